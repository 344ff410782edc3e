/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Where sentences end: UAX 29 by ICU, with the abbreviations of the language. */
#pragma once

#include "rules/rule-set-private.h"

G_BEGIN_DECLS

/**
 * DemarcheSentenceBreaker:
 *
 * Not thread safe.
 */
typedef struct _DemarcheSentenceBreaker DemarcheSentenceBreaker;

DemarcheSentenceBreaker *demarche_sentence_breaker_new (const DemarcheLanguage *language)
    DEMARCHE_MUST_USE;
void demarche_sentence_breaker_free (DemarcheSentenceBreaker *breaker);

/* appends the end of each sentence in bytes [start, end) of @text, @end as the last, to @ends
 * (of gsize). A line break inside is a space */
void demarche_sentence_breaker_find (DemarcheSentenceBreaker *breaker, const char *text,
                                     gsize start, gsize end, GArray *ends);

/* whether the sentence [start, end) ends in a question mark, closing marks aside */
gboolean demarche_sentence_is_question (const char *text, gsize start, gsize end);

/* whether the sentence [start, end) ends in a mark that ends sentences, closing marks aside */
gboolean demarche_sentence_is_complete (const char *text, gsize start, gsize end);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemarcheSentenceBreaker, demarche_sentence_breaker_free)

G_END_DECLS
