/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The words that cues are made of. */
#pragma once

#include "rules/word-inclusion.h"

G_BEGIN_DECLS

typedef struct _DemarcheCueWords DemarcheCueWords;

/* all borrowed */
DemarcheCueWords *demarche_cue_words_new (const DemarcheRuleContents *contents,
                                          DemarcheWords *words) DEMARCHE_MUST_USE;
void demarche_cue_words_free (DemarcheCueWords *cues);

/* whether no cue can share a word with a match of the node: then it makes no difference to cues
 * whether a match is longer. @language: (nullable): of the node */
gboolean demarche_cue_words_are_apart (DemarcheCueWords *cues, const char *language,
                                       const DemarchePhraseNode *node);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemarcheCueWords, demarche_cue_words_free)

G_END_DECLS
