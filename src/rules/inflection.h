/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The forms that `word~` reaches, and words that differ only in spelling. */
#pragma once

#include "rules/rule-set-private.h"

G_BEGIN_DECLS

/**
 * demarche_inflect:
 * @language: tables of the word's language
 * @word: folded
 * @forms: (element-type utf8): gets @word and its inflections, owned by the array
 *
 * English: plural, third person, possessive, -ed and -ing, with doubling and y to ies, and the
 * irregular forms. Some forms are no words ("developped"), which does no harm. Other languages: the
 * irregular forms only; what else is a form is asked of a DemarcheStemmer.
 */
void demarche_inflect (const DemarcheLanguage *language, const char *word, GPtrArray *forms);

/* whether `word~` reaches @form; both folded */
gboolean demarche_inflects_to (const DemarcheLanguage *language, const char *word,
                               const char *form);

/**
 * DemarcheSpelling:
 *
 * The spelling pairs of a language (behaviour/behavior, -ise/-ize) with their inflections,
 * ready for look-up. Immutable.
 */
typedef struct _DemarcheSpelling DemarcheSpelling;

DemarcheSpelling *demarche_spelling_new (const DemarcheLanguage *language) DEMARCHE_MUST_USE;
void demarche_spelling_free (DemarcheSpelling *spelling);

/* the one form under which spellings are equal; NULL when it is @word itself */
char *demarche_spelling_fold (const DemarcheSpelling *spelling, const char *word) DEMARCHE_MUST_USE;
/* the second spelling of a word in the first one, NULL when it has none */
char *demarche_spelling_unfold (const DemarcheSpelling *spelling,
                                const char *word) DEMARCHE_MUST_USE;

/* bytes with which words may begin */
typedef struct {
  guint8 has[256]; /* TRUE: it may */
} DemarcheInitials;

/* adds those of the other spelling of words that begin with one of @initials. Pairs of endings
 * leave the beginning as it is */
void demarche_spelling_add_initials (const DemarcheSpelling *spelling, DemarcheInitials *initials);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemarcheSpelling, demarche_spelling_free)

G_END_DECLS
