/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What a text is known by, whatever its name. */
#pragma once

#include "base/macros.h"

G_BEGIN_DECLS

/* SHA-256 of the bytes, in 64 small hexadecimal digits */
char *demarche_hash_bytes (gconstpointer data, gsize length) DEMARCHE_MUST_USE;

G_END_DECLS
