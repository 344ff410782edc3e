/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What a file is told by, whatever its name. */
#include "base/io.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <nettle/base16.h>
#include <nettle/sha2.h>
#include <sys/stat.h>
#include <unistd.h>

#define PIECE_BYTES (64 << 10)

/* FALSE: not all could be read */
static gboolean
hash_all (int descriptor, struct sha256_ctx *context)
{
  g_autofree guchar *piece = g_malloc (PIECE_BYTES);
  struct stat status;

  if (fstat (descriptor, &status) != 0 || !S_ISREG (status.st_mode))
    return FALSE;
  while (TRUE) {
    gssize n = read (descriptor, piece, PIECE_BYTES);
    if (n > 0)
      sha256_update (context, (gsize)n, piece);
    else if (n == 0 || errno != EINTR)
      return n == 0;
  }
}

char *
demarche_io_hash (const char *path)
{
  guint8 digest[SHA256_DIGEST_SIZE];
  struct sha256_ctx context;
  int descriptor = g_open (path, O_RDONLY | O_NONBLOCK | O_CLOEXEC, 0);

  if (descriptor < 0)
    return NULL;
  sha256_init (&context);
  gboolean is_done = hash_all (descriptor, &context);
  close (descriptor);
  if (!is_done)
    return NULL;
  char *hash = g_malloc0 (BASE16_ENCODE_LENGTH (sizeof digest) + 1);
  sha256_digest (&context, sizeof digest, digest);
  base16_encode_update (hash, sizeof digest, digest);
  return hash;
}
