/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Intervals by a bootstrap of statements. */
#include "comparison/resampling.h"

#include <math.h>
#include <stdlib.h>

#define SEED 20250304

DemarcheRandom
demarche_resampling_start (void)
{
  return (DemarcheRandom){SEED};
}

int
demarche_resampling_compare (const void *first, const void *second)
{
  const double *one = first;
  const double *two = second;
  return *one < *two ? -1 : *one > *two;
}

/* 2.5 % of them, at least one, are cut off at each end */
static guint
count_cut (guint n)
{
  return MAX (n * 25 / 1000, 1);
}

double
demarche_resampling_get_low (const double *samples, guint n)
{
  return samples[count_cut (n) - 1];
}

double
demarche_resampling_get_high (const double *samples, guint n)
{
  return samples[n - count_cut (n)];
}

DemarcheInterval
demarche_resampling_get_interval (double *samples, guint n)
{
  DemarcheInterval interval = {NAN, NAN};
  guint n_known = 0;
  for (guint i = 0; i < n; i++) {
    if (!isnan (samples[i]))
      samples[n_known++] = samples[i];
  }
  if (n_known == 0 || n_known * 2 < n)
    return interval;
  qsort (samples, n_known, sizeof *samples, demarche_resampling_compare);
  if (samples[0] == samples[n_known - 1])
    return interval;
  interval.low = demarche_resampling_get_low (samples, n_known);
  interval.high = demarche_resampling_get_high (samples, n_known);
  return interval;
}

gboolean
demarche_interval_is_known (DemarcheInterval interval)
{
  return !isnan (interval.low);
}
