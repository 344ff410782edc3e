/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What every unit test file ends with: `return demarche_run_suite (suite)`. */
#pragma once

#include <check.h>
#include <glib.h>

/* runs all tests of @suite (which it frees), prints TAP, returns the exit code of main() */
int demarche_run_suite (Suite *suite);
