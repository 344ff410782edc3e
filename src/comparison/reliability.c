/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Krippendorff's alpha and Cohen's kappa. */
#include "comparison/reliability.h"

#include "comparison/resampling.h"

#include <math.h>
#include <string.h>

DemarcheCoincidences *
demarche_coincidences_new (guint n_values)
{
  DemarcheCoincidences *coincidences = g_new0 (DemarcheCoincidences, 1);
  coincidences->n_values = n_values;
  coincidences->cells = g_new0 (double, (gsize)n_values *n_values + 1);
  return coincidences;
}

void
demarche_coincidences_free (DemarcheCoincidences *coincidences)
{
  g_free (coincidences->cells);
  g_free (coincidences);
}

/* each of the m (m - 1) ordered pairs weighs 1 / (m - 1), so that a unit weighs m */
void
demarche_coincidences_add_unit (DemarcheCoincidences *coincidences, const int *values,
                                guint n_coders)
{
  guint n_coded = 0;
  for (guint i = 0; i < n_coders; i++)
    n_coded += values[i] >= 0;
  if (n_coded < 2)
    return;
  coincidences->n_units++;
  for (guint i = 0; i < n_coders; i++) {
    for (guint j = 0; j < n_coders && values[i] >= 0; j++) {
      if (j != i && values[j] >= 0)
        coincidences->cells[(gsize)values[i] * coincidences->n_values + (gsize)values[j]] +=
            1. / (n_coded - 1);
    }
  }
}

void
demarche_coincidences_add (DemarcheCoincidences *coincidences, const DemarcheCoincidences *more)
{
  g_return_if_fail (coincidences->n_values == more->n_values);
  gsize n_cells = (gsize)more->n_values * more->n_values;
  coincidences->n_units += more->n_units;
  for (gsize i = 0; i < n_cells; i++)
    coincidences->cells[i] += more->cells[i];
}

void
demarche_coincidences_reset (DemarcheCoincidences *coincidences)
{
  gsize n_cells = (gsize)coincidences->n_values * coincidences->n_values;
  coincidences->n_units = 0;
  memset (coincidences->cells, 0, n_cells * sizeof (double));
}

/* how often each value was given */
static double *
sum_values (const DemarcheCoincidences *coincidences, double *total)
{
  guint n = coincidences->n_values;
  double *sums = g_new0 (double, n + 1);
  *total = 0;
  for (gsize i = 0; i < n; i++) {
    for (gsize j = 0; j < n; j++)
      sums[i] += coincidences->cells[i * n + j];
    *total += sums[i];
  }
  return sums;
}

/* @between: how often the values strictly between the two were given */
static double
get_distance (DemarcheMetric metric, const double *numbers, const double *sums, guint one,
              guint two, double between)
{
  double distance = 1;
  if (metric == DEMARCHE_METRIC_INTERVAL)
    distance = numbers[two] - numbers[one];
  else if (metric == DEMARCHE_METRIC_ORDINAL)
    distance = between + (sums[one] + sums[two]) / 2;
  return distance * distance;
}

double
demarche_coincidences_get_alpha (const DemarcheCoincidences *coincidences, DemarcheMetric metric,
                                 const double *numbers)
{
  g_return_val_if_fail (
      metric != DEMARCHE_METRIC_INTERVAL || numbers != NULL || coincidences->n_values == 0, NAN);
  guint n = coincidences->n_values;
  double total;
  g_autofree double *sums = sum_values (coincidences, &total);
  double observed = 0;
  double expected = 0;
  for (guint i = 0; i < n; i++) {
    double between = 0;
    for (guint j = i + 1; j < n; j++) {
      double distance = get_distance (metric, numbers, sums, i, j, between);
      observed += coincidences->cells[(gsize)i * n + j] * distance;
      expected += sums[i] * sums[j] * distance;
      between += sums[j];
    }
  }
  return expected > 0 ? 1 - (total - 1) * observed / expected : NAN;
}

double
demarche_coincidences_get_same (const DemarcheCoincidences *coincidences)
{
  double total;
  g_autofree double *sums = sum_values (coincidences, &total);
  double same = 0;
  for (gsize i = 0; i < coincidences->n_values; i++)
    same += coincidences->cells[i * coincidences->n_values + i];
  return total > 0 ? same / total : NAN;
}

/* the different values that were given, rising */
static GArray *
list_numbers (const double *values, gsize n)
{
  GArray *numbers = g_array_new (FALSE, FALSE, sizeof (double));
  for (gsize i = 0; i < n; i++) {
    if (!isnan (values[i]))
      g_array_append_val (numbers, values[i]);
  }
  g_array_sort (numbers, demarche_resampling_compare);
  guint n_kept = 0;
  for (guint i = 0; i < numbers->len; i++) {
    double number = g_array_index (numbers, double, i);
    if (n_kept == 0 || g_array_index (numbers, double, n_kept - 1) < number)
      g_array_index (numbers, double, n_kept++) = number;
  }
  g_array_set_size (numbers, n_kept);
  return numbers;
}

static int
find_number (GArray *numbers, double value)
{
  guint index;
  if (isnan (value) ||
      !g_array_binary_search (numbers, &value, demarche_resampling_compare, &index))
    return -1;
  return (int)index;
}

double
demarche_alpha (const double *values, guint n_units, guint n_coders, DemarcheMetric metric)
{
  g_autoptr (GArray) numbers = list_numbers (values, (gsize)n_units * n_coders);
  g_autoptr (DemarcheCoincidences) coincidences = demarche_coincidences_new (numbers->len);
  g_autofree int *unit = g_new (int, n_coders + 1);
  for (gsize i = 0; i < n_units; i++) {
    for (guint j = 0; j < n_coders; j++)
      unit[j] = find_number (numbers, values[i * n_coders + j]);
    demarche_coincidences_add_unit (coincidences, unit, n_coders);
  }
  return demarche_coincidences_get_alpha (coincidences, metric,
                                          (const double *)(void *)numbers->data);
}

double
demarche_kappa (const guint64 *table, guint n_values)
{
  double total = 0;
  double same = 0;
  double by_chance = 0;
  for (gsize i = 0; i < n_values; i++) {
    double row = 0;
    double column = 0;
    for (gsize j = 0; j < n_values; j++) {
      row += (double)table[i * n_values + j];
      column += (double)table[j * n_values + i];
    }
    total += row;
    same += (double)table[i * n_values + i];
    by_chance += row * column;
  }
  if (total == 0 || by_chance >= total * total)
    return NAN;
  return (same * total - by_chance) / (total * total - by_chance);
}

DemarcheAlphaVerdict
demarche_alpha_get_verdict (double alpha)
{
  if (isnan (alpha))
    return DEMARCHE_ALPHA_UNKNOWN;
  if (alpha >= DEMARCHE_ALPHA_TO_RELY)
    return DEMARCHE_ALPHA_RELIABLE;
  return alpha >= DEMARCHE_ALPHA_TO_TEND ? DEMARCHE_ALPHA_TENTATIVE : DEMARCHE_ALPHA_LOW;
}

const char *
demarche_alpha_verdict_get_name (DemarcheAlphaVerdict verdict)
{
  static const char *const names[] = {"undefined", "low", "tentative", "reliable"};
  g_return_val_if_fail ((guint)verdict < G_N_ELEMENTS (names), NULL);
  return names[verdict];
}

/* ---- a share ---- */

/* of the normal distribution 95 % lie within so many standard deviations */
#define Z_OF_95 1.959963984540054

DemarcheInterval
demarche_wilson (guint n_right, guint n)
{
  g_return_val_if_fail (n_right <= n, ((DemarcheInterval){NAN, NAN}));
  double z2 = Z_OF_95 * Z_OF_95;
  double p = (double)n_right / n;
  double middle = p + z2 / (2. * n);
  double half = Z_OF_95 * sqrt (p * (1 - p) / n + z2 / (4. * n * n));
  double whole = 1 + z2 / n;

  if (n == 0)
    return (DemarcheInterval){NAN, NAN};
  return (DemarcheInterval){MAX (0., (middle - half) / whole), MIN (1., (middle + half) / whole)};
}
