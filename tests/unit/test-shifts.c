/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The ledger of shifts, their flags, and what is said both ways. */
#include "comparison-fixture.h"

static const DemarcheComparisonOptions by_default = {0};

static const DemarcheShift *
get_shift (DemarcheComparison *comparison, guint index)
{
  ck_assert_uint_lt (index, comparison->shifts->len);
  return g_ptr_array_index (comparison->shifts, index);
}

/* one paragraph at the First session, one at the Second; the only shift or NULL */
static const DemarcheShift *
shift_between (Fixture *f, DemarcheComparison **comparison, const char *before, const char *after)
{
  fixture_open (f);
  fixture_say (f, "a", "Aldovia", "2024-03-04", "First", before);
  fixture_say (f, "b", "Aldovia", "2025-03-04", "Second", after);
  *comparison = fixture_compare (f, &by_default);
  ck_assert_uint_le ((*comparison)->shifts->len, 1);
  return (*comparison)->shifts->len == 0 ? NULL : get_shift (*comparison, 0);
}

typedef struct {
  const char *before;
  const char *after;
  int kind; /* -1: no shift */
  double change;
} Case;

static const Case cases[] = {
    {"norms.voluntary + firm", "norms.binding + firm", DEMARCHE_SHIFT_REVERSED, 2},
    {"norms.voluntary + firm", "norms.voluntary - firm", DEMARCHE_SHIFT_REVERSED, 2},
    {"access.by-consensus + firm", "access.informal + firm", DEMARCHE_SHIFT_MOVED, -1},
    {"access.open + firm", "access.open + firm; access.informal + firm", DEMARCHE_SHIFT_MOVED, .5},
    {"access.open + firm", "access.informal - firm", DEMARCHE_SHIFT_MOVED, 0},
    {"norms.binding + firm", "norms.binding + tentative", DEMARCHE_SHIFT_SOFTER, -1},
    {"norms.binding + tentative", "norms.binding + firm", DEMARCHE_SHIFT_FIRMER, 1},
    {"norms.binding + firm", "norms.binding + firm", -1, 0},
    {"norms.binding + firm", "norms.voluntary - firm", -1, 0},
    {"measures.contacts + firm", "measures.contacts - firm", DEMARCHE_SHIFT_STANCE_REVERSED, 0},
    {"measures.contacts + firm", "measures.contacts + firm; measures.contacts - firm",
     DEMARCHE_SHIFT_MOVED, 0},
    {"measures.contacts + firm", "measures.contacts + firm; measures.discretion - firm",
     DEMARCHE_SHIFT_ADDED, 0},
    {"measures.contacts + firm; measures.discretion + firm", "measures.contacts + firm",
     DEMARCHE_SHIFT_DROPPED, 0},
    {"measures.contacts + firm", "measures.contacts + tentative", DEMARCHE_SHIFT_SOFTER, -1},
};

START_TEST (test_kind_of_shift)
{
  const Case *expected = &cases[_i];
  Fixture f;
  g_autoptr (DemarcheComparison) c = NULL;
  const DemarcheShift *shift = shift_between (&f, &c, expected->before, expected->after);

  if (expected->kind < 0) {
    ck_assert_ptr_null (shift);
  } else {
    ck_assert_ptr_nonnull (shift);
    ck_assert_int_eq (shift->kind, expected->kind);
    ck_assert_double_eq_tol (shift->change, expected->change, 1e-12);
    ck_assert_uint_eq (shift->window_before, 0);
    ck_assert_uint_eq (shift->window, 1);
    if (shift->kind != DEMARCHE_SHIFT_DROPPED)
      ck_assert_uint_eq (demarche_comparison_get_evidence (c, shift->quote_after)->statement, 1);
  }
  fixture_close (&f);
}
END_TEST

START_TEST (test_measured_against_the_last_window_on_the_issue)
{
  Fixture f;
  fixture_open (&f);
  fixture_say (&f, "a", "Aldovia", "2023-03-04", "First", "norms.voluntary + firm");
  fixture_say (&f, "b", "Aldovia", "2024-03-04", "Second", "access.open + firm");
  fixture_say (&f, "c", "Aldovia", "2025-03-04", "Third", "norms.binding + firm");
  g_autoptr (DemarcheComparison) c = fixture_compare (&f, &by_default);

  ck_assert_uint_eq (c->shifts->len, 3);
  ck_assert_int_eq (get_shift (c, 0)->kind, DEMARCHE_SHIFT_REVERSED);
  ck_assert_uint_eq (get_shift (c, 0)->window_before, 0);
  ck_assert_uint_eq (get_shift (c, 0)->window, 2);
  /* silent in between on an issue with `about`; access was first taken then */
  ck_assert_int_eq (get_shift (c, 1)->kind, DEMARCHE_SHIFT_DROPPED);
  ck_assert_uint_eq (get_shift (c, 1)->issue, NORMS);
  ck_assert_uint_eq (get_shift (c, 1)->after, DEMARCHE_NONE);
  ck_assert_int_eq (get_shift (c, 2)->kind, DEMARCHE_SHIFT_FIRST_TAKEN);
  ck_assert_uint_eq (get_shift (c, 2)->issue, ACCESS);
  fixture_close (&f);
}
END_TEST

START_TEST (test_undated_windows_take_no_part)
{
  Fixture f;
  fixture_open (&f);
  fixture_say (&f, "a", "Aldovia", "2023-03-04", "First", "norms.voluntary + firm");
  fixture_say (&f, "b", "Aldovia", NULL, "Second", "norms.binding + firm");
  g_autoptr (DemarcheComparison) c = fixture_compare (&f, &by_default);

  ck_assert_uint_eq (c->shifts->len, 0);
  fixture_close (&f);
}
END_TEST

START_TEST (test_leaving_one_statement_out)
{
  Fixture f;
  fixture_open (&f);
  fixture_say (&f, "a", "Aldovia", "2024-03-04", "First", "norms.voluntary + firm");
  fixture_say (&f, "b", "Aldovia", "2024-03-04", "First", "norms.voluntary + firm");
  fixture_say (&f, "c", "Aldovia", "2025-03-04", "Second", "norms.binding + firm");
  fixture_say (&f, "d", "Aldovia", "2025-03-05", "Second", "norms.binding + firm");
  fixture_say (&f, "a", "Brenmark", "2024-03-04", "First", "norms.voluntary + firm");
  fixture_say (&f, "a", "Brenmark", "2024-03-04", "First", "norms.voluntary + firm");
  fixture_say (&f, "c", "Brenmark", "2025-03-04", "Second", "norms.binding + firm");
  fixture_say (&f, "d", "Brenmark", "2025-03-05", "Second", "norms.voluntary + firm");
  g_autoptr (DemarcheComparison) c = fixture_compare (&f, &by_default);

  ck_assert_uint_eq (c->shifts->len, 2);
  ck_assert_uint_eq (get_shift (c, 0)->flags & DEMARCHE_FLAG_ONE_STATEMENT, 0);
  ck_assert_uint_eq (get_shift (c, 0)->flags & DEMARCHE_FLAG_SINGLE, 0);
  ck_assert_int_eq (get_shift (c, 1)->kind, DEMARCHE_SHIFT_MOVED);
  ck_assert_uint_ne (get_shift (c, 1)->flags & DEMARCHE_FLAG_ONE_STATEMENT, 0);
  fixture_close (&f);
}
END_TEST

START_TEST (test_flags_of_other_speaker_series_and_translation)
{
  Fixture f;
  fixture_open (&f);
  fixture_say_more (&f, "a", "Aldovia", "2024-03-04", "First", "norms.voluntary + firm",
                    "\"event-series\": \"OEWG\", ");
  fixture_say_more (&f, "b", "Aldovia", "2025-03-04", "Second", "norms.binding + firm",
                    "\"event-series\": \"Forum\", \"source-kind\": \"translation\", ");
  g_autoptr (DemarcheComparison) c = fixture_compare (&f, &by_default);

  ck_assert_uint_eq (get_shift (c, 0)->flags, DEMARCHE_FLAG_ONE_STATEMENT |
                                                  DEMARCHE_FLAG_OTHER_SPEAKER |
                                                  DEMARCHE_FLAG_OTHER_SERIES |
                                                  DEMARCHE_FLAG_TRANSLATION | DEMARCHE_FLAG_SINGLE);
  fixture_close (&f);
}
END_TEST

START_TEST (test_contradictions_and_how_near_they_are)
{
  Fixture f;
  fixture_open (&f);
  fixture_say (&f, "a", "Aldovia", "2025-03-04", "Third",
               "norms.binding + firm; norms.voluntary + tentative");
  fixture_say (&f, "b", "Brenmark", "2025-03-04", "Third", "measures.contacts + firm");
  fixture_say (&f, "b", "Brenmark", "2025-03-04", "Third", "measures.contacts - firm");
  fixture_say (&f, "c", "Corvania", "2025-03-04", "Third", "norms.binding + firm");
  fixture_say (&f, "d", "Corvania", "2025-03-04", "Third", "norms.voluntary + firm");
  fixture_say (&f, "e", "Fenwold", "2025-03-04", "Third", "norms.voluntary + firm");
  fixture_say (&f, "e", "Fenwold", "2024-03-04", "Second", "norms.binding + firm");
  fixture_say (&f, "f", "Ostrany", "2025-03-04", "Third",
               "measures.contacts + firm; measures.discretion + firm");
  g_autoptr (DemarcheComparison) c = fixture_compare (&f, &by_default);

  ck_assert_uint_eq (c->contradictions->len, 3);
  const DemarcheContradiction *first = g_ptr_array_index (c->contradictions, 0);
  const DemarcheContradiction *second = g_ptr_array_index (c->contradictions, 1);
  const DemarcheContradiction *third = g_ptr_array_index (c->contradictions, 2);
  ck_assert_uint_eq (first->position_first, CONTACTS);
  ck_assert_uint_eq (first->position_second, CONTACTS);
  ck_assert_int_eq (first->nearness, DEMARCHE_WITHIN_ONE_STATEMENT);
  ck_assert_int_eq (second->nearness, DEMARCHE_WITHIN_TWO_SPEAKERS);
  ck_assert (second->is_firm);
  ck_assert_int_eq (third->nearness, DEMARCHE_WITHIN_ONE_PARAGRAPH);
  ck_assert (!third->is_firm);
  ck_assert_uint_eq (third->position_first, VOLUNTARY);
  ck_assert_uint_eq (third->position_second, BINDING);
  fixture_close (&f);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("shifts");
  TCase *tests = tcase_create ("shifts");

  tcase_add_loop_test (tests, test_kind_of_shift, 0, G_N_ELEMENTS (cases));
  tcase_add_test (tests, test_measured_against_the_last_window_on_the_issue);
  tcase_add_test (tests, test_undated_windows_take_no_part);
  tcase_add_test (tests, test_leaving_one_statement_out);
  tcase_add_test (tests, test_flags_of_other_speaker_series_and_translation);
  tcase_add_test (tests, test_contradictions_and_how_near_they_are);
  suite_add_tcase (suite, tests);
  return demarche_run_suite (suite);
}
