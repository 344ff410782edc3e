/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The short reports: whom they are about, what they quote, what is left to the screen. */
#include "report-fixture.h"

static DemarcheReportDefinition *
parse (const char *json)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (json, strlen (json));
  g_autoptr (DemarcheSource) source = demarche_source_new ("d.json", bytes);
  g_autoptr (DemarcheDiagnostics) diagnostics = demarche_diagnostics_new ();
  DemarcheReportDefinition *definition = demarche_report_definition_parse (source, diagnostics);

  ck_assert_ptr_nonnull (definition);
  return definition;
}

/* two delegations in two sessions: Aldovia moves, Brenmark spoke in the first one only */
static char *
write_report (const char *json, DemarcheReportFormat format)
{
  ReportFixture fixture;
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autoptr (DemarcheReportDefinition) definition = parse (json);
  g_autofree char *voluntary = report_fixture_tag ("norms.voluntary", "supports", "firm", "rule");
  g_autofree char *binding = report_fixture_tag ("norms.binding", "supports", "firm", "rule");
  g_autoptr (GBytes) bytes = NULL;
  char *text;

  report_fixture_say (lines, "1.txt", 1, "Aldovia", "First", "2024-03-04", "It is fine.",
                      voluntary);
  report_fixture_say (lines, "2.txt", 1, "Brenmark", "First", "2024-03-04", "So be it.", voluntary);
  report_fixture_say (lines, "3.txt", 1, "Aldovia", "Second", "2025-03-04", "We erred.", binding);
  report_fixture_open (&fixture, report_fixture_codebook ("word"), lines, definition, "word");
  bytes = report_fixture_write (&fixture, format, DEMARCHE_TABLE_EVIDENCE);
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  report_fixture_close (&fixture);
  return text;
}

START_TEST (a_brief_is_about_one)
{
  g_autofree char *page =
      write_report ("{\"format\": 1, \"about\": \"Aldovia\", \"our-delegation\": \"Brenmark\", "
                    "\"sections\": [\"brief\"]}",
                    DEMARCHE_REPORT_HTML);

  ck_assert_ptr_nonnull (strstr (page, "<caption class=\"sr\">Where Aldovia stands</caption>"));
  ck_assert_ptr_null (strstr (page, "Where Brenmark stands"));
  ck_assert_ptr_nonnull (strstr (page, "<mark>We </mark>"));
  ck_assert_ptr_nonnull (strstr (page, "Nearest: "));
}
END_TEST

START_TEST (a_brief_without_a_name_is_about_us)
{
  g_autofree char *text =
      write_report ("{\"format\": 1, \"our-delegation\": \"Brenmark\", \"sections\": [\"brief\"]}",
                    DEMARCHE_REPORT_MARKDOWN);

  ck_assert_ptr_nonnull (strstr (text, "### Brenmark"));
  ck_assert_ptr_null (strstr (text, "### Aldovia"));
}
END_TEST

START_TEST (a_brief_on_nobody_says_so)
{
  g_autofree char *page = write_report (
      "{\"format\": 1, \"about\": \"Aldvia\", \"sections\": [\"brief\"]}", DEMARCHE_REPORT_HTML);

  ck_assert_ptr_nonnull (strstr (page, "is the name spelt as in the statements?"));
}
END_TEST

START_TEST (a_paragraph_is_quoted_once)
{
  ReportFixture fixture;
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autoptr (DemarcheReportDefinition) definition =
      parse ("{\"format\": 1, \"about\": \"Aldovia\", \"sections\": [\"brief\"]}");
  g_autofree char *norms = report_fixture_tag ("norms.voluntary", "supports", "firm", "rule");
  g_autofree char *contacts = report_fixture_tag ("measures.contacts", "supports", "firm", "rule");
  g_autofree char *both = g_strconcat (norms, ", ", contacts, NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;
  const char *quote;

  report_fixture_say (lines, "1.txt", 1, "Aldovia", "First", "2024-03-04", "It is fine.", both);
  report_fixture_open (&fixture, report_fixture_codebook ("word"), lines, definition, "word");
  bytes = report_fixture_write (&fixture, DEMARCHE_REPORT_MARKDOWN, DEMARCHE_TABLE_EVIDENCE);
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  quote = strstr (text, "is fine.”");
  ck_assert_ptr_nonnull (quote);
  ck_assert_ptr_null (strstr (quote + 1, "is fine.”"));
  report_fixture_close (&fixture);
}
END_TEST

START_TEST (changes_are_quoted_first)
{
  g_autofree char *text =
      write_report ("{\"format\": 1, \"sections\": [\"quotes\"]}", DEMARCHE_REPORT_MARKDOWN);
  const char *quote = strstr (text, "> “");

  ck_assert_ptr_nonnull (quote);
  ck_assert (g_str_has_prefix (quote, "> “**We **erred.”"));
  ck_assert_ptr_nonnull (strstr (text, "> Aldovia (Aldovia), Second, 4 March 2025, 3.txt"));
}
END_TEST

START_TEST (what_is_not_printed_is_on_the_screen)
{
  g_autofree char *page = write_report (
      "{\"format\": 1, \"sections\": [\"summary\", \"evidence\"], \"print\": [\"summary\"]}",
      DEMARCHE_REPORT_HTML);

  ck_assert_ptr_nonnull (strstr (page, "<body class=\"short bare\">"));
  ck_assert_ptr_nonnull (strstr (page, "<section id=\"evidence\" class=\"screen\">"));
  ck_assert_ptr_nonnull (strstr (page, "<div class=\"sum\" id=\"summary\">"));
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("report-brief");
  TCase *tests = tcase_create ("brief");

  tcase_add_test (tests, a_brief_is_about_one);
  tcase_add_test (tests, a_brief_without_a_name_is_about_us);
  tcase_add_test (tests, a_brief_on_nobody_says_so);
  tcase_add_test (tests, a_paragraph_is_quoted_once);
  tcase_add_test (tests, changes_are_quoted_first);
  tcase_add_test (tests, what_is_not_printed_is_on_the_screen);
  suite_add_tcase (suite, tests);
  return demarche_run_suite (suite);
}
