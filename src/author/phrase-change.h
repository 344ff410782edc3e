/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Where arrays of phrases of two rule sets can match differently. */
#pragma once

#include "author/reach.h"
#include "author/rule-forms.h"

G_BEGIN_DECLS

/**
 * DemarchePhraseChange:
 *
 * Two rule sets, old (side 0) and new (side 1), over one corpus. Everything is asked twice, before
 * and after demarche_phrase_change_learn(), as with a DemarcheReach. Not thread safe.
 */
typedef struct _DemarchePhraseChange DemarchePhraseChange;

/* all must stay as long as the result */
DemarchePhraseChange *demarche_phrase_change_new (const DemarcheCorpusIndex *index,
                                                  const DemarcheLanguage *language,
                                                  DemarcheRuleForms *old_forms,
                                                  DemarcheRuleForms *new_forms) DEMARCHE_MUST_USE;
void demarche_phrase_change_free (DemarchePhraseChange *change);
void demarche_phrase_change_learn (DemarchePhraseChange *change);

guint demarche_phrase_change_get_limit (const DemarchePhraseChange *change);
DemarcheBitSet *demarche_phrase_change_new_set (const DemarchePhraseChange *change);

/* adds to @set the paragraphs where one of the phrases (nullable) of one side can match */
void demarche_phrase_change_add_side (DemarchePhraseChange *change, guint side, GPtrArray *phrases,
                                      DemarcheBitSet *set);
void demarche_phrase_change_add_phrase (DemarchePhraseChange *change, guint side,
                                        const DemarchePhrase *phrase, DemarcheBitSet *set);
/* adds to @set the paragraphs where the two arrays (nullable) can match differently: by phrases
 * that only one of them holds, by their order, and by what has changed in the lists they use */
void demarche_phrase_change_add (DemarchePhraseChange *change, GPtrArray *old_ones,
                                 GPtrArray *new_ones, DemarcheBitSet *set);
/* whether they hold the same phrases in the same order, whatever their lists hold */
gboolean demarche_phrase_change_is_written_alike (DemarchePhraseChange *change, GPtrArray *old_ones,
                                                  GPtrArray *new_ones);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemarchePhraseChange, demarche_phrase_change_free)

G_END_DECLS
