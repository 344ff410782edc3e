/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Tables for a spreadsheet: text through the escaper, numbers as numbers, one thing a row. */
#include "report/decisions.h"

#include "base/escape.h"
#include "model/anchor.h"
#include "model/decision-table.h"
#include "report/words.h"

static void
add_text (GString *row, const char *text)
{
  if (row->len > 0 && row->str[row->len - 1] != '\n')
    g_string_append_c (row, ',');
  if (text != NULL)
    demarche_escape_csv (row, text, -1);
}

static void
add_number (GString *row, double value, guint decimals, gboolean is_known)
{
  add_text (row, NULL);
  if (is_known)
    demarche_escape_number (row, value, decimals);
}

static void
add_count (GString *row, guint n)
{
  add_text (row, NULL);
  g_string_append_printf (row, "%u", n);
}

/* a row's first cell needs no comma: rows are built apart from what stands before */
static void
end_row (GString *out, GString *row)
{
  g_string_append_len (out, row->str, (gssize)row->len);
  g_string_append (out, "\r\n");
  g_string_truncate (row, 0);
}

static void
add_head (GString *out, const char *const *columns)
{
  for (guint i = 0; columns[i] != NULL; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? "," : "", columns[i]);
  g_string_append (out, "\r\n");
}

static const char *
get_field (const DemarcheEvidence *evidence, DemarcheField field)
{
  return demarche_statement_get_field (demarche_tagged_get_statement (evidence->tagged), field);
}

/* ---- evidence ---- */

static const char *const evidence_columns[] = {
    "reference", "number",   "statement",  "title",       "event",  "event_series", "window",
    "date",      "speaker",  "delegation", "groups",      "role",   "section",      "paragraph",
    "kind",      "page",     "language",   "source_kind", "source", "issue",        "position",
    "value",     "holder",   "held_by",    "stance",      "force",  "reading",      "score",
    "use",       "review",   "rule",       "cues",        "words",  "offsets",      "text",
    "decision",  "position", "holder",     "stance",      "force",  "by",           "comment",
    NULL};

static void
add_cues (GString *row, const DemarcheTag *tag)
{
  g_autoptr (GString) cues = g_string_new (NULL);

  for (guint i = 0; i < tag->n_cues; i++)
    g_string_append_printf (cues, "%s%s:%s", i > 0 ? "; " : "",
                            demarche_cue_effect_get_name (tag->cues[i].effect), tag->cues[i].id);
  add_text (row, cues->str);
}

static void
add_spans (GString *row, const DemarcheEvidence *evidence, const DemarcheParagraph *paragraph)
{
  g_autofree char *words = demarche_tag_get_words (evidence->tag, paragraph);
  g_autoptr (GString) offsets = g_string_new (NULL);

  for (guint i = 0; i < evidence->tag->n_evidence; i++) {
    DemarcheSpan span = evidence->tag->evidence[i];

    span.end = MIN (span.end, paragraph->length);
    if (span.start > span.end)
      continue;
    g_string_append_printf (
        offsets, "%s%ld-%ld", i > 0 ? "; " : "",
        g_utf8_pointer_to_offset (paragraph->text, paragraph->text + span.start),
        g_utf8_pointer_to_offset (paragraph->text, paragraph->text + span.end));
  }
  add_text (row, words);
  add_text (row, offsets->str);
}

static void
add_where (GString *row, DemarcheReport *report, const DemarcheEvidence *evidence)
{
  const DemarcheParagraph *paragraph = evidence->paragraph;
  const char *language = paragraph->language;

  add_text (row, demarche_statement_get_name (demarche_tagged_get_statement (evidence->tagged)));
  add_text (row, get_field (evidence, DEMARCHE_FIELD_TITLE));
  add_text (row, paragraph->occasion->event);
  add_text (row, get_field (evidence, DEMARCHE_FIELD_EVENT_SERIES));
  add_text (row, evidence->window != DEMARCHE_NONE
                     ? demarche_report_get_window_label (report, evidence->window)
                     : NULL);
  add_text (row, paragraph->occasion->date);
  add_text (row, paragraph->occasion->speaker);
  add_text (row, paragraph->occasion->delegation);
  add_text (row, paragraph->occasion->groups);
  add_text (row, paragraph->occasion->role);
  add_text (row, paragraph->occasion->section);
  add_count (row, paragraph->number);
  add_text (row, demarche_paragraph_kind_get_name (paragraph->kind));
  add_number (row, paragraph->page, 0, paragraph->page > 0);
  add_text (row, language != NULL ? language : get_field (evidence, DEMARCHE_FIELD_LANGUAGE));
  add_text (row, get_field (evidence, DEMARCHE_FIELD_SOURCE_KIND));
  add_text (row, get_field (evidence, DEMARCHE_FIELD_SOURCE));
}

static void
add_evidence (GString *row, DemarcheReport *report, guint index, const DemarcheDecision *decision)
{
  const DemarcheEvidence *evidence = demarche_report_get_evidence (report, index);
  const DemarcheTag *tag = evidence->tag;
  const DemarchePosition *position = demarche_report_get_position (report, tag->position);
  const DemarcheIssue *issue = demarche_report_get_issue (report, position->issue);
  const char *use = demarche_words_use (evidence->use);
  const DemarcheParagraph *paragraph = demarche_report_get_paragraph (report, evidence);
  g_autofree char *text = g_strndup (paragraph->text, paragraph->length);
  g_autofree char *reading = demarche_report_read_evidence (report, index);

  g_string_append (row, evidence->reference);
  add_number (row, report->numbers[index], 0, report->numbers[index] > 0);
  add_where (row, report, evidence);
  add_text (row, issue->id);
  add_text (row, position->code);
  add_number (row, position->value, 2, issue->kind == DEMARCHE_ISSUE_SCALE);
  add_text (row, demarche_holder_get_name (tag->holder));
  add_text (row, tag->held_by);
  add_text (row, demarche_stance_get_name (tag->stance));
  add_text (row, demarche_force_get_name (tag->force));
  add_text (row, reading);
  add_number (row, evidence->score, 2, evidence->has_score);
  add_text (row, use != NULL ? use : "counted");
  add_text (row, demarche_decision_table_name_review (tag));
  add_text (row, tag->rule);
  add_cues (row, tag);
  add_spans (row, evidence, paragraph);
  add_text (row, text);
  g_string_append_c (row, ',');
  demarche_decision_table_append_cells (row, decision);
}

/* a row; of a disputed tag one for each that decided, so that no decision is lost on the way */
static void
write_evidence (GString *out, GString *row, DemarcheReport *report, guint index)
{
  GPtrArray *decisions = demarche_decisions_find (report, index);
  const DemarcheTag *tag = demarche_report_get_evidence (report, index)->tag;
  gboolean is_disputed = tag->standing == DEMARCHE_STANDING_DISPUTED && decisions != NULL;

  for (guint i = 0; is_disputed && i < decisions->len; i++) {
    add_evidence (row, report, index, g_ptr_array_index (decisions, i));
    end_row (out, row);
  }
  if (is_disputed)
    return;
  add_evidence (row, report, index, demarche_decisions_find_effective (report, index));
  end_row (out, row);
}

/* ---- matrix ---- */

static const char *const matrix_columns[] = {
    "actor",  "kind",     "delegation", "groups",     "issue",   "window",       "from",
    "to",     "position", "n",          "n_scored",   "n_firm",  "n_paragraphs", "n_statements",
    "mean",   "mean_low", "mean_high",  "log_scale",  "log_low", "log_high",     "share_firm",
    "change", "silence",  "proven",     "references", NULL};

static void
add_cell_figures (GString *row, DemarcheReport *report, const DemarcheCell *cell)
{
  const DemarcheShift *shift =
      demarche_report_find_shift (report, cell->actor, cell->issue, cell->window);
  g_autoptr (GString) references = g_string_new (NULL);

  for (guint i = 0; i < cell->n_evidence; i++)
    g_string_append_printf (references, "%s%s", i > 0 ? " " : "",
                            demarche_report_get_evidence (report, cell->evidence[i])->reference);
  add_text (row, cell->label);
  add_count (row, cell->n_counted);
  add_count (row, cell->n);
  add_count (row, cell->n_firm);
  add_count (row, cell->n_paragraphs);
  add_count (row, cell->n_statements);
  add_number (row, cell->mean, 4, cell->has_score);
  add_number (row, cell->low, 4, cell->has_score && cell->has_interval);
  add_number (row, cell->high, 4, cell->has_score && cell->has_interval);
  add_number (row, cell->log_scale, 4, cell->has_score);
  add_number (row, cell->log_low, 4, cell->has_score && cell->has_interval);
  add_number (row, cell->log_high, 4, cell->has_score && cell->has_interval);
  add_number (row, cell->share_firm, 4, TRUE);
  add_text (row, shift != NULL && cell->window != DEMARCHE_WINDOW_ALL ? demarche_words_shift (shift)
                                                                      : NULL);
  add_text (row, NULL);
  add_text (row, demarche_report_is_cell_proven (report, cell) ? "yes" : "no");
  add_text (row, references->str);
}

static void
add_silence (GString *row, DemarcheReport *report, guint actor, guint issue, guint window)
{
  for (guint i = 0; i < 14; i++)
    add_text (row, NULL);
  add_text (row,
            window == DEMARCHE_WINDOW_ALL
                ? NULL
                : demarche_words_silence_meaning (
                      demarche_comparison_get_silence (report->comparison, actor, issue, window),
                      demarche_report_get_issue (report, issue)->has_about));
  add_text (row, NULL);
  add_text (row, NULL);
}

static void
write_matrix_row (GString *out, GString *row, DemarcheReport *report, guint index, guint issue,
                  guint window)
{
  static const char *const kinds[] = {"delegation", "speaker", "group"};
  const DemarcheActor *actor = demarche_report_get_actor (report, index);
  const DemarcheWindow *period =
      window == DEMARCHE_WINDOW_ALL ? NULL : demarche_report_get_window (report, window);
  const DemarcheCell *cell =
      demarche_comparison_find_cell (report->comparison, index, issue, window);

  demarche_escape_csv (row, actor->name, -1);
  add_text (row, kinds[actor->kind]);
  add_text (row, actor->delegation);
  add_text (row, actor->groups);
  add_text (row, demarche_report_get_issue (report, issue)->id);
  add_text (row, period != NULL ? period->label : "all");
  add_text (row, period != NULL ? period->from : NULL);
  add_text (row, period != NULL ? period->to : NULL);
  if (cell != NULL) {
    add_cell_figures (row, report, cell);
  } else {
    add_silence (row, report, index, issue, window);
  }
  end_row (out, row);
}

static void
write_matrix_rows (GString *out, DemarcheReport *report, GArray *rows)
{
  DemarcheComparison *comparison = report->comparison;
  g_autoptr (GString) row = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    for (guint k = 0; k < comparison->issues->len; k++) {
      guint actor = g_array_index (rows, guint, i);
      guint issue = g_array_index (comparison->issues, guint, k);

      for (guint w = 0; w < comparison->windows->len; w++)
        write_matrix_row (out, row, report, actor, issue, w);
      write_matrix_row (out, row, report, actor, issue, DEMARCHE_WINDOW_ALL);
    }
}

static void
write_matrix (GString *out, DemarcheReport *report)
{
  add_head (out, matrix_columns);
  write_matrix_rows (out, report, report->rows);
  write_matrix_rows (out, report, report->silent);
}

/* ---- shifts ---- */

static const char *const shift_columns[] = {"number",
                                            "actor",
                                            "issue",
                                            "position",
                                            "change",
                                            "window_before",
                                            "before",
                                            "mean_before",
                                            "n_before",
                                            "window",
                                            "after",
                                            "mean_after",
                                            "n_after",
                                            "size",
                                            "flags",
                                            "proven",
                                            "reference_before",
                                            "quote_before",
                                            "reference_after",
                                            "quote_after",
                                            NULL};

static void
add_side (GString *row, DemarcheReport *report, guint window, guint index)
{
  const DemarcheCell *cell =
      index != DEMARCHE_NONE ? demarche_report_get_cell (report, index) : NULL;

  add_text (row,
            window != DEMARCHE_NONE ? demarche_report_get_window_label (report, window) : NULL);
  add_text (row, cell != NULL ? cell->label : NULL);
  add_number (row, cell != NULL ? cell->mean : 0, 4, cell != NULL && cell->has_score);
  add_number (row, cell != NULL ? cell->n_counted : 0, 0, cell != NULL);
}

static void
add_quote (GString *row, DemarcheReport *report, guint index)
{
  const DemarcheEvidence *evidence =
      index != DEMARCHE_NONE ? demarche_report_get_evidence (report, index) : NULL;
  const DemarcheParagraph *paragraph =
      evidence != NULL ? demarche_report_get_paragraph (report, evidence) : NULL;
  g_autofree char *text = paragraph != NULL ? g_strndup (paragraph->text, paragraph->length) : NULL;

  add_text (row, evidence != NULL ? evidence->reference : NULL);
  add_text (row, text);
}

static void
write_shifts (GString *out, DemarcheReport *report)
{
  g_autoptr (GString) row = g_string_new (NULL);

  add_head (out, shift_columns);
  for (guint i = 0; i < report->comparison->shifts->len; i++) {
    const DemarcheShift *shift = g_ptr_array_index (report->comparison->shifts, i);
    g_autoptr (GPtrArray) flags = demarche_words_flags (shift->flags);
    g_autofree char *words = NULL;

    g_ptr_array_add (flags, NULL);
    words = g_strjoinv ("; ", (char **)flags->pdata);
    g_string_append_printf (row, "S%u", i + 1);
    add_text (row, demarche_report_get_actor (report, shift->actor)->name);
    add_text (row, demarche_report_get_issue (report, shift->issue)->id);
    add_text (row, shift->position != DEMARCHE_NONE
                       ? demarche_report_get_position (report, shift->position)->code
                       : NULL);
    add_text (row, demarche_words_shift (shift));
    add_side (row, report, shift->window_before, shift->before);
    add_side (row, report, shift->window, shift->after);
    add_number (row, shift->change, 4, TRUE);
    add_text (row, words);
    add_text (row, demarche_report_is_shift_proven (report, shift) ? "yes" : "no");
    add_quote (row, report, shift->quote_before);
    add_quote (row, report, shift->quote_after);
    end_row (out, row);
  }
}

void
demarche_report_write_csv (DemarcheReport *report, DemarcheReportTable table, GString *out)
{
  g_autoptr (GString) row = g_string_new (NULL);

  if (table == DEMARCHE_TABLE_MATRIX) {
    write_matrix (out, report);
    return;
  }
  if (table == DEMARCHE_TABLE_SHIFTS) {
    write_shifts (out, report);
    return;
  }
  add_head (out, evidence_columns);
  for (guint i = 0; i < report->comparison->evidence->len; i++)
    write_evidence (out, row, report, i);
}
