/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Bounded reads, and writes that are whole or not at all. */

#include "base/io.h"

#include "base/io-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define CHUNK (64u << 10)
#define MAX_LINKS 40            /* as the kernel follows */
#define MAX_TEMPORARY_NAME 200  /* bytes of the name that a temporary file takes over */
#define MAX_TEMPORARY_TRIES 100 /* each lost to another run that finished meanwhile */

/* a file that is written beside its place */
typedef struct {
  char *path;
  int descriptor;
} Temporary;

static gboolean
set_limit_error (GError **error, gsize limit)
{
  g_autofree char *size = g_format_size_full (limit, G_FORMAT_SIZE_IEC_UNITS);

  g_set_error (error, DEMARCHE_ERROR, DEMARCHE_ERROR_LIMIT, "larger than %s", size);
  return FALSE;
}

static gboolean
set_directory_error (GError **error)
{
  g_set_error_literal (error, DEMARCHE_ERROR, DEMARCHE_ERROR_IO, "is a folder, not a file");
  return FALSE;
}

/* @expected: bytes that the file says it has, 0 where it does not say: they fit at once, and that
 * one more is not there shows the end */
static GByteArray *
read_to_end (int descriptor, gsize expected, gsize limit, GError **error)
{
  g_autoptr (GByteArray) data = g_byte_array_new ();

  for (;;) {
    gsize used = data->len;
    gsize wanted = used <= expected && expected > 0 ? expected + 1 - used : CHUNK + used / 2;
    gsize size = MIN (wanted, limit - used + 1);
    gssize n;

    g_byte_array_set_size (data, (guint)(used + size));
    n = demarche_io_read_some (descriptor, (char *)data->data + used, size);
    g_byte_array_set_size (data, (guint)(used + (gsize)MAX (n, 0)));
    if (n < 0) {
      demarche_io_set_errno (error, errno, "cannot read");
      return NULL;
    }
    if (data->len > limit) {
      set_limit_error (error, limit);
      return NULL;
    }
    if (n == 0 || data->len == expected) {
      data->data[data->len] = '\0'; /* there was room for more */
      return g_steal_pointer (&data);
    }
  }
}

static gboolean
is_changed (const struct stat *before, const struct stat *after)
{
  return before->st_size != after->st_size || before->st_mtim.tv_sec != after->st_mtim.tv_sec ||
         before->st_mtim.tv_nsec != after->st_mtim.tv_nsec;
}

/* only a regular file can be asked whether it changed; those under /proc show no size */
static gboolean
check_unchanged (int descriptor, const struct stat *before, gsize n_read, GError **error)
{
  struct stat after;

  if (!S_ISREG (before->st_mode))
    return TRUE;
  if (fstat (descriptor, &after) != 0)
    return demarche_io_set_errno (error, errno, "cannot read");
  if (!is_changed (before, &after) && (before->st_size == 0 || (gsize)before->st_size == n_read))
    return TRUE;
  g_set_error_literal (error, DEMARCHE_ERROR, DEMARCHE_ERROR_IO, "changed while it was read");
  return FALSE;
}

static GBytes *
read_descriptor (int descriptor, gsize limit, GError **error)
{
  g_autoptr (GByteArray) data = NULL;
  struct stat before;

  if (fstat (descriptor, &before) != 0) {
    demarche_io_set_errno (error, errno, "cannot read");
    return NULL;
  }
  if (S_ISDIR (before.st_mode)) {
    set_directory_error (error);
    return NULL;
  }
  data =
      read_to_end (descriptor, S_ISREG (before.st_mode) ? (gsize)before.st_size : 0, limit, error);
  if (data == NULL || !check_unchanged (descriptor, &before, data->len, error))
    return NULL;
  return g_byte_array_free_to_bytes (g_steal_pointer (&data));
}

GBytes *
demarche_io_read (const char *path, gsize limit, GError **error)
{
  GBytes *bytes;
  int descriptor;

  g_return_val_if_fail (limit < G_MAXUINT / 2, NULL); /* the size of a GByteArray */
  if (strcmp (path, "-") == 0)
    return read_descriptor (STDIN_FILENO, limit, error);
  descriptor = open (path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
  if (descriptor < 0) {
    demarche_io_set_errno (error, errno, "cannot open");
    return NULL;
  }
  bytes = read_descriptor (descriptor, limit, error);
  close (descriptor);
  return bytes;
}

/* the descriptor that a path such as /dev/stdout stands for, or -1. To open it anew would
 * write over the start of a file that the shell appends to */
static int
get_named_descriptor (const char *path)
{
  static const char *const folders[] = {"/dev/fd/", "/proc/self/fd/"};
  guint64 number;

  if (strcmp (path, "-") == 0 || strcmp (path, "/dev/stdout") == 0)
    return STDOUT_FILENO;
  if (strcmp (path, "/dev/stderr") == 0)
    return STDERR_FILENO;
  for (gsize i = 0; i < G_N_ELEMENTS (folders); i++)
    if (g_str_has_prefix (path, folders[i]) &&
        g_ascii_string_to_unsigned (path + strlen (folders[i]), 10, 0, G_MAXINT, &number, NULL))
      return (int)number;
  return -1;
}

/* a reader that has gone away wants no more: that is no failure */
static gboolean
write_plainly (int descriptor, const char *data, gsize length, GError **error)
{
  if (demarche_io_write_all (descriptor, data, length) || errno == EPIPE)
    return TRUE;
  return demarche_io_set_errno (error, errno, "cannot write");
}

static gboolean
write_special (const char *path, const char *data, gsize length, GError **error)
{
  int descriptor = open (path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
  gboolean done;

  if (descriptor < 0)
    return demarche_io_set_errno (error, errno, "cannot write");
  done = write_plainly (descriptor, data, length, error);
  if (close (descriptor) != 0 && done)
    return demarche_io_set_errno (error, errno, "cannot write");
  return done;
}

/* what a chain of symbolic links leads to, whether it exists or not */
static char *
follow_links (const char *path)
{
  char *place = g_strdup (path);

  for (guint i = 0; i < MAX_LINKS && g_file_test (place, G_FILE_TEST_IS_SYMLINK); i++) {
    g_autofree char *link = place;
    g_autofree char *folder = g_path_get_dirname (link);
    g_autofree char *target = g_file_read_link (link, NULL);

    if (target == NULL)
      return g_steal_pointer (&link);
    place = g_path_is_absolute (target) ? g_steal_pointer (&target)
                                        : g_build_filename (folder, target, NULL);
  }
  return place;
}

/* always the same name for the same place: the next run takes over what a crash left behind */
static char *
make_temporary_path (const char *place)
{
  g_autofree char *folder = g_path_get_dirname (place);
  g_autofree char *base = g_path_get_basename (place);
  g_autofree char *name = g_strdup_printf (".%.*s.part", MAX_TEMPORARY_NAME, base);

  return g_build_filename (folder, name, NULL);
}

/* whether the open file is still the one at its path, and ours */
static gboolean
is_own_file (const Temporary *temporary)
{
  struct stat opened;
  struct stat named;

  return fstat (temporary->descriptor, &opened) == 0 && lstat (temporary->path, &named) == 0 &&
         opened.st_dev == named.st_dev && opened.st_ino == named.st_ino &&
         S_ISREG (opened.st_mode) && opened.st_nlink == 1 && opened.st_uid == geteuid ();
}

static gboolean
set_open_error (const char *path, GError **error)
{
  int number = errno;
  g_autofree char *folder = g_path_get_dirname (path);

  if (number != ENOENT)
    return demarche_io_set_errno (error, number, "cannot write beside it");
  g_set_error (error, DEMARCHE_ERROR, DEMARCHE_ERROR_NOT_FOUND,
               "cannot write: there is no folder '%s'", folder);
  return FALSE;
}

/* the lock makes a second run wait, and is gone with the process that held it */
static gboolean
open_temporary (Temporary *temporary, GError **error)
{
  for (guint i = 0; i < MAX_TEMPORARY_TRIES; i++) {
    temporary->descriptor =
        open (temporary->path, O_WRONLY | O_CREAT | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK, 0666);
    if (temporary->descriptor < 0)
      return set_open_error (temporary->path, error);
    while (flock (temporary->descriptor, LOCK_EX) != 0 && errno == EINTR)
      ;
    if (is_own_file (temporary) && ftruncate (temporary->descriptor, 0) == 0)
      return TRUE;
    close (temporary->descriptor);
  }
  g_set_error (error, DEMARCHE_ERROR, DEMARCHE_ERROR_IO, "cannot write: '%s' is in the way",
               temporary->path);
  return FALSE;
}

/* the new file takes the mode and, where that is allowed, the owner of the old one */
static void
copy_mode (int descriptor, const struct stat *old)
{
  if (fchown (descriptor, old->st_uid, old->st_gid) == 0 || errno == EPERM)
    (void)fchmod (descriptor, old->st_mode & 07777);
}

static gboolean
sync_descriptor (int descriptor)
{
  return fsync (descriptor) == 0 || errno == EINVAL || errno == ENOTSUP;
}

/* makes the rename itself lasting; where a folder cannot be synced there is nothing to do */
static void
sync_folder (const char *place)
{
  g_autofree char *folder = g_path_get_dirname (place);
  int descriptor = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  if (descriptor < 0)
    return;
  (void)fsync (descriptor);
  close (descriptor);
}

/* the old file has its place until all bytes of the new one are on the disk */
static gboolean
fill_temporary (const Temporary *temporary, const char *place, const char *data, gsize length)
{
  return demarche_io_write_all (temporary->descriptor, data, length) &&
         sync_descriptor (temporary->descriptor) && rename (temporary->path, place) == 0;
}

static gboolean
replace_file (const char *place, const struct stat *old, const char *data, gsize length,
              GError **error)
{
  g_autofree char *path = make_temporary_path (place);
  Temporary temporary = {path, -1};
  gboolean done;
  int number;

  if (old != NULL && access (place, W_OK) != 0)
    return demarche_io_set_errno (error, errno, "cannot write");
  if (!open_temporary (&temporary, error))
    return FALSE;
  if (old != NULL)
    copy_mode (temporary.descriptor, old);
  done = fill_temporary (&temporary, place, data, length);
  number = errno;
  if (!done)
    (void)unlink (path);
  close (temporary.descriptor);
  if (!done)
    return demarche_io_set_errno (error, number, "cannot write");
  sync_folder (place);
  return TRUE;
}

gboolean
demarche_io_write (const char *path, const char *data, gsize length, GError **error)
{
  g_autofree char *place = NULL;
  int descriptor = get_named_descriptor (path);
  struct stat old;

  if (descriptor >= 0)
    return write_plainly (descriptor, data, length, error);
  place = follow_links (path);
  if (stat (path, &old) != 0)
    return errno == ENOENT ? replace_file (place, NULL, data, length, error)
                           : demarche_io_set_errno (error, errno, "cannot write");
  if (S_ISDIR (old.st_mode))
    return set_directory_error (error);
  if (!S_ISREG (old.st_mode))
    return write_special (path, data, length, error);
  return replace_file (place, &old, data, length, error);
}

gboolean
demarche_io_is_same_file (const char *first, const char *second)
{
  struct stat one;
  struct stat other;

  return stat (first, &one) == 0 && stat (second, &other) == 0 && one.st_dev == other.st_dev &&
         one.st_ino == other.st_ino;
}
