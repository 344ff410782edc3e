/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What there is at the path of an archive, before SQLite looks at it. */
#include "archive/location.h"

#include "archive/schema.h"
#include "base/io.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

#define WAIT_MICROSECONDS 50000
#define HEADER_BYTES 100
#define AT_PAGE_SIZE 16
#define AT_N_PAGES 28
#define AT_VERSION 60
#define AT_APPLICATION_ID 68

static gboolean
fail (GError **error, DemarcheError code, const char *message)
{
  g_set_error_literal (error, DEMARCHE_ERROR, code, message);
  return FALSE;
}

gboolean
demarche_location_is_network (guint32 file_system)
{
  /* see statfs(2) and linux/magic.h */
  static const guint32 known[] = {
      0x6969,     /* NFS */
      0x517b,     /* SMB */
      0xff534d42, /* CIFS */
      0xfe534d42, /* SMB 2 */
      0x5346414f, /* AFS */
      0x6b414653, /* AFS in the kernel */
      0x73757245, /* Coda */
      0x564c,     /* NCP */
      0x01021997, /* 9P */
      0x00c36400, /* Ceph */
      0x01161970, /* GFS2 */
      0x7461636f, /* OCFS2 */
      0x0bd00bd0, /* Lustre */
      0x47504653, /* GPFS */
      0x786f4256, /* folders of a virtual machine's host */
  };

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (known[i] == file_system)
      return TRUE;
  return FALSE;
}

gboolean
demarche_location_is_remote (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  struct statfs information;

  return statfs (folder, &information) == 0 &&
         demarche_location_is_network ((guint32)information.f_type);
}

static guint32
read_number (const guint8 *header, gsize at)
{
  return (guint32)header[at] << 24 | (guint32)header[at + 1] << 16 | (guint32)header[at + 2] << 8 |
         header[at + 3];
}

/* a file shorter than its header says was cut off, unless the rest stands in the log beside it */
static gboolean
is_cut (const guint8 *header, gsize length, const char *path)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  guint64 page_size = (guint64)header[AT_PAGE_SIZE] << 8 | header[AT_PAGE_SIZE + 1];

  if (page_size == 1)
    page_size = 65536;
  return read_number (header, AT_N_PAGES) * page_size > length &&
         !g_file_test (log, G_FILE_TEST_EXISTS);
}

gboolean
demarche_location_check (int descriptor, const char *path, GError **error)
{
  guint8 header[HEADER_BYTES];
  struct stat status;

  if (fstat (descriptor, &status) != 0)
    return fail (error, DEMARCHE_ERROR_IO, g_strerror (errno));
  if (status.st_size == 0)
    return fail (error, DEMARCHE_ERROR_INVALID, "an empty file is no archive");
  if (pread (descriptor, header, sizeof header, 0) != sizeof header ||
      memcmp (header, "SQLite format 3", 16) != 0)
    return fail (error, DEMARCHE_ERROR_INVALID, "this is no archive of demarche");
  if (read_number (header, AT_APPLICATION_ID) != DEMARCHE_ARCHIVE_APPLICATION_ID)
    return fail (error, DEMARCHE_ERROR_INVALID, "this is a SQLite file of another program");
  guint32 version = read_number (header, AT_VERSION);
  if (version == 0 || version > DEMARCHE_ARCHIVE_VERSION) {
    g_set_error (error, DEMARCHE_ERROR, DEMARCHE_ERROR_INVALID,
                 "the archive was written by a newer demarche (its version is %u, this program "
                 "knows up to %d)",
                 version, DEMARCHE_ARCHIVE_VERSION);
    return FALSE;
  }
  if (is_cut (header, (gsize)status.st_size, path))
    return fail (error, DEMARCHE_ERROR_DAMAGED, "the archive is damaged: the file was cut off");
  return TRUE;
}

static gboolean
check_kind (const char *path, GError **error)
{
  struct stat status;

  if (stat (path, &status) != 0)
    return fail (error, errno == ENOENT ? DEMARCHE_ERROR_NOT_FOUND : DEMARCHE_ERROR_IO,
                 errno == ENOENT ? "there is no such archive" : g_strerror (errno));
  if (S_ISREG (status.st_mode))
    return TRUE;
  return fail (error, DEMARCHE_ERROR_INVALID,
               S_ISDIR (status.st_mode) ? "a folder is no archive"
                                        : "this is no file: an archive is one");
}

static void
warn_of_links (int descriptor, const char *path, DemarcheDiagnostics *diagnostics)
{
  struct stat status;

  if (diagnostics != NULL && fstat (descriptor, &status) == 0 && status.st_nlink > 1)
    demarche_diagnostics_take (
        diagnostics,
        demarche_diagnostic_new_for_file (
            DEMARCHE_SEVERITY_WARNING, path, "the archive has another name too (a hard link)",
            "use it by one name only: what another run writes under the other would be lost"));
}

int
demarche_location_open (const char *path, DemarcheDiagnostics *diagnostics, GError **error)
{
  if (!check_kind (path, error))
    return -1;
  int descriptor = g_open (path, O_RDONLY | O_NONBLOCK | O_CLOEXEC, 0);
  if (descriptor < 0)
    fail (error, DEMARCHE_ERROR_IO, g_strerror (errno));
  else
    warn_of_links (descriptor, path, diagnostics);
  return descriptor;
}

gboolean
demarche_location_lock (int descriptor, guint seconds, GError **error)
{
  gint64 end = g_get_monotonic_time () + (gint64)seconds * G_USEC_PER_SEC;

  while (flock (descriptor, LOCK_EX | LOCK_NB) != 0) {
    if (errno == EINTR)
      continue;
    if (errno != EWOULDBLOCK)
      return fail (error, DEMARCHE_ERROR_IO, g_strerror (errno));
    if (g_get_monotonic_time () >= end)
      return fail (error, DEMARCHE_ERROR_BUSY, "in use by another run");
    g_usleep (WAIT_MICROSECONDS);
  }
  return TRUE;
}

gboolean
demarche_location_create (const char *path, const void *data, gsize length, GError **error)
{
  g_autofree char *beside = g_strdup_printf ("%s.%d.new", path, (int)getpid ());

  if (!demarche_io_write (beside, data, length, error))
    return FALSE;
  if (renameat2 (AT_FDCWD, beside, AT_FDCWD, path, RENAME_NOREPLACE) == 0)
    return TRUE;
  int problem = errno;
  g_unlink (beside);
  return problem == EEXIST || fail (error, DEMARCHE_ERROR_IO, g_strerror (problem));
}
