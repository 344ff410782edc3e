/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Sequences of two to five words in a corpus, and in how many paragraphs each stands. */
#pragma once

#include "base/macros.h"

G_BEGIN_DECLS

#define DEMARCHE_MAX_SEQUENCE 5

/* what a word is, wherever it stands */
typedef enum {
  DEMARCHE_SEQUENCE_CONTENT = 1 << 0,   /* says something: a sequence needs one such word */
  DEMARCHE_SEQUENCE_MAY_BEGIN = 1 << 1, /* a sequence may begin with it */
  DEMARCHE_SEQUENCE_MAY_END = 1 << 2,   /* and end */
} DemarcheSequenceWord;

/* what a word is at one place */
typedef enum {
  DEMARCHE_SEQUENCE_IN_NAME = 1 << 0,   /* it is part of a name, and says nothing */
  DEMARCHE_SEQUENCE_CONTINUES = 1 << 1, /* of one that has begun before: nothing begins here */
} DemarcheSequencePlace;

/* what a paragraph is in a comparison */
typedef enum {
  DEMARCHE_PART_LEFT_OUT,
  DEMARCHE_PART_REST,
  DEMARCHE_PART_OURS,
} DemarchePart;

/* @words: numbers of its words; @n_ours, @n_rest: paragraphs that it stands in */
typedef struct {
  guint32 words[DEMARCHE_MAX_SEQUENCE];
  guint n_words;
  guint n_ours;
  guint n_rest;
} DemarcheSequence;

/**
 * DemarcheSequences:
 *
 * Holds a corpus as numbers of words, 14 bytes a word, and sorts the places where a sequence may
 * begin by the words that follow, so that equal sequences stand together: no table of all sequences
 * is needed. First paragraphs are added, then sequences are found.
 */
typedef struct _DemarcheSequences DemarcheSequences;

DemarcheSequences *demarche_sequences_new (void) DEMARCHE_MUST_USE;
void demarche_sequences_free (DemarcheSequences *sequences);

/* the number of a word; @kind (DemarcheSequenceWord) counts when the word is new */
guint32 demarche_sequences_look_up (DemarcheSequences *sequences, const char *word, guint kind);

/* words added from here on are of the next paragraph, the first one is 0 */
void demarche_sequences_begin_paragraph (DemarcheSequences *sequences);
/* @place: DemarcheSequencePlace */
void demarche_sequences_add (DemarcheSequences *sequences, guint32 word, guint place);
/* no sequence goes on beyond here: a sentence ends */
void demarche_sequences_break (DemarcheSequences *sequences);
guint demarche_sequences_get_n_words (DemarcheSequences *sequences);

/**
 * demarche_sequences_find:
 * @parts: (array): DemarchePart of each paragraph
 * @min: paragraphs of ours that a sequence must stand in, at least 2
 *
 * Returns: (element-type DemarcheSequence): in the order of their words
 */
GArray *demarche_sequences_find (DemarcheSequences *sequences, const guint8 *parts,
                                 guint min) DEMARCHE_MUST_USE;

/* whether @inner is a part of @outer */
gboolean demarche_sequence_contains (const DemarcheSequence *outer, const DemarcheSequence *inner);

/* "raise the status" */
char *demarche_sequences_spell (DemarcheSequences *sequences,
                                const DemarcheSequence *sequence) DEMARCHE_MUST_USE;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemarcheSequences, demarche_sequences_free)

G_END_DECLS
