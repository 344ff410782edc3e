/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Byte offsets, lines and columns. */
#include "base/source.h"
#include "runner.h"

#include <string.h>

static DemarcheSource *
make_source (const char *text, gsize length)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length);

  return demarche_source_new ("a.txt", bytes);
}

static void
assert_place (DemarcheSource *source, gsize offset, guint line, guint column)
{
  guint found_line = 0;
  guint found_column = 0;

  demarche_source_locate (source, offset, &found_line, &found_column);
  ck_assert_uint_eq (found_line, line);
  ck_assert_uint_eq (found_column, column);
}

START_TEST (test_line_ends_of_all_kinds)
{
  const char *text = "ab\ncd\r\nef\rgh\n\ni";
  g_autoptr (DemarcheSource) source = make_source (text, strlen (text));

  ck_assert_uint_eq (demarche_source_get_n_lines (source), 6);
  assert_place (source, 0, 1, 1);
  assert_place (source, 2, 1, 3);
  assert_place (source, 3, 2, 1);
  assert_place (source, 6, 2, 4); /* between CR and LF */
  assert_place (source, 7, 3, 1);
  assert_place (source, 10, 4, 1);
  assert_place (source, 13, 5, 1);
  assert_place (source, 14, 6, 1);
  assert_place (source, 15, 6, 2);
  assert_place (source, 1000, 6, 2);
}
END_TEST

START_TEST (test_lines_come_without_their_ends)
{
  const char *text = "ab\r\n\ncd\n";
  g_autoptr (DemarcheSource) source = make_source (text, strlen (text));
  gsize length = 99;

  ck_assert_int_eq (memcmp (demarche_source_get_line (source, 1, &length), "ab", 2), 0);
  ck_assert_uint_eq (length, 2);
  ck_assert_ptr_nonnull (demarche_source_get_line (source, 2, &length));
  ck_assert_uint_eq (length, 0);
  ck_assert_int_eq (memcmp (demarche_source_get_line (source, 3, &length), "cd", 2), 0);
  ck_assert_ptr_nonnull (demarche_source_get_line (source, 4, &length));
  ck_assert_uint_eq (length, 0);
  ck_assert_ptr_null (demarche_source_get_line (source, 0, &length));
  ck_assert_ptr_null (demarche_source_get_line (source, 5, &length));
}
END_TEST

START_TEST (test_columns_count_code_points)
{
  const char *text = "é😀x\xff\xfey\nz";
  g_autoptr (DemarcheSource) source = make_source (text, strlen (text));

  assert_place (source, 2, 1, 2);
  assert_place (source, 6, 1, 3);
  assert_place (source, 8, 1, 5); /* a byte that is no UTF-8 counts as one */
  assert_place (source, 9, 1, 6);
  assert_place (source, 11, 2, 1);
}
END_TEST

START_TEST (test_a_byte_order_mark_takes_no_column)
{
  const char *text = "\xef\xbb\xbfxy";
  g_autoptr (DemarcheSource) source = make_source (text, strlen (text));
  gsize length;

  assert_place (source, 0, 1, 1);
  assert_place (source, 3, 1, 1);
  assert_place (source, 4, 1, 2);
  ck_assert_ptr_eq (demarche_source_get_line (source, 1, &length),
                    demarche_source_get_text (source, NULL) + 3);
  ck_assert_uint_eq (length, 2);
}
END_TEST

START_TEST (test_nul_is_a_character)
{
  g_autoptr (DemarcheSource) source = make_source ("a\0b\nc", 5);

  assert_place (source, 2, 1, 3);
  assert_place (source, 4, 2, 1);
}
END_TEST

START_TEST (test_nothing_is_one_empty_line)
{
  g_autoptr (GBytes) bytes = g_bytes_new (NULL, 0);
  g_autoptr (DemarcheSource) source = demarche_source_new ("empty", bytes);
  gsize length = 99;

  ck_assert_str_eq (demarche_source_get_text (source, &length), "");
  ck_assert_uint_eq (length, 0);
  ck_assert_str_eq (demarche_source_get_name (source), "empty");
  ck_assert_uint_eq (demarche_source_get_n_lines (source), 1);
  assert_place (source, 0, 1, 1);
}
END_TEST

START_TEST (test_a_reference_keeps_it)
{
  DemarcheSource *source = make_source ("x", 1);
  DemarcheSource *again = demarche_source_ref (source);

  demarche_source_unref (source);
  ck_assert_str_eq (demarche_source_get_name (again), "a.txt");
  demarche_source_unref (again);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("source");
  TCase *tests = tcase_create ("source");

  tcase_add_test (tests, test_line_ends_of_all_kinds);
  tcase_add_test (tests, test_lines_come_without_their_ends);
  tcase_add_test (tests, test_columns_count_code_points);
  tcase_add_test (tests, test_a_byte_order_mark_takes_no_column);
  tcase_add_test (tests, test_nul_is_a_character);
  tcase_add_test (tests, test_nothing_is_one_empty_line);
  tcase_add_test (tests, test_a_reference_keeps_it);
  suite_add_tcase (suite, tests);
  return demarche_run_suite (suite);
}
