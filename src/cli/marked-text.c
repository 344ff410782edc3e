/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Lays text out for a terminal. */
#include "config.h"

#include "cli/marked-text.h"

#include "cli/terminal.h"

#define LEAST_WIDTH 40
#define MOST_WIDTH 110 /* longer lines are hard to follow back */

/* one character as it is shown. @is_space: a line may break after it */
typedef struct {
  gsize start; /* in the escaped text */
  gsize end;
  guint width;
  guint8 mark;
  gboolean is_space;
} Cell;

guint
demarche_text_width (void)
{
  return CLAMP (demarche_terminal_get_width (), LEAST_WIDTH, MOST_WIDTH);
}

static guint
measure (const char *shown, gsize length)
{
  gunichar c = g_utf8_get_char (shown);

  if (g_utf8_next_char (shown) != shown + length)
    return (guint)length; /* an escape, in ASCII */
  if (g_unichar_iszerowidth (c))
    return 0;
  return g_unichar_iswide (c) ? 2 : 1;
}

static gboolean
is_space (gunichar c)
{
  return g_unichar_isspace (c) && c != 0xa0 && c != 0x202f;
}

/* (element-type Cell): the text's characters; their shown form goes to @shown */
static GArray *
make_cells (GString *shown, const char *text, gsize length, const guint8 *marks)
{
  GArray *cells = g_array_new (FALSE, FALSE, sizeof (Cell));

  for (const char *at = text; at < text + length; at = g_utf8_next_char (at)) {
    gunichar c = g_utf8_get_char (at);
    Cell cell = {.start = shown->len, .mark = marks[at - text], .is_space = is_space (c)};

    if (cell.is_space)
      g_string_append_c (shown, ' ');
    else
      demarche_escape_terminal (shown, at, g_utf8_next_char (at) - at);
    cell.end = shown->len;
    cell.width = measure (shown->str + cell.start, cell.end - cell.start);
    g_array_append_val (cells, cell);
  }
  return cells;
}

static const Cell *
get (const GArray *cells, guint index)
{
  return &g_array_index (cells, Cell, index);
}

/* the cell after the last of the line that begins at @start: after a space, if there is one */
static guint
find_line_end (const GArray *cells, guint start, guint width)
{
  guint last_break = start;
  guint used = 0;

  for (guint i = start; i < cells->len; i++) {
    if (used + get (cells, i)->width > width && !get (cells, i)->is_space)
      return last_break > start ? last_break : MAX (i, start + 1);
    used += get (cells, i)->width;
    if (get (cells, i)->is_space || get (cells, i)->width == 2)
      last_break = i + 1;
  }
  return cells->len;
}

static void
append_mark_line (GString *out, const GArray *cells, guint start, guint end, guint indent,
                  gboolean colour)
{
  static const char signs[] = {' ', '~', '-'};
  static const char *const colours[] = {"", "\x1b[32m", "\x1b[33m"};
  g_autoptr (GString) line = g_string_new (NULL);
  guint mark = DEMARCHE_MARK_NONE;
  gsize length = 0;

  for (guint i = start; i < end; i++) {
    const Cell *cell = get (cells, i);
    if (colour && cell->mark != mark)
      g_string_append_printf (line, "\x1b[0m%s", colours[cell->mark]);
    mark = cell->mark;
    for (guint n = 0; n < cell->width; n++)
      g_string_append_c (line, signs[mark]);
    if (mark != DEMARCHE_MARK_NONE)
      length = line->len;
  }
  if (length == 0)
    return;
  g_string_append_printf (out, "%*s", (int)indent, "");
  g_string_append_len (out, line->str, (gssize)length);
  g_string_append (out, colour ? "\x1b[0m\n" : "\n");
}

void
demarche_marked_text_append (GString *out, const char *text, gsize length, const guint8 *marks,
                             guint indent, guint width, gboolean colour)
{
  g_autoptr (GString) shown = g_string_new (NULL);
  g_autoptr (GArray) cells = make_cells (shown, text, length, marks);

  for (guint start = 0, next; start < cells->len; start = next) {
    next = find_line_end (cells, start, MAX (width, indent + 1) - indent);
    guint end = next;
    while (end > start && get (cells, end - 1)->is_space)
      end--;
    if (end > start) {
      g_string_append_printf (out, "%*s", (int)indent, "");
      g_string_append_len (out, shown->str + get (cells, start)->start,
                           (gssize)(get (cells, end - 1)->end - get (cells, start)->start));
      g_string_append_c (out, '\n');
    }
    append_mark_line (out, cells, start, end, indent, colour);
  }
}
