/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Widths on a terminal. */
#include "base/columns.h"

#include <string.h>

static guint
get_width (gunichar c)
{
  if (c >= ' ' && c <= '~') /* most are */
    return 1;
  if (g_unichar_iszerowidth (c))
    return 0;
  return g_unichar_iswide (c) ? 2 : 1;
}

static const char *
get_end (const char *text, gssize length)
{
  return text + (length < 0 ? strlen (text) : (gsize)length);
}

guint
demarche_columns_count (const char *text, gssize length)
{
  const char *end = get_end (text, length);
  guint n = 0;

  for (const char *at = text; at < end; at = g_utf8_next_char (at))
    n += get_width (g_utf8_get_char (at));
  return n;
}

gsize
demarche_columns_fit (const char *text, gssize length, guint n_columns)
{
  const char *end = get_end (text, length);
  const char *at = text;
  guint n = 0;

  while (at < end) {
    n += get_width (g_utf8_get_char (at));
    if (n > n_columns)
      break;
    at = g_utf8_next_char (at);
  }
  return (gsize)(at - text);
}

gsize
demarche_columns_fit_end (const char *text, gssize length, guint n_columns)
{
  const char *at = get_end (text, length);
  const char *start = at; /* of the last character that fits with its marks */
  guint n = 0;

  while (at > text) {
    at = g_utf8_prev_char (at);
    guint width = get_width (g_utf8_get_char (at));
    n += width;
    if (n > n_columns)
      break;
    if (width > 0 || at == text)
      start = at;
  }
  return (gsize)(start - text);
}

void
demarche_columns_pad (GString *out, guint n_columns)
{
  for (guint i = 0; i < n_columns; i++)
    g_string_append_c (out, ' ');
}

void
demarche_columns_wrap (GString *out, const char *text, guint column, guint indent, guint width)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);

  if (column == 0) {
    g_string_append_printf (out, "%*s", (int)indent, "");
    column = indent;
  }
  for (guint i = 0; words[i] != NULL; i++) {
    guint length = (guint)g_utf8_strlen (words[i], -1);

    if (i > 0 && column + 1 + length > width) {
      g_string_append_printf (out, "\n%*s", (int)indent, "");
      column = indent;
    } else if (i > 0) {
      g_string_append_c (out, ' ');
      column++;
    }
    g_string_append (out, words[i]);
    column += length;
  }
  g_string_append_c (out, '\n');
}
