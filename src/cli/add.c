/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* demarche add: takes new statements into an archive. */
#include "config.h"

#include "cli/add.h"
#include "cli/commands.h"
#include "cli/log.h"
#include "cli/report.h"

#define DEFAULT_SETTLE 5
#define LONGEST_SETTLE 86400

static const DemarcheCommandHelp help = {
    "[STATEMENTS…] -a ARCHIVE -r RULES",
    "Takes new statements into the archive and tags them; what it has already is recognised by its "
    "text, whatever its name. A corrected text of a file becomes a new version of its statement. "
    "When RULES mean something else than before, all statements are tagged anew, and the old tags "
    "stay; without STATEMENTS that is all. With '-' paths, or statements as JSON lines, come on "
    "standard input.\n\nFiles that "
    "could not be read are kept in mind: a failure is new once (exit code 2), then known, until "
    "'demarche dismiss' or --replaces settles it. Files that still arrive (.part, .tmp, ~$, or "
    "changed a moment ago) are left for the next run.",
    {"demarche add inbox/ -a talks.db -r rules/ict-security",
     "demarche add scan-ocr.pdf --replaces scan.pdf -a talks.db -r run:57"},
};

static const char *const log_formats[] = {"text", "json", NULL};

typedef struct {
  char *rules;
  char *replaces;
  char *restore;
  char *settle;
  char *log_format;
  char *report;
  char *output;
  gboolean is_quiet;
  gboolean is_watching;
  DemarcheStatementOptions statements;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->rules);
  g_free (options->replaces);
  g_free (options->restore);
  g_free (options->settle);
  g_free (options->log_format);
  g_free (options->report);
  g_free (options->output);
  demarche_statement_options_clear (&options->statements);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

/* ---- the run ---- */

/* @error: a pointer to it, for it is set by what comes before it in a call */
static gboolean
check (DemarcheCommandContext *context, gboolean is_done, GError **error)
{
  if (!is_done)
    demarche_command_fail_archive (context, *error);
  return is_done;
}

/* a registry beside the statements is kept; where there is none, that of the archive is used */
static gboolean
settle_registry (DemarcheAdding *adding)
{
  DemarcheArchive *archive = adding->context->archive;
  const char *path = demarche_ingest_get_speakers_path (adding->ingest);
  g_autoptr (GError) error = NULL;

  if (path != NULL) {
    g_autoptr (GBytes) bytes = demarche_io_read (path, DEMARCHE_LIMIT_RULE_FILE_BYTES, &error);
    gsize length = 0;
    const char *text = bytes != NULL ? g_bytes_get_data (bytes, &length) : NULL;
    return check (adding->context,
                  text != NULL && demarche_archive_set_registry (archive, text, length, &error),
                  &error);
  }
  g_autoptr (DemarcheSpeakers) speakers = demarche_archive_get_speakers (archive, &error);
  if (speakers != NULL)
    demarche_ingest_set_speakers (adding->ingest, speakers);
  return check (adding->context, speakers != NULL, &error);
}

static gboolean
begin (DemarcheAdding *adding, const char *rules_path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_path_get_basename (rules_path);

  if (!settle_registry (adding) ||
      !check (adding->context,
              demarche_archive_begin_run (adding->context->archive, adding->rules, name, &error),
              &error))
    return FALSE;
  adding->classifier =
      demarche_classifier_new (adding->rules, demarche_ingest_get_speakers (adding->ingest));
  adding->run = demarche_archive_get_run (adding->context->archive);
  adding->meaning = g_strdup (demarche_rule_set_get_meaning_hash (adding->rules));
  adding->has_changed_rules = demarche_archive_has_changed_rules (adding->context->archive);
  return TRUE;
}

static void
say_falls (const DemarcheAdding *adding)
{
  g_autoptr (DemarcheDiagnostics) diagnostics = demarche_diagnostics_new ();
  g_autoptr (GError) error = NULL;

  if (check (adding->context,
             demarche_archive_compare_shares (adding->context->archive, diagnostics, &error),
             &error))
    demarche_command_print_diagnostics (adding->context, diagnostics);
}

static void
say_known_failures (const DemarcheAdding *adding)
{
  g_autoptr (GPtrArray) failures = NULL;
  g_autoptr (GString) names = g_string_new (NULL);

  if (adding->counts.n_failed_known == 0 || adding->context->logs_json)
    return;
  failures = demarche_archive_list_failures (adding->context->archive, FALSE, NULL);
  for (guint i = 0; failures != NULL && i < failures->len && i < 10; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "",
                            ((DemarcheFailure *)g_ptr_array_index (failures, i))->name);
  demarche_command_say ("known to fail, until settled: %s%s", names->str,
                        failures != NULL && failures->len > 10 ? ", …" : "");
}

/* before a run begins */
static gboolean
check_replaced (DemarcheAdding *adding, const char *replaced)
{
  g_autoptr (GError) error = NULL;

  return replaced == NULL ||
         check (adding->context,
                demarche_archive_check_failure (adding->context->archive, replaced, &error),
                &error);
}

static gboolean
settle_replaced (DemarcheAdding *adding, const char *replaced)
{
  g_autoptr (GError) error = NULL;

  if (replaced == NULL || adding->last == NULL)
    return TRUE;
  return check (adding->context,
                demarche_archive_settle_failure (adding->context->archive, replaced, NULL, NULL,
                                                 adding->last, &error),
                &error);
}

static gboolean
is_stream (char **paths)
{
  return g_strcmp0 (paths[0], "-") == 0 && paths[1] == NULL;
}

static gboolean
take_all (DemarcheAdding *adding, GPtrArray *inputs, gboolean is_stream)
{
  if (!demarche_add_retag (adding))
    return FALSE;
  demarche_add_keep_record (adding);
  return is_stream ? demarche_add_lines (adding) : demarche_add_files (adding, inputs);
}

static void
run (DemarcheAdding *adding, const Options *options, char **paths)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) inputs = NULL;
  static char *no_paths[] = {NULL};

  inputs = demarche_command_list_files (adding->context, adding->ingest,
                                        is_stream (paths) ? no_paths : paths);
  if (inputs == NULL || !check_replaced (adding, options->replaces) ||
      !begin (adding, options->rules))
    return;
  if (take_all (adding, inputs, is_stream (paths)) && settle_replaced (adding, options->replaces) &&
      !demarche_add_is_interrupted () &&
      check (adding->context, demarche_archive_end_run (adding->context->archive, &error), &error))
    demarche_add_find_news (adding);
  say_falls (adding);
  say_known_failures (adding);
}

/* ---- options ---- */

static gboolean
check_paths (DemarcheCommandContext *context, const Options *options, char **paths)
{
  if (options->replaces == NULL || g_strv_length (paths) == 1)
    return TRUE;
  demarche_command_usage_error (context, "option '--replaces' goes with one statement",
                                "add the others in a run of their own");
  return FALSE;
}

/* FALSE after wrong usage */
static gboolean
check_options (DemarcheCommandContext *context, const Options *options, char **paths)
{
  char *inputs[] = {options->report, options->rules, options->statements.archive, NULL};
  const char *message = NULL;
  const char *accepted = NULL;

  if (options->rules == NULL) {
    message = "missing option '-r RULES'";
    accepted =
        "RULES is a rule file, a folder of them, the name of a shipped rule set, REV:path in "
        "git, or run:N";
  } else if ((options->report == NULL) != (options->output == NULL)) {
    message = "options '--report' and '-o' go together";
    accepted = "demarche add … --report DEFINITION -o FOLDER/";
  } else if (options->is_watching && (*paths == NULL || is_stream (paths))) {
    message = "option '--watch' goes with files and folders";
    accepted = "demarche add inbox/ --watch -a ARCHIVE -r RULES";
  }
  if (message != NULL)
    demarche_command_usage_error (context, message, accepted);
  return message == NULL && check_paths (context, options, paths) &&
         (options->report == NULL ||
          demarche_command_check_report (context, options->report, options->output, inputs));
}

/* without statements the ones that are there are tagged, if RULES have changed */
static DemarcheArchiveMode
choose_mode (const Options *options, char **paths)
{
  return *paths != NULL && !demarche_command_is_run (options->rules) ? DEMARCHE_ARCHIVE_CREATE
                                                                     : DEMARCHE_ARCHIVE_WRITE;
}

/* rules that do not load leave no empty archive behind; those of a run are in it */
static gboolean
open_rules_and_archive (DemarcheAdding *adding, const Options *options, char **paths)
{
  DemarcheCommandContext *context = adding->context;
  gboolean is_run = demarche_command_is_run (options->rules);

  if (!is_run)
    adding->rules = demarche_command_load_rules (context, options->rules);
  if ((!is_run && adding->rules == NULL) ||
      !demarche_command_open_archive (context, options->statements.archive,
                                      choose_mode (options, paths)))
    return FALSE;
  if (is_run)
    adding->rules = demarche_command_load_rules (context, options->rules);
  return adding->rules != NULL;
}

/* takes in what there is now */
static void
take_in (DemarcheAdding *adding, const Options *options, char **paths)
{
  DemarcheCommandContext *context = adding->context;

  adding->events = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (open_rules_and_archive (adding, options, paths))
    adding->ingest = demarche_command_open_ingest (context, &options->statements);
  if (adding->ingest != NULL)
    run (adding, options, paths);
  g_clear_object (&adding->classifier);
  g_clear_object (&adding->rules);
  g_clear_object (&adding->ingest);
  g_clear_pointer (&adding->events, g_hash_table_unref);
  g_clear_object (&context->archive);
}

/* the report over the archive, as `demarche report` makes it */
static void
report (const DemarcheAdding *adding, const Options *options)
{
  char *arguments[] = {(char *)"report",
                       (char *)"-a",
                       options->statements.archive,
                       (char *)"--definition",
                       options->report,
                       (char *)"-o",
                       options->output,
                       NULL};

  if (options->report != NULL && adding->run != 0 && !demarche_add_is_interrupted ())
    (void)demarche_command_report (adding->context, G_N_ELEMENTS (arguments) - 1, arguments);
  g_ptr_array_set_size (adding->context->failed, 0); /* which the report has named */
  g_clear_object (&adding->context->archive);
}

static void
add (DemarcheCommandContext *context, const Options *options, guint settle, char **paths)
{
  g_autofree char *seen = NULL;
  guint n_arriving;

  do {
    DemarcheAdding adding = {.context = context,
                             .settle = settle,
                             .is_quiet = options->is_quiet,
                             .reports = options->report != NULL,
                             .began = g_get_monotonic_time ()};

    memset (context->n_left_out, 0, sizeof context->n_left_out);
    if (options->is_watching)
      demarche_add_look (paths, &seen);
    take_in (&adding, options, paths);
    report (&adding, options);
    demarche_add_say_summary (&adding);
    n_arriving = adding.n_arriving;
    g_free (adding.last);
    g_free (adding.meaning);
    g_clear_pointer (&adding.record, g_ptr_array_unref);
  } while (options->is_watching && !demarche_add_is_interrupted () &&
           demarche_add_wait (paths, &seen, settle, n_arriving > 0));
}

static void
restore (DemarcheCommandContext *context, const Options *options, char **paths)
{
  if (*paths != NULL || options->rules != NULL)
    demarche_command_usage_error (context, "option '--restore' goes with '-a' alone",
                                  "demarche add --restore EXPORT -a NEW-ARCHIVE");
  else
    demarche_add_restore (context, options->restore, options->statements.archive);
}

int
demarche_command_add (DemarcheCommandContext *context, int argc, char **argv)
{
  g_auto (GStrv) paths = NULL;
  g_auto (Options) options = {0};
  guint settle = DEFAULT_SETTLE;
  GOptionEntry statement_entries[DEMARCHE_N_STATEMENT_OPTIONS];
  const GOptionEntry entries[] = {
      {"rules", 'r', 0, G_OPTION_ARG_FILENAME, &options.rules, "Rule file, folder or shipped name",
       "RULES"},
      {"replaces", 0, 0, G_OPTION_ARG_FILENAME, &options.replaces,
       "The statement stands for this file, which could not be read", "FILE"},
      {"report", 0, 0, G_OPTION_ARG_FILENAME, &options.report,
       "Make this report over the archive afterwards (a definition)", "FILE"},
      {"output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output,
       "Where the report goes: a file, or a folder that ends in '/'", "FILE"},
      {"watch", 0, 0, G_OPTION_ARG_NONE, &options.is_watching,
       "Go on: take in what arrives, until interrupted", NULL},
      {"settle", 0, 0, G_OPTION_ARG_FILENAME, &options.settle,
       "Leave files that changed in the last seconds for the next run "
       "(" G_STRINGIFY (DEFAULT_SETTLE) ")",
       "SECONDS"},
      {"restore", 0, 0, G_OPTION_ARG_FILENAME, &options.restore,
       "Make a new archive of what 'demarche export' wrote", "EXPORT"},
      {"quiet", 'q', 0, G_OPTION_ARG_NONE, &options.is_quiet, "Say only what is wrong", NULL},
      {"log-format", 0, 0, G_OPTION_ARG_FILENAME, &options.log_format,
       "Messages as text (default) or json: one object a line, the last one the summary", "FORMAT"},
      G_OPTION_ENTRY_NULL,
  };

  demarche_statement_options_get_entries (&options.statements, statement_entries);
  if (!demarche_command_parse (context, &help, entries, statement_entries, argc, argv, &paths))
    return demarche_command_finish (context);
  int log_format =
      demarche_command_choose (context, "log-format", options.log_format, log_formats, 0);
  context->logs_json = log_format == 1;
  context->is_quiet = options.is_quiet;
  demarche_log_set_json (log_format == 1);
  demarche_add_begin_signals ();
  if (options.restore != NULL)
    restore (context, &options, paths);
  else if (log_format >= 0 && check_options (context, &options, paths) &&
           demarche_command_choose_number (context, "settle", options.settle, 0, LONGEST_SETTLE,
                                           &settle))
    add (context, &options, settle, paths);
  demarche_add_end_signals ();
  return demarche_command_finish (context);
}
