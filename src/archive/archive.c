/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The archive as an object: opening, closing, transactions, the log. */
#include "archive/archive-private.h"
#include "archive/export.h"

#include "archive/location.h"
#include "base/limits.h"

#include <stdlib.h>
#include <unistd.h>

#define BUSY_SECONDS 5
#define LONGEST_VALUE (DEMARCHE_LIMIT_STATEMENT_TEXT_BYTES + (1 << 20))
#define CHECKPOINT_PAGES 16384 /* 64 MB: fewer waits for the disk in a long import */

G_DEFINE_FINAL_TYPE (DemarcheArchive, demarche_archive, G_TYPE_OBJECT)

static void
demarche_archive_finalize (GObject *object)
{
  DemarcheArchive *archive = DEMARCHE_ARCHIVE (object);

  g_clear_pointer (&archive->codebook, demarche_codebook_unref);
  /* in this order: closing any descriptor of a file ends SQLite's locks on it */
  g_clear_pointer (&archive->database, demarche_database_free);
  if (archive->lock_file >= 0)
    close (archive->lock_file);
  g_rec_mutex_clear (&archive->lock);
  G_OBJECT_CLASS (demarche_archive_parent_class)->finalize (object);
}

static void
demarche_archive_class_init (DemarcheArchiveClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = demarche_archive_finalize;
}

static void
demarche_archive_init (DemarcheArchive *archive)
{
  g_rec_mutex_init (&archive->lock);
  archive->lock_file = -1;
  archive->time = -1;
}

/* ---- opening ---- */

/* nothing in a file that somebody else has changed gets to run */
static void
defend (DemarcheDatabase *database)
{
  sqlite3_db_config (database->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (database->handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  sqlite3_db_config (database->handle, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
  sqlite3_db_config (database->handle, SQLITE_DBCONFIG_ENABLE_VIEW, 0, NULL);
  sqlite3_limit (database->handle, SQLITE_LIMIT_LENGTH, LONGEST_VALUE);
  sqlite3_busy_timeout (database->handle, BUSY_SECONDS * 1000);
}

static gboolean
make_file (const char *path, GError **error)
{
  g_autoptr (DemarcheDatabase) database =
      demarche_database_open (":memory:", path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, error);
  sqlite3_int64 length = 0;

  if (database == NULL || !demarche_schema_create (database, error))
    return FALSE;
  unsigned char *data = sqlite3_serialize (database->handle, "main", &length, 0);
  if (data == NULL) {
    g_set_error_literal (error, DEMARCHE_ERROR, DEMARCHE_ERROR_IO, "out of memory");
    return FALSE;
  }
  gboolean is_made = demarche_location_create (path, data, (gsize)length, error);
  sqlite3_free (data);
  return is_made;
}

static DemarcheDatabase *
open_database (const char *uri, const char *path, int flags, GError **error)
{
  g_autoptr (DemarcheDatabase) database = demarche_database_open (uri, path, flags, error);

  if (database == NULL)
    return NULL;
  defend (database);
  return demarche_schema_check (database, error) ? g_steal_pointer (&database) : NULL;
}

/* all reading sees the state that there was when it began */
static DemarcheDatabase *
hold_state (DemarcheDatabase *database, GError **error)
{
  g_autoptr (DemarcheDatabase) held = database;

  return held != NULL && demarche_database_run (held, error, "BEGIN", "") ? g_steal_pointer (&held)
                                                                          : NULL;
}

/* a folder that cannot be written has no room for the files that readers share: then the file is
 * read as it is, when no log stands beside it */
static DemarcheDatabase *
open_for_reading (const char *path, GError **error)
{
  g_autoptr (GError) problem = NULL;
  DemarcheDatabase *database = open_database (path, path, SQLITE_OPEN_READONLY, &problem);
  g_autofree char *log = g_strconcat (path, "-wal", NULL);

  if (database != NULL)
    return hold_state (database, error);
  if (!g_error_matches (problem, DEMARCHE_ERROR, DEMARCHE_ERROR_IO) ||
      g_file_test (log, G_FILE_TEST_EXISTS)) {
    g_propagate_error (error, g_steal_pointer (&problem));
    return NULL;
  }
  g_autofree char *escaped = g_uri_escape_string (path, "/", FALSE);
  g_autofree char *uri = g_strconcat ("file:", escaped, "?immutable=1", NULL);
  database = open_database (uri, path, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, error);
  return hold_state (database, error);
}

static DemarcheDatabase *
open_for_writing (const char *path, GError **error)
{
  g_autoptr (DemarcheDatabase) database = open_database (path, path, SQLITE_OPEN_READWRITE, error);

  if (database == NULL)
    return NULL;
  if (sqlite3_db_readonly (database->handle, "main") == 1) {
    g_set_error_literal (error, DEMARCHE_ERROR, DEMARCHE_ERROR_IO,
                         "the archive cannot be written: no permission");
    return NULL;
  }
  sqlite3_wal_autocheckpoint (database->handle, CHECKPOINT_PAGES);
  if (!demarche_database_run (database, error, "PRAGMA journal_mode = WAL", "") ||
      !demarche_database_run (database, error, "PRAGMA synchronous = NORMAL", "") ||
      !demarche_database_run (database, error, "PRAGMA foreign_keys = ON", ""))
    return NULL;
  return g_steal_pointer (&database);
}

static char *
resolve (const char *path)
{
  char *real = realpath (path, NULL);
  char *copy = real != NULL ? g_strdup (real) : g_canonicalize_filename (path, NULL);

  free (real);
  return copy;
}

static gboolean
check_place (const char *path, DemarcheArchiveMode mode, GError **error)
{
  if (mode == DEMARCHE_ARCHIVE_READ || !demarche_location_is_remote (path))
    return TRUE;
  g_set_error_literal (error, DEMARCHE_ERROR, DEMARCHE_ERROR_INVALID,
                       "an archive on a network file system is not written: its locks do not hold "
                       "there; keep it on a local disk, and copy it with 'demarche backup'");
  return FALSE;
}

/* FALSE leaves @archive without a database */
static gboolean
open_file (DemarcheArchive *archive, const char *path, DemarcheArchiveMode mode,
           DemarcheDiagnostics *diagnostics, GError **error)
{
  int descriptor = demarche_location_open (path, diagnostics, error);

  if (descriptor < 0)
    return FALSE;
  if (mode == DEMARCHE_ARCHIVE_READ) {
    gboolean is_archive = demarche_location_check (descriptor, path, error);
    close (descriptor); /* before SQLite opens it, see above */
    archive->database = is_archive ? open_for_reading (path, error) : NULL;
  } else {
    archive->lock_file = descriptor;
    if (demarche_location_lock (descriptor, BUSY_SECONDS, error) &&
        demarche_location_check (descriptor, path, error))
      archive->database = open_for_writing (path, error);
  }
  return archive->database != NULL;
}

/* an archive that an older program made is brought to this version; a copy of it stays beside */
static gboolean
bring_up (DemarcheArchive *archive, DemarcheDiagnostics *diagnostics, GError **error)
{
  const char *path = archive->database->path;
  guint version = demarche_schema_get_version (archive->database);
  g_autofree char *copy = g_strdup_printf ("%s.version-%u", path, version);

  if (version == DEMARCHE_ARCHIVE_VERSION)
    return TRUE;
  if (!demarche_archive_backup (archive, copy, error)) {
    g_prefix_error (error, "it is of an older version, of which a copy is made first: ");
    return FALSE;
  }
  if (!demarche_archive_migrate (archive, error))
    return FALSE;
  g_autofree char *message =
      g_strdup_printf ("brought to version %d of archives; '%s' is a copy as it was",
                       DEMARCHE_ARCHIVE_VERSION, copy);
  demarche_diagnostics_take (
      diagnostics, demarche_diagnostic_new_for_file (DEMARCHE_SEVERITY_NOTE, path, message, NULL));
  return TRUE;
}

DemarcheArchive *
demarche_archive_open (const char *path, DemarcheArchiveMode mode, DemarcheDiagnostics *diagnostics,
                       GError **error)
{
  g_return_val_if_fail (path != NULL && diagnostics != NULL, NULL);
  g_autofree char *real = resolve (path);
  g_autoptr (DemarcheArchive) archive = g_object_new (DEMARCHE_TYPE_ARCHIVE, NULL);

  if (!check_place (real, mode, error))
    return NULL;
  if (mode == DEMARCHE_ARCHIVE_CREATE && !g_file_test (real, G_FILE_TEST_EXISTS) &&
      !make_file (real, error))
    return NULL;
  return open_file (archive, real, mode, diagnostics, error) &&
                 (mode == DEMARCHE_ARCHIVE_READ || bring_up (archive, diagnostics, error))
             ? g_steal_pointer (&archive)
             : NULL;
}

const char *
demarche_archive_get_path (DemarcheArchive *archive)
{
  g_return_val_if_fail (DEMARCHE_IS_ARCHIVE (archive), NULL);
  return archive->database->path;
}

/* ---- time, transactions, log ---- */

void
demarche_archive_set_time (DemarcheArchive *archive, gint64 seconds)
{
  g_return_if_fail (DEMARCHE_IS_ARCHIVE (archive));
  archive->time = seconds;
}

char *
demarche_archive_get_now (DemarcheArchive *archive)
{
  g_autoptr (GDateTime) now = archive->time >= 0 ? g_date_time_new_from_unix_utc (archive->time)
                                                 : g_date_time_new_now_utc ();

  return g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
}

static gboolean
begin (DemarcheArchive *archive, GError **error)
{
  return archive->is_grouped ||
         demarche_database_run (archive->database, error, "BEGIN IMMEDIATE", "");
}

/* @is_done: whether all went well so far */
static gboolean
end (DemarcheArchive *archive, gboolean is_done, GError **error)
{
  if (is_done && archive->is_grouped)
    return TRUE;
  archive->is_grouped = FALSE;
  is_done = is_done && demarche_database_run (archive->database, error, "COMMIT", "");
  if (!is_done && sqlite3_get_autocommit (archive->database->handle) == 0)
    sqlite3_exec (archive->database->handle, "ROLLBACK", NULL, NULL, NULL);
  return is_done;
}

gboolean
demarche_archive_transact (DemarcheArchive *archive, DemarcheArchiveWork work, gpointer data,
                           GError **error)
{
  gboolean is_done;

  g_rec_mutex_lock (&archive->lock);
  is_done = begin (archive, error) && end (archive, work (archive, data, error), error);
  g_rec_mutex_unlock (&archive->lock);
  return is_done;
}

gboolean
demarche_archive_begin_group (DemarcheArchive *archive, GError **error)
{
  g_return_val_if_fail (DEMARCHE_IS_ARCHIVE (archive) && !archive->is_grouped, FALSE);
  g_autoptr (GRecMutexLocker) locker = g_rec_mutex_locker_new (&archive->lock);

  archive->is_grouped = begin (archive, error);
  return archive->is_grouped;
}

gboolean
demarche_archive_end_group (DemarcheArchive *archive, GError **error)
{
  g_return_val_if_fail (DEMARCHE_IS_ARCHIVE (archive) && archive->is_grouped, FALSE);
  g_autoptr (GRecMutexLocker) locker = g_rec_mutex_locker_new (&archive->lock);

  archive->is_grouped = FALSE;
  return end (archive, TRUE, error);
}

gboolean
demarche_archive_has_group (DemarcheArchive *archive)
{
  g_return_val_if_fail (DEMARCHE_IS_ARCHIVE (archive), FALSE);
  return archive->is_grouped;
}

gboolean
demarche_archive_log (DemarcheArchive *archive, const char *what, const char *detail,
                      GError **error)
{
  g_autofree char *now = demarche_archive_get_now (archive);

  return demarche_database_run (archive->database, error,
                                "INSERT INTO log (at, run, what, detail)"
                                " VALUES (?, nullif (?, 0), ?, ?)",
                                "siss", now, archive->run, what, detail);
}

gboolean
demarche_archive_set_damaged (GError **error, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_autofree char *message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error (error, DEMARCHE_ERROR, DEMARCHE_ERROR_DAMAGED, "the archive is damaged: %s",
               message);
  return FALSE;
}
