/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What a comparison needs of a tagged statement, in one small piece. */
#pragma once

#include "model/statement-private.h"
#include "model/tag.h"

G_BEGIN_DECLS

/**
 * demarche_outline_new:
 * @tagged: one that could be read
 *
 * The outline of a tagged statement: its fields, tags with their references, the paragraphs that
 * have a tag or speak to an issue, of the others that can be tagged one of each kind (who speaks
 * for whom, when and where), and the sketch by which copies are found. No words, no offsets and
 * no attributes.
 *
 * Returns: (transfer full): the same bytes on every machine
 */
GBytes *demarche_outline_new (DemarcheTagged *tagged, DemarcheCodebook *codebook) DEMARCHE_MUST_USE;

/**
 * demarche_outline_read:
 * @outline: @length bytes from anywhere; they are checked
 * @store: where it is kept; @sketches: where its sketch is
 *
 * Makes a tagged statement of an outline; demarche_statement_is_outline() is TRUE of it. Indices of
 * paragraphs are those among its own ones, numbers those in the statement. Errors: DAMAGED (it is
 * no outline, or of another codebook).
 */
DemarcheTagged *demarche_outline_read (gconstpointer outline, gsize length, const char *name,
                                       DemarcheCodebook *codebook, DemarcheStore *store,
                                       DemarcheStore *sketches, GError **error) DEMARCHE_MUST_USE;

G_END_DECLS
