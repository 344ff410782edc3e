/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Messages: their printed form, their list, and "did you mean". */
#include "base/diagnostic.h"
#include "base/limits.h"
#include "runner.h"

#include <string.h>

static DemarcheSource *
make_source (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return demarche_source_new ("norms.json", bytes);
}

/* the printed form of an error at the first @span in @text */
static char *
format_at (const char *text, const char *span, const char *help)
{
  g_autoptr (DemarcheSource) source = make_source (text);
  gsize start = (gsize)(strstr (text, span) - text);
  g_autoptr (DemarcheDiagnostic) diagnostic =
      demarche_diagnostic_new (DEMARCHE_SEVERITY_ERROR, source, start, start + strlen (span), NULL,
                               "list 'norms' is not defined", help);

  return demarche_diagnostic_format (diagnostic, FALSE);
}

START_TEST (test_form_of_an_error)
{
  g_autofree char *text =
      format_at ("{\n  \"binding ... @norms\",\n}", "@norms", "did you mean '@norm'?");

  ck_assert_str_eq (text, "norms.json:2:16: error: list 'norms' is not defined\n"
                          "    2 |   \"binding ... @norms\",\n"
                          "      |                ^^^^^^\n"
                          "      = help: did you mean '@norm'?\n");
}
END_TEST

START_TEST (test_a_code_stands_behind_the_message)
{
  g_autoptr (DemarcheSource) source = make_source ("x");
  g_autoptr (DemarcheDiagnostic) diagnostic =
      demarche_diagnostic_new (DEMARCHE_SEVERITY_WARNING, source, 0, 1, "W007 subsumed-phrase",
                               "phrase can never win", "first line\nsecond line");
  g_autofree char *text = demarche_diagnostic_format (diagnostic, FALSE);

  ck_assert_str_eq (text, "norms.json:1:1: warning: phrase can never win [W007 subsumed-phrase]\n"
                          "    1 | x\n"
                          "      | ^\n"
                          "      = help: first line\n"
                          "      = help: second line\n");
}
END_TEST

START_TEST (test_tabs_are_spaces)
{
  g_autofree char *text = format_at ("\t\"a\"\t@norms", "@norms", NULL);

  ck_assert_str_eq (text, "norms.json:1:6: error: list 'norms' is not defined\n"
                          "    1 |  \"a\" @norms\n"
                          "      |      ^^^^^^\n");
}
END_TEST

START_TEST (test_carets_stand_under_what_is_shown)
{
  /* wide characters take two columns, marks none, escapes as many as they have characters */
  g_autofree char *text = format_at ("é中e\xcc\x81\x1b@中", "@中", NULL);

  ck_assert_str_eq (text, "norms.json:1:6: error: list 'norms' is not defined\n"
                          "    1 | é中e\xcc\x81\\x1b@中\n"
                          "      |         ^^^\n");
}
END_TEST

START_TEST (test_a_span_ends_with_its_line)
{
  g_autofree char *text = format_at ("\"norms\n\"", "norms\n\"", NULL);

  ck_assert_str_eq (text, "norms.json:1:2: error: list 'norms' is not defined\n"
                          "    1 | \"norms\n"
                          "      |  ^^^^^\n");
}
END_TEST

START_TEST (test_an_empty_span_has_one_caret)
{
  g_autoptr (DemarcheSource) source = make_source ("[1");
  g_autoptr (DemarcheDiagnostic) diagnostic =
      demarche_diagnostic_new (DEMARCHE_SEVERITY_NOTE, source, 2, 2, NULL, "here", NULL);
  g_autofree char *text = demarche_diagnostic_format (diagnostic, FALSE);

  ck_assert_str_eq (text, "norms.json:1:3: note: here\n"
                          "    1 | [1\n"
                          "      |   ^\n");
}
END_TEST

/* a line of @n_before and @n_after letters around a word */
static char *
make_long_line (guint n_before, guint n_after)
{
  g_autofree char *before = g_strnfill (n_before, 'b');
  g_autofree char *after = g_strnfill (n_after, 'a');

  return g_strconcat (before, "@norms", after, NULL);
}

START_TEST (test_a_long_line_is_cut_around_the_span)
{
  g_autofree char *line = make_long_line (5000, 5000);
  g_autofree char *text = format_at (line, "@norms", NULL);
  g_autofree char *before = g_strnfill (40, 'b');
  g_autofree char *after = g_strnfill (54, 'a');
  g_autofree char *expected =
      g_strdup_printf ("norms.json:1:5001: error: list 'norms' is not defined\n"
                       "    1 | …%s@norms%s…\n"
                       "      | %41s^^^^^^\n",
                       before, after, "");

  ck_assert_str_eq (text, expected);
}
END_TEST

START_TEST (test_a_long_line_is_cut_at_one_side_only)
{
  g_autofree char *first_line = make_long_line (3, 5000);
  g_autofree char *first = format_at (first_line, "@norms", NULL);
  g_autofree char *last_line = make_long_line (5000, 3);
  g_autofree char *last = format_at (last_line, "@norms", NULL);

  ck_assert_ptr_nonnull (strstr (first, "    1 | bbb@normsaaa"));
  ck_assert_ptr_nonnull (strstr (first, "a…\n      |    ^^^^^^\n"));
  ck_assert_ptr_nonnull (strstr (last, "    1 | …bbb"));
  ck_assert_ptr_nonnull (strstr (last, "bbb@normsaaa\n"));
}
END_TEST

START_TEST (test_a_file_without_a_place)
{
  g_autoptr (DemarcheDiagnostic) diagnostic = demarche_diagnostic_new_for_file (
      DEMARCHE_SEVERITY_ERROR, "a\nb\x1b[2J.txt", "no text layer", "run OCR first");
  g_autofree char *text = demarche_diagnostic_format (diagnostic, FALSE);

  ck_assert_str_eq (text, "a\\nb\\x1b[2J.txt: error: no text layer\n"
                          "      = help: run OCR first\n");
  ck_assert_uint_eq (demarche_diagnostic_get_line (diagnostic), 0);
  ck_assert_uint_eq (demarche_diagnostic_get_column (diagnostic), 0);
}
END_TEST

START_TEST (test_neither_file_nor_place)
{
  g_autoptr (DemarcheDiagnostic) diagnostic = demarche_diagnostic_new_for_file (
      DEMARCHE_SEVERITY_WARNING, NULL, "a message\x07 with a bell", NULL);
  g_autofree char *text = demarche_diagnostic_format (diagnostic, FALSE);

  ck_assert_str_eq (text, "warning: a message\\x07 with a bell\n");
  ck_assert_ptr_null (demarche_diagnostic_get_file (diagnostic));
}
END_TEST

START_TEST (test_colour_is_only_added)
{
  g_autoptr (DemarcheSource) source = make_source ("[1");
  g_autoptr (DemarcheDiagnostic) diagnostic =
      demarche_diagnostic_new (DEMARCHE_SEVERITY_ERROR, source, 1, 2, NULL, "here", NULL);
  g_autofree char *text = demarche_diagnostic_format (diagnostic, TRUE);

  ck_assert_str_eq (text, "norms.json:1:2: \033[1;31merror\033[0m: here\n"
                          "    1 | [1\n"
                          "      |  \033[1;31m^\033[0m\n");
}
END_TEST

START_TEST (test_what_was_given_is_kept)
{
  g_autoptr (DemarcheSource) source = make_source ("[1\n2");
  g_autoptr (DemarcheDiagnostic) diagnostic =
      demarche_diagnostic_new (DEMARCHE_SEVERITY_NOTE, source, 3, 4, "W001", "here", "there");

  ck_assert_int_eq (demarche_diagnostic_get_severity (diagnostic), DEMARCHE_SEVERITY_NOTE);
  ck_assert_str_eq (demarche_diagnostic_get_file (diagnostic), "norms.json");
  ck_assert_uint_eq (demarche_diagnostic_get_line (diagnostic), 2);
  ck_assert_uint_eq (demarche_diagnostic_get_column (diagnostic), 1);
  ck_assert_str_eq (demarche_diagnostic_get_code (diagnostic), "W001");
  ck_assert_str_eq (demarche_diagnostic_get_message (diagnostic), "here");
  ck_assert_str_eq (demarche_diagnostic_get_help (diagnostic), "there");
}
END_TEST

static void
take_one (DemarcheDiagnostics *diagnostics, DemarcheSeverity severity, const char *file)
{
  demarche_diagnostics_take (diagnostics,
                             demarche_diagnostic_new_for_file (severity, file, "message", NULL));
}

START_TEST (test_a_list_is_bounded_for_each_file)
{
  g_autoptr (DemarcheDiagnostics) diagnostics = demarche_diagnostics_new ();
  g_autoptr (DemarcheDiagnostics) again = demarche_diagnostics_ref (diagnostics);

  for (guint i = 0; i < DEMARCHE_LIMIT_DIAGNOSTICS + 50; i++)
    take_one (diagnostics, DEMARCHE_SEVERITY_ERROR, "a.json");
  take_one (again, DEMARCHE_SEVERITY_WARNING, "b.json");
  take_one (again, DEMARCHE_SEVERITY_NOTE, NULL);
  ck_assert_uint_eq (demarche_diagnostics_count (diagnostics, DEMARCHE_SEVERITY_ERROR),
                     DEMARCHE_LIMIT_DIAGNOSTICS + 50);
  ck_assert_uint_eq (demarche_diagnostics_count (diagnostics, DEMARCHE_SEVERITY_WARNING), 1);
  ck_assert_uint_eq (demarche_diagnostics_get_length (diagnostics), DEMARCHE_LIMIT_DIAGNOSTICS + 2);
  ck_assert_str_eq (demarche_diagnostic_get_file (
                        demarche_diagnostics_get (diagnostics, DEMARCHE_LIMIT_DIAGNOSTICS)),
                    "b.json");
}
END_TEST

static const struct {
  const char *name;
  const char *nearest;
} guesses[] = {
    {"unles", "unless"},   {"Unless", "unless"},
    {"witihn", "within"}, /* two letters swapped */
    {"enabld", "enabled"}, {"norm-status.bindng", "norm-status.binding"},
    {"al", "all"},         {"phrases", NULL},
    {"x", NULL},           {"", NULL},
    {"wxyz", NULL},
};

START_TEST (test_the_nearest_name)
{
  static const char *const names[] = {
      "all", "any", "enabled", "unless", "within", "with", "norm-status.binding", NULL};

  ck_assert_pstr_eq (demarche_nearest_name (guesses[_i].name, names), guesses[_i].nearest);
}
END_TEST

START_TEST (test_a_very_long_name_is_near_to_none)
{
  g_autofree char *name = g_strnfill (100000, 'a');
  const char *const names[] = {name, "all", NULL};

  ck_assert_ptr_null (demarche_nearest_name (name, names));
  ck_assert_str_eq (demarche_nearest_name ("al", names), "all");
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("diagnostic");
  TCase *tests = tcase_create ("diagnostic");

  tcase_add_test (tests, test_form_of_an_error);
  tcase_add_test (tests, test_a_code_stands_behind_the_message);
  tcase_add_test (tests, test_tabs_are_spaces);
  tcase_add_test (tests, test_carets_stand_under_what_is_shown);
  tcase_add_test (tests, test_a_span_ends_with_its_line);
  tcase_add_test (tests, test_an_empty_span_has_one_caret);
  tcase_add_test (tests, test_a_long_line_is_cut_around_the_span);
  tcase_add_test (tests, test_a_long_line_is_cut_at_one_side_only);
  tcase_add_test (tests, test_a_file_without_a_place);
  tcase_add_test (tests, test_neither_file_nor_place);
  tcase_add_test (tests, test_colour_is_only_added);
  tcase_add_test (tests, test_what_was_given_is_kept);
  tcase_add_test (tests, test_a_list_is_bounded_for_each_file);
  tcase_add_loop_test (tests, test_the_nearest_name, 0, G_N_ELEMENTS (guesses));
  tcase_add_test (tests, test_a_very_long_name_is_near_to_none);
  suite_add_tcase (suite, tests);
  return demarche_run_suite (suite);
}
