/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What lies in a store: aligned, zeroed, strings once. */
#include "base/store.h"
#include "runner.h"

#include <string.h>

START_TEST (what_is_taken_is_empty_and_apart)
{
  g_autoptr (DemarcheStore) store = demarche_store_new (64);
  guint8 *taken[200];

  ck_assert_ptr_null (demarche_store_take (store, 0));
  for (guint i = 1; i < 200; i++) {
    taken[i] = demarche_store_take (store, i);
    ck_assert_uint_eq ((guintptr)taken[i] % _Alignof(max_align_t), 0);
    for (guint j = 0; j < i; j++)
      ck_assert_uint_eq (taken[i][j], 0);
    memset (taken[i], (int)i, i);
  }
  for (guint i = 1; i < 200; i++)
    for (guint j = 0; j < i; j++)
      ck_assert_uint_eq (taken[i][j], i);
}
END_TEST

START_TEST (equal_strings_lie_there_once)
{
  g_autoptr (DemarcheStore) store = demarche_store_new (16);
  char name[] = "Aldovia and all her islands";
  const char *kept = demarche_store_keep_string (store, name);

  ck_assert_ptr_ne (kept, name);
  ck_assert_ptr_null (demarche_store_keep_string (store, NULL));
  ck_assert_ptr_eq (demarche_store_keep_string (store, "Aldovia and all her islands"), kept);
  demarche_store_close_strings (store);
  name[0] = 'a';
  ck_assert_str_eq (kept, "Aldovia and all her islands");
}
END_TEST

START_TEST (strings_are_joined)
{
  g_autoptr (DemarcheStore) store = demarche_store_new (8);
  const char *first = demarche_store_join (store, "norms", '.', "binding");
  const char *second = demarche_store_join (store, "", '/', "");

  ck_assert_str_eq (first, "norms.binding");
  ck_assert_str_eq (second, "/");
}
END_TEST

START_TEST (it_lasts_as_long_as_somebody_holds_it)
{
  DemarcheStore *store = demarche_store_new (1024);
  guint32 numbers[] = {1, 2, 3};
  const guint32 *copy = demarche_store_copy (store, numbers, sizeof numbers);

  ck_assert_ptr_null (demarche_store_copy (store, NULL, 0));
  g_autoptr (DemarcheStore) held = demarche_store_ref (store);
  demarche_store_unref (store);
  ck_assert_mem_eq (copy, numbers, sizeof numbers);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("store");
  TCase *tests = tcase_create ("store");

  tcase_add_test (tests, what_is_taken_is_empty_and_apart);
  tcase_add_test (tests, equal_strings_lie_there_once);
  tcase_add_test (tests, strings_are_joined);
  tcase_add_test (tests, it_lasts_as_long_as_somebody_holds_it);
  suite_add_tcase (suite, tests);
  return demarche_run_suite (suite);
}
