/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* A text with a name, and the map from byte offsets to lines and columns. */

#include "base/source.h"

#include <string.h>

struct _DemarcheSource {
  char *name;
  GBytes *bytes;
  const char *text; /* (unowned) of bytes */
  gsize length;
  GArray *lines; /* gsize: first byte of each line; made when first asked for, guarded by once */
};

G_DEFINE_BOXED_TYPE (DemarcheSource, demarche_source, demarche_source_ref, demarche_source_unref)

static const char bom[] = "\xef\xbb\xbf";

/* the first byte after a line end, or the length when there is no further line end */
static gsize
find_line_end (DemarcheSource *source, gsize offset, gsize *next)
{
  while (offset < source->length && source->text[offset] != '\n' && source->text[offset] != '\r')
    offset++;
  *next = offset;
  if (offset < source->length && source->text[offset] == '\r')
    *next += 1;
  if (*next < source->length && source->text[*next] == '\n')
    *next += 1;
  return offset;
}

/* a BOM is not shown by an editor and takes no column; a line end at the very end of the text
 * starts one more line, where an editor puts the cursor */
static GArray *
find_lines (DemarcheSource *source)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (gsize));
  gsize start = 0;

  if (source->length >= 3 && memcmp (source->text, bom, 3) == 0)
    start = 3;
  for (;;) {
    gsize next;

    g_array_append_val (lines, start);
    if (find_line_end (source, start, &next) == next)
      return lines;
    start = next;
  }
}

/* most sources never need their lines: one is made of each line of a stream */
static GArray *
get_lines (DemarcheSource *source)
{
  if (g_once_init_enter (&source->lines))
    g_once_init_leave (&source->lines, find_lines (source));
  return source->lines;
}

DemarcheSource *
demarche_source_new (const char *name, GBytes *bytes)
{
  DemarcheSource *source = g_atomic_rc_box_new0 (DemarcheSource);

  source->name = g_strdup (name);
  source->bytes = g_bytes_ref (bytes);
  source->text = g_bytes_get_data (bytes, &source->length);
  if (source->text == NULL)
    source->text = "";
  return source;
}

DemarcheSource *
demarche_source_ref (DemarcheSource *source)
{
  return g_atomic_rc_box_acquire (source);
}

static void
clear_source (gpointer data)
{
  DemarcheSource *source = data;

  g_clear_pointer (&source->lines, g_array_unref);
  g_clear_pointer (&source->bytes, g_bytes_unref);
  g_clear_pointer (&source->name, g_free);
}

void
demarche_source_unref (DemarcheSource *source)
{
  g_atomic_rc_box_release_full (source, clear_source);
}

const char *
demarche_source_get_name (DemarcheSource *source)
{
  return source->name;
}

const char *
demarche_source_get_text (DemarcheSource *source, gsize *length)
{
  if (length != NULL)
    *length = source->length;
  return source->text;
}

static gsize
get_line_start (GArray *lines, guint index)
{
  return g_array_index (lines, gsize, index);
}

/* the index of the last line that starts at or before @offset */
static guint
find_line (GArray *lines, gsize offset)
{
  guint low = 0;
  guint high = lines->len;

  while (high - low > 1) {
    guint middle = low + (high - low) / 2;

    if (get_line_start (lines, middle) <= offset)
      low = middle;
    else
      high = middle;
  }
  return low;
}

/* bytes that are no UTF-8 count one each */
static guint
count_code_points (const char *text, gsize length)
{
  guint n = 0;

  for (gsize i = 0; i < length; n++) {
    gunichar c = g_utf8_get_char_validated (text + i, (gssize)(length - i));

    if (c == (gunichar)-1 || c == (gunichar)-2 || c == 0)
      i++;
    else
      i += (gsize)g_unichar_to_utf8 (c, NULL);
  }
  return n;
}

void
demarche_source_locate (DemarcheSource *source, gsize offset, guint *line, guint *column)
{
  GArray *lines = get_lines (source);
  guint index;
  gsize start;

  offset = MIN (offset, source->length);
  index = find_line (lines, offset);
  start = get_line_start (lines, index);
  if (line != NULL)
    *line = index + 1;
  if (column != NULL)
    *column = offset > start ? count_code_points (source->text + start, offset - start) + 1 : 1;
}

const char *
demarche_source_get_line (DemarcheSource *source, guint line, gsize *length)
{
  GArray *lines = get_lines (source);
  gsize start;
  gsize next;

  if (line == 0 || line > lines->len)
    return NULL;
  start = get_line_start (lines, line - 1);
  if (length != NULL)
    *length = find_line_end (source, start, &next) - start;
  return source->text + start;
}

guint
demarche_source_get_n_lines (DemarcheSource *source)
{
  return get_lines (source)->len;
}
