/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Hits as aligned lines: file and paragraph, the words in context, whether they are tagged. */
#include "author/concordance-private.h"

#include "base/columns.h"
#include "base/escape.h"

#include <string.h>

/* columns of words, so that a line says something; else what is beside them gets a line of its own
 */
#define MIN_CONTEXT 50
#define MIN_WIDTH 40
#define MAX_STATUS 28
/* paragraph numbers with their colon */
#define NUMBER_COLUMNS 4
/* columns given up so that a word is not cut */
#define MAX_LOSS 14
/* bytes of text that may be needed for a column: wide letters, marks */
#define BYTES_PER_COLUMN 12

#define GAP 2
#define BOLD "\033[1m"
#define PLAIN "\033[0m"

void
demarche_concordance_layout_init (DemarcheConcordanceLayout *layout, guint width, GPtrArray *names,
                                  gboolean with_rules)
{
  guint longest = 0;

  for (guint i = 0; i < names->len; i++) {
    g_autoptr (GString) name = g_string_new (NULL);
    demarche_escape_terminal (name, g_ptr_array_index (names, i), -1);
    longest = MAX (longest, demarche_columns_count (name->str, -1));
  }
  *layout = (DemarcheConcordanceLayout){.width = MAX (width, MIN_WIDTH)};
  layout->location = MIN (longest + NUMBER_COLUMNS, layout->width * 3 / 8);
  if (with_rules && layout->width >= layout->location + GAP + MIN_CONTEXT + GAP + MAX_STATUS)
    layout->status = MAX_STATUS;
}

/* ---- whether it is tagged ---- */

static void
append_manner (GString *out, const DemarcheTag *tag)
{
  gboolean is_other = tag->holder == DEMARCHE_HOLDER_OTHER;
  gboolean is_opposed = tag->stance == DEMARCHE_STANCE_OPPOSES;
  gboolean is_tentative = tag->force == DEMARCHE_FORCE_TENTATIVE;

  if (!is_other && !is_opposed && !is_tentative)
    return;
  g_string_append_printf (out, " (%s%s%s)", is_other ? "other " : "",
                          demarche_stance_get_name (tag->stance),
                          is_tentative ? ", tentative" : "");
}

/* "tagged, by open-format": with the position, where none is asked for */
static char *
describe_tag (const DemarcheConcordancePage *page, const DemarcheTag *tag, gboolean is_elsewhere)
{
  GString *text = g_string_new (is_elsewhere ? "paragraph tagged" : "tagged");
  const char *rule = tag->rule != NULL ? tag->rule : "no rule";
  const char *slash = strchr (rule, '/');

  append_manner (text, tag);
  g_string_append (text, ", by ");
  demarche_escape_terminal (text, page->position >= 0 && slash != NULL ? slash + 1 : rule, -1);
  return g_string_free (text, FALSE);
}

static char *
describe_untagged (const DemarcheConcordanceHit *hit)
{
  GString *text = g_string_new ("untagged");

  if (hit->why != NULL) {
    g_string_append (text, ": ");
    demarche_escape_terminal (text, hit->why, -1);
  }
  return g_string_free (text, FALSE);
}

static void
add_states (GPtrArray *parts, const DemarcheConcordancePage *page,
            const DemarcheConcordanceHit *hit)
{
  const DemarcheParagraph *paragraph =
      demarche_statement_get_paragraph (page->statement, hit->paragraph);

  if (hit->state == DEMARCHE_HIT_UNTAGGED)
    g_ptr_array_add (parts, describe_untagged (hit));
  if (hit->state == DEMARCHE_HIT_NEVER)
    g_ptr_array_add (parts, g_strdup_printf ("never tagged: %s",
                                             demarche_paragraph_kind_get_name (paragraph->kind)));
  for (guint i = 0; i < hit->tags->len; i++)
    g_ptr_array_add (parts, describe_tag (page, g_ptr_array_index (hit->tags, i),
                                          hit->state == DEMARCHE_HIT_ELSEWHERE));
}

static char *
describe_people (const DemarcheConcordancePage *page, const DemarcheConcordanceHit *hit)
{
  GString *text = g_string_new ("people: ");

  if (hit->people_state == DEMARCHE_HIT_UNKNOWN)
    g_string_append (text, "did not read it");
  else if (hit->people->len == 0)
    g_string_append (text, "untagged");
  for (guint i = 0; i < hit->people->len; i++) {
    const DemarcheTag *tag = g_ptr_array_index (hit->people, i);
    g_string_append_printf (text, "%s%s", i == 0 ? "" : ", ",
                            demarche_codebook_get_position (page->codebook, tag->position)->code);
    append_manner (text, tag);
  }
  return g_string_free (text, FALSE);
}

/* (element-type utf8): what there is to say, each on a line of its own where it needs one */
static GPtrArray *
list_status (const DemarcheConcordancePage *page, const DemarcheConcordanceHit *hit)
{
  GPtrArray *parts = g_ptr_array_new_with_free_func (g_free);

  add_states (parts, page, hit);
  if (hit->people_state != DEMARCHE_HIT_NOT_ASKED)
    g_ptr_array_add (parts, describe_people (page, hit));
  return parts;
}

/* ---- words in context ---- */

/* @start, or where the next word begins when that is near */
static gsize
start_at_word (const char *text, gsize start)
{
  const char *space = strchr (text + start, ' ');

  if (start == 0 || text[start - 1] == ' ' || space == NULL || space[1] == '\0' ||
      (gsize)(space - text) - start >= MAX_LOSS)
    return start;
  return (gsize)(space + 1 - text);
}

/* @end, or where the last word before it ends when that is near */
static gsize
end_at_word (const char *text, gsize end)
{
  const char *space = g_strrstr_len (text, (gssize)end, " ");

  if (text[end] == ' ' || text[end] == '\0' || space == NULL || space == text ||
      end - (gsize)(space - text) > MAX_LOSS)
    return end;
  return (gsize)(space - text);
}

/* appends what of @text fits into @room columns, in one piece or with its middle left out */
static void
append_middle_cut (GString *out, const char *text, guint room)
{
  if (demarche_columns_count (text, -1) <= room) {
    g_string_append (out, text);
    return;
  }
  gsize head = end_at_word (text, demarche_columns_fit (text, -1, (room - 1) * 3 / 5));
  guint n_head = demarche_columns_count (text, (gssize)head);
  gsize tail = start_at_word (text, demarche_columns_fit_end (text, -1, room - 1 - n_head));
  g_string_append_len (out, text, (gssize)head);
  g_string_append (out, "…");
  g_string_append (out, text + tail);
}

/* the words of the hit, " … " where a list's item is read after its lead-in */
static char *
make_words (const DemarcheParagraph *paragraph, const DemarcheConcordanceHit *hit)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < hit->spans->len; i++) {
    const DemarcheSpan *span = &g_array_index (hit->spans, DemarcheSpan, i);
    g_string_append (words, i == 0 ? "" : " … ");
    demarche_escape_terminal (words, paragraph->text + span->start,
                              (gssize)(span->end - span->start));
  }
  return g_string_free (words, FALSE);
}

/* the end of @text in exactly @room columns */
static void
append_left (GString *out, const char *text, gsize length, guint room)
{
  gsize most = (gsize)room * BYTES_PER_COLUMN;
  const char *from = length > most ? g_utf8_find_prev_char (text, text + (length - most)) : text;
  g_autoptr (GString) escaped = g_string_new (NULL);
  gsize start = 0;
  gboolean is_cut = FALSE;

  demarche_escape_terminal (escaped, from, (gssize)(text + length - from));
  is_cut = from > text || demarche_columns_count (escaped->str, -1) > room;
  if (is_cut)
    start = start_at_word (escaped->str, demarche_columns_fit_end (escaped->str, -1, room - 1));
  demarche_columns_pad (out, room - is_cut - demarche_columns_count (escaped->str + start, -1));
  g_string_append (out, is_cut ? "…" : "");
  g_string_append (out, escaped->str + start);
}

/* the beginning of @text in at most @room columns; returns how many it took */
static guint
append_right (GString *out, const char *text, gsize length, guint room)
{
  gsize most = MIN (length, (gsize)room * BYTES_PER_COLUMN);
  g_autoptr (GString) escaped = g_string_new (NULL);

  while (most < length && (text[most] & 0xc0) == 0x80)
    most++;
  demarche_escape_terminal (escaped, text, (gssize)most);
  if (most == length && demarche_columns_count (escaped->str, -1) <= room) {
    g_string_append (out, escaped->str);
    return demarche_columns_count (escaped->str, -1);
  }
  gsize end = end_at_word (escaped->str, demarche_columns_fit (escaped->str, -1, room - 1));
  g_string_append_len (out, escaped->str, (gssize)end);
  g_string_append (out, "…");
  return demarche_columns_count (escaped->str, (gssize)end) + 1;
}

/* appends the hit in context; returns how many of @room columns it took */
static guint
append_context (GString *out, const DemarcheParagraph *paragraph, const DemarcheConcordanceHit *hit,
                guint room, gboolean colour)
{
  gsize start = demarche_concordance_hit_get_start (hit);
  gsize end = demarche_concordance_hit_get_end (hit);
  guint left = room * 2 / 5;
  guint most = room - left - 2; /* for the words; brackets stand around them */
  g_autofree char *words = make_words (paragraph, hit);
  g_autoptr (GString) shown = g_string_new (NULL);

  append_middle_cut (shown, words, most);
  append_left (out, paragraph->text, start, left);
  g_string_append_printf (out, "%s[%s]%s", colour ? BOLD : "", shown->str, colour ? PLAIN : "");
  guint n_words = demarche_columns_count (shown->str, -1);
  guint rest = most - n_words;
  guint n_right =
      rest > 0 ? append_right (out, paragraph->text + end, paragraph->length - end, rest) : 0;

  return left + 2 + n_words + n_right;
}

/* ---- the line ---- */

static void
append_location (GString *out, const char *statement, const DemarcheParagraph *paragraph,
                 const DemarcheConcordanceLayout *layout)
{
  gsize before = out->len;

  demarche_escape_terminal (out, statement, -1);
  g_string_append_printf (out, ":%u", paragraph->number);
  guint n_columns = demarche_columns_count (out->str + before, -1);
  if (n_columns > layout->location) {
    g_string_append_c (out, '\n');
    n_columns = 0;
  }
  demarche_columns_pad (out, layout->location - n_columns + GAP);
}

static void
append_status (GString *out, GPtrArray *parts, const DemarcheConcordanceLayout *layout,
               guint n_free)
{
  for (guint i = 0; i < parts->len; i++) {
    const char *part = g_ptr_array_index (parts, i);
    if (i == 0 && demarche_columns_count (part, -1) <= layout->status) {
      demarche_columns_pad (out, n_free + GAP);
    } else {
      g_string_append_c (out, '\n');
      demarche_columns_pad (out, layout->location + 2 * GAP);
    }
    g_string_append (out, part);
  }
}

void
demarche_concordance_append_line (GString *out, const DemarcheConcordancePage *page,
                                  const DemarcheConcordanceHit *hit,
                                  const DemarcheConcordanceLayout *layout)
{
  const DemarcheParagraph *paragraph =
      demarche_statement_get_paragraph (page->statement, hit->paragraph);
  guint room = layout->width - layout->location - GAP;
  g_autoptr (GPtrArray) status = list_status (page, hit);

  if (layout->status > 0)
    room -= layout->status + GAP;
  append_location (out, demarche_statement_get_name (page->statement), paragraph, layout);
  guint n_used = append_context (out, paragraph, hit, room, layout->colour);
  append_status (out, status, layout, room - n_used);
  g_string_append_c (out, '\n');
}

void
demarche_concordance_append_quote (GString *out, const char *statement,
                                   const DemarcheParagraph *paragraph, GArray *spans,
                                   const DemarcheConcordanceLayout *layout)
{
  const DemarcheConcordanceHit hit = {.spans = spans};

  append_location (out, statement, paragraph, layout);
  (void)append_context (out, paragraph, &hit, layout->width - layout->location - GAP,
                        layout->colour);
  g_string_append_c (out, '\n');
}
