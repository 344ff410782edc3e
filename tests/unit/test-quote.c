/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Quotations and words: what is cut, what is marked, how figures are spelt. */
#include "report/quote.h"
#include "report/words.h"
#include "runner.h"

#include <string.h>

static char *
excerpt (const char *text, const char *match, gsize limit)
{
  const char *found = strstr (text, match);
  DemarcheSpan evidence = {(gsize)(found - text), (gsize)(found - text) + strlen (match)};
  DemarcheParagraph paragraph = {.text = text, .length = strlen (text)};
  DemarcheTag tag = {.n_evidence = 1, .evidence = &evidence};
  DemarcheSpan part = demarche_quote_excerpt (&paragraph, &tag, limit);

  return g_strndup (text + part.start, part.end - part.start);
}

START_TEST (quotes_whole_sentences)
{
  const char *text = "We thank Mr. Gafoor for his work. The norms must become binding, Mr. Chair. "
                     "We shall return to this tomorrow with a longer statement.";
  g_autofree char *sentence = excerpt (text, "become binding", 80);
  g_autofree char *whole = excerpt (text, "become binding", 500);

  ck_assert_str_eq (sentence, "The norms must become binding, Mr. Chair.");
  ck_assert_str_eq (whole, text);
}
END_TEST

START_TEST (cuts_long_sentences_at_words)
{
  const char *text = "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi";
  g_autofree char *cut = excerpt (text, "theta", 25);

  ck_assert_str_eq (cut, "zeta eta theta iota kappa");
}
END_TEST

START_TEST (never_cuts_a_character)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < 100; i++)
    g_string_append (text, "\xd1\x8f\xd0\xb6");
  g_string_append (text, "match");
  for (guint i = 0; i < 100; i++)
    g_string_append (text, "\xd1\x8f\xd0\xb6");
  for (gsize limit = 5; limit < 60; limit++) {
    g_autofree char *cut = excerpt (text->str, "match", limit);

    ck_assert (g_utf8_validate (cut, -1, NULL));
    ck_assert_ptr_nonnull (strstr (cut, "match"));
  }
}
END_TEST

START_TEST (pieces_leave_nothing_out)
{
  const char *text = "We do not support binding norms now";
  DemarcheSpan evidence[] = {{18, 31}, {25, 99}};
  DemarcheTagCue cues[] = {{"no", DEMARCHE_CUE_NEGATION, {3, 9}},
                           {"x", DEMARCHE_CUE_HEDGE, {20, 22}}};
  DemarcheParagraph paragraph = {.text = text, .length = strlen (text)};
  DemarcheTag tag = {.n_evidence = 2, .evidence = evidence, .n_cues = 2, .cues = cues};
  g_autoptr (GArray) pieces =
      demarche_quote_split (&paragraph, &tag, (DemarcheSpan){0, paragraph.length});
  gsize end = 0;

  for (guint i = 0; i < pieces->len; i++) {
    const DemarchePiece *piece = &g_array_index (pieces, DemarchePiece, i);

    ck_assert_uint_eq (piece->span.start, end);
    end = piece->span.end;
    if (piece->span.start >= 18)
      ck_assert_int_eq (piece->kind, DEMARCHE_PIECE_MATCH);
  }
  ck_assert_uint_eq (end, paragraph.length);
  ck_assert_int_eq (g_array_index (pieces, DemarchePiece, 1).kind, DEMARCHE_PIECE_CUE);
  ck_assert (g_array_index (pieces, DemarchePiece, 1).ends_cue);
}
END_TEST

START_TEST (figures_in_words)
{
  static const struct {
    double value;
    const char *words;
  } scores[] = {{0, "0.00"},
                {-0.001, "0.00"},
                {1, "+1.00"},
                {-1.0 / 3, "\xe2\x88\x92"
                           "0.33"},
                {0.005, "+0.01"},
                {-0.67, "\xe2\x88\x92"
                        "0.67"}};
  static const struct {
    const char *from;
    const char *to;
    const char *words;
  } periods[] = {{"2025-09-01", "2025-09-05",
                  "1\xe2\x80\x93"
                  "5 September 2025"},
                 {"2025-09-01", "2025-09-01", "1 September 2025"},
                 {"2024-03-04", "2025-09-05", "4 March 2024 to 5 September 2025"}};

  for (guint i = 0; i < G_N_ELEMENTS (scores); i++) {
    g_autofree char *words = demarche_words_score (scores[i].value);

    ck_assert_str_eq (words, scores[i].words);
  }
  for (guint i = 0; i < G_N_ELEMENTS (periods); i++) {
    g_autofree char *words = demarche_words_period (periods[i].from, periods[i].to);

    ck_assert_str_eq (words, periods[i].words);
  }
  ck_assert_ptr_null (demarche_words_period (NULL, NULL));
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("quote");
  TCase *tests = tcase_create ("quote");

  tcase_add_test (tests, quotes_whole_sentences);
  tcase_add_test (tests, cuts_long_sentences_at_words);
  tcase_add_test (tests, never_cuts_a_character);
  tcase_add_test (tests, pieces_leave_nothing_out);
  tcase_add_test (tests, figures_in_words);
  suite_add_tcase (suite, tests);
  return demarche_run_suite (suite);
}
