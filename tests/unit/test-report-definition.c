/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Report definitions: what they say, and that every mistake is found with its place. */
#include "report/definition.h"
#include "runner.h"

#include <string.h>

static DemarcheReportDefinition *
parse (const char *json, DemarcheDiagnostics *diagnostics)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (json, strlen (json));
  g_autoptr (DemarcheSource) source = demarche_source_new ("report.json", bytes);

  return demarche_report_definition_parse (source, diagnostics);
}

static const struct {
  const char *json;
  const char *message;
  const char *help;
  guint column;
} mistakes[] = {
    {"{\"format\": 1, \"titel\": \"x\"}", "unknown key 'titel'", "did you mean 'title'?", 15},
    {"{\"format\": 1, \"title\": 3}", "'title' must be a string, not a number", NULL, 24},
    {"{\"format\": 1, \"issues\": \"norms\"}", "'issues' must be a list of strings, not a string",
     NULL, 25},
    {"{\"format\": 1, \"issues\": [{\"id\": 1}]}",
     "'issues' must be a list of strings, not an object", NULL, 26},
    {"{\"format\": 1, \"by\": \"delegations\"}", "'delegations' is no value of 'by'",
     "did you mean 'delegation'?", 21},
    {"{\"format\": 1, \"windows\": \"week\"}", "'week' is no value of 'windows'",
     "legal values: event, month, quarter, year", 26},
    {"{\"format\": 1, \"from\": \"2025-02-30\"}", "'2025-02-30' is no date", "YYYY-MM-DD", 23},
    {"{\"format\": 1, \"sections\": [\"matrx\"]}", "'matrx' is no value of 'sections'",
     "did you mean 'matrix'?", 28},
    {"{\"format\": 1, \"sections\": [\"matrix\", \"matrix\"]}", "the same value twice", NULL, 38},
    {"{\"format\": 1, \"title\": \"\"}", "'title' is empty", NULL, 24},
    {"{\"format\": 2}", "this format is not known", "is 1", 12},
    {"{\"format\": \"1\"}", "'format' must be a number, not a string", NULL, 12},
    {"{\"title\": \"x\"}", "'format' is missing", "\"format\": 1", 14},
    {"[]", "'report definition' must be an object, not a list", NULL, 1},
};

START_TEST (mistakes_have_places)
{
  g_autoptr (DemarcheDiagnostics) diagnostics = demarche_diagnostics_new ();
  DemarcheDiagnostic *found;

  ck_assert_ptr_null (parse (mistakes[_i].json, diagnostics));
  ck_assert_uint_eq (demarche_diagnostics_get_length (diagnostics), 1);
  found = demarche_diagnostics_get (diagnostics, 0);
  ck_assert_str_eq (demarche_diagnostic_get_message (found), mistakes[_i].message);
  ck_assert_uint_eq (demarche_diagnostic_get_column (found), mistakes[_i].column);
  if (mistakes[_i].help != NULL)
    ck_assert_ptr_nonnull (strstr (demarche_diagnostic_get_help (found), mistakes[_i].help));
}
END_TEST

START_TEST (several_mistakes_at_once)
{
  g_autoptr (DemarcheDiagnostics) diagnostics = demarche_diagnostics_new ();

  ck_assert_ptr_null (
      parse ("{\"format\": 1, \"titel\": {\"a\": [1]}, \"by\": \"x\", \"to\": 1}", diagnostics));
  ck_assert_uint_eq (demarche_diagnostics_get_length (diagnostics), 3);
}
END_TEST

START_TEST (cut_short_anywhere)
{
  const char *whole = "{\"format\": 1, \"title\": \"x\", \"issues\": [\"a\", \"b\"]}";

  for (gsize i = 0; i < strlen (whole); i++) {
    g_autofree char *part = g_strndup (whole, i);
    g_autoptr (DemarcheDiagnostics) diagnostics = demarche_diagnostics_new ();

    ck_assert_ptr_null (parse (part, diagnostics));
    ck_assert_uint_ge (demarche_diagnostics_get_length (diagnostics), 1);
  }
}
END_TEST

START_TEST (says_what_to_compare)
{
  g_autoptr (DemarcheDiagnostics) diagnostics = demarche_diagnostics_new ();
  g_autoptr (DemarcheReportDefinition) definition =
      parse ("{\"format\": 1, \"note\": \"weekly\", \"by\": \"group\", \"count\": \"turn\", "
             "\"windows\": \"quarter\", \"from\": \"2024-01-01\", \"as-of\": \"2024-06-30\", "
             "\"issues\": [\"norms\"], \"formats\": [\"html\", \"csv\"]}",
             diagnostics);
  DemarcheComparisonOptions options = {0};
  DemarcheSection sections[DEMARCHE_N_SECTIONS];

  ck_assert_ptr_nonnull (definition);
  demarche_report_definition_fill_options (definition, &options);
  ck_assert_int_eq (options.unit, DEMARCHE_UNIT_GROUP);
  ck_assert_int_eq (options.counting, DEMARCHE_COUNTING_TURN);
  ck_assert_int_eq (options.windows, DEMARCHE_WINDOWS_QUARTER);
  ck_assert_str_eq (options.from, "2024-01-01");
  ck_assert_str_eq (options.to, "2024-06-30");
  ck_assert_str_eq (options.issues[0], "norms");
  ck_assert_ptr_null (options.actors);
  /* the summary, what is new, then all up to the method */
  ck_assert_uint_eq (demarche_report_definition_get_sections (definition, sections),
                     DEMARCHE_SECTION_METHOD + 2);
  ck_assert_int_eq (sections[1], DEMARCHE_SECTION_NEWS);
}
END_TEST

START_TEST (options_replace)
{
  g_autoptr (DemarcheReportDefinition) definition = demarche_report_definition_new ();
  g_autoptr (GError) error = NULL;

  ck_assert (demarche_report_definition_set_text (definition, DEMARCHE_REPORT_BY, "speaker", NULL));
  ck_assert_str_eq (demarche_report_definition_get_text (definition, DEMARCHE_REPORT_BY),
                    "speaker");
  ck_assert (
      !demarche_report_definition_set_text (definition, DEMARCHE_REPORT_BY, "people", &error));
  ck_assert_int_eq (error->code, DEMARCHE_ERROR_INVALID);
  ck_assert_str_eq (demarche_report_definition_get_text (definition, DEMARCHE_REPORT_BY),
                    "speaker");
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("report-definition");
  TCase *tests = tcase_create ("definition");

  tcase_add_loop_test (tests, mistakes_have_places, 0, G_N_ELEMENTS (mistakes));
  tcase_add_test (tests, several_mistakes_at_once);
  tcase_add_test (tests, cut_short_anywhere);
  tcase_add_test (tests, says_what_to_compare);
  tcase_add_test (tests, options_replace);
  suite_add_tcase (suite, tests);
  return demarche_run_suite (suite);
}
