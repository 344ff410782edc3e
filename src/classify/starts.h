/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Which phrases may begin with a word: listed once for each distinct word of the text. */
#pragma once

#include "classify/lexicon.h"

G_BEGIN_DECLS

#define DEMARCHE_CLASS_SLOTS 4096

/**
 * DemarcheCandidate:
 * @slot: of a class of which the phrase's matches hold a word, at best one that few phrases need:
 *   its number modulo DEMARCHE_CLASS_SLOTS
 * @reach: how far behind the first word of a match that one stands at most; 255 for any distance
 *
 * A phrase that may begin with a word.
 */
typedef struct {
  guint phrase;
  guint16 slot;
  guint8 reach;
} DemarcheCandidate;

/* each phrase stands in @candidates once; the first @n_worth_reading make a paragraph worth
 * reading */
struct _DemarcheStarts {
  guint n_worth_reading;
  guint n_candidates;
  DemarcheCandidate candidates[];
};

/**
 * DemarcheStartIndex:
 *
 * Phrases by the classes of the words that they may begin with. Filled while a matcher is made,
 * then only read, from any thread.
 */
typedef struct _DemarcheStartIndex DemarcheStartIndex;

DemarcheStartIndex *demarche_start_index_new (guint n_classes) DEMARCHE_MUST_USE;
void demarche_start_index_free (DemarcheStartIndex *index);
void demarche_start_index_add (DemarcheStartIndex *index, DemarcheWordClass class,
                               const DemarcheCandidate *candidate, gboolean is_worth_reading);
/* of a word; free with g_free */
DemarcheStarts *demarche_start_index_list (const DemarcheStartIndex *index,
                                           const DemarcheWord *word) DEMARCHE_MUST_USE;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemarcheStartIndex, demarche_start_index_free)

G_END_DECLS
