/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The version that the library tells. */
#include "config.h"

#include "demarche.h"
#include "runner.h"

START_TEST (test_version_is_that_of_the_build)
{
  ck_assert_str_eq (demarche_get_version (), DEMARCHE_VERSION);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("version");
  TCase *tests = tcase_create ("version");

  tcase_add_test (tests, test_version_is_that_of_the_build);
  suite_add_tcase (suite, tests);
  return demarche_run_suite (suite);
}
