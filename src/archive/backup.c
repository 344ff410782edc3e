/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Copies an archive that may be written meanwhile. */
#include "archive/export.h"

#include "archive/archive-private.h"
#include "archive/location.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <unistd.h>

/* an archive may be replaced by a copy, and nothing else */
static gboolean
check_target (DemarcheArchive *archive, const char *path, GError **error)
{
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  if (demarche_io_is_same_file (path, archive->database->path)) {
    g_set_error_literal (error, DEMARCHE_ERROR, DEMARCHE_ERROR_INVALID,
                         "this is the archive itself");
    return FALSE;
  }
  int descriptor = demarche_location_open (path, NULL, error);
  gboolean is_archive = descriptor >= 0 && demarche_location_check (descriptor, path, error);
  if (descriptor >= 0)
    close (descriptor);
  if (!is_archive)
    g_prefix_error (error, "this is not replaced by a copy: ");
  return is_archive;
}

/* one file without a log beside it */
static gboolean
copy_pages (DemarcheArchive *archive, DemarcheDatabase *copy, GError **error)
{
  sqlite3_backup *backup =
      sqlite3_backup_init (copy->handle, "main", archive->database->handle, "main");

  if (backup != NULL)
    sqlite3_backup_step (backup, -1);
  if (backup == NULL || sqlite3_backup_finish (backup) != SQLITE_OK) {
    demarche_database_set_error (copy, error);
    return FALSE;
  }
  return demarche_database_run (copy, error, "PRAGMA journal_mode = DELETE", "");
}

static gboolean
write_copy (DemarcheArchive *archive, const char *beside, GError **error)
{
  g_autoptr (DemarcheDatabase) copy =
      demarche_database_open (beside, beside, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, error);

  return copy != NULL && copy_pages (archive, copy, error);
}

gboolean
demarche_archive_backup (DemarcheArchive *archive, const char *path, GError **error)
{
  g_return_val_if_fail (DEMARCHE_IS_ARCHIVE (archive) && path != NULL, FALSE);
  g_autoptr (GRecMutexLocker) locker = g_rec_mutex_locker_new (&archive->lock);
  g_autofree char *beside = g_strdup_printf ("%s.%d.new", path, (int)getpid ());

  if (!check_target (archive, path, error))
    return FALSE;
  gboolean is_written = write_copy (archive, beside, error);
  if (is_written && g_rename (beside, path) == 0)
    return TRUE;
  if (is_written)
    g_set_error_literal (error, DEMARCHE_ERROR, DEMARCHE_ERROR_IO, g_strerror (errno));
  (void)g_unlink (beside);
  return FALSE;
}
