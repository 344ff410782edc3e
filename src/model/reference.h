/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Lasting references of tags. */
#pragma once

#include "model/tag.h"

G_BEGIN_DECLS

#define DEMARCHE_REFERENCE_CHARS 8 /* of the shortest */
#define DEMARCHE_REFERENCE_MOST 16 /* of the longest */

/**
 * demarche_references_new:
 * @tagged: (element-type DemarcheTagged)
 *
 * The reference of each tag, in the order of the statements and their tags: the first 8
 * characters, in base 32, of the hash of text hash, paragraph text and which occurrence of it,
 * position, holder, stance; longer where two differ later. A statement whose text hash is not
 * known is told by its name. The same words in two copies of one text have one reference.
 *
 * Returns: (element-type utf8) (transfer full): frees its strings
 */
DEMARCHE_API GPtrArray *demarche_references_new (GPtrArray *tagged,
                                                 DemarcheCodebook *codebook) DEMARCHE_MUST_USE;
/* library-private: the references of one statement's tags, all 16 characters, of which
 * demarche_references_new() shows the first. (element-type utf8) (transfer full) */
GPtrArray *demarche_references_new_whole (DemarcheTagged *tagged,
                                          DemarcheCodebook *codebook) DEMARCHE_MUST_USE;

/* library-private: what the shortest reference holds, as a number of 40 bits */
guint64 demarche_reference_get_number (const char *reference);
/* library-private: works out the whole references of a statement's tags, once for all who ask
 * later; before the object is shared. @known: (nullable): the statement with other tags and their
 * references, by the same codebook */
void demarche_tagged_learn_references (DemarcheTagged *tagged, DemarcheTagged *known,
                                       DemarcheCodebook *codebook);
/* library-private: the references of some of the tags of many statements: cuts their whole ones,
 * @whole (element-type utf8), as demarche_references_new() does */
void demarche_references_cut (GPtrArray *whole, GPtrArray *tagged, DemarcheCodebook *codebook);

G_END_DECLS
