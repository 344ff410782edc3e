/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Bytes to text: marks, encodings, repair, line ends, controls. */
#include "ingest/decode.h"

#include "runner.h"

#include <string.h>

static DemarcheDecoded *
decode (const char *bytes, gsize length, const char *encoding, GError **error)
{
  g_autoptr (GString) with_nul = g_string_new_len (bytes, (gssize)length);
  g_autoptr (GBytes) data = g_string_free_to_bytes (g_steal_pointer (&with_nul));

  return demarche_decode (data, encoding, error);
}

static const char *
get_text (const DemarcheDecoded *decoded)
{
  return g_bytes_get_data (decoded->text, NULL);
}

#define BYTES(literal) literal, sizeof literal - 1

static const struct {
  const char *bytes;
  gsize length;
  const char *encoding; /* the option */
  const char *text;
  const char *from; /* what it was decoded from */
} texts[] = {
    {BYTES ("plain"), NULL, "plain", "UTF-8"},
    {BYTES (""), NULL, "", "UTF-8"},
    {BYTES ("\xEF\xBB\xBFmark"), NULL, "mark", "UTF-8"},
    {BYTES ("\xFF\xFEh\0i\0"), NULL, "hi", "UTF-16LE"},
    {BYTES ("\xFE\xFF\0h\0i"), NULL, "hi", "UTF-16BE"},
    {BYTES ("\xFF\xFE\0\0h\0\0\0"), NULL, "h", "UTF-32LE"},
    {BYTES ("\0\0\xFE\xFF\0\0\0h"), NULL, "h", "UTF-32BE"},
    {BYTES ("caf\xE9"), "ISO-8859-1", "café", "ISO-8859-1"},
    {BYTES ("\x93norm\x94"), "WINDOWS-1252", "“norm”", "WINDOWS-1252"},
    {BYTES ("h\0i\0"), "UTF-16LE", "hi", "UTF-16LE"},
    {BYTES ("\xEF\xBB\xBF\xC3\xA9"), "ISO-8859-1", "é", "UTF-8"}, /* the mark is stronger */
    {BYTES ("a\rb\r\nc\nd\xC2\x85"
            "e\xE2\x80\xA8"
            "f\xE2\x80\xA9g\vh"),
     NULL, "a\nb\nc\nd\ne\nf\ng\nh", "UTF-8"},
    {BYTES ("a\tb\fc"), NULL, "a\tb\fc", "UTF-8"},
    {BYTES ("a\x01\x7F\x1B[31mred\x1B[0m\xC2\x9B"), NULL, "ared", "UTF-8"},
    {BYTES ("\x1B]8;;http://x\x07link\x1B]8;;\x1B\\."), NULL, "link.", "UTF-8"},
    {BYTES ("\x1B"), NULL, "", "UTF-8"},
    {BYTES ("x\xE2\x80y"), NULL, "x\xEF\xBF\xBDy", "UTF-8"},
    {BYTES ("\xC0\xAF\xFF"), NULL, "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD", "UTF-8"},
    {BYTES ("\xED\xA0\x80"), NULL, "\xEF\xBF\xBD", "UTF-8"}, /* a surrogate */
};

START_TEST (test_texts_come_out_clean)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DemarcheDecoded) decoded =
      decode (texts[_i].bytes, texts[_i].length, texts[_i].encoding, &error);

  ck_assert_msg (decoded != NULL, "%s", error ? error->message : "");
  ck_assert_str_eq (get_text (decoded), texts[_i].text);
  ck_assert_str_eq (decoded->encoding, texts[_i].from);
  ck_assert_uint_eq (g_bytes_get_size (decoded->text), strlen (texts[_i].text));
}
END_TEST

START_TEST (test_repairs_are_counted)
{
  g_autoptr (DemarcheDecoded) decoded =
      decode (BYTES ("norm \xFF and \xE2\x80 end\x02"), NULL, NULL);

  ck_assert_ptr_nonnull (decoded);
  ck_assert_uint_eq (decoded->n_repaired, 2);
  ck_assert_uint_eq (decoded->first_repaired, 5);
  ck_assert_uint_eq (decoded->n_stripped, 1);
}
END_TEST

START_TEST (test_repair_has_a_bound)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (DemarcheDecoded) decoded = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 4000; i++)
    g_string_append_c (text, 'a');
  for (guint i = 0; i < 4; i++)
    text->str[i * 700] = '\xFF';
  decoded = decode (text->str, text->len, NULL, NULL);
  ck_assert_ptr_nonnull (decoded); /* 4 in 4,000 */
  text->str[3900] = '\xFF';
  ck_assert_ptr_null (decode (text->str, text->len, NULL, &error));
  ck_assert (g_error_matches (error, DEMARCHE_ERROR, DEMARCHE_ERROR_ENCODING));
  ck_assert_ptr_nonnull (strstr (error->message, "--encoding"));
}
END_TEST

START_TEST (test_few_nuls_are_left_out_many_refused)
{
  char few[301];
  g_autoptr (GError) error = NULL;
  g_autoptr (DemarcheDecoded) decoded = NULL;

  memset (few, 'a', sizeof few);
  few[7] = few[90] = '\0';
  decoded = decode (few, sizeof few, NULL, NULL);
  ck_assert_ptr_nonnull (decoded);
  ck_assert_uint_eq (strlen (get_text (decoded)), 299);
  few[8] = few[9] = '\0';
  ck_assert_ptr_null (decode (few, sizeof few, NULL, &error));
  ck_assert_ptr_nonnull (strstr (error->message, "UTF-16LE"));
}
END_TEST

START_TEST (test_wrong_encodings_are_errors)
{
  g_autoptr (GError) unknown = NULL;
  g_autoptr (GError) broken = NULL;

  ck_assert_ptr_null (decode (BYTES ("a"), "NO-SUCH", &unknown));
  ck_assert_ptr_nonnull (strstr (unknown->message, "not known"));
  ck_assert_ptr_null (decode (BYTES ("\xFF\xFE\x00\xD8"), NULL, &broken));
  ck_assert_ptr_nonnull (strstr (broken->message, "UTF-16LE"));
  ck_assert (demarche_decode_knows ("KOI8-R"));
  ck_assert (!demarche_decode_knows ("NO-SUCH"));
}
END_TEST

START_TEST (test_text_has_a_limit)
{
  gsize length = (32u << 20) + 2;
  g_autofree char *text = g_malloc (length);
  g_autoptr (GError) error = NULL;

  memset (text, 'a', length);
  ck_assert_ptr_null (decode (text, length, NULL, &error));
  ck_assert (g_error_matches (error, DEMARCHE_ERROR, DEMARCHE_ERROR_LIMIT));
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("decode");
  TCase *tests = tcase_create ("decode");

  tcase_add_loop_test (tests, test_texts_come_out_clean, 0, G_N_ELEMENTS (texts));
  tcase_add_test (tests, test_repairs_are_counted);
  tcase_add_test (tests, test_repair_has_a_bound);
  tcase_add_test (tests, test_few_nuls_are_left_out_many_refused);
  tcase_add_test (tests, test_wrong_encodings_are_errors);
  tcase_add_test (tests, test_text_has_a_limit);
  suite_add_tcase (suite, tests);
  return demarche_run_suite (suite);
}
