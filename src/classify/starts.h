/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What matching asks of a word: which phrases may begin with it, which may need it further on.
 * Listed once for each distinct word of the text. */
#pragma once

#include "base/store.h"
#include "classify/word.h"

G_BEGIN_DECLS

/**
 * DemarcheNeed:
 * @reach: how many words behind the first one of a match it stands at most
 * @is_behind: whether it never is that first one
 *
 * A class of which every match of a phrase holds a word.
 */
typedef struct {
  DemarcheWordClass class;
  guint32 reach;
  gboolean is_behind;
} DemarcheNeed;

/**
 * DemarcheStartIndex:
 *
 * Phrases by the classes of the words that they may begin with. Filled while a matcher is made,
 * then only read, from any thread.
 */
typedef struct _DemarcheStartIndex DemarcheStartIndex;

DemarcheStartIndex *demarche_start_index_new (guint n_classes) DEMARCHE_MUST_USE;
void demarche_start_index_free (DemarcheStartIndex *index);
/* the candidate may begin with words of the class */
void demarche_start_index_add (DemarcheStartIndex *index, DemarcheWordClass class,
                               const DemarcheCandidate *candidate, gboolean is_worth_reading);
/* what a candidate will ask for of @need (nullable): NULL: nothing */
DemarcheGlance demarche_start_index_glance_at (DemarcheStartIndex *index, const DemarcheNeed *need,
                                               gboolean is_worth_reading);
/* a word with these classes, rising; lies in @store */
const DemarcheWord *demarche_start_index_make_word (const DemarcheStartIndex *index, guint flags,
                                                    const DemarcheWordClass *classes,
                                                    guint n_classes, DemarcheStore *store);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemarcheStartIndex, demarche_start_index_free)

G_END_DECLS
