/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Nettle's SHA-256, which uses what the processor has for it: whole statements are hashed. */
#include "base/hash.h"

#include <nettle/base16.h>
#include <nettle/sha2.h>

char *
demarche_hash_bytes (gconstpointer data, gsize length)
{
  guint8 digest[SHA256_DIGEST_SIZE];
  struct sha256_ctx context;
  char *hash = g_malloc0 (BASE16_ENCODE_LENGTH (sizeof digest) + 1);

  sha256_init (&context);
  sha256_update (&context, length, data);
  sha256_digest (&context, sizeof digest, digest);
  base16_encode_update (hash, sizeof digest, digest);
  return hash;
}
