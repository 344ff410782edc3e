/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Everything in the report, lossless, for other programs. Tags are named by their references. */
#include "report/decisions.h"
#include "report/news.h"

#include "base/json-out.h"
#include "comparison/agreement-output.h"
#include "report/sentences.h"
#include "report/words.h"
#include "version.h"

typedef void (*ItemWriter) (GString *out, DemarcheReport *report, guint index);

/* an array of objects, one a line */
static void
write_items (GString *out, DemarcheReport *report, const char *key, guint n, ItemWriter write)
{
  demarche_json_out_newline (out);
  demarche_json_out_open (out, key, '[');
  for (guint i = 0; i < n; i++) {
    demarche_json_out_newline (out);
    demarche_json_out_open (out, NULL, '{');
    write (out, report, i);
    demarche_json_out_close (out, '}');
  }
  demarche_json_out_close (out, ']');
}

static const char *
get_actor_name (DemarcheReport *report, guint actor)
{
  return actor == DEMARCHE_NONE ? NULL : demarche_report_get_actor (report, actor)->name;
}

static const char *
get_window_name (DemarcheReport *report, guint window)
{
  if (window == DEMARCHE_NONE)
    return NULL;
  return demarche_report_get_window (report, window)->label;
}

static const char *
get_reference (DemarcheReport *report, guint evidence)
{
  return evidence == DEMARCHE_NONE ? NULL
                                   : demarche_report_get_evidence (report, evidence)->reference;
}

static const char *
get_position_code (DemarcheReport *report, guint position)
{
  return position == DEMARCHE_NONE ? NULL : demarche_report_get_position (report, position)->code;
}

static void
write_references (GString *out, DemarcheReport *report, const char *key, const guint *evidence,
                  guint n_evidence)
{
  demarche_json_out_open (out, key, '[');
  for (guint i = 0; i < n_evidence; i++)
    demarche_json_out_string (out, NULL, get_reference (report, evidence[i]));
  demarche_json_out_close (out, ']');
}

static void
write_issue (GString *out, DemarcheReport *report, guint index)
{
  const DemarcheIssue *issue =
      demarche_report_get_issue (report, g_array_index (report->comparison->issues, guint, index));

  demarche_json_out_string (out, "id", issue->id);
  demarche_json_out_string (out, "title", issue->title);
  demarche_json_out_string (out, "kind", issue->kind == DEMARCHE_ISSUE_SCALE ? "scale" : "choice");
  demarche_json_out_open (out, "positions", '[');
  for (guint i = 0; i < issue->n_positions; i++) {
    const DemarchePosition *position =
        demarche_report_get_position (report, issue->first_position + i);

    demarche_json_out_open (out, NULL, '{');
    demarche_json_out_string (out, "code", position->code);
    demarche_json_out_string (out, "title", position->title);
    demarche_json_out_string (out, "definition", position->definition);
    demarche_json_out_number (out, "value", position->value, issue->kind == DEMARCHE_ISSUE_SCALE);
    demarche_json_out_close (out, '}');
  }
  demarche_json_out_close (out, ']');
}

static void
write_actor (GString *out, DemarcheReport *report, guint index)
{
  static const char *const kinds[] = {"delegation", "speaker", "group"};
  const DemarcheActor *actor = demarche_report_get_actor (report, index);

  demarche_json_out_string (out, "name", actor->name);
  demarche_json_out_string (out, "kind", kinds[actor->kind]);
  demarche_json_out_string (out, "delegation", actor->delegation);
  demarche_json_out_string (out, "role", actor->role);
  demarche_json_out_string (out, "groups", actor->groups);
  demarche_json_out_count (out, "statements", actor->n_statements);
  demarche_json_out_count (out, "paragraphs", actor->n_paragraphs);
  demarche_json_out_count (out, "tags", actor->n_tags);
}

static void
write_window (GString *out, DemarcheReport *report, guint index)
{
  const DemarcheWindow *window = demarche_report_get_window (report, index);

  demarche_json_out_string (out, "label", window->label);
  demarche_json_out_string (out, "from", window->from);
  demarche_json_out_string (out, "to", window->to);
  demarche_json_out_string (out, "series", window->series);
}

static void
write_statement (GString *out, DemarcheReport *report, guint index)
{
  DemarcheTagged *tagged = g_ptr_array_index (report->comparison->tagged, index);
  DemarcheStatement *statement = demarche_tagged_get_statement (tagged);

  demarche_json_out_string (out, "statement", demarche_statement_get_name (statement));
  for (guint i = 0; i < DEMARCHE_N_FIELDS; i++)
    demarche_json_out_string (out, demarche_field_get_name ((DemarcheField)i),
                              demarche_statement_get_field (statement, (DemarcheField)i));
  demarche_json_out_string (out, "text-hash", demarche_statement_get_text_hash (statement));
  demarche_json_out_count (out, "paragraphs", demarche_statement_count_paragraphs (statement));
  demarche_json_out_count (out, "tags", demarche_tagged_get_n_tags (tagged));
  demarche_json_out_string (out, "error", demarche_tagged_get_error (tagged));
}

static void
write_cell (GString *out, DemarcheReport *report, guint index)
{
  const DemarcheCell *cell = demarche_report_get_cell (report, index);
  gboolean is_known = cell->has_score && cell->has_interval;

  demarche_json_out_string (out, "actor", get_actor_name (report, cell->actor));
  demarche_json_out_string (out, "issue", demarche_report_get_issue (report, cell->issue)->id);
  demarche_json_out_string (
      out, "window",
      cell->window == DEMARCHE_WINDOW_ALL ? NULL : get_window_name (report, cell->window));
  demarche_json_out_string (out, "label", cell->label);
  demarche_json_out_count (out, "n", cell->n_counted);
  demarche_json_out_count (out, "n-scored", cell->n);
  demarche_json_out_count (out, "n-firm", cell->n_firm);
  demarche_json_out_count (out, "n-paragraphs", cell->n_paragraphs);
  demarche_json_out_count (out, "n-statements", cell->n_statements);
  demarche_json_out_number (out, "mean", cell->mean, cell->has_score);
  demarche_json_out_number (out, "mean-low", cell->low, is_known);
  demarche_json_out_number (out, "mean-high", cell->high, is_known);
  demarche_json_out_number (out, "log-scale", cell->log_scale, cell->has_score);
  demarche_json_out_number (out, "log-low", cell->log_low, is_known);
  demarche_json_out_number (out, "log-high", cell->log_high, is_known);
  demarche_json_out_number (out, "share-firm", cell->share_firm, TRUE);
  demarche_json_out_boolean (out, "proven", demarche_report_is_cell_proven (report, cell));
  write_references (out, report, "evidence", cell->evidence, cell->n_evidence);
}

static void
write_shift (GString *out, DemarcheReport *report, guint index)
{
  const DemarcheShift *shift = g_ptr_array_index (report->comparison->shifts, index);
  g_autoptr (GPtrArray) flags = demarche_words_flags (shift->flags);

  demarche_json_out_string (out, "actor", get_actor_name (report, shift->actor));
  demarche_json_out_string (out, "issue", demarche_report_get_issue (report, shift->issue)->id);
  demarche_json_out_string (out, "position", get_position_code (report, shift->position));
  demarche_json_out_string (out, "kind", demarche_shift_kind_get_name (shift->kind));
  demarche_json_out_string (out, "window-before", get_window_name (report, shift->window_before));
  demarche_json_out_string (out, "window", get_window_name (report, shift->window));
  demarche_json_out_string (out, "before",
                            shift->before == DEMARCHE_NONE
                                ? NULL
                                : demarche_report_get_cell (report, shift->before)->label);
  demarche_json_out_string (out, "after",
                            shift->after == DEMARCHE_NONE
                                ? NULL
                                : demarche_report_get_cell (report, shift->after)->label);
  demarche_json_out_number (out, "change", shift->change, TRUE);
  demarche_json_out_open (out, "flags", '[');
  for (guint i = 0; i < flags->len; i++)
    demarche_json_out_string (out, NULL, g_ptr_array_index (flags, i));
  demarche_json_out_close (out, ']');
  demarche_json_out_boolean (out, "proven", demarche_report_is_shift_proven (report, shift));
  demarche_json_out_string (out, "quote-before", get_reference (report, shift->quote_before));
  demarche_json_out_string (out, "quote-after", get_reference (report, shift->quote_after));
}

static void
write_contradiction (GString *out, DemarcheReport *report, guint index)
{
  const DemarcheContradiction *contradiction =
      g_ptr_array_index (report->comparison->contradictions, index);

  demarche_json_out_string (out, "actor", get_actor_name (report, contradiction->actor));
  demarche_json_out_string (out, "window", get_window_name (report, contradiction->window));
  demarche_json_out_string (out, "first",
                            get_position_code (report, contradiction->position_first));
  demarche_json_out_string (out, "second",
                            get_position_code (report, contradiction->position_second));
  demarche_json_out_boolean (out, "firm", contradiction->is_firm);
  demarche_json_out_string (out, "nearness", demarche_words_nearness (contradiction->nearness));
  write_references (out, report, "first-evidence", (const guint *)contradiction->first->data,
                    contradiction->first->len);
  write_references (out, report, "second-evidence", (const guint *)contradiction->second->data,
                    contradiction->second->len);
}

static void
write_attribution (GString *out, DemarcheReport *report, guint index)
{
  const DemarcheAttribution *attribution =
      g_ptr_array_index (report->comparison->attributions, index);

  demarche_json_out_string (out, "actor", get_actor_name (report, attribution->actor));
  demarche_json_out_string (out, "held-by", attribution->held_by);
  demarche_json_out_string (out, "position", get_position_code (report, attribution->position));
  demarche_json_out_string (out, "stance", demarche_stance_get_name (attribution->stance));
  write_references (out, report, "evidence", (const guint *)attribution->evidence->data,
                    attribution->evidence->len);
}

/* its alignment with every later one that shares an issue, among those that tables have room for:
 * pairs grow with the square */
static void
write_alignment (GString *out, DemarcheReport *report, guint index)
{
  guint first = g_array_index (report->shown, guint, index);

  demarche_json_out_string (out, "actor", get_actor_name (report, first));
  demarche_json_out_open (out, "with", '[');
  for (guint i = index + 1; i < report->shown->len; i++) {
    guint second = g_array_index (report->shown, guint, i);
    DemarcheAlignment alignment =
        demarche_comparison_get_alignment (report->comparison, first, second, DEMARCHE_WINDOW_ALL);

    if (alignment.n_shared == 0)
      continue;
    demarche_json_out_open (out, NULL, '{');
    demarche_json_out_string (out, "actor", get_actor_name (report, second));
    demarche_json_out_number (out, "alignment", alignment.value, TRUE);
    demarche_json_out_count (out, "shared-issues", alignment.n_shared);
    demarche_json_out_close (out, '}');
  }
  demarche_json_out_close (out, ']');
}

static void
write_spans (GString *out, const DemarcheEvidence *evidence, const DemarcheParagraph *paragraph)
{
  demarche_json_out_open (out, "evidence", '[');
  for (guint i = 0; i < evidence->tag->n_evidence; i++) {
    DemarcheSpan span = evidence->tag->evidence[i];

    span.end = MIN (span.end, paragraph->length);
    if (span.start > span.end)
      continue;
    demarche_json_out_open (out, NULL, '{');
    demarche_json_out_count (
        out, "start",
        (gsize)g_utf8_pointer_to_offset (paragraph->text, paragraph->text + span.start));
    demarche_json_out_count (
        out, "end", (gsize)g_utf8_pointer_to_offset (paragraph->text, paragraph->text + span.end));
    demarche_json_out_string_length (out, "text", paragraph->text + span.start,
                                     span.end - span.start);
    demarche_json_out_close (out, '}');
  }
  demarche_json_out_close (out, ']');
}

static void
write_decision (GString *out, const DemarcheDecision *decision)
{
  guint corrects = decision->corrects;

  demarche_json_out_string (out, "decision", demarche_decision_kind_get_name (decision->kind));
  demarche_json_out_string (out, "position", decision->to_position);
  demarche_json_out_string (
      out, "holder",
      corrects & DEMARCHE_CORRECTS_HOLDER ? demarche_holder_get_name (decision->to_holder) : NULL);
  demarche_json_out_string (
      out, "stance",
      corrects & DEMARCHE_CORRECTS_STANCE ? demarche_stance_get_name (decision->to_stance) : NULL);
  demarche_json_out_string (
      out, "force",
      corrects & DEMARCHE_CORRECTS_FORCE ? demarche_force_get_name (decision->to_force) : NULL);
  demarche_json_out_string (out, "by", decision->by);
  demarche_json_out_string (out, "comment", decision->comment);
}

static void
write_decisions_about (GString *out, DemarcheReport *report, guint index)
{
  GPtrArray *decisions = demarche_decisions_find (report, index);

  demarche_json_out_open (out, "decisions", '[');
  for (guint i = 0; decisions != NULL && i < decisions->len; i++) {
    demarche_json_out_open (out, NULL, '{');
    write_decision (out, g_ptr_array_index (decisions, i));
    demarche_json_out_close (out, '}');
  }
  demarche_json_out_close (out, ']');
}

/* how many there were, and which found no place */
static void
write_decided (GString *out, DemarcheReport *report)
{
  DemarcheDecided *decided = report->decided;

  if (decided == NULL) {
    demarche_json_out_string (out, "decided", NULL);
    return;
  }
  demarche_json_out_open (out, "decided", '{');
  demarche_json_out_count (out, "decisions", decided->rows->len);
  demarche_json_out_count (out, "accepted", decided->n_accepted);
  demarche_json_out_count (out, "rejected", decided->n_rejected);
  demarche_json_out_count (out, "corrected", decided->n_corrected);
  demarche_json_out_count (out, "added", decided->n_added);
  demarche_json_out_count (out, "disputed", decided->n_disputed);
  demarche_json_out_count (out, "counted-by-rules-alone", report->by_rules->n_counted);
  demarche_json_out_count (out, "counted", report->comparison->n_counted);
  demarche_json_out_open (out, "not-found", '[');
  for (guint i = 0; i < decided->rows->len; i++) {
    const DemarcheDecidedRow *row = g_ptr_array_index (decided->rows, i);

    if (row->outcome != DEMARCHE_OUTCOME_LOST)
      continue;
    demarche_json_out_open (out, NULL, '{');
    demarche_json_out_count (out, "line", row->decision->line);
    demarche_json_out_string (out, "reference", row->decision->reference);
    demarche_json_out_string (out, "why", row->why);
    write_decision (out, row->decision);
    demarche_json_out_close (out, '}');
  }
  demarche_json_out_close (out, ']');
  demarche_json_out_close (out, '}');
}

static void
write_evidence (GString *out, DemarcheReport *report, guint index)
{
  const DemarcheEvidence *evidence = demarche_report_get_evidence (report, index);
  const DemarcheParagraph *paragraph = demarche_report_get_paragraph (report, evidence);
  const DemarcheTag *tag = evidence->tag;
  const char *use = demarche_words_use (evidence->use);
  g_autofree char *reading = demarche_report_read_evidence (report, index);

  demarche_json_out_string (out, "reference", evidence->reference);
  demarche_json_out_number (out, "number", report->numbers[index], report->numbers[index] > 0);
  demarche_json_out_string (
      out, "statement",
      demarche_statement_get_name (demarche_tagged_get_statement (evidence->tagged)));
  demarche_json_out_count (out, "paragraph", paragraph->number);
  if (paragraph->page > 0)
    demarche_json_out_count (out, "page", paragraph->page);
  else
    demarche_json_out_string (out, "page", NULL);
  demarche_json_out_string (out, "speaker", paragraph->occasion->speaker);
  demarche_json_out_string (out, "delegation", paragraph->occasion->delegation);
  demarche_json_out_string (out, "date", paragraph->occasion->date);
  demarche_json_out_string (out, "window", get_window_name (report, evidence->window));
  demarche_json_out_string (out, "position", get_position_code (report, tag->position));
  demarche_json_out_string (out, "holder", demarche_holder_get_name (tag->holder));
  demarche_json_out_string (out, "held-by", tag->held_by);
  demarche_json_out_string (out, "stance", demarche_stance_get_name (tag->stance));
  demarche_json_out_string (out, "force", demarche_force_get_name (tag->force));
  demarche_json_out_string (out, "reading", reading);
  demarche_json_out_number (out, "score", evidence->score, evidence->has_score);
  demarche_json_out_string (out, "use", use != NULL ? use : "counted");
  write_decisions_about (out, report, index);
  demarche_json_out_string (out, "rule", tag->rule);
  demarche_json_out_open (out, "cues", '[');
  for (guint i = 0; i < tag->n_cues; i++) {
    demarche_json_out_open (out, NULL, '{');
    demarche_json_out_string (out, "id", tag->cues[i].id);
    demarche_json_out_string (out, "effect", demarche_cue_effect_get_name (tag->cues[i].effect));
    demarche_json_out_close (out, '}');
  }
  demarche_json_out_close (out, ']');
  write_spans (out, evidence, paragraph);
  demarche_json_out_string_length (out, "text", paragraph->text, paragraph->length);
}

static void
write_sentences (GString *out, const char *key, GPtrArray *sentences)
{
  demarche_json_out_open (out, key, '[');
  for (guint i = 0; i < sentences->len; i++) {
    g_autofree char *text = demarche_sentence_to_plain (g_ptr_array_index (sentences, i));

    demarche_json_out_string (out, NULL, text);
  }
  demarche_json_out_close (out, ']');
}

static void
write_names (GString *out, const char *key, GPtrArray *names)
{
  demarche_json_out_open (out, key, '[');
  for (guint i = 0; i < names->len; i++)
    demarche_json_out_string (out, NULL, names->pdata[i]);
  demarche_json_out_close (out, ']');
}

static void
write_part (GString *out, DemarcheReport *report, const char *key, const DemarcheGatePart *part)
{
  if (part->agreement == NULL) {
    demarche_json_out_string (out, key, NULL);
    return;
  }
  demarche_json_out_newline (out);
  demarche_json_out_open (out, key, '{');
  demarche_json_out_count (out, "paragraphs", part->agreement->n_paragraphs);
  write_names (out, "delegations", part->delegations);
  write_names (out, "languages", part->languages);
  demarche_agreement_append_json_scores (out, part->agreement, report->comparison->codebook);
  demarche_json_out_close (out, '}');
}

/* the part on unseen statements opens the gate */
static void
write_agreement (GString *out, DemarcheReport *report)
{
  if (report->gate == NULL) {
    demarche_json_out_string (out, "agreement", NULL);
    return;
  }
  demarche_json_out_newline (out);
  demarche_json_out_open (out, "agreement", '{');
  demarche_json_out_count (out, "gold-lines", report->gate->n_gold);
  demarche_json_out_count (out, "elsewhere", report->gate->n_elsewhere);
  demarche_json_out_count (out, "unpaired", report->gate->n_unpaired);
  write_part (out, report, "unseen", &report->gate->unseen);
  write_part (out, report, "seen", &report->gate->seen);
  demarche_json_out_close (out, '}');
}

static void
write_sample (GString *out, DemarcheReport *report, const DemarcheSampleScore *score)
{
  double precision = demarche_sample_score_get_precision (score);

  demarche_json_out_newline (out);
  demarche_json_out_open (out, NULL, '{');
  demarche_json_out_string (out, "position",
                            demarche_report_get_position (report, score->position)->code);
  demarche_json_out_string (
      out, "verdict", demarche_sample_verdict_get_name (demarche_sample_score_get_verdict (score)));
  demarche_json_out_count (out, "drawn", score->n_drawn);
  demarche_json_out_count (out, "of", score->n_tags);
  demarche_json_out_count (out, "gone", score->n_gone);
  demarche_json_out_count (out, "judged", score->n_judged);
  demarche_json_out_count (out, "right", score->n_right);
  demarche_json_out_count (out, "disputed", score->n_disputed);
  demarche_json_out_number (out, "precision", precision, score->n_judged > 0);
  demarche_json_out_number (out, "low", score->interval.low, score->n_judged > 0);
  demarche_json_out_number (out, "high", score->interval.high, score->n_judged > 0);
  write_names (out, "judges", score->judges);
  demarche_json_out_close (out, '}');
}

/* the other way through the gate: tags drawn at random and judged */
static void
write_samples (GString *out, DemarcheReport *report)
{
  if (report->samples == NULL)
    return;
  demarche_json_out_newline (out);
  demarche_json_out_open (out, "samples", '[');
  for (guint i = 0; i < report->samples->len; i++)
    write_sample (out, report, g_ptr_array_index (report->samples, i));
  demarche_json_out_close (out, ']');
}

static void
write_head (GString *out, DemarcheReport *report)
{
  DemarcheComparison *comparison = report->comparison;
  g_autoptr (GPtrArray) changes = demarche_sentences_changes (report);
  g_autoptr (GPtrArray) stands = demarche_sentences_stands (report);
  g_autoptr (GPtrArray) lack = demarche_sentences_lack (report);

  demarche_json_out_count (out, "format", 1);
  demarche_json_out_string (out, "title", demarche_report_get_title (report));
  demarche_json_out_string (out, "handling",
                            demarche_report_get_text (report, DEMARCHE_REPORT_HANDLING));
  demarche_json_out_string (out, "date", demarche_report_get_text (report, DEMARCHE_REPORT_DATE));
  demarche_json_out_string (out, "program", demarche_get_version ());
  demarche_json_out_boolean (out, "complete", !demarche_report_is_incomplete (report));
  demarche_json_out_newline (out);
  demarche_json_out_open (out, "rules", '{');
  demarche_json_out_string (out, "title", report->rules_title);
  demarche_json_out_string (out, "meaning-hash", report->meaning_hash);
  demarche_json_out_string (out, "files-hash", report->files_hash);
  demarche_json_out_close (out, '}');
  demarche_json_out_string (out, "by", demarche_unit_get_name (comparison->unit));
  demarche_json_out_string (out, "count", demarche_counting_get_name (comparison->counting));
  demarche_json_out_string (out, "window-kind",
                            demarche_window_kind_get_name (comparison->window_kind));
  write_agreement (out, report);
  write_samples (out, report);
  demarche_json_out_newline (out);
  write_decided (out, report);
  demarche_json_out_newline (out);
  demarche_json_out_open (out, "summary", '{');
  write_sentences (out, "unproven", lack);
  write_sentences (out, "changes", changes);
  write_sentences (out, "stands", stands);
  demarche_json_out_close (out, '}');
}

char *
demarche_report_write_json (DemarcheReport *report, gsize *length)
{
  DemarcheComparison *comparison = report->comparison;
  GString *out = g_string_new (NULL);

  demarche_json_out_open (out, NULL, '{');
  write_head (out, report);
  demarche_json_out_newline (out);
  demarche_json_write_news (out, report);
  write_items (out, report, "issues", comparison->issues->len, write_issue);
  write_items (out, report, "actors", comparison->actors->len, write_actor);
  write_items (out, report, "windows", comparison->windows->len, write_window);
  write_items (out, report, "cells", comparison->cells->len, write_cell);
  write_items (out, report, "shifts", comparison->shifts->len, write_shift);
  write_items (out, report, "contradictions", comparison->contradictions->len, write_contradiction);
  write_items (out, report, "attributions", comparison->attributions->len, write_attribution);
  write_items (out, report, "alignment", report->shown->len, write_alignment);
  write_items (out, report, "evidence", comparison->evidence->len, write_evidence);
  write_items (out, report, "statements", comparison->tagged->len, write_statement);
  demarche_json_out_close (out, '}');
  demarche_json_out_newline (out);
  *length = out->len;
  return g_string_free (out, FALSE);
}
