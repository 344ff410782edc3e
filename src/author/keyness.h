/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* How much more often something is found in one part of a corpus than in the rest. */
#pragma once

#include "base/macros.h"

G_BEGIN_DECLS

/**
 * demarche_keyness:
 * @n_found: units of the part that have it, of @n_part
 * @n_found_rest: units of the rest that have it, of @n_rest
 *
 * The log-likelihood ratio -2 log λ of two binomial distributions against one (Ted Dunning,
 * "Accurate Methods for the Statistics of Surprise and Coincidence", Computational Linguistics 19,
 * 1993, pages 61-74):
 *
 * 2 (log L(p1, k1, n1) + log L(p2, k2, n2) - log L(p, k1, n1) - log L(p, k2, n2)),
 * log L(p, k, n) = k log p + (n - k) log (1 - p), p1 = k1/n1, p2 = k2/n2, p = (k1+k2)/(n1+n2)
 *
 * 3.84 and more happens by chance once in twenty, 10.83 once in a thousand times. It stays
 * meaningful for small counts.
 *
 * Returns: the ratio; negative when it is found less often in the part; 0 when there is no rest
 */
double demarche_keyness (guint n_found, guint n_part, guint n_found_rest, guint n_rest);

G_END_DECLS
