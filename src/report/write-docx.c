/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The report as a document for a word processor. No other program is needed to make it. */
#include "report/news.h"
#include "report/sentences.h"
#include "report/words.h"
#include "version.h"

#define MOST_WITHOUT_FIGURES 5 /* where the summary is the report, as on the page */

static void
write_list (DemarcheDocument *document, const char *heading, GPtrArray *sentences,
            const char *nothing)
{
  guint room = document->is_short ? MOST_WITHOUT_FIGURES : G_MAXUINT;

  demarche_docx_paragraph (document->docx, DEMARCHE_DOCX_HEADING_2, heading);
  for (guint i = 0; i < MIN (sentences->len, room); i++) {
    demarche_docx_open_paragraph (document->docx, DEMARCHE_DOCX_BULLET);
    demarche_document_sentence (document, g_ptr_array_index (sentences, i));
    demarche_docx_close_paragraph (document->docx);
  }
  if (sentences->len == 0)
    demarche_docx_paragraph (document->docx, DEMARCHE_DOCX_BODY, nothing);
}

/* why no figure is proven, and the command that measures it */
static void
write_lack (DemarcheDocument *document)
{
  g_autoptr (GPtrArray) sentences = demarche_sentences_lack (document->report);

  for (guint i = 0; i < sentences->len; i++) {
    demarche_docx_open_paragraph (document->docx, DEMARCHE_DOCX_BODY);
    demarche_document_sentence (document, sentences->pdata[i]);
    demarche_docx_close_paragraph (document->docx);
  }
}

static void
write_summary (DemarcheDocument *document)
{
  DemarcheReport *report = document->report;
  g_autoptr (GPtrArray) changes = demarche_sentences_changes (report);
  g_autoptr (GPtrArray) stands = demarche_sentences_stands (report);
  g_autoptr (GPtrArray) reliance = demarche_sentences_reliance (report);
  g_autofree char *changes_heading = demarche_sentences_changes_heading (report);
  g_autofree char *stands_heading = demarche_sentences_stands_heading (report);
  g_autofree char *no_changes = demarche_sentences_no_changes (report);

  demarche_docx_paragraph (document->docx, DEMARCHE_DOCX_HEADING_1, "Summary");
  write_lack (document);
  write_list (document, changes_heading, changes, no_changes);
  write_list (document, stands_heading, stands, "Nobody took a position.");
  write_list (document, "How far to rely on this", reliance, "");
}

static void
write_head (DemarcheDocument *document)
{
  DemarcheReport *report = document->report;
  DemarcheComparison *comparison = report->comparison;
  const char *day = demarche_report_get_text (report, DEMARCHE_REPORT_DATE);
  g_autofree char *facts = demarche_sentences_facts (report);
  g_autofree char *date = day != NULL ? demarche_words_date (day) : NULL;

  demarche_docx_paragraph (document->docx, DEMARCHE_DOCX_TITLE, demarche_report_get_title (report));
  if (date != NULL)
    demarche_docx_paragraph (document->docx, DEMARCHE_DOCX_SUBTITLE, date);
  demarche_docx_paragraph (document->docx, DEMARCHE_DOCX_SUBTITLE, facts);
  if (!demarche_report_is_incomplete (report))
    return;
  demarche_docx_open_paragraph (document->docx, DEMARCHE_DOCX_BODY);
  demarche_docx_text (document->docx, DEMARCHE_DOCX_BOLD, "Incomplete. ");
  demarche_docx_textf (document->docx, DEMARCHE_DOCX_PLAIN,
                       "%u of %u statements could not be read.", comparison->n_failed,
                       comparison->tagged->len);
  demarche_docx_close_paragraph (document->docx);
}

static void
write_foot (DemarcheDocument *document)
{
  g_autofree char *text = g_strdup_printf (
      "Made with demarche %s, rule set %.8s.", demarche_get_version (),
      document->report->meaning_hash != NULL ? document->report->meaning_hash : "unknown");

  demarche_docx_paragraph (document->docx, DEMARCHE_DOCX_SUBTITLE, text);
}

/* time lines, silence and alignment are for the eye; the evidence stands in the notes */
static void (*const writers[DEMARCHE_N_SECTIONS]) (DemarcheDocument *document) = {
    [DEMARCHE_SECTION_SUMMARY] = write_summary,
    [DEMARCHE_SECTION_MATRIX] = demarche_document_write_matrix,
    [DEMARCHE_SECTION_LINES] = demarche_document_write_lines,
    [DEMARCHE_SECTION_SHIFTS] = demarche_document_write_shifts,
    [DEMARCHE_SECTION_BOTH_WAYS] = demarche_document_write_both_ways,
    [DEMARCHE_SECTION_SAID_OF_OTHERS] = demarche_document_write_said_of_others,
    [DEMARCHE_SECTION_DELEGATIONS] = demarche_document_write_delegations,
    [DEMARCHE_SECTION_STATEMENTS] = demarche_document_write_statements,
    [DEMARCHE_SECTION_DEFINITIONS] = demarche_document_write_definitions,
    [DEMARCHE_SECTION_METHOD] = demarche_document_write_method,
    [DEMARCHE_SECTION_BRIEF] = demarche_document_write_brief,
    [DEMARCHE_SECTION_QUOTES] = demarche_document_write_quotes,
    [DEMARCHE_SECTION_NEWS] = demarche_document_write_news,
};

GBytes *
demarche_report_write_docx (DemarcheReport *report, GError **error)
{
  g_autoptr (DemarcheDocx) docx = demarche_docx_new ();
  g_autofree guint *notes = g_new0 (guint, report->comparison->evidence->len + 1);
  DemarcheDocument document = {docx, report, notes, FALSE};
  DemarcheSection sections[DEMARCHE_N_SECTIONS];
  guint n = demarche_report_get_sections (report, sections);

  for (guint i = 0; i < n; i++)
    document.is_short = document.is_short || sections[i] == DEMARCHE_SECTION_QUOTES;
  write_head (&document);
  for (guint i = 0; i < n; i++)
    if (writers[sections[i]] != NULL &&
        demarche_report_definition_is_printed (report->definition, sections[i]))
      writers[sections[i]](&document);
  write_foot (&document);
  return demarche_docx_finish (docx, demarche_report_get_title (report),
                               demarche_report_get_text (report, DEMARCHE_REPORT_HANDLING), error);
}
