/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What a document can never do to a terminal, a spreadsheet, a script or a page. */
#include "base/escape.h"
#include "runner.h"

#include <json-glib/json-glib.h>

#define BYTES(literal) literal, sizeof literal - 1

typedef struct {
  const char *text;
  gsize length;
  const char *escaped;
} Case;

static const Case terminal[] = {
    {BYTES ("plain é 中 😀"), "plain é 中 😀"},
    {BYTES ("a\nb\tc\rd"), "a\\nb\\tc\\rd"},
    {BYTES ("\x1b[31mred\x07"), "\\x1b[31mred\\x07"},
    {BYTES ("\x1b]8;;http://x\x1b\\"), "\\x1b]8;;http://x\\x1b\\"},
    {BYTES ("a\0b\x7f"), "a\\x00b\\x7f"},
    {BYTES ("\xc2\x9b"
            "31m"),
     "\\u009b31m"},
    {BYTES ("\xe2\x80\xaehidden\xe2\x80\xac"), "\\u202ehidden\\u202c"},
    {BYTES ("\xe2\x80\x8f\xe2\x80\x8b\xef\xbb\xbf\xe2\x80\xa8"), "\\u200f\\u200b\\ufeff\\u2028"},
    {BYTES ("\xff\xe2\x82"), "\\xff\\xe2\\x82"},
    {BYTES ("\xed\xa0\x80"), "\\xed\\xa0\\x80"},
    {BYTES ("\xef\xbf\xbe\xf3\xa0\x81\x81"), "\\ufffe\\U000e0041"},
};

START_TEST (test_terminal)
{
  g_autoptr (GString) out = g_string_new (NULL);

  demarche_escape_terminal (out, terminal[_i].text, (gssize)terminal[_i].length);
  ck_assert_str_eq (out->str, terminal[_i].escaped);
}
END_TEST

static const Case csv[] = {
    {BYTES (""), ""},
    {BYTES ("plain é"), "plain é"},
    {BYTES ("a,b"), "\"a,b\""},
    {BYTES ("a;b"), "\"a;b\""},
    {BYTES ("say \"no\""), "\"say \"\"no\"\"\""},
    {BYTES ("two\nlines"), "\"two\nlines\""},
    {BYTES (" edge"), "\" edge\""},
    {BYTES ("=1+1"), "\"'=1+1\""},
    {BYTES ("+1"), "\"'+1\""},
    {BYTES ("-1"), "\"'-1\""},
    {BYTES ("@SUM(A1)"), "\"'@SUM(A1)\""},
    {BYTES ("\t=1"), "\"'\t=1\""},
    {BYTES ("\r=1"), "\"'\r=1\""},
    {BYTES ("  =1"), "\"'  =1\""},
    {BYTES ("\"=1"), "\"'\"\"=1\""},
    {BYTES ("\xc2\xa0=1"), "\"'\xc2\xa0=1\""},
    {BYTES ("＝1"), "\"'＝1\""},
    {BYTES ("＋1"), "\"'＋1\""},
    {BYTES ("a=1"), "a=1"},
    {BYTES ("x\0y\x1bz"), "x\xef\xbf\xbdy\xef\xbf\xbdz"},
    {BYTES ("x\xff"), "x\xef\xbf\xbd"},
    {BYTES ("x\xef\xbf\xbey"), "x\xef\xbf\xbdy"},
};

START_TEST (test_csv)
{
  g_autoptr (GString) out = g_string_new (NULL);

  demarche_escape_csv (out, csv[_i].text, (gssize)csv[_i].length);
  ck_assert_str_eq (out->str, csv[_i].escaped);
}
END_TEST

static const Case json[] = {
    {BYTES (""), "\"\""},
    {BYTES ("plain é 😀"), "\"plain é 😀\""},
    {BYTES ("a\"b\\c/"), "\"a\\\"b\\\\c/\""},
    {BYTES ("\n\r\t\b\x1f"), "\"\\n\\r\\t\\u0008\\u001f\""},
    {BYTES ("\x7f\xc2\x9b"), "\"\\u007f\\u009b\""},
    {BYTES ("\xe2\x80\xa8\xe2\x80\xae"), "\"\\u2028\\u202e\""},
    {BYTES ("<b>&"), "\"<b>&\""},
    {BYTES ("a\0b\xff"), "\"a\xef\xbf\xbd"
                         "b\xef\xbf\xbd\""},
};

START_TEST (test_json)
{
  g_autoptr (GString) out = g_string_new (NULL);

  demarche_escape_json (out, json[_i].text, (gssize)json[_i].length, FALSE);
  ck_assert_str_eq (out->str, json[_i].escaped);
}
END_TEST

START_TEST (test_json_in_a_page_ends_no_script)
{
  g_autoptr (GString) out = g_string_new (NULL);

  demarche_escape_json (out, "</script><!-- & \xe2\x80\xa9", -1, TRUE);
  ck_assert_str_eq (out->str, "\"\\u003c/script\\u003e\\u003c!-- \\u0026 \\u2029\"");
}
END_TEST

/* each character that a string can hold comes back from another parser */
START_TEST (test_json_loses_nothing)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (JsonNode) node = NULL;

  for (gunichar c = 1; c < 0x11000; c++)
    if (c < 0xd800 || c > 0xdfff)
      g_string_append_unichar (text, c);
  demarche_escape_json (out, text->str, (gssize)text->len, TRUE);
  node = json_from_string (out->str, NULL);
  ck_assert_ptr_nonnull (node);
  ck_assert_str_eq (json_node_get_string (node), text->str);
}
END_TEST

static const Case clean[] = {
    {BYTES ("plain é\n\t"), "plain é\n\t"},
    {BYTES ("a\0b\x1b\x7f\xc2\x85"), "a\xef\xbf\xbd"
                                     "b\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd"},
    {BYTES ("\xef\xbf\xbe\xef\xb7\x90"), "\xef\xbf\xbd\xef\xbf\xbd"},
    {BYTES ("\xff\xed\xa0\x80"), "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd"},
    {BYTES ("a\xe2\x80\xae"
            "b\xe2\x81\xa6"),
     "a[U+202E]b[U+2066]"},
    {BYTES ("<script>"), "<script>"}, /* that is for the writer */
};

START_TEST (test_clean)
{
  g_autofree char *out = demarche_escape_clean (clean[_i].text, (gssize)clean[_i].length);

  ck_assert_str_eq (out, clean[_i].escaped);
}
END_TEST

static const Case css[] = {
    {BYTES ("Restricted 2"), "\"Restricted\\20 2\""},
    {BYTES ("</style>\"\\\n"), "\"\\3c \\2f style\\3e \\22 \\5c \\a \""},
    {BYTES ("é\x1b"), "\"\\e9 \\fffd \""},
};

START_TEST (test_css)
{
  g_autoptr (GString) out = g_string_new (NULL);

  demarche_escape_css (out, css[_i].text, (gssize)css[_i].length);
  ck_assert_str_eq (out->str, css[_i].escaped);
}
END_TEST

static const struct {
  double value;
  guint decimals;
  const char *text;
} numbers[] = {
    {0, 0, "0"},           {-0.0, 2, "0.00"},        {-0.001, 2, "0.00"},
    {1234.5, 1, "1234.5"}, {-1.25, 1, "-1.2"},       {1e21, 0, "1000000000000000000000"},
    {-0.01, 2, "-0.01"},   {1.0 / 3.0, 4, "0.3333"},
};

START_TEST (test_numbers)
{
  g_autoptr (GString) out = g_string_new (NULL);

  demarche_escape_number (out, numbers[_i].value, numbers[_i].decimals);
  ck_assert_str_eq (out->str, numbers[_i].text);
}
END_TEST

START_TEST (test_a_whole_string_is_taken_without_a_length)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autofree char *copy = demarche_escape_clean ("abc", -1);

  demarche_escape_terminal (out, "abc", -1);
  demarche_escape_csv (out, "abc", -1);
  demarche_escape_terminal (out, "abc", 1);
  ck_assert_str_eq (out->str, "abcabca");
  ck_assert_str_eq (copy, "abc");
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("escape");
  TCase *tests = tcase_create ("escape");

  tcase_add_loop_test (tests, test_terminal, 0, G_N_ELEMENTS (terminal));
  tcase_add_loop_test (tests, test_csv, 0, G_N_ELEMENTS (csv));
  tcase_add_loop_test (tests, test_json, 0, G_N_ELEMENTS (json));
  tcase_add_test (tests, test_json_in_a_page_ends_no_script);
  tcase_add_test (tests, test_json_loses_nothing);
  tcase_add_loop_test (tests, test_clean, 0, G_N_ELEMENTS (clean));
  tcase_add_loop_test (tests, test_css, 0, G_N_ELEMENTS (css));
  tcase_add_loop_test (tests, test_numbers, 0, G_N_ELEMENTS (numbers));
  tcase_add_test (tests, test_a_whole_string_is_taken_without_a_length);
  suite_add_tcase (suite, tests);
  return demarche_run_suite (suite);
}
