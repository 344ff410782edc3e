/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Alpha and kappa against published examples; intervals from known samples. */
#include "comparison/reliability.h"
#include "comparison/resampling.h"
#include "runner.h"

#include <math.h>

#define NONE NAN

/* Krippendorff's example of four coders, twelve units and missing values */
#define N_UNITS 12
#define N_CODERS 4
static const double published[N_UNITS * N_CODERS] = {
    1,    1, NONE, 1, /**/ 2,    2,    3, 2, /**/ 3,    3, 3,    3, /**/
    3,    3, 3,    3, /**/ 2,    2,    2, 2, /**/ 1,    2, 3,    4, /**/
    4,    4, 4,    4, /**/ 1,    1,    2, 1, /**/ 2,    2, 2,    2, /**/
    NONE, 5, 5,    5, /**/ NONE, NONE, 1, 1, /**/ NONE, 3, NONE, NONE,
};

START_TEST (test_alpha_is_the_published_one)
{
  static const struct {
    DemarcheMetric metric;
    double alpha;
  } published_alphas[] = {
      {DEMARCHE_METRIC_NOMINAL, .743},
      {DEMARCHE_METRIC_ORDINAL, .815},
      {DEMARCHE_METRIC_INTERVAL, .849},
  };
  for (guint i = 0; i < G_N_ELEMENTS (published_alphas); i++)
    ck_assert_double_eq_tol (
        demarche_alpha (published, N_UNITS, N_CODERS, published_alphas[i].metric),
        published_alphas[i].alpha, .0005);
}
END_TEST

/* the order of coders and of units does not matter, the names of nominal values neither */
START_TEST (test_alpha_knows_no_order)
{
  double turned[N_UNITS * N_CODERS];
  double renamed[N_UNITS * N_CODERS];
  for (guint i = 0; i < N_UNITS * N_CODERS; i++) {
    turned[i] = published[N_UNITS * N_CODERS - 1 - i];
    renamed[i] = -published[i];
  }
  for (guint metric = 0; metric <= DEMARCHE_METRIC_INTERVAL; metric++) {
    double alpha = demarche_alpha (published, N_UNITS, N_CODERS, (DemarcheMetric)metric);
    ck_assert_double_eq_tol (demarche_alpha (turned, N_UNITS, N_CODERS, (DemarcheMetric)metric),
                             alpha, 1e-12);
    ck_assert_double_eq_tol (demarche_alpha (renamed, N_UNITS, N_CODERS, (DemarcheMetric)metric),
                             alpha, 1e-12);
  }
}
END_TEST

START_TEST (test_alpha_at_its_ends)
{
  static const double equal[] = {1, 1, /**/ 2, 2, /**/ 3, 3};
  static const double crossed[] = {1, 2, /**/ 2, 1};
  static const double constant[] = {1, 1, /**/ 1, 1};
  static const double alone[] = {1, NONE, /**/ NONE, 2};

  ck_assert_double_eq (demarche_alpha (equal, 3, 2, DEMARCHE_METRIC_ORDINAL), 1);
  /* no pair agrees: 1 - (4 - 1) * 2 / 4 */
  ck_assert_double_eq (demarche_alpha (crossed, 2, 2, DEMARCHE_METRIC_NOMINAL), -.5);
  ck_assert_double_nan (demarche_alpha (constant, 2, 2, DEMARCHE_METRIC_NOMINAL));
  ck_assert_double_nan (demarche_alpha (alone, 2, 2, DEMARCHE_METRIC_NOMINAL));
  ck_assert_double_nan (demarche_alpha (NULL, 0, 2, DEMARCHE_METRIC_INTERVAL));
}
END_TEST

START_TEST (test_coincidences_add_up)
{
  static const int units[3][3] = {{0, 0, 1}, {1, 1, -1}, {-1, 0, -1}};
  g_autoptr (DemarcheCoincidences) once = demarche_coincidences_new (2);
  g_autoptr (DemarcheCoincidences) sum = demarche_coincidences_new (2);
  for (guint i = 0; i < G_N_ELEMENTS (units); i++) {
    g_autoptr (DemarcheCoincidences) part = demarche_coincidences_new (2);
    demarche_coincidences_add_unit (once, units[i], 3);
    demarche_coincidences_add_unit (part, units[i], 3);
    demarche_coincidences_add (sum, part);
  }
  /* the first unit: 0 with 0 weighs 2 / 2, 0 with 1 and 1 with 0 as much each */
  ck_assert_uint_eq (once->n_units, 2);
  ck_assert_double_eq (once->cells[0], 1);
  ck_assert_double_eq (once->cells[1], 1);
  ck_assert_double_eq (once->cells[3], 2);
  ck_assert_mem_eq (once->cells, sum->cells, 4 * sizeof (double));
  ck_assert_double_eq_tol (demarche_coincidences_get_same (once), 3. / 5, 1e-12);
  demarche_coincidences_reset (sum);
  ck_assert_double_nan (demarche_coincidences_get_same (sum));
}
END_TEST

START_TEST (test_kappa_is_the_textbook_one)
{
  /* 50 proposals, read by two: both yes 20, both no 15. Agreement .7, by chance .5 */
  static const guint64 proposals[] = {20, 5, 10, 15};
  /* three values, 100 units: agreement .29, by chance .50 * .40 + .30 * .30 + .20 * .30 = .35 */
  static const guint64 three[] = {25, 13, 12, 12, 2, 16, 3, 15, 2};
  static const guint64 constant[] = {7, 0, 0, 0};
  static const guint64 nothing[] = {0, 0, 0, 0};

  ck_assert_double_eq_tol (demarche_kappa (proposals, 2), .4, 1e-12);
  ck_assert_double_eq_tol (demarche_kappa (three, 3), (.29 - .35) / .65, 1e-12);
  ck_assert_double_nan (demarche_kappa (constant, 2));
  ck_assert_double_nan (demarche_kappa (nothing, 2));
}
END_TEST

START_TEST (test_verdicts_are_krippendorffs)
{
  ck_assert_uint_eq (demarche_alpha_get_verdict (.8), DEMARCHE_ALPHA_RELIABLE);
  ck_assert_uint_eq (demarche_alpha_get_verdict (.7999), DEMARCHE_ALPHA_TENTATIVE);
  ck_assert_uint_eq (demarche_alpha_get_verdict (.667), DEMARCHE_ALPHA_TENTATIVE);
  ck_assert_uint_eq (demarche_alpha_get_verdict (.6669), DEMARCHE_ALPHA_LOW);
  ck_assert_uint_eq (demarche_alpha_get_verdict (NAN), DEMARCHE_ALPHA_UNKNOWN);
}
END_TEST

START_TEST (test_interval_holds_the_middle_of_the_samples)
{
  double samples[DEMARCHE_N_RESAMPLES];
  for (guint i = 0; i < DEMARCHE_N_RESAMPLES; i++)
    samples[i] = (i * 7) % DEMARCHE_N_RESAMPLES + 1; /* 1 to 1000, mixed */
  DemarcheInterval interval = demarche_resampling_get_interval (samples, DEMARCHE_N_RESAMPLES);
  ck_assert_double_eq (interval.low, 25);
  ck_assert_double_eq (interval.high, 976);
}
END_TEST

START_TEST (test_no_interval_is_better_than_a_silly_one)
{
  double undefined[] = {NAN, NAN, NAN, 1, 2};
  double equal[] = {1, 1, 1, 1};
  double partly[] = {NAN, 3, 1, NAN, 2};
  ck_assert (!demarche_interval_is_known (demarche_resampling_get_interval (undefined, 5)));
  ck_assert (!demarche_interval_is_known (demarche_resampling_get_interval (equal, 4)));
  DemarcheInterval interval = demarche_resampling_get_interval (partly, 5);
  ck_assert_double_eq (interval.low, 1);
  ck_assert_double_eq (interval.high, 3);
}
END_TEST

/* figures: Wilson's formula by hand, and R's prop.test (correct = FALSE) */
START_TEST (test_wilson_keeps_within_bounds)
{
  static const struct {
    guint n_right;
    guint n;
    double low;
    double high;
  } known[] = {
      {28, 30, .7868, .9815}, {0, 10, 0, .2775}, {10, 10, .7225, 1}, {15, 30, .3315, .6685}};

  for (guint i = 0; i < G_N_ELEMENTS (known); i++) {
    DemarcheInterval interval = demarche_wilson (known[i].n_right, known[i].n);

    ck_assert_double_eq_tol (interval.low, known[i].low, .0001);
    ck_assert_double_eq_tol (interval.high, known[i].high, .0001);
  }
  ck_assert (!demarche_interval_is_known (demarche_wilson (0, 0)));
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("reliability");
  TCase *tests = tcase_create ("reliability");

  tcase_add_test (tests, test_alpha_is_the_published_one);
  tcase_add_test (tests, test_alpha_knows_no_order);
  tcase_add_test (tests, test_alpha_at_its_ends);
  tcase_add_test (tests, test_coincidences_add_up);
  tcase_add_test (tests, test_kappa_is_the_textbook_one);
  tcase_add_test (tests, test_verdicts_are_krippendorffs);
  tcase_add_test (tests, test_interval_holds_the_middle_of_the_samples);
  tcase_add_test (tests, test_no_interval_is_better_than_a_silly_one);
  tcase_add_test (tests, test_wilson_keeps_within_bounds);
  suite_add_tcase (suite, tests);
  return demarche_run_suite (suite);
}
