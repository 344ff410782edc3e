/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* demarche suggest: phrasings worth a rule. */
#include "config.h"

#include "cli/author-inputs.h"
#include "cli/commands.h"
#include "cli/suggest.h"
#include "cli/terminal.h"

#include <string.h>

#define USUAL_LIMIT 20
#define MAX_LIMIT 1000

static const DemarcheCommandHelp help = {
    "STATEMENTS… -r RULES",
    "Suggests phrasings worth a rule; rule files stay as they are. First sequences of two to five "
    "words that are said again and again where the rules tag nothing, the most distinctive first: "
    "in untagged paragraphs against tagged ones; with --speaker or --delegation, in theirs "
    "against all others'; with --gold, for each position in the paragraphs that people gave it and "
    "rules did not. What several delegations say comes before what one repeats. Then what phrases "
    "of the rules miss by one word. Each comes with two quotes and the paragraphs that it would "
    "tag.\n\nWith --gaps: the paragraphs that speak to an issue, by its \"about\" phrases, and "
    "have no "
    "tag, issue by issue.",
    {"demarche suggest statements/ -r rules/ict-security",
     "demarche suggest statements/ -r rules/ict-security --gaps --format csv"},
};

static const char *const formats[] = {"text", "csv", "json", NULL};

typedef struct {
  DemarcheCommandContext *context;
  DemarcheIngest *ingest;
  DemarcheRuleSet *rules;
  DemarcheSuggestQuery query;
  const char *gold_path;
  gboolean only_gaps;
  DemarcheSuggestFormat format;
} Suggesting;

static void
write_suggestions (const Suggesting *suggesting, const DemarcheSuggestions *suggestions)
{
  DemarcheCommandContext *context = suggesting->context;
  g_autoptr (GString) out = g_string_new (NULL);

  if (suggesting->format == DEMARCHE_SUGGEST_TEXT)
    demarche_suggestions_append_text (out, suggestions, demarche_terminal_get_width (),
                                      context->colour_results, context->failed->len);
  else if (suggesting->format == DEMARCHE_SUGGEST_CSV)
    demarche_suggestions_append_csv (out, suggestions);
  else
    demarche_suggestions_append_json (out, suggestions, context->failed->len);
  demarche_command_write (context, out->str, (gssize)out->len);
  if (suggestions->unmet != NULL)
    demarche_command_say ("%s", suggestions->unmet);
  demarche_command_say_unread (suggesting->gold_path, suggestions->n_unread);
  if (suggestions->is_cut) {
    demarche_command_say ("the corpus is too large: its end was not looked at");
    demarche_command_raise (context, DEMARCHE_EXIT_FAILED);
  }
}

/* FALSE: the command ends */
static gboolean
read_input (const Suggesting *suggesting, DemarcheSuggester *suggester, const DemarcheInput *input)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DemarcheStatement) statement =
      demarche_command_read_statement (suggesting->context, suggesting->ingest, input, NULL);

  if (statement == NULL || demarche_suggester_read (suggester, statement, NULL, &error))
    return TRUE;
  demarche_command_fail (suggesting->context, input->path, error);
  return FALSE;
}

static DemarcheSuggester *
open_suggester (const Suggesting *suggesting)
{
  g_autoptr (DemarcheDiagnostics) diagnostics = demarche_diagnostics_new ();
  DemarcheSuggester *suggester =
      demarche_suggester_new (&suggesting->query, suggesting->rules,
                              demarche_ingest_get_speakers (suggesting->ingest), diagnostics);

  demarche_command_print_diagnostics (suggesting->context, diagnostics);
  if (suggester == NULL)
    demarche_command_raise (suggesting->context, DEMARCHE_EXIT_USAGE);
  return suggester;
}

static void
find_gaps (const Suggesting *suggesting, char **paths)
{
  const DemarcheGapQuery query = {suggesting->query.position, suggesting->query.selection,
                                  suggesting->query.limit};
  g_autoptr (GPtrArray) inputs =
      demarche_command_list (suggesting->context, suggesting->ingest, paths);

  if (inputs != NULL)
    demarche_suggest_gaps (suggesting->context, suggesting->ingest, suggesting->rules, &query,
                           suggesting->format, inputs);
}

static void
run (Suggesting *suggesting, char **paths)
{
  g_autoptr (GPtrArray) gold = NULL;

  if (suggesting->gold_path != NULL) {
    gold = demarche_command_load_gold (suggesting->context, suggesting->gold_path,
                                       demarche_rule_set_get_codebook (suggesting->rules));
    if (gold == NULL)
      return;
    suggesting->query.gold = gold;
  }
  g_autoptr (GPtrArray) inputs =
      demarche_command_list (suggesting->context, suggesting->ingest, paths);
  g_autoptr (DemarcheSuggester) suggester = inputs != NULL ? open_suggester (suggesting) : NULL;
  if (suggester == NULL)
    return;
  for (guint i = 0; i < inputs->len; i++)
    if (!read_input (suggesting, suggester, g_ptr_array_index (inputs, i)))
      return;
  g_autoptr (DemarcheSuggestions) suggestions = demarche_suggester_finish (suggester);
  write_suggestions (suggesting, suggestions);
}

/* FALSE after an error */
static gboolean
check_gaps (const Suggesting *suggesting)
{
  if (!suggesting->only_gaps || suggesting->gold_path == NULL)
    return TRUE;
  demarche_command_usage_error (suggesting->context, "'--gaps' and '--gold' contradict each other",
                                "--gaps needs no tags by people; without it, --gold looks where "
                                "people see a position and rules do not");
  return FALSE;
}

static void
suggest (Suggesting *suggesting, const DemarcheStatementOptions *options, const char *rules_path,
         char **paths)
{
  g_autoptr (DemarcheIngest) ingest = demarche_command_open_ingest (suggesting->context, options);
  g_autoptr (DemarcheRuleSet) rules =
      ingest != NULL ? demarche_command_load_rules (suggesting->context, rules_path) : NULL;

  if (rules == NULL)
    return;
  suggesting->ingest = ingest;
  suggesting->rules = rules;
  if (suggesting->only_gaps)
    find_gaps (suggesting, paths);
  else
    run (suggesting, paths);
}

int
demarche_command_suggest (DemarcheCommandContext *context, int argc, char **argv)
{
  g_auto (GStrv) paths = NULL;
  g_autofree char *rules_path = NULL;
  g_autofree char *position = NULL;
  g_autofree char *gold = NULL;
  g_autofree char *limit = NULL;
  g_autofree char *format = NULL;
  gboolean only_gaps = FALSE;
  g_auto (DemarcheSelection) selection = {0};
  g_auto (DemarcheStatementOptions) options = {0};
  GOptionEntry statement_entries[DEMARCHE_N_STATEMENT_OPTIONS];
  const GOptionEntry own[] = {
      {"rules", 'r', 0, G_OPTION_ARG_FILENAME, &rules_path, "Rule file, folder or shipped name",
       "RULES"},
      {"position", 0, 0, G_OPTION_ARG_FILENAME, &position,
       "Only for this position: with --gold where people see it, else where its issue is spoken of "
       "and no position on it was found; with --gaps its issue alone",
       "CODE"},
      {"gaps", 0, 0, G_OPTION_ARG_NONE, &only_gaps,
       "Instead: paragraphs without a tag that speak to an issue", NULL},
      {"gold", 0, 0, G_OPTION_ARG_FILENAME, &gold,
       "Tags by people, as JSON lines: look where they see a position and rules do not", "FILE"},
      {"limit", 0, 0, G_OPTION_ARG_FILENAME, &limit,
       "Most suggestions of each kind, and gaps of each issue (20)", "N"},
      {"format", 0, 0, G_OPTION_ARG_FILENAME, &format, "text (default), csv or json", "FORMAT"},
      G_OPTION_ENTRY_NULL,
  };
  GOptionEntry entries[DEMARCHE_N_SELECTION_OPTIONS + G_N_ELEMENTS (own)];

  demarche_selection_get_entries (&selection, entries);
  memcpy (entries + DEMARCHE_N_SELECTION_OPTIONS, own, sizeof own);
  demarche_statement_options_get_entries (&options, statement_entries);
  demarche_selection_replace_entries (statement_entries);
  if (!demarche_command_parse (context, &help, entries, statement_entries, argc, argv, &paths))
    return demarche_command_finish (context);
  int choice = demarche_command_choose (context, "format", format, formats, DEMARCHE_SUGGEST_TEXT);
  Suggesting suggesting = {.context = context,
                           .gold_path = gold,
                           .only_gaps = only_gaps,
                           .format = (DemarcheSuggestFormat)choice};
  suggesting.query.limit = USUAL_LIMIT;
  suggesting.query.position = position;
  suggesting.query.selection = selection;
  if (choice >= 0 && check_gaps (&suggesting) &&
      demarche_command_choose_number (context, "limit", limit, 1, MAX_LIMIT,
                                      &suggesting.query.limit))
    suggest (&suggesting, &options, rules_path, paths);
  return demarche_command_finish (context);
}
