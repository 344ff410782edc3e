/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What a text is known by, whatever its name. */
#pragma once

#include "base/macros.h"

G_BEGIN_DECLS

#define DEMARCHE_DIGEST_BYTES 32

/* SHA-256 of the bytes, in 64 small hexadecimal digits */
char *demarche_hash_bytes (gconstpointer data, gsize length) DEMARCHE_MUST_USE;

/* the same of bytes that come piece by piece */
typedef struct _DemarcheHasher DemarcheHasher;

DemarcheHasher *demarche_hasher_new (void) DEMARCHE_MUST_USE;
void demarche_hasher_add (DemarcheHasher *hasher, gconstpointer data, gsize length);
/* frees the hasher. @digest: (out) */
void demarche_hasher_finish_digest (DemarcheHasher *hasher, guint8 digest[DEMARCHE_DIGEST_BYTES]);
/* frees the hasher */
char *demarche_hasher_finish (DemarcheHasher *hasher) DEMARCHE_MUST_USE;

G_END_DECLS
