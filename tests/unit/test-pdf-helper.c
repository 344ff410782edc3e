/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The helper that opens PDF files, replaced by scripts that do what a bad one does. */
#include "ingest/pdf-helper.h"
#include "runner.h"

#include <glib/gstdio.h>
#include <string.h>

static char *folder;

static void
set_up (void)
{
  folder = g_dir_make_tmp ("helper-XXXXXX", NULL);
}

static void
tear_down (void)
{
  g_autofree char *path = g_build_filename (folder, DEMARCHE_PDF_HELPER, NULL);

  g_unlink (path);
  g_rmdir (folder);
  g_clear_pointer (&folder, g_free);
}

static GBytes *
run (const char *script, const DemarchePdfLimits *limits, GCancellable *cancellable, GError **error)
{
  g_autofree char *path = g_build_filename (folder, DEMARCHE_PDF_HELPER, NULL);
  g_autofree char *text = g_strdup_printf ("#!/bin/sh\n%s\n", script);
  g_autoptr (GBytes) pdf = g_bytes_new ("%PDF-1.4 some", 13);

  if (script)
    g_assert_true (g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_NONE, 0755, NULL));
  return demarche_pdf_helper_run (folder, pdf, limits, cancellable, error);
}

START_TEST (test_it_reads_the_file_and_nothing_of_the_environment)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) output = NULL;

  g_setenv ("DEMARCHE_TEST_SECRET", "seen", TRUE);
  output =
      run ("cat; echo \" $DEMARCHE_TEST_SECRET$HOME\"", &demarche_pdf_limits_default, NULL, &error);
  ck_assert_msg (output != NULL, "%s", error ? error->message : "");
  ck_assert_uint_eq (g_bytes_get_size (output), strlen ("%PDF-1.4 some \n"));
  ck_assert_mem_eq (g_bytes_get_data (output, NULL), "%PDF-1.4 some \n",
                    strlen ("%PDF-1.4 some \n"));
}
END_TEST

#define PLENTY (64u << 20)

/* a script, what it may use up, and what is said of it */
static const struct {
  const char *script;
  DemarchePdfLimits limits;
  DemarcheError code;
  const char *message;
} bad[] = {
    {"while :; do :; done",
     {PLENTY, 1, 30 * G_USEC_PER_SEC, PLENTY},
     DEMARCHE_ERROR_LIMIT,
     "more than 1 seconds of the processor"},
    {"read forever < /dev/zero",
     {PLENTY, 20, G_USEC_PER_SEC / 5, PLENTY},
     DEMARCHE_ERROR_LIMIT,
     "takes longer than 1 seconds"},
    {"exec sleep 1000",
     {PLENTY, 20, G_USEC_PER_SEC / 5, PLENTY},
     DEMARCHE_ERROR_LIMIT,
     "takes longer than 1 seconds"},
    {"exec yes",
     {PLENTY, 20, 30 * G_USEC_PER_SEC, 1u << 20},
     DEMARCHE_ERROR_LIMIT,
     "larger than 1 MiB"},
    {"exec tail /dev/zero",
     {PLENTY, 20, 30 * G_USEC_PER_SEC, PLENTY},
     DEMARCHE_ERROR_IO,
     "failed on it (exit code 1)"},
    {"kill -SEGV $$",
     {PLENTY, 20, 30 * G_USEC_PER_SEC, PLENTY},
     DEMARCHE_ERROR_LIMIT,
     "crash (signal 11)"},
    {"kill -ABRT $$",
     {PLENTY, 20, 30 * G_USEC_PER_SEC, PLENTY},
     DEMARCHE_ERROR_LIMIT,
     "or needs more than 64 MiB"},
    {"kill -KILL $$",
     {PLENTY, 20, 30 * G_USEC_PER_SEC, PLENTY},
     DEMARCHE_ERROR_LIMIT,
     "or demarche-pdf was killed"},
    {"echo wrong >&2; exit 3",
     {PLENTY, 20, 30 * G_USEC_PER_SEC, PLENTY},
     DEMARCHE_ERROR_IO,
     "failed on it (exit code 3)"},
    {NULL,
     {PLENTY, 20, 30 * G_USEC_PER_SEC, PLENTY},
     DEMARCHE_ERROR_NOT_FOUND,
     "install Debian's libpoppler-glib-dev"},
};

START_TEST (test_what_is_bad_ends_within_limits)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) output = run (bad[_i].script, &bad[_i].limits, NULL, &error);

  ck_assert_ptr_null (output);
  ck_assert_msg (strstr (error->message, bad[_i].message) != NULL, "%s", error->message);
  ck_assert_int_eq (error->code, bad[_i].code);
}
END_TEST

START_TEST (test_it_can_be_cancelled)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) output = NULL;

  g_cancellable_cancel (cancellable);
  output = run ("exec sleep 1000", &demarche_pdf_limits_default, cancellable, &error);
  ck_assert_ptr_null (output);
  ck_assert (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED));
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("pdf-helper");
  TCase *tests = tcase_create ("pdf-helper");

  tcase_add_checked_fixture (tests, set_up, tear_down);
  tcase_add_test (tests, test_it_reads_the_file_and_nothing_of_the_environment);
  tcase_add_loop_test (tests, test_what_is_bad_ends_within_limits, 0, G_N_ELEMENTS (bad));
  tcase_add_test (tests, test_it_can_be_cancelled);
  suite_add_tcase (suite, tests);
  return demarche_run_suite (suite);
}
