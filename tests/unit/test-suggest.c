/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Suggestions: keyness as published, sequences counted and cut where they should be. */
#include "author/keyness.h"
#include "author/suggest-private.h"
#include "rules/function-words.h"
#include "runner.h"

#include <math.h>
#include <string.h>

static DemarcheSequences *sequences;
static DemarcheRuleSet *rules;
static DemarcheWordReader *reader;
static GByteArray *parts;

static void
set_up (void)
{
  sequences = demarche_sequences_new ();
  rules = demarche_rule_set_new_empty ();
  reader = demarche_word_reader_new (rules);
  parts = g_byte_array_new ();
}

static void
tear_down (void)
{
  g_clear_pointer (&reader, demarche_word_reader_free);
  g_clear_pointer (&sequences, demarche_sequences_free);
  g_clear_object (&rules);
  g_clear_pointer (&parts, g_byte_array_unref);
}

static void
add_kind (guint8 part, const char *text, DemarcheParagraphKind kind)
{
  DemarcheParagraph paragraph = {.kind = kind, .text = text, .length = strlen (text)};

  demarche_word_reader_read (reader, &paragraph, "en", sequences);
  g_byte_array_append (parts, &part, 1);
}

static void
add (guint8 part, const char *text)
{
  add_kind (part, text, DEMARCHE_PARAGRAPH_PARAGRAPH);
}

static int
compare_lines (gconstpointer first, gconstpointer second)
{
  return strcmp (*(const char *const *)first, *(const char *const *)second);
}

/* "words ours/rest", one a line, in byte order */
static char *
describe_sequences (guint min)
{
  g_autoptr (GArray) found = demarche_sequences_find (sequences, parts->data, min);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < found->len; i++) {
    const DemarcheSequence *sequence = &g_array_index (found, DemarcheSequence, i);
    g_autofree char *text = demarche_sequences_spell (sequences, sequence);
    g_ptr_array_add (lines,
                     g_strdup_printf ("%s %u/%u\n", text, sequence->n_ours, sequence->n_rest));
  }
  g_ptr_array_sort (lines, compare_lines);
  GString *out = g_string_new (NULL);
  for (guint i = 0; i < lines->len; i++)
    g_string_append (out, lines->pdata[i]);
  return g_string_free (out, FALSE);
}

static void
assert_found (guint min, const char *expected)
{
  g_autofree char *found = describe_sequences (min);

  ck_assert_str_eq (found, expected);
}

/* ---- keyness ---- */

/* the table of Dunning (1993): bigrams A B in a text, by how often B follows A, something else
 * follows A, B follows something else, and all the rest */
START_TEST (keyness_as_published)
{
  static const struct {
    double ratio;
    guint both;
    guint first;
    guint second;
    guint none;
  } rows[] = {
      {270.72, 110, 2442, 111, 29114}, {263.90, 29, 13, 123, 31612},   {256.84, 31, 23, 139, 31584},
      {167.23, 10, 0, 3, 31764},       {157.21, 76, 104, 2476, 29121},
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    double ratio = demarche_keyness (rows[i].both, rows[i].both + rows[i].first, rows[i].second,
                                     rows[i].second + rows[i].none);
    ck_assert_double_eq_tol (ratio, rows[i].ratio, 0.005);
  }
}
END_TEST

START_TEST (keyness_at_its_ends)
{
  ck_assert_double_eq (demarche_keyness (5, 10, 0, 0), 0);
  ck_assert_double_eq (demarche_keyness (0, 0, 5, 10), 0);
  ck_assert_double_eq_tol (demarche_keyness (5, 10, 5, 10), 0, 1e-9);
  /* 2 (10 log 2 + 10 log 2), by hand: all here, none there, of ten each */
  ck_assert_double_eq_tol (demarche_keyness (10, 10, 0, 10), 40 * log (2), 1e-9);
  /* less often than elsewhere: below zero */
  ck_assert_double_eq_tol (demarche_keyness (0, 10, 10, 10), -40 * log (2), 1e-9);
}
END_TEST

/* ---- sequences ---- */

START_TEST (paragraphs_are_counted_not_places)
{
  add (DEMARCHE_PART_OURS, "Raise standards. We raise standards, and raise standards.");
  add (DEMARCHE_PART_OURS, "They raise standards.");
  add (DEMARCHE_PART_REST, "They raise standards.");
  add (DEMARCHE_PART_LEFT_OUT, "They raise standards.");
  assert_found (2, "raise standards 2/1\n");
  assert_found (3, "");
}
END_TEST

START_TEST (sentences_and_items_end_sequences)
{
  add (DEMARCHE_PART_OURS, "We talk today. Tomorrow peace comes.");
  add (DEMARCHE_PART_OURS, "We talk today! Tomorrow peace comes.");
  assert_found (2,
                "peace comes 2/0\ntalk today 2/0\ntomorrow peace 2/0\ntomorrow peace comes 2/0\n");
}
END_TEST

START_TEST (a_lead_in_counts_once)
{
  const char *list = "States should:\n- talk now;\n- talk now;\n- talk now.";

  add_kind (DEMARCHE_PART_OURS, list, DEMARCHE_PARAGRAPH_LIST);
  add_kind (DEMARCHE_PART_OURS, list, DEMARCHE_PARAGRAPH_LIST);
  assert_found (2, "talk now 2/0\n");
}
END_TEST

START_TEST (function_words_neither_begin_nor_end)
{
  add (DEMARCHE_PART_OURS, "It is of the essence of peace in our time.");
  add (DEMARCHE_PART_OURS, "It is of the essence of peace in our time.");
  assert_found (2, "essence of peace 2/0\npeace in our time 2/0\n");
}
END_TEST

START_TEST (telling_words_begin)
{
  add (DEMARCHE_PART_OURS, "We must not delay.");
  add (DEMARCHE_PART_OURS, "You must not delay.");
  assert_found (2, "must not delay 2/0\nnot delay 2/0\n");
}
END_TEST

START_TEST (names_keep_together)
{
  add (DEMARCHE_PART_OURS, "The charter of the United Nations binds everybody.");
  add (DEMARCHE_PART_OURS, "The charter of the United Nations binds everybody.");
  assert_found (2, "binds everybody 2/0\ncharter of the united nations 2/0\n"
                   "united nations binds 2/0\nunited nations binds everybody 2/0\n");
}
END_TEST

START_TEST (hyphenated_words_are_one)
{
  add (DEMARCHE_PART_OURS, "A non-binding text.");
  add (DEMARCHE_PART_OURS, "A Non-Binding text.");
  assert_found (2, "non-binding text 2/0\n");
}
END_TEST

START_TEST (five_words_at_most)
{
  add (DEMARCHE_PART_OURS, "One two three four five six");
  add (DEMARCHE_PART_OURS, "One two three four five six");
  g_autofree char *found = describe_sequences (2);
  ck_assert_ptr_nonnull (strstr (found, "one two three four five 2/0\n"));
  ck_assert_ptr_null (strstr (found, "five six 2/0 "));
  ck_assert_ptr_null (strstr (found, "one two three four five six"));
}
END_TEST

START_TEST (what_contains_what)
{
  DemarcheSequence outer = {.words = {1, 2, 3, 4}, .n_words = 4};
  DemarcheSequence inner = {.words = {2, 3}, .n_words = 2};

  ck_assert (demarche_sequence_contains (&outer, &inner));
  ck_assert (!demarche_sequence_contains (&inner, &outer));
  inner.words[1] = 4;
  ck_assert (!demarche_sequence_contains (&outer, &inner));
}
END_TEST

START_TEST (function_words_of_english_only)
{
  ck_assert (demarche_is_function_word ("en", "the"));
  ck_assert (demarche_is_function_word (NULL, "your"));
  ck_assert (!demarche_is_function_word ("en", "norm"));
  ck_assert (!demarche_is_function_word ("fr", "the"));
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("suggest");
  TCase *tests = tcase_create ("suggest");

  tcase_add_checked_fixture (tests, set_up, tear_down);
  tcase_add_test (tests, keyness_as_published);
  tcase_add_test (tests, keyness_at_its_ends);
  tcase_add_test (tests, paragraphs_are_counted_not_places);
  tcase_add_test (tests, sentences_and_items_end_sequences);
  tcase_add_test (tests, a_lead_in_counts_once);
  tcase_add_test (tests, function_words_neither_begin_nor_end);
  tcase_add_test (tests, telling_words_begin);
  tcase_add_test (tests, names_keep_together);
  tcase_add_test (tests, hyphenated_words_are_one);
  tcase_add_test (tests, five_words_at_most);
  tcase_add_test (tests, what_contains_what);
  tcase_add_test (tests, function_words_of_english_only);
  suite_add_tcase (suite, tests);
  return demarche_run_suite (suite);
}
