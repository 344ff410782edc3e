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

void
demarche_hasher_finish_digest (DemarcheHasher *hasher, guint8 digest[DEMARCHE_DIGEST_BYTES])
{
  sha256_digest (&hasher->context, DEMARCHE_DIGEST_BYTES, digest);
  g_free (hasher);
}

char *
demarche_hasher_finish (DemarcheHasher *hasher)
{
  guint8 digest[DEMARCHE_DIGEST_BYTES];
  char *hash = g_malloc0 (BASE16_ENCODE_LENGTH (sizeof digest) + 1);

  demarche_hasher_finish_digest (hasher, digest);
  base16_encode_update (hash, sizeof digest, digest);
  return hash;
}

char *
demarche_hash_bytes (gconstpointer data, gsize length)
{
  DemarcheHasher *hasher = demarche_hasher_new ();

  demarche_hasher_add (hasher, data, length);
  return demarche_hasher_finish (hasher);
}
