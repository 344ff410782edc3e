/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Counts what tags and gold have in common: precision, recall, F1. */
#include "comparison/agreement-private.h"

#include <math.h>

const char *
demarche_ratio_get_name (DemarcheRatio ratio)
{
  static const char *const names[] = {"precision", "recall", "f1"};
  g_return_val_if_fail ((guint)ratio < G_N_ELEMENTS (names), NULL);
  return names[ratio];
}

static double
divide (guint part, guint whole)
{
  return whole == 0 ? NAN : (double)part / whole;
}

double
demarche_score_get_ratio (const DemarcheScore *score, DemarcheRatio ratio)
{
  switch (ratio) {
  case DEMARCHE_PRECISION:
    return divide (score->n_right, score->n_found);
  case DEMARCHE_RECALL:
    return divide (score->n_right, score->n_gold);
  default:
    return 2 * divide (score->n_right, score->n_gold + score->n_found);
  }
}

DemarcheScoreVerdict
demarche_score_get_verdict (const DemarcheScore *score)
{
  if (score->n_gold < DEMARCHE_SUPPORT_TO_RELY)
    return DEMARCHE_SCORE_TOO_FEW;
  double precision = demarche_score_get_ratio (score, DEMARCHE_PRECISION);
  return precision >= DEMARCHE_PRECISION_TO_RELY ? DEMARCHE_SCORE_MEASURED
                                                 : DEMARCHE_SCORE_IMPRECISE;
}

const char *
demarche_score_verdict_get_name (DemarcheScoreVerdict verdict)
{
  static const char *const names[] = {"too-few", "imprecise", "measured"};
  g_return_val_if_fail ((guint)verdict < G_N_ELEMENTS (names), NULL);
  return names[verdict];
}

void
demarche_score_add (DemarcheScore *score, const DemarcheScore *more)
{
  score->n_gold += more->n_gold;
  score->n_found += more->n_found;
  score->n_right += more->n_right;
  score->n_position += more->n_position;
  score->n_holder += more->n_holder;
  score->n_stance += more->n_stance;
  score->n_force += more->n_force;
  score->n_force_known += more->n_force_known;
}

static gboolean
is_same (const DemarcheTag *one, const DemarcheTag *two)
{
  return one->position == two->position &&
         demarche_coding_get_saying (one) == demarche_coding_get_saying (two);
}

/* how near a found tag of the position comes */
static void
compare_tags (DemarcheScore *score, const DemarcheTag *gold, const DemarcheTag *found)
{
  score->n_position = 1;
  score->n_holder |= found->holder == gold->holder;
  score->n_stance |= found->stance == gold->stance;
  score->n_force_known = !gold->lacks_force;
  score->n_force |= !gold->lacks_force && found->force == gold->force;
}

/* a right tag is judged by itself, else the best of the position counts */
static void
score_gold (const DemarcheJudged *judged, const DemarcheTag *gold, DemarcheScore *scores)
{
  DemarcheScore score = {.n_gold = 1};
  for (guint i = judged->found.tag; i < judged->found.tag_end && score.n_right == 0; i++) {
    const DemarcheTag *tag = demarche_coded_get_tag (&judged->found, i);
    if (tag->position != gold->position || !demarche_coding_is_clear (tag))
      continue;
    if (is_same (tag, gold))
      score = (DemarcheScore){.n_gold = 1, .n_right = 1};
    compare_tags (&score, gold, tag);
  }
  demarche_score_add (&scores[gold->position], &score);
}

/* whether gold calls the tag neither missing nor wrong */
static gboolean
is_optional (const DemarcheJudged *judged, const DemarcheTag *found)
{
  for (guint i = judged->gold.tag; i < judged->gold.tag_end; i++) {
    const DemarcheTag *gold = demarche_coded_get_tag (&judged->gold, i);
    if (gold->optional && is_same (gold, found))
      return TRUE;
  }
  return FALSE;
}

void
demarche_measuring_score (const DemarcheMeasuring *measuring, const DemarcheJudged *judged,
                          DemarcheScore *scores)
{
  for (guint i = judged->gold.tag; i < judged->gold.tag_end; i++) {
    const DemarcheTag *gold = demarche_coded_get_tag (&judged->gold, i);
    if (gold->optional)
      measuring->agreement->n_optional++;
    else if (demarche_coding_is_clear (gold))
      score_gold (judged, gold, scores);
  }
  for (guint i = judged->found.tag; i < judged->found.tag_end; i++) {
    const DemarcheTag *found = demarche_coded_get_tag (&judged->found, i);
    if (!demarche_coding_is_clear (found))
      measuring->agreement->n_ambiguous++;
    else if (!is_optional (judged, found))
      scores[found->position].n_found++;
  }
}
