/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* demarche score: compares the tags of rules with those of people. */
#include "config.h"

#include "cli/commands.h"
#include "cli/inputs.h"

static const DemarcheCommandHelp help = {
    "GOLD STATEMENTS… -r RULES",
    "Compares the tags that rules make with those that people made: precision, recall and F1 of "
    "each position and of all. GOLD holds JSON lines as 'demarche tag' writes them. Exit code 1 "
    "says that a line of GOLD found no partner in the statements.",
    {"demarche score gold.jsonl statements/ -r rules/ict-security",
     "demarche score gold.jsonl statements/ -r rules/ict-security --mistakes"},
};

typedef struct {
  DemarcheCommandContext *context;
  DemarcheIngest *ingest;
  DemarcheRuleSet *rules;
  gboolean is_json;
  gboolean with_mistakes;
} Scoring;

static GPtrArray *
load_gold (const Scoring *scoring, const char *path)
{
  g_autoptr (DemarcheDiagnostics) diagnostics = demarche_diagnostics_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = demarche_io_read (path, DEMARCHE_LIMIT_STATEMENT_RAW_BYTES, &error);

  if (bytes == NULL) {
    demarche_command_fail (scoring->context, path, error);
    return NULL;
  }
  g_autoptr (DemarcheSource) source = demarche_source_new (path, bytes);
  GPtrArray *gold =
      demarche_tag_lines_read (source, DEMARCHE_TAG_LINES_GOLD,
                               demarche_rule_set_get_codebook (scoring->rules), diagnostics);
  demarche_command_print_diagnostics (scoring->context, diagnostics);
  if (gold != NULL && gold->len == 0) {
    g_set_error (&error, DEMARCHE_ERROR, DEMARCHE_ERROR_NOT_FOUND,
                 "no paragraph tagged by people is in it: nothing can be measured");
    demarche_command_fail (scoring->context, path, error);
    g_clear_pointer (&gold, g_ptr_array_unref);
  }
  return gold;
}

/* (element-type DemarcheTagged); NULL after an error that ends the command */
static GPtrArray *
tag_inputs (const Scoring *scoring, GPtrArray *inputs)
{
  g_autoptr (GPtrArray) tagged =
      g_ptr_array_new_with_free_func ((GDestroyNotify)demarche_tagged_unref);
  g_autoptr (DemarcheClassifier) classifier =
      demarche_classifier_new (scoring->rules, demarche_ingest_get_speakers (scoring->ingest));

  for (guint i = 0; i < inputs->len; i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (DemarcheStatement) statement = demarche_command_read_statement (
        scoring->context, scoring->ingest, g_ptr_array_index (inputs, i), NULL);

    if (statement == NULL)
      continue;
    DemarcheTagged *result = demarche_classifier_tag (classifier, statement, NULL, &error);
    if (result == NULL) {
      demarche_command_fail (scoring->context, demarche_statement_get_name (statement), error);
      return NULL;
    }
    g_ptr_array_add (tagged, result);
  }
  return g_steal_pointer (&tagged);
}

static void
write_agreement (const Scoring *scoring, DemarcheAgreement *agreement)
{
  g_autoptr (GString) out = g_string_new (NULL);
  DemarcheCodebook *codebook = demarche_rule_set_get_codebook (scoring->rules);

  if (scoring->is_json)
    demarche_agreement_append_json (out, agreement, codebook);
  else
    demarche_agreement_append_text (out, agreement, codebook, scoring->with_mistakes);
  demarche_command_write (scoring->context, out->str, (gssize)out->len);
  if (agreement->unpaired->len > 0)
    demarche_command_raise (scoring->context, DEMARCHE_EXIT_LOOK);
}

static void
run (const Scoring *scoring, char **paths)
{
  g_autoptr (GPtrArray) gold = load_gold (scoring, paths[0]);
  g_autoptr (GPtrArray) inputs =
      gold != NULL ? demarche_command_list (scoring->context, scoring->ingest, paths + 1) : NULL;
  g_autoptr (GPtrArray) tagged = inputs != NULL ? tag_inputs (scoring, inputs) : NULL;

  if (tagged == NULL)
    return;
  g_autoptr (DemarcheAgreement) agreement =
      demarche_agreement_new (gold, tagged, demarche_rule_set_get_codebook (scoring->rules),
                              demarche_rule_set_get_developed_on (scoring->rules));
  write_agreement (scoring, agreement);
}

int
demarche_command_score (DemarcheCommandContext *context, int argc, char **argv)
{
  static const char *const formats[] = {"text", "json", NULL};
  g_auto (GStrv) paths = NULL;
  g_autofree char *rules_path = NULL;
  g_autofree char *format = NULL;
  gboolean with_mistakes = FALSE;
  g_auto (DemarcheStatementOptions) options = {0};
  GOptionEntry statement_entries[DEMARCHE_N_STATEMENT_OPTIONS];
  const GOptionEntry entries[] = {
      {"rules", 'r', 0, G_OPTION_ARG_FILENAME, &rules_path, "Rule file, folder or shipped name",
       "RULES"},
      {"mistakes", 0, 0, G_OPTION_ARG_NONE, &with_mistakes,
       "List each tag that is missing or wrong", NULL},
      {"format", 0, 0, G_OPTION_ARG_FILENAME, &format, "text (default) or json", "FORMAT"},
      G_OPTION_ENTRY_NULL,
  };

  demarche_statement_options_get_entries (&options, statement_entries);
  if (!demarche_command_parse (context, &help, entries, statement_entries, argc, argv, &paths))
    return demarche_command_finish (context);
  int choice = demarche_command_choose (context, "format", format, formats, 0);
  if (choice >= 0 && (paths[0] == NULL || paths[1] == NULL)) {
    demarche_command_usage_error (context, "GOLD and STATEMENTS are needed",
                                  "demarche score GOLD STATEMENTS… -r RULES");
    return demarche_command_finish (context);
  }
  g_autoptr (DemarcheIngest) ingest =
      choice >= 0 ? demarche_command_open_ingest (context, &options) : NULL;
  g_autoptr (DemarcheRuleSet) rules =
      ingest != NULL ? demarche_command_load_rules (context, rules_path) : NULL;
  if (rules != NULL) {
    Scoring scoring = {context, ingest, rules, choice == 1, with_mistakes};
    run (&scoring, paths);
  }
  return demarche_command_finish (context);
}
