/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The cues of one sentence: which of them count, and how far each reaches. */
#pragma once

#include "classify/cue-scope.h"

G_BEGIN_DECLS

/**
 * DemarcheCueField:
 * @hits: (array length=n_hits): every cue of the sentence, by start
 * @alive: for each hit whether it counts: not shielded, not pseudo, the longest of its effect
 *
 * One sentence as cues see it. Filled by demarche_cue_field_set_sentence(), then weighed for one
 * finding after the other.
 */
typedef struct {
  const DemarcheWorkspace *workspace; /* (unowned) */
  guint sentence;
  guint n_lead; /* words of a list's lead-in */
  DemarcheStretch stretch;
  const DemarcheCueHit *hits;
  guint n_hits;
  GArray *alive;                         /* of gboolean */
  GArray *marks;                         /* of guint: scratch, one bit set a word */
  GArray *by_length;                     /* of guint: scratch */
  GArray *stops[DEMARCHE_N_CUE_EFFECTS]; /* of guint: number of stops up to each word */
  GArray *attributions;                  /* of guint: number of attributions up to each word */
  GArray *defaults;                      /* of guint8: DefaultStop before each word */
} DemarcheCueField;

void demarche_cue_field_init (DemarcheCueField *field);
void demarche_cue_field_clear (DemarcheCueField *field);
void demarche_cue_field_set_sentence (DemarcheCueField *field, const DemarcheWorkspace *workspace,
                                      guint sentence, const DemarcheCueHit *hits, guint n_hits);

/* decides which cues count when the words marked in @shield (one byte a word, NULL: none) are
 * the finding's own */
void demarche_cue_field_weigh (DemarcheCueField *field, const guint8 *shield);

/* whether the scope of a hit takes in the words [first, last] */
gboolean demarche_cue_field_reaches (const DemarcheCueField *field, const DemarcheCueHit *hit,
                                     guint first, guint last);
/* number of attributions that count and start in (after, before) */
guint demarche_cue_field_count_attributions (const DemarcheCueField *field, guint after,
                                             guint before);
static inline gboolean
demarche_cue_field_is_alive (const DemarcheCueField *field, guint hit)
{
  return g_array_index (field->alive, gboolean, hit);
}

G_END_DECLS
