/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Two versions: which paragraphs meet, and which words differ. */
#include "comparison/side-by-side.h"

#include "runner.h"

#include <string.h>

/* one paragraph a string */
static DemarcheStatement *
make_statement (const char *const *paragraphs)
{
  DemarcheStatementBuilder *builder = demarche_statement_builder_new ("a.txt");

  for (guint i = 0; paragraphs[i] != NULL; i++) {
    DemarcheParagraph paragraph = {.kind = DEMARCHE_PARAGRAPH_PARAGRAPH,
                                   .text = paragraphs[i],
                                   .length = strlen (paragraphs[i])};

    demarche_statement_builder_add_paragraph (builder, &paragraph, NULL, 0);
  }
  return demarche_statement_builder_finish (builder);
}

START_TEST (paragraphs_meet_in_order)
{
  static const char *const first[] = {"one two three", "four five six", "gone for good",
                                      "seven eight nine", NULL};
  static const char *const second[] = {"quite new here", "one two three", "Four five, six!",
                                       "seven eight ten", NULL};
  g_autoptr (DemarcheStatement) a = make_statement (first);
  g_autoptr (DemarcheStatement) b = make_statement (second);
  g_autoptr (GArray) pairs = demarche_paragraphs_align (a, b);
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < pairs->len; i++) {
    const DemarcheParagraphPair *pair = &g_array_index (pairs, DemarcheParagraphPair, i);

    g_string_append_printf (out, "%d-%d ", (int)pair->first, (int)pair->second);
  }
  ck_assert_str_eq (out->str, "-1-0 0-1 1-2 2--1 3-3 ");
}
END_TEST

START_TEST (nothing_meets_nothing)
{
  static const char *const none[] = {NULL};
  static const char *const some[] = {"one", "two", NULL};
  g_autoptr (DemarcheStatement) a = make_statement (none);
  g_autoptr (DemarcheStatement) b = make_statement (some);
  g_autoptr (GArray) pairs = demarche_paragraphs_align (a, b);

  ck_assert_uint_eq (pairs->len, 2);
}
END_TEST

static const struct {
  const char *first;
  const char *second;
  const char *deleted;
  const char *inserted;
} texts[] = {
    {"", "", "", ""},
    {"the same words", "the  same words", "", ""},
    {"one two three", "one three", "two|", ""},
    {"one three", "one two three", "", "two|"},
    {"we want binding norms now", "we want voluntary norms now", "binding|", "voluntary|"},
    {"all of it", "nothing like that", "all of it|", "nothing like that|"},
    {"we fully support it", "we partly oppose it", "fully support|", "partly oppose|"},
    {"", "new words", "", "new words|"},
    {"norms, rules", "norms; rules", ",|", ";|"},
};

static char *
show (const char *text, GArray *spans)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < spans->len; i++) {
    DemarcheSpan span = g_array_index (spans, DemarcheSpan, i);

    g_string_append_len (out, text + span.start, (gssize)(span.end - span.start));
    g_string_append_c (out, '|');
  }
  return g_string_free (out, FALSE);
}

START_TEST (words_that_differ)
{
  g_autoptr (GArray) deleted = g_array_new (FALSE, FALSE, sizeof (DemarcheSpan));
  g_autoptr (GArray) inserted = g_array_new (FALSE, FALSE, sizeof (DemarcheSpan));

  demarche_words_compare (texts[_i].first, strlen (texts[_i].first), texts[_i].second,
                          strlen (texts[_i].second), deleted, inserted);
  g_autofree char *gone = show (texts[_i].first, deleted);
  g_autofree char *new = show (texts[_i].second, inserted);
  ck_assert_str_eq (gone, texts[_i].deleted);
  ck_assert_str_eq (new, texts[_i].inserted);
}
END_TEST

/* more words than an edit script has room for */
START_TEST (long_texts_without_anything_in_common)
{
  g_autoptr (GString) one = g_string_new (NULL);
  g_autoptr (GString) two = g_string_new (NULL);
  g_autoptr (GArray) deleted = g_array_new (FALSE, FALSE, sizeof (DemarcheSpan));
  g_autoptr (GArray) inserted = g_array_new (FALSE, FALSE, sizeof (DemarcheSpan));

  for (guint i = 0; i < 5000; i++) {
    g_string_append_printf (one, "a%u ", i);
    g_string_append_printf (two, "b%u ", i);
  }
  demarche_words_compare (one->str, one->len, two->str, two->len, deleted, inserted);
  ck_assert_uint_eq (deleted->len, 1);
  ck_assert_uint_eq (inserted->len, 1);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("side-by-side");
  TCase *tests = tcase_create ("side-by-side");

  tcase_add_test (tests, paragraphs_meet_in_order);
  tcase_add_test (tests, nothing_meets_nothing);
  tcase_add_loop_test (tests, words_that_differ, 0, G_N_ELEMENTS (texts));
  tcase_add_test (tests, long_texts_without_anything_in_common);
  suite_add_tcase (suite, tests);
  return demarche_run_suite (suite);
}
