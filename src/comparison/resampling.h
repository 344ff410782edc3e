/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Intervals by a bootstrap: statements are drawn again and again, a figure computed each time. */
#pragma once

#include "comparison/random.h"
#include "comparison/reliability.h"

G_BEGIN_DECLS

#define DEMARCHE_N_RESAMPLES 1000

/* the same draws for every figure */
DemarcheRandom demarche_resampling_start (void);
/* sorts @samples, NAN where the figure was not defined. No interval when that is
 * so in more than half of them, or when all are equal: then nothing was learnt */
DemarcheInterval demarche_resampling_get_interval (double *samples, guint n);
/* the value below which 2.5 % of sorted samples lie, and above which as many do */
double demarche_resampling_get_low (const double *samples, guint n);
double demarche_resampling_get_high (const double *samples, guint n);
int demarche_resampling_compare (const void *first, const void *second);

G_END_DECLS
