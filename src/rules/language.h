/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Tables of a language: irregular forms, abbreviations, spellings, pronouns. */
#pragma once

#include "rules/rule-set-private.h"

G_BEGIN_DECLS

/* empty tables. @id: (nullable) */
DemarcheLanguage *demarche_language_new (const char *id) DEMARCHE_MUST_USE;
void demarche_language_free (DemarcheLanguage *language);

/* adds what @other holds */
void demarche_language_merge (DemarcheLanguage *language, const DemarcheLanguage *other);

/* words are given as written and kept folded */
void demarche_language_add_irregular (DemarcheLanguage *language, const char *base,
                                      const char *form);
void demarche_language_add_word (GHashTable *words, const char *word);
void demarche_language_add_spelling (DemarcheLanguage *language, const char *first,
                                     const char *second);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemarcheLanguage, demarche_language_free)

G_END_DECLS
