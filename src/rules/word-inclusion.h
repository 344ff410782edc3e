/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Whether each word that one item of a phrase takes is taken by another. */
#pragma once

#include "rules/lint-private.h"

G_BEGIN_DECLS

/**
 * DemarcheWords:
 *
 * The forms and spellings of words, found once. Not thread safe.
 */
typedef struct _DemarcheWords DemarcheWords;

DemarcheWords *demarche_words_new (const DemarcheRuleContents *contents) DEMARCHE_MUST_USE;
void demarche_words_free (DemarcheWords *words);

/* @inner, @outer: WORD nodes of phrases in @language (nullable) */
gboolean demarche_words_include (DemarcheWords *words, const char *language,
                                 const DemarchePhraseNode *inner, const DemarchePhraseNode *outer);
/* the forms that a WORD without a wildcard reaches, each in its first spelling; borrowed */
GPtrArray *demarche_words_get_forms (DemarcheWords *words, const char *language,
                                     const DemarchePhraseNode *node);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemarcheWords, demarche_words_free)

G_END_DECLS
