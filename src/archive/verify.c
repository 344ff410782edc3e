/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Whether an archive is whole: the file, what refers to what, and what can be made of it. */
#include "archive/export.h"

#include "archive/archive-private.h"

static void
add_problem (DemarcheArchive *archive, DemarcheDiagnostics *diagnostics, const char *message)
{
  demarche_diagnostics_take (diagnostics, demarche_diagnostic_new_for_file (DEMARCHE_SEVERITY_ERROR,
                                                                            archive->database->path,
                                                                            message, NULL));
}

/* of what is wrong with a file as such: more do not help */
#define MOST_PROBLEMS "12"

/* SQLite puts more than one on a row, under a head */
static void
add_problems (DemarcheArchive *archive, DemarcheDiagnostics *diagnostics, const char *row)
{
  g_auto (GStrv) lines = g_strsplit (row, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0' && !g_str_has_prefix (lines[i], "***"))
      add_problem (archive, diagnostics, lines[i]);
}

/* each row of @sql holds problems, but for "ok" */
static gboolean
ask (DemarcheArchive *archive, const char *sql, DemarcheDiagnostics *diagnostics, GError **error)
{
  g_autoptr (GError) problem = NULL;
  sqlite3_stmt *query = demarche_database_query (archive->database, &problem, sql, "");

  while (query != NULL && demarche_database_next (archive->database, query, &problem)) {
    const char *message = demarche_column_text (query, 0);
    if (g_strcmp0 (message, "ok") != 0)
      add_problems (archive, diagnostics, message);
  }
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

/* a statement, whole: its text has the hash that it should have, its paragraphs are some */
static void
check_statement (DemarcheArchive *archive, gint64 version, const char *name,
                 DemarcheDiagnostics *diagnostics)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (DemarcheStatement) statement =
      demarche_archive_read_version (archive, version, name, TRUE, &problem);

  if (statement == NULL) {
    g_autofree char *message = g_strdup_printf ("'%s': %s", name, problem->message);
    add_problem (archive, diagnostics, message);
  }
}

typedef struct {
  gint64 version;
  char *name;
} Version;

static void
clear_version (gpointer version)
{
  g_free (((Version *)version)->name);
}

static gboolean
check_statements (DemarcheArchive *archive, DemarcheDiagnostics *diagnostics, GError **error)
{
  g_autoptr (GArray) versions = g_array_new (FALSE, FALSE, sizeof (Version));
  g_autoptr (GError) problem = NULL;
  sqlite3_stmt *query = demarche_database_query (archive->database, &problem,
                                                 "SELECT version.id, name FROM version JOIN"
                                                 " statement ON statement.id = version.statement"
                                                 " ORDER BY version.id",
                                                 "");

  g_array_set_clear_func (versions, clear_version);
  while (query != NULL && demarche_database_next (archive->database, query, &problem)) {
    Version version = {sqlite3_column_int64 (query, 0), g_strdup (demarche_column_text (query, 1))};
    g_array_append_val (versions, version);
  }
  for (guint i = 0; problem == NULL && i < versions->len; i++) {
    const Version *version = &g_array_index (versions, Version, i);
    check_statement (archive, version->version, version->name, diagnostics);
  }
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

/* the rules of each run load, and mean what they meant */
static gboolean
check_rules (DemarcheArchive *archive, DemarcheDiagnostics *diagnostics, GError **error)
{
  g_autoptr (GPtrArray) runs = demarche_archive_query_names (
      archive, "SELECT max (id) FROM run WHERE ? = 0 GROUP BY rule_set ORDER BY 1", 0, error);

  for (guint i = 0; runs != NULL && i < runs->len; i++) {
    gint64 run = g_ascii_strtoll (g_ptr_array_index (runs, i), NULL, 10);
    g_autoptr (DemarcheDiagnostics) loading = demarche_diagnostics_new ();
    g_autoptr (GBytes) saved = demarche_archive_get_rules (archive, run, NULL, error);
    if (saved == NULL)
      return FALSE;
    g_autoptr (DemarcheRuleSet) rules = demarche_rule_set_load_saved (saved, loading, NULL);
    if (rules == NULL) {
      g_autofree char *message =
          g_strdup_printf ("the rules of run %" G_GINT64_FORMAT " do not load", run);
      add_problem (archive, diagnostics, message);
    }
  }
  return runs != NULL;
}

/* what the statements themselves have wrong is said before */
static gboolean
check_outlines (DemarcheArchive *archive, DemarcheDiagnostics *diagnostics)
{
  g_autoptr (GError) problem = NULL;

  if (demarche_diagnostics_count (diagnostics, DEMARCHE_SEVERITY_ERROR) == 0 &&
      !demarche_archive_check_outlines (archive, &problem))
    add_problem (archive, diagnostics, problem->message);
  return TRUE;
}

static gboolean
look_at_all (DemarcheArchive *archive, DemarcheDiagnostics *diagnostics, GError **error)
{
  return ask (archive, "PRAGMA integrity_check (" MOST_PROBLEMS ")", diagnostics, error) &&
         ask (archive,
              "SELECT count (*) || iif (count (*) = 1, ' row', ' rows') || ' of ' || \"table\""
              " || ' without what it belongs to: ' || parent FROM pragma_foreign_key_check"
              " GROUP BY \"table\", parent ORDER BY \"table\", parent",
              diagnostics, error) &&
         ask (archive,
              "SELECT 'a tag of ''' || name || ''' is of no paragraph' FROM tag"
              " JOIN tagging ON tagging.id = tag.tagging"
              " JOIN version ON version.id = tagging.version"
              " JOIN statement ON statement.id = version.statement"
              " WHERE NOT EXISTS (SELECT 1 FROM paragraph WHERE paragraph.version = version.id"
              "  AND paragraph.ordinal = tag.paragraph)",
              diagnostics, error) &&
         check_statements (archive, diagnostics, error) &&
         check_rules (archive, diagnostics, error) && check_outlines (archive, diagnostics);
}

gboolean
demarche_archive_verify (DemarcheArchive *archive, DemarcheDiagnostics *diagnostics, GError **error)
{
  g_return_val_if_fail (DEMARCHE_IS_ARCHIVE (archive) && diagnostics != NULL, FALSE);
  g_autoptr (GRecMutexLocker) locker = g_rec_mutex_locker_new (&archive->lock);
  g_autoptr (GError) problem = NULL;

  if (look_at_all (archive, diagnostics, &problem))
    return TRUE;
  if (g_error_matches (problem, DEMARCHE_ERROR, DEMARCHE_ERROR_DAMAGED)) {
    add_problem (archive, diagnostics, problem->message);
    return TRUE;
  }
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}
