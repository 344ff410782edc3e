/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* demarche check: says what is wrong with rules and runs the tests inside them. */
#include "config.h"

#include "cli/check-format.h"
#include "cli/commands.h"
#include "cli/rule-state.h"

static const DemarcheCommandHelp help = {
    "RULES…",
    "Loads rules and runs the tests inside them.",
    {"demarche check rules/ict-security", "demarche check --untested norms.json cues.json"},
};

typedef enum {
  FORMAT_TEXT,
  FORMAT_JSON,
} Format;

typedef struct {
  DemarcheCommandContext *context;
  Format format;
  gboolean untested;    /* whether rules without a test are listed */
  gboolean are_several; /* rule sets: the summary names them */
} Checking;

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
write_report (const Checking *checking, const DemarcheTestReport *report)
{
  for (guint i = 0; i < report->results->len; i++) {
    const DemarcheTestResult *result = g_ptr_array_index (report->results, i);
    if (result->outcome != DEMARCHE_TEST_OUTCOME_PASSED &&
        result->outcome != DEMARCHE_TEST_OUTCOME_TO_DO)
      write_result (checking->context, result);
  }
  for (guint i = 0; checking->untested && i < report->untested->len; i++) {
    const char *id = g_ptr_array_index (report->untested, i);
    g_autofree char *text = g_strdup_printf ("%s: hit by no test", id);
    write_line (checking->context, "", text);
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
write_summary (const Checking *checking, const DemarcheCheck *check)
{
  guint n_errors = demarche_diagnostics_count (check->diagnostics, DEMARCHE_SEVERITY_ERROR);
  guint n_warnings = demarche_diagnostics_count (check->diagnostics, DEMARCHE_SEVERITY_WARNING);
  g_autoptr (GString) line = g_string_new (NULL);
  g_autofree char *text = NULL;

  if (check->rules != NULL) {
    DemarcheCodebook *codebook = demarche_rule_set_get_codebook (check->rules);
    append_count (line, demarche_rule_set_get_n_files (check->rules), "file", "files");
    append_count (line, demarche_codebook_get_n_positions (codebook), "position", "positions");
    append_count (line, demarche_rule_set_get_n_phrases (check->rules), "phrase", "phrases");
    append_count (line, demarche_rule_set_get_n_rules (check->rules), "rule", "rules");
  } else {
    append_count (line, n_errors, "error", "errors");
  }
  if (check->rules == NULL || n_warnings > 0)
    append_count (line, n_warnings, "warning", "warnings");
  if (check->report != NULL)
    append_tests (line, check->report, checking->untested);
  else
    g_string_append (line, "; tests not run");
  text = checking->are_several ? g_strconcat (check->path, ": ", line->str, NULL)
                               : g_strdup (line->str);
  write_line (checking->context, "", text);
}

static void
write_json (const Checking *checking, const DemarcheCheck *check)
{
  g_autoptr (GString) out = g_string_new (NULL);

  demarche_check_append_json (out, check);
  demarche_command_write (checking->context, out->str, (gssize)out->len);
}

static void
check_rules (const Checking *checking, const char *path)
{
  DemarcheCommandContext *context = checking->context;
  g_autoptr (DemarcheDiagnostics) diagnostics = demarche_diagnostics_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (DemarcheRuleSet) rules =
      demarche_rule_set_load (path, context->data_dir, diagnostics, &error);
  g_autoptr (DemarcheTestReport) report =
      rules != NULL ? demarche_rule_tests_run (rules, NULL, &error) : NULL;
  const DemarcheCheck check = {path, diagnostics, rules, report};

  demarche_command_print_diagnostics (context, diagnostics);
  if (report == NULL)
    demarche_command_raise (context, DEMARCHE_EXIT_FAILED);
  else if (demarche_test_report_count (report, DEMARCHE_TEST_OUTCOME_FAILED) > 0 ||
           demarche_diagnostics_count (diagnostics, DEMARCHE_SEVERITY_WARNING) > 0)
    demarche_command_raise (context, DEMARCHE_EXIT_LOOK);
  if (report != NULL && demarche_test_report_count (report, DEMARCHE_TEST_OUTCOME_FAILED) == 0)
    demarche_rule_state_keep (rules);
  if (checking->format == FORMAT_JSON) {
    write_json (checking, &check);
    return;
  }
  if (report != NULL)
    write_report (checking, report);
  write_summary (checking, &check);
}

int
demarche_command_check (DemarcheCommandContext *context, int argc, char **argv)
{
  static const char *const formats[] = {"text", "json", NULL};
  g_auto (GStrv) paths = NULL;
  g_autofree char *format = NULL;
  Checking checking = {.context = context};
  const GOptionEntry entries[] = {
      {"format", 0, 0, G_OPTION_ARG_FILENAME, &format, "text (default) or json", "FORMAT"},
      {"untested", 0, 0, G_OPTION_ARG_NONE, &checking.untested, "List the rules that no test hits",
       NULL},
      G_OPTION_ENTRY_NULL,
  };

  if (!demarche_command_parse (context, &help, entries, NULL, argc, argv, &paths))
    return demarche_command_finish (context);
  if (*paths == NULL)
    demarche_command_usage_error (context, "which rules?", "name a rule file or folder");
  int choice = demarche_command_choose (context, "format", format, formats, FORMAT_TEXT);
  checking.format = (Format)choice;
  checking.are_several = g_strv_length (paths) > 1;
  for (char **path = paths; *path != NULL && choice >= 0; path++)
    check_rules (&checking, *path);
  return demarche_command_finish (context);
}
