/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Cells of the matrix: what counts, scores, intervals and names. */
#include "comparison-fixture.h"

#include <math.h>

static const DemarcheComparisonOptions by_default = {0};

START_TEST (test_scores_are_those_computed_by_hand)
{
  Fixture f;
  fixture_open (&f);
  fixture_say (&f, "a", "Aldovia", "2025-03-04", "Third", "norms.binding + firm");
  fixture_say (&f, "a", "Aldovia", "2025-03-04", "Third", "norms.binding + tentative");
  fixture_say (&f, "b", "Aldovia", "2025-03-05", "Third",
               "norms.binding - firm; norms.voluntary - firm");
  g_autoptr (DemarcheComparison) c = fixture_compare (&f, &by_default);
  const DemarcheCell *cell = fixture_cell (c, "Aldovia", NORMS, 0);

  /* scores +1 +1 -1 +1 */
  ck_assert_uint_eq (cell->n, 4);
  ck_assert_uint_eq (cell->n_right, 3);
  ck_assert_uint_eq (cell->n_left, 1);
  ck_assert_uint_eq (cell->n_paragraphs, 3);
  ck_assert_uint_eq (cell->n_statements, 2);
  ck_assert_double_eq (cell->mean, .5);
  ck_assert_double_eq_tol (cell->log_scale, .847297860387204, 1e-12); /* log (3.5 / 1.5) */
  ck_assert_double_eq (cell->share_firm, .75);
  ck_assert_double_eq (cell->lowest, -1);
  ck_assert_double_eq (cell->highest, 1);
  ck_assert_str_eq (cell->label, "leans binding");
  ck_assert_uint_eq (cell->position, BINDING);
  fixture_close (&f);
}
END_TEST

START_TEST (test_interval_covers_what_statements_say)
{
  Fixture f;
  fixture_open (&f);
  fixture_say (&f, "a", "Aldovia", "2025-03-04", "Third", "norms.binding + firm");
  fixture_say (&f, "b", "Aldovia", "2025-03-05", "Third", "norms.voluntary + firm");
  fixture_say (&f, "c", "Brenmark", "2025-03-05", "Third", "norms.voluntary + firm");
  fixture_say (&f, "d", "Brenmark", "2025-03-05", "Third", "norms.voluntary + firm");
  g_autoptr (DemarcheComparison) c = fixture_compare (&f, &by_default);
  const DemarcheCell *split = fixture_cell (c, "Aldovia", NORMS, 0);
  const DemarcheCell *alike = fixture_cell (c, "Brenmark", NORMS, 0);

  /* of two statements a quarter of the resamples is all one, a quarter all the other */
  ck_assert (split->has_interval);
  ck_assert_double_eq (split->low, -1);
  ck_assert_double_eq (split->high, 1);
  ck_assert_double_eq_tol (split->log_high, log (2.5 / .5), 1e-12);
  ck_assert_str_eq (split->label, "both ways");
  ck_assert (!alike->has_interval);
  ck_assert_double_eq (alike->mean, -1);
  ck_assert_str_eq (alike->label, "voluntary");
  fixture_close (&f);
}
END_TEST

START_TEST (test_interval_is_the_same_in_any_company)
{
  Fixture f;
  fixture_open (&f);
  for (guint i = 0; i < 9; i++) {
    g_autofree char *name = g_strdup_printf ("s%u", i);
    fixture_say (&f, name, "Aldovia", "2025-03-04", "Third",
                 i % 3 == 0 ? "norms.binding + firm" : "norms.voluntary + firm");
  }
  g_autoptr (DemarcheComparison) alone = fixture_compare (&f, &by_default);
  double low = fixture_cell (alone, "Aldovia", NORMS, 0)->low;
  double high = fixture_cell (alone, "Aldovia", NORMS, 0)->high;
  fixture_say (&f, "x", "Abroad", "2025-03-04", "Third", "norms.binding + firm");
  fixture_say (&f, "y", "Abroad", "2025-03-04", "Third", "norms.voluntary + firm");
  g_autoptr (DemarcheComparison) both = fixture_compare (&f, &by_default);
  const DemarcheCell *cell = fixture_cell (both, "Aldovia", NORMS, 0);

  ck_assert_double_eq_tol (cell->mean, -1. / 3, 1e-12);
  ck_assert (cell->has_interval);
  ck_assert_double_eq (cell->low, low);
  ck_assert_double_eq (cell->high, high);
  ck_assert_double_lt (cell->low, cell->mean);
  ck_assert_double_gt (cell->high, cell->mean);
  ck_assert_double_ge (cell->low, -1);
  ck_assert_double_lt (cell->high, 1);
  fixture_close (&f);
}
END_TEST

START_TEST (test_order_of_the_input_does_not_matter)
{
  static const char *const names[] = {"b", "d", "a", "c", "e"};
  double lows[2];
  for (guint round = 0; round < G_N_ELEMENTS (lows); round++) {
    Fixture f;
    fixture_open (&f);
    for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
      const char *name = names[round == 0 ? i : G_N_ELEMENTS (names) - 1 - i];
      fixture_say (&f, name, "Aldovia", "2025-03-04", "Third",
                   name[0] < 'c' ? "access.open + firm; access.informal + firm"
                                 : "access.by-consensus + firm");
    }
    g_autoptr (DemarcheComparison) c = fixture_compare (&f, &by_default);
    const DemarcheCell *cell = fixture_cell (c, "Aldovia", ACCESS, 0);
    lows[round] = cell->low;
    ck_assert (cell->has_interval);
    ck_assert_str_eq (demarche_statement_get_name (
                          demarche_tagged_get_statement (g_ptr_array_index (c->tagged, 0))),
                      "a");
    fixture_close (&f);
  }
  ck_assert_double_eq (lows[0], lows[1]);
}
END_TEST

START_TEST (test_a_cell_is_named_only_after_what_was_said)
{
  Fixture f;
  fixture_open (&f);
  fixture_say (&f, "a", "Aldovia", "2025-03-04", "Third", "norms.binding - firm");
  fixture_say (&f, "b", "Brenmark", "2025-03-04", "Third", "access.informal - firm");
  fixture_say (&f, "c", "Corvania", "2025-03-04", "Third",
               "access.open + firm; access.informal + firm");
  fixture_say (&f, "c", "Corvania", "2025-03-04", "Third", "access.informal + firm");
  fixture_say (&f, "d", "Fenwold", "2025-03-04", "Third",
               "norms.binding - firm; norms.binding + firm");
  fixture_say (&f, "d", "Fenwold", "2025-03-04", "Third", "norms.binding - firm");
  fixture_say (&f, "e", "Ostrany", "2025-03-04", "Third",
               "access.by-consensus + firm; measures.contacts + firm; measures.discretion - firm");
  g_autoptr (DemarcheComparison) c = fixture_compare (&f, &by_default);

  ck_assert_str_eq (fixture_cell (c, "Aldovia", NORMS, 0)->label, "against binding");
  const DemarcheCell *unscored = fixture_cell (c, "Brenmark", ACCESS, 0);
  ck_assert_str_eq (unscored->label, "against informal");
  ck_assert (!unscored->has_score);
  ck_assert_uint_eq (unscored->n, 0);
  ck_assert_uint_eq (unscored->n_counted, 1);
  const DemarcheCell *leans = fixture_cell (c, "Corvania", ACCESS, 0);
  ck_assert_double_eq_tol (leans->mean, -1. / 3, 1e-12);
  ck_assert_str_eq (leans->label, "leans open");
  ck_assert_str_eq (fixture_cell (c, "Fenwold", NORMS, 0)->label, "leans against binding");
  ck_assert_str_eq (fixture_cell (c, "Ostrany", ACCESS, 0)->label, "by consensus");
  ck_assert_str_eq (fixture_cell (c, "Ostrany", MEASURES, 0)->label, "contacts, not discretion");
  fixture_close (&f);
}
END_TEST

START_TEST (test_a_long_list_is_shortened_to_what_is_said_most)
{
  static const char *const ids[] = {"one", "two", "three", "four", "five", "six", "seven", "eight"};
  Fixture f;
  fixture_open (&f);
  demarche_codebook_add_issue (f.codebook, "topics", "Topics", DEMARCHE_ISSUE_CHOICE, NULL, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    demarche_codebook_add_position (f.codebook, ids[i], NULL, NULL, 0);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++) {
    g_autofree char *tag = g_strdup_printf ("topics.%s %c firm", ids[i], i == 7 ? '-' : '+');
    fixture_say (&f, "a", "Aldovia", "2025-03-04", "Third", tag);
    if (i >= 6) /* those at the end are said twice */
      fixture_say (&f, "a", "Aldovia", "2025-03-04", "Third", tag);
  }
  g_autoptr (DemarcheComparison) c = fixture_compare (&f, &by_default);
  const DemarcheCell *cell = fixture_cell (c, "Aldovia", MEASURES + 1, 0);

  ck_assert_str_eq (cell->label, "one, two, three, four, five, six, seven, not eight");
  ck_assert_str_eq (cell->short_label, "one, two, three, four, seven, not eight and 2 more");
  fixture_close (&f);
}
END_TEST

START_TEST (test_only_own_clear_tags_count)
{
  Fixture f;
  fixture_open (&f);
  fixture_say (&f, "a", "Aldovia", "2025-03-04", "Third",
               "norms.binding + firm; norms.voluntary + firm other Ostrany");
  fixture_say (&f, "a", "Aldovia", "2025-03-04", "Third", "norms.voluntary - firm ambiguous");
  fixture_say (&f, "b", "Ostrany", "2025-03-04", "Third", "norms.voluntary + firm");
  g_autoptr (DemarcheComparison) c = fixture_compare (&f, &by_default);
  const DemarcheCell *cell = fixture_cell (c, "Aldovia", NORMS, DEMARCHE_WINDOW_ALL);

  ck_assert_uint_eq (cell->n, 1);
  ck_assert_uint_eq (c->n_counted, 2);
  ck_assert_uint_eq (c->attributions->len, 1);
  const DemarcheAttribution *said = g_ptr_array_index (c->attributions, 0);
  ck_assert_str_eq (said->held_by, "Ostrany");
  ck_assert_uint_eq (said->held_by_actor, demarche_comparison_find_actor (c, "Ostrany"));
  ck_assert_uint_eq (said->position, VOLUNTARY);
  const DemarcheCell *own = demarche_comparison_get_cell (c, said->own_cell);
  ck_assert_str_eq (own->label, "voluntary");
  ck_assert_uint_eq (own->window, DEMARCHE_WINDOW_ALL);
  const DemarcheEvidence *ambiguous = demarche_comparison_get_evidence (c, 2);
  ck_assert_int_eq (ambiguous->use, DEMARCHE_USE_AMBIGUOUS);
  fixture_close (&f);
}
END_TEST

START_TEST (test_counting_by_turn_and_statement)
{
  Fixture f;
  fixture_open (&f);
  fixture_say_more (&f, "a", "Aldovia", "2025-03-04", "Third", "norms.binding + tentative",
                    "\"turn\": 1, ");
  fixture_say_more (&f, "a", "Aldovia", "2025-03-04", "Third", "norms.binding + firm",
                    "\"turn\": 1, ");
  fixture_say_more (&f, "a", "Aldovia", "2025-03-04", "Third", "norms.binding + firm",
                    "\"turn\": 3, ");
  static const guint expected[] = {3, 2, 1};
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++) {
    DemarcheComparisonOptions options = {.counting = (DemarcheCounting)i};
    g_autoptr (DemarcheComparison) c = fixture_compare (&f, &options);
    const DemarcheCell *cell = fixture_cell (c, "Aldovia", NORMS, 0);
    ck_assert_uint_eq (cell->n, expected[i]);
    /* the firm one counts where one stands for several */
    ck_assert_uint_eq (cell->n_firm, i == 0 ? 2 : expected[i]);
  }
  fixture_close (&f);
}
END_TEST

START_TEST (test_windows_stand_in_order_of_time)
{
  Fixture f;
  fixture_open (&f);
  fixture_say (&f, "a", "Aldovia", "2025-04-04", "Alpha", "norms.binding + firm");
  fixture_say (&f, "b", "Aldovia", "2024-12-04", "Beta", "norms.binding + firm");
  fixture_say (&f, "c", "Aldovia", "2025-01-31", NULL, "norms.binding + firm");
  fixture_say (&f, "d", "Aldovia", NULL, "Gamma", "norms.binding + firm");
  static const char *const labels[][4] = {
      {"Beta", "2025-01-31", "Alpha", "Gamma"},
      {"2024-12", "2025-01", "2025-04", "undated"},
      {"2024 Q4", "2025 Q1", "2025 Q2", "undated"},
      {"2024", "2025", "undated", NULL},
  };
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++) {
    DemarcheComparisonOptions options = {.windows = (DemarcheWindowKind)i};
    g_autoptr (DemarcheComparison) c = fixture_compare (&f, &options);
    ck_assert_uint_eq (c->windows->len, labels[i][3] == NULL ? 3 : 4);
    for (guint j = 0; j < c->windows->len; j++)
      ck_assert_str_eq (((DemarcheWindow *)c->windows->pdata[j])->label, labels[i][j]);
  }
  fixture_close (&f);
}
END_TEST

START_TEST (test_two_statements_of_a_day_without_an_event_are_told_apart)
{
  Fixture f;
  fixture_open (&f);
  fixture_say (&f, "a", "Aldovia", "2025-01-31", NULL, "norms.binding + firm");
  fixture_say (&f, "b", "Aldovia", "2025-01-31", NULL, "norms.binding + firm");
  fixture_say (&f, "b", "Aldovia", "2025-02-01", NULL, "norms.binding + firm");
  fixture_say (&f, "c", "Aldovia", "2025-01-31", NULL, "norms.binding + firm");
  g_autoptr (DemarcheComparison) c = fixture_compare (&f, &by_default);
  static const char *const labels[] = {"2025-01-31, a", "2025-01-31, c",
                                       "2025-01-31 to 2025-02-01"};

  ck_assert_uint_eq (c->windows->len, G_N_ELEMENTS (labels));
  for (guint i = 0; i < c->windows->len; i++)
    ck_assert_str_eq (((DemarcheWindow *)c->windows->pdata[i])->label, labels[i]);
  fixture_close (&f);
}
END_TEST

START_TEST (test_period_issues_and_actors_can_be_chosen)
{
  Fixture f;
  fixture_open (&f);
  fixture_say (&f, "a", "Aldovia", "2025-04-04", "Alpha",
               "norms.binding + firm; access.open + firm");
  fixture_say (&f, "b", "Aldovia", "2024-12-04", "Beta", "norms.voluntary + firm");
  fixture_say (&f, "c", "Brenmark", "2025-04-04", "Alpha", "norms.voluntary + firm");
  fixture_say (&f, "d", "Aldovia", NULL, "Gamma", "norms.voluntary + firm");
  static const char *const issues[] = {"norms", NULL};
  static const char *const actors[] = {"ALDOVIA", NULL};
  DemarcheComparisonOptions options = {.from = "2025-01-01", .issues = issues, .actors = actors};
  g_autoptr (DemarcheComparison) c = fixture_compare (&f, &options);

  ck_assert_uint_eq (c->actors->len, 1);
  ck_assert_uint_eq (c->n_counted, 1);
  ck_assert_uint_eq (c->n_undated, 1);
  ck_assert_double_eq (fixture_cell (c, "Aldovia", NORMS, DEMARCHE_WINDOW_ALL)->mean, 1);
  fixture_close (&f);
}
END_TEST

START_TEST (test_a_version_counts_once_and_the_official_one)
{
  Fixture f;
  fixture_open (&f);
  fixture_say_more (&f, "a-press", "Aldovia", "2025-03-04", "Third", "norms.voluntary + firm",
                    "\"source-kind\": \"press\", ");
  fixture_say_more (&f, "a-text", "Aldovia", "2025-03-04", "Third", "norms.binding + firm",
                    "\"source-kind\": \"official\", \"version-of\": \"a-press\", ");
  g_autoptr (DemarcheComparison) c = fixture_compare (&f, &by_default);
  const DemarcheCell *cell = fixture_cell (c, "Aldovia", NORMS, 0);

  ck_assert_uint_eq (cell->n, 1);
  ck_assert_double_eq (cell->mean, 1);
  ck_assert_uint_eq (c->versions->len, 1);
  const DemarcheVersion *version = g_ptr_array_index (c->versions, 0);
  ck_assert_uint_eq (version->statement, 0);
  ck_assert_uint_eq (version->counts, 1);
  ck_assert_int_eq (demarche_comparison_get_evidence (c, 0)->use, DEMARCHE_USE_VERSION);
  fixture_close (&f);
}
END_TEST

START_TEST (test_near_duplicates_are_reported_and_count)
{
  Fixture f;
  fixture_open (&f);
  g_autoptr (GString) text = g_string_new (NULL);
  for (guint i = 0; i < 60; i++)
    g_string_append_printf (text, "word%u ", i * 7 % 60);
  static const char *const names[] = {"a", "b", "c"};
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_string_append_printf (
        f.lines,
        "{\"statement\": \"%s\", \"paragraph\": 1, \"delegation\": \"Aldovia\", "
        "\"date\": \"2025-03-04\", \"text\": \"%s%s\", \"tags\": "
        "[{\"position\": \"norms.binding\", \"holder\": \"speaker\", "
        "\"stance\": \"supports\"}]}\n",
        names[i], i == 2 ? "Quite another text that is short." : text->str,
        i == 1 ? "and thanks" : "");
  g_autoptr (DemarcheComparison) c = fixture_compare (&f, &by_default);

  ck_assert_uint_eq (c->duplicates->len, 1);
  const DemarcheDuplicate *duplicate = g_ptr_array_index (c->duplicates, 0);
  ck_assert_uint_eq (duplicate->first, 0);
  ck_assert_uint_eq (duplicate->second, 1);
  ck_assert_double_eq_tol (duplicate->similarity, 56. / 58, 1e-12);
  ck_assert_uint_eq (fixture_cell (c, "Aldovia", NORMS, DEMARCHE_WINDOW_ALL)->n, 3);
  fixture_close (&f);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("comparison");
  TCase *tests = tcase_create ("cells");

  tcase_add_test (tests, test_scores_are_those_computed_by_hand);
  tcase_add_test (tests, test_interval_covers_what_statements_say);
  tcase_add_test (tests, test_interval_is_the_same_in_any_company);
  tcase_add_test (tests, test_order_of_the_input_does_not_matter);
  tcase_add_test (tests, test_a_cell_is_named_only_after_what_was_said);
  tcase_add_test (tests, test_a_long_list_is_shortened_to_what_is_said_most);
  tcase_add_test (tests, test_only_own_clear_tags_count);
  tcase_add_test (tests, test_counting_by_turn_and_statement);
  tcase_add_test (tests, test_windows_stand_in_order_of_time);
  tcase_add_test (tests, test_two_statements_of_a_day_without_an_event_are_told_apart);
  tcase_add_test (tests, test_period_issues_and_actors_can_be_chosen);
  tcase_add_test (tests, test_a_version_counts_once_and_the_official_one);
  tcase_add_test (tests, test_near_duplicates_are_reported_and_count);
  suite_add_tcase (suite, tests);
  return demarche_run_suite (suite);
}
