/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* How commands get statements and rules from an archive. */
#include "config.h"

#include "cli/archive-inputs.h"

#include <string.h>

void
demarche_command_fail_archive (DemarcheCommandContext *context, const GError *error)
{
  const char *path = context->archive != NULL ? demarche_archive_get_path (context->archive) : NULL;

  demarche_command_fail_file (context, path, error);
}

void
demarche_command_set_time (DemarcheArchive *archive)
{
  const char *text = g_getenv ("SOURCE_DATE_EPOCH");
  guint64 seconds;

  if (text != NULL && g_ascii_string_to_unsigned (text, 10, 0, G_MAXINT32, &seconds, NULL))
    demarche_archive_set_time (archive, (gint64)seconds);
}

gboolean
demarche_command_open_archive (DemarcheCommandContext *context, const char *path,
                               DemarcheArchiveMode mode)
{
  g_autoptr (DemarcheDiagnostics) diagnostics = demarche_diagnostics_new ();
  g_autoptr (GError) error = NULL;

  if (path == NULL) {
    demarche_command_usage_error (context, "missing option '-a ARCHIVE'",
                                  "ARCHIVE is a file that 'demarche add' makes, such as talks.db");
    return FALSE;
  }
  context->archive = demarche_archive_open (path, mode, diagnostics, &error);
  demarche_command_print_diagnostics (context, diagnostics);
  if (context->archive != NULL)
    demarche_command_set_time (context->archive);
  else
    demarche_command_fail_file (context, path, error);
  return context->archive != NULL;
}

gboolean
demarche_command_refuse_arguments (DemarcheCommandContext *context, char **arguments)
{
  if (*arguments == NULL)
    return TRUE;
  g_autofree char *message = g_strdup_printf ("'%s' is one argument too many", *arguments);
  demarche_command_usage_error (context, message, "the archive is named by -a ARCHIVE");
  return FALSE;
}

/* ---- rules ---- */

gboolean
demarche_command_is_run (const char *rules)
{
  return g_str_has_prefix (rules, "run:") && !g_file_test (rules, G_FILE_TEST_EXISTS);
}

gboolean
demarche_command_refuse_run (DemarcheCommandContext *context, const char *rules)
{
  if (!demarche_command_is_run (rules))
    return TRUE;
  g_autofree char *message = g_strdup_printf ("'%s' are rules of a run, not files", rules);
  demarche_command_usage_error (context, message,
                                "'demarche runs -a ARCHIVE --rules N -o FOLDER' writes them out");
  return FALSE;
}

gboolean
demarche_command_complete_rules (DemarcheCommandContext *context, char **rules)
{
  g_autoptr (GError) error = NULL;

  if (*rules != NULL || context->archive == NULL)
    return TRUE;
  gint64 run;
  if (!demarche_archive_find_last_run (context->archive, &run, &error)) {
    demarche_command_fail_archive (context, error);
    return FALSE;
  }
  *rules = g_strdup_printf ("run:%" G_GINT64_FORMAT, run);
  return TRUE;
}

static gboolean
read_number (DemarcheCommandContext *context, const char *rules, gint64 *run)
{
  guint64 number;

  if (context->archive != NULL &&
      g_ascii_string_to_unsigned (rules + strlen ("run:"), 10, 1, G_MAXINT32, &number, NULL)) {
    *run = (gint64)number;
    return TRUE;
  }
  g_autofree char *message = g_strdup_printf ("'%s' names no rules", rules);
  demarche_command_usage_error (context, message,
                                context->archive == NULL
                                    ? "a run is one of an archive: add -a ARCHIVE"
                                    : "a run is named by its number, as in run:12; 'demarche runs' "
                                      "lists them");
  return FALSE;
}

char *
demarche_command_name_rules (DemarcheCommandContext *context, const char *rules)
{
  g_autofree char *name = NULL;
  gint64 run;

  if (!demarche_command_is_run (rules) || !read_number (context, rules, &run))
    return g_path_get_basename (rules);
  g_autoptr (GBytes) saved = demarche_archive_get_rules (context->archive, run, &name, NULL);
  return g_strdup_printf ("%s (run %" G_GINT64_FORMAT ")", name != NULL ? name : "rules", run);
}

DemarcheRuleSet *
demarche_command_load_run (DemarcheCommandContext *context, const char *rules)
{
  g_autoptr (DemarcheDiagnostics) diagnostics = demarche_diagnostics_new ();
  g_autoptr (GError) error = NULL;
  DemarcheRuleSet *loaded = NULL;
  gint64 run;

  if (!read_number (context, rules, &run))
    return NULL;
  g_autoptr (GBytes) saved = demarche_archive_get_rules (context->archive, run, NULL, &error);
  if (saved != NULL)
    loaded = demarche_rule_set_load_saved (saved, diagnostics, &error);
  if (loaded != NULL)
    return loaded;
  demarche_command_print_diagnostics (context, diagnostics);
  demarche_command_fail_archive (context, error);
  return NULL;
}

/* ---- statements ---- */

static void
free_input (gpointer data)
{
  DemarcheInput *input = data;

  g_free (input->path);
  g_free (input->name);
  g_free (input);
}

/* of a statement both are its name */
static void
add_input (GPtrArray *inputs, const char *path, const char *name)
{
  DemarcheInput *input = g_new0 (DemarcheInput, 1);

  input->path = g_strdup (path);
  input->name = g_strdup (name);
  g_ptr_array_add (inputs, input);
}

static gboolean
is_unread (const DemarcheInput *input)
{
  return !g_str_equal (input->path, input->name);
}

/* itself, or in a folder of that name */
static gboolean
is_named (const char *name, const char *wanted)
{
  gsize length = strlen (wanted);

  while (length > 1 && wanted[length - 1] == '/')
    length--;
  return strncmp (name, wanted, length) == 0 && (name[length] == '\0' || name[length] == '/');
}

static gboolean
is_wanted (const char *name, char **wanted)
{
  for (guint i = 0; wanted[i] != NULL; i++)
    if (is_named (name, wanted[i]))
      return TRUE;
  return *wanted == NULL;
}

/* FALSE, with the nearest name said, when one was asked for that is not there */
static gboolean
check_names (DemarcheCommandContext *context, GPtrArray *names, GPtrArray *inputs, char **wanted)
{
  for (guint i = 0; wanted[i] != NULL; i++) {
    gboolean is_there = FALSE;
    g_autofree char *message = NULL;
    const char *nearest;

    for (guint j = 0; j < inputs->len && !is_there; j++)
      is_there = is_named (((DemarcheInput *)g_ptr_array_index (inputs, j))->name, wanted[i]);
    if (is_there)
      continue;
    g_ptr_array_add (names, NULL);
    nearest = demarche_nearest_name (wanted[i], (const char *const *)names->pdata);
    message = nearest != NULL ? g_strdup_printf ("the archive has no statement '%s'; did you mean "
                                                 "'%s'?",
                                                 wanted[i], nearest)
                              : g_strdup_printf ("the archive has no statement '%s'", wanted[i]);
    g_autoptr (GError) error =
        g_error_new_literal (DEMARCHE_ERROR, DEMARCHE_ERROR_NOT_FOUND, message);
    demarche_command_fail_archive (context, error);
    return FALSE;
  }
  return TRUE;
}

GPtrArray *
demarche_command_list_archived (DemarcheCommandContext *context, char **wanted)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) names = demarche_archive_list_names (context->archive, &error);
  g_autoptr (GPtrArray) failures =
      names != NULL ? demarche_archive_list_failures (context->archive, FALSE, &error) : NULL;
  g_autoptr (GPtrArray) inputs = g_ptr_array_new_with_free_func (free_input);

  if (failures == NULL) {
    demarche_command_fail_archive (context, error);
    return NULL;
  }
  for (guint i = 0; i < names->len; i++)
    if (is_wanted (g_ptr_array_index (names, i), wanted))
      add_input (inputs, g_ptr_array_index (names, i), g_ptr_array_index (names, i));
  for (guint i = 0; i < failures->len; i++) {
    const DemarcheFailure *failure = g_ptr_array_index (failures, i);
    if (is_wanted (failure->name, wanted))
      add_input (inputs, failure->source, failure->name);
  }
  return check_names (context, names, inputs, wanted) ? g_steal_pointer (&inputs) : NULL;
}

DemarcheStatement *
demarche_command_read_archived (DemarcheCommandContext *context, const DemarcheInput *input,
                                GError **error)
{
  if (!is_unread (input))
    return demarche_archive_read (context->archive, input->name, TRUE, error);
  g_autoptr (DemarcheTagged) unread =
      demarche_archive_read_failure (context->archive, input->name, error);
  if (unread != NULL)
    g_set_error_literal (error, DEMARCHE_ERROR, DEMARCHE_ERROR_INVALID,
                         demarche_tagged_get_error (unread));
  return NULL;
}

/* (nullable) (transfer full) */
static DemarcheTagged *
find_tagged (DemarcheArchive *archive, const char *name, DemarcheRuleSet *rules,
             GHashTable *outlines, GError **error)
{
  DemarcheTagged *outline = outlines != NULL ? g_hash_table_lookup (outlines, name) : NULL;

  return outline != NULL ? demarche_tagged_ref (outline)
                         : demarche_archive_read_tagged (archive, name, rules, error);
}

/* tags of a statement that no rule was tried on are none, and not none found */
static DemarcheTagged *
read_tagged (DemarcheArchive *archive, const char *name, DemarcheRuleSet *rules,
             GHashTable *outlines, GError **error)
{
  DemarcheTagged *tagged = find_tagged (archive, name, rules, outlines, error);
  g_autofree char *why =
      tagged != NULL
          ? demarche_classifier_explain_unread (rules, demarche_tagged_get_statement (tagged))
          : NULL;

  if (why == NULL)
    return tagged;
  DemarcheTagged *unread = demarche_tagged_new_unread (demarche_tagged_get_statement (tagged), why);
  demarche_tagged_unref (tagged);
  return unread;
}

DemarcheTagged *
demarche_command_read_archived_tags (DemarcheCommandContext *context, const DemarcheInput *input,
                                     DemarcheRuleSet *rules, GHashTable *outlines, GError **error)
{
  return is_unread (input) ? demarche_archive_read_failure (context->archive, input->name, error)
                           : read_tagged (context->archive, input->name, rules, outlines, error);
}

static void
take_outline (DemarcheTagged *outline, gpointer outlines)
{
  const char *name = demarche_statement_get_name (demarche_tagged_get_statement (outline));

  g_hash_table_insert (outlines, (char *)name, outline);
}

GHashTable *
demarche_command_load_outlines (DemarcheCommandContext *context, DemarcheRuleSet *rules)
{
  g_autoptr (GHashTable) outlines =
      g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify)demarche_tagged_unref);
  g_autoptr (GError) error = NULL;

  if (context->archive == NULL ||
      demarche_archive_read_outlines (context->archive, rules, take_outline, outlines, &error))
    return g_steal_pointer (&outlines);
  demarche_command_fail_archive (context, error);
  return NULL;
}
