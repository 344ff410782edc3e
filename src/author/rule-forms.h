/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Parts of a rule set as strings that are equal when their meaning is. */
#pragma once

#include "rules/rule-set-private.h"

G_BEGIN_DECLS

/**
 * DemarcheRuleForms:
 *
 * Remembers the forms of one rule set. Not thread safe.
 */
typedef struct _DemarcheRuleForms DemarcheRuleForms;

DemarcheRuleForms *demarche_rule_forms_new (DemarcheRuleSet *rules) DEMARCHE_MUST_USE;
void demarche_rule_forms_free (DemarcheRuleForms *forms);
DemarcheRuleSet *demarche_rule_forms_get_rules (DemarcheRuleForms *forms);

/* a phrase as it is written, the names of its lists included */
const char *demarche_rule_forms_get_phrase (DemarcheRuleForms *forms, const DemarchePhrase *phrase);
/* what phrases mean: as written, and what their lists hold. @phrases: (nullable); (transfer
 * full) */
char *demarche_rule_forms_make_phrases (DemarcheRuleForms *forms, GPtrArray *phrases);
/* whether both arrays (nullable) hold the same phrases in the same order, letter by letter,
 * whatever their lists hold */
gboolean demarche_phrases_are_written_alike (const GPtrArray *phrases, const GPtrArray *others);
/* whether phrases (nullable) of two sets mean the same. @other: the same forms in every call */
gboolean demarche_rule_forms_are_alike (DemarcheRuleForms *forms, DemarcheRuleForms *other,
                                        GPtrArray *phrases, GPtrArray *others);
/* the same of the lists that a phrase names */
gboolean demarche_rule_forms_has_same_lists (DemarcheRuleForms *forms, DemarcheRuleForms *other,
                                             const DemarchePhrase *phrase);
/* all of a rule that is no phrase of its own, and what it asks of a section; (transfer full) */
char *demarche_rule_forms_make_frame (DemarcheRuleForms *forms, const DemarcheRule *rule);
/* all of a cue that is no phrase; (transfer full) */
char *demarche_cue_make_frame (const DemarcheCue *cue);
/* the languages of a set and their tables; (transfer full) */
char *demarche_rule_set_make_languages (DemarcheRuleSet *rules);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemarcheRuleForms, demarche_rule_forms_free)

G_END_DECLS
