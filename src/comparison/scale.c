/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Scale scores: mean, log scale, and their intervals by a bootstrap of statements. */
#include "comparison/comparison-private.h"

#include "comparison/resampling.h"

#include <math.h>
#include <stdlib.h>

static double
scale_log (guint n_right, guint n_left)
{
  return log ((n_right + .5) / (n_left + .5));
}

static gboolean
do_statements_differ (GArray *groups)
{
  const DemarcheScoreGroup *first = &g_array_index (groups, DemarcheScoreGroup, 0);
  for (guint i = 1; i < groups->len; i++) {
    const DemarcheScoreGroup *group = &g_array_index (groups, DemarcheScoreGroup, i);
    if (group->sum * first->n != first->sum * group->n)
      return TRUE;
  }
  return FALSE;
}

static DemarcheScoreGroup
resample (GArray *groups, DemarcheRandom *random)
{
  DemarcheScoreGroup total = {0};
  for (guint i = 0; i < groups->len; i++) {
    guint drawn = demarche_random_below (random, groups->len);
    const DemarcheScoreGroup *group = &g_array_index (groups, DemarcheScoreGroup, drawn);
    total.n += group->n;
    total.sum += group->sum;
    total.n_right += group->n_right;
    total.n_left += group->n_left;
  }
  return total;
}

static void
bootstrap (DemarcheCell *cell, GArray *groups)
{
  double means[DEMARCHE_N_RESAMPLES];
  double logs[DEMARCHE_N_RESAMPLES];
  DemarcheRandom random =
      demarche_resampling_start (); /* anew for each cell: no cell depends on another */
  for (guint i = 0; i < DEMARCHE_N_RESAMPLES; i++) {
    DemarcheScoreGroup total = resample (groups, &random);
    means[i] = total.sum / total.n;
    logs[i] = scale_log (total.n_right, total.n_left);
  }
  qsort (means, DEMARCHE_N_RESAMPLES, sizeof *means, demarche_resampling_compare);
  qsort (logs, DEMARCHE_N_RESAMPLES, sizeof *logs, demarche_resampling_compare);
  cell->has_interval = TRUE;
  cell->low = demarche_resampling_get_low (means, DEMARCHE_N_RESAMPLES);
  cell->high = demarche_resampling_get_high (means, DEMARCHE_N_RESAMPLES);
  cell->log_low = demarche_resampling_get_low (logs, DEMARCHE_N_RESAMPLES);
  cell->log_high = demarche_resampling_get_high (logs, DEMARCHE_N_RESAMPLES);
}

void
demarche_cell_score (DemarcheCell *cell, GArray *groups, gboolean has_interval)
{
  double sum = 0;
  if (groups->len == 0)
    return;
  cell->lowest = INFINITY;
  cell->highest = -INFINITY;
  for (guint i = 0; i < groups->len; i++) {
    const DemarcheScoreGroup *group = &g_array_index (groups, DemarcheScoreGroup, i);
    cell->n += group->n;
    cell->n_right += group->n_right;
    cell->n_left += group->n_left;
    cell->lowest = MIN (cell->lowest, group->lowest);
    cell->highest = MAX (cell->highest, group->highest);
    sum += group->sum;
  }
  cell->has_score = TRUE;
  cell->mean = sum / cell->n;
  cell->log_scale = scale_log (cell->n_right, cell->n_left);
  if (has_interval && do_statements_differ (groups))
    bootstrap (cell, groups);
  else {
    cell->low = cell->high = cell->mean;
    cell->log_low = cell->log_high = cell->log_scale;
  }
}
