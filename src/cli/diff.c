/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* demarche diff: says what an edit of the rules changes. */
#include "config.h"

#include "cli/commands.h"
#include "cli/diff-arguments.h"
#include "cli/diff-format.h"
#include "cli/inputs.h"
#include "cli/rule-state.h"
#include "cli/terminal.h"

#define DEFAULT_LIMIT 20

static const DemarcheCommandHelp help = {
    "[OLD] RULES STATEMENTS…",
    "Says what an edit of rules changes: phrases, tags with their quotes, cells of the matrix and "
    "headlines. OLD and RULES are rule files, folders, shipped names or REV:path, a revision in "
    "git. The second argument is a rule set when it is a file *.json, a folder with rule files in "
    "it, REV:path or a shipped name; --old says it without doubt. With one rule set the other is "
    "its last state that passed 'demarche check'. Exit code 1 says that something differs.",
    {"demarche diff rules/ict-security statements/",
     "demarche diff HEAD:rules/ict-security rules/ict-security statements/"},
};

typedef enum {
  FORMAT_TEXT,
  FORMAT_JSON,
  FORMAT_CSV,
} Format;

typedef struct {
  DemarcheCommandContext *context;
  DemarcheIngest *ingest;
  Format format;
  DemarcheDiffLayout layout;
} Diffing;

/* (element-type DemarcheStatement). What cannot be read is added to @failed: (element-type
 * DemarcheTagged) */
static GPtrArray *
read_inputs (const Diffing *diffing, GPtrArray *inputs, GPtrArray *failed)
{
  GPtrArray *statements = g_ptr_array_new_with_free_func ((GDestroyNotify)demarche_statement_unref);

  for (guint i = 0; i < inputs->len; i++) {
    const DemarcheInput *input = g_ptr_array_index (inputs, i);
    g_autofree char *why = NULL;
    DemarcheStatement *statement =
        demarche_command_read_statement (diffing->context, diffing->ingest, input, &why);

    if (statement != NULL)
      g_ptr_array_add (statements, statement);
    else
      g_ptr_array_add (failed, demarche_tagged_new_failed (input->name, why));
  }
  return statements;
}

/* (element-type DemarcheTagged): what one version tags, and what could not be read; borrowed */
static GPtrArray *
list_tagged (DemarcheTagging *tagging, GPtrArray *failed)
{
  GPtrArray *all = g_ptr_array_new ();

  g_ptr_array_extend (all, demarche_tagging_get_tagged (tagging), NULL, NULL);
  g_ptr_array_extend (all, failed, NULL, NULL);
  return all;
}

static void
write_diff (const Diffing *diffing, const DemarcheRuleDiff *diff)
{
  g_autoptr (GString) out = g_string_new (NULL);

  if (diffing->format == FORMAT_JSON)
    demarche_diff_append_json (out, diff);
  else if (diffing->format == FORMAT_CSV)
    demarche_diff_append_csv (out, diff);
  else
    demarche_diff_append_text (out, diff, &diffing->layout);
  demarche_command_write (diffing->context, out->str, (gssize)out->len);
  if (demarche_rule_diff_is_different (diff))
    demarche_command_raise (diffing->context, DEMARCHE_EXIT_LOOK);
}

/* the new version reads only what the edit can touch */
static void
compare (const Diffing *diffing, DemarcheRuleSet *before, DemarcheRuleSet *after, GPtrArray *inputs)
{
  g_autoptr (GPtrArray) failed =
      g_ptr_array_new_with_free_func ((GDestroyNotify)demarche_tagged_unref);
  g_autoptr (GPtrArray) statements = read_inputs (diffing, inputs, failed);
  DemarcheSpeakers *speakers = demarche_ingest_get_speakers (diffing->ingest);
  const DemarcheComparisonOptions options = {.speakers = speakers};
  g_autoptr (DemarcheCorpus) corpus = demarche_corpus_new (statements, speakers);
  g_autoptr (DemarcheTagging) old = demarche_corpus_tag (corpus, before, NULL, NULL, NULL);
  g_autoptr (DemarcheTagging) new = demarche_corpus_tag (corpus, after, old, NULL, NULL);
  g_autoptr (GPtrArray) old_tagged = list_tagged (old, failed);
  g_autoptr (GPtrArray) new_tagged = list_tagged (new, failed);
  g_autoptr (DemarcheRuleDiff) diff =
      demarche_rule_diff_new (before, old_tagged, after, new_tagged, &options);

  write_diff (diffing, diff);
}

static void
report_no_state (DemarcheCommandContext *context, const char *path, const GError *problem)
{
  g_autoptr (DemarcheDiagnostics) diagnostics = demarche_diagnostics_new ();
  gboolean can_be = !g_error_matches (problem, DEMARCHE_ERROR, DEMARCHE_ERROR_INVALID);
  g_autofree char *check =
      can_be ? g_strdup_printf ("'demarche check %s' keeps it when no test fails; or ", path)
             : g_strdup ("");
  g_autofree char *how = g_strdup_printf ("%sname the other version, OLD: demarche diff OLD %s "
                                          "STATEMENTS…",
                                          check, path);

  demarche_diagnostics_take (
      diagnostics,
      demarche_diagnostic_new_for_file (DEMARCHE_SEVERITY_ERROR, path, problem->message, how));
  demarche_command_print_diagnostics (context, diagnostics);
}

/* both are loaded, whatever is wrong with the first: each has its messages. @old: (nullable) */
static gboolean
load_versions (const Diffing *diffing, const char *old, const char *path, DemarcheRuleSet **before,
               DemarcheRuleSet **after)
{
  g_autoptr (GError) error = NULL;

  if (old != NULL)
    *before = demarche_command_load_rules (diffing->context, old);
  *after = demarche_command_load_rules (diffing->context, path);
  if (old == NULL && *after != NULL) {
    *before = demarche_rule_state_load (*after, &error);
    if (*before == NULL)
      report_no_state (diffing->context, path, error);
  }
  return *before != NULL && *after != NULL;
}

/* @old: (nullable): of the option `--old` */
static void
run (const Diffing *diffing, const char *old, char **paths)
{
  DemarcheCommandContext *context = diffing->context;
  gboolean is_old_first = old == NULL && paths[1] != NULL &&
                          (demarche_command_is_run (paths[1]) ||
                           demarche_diff_is_rule_set (paths[1], context->data_dir));
  char **statements = paths + (is_old_first ? 2 : 1);
  g_autoptr (DemarcheRuleSet) before = NULL;
  g_autoptr (DemarcheRuleSet) after = NULL;
  g_autoptr (GPtrArray) inputs = demarche_command_list (context, diffing->ingest, statements);

  if (inputs != NULL &&
      load_versions (diffing, is_old_first ? paths[0] : old, statements[-1], &before, &after))
    compare (diffing, before, after, inputs);
}

int
demarche_command_diff (DemarcheCommandContext *context, int argc, char **argv)
{
  static const char *const formats[] = {"text", "json", "csv", NULL};
  g_auto (GStrv) paths = NULL;
  g_autofree char *format = NULL;
  g_autofree char *limit = NULL;
  g_autofree char *old = NULL;
  Diffing diffing = {.context = context,
                     .layout = {.limit = DEFAULT_LIMIT,
                                .width = demarche_terminal_get_width (),
                                .colour = context->colour_results}};
  g_auto (DemarcheStatementOptions) options = {0};
  GOptionEntry statement_entries[DEMARCHE_N_STATEMENT_OPTIONS];
  const GOptionEntry entries[] = {
      {"old", 0, 0, G_OPTION_ARG_FILENAME, &old,
       "The version to compare with; then RULES STATEMENTS… follow", "RULES"},
      {"limit", 0, 0, G_OPTION_ARG_FILENAME, &limit,
       "Most lines of each list of the text, 20 by default; 0: all", "N"},
      {"format", 0, 0, G_OPTION_ARG_FILENAME, &format,
       "text (default), json, or csv, which holds the tags", "FORMAT"},
      G_OPTION_ENTRY_NULL,
  };

  demarche_statement_options_get_entries (&options, statement_entries);
  if (!demarche_command_parse (context, &help, entries, statement_entries, argc, argv, &paths))
    return demarche_command_finish (context);
  int choice = demarche_command_choose (context, "format", format, formats, FORMAT_TEXT);
  if (choice >= 0 && paths[0] == NULL) {
    demarche_command_usage_error (context, "which rules?", "demarche diff [OLD] RULES STATEMENTS…");
    return demarche_command_finish (context);
  }
  g_autoptr (DemarcheIngest) ingest =
      choice >= 0 && demarche_command_choose_number (context, "limit", limit, 0, G_MAXINT,
                                                     &diffing.layout.limit)
          ? demarche_command_open_ingest (context, &options)
          : NULL;
  if (ingest != NULL) {
    diffing.ingest = ingest;
    diffing.format = (Format)choice;
    run (&diffing, old, paths);
  }
  return demarche_command_finish (context);
}
