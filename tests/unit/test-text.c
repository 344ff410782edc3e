/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Letters, words and equal words. */
#include "base/text-block.h"
#include "runner.h"

#include <string.h>

#define SOFT_HYPHEN "\xc2\xad"
#define ZERO_WIDTH_SPACE "\xe2\x80\x8b"

static const struct {
  const char *word;
  const char *folded;
  const char *normalised;
} words[] = {
    {"", "", ""},
    {"Norms", "norms", "Norms"},
    {"OEWG’s", "oewg's", "OEWG's"},
    {"OEWG\xca\xbcs", "oewg's", "OEWG's"}, /* the modifier letter */
    {"E\xcc\x81tat", "état", "État"},      /* a combining accent */
    {"État", "état", "État"},
    {"\xe2\x84\xab", "å", "Å"}, /* the Ångström sign */
    {"Straße", "strasse", "Straße"},
    {"ΣΊΣΥΦΟΣ", "σίσυφοσ", "ΣΊΣΥΦΟΣ"},
    {"σίσυφος", "σίσυφοσ", "σίσυφος"},
    {"ДОГОВОР", "договор", "ДОГОВОР"},
    {"I", "i", "I"},
    {"bind" SOFT_HYPHEN "ing" ZERO_WIDTH_SPACE, "binding", "binding"},
    {"\xe2\x80\x8fnorm\xe2\x80\xac", "norm", "norm"},
    {"résumé", "résumé", "résumé"}, /* accents stay */
    {"规范", "规范", "规范"},
};

START_TEST (test_equal_words_have_one_form)
{
  g_autoptr (GString) folded = g_string_new ("+");
  g_autoptr (GString) normalised = g_string_new ("+");

  demarche_text_fold (folded, words[_i].word, strlen (words[_i].word));
  demarche_text_normalise (normalised, words[_i].word, strlen (words[_i].word));
  ck_assert_str_eq (folded->str + 1, words[_i].folded);
  ck_assert_str_eq (normalised->str + 1, words[_i].normalised);
}
END_TEST

START_TEST (test_folding_twice_changes_nothing)
{
  g_autoptr (GString) once = g_string_new (NULL);
  g_autoptr (GString) twice = g_string_new (NULL);

  demarche_text_fold (once, words[_i].word, strlen (words[_i].word));
  demarche_text_fold (twice, once->str, once->len);
  ck_assert_str_eq (once->str, twice->str);
}
END_TEST

START_TEST (test_only_the_given_bytes_are_folded)
{
  g_autoptr (GString) out = g_string_new (NULL);

  demarche_text_fold (out, "ÉTAT NORMS", 5);
  ck_assert_str_eq (out->str, "état");
}
END_TEST

START_TEST (test_a_heap_of_marks_is_cut)
{
  g_autoptr (GString) word = g_string_new ("a");
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < 50000; i++)
    g_string_append (word, i % 2 == 0 ? "\xcc\x81" : "\xcc\xa3"); /* above and below by turns */
  demarche_text_fold (out, word->str, word->len);
  ck_assert_uint_gt (out->len, 1);
  ck_assert_uint_lt (out->len, 100);
}
END_TEST

START_TEST (test_characters_of_words)
{
  for (const char *p = "aZ5éДß中のก٣"; *p != '\0'; p = g_utf8_next_char (p))
    ck_assert (demarche_text_is_word_char (g_utf8_get_char (p)));
  for (const char *p = " -_.,'’—\"“\n½²Ⅷ€"; *p != '\0'; p = g_utf8_next_char (p))
    ck_assert (!demarche_text_is_word_char (g_utf8_get_char (p)));
  ck_assert (demarche_text_is_word_char (0x0301));
  ck_assert (demarche_text_is_word_char (0x3007)); /* zero of 二〇二五 */
  ck_assert (!demarche_text_is_word_char (0x00ad));
  ck_assert (!demarche_text_is_word_char (0x200b));
}
END_TEST

START_TEST (test_apostrophes_and_hyphens)
{
  for (const char *p = "'’‘ʼ＇"; *p != '\0'; p = g_utf8_next_char (p))
    ck_assert (demarche_text_is_apostrophe (g_utf8_get_char (p)));
  for (const char *p = "-\xe2\x80\x90\xe2\x80\x91"; *p != '\0'; p = g_utf8_next_char (p))
    ck_assert (demarche_text_is_hyphen (g_utf8_get_char (p)));
  for (const char *p = "–—_\"a"; *p != '\0'; p = g_utf8_next_char (p)) {
    ck_assert (!demarche_text_is_hyphen (g_utf8_get_char (p)));
    ck_assert (!demarche_text_is_apostrophe (g_utf8_get_char (p)));
  }
}
END_TEST

START_TEST (test_scripts_without_spaces)
{
  for (const char *p = "中〇のカーไລខမ"; *p != '\0'; p = g_utf8_next_char (p))
    ck_assert (demarche_text_is_unspaced (g_utf8_get_char (p)));
  for (const char *p = "aД한א،。 "; *p != '\0'; p = g_utf8_next_char (p))
    ck_assert (!demarche_text_is_unspaced (g_utf8_get_char (p)));
}
END_TEST

START_TEST (test_spaces)
{
  static const gunichar spaces[] = {' ',    '\t',   '\n',   '\v',   '\f',   '\r',  0x85,
                                    0x00a0, 0x2003, 0x2028, 0x2029, 0x202f, 0x3000};
  static const gunichar others[] = {0, 0x1f, 'a', 0x84, 0x200b, 0xfeff};

  for (gsize i = 0; i < G_N_ELEMENTS (spaces); i++)
    ck_assert (demarche_text_is_space (spaces[i]));
  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    ck_assert (!demarche_text_is_space (others[i]));
}
END_TEST

START_TEST (test_ignored_characters)
{
  static const gunichar ignored[] = {0x00ad, 0x200b, 0x200c, 0x200d, 0x200e,
                                     0x202e, 0x2060, 0x2069, 0xfe0f, 0xfeff};
  static const gunichar others[] = {'a', ' ', '-', 0x00ac, 0x2010, 0x2028, 0x0301};

  for (gsize i = 0; i < G_N_ELEMENTS (ignored); i++)
    ck_assert (demarche_text_is_ignored (ignored[i]));
  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    ck_assert (!demarche_text_is_ignored (others[i]));
}
END_TEST

/* every byte at every place of a block, in both ways of mapping one */
START_TEST (test_blocks_of_text)
{
  char text[256 + DEMARCHE_TEXT_BLOCK_BYTES];

  for (gsize i = 0; i < sizeof text; i++)
    text[i] = (char)i;
  for (gsize at = 0; at < 256; at++) {
    const DemarcheTextBlock block = demarche_text_map_block (text + at);
    const DemarcheTextBlock plain = demarche_text_map_plainly (text + at);

    guint64 printable = demarche_text_map_printable (text + at);

    ck_assert_uint_eq (demarche_text_map_byte (text + at, ' '),
                       demarche_text_map_byte_plainly (text + at, ' '));
    ck_assert_uint_eq (printable, demarche_text_map_printable_plainly (text + at));
    ck_assert_uint_eq (block.letters, plain.letters);
    ck_assert_uint_eq (block.digits, plain.digits);
    ck_assert_uint_eq (block.wide, plain.wide);
    ck_assert_uint_eq (block.others, plain.others);
    for (guint i = 0; i < DEMARCHE_TEXT_BLOCK_BYTES; i++) {
      guint byte = demarche_text_get_byte (text[at + i]);
      ck_assert_uint_eq (demarche_text_map_byte (text + at, ' ') >> i & 1, text[at + i] == ' ');
      ck_assert_uint_eq (printable >> i & 1,
                         g_ascii_isprint (text[at + i]) || text[at + i] == '\n');
      ck_assert_uint_eq (plain.letters >> i & 1, byte == DEMARCHE_BYTE_WORD);
      ck_assert_uint_eq (plain.digits >> i & 1, g_ascii_isdigit (text[at + i]) != 0);
      ck_assert_uint_eq (plain.wide >> i & 1, byte == DEMARCHE_BYTE_WIDE);
      ck_assert_uint_eq (plain.others >> i & 1,
                         byte == DEMARCHE_BYTE_APOSTROPHE || byte == DEMARCHE_BYTE_WIDE);
    }
  }
}
END_TEST

static const DemarcheStem stems[] = {"alig", "city", "à t", "ое"};
static const DemarcheStem wide_stems[] = {"à t", "ое"};

/* one place after the other, as the word says */
static gsize
find_stem_slowly (const char *text, gsize length, const DemarcheStem *any, guint n)
{
  for (gsize at = 0; at + DEMARCHE_STEM_BYTES <= length; at++)
    for (guint i = 0; i < n; i++) {
      gboolean same = TRUE;

      for (guint j = 0; j < DEMARCHE_STEM_BYTES; j++)
        same = same && (text[at + j] | 0x20) == (any[i][j] | 0x20);
      if (same)
        return at;
    }
  return length;
}

/* wherever it stands, and with what nearly is one before it */
START_TEST (test_stems_are_found_at_every_place)
{
  static const char *const near[] = {"alxg ali", "citz ity", "à u é", "о\xD0\xB6 е"};

  for (guint i = 0; i < G_N_ELEMENTS (stems); i++)
    for (guint length = 0; length < 70; length++) {
      g_autofree char *text = g_strnfill (length, '-');

      ck_assert_uint_eq (demarche_text_find_stem (text, length, stems, G_N_ELEMENTS (stems)),
                         length);
      for (guint at = 0; at < length; at++) {
        const char *bad;

        memset (text, '-', length);
        memcpy (text, near[i], MIN (strlen (near[i]), length));
        memcpy (text + at, stems[i], MIN (DEMARCHE_STEM_BYTES, length - at));
        text[at] = g_ascii_toupper (text[at]);
        for (guint n = 1; n <= G_N_ELEMENTS (stems); n++)
          ck_assert_uint_eq (demarche_text_find_stem (text, length, stems, n),
                             find_stem_slowly (text, length, stems, n));
        if (!g_utf8_validate_len (text, length, &bad) && bad + DEMARCHE_STEM_BYTES <= text + length)
          continue; /* cut elsewhere than at its end */
        for (guint n = 1; n <= G_N_ELEMENTS (wide_stems); n++)
          ck_assert_uint_eq (demarche_text_find_wide_stem (text, length, wide_stems, n),
                             find_stem_slowly (text, length, wide_stems, n));
      }
    }
}
END_TEST

START_TEST (test_ascii_ends_where_it_ends)
{
  for (gsize length = 0; length < 150; length++)
    for (gsize at = 0; at <= length; at++) {
      g_autofree char *text = g_strnfill (length, 'a');

      if (at < length)
        text[at] = '\xD0';
      ck_assert_ptr_eq (demarche_text_skip_ascii (text, text + length), text + at);
    }
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("text");
  TCase *tests = tcase_create ("text");

  tcase_add_loop_test (tests, test_equal_words_have_one_form, 0, G_N_ELEMENTS (words));
  tcase_add_loop_test (tests, test_folding_twice_changes_nothing, 0, G_N_ELEMENTS (words));
  tcase_add_test (tests, test_only_the_given_bytes_are_folded);
  tcase_add_test (tests, test_a_heap_of_marks_is_cut);
  tcase_add_test (tests, test_characters_of_words);
  tcase_add_test (tests, test_apostrophes_and_hyphens);
  tcase_add_test (tests, test_scripts_without_spaces);
  tcase_add_test (tests, test_spaces);
  tcase_add_test (tests, test_ignored_characters);
  tcase_add_test (tests, test_blocks_of_text);
  tcase_add_test (tests, test_stems_are_found_at_every_place);
  tcase_add_test (tests, test_ascii_ends_where_it_ends);
  suite_add_tcase (suite, tests);
  return demarche_run_suite (suite);
}
