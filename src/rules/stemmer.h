/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Which words of a language are inflections of one another, by Snowball's rules. */
#pragma once

#include "base/macros.h"

G_BEGIN_DECLS

/**
 * DemarcheStemmer:
 *
 * What words of one language share when endings are taken off. Usable from any thread.
 */
typedef struct _DemarcheStemmer DemarcheStemmer;

/* opens what stems words of @language, if anything does. Errors: NOT_FOUND */
gboolean demarche_stemmer_prepare (const char *language, GError **error) DEMARCHE_MUST_USE;

/* @language: (nullable): "fr", "fr-CA". NULL where Snowball is not used: for English, whose
 * inflections are listed, for Chinese, which has none, and for languages that are not known */
DemarcheStemmer *demarche_stemmer_new (const char *language) DEMARCHE_MUST_USE;
void demarche_stemmer_free (DemarcheStemmer *stemmer);

/* the stem of a folded word: two words with one stem are forms of one another */
char *demarche_stemmer_stem (DemarcheStemmer *stemmer, const char *word) DEMARCHE_MUST_USE;

/* the stem of a word of the text as a plural form of a French verb, which Snowball leaves as it is:
 * "demandent", "demandons" as "demander". NULL when it has no such ending */
char *demarche_stemmer_stem_verb (DemarcheStemmer *stemmer, const char *word) DEMARCHE_MUST_USE;

/* what follows the apostrophe of a French word that lost its vowel ("accord" in "l'accord"), or
 * NULL. @word: folded */
const char *demarche_stemmer_skip_elision (const char *language, const char *word);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemarcheStemmer, demarche_stemmer_free)

G_END_DECLS
