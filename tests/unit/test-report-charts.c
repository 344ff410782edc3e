/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Drawings alone: each is whole, leads nowhere and holds texts as they are. */
#include "report-fixture.h"

#include <libxml/parser.h>

#define HOSTILE "</title><script>x</script>]]>&\"'"

static void
assert_is_whole (const DemarcheChart *chart)
{
  gsize length;
  const char *data = g_bytes_get_data (chart->bytes, &length);
  xmlDoc *document = xmlReadMemory (data, (int)length, "chart.svg", NULL, XML_PARSE_NONET);

  ck_assert_ptr_nonnull (document);
  ck_assert_str_eq ((const char *)xmlDocGetRootElement (document)->name, "svg");
  ck_assert_ptr_nonnull (xmlDocGetRootElement (document)->ns);
  xmlFreeDoc (document);
  g_autofree char *text = g_strndup (data, length);
  ck_assert_ptr_null (strstr (text, "<script"));
  ck_assert_ptr_null (strstr (text, "href"));
  ck_assert_ptr_null (strstr (text, "var("));
}

START_TEST (each_is_whole_and_leads_nowhere)
{
  ReportFixture fixture;

  report_fixture_open_full (&fixture, HOSTILE);
  g_autoptr (GPtrArray) charts = demarche_report_draw_charts (fixture.report);
  ck_assert_uint_eq (charts->len, 2);
  for (guint i = 0; i < charts->len; i++)
    assert_is_whole (g_ptr_array_index (charts, i));
  ck_assert_str_eq (((DemarcheChart *)g_ptr_array_index (charts, 0))->name, "01-norms-line.svg");
  ck_assert_str_eq (((DemarcheChart *)g_ptr_array_index (charts, 1))->name, "01-norms-time.svg");
  report_fixture_close (&fixture);
}
END_TEST

START_TEST (nothing_said_is_nothing_drawn)
{
  ReportFixture fixture;
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autoptr (DemarcheReportDefinition) definition = demarche_report_definition_new ();

  report_fixture_say (lines, "1.txt", 1, "Aldovia", "First", "2024-03-04", "We thank you.", "");
  report_fixture_open (&fixture, report_fixture_codebook ("word"), lines, definition, "word");
  g_autoptr (GPtrArray) charts = demarche_report_draw_charts (fixture.report);
  ck_assert_uint_eq (charts->len, 0);
  report_fixture_close (&fixture);
}
END_TEST

static char *
read_file (const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("DEMARCHE_TEST_DATA"), "reports", name, NULL);
  char *text = NULL;

  ck_assert (g_file_get_contents (path, &text, NULL, NULL));
  return text;
}

/* the look of a chart is written out: each colour of it is one of the page */
START_TEST (colours_are_those_of_the_page)
{
  g_autofree char *chart = read_file ("chart.css");
  g_autofree char *page = read_file ("style.css");
  g_autoptr (GRegex) colour = g_regex_new ("#[0-9a-f]{3,6}\\b", 0, 0, NULL);
  g_autoptr (GMatchInfo) found = NULL;

  ck_assert (g_regex_match_full (colour, chart, -1, 0, 0, &found, NULL));
  for (; g_match_info_matches (found); (void)g_match_info_next (found, NULL)) {
    g_autofree char *word = g_match_info_fetch (found, 0);

    ck_assert_msg (strstr (page, word) != NULL, "%s is no colour of the page", word);
  }
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("report-charts");
  TCase *tests = tcase_create ("charts");

  tcase_add_test (tests, each_is_whole_and_leads_nowhere);
  tcase_add_test (tests, nothing_said_is_nothing_drawn);
  tcase_add_test (tests, colours_are_those_of_the_page);
  suite_add_tcase (suite, tests);
  return demarche_run_suite (suite);
}
