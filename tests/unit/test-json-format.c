/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* How JSON is laid out, and that nothing but the layout changes. */
#include "base/json-format.h"
#include "base/json-scanner.h"
#include "rules/rule-set.h"
#include "runner.h"

#include <string.h>

#define MUTANT_BYTES 1500 /* of each file: enough for every kind of token */

static DemarcheSource *
make_source (const char *text, gsize length)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length);

  return demarche_source_new ("rules.json", bytes);
}

/* the text laid out; NULL: it is no JSON */
static char *
format (const char *text, gsize length)
{
  g_autoptr (DemarcheSource) source = make_source (text, length);
  g_autoptr (DemarcheDiagnostic) problem = NULL;
  gsize n = 0;
  char *result = demarche_json_format (source, &n, &problem);

  if ((result == NULL) != (problem != NULL))
    ck_abort_msg ("either a result or a problem");
  if (result != NULL && strlen (result) != n)
    ck_abort_msg ("wrong length");
  return result;
}

/* every token as it is written, one a line */
static char *
list_tokens (const char *text, gsize length)
{
  g_autoptr (DemarcheSource) source = make_source (text, length);
  g_autoptr (DemarcheJsonScanner) scanner =
      demarche_json_scanner_new (source, 0, length, &demarche_json_limits_default);
  g_autoptr (DemarcheDiagnostic) problem = NULL;
  g_autoptr (GString) list = g_string_new (NULL);
  DemarcheJsonToken token;

  do {
    if (!demarche_json_scanner_next (scanner, &token, &problem))
      return NULL;
    g_string_append_len (list, text + token.start, (gssize)(token.end - token.start));
    g_string_append_printf (list, " %d\n", token.type);
  } while (token.type != DEMARCHE_JSON_END);
  return g_string_free (g_steal_pointer (&list), FALSE);
}

/* FALSE: something but the layout changed, or a second run changes it again. A text that is no
 * JSON has none */
static gboolean
is_only_laid_out (const char *text, gsize length)
{
  g_autofree char *once = format (text, length);
  g_autofree char *before = list_tokens (text, length);
  g_autofree char *after = NULL;
  g_autofree char *twice = NULL;

  if (once == NULL || before == NULL)
    return once == NULL && before == NULL;
  after = list_tokens (once, strlen (once));
  twice = format (once, strlen (once));
  return g_strcmp0 (before, after) == 0 && g_strcmp0 (once, twice) == 0;
}

#define WORDS_60 "\"one two three four five six seven eight nine ten eleven twel\""

static const struct {
  const char *text;
  const char *expected;
} layouts[] = {
    {"{}", "{}\n"},
    {" [ \n ] \n\n", "[]\n"},
    {"null", "null\n"},
    {"\xef\xbb\xbf{\"a\":1}", "{ \"a\": 1 }\n"},
    {"{\"a\":1,\"b\":[\"x\",\"y\"],\"c\":{\"d\":[]}}",
     "{ \"a\": 1, \"b\": [\"x\", \"y\"], \"c\": { \"d\": [] } }\n"},
    /* as written: escapes, numbers, the order of keys */
    {"[\"\\u0041\\/\\n\",1.50,-2E+3]", "[\"\\u0041\\/\\n\", 1.50, -2E+3]\n"},
    {"{\"b\":1,\"a\":2}", "{ \"b\": 1, \"a\": 2 }\n"},
    /* line breaks of the author, at any place, open both brackets */
    {"{\"a\":1,\n\"b\":2}", "{\n  \"a\": 1,\n  \"b\": 2\n}\n"},
    {"{\"a\":1,\"b\":2\r\n}", "{\n  \"a\": 1, \"b\": 2\n}\n"},
    {"{\r\"a\":1 , \"b\":2}", "{\n  \"a\": 1, \"b\": 2\n}\n"},
    {"{\"a\":\n1}", "{ \"a\": 1 }\n"},
    {"[\"a\"\n,\"b\"]", "[\n  \"a\",\n  \"b\"\n]\n"},
    /* one blank line between two members stays */
    {"[\n\n\"a\",\n\n \n\"b\",\n\"c\"\n\n]", "[\n  \"a\",\n\n  \"b\",\n  \"c\"\n]\n"},
    {"[\"a\"\n,\n\"b\"]", "[\n  \"a\",\n  \"b\"\n]\n"},
    /* what takes several lines shares none */
    {"{\"id\":\"a\",\"any\":[\n\"x\"\n],\"force\":\"firm\",\"note\":\"n\"}",
     "{\n  \"id\": \"a\",\n  \"any\": [\n    \"x\"\n  ],\n  \"force\": \"firm\", \"note\": "
     "\"n\"\n}\n"},
    /* lists of objects may open and close with them */
    {"{\"issues\":[{\n\"id\":\"a\"\n}]}", "{\n  \"issues\": [{\n    \"id\": \"a\"\n  }]\n}\n"},
    {"[{\n\"a\":1\n},{\"b\":2}]", "[{\n  \"a\": 1\n}, { \"b\": 2 }]\n"},
    {"[{\n\"a\":1\n},\n{\"b\":2}]", "[\n  {\n    \"a\": 1\n  },\n  { \"b\": 2 }\n]\n"},
    {"[\"x\",{\n\"a\":1\n}]", "[\n  \"x\",\n  {\n    \"a\": 1\n  }\n]\n"},
    /* 100 columns; a string may be longer */
    {"[" WORDS_60 ", \"aaaaaaaaaabbbbbbbbbbcccccccccc\"]",
     "[" WORDS_60 ", \"aaaaaaaaaabbbbbbbbbbcccccccccc\"]\n"},
    {"[" WORDS_60 ", \"aaaaaaaaaabbbbbbbbbbccccccccccd\"]",
     "[" WORDS_60 ", \"aaaaaaaaaabbbbbbbbbbccccccccccd\"]\n"},
    {"[\n" WORDS_60 ", \"aaaaaaaaaabbbbbbbbbbccccccccccd\"]",
     "[\n  " WORDS_60 ", \"aaaaaaaaaabbbbbbbbbbccccccccccd\"\n]\n"},
    {"[" WORDS_60 ", \"aaaaaaaaaabbbbbbbbbbccccccccccdd\"]",
     "[\n  " WORDS_60 ",\n  \"aaaaaaaaaabbbbbbbbbbccccccccccdd\"\n]\n"},
    {"[" WORDS_60 ", \"aaaaaaaaaabbbbbbbbbbccccccccccddd\", 1]",
     "[\n  " WORDS_60 ",\n  \"aaaaaaaaaabbbbbbbbbbccccccccccddd\", 1\n]\n"},
    {"[" WORDS_60 ", {\"a\":" WORDS_60 "}]", "[\n  " WORDS_60 ",\n  { \"a\": " WORDS_60 " }\n]\n"},
    {"{\"a\":[" WORDS_60 "," WORDS_60 "]}",
     "{\n  \"a\": [\n    " WORDS_60 ",\n    " WORDS_60 "\n  ]\n}\n"},
    /* wide letters count twice */
    {"[\"規範規範規範規範規範規範規範規範規範規範規範規範規範\","
     "\"規範規範規範規範規範規範規範規範規範規範\"]",
     "[\n  \"規範規範規範規範規範規範規範規範規範規範規範規範規範\",\n  "
     "\"規範規範規範規範規範規範規範規範規範規範\"\n]\n"},
};

START_TEST (test_layouts)
{
  g_autofree char *result = format (layouts[_i].text, strlen (layouts[_i].text));

  ck_assert_str_eq (result, layouts[_i].expected);
  ck_assert (is_only_laid_out (layouts[_i].text, strlen (layouts[_i].text)));
}
END_TEST

START_TEST (test_what_is_no_json_has_no_layout)
{
  g_autoptr (DemarcheSource) source = make_source ("{\"a\": 1,}", 9);
  g_autoptr (DemarcheDiagnostic) problem = NULL;
  gsize length = 0;
  g_autofree char *result = demarche_json_format (source, &length, &problem);

  ck_assert_ptr_null (result);
  ck_assert_uint_eq (demarche_diagnostic_get_column (problem), 8);
}
END_TEST

static const char *const shipped[] = {"rules/context",         "rules/ict-security",
                                      "data/sample",           "reports",
                                      "tests/bad/R13-bracket", "tests/conformance"};

/* (element-type utf8): paths of the JSON files of a folder */
static GPtrArray *
list_files (const char *name)
{
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *folder = g_build_filename (g_getenv ("DEMARCHE_TEST_DATA"), name, NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *file;

  ck_assert_ptr_nonnull (dir);
  while ((file = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (file, ".json"))
      g_ptr_array_add (paths, g_build_filename (folder, file, NULL));
  return paths;
}

START_TEST (test_files_are_only_laid_out)
{
  g_autoptr (GPtrArray) paths = list_files (shipped[_i]);

  for (guint i = 0; i < paths->len; i++) {
    g_autofree char *text = NULL;
    gsize length = 0;

    ck_assert (g_file_get_contents (g_ptr_array_index (paths, i), &text, &length, NULL));
    ck_assert_msg (is_only_laid_out (text, length), "%s", (char *)g_ptr_array_index (paths, i));
  }
}
END_TEST

typedef enum {
  CUT,
  DROP,
  DOUBLE,
  BREAK,
  JOIN,
  N_MUTATIONS,
} Mutation;

static void
mutate (GString *mutant, Mutation mutation, gsize at)
{
  if (mutation == CUT)
    g_string_truncate (mutant, at);
  else if (mutation == DROP)
    g_string_erase (mutant, (gssize)at, 1);
  else if (mutation == DOUBLE)
    g_string_insert_c (mutant, (gssize)at, mutant->str[at]);
  else if (mutation == BREAK)
    g_string_insert_c (mutant, (gssize)at, '\n');
  else if (mutant->str[at] == '\n')
    mutant->str[at] = ' ';
}

/* line breaks added or taken away at every place give every layout there is */
START_TEST (test_mutants_are_only_laid_out)
{
  g_autofree char *path = g_build_filename (g_getenv ("DEMARCHE_TEST_DATA"), "rules/ict-security",
                                            "norm-status.json", NULL);
  g_autofree char *text = NULL;
  gsize length = 0;
  const char *tail;

  ck_assert (g_file_get_contents (path, &text, &length, NULL));
  tail = g_strrstr (text, "\"rules\"");
  ck_assert_ptr_nonnull (tail);
  for (gsize at = 0; at < MUTANT_BYTES; at++) {
    g_autoptr (GString) mutant = g_string_new ("{\"format\": 1, \"issues\": [{\"id\": \"a\", ");
    gsize start = mutant->len;

    g_string_append (mutant, tail);
    mutate (mutant, (Mutation)_i, MIN (start + at, mutant->len - 1));
    if (!is_only_laid_out (mutant->str, mutant->len))
      ck_abort_msg ("mutation %d at byte %" G_GSIZE_FORMAT, _i, at);
  }
}
END_TEST

static char *
get_meaning (const char *path, const char *data_dir)
{
  g_autoptr (DemarcheDiagnostics) diagnostics = demarche_diagnostics_new ();
  g_autoptr (DemarcheRuleSet) rules = demarche_rule_set_load (path, data_dir, diagnostics, NULL);

  ck_assert_ptr_nonnull (rules);
  return g_strdup (demarche_rule_set_get_meaning_hash (rules));
}

static GBytes *
format_file (const char *path)
{
  g_autofree char *text = NULL;
  gsize length = 0;
  char *result;

  ck_assert (g_file_get_contents (path, &text, &length, NULL));
  result = format (text, length);
  ck_assert_ptr_nonnull (result);
  return g_bytes_new_take (result, strlen (result));
}

START_TEST (test_the_meaning_stays)
{
  const char *data_dir = g_getenv ("DEMARCHE_TEST_DATA");
  g_autofree char *folder = g_build_filename (data_dir, "rules/ict-security", NULL);
  g_autoptr (DemarcheRuleFiles) disk = demarche_rule_files_new_disk ();
  g_autoptr (DemarcheRuleFiles) files = demarche_rule_files_new_memory (disk);
  g_autoptr (DemarcheDiagnostics) diagnostics = demarche_diagnostics_new ();
  g_autoptr (GPtrArray) paths = list_files ("rules/ict-security");
  g_autofree char *before = get_meaning (folder, data_dir);
  g_autoptr (DemarcheRuleSet) rules = NULL;

  for (guint i = 0; i < paths->len; i++) {
    g_autoptr (GBytes) text = format_file (g_ptr_array_index (paths, i));
    demarche_rule_files_set_text (files, g_ptr_array_index (paths, i), text);
  }
  rules = demarche_rule_set_load_from (files, folder, data_dir, diagnostics, NULL);
  ck_assert_ptr_nonnull (rules);
  ck_assert_str_eq (demarche_rule_set_get_meaning_hash (rules), before);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("json-format");
  TCase *tests = tcase_create ("json-format");

  tcase_add_loop_test (tests, test_layouts, 0, G_N_ELEMENTS (layouts));
  tcase_add_test (tests, test_what_is_no_json_has_no_layout);
  tcase_add_loop_test (tests, test_files_are_only_laid_out, 0, G_N_ELEMENTS (shipped));
  tcase_add_loop_test (tests, test_mutants_are_only_laid_out, 0, N_MUTATIONS);
  tcase_add_test (tests, test_the_meaning_stays);
  suite_add_tcase (suite, tests);
  return demarche_run_suite (suite);
}
