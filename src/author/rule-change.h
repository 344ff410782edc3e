/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Which paragraphs of a corpus an edit of the rules can touch. */
#pragma once

#include "author/reach.h"

G_BEGIN_DECLS

/**
 * DemarcheRuleChange:
 *
 * What differs in meaning between two rule sets: rules, cues, names, `about` phrases, lists
 * through the phrases that use them. Not thread safe.
 */
typedef struct _DemarcheRuleChange DemarcheRuleChange;

DemarcheRuleChange *demarche_rule_change_new (DemarcheRuleSet *old_rules,
                                              DemarcheRuleSet *new_rules) DEMARCHE_MUST_USE;
void demarche_rule_change_free (DemarcheRuleChange *change);

/* whether the languages differ: then everything has to be read anew */
gboolean demarche_rule_change_is_total (const DemarcheRuleChange *change);

/**
 * demarche_rule_change_find:
 * @language: of the paragraphs' reader
 * @found: the paragraphs where a rule of the old set held, before cues were read
 *
 * The paragraphs whose tags may differ, or whose `about` marks; all others have the same by both
 * sets.
 */
DemarcheBitSet *demarche_rule_change_find (DemarcheRuleChange *change,
                                           const DemarcheCorpusIndex *index,
                                           const DemarcheLanguage *language,
                                           const DemarcheBitSet *found) DEMARCHE_MUST_USE;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemarcheRuleChange, demarche_rule_change_free)

G_END_DECLS
