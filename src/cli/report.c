/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* demarche report: compares positions across speakers and over time. */
#include "config.h"

#include "cli/author-inputs.h"
#include "cli/commands.h"
#include "cli/report.h"

#include <string.h>

static const DemarcheCommandHelp help = {
    "STATEMENTS… -r RULES -o report.html",
    "Compares positions across speakers and over time. Statements are tagged first; files of tags "
    "(*.jsonl, from 'demarche tag') are taken as they are. With --gold the report says how far "
    "they "
    "agree with people's reading; what is below 0.85 precision, or has fewer than 30 gold tags on "
    "statements that the rules were not developed on, is hatched and called unproven.",
    {"demarche report statements/ -r ict-security --gold gold.jsonl -o report.html",
     "demarche report --definition weekly.json -o out/"},
};

/* each of these options stands for one text of a definition and replaces it */
typedef struct {
  const char *name;
  DemarcheReportText text;
  const char *description;
  const char *value_name;
} TextOption;

static const TextOption text_options[] = {
    {"title", DEMARCHE_REPORT_TITLE, "Title of the report", "TEXT"},
    {"by", DEMARCHE_REPORT_BY, "Who is compared: delegation (default), speaker or group", "UNIT"},
    {"count", DEMARCHE_REPORT_COUNT,
     "A position counts once per paragraph (default), turn or statement", "UNIT"},
    {"windows", DEMARCHE_REPORT_WINDOWS, "Periods: event (default), month, quarter or year",
     "PERIOD"},
    {"from", DEMARCHE_REPORT_FROM, "First day that counts", "YYYY-MM-DD"},
    {"to", DEMARCHE_REPORT_TO, "Last day that counts", "YYYY-MM-DD"},
    {"date", DEMARCHE_REPORT_DATE, "Day to print on the report; none without it", "YYYY-MM-DD"},
    {"our-delegation", DEMARCHE_REPORT_OUR_DELEGATION, "Whose view the summary adds", "NAME"},
    {"about", DEMARCHE_REPORT_ABOUT, "Whom the brief is about", "NAME"},
    {"handling", DEMARCHE_REPORT_HANDLING, "Handling marking at head and foot", "TEXT"},
};

#define N_TEXT_OPTIONS G_N_ELEMENTS (text_options)
#define N_OWN_OPTIONS 11

typedef struct {
  char *rules;
  char *output;
  char *format;
  char *table;
  char *definition;
  char **decisions;
  char **gold;
  gboolean versions;
  char *since;
  char *old_rules;
  char *charts;
  char *texts[N_TEXT_OPTIONS];
  DemarcheStatementOptions statements;
} Options;

static void
clear_options (Options *options)
{
  g_free (options->rules);
  g_free (options->output);
  g_free (options->format);
  g_free (options->table);
  g_free (options->definition);
  g_strfreev (options->decisions);
  g_free (options->since);
  g_free (options->old_rules);
  g_free (options->charts);
  g_strfreev (options->gold);
  for (guint i = 0; i < N_TEXT_OPTIONS; i++)
    g_free (options->texts[i]);
  demarche_statement_options_clear (&options->statements);
}

static void
fill_entries (Options *options, GOptionEntry *entries)
{
  const GOptionEntry own[N_OWN_OPTIONS] = {
      {"rules", 'r', 0, G_OPTION_ARG_FILENAME, &options->rules, "Rule file, folder or shipped name",
       "RULES"},
      {"output", 'o', 0, G_OPTION_ARG_FILENAME, &options->output,
       "Where to: a file, a folder, or '-' for standard output", "FILE"},
      {"format", 0, 0, G_OPTION_ARG_FILENAME, &options->format,
       "html, md, csv, json or docx; else by the suffix of the file", "FORMAT"},
      {"table", 0, 0, G_OPTION_ARG_FILENAME, &options->table,
       "What a CSV file holds: evidence (default), matrix or shifts", "TABLE"},
      {"definition", 0, 0, G_OPTION_ARG_FILENAME, &options->definition,
       "Report definition, a file or a shipped name; options replace what it says", "FILE"},
      {"decisions", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options->decisions,
       "Evidence table (CSV) with its last columns filled in; may be repeated", "FILE"},
      {"gold", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options->gold,
       "Tags made by people, which prove figures or not; may be repeated", "FILE"},
      {"versions", 0, 0, G_OPTION_ARG_NONE, &options->versions,
       "Sets two translations or drafts of one statement side by side (html, md)", NULL},
      {"since", 0, 0, G_OPTION_ARG_FILENAME, &options->since,
       "Says what is new against the last report, in JSON, or since a day", "REPORT.json|DATE"},
      {"old-rules", 0, 0, G_OPTION_ARG_FILENAME, &options->old_rules,
       "The rules of the last report, where they changed", "RULES"},
      {"charts", 0, 0, G_OPTION_ARG_FILENAME, &options->charts,
       "Writes each drawing alone into a folder too, as SVG", "FOLDER"},
  };

  memcpy (entries, own, sizeof own);
  for (guint i = 0; i < N_TEXT_OPTIONS; i++)
    entries[N_OWN_OPTIONS + i] = (GOptionEntry){text_options[i].name,
                                                0,
                                                0,
                                                G_OPTION_ARG_FILENAME,
                                                &options->texts[i],
                                                text_options[i].description,
                                                text_options[i].value_name};
  entries[N_OWN_OPTIONS + N_TEXT_OPTIONS] = (GOptionEntry)G_OPTION_ENTRY_NULL;
}

/* the date of a report is not that of its statements: `--date` of the shared ones is left out */
static void
drop_statement_date (GOptionEntry *entries)
{
  guint kept = 0;

  for (guint i = 0; i < DEMARCHE_N_STATEMENT_OPTIONS; i++)
    if (g_strcmp0 (entries[i].long_name, "date") != 0)
      entries[kept++] = entries[i];
}

/* a file, or the name of a shipped definition */
static char *
find_definition (DemarcheCommandContext *context, const char *path)
{
  g_autofree char *name = g_strconcat (path, ".json", NULL);
  g_autofree char *shipped = context->data_dir != NULL
                                 ? g_build_filename (context->data_dir, "reports", name, NULL)
                                 : NULL;

  if (!g_file_test (path, G_FILE_TEST_EXISTS) && strchr (path, '/') == NULL && shipped != NULL &&
      g_file_test (shipped, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&shipped);
  return g_strdup (path);
}

static DemarcheReportDefinition *
load_definition (DemarcheCommandContext *context, const char *given)
{
  g_autoptr (DemarcheDiagnostics) diagnostics = demarche_diagnostics_new ();
  g_autoptr (GError) error = NULL;

  if (given == NULL)
    return demarche_report_definition_new ();
  g_autofree char *path = find_definition (context, given);
  g_autoptr (GBytes) bytes = demarche_io_read (path, DEMARCHE_LIMIT_RULE_FILE_BYTES, &error);
  if (bytes == NULL) {
    demarche_command_fail (context, path, error);
    return NULL;
  }
  g_autoptr (DemarcheSource) source = demarche_source_new (path, bytes);
  DemarcheReportDefinition *definition = demarche_report_definition_parse (source, diagnostics);
  demarche_command_print_diagnostics (context, diagnostics);
  return definition;
}

static gboolean
set_texts (DemarcheCommandContext *context, DemarcheReportDefinition *definition,
           const Options *options)
{
  for (guint i = 0; i < N_TEXT_OPTIONS; i++) {
    g_autoptr (GError) error = NULL;

    if (options->texts[i] == NULL ||
        demarche_report_definition_set_text (definition, text_options[i].text, options->texts[i],
                                             &error))
      continue;
    g_prefix_error (&error, "option '--%s': ", text_options[i].name);
    demarche_command_usage_error (context, error->message, NULL);
    return FALSE;
  }
  return TRUE;
}

/* reproducible builds ask for this; a value that is no number of seconds is as if not set */
static gboolean
set_date_of_build (DemarcheReportDefinition *definition)
{
  const char *text = g_getenv ("SOURCE_DATE_EPOCH");
  guint64 seconds;

  if (text == NULL ||
      demarche_report_definition_get_text (definition, DEMARCHE_REPORT_DATE) != NULL ||
      !g_ascii_string_to_unsigned (text, 10, 0, G_MAXINT32, &seconds, NULL))
    return TRUE;
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc ((gint64)seconds);
  g_autofree char *day = g_date_time_format (time, "%Y-%m-%d");
  return demarche_report_definition_set_text (definition, DEMARCHE_REPORT_DATE, day, NULL);
}

/* a path in a definition is relative to its folder */
static char *
resolve (const char *definition_path, const char *path)
{
  g_autofree char *folder = g_path_get_dirname (definition_path);
  char *beside =
      g_path_is_absolute (path) ? g_strdup (path) : g_build_filename (folder, path, NULL);

  if (g_file_test (beside, G_FILE_TEST_EXISTS))
    return beside;
  g_free (beside);
  return g_strdup (path);
}

/* (nullable): the paths of a list in the definition */
static char **
resolve_list (const char *definition_path, DemarcheReportDefinition *definition,
              DemarcheReportList list)
{
  const char *const *paths = demarche_report_definition_get_list (definition, list);
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  if (paths[0] == NULL)
    return NULL;
  for (guint i = 0; paths[i] != NULL; i++)
    g_ptr_array_add (found, resolve (definition_path, paths[i]));
  g_ptr_array_add (found, NULL);
  return (char **)g_ptr_array_steal (found, NULL);
}

/* what the command line leaves open comes from the definition */
static void
complete_options (Options *options, DemarcheReportDefinition *definition, char ***paths)
{
  const char *rules = demarche_report_definition_get_text (definition, DEMARCHE_REPORT_RULES);

  if (options->definition == NULL)
    return;
  if (options->rules == NULL && rules != NULL)
    options->rules = resolve (options->definition, rules);
  if (options->gold == NULL)
    options->gold = resolve_list (options->definition, definition, DEMARCHE_REPORT_GOLD);
  char **statements =
      **paths == NULL ? resolve_list (options->definition, definition, DEMARCHE_REPORT_STATEMENTS)
                      : NULL;
  if (statements == NULL)
    return;
  g_strfreev (*paths);
  *paths = statements;
}

static gboolean
check_issues (DemarcheCommandContext *context, DemarcheReportDefinition *definition,
              DemarcheCodebook *codebook)
{
  const char *const *issues =
      demarche_report_definition_get_list (definition, DEMARCHE_REPORT_ISSUES);

  for (guint i = 0; issues[i] != NULL; i++) {
    g_autoptr (GError) error = NULL;

    if (demarche_codebook_find_issue (codebook, issues[i]) >= 0)
      continue;
    g_set_error (&error, DEMARCHE_ERROR, DEMARCHE_ERROR_NOT_FOUND,
                 "the rules have no issue '%s', which the report definition names", issues[i]);
    demarche_command_fail (context, NULL, error);
    return FALSE;
  }
  return TRUE;
}

static void
check_names (DemarcheCommandContext *context, DemarcheComparison *comparison)
{
  g_autoptr (DemarcheDiagnostics) diagnostics = demarche_diagnostics_new ();

  demarche_comparison_check_names (comparison, diagnostics);
  demarche_command_print_diagnostics (context, diagnostics);
}

/* FALSE after an error. @gate: (out) (nullable): none without gold */
static gboolean
open_gate (DemarcheCommandContext *context, const Options *options, DemarcheRuleSet *rules,
           GPtrArray *tagged, DemarcheGate **gate)
{
  DemarcheCodebook *codebook = demarche_rule_set_get_codebook (rules);

  if (options->gold == NULL)
    return TRUE;
  g_autoptr (GPtrArray) gold = demarche_command_load_gold_files (context, options->gold, codebook);
  if (gold == NULL)
    return FALSE;
  *gate = demarche_gate_new (gold, tagged, demarche_rule_set_get_developed_on (rules), codebook);
  if ((*gate)->n_elsewhere + (*gate)->n_unpaired > 0)
    demarche_command_say ("gold: %u lines; of statements that are not in this report: %u; whose "
                          "words no paragraph has: %u; 'demarche score' lists them",
                          (*gate)->n_gold, (*gate)->n_elsewhere, (*gate)->n_unpaired);
  return TRUE;
}

static char *
quote_where_needed (const char *word)
{
  return strpbrk (word, " '\"$`\\&;|<>()*?[]{}!#~") != NULL ? g_shell_quote (word)
                                                            : g_strdup (word);
}

/* what to run to have this report with gold. Paths of statements stay out: the same statements in
 * other files make the same report */
static char *
describe_measure (const Options *options, DemarcheReportDefinition *definition)
{
  GString *command = g_string_new ("demarche report");
  g_autofree char *rules = quote_where_needed (options->rules);

  if (options->definition != NULL) {
    g_autofree char *named = quote_where_needed (options->definition);
    g_string_append_printf (command, " --definition %s", named);
  }
  if (*demarche_report_definition_get_list (definition, DEMARCHE_REPORT_STATEMENTS) == NULL)
    g_string_append (command, options->statements.archive != NULL ? " -a ARCHIVE" : " STATEMENTS");
  if (demarche_report_definition_get_text (definition, DEMARCHE_REPORT_RULES) == NULL)
    g_string_append_printf (command, " -r %s", rules);
  g_string_append (command, " --gold GOLD");
  return g_string_free (command, FALSE);
}

/* the words of a statement that is compared as an outline */
static DemarcheStatement *
read_archived (const char *name, gpointer data, GError **error)
{
  const DemarcheCommandContext *context = data;

  return demarche_archive_read (context->archive, name, FALSE, error);
}

static DemarcheReport *
make_report (DemarcheCommandContext *context, DemarcheReportDefinition *definition,
             DemarcheRuleSet *rules, const Options *options, DemarcheComparison *comparison,
             DemarcheDecided *decided, DemarcheComparison *by_rules, DemarcheGate *gate,
             GPtrArray *samples, const DemarcheNewsBasis *news)
{
  g_autofree char *name = demarche_command_name_rules (context, options->rules);
  g_autofree char *measure = describe_measure (options, definition);
  DemarcheReportProvenance provenance = {
      .rules_title = name,
      .files_hash = demarche_rule_set_get_files_hash (rules),
      .meaning_hash = demarche_rule_set_get_meaning_hash (rules),
      .n_files = demarche_rule_set_get_n_files (rules),
      .n_rules = demarche_rule_set_get_n_rules (rules),
      .n_phrases = demarche_rule_set_get_n_phrases (rules),
      .decided = decided,
      .by_rules = by_rules,
      .gate = gate,
      .samples = samples,
      .measure = measure,
      .news = news,
      .read = read_archived,
      .read_data = context,
  };

  return demarche_report_new (definition, comparison, &provenance);
}

static void
run (DemarcheCommandContext *context, Options *options, DemarcheReportDefinition *definition,
     const DemarcheReportTarget *target, char **paths)
{
  g_autoptr (DemarcheIngest) ingest = demarche_command_open_ingest (context, &options->statements);
  g_autoptr (DemarcheRuleSet) rules =
      ingest != NULL && demarche_command_complete_rules (context, &options->rules)
          ? demarche_command_load_rules (context, options->rules)
          : NULL;

  if (rules == NULL || !check_issues (context, definition, demarche_rule_set_get_codebook (rules)))
    return;
  if (options->versions) {
    demarche_command_report_versions (context, ingest, rules, definition, target, paths);
    return;
  }
  gboolean with_words =
      options->gold != NULL || options->decisions != NULL || options->since != NULL;
  g_autoptr (GPtrArray) tagged =
      demarche_command_collect_tagged (context, ingest, rules, paths, with_words);
  if (tagged == NULL)
    return;
  g_autoptr (DemarcheGate) gate = NULL;
  g_autoptr (DemarcheDecided) decided = NULL;
  g_autoptr (GPtrArray) samples = NULL;
  if (!open_gate (context, options, rules, tagged, &gate) ||
      !demarche_command_load_decisions (context, options->decisions,
                                        demarche_rule_set_get_codebook (rules), tagged, &decided) ||
      !demarche_command_load_samples (context, rules, tagged, decided, &samples))
    return;
  gboolean has_news = options->since != NULL;
  g_autoptr (DemarcheComparison) by_rules = demarche_command_compare (
      context, definition, rules, ingest, tagged, decided == NULL && !has_news);
  g_autoptr (DemarcheComparison) comparison =
      decided != NULL ? demarche_command_compare (context, definition, rules, ingest,
                                                  decided->tagged, !has_news)
                      : demarche_comparison_ref (by_rules);
  check_names (context, comparison);
  g_auto (DemarcheNewsBasis) news = {0};
  if (options->since != NULL &&
      !demarche_command_fill_news_basis (context, options->since, options->old_rules, definition,
                                         rules, ingest, paths, tagged,
                                         decided != NULL ? decided->tagged : tagged, &news))
    return;
  g_autoptr (DemarcheReport) report =
      make_report (context, definition, rules, options, comparison, decided, by_rules, gate,
                   samples, options->since != NULL ? &news : NULL);
  if (demarche_report_is_incomplete (report))
    demarche_command_raise (context, DEMARCHE_EXIT_FAILED);
  demarche_report_target_write (context, target, report);
  if (options->charts != NULL)
    demarche_report_charts_write (context, options->charts, report);
  demarche_command_leave (g_steal_pointer (&report));
  demarche_command_leave (g_steal_pointer (&by_rules));
  demarche_command_leave (g_steal_pointer (&tagged));
}

/* the definition's name without its suffix, for the files in a folder */
static char *
make_stem (const char *definition_path)
{
  char *stem =
      definition_path != NULL ? g_path_get_basename (definition_path) : g_strdup ("report");
  char *suffix = strrchr (stem, '.');

  if (suffix != NULL && suffix != stem)
    *suffix = '\0';
  return stem;
}

static void
add_inputs (GPtrArray *inputs, char **paths)
{
  for (guint i = 0; paths != NULL && paths[i] != NULL; i++)
    g_ptr_array_add (inputs, paths[i]);
}

/* options that need each other, and that no file read is written */
static gboolean
check_options (DemarcheCommandContext *context, const Options *options,
               const DemarcheReportTarget *target, char **paths)
{
  char *files[] = {options->rules, options->definition, options->since, options->old_rules,
                   options->statements.archive};
  g_autoptr (GPtrArray) inputs = g_ptr_array_new ();

  if (options->old_rules != NULL && options->since == NULL) {
    demarche_command_usage_error (context, "option '--old-rules' needs '--since'",
                                  "name the report that these rules made, in JSON, with --since");
    return FALSE;
  }
  if (options->versions && (options->since != NULL || options->charts != NULL)) {
    demarche_command_usage_error (context,
                                  "'--versions' goes with neither '--since' nor '--charts'", NULL);
    return FALSE;
  }
  add_inputs (inputs, paths);
  add_inputs (inputs, options->decisions);
  add_inputs (inputs, options->gold);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    if (files[i] != NULL)
      g_ptr_array_add (inputs, files[i]);
  g_ptr_array_add (inputs, NULL);
  return demarche_report_target_check (context, target, (char **)inputs->pdata) &&
         (options->charts == NULL ||
          demarche_report_charts_check (context, options->charts, (char **)inputs->pdata));
}

gboolean
demarche_command_check_report (DemarcheCommandContext *context, const char *definition_path,
                               const char *output, char **inputs)
{
  g_autoptr (DemarcheReportDefinition) definition = load_definition (context, definition_path);
  g_autofree char *stem = make_stem (definition_path);
  DemarcheReportTarget target = {.path = output, .stem = stem};

  if (definition == NULL)
    return FALSE;
  target.formats = demarche_report_definition_get_list (definition, DEMARCHE_REPORT_FORMATS);
  return demarche_report_target_check (context, &target, inputs);
}

int
demarche_command_report (DemarcheCommandContext *context, int argc, char **argv)
{
  static const char *const tables[] = {"evidence", "matrix", "shifts", NULL};
  g_auto (GStrv) paths = NULL;
  Options options = {0};
  GOptionEntry entries[N_OWN_OPTIONS + N_TEXT_OPTIONS + 1];
  GOptionEntry statement_entries[DEMARCHE_N_STATEMENT_OPTIONS];

  fill_entries (&options, entries);
  demarche_statement_options_get_entries (&options.statements, statement_entries);
  drop_statement_date (statement_entries);
  if (demarche_command_parse (context, &help, entries, statement_entries, argc, argv, &paths)) {
    g_autoptr (DemarcheReportDefinition) definition = load_definition (context, options.definition);
    g_autofree char *stem = make_stem (options.definition);
    int table = demarche_command_choose (context, "table", options.table, tables, 0);
    DemarcheReportTarget target = {options.output, options.format,
                                   (DemarcheReportTable)MAX (table, 0), stem, NULL};

    if (definition != NULL && table >= 0 && set_texts (context, definition, &options) &&
        set_date_of_build (definition)) {
      target.formats = demarche_report_definition_get_list (definition, DEMARCHE_REPORT_FORMATS);
      complete_options (&options, definition, &paths);
      if (check_options (context, &options, &target, paths))
        run (context, &options, definition, &target, paths);
    }
  }
  clear_options (&options);
  return demarche_command_finish (context);
}
