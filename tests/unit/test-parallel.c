/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Work on many threads: everything once, in order, bounded, and stopped when nobody wants it. */
#include "base/parallel.h"
#include "runner.h"

#define N 2000

typedef struct {
  guint n_made; /* atomic */
  guint n_dropped;
  guint n_taken;
  guint stop_at; /* 0: never */
  gsize weight;  /* of each piece */
  guint most_ahead;
} Work;

static gsize
weigh (guint index, gpointer data)
{
  return ((Work *)data)->weight;
}

static gpointer
make (guint index, gpointer data)
{
  Work *work = data;

  g_atomic_int_inc (&work->n_made);
  return GUINT_TO_POINTER (index + 1);
}

static guint n_dropped;

static void
drop (gpointer result)
{
  ck_assert_ptr_nonnull (result);
  n_dropped++;
}

static gboolean
take (guint index, gpointer result, gpointer data)
{
  Work *work = data;

  ck_assert_uint_eq (index, work->n_taken);
  ck_assert_uint_eq (GPOINTER_TO_UINT (result), index + 1);
  work->n_taken++;
  work->most_ahead = MAX (work->most_ahead, g_atomic_int_get (&work->n_made) - work->n_taken);
  return work->stop_at == 0 || work->n_taken < work->stop_at;
}

static const DemarcheParallelStages stages = {weigh, make, take, drop};

START_TEST (takes_all_in_order)
{
  static const guint jobs[] = {0, 1, 2, 8};

  for (guint i = 0; i < G_N_ELEMENTS (jobs); i++) {
    Work work = {0};

    demarche_parallel_run_in_order (jobs[i], N, &stages, &work);
    ck_assert_uint_eq (work.n_made, N);
    ck_assert_uint_eq (work.n_taken, N);
    ck_assert_uint_le (work.most_ahead, 256);
  }
}
END_TEST

START_TEST (heavy_pieces_wait)
{
  Work work = {.weight = 4 << 20};

  demarche_parallel_run_in_order (8, N, &stages, &work);
  ck_assert_uint_eq (work.n_taken, N);
  ck_assert_uint_le (work.most_ahead, 1);
}
END_TEST

START_TEST (stops_when_told)
{
  Work work = {.stop_at = 10};

  n_dropped = 0;
  demarche_parallel_run_in_order (4, N, &stages, &work);
  ck_assert_uint_eq (work.n_taken, 10);
  ck_assert_uint_lt (work.n_made, N);
  ck_assert_uint_eq (n_dropped, work.n_made - 10);
}
END_TEST

START_TEST (nothing_is_nothing)
{
  Work work = {0};

  demarche_parallel_run_in_order (4, 0, &stages, &work);
  ck_assert_uint_eq (work.n_made, 0);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("parallel");
  TCase *tests = tcase_create ("in-order");

  tcase_add_test (tests, takes_all_in_order);
  tcase_add_test (tests, heavy_pieces_wait);
  tcase_add_test (tests, stops_when_told);
  tcase_add_test (tests, nothing_is_nothing);
  suite_add_tcase (suite, tests);
  return demarche_run_suite (suite);
}
