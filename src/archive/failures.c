/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Files that could not be read, until somebody settles them. */
#include "archive/archive-private.h"

#include "base/names.h"

static const char *const state_names[] = {"open", "dismissed", "replaced"};

DEMARCHE_DEFINE_NAMES (DemarcheFailureState, demarche_failure_state, state_names)

void
demarche_failure_free (DemarcheFailure *failure)
{
  g_return_if_fail (failure != NULL);
  g_free (failure->content_hash);
  g_free (failure->name);
  g_free (failure->source);
  g_free (failure->message);
  g_free (failure->first);
  g_free (failure->settled_by);
  g_free (failure->reason);
  g_free (failure->replaced_by);
  g_free (failure);
}

#define COLUMNS                                                                                    \
  "SELECT content_hash, failure.name, failure.source, message, first, state, settled_by, reason,"  \
  " statement.name, failure.id FROM failure LEFT JOIN statement ON statement.id = replaced_by "

static DemarcheFailure *
make_failure (sqlite3_stmt *query)
{
  DemarcheFailure *failure = g_new0 (DemarcheFailure, 1);
  const char *state = demarche_column_text (query, 5);

  failure->content_hash = g_strdup (demarche_column_text (query, 0));
  failure->name = g_strdup (demarche_column_text (query, 1));
  failure->source = g_strdup (demarche_column_text (query, 2));
  failure->message = g_strdup (demarche_column_text (query, 3));
  failure->first = g_strdup (demarche_column_text (query, 4));
  (void)demarche_failure_state_from_name (state, &failure->state);
  failure->settled_by = g_strdup (demarche_column_text (query, 6));
  failure->reason = g_strdup (demarche_column_text (query, 7));
  failure->replaced_by = g_strdup (demarche_column_text (query, 8));
  return failure;
}

GPtrArray *
demarche_archive_list_failures (DemarcheArchive *archive, gboolean with_settled, GError **error)
{
  g_return_val_if_fail (DEMARCHE_IS_ARCHIVE (archive), NULL);
  g_autoptr (GRecMutexLocker) locker = g_rec_mutex_locker_new (&archive->lock);
  g_autoptr (GPtrArray) failures =
      g_ptr_array_new_with_free_func ((GDestroyNotify)demarche_failure_free);
  g_autoptr (GError) problem = NULL;
  sqlite3_stmt *query = demarche_database_query (
      archive->database, &problem, COLUMNS "WHERE state = 'open' OR ? ORDER BY failure.id", "i",
      (gint64)with_settled);

  while (query != NULL && demarche_database_next (archive->database, query, &problem))
    g_ptr_array_add (failures, make_failure (query));
  if (problem == NULL)
    return g_steal_pointer (&failures);
  g_propagate_error (error, g_steal_pointer (&problem));
  return NULL;
}

/* ---- adding ---- */

typedef struct {
  DemarcheStatement *described;
  const char *source;
  const char *content_hash;
  const char *message;
  DemarcheFailure *known;
} Failing;

/* by what is in it; where that is not known, by where it is */
static gboolean
find_known (DemarcheArchive *archive, Failing *failing, GError **error)
{
  g_autoptr (GError) problem = NULL;
  sqlite3_stmt *query = demarche_database_query (
      archive->database, &problem,
      COLUMNS "WHERE content_hash = ?1 OR (?1 IS NULL AND content_hash IS NULL AND"
              " failure.source = ?2 AND state = 'open') ORDER BY failure.id DESC LIMIT 1",
      "ss", failing->content_hash, failing->source);

  if (query != NULL && demarche_database_next (archive->database, query, &problem)) {
    failing->known = make_failure (query);
    sqlite3_reset (query);
  }
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

static gboolean
write_fields (DemarcheArchive *archive, gint64 failure, DemarcheStatement *described,
              GError **error)
{
  for (guint i = 0; i < DEMARCHE_N_FIELDS; i++) {
    const char *value = demarche_statement_get_field (described, (DemarcheField)i);

    if (value != NULL &&
        !demarche_database_run (archive->database, error,
                                "INSERT INTO failure_field (failure, name, value) VALUES (?, ?, ?)",
                                "iss", failure, demarche_field_get_name ((DemarcheField)i), value))
      return FALSE;
  }
  return TRUE;
}

static gboolean
add_failure (DemarcheArchive *archive, gpointer data, GError **error)
{
  Failing *failing = data;
  g_autofree char *now = demarche_archive_get_now (archive);

  if (!find_known (archive, failing, error))
    return FALSE;
  if (failing->known != NULL)
    return TRUE;
  return demarche_database_run (archive->database, error,
                                "INSERT INTO failure (content_hash, name, source, message, run,"
                                " first, state) VALUES (?, ?, ?, ?, ?, ?, 'open')",
                                "ssssis", failing->content_hash,
                                demarche_statement_get_name (failing->described), failing->source,
                                failing->message, archive->run, now) &&
         write_fields (archive, demarche_database_get_last_id (archive->database),
                       failing->described, error);
}

gboolean
demarche_archive_add_failure (DemarcheArchive *archive, DemarcheStatement *described,
                              const char *source, const char *content_hash, const char *message,
                              DemarcheFailure **known, GError **error)
{
  g_return_val_if_fail (DEMARCHE_IS_ARCHIVE (archive) && archive->run != 0, FALSE);
  g_return_val_if_fail (described != NULL && source != NULL && message != NULL, FALSE);
  Failing failing = {described, source, content_hash, message, NULL};
  gboolean is_done = demarche_archive_transact (archive, add_failure, &failing, error);

  *known = failing.known;
  return is_done;
}

/* ---- settling ---- */

typedef struct {
  const char *file;
  const char *by;
  const char *reason;
  const char *statement;
} Settling;

/* @file: a name in the archive, or a path */
static gboolean
check_waiting (DemarcheArchive *archive, const char *file, const char *path, GError **error)
{
  gint64 is_there;

  if (!demarche_database_get_number (
          archive->database, &is_there, 0, error,
          "SELECT 1 FROM failure WHERE state = 'open' AND (name = ?1 OR source IN (?1, ?2))", "ss",
          file, path))
    return FALSE;
  if (is_there != 0)
    return TRUE;
  g_set_error (error, DEMARCHE_ERROR, DEMARCHE_ERROR_NOT_FOUND,
               "no file '%s' waits for a settlement; 'demarche list --failed' lists those that do",
               file);
  return FALSE;
}

gboolean
demarche_archive_check_failure (DemarcheArchive *archive, const char *file, GError **error)
{
  g_return_val_if_fail (DEMARCHE_IS_ARCHIVE (archive) && file != NULL, FALSE);
  g_autoptr (GRecMutexLocker) locker = g_rec_mutex_locker_new (&archive->lock);
  g_autofree char *path = g_canonicalize_filename (file, NULL);

  return check_waiting (archive, file, path, error);
}

static gboolean
settle (DemarcheArchive *archive, gpointer data, GError **error)
{
  const Settling *settling = data;
  g_autofree char *path = g_canonicalize_filename (settling->file, NULL);
  g_autofree char *now = demarche_archive_get_now (archive);

  if (!check_waiting (archive, settling->file, path, error) ||
      !demarche_database_run (
          archive->database, error,
          "UPDATE failure SET state = iif (?1 IS NULL, 'dismissed', 'replaced'), settled_by = ?2,"
          " settled_at = ?3, reason = ?4,"
          " replaced_by = (SELECT id FROM statement WHERE name = ?1)"
          " WHERE state = 'open' AND (name = ?5 OR source IN (?5, ?6))",
          "ssssss", settling->statement, settling->by, now, settling->reason, settling->file, path))
    return FALSE;
  g_autofree char *detail =
      settling->statement != NULL
          ? g_strdup_printf ("%s: %s", settling->file, settling->statement)
          : g_strdup_printf ("%s: %s: %s", settling->file, settling->by, settling->reason);
  return demarche_archive_log (archive, settling->statement != NULL ? "replaced" : "dismissed",
                               detail, error);
}

gboolean
demarche_archive_settle_failure (DemarcheArchive *archive, const char *file, const char *by,
                                 const char *reason, const char *statement, GError **error)
{
  g_return_val_if_fail (DEMARCHE_IS_ARCHIVE (archive) && file != NULL, FALSE);
  g_return_val_if_fail (statement != NULL || (by != NULL && reason != NULL), FALSE);
  Settling settling = {file, by, reason, statement};

  return demarche_archive_transact (archive, settle, &settling, error);
}

/* ---- reading ---- */

static DemarcheTagged *
describe (DemarcheArchive *archive, gint64 failure, const char *name, const char *message,
          GError **error)
{
  g_autoptr (DemarcheStatementBuilder) builder = demarche_statement_builder_new (name);
  g_autoptr (GError) problem = NULL;
  sqlite3_stmt *query = demarche_database_query (
      archive->database, &problem, "SELECT name, value FROM failure_field WHERE failure = ?", "i",
      failure);

  while (query != NULL && demarche_database_next (archive->database, query, &problem)) {
    DemarcheField field;
    if (demarche_field_from_name (demarche_column_text (query, 0), &field))
      demarche_statement_builder_set_field (builder, field, demarche_column_text (query, 1),
                                            DEMARCHE_ORIGIN_MANIFEST, NULL);
  }
  if (problem != NULL) {
    g_propagate_error (error, g_steal_pointer (&problem));
    return NULL;
  }
  g_autoptr (DemarcheStatement) statement =
      demarche_statement_builder_finish (g_steal_pointer (&builder));
  return demarche_tagged_new_unread (statement, message);
}

DemarcheTagged *
demarche_archive_read_failure (DemarcheArchive *archive, const char *name, GError **error)
{
  g_return_val_if_fail (DEMARCHE_IS_ARCHIVE (archive) && name != NULL, NULL);
  g_autoptr (GRecMutexLocker) locker = g_rec_mutex_locker_new (&archive->lock);
  g_autoptr (DemarcheFailure) failure = NULL;
  g_autoptr (GError) problem = NULL;
  gint64 id = 0;
  sqlite3_stmt *query = demarche_database_query (
      archive->database, &problem,
      COLUMNS "WHERE state = 'open' AND failure.name = ? ORDER BY failure.id LIMIT 1", "s", name);

  if (query != NULL && demarche_database_next (archive->database, query, &problem)) {
    failure = make_failure (query);
    id = sqlite3_column_int64 (query, 9);
    sqlite3_reset (query);
  }
  if (problem != NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
  return failure != NULL ? describe (archive, id, name, failure->message, error) : NULL;
}
