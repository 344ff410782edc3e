/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Which cues of a sentence count, and how far each reaches. */
#pragma once

#include "classify/cue-sentence.h"

G_BEGIN_DECLS

/* whether a cue counts, or what silences it */
typedef enum {
  DEMARCHE_CUE_COUNTS,
  DEMARCHE_CUE_IS_SHIELDED, /* the finding has matched one of its words */
  DEMARCHE_CUE_IS_PSEUDO,   /* it shares a word with a pseudo cue */
  DEMARCHE_CUE_IS_SHORTER,  /* it shares a word with a longer cue of its effect */
} DemarcheCueState;

/**
 * DemarcheCueField:
 * @first_hit, @end_hit: the hits that were weighed
 * @from, @to: the words that they stand in
 * @states: for each of them whether it counts
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
  GArray *states;                        /* of DemarcheCueState */
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

/* whether the scope of a hit takes in the words [first, last], and if not, why. These, and the
 * hit, must lie in what was weighed, as below */
DemarcheReach demarche_cue_field_reaches (const DemarcheCueField *field, const DemarcheCueHit *hit,
                                          guint first, guint last);
/* number of attributions that count and start in (after, before) */
guint demarche_cue_field_count_attributions (const DemarcheCueField *field, guint after,
                                             guint before);
/* finds the attributions that count and take in the words [first, last], one call after the
 * other: @next is 0 at the first; NULL when there is no more */
const DemarcheCueHit *demarche_cue_field_next_attribution (const DemarcheCueField *field,
                                                           guint first, guint last, guint *next);

static inline DemarcheCueState
demarche_cue_field_get_state (const DemarcheCueField *field, guint hit)
{
  return g_array_index (field->states, DemarcheCueState, hit - field->first_hit);
}

static inline gboolean
demarche_cue_field_is_alive (const DemarcheCueField *field, guint hit)
{
  return demarche_cue_field_get_state (field, hit) == DEMARCHE_CUE_COUNTS;
}

/* the cue that makes a hit a pseudo cue or the shorter one, or NULL */
const DemarcheCueHit *demarche_cue_field_find_silencer (const DemarcheCueField *field, guint hit);

/* measures the scope of a hit that counts; the cue must look to that side */
void demarche_cue_field_measure (const DemarcheCueField *field, const DemarcheCueHit *hit,
                                 gboolean forward, DemarcheScope *scope);

G_END_DECLS
