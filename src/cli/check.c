/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* demarche check: says what is wrong with rules and runs the tests inside them. */
#include "config.h"

#include "cli/check-format.h"
#include "cli/commands.h"
#include "cli/inputs.h"
#include "cli/rule-state.h"

static const DemarcheCommandHelp help = {
    "RULES…",
    "Says what is wrong or doubtful in rules, and runs the tests inside them. docs/warnings.md "
    "explains each warning. Exit code 1 says that there is a warning or a failed test, 2 that the "
    "rules do not load. Rules that load and pass are kept as the last good state, for 'diff'.",
    {"demarche check rules/ict-security",
     "demarche check --untested --against statements/ my-rules/"},
};

typedef enum {
  FORMAT_TEXT,
  FORMAT_JSON,
  FORMAT_SARIF,
} Format;

/* @statements: (nullable) (element-type DemarcheStatement): what the rules are held against */
typedef struct {
  DemarcheCommandContext *context;
  Format format;
  gboolean untested; /* whether rules without a test are listed */
  gboolean all;      /* whether like warnings are all shown */
  gboolean are_several;
  GPtrArray *statements;
  GPtrArray *checks; /* (element-type DemarcheCheck) */
} Checking;

static void
check_free (gpointer data)
{
  DemarcheCheck *check = data;

  g_free (check->path);
  demarche_diagnostics_unref (check->diagnostics);
  g_clear_object (&check->rules);
  demarche_test_report_free (check->report);
  g_free (check);
}

/* what the rules do in the statements; only cancelling could fail, and nobody cancels */
static DemarcheLintSample *
take_sample (const Checking *checking, DemarcheRuleSet *rules)
{
  g_autoptr (DemarcheLintSample) sample = demarche_lint_sample_new (rules);

  for (guint i = 0; i < checking->statements->len; i++)
    if (!demarche_lint_sample_add (sample, g_ptr_array_index (checking->statements, i), NULL, NULL))
      return NULL;
  return g_steal_pointer (&sample);
}

static void
lint (const Checking *checking, DemarcheCheck *check)
{
  g_autoptr (DemarcheLintSample) sample =
      checking->statements != NULL ? take_sample (checking, check->rules) : NULL;
  const DemarcheLintOptions options = {
      .tests = check->report, .with_untested = checking->untested, .sample = sample};

  demarche_rule_set_lint (check->rules, &options, check->diagnostics);
  check->n_untested = demarche_rule_set_count_untested (check->rules, check->report);
  check->are_untested_listed = checking->untested;
}

static DemarcheCheck *
check_rules (const Checking *checking, const char *path)
{
  DemarcheCheck *check = g_new0 (DemarcheCheck, 1);

  check->path = g_strdup (path);
  check->diagnostics = demarche_diagnostics_new ();
  check->rules =
      demarche_rule_set_load (path, checking->context->data_dir, check->diagnostics, NULL);
  if (check->rules != NULL)
    check->report = demarche_rule_tests_run (check->rules, NULL, NULL);
  if (check->report != NULL)
    lint (checking, check);
  demarche_diagnostics_sort (check->diagnostics);
  return check;
}

static void
print_diagnostics (const Checking *checking, DemarcheDiagnostics *diagnostics)
{
  g_autoptr (DemarcheDiagnostics) shown = checking->all || checking->format != FORMAT_TEXT
                                              ? demarche_diagnostics_ref (diagnostics)
                                              : demarche_check_fold (diagnostics);

  demarche_command_print_diagnostics (checking->context, shown);
}

static void
raise_exit_code (const Checking *checking, const DemarcheCheck *check)
{
  if (check->report == NULL)
    demarche_command_raise (checking->context, DEMARCHE_EXIT_FAILED);
  else if (demarche_test_report_count (check->report, DEMARCHE_TEST_OUTCOME_FAILED) > 0 ||
           demarche_diagnostics_count (check->diagnostics, DEMARCHE_SEVERITY_WARNING) > 0)
    demarche_command_raise (checking->context, DEMARCHE_EXIT_LOOK);
}

static void
write_check (const Checking *checking, const DemarcheCheck *check)
{
  g_autoptr (GString) out = g_string_new (NULL);

  if (checking->format == FORMAT_SARIF)
    return; /* one document, when all is known */
  if (checking->format == FORMAT_JSON) {
    demarche_check_append_json (out, check);
  } else {
    if (check->report != NULL)
      demarche_check_append_results (out, check);
    demarche_check_append_summary (out, check, checking->are_several);
  }
  demarche_command_write (checking->context, out->str, (gssize)out->len);
}

static void
run (const Checking *checking, char **paths)
{
  for (char **path = paths; *path != NULL; path++) {
    DemarcheCheck *check = check_rules (checking, *path);

    g_ptr_array_add (checking->checks, check);
    print_diagnostics (checking, check->diagnostics);
    raise_exit_code (checking, check);
    if (check->report != NULL &&
        demarche_test_report_count (check->report, DEMARCHE_TEST_OUTCOME_FAILED) == 0)
      demarche_rule_state_keep (check->rules);
    write_check (checking, check);
  }
  if (checking->format == FORMAT_SARIF) {
    g_autoptr (GString) out = g_string_new (NULL);
    demarche_check_append_sarif (out, checking->checks);
    demarche_command_write (checking->context, out->str, (gssize)out->len);
  }
}

/* (element-type DemarcheStatement); NULL after an error */
static GPtrArray *
read_statements (DemarcheCommandContext *context, const DemarcheStatementOptions *options,
                 char **paths)
{
  g_autoptr (DemarcheIngest) ingest = demarche_command_open_ingest (context, options);
  g_autoptr (GPtrArray) inputs =
      ingest != NULL ? demarche_command_list (context, ingest, paths) : NULL;
  GPtrArray *statements = NULL;

  if (inputs == NULL)
    return NULL;
  statements = g_ptr_array_new_with_free_func ((GDestroyNotify)demarche_statement_unref);
  for (guint i = 0; i < inputs->len; i++) {
    DemarcheStatement *statement =
        demarche_command_read_statement (context, ingest, g_ptr_array_index (inputs, i), NULL);
    if (statement != NULL)
      g_ptr_array_add (statements, statement);
  }
  return statements;
}

static gboolean
refuse_runs (DemarcheCommandContext *context, char **paths)
{
  for (char **path = paths; *path != NULL; path++)
    if (!demarche_command_refuse_run (context, *path))
      return FALSE;
  return TRUE;
}

int
demarche_command_check (DemarcheCommandContext *context, int argc, char **argv)
{
  static const char *const formats[] = {"text", "json", "sarif", NULL};
  g_auto (GStrv) paths = NULL;
  g_auto (GStrv) against = NULL;
  g_autofree char *format = NULL;
  g_auto (DemarcheStatementOptions) options = {0};
  GOptionEntry statement_entries[DEMARCHE_N_STATEMENT_OPTIONS];
  g_autoptr (GPtrArray) checks = g_ptr_array_new_with_free_func (check_free);
  g_autoptr (GPtrArray) statements = NULL;
  Checking checking = {.context = context, .checks = checks};
  const GOptionEntry entries[] = {
      {"against", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &against,
       "Hold the rules against statements, a file or folder: which rules never hit, which hit "
       "everywhere; can be given several times",
       "STATEMENTS"},
      {"untested", 0, 0, G_OPTION_ARG_NONE, &checking.untested,
       "Warn of each rule that no test hits", NULL},
      {"all", 0, 0, G_OPTION_ARG_NONE, &checking.all,
       "Show every warning, not only the first five of each kind in each file, and every note",
       NULL},
      {"format", 0, 0, G_OPTION_ARG_FILENAME, &format,
       "text (default), json (an object a line for each of RULES) or sarif (2.1.0)", "FORMAT"},
      G_OPTION_ENTRY_NULL,
  };

  demarche_statement_options_get_entries (&options, statement_entries);
  if (!demarche_command_parse (context, &help, entries, statement_entries, argc, argv, &paths))
    return demarche_command_finish (context);
  if (*paths == NULL)
    demarche_command_usage_error (context, "which rules?", "name a rule file or folder");
  int choice = demarche_command_choose (context, "format", format, formats, FORMAT_TEXT);
  if (choice < 0 || !refuse_runs (context, paths))
    return demarche_command_finish (context);
  checking.format = (Format)choice;
  checking.are_several = g_strv_length (paths) > 1;
  if (against != NULL && *paths != NULL)
    checking.statements = statements = read_statements (context, &options, against);
  if (against == NULL || statements != NULL)
    run (&checking, paths);
  return demarche_command_finish (context);
}
