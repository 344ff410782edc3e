/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Bytes of a file to clean UTF-8 with LF line ends. */
#pragma once

#include "base/error.h"

G_BEGIN_DECLS

/**
 * DemarcheDecoded:
 * @text: valid UTF-8 without BOM, lines end with LF; of the control characters only TAB, LF and
 *   FF (a page break) are left
 * @encoding: what was decoded from, such as "UTF-8" or "UTF-16LE"
 * @n_repaired: invalid sequences that became U+FFFD; @first_repaired: byte offset of the first
 * @n_stripped: control characters and escape sequences left out
 */
typedef struct {
  GBytes *text;
  char *encoding;
  gsize n_repaired;
  gsize first_repaired;
  gsize n_stripped;
} DemarcheDecoded;

/* @bytes: with a NUL behind them, as behind the text, which is a part of them where it can be;
 * @encoding: (nullable): an iconv name for bytes without a BOM. Errors: ENCODING, LIMIT */
DemarcheDecoded *demarche_decode (GBytes *bytes, const char *encoding,
                                  GError **error) DEMARCHE_MUST_USE;
/* whether iconv knows the name */
gboolean demarche_decode_knows (const char *encoding);
void demarche_decoded_free (DemarcheDecoded *decoded);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemarcheDecoded, demarche_decoded_free)

G_END_DECLS
