/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Where sentences end, and which are questions. */
#include "classify/sentences.h"
#include "rules/language.h"
#include "rules/rule-contents.h"
#include "runner.h"

#include <string.h>
#include <unicode/uchar.h>

static GHashTable *languages;
static DemarcheSentenceBreaker *breaker;

static void
set_up (void)
{
  languages =
      g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify)demarche_language_free);
  demarche_language_add_builtin (languages);
  breaker = demarche_sentence_breaker_new (g_hash_table_lookup (languages, "en"));
}

static void
tear_down (void)
{
  demarche_sentence_breaker_free (breaker);
  g_hash_table_unref (languages);
}

/* the text with a bar where a sentence ends */
static char *
cut (const char *text)
{
  g_autoptr (GArray) ends = g_array_new (FALSE, FALSE, sizeof (gsize));
  GString *out = g_string_new (NULL);
  gsize from = 0;

  demarche_sentence_breaker_find (breaker, text, 0, strlen (text), ends);
  ck_assert_uint_gt (ends->len, 0);
  ck_assert_uint_eq (g_array_index (ends, gsize, ends->len - 1), strlen (text));
  for (guint i = 0; i < ends->len; i++) {
    gsize end = g_array_index (ends, gsize, i);
    if (i > 0)
      g_string_append_c (out, '|');
    g_string_append_len (out, text + from, (gssize)(end - from));
    from = end;
  }
  return g_string_free (out, FALSE);
}

/* @expected: the text with a bar where a sentence ends */
static void
assert_cut (const char *expected)
{
  g_auto (GStrv) sentences = g_strsplit (expected, "|", -1);
  g_autofree char *text = g_strjoinv ("", sentences);
  g_autofree char *found = cut (text);

  ck_assert_str_eq (found, expected);
}

START_TEST (test_sentences_end)
{
  assert_cut ("");
  assert_cut ("We agree");
  assert_cut ("We agree. |They do not. |That is all.");
  assert_cut ("Do we agree? |We do! |Thank you.");
  assert_cut ("We agree... |They do not.");
  assert_cut ("We met in 2018. |We met again.");
  assert_cut ("\xe6\x88\x91\xe4\xbb\xac\xe3\x80\x82|\xe4\xbb\x96\xe4\xbb\xac\xe3\x80\x82");
  assert_cut (
      "\xd0\x9c\xd1\x8b \xd0\xb7\xd0\xb0. |\xd0\x9e\xd0\xbd\xd0\xb8 \xd0\xbd\xd0\xb5\xd1\x82.");
}
END_TEST

/* the same text in Cyrillic letters: ICU is given all of it, where it is given excerpts of Latin
 * text */
static char *
write_in_cyrillic (const char *text)
{
  GString *out = g_string_new (NULL);

  for (; *text != '\0'; text++) {
    if (g_ascii_isupper (*text))
      g_string_append (out, "\xd0\x96");
    else if (g_ascii_islower (*text))
      g_string_append (out, "\xd0\xb6");
    else
      g_string_append_c (out, *text);
  }
  return g_string_free (out, FALSE);
}

START_TEST (test_excerpts_are_cut_as_the_whole)
{
  static const char *const parts[] = {
      "Xyzzy", "xyzzy", "X",  "x",    "17", "(",        ")",        "\"",          "'",
      ",",     ";",     ":",  "-",    "_",  ".",        "?",        "!",           "...",
      " ",     " ",     "\n", "\r\n", "\t", "\xc2\xab", "\xc2\xad", "\xe3\x80\x82"};
  g_autoptr (GRand) rand = g_rand_new_with_seed (2311);

  for (guint n = 0; n < 5000; n++) {
    GString *text = g_string_new ("Qwerty");
    for (gint i = g_rand_int_range (rand, 1, 14); i > 0; i--)
      g_string_append (text, parts[g_rand_int_range (rand, 0, (gint32)G_N_ELEMENTS (parts))]);
    g_autofree char *twin = write_in_cyrillic (text->str);
    g_autofree char *cut_twin = cut (twin);
    g_autofree char *cut_text = cut (text->str);
    g_autofree char *expected = write_in_cyrillic (cut_text);
    ck_assert_str_eq (cut_twin, expected);
    g_string_free (text, TRUE);
  }
}
END_TEST

START_TEST (test_abbreviations)
{
  assert_cut ("We thank Mr. Chair for this.");
  assert_cut ("We thank H.E. Dr. Rossi and Amb. Holm. |We agree.");
  assert_cut ("As stated by Mr.Chair, we agree. |Yes.");
  assert_cut ("It rains, cf. Annex two, vs. Annex one.");
  assert_cut ("On Sept. 3 and Dec. Monday we met.");
  assert_cut ("We thank MR. Chair. |Yes.");
}
END_TEST

START_TEST (test_numbered_abbreviations)
{
  assert_cut ("It is resolution No. 3 of the Council.");
  assert_cut ("See para. 4, art. 51 and pp. 3 to 5.");
  assert_cut ("The answer is no. |We agree.");
  assert_cut ("See the para. |We agree.");
}
END_TEST

START_TEST (test_initials)
{
  assert_cut ("R.R. Ismailov spoke. |We agree.");
  assert_cut ("The delegate J. Smith of the U.S. Senate spoke.");
  assert_cut ("Many States, e.g. Aldovia, i.e. Members, agree.");
}
END_TEST

START_TEST (test_numbers)
{
  assert_cut ("It costs 3.5 million.");
  assert_cut ("It costs 3,5. |We pay 4.");
}
END_TEST

START_TEST (test_small_letters_go_on)
{
  assert_cut ("It met in 2018. a number of times.");
  assert_cut ("They said \"no.\" and left.");
  assert_cut ("Really? we asked.");
  assert_cut ("The Panel (see above.) (below) agreed.");
}
END_TEST

START_TEST (test_quotation_marks)
{
  assert_cut ("They said \"no.\" |We left.");
  assert_cut ("They said \xe2\x80\x9cno.\xe2\x80\x9d |\xe2\x80\x9cWe left.\xe2\x80\x9d |Yes.");
  assert_cut ("(It was so.) |We left.");
}
END_TEST

START_TEST (test_line_breaks_are_spaces)
{
  assert_cut ("We agree\nwith all\r\n\r\nStates of the Council.");
  assert_cut ("We agree.\n|They do not.");
  assert_cut ("We agree.\n|\n\n\xe2\x80\x9cThey do not.");
  assert_cut ("We agree.\n\n\nand so do they.");
}
END_TEST

START_TEST (test_parts_of_a_text)
{
  const char *text = "First. Second. Third.";
  g_autoptr (GArray) ends = g_array_new (FALSE, FALSE, sizeof (gsize));

  demarche_sentence_breaker_find (breaker, text, 7, 14, ends);
  ck_assert_uint_eq (ends->len, 1);
  ck_assert_uint_eq (g_array_index (ends, gsize, 0), 14);
  demarche_sentence_breaker_find (breaker, text, 3, 3, ends);
  ck_assert_uint_eq (ends->len, 2);
  ck_assert_uint_eq (g_array_index (ends, gsize, 1), 3);
}
END_TEST

static gboolean
is_question (const char *text)
{
  return demarche_sentence_is_question (text, 0, strlen (text));
}

START_TEST (test_questions)
{
  ck_assert (is_question ("Do we?"));
  ck_assert (is_question ("Do we?\xe2\x80\x9d) "));
  ck_assert (is_question ("Do we?!"));
  ck_assert (is_question ("\xe6\x98\xaf\xef\xbc\x9f"));
  ck_assert (is_question ("\xd9\x86\xd8\xb9\xd9\x85\xd8\x9f"));
  ck_assert (!is_question ("Do we? Yes"));
  ck_assert (!is_question ("We do."));
  ck_assert (!is_question (""));
  ck_assert (!demarche_sentence_is_question ("Do we? Yes.", 6, 11));
}
END_TEST

/* closing marks and other ends of sentences, by ICU's table, are passed over in search of a
 * question mark, as space is */
START_TEST (test_marks_behind_a_question)
{
  for (char c = '!'; c < 0x7f; c++) {
    char text[] = {'w', 'e', '?', c, '\0'};
    int property = u_getIntPropertyValue (c, UCHAR_SENTENCE_BREAK);

    ck_assert_int_eq (is_question (text),
                      property == U_SB_CLOSE || property == U_SB_STERM || property == U_SB_ATERM);
  }
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("sentences");
  TCase *ends = tcase_create ("ends");

  tcase_add_checked_fixture (ends, set_up, tear_down);
  tcase_add_test (ends, test_sentences_end);
  tcase_add_test (ends, test_excerpts_are_cut_as_the_whole);
  tcase_add_test (ends, test_abbreviations);
  tcase_add_test (ends, test_numbered_abbreviations);
  tcase_add_test (ends, test_initials);
  tcase_add_test (ends, test_numbers);
  tcase_add_test (ends, test_small_letters_go_on);
  tcase_add_test (ends, test_quotation_marks);
  tcase_add_test (ends, test_line_breaks_are_spaces);
  tcase_add_test (ends, test_parts_of_a_text);
  tcase_add_test (ends, test_questions);
  tcase_add_test (ends, test_marks_behind_a_question);
  suite_add_tcase (suite, ends);
  return demarche_run_suite (suite);
}
