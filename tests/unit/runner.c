/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Runs a Check suite and prints its results as TAP. */
#include "runner.h"

#include <stdlib.h>

int
demarche_run_suite (Suite *suite)
{
  SRunner *runner = srunner_create (suite);

  /* in one process: a fork for each test is slow under the address sanitizer, whose leak check
   * would run in every child; CK_FORK=yes overrides it to find the test that crashes */
  if (g_strcmp0 (g_getenv ("CK_FORK"), "yes") != 0)
    srunner_set_fork_status (runner, CK_NOFORK);
  srunner_set_tap (runner, "-");
  srunner_run_all (runner, CK_SILENT);
  int n_failed = srunner_ntests_failed (runner);
  srunner_free (runner);
  return n_failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
