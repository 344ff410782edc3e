/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Fits what is shown into the lines and columns of a screen. */
#include "config.h"

#include "cli/watch-text.h"

#include <string.h>

/* most entries of one list: no screen shows more */
#define MAX_ENTRIES 60
/* before the rest of a line that is wrapped */
#define INDENT 8
/* columns of a rule file that stay in sight behind a mistake */
#define BEHIND_CARET 10

static const char *const colours[] = {
    [DEMARCHE_LINE_PLAIN] = "",       [DEMARCHE_LINE_GOOD] = "\033[32m",
    [DEMARCHE_LINE_BAD] = "\033[31m", [DEMARCHE_LINE_CHANGED] = "\033[33m",
    [DEMARCHE_LINE_OLD] = "\033[2m",
};

typedef struct {
  GPtrArray *rows; /* (element-type utf8) */
  guint width;
  gboolean is_coloured;
} Sheet;

static void
add_row (Sheet *sheet, DemarcheLineStyle style, guint indent, const char *text, gsize length,
         const char *end)
{
  const char *colour = sheet->is_coloured ? colours[style] : "";

  g_ptr_array_add (sheet->rows,
                   g_strdup_printf ("%s%*s%.*s%s%s", colour, (int)indent, "", (int)length, text,
                                    end, *colour != '\0' ? "\033[0m" : ""));
}

/* cut to the columns there are */
static void
add_cut (Sheet *sheet, DemarcheLineStyle style, const char *text)
{
  gsize length = demarche_columns_fit (text, -1, sheet->width);
  gboolean fits = text[length] == '\0';

  if (!fits)
    length = demarche_columns_fit (text, -1, MAX (sheet->width, 1) - 1);
  add_row (sheet, style, 0, text, length, fits ? "" : "…");
}

/* how much of @text goes on a row of @n_columns: up to a space, when there is one */
static gsize
find_break (const char *text, guint n_columns)
{
  gsize length = demarche_columns_fit (text, -1, n_columns);

  if (text[length] == '\0')
    return length;
  for (gsize at = length; at > length / 2; at--)
    if (text[at] == ' ')
      return at;
  return length;
}

/* on as many rows as it takes */
static void
add_wrapped (Sheet *sheet, DemarcheLineStyle style, const char *text)
{
  guint indent = 0;

  if (sheet->width < 2 * INDENT) {
    add_cut (sheet, style, text);
    return;
  }
  do {
    gsize length = find_break (text, sheet->width - indent);
    add_row (sheet, style, indent, text, length, "");
    text += length;
    text += strspn (text, " ");
    indent = INDENT;
  } while (*text != '\0');
}

/* where the text of a rule file begins in "   14 |   text", 0 in other lines */
static gsize
find_gutter (const char *text)
{
  gsize length = strspn (text, " 0123456789");

  return length > 0 && g_str_has_prefix (text + length, "| ") ? length + 2 : 0;
}

/* the line of a rule file and the caret below, moved so that the caret is in sight */
static void
add_source (Sheet *sheet, const DemarcheWatchLine *source, const DemarcheWatchLine *caret)
{
  gsize gutter = find_gutter (source->text);
  guint wanted = demarche_columns_count (caret->text, -1) + BEHIND_CARET;
  guint n_left_out = wanted > sheet->width ? wanted - sheet->width : 0;
  const DemarcheWatchLine *lines[] = {source, caret};

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++) {
    const char *rest = lines[i]->text + gutter;
    gsize from = demarche_columns_fit (rest, -1, n_left_out);
    g_autofree char *moved = g_strdup_printf ("%.*s%s", (int)gutter, lines[i]->text, rest + from);
    add_cut (sheet, lines[i]->style, moved);
  }
}

static GPtrArray *
make_rows (GPtrArray *lines, const DemarcheWatchView *view, gboolean is_coloured)
{
  Sheet sheet = {g_ptr_array_new_with_free_func (g_free), view->width, is_coloured};

  for (guint i = 0; i < lines->len; i++) {
    const DemarcheWatchLine *line = g_ptr_array_index (lines, i);
    const DemarcheWatchLine *next = i + 1 < lines->len ? lines->pdata[i + 1] : NULL;
    if (find_gutter (line->text) > 0 && next != NULL && find_gutter (next->text) > 0) {
      add_source (&sheet, line, next);
      i++;
    } else if (line->is_long) {
      add_wrapped (&sheet, line->style, line->text);
    } else {
      add_cut (&sheet, line->style, line->text);
    }
  }
  return sheet.rows;
}

static GPtrArray *
write_rows (const DemarcheWatchView *view, guint limit, gboolean is_coloured)
{
  g_autoptr (GPtrArray) lines = demarche_watch_view_write (view, limit);

  return make_rows (lines, view, is_coloured);
}

/* with as many entries of each list as fit */
static GPtrArray *
choose_rows (const DemarcheWatchView *view, guint n_rows, gboolean is_coloured)
{
  guint fitting = 1;
  guint most = MIN (n_rows, MAX_ENTRIES);
  g_autoptr (GPtrArray) all = write_rows (view, most, is_coloured);

  if (all->len <= n_rows)
    return g_steal_pointer (&all);
  for (most--; fitting < most;) {
    guint middle = (fitting + most + 1) / 2;
    g_autoptr (GPtrArray) rows = write_rows (view, middle, is_coloured);
    if (rows->len <= n_rows)
      fitting = middle;
    else
      most = middle - 1;
  }
  return write_rows (view, fitting, is_coloured);
}

GPtrArray *
demarche_watch_view_fit (const DemarcheWatchView *view, guint n_rows, gboolean is_coloured,
                         const char *footer)
{
  guint n_free = MAX (n_rows, 2) - 1;
  Sheet sheet = {choose_rows (view, n_free, is_coloured), view->width, is_coloured};

  if (sheet.rows->len > n_free) {
    g_autofree char *rest = g_strdup_printf ("%u more lines: the window is too small for them",
                                             sheet.rows->len - n_free + 1);
    g_ptr_array_set_size (sheet.rows, (int)n_free - 1);
    add_cut (&sheet, DEMARCHE_LINE_PLAIN, rest);
  }
  while (sheet.rows->len < n_free)
    g_ptr_array_add (sheet.rows, g_strdup (""));
  add_cut (&sheet, DEMARCHE_LINE_OLD, footer);
  return sheet.rows;
}
