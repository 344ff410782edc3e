/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What holds for the cues of a sentence whatever finding is read: where they stand, and where
 * scopes end by default. */
#pragma once

#include "classify/cue-scope.h"

G_BEGIN_DECLS

/**
 * DemarcheCueSentence:
 * @hits: (array length=n_hits): every cue of the sentence, by start
 * @n_lead: words of a list's lead-in
 * @longest: most words that one of @hits spans
 *
 * Filled by demarche_cue_sentence_set().
 */
typedef struct {
  guint index;
  guint n_lead;
  DemarcheStretch stretch;
  const DemarcheCueHit *hits;
  guint n_hits;
  guint longest;
  GByteArray *is_cue;   /* by word: some cue has matched it */
  GByteArray *defaults; /* by word: DefaultStop before it */
  GArray *next_comma;   /* of guint: by word, the next one from it with a comma and a pronoun */
  GArray *next_pronoun; /* the same with a comma or "and"; n_words where there is none */
} DemarcheCueSentence;

void demarche_cue_sentence_init (DemarcheCueSentence *sentence);
void demarche_cue_sentence_clear (DemarcheCueSentence *sentence);
void demarche_cue_sentence_set (DemarcheCueSentence *sentence, const DemarcheWorkspace *workspace,
                                guint index, const DemarcheCueHit *hits, guint n_hits);

/* index of the first hit that begins at @word or later */
guint demarche_cue_sentence_find_hit (const DemarcheCueSentence *sentence, guint word);
/* whether the stop that stands by default before @word ends scopes of @effect */
gboolean demarche_cue_sentence_stops (const DemarcheCueSentence *sentence, guint word,
                                      DemarcheCueEffect effect);
/* whether a conditional, which goes on into its main clause, is over at @word */
gboolean demarche_cue_sentence_ends_conditional (const DemarcheCueSentence *sentence,
                                                 const DemarcheCueHit *hit, guint word);

G_END_DECLS
