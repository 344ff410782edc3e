/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Two versions of one statement: which paragraphs answer each other, and which words differ. */
#pragma once

#include "comparison/comparison.h"

G_BEGIN_DECLS

/**
 * DemarcheParagraphPair:
 * @first, @second: index of the paragraph, or DEMARCHE_NONE where the other stands alone
 * @similarity: share of words in common, 0 to 1
 */
typedef struct {
  guint first;
  guint second;
  double similarity;
} DemarcheParagraphPair;

/**
 * demarche_paragraphs_align:
 *
 * Sets the paragraphs of two statements side by side, in order, so that the most words meet; what
 * has too little in common stands alone. Time grows with the product of their numbers up to two
 * thousand each; longer texts are cut in halves first.
 *
 * Returns: (element-type DemarcheParagraphPair) (transfer full)
 */
GArray *demarche_paragraphs_align (DemarcheStatement *first,
                                   DemarcheStatement *second) DEMARCHE_MUST_USE;

/**
 * demarche_words_compare:
 * @deleted, @inserted: (element-type DemarcheSpan): stretches of @first that @second lacks, and the
 *   other way round
 *
 * Compares two texts word by word. Where they have next to nothing in common both are one stretch.
 */
void demarche_words_compare (const char *first, gsize first_length, const char *second,
                             gsize second_length, GArray *deleted, GArray *inserted);

G_END_DECLS
