/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Says what changed: who did what on which issue, from where to where, on what evidence. */
#include "report/sentences-private.h"

#include "report/news.h"
#include "report/words.h"

#define AT_MOST 5
#define GATHERED 4 /* of one kind in one sentence; the rest is in the ledger */

static void
free_run (gpointer data)
{
  DemarcheRun *run = data;

  g_free (run->text);
  g_free (run->target);
  g_free (run);
}

GPtrArray *
demarche_sentence_new (GPtrArray *sentences)
{
  GPtrArray *sentence = g_ptr_array_new_with_free_func (free_run);

  g_ptr_array_add (sentences, sentence);
  return sentence;
}

GPtrArray *
demarche_sentences_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify)g_ptr_array_unref);
}

void
demarche_sentence_add (GPtrArray *sentence, DemarcheRunKind kind, const char *format, ...)
{
  DemarcheRun *run = g_new0 (DemarcheRun, 1);
  va_list arguments;

  run->kind = kind;
  va_start (arguments, format);
  run->text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_ptr_array_add (sentence, run);
}

void
demarche_sentence_add_link (GPtrArray *sentence, const char *text, const char *target)
{
  DemarcheRun *run = g_new0 (DemarcheRun, 1);

  run->kind = DEMARCHE_RUN_LINK;
  run->text = g_strdup (text);
  run->target = g_strdup (target);
  g_ptr_array_add (sentence, run);
}

/* "6 more" */
static void
add_count_link (GPtrArray *sentence, guint n, const char *target)
{
  g_autofree char *text = g_strdup_printf ("%u more", n);

  demarche_sentence_add_link (sentence, text, target);
}

void
demarche_sentence_add_evidence (GPtrArray *sentence, DemarcheReport *report, guint issue,
                                guint actor, guint window)
{
  const DemarcheEvidenceGroup *group = demarche_report_find_group (report, issue, actor, window);
  g_autofree char *label = NULL;
  g_autofree char *anchor = NULL;

  if (group == NULL)
    return;
  label = demarche_report_group_label (report, group);
  anchor = demarche_report_group_anchor (group);
  demarche_sentence_add_link (sentence, label, anchor);
}

void
demarche_sentence_mark (GPtrArray *sentence, gboolean is_proven)
{
  if (is_proven)
    return;
  demarche_sentence_add (sentence, DEMARCHE_RUN_TEXT, " ");
  demarche_sentence_add (sentence, DEMARCHE_RUN_FLAG, "unproven");
}

gboolean
demarche_run_is_reference (const DemarcheRun *run)
{
  return run->kind == DEMARCHE_RUN_LINK && (run->text[0] == 'E' || run->text[0] == 'X') &&
         g_ascii_isdigit (run->text[1]);
}

char *
demarche_sentence_to_plain (GPtrArray *sentence)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < sentence->len; i++) {
    const DemarcheRun *run = g_ptr_array_index (sentence, i);

    if (demarche_run_is_reference (run) || run->kind == DEMARCHE_RUN_FLAG)
      g_string_append_printf (out, "[%s]", run->text);
    else if (run->kind != DEMARCHE_RUN_LINK || g_ascii_isdigit (run->text[0]))
      g_string_append (out, run->text);
    else if (g_str_has_suffix (out->str, " "))
      g_string_truncate (out, out->len - 1);
  }
  return g_strchomp (g_string_free (out, FALSE));
}

/* "voluntary (−1.00)"; without a score only the label */
static char *
describe_cell (const DemarcheCell *cell)
{
  g_autofree char *score = NULL;

  if (!cell->has_score)
    return g_strdup (cell->short_label);
  score = demarche_words_score (cell->mean);
  return g_strdup_printf ("%s (%s)", cell->short_label, score);
}

static void
add_move (GPtrArray *sentence, DemarcheReport *report, const DemarcheShift *shift)
{
  const DemarcheCell *before = demarche_report_get_cell (report, shift->before);
  const DemarcheCell *after = demarche_report_get_cell (report, shift->after);
  g_autofree char *from = describe_cell (before);
  g_autofree char *to = describe_cell (after);
  g_autofree char *paragraphs = demarche_words_count (after->n_paragraphs, "paragraph");
  g_autofree char *statements = demarche_words_count (after->n_statements, "statement");

  if (shift->flags & DEMARCHE_FLAG_OTHER_SERIES)
    demarche_sentence_add (sentence, DEMARCHE_RUN_TEXT, ": %s at %s, %s at %s, in %s of %s. ", from,
                           demarche_report_get_window_label (report, before->window), to,
                           demarche_report_get_window_label (report, after->window), paragraphs,
                           statements);
  else
    demarche_sentence_add (sentence, DEMARCHE_RUN_TEXT, ": from %s to %s, in %s of %s. ", from, to,
                           paragraphs, statements);
}

static void
add_what (GPtrArray *sentence, DemarcheReport *report, const DemarcheShift *shift)
{
  const char *label;

  if (shift->position != DEMARCHE_NONE) {
    demarche_sentence_add (sentence, DEMARCHE_RUN_TEXT, ": %s. ",
                           demarche_report_get_position (report, shift->position)->title);
    return;
  }
  if (shift->before == DEMARCHE_NONE || shift->after == DEMARCHE_NONE) {
    demarche_sentence_add (sentence, DEMARCHE_RUN_TEXT, ". ");
    return;
  }
  if (shift->kind != DEMARCHE_SHIFT_SOFTER && shift->kind != DEMARCHE_SHIFT_FIRMER) {
    add_move (sentence, report, shift);
    return;
  }
  label = demarche_report_get_cell (report, shift->after)->short_label;
  demarche_sentence_add (sentence, DEMARCHE_RUN_TEXT,
                         shift->kind == DEMARCHE_SHIFT_SOFTER ? ": %s still, no longer firmly. "
                                                              : ": %s, now firmly. ",
                         label);
}

static void
add_shift_evidence (GPtrArray *sentence, DemarcheReport *report, const DemarcheShift *shift)
{
  if (shift->flags & DEMARCHE_FLAG_ONE_STATEMENT) {
    demarche_sentence_add (sentence, DEMARCHE_RUN_FLAG, "one statement");
    demarche_sentence_add (sentence, DEMARCHE_RUN_TEXT, " ");
  }
  if (shift->before != DEMARCHE_NONE)
    demarche_sentence_add_evidence (sentence, report, shift->issue, shift->actor,
                                    shift->window_before);
  if (shift->before != DEMARCHE_NONE && shift->after != DEMARCHE_NONE)
    demarche_sentence_add (sentence, DEMARCHE_RUN_ARROW, " → ");
  if (shift->after != DEMARCHE_NONE)
    demarche_sentence_add_evidence (sentence, report, shift->issue, shift->actor, shift->window);
}

static gboolean
is_own_sentence (const DemarcheShift *shift)
{
  return shift->kind != DEMARCHE_SHIFT_FIRST_TAKEN && shift->kind != DEMARCHE_SHIFT_DROPPED;
}

static gboolean
is_now (DemarcheReport *report, const DemarcheShift *shift)
{
  return report->now == DEMARCHE_WINDOW_ALL || shift->window == report->now;
}

/* an issue taken up or no longer mentioned; a single position of a choice issue is for the ledger
 */
static gboolean
is_gathered (DemarcheReport *report, const DemarcheShift *shift, DemarcheShiftKind kind)
{
  return shift->kind == kind && is_now (report, shift) &&
         (kind == DEMARCHE_SHIFT_FIRST_TAKEN || shift->after == DEMARCHE_NONE);
}

static gboolean
has_gathered (DemarcheReport *report, DemarcheShiftKind kind)
{
  for (guint i = 0; i < report->comparison->shifts->len; i++)
    if (is_gathered (report, g_ptr_array_index (report->comparison->shifts, i), kind))
      return TRUE;
  return FALSE;
}

/* those of one kind in one sentence: "First spoke on an issue: Aldovia on Attribution E3, …" */
static void
add_gathered (GPtrArray *sentences, DemarcheReport *report, DemarcheShiftKind kind,
              const char *heading)
{
  GPtrArray *sentence = NULL;
  guint actor = DEMARCHE_NONE;
  gboolean is_proven = TRUE;
  guint n = 0;

  for (guint i = 0; i < report->comparison->shifts->len; i++) {
    const DemarcheShift *shift = g_ptr_array_index (report->comparison->shifts, i);
    const DemarcheIssue *issue = demarche_report_get_issue (report, shift->issue);

    if (!is_gathered (report, shift, kind) || ++n > GATHERED)
      continue;
    is_proven = is_proven && demarche_report_is_shift_proven (report, shift);
    if (n == 1) {
      sentence = demarche_sentence_new (sentences);
      demarche_sentence_add (sentence, DEMARCHE_RUN_STRONG, "%s", heading);
    }
    demarche_sentence_add (sentence, DEMARCHE_RUN_TEXT, n == 1 ? " " : "; ");
    if (shift->actor != actor) {
      actor = shift->actor;
      demarche_sentence_add (sentence, DEMARCHE_RUN_NAME, "%s",
                             demarche_report_get_actor (report, actor)->name);
      demarche_sentence_add (sentence, DEMARCHE_RUN_TEXT, " on ");
    }
    demarche_sentence_add (sentence, DEMARCHE_RUN_TEXT, "%s ", issue->title);
    demarche_sentence_add_evidence (sentence, report, shift->issue, shift->actor,
                                    shift->after != DEMARCHE_NONE ? shift->window
                                                                  : shift->window_before);
  }
  if (n > GATHERED) {
    demarche_sentence_add (sentence, DEMARCHE_RUN_TEXT, "; and ");
    add_count_link (sentence, n - GATHERED, "shifts");
  }
  if (n > 0)
    demarche_sentence_mark (sentence, is_proven);
}

void
demarche_sentence_add_shift (GPtrArray *sentences, DemarcheReport *report,
                             const DemarcheShift *shift)
{
  GPtrArray *sentence = demarche_sentence_new (sentences);

  demarche_sentence_add (sentence, DEMARCHE_RUN_NAME, "%s",
                         demarche_report_get_actor (report, shift->actor)->name);
  demarche_sentence_add (sentence, DEMARCHE_RUN_STRONG, " %s %s", demarche_words_shift_verb (shift),
                         demarche_report_get_issue (report, shift->issue)->title);
  add_what (sentence, report, shift);
  add_shift_evidence (sentence, report, shift);
  demarche_sentence_mark (sentence, demarche_report_is_shift_proven (report, shift));
}

GPtrArray *
demarche_sentences_changes (DemarcheReport *report)
{
  GPtrArray *sentences = demarche_sentences_new ();
  guint room;

  if (report->news != NULL)
    return demarche_news_sentences (report, sentences);
  /* what is not said has its place, however much is */
  room = has_gathered (report, DEMARCHE_SHIFT_DROPPED) ? AT_MOST - 1 : AT_MOST;
  for (guint i = 0; i < report->comparison->shifts->len && sentences->len < room; i++) {
    const DemarcheShift *shift = g_ptr_array_index (report->comparison->shifts, i);

    if (is_own_sentence (shift) && is_now (report, shift))
      demarche_sentence_add_shift (sentences, report, shift);
  }
  if (sentences->len < room)
    add_gathered (sentences, report, DEMARCHE_SHIFT_FIRST_TAKEN, "First spoke on an issue:");
  if (sentences->len < AT_MOST)
    add_gathered (sentences, report, DEMARCHE_SHIFT_DROPPED,
                  "No mention in the statements at hand:");
  return sentences;
}

char *
demarche_sentences_changes_heading (DemarcheReport *report)
{
  if (report->news != NULL) {
    g_autofree char *past = demarche_news_describe_past (report->news);

    return g_strdup_printf ("New since %s", past);
  }
  if (report->now == DEMARCHE_WINDOW_ALL || report->before == DEMARCHE_NONE)
    return g_strdup ("What changed");
  return g_strdup_printf ("What changed: %s",
                          demarche_report_get_window_short_label (report, report->now));
}

char *
demarche_sentences_no_changes (DemarcheReport *report)
{
  guint n = report->comparison->issues->len;
  guint n_held;
  gboolean is_proven = demarche_report_count_proven (report, &n_held) == n_held;

  if (report->news != NULL)
    return report->news->can_tell ? g_strdup ("No delegation said anything new.")
                                  : demarche_news_explain_doubt (report->news);
  if (report->comparison->windows->len < 2)
    return g_strdup ("First report: nothing to compare with.");
  return g_strdup_printf ("No %s changed its position on %s%s.", demarche_report_get_unit (report),
                          n == 1 ? "this issue" : "these issues", is_proven ? "" : " (unproven)");
}

char *
demarche_sentences_facts (DemarcheReport *report)
{
  DemarcheComparison *comparison = report->comparison;
  g_autofree char *actors = demarche_words_count (demarche_report_count_actors (report),
                                                  demarche_report_get_unit (report));
  g_autofree char *issues = demarche_words_count (comparison->issues->len, "issue");
  g_autofree char *statements = demarche_words_count (comparison->n_read, "statement");
  g_autofree char *paragraphs = demarche_words_count (comparison->n_paragraphs, "paragraph");
  g_autofree char *tags = demarche_words_count (comparison->n_counted, "tag");
  g_autofree char *period = demarche_report_get_period (report);

  return g_strdup_printf ("%s, %s, %s. %s, %s that can be tagged, %s. Counted once per %s.", actors,
                          issues, period != NULL ? period : "no dates", statements, paragraphs,
                          tags, demarche_counting_get_name (comparison->counting));
}
