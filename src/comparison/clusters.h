/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Average linkage. */
#pragma once

#include "comparison/comparison.h"

G_BEGIN_DECLS

/**
 * demarche_clusters_link:
 * @values: symmetric table of @n * @n likenesses; used up
 * @n: number of things, not 0
 *
 * Joins the two most alike clusters that are each other's nearest until one is left, in
 * quadratic time.
 *
 * Returns: (element-type DemarcheMerge) (transfer full): n - 1 steps; numbers below @n are things
 */
GArray *demarche_clusters_link (double *values, guint n) DEMARCHE_MUST_USE;

/* (element-type guint): the things from left to right in the tree */
GArray *demarche_clusters_order (GArray *merges, guint n) DEMARCHE_MUST_USE;

G_END_DECLS
