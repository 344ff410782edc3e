/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The first screen: title, facts, what is incomplete, and the summary in sentences. */
#include "report/page.h"

#include "report/sentences.h"
#include "report/words.h"

#define MOST_WITHOUT_FIGURES 5 /* where the summary is the report: it fits on a page */

static void
write_sentences (DemarchePage *page, GPtrArray *sentences, const char *heading, const char *nothing)
{
  guint most = page->has[DEMARCHE_SECTION_MATRIX] ? G_MAXUINT : MOST_WITHOUT_FIGURES;

  demarche_html_open (page->html, "div", NULL);
  demarche_html_open (page->html, "h2", NULL);
  demarche_html_name (page->html, heading);
  demarche_html_close (page->html);
  if (sentences->len == 0) {
    demarche_page_empty (page, nothing);
  } else {
    demarche_html_open (page->html, "ul", NULL);
    for (guint i = 0; i < MIN (sentences->len, most); i++) {
      demarche_html_open (page->html, "li", NULL);
      demarche_page_sentence (page, g_ptr_array_index (sentences, i));
      demarche_html_close (page->html);
    }
    demarche_html_close (page->html);
  }
  demarche_html_close (page->html);
}

static void
write_incomplete (DemarchePage *page)
{
  DemarcheComparison *comparison = page->report->comparison;

  if (!demarche_report_is_incomplete (page->report))
    return;
  demarche_html_open (page->html, "p", "class", "inc", NULL);
  demarche_html_element (page->html, "b", "Incomplete.", NULL);
  demarche_html_textf (page->html, " %u of %u statements could not be read. ", comparison->n_failed,
                       comparison->tagged->len);
  demarche_page_link (page, DEMARCHE_SECTION_METHOD, "unread", NULL, "Details");
  demarche_html_close (page->html);
}

static void
write_head (DemarchePage *page)
{
  g_autofree char *facts = demarche_sentences_facts (page->report);
  g_autofree char *date = NULL;
  const char *day = demarche_report_get_text (page->report, DEMARCHE_REPORT_DATE);

  demarche_html_open (page->html, "p", "class", "kick", NULL);
  demarche_html_open (page->html, "span", NULL);
  demarche_html_text (page->html, "Position report");
  if (page->report->rules_title != NULL) {
    demarche_html_text (page->html, ": ");
    demarche_html_name (page->html, page->report->rules_title);
  }
  demarche_html_close (page->html);
  if (day != NULL) {
    date = demarche_words_date (day);
    demarche_html_element (page->html, "span", date, NULL);
  }
  demarche_html_close (page->html);
  demarche_html_element (page->html, "h1", demarche_report_get_title (page->report), "dir", "auto",
                         NULL);
  demarche_html_element (page->html, "p", facts, "class", "facts", NULL);
}

void
demarche_page_write_summary (DemarchePage *page)
{
  g_autoptr (GPtrArray) changes = demarche_sentences_changes (page->report);
  g_autoptr (GPtrArray) stands = demarche_sentences_stands (page->report);
  g_autofree char *changes_heading = demarche_sentences_changes_heading (page->report);
  g_autofree char *stands_heading = demarche_sentences_stands_heading (page->report);
  g_autofree char *no_changes = demarche_sentences_no_changes (page->report);

  write_head (page);
  write_incomplete (page);
  if (!page->has[DEMARCHE_SECTION_SUMMARY])
    return;
  demarche_page_write_lack (page);
  demarche_html_open (
      page->html, "div", "class",
      demarche_report_definition_is_printed (page->report->definition, DEMARCHE_SECTION_SUMMARY)
          ? "sum"
          : "sum screen",
      "id", "summary", NULL);
  write_sentences (page, changes, changes_heading, no_changes);
  write_sentences (page, stands, stands_heading, "Nobody took a position.");
  demarche_page_write_reliance (page);
  demarche_html_close (page->html);
}
