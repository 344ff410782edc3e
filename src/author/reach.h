/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* In which paragraphs of a corpus a phrase can match at all: those that hold its words. */
#pragma once

#include "author/corpus-index.h"
#include "rules/rule-set-private.h"

G_BEGIN_DECLS

/**
 * DemarcheReach:
 *
 * Words are looked up in the whole corpus at once. So all that will be asked is asked twice:
 * before demarche_reach_learn() the answers mean nothing, but the words in the questions are
 * remembered; after it the answers are right, for those questions.
 */
typedef struct _DemarcheReach DemarcheReach;

/* @language: of the text, as in an engine; both must stay as long as the reach */
DemarcheReach *demarche_reach_new (const DemarcheCorpusIndex *index,
                                   const DemarcheLanguage *language) DEMARCHE_MUST_USE;
void demarche_reach_free (DemarcheReach *reach);
void demarche_reach_learn (DemarcheReach *reach);
guint demarche_reach_get_limit (const DemarcheReach *reach);

/* the language by which a phrase of @rules is inflected */
const DemarcheLanguage *demarche_reach_get_language (const DemarcheReach *reach,
                                                     DemarcheRuleSet *rules,
                                                     const DemarchePhrase *phrase);

/**
 * demarche_reach_add_phrase:
 * @language: (nullable): of the phrase that uses this one in a list; %NULL: its own
 *
 * Adds to @set the paragraphs in which a phrase of @rules can match.
 */
void demarche_reach_add_phrase (DemarcheReach *reach, DemarcheRuleSet *rules,
                                const DemarchePhrase *phrase, const DemarcheLanguage *language,
                                DemarcheBitSet *set);
/* the same for each of @phrases (nullable) */
void demarche_reach_add_phrases (DemarcheReach *reach, DemarcheRuleSet *rules, GPtrArray *phrases,
                                 const DemarcheLanguage *language, DemarcheBitSet *set);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemarcheReach, demarche_reach_free)

G_END_DECLS
