/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Runs, and the rules they used. */
#include "archive/archive-private.h"

#include "version.h"

/* ---- beginning and ending ---- */

static gboolean
keep_rules (DemarcheArchive *archive, DemarcheRuleSet *rules, const char *name, gint64 *id,
            GError **error)
{
  DemarcheDatabase *database = archive->database;
  const char *hash = demarche_rule_set_get_files_hash (rules);

  if (!demarche_database_get_number (database, id, 0, error,
                                     "SELECT id FROM rule_set WHERE files_hash = ?", "s", hash))
    return FALSE;
  if (*id != 0)
    return TRUE;
  g_autoptr (GBytes) saved = demarche_rule_set_save (rules);
  gsize length;
  const char *data = g_bytes_get_data (saved, &length);
  if (!demarche_database_run (database, error,
                              "INSERT INTO rule_set (files_hash, meaning_hash, name, saved)"
                              " VALUES (?, ?, ?, ?)",
                              "sssb", hash, demarche_rule_set_get_meaning_hash (rules), name, data,
                              length))
    return FALSE;
  *id = demarche_database_get_last_id (database);
  return TRUE;
}

gboolean
demarche_archive_find_tagger (DemarcheArchive *archive, DemarcheRuleSet *rules, gint64 *tagger,
                              GError **error)
{
  g_autofree char *registry = demarche_archive_get_registry_hash (archive, error);

  return registry != NULL &&
         demarche_database_get_number (
             archive->database, tagger, 0, error,
             "SELECT id FROM tagger"
             " WHERE meaning_hash = ? AND registry_hash = ? AND engine = ?",
             "sss", demarche_rule_set_get_meaning_hash (rules), registry, demarche_get_version ());
}

static gboolean
keep_tagger (DemarcheArchive *archive, DemarcheRuleSet *rules, GError **error)
{
  DemarcheDatabase *database = archive->database;

  if (!demarche_archive_find_tagger (archive, rules, &archive->tagger, error))
    return FALSE;
  if (archive->tagger != 0)
    return TRUE;
  g_autofree char *registry = demarche_archive_get_registry_hash (archive, error);
  if (registry == NULL ||
      !demarche_database_run (
          database, error,
          "INSERT INTO tagger (meaning_hash, registry_hash, engine) VALUES (?, ?, ?)", "sss",
          demarche_rule_set_get_meaning_hash (rules), registry, demarche_get_version ()))
    return FALSE;
  archive->tagger = demarche_database_get_last_id (database);
  return TRUE;
}

/* whether the run before used rules of another meaning */
static gboolean
compare_with_last (DemarcheArchive *archive, DemarcheRuleSet *rules, GError **error)
{
  gint64 has_changed;

  if (!demarche_database_get_number (
          archive->database, &has_changed, 0, error,
          "SELECT rule_set.meaning_hash <> ? FROM run JOIN rule_set ON rule_set.id = run.rule_set"
          " ORDER BY run.id DESC LIMIT 1",
          "s", demarche_rule_set_get_meaning_hash (rules)))
    return FALSE;
  archive->has_changed_rules = has_changed != 0;
  return TRUE;
}

typedef struct {
  DemarcheRuleSet *rules;
  const char *name;
} Beginning;

static gboolean
begin_run (DemarcheArchive *archive, gpointer data, GError **error)
{
  const Beginning *beginning = data;
  DemarcheDatabase *database = archive->database;
  g_autofree char *now = demarche_archive_get_now (archive);
  gint64 rule_set;

  if (!compare_with_last (archive, beginning->rules, error) ||
      !keep_rules (archive, beginning->rules, beginning->name, &rule_set, error) ||
      !keep_tagger (archive, beginning->rules, error) ||
      !demarche_database_run (database, error,
                              "INSERT INTO run (rule_set, tagger, began) VALUES (?, ?, ?)", "iis",
                              rule_set, archive->tagger, now))
    return FALSE;
  archive->run = demarche_database_get_last_id (database);
  return TRUE;
}

gboolean
demarche_archive_begin_run (DemarcheArchive *archive, DemarcheRuleSet *rules,
                            const char *rules_name, GError **error)
{
  g_return_val_if_fail (DEMARCHE_IS_ARCHIVE (archive) && archive->run == 0, FALSE);
  g_return_val_if_fail (DEMARCHE_IS_RULE_SET (rules) && rules_name != NULL, FALSE);
  Beginning beginning = {rules, rules_name};

  if (!demarche_archive_transact (archive, begin_run, &beginning, error))
    return FALSE;
  archive->codebook = demarche_codebook_ref (demarche_rule_set_get_codebook (rules));
  return TRUE;
}

static gboolean
end_run (DemarcheArchive *archive, gpointer data, GError **error)
{
  g_autofree char *now = demarche_archive_get_now (archive);

  return demarche_database_run (archive->database, error, "UPDATE run SET ended = ? WHERE id = ?",
                                "si", now, archive->run);
}

gboolean
demarche_archive_end_run (DemarcheArchive *archive, GError **error)
{
  g_return_val_if_fail (DEMARCHE_IS_ARCHIVE (archive) && archive->run != 0, FALSE);
  /* what the transactions left in the log goes to the disk now */
  return demarche_archive_transact (archive, end_run, NULL, error) &&
         demarche_database_run (archive->database, error, "PRAGMA wal_checkpoint (PASSIVE)", "");
}

gint64
demarche_archive_get_run (DemarcheArchive *archive)
{
  g_return_val_if_fail (DEMARCHE_IS_ARCHIVE (archive), 0);
  return archive->run;
}

gboolean
demarche_archive_has_changed_rules (DemarcheArchive *archive)
{
  g_return_val_if_fail (DEMARCHE_IS_ARCHIVE (archive), FALSE);
  return archive->has_changed_rules;
}

/* ---- looking back ---- */

static void
set_no_run (gint64 run, GError **error)
{
  if (run == 0)
    g_set_error_literal (error, DEMARCHE_ERROR, DEMARCHE_ERROR_NOT_FOUND,
                         "the archive has no run yet");
  else
    g_set_error (error, DEMARCHE_ERROR, DEMARCHE_ERROR_NOT_FOUND,
                 "the archive has no run %" G_GINT64_FORMAT
                 "; 'demarche runs' lists those that it has",
                 run);
}

gboolean
demarche_archive_find_last_run (DemarcheArchive *archive, gint64 *run, GError **error)
{
  g_return_val_if_fail (DEMARCHE_IS_ARCHIVE (archive) && run != NULL, FALSE);
  g_autoptr (GRecMutexLocker) locker = g_rec_mutex_locker_new (&archive->lock);

  if (!demarche_database_get_number (archive->database, run, 0, error,
                                     "SELECT id FROM run ORDER BY id DESC LIMIT 1", ""))
    return FALSE;
  if (*run == 0)
    set_no_run (0, error);
  return *run != 0;
}

GBytes *
demarche_archive_get_rules (DemarcheArchive *archive, gint64 run, char **name, GError **error)
{
  g_return_val_if_fail (DEMARCHE_IS_ARCHIVE (archive), NULL);
  g_autoptr (GRecMutexLocker) locker = g_rec_mutex_locker_new (&archive->lock);
  g_autoptr (GError) problem = NULL;
  GBytes *saved = NULL;
  sqlite3_stmt *query = demarche_database_query (
      archive->database, error,
      "SELECT saved, name FROM run JOIN rule_set ON rule_set.id = run.rule_set"
      " WHERE run.id = ?1 OR ?1 = 0 ORDER BY run.id DESC LIMIT 1",
      "i", run);

  if (query == NULL)
    return NULL;
  if (demarche_database_next (archive->database, query, &problem)) {
    saved = g_bytes_new (sqlite3_column_blob (query, 0), (gsize)sqlite3_column_bytes (query, 0));
    if (name != NULL)
      *name = g_strdup (demarche_column_text (query, 1));
    sqlite3_reset (query);
  } else if (problem == NULL) {
    set_no_run (run, &problem);
  }
  if (problem != NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
  return saved;
}

gboolean
demarche_archive_get_rules_before (DemarcheArchive *archive, GBytes **saved, GError **error)
{
  g_return_val_if_fail (DEMARCHE_IS_ARCHIVE (archive) && archive->run != 0, FALSE);
  g_autoptr (GRecMutexLocker) locker = g_rec_mutex_locker_new (&archive->lock);
  g_autoptr (GError) problem = NULL;
  sqlite3_stmt *query = demarche_database_query (
      archive->database, &problem,
      "SELECT saved FROM run JOIN rule_set ON rule_set.id = run.rule_set"
      " JOIN tagger AS old ON old.id = run.tagger JOIN tagger AS new ON new.id = ?"
      " WHERE run.id < ? AND old.meaning_hash <> new.meaning_hash"
      " AND old.registry_hash = new.registry_hash AND old.engine = new.engine"
      " ORDER BY run.id DESC LIMIT 1",
      "ii", archive->tagger, archive->run);

  *saved = NULL;
  if (query != NULL && demarche_database_next (archive->database, query, &problem)) {
    *saved = g_bytes_new (sqlite3_column_blob (query, 0), (gsize)sqlite3_column_bytes (query, 0));
    sqlite3_reset (query);
  }
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

gboolean
demarche_archive_count_read_by_others (DemarcheArchive *archive, gint64 *n, GError **error)
{
  g_return_val_if_fail (DEMARCHE_IS_ARCHIVE (archive) && n != NULL, FALSE);
  g_autoptr (GRecMutexLocker) locker = g_rec_mutex_locker_new (&archive->lock);

  return demarche_database_get_number (
      archive->database, n, 0, error,
      "SELECT count (*) FROM statement JOIN version ON version.id = statement.version"
      " JOIN run ON run.id = version.run JOIN tagger ON tagger.id = run.tagger WHERE engine <> ?",
      "s", demarche_get_version ());
}
