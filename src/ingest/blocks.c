/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Second stage: which lines stand together. Blank lines part blocks; within a group of lines the
 * shape of the lines tells hard-wrapped text from one paragraph a line. */
#include "base/limits.h"
#include "base/text.h"
#include "ingest/dates.h"
#include "ingest/document.h"
#include "ingest/states.h"
#include "ingest/wording.h"

#include <string.h>

/* no text is hard-wrapped wider than this */
#define WIDEST_WRAP 120
/* what a line must at least be short of to be called short */
#define LEAST_WIDTH 30

/* consecutive lines without a blank one between them */
typedef struct {
  guint first;
  guint last;
  gsize width; /* characters of the longest line */
} Group;

static gsize
line_width (const DemarcheDocument *document, const DemarcheLine *line)
{
  return (gsize)g_utf8_strlen (document->text + line->start, (gssize)(line->end - line->start));
}

static gboolean
is_boundary (const DemarcheLine *line)
{
  guint before = (line - 1)->flags;

  return line->blanks > 0 || (line->flags & (DEMARCHE_LINE_PAGE_START | DEMARCHE_LINE_FURNITURE)) ||
         (before & DEMARCHE_LINE_FURNITURE) ||
         ((before ^ line->flags) & (DEMARCHE_LINE_FOOTNOTE | DEMARCHE_LINE_HEADING));
}

static Group
read_group (const DemarcheDocument *document, guint first)
{
  Group group = {first, first, 0};

  while (group.last + 1 < document->lines->len &&
         !is_boundary (demarche_document_line (document, group.last + 1)))
    group.last++;
  for (guint i = first; group.last > first && i <= group.last; i++)
    group.width = MAX (group.width, line_width (document, demarche_document_line (document, i)));
  return group;
}

static gunichar
first_of (const DemarcheDocument *document, const DemarcheLine *line)
{
  gsize start = line->start;

  while (start < line->end && strchr ("*_#>", document->text[start]))
    start++;
  return demarche_wording_first (document->text + start, line->end - start);
}

static gunichar
last_of (const DemarcheDocument *document, const DemarcheLine *line)
{
  gsize end = line->end;

  while (end > line->start && strchr ("*_\\", document->text[end - 1]))
    end--;
  return demarche_wording_last (document->text + line->start, end - line->start);
}

/* whether the first word of @next had room on the line before: then the break was meant */
static gboolean
is_short (const DemarcheDocument *document, const DemarcheLine *line, const DemarcheLine *next,
          gsize width)
{
  const char *text = document->text + next->start;
  const char *end = document->text + next->end;
  const char *word = text;

  while (word < end && !demarche_text_is_space (demarche_text_get_character (word)))
    word = g_utf8_next_char (word);
  return line_width (document, line) + 1 + (gsize)g_utf8_strlen (text, word - text) <
         MAX (width, LEAST_WIDTH);
}

static gboolean
is_date_line (const DemarcheDocument *document, const DemarcheLine *line)
{
  const char *text = document->text + line->start;
  gsize length = line->end - line->start;
  char day[11];

  while (length > 0 && strchr ("*_", *text)) {
    text++;
    length--;
  }
  while (length > 0 && strchr ("*_", text[length - 1]))
    length--;
  return demarche_date_line (text, length, NULL, day) != DEMARCHE_DATE_NONE;
}

static gboolean
is_capitals (const DemarcheDocument *document, const DemarcheLine *line)
{
  return demarche_wording_is_capitals (document->text + line->start, line->end - line->start);
}

static gboolean
is_marked_heading (const DemarcheDocument *document, const DemarcheLine *line)
{
  const char *text = document->text + line->start;
  gsize n = strspn (text, "#");

  return (line->flags & DEMARCHE_LINE_HEADING) || (n >= 1 && n <= 6 && text[n] == ' ');
}

/* "**All of it**" */
static gboolean
is_emphasised (const DemarcheDocument *document, const DemarcheLine *line)
{
  const char *text = document->text + line->start;
  gsize length = line->end - line->start;

  if (line->flags & DEMARCHE_LINE_EMPHASISED)
    return TRUE;
  return length > 4 && text[0] == '*' && text[length - 1] == '*' && text[1] != ' ' &&
         !memchr (text + 2, '*', length - 4);
}

/* whether a turn head starts the line; one that is all of it has words before it end first */
static gboolean
starts_turn (const DemarcheDocument *document, const DemarcheLine *line, gboolean after_end)
{
  const char *text = document->text + line->start;
  gsize length = line->end - line->start;
  DemarcheTurnHead head = {0};
  gboolean found;

  while (length > 0 && strchr ("*_", *text)) {
    text++;
    length--;
  }
  found = demarche_turn_head_read (text, length, 0, &head) && (after_end || head.label < length);
  demarche_turn_head_clear (&head);
  return found;
}

/* "Australia" on a line of its own above the words */
static gboolean
is_state_line (const DemarcheDocument *document, const DemarcheLine *line)
{
  return demarche_state_find (document->text + line->start, line->end - line->start) != NULL;
}

static gboolean
starts_item (const DemarcheDocument *document, const DemarcheLine *line)
{
  guint ordinal;
  gsize words;

  return demarche_marker_find (document->text + line->start, line->end - line->start, &ordinal,
                               &words) != DEMARCHE_MARKER_NONE;
}

/* whether a list mark that no stop leads up to was meant as one: a dash may also be an aside */
static gboolean
is_item_room (const DemarcheDocument *document, const DemarcheLine *line, const DemarcheLine *next,
              const Group *group)
{
  if (starts_item (document, line))
    return is_short (document, line, next, group->width);
  return line_width (document, line) * 4 < group->width * 3;
}

/* "Mr. Chair," on a line of its own */
static gboolean
is_address_line (const DemarcheDocument *document, const DemarcheLine *line)
{
  return last_of (document, line) == ',' &&
         demarche_shape_is_salutation (document->text + line->start, line->end - line->start);
}

/* lines of a file with one paragraph a line: a break inside a sentence is an accident */
static gboolean
parts_long_lines (const DemarcheDocument *document, const DemarcheLine *line,
                  const DemarcheLine *next)
{
  gunichar last = last_of (document, line);
  gboolean open = g_unichar_isalnum (last) || demarche_text_is_hyphen (last);

  return !(open && g_unichar_islower (first_of (document, next)) && !starts_item (document, next));
}

/* lines of a table of contents or of officers stand each for itself */
static gboolean
is_list_line (const DemarcheDocument *document, const DemarcheLine *line)
{
  static const char *const starts[] = {"agenda item ", "chair:", "president:", "later:"};
  const char *text = document->text + line->start;
  gsize length = line->end - line->start;

  for (gsize i = 0; g_ascii_isupper (*text) && i < G_N_ELEMENTS (starts); i++) {
    if (length > strlen (starts[i]) &&
        g_ascii_strncasecmp (text, starts[i], strlen (starts[i])) == 0)
      return TRUE;
  }
  return g_strstr_len (text, (gssize)length, ". . . . ") ||
         g_strstr_len (text, (gssize)length, ".....");
}

static gboolean
parts_wrapped_lines (const DemarcheDocument *document, const DemarcheLine *line,
                     const DemarcheLine *next, const Group *group)
{
  gunichar last = last_of (document, line);
  gunichar first = first_of (document, next);
  gboolean ends = demarche_wording_is_sentence_end (last);
  gboolean stops = ends || last == ':' || last == ';' || last == ',';
  gboolean is_room = is_short (document, line, next, group->width);
  gboolean is_last = next == demarche_document_line (document, group->last);
  gboolean starts_large = !g_unichar_islower (first);

  if (is_marked_heading (document, line) || is_marked_heading (document, next))
    return TRUE;
  if (is_emphasised (document, line) != is_emphasised (document, next) && is_room)
    return TRUE;
  if (starts_item (document, next) && (stops || is_item_room (document, line, next, group)))
    return TRUE;
  if (is_room && is_date_line (document, line))
    return TRUE;
  if ((is_room || is_last || ends) && is_list_line (document, next))
    return TRUE;
  if (is_room && is_list_line (document, line) && is_list_line (document, next))
    return TRUE;
  if ((is_room || is_last) && is_date_line (document, next))
    return TRUE;
  if (ends && starts_large && (is_room || next->indent >= line->indent + 2))
    return TRUE;
  if (is_room && starts_large && is_address_line (document, line))
    return TRUE;
  if ((ends || is_room) && starts_large && starts_turn (document, next, ends))
    return TRUE;
  if (is_room && starts_large && line == demarche_document_line (document, group->first) &&
      is_state_line (document, line))
    return TRUE;
  return is_room && starts_large && is_capitals (document, line) && !is_capitals (document, next);
}

static gboolean
is_same_line (const DemarcheDocument *document, const DemarcheLine *line, const DemarcheLine *next)
{
  gsize length = line->end - line->start;

  return length == next->end - next->start &&
         memcmp (document->text + line->start, document->text + next->start, length) == 0;
}

/* pages print a heading twice, and no more often */
static gboolean
is_printed_twice (const DemarcheDocument *document, const Group *group, const DemarcheLine *line,
                  const DemarcheLine *next)
{
  return line == demarche_document_line (document, group->first) &&
         line_width (document, line) >= LEAST_WIDTH && is_same_line (document, line, next) &&
         (next == demarche_document_line (document, group->last) ||
          !is_same_line (document, next, next + 1));
}

static gboolean
parts (const DemarcheDocument *document, const Group *group, const DemarcheLine *line,
       const DemarcheLine *next)
{
  if ((next->flags & DEMARCHE_LINE_BLOCK) || is_printed_twice (document, group, line, next))
    return TRUE;
  if (group->width > WIDEST_WRAP)
    return parts_long_lines (document, line, next);
  return parts_wrapped_lines (document, line, next, group);
}

static gboolean
add_block (DemarcheDocument *document, guint first, guint last, GError **error)
{
  DemarcheBlock block = {.first = first, .last = last};

  if (document->blocks->len >= DEMARCHE_LIMIT_PARAGRAPHS) {
    g_set_error (error, DEMARCHE_ERROR, DEMARCHE_ERROR_LIMIT,
                 "more than %u paragraphs in one statement", DEMARCHE_LIMIT_PARAGRAPHS);
    return FALSE;
  }
  if (first == last)
    block.marked = (demarche_document_line (document, first)->flags & DEMARCHE_LINE_HEADING) != 0;
  g_array_append_val (document->blocks, block);
  return TRUE;
}

static gboolean
split_group (DemarcheDocument *document, const Group *group, GError **error)
{
  guint start = group->first;

  for (guint i = group->first; i < group->last; i++) {
    const DemarcheLine *line = demarche_document_line (document, i);

    if (!parts (document, group, line, line + 1))
      continue;
    if (!add_block (document, start, i, error))
      return FALSE;
    start = i + 1;
  }
  return add_block (document, start, group->last, error);
}

static void
clean_blocks (DemarcheDocument *document, gboolean furniture)
{
  for (guint i = 0; i < document->blocks->len; i++) {
    DemarcheBlock *block = demarche_document_block (document, i);
    gsize words;

    if (demarche_block_is_aside (document, block) != furniture)
      continue;
    demarche_document_clean_block (document, block);
    block->marker = demarche_marker_find (demarche_block_text (document, block), block->length,
                                          &block->ordinal, &words);
  }
}

gboolean
demarche_document_find_blocks (DemarcheDocument *document, GError **error)
{
  for (guint i = 0; i < document->lines->len;) {
    Group group = read_group (document, i);

    if (!split_group (document, &group, error))
      return FALSE;
    i = group.last + 1;
  }
  /* what belongs to the page goes to the end of the buffer, so that the halves of a paragraph
   * stand side by side */
  clean_blocks (document, FALSE);
  clean_blocks (document, TRUE);
  return TRUE;
}
