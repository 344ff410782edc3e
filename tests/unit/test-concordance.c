/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The concordance: aligned lines, cuts at words, words reached, names and dates. */
#include "author/concordance-private.h"
#include "author/reached-words.h"
#include "base/columns.h"
#include "runner.h"

#include <string.h>

static DemarcheConcordanceQuery query;
static DemarcheConcordance *concordance;
static DemarcheStatement *statement;
static DemarcheConcordancePage *page;

static void
set_up (void)
{
  query = (DemarcheConcordanceQuery){0};
}

static void
tear_down (void)
{
  g_clear_pointer (&page, demarche_concordance_page_free);
  g_clear_pointer (&statement, demarche_statement_unref);
  g_clear_pointer (&concordance, demarche_concordance_free);
}

static void
open_query (void)
{
  g_autoptr (DemarcheDiagnostics) diagnostics = demarche_diagnostics_new ();

  concordance = demarche_concordance_new (&query, NULL, NULL, diagnostics);
  ck_assert_ptr_nonnull (concordance);
}

static void
look_into (const char *phrase, const char *text, DemarcheParagraphKind kind, const char *language)
{
  DemarcheStatementBuilder *builder = demarche_statement_builder_new ("a.txt");
  DemarcheParagraph paragraph = {.kind = kind, .text = text, .length = strlen (text)};

  tear_down ();
  query.phrase = phrase;
  open_query ();
  if (language != NULL)
    demarche_statement_builder_set_field (builder, DEMARCHE_FIELD_LANGUAGE, language,
                                          DEMARCHE_ORIGIN_OPTION, NULL);
  demarche_statement_builder_add_paragraph (builder, &paragraph, NULL, 0);
  statement = demarche_statement_builder_finish (builder);
  page = demarche_concordance_read (concordance, statement, NULL, NULL);
  ck_assert_ptr_nonnull (page);
}

/* the lines of all hits in @width columns, a bar after each */
static char *
draw (guint width)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  DemarcheConcordanceLayout layout;
  GString *out = g_string_new (NULL);

  g_ptr_array_add (names, (gpointer) "a.txt");
  demarche_concordance_layout_init (&layout, width, names, FALSE);
  for (guint i = 0; i < page->hits->len; i++)
    demarche_concordance_append_line (out, page, g_ptr_array_index (page->hits, i), &layout);
  return g_string_free (out, FALSE);
}

#define ASSERT_DRAWN(width, expected)                                                              \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *drawn = draw (width);                                                         \
    ck_assert_str_eq (drawn, expected);                                                            \
  }                                                                                                \
  G_STMT_END

/* "item: words n, words n; item: …" */
static char *
list_reached (void)
{
  g_autoptr (GPtrArray) items = demarche_concordance_list_reached (concordance);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < items->len; i++) {
    const DemarcheReachedItem *item = g_ptr_array_index (items, i);
    g_string_append_printf (out, "%s%s:", i == 0 ? "" : "; ", item->item);
    for (guint j = 0; j < item->words->len; j++) {
      const DemarcheReachedWords *words = g_ptr_array_index (item->words, j);
      g_string_append_printf (out, "%s %s %u", j == 0 ? "" : ",", words->words, words->n_hits);
    }
  }
  return g_string_free (out, FALSE);
}

static void
assert_reached (const char *phrase, const char *text, const char *expected)
{
  look_into (phrase, text, DEMARCHE_PARAGRAPH_PARAGRAPH, NULL);
  g_autofree char *reached = list_reached ();
  ck_assert_str_eq (reached, expected);
}

/* ---- columns ---- */

START_TEST (columns_of_wide_letters_and_marks)
{
  ck_assert_uint_eq (demarche_columns_count ("abc", -1), 3);
  ck_assert_uint_eq (demarche_columns_count ("規範", -1), 4);
  ck_assert_uint_eq (demarche_columns_count ("e\u0301te\u0301", -1), 3);
  ck_assert_uint_eq (demarche_columns_fit ("規範だ", -1, 5), strlen ("規範"));
  ck_assert_uint_eq (demarche_columns_fit ("ab", -1, 5), 2);
  ck_assert_uint_eq (demarche_columns_fit_end ("規範だ", -1, 5), strlen ("規"));
  /* a mark stays with its letter */
  ck_assert_uint_eq (demarche_columns_fit_end ("xe\u0301", -1, 1), 1);
  ck_assert_uint_eq (demarche_columns_fit ("e\u0301x", -1, 1), strlen ("e\u0301"));
}
END_TEST

/* ---- lines ---- */

START_TEST (hits_stand_below_each_other)
{
  look_into ("norm~", "Norms are good. All of the norms bind.", DEMARCHE_PARAGRAPH_PARAGRAPH, NULL);
  ASSERT_DRAWN (50, "a.txt:1                   [Norms] are good. All…\n"
                    "a.txt:1       …All of the [norms] bind.\n");
}
END_TEST

START_TEST (wide_letters_take_two_columns)
{
  look_into ("規範", "我々は規範を守る", DEMARCHE_PARAGRAPH_PARAGRAPH, "ja");
  ASSERT_DRAWN (50, "a.txt:1             我々は[規範]を守る\n");
}
END_TEST

START_TEST (a_long_hit_loses_its_middle)
{
  look_into ("the ..9 hour", "Well, the one two three four five six seven eight hour is near.",
             DEMARCHE_PARAGRAPH_PARAGRAPH, NULL);
  ASSERT_DRAWN (60, "a.txt:1                 Well, [the one two…seven eight hour]\n");
}
END_TEST

START_TEST (what_has_no_room_for_its_place_gets_a_line)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  DemarcheConcordanceLayout layout;
  g_autoptr (GString) out = g_string_new (NULL);

  look_into ("norm~", "The norms.", DEMARCHE_PARAGRAPH_PARAGRAPH, NULL);
  g_ptr_array_add (names, (gpointer) "a");
  demarche_concordance_layout_init (&layout, 40, names, FALSE);
  layout.location = 4;
  demarche_concordance_append_line (out, page, page->hits->pdata[0], &layout);
  ck_assert_str_eq (out->str, "a.txt:1\n               The [norms].\n");
}
END_TEST

START_TEST (controls_never_reach_the_terminal)
{
  look_into ("norm~", "a \033[31m the norms \u202e here", DEMARCHE_PARAGRAPH_PARAGRAPH, NULL);
  ASSERT_DRAWN (80, "a.txt:1                a \\x1b[31m the [norms] \\u202e here\n");
}
END_TEST

START_TEST (a_list_item_stands_beside_its_lead_in)
{
  look_into ("should ... bind~", "States should:\n- talk;\n- bind themselves.",
             DEMARCHE_PARAGRAPH_LIST, NULL);
  ck_assert_uint_eq (page->hits->len, 1);
  ASSERT_DRAWN (80, "a.txt:1                        States [should … bind] themselves.\n");
}
END_TEST

START_TEST (a_match_in_the_lead_in_counts_once)
{
  look_into ("state~", "States should:\n- talk;\n- bind themselves.", DEMARCHE_PARAGRAPH_LIST,
             NULL);
  ck_assert_uint_eq (page->hits->len, 1);
}
END_TEST

/* ---- words reached ---- */

START_TEST (items_of_a_phrase)
{
  assert_reached ("open* ... (group | party)",
                  "Open group. Openness of the group. An open and fair Party.",
                  "open*: open 2, openness 1; group | party: group 2, party 1");
  assert_reached ("no need", "There is no need.", "");
  assert_reached ("non-bind*", "A non-binding, nonbinding text.",
                  "non-bind*: non-binding 1, nonbinding 1");
  assert_reached ("(agree to | accept~) norm~?", "We agree to norms. They accepted.",
                  "agree to | accept~: accepted 1, agree to 1; norm~: norms 1");
  /* the gap of an alternative belongs to it */
  assert_reached ("(set ... up | found~) groups", "We set them all up groups.",
                  "set ... up | found~: set … up 1");
}
END_TEST

START_TEST (inflections_are_those_of_the_language)
{
  look_into ("be~", "This is it.", DEMARCHE_PARAGRAPH_PARAGRAPH, "fr");
  ck_assert_uint_eq (page->hits->len, 0);
  look_into ("be~", "This is it.", DEMARCHE_PARAGRAPH_PARAGRAPH, "en-GB");
  ck_assert_uint_eq (page->hits->len, 1);
}
END_TEST

/* ---- which paragraphs ---- */

START_TEST (headings_are_looked_into_on_request)
{
  look_into ("norm~", "Norms", DEMARCHE_PARAGRAPH_HEADING, NULL);
  ck_assert_uint_eq (page->hits->len, 0);
  query.every_kind = TRUE;
  look_into ("norm~", "Norms", DEMARCHE_PARAGRAPH_HEADING, NULL);
  ck_assert_uint_eq (page->hits->len, 1);
}
END_TEST

START_TEST (names_and_days)
{
  DemarcheSelection selection = {.speaker = (char *)"ms.  anna ROSSI",
                                 .from = (char *)"2024-03-04",
                                 .to = (char *)"2024-03-05"};
  g_autoptr (DemarcheSelector) selector = demarche_selector_new (&selection, NULL, NULL);
  DemarcheOccasion occasion = {.speaker = "Anna Rossi", .date = "2024-03-05"};
  const DemarcheParagraph paragraph = {.occasion = &occasion};

  ck_assert_ptr_nonnull (selector);
  ck_assert (demarche_selector_is_theirs (selector, &paragraph));
  ck_assert (demarche_selector_is_then (selector, &paragraph));
  ck_assert_ptr_null (demarche_selector_describe_unmet (selector));
  occasion.speaker = "Ana Rossi";
  ck_assert (!demarche_selector_is_theirs (selector, &paragraph));
  occasion.speaker = NULL;
  ck_assert (!demarche_selector_is_theirs (selector, &paragraph));
  occasion.date = "2024-03-03";
  ck_assert (!demarche_selector_is_then (selector, &paragraph));
  occasion.date = "2024-03-06";
  ck_assert (!demarche_selector_is_then (selector, &paragraph));
  occasion.date = NULL;
  ck_assert (!demarche_selector_is_then (selector, &paragraph));
}
END_TEST

START_TEST (a_name_that_nobody_has)
{
  DemarcheSelection selection = {.delegation = (char *)"Aldovya"};
  g_autoptr (DemarcheSelector) selector = demarche_selector_new (&selection, NULL, NULL);
  DemarcheOccasion occasion = {.delegation = "Aldovia"};
  const DemarcheParagraph paragraph = {.occasion = &occasion};

  ck_assert (!demarche_selector_is_theirs (selector, &paragraph));
  occasion.delegation = "Borduria";
  ck_assert (!demarche_selector_is_theirs (selector, &paragraph));
  g_autofree char *unmet = demarche_selector_describe_unmet (selector);
  ck_assert_str_eq (unmet, "no paragraph is by delegation 'Aldovya'; did you mean 'Aldovia'? "
                           "delegations here: Aldovia, Borduria");
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("concordance");
  TCase *tests = tcase_create ("concordance");

  tcase_add_checked_fixture (tests, set_up, tear_down);
  tcase_add_test (tests, columns_of_wide_letters_and_marks);
  tcase_add_test (tests, hits_stand_below_each_other);
  tcase_add_test (tests, wide_letters_take_two_columns);
  tcase_add_test (tests, a_long_hit_loses_its_middle);
  tcase_add_test (tests, what_has_no_room_for_its_place_gets_a_line);
  tcase_add_test (tests, controls_never_reach_the_terminal);
  tcase_add_test (tests, a_list_item_stands_beside_its_lead_in);
  tcase_add_test (tests, a_match_in_the_lead_in_counts_once);
  tcase_add_test (tests, items_of_a_phrase);
  tcase_add_test (tests, inflections_are_those_of_the_language);
  tcase_add_test (tests, headings_are_looked_into_on_request);
  tcase_add_test (tests, names_and_days);
  tcase_add_test (tests, a_name_that_nobody_has);
  suite_add_tcase (suite, tests);
  return demarche_run_suite (suite);
}
