/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Files and streams: bounded reads, whole writes, lines. */
#include "base/hash.h"
#include "base/io.h"
#include "runner.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

static char *folder;

static void
set_up (void)
{
  folder = g_dir_make_tmp ("demarche-io-XXXXXX", NULL);
  ck_assert_ptr_nonnull (folder);
}

static void
tear_down (void)
{
  g_autoptr (GDir) names = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (names)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);

    (void)g_remove (path);
  }
  (void)g_rmdir (folder);
  g_clear_pointer (&folder, g_free);
}

static char *
make_path (const char *name)
{
  return g_build_filename (folder, name, NULL);
}

/* a file written without the code under test */
static char *
make_file (const char *name, const char *text)
{
  char *path = make_path (name);
  FILE *file = g_fopen (path, "w");

  ck_assert_ptr_nonnull (file);
  ck_assert_int_ge (fputs (text, file), 0);
  ck_assert_int_eq (fclose (file), 0);
  return path;
}

static void
assert_content (const char *path, const char *text)
{
  g_autofree char *content = NULL;

  ck_assert (g_file_get_contents (path, &content, NULL, NULL));
  ck_assert_str_eq (content, text);
}

static void
assert_names (guint n)
{
  g_autoptr (GDir) names = g_dir_open (folder, 0, NULL);
  guint found = 0;

  while (g_dir_read_name (names) != NULL)
    found++;
  ck_assert_uint_eq (found, n);
}

static void
assert_not_read (const char *path, gsize limit, DemarcheError code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = demarche_io_read (path, limit, &error);

  ck_assert_ptr_null (bytes);
  ck_assert (g_error_matches (error, DEMARCHE_ERROR, (int)code));
  ck_assert_ptr_null (strstr (error->message, path));
}

START_TEST (test_read_up_to_the_limit)
{
  g_autofree char *path = make_file ("a", "12345");
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = demarche_io_read (path, 5, &error);

  ck_assert_ptr_null (error);
  ck_assert_uint_eq (g_bytes_get_size (bytes), 5);
  ck_assert_int_eq (memcmp (g_bytes_get_data (bytes, NULL), "12345", 5), 0);
  assert_not_read (path, 4, DEMARCHE_ERROR_LIMIT);
}
END_TEST

START_TEST (test_read_an_empty_file)
{
  g_autofree char *path = make_file ("a", "");
  g_autoptr (GBytes) bytes = demarche_io_read (path, 5, NULL);

  ck_assert_ptr_nonnull (bytes);
  ck_assert_uint_eq (g_bytes_get_size (bytes), 0);
}
END_TEST

START_TEST (test_read_a_large_file)
{
  g_autofree char *text = g_strnfill (1 << 20, 'x');
  g_autofree char *path = make_file ("a", text);
  g_autoptr (GBytes) bytes = demarche_io_read (path, 2 << 20, NULL);

  ck_assert_ptr_nonnull (bytes);
  ck_assert_uint_eq (g_bytes_get_size (bytes), 1 << 20);
}
END_TEST

/* piece by piece, as the whole */
START_TEST (test_hash_of_a_large_file)
{
  g_autofree char *text = g_strnfill (1 << 20, 'x');
  g_autofree char *path = make_file ("a", text);
  g_autofree char *whole = demarche_hash_bytes (text, 1 << 20);
  g_autofree char *hash = demarche_io_hash (path);

  ck_assert_str_eq (hash, whole);
}
END_TEST

START_TEST (test_what_cannot_be_read)
{
  g_autofree char *missing = make_path ("missing");
  g_autofree char *loop = make_path ("loop");

  assert_not_read (missing, 5, DEMARCHE_ERROR_NOT_FOUND);
  assert_not_read (folder, 5, DEMARCHE_ERROR_IO);
  ck_assert_int_eq (symlink ("loop", loop), 0);
  assert_not_read (loop, 5, DEMARCHE_ERROR_IO);
}
END_TEST

START_TEST (test_a_stream_is_read_no_further_than_the_limit)
{
  g_autofree char *path = make_path ("fifo");
  int writer;

  ck_assert_int_eq (mkfifo (path, 0600), 0);
  writer = open (path, O_RDWR | O_CLOEXEC);
  ck_assert_int_ge (writer, 0);
  ck_assert_int_eq (write (writer, "0123456789", 10), 10);
  assert_not_read (path, 5, DEMARCHE_ERROR_LIMIT); /* it would wait for ever for an end */
  close (writer);
  assert_not_read ("/dev/zero", 1 << 20, DEMARCHE_ERROR_LIMIT);
}
END_TEST

static void
write_text (const char *path, const char *text)
{
  g_autoptr (GError) error = NULL;

  ck_assert (demarche_io_write (path, text, strlen (text), &error));
  ck_assert_ptr_null (error);
}

static void
assert_not_written (const char *path, DemarcheError code)
{
  g_autoptr (GError) error = NULL;

  ck_assert (!demarche_io_write (path, "new", 3, &error));
  ck_assert (g_error_matches (error, DEMARCHE_ERROR, (int)code));
}

START_TEST (test_write_a_new_file)
{
  g_autofree char *path = make_path ("a");

  write_text (path, "first");
  assert_content (path, "first");
  write_text (path, "");
  assert_content (path, "");
  assert_names (1);
}
END_TEST

START_TEST (test_write_keeps_the_mode)
{
  g_autofree char *path = make_file ("a", "old");
  struct stat state;

  ck_assert_int_eq (chmod (path, 0640), 0);
  write_text (path, "new");
  assert_content (path, "new");
  ck_assert_int_eq (stat (path, &state), 0);
  ck_assert_uint_eq (state.st_mode & 07777, 0640);
}
END_TEST

START_TEST (test_write_takes_over_what_a_crash_left)
{
  g_autofree char *path = make_file ("a", "old");
  g_autofree char *stray = make_file (".a.part", "half of a much longer text than the new one");

  write_text (path, "new");
  assert_content (path, "new");
  assert_names (1);
}
END_TEST

START_TEST (test_write_keeps_a_link)
{
  g_autofree char *target = make_file ("target", "old");
  g_autofree char *link = make_path ("link");
  g_autofree char *second = make_path ("second");

  ck_assert_int_eq (symlink ("target", link), 0);
  ck_assert_int_eq (symlink (link, second), 0);
  write_text (second, "new");
  ck_assert (g_file_test (second, G_FILE_TEST_IS_SYMLINK));
  ck_assert (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
  ck_assert (!g_file_test (target, G_FILE_TEST_IS_SYMLINK));
  assert_content (target, "new");
}
END_TEST

START_TEST (test_write_makes_what_a_link_lacks)
{
  g_autofree char *target = make_path ("target");
  g_autofree char *link = make_path ("link");

  ck_assert_int_eq (symlink ("target", link), 0);
  write_text (link, "new");
  ck_assert (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
  assert_content (target, "new");
}
END_TEST

START_TEST (test_write_to_a_stream_is_plain)
{
  g_autofree char *path = make_path ("fifo");
  char buffer[8] = "";
  struct stat state;
  int reader;

  ck_assert_int_eq (mkfifo (path, 0600), 0);
  reader = open (path, O_RDWR | O_CLOEXEC);
  ck_assert_int_ge (reader, 0);
  write_text (path, "new");
  ck_assert_int_eq (read (reader, buffer, sizeof buffer - 1), 3);
  ck_assert_str_eq (buffer, "new");
  ck_assert_int_eq (lstat (path, &state), 0);
  ck_assert (S_ISFIFO (state.st_mode));
  close (reader);
}
END_TEST

START_TEST (test_write_to_a_descriptor_goes_on_where_it_is)
{
  g_autofree char *path = make_file ("a", "before ");
  int descriptor = open (path, O_WRONLY | O_APPEND | O_CLOEXEC);
  g_autofree char *name = g_strdup_printf ("/dev/fd/%d", descriptor);

  ck_assert_int_ge (descriptor, 0);
  write_text (name, "after");
  close (descriptor);
  assert_content (path, "before after");
}
END_TEST

START_TEST (test_what_cannot_be_written)
{
  g_autofree char *path = make_path ("missing/a");

  assert_not_written (folder, DEMARCHE_ERROR_IO);
  assert_not_written (path, DEMARCHE_ERROR_NOT_FOUND);
  assert_names (0);
}
END_TEST

START_TEST (test_write_to_a_reader_that_has_gone)
{
  int ends[2];
  g_autofree char *name = NULL;

  ck_assert_int_eq (pipe (ends), 0);
  name = g_strdup_printf ("/proc/self/fd/%d", ends[1]);
  close (ends[0]);
  write_text (name, "nobody wants this");
  close (ends[1]);
}
END_TEST

START_TEST (test_write_to_a_full_device)
{
  struct stat state;

  assert_not_written ("/dev/full", DEMARCHE_ERROR_IO);
  ck_assert_int_eq (lstat ("/dev/full", &state), 0);
  ck_assert (S_ISCHR (state.st_mode));
}
END_TEST

START_TEST (test_write_takes_over_no_foreign_file)
{
  g_autofree char *path = make_file ("a", "old");
  g_autofree char *other = make_file ("other", "precious");
  g_autofree char *stray = make_path (".a.part");

  ck_assert_int_eq (link (other, stray), 0);
  assert_not_written (path, DEMARCHE_ERROR_IO);
  ck_assert_int_eq (g_remove (stray), 0);
  ck_assert_int_eq (symlink ("other", stray), 0);
  assert_not_written (path, DEMARCHE_ERROR_IO);
  assert_content (path, "old");
  assert_content (other, "precious");
}
END_TEST

START_TEST (test_a_failed_write_leaves_the_old_file)
{
  g_autofree char *path = make_file ("a", "old");
  g_autofree char *text = g_strnfill (1 << 20, 'x');
  g_autoptr (GError) error = NULL;
  struct rlimit before;
  struct rlimit small;
  gboolean done;

  ck_assert_int_eq (getrlimit (RLIMIT_FSIZE, &before), 0);
  small = before;
  small.rlim_cur = 1000;
  ck_assert_int_eq (setrlimit (RLIMIT_FSIZE, &small), 0);
  done = demarche_io_write (path, text, 1 << 20, &error);
  ck_assert_int_eq (setrlimit (RLIMIT_FSIZE, &before), 0);
  ck_assert (!done);
  ck_assert (g_error_matches (error, DEMARCHE_ERROR, DEMARCHE_ERROR_IO));
  assert_content (path, "old");
  assert_names (1);
}
END_TEST

START_TEST (test_the_longest_name)
{
  g_autofree char *name = g_strnfill (255, 'n');
  g_autofree char *path = make_path (name);

  write_text (path, "new");
  assert_content (path, "new");
  assert_names (1);
}
END_TEST

START_TEST (test_same_file)
{
  g_autofree char *path = make_file ("a", "");
  g_autofree char *other = make_file ("b", "");
  g_autofree char *link = make_path ("link");
  g_autofree char *missing = make_path ("missing");

  ck_assert_int_eq (symlink ("a", link), 0);
  ck_assert (demarche_io_is_same_file (path, path));
  ck_assert (demarche_io_is_same_file (path, link));
  ck_assert (!demarche_io_is_same_file (path, other));
  ck_assert (!demarche_io_is_same_file (missing, missing));
}
END_TEST

START_TEST (test_output_is_buffered_and_whole)
{
  g_autofree char *path = make_path ("a");
  int descriptor = open (path, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
  g_autoptr (DemarcheOutput) output = demarche_output_new (descriptor);
  g_autofree char *large = g_strnfill (100000, 'x');
  g_autofree char *expected = g_strconcat ("ab", large, "c", NULL);

  ck_assert (demarche_output_write (output, "a", -1, NULL));
  ck_assert (demarche_output_write (output, "bbb", 1, NULL));
  assert_content (path, "");
  ck_assert (demarche_output_write (output, large, -1, NULL));
  ck_assert (demarche_output_write (output, "c", 1, NULL));
  ck_assert (demarche_output_flush (output, NULL));
  ck_assert (!demarche_output_is_closed (output));
  close (descriptor);
  assert_content (path, expected);
}
END_TEST

START_TEST (test_output_to_a_closed_pipe)
{
  int ends[2];
  g_autoptr (DemarcheOutput) output = NULL;
  g_autoptr (GError) error = NULL;

  ck_assert_int_eq (pipe (ends), 0);
  close (ends[0]);
  output = demarche_output_new (ends[1]);
  ck_assert (demarche_output_write (output, "a", 1, &error));
  ck_assert (!demarche_output_flush (output, &error));
  ck_assert (g_error_matches (error, DEMARCHE_ERROR, DEMARCHE_ERROR_IO));
  ck_assert (demarche_output_is_closed (output));
  g_clear_error (&error);
  ck_assert (!demarche_output_write (output, "a", 1, &error));
  ck_assert_ptr_nonnull (error);
  close (ends[1]);
}
END_TEST

START_TEST (test_output_to_a_full_device)
{
  int descriptor = open ("/dev/full", O_WRONLY | O_CLOEXEC);
  g_autoptr (DemarcheOutput) output = demarche_output_new (descriptor);
  g_autoptr (GError) error = NULL;

  ck_assert_int_ge (descriptor, 0);
  ck_assert (demarche_output_write (output, "a", 1, &error));
  ck_assert (!demarche_output_flush (output, &error));
  ck_assert (g_error_matches (error, DEMARCHE_ERROR, DEMARCHE_ERROR_IO));
  ck_assert (!demarche_output_is_closed (output));
  close (descriptor);
}
END_TEST

static gpointer
count_bytes (gpointer data)
{
  char buffer[4096];
  gsize n_bytes = 0;
  gssize n;

  while ((n = read (GPOINTER_TO_INT (data), buffer, sizeof buffer)) > 0)
    n_bytes += (gsize)n;
  return GSIZE_TO_POINTER (n_bytes);
}

/* a terminal or pipe that another program has made non-blocking takes a part at a time */
START_TEST (test_output_that_does_not_block)
{
  int ends[2];
  g_autofree char *large = g_strnfill (1 << 20, 'x');
  g_autoptr (DemarcheOutput) output = NULL;
  GThread *reader;

  ck_assert_int_eq (pipe (ends), 0);
  ck_assert_int_eq (fcntl (ends[1], F_SETFL, O_NONBLOCK), 0);
  output = demarche_output_new (ends[1]);
  reader = g_thread_new ("reader", count_bytes, GINT_TO_POINTER (ends[0]));
  ck_assert (demarche_output_write (output, large, -1, NULL));
  ck_assert (demarche_output_flush (output, NULL));
  close (ends[1]);
  ck_assert_uint_eq (GPOINTER_TO_SIZE (g_thread_join (reader)), 1 << 20);
  close (ends[0]);
}
END_TEST

static void
assert_line (DemarcheLines *lines, const char *text, guint64 number)
{
  gsize length = 0;
  g_autoptr (GError) error = NULL;
  const char *line = demarche_lines_next (lines, &length, &error);

  ck_assert_ptr_null (error);
  ck_assert_pstr_eq (line, text);
  if (line != NULL)
    ck_assert_uint_eq (length, strlen (text));
  ck_assert_uint_eq (demarche_lines_get_number (lines), number);
}

START_TEST (test_lines)
{
  g_autofree char *path = make_file ("a", "one\n\ntwo\r\nlast");
  int descriptor = open (path, O_RDONLY | O_CLOEXEC);
  g_autoptr (DemarcheLines) lines = demarche_lines_new (descriptor, 100);

  assert_line (lines, "one", 1);
  assert_line (lines, "", 2);
  assert_line (lines, "two", 3);
  assert_line (lines, "last", 4);
  assert_line (lines, NULL, 4);
  assert_line (lines, NULL, 4);
  close (descriptor);
}
END_TEST

START_TEST (test_lines_longer_than_the_buffer)
{
  g_autofree char *large = g_strnfill (300000, 'x');
  g_autofree char *text = g_strconcat (large, "\nb\n", large, NULL);
  g_autofree char *path = make_file ("a", text);
  int descriptor = open (path, O_RDONLY | O_CLOEXEC);
  g_autoptr (DemarcheLines) lines = demarche_lines_new (descriptor, 300000);

  assert_line (lines, large, 1);
  assert_line (lines, "b", 2);
  assert_line (lines, large, 3);
  assert_line (lines, NULL, 3);
  close (descriptor);
}
END_TEST

static void
assert_refused (DemarcheLines *lines, guint64 number)
{
  gsize length;
  g_autoptr (GError) error = NULL;

  ck_assert_ptr_null (demarche_lines_next (lines, &length, &error));
  ck_assert (g_error_matches (error, DEMARCHE_ERROR, DEMARCHE_ERROR_LIMIT));
  ck_assert_uint_eq (demarche_lines_get_number (lines), number);
}

START_TEST (test_a_line_too_long_is_skipped)
{
  g_autofree char *large = g_strnfill (1000000, 'x');
  g_autofree char *text = g_strconcat ("12345\n123456\n12345\r\n", large, "\nb\n", large, NULL);
  g_autofree char *path = make_file ("a", text);
  int descriptor = open (path, O_RDONLY | O_CLOEXEC);
  g_autoptr (DemarcheLines) lines = demarche_lines_new (descriptor, 5);

  assert_line (lines, "12345", 1);
  assert_refused (lines, 2);
  assert_line (lines, "12345", 3);
  assert_refused (lines, 4);
  assert_line (lines, "b", 5);
  assert_refused (lines, 6);
  assert_line (lines, NULL, 6);
  close (descriptor);
}
END_TEST

START_TEST (test_lines_of_what_cannot_be_read)
{
  int descriptor = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  g_autoptr (DemarcheLines) lines = demarche_lines_new (descriptor, 5);
  g_autoptr (GError) error = NULL;
  gsize length;

  ck_assert_ptr_null (demarche_lines_next (lines, &length, &error));
  ck_assert (g_error_matches (error, DEMARCHE_ERROR, DEMARCHE_ERROR_IO));
  assert_line (lines, NULL, 0);
  close (descriptor);
}
END_TEST

static void
add_write_tests (TCase *tests)
{
  tcase_add_test (tests, test_write_a_new_file);
  tcase_add_test (tests, test_write_keeps_the_mode);
  tcase_add_test (tests, test_write_takes_over_what_a_crash_left);
  tcase_add_test (tests, test_write_keeps_a_link);
  tcase_add_test (tests, test_write_makes_what_a_link_lacks);
  tcase_add_test (tests, test_write_to_a_stream_is_plain);
  tcase_add_test (tests, test_write_to_a_descriptor_goes_on_where_it_is);
  tcase_add_test (tests, test_what_cannot_be_written);
  tcase_add_test (tests, test_write_to_a_reader_that_has_gone);
  tcase_add_test (tests, test_write_to_a_full_device);
  tcase_add_test (tests, test_write_takes_over_no_foreign_file);
  tcase_add_test (tests, test_a_failed_write_leaves_the_old_file);
  tcase_add_test (tests, test_the_longest_name);
}

int
main (void)
{
  Suite *suite = suite_create ("io");
  TCase *tests = tcase_create ("io");

  signal (SIGPIPE, SIG_IGN);
  signal (SIGXFSZ, SIG_IGN);
  tcase_add_checked_fixture (tests, set_up, tear_down);
  tcase_add_test (tests, test_read_up_to_the_limit);
  tcase_add_test (tests, test_read_an_empty_file);
  tcase_add_test (tests, test_read_a_large_file);
  tcase_add_test (tests, test_hash_of_a_large_file);
  tcase_add_test (tests, test_what_cannot_be_read);
  tcase_add_test (tests, test_a_stream_is_read_no_further_than_the_limit);
  add_write_tests (tests);
  tcase_add_test (tests, test_same_file);
  tcase_add_test (tests, test_output_is_buffered_and_whole);
  tcase_add_test (tests, test_output_to_a_closed_pipe);
  tcase_add_test (tests, test_output_to_a_full_device);
  tcase_add_test (tests, test_output_that_does_not_block);
  tcase_add_test (tests, test_lines);
  tcase_add_test (tests, test_lines_longer_than_the_buffer);
  tcase_add_test (tests, test_a_line_too_long_is_skipped);
  tcase_add_test (tests, test_lines_of_what_cannot_be_read);
  suite_add_tcase (suite, tests);
  return demarche_run_suite (suite);
}
