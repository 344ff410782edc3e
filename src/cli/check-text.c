/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* `check` for people. */
#include "config.h"

#include "cli/check-format.h"

/* texts come from files, so they are escaped */
static void
append_line (GString *out, const char *indent, const char *text)
{
  g_string_append (out, indent);
  demarche_escape_terminal (out, text, -1);
  g_string_append_c (out, '\n');
}

static void
append_result (GString *out, const DemarcheTestResult *result, const char *label, const char *path)
{
  g_autofree char *head = g_strdup_printf ("%s:%u:%u: %s: %s", result->file, result->line,
                                           result->column, label, result->message);
  g_autofree char *words = g_strdup_printf ("%s: \"%s\"", result->subject, result->text);
  g_auto (GStrv) details = g_strsplit (result->detail != NULL ? result->detail : "", "\n", -1);

  append_line (out, "", head);
  append_line (out, "      ", words);
  for (char **detail = details; *detail != NULL; detail++)
    append_line (out, "      ", *detail);
  demarche_check_append_nearest (out, result, path);
}

void
demarche_check_append_results (GString *out, const DemarcheCheck *check)
{
  /* a test that another rule passed is a warning or note on its rule */
  static const char *const labels[] = {
      [DEMARCHE_TEST_OUTCOME_PASSED] = NULL,          [DEMARCHE_TEST_OUTCOME_BY_ANOTHER] = NULL,
      [DEMARCHE_TEST_OUTCOME_FAILED] = "test failed", [DEMARCHE_TEST_OUTCOME_TO_DO] = NULL,
      [DEMARCHE_TEST_OUTCOME_DONE] = "to do",
  };

  for (guint i = 0; i < check->report->results->len; i++) {
    const DemarcheTestResult *result = g_ptr_array_index (check->report->results, i);
    if (labels[result->outcome] != NULL)
      append_result (out, result, labels[result->outcome], check->path);
  }
}

static void
append_count (GString *line, guint n, const char *singular, const char *plural)
{
  g_string_append_printf (line, "%s%u %s", line->len > 0 ? ", " : "", n,
                          n == 1 ? singular : plural);
}

static void
append_tests (GString *line, const DemarcheCheck *check)
{
  const DemarcheTestReport *report = check->report;
  guint n_failed = demarche_test_report_count (report, DEMARCHE_TEST_OUTCOME_FAILED);
  guint n_done = demarche_test_report_count (report, DEMARCHE_TEST_OUTCOME_DONE);
  guint n_to_do = demarche_test_report_count (report, DEMARCHE_TEST_OUTCOME_TO_DO) + n_done;

  append_count (line, report->results->len, "test", "tests");
  if (report->results->len > 0)
    g_string_append_printf (line, ": %u passed, %u failed, %u to do",
                            report->results->len - n_failed - n_to_do, n_failed, n_to_do);
  if (n_done > 0)
    g_string_append_printf (line, " (%u of them hit now)", n_done);
  if (check->n_untested > 0)
    g_string_append_printf (line, "; %u %s hit by no test%s", check->n_untested,
                            check->n_untested == 1 ? "rule is" : "rules are",
                            check->are_untested_listed ? "" : " (--untested)");
}

static void
append_rules (GString *line, DemarcheRuleSet *rules)
{
  DemarcheCodebook *codebook = demarche_rule_set_get_codebook (rules);

  append_count (line, demarche_rule_set_get_n_files (rules), "file", "files");
  append_count (line, demarche_codebook_get_n_positions (codebook), "position", "positions");
  append_count (line, demarche_rule_set_get_n_phrases (rules), "phrase", "phrases");
  append_count (line, demarche_rule_set_get_n_rules (rules), "rule", "rules");
}

void
demarche_check_append_summary (GString *out, const DemarcheCheck *check, gboolean with_path)
{
  guint n_errors = demarche_diagnostics_count (check->diagnostics, DEMARCHE_SEVERITY_ERROR);
  guint n_warnings = demarche_diagnostics_count (check->diagnostics, DEMARCHE_SEVERITY_WARNING);
  g_autoptr (GString) line = g_string_new (NULL);
  g_autofree char *text = NULL;

  if (check->rules != NULL)
    append_rules (line, check->rules);
  else
    append_count (line, n_errors, "error", "errors");
  if (check->rules == NULL || n_warnings > 0)
    append_count (line, n_warnings, "warning", "warnings");
  if (check->report != NULL)
    append_tests (line, check);
  else
    g_string_append (line, "; tests not run");
  text = with_path ? g_strconcat (check->path, ": ", line->str, NULL) : g_strdup (line->str);
  append_line (out, "", text);
}
