/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Nettle's SHA-256, which uses what the processor has for it: whole statements are hashed. */
#include "base/hash.h"

#include <nettle/base16.h>
#include <nettle/sha2.h>

struct _DemarcheHasher {
  struct sha256_ctx context;
};

DemarcheHasher *
demarche_hasher_new (void)
{
  DemarcheHasher *hasher = g_new (DemarcheHasher, 1);

  sha256_init (&hasher->context);
  return hasher;
}

void
demarche_hasher_add (DemarcheHasher *hasher, gconstpointer data, gsize length)
{
  sha256_update (&hasher->context, length, data);
}

char *
demarche_hasher_finish (DemarcheHasher *hasher)
{
  guint8 digest[SHA256_DIGEST_SIZE];
  char *hash = g_malloc0 (BASE16_ENCODE_LENGTH (sizeof digest) + 1);

  sha256_digest (&hasher->context, sizeof digest, digest);
  base16_encode_update (hash, sizeof digest, digest);
  g_free (hasher);
  return hash;
}

char *
demarche_hash_bytes (gconstpointer data, gsize length)
{
  DemarcheHasher *hasher = demarche_hasher_new ();

  demarche_hasher_add (hasher, data, length);
  return demarche_hasher_finish (hasher);
}
