/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Which cues of a sentence count, and how far each reaches. */
#pragma once

#include "classify/cue-sentence.h"

G_BEGIN_DECLS

/**
 * DemarcheCueField:
 * @first_hit, @end_hit: the hits that were weighed
 * @from, @to: the words that they stand in
 * @alive: for each of them whether it counts: not shielded, not pseudo, the longest of its effect
 *
 * A sentence, or the part of it around a finding, as cues see it. Filled by
 * demarche_cue_field_weigh().
 */
typedef struct {
  const DemarcheCueSentence *sentence;
  guint first_hit;
  guint end_hit;
  guint from;
  guint to;
  GArray *alive;                         /* of gboolean */
  GArray *marks;                         /* of guint: scratch, one bit set a word */
  GArray *by_length;                     /* of guint: scratch */
  GArray *stops[DEMARCHE_N_CUE_EFFECTS]; /* of guint: number of stops up to each word */
  GArray *n_attributions;                /* of guint: number of attributions up to each word */
  GArray *attributions;                  /* of guint: those hits, in text order */
} DemarcheCueField;

void demarche_cue_field_init (DemarcheCueField *field);
void demarche_cue_field_clear (DemarcheCueField *field);

/* decides which of the cues that begin in the words [from, to) count when the words marked in
 * @shield (one byte a word of the sentence, NULL: none) are the finding's own */
void demarche_cue_field_weigh (DemarcheCueField *field, const DemarcheCueSentence *sentence,
                               guint from, guint to, const guint8 *shield);

/* whether the scope of a hit takes in the words [first, last]. These, and the hit, must lie in
 * what was weighed, as below */
gboolean demarche_cue_field_reaches (const DemarcheCueField *field, const DemarcheCueHit *hit,
                                     guint first, guint last);
/* number of attributions that count and start in (after, before) */
guint demarche_cue_field_count_attributions (const DemarcheCueField *field, guint after,
                                             guint before);
/* finds the attributions that count and take in the words [first, last], one call after the
 * other: @next is 0 at the first; NULL when there is no more */
const DemarcheCueHit *demarche_cue_field_next_attribution (const DemarcheCueField *field,
                                                           guint first, guint last, guint *next);

static inline gboolean
demarche_cue_field_is_alive (const DemarcheCueField *field, guint hit)
{
  return g_array_index (field->alive, gboolean, hit - field->first_hit);
}

G_END_DECLS
