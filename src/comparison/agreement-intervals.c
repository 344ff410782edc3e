/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Sums the scores of all statements, and draws statements again and again for their intervals. */
#include "comparison/agreement-private.h"

#include "comparison/resampling.h"

#include <math.h>
#include <string.h>

static double
zero_for_nothing (double ratio)
{
  return isnan (ratio) ? 0 : ratio;
}

/* sums the positions; returns how many gold has */
static guint
sum_positions (const DemarcheScore *scores, guint n, DemarcheScore *micro, double *macro)
{
  guint n_positions = 0;
  *micro = (DemarcheScore){0};
  for (guint ratio = 0; ratio < DEMARCHE_N_RATIOS; ratio++)
    macro[ratio] = 0;
  for (guint i = 0; i < n; i++) {
    demarche_score_add (micro, &scores[i]);
    if (scores[i].n_gold == 0)
      continue;
    n_positions++;
    for (guint ratio = 0; ratio < DEMARCHE_N_RATIOS; ratio++)
      macro[ratio] += zero_for_nothing (demarche_score_get_ratio (&scores[i], ratio));
  }
  for (guint ratio = 0; ratio < DEMARCHE_N_RATIOS; ratio++)
    macro[ratio] = n_positions == 0 ? NAN : macro[ratio] / n_positions;
  return n_positions;
}

/**
 * Resampling:
 * @first: by statement its first part; one more entry at the end
 * @drawn: (element-type guint): the statements of the table
 * @slots: by position where its samples are, or G_MAXUINT: too few statements have it
 * @samples: N_RESAMPLES for each ratio of micro, macro and each slot
 */
typedef struct {
  GArray *parts;
  guint *first;
  GArray *statements;
  guint *slots;
  guint n_slots;
  double *samples;
} Resampling;

enum {
  SLOT_MICRO,
  SLOT_MACRO,
  FIRST_SLOT,
};

static double *
get_samples (const Resampling *resampling, guint slot, guint ratio)
{
  return resampling->samples + ((gsize)slot * DEMARCHE_N_RATIOS + ratio) * DEMARCHE_N_RESAMPLES;
}

static void
draw (const Resampling *resampling, DemarcheRandom *random, DemarcheScore *scores)
{
  GArray *statements = resampling->statements;
  for (guint i = 0; i < statements->len; i++) {
    guint drawn =
        g_array_index (statements, guint, demarche_random_below (random, statements->len));
    for (guint part = resampling->first[drawn]; part < resampling->first[drawn + 1]; part++) {
      const DemarchePartScore *more = &g_array_index (resampling->parts, DemarchePartScore, part);
      demarche_score_add (&scores[more->position], &more->score);
    }
  }
}

static void
fill_samples (const Resampling *resampling, guint n_positions)
{
  DemarcheRandom random = demarche_resampling_start ();
  g_autofree DemarcheScore *scores = g_new (DemarcheScore, n_positions + 1);
  for (guint i = 0; i < DEMARCHE_N_RESAMPLES; i++) {
    DemarcheScore micro;
    double macro[DEMARCHE_N_RATIOS];
    memset (scores, 0, n_positions * sizeof *scores);
    draw (resampling, &random, scores);
    sum_positions (scores, n_positions, &micro, macro);
    for (guint ratio = 0; ratio < DEMARCHE_N_RATIOS; ratio++) {
      get_samples (resampling, SLOT_MICRO, ratio)[i] = demarche_score_get_ratio (&micro, ratio);
      get_samples (resampling, SLOT_MACRO, ratio)[i] = macro[ratio];
      for (guint j = 0; j < n_positions; j++) {
        if (resampling->slots[j] != G_MAXUINT)
          get_samples (resampling, resampling->slots[j], ratio)[i] =
              demarche_score_get_ratio (&scores[j], ratio);
      }
    }
  }
}

static DemarcheScoreIntervals
get_intervals (const Resampling *resampling, guint slot)
{
  DemarcheScoreIntervals intervals;
  for (guint ratio = 0; ratio < DEMARCHE_N_RATIOS; ratio++) {
    intervals.ratios[ratio] = (DemarcheInterval){NAN, NAN};
    if (slot != G_MAXUINT)
      intervals.ratios[ratio] = demarche_resampling_get_interval (
          get_samples (resampling, slot, ratio), DEMARCHE_N_RESAMPLES);
  }
  return intervals;
}

/* in how many statements of the table each position is, then its slot */
static void
give_slots (Resampling *resampling, guint n_positions)
{
  g_autofree guint *n_statements = g_new0 (guint, n_positions + 1);
  for (guint i = 0; i < resampling->statements->len; i++) {
    guint statement = g_array_index (resampling->statements, guint, i);
    for (guint part = resampling->first[statement]; part < resampling->first[statement + 1]; part++)
      n_statements[g_array_index (resampling->parts, DemarchePartScore, part).position]++;
  }
  resampling->n_slots = FIRST_SLOT;
  resampling->slots = g_new (guint, n_positions + 1);
  for (guint i = 0; i < n_positions; i++)
    resampling->slots[i] =
        n_statements[i] < DEMARCHE_MIN_RESAMPLED ? G_MAXUINT : resampling->n_slots++;
}

static void
find_intervals (DemarcheScoreTable *table, GArray *parts, guint *first, GArray *statements)
{
  guint n_positions = table->positions->len;
  Resampling resampling = {parts, first, statements, NULL, 0, NULL};
  gboolean is_enough = statements->len >= DEMARCHE_MIN_RESAMPLED;
  give_slots (&resampling, n_positions);
  g_autofree guint *slots = resampling.slots;
  g_autofree double *samples =
      g_new (double, (gsize)resampling.n_slots *DEMARCHE_N_RATIOS *DEMARCHE_N_RESAMPLES);
  resampling.samples = samples;
  if (is_enough)
    fill_samples (&resampling, n_positions);
  table->micro_intervals = get_intervals (&resampling, is_enough ? SLOT_MICRO : G_MAXUINT);
  table->macro_intervals = get_intervals (&resampling, is_enough ? SLOT_MACRO : G_MAXUINT);
  for (guint i = 0; i < n_positions; i++)
    g_array_index (table->intervals, DemarcheScoreIntervals, i) =
        get_intervals (&resampling, slots[i]);
}

static gboolean
is_in_table (const DemarcheMeasuring *measuring, guint scored, guint statement)
{
  gboolean is_seen = g_array_index (measuring->is_seen, gboolean, statement);
  return scored == DEMARCHE_SCORED_ALL || is_seen == (scored == DEMARCHE_SCORED_SEEN);
}

static void
sum_table (const DemarcheMeasuring *measuring, guint scored, guint *first)
{
  DemarcheScoreTable *table = &measuring->agreement->tables[scored];
  g_autoptr (GArray) statements = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < measuring->is_seen->len; i++) {
    if (!is_in_table (measuring, scored, i))
      continue;
    g_array_append_val (statements, i);
    for (guint j = first[i]; j < first[i + 1]; j++) {
      const DemarchePartScore *part = &g_array_index (measuring->parts, DemarchePartScore, j);
      demarche_score_add (&g_array_index (table->positions, DemarcheScore, part->position),
                          &part->score);
    }
  }
  table->n_positions = sum_positions ((const DemarcheScore *)(void *)table->positions->data,
                                      table->positions->len, &table->micro, table->macro);
  find_intervals (table, measuring->parts, first, statements);
}

void
demarche_measuring_sum (const DemarcheMeasuring *measuring)
{
  guint n_statements = measuring->is_seen->len;
  g_autofree guint *first = g_new0 (guint, n_statements + 2);
  for (guint i = 0; i < measuring->parts->len; i++)
    first[g_array_index (measuring->parts, DemarchePartScore, i).statement + 1]++;
  for (guint i = 0; i < n_statements; i++)
    first[i + 1] += first[i];
  for (guint i = 0; i < DEMARCHE_N_SCORED; i++)
    sum_table (measuring, i, first);
}
