/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What the report is made from: statements, definitions, rules, and what could not be read. */
#include "report/page.h"

#include <string.h>

#include "report/words.h"

#define MOST_STATEMENTS 2000

/* ---- statements ---- */

static void
write_text_cell (DemarchePage *page, const char *label, const char *text)
{
  demarche_html_open (page->html, "td", "data-l", label, NULL);
  if (text != NULL)
    demarche_html_name (page->html, text);
  demarche_html_close (page->html);
}

/* a link only where it is plain http: everything else is shown, not linked */
static void
write_link (DemarchePage *page, const char *link)
{
  gboolean is_safe = g_str_has_prefix (link, "https://") || g_str_has_prefix (link, "http://");

  for (const char *p = link; *p != '\0'; p++)
    is_safe &= (guchar)*p > ' ' && (guchar)*p != 0x7f;
  if (!is_safe) {
    demarche_html_name (page->html, link);
    return;
  }
  demarche_html_open (page->html, "a", "href", link, "rel", "noopener noreferrer", NULL);
  demarche_html_name (page->html, link);
  demarche_html_close (page->html);
}

static void
write_file_cell (DemarchePage *page, DemarcheTagged *tagged)
{
  DemarcheStatement *statement = demarche_tagged_get_statement (tagged);
  const char *title = demarche_statement_get_field (statement, DEMARCHE_FIELD_TITLE);
  const char *link = demarche_statement_get_field (statement, DEMARCHE_FIELD_SOURCE);

  demarche_html_open (page->html, "th", "scope", "row", NULL);
  demarche_html_name (page->html, title != NULL ? title : demarche_statement_get_name (statement));
  if (title != NULL) {
    demarche_html_open (page->html, "span", "class", "meta", NULL);
    demarche_html_name (page->html, demarche_statement_get_name (statement));
    demarche_html_close (page->html);
  }
  if (link != NULL) {
    demarche_html_open (page->html, "span", "class", "meta", NULL);
    write_link (page, link);
    demarche_html_close (page->html);
  }
  demarche_html_close (page->html);
}

/* the day of the statement, or the days of its paragraphs */
static char *
describe_date (DemarcheStatement *statement)
{
  const char *from = demarche_statement_get_field (statement, DEMARCHE_FIELD_DATE);
  const char *to = from;

  for (guint i = 0; i < demarche_statement_get_n_paragraphs (statement); i++) {
    const char *date = demarche_statement_get_paragraph (statement, i)->occasion->date;

    if (date == NULL)
      continue;
    if (from == NULL || strcmp (date, from) < 0)
      from = date;
    if (to == NULL || strcmp (date, to) > 0)
      to = date;
  }
  return demarche_words_period (from, to);
}

/* who speaks; several where the paragraphs differ */
static char *
describe_speaker (DemarcheStatement *statement)
{
  const char *speaker = demarche_statement_get_field (statement, DEMARCHE_FIELD_SPEAKER);
  const char *delegation = demarche_statement_get_field (statement, DEMARCHE_FIELD_DELEGATION);

  if (speaker != NULL && delegation != NULL)
    return g_strdup_printf ("%s (%s)", speaker, delegation);
  if (speaker != NULL || delegation != NULL)
    return g_strdup (speaker != NULL ? speaker : delegation);
  for (guint i = 0; i < demarche_statement_get_n_paragraphs (statement); i++)
    if (demarche_statement_get_paragraph (statement, i)->turn > 1)
      return g_strdup ("several");
  return NULL;
}

static const char *
find_counting_version (DemarchePage *page, guint index)
{
  DemarcheComparison *comparison = page->report->comparison;

  for (guint i = 0; i < comparison->versions->len; i++) {
    const DemarcheVersion *version = g_ptr_array_index (comparison->versions, i);

    if (version->statement == index)
      return demarche_statement_get_name (
          demarche_tagged_get_statement (g_ptr_array_index (comparison->tagged, version->counts)));
  }
  return NULL;
}

static void
write_state_cell (DemarchePage *page, guint index, DemarcheTagged *tagged)
{
  DemarcheStatement *statement = demarche_tagged_get_statement (tagged);
  const char *counting = find_counting_version (page, index);

  demarche_html_open (page->html, "td", "data-l", "read", NULL);
  if (demarche_tagged_get_error (tagged) != NULL) {
    demarche_html_element (page->html, "span", "not read", "class", "flag", NULL);
  } else if (counting != NULL) {
    demarche_html_text (page->html, "version; counts as ");
    demarche_html_name (page->html, counting);
  } else {
    g_autofree char *paragraphs =
        demarche_words_count (demarche_statement_count_paragraphs (statement), "paragraph");
    g_autofree char *tags = demarche_words_count (demarche_tagged_get_n_tags (tagged), "tag");

    demarche_html_textf (page->html, "%s, %s", paragraphs, tags);
  }
  demarche_html_close (page->html);
}

static void
write_statement (DemarchePage *page, guint index)
{
  DemarcheTagged *tagged = g_ptr_array_index (page->report->comparison->tagged, index);
  DemarcheStatement *statement = demarche_tagged_get_statement (tagged);
  const char *hash = demarche_statement_get_text_hash (statement);
  g_autofree char *day = describe_date (statement);
  g_autofree char *who = describe_speaker (statement);

  demarche_html_newline (page->html);
  demarche_html_open (page->html, "tr", NULL);
  write_file_cell (page, tagged);
  write_text_cell (page, "speaker", who);
  write_text_cell (page, "event", demarche_statement_get_field (statement, DEMARCHE_FIELD_EVENT));
  write_text_cell (page, "date", day);
  write_text_cell (page, "kind of source",
                   demarche_statement_get_field (statement, DEMARCHE_FIELD_SOURCE_KIND));
  write_state_cell (page, index, tagged);
  demarche_html_open (page->html, "td", "data-l", "text hash", NULL);
  if (hash != NULL) {
    g_autofree char *start = g_strndup (hash, 12);

    demarche_html_element (page->html, "code", start, NULL);
  }
  demarche_html_close (page->html);
  demarche_html_close (page->html);
}

void
demarche_page_write_statements (DemarchePage *page)
{
  static const char *const heads[] = {"Statement",      "Speaker", "Event",    "Date",
                                      "Kind of source", "Read",    "Text hash"};
  GPtrArray *tagged = page->report->comparison->tagged;

  demarche_page_open_section (page, DEMARCHE_SECTION_STATEMENTS, "Statements used", "land",
                              "Every file that was given, counted or not.");
  if (tagged->len == 0) {
    demarche_page_empty (page, "No statement was given: name files or folders.");
  } else {
    demarche_page_open_scroll (page, "Statements used");
    demarche_html_open (page->html, "table", "class", "blk", NULL);
    demarche_html_element (page->html, "caption", "Statements", "class", "sr", NULL);
    demarche_html_open (page->html, "thead", NULL);
    demarche_html_open (page->html, "tr", NULL);
    for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
      demarche_html_element (page->html, "th", heads[i], "scope", "col", NULL);
    demarche_html_close (page->html);
    demarche_html_close (page->html);
    demarche_html_open (page->html, "tbody", NULL);
    for (guint i = 0; i < MIN (tagged->len, MOST_STATEMENTS); i++)
      write_statement (page, i);
    demarche_html_close (page->html);
    demarche_html_close (page->html);
    demarche_html_close (page->html);
  }
  if (tagged->len > MOST_STATEMENTS) {
    g_autofree char *rest =
        g_strdup_printf ("%u more are in the JSON report.", tagged->len - MOST_STATEMENTS);

    demarche_html_element (page->html, "p", rest, "class", "note", NULL);
  }
  demarche_page_close_section (page);
}

/* ---- definitions ---- */

static void
write_position (DemarchePage *page, const DemarchePosition *position, gboolean is_scale)
{
  g_autofree char *value = demarche_words_score (position->value);

  demarche_html_open (page->html, "dt", NULL);
  demarche_html_textf (page->html, "%s ", position->title);
  demarche_html_element (page->html, "code", position->code, NULL);
  if (is_scale)
    demarche_html_textf (page->html, " %s", value);
  demarche_html_close (page->html);
  demarche_html_element (page->html, "dd",
                         position->definition != NULL ? position->definition : "No definition.",
                         NULL);
}

void
demarche_page_write_definitions (DemarchePage *page)
{
  GArray *issues = page->report->comparison->issues;

  demarche_page_open_section (page, DEMARCHE_SECTION_DEFINITIONS, "Definitions", "defs",
                              "What the issues and positions mean, by the rule set.");
  if (issues->len == 0)
    demarche_page_empty (page, "The rule set has no issue: 'demarche init' starts one that has.");
  for (guint i = 0; i < issues->len; i++) {
    const DemarcheIssue *issue =
        demarche_report_get_issue (page->report, g_array_index (issues, guint, i));
    gboolean is_scale = issue->kind == DEMARCHE_ISSUE_SCALE;
    g_autofree char *anchor = g_strdup_printf ("def%u", g_array_index (issues, guint, i) + 1);

    demarche_html_newline (page->html);
    demarche_html_element (page->html, "h3", issue->title, "id", anchor, NULL);
    if (issue->note != NULL)
      demarche_html_element (page->html, "p", issue->note, NULL);
    demarche_html_open (page->html, "dl", NULL);
    for (guint k = 0; k < issue->n_positions; k++)
      write_position (page, demarche_report_get_position (page->report, issue->first_position + k),
                      is_scale);
    demarche_html_close (page->html);
  }
  demarche_page_close_section (page);
}
