/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Footnotes: small lines at the end of a page or column from the first one on that starts with a
 * mark. */
#include "ingest/layout.h"

#include <string.h>

#define MOST_LARGE_NOTE_LINES 15 /* of notes in the size of the text */

/* lines of one column of a page that are text */
typedef struct {
  DemarcheLayout *layout;
  GArray *lines; /* guint */
} Column;

static DemarcheLayoutLine *
get_line (const Column *column, guint index)
{
  return demarche_layout_line (column->layout, g_array_index (column->lines, guint, index));
}

static gboolean
is_small (const Column *column, const DemarcheLayoutLine *line)
{
  return line->size * 100 <= column->layout->body_size * 92;
}

gboolean
demarche_layout_starts_note (const DemarcheLayout *layout, const DemarcheLayoutLine *line,
                             guint *number)
{
  const char *text = demarche_layout_line_text (layout, line);
  const char *digits = text + strspn (text, "[(*");
  gsize n_digits = strspn (digits, "0123456789");
  const char *end = digits + n_digits + strspn (digits + n_digits, "]).");

  *number = 0;
  for (gsize i = 0; i < n_digits && i < 3; i++)
    *number = *number * 10 + (guint)(digits[i] - '0');
  if (line->starts_with_mark)
    return TRUE;
  return n_digits <= 3 && (n_digits > 0 || *text == '*') &&
         (*end == ' ' || g_unichar_isupper (g_utf8_get_char (end)));
}

/* the first of the small lines that the column ends with */
static guint
find_small (const Column *column)
{
  guint i = column->lines->len;

  while (i > 0 && is_small (column, get_line (column, i - 1)))
    i--;
  return i;
}

static guint
find_note (const Column *column, guint from)
{
  guint number;
  guint i = from;

  while (i < column->lines->len &&
         !demarche_layout_starts_note (column->layout, get_line (column, i), &number))
    i++;
  return i;
}

/* notes in letters as large as the text: only a raised mark shows them */
static guint
find_large_note (const Column *column)
{
  guint n = column->lines->len;
  guint first = n;

  for (guint i = n; i > 0 && n - i < MOST_LARGE_NOTE_LINES; i--) {
    const DemarcheLayoutLine *line = get_line (column, i - 1);
    int height = g_array_index (column->layout->pages, DemarcheLayoutPage, line->page).height;

    if (line->starts_with_mark && line->box.top > height / 2)
      first = i - 1;
  }
  return first;
}

/* @goes_on: notes of the page before may go on here; returns whether there are any */
static gboolean
mark_column (const Column *column, gboolean goes_on)
{
  guint small = find_small (column);
  guint first = find_note (column, small);

  if (first == column->lines->len)
    first = find_large_note (column);
  else if (goes_on)
    first = small;
  if (small > 0 || first > 0) { /* a page of small print is no page of notes */
    for (guint i = first; i < column->lines->len; i++)
      get_line (column, i)->place = DEMARCHE_PLACE_NOTE;
  }
  return first < column->lines->len;
}

void
demarche_layout_mark_notes (DemarcheLayout *layout)
{
  Column column = {layout, g_array_new (FALSE, FALSE, sizeof (guint))};
  gboolean goes_on = FALSE;

  for (guint i = 0; i < layout->lines->len;) {
    guint page = demarche_layout_line (layout, i)->page;
    guint number = demarche_layout_line (layout, i)->column;

    g_array_set_size (column.lines, 0);
    for (; i < layout->lines->len; i++) {
      const DemarcheLayoutLine *line = demarche_layout_line (layout, i);

      if (line->page != page || line->column != number)
        break;
      if (line->place == DEMARCHE_PLACE_TEXT)
        g_array_append_val (column.lines, i);
    }
    if (column.lines->len > 0)
      goes_on = mark_column (&column, goes_on);
  }
  g_array_unref (column.lines);
}
