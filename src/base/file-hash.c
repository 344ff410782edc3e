/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What a file is told by, whatever its name. */
#include "base/hash.h"
#include "base/io.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#define PIECE_BYTES (64 << 10)

/* FALSE: not all could be read */
static gboolean
hash_all (int descriptor, DemarcheHasher *hasher)
{
  g_autofree guchar *piece = g_malloc (PIECE_BYTES);
  struct stat status;

  if (fstat (descriptor, &status) != 0 || !S_ISREG (status.st_mode))
    return FALSE;
  while (TRUE) {
    gssize n = read (descriptor, piece, PIECE_BYTES);
    if (n > 0)
      demarche_hasher_add (hasher, piece, (gsize)n);
    else if (n == 0 || errno != EINTR)
      return n == 0;
  }
}

char *
demarche_io_hash (const char *path)
{
  int descriptor = g_open (path, O_RDONLY | O_NONBLOCK | O_CLOEXEC, 0);

  if (descriptor < 0)
    return NULL;
  DemarcheHasher *hasher = demarche_hasher_new ();
  gboolean is_done = hash_all (descriptor, hasher);
  g_autofree char *hash = demarche_hasher_finish (hasher);
  close (descriptor);
  return is_done ? g_steal_pointer (&hash) : NULL;
}
