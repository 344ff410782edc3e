/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Which phrases of two lists differ by what they mean. */
#pragma once

#include "rules/rule-set-private.h"

G_BEGIN_DECLS

/* one phrase that was added (@before NULL), removed (@after NULL), or changed (unowned) */
typedef struct {
  const DemarchePhrase *before;
  const DemarchePhrase *after;
} DemarchePhrasePair;

/**
 * demarche_phrase_pairs_new:
 * @before, @after: (nullable) (element-type DemarchePhrase)
 *
 * Leaves out what is in both. One that is gone and a new one with half of its words in common are
 * a change.
 *
 * Returns: (element-type DemarchePhrasePair) (transfer full): in the order of @after; removed ones
 * last
 */
GArray *demarche_phrase_pairs_new (GPtrArray *before, GPtrArray *after) DEMARCHE_MUST_USE;

/* whether the same phrase is in both; two lists without any are alike too */
gboolean demarche_phrases_have_common (GPtrArray *first, GPtrArray *second);

G_END_DECLS
