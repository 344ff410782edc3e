/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Where on a scale most actors stand: arithmetic, no forecast. Who chairs or asks takes no part. */
#include "comparison/comparison-private.h"

#define WIDEST 1.0
#define FEWEST 3

static int
compare_doubles (gconstpointer first, gconstpointer second)
{
  const double *one = first;
  const double *two = second;
  return *one < *two ? -1 : *one > *two;
}

static void
count_cell (DemarcheZone *zone, const DemarcheCell *cell)
{
  zone->n++;
  zone->n_both += cell->naming == DEMARCHE_NAMING_BOTH_WAYS;
  if (cell->mean <= -DEMARCHE_SIDE)
    zone->n_left++;
  else if (cell->mean >= DEMARCHE_SIDE)
    zone->n_right++;
  else
    zone->n_middle++;
}

static GArray *
collect_means (DemarcheComparison *comparison, guint issue, guint window, DemarcheZone *zone)
{
  GArray *means = g_array_new (FALSE, FALSE, sizeof (double));
  for (guint i = 0; i < comparison->actors->len; i++) {
    const DemarcheActor *actor = g_ptr_array_index (comparison->actors, i);
    const DemarcheCell *cell = demarche_comparison_find_cell (comparison, i, issue, window);
    if (cell == NULL || !cell->has_score || actor->role != NULL ||
        (actor->kind == DEMARCHE_ACTOR_GROUP && comparison->unit != DEMARCHE_UNIT_GROUP))
      continue;
    count_cell (zone, cell);
    g_array_append_val (means, cell->mean);
  }
  g_array_sort (means, compare_doubles);
  return means;
}

static double
find_median (GArray *means)
{
  guint middle = means->len / 2;
  double value = g_array_index (means, double, middle);
  return means->len % 2 == 1 ? value : (value + g_array_index (means, double, middle - 1)) / 2;
}

DemarcheZone
demarche_comparison_get_zone (DemarcheComparison *comparison, guint issue, guint window)
{
  DemarcheZone zone = {0};
  g_return_val_if_fail (comparison != NULL, zone);
  g_autoptr (GArray) means = collect_means (comparison, issue, window, &zone);
  if (zone.n == 0)
    return zone;
  zone.median = find_median (means);
  guint needed = (2 * zone.n + 2) / 3;
  if (needed < FEWEST)
    needed = FEWEST;
  double narrowest = WIDEST;
  for (guint i = 0; i + needed <= means->len; i++) {
    double low = g_array_index (means, double, i);
    double high = g_array_index (means, double, i + needed - 1);
    if (high - low > narrowest || (zone.has_zone && high - low == narrowest))
      continue;
    zone.has_zone = TRUE;
    zone.low = low;
    zone.high = high;
    narrowest = high - low;
  }
  for (guint i = 0; zone.has_zone && i < means->len; i++) {
    double mean = g_array_index (means, double, i);
    zone.n_inside += mean >= zone.low && mean <= zone.high;
  }
  return zone;
}
