/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Where a paragraph ends between two lines of a column: by the space between them, by indents, by
 * the room that a line leaves, by list marks. */
#include "ingest/layout-breaks.h"

#include "base/text.h"
#include "ingest/markers.h"
#include "ingest/wording.h"

#include <string.h>

/* steps of half a point, up to 72 points */
#define STEP 50
#define N_STEPS 144
#define LARGEST_INDENT 5 /* of a first line, in its letters' size */

static const char *
get_text (const DemarcheLayout *layout, const DemarcheLayoutLine *line)
{
  return demarche_layout_line_text (layout, line);
}

static gboolean
is_same_size (const DemarcheLayoutLine *one, const DemarcheLayoutLine *other)
{
  return ABS (one->size - other->size) * 100 <= 8 * MAX (one->size, other->size);
}

int
demarche_layout_find_pitch (const DemarcheLayout *layout)
{
  guint n_lines[N_STEPS] = {0};
  int most = 0;

  for (guint i = 0; i + 1 < layout->lines->len; i++) {
    const DemarcheLayoutLine *line = demarche_layout_line (layout, i);
    int pitch = (line + 1)->box.bottom - line->box.bottom;

    if (line->page == (line + 1)->page && line->column == (line + 1)->column && pitch > 0 &&
        line->place == DEMARCHE_PLACE_TEXT && is_same_size (line, line + 1) &&
        pitch < 3 * layout->body_size)
      n_lines[MIN (pitch / STEP, N_STEPS - 1)]++;
  }
  for (int i = 0; i < N_STEPS; i++) {
    if (n_lines[i] > n_lines[most])
      most = i;
  }
  return most > 0 ? (most + 1) * STEP : layout->body_size * 3 / 2;
}

/* ---- places in the direction of reading ---- */

static gboolean
is_right_to_left (const DemarcheLayout *layout, const DemarcheLayoutLine *line)
{
  return demarche_text_find_direction (get_text (layout, line), line->length) ==
         DEMARCHE_SCRIPT_RIGHT_TO_LEFT;
}

static const DemarcheLayoutColumn *
get_column (const DemarcheLayout *layout, const DemarcheLayoutLine *line)
{
  return &g_array_index (layout->columns, DemarcheLayoutColumn, line->column);
}

/* from the edge of the column to the first word */
static int
get_indent (const DemarcheLayout *layout, const DemarcheLayoutLine *line)
{
  const DemarcheLayoutColumn *column = get_column (layout, line);

  return is_right_to_left (layout, line) ? column->right - line->box.right
                                         : line->box.left - column->left;
}

/* from the last word to the other edge */
static int
get_room (const DemarcheLayout *layout, const DemarcheLayoutLine *line)
{
  const DemarcheLayoutColumn *column = get_column (layout, line);

  return is_right_to_left (layout, line) ? line->box.left - column->left
                                         : column->right - line->box.right;
}

static gboolean
is_centred (const DemarcheLayout *layout, const DemarcheLayoutLine *line)
{
  int indent = get_indent (layout, line);
  int room = get_room (layout, line);

  return indent > line->size && room > line->size && ABS (indent - room) < 2 * line->size;
}

/* ---- what a line starts and ends with ---- */

static gunichar
last_of (const DemarcheLayout *layout, const DemarcheLayoutLine *line)
{
  return demarche_wording_last (get_text (layout, line), line->length);
}

static gboolean
starts_item (const DemarcheLayout *layout, const DemarcheLayoutLine *line)
{
  guint ordinal;
  gsize words;

  return demarche_marker_find (get_text (layout, line), line->length, &ordinal, &words) !=
         DEMARCHE_MARKER_NONE;
}

/* ends in the middle of a word, or of a sentence that goes on in small letters */
static gboolean
runs_on (const DemarcheLayout *layout, const DemarcheLayoutLine *line,
         const DemarcheLayoutLine *next)
{
  gunichar last = last_of (layout, line);
  gunichar first = demarche_wording_first (get_text (layout, next), next->length);

  return demarche_text_is_hyphen (last) ? g_unichar_isalpha (first)
                                        : g_unichar_isalnum (last) && g_unichar_islower (first);
}

/* whether the first word of @next had room on the line: then the break was meant */
static gboolean
has_room (const DemarcheLayout *layout, const DemarcheLayoutLine *line,
          const DemarcheLayoutLine *next)
{
  const DemarcheLayoutWord *word = demarche_layout_word (layout, next, 0);
  int room = get_room (layout, line);

  if (is_centred (layout, line) && is_centred (layout, next))
    room += get_indent (layout, line);
  if (demarche_text_is_unspaced (g_utf8_get_char (get_text (layout, next))))
    return room > 2 * line->size;
  return room > word->box.right - word->box.left + line->size / 2;
}

/* ---- between two lines ---- */

gboolean
demarche_layout_is_gap (const DemarcheLayout *layout, int pitch, const DemarcheLayoutLine *line,
                        const DemarcheLayoutLine *next)
{
  int usual = MAX (pitch, pitch * MAX (line->size, next->size) / layout->body_size);
  int gap = next->box.bottom - line->box.bottom;

  return gap < 0 || gap * 100 > usual * 120;
}

/* a first line is indented, or what follows an item of a list goes back to the edge */
static gboolean
is_indent_change (const DemarcheLayout *layout, const DemarcheLayoutLine *line,
                  const DemarcheLayoutLine *next, gboolean is_first)
{
  int change = get_indent (layout, next) - get_indent (layout, line);
  int least = line->size * 4 / 5;

  if (change > least)
    return !(is_first && starts_item (layout, line) && change < LARGEST_INDENT * line->size);
  return change < -least && !(is_first && get_indent (layout, line) < LARGEST_INDENT * line->size);
}

static gboolean
is_list_break (const DemarcheLayout *layout, const DemarcheLayoutLine *line,
               const DemarcheLayoutLine *next)
{
  gunichar last = last_of (layout, line);

  return starts_item (layout, next) &&
         (demarche_wording_is_sentence_end (last) || last == ':' || last == ';' || last == ',' ||
          has_room (layout, line, next));
}

gboolean
demarche_layout_is_own_line (const DemarcheLayout *layout, const DemarcheLayoutLine *line,
                             const DemarcheLayoutLine *next)
{
  return is_centred (layout, line) && is_centred (layout, next) && has_room (layout, line, next);
}

/* a line that goes on with "12 February" is none, unless 11 was the one before */
static gboolean
is_next_note (const DemarcheLayout *layout, const DemarcheLayoutLine *first,
              const DemarcheLayoutLine *next)
{
  guint number;
  guint next_number;

  if (!demarche_layout_starts_note (layout, next, &next_number))
    return FALSE;
  return next->starts_with_mark || !demarche_layout_starts_note (layout, first, &number) ||
         next_number == number + 1 || next_number == 0;
}

gboolean
demarche_layout_is_break (const DemarcheLayout *layout, int pitch, const DemarcheLayoutLine *line,
                          const DemarcheLayoutLine *next, const DemarcheLayoutLine *first)
{
  if (line->page != next->page || line->column != next->column || line->place != next->place ||
      line->place == DEMARCHE_PLACE_MARGIN)
    return TRUE;
  if (line->place == DEMARCHE_PLACE_NOTE)
    return is_next_note (layout, first, next);
  if (demarche_layout_is_gap (layout, pitch, line, next) || !is_same_size (line, next))
    return TRUE;
  if (is_list_break (layout, line, next))
    return TRUE;
  if (is_centred (layout, line) && is_centred (layout, next))
    return FALSE;
  if (runs_on (layout, line, next))
    return FALSE;
  return is_indent_change (layout, line, next, line == first) || has_room (layout, line, next);
}
