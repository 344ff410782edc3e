/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* How far coders agree beyond chance: Krippendorff's alpha and Cohen's kappa. */
#pragma once

#include "base/macros.h"

G_BEGIN_DECLS

/* with fewer statements the same few are drawn all the time: an interval would mislead */
#define DEMARCHE_MIN_RESAMPLED 5

/* 95 % of the figures that statements drawn again and again (a bootstrap) give lie within; both
 * NAN when there is none */
typedef struct {
  double low;
  double high;
} DemarcheInterval;

DEMARCHE_API gboolean demarche_interval_is_known (DemarcheInterval interval);

/**
 * demarche_wilson:
 *
 * The 95 % interval of a share of which @n_right of @n draws came true, by the score method (E. B.
 * Wilson, "Probable Inference, the Law of Succession, and Statistical Inference", Journal of the
 * American Statistical Association 22, 1927, pages 209-212): with p = n_right / n and z = 1.96
 * its ends are (p + z² / 2n ± z sqrt (p (1 - p) / n + z² / 4n²)) / (1 + z² / n). It keeps within 0
 * and 1 and is good for small n.
 *
 * Returns: the interval; not known when @n is 0
 */
DEMARCHE_API DemarcheInterval demarche_wilson (guint n_right, guint n);

/* how far two values are apart */
typedef enum {
  DEMARCHE_METRIC_NOMINAL,  /* they differ or not */
  DEMARCHE_METRIC_ORDINAL,  /* by the values in between, as often as they were given */
  DEMARCHE_METRIC_INTERVAL, /* by the square of their difference */
} DemarcheMetric;

/**
 * demarche_alpha:
 * @values: unit by unit, in each the value of every coder; NAN: not coded by this one
 *
 * Krippendorff's alpha for any number of coders, with missing values: 1 is perfect agreement, 0
 * what chance gives, below 0 worse than chance. A unit that fewer than two coded says nothing.
 *
 * Returns: alpha; NAN when nothing can be compared or only one value was ever given
 */
DEMARCHE_API double demarche_alpha (const double *values, guint n_units, guint n_coders,
                                    DemarcheMetric metric);

/**
 * demarche_kappa:
 * @table: n_values * n_values counts of units, row by the first coder, column by the second
 *
 * Returns: Cohen's kappa; NAN without units or when both always gave one and the same value
 */
DEMARCHE_API double demarche_kappa (const guint64 *table, guint n_values);

/* how often values came together in a unit (Krippendorff's coincidence matrix) */
typedef struct {
  guint n_values;
  guint64 n_units; /* that two or more coded */
  double *cells;   /* n_values * n_values */
} DemarcheCoincidences;

DEMARCHE_API DemarcheCoincidences *demarche_coincidences_new (guint n_values) DEMARCHE_MUST_USE;
DEMARCHE_API void demarche_coincidences_free (DemarcheCoincidences *coincidences);
/* @values: of each coder an index below n_values; negative: not coded by this one */
DEMARCHE_API void demarche_coincidences_add_unit (DemarcheCoincidences *coincidences,
                                                  const int *values, guint n_coders);
/* adds those of other units */
DEMARCHE_API void demarche_coincidences_add (DemarcheCoincidences *coincidences,
                                             const DemarcheCoincidences *more);
DEMARCHE_API void demarche_coincidences_reset (DemarcheCoincidences *coincidences);
/* @numbers: (nullable): the values as rising numbers, for the interval metric */
DEMARCHE_API double demarche_coincidences_get_alpha (const DemarcheCoincidences *coincidences,
                                                     DemarcheMetric metric, const double *numbers);
/* the share of pairs of values that are equal; NAN when there are none */
DEMARCHE_API double demarche_coincidences_get_same (const DemarcheCoincidences *coincidences);

typedef enum {
  DEMARCHE_ALPHA_UNKNOWN,   /* alpha is not defined */
  DEMARCHE_ALPHA_LOW,       /* do not conclude from it */
  DEMARCHE_ALPHA_TENTATIVE, /* tentative conclusions only */
  DEMARCHE_ALPHA_RELIABLE,
} DemarcheAlphaVerdict;

#define DEMARCHE_ALPHA_TO_RELY .800
#define DEMARCHE_ALPHA_TO_TEND .667

/* what Krippendorff advises (Content Analysis: An Introduction to Its Methodology) */
DEMARCHE_API DemarcheAlphaVerdict demarche_alpha_get_verdict (double alpha);
/* "reliable", "tentative", "low", "undefined" */
DEMARCHE_API const char *demarche_alpha_verdict_get_name (DemarcheAlphaVerdict verdict);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemarcheCoincidences, demarche_coincidences_free)

G_END_DECLS
