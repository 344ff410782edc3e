/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Log-likelihood of two binomial distributions. */
#include "author/keyness.h"

#include <math.h>

/* k log p + (n - k) log (1 - p), where 0 log 0 is 0 */
static double
log_likelihood (double p, double k, double n)
{
  double found = k > 0 ? k * log (p) : 0;
  double other = n > k ? (n - k) * log1p (-p) : 0;

  return found + other;
}

double
demarche_keyness (guint n_found, guint n_part, guint n_found_rest, guint n_rest)
{
  double k1 = n_found;
  double k2 = n_found_rest;
  double n1 = n_part;
  double n2 = n_rest;

  if (n_part == 0 || n_rest == 0)
    return 0;
  double p = (k1 + k2) / (n1 + n2);
  double ratio = 2 * (log_likelihood (k1 / n1, k1, n1) + log_likelihood (k2 / n2, k2, n2) -
                      log_likelihood (p, k1, n1) - log_likelihood (p, k2, n2));
  ratio = MAX (ratio, 0); /* rounding */
  return k1 / n1 < k2 / n2 ? -ratio : ratio;
}
