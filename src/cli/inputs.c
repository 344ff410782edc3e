/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* How commands get their rules and statements. */
#include "config.h"

#include "cli/inputs.h"
#include "cli/left-out.h"

#include <string.h>

/* notes are for `check`: that one rule replaces another is no news to who uses them */
static void
print_warnings (DemarcheCommandContext *context, DemarcheDiagnostics *diagnostics)
{
  g_autoptr (DemarcheDiagnostics) warnings = demarche_diagnostics_new ();

  for (guint i = 0; i < demarche_diagnostics_get_length (diagnostics); i++) {
    DemarcheDiagnostic *diagnostic = demarche_diagnostics_get (diagnostics, i);
    if (demarche_diagnostic_get_severity (diagnostic) != DEMARCHE_SEVERITY_NOTE)
      demarche_diagnostics_take (warnings, demarche_diagnostic_ref (diagnostic));
  }
  demarche_command_print_diagnostics (context, warnings);
}

DemarcheRuleSet *
demarche_command_load_rules (DemarcheCommandContext *context, const char *path)
{
  g_autoptr (DemarcheDiagnostics) diagnostics = demarche_diagnostics_new ();
  g_autoptr (GError) error = NULL;

  g_autofree char *last = NULL;
  if (path == NULL && !demarche_command_complete_rules (context, &last))
    return NULL;
  path = path != NULL ? path : last;
  if (path == NULL) {
    demarche_command_usage_error (context, "missing option '-r RULES'",
                                  "RULES is a rule file, a folder of them, the name of a "
                                  "shipped rule set, or REV:path in git");
    return NULL;
  }
  if (demarche_command_is_run (path))
    return demarche_command_load_run (context, path);
  DemarcheRuleSet *rules = demarche_rule_set_load (path, context->data_dir, diagnostics, &error);
  if (rules != NULL) {
    demarche_command_leave (g_object_ref (rules));
    print_warnings (context, diagnostics);
  } else {
    demarche_command_print_diagnostics (context, diagnostics);
    demarche_command_fail (context, NULL, error);
  }
  return rules;
}

void
demarche_statement_options_get_entries (DemarcheStatementOptions *options, GOptionEntry *entries)
{
  const GOptionEntry all[DEMARCHE_N_STATEMENT_OPTIONS] = {
      {"speaker", 0, 0, G_OPTION_ARG_FILENAME, &options->fields[DEMARCHE_FIELD_SPEAKER],
       "Who speaks in these statements", "NAME"},
      {"delegation", 0, 0, G_OPTION_ARG_FILENAME, &options->fields[DEMARCHE_FIELD_DELEGATION],
       "The State or body they speak for", "NAME"},
      {"date", 0, 0, G_OPTION_ARG_FILENAME, &options->fields[DEMARCHE_FIELD_DATE],
       "When it was said", "YYYY-MM-DD"},
      {"event", 0, 0, G_OPTION_ARG_FILENAME, &options->fields[DEMARCHE_FIELD_EVENT],
       "The session or meeting", "NAME"},
      {"language", 0, 0, G_OPTION_ARG_FILENAME, &options->fields[DEMARCHE_FIELD_LANGUAGE],
       "Language of the text, such as en", "CODE"},
      {"encoding", 0, 0, G_OPTION_ARG_FILENAME, &options->encoding,
       "Encoding of files without a byte order mark, such as WINDOWS-1252", "NAME"},
      {"manifest", 0, 0, G_OPTION_ARG_FILENAME, &options->manifest,
       "Used instead of statements.csv beside each statement", "FILE"},
      {"speakers", 0, 0, G_OPTION_ARG_FILENAME, &options->speakers,
       "Used instead of speakers.json beside each statement", "FILE"},
      {"archive", 'a', 0, G_OPTION_ARG_FILENAME, &options->archive,
       "Take statements from this archive, all or by name; and rules, as run:N", "ARCHIVE"},
      {"verbose", 'v', 0, G_OPTION_ARG_NONE, &options->is_verbose,
       "Name each file that is left out", NULL},
      G_OPTION_ENTRY_NULL,
  };

  memcpy (entries, all, sizeof all);
}

void
demarche_statement_options_clear (DemarcheStatementOptions *options)
{
  for (guint i = 0; i < DEMARCHE_N_FIELDS; i++)
    g_clear_pointer (&options->fields[i], g_free);
  g_clear_pointer (&options->encoding, g_free);
  g_clear_pointer (&options->manifest, g_free);
  g_clear_pointer (&options->speakers, g_free);
  g_clear_pointer (&options->archive, g_free);
}

static gboolean
set_options (DemarcheIngest *ingest, const DemarcheStatementOptions *options, GError **error)
{
  for (guint field = 0; field < DEMARCHE_N_FIELDS; field++)
    if (options->fields[field] != NULL &&
        !demarche_ingest_set_field (ingest, field, options->fields[field], error)) {
      g_prefix_error (error, "option '--%s': ", demarche_field_get_name (field));
      return FALSE;
    }
  if (options->encoding != NULL &&
      !demarche_ingest_set_encoding (ingest, options->encoding, error)) {
    g_prefix_error (error, "option '--encoding': ");
    return FALSE;
  }
  demarche_ingest_set_manifest_path (ingest, options->manifest);
  demarche_ingest_set_speakers_path (ingest, options->speakers);
  return TRUE;
}

/* opens the archive where one is asked for; its registry is used unless another is given */
static gboolean
use_archive (DemarcheCommandContext *context, const DemarcheStatementOptions *options,
             DemarcheIngest *ingest)
{
  g_autoptr (GError) error = NULL;

  if (context->archive == NULL && options->archive != NULL &&
      !demarche_command_open_archive (context, options->archive, DEMARCHE_ARCHIVE_READ))
    return FALSE;
  if (context->archive == NULL)
    return TRUE;
  g_autoptr (DemarcheSpeakers) speakers = demarche_archive_get_speakers (context->archive, &error);
  if (speakers != NULL)
    demarche_ingest_set_speakers (ingest, speakers);
  else
    demarche_command_fail_archive (context, error);
  return speakers != NULL;
}

DemarcheIngest *
demarche_command_open_ingest (DemarcheCommandContext *context,
                              const DemarcheStatementOptions *options)
{
  g_autoptr (DemarcheIngest) ingest = demarche_ingest_new ();
  g_autoptr (GError) error = NULL;

  demarche_ingest_set_helper_folder (ingest, context->helpers);
  context->is_verbose = options->is_verbose;
  if (!set_options (ingest, options, &error)) {
    demarche_command_usage_error (context, error->message, NULL);
    return NULL;
  }
  return use_archive (context, options, ingest) ? g_steal_pointer (&ingest) : NULL;
}

GPtrArray *
demarche_command_list_files (DemarcheCommandContext *context, DemarcheIngest *ingest, char **paths)
{
  g_autoptr (DemarcheDiagnostics) diagnostics = demarche_diagnostics_new ();
  g_autoptr (GError) error = NULL;
  GPtrArray *inputs =
      demarche_ingest_list (ingest, (const char *const *)paths, diagnostics, &error);

  demarche_command_print_diagnostics (context, diagnostics);
  if (inputs != NULL)
    demarche_command_say_left_out (context, ingest);
  else
    demarche_command_fail (context, NULL, error);
  return inputs;
}

GPtrArray *
demarche_command_list (DemarcheCommandContext *context, DemarcheIngest *ingest, char **paths)
{
  static char *no_files[] = {NULL};

  if (context->archive != NULL) {
    /* manifest and registry given as options are loaded all the same */
    g_autoptr (GPtrArray) none = demarche_command_list_files (context, ingest, no_files);
    return none != NULL ? demarche_command_list_archived (context, paths) : NULL;
  }
  if (*paths == NULL) {
    demarche_command_usage_error (context, "no statements given",
                                  "name files or folders, or '-' for standard input");
    return NULL;
  }
  return demarche_command_list_files (context, ingest, paths);
}

void
demarche_command_read_input (DemarcheCommandContext *context, DemarcheIngest *ingest,
                             const DemarcheInput *input, DemarcheRead *read)
{
  read->diagnostics = demarche_diagnostics_new ();
  read->statement =
      context->archive != NULL
          ? demarche_command_read_archived (context, input, &read->error)
          : demarche_ingest_read (ingest, input, read->diagnostics, NULL, &read->error);
}

DemarcheTagged *
demarche_command_describe_unread (DemarcheCommandContext *context, DemarcheIngest *ingest,
                                  const DemarcheInput *input, const char *why)
{
  DemarcheTagged *unread = context->archive != NULL
                               ? demarche_archive_read_failure (context->archive, input->name, NULL)
                               : NULL;

  if (unread != NULL)
    return unread;
  g_autoptr (DemarcheStatement) statement = demarche_ingest_describe (ingest, input);
  return demarche_tagged_new_unread (statement, why);
}

DemarcheStatement *
demarche_command_take_read (DemarcheCommandContext *context, const DemarcheInput *input,
                            DemarcheRead *read, char **why)
{
  context->n_statements++;
  demarche_command_print_diagnostics (context, read->diagnostics);
  if (read->statement != NULL)
    return g_steal_pointer (&read->statement);
  demarche_command_fail (context, input->path, read->error);
  g_ptr_array_add (context->failed, g_strdup (input->name));
  if (why != NULL)
    *why = g_strdup (read->error->message);
  return NULL;
}

void
demarche_read_clear (DemarcheRead *read)
{
  g_clear_pointer (&read->statement, demarche_statement_unref);
  g_clear_pointer (&read->diagnostics, demarche_diagnostics_unref);
  g_clear_error (&read->error);
}

DemarcheStatement *
demarche_command_read_statement (DemarcheCommandContext *context, DemarcheIngest *ingest,
                                 const DemarcheInput *input, char **why)
{
  g_auto (DemarcheRead) read = {0};

  demarche_command_read_input (context, ingest, input, &read);
  return demarche_command_take_read (context, input, &read, why);
}
