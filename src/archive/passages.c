/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Texts of paragraphs out of the text that they stand in. */
#include "archive/passages.h"

#include <string.h>

static gsize
get_number (const guint8 *bytes)
{
  guint32 number;

  memcpy (&number, bytes, sizeof number);
  return GUINT32_FROM_LE (number);
}

DemarcheOffset *
demarche_passage_read_offsets (const guint8 *bytes, gsize size, gsize length, guint *n)
{
  g_autofree DemarcheOffset *map = g_new (DemarcheOffset, size / 8 + 1);

  *n = (guint)(size / 8);
  for (guint i = 0; i < *n; i++) {
    map[i].text = get_number (bytes + (gsize)8 * i);
    map[i].source = get_number (bytes + (gsize)8 * i + 4);
    if (map[i].text > length || (i == 0 ? map[i].text != 0 : map[i].text <= map[i - 1].text))
      return NULL;
  }
  return size % 8 == 0 ? g_steal_pointer (&map) : NULL;
}

/* line ends and tabs are spaces in paragraphs */
static void
copy_line (char *to, const char *from, gsize length)
{
  for (gsize i = 0; i < length; i++)
    to[i] = from[i] == '\n' || from[i] == '\t' ? ' ' : from[i];
}

/* a space that the source has not, before what follows: two pieces were joined there */
static gboolean
is_joint (const DemarcheOffset *offset)
{
  return offset[1].text - offset[0].text == 1 && offset[1].source == offset[0].source;
}

char *
demarche_passage_derive (const char *source, gsize source_length, const DemarcheOffset *map,
                         guint n_map, gsize length)
{
  if (length > source_length || (length > 0 && n_map == 0))
    return NULL;
  g_autofree char *text = g_malloc (length + 1);

  for (guint i = 0; i < n_map; i++) {
    gsize end = i + 1 < n_map ? map[i + 1].text : length;
    gsize n = end - map[i].text;

    if (i + 1 < n_map && is_joint (map + i)) {
      text[map[i].text] = ' ';
      continue;
    }
    if (map[i].source > source_length || n > source_length - map[i].source)
      return NULL;
    copy_line (text + map[i].text, source + map[i].source, n);
  }
  text[length] = '\0';
  return g_steal_pointer (&text);
}

gboolean
demarche_passage_is_derived (const char *source, gsize source_length, const DemarcheOffset *map,
                             guint n_map, const char *text, gsize length)
{
  g_autofree char *derived = demarche_passage_derive (source, source_length, map, n_map, length);

  return derived != NULL && memcmp (derived, text, length) == 0;
}
