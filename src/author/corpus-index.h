/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* From the words of many statements to the paragraphs that hold them. */
#pragma once

#include "author/bit-set.h"
#include "classify/lexicon.h"
#include "model/statement.h"

G_BEGIN_DECLS

/* a paragraph that can be tagged: indices of its statement, and in its statement */
typedef struct {
  guint statement;
  guint paragraph;
} DemarcheCorpusPlace;

/**
 * DemarcheCorpusIndex:
 *
 * The words of the taggable paragraphs as they stand in the text, and where each stands. Knows
 * nothing of rules. Immutable; usable from any thread.
 */
typedef struct _DemarcheCorpusIndex DemarcheCorpusIndex;

/* @statements: (element-type DemarcheStatement): must stay as long as the index */
DemarcheCorpusIndex *demarche_corpus_index_new (GPtrArray *statements) DEMARCHE_MUST_USE;
void demarche_corpus_index_free (DemarcheCorpusIndex *index);

guint demarche_corpus_index_get_n_paragraphs (const DemarcheCorpusIndex *index);
const DemarcheCorpusPlace *demarche_corpus_index_get_place (const DemarcheCorpusIndex *index,
                                                            guint paragraph);
/* the first paragraph of a statement; that of the one after the last statement is the number of
 * all */
guint demarche_corpus_index_get_first (const DemarcheCorpusIndex *index, guint statement);

/* the languages of paragraphs, one of which may be NULL: not known, and who is in each */
guint demarche_corpus_index_get_n_languages (const DemarcheCorpusIndex *index);
const char *demarche_corpus_index_get_language (const DemarcheCorpusIndex *index, guint language);
const DemarcheBitSet *demarche_corpus_index_get_in_language (const DemarcheCorpusIndex *index,
                                                             guint language);

/* (element-type DemarcheBitSet): for each class of @lexicon the paragraphs that hold one of its
 * words, NULL where none does */
GPtrArray *demarche_corpus_index_find_classes (const DemarcheCorpusIndex *index,
                                               const DemarcheLexicon *lexicon) DEMARCHE_MUST_USE;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemarcheCorpusIndex, demarche_corpus_index_free)

G_END_DECLS
