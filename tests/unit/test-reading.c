/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Words of a text, and what is read as one sentence: sentences, and a list's lead-in with each of
 * its items. */
#include "base/limits.h"
#include "classify/reading.h"
#include "rules/language.h"
#include "rules/rule-contents.h"
#include "runner.h"

#include <string.h>

static GHashTable *languages;
static DemarcheLexicon *lexicon;
static DemarcheStartIndex *starts;
static DemarcheWordMemo *memo;
static DemarcheSentenceBreaker *breaker;
static DemarcheReading *reading;

/* the words of the lexicon must all be in it by then */
static void
open_memo (void)
{
  starts = demarche_start_index_new (demarche_lexicon_get_n_classes (lexicon));
  memo = demarche_word_memo_new (lexicon, starts);
}

static void
close_memo (void)
{
  demarche_word_memo_free (memo);
  demarche_start_index_free (starts);
}

static void
set_up (void)
{
  const DemarcheLanguage *english;

  languages =
      g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify)demarche_language_free);
  demarche_language_add_builtin (languages);
  english = g_hash_table_lookup (languages, "en");
  lexicon = demarche_lexicon_new (english);
  open_memo ();
  breaker = demarche_sentence_breaker_new (english);
  reading = demarche_reading_new ();
}

static void
tear_down (void)
{
  demarche_reading_free (reading);
  demarche_sentence_breaker_free (breaker);
  close_memo ();
  demarche_lexicon_free (lexicon);
  g_hash_table_unref (languages);
}

static const DemarcheToken *
get_token (guint index)
{
  return &g_array_index (reading->tokens, DemarcheToken, index);
}

static void
read_text (const char *text, gboolean is_list)
{
  gsize length = strlen (text);

  demarche_tokenise (memo, text, length, reading->tokens);
  demarche_reading_cut (reading, breaker, text, length, is_list);
}

/* ---- words ---- */

/* the words of a text, a bar between two; "!" before one that a prefix hides */
static void
assert_words (const char *text, const char *expected)
{
  g_autoptr (GString) out = g_string_new (NULL);

  demarche_tokenise (memo, text, strlen (text), reading->tokens);
  for (guint i = 0; i < reading->tokens->len; i++) {
    const DemarcheToken *token = get_token (i);
    g_string_append_printf (out, "%s%s%.*s", i > 0 ? "|" : "", token->hidden_by >= 0 ? "!" : "",
                            (int)(token->end - token->start), text + token->start);
  }
  ck_assert_str_eq (out->str, expected);
}

START_TEST (test_words)
{
  assert_words ("", "");
  assert_words (" ,.; ", "");
  assert_words ("Legally binding, norms.", "Legally|binding|norms");
  assert_words ("States' don't Aldovia\xe2\x80\x99s 'so'", "States|don't|Aldovia\xe2\x80\x99s|so");
  assert_words ("75/240 3.5 a_b", "75|240|3|5|a|b");
  assert_words ("bin\xc2\xad"
                "ding no\xe2\x80\x8brms",
                "bin\xc2\xad"
                "ding|no\xe2\x80\x8brms");
  assert_words ("\xe5\x85\xb7\xe6\x9c\x89"
                "abc\xe6\xb3\x95",
                "\xe5\x85\xb7|\xe6\x9c\x89|abc|\xe6\xb3\x95");
  assert_words ("r\xc3\xa9sum\xc3\xa9 re\xcc\x81sume\xcc\x81",
                "r\xc3\xa9sum\xc3\xa9|re\xcc\x81sume\xcc\x81");
}
END_TEST

START_TEST (test_prefixes_hide)
{
  assert_words ("non-binding norms", "non|!binding|norms");
  assert_words ("Non-legally-binding norms", "Non|!legally|!binding|norms");
  assert_words ("non binding norms", "non|!binding|norms");
  assert_words ("non\xc2\xa0legally-binding", "non|!legally|!binding");
  assert_words ("anti-satellite quasi-legal pseudo-legal",
                "anti|!satellite|quasi|!legal|pseudo|!legal");
  assert_words ("anti satellite", "anti|satellite");
  assert_words ("non, binding", "non|binding");
  assert_words ("UN-led", "UN|led");
  assert_words ("non\xe2\x80\x94"
                "binding",
                "non|binding");
  assert_words ("the non", "the|non");
}
END_TEST

START_TEST (test_what_stands_before_a_word)
{
  static const guint expected[] = {DEMARCHE_BEFORE_NOTHING,   DEMARCHE_BEFORE_HYPHEN,
                                   DEMARCHE_BEFORE_SPACE,     DEMARCHE_BEFORE_COMMA,
                                   DEMARCHE_BEFORE_SEMICOLON, 0,
                                   DEMARCHE_BEFORE_NOTHING};
  const char *text = "a-b c, d; e \xe2\x80\x93 \xe6\x9c\x89\xe6\x9c\x89";

  demarche_tokenise (memo, text, strlen (text), reading->tokens);
  ck_assert_uint_eq (reading->tokens->len, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    ck_assert_uint_eq (get_token (i)->before, expected[i]);
}
END_TEST

static DemarcheWordClass
add_word (const char *word)
{
  DemarcheWordClass class = demarche_lexicon_add_word (
      lexicon, g_hash_table_lookup (languages, "en"), word, FALSE, FALSE, FALSE);

  close_memo ();
  open_memo ();
  return class;
}

static gboolean
has_class (const char *text, DemarcheWordClass class)
{
  DemarcheToken token = {.end = (guint32)strlen (text)};
  guint marked;

  demarche_word_memo_look_up (memo, text, token.end, &token, 1, &marked);
  return demarche_word_has_class (token.word, class);
}

START_TEST (test_words_differ_in_any_letter)
{
  static const char *const words[] = {"nation",        "nations",          "national",
                                      "nationals",     "nationality",      "nationalities",
                                      "international", "internationalise", "internationalised"};
  DemarcheWordClass classes[G_N_ELEMENTS (words)];

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    classes[i] = add_word (words[i]);
  for (guint round = 0; round < 2; round++)
    for (guint i = 0; i < G_N_ELEMENTS (words); i++)
      for (guint j = 0; j < G_N_ELEMENTS (words); j++)
        ck_assert_int_eq (has_class (words[i], classes[j]), i == j);
}
END_TEST

/* wherever it begins: words are cut 64 bytes at a time */
START_TEST (test_words_stand_anywhere)
{
  static const char text[] = "A State's non-binding norms: l\xe2\x80\x99"
                             "accord, \xe2\x80\x94 \xc3\xa9"
                             "cole 2015, "
                             "internationalisation'' (Men\xc2\xad"
                             "schen) \xe6\x88\x91\xe4\xbb\xac x9.";
  g_autoptr (GArray) first = g_array_new (FALSE, FALSE, sizeof (DemarcheToken));
  g_autoptr (GArray) moved = g_array_new (FALSE, FALSE, sizeof (DemarcheToken));

  demarche_cut_words (text, strlen (text), first);
  ck_assert_uint_eq (first->len, 13);
  for (guint n = 1; n < 130; n++) {
    g_autofree char *spaces = g_strnfill (n, ' ');
    g_autofree char *longer = g_strconcat (spaces, text, NULL);

    demarche_cut_words (longer, strlen (longer), moved);
    ck_assert_uint_eq (moved->len, first->len);
    for (guint i = 0; i < first->len; i++) {
      const DemarcheToken *a = &g_array_index (first, DemarcheToken, i);
      const DemarcheToken *b = &g_array_index (moved, DemarcheToken, i);
      ck_assert_uint_eq (b->start, a->start + n);
      ck_assert_uint_eq (b->end, a->end + n);
    }
  }
}
END_TEST

/* more words than the memo has room for at first */
START_TEST (test_skimming_keeps_the_words_that_make_a_text_worth_reading)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GArray) tokens = g_array_new (FALSE, FALSE, sizeof (DemarcheToken));
  g_autoptr (GArray) marked = g_array_new (FALSE, FALSE, sizeof (guint));
  DemarcheWordClass class = add_word ("harbour");
  DemarcheWordClass other = add_word ("w7");
  DemarcheCandidate candidate = {0};

  demarche_start_index_add (starts, class, &candidate, TRUE);
  demarche_start_index_add (starts, other, &candidate, FALSE);
  for (guint i = 0; i < 5000; i++)
    g_string_append_printf (text, " %sw%u", i % 7 == 3 ? "harbour, " : "", i % 2500);
  demarche_skim (memo, text->str, text->len, tokens, marked);
  ck_assert_uint_eq (tokens->len, 5714);
  ck_assert_uint_eq (marked->len, 714);
  for (guint i = 0; i < marked->len; i++) {
    guint at = g_array_index (marked, guint, i);
    ck_assert (demarche_word_has_class (g_array_index (tokens, DemarcheToken, at).word, class));
    ck_assert_uint_eq (at, 3 + 8 * i);
  }
  ck_assert (demarche_word_has_class (g_array_index (tokens, DemarcheToken, 8).word, other));
}
END_TEST

/* ---- sentences and items ---- */

/* the sentences of what was read, a bar between two; the words of a lead-in in brackets */
static char *
dump (const char *text)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < reading->sentences->len; i++) {
    const DemarcheSentence *sentence = &g_array_index (reading->sentences, DemarcheSentence, i);

    g_string_append (out, i > 0 ? " | " : "");
    for (guint j = 0; j < sentence->n_words; j++) {
      guint32 index = g_array_index (reading->words, guint32, sentence->first + j);
      const DemarcheToken *token = get_token (index);
      g_string_append_printf (out, "%s%s%.*s%s", j > 0 ? " " : "",
                              j == 0 && sentence->n_lead > 0 ? "[" : "",
                              (int)(token->end - token->start), text + token->start,
                              sentence->n_lead == j + 1 ? "]" : "");
    }
  }
  return g_string_free (out, FALSE);
}

static void
assert_list (const char *text, const char *expected)
{
  read_text (text, TRUE);
  g_autofree char *found = dump (text);

  ck_assert_str_eq (found, expected);
}

START_TEST (test_a_paragraph_has_sentences)
{
  const char *text = "We want: - this; - that. Do they? Yes.";

  read_text (text, FALSE);
  g_autofree char *found = dump (text);
  ck_assert_str_eq (found, "We want this that | Do they | Yes");
  const DemarcheSentence *sentences = (const DemarcheSentence *)reading->sentences->data;
  ck_assert_int_eq (sentences[0].next, 1);
  ck_assert_int_eq (sentences[1].next, 2);
  ck_assert_int_eq (sentences[2].next, -1);
  ck_assert (!sentences[0].is_question);
  ck_assert (sentences[1].is_question);
  ck_assert_uint_eq (sentences[1].start, 25);
  ck_assert_uint_eq (sentences[2].end, strlen (text));
}
END_TEST

START_TEST (test_bullets_and_dashes)
{
  assert_list ("We want: - this; - that.", "We want | [We want] this | [We want] that");
  assert_list ("We want:\n\xe2\x80\xa2 this\n\xe2\x80\xa2 that",
               "We want | [We want] this | [We want] that");
  assert_list ("We want, \xe2\x80\x93 this, \xe2\x80\x94 that",
               "We want | [We want] this | [We want] that");
  assert_list ("We want:\n* this\n* that", "We want | [We want] this | [We want] that");
  /* no space behind it, or nothing before it that an item may begin after */
  assert_list ("We want: -this -that", "We want this that");
  assert_list ("We want - now - this", "We want now this");
}
END_TEST

START_TEST (test_enumerators)
{
  assert_list ("We want: (a) this; (b) that; and (c) more.",
               "We want | [We want] this | [We want] that and | [We want] more");
  assert_list ("We want: 1. This. 2. That.", "We want | [We want] This | [We want] That");
  assert_list ("We want: i) this, or iv) that", "We want | [We want] this or | [We want] that");
  assert_list ("We want: (xviii) this", "We want | [We want] this");
  /* words in brackets are none */
  assert_list ("We want: (this) and (that)", "We want this and that");
  assert_list ("We want all of (a) this", "We want all of a this");
  assert_list ("We want: (1234567) this", "We want 1234567 this");
}
END_TEST

START_TEST (test_only_the_last_sentence_leads_in)
{
  assert_list ("We spoke. We want: - this. And so; - that. Then more.",
               "We spoke | We want | [We want] this | And so | [We want] that | Then more");
  const DemarcheSentence *sentences = (const DemarcheSentence *)reading->sentences->data;
  /* a sentence goes on within its stretch of text only */
  ck_assert_int_eq (sentences[0].next, 1);
  ck_assert_int_eq (sentences[1].next, -1);
  ck_assert_int_eq (sentences[2].next, 3);
  ck_assert_int_eq (sentences[3].next, -1);
}
END_TEST

START_TEST (test_lists_without_a_lead_in)
{
  assert_list ("- this; - that", " | this | that");
  assert_list ("", "");
  assert_list ("We want.", "We want");
}
END_TEST

START_TEST (test_long_lead_ins)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < 2 * DEMARCHE_LIMIT_LEAD_IN_WORDS; i++)
    g_string_append_printf (text, "w%u ", i);
  g_string_append (text, ": - this");
  read_text (text->str, TRUE);
  ck_assert_uint_eq (reading->sentences->len, 2);
  const DemarcheSentence *item = &g_array_index (reading->sentences, DemarcheSentence, 1);
  ck_assert_uint_eq (item->n_lead, DEMARCHE_LIMIT_LEAD_IN_WORDS);
  ck_assert_uint_eq (item->n_words, DEMARCHE_LIMIT_LEAD_IN_WORDS + 1);
  /* its end is kept */
  ck_assert_uint_eq (g_array_index (reading->words, guint32, item->first),
                     DEMARCHE_LIMIT_LEAD_IN_WORDS);
}
END_TEST

START_TEST (test_a_whole_text_is_one_sentence)
{
  const char *text = "Agenda item 5. Norms";

  demarche_tokenise (memo, text, strlen (text), reading->tokens);
  demarche_reading_keep_whole (reading, strlen (text));
  g_autofree char *found = dump (text);
  ck_assert_str_eq (found, "Agenda item 5 Norms");
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("reading");
  TCase *words = tcase_create ("words");
  TCase *sentences = tcase_create ("sentences");

  tcase_add_checked_fixture (words, set_up, tear_down);
  tcase_add_test (words, test_words);
  tcase_add_test (words, test_prefixes_hide);
  tcase_add_test (words, test_words_differ_in_any_letter);
  tcase_add_test (words, test_words_stand_anywhere);
  tcase_add_test (words, test_skimming_keeps_the_words_that_make_a_text_worth_reading);
  tcase_add_test (words, test_what_stands_before_a_word);
  suite_add_tcase (suite, words);
  tcase_add_checked_fixture (sentences, set_up, tear_down);
  tcase_add_test (sentences, test_a_paragraph_has_sentences);
  tcase_add_test (sentences, test_bullets_and_dashes);
  tcase_add_test (sentences, test_enumerators);
  tcase_add_test (sentences, test_only_the_last_sentence_leads_in);
  tcase_add_test (sentences, test_lists_without_a_lead_in);
  tcase_add_test (sentences, test_long_lead_ins);
  tcase_add_test (sentences, test_a_whole_text_is_one_sentence);
  suite_add_tcase (suite, sentences);
  return demarche_run_suite (suite);
}
