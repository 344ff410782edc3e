/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* demarche score: compares the tags of rules with those of people, and coders with each other. */
#include "config.h"

#include "cli/commands.h"
#include "cli/score.h"

#include <string.h>

#define MAX_CODERS 26 /* each is called by a letter */
#define DEFAULT_LIMIT 50

static const DemarcheCommandHelp help = {
    "GOLD STATEMENTS… -r RULES",
    "Compares the tags that rules make with those that people made: precision, recall and F1 of "
    "each position, which position was taken for which, and agreement beyond chance (alpha, "
    "kappa), with 95 % intervals. GOLD holds JSON lines as 'demarche tag' writes them; with --gold "
    "or --no-gold all arguments are statements.\n\nWith several --gold, --tags or -r each is a "
    "coder, and each is compared with each: two people, two versions of the rules, rules and two "
    "people. Without STATEMENTS the rules tag nothing and say only which positions there are.\n\n"
    "Exit code 1 says that a line of GOLD found no partner in the statements (its tags count as "
    "missed), 2 that nothing was measured or a statement could not be read.",
    {"demarche score gold.jsonl statements/ -r rules/ict-security --errors norm-status.binding",
     "demarche score --gold anna.jsonl --gold ben.jsonl statements/ -r rules/ict-security"},
};

enum {
  FORMAT_TEXT,
  FORMAT_JSON,
  FORMAT_CSV,
  FORMAT_MARKDOWN,
};

static const char *const formats[] = {"text", "json", "csv", "md", NULL};

typedef struct {
  DemarcheScoreInputs inputs;
  gboolean has_no_gold;
  gboolean with_coders;
  gboolean with_confusion;
  char *errors;
  char *limit;
  char *format;
} Options;

static void
options_clear (Options *options)
{
  g_strfreev (options->inputs.rules);
  g_strfreev (options->inputs.gold);
  g_strfreev (options->inputs.tags);
  g_strfreev (options->inputs.statements);
  g_free (options->errors);
  g_free (options->limit);
  g_free (options->format);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

typedef struct {
  DemarcheCommandContext *context;
  const Options *options;
  int format;
  DemarcheIngest *ingest;
  GPtrArray *rules;
  DemarcheCodebook *codebook;
  GPtrArray *coders;
  DemarcheMistakeFilter filter;
} Scoring;

/* "all", an issue or a position; FALSE after an error */
static gboolean
find_positions (Scoring *scoring)
{
  const char *code = scoring->options->errors;
  DemarcheCodebook *codebook = scoring->codebook;
  guint n = demarche_codebook_get_n_positions (codebook);
  int position = code == NULL ? -1 : demarche_codebook_find_position (codebook, code);
  int issue = code == NULL ? -1 : demarche_codebook_find_issue (codebook, code);
  scoring->filter.end_position = n;
  if (position >= 0) {
    scoring->filter.first_position = (guint)position;
    scoring->filter.end_position = (guint)position + 1;
  } else if (issue >= 0) {
    const DemarcheIssue *known = demarche_codebook_get_issue (codebook, (guint)issue);
    scoring->filter.first_position = known->first_position;
    scoring->filter.end_position = known->first_position + known->n_positions;
  } else if (code != NULL && !g_str_equal (code, "all")) {
    g_autoptr (GPtrArray) names = g_ptr_array_new ();
    for (guint i = 0; i < n; i++)
      g_ptr_array_add (names, (gpointer)demarche_codebook_get_position (codebook, i)->code);
    for (guint i = 0; i < demarche_codebook_get_n_issues (codebook); i++)
      g_ptr_array_add (names, (gpointer)demarche_codebook_get_issue (codebook, i)->id);
    g_ptr_array_add (names, NULL);
    const char *nearest = demarche_nearest_name (code, (const char *const *)names->pdata);
    g_autofree char *message = g_strdup_printf ("unknown position or issue '%s'", code);
    g_autofree char *hint =
        nearest != NULL ? g_strdup_printf ("did you mean '%s'?", nearest)
                        : g_strdup ("'--errors' lists those of a position, an issue, or of all");
    demarche_command_usage_error (scoring->context, message, hint);
    return FALSE;
  }
  return TRUE;
}

/* ---- output ---- */

static void
append_details (const Scoring *scoring, GString *out, DemarcheAgreement *agreement,
                const char *const names[2])
{
  if (scoring->options->with_confusion)
    demarche_agreement_append_confusion_text (out, agreement, scoring->codebook);
  if (scoring->options->errors != NULL)
    demarche_agreement_append_mistakes_text (out, agreement, scoring->codebook, &scoring->filter,
                                             names);
}

static void
append_markdown (const Scoring *scoring, GString *out, DemarcheAgreement *agreement)
{
  DemarcheRuleSet *rules = g_ptr_array_index (scoring->rules, 0);
  g_autoptr (DemarcheClassifier) classifier =
      demarche_classifier_new (rules, demarche_ingest_get_speakers (scoring->ingest));

  demarche_causes_append_markdown (out, agreement, rules, classifier);
}

static void
append_agreement (const Scoring *scoring, GString *out, DemarcheAgreement *agreement)
{
  switch (scoring->format) {
  case FORMAT_JSON:
    demarche_agreement_append_json (out, agreement, scoring->codebook, &scoring->filter);
    break;
  case FORMAT_CSV:
    if (scoring->options->errors != NULL)
      demarche_agreement_append_mistakes_csv (out, agreement, scoring->codebook, &scoring->filter);
    else
      demarche_agreement_append_csv (out, agreement, scoring->codebook);
    break;
  case FORMAT_MARKDOWN:
    append_markdown (scoring, out, agreement);
    break;
  default:
    demarche_agreement_append_text (out, agreement, scoring->codebook);
    append_details (scoring, out, agreement, NULL);
  }
}

static void
append_comparison (const Scoring *scoring, GString *out, DemarcheCoderComparison *comparison)
{
  static const char *const names[] = {"A", "B"};
  DemarcheAgreement *first = g_ptr_array_index (comparison->pairs, 0);
  gboolean with_errors = scoring->options->errors != NULL;
  switch (scoring->format) {
  case FORMAT_JSON:
    demarche_coder_comparison_append_json (out, comparison, scoring->codebook,
                                           with_errors ? &scoring->filter : NULL);
    break;
  case FORMAT_CSV:
    if (with_errors)
      demarche_agreement_append_mistakes_csv (out, first, scoring->codebook, &scoring->filter);
    else
      demarche_coder_comparison_append_csv (out, comparison);
    break;
  default:
    demarche_coder_comparison_append_text (out, comparison, scoring->codebook);
    append_details (scoring, out, first, names);
  }
}

/* the lines of each who reads by hand, against the first that read everything */
static void
report_unpaired (const Scoring *scoring, DemarcheCoderComparison *comparison)
{
  GHashTable *said = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < comparison->pairs->len; i++) {
    const DemarcheAgreement *pair = g_ptr_array_index (comparison->pairs, i);
    if (pair->gold->kind == DEMARCHE_CODER_PEOPLE && pair->judged->kind != DEMARCHE_CODER_PEOPLE &&
        g_hash_table_add (said, pair->gold))
      demarche_score_report_unpaired (scoring->context, pair);
  }
  g_hash_table_unref (said);
}

static DemarcheCoderKind
get_kind (const Scoring *scoring, guint coder)
{
  return ((const DemarcheCoder *)g_ptr_array_index (scoring->coders, coder))->kind;
}

/* one who reads by hand and one who does not: the one is measured by the other */
static gboolean
is_measured (const Scoring *scoring)
{
  return !scoring->options->with_coders && scoring->coders->len == 2 &&
         get_kind (scoring, 0) == DEMARCHE_CODER_PEOPLE &&
         get_kind (scoring, 1) != DEMARCHE_CODER_PEOPLE;
}

static void
fail_without_pair (const Scoring *scoring, const DemarcheAgreement *agreement)
{
  g_autoptr (GError) error =
      g_error_new (DEMARCHE_ERROR, DEMARCHE_ERROR_NOT_FOUND,
                   "no line found its paragraph: nothing was measured; are these the statements "
                   "that were tagged?");
  demarche_command_fail (scoring->context, agreement->gold->name, error);
}

static void
compare (const Scoring *scoring)
{
  g_autoptr (GString) out = g_string_new (NULL);
  GPtrArray *coders = scoring->coders;
  if (is_measured (scoring)) {
    g_autoptr (DemarcheAgreement) agreement =
        demarche_agreement_new (coders->pdata[0], coders->pdata[1], scoring->codebook);
    demarche_score_report_unpaired (scoring->context, agreement);
    if (agreement->n_paired == 0) {
      fail_without_pair (scoring, agreement);
      return;
    }
    append_agreement (scoring, out, agreement);
  } else {
    g_autoptr (DemarcheCoderComparison) comparison =
        demarche_coder_comparison_new (coders, scoring->codebook);
    report_unpaired (scoring, comparison);
    append_comparison (scoring, out, comparison);
  }
  demarche_command_write (scoring->context, out->str, (gssize)out->len);
}

/* ---- what was asked for ---- */

static gboolean
check_coders (const Scoring *scoring)
{
  guint n = scoring->coders->len;
  gboolean needs_two = scoring->options->errors != NULL || scoring->options->with_confusion;
  g_autofree char *message = NULL;
  if (n < 2) {
    demarche_command_usage_error (scoring->context, "one coder alone: nothing to compare it with",
                                  "demarche score GOLD STATEMENTS… -r RULES; or name more with "
                                  "--gold, --tags, -r");
    return FALSE;
  }
  if (n > MAX_CODERS)
    message = g_strdup_printf ("%u coders; at most %d can be compared", n, MAX_CODERS);
  else if (needs_two && n > 2)
    message = g_strdup_printf ("'%s' compares two coders, and here are %u",
                               scoring->options->errors != NULL ? "--errors" : "--confusion", n);
  else if (scoring->format == FORMAT_MARKDOWN &&
           (!is_measured (scoring) || scoring->rules->len != 1 || needs_two))
    message = g_strdup ("'--format md' is one table of one rule set against one file of gold");
  if (message != NULL)
    demarche_command_usage_error (scoring->context, message, "leave some of them out");
  return message == NULL;
}

static void
run (Scoring *scoring, const DemarcheStatementOptions *statement_options)
{
  g_autoptr (DemarcheIngest) ingest =
      demarche_command_open_ingest (scoring->context, statement_options);
  g_autoptr (DemarcheCodebook) codebook = NULL;
  const DemarcheScoreInputs *inputs = &scoring->options->inputs;
  g_autoptr (GPtrArray) rules =
      ingest != NULL ? demarche_score_load_rules (scoring->context, inputs) : NULL;
  g_autoptr (GPtrArray) coders =
      rules != NULL
          ? demarche_score_load_coders (scoring->context, ingest, inputs, rules, &codebook)
          : NULL;
  if (coders == NULL)
    return;
  scoring->ingest = ingest;
  scoring->rules = rules;
  scoring->codebook = codebook;
  scoring->coders = coders;
  if (find_positions (scoring) && check_coders (scoring))
    compare (scoring);
}

/* the first argument is GOLD, unless gold is named otherwise or there is none */
static gboolean
sort_arguments (DemarcheCommandContext *context, Options *options, gboolean has_archive,
                char **paths)
{
  DemarcheScoreInputs *inputs = &options->inputs;
  gboolean has_gold = inputs->gold == NULL && !options->has_no_gold;
  if (inputs->gold != NULL && options->has_no_gold) {
    demarche_command_usage_error (context, "'--gold' and '--no-gold' contradict each other", NULL);
    return FALSE;
  }
  gboolean is_enough =
      inputs->tags != NULL || has_archive || (paths[0] != NULL && paths[1] != NULL);
  if (has_gold && (paths[0] == NULL || !is_enough)) {
    demarche_command_usage_error (context, "GOLD and STATEMENTS are needed",
                                  "demarche score GOLD STATEMENTS… -r RULES; with --no-gold rule "
                                  "sets are compared with each other");
    return FALSE;
  }
  if (has_gold && g_file_test (paths[0], G_FILE_TEST_IS_DIR)) {
    g_autofree char *message = g_strdup_printf ("GOLD is a file, and '%s' is a folder", paths[0]);
    demarche_command_usage_error (context, message,
                                  "GOLD comes first; with --no-gold all arguments are statements");
    return FALSE;
  }
  if (has_gold) {
    inputs->gold = g_new0 (char *, 2);
    inputs->gold[0] = g_strdup (paths[0]);
  }
  inputs->statements = g_strdupv (has_gold ? paths + 1 : paths);
  return TRUE;
}

static gboolean
read_limit (Scoring *scoring)
{
  scoring->filter.limit = scoring->format == FORMAT_TEXT ? DEFAULT_LIMIT : 0;
  return demarche_command_choose_number (scoring->context, "limit", scoring->options->limit, 0,
                                         G_MAXINT, &scoring->filter.limit);
}

static gboolean
is_option_or_file (const char *argument)
{
  return argument == NULL || *argument == '-' || g_file_test (argument, G_FILE_TEST_EXISTS);
}

/* '--errors' alone means all of them: when an option, a file or nothing follows */
static char **
complete_errors (int argc, char **argv)
{
  char **completed = g_new0 (char *, (gsize)argc + 1);
  for (int i = 0; i < argc && argv[i] != NULL; i++) {
    gboolean is_alone = g_str_equal (argv[i], "--errors") && is_option_or_file (argv[i + 1]);
    completed[i] = is_alone ? (char *)"--errors=all" : argv[i];
  }
  return completed;
}

int
demarche_command_score (DemarcheCommandContext *context, int argc, char **argv)
{
  g_auto (GStrv) paths = NULL;
  g_auto (Options) options = {0};
  g_auto (DemarcheStatementOptions) statement_options = {0};
  GOptionEntry statement_entries[DEMARCHE_N_STATEMENT_OPTIONS];
  const GOptionEntry entries[] = {
      {"rules", 'r', 0, G_OPTION_ARG_FILENAME_ARRAY, &options.inputs.rules,
       "Rule file, folder or shipped name; may be repeated, each is a coder", "RULES"},
      {"gold", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options.inputs.gold,
       "Tags made by people, in place of GOLD; may be repeated, each is a coder", "FILE"},
      {"tags", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options.inputs.tags,
       "Tags written by 'demarche tag'; may be repeated, each is a coder", "FILE"},
      {"no-gold", 0, 0, G_OPTION_ARG_NONE, &options.has_no_gold,
       "No argument is GOLD: compare rules with rules", NULL},
      {"errors", 0, 0, G_OPTION_ARG_FILENAME, &options.errors,
       "List what is missed, wrong or spurious, with its words: of a position, an issue, or of all",
       "[POSITION]"},
      {"limit", 0, 0, G_OPTION_ARG_FILENAME, &options.limit,
       "How many errors are listed; default " G_STRINGIFY (DEFAULT_LIMIT) " in text, 0 lists all",
       "N"},
      {"confusion", 0, 0, G_OPTION_ARG_NONE, &options.with_confusion,
       "Tables of which position was taken for which, and who was taken to hold it", NULL},
      {"coders", 0, 0, G_OPTION_ARG_NONE, &options.with_coders,
       "Each coder with each: F1, alpha, kappa (the default with more than two)", NULL},
      {"format", 0, 0, G_OPTION_ARG_FILENAME, &options.format,
       "text (default), json, csv, or md: a table of phrases, scores and errors by cause",
       "FORMAT"},
      G_OPTION_ENTRY_NULL,
  };
  g_autofree char **arguments = complete_errors (argc, argv);

  demarche_statement_options_get_entries (&statement_options, statement_entries);
  if (!demarche_command_parse (context, &help, entries, statement_entries, argc, arguments, &paths))
    return demarche_command_finish (context);
  Scoring scoring = {.context = context, .options = &options};
  scoring.format =
      demarche_command_choose (context, "format", options.format, formats, FORMAT_TEXT);
  if (scoring.format >= 0 && read_limit (&scoring) &&
      sort_arguments (context, &options, statement_options.archive != NULL, paths))
    run (&scoring, &statement_options);
  return demarche_command_finish (context);
}
