/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What it rests on: statements, definitions, method. */
#include "report/document.h"
#include "report/sentences.h"
#include "report/words.h"

#define MOST_STATEMENTS 1000

/* ---- statements ---- */

static void
write_field (DemarcheDocument *document, DemarcheStatement *statement, DemarcheField field)
{
  demarche_document_cell (document, DEMARCHE_DOCX_PLAIN,
                          demarche_statement_get_field (statement, field));
}

/* the file, what it is called and where it is from */
static void
write_name (DemarcheDocument *document, DemarcheStatement *statement)
{
  const char *title = demarche_statement_get_field (statement, DEMARCHE_FIELD_TITLE);
  const char *source = demarche_statement_get_field (statement, DEMARCHE_FIELD_SOURCE);

  demarche_document_open_cell (document);
  demarche_docx_text (document->docx, DEMARCHE_DOCX_BOLD, demarche_statement_get_name (statement));
  if (title != NULL)
    demarche_docx_textf (document->docx, DEMARCHE_DOCX_PLAIN, ", %s", title);
  if (source != NULL)
    demarche_docx_textf (document->docx, DEMARCHE_DOCX_PLAIN, ", %s", source);
  demarche_document_close_cell (document);
}

static void
write_state (DemarcheDocument *document, DemarcheTagged *tagged)
{
  const char *error = demarche_tagged_get_error (tagged);
  guint n = demarche_statement_count_paragraphs (demarche_tagged_get_statement (tagged));
  g_autofree char *paragraphs = demarche_words_count (n, "paragraph");
  g_autofree char *tags = demarche_words_count (demarche_tagged_get_n_tags (tagged), "tag");

  demarche_document_open_cell (document);
  if (error != NULL)
    demarche_docx_textf (document->docx, DEMARCHE_DOCX_BOLD, "not read: %s", error);
  else
    demarche_docx_textf (document->docx, DEMARCHE_DOCX_PLAIN, "%s, %s", paragraphs, tags);
  demarche_document_close_cell (document);
}

static void
write_statement (DemarcheDocument *document, DemarcheTagged *tagged)
{
  DemarcheStatement *statement = demarche_tagged_get_statement (tagged);
  const char *hash = demarche_statement_get_text_hash (statement);
  const char *date = demarche_statement_get_field (statement, DEMARCHE_FIELD_DATE);
  g_autofree char *day = demarche_words_date (date);
  g_autofree char *start = hash != NULL ? g_strndup (hash, 12) : NULL;

  demarche_docx_open_row (document->docx, FALSE);
  write_name (document, statement);
  write_field (document, statement, DEMARCHE_FIELD_SPEAKER);
  write_field (document, statement, DEMARCHE_FIELD_EVENT);
  demarche_document_cell (document, DEMARCHE_DOCX_PLAIN, day);
  write_field (document, statement, DEMARCHE_FIELD_SOURCE_KIND);
  write_state (document, tagged);
  demarche_document_cell (document, DEMARCHE_DOCX_PLAIN, start);
  demarche_docx_close_row (document->docx);
}

void
demarche_document_write_statements (DemarcheDocument *document)
{
  static const char *const heads[] = {"Statement",      "Speaker", "Event",    "Date",
                                      "Kind of source", "Read",    "Text hash"};
  static const guint widths[] = {2538, 1300, 1200, 1200, 1000, 1200, 1200};
  GPtrArray *tagged = document->report->comparison->tagged;

  demarche_docx_paragraph (document->docx, DEMARCHE_DOCX_HEADING_1, "Statements used");
  if (tagged->len == 0) {
    demarche_docx_paragraph (document->docx, DEMARCHE_DOCX_BODY, "No statement was given.");
    return;
  }
  demarche_docx_caption (document->docx, "every file that was given, counted or not");
  demarche_docx_open_table (document->docx, widths, G_N_ELEMENTS (widths));
  demarche_document_head (document, heads, G_N_ELEMENTS (heads));
  for (guint i = 0; i < MIN (tagged->len, MOST_STATEMENTS); i++)
    write_statement (document, g_ptr_array_index (tagged, i));
  demarche_docx_close_table (document->docx);
  if (tagged->len > MOST_STATEMENTS)
    demarche_docx_paragraph (document->docx, DEMARCHE_DOCX_BODY,
                             "The others are in the JSON report.");
}

/* ---- definitions ---- */

static void
write_position (DemarcheDocument *document, const DemarchePosition *position, gboolean is_scale)
{
  g_autofree char *value = demarche_words_score (position->value);

  demarche_docx_open_paragraph (document->docx, DEMARCHE_DOCX_BODY);
  demarche_docx_text (document->docx, DEMARCHE_DOCX_BOLD, position->title);
  demarche_docx_textf (document->docx, DEMARCHE_DOCX_PLAIN, " (%s%s%s): %s", position->code,
                       is_scale ? ", " : "", is_scale ? value : "",
                       position->definition != NULL ? position->definition : "no definition.");
  demarche_docx_close_paragraph (document->docx);
}

void
demarche_document_write_definitions (DemarcheDocument *document)
{
  GArray *issues = document->report->comparison->issues;

  demarche_docx_paragraph (document->docx, DEMARCHE_DOCX_HEADING_1, "Definitions");
  for (guint i = 0; i < issues->len; i++) {
    const DemarcheIssue *issue =
        demarche_report_get_issue (document->report, g_array_index (issues, guint, i));

    demarche_docx_paragraph (document->docx, DEMARCHE_DOCX_HEADING_2, issue->title);
    if (issue->note != NULL)
      demarche_docx_paragraph (document->docx, DEMARCHE_DOCX_BODY, issue->note);
    for (guint k = 0; k < issue->n_positions; k++)
      write_position (document,
                      demarche_report_get_position (document->report, issue->first_position + k),
                      issue->kind == DEMARCHE_ISSUE_SCALE);
  }
}

/* ---- method ---- */

static void
write_score (DemarcheDocument *document, const DemarcheScore *score, guint position,
             gboolean is_gate)
{
  DemarcheScoreVerdict verdict = demarche_score_get_verdict (score);
  g_autofree char *gold = g_strdup_printf ("%u", score->n_gold);

  demarche_docx_open_row (document->docx, FALSE);
  demarche_document_cell (document, DEMARCHE_DOCX_PLAIN,
                          demarche_report_get_position (document->report, position)->code);
  demarche_document_cell (document, DEMARCHE_DOCX_PLAIN, gold);
  for (guint i = 0; i < DEMARCHE_N_RATIOS; i++) {
    g_autofree char *ratio =
        demarche_words_ratio (demarche_score_get_ratio (score, (DemarcheRatio)i));
    demarche_document_cell (document, DEMARCHE_DOCX_PLAIN, ratio);
  }
  demarche_document_cell (
      document, DEMARCHE_DOCX_PLAIN,
      is_gate ? demarche_report_describe_gate (document->report, position, verdict) : "");
  demarche_docx_close_row (document->docx);
}

/* positions that gold, tags or a figure of the report have */
static void
write_agreement (DemarcheDocument *document, const DemarcheAgreement *agreement, const char *where,
                 gboolean is_gate)
{
  static const char *const heads[] = {"Position", "Gold", "Precision", "Recall", "F1", "Gate"};
  static const guint widths[] = {3638, 900, 1100, 1000, 900, 2100};

  if (agreement == NULL)
    return;
  const DemarcheScoreTable *table = &agreement->tables[DEMARCHE_SCORED_ALL];
  g_autofree char *caption = g_strdup_printf ("agreement with human reading, %s", where);
  demarche_docx_caption (document->docx, caption);
  demarche_docx_open_table (document->docx, widths, G_N_ELEMENTS (widths));
  demarche_document_head (document, heads, G_N_ELEMENTS (heads));
  for (guint i = 0; i < table->positions->len; i++) {
    const DemarcheScore *score = &g_array_index (table->positions, DemarcheScore, i);

    if (score->n_gold > 0 || score->n_found > 0 || (is_gate && document->report->is_held[i]))
      write_score (document, score, i, is_gate);
  }
  demarche_docx_close_table (document->docx);
}

static void
write_samples (DemarcheDocument *document)
{
  g_autoptr (GPtrArray) sentences = demarche_sentences_samples (document->report);

  if (sentences->len > 0)
    demarche_docx_paragraph (document->docx, DEMARCHE_DOCX_BODY, DEMARCHE_SAMPLES_LEAD);
  for (guint i = 0; i < sentences->len; i++) {
    demarche_docx_open_paragraph (document->docx, DEMARCHE_DOCX_BULLET);
    demarche_document_sentence (document, g_ptr_array_index (sentences, i));
    demarche_docx_close_paragraph (document->docx);
  }
}

void
demarche_document_write_method (DemarcheDocument *document)
{
  DemarcheReport *report = document->report;
  DemarcheComparison *comparison = report->comparison;
  g_autoptr (GPtrArray) reliance = demarche_sentences_reliance (report);
  g_autofree char *rules =
      g_strdup_printf ("Rule set, by meaning %s, by files %s.",
                       report->meaning_hash != NULL ? report->meaning_hash : "unknown",
                       report->files_hash != NULL ? report->files_hash : "unknown");
  g_autofree char *counting =
      g_strdup_printf ("A position counts once per %s, holder and stance; windows: %s.",
                       demarche_counting_get_name (comparison->counting),
                       demarche_window_kind_get_name (comparison->window_kind));
  g_autofree char *read = g_strdup_printf (
      "Statements: %u read, %u not read, %u empty, %u not counted as versions of another.",
      comparison->n_read, comparison->n_failed, comparison->n_empty, comparison->versions->len);

  demarche_docx_paragraph (document->docx, DEMARCHE_DOCX_HEADING_1, "Method");
  for (guint i = 0; i < reliance->len; i++) {
    demarche_docx_open_paragraph (document->docx, DEMARCHE_DOCX_BULLET);
    demarche_document_sentence (document, g_ptr_array_index (reliance, i));
    demarche_docx_close_paragraph (document->docx);
  }
  demarche_docx_paragraph (document->docx, DEMARCHE_DOCX_BULLET, rules);
  demarche_docx_paragraph (document->docx, DEMARCHE_DOCX_BULLET, counting);
  demarche_docx_paragraph (document->docx, DEMARCHE_DOCX_BULLET, read);
  write_samples (document);
  if (report->gate == NULL)
    return;
  write_agreement (document, report->gate->unseen.agreement,
                   "statements that the rules were not developed on", TRUE);
  write_agreement (document, report->gate->seen.agreement,
                   "statements that the rules were developed on; they open no gate", FALSE);
}
