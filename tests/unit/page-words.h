/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* For tests of layout: lines of words as `demarche-pdf` writes them, in points, each letter half as
 * wide as it is high. */
#pragma once

#include <glib.h>
#include <string.h>

#define PAGE "page 60000 84000 0\n"
#define HEAD "demarche-pdf 1\n"

/* appends the words of @text as one line; returns where it ends */
static inline int
put_words (GString *out, int left, int top, int size, const char *look, const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);

  for (guint i = 0; words[i]; i++) {
    int width = (int)g_utf8_strlen (words[i], -1) * size / 2;

    g_string_append_printf (out, "word %d %d %d %d %d %s %s\n", left * 100, top * 100,
                            (left + width) * 100, (top + size) * 100, size * 100, look, words[i]);
    left += width + size / 2;
  }
  return left - size / 2;
}

/* lines of @text, twelve points high, fourteen apart */
static inline int
put_lines (GString *out, int left, int top, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i]; i++, top += 14)
    put_words (out, left, top, 12, "-", lines[i]);
  return top;
}
