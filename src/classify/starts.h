/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What matching asks of a word: which phrases may begin with it, which may need it further on.
 * Listed once for each distinct word of the text. */
#pragma once

#include "base/store.h"
#include "classify/lexicon.h"

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

#define DEMARCHE_CLASS_SLOTS 4096

/**
 * DemarcheGlance:
 * @slot: of the need's class: its number modulo DEMARCHE_CLASS_SLOTS
 * @reach: that of the need; G_MAXUINT16 for any distance
 *
 * What of a need can be asked at next to no cost.
 */
typedef struct {
  guint16 slot;
  guint16 reach;
} DemarcheGlance;

/**
 * DemarcheCandidate:
 * @need, @also: of its needs behind the first word, at best those that few phrases have
 *
 * A phrase that may begin with a word.
 */
typedef struct {
  guint phrase;
  DemarcheGlance need;
  DemarcheGlance also;
} DemarcheCandidate;

/**
 * DemarcheStarts:
 * @slots: of those classes of the word that a glance asks for; the first @n_slots_worth_reading for
 *   phrases that make a paragraph worth reading
 * @candidates: each phrase once; the first @n_worth_reading make a paragraph worth reading
 */
struct _DemarcheStarts {
  guint n_slots_worth_reading;
  guint n_slots;
  guint n_worth_reading;
  guint n_candidates;
  const guint16 *slots;
  const DemarcheCandidate *candidates;
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
/* the candidate may begin with words of the class */
void demarche_start_index_add (DemarcheStartIndex *index, DemarcheWordClass class,
                               const DemarcheCandidate *candidate, gboolean is_worth_reading);
/* what a candidate will ask for of @need (nullable): NULL: nothing */
DemarcheGlance demarche_start_index_glance_at (DemarcheStartIndex *index, const DemarcheNeed *need,
                                               gboolean is_worth_reading);
/* of a word; lies in @store */
const DemarcheStarts *demarche_start_index_list (const DemarcheStartIndex *index,
                                                 const DemarcheWord *word, DemarcheStore *store);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemarcheStartIndex, demarche_start_index_free)

G_END_DECLS
