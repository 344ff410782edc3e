/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Finds the phrases that may include another one by the item that they begin with. */
#pragma once

#include "rules/word-inclusion.h"

G_BEGIN_DECLS

/**
 * DemarchePhraseIndex:
 *
 * Phrases by group and by the items that a match of them may begin with: `norm~`, `bind*`,
 * `@state`. Not thread safe.
 */
typedef struct _DemarchePhraseIndex DemarchePhraseIndex;

/* all borrowed */
DemarchePhraseIndex *demarche_phrase_index_new (const DemarcheRuleContents *contents,
                                                DemarcheWords *words) DEMARCHE_MUST_USE;
void demarche_phrase_index_free (DemarchePhraseIndex *index);

/* @number: what the phrase is found as; no more than @most of those that begin alike are kept */
void demarche_phrase_index_add (DemarchePhraseIndex *index, guint group,
                                const DemarchePhrase *phrase, guint number, guint most);
/* the items with which one begins that includes @phrase: (element-type guint). The item that
 * @phrase itself begins with is among them; what begins otherwise does not include it */
GArray *demarche_phrase_index_list_items (DemarchePhraseIndex *index,
                                          const DemarchePhrase *phrase) DEMARCHE_MUST_USE;
/* numbers of the phrases of a group that may begin with an item; NULL when there are none */
GArray *demarche_phrase_index_find (DemarchePhraseIndex *index, guint group, guint item);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemarchePhraseIndex, demarche_phrase_index_free)

G_END_DECLS
