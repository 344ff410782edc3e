/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Libraries that are opened when they are first needed. */
#include "base/late-library.h"

#include "base/error.h"
#include "runner.h"

#include <math.h>
#include <string.h>

typedef struct {
  __typeof__ (cos) *cos;
  __typeof__ (sin) *sin;
} Functions;

static void
check_fails (const char *file, const char *const *names, const char *word)
{
  Functions functions;
  DemarcheLateLibrary library = {file, "geometry", names, &functions, 0};
  g_autoptr (GError) error = NULL;

  ck_assert (!demarche_late_library_open (&library, &error));
  ck_assert (g_error_matches (error, DEMARCHE_ERROR, DEMARCHE_ERROR_NOT_FOUND));
  ck_assert (g_str_has_prefix (error->message, "geometry needs a library that cannot be used ("));
  ck_assert_ptr_nonnull (strstr (error->message, word));
  ck_assert (g_str_has_suffix (error->message, "); install it again"));
}

START_TEST (test_functions_come_in_order)
{
  static const char *const names[] = {"cos", "sin", NULL};
  Functions functions;
  DemarcheLateLibrary library = {"libm.so.6", "geometry", names, &functions, 0};
  g_autoptr (GError) error = NULL;

  ck_assert (demarche_late_library_open (&library, &error));
  ck_assert (demarche_late_library_open (&library, &error));
  ck_assert_double_eq (functions.cos (0), 1);
  ck_assert_double_eq (functions.sin (0), 0);
}
END_TEST

START_TEST (test_what_lacks_is_named)
{
  static const char *const names[] = {"cos", "no_such_function", NULL};

  check_fails ("libnosuch.so.1", names, "libnosuch.so.1");
  check_fails ("libm.so.6", names, "no_such_function");
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("late-library");
  TCase *tests = tcase_create ("late-library");

  tcase_add_test (tests, test_functions_come_in_order);
  tcase_add_test (tests, test_what_lacks_is_named);
  suite_add_tcase (suite, tests);
  return demarche_run_suite (suite);
}
