/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* A rule diff for a terminal. */
#include "config.h"

#include "cli/diff-format.h"

#include <string.h>

#define LONG_PHRASE 60
#define QUOTE_CHARS 70  /* at least */
#define QUOTE_INDENT 10 /* with what marks it */

/* a mark, in colour where that is seen */
static void
append_mark (GString *out, DemarcheChange change, gboolean is_coloured)
{
  static const char *const colours[DEMARCHE_N_CHANGES] = {"\033[32m", "\033[31m", "\033[33m"};

  g_string_append_printf (out, "%s%s%s ", is_coloured ? colours[change] : "",
                          demarche_change_get_mark (change), is_coloured ? "\033[0m" : "");
}

static void
escape (GString *out, const char *text)
{
  demarche_escape_terminal (out, text != NULL ? text : "", -1);
}

/* "  and 12 more" after @limit lines of @n */
static void
append_rest (GString *out, const char *indent, guint n, const DemarcheDiffLayout *layout)
{
  if (layout->limit > 0 && n > layout->limit)
    g_string_append_printf (out, "%sand %u more%s\n", indent, n - layout->limit,
                            layout->is_fixed ? "" : " (--limit)");
}

static gboolean
is_shown (guint index, const DemarcheDiffLayout *layout)
{
  return layout->limit == 0 || index < layout->limit;
}

/* ---- edits ---- */

/* how many bytes both begin with, up to the start of a word */
static gsize
count_common_start (const char *text, const char *other)
{
  gsize common = 0;

  for (gsize i = 0; text[i] != '\0' && text[i] == other[i]; i++)
    if (text[i] == ' ')
      common = i + 1;
  return common;
}

static gsize
count_common_end (const char *text, gsize length, const char *other, gsize other_length)
{
  gsize common = 0;

  for (gsize i = 1; i <= MIN (length, other_length); i++) {
    if (text[length - i] != other[other_length - i])
      break;
    if (text[length - i] == ' ')
      common = i;
  }
  return common;
}

/* the words [start, end) of a phrase that the other version has not, or the place where they are
 * missing, with a word before and after it */
static void
find_difference (const char *text, const char *other, gsize *start, gsize *end)
{
  gsize length = strlen (text);
  gsize other_length = strlen (other);
  gsize from = count_common_start (text, other);
  gsize common_end =
      count_common_end (text + from, length - from, other + from, other_length - from);
  gsize to = length - common_end;

  if (from > 1) /* the word before */
    for (from--; from > 0 && text[from - 1] != ' ';)
      from--;
  if (to < length) /* the word after */
    for (to++; to < length && text[to] != ' ';)
      to++;
  *start = from;
  *end = to;
}

/* "2 phrases added, 1 changed; 1 rule removed" of the edits [start, end) */
static void
append_edit_counts (GString *out, GPtrArray *edits, guint start, guint end)
{
  const char *between = "";

  for (guint kind = 0; kind < DEMARCHE_N_EDITS; kind++) {
    guint counts[DEMARCHE_N_CHANGES] = {0};
    gboolean is_named = FALSE;
    for (guint i = start; i < end; i++) {
      const DemarcheRuleEdit *edit = g_ptr_array_index (edits, i);
      counts[edit->change] += edit->kind == kind;
    }
    for (guint change = 0; change < DEMARCHE_N_CHANGES; change++) {
      if (counts[change] == 0)
        continue;
      g_string_append_printf (out, "%s%u ", is_named ? ", " : between, counts[change]);
      if (!is_named)
        g_string_append_printf (out, "%s ", demarche_edit_kind_get_name (kind, counts[change] > 1));
      g_string_append (out, demarche_change_get_name (change));
      is_named = TRUE;
    }
    if (is_named)
      between = "; ";
  }
}

/* a phrase, a long one only around what differs in the other version. @other: (nullable) */
static void
append_phrase (GString *out, const char *text, const char *other)
{
  gsize length = strlen (text);
  gsize start = 0;
  gsize end = length;

  if (other != NULL && length > LONG_PHRASE)
    find_difference (text, other, &start, &end);
  g_string_append (out, start > 0 ? "'…" : "'");
  demarche_escape_terminal (out, text + start, (gssize)(end - start));
  g_string_append (out, end < length ? "…'" : "'");
}

static void
append_edit (GString *out, const DemarcheRuleEdit *edit, const DemarcheDiffLayout *layout)
{
  g_string_append (out, "  ");
  append_mark (out, edit->change, layout->colour);
  if (edit->kind != DEMARCHE_EDIT_PHRASE)
    g_string_append_printf (out, "%s ", demarche_edit_kind_get_name (edit->kind, FALSE));
  escape (out, edit->subject);
  if (edit->detail != NULL) {
    g_string_append (out, ": ");
    escape (out, edit->detail);
  }
  if (edit->before != NULL || edit->after != NULL)
    g_string_append (out, ": ");
  if (edit->before != NULL)
    append_phrase (out, edit->before, edit->after);
  if (edit->before != NULL && edit->after != NULL)
    g_string_append (out, " → ");
  if (edit->after != NULL)
    append_phrase (out, edit->after, edit->before);
  g_string_append_c (out, '\n');
}

/* the edits [start, end), all in one file, as far as the limit of all goes */
static void
append_file (GString *out, GPtrArray *edits, guint start, guint end,
             const DemarcheDiffLayout *layout)
{
  const DemarcheRuleEdit *first = g_ptr_array_index (edits, start);

  if (*first->file != '\0') {
    escape (out, first->file);
    g_string_append (out, ": ");
  }
  append_edit_counts (out, edits, start, end);
  g_string_append_c (out, '\n');
  for (guint i = start; i < end && is_shown (i, layout); i++)
    append_edit (out, g_ptr_array_index (edits, i), layout);
}

void
demarche_diff_append_edits (GString *out, GPtrArray *edits, const DemarcheDiffLayout *layout)
{
  guint start = 0;

  for (guint i = 1; i <= edits->len; i++) {
    const DemarcheRuleEdit *first = g_ptr_array_index (edits, start);
    const DemarcheRuleEdit *edit = i < edits->len ? g_ptr_array_index (edits, i) : NULL;
    if (edit != NULL && g_str_equal (edit->file, first->file))
      continue;
    append_file (out, edits, start, i, layout);
    start = i;
  }
  append_rest (out, "  ", edits->len, layout);
}

/* ---- tags ---- */

static char *
describe_tag (const DemarcheTag *tag)
{
  gboolean is_support = tag->stance == DEMARCHE_STANCE_SUPPORTS;
  GString *text = g_string_new (NULL);

  if (tag->holder == DEMARCHE_HOLDER_SPEAKER)
    g_string_append (text, is_support ? "supports" : "opposes");
  else if (tag->held_by != NULL)
    g_string_append_printf (text, "says %s %s", tag->held_by, is_support ? "supports" : "opposes");
  else
    g_string_append (text, is_support ? "says others support" : "says others oppose");
  g_string_append_printf (text, ", %s", demarche_force_get_name (tag->force));
  if (tag->review & DEMARCHE_REVIEW_AMBIGUOUS)
    g_string_append (text, ", ambiguous");
  return g_string_free (text, FALSE);
}

/* what a rule is called within its position */
static const char *
get_rule_name (const DemarcheTag *tag)
{
  const char *slash = tag->rule != NULL ? strchr (tag->rule, '/') : NULL;

  return slash != NULL ? slash + 1 : "";
}

static void
append_head (GString *out, const DemarcheTagChange *change, const DemarcheDiffLayout *layout)
{
  const DemarcheParagraph *paragraph = change->paragraph;
  const char *who = paragraph->occasion->delegation != NULL ? paragraph->occasion->delegation
                                                            : paragraph->occasion->speaker;

  append_mark (out, change->change, layout->colour);
  escape (out, change->code);
  if (who != NULL) {
    g_string_append (out, "  ");
    escape (out, who);
  }
  if (paragraph->occasion->date != NULL) {
    g_string_append (out, who != NULL ? " " : "  ");
    escape (out, paragraph->occasion->date);
  }
  g_string_append (out, "  ");
  escape (out, demarche_statement_get_name (demarche_tagged_get_statement (change->tagged)));
  g_string_append_printf (out, ":%u\n", paragraph->number);
}

static void
append_reading (GString *out, const DemarcheTagChange *change, const char *reference)
{
  const DemarcheTag *tag = demarche_tag_change_get_tag (change);
  guint in_words = change->differences & ~(guint)DEMARCHE_TAG_RULE;

  g_string_append (out, "      ");
  if (in_words != 0) {
    g_autofree char *before = describe_tag (change->before);
    escape (out, before);
    g_string_append (out, " → ");
  }
  g_autofree char *shown = describe_tag (tag);
  escape (out, shown);
  g_string_append (out, "; rule ");
  if (change->differences & DEMARCHE_TAG_RULE) {
    escape (out, get_rule_name (change->before));
    g_string_append (out, " → ");
  }
  escape (out, get_rule_name (tag));
  if (reference != NULL)
    g_string_append_printf (out, "; %s", reference);
  g_string_append_c (out, '\n');
}

/* moves @place by words, at most @n characters, without leaving the text */
static gsize
step_back (const char *text, gsize place, guint n)
{
  const char *at = text + place;

  for (guint i = 0; i < n && at > text; i++)
    at = g_utf8_prev_char (at);
  while (at > text && at < text + place && at[-1] != ' ')
    at = g_utf8_next_char (at);
  return (gsize)(at - text);
}

static gsize
step_on (const char *text, gsize length, gsize place, guint n)
{
  const char *at = text + place;

  for (guint i = 0; i < n && at < text + length; i++)
    at = g_utf8_next_char (at);
  while (at < text + length && at > text + place && *at != ' ')
    at = g_utf8_prev_char (at);
  return (gsize)(at - text);
}

/* "…we [propose to raise the status] of these norms…" */
static void
append_quote (GString *out, const DemarcheTagChange *change, const DemarcheDiffLayout *layout)
{
  const DemarcheTag *tag = demarche_tag_change_get_tag (change);
  const DemarcheParagraph *paragraph = change->paragraph;
  const char *text = paragraph->text;

  if (tag->n_evidence == 0)
    return;
  gsize start = tag->evidence[0].start;
  gsize end = tag->evidence[0].end;
  guint length = (guint)g_utf8_strlen (text + start, (gssize)(end - start));
  guint shown = MAX (layout->width, QUOTE_CHARS + QUOTE_INDENT) - QUOTE_INDENT;
  guint room = length < shown ? shown - length : 0;
  gsize from = step_back (text, start, room / 2);
  guint used = (guint)g_utf8_strlen (text + from, (gssize)(start - from));
  gsize to = step_on (text, paragraph->length, end, room - used);
  g_string_append_printf (out, "      %s", from > 0 ? "…" : "");
  demarche_escape_terminal (out, text + from, (gssize)(start - from));
  g_string_append_c (out, '[');
  demarche_escape_terminal (out, text + start, (gssize)(end - start));
  g_string_append_c (out, ']');
  demarche_escape_terminal (out, text + end, (gssize)(to - end));
  g_string_append (out, to < paragraph->length ? "…\n" : "\n");
}

void
demarche_diff_append_tag (GString *out, const DemarcheTagChange *change, const char *reference,
                          const DemarcheDiffLayout *layout)
{
  append_head (out, change, layout);
  append_reading (out, change, reference);
  append_quote (out, change, layout);
}

static void
append_tags (GString *out, const DemarcheRuleDiff *diff, DemarcheChange kind,
             const DemarcheDiffLayout *layout)
{
  guint n = 0;

  for (guint i = 0; i < diff->tags->len; i++) {
    const DemarcheTagChange *change = g_ptr_array_index (diff->tags, i);
    if (change->change == kind && is_shown (n++, layout))
      demarche_diff_append_tag (out, change, g_ptr_array_index (diff->references, i), layout);
  }
  append_rest (out, "  ", n, layout);
}

/* "1 stance, 2 rule": what differs in tags that both have */
static void
append_differences (GString *out, const DemarcheRuleDiff *diff)
{
  static const char *const names[] = {"stance", "holder", "force", "review", "rule"};
  const char *between = " (";

  for (guint bit = 0; bit < G_N_ELEMENTS (names); bit++) {
    guint n = 0;
    for (guint i = 0; i < diff->tags->len; i++)
      n += (((DemarcheTagChange *)g_ptr_array_index (diff->tags, i))->differences >> bit) & 1;
    if (n == 0)
      continue;
    g_string_append_printf (out, "%s%u %s", between, n, names[bit]);
    between = ", ";
  }
  if (*between == ',')
    g_string_append_c (out, ')');
}

static void
append_totals (GString *out, const DemarcheRuleDiff *diff)
{
  if (diff->tags->len > 0) {
    g_string_append_printf (
        out, "tags: + %u gained   - %u lost   ~ %u changed", diff->n_tags[DEMARCHE_CHANGE_ADDED],
        diff->n_tags[DEMARCHE_CHANGE_REMOVED], diff->n_tags[DEMARCHE_CHANGE_CHANGED]);
    append_differences (out, diff);
    g_string_append_printf (out, " in %u of", diff->n_changed_statements);
  } else {
    g_string_append (out, "no tag changes in");
  }
  g_string_append_printf (out, " %u %s", diff->n_statements,
                          diff->n_statements == 1 ? "statement" : "statements");
  if (diff->n_failed > 0)
    g_string_append_printf (out, "; incomplete: %u could not be read", diff->n_failed);
  g_string_append_c (out, '\n');
}

/* ---- figures ---- */

static void
append_cells (GString *out, GPtrArray *cells, const DemarcheDiffLayout *layout)
{
  if (cells->len == 0)
    return;
  g_string_append_printf (out, "cells of the matrix that change: %u\n", cells->len);
  for (guint i = 0; i < cells->len && is_shown (i, layout); i++) {
    const DemarcheCellChange *cell = g_ptr_array_index (cells, i);
    g_string_append (out, "  ");
    escape (out, cell->actor);
    g_string_append (out, " × ");
    escape (out, cell->issue);
    g_string_append (out, ": ");
    escape (out, cell->label_before != NULL ? cell->label_before : "nothing");
    if (g_strcmp0 (cell->label_before, cell->label_after) != 0) {
      g_string_append (out, " → ");
      escape (out, cell->label_after != NULL ? cell->label_after : "nothing");
    }
    g_string_append_printf (out, " (n %u → %u)\n", cell->n_before, cell->n_after);
  }
  append_rest (out, "  ", cells->len, layout);
}

static guint
count_headlines (GPtrArray *headlines, DemarcheHeadlineKind kind, DemarcheChange change)
{
  guint n = 0;

  for (guint i = 0; i < headlines->len; i++) {
    const DemarcheHeadlineChange *headline = g_ptr_array_index (headlines, i);
    n += headline->kind == kind && headline->change == change;
  }
  return n;
}

static void
append_headline_counts (GString *out, GPtrArray *headlines, DemarcheHeadlineKind kind,
                        const char *singular, const char *plural)
{
  guint n_new = count_headlines (headlines, kind, DEMARCHE_CHANGE_ADDED);
  guint n_gone = count_headlines (headlines, kind, DEMARCHE_CHANGE_REMOVED);

  g_string_append_printf (out, "%u %s, %u %s", n_new, n_new == 1 ? singular : plural, n_gone,
                          n_gone == 1 ? "vanishes" : "vanish");
}

static void
append_headlines (GString *out, GPtrArray *headlines, const DemarcheDiffLayout *layout)
{
  static const char *const names[DEMARCHE_N_HEADLINES] = {"shift", "contradiction"};

  if (headlines->len == 0)
    return;
  g_string_append (out, "headlines that change: ");
  append_headline_counts (out, headlines, DEMARCHE_HEADLINE_SHIFT, "shift appears",
                          "shifts appear");
  g_string_append (out, "; ");
  append_headline_counts (out, headlines, DEMARCHE_HEADLINE_CONTRADICTION, "contradiction appears",
                          "contradictions appear");
  g_string_append_c (out, '\n');
  for (guint i = 0; i < headlines->len && is_shown (i, layout); i++) {
    const DemarcheHeadlineChange *headline = g_ptr_array_index (headlines, i);
    g_string_append (out, "  ");
    append_mark (out, headline->change, layout->colour);
    g_string_append_printf (out, "%s  ", names[headline->kind]);
    escape (out, headline->actor);
    g_string_append (out, " × ");
    escape (out, headline->issue);
    g_string_append (out, ": ");
    escape (out, headline->text);
    g_string_append_c (out, '\n');
  }
  append_rest (out, "  ", headlines->len, layout);
}

void
demarche_diff_append_text (GString *out, const DemarcheRuleDiff *diff,
                           const DemarcheDiffLayout *layout)
{
  if (diff->edits->len == 0)
    g_string_append (out, diff->is_same_text
                              ? "the rules are the same\n"
                              : "the rules mean the same: only titles, notes, tests or layout "
                                "differ\n");
  demarche_diff_append_edits (out, diff->edits, layout);
  append_totals (out, diff);
  for (guint kind = 0; kind < DEMARCHE_N_CHANGES; kind++)
    append_tags (out, diff, kind, layout);
  append_cells (out, diff->cells, layout);
  append_headlines (out, diff->headlines, layout);
}
