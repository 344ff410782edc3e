/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* demarche check: says what is wrong with rules and runs the tests inside them. */
#include "config.h"

#include "cli/commands.h"

static const DemarcheCommandHelp help = {
    "RULES…",
    "Loads rules and runs the tests inside them.",
    {"demarche check rules/ict-security", "demarche check --untested norms.json cues.json"},
};

static void
append_count (GString *line, guint n, const char *singular, const char *plural)
{
  g_string_append_printf (line, "%s%u %s", line->len > 0 ? ", " : "", n,
                          n == 1 ? singular : plural);
}

/* a line of a result; its text comes from files, so it is escaped */
static void
write_line (DemarcheCommandContext *context, const char *indent, const char *text)
{
  g_autoptr (GString) line = g_string_new (indent);

  demarche_escape_terminal (line, text, -1);
  g_string_append_c (line, '\n');
  demarche_command_write (context, line->str, -1);
}

static void
write_result (DemarcheCommandContext *context, const DemarcheTestResult *result)
{
  static const char *const labels[] = {
      [DEMARCHE_TEST_OUTCOME_BY_ANOTHER] = "note",
      [DEMARCHE_TEST_OUTCOME_FAILED] = "test failed",
      [DEMARCHE_TEST_OUTCOME_DONE] = "to do",
  };
  g_autofree char *head =
      g_strdup_printf ("%s:%u:%u: %s: %s", result->file, result->line, result->column,
                       labels[result->outcome], result->message);
  g_autofree char *words = g_strdup_printf ("%s: \"%s\"", result->subject, result->text);
  g_auto (GStrv) details = g_strsplit (result->detail != NULL ? result->detail : "", "\n", -1);

  write_line (context, "", head);
  write_line (context, "      ", words);
  for (char **detail = details; *detail != NULL; detail++)
    write_line (context, "      ", *detail);
}

static void
write_untested (DemarcheCommandContext *context, const DemarcheTestReport *report)
{
  for (guint i = 0; i < report->untested->len; i++) {
    g_autofree char *text =
        g_strdup_printf ("%s: hit by no test", (char *)g_ptr_array_index (report->untested, i));
    write_line (context, "", text);
  }
}

static void
append_tests (GString *line, const DemarcheTestReport *report, gboolean are_listed)
{
  guint n_failed = demarche_test_report_count (report, DEMARCHE_TEST_OUTCOME_FAILED);
  guint n_done = demarche_test_report_count (report, DEMARCHE_TEST_OUTCOME_DONE);
  guint n_to_do = demarche_test_report_count (report, DEMARCHE_TEST_OUTCOME_TO_DO) + n_done;

  append_count (line, report->results->len, "test", "tests");
  if (report->results->len > 0)
    g_string_append_printf (line, ": %u passed, %u failed, %u to do",
                            report->results->len - n_failed - n_to_do, n_failed, n_to_do);
  if (n_done > 0)
    g_string_append_printf (line, " (%u of them hit now)", n_done);
  if (report->untested->len > 0)
    g_string_append_printf (line, "; %u %s hit by no test%s", report->untested->len,
                            report->untested->len == 1 ? "rule is" : "rules are",
                            are_listed ? "" : " (--untested)");
}

static void
run_tests (DemarcheCommandContext *context, DemarcheRuleSet *rules, gboolean untested,
           GString *summary)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DemarcheTestReport) report = demarche_rule_tests_run (rules, NULL, &error);

  if (report == NULL) {
    demarche_command_fail (context, NULL, error);
    return;
  }
  for (guint i = 0; i < report->results->len; i++) {
    const DemarcheTestResult *result = g_ptr_array_index (report->results, i);
    if (result->outcome != DEMARCHE_TEST_OUTCOME_PASSED &&
        result->outcome != DEMARCHE_TEST_OUTCOME_TO_DO)
      write_result (context, result);
  }
  if (untested)
    write_untested (context, report);
  if (demarche_test_report_count (report, DEMARCHE_TEST_OUTCOME_FAILED) > 0)
    demarche_command_raise (context, DEMARCHE_EXIT_LOOK);
  append_tests (summary, report, untested);
}

/* @head: begins the summary */
static void
check_rules (DemarcheCommandContext *context, const char *path, const char *head, gboolean untested)
{
  g_autoptr (DemarcheDiagnostics) diagnostics = demarche_diagnostics_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (DemarcheRuleSet) rules =
      demarche_rule_set_load (path, context->data_dir, diagnostics, &error);
  guint n_errors = demarche_diagnostics_count (diagnostics, DEMARCHE_SEVERITY_ERROR);
  guint n_warnings = demarche_diagnostics_count (diagnostics, DEMARCHE_SEVERITY_WARNING);
  g_autoptr (GString) summary = g_string_new (NULL);

  demarche_command_print_diagnostics (context, diagnostics);
  if (n_warnings > 0)
    demarche_command_raise (context, DEMARCHE_EXIT_LOOK);
  if (rules != NULL) {
    DemarcheCodebook *codebook = demarche_rule_set_get_codebook (rules);
    append_count (summary, demarche_rule_set_get_n_files (rules), "file", "files");
    append_count (summary, demarche_codebook_get_n_positions (codebook), "position", "positions");
    append_count (summary, demarche_rule_set_get_n_phrases (rules), "phrase", "phrases");
    append_count (summary, demarche_rule_set_get_n_rules (rules), "rule", "rules");
    if (n_warnings > 0)
      append_count (summary, n_warnings, "warning", "warnings");
    run_tests (context, rules, untested, summary);
  } else {
    demarche_command_raise (context, DEMARCHE_EXIT_FAILED);
    append_count (summary, n_errors, "error", "errors");
    append_count (summary, n_warnings, "warning", "warnings");
    g_string_append (summary, "; tests not run");
  }
  write_line (context, head, summary->str);
}

int
demarche_command_check (DemarcheCommandContext *context, int argc, char **argv)
{
  g_auto (GStrv) paths = NULL;
  gboolean untested = FALSE;
  const GOptionEntry entries[] = {
      {"untested", 0, 0, G_OPTION_ARG_NONE, &untested, "List the rules that no test hits", NULL},
      G_OPTION_ENTRY_NULL,
  };

  if (!demarche_command_parse (context, &help, entries, NULL, argc, argv, &paths))
    return demarche_command_finish (context);
  if (*paths == NULL)
    demarche_command_usage_error (context, "which rules?", "name a rule file or folder");
  for (char **path = paths; *path != NULL; path++) {
    g_autoptr (GString) head = g_string_new (NULL);
    if (paths[1] != NULL) {
      demarche_escape_terminal (head, *path, -1);
      g_string_append (head, ": ");
    }
    check_rules (context, *path, head->str, untested);
  }
  return demarche_command_finish (context);
}
