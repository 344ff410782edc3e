/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* How it was counted, with which rules, and what could not be read. */
#include "report/decisions.h"

#include "version.h"

#include "report/words.h"

static void
write_fact (DemarchePage *page, const char *name, const char *value, gboolean is_code)
{
  demarche_html_element (page->html, "dt", name, NULL);
  demarche_html_open (page->html, "dd", NULL);
  if (is_code)
    demarche_html_element (page->html, "code", value, NULL);
  else
    demarche_html_name (page->html, value);
  demarche_html_close (page->html);
}

static void
write_rules (DemarchePage *page)
{
  DemarcheReport *report = page->report;
  DemarcheCodebook *codebook = report->comparison->codebook;
  g_autofree char *contents = g_strdup_printf (
      "%u issues (%u in this report), %u positions, %u rules, %u phrases, %u files",
      demarche_codebook_get_n_issues (codebook), report->comparison->issues->len,
      demarche_codebook_get_n_positions (codebook), report->n_rules, report->n_phrases,
      report->n_files);
  g_autofree char *program =
      g_strdup_printf ("demarche %s; same inputs give the same bytes", demarche_get_version ());

  demarche_html_element (page->html, "h3", "Rules", NULL);
  demarche_html_open (page->html, "dl", NULL);
  if (report->rules_title != NULL)
    write_fact (page, "Rule set", report->rules_title, FALSE);
  write_fact (page, "By meaning", report->meaning_hash != NULL ? report->meaning_hash : "unknown",
              TRUE);
  write_fact (page, "By files", report->files_hash != NULL ? report->files_hash : "unknown", TRUE);
  write_fact (page, "Contents", contents, FALSE);
  write_fact (page, "Program", program, FALSE);
  demarche_html_close (page->html);
}

static void
write_counting (DemarchePage *page)
{
  DemarcheComparison *comparison = page->report->comparison;

  demarche_html_element (page->html, "h3", "Counting", NULL);
  demarche_html_open (page->html, "p", NULL);
  demarche_html_textf (page->html,
                       "A position counts once per %s, holder and stance. Only what a %s says as "
                       "its own counts as its position; what it says of others stands apart. What "
                       "is ambiguous is in no figure.",
                       demarche_counting_get_name (comparison->counting),
                       demarche_report_get_unit (page->report));
  demarche_html_close (page->html);
  demarche_html_element (
      page->html, "p",
      "Score: mean of position values, supports +v, opposes −v. Firm: at least half of the tags "
      "are firm. Mixed: both signs in one window. Interval: 95 %, bootstrap over statements, 1,000 "
      "resamples, fixed seed, only where two or more statements differ; a unanimous cell has none, "
      "which does not make it certain: look at n. The log scale is in the CSV and JSON files.",
      NULL);
  demarche_html_element (
      page->html, "p",
      "Shift: reversed (from one side of the scale to the other), moved (another change of side, "
      "or of the mean by 0.5 or more), firmer, softer (the share of firm tags crosses one half), "
      "first taken, added, not repeated. “One statement”: leave that statement out and the change "
      "is gone.",
      NULL);
}

static void
write_windows (DemarchePage *page)
{
  DemarcheComparison *comparison = page->report->comparison;
  g_autofree char *kind =
      g_strdup_printf ("%s; %u in all", demarche_window_kind_get_name (comparison->window_kind),
                       comparison->windows->len);
  g_autofree char *period = demarche_report_get_period (page->report);
  g_autofree char *undated =
      g_strdup_printf ("%u paragraphs without a date are left out", comparison->n_undated);

  demarche_html_element (page->html, "h3", "Windows", NULL);
  demarche_html_open (page->html, "dl", NULL);
  write_fact (page, "Windows", kind, FALSE);
  write_fact (page, "Period", period != NULL ? period : "no dates", FALSE);
  if (comparison->n_undated > 0)
    write_fact (page, "No date", undated, FALSE);
  demarche_html_close (page->html);
}

static void
write_failed_row (DemarchePage *page, DemarcheTagged *tagged)
{
  const char *error = demarche_tagged_get_error (tagged);

  demarche_html_open (page->html, "tr", NULL);
  demarche_html_open (page->html, "th", "scope", "row", NULL);
  demarche_html_name (page->html,
                      demarche_statement_get_name (demarche_tagged_get_statement (tagged)));
  demarche_html_close (page->html);
  demarche_html_open (page->html, "td", "data-l", "what happened", NULL);
  demarche_html_name (page->html, error != NULL ? error : "holds no paragraph");
  demarche_html_close (page->html);
  demarche_html_element (page->html, "td",
                         error != NULL ? "not counted; nobody is called silent for it"
                                       : "nothing to count",
                         "data-l", "effect", NULL);
  demarche_html_close (page->html);
}

static gboolean
is_unread (DemarcheTagged *tagged)
{
  return demarche_tagged_get_error (tagged) != NULL ||
         demarche_statement_count_paragraphs (demarche_tagged_get_statement (tagged)) == 0;
}

static void
write_failed_table (DemarchePage *page)
{
  static const char *const heads[] = {"File", "What happened", "Effect"};
  GPtrArray *tagged = page->report->comparison->tagged;

  demarche_html_open (page->html, "table", "class", "blk", NULL);
  demarche_html_element (page->html, "caption", "Files that could not be read or hold nothing",
                         "class", "sr", NULL);
  demarche_html_open (page->html, "thead", NULL);
  demarche_html_open (page->html, "tr", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    demarche_html_element (page->html, "th", heads[i], "scope", "col", NULL);
  demarche_html_close (page->html);
  demarche_html_close (page->html);
  demarche_html_open (page->html, "tbody", NULL);
  for (guint i = 0; i < tagged->len; i++)
    if (is_unread (g_ptr_array_index (tagged, i)))
      write_failed_row (page, g_ptr_array_index (tagged, i));
  demarche_html_close (page->html);
  demarche_html_close (page->html);
}

static void
write_duplicates (DemarchePage *page)
{
  DemarcheComparison *comparison = page->report->comparison;

  for (guint i = 0; i < MIN (comparison->duplicates->len, 50); i++) {
    const DemarcheDuplicate *duplicate = g_ptr_array_index (comparison->duplicates, i);
    const guint pair[] = {duplicate->first, duplicate->second};

    demarche_html_open (page->html, "p", NULL);
    for (guint k = 0; k < 2; k++) {
      demarche_html_text (page->html, k > 0 ? " and " : "");
      demarche_html_name (page->html, demarche_statement_get_name (demarche_tagged_get_statement (
                                          g_ptr_array_index (comparison->tagged, pair[k]))));
    }
    demarche_html_textf (page->html,
                         " read like versions of one statement (%u %% of their five-word runs in "
                         "common); both count until the manifest says “version-of”.",
                         (guint)(duplicate->similarity * 100 + 0.5));
    demarche_html_close (page->html);
  }
}

static void
write_unread (DemarchePage *page)
{
  DemarcheComparison *comparison = page->report->comparison;

  demarche_html_element (page->html, "h3", "What could not be read", "id", "unread", NULL);
  if (comparison->n_failed + comparison->n_empty > 0)
    write_failed_table (page);
  else
    demarche_html_element (page->html, "p", "Every statement was read whole.", NULL);
  demarche_html_open (page->html, "p", NULL);
  demarche_html_textf (page->html,
                       "Statements given: %u. Read: %u, not read: %u, empty: %u, not counted as "
                       "versions of another: %u.",
                       comparison->tagged->len, comparison->n_read, comparison->n_failed,
                       comparison->n_empty, comparison->versions->len);
  demarche_html_close (page->html);
  write_duplicates (page);
}

void
demarche_page_write_method (DemarchePage *page)
{
  demarche_page_open_section (page, DEMARCHE_SECTION_METHOD, "Method", NULL,
                              "What was counted, how, with which rules, and what could not be "
                              "read.");
  demarche_html_open (page->html, "div", "class", "meth", NULL);
  demarche_html_open (page->html, "div", NULL);
  write_rules (page);
  write_windows (page);
  demarche_page_write_agreement (page);
  demarche_page_write_decisions (page);
  demarche_html_close (page->html);
  demarche_html_open (page->html, "div", NULL);
  write_counting (page);
  write_unread (page);
  demarche_html_close (page->html);
  demarche_html_close (page->html);
  demarche_page_close_section (page);
}
