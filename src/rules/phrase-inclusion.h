/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Whether each match of one phrase is a match of another: never said wrongly, not always found. */
#pragma once

#include "rules/lint-private.h"
#include "rules/word-inclusion.h"

G_BEGIN_DECLS

typedef enum {
  DEMARCHE_INCLUDES_NOT,   /* or it cannot be told */
  DEMARCHE_INCLUDES_SAME,  /* from each word the outer phrase matches just what the inner does */
  DEMARCHE_INCLUDES_WIDER, /* the same or, without a gap, more words after it */
} DemarchePhraseInclusion;

/**
 * DemarcheSpelled:
 *
 * A phrase made ready to be looked for in others.
 */
typedef struct _DemarcheSpelled DemarcheSpelled;

/* @lint, @words, @phrase: borrowed */
DemarcheSpelled *demarche_spelled_new (DemarcheLint *lint, DemarcheWords *words,
                                       const DemarchePhrase *phrase) DEMARCHE_MUST_USE;
void demarche_spelled_free (DemarcheSpelled *spelled);

DemarchePhraseInclusion demarche_spelled_compare (DemarcheSpelled *inner,
                                                  const DemarchePhrase *outer) DEMARCHE_MUST_USE;

/* the same for one pair */
DemarchePhraseInclusion demarche_phrase_includes (DemarcheLint *lint, DemarcheWords *words,
                                                  const DemarchePhrase *outer,
                                                  const DemarchePhrase *inner) DEMARCHE_MUST_USE;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemarcheSpelled, demarche_spelled_free)

G_END_DECLS
