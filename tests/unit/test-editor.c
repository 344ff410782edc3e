/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Parts of the language server: places, what stands at a place, phrases in words. */
#include "base/json-tree.h"
#include "editor/cursor.h"
#include "editor/position.h"
#include "rules/phrase-words.h"
#include "runner.h"

#include <string.h>

static DemarcheSource *
make_source (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return demarche_source_new ("rules.json", bytes);
}

static const struct {
  const char *text;
  gsize offset;
  guint line;
  guint utf_16;
  guint utf_8;
} places[] = {
    {"", 0, 0, 0, 0},          {"abc", 2, 0, 2, 2},     {"abc", 99, 0, 3, 3},
    {"a\nbc\n", 3, 1, 1, 1},   {"a\nbc\n", 5, 2, 0, 0}, {"a\r\nbc", 4, 1, 1, 1},
    {"é🐟x", 2, 0, 1, 2},       {"é🐟x", 6, 0, 3, 6},     {"é🐟x", 7, 0, 4, 7},
    {"\xff\xffx", 2, 0, 2, 2},
};

START_TEST (test_places_are_found_in_both_directions)
{
  g_autoptr (DemarcheSource) source = make_source (places[_i].text);
  gsize end = MIN (places[_i].offset, strlen (places[_i].text));

  for (guint encoding = DEMARCHE_POSITION_UTF_16; encoding <= DEMARCHE_POSITION_UTF_8; encoding++) {
    DemarcheEditorPosition position =
        demarche_position_locate (source, places[_i].offset, encoding);
    ck_assert_uint_eq (position.line, places[_i].line);
    ck_assert_uint_eq (position.character,
                       encoding == DEMARCHE_POSITION_UTF_8 ? places[_i].utf_8 : places[_i].utf_16);
    ck_assert_uint_eq (demarche_position_find (source, &position, encoding), end);
  }
}
END_TEST

START_TEST (test_places_past_the_end_and_inside_a_character)
{
  g_autoptr (DemarcheSource) source = make_source ("🐟a\nb");
  const DemarcheEditorPosition half = {0, 1};
  const DemarcheEditorPosition far = {0, 100};
  const DemarcheEditorPosition below = {9, 9};

  ck_assert_uint_eq (demarche_position_find (source, &half, DEMARCHE_POSITION_UTF_16), 0);
  ck_assert_uint_eq (demarche_position_find (source, &far, DEMARCHE_POSITION_UTF_16), 5);
  ck_assert_uint_eq (demarche_position_find (source, &below, DEMARCHE_POSITION_UTF_16), 7);
}
END_TEST

/* '!' stands before the place that is pointed at */
static const struct {
  const char *text;
  DemarcheCursorKind kind;
  const char *found;
  const char *key; /* of the guide */
} cursors[] = {
    {"{!\"format\": 1}", DEMARCHE_CURSOR_KEY, "format", "format"},
    {"{\"form!at\": 1}", DEMARCHE_CURSOR_KEY, "format", "format"},
    {"{\"format\": !1}", DEMARCHE_CURSOR_VALUE, "", "format"},
    {"{\"forma!\": 1}", DEMARCHE_CURSOR_NOTHING, NULL, NULL},
    {"!{\"format\": 1}", DEMARCHE_CURSOR_NOTHING, NULL, NULL},
    {"{\"format\": 1! }", DEMARCHE_CURSOR_VALUE, "", "format"},
    {"{\"format\": 1 ! }", DEMARCHE_CURSOR_NOTHING, NULL, NULL},
    {"{\"lists\": {\"nor!m\": [\"a\"]}}", DEMARCHE_CURSOR_LIST, "norm", "lists"},
    {"{\"lists\": {\"norm\": [\"a! b\"]}}", DEMARCHE_CURSOR_PHRASE, "a b", "lists"},
    {"{\"lists\": {\"norm\": \"a! b\"}}", DEMARCHE_CURSOR_VALUE, "a b", "lists"},
    {"{\"names\": [\"a! b\"]}", DEMARCHE_CURSOR_PHRASE, "a b", "names"},
    {"{\"extends\": [\"a!b\"]}", DEMARCHE_CURSOR_PATH, "ab", "extends"},
    {"{\"rules\": {\"i!.p\": []}}", DEMARCHE_CURSOR_CODE, "i.p", "rules"},
    {"{\"rules\": {\"i.p\": [\"a! b\"]}}", DEMARCHE_CURSOR_PHRASE, "a b", "rules"},
    {"{\"rules\": {\"i.p\": [\"a @!norm b\"]}}", DEMARCHE_CURSOR_LIST, "norm", "rules"},
    {"{\"rules\": {\"i.p\": [\"\\u0061 @norm! b\"]}}", DEMARCHE_CURSOR_LIST, "norm", "rules"},
    {"{\"rules\": {\"i.p\": [{\"a!ny\": []}]}}", DEMARCHE_CURSOR_KEY, "any", "any"},
    {"{\"rules\": {\"i.p\": [{\"any\": [\"x!\"]}]}}", DEMARCHE_CURSOR_PHRASE, "x", "any"},
    {"{\"rules\": {\"i.p\": [{\"unless\": {\"bef!ore\": []}}]}}", DEMARCHE_CURSOR_KEY, "before",
     "before"},
    {"{\"rules\": {\"i.p\": [{\"tests\": {\"hit\": [\"x!\"]}}]}}", DEMARCHE_CURSOR_VALUE, "x",
     "hit"},
    {"{\"rules\": {\"i.p\": [{\"tests\": {\"hit\": [{\"te!xt\": 1}]}}]}}", DEMARCHE_CURSOR_KEY,
     "text", "text"},
    {"{\"issues\": [{\"positions\": [{\"val!ue\": 1}]}]}", DEMARCHE_CURSOR_KEY, "value", "value"},
    {"{\"issues\": [{\"positions\": [{\"rules\": [\"x!\"]}]}]}", DEMARCHE_CURSOR_PHRASE, "x",
     "rules"},
    {"{\"cues\": [{\"effect\": \"ne!g\"}]}", DEMARCHE_CURSOR_VALUE, "neg", "effect"},
    {"{\"irregular\": {\"g!o\": [\"went\"]}}", DEMARCHE_CURSOR_VALUE, "go", "irregular"},
    /* what is wrong around it does not hide it */
    {"{\"odd\": {\"format!\": 1}}", DEMARCHE_CURSOR_NOTHING, NULL, NULL},
    {"{\"odd\": [1], \"title!\": \"x\", ", DEMARCHE_CURSOR_KEY, "title", "title"},
    {"{\"lists\": [[{\"an!y\": 1}]]}", DEMARCHE_CURSOR_NOTHING, NULL, NULL},
    {"[\"a!\"]", DEMARCHE_CURSOR_NOTHING, NULL, NULL},
    {"{\"a\" 1, \"title!\": 1}", DEMARCHE_CURSOR_NOTHING, NULL, NULL},
};

START_TEST (test_what_stands_at_a_place)
{
  g_autofree char *text = g_strdup (cursors[_i].text);
  gsize offset = strcspn (text, "!");
  g_autoptr (DemarcheSource) source = NULL;
  g_auto (DemarcheCursor) cursor = {0};

  memmove (text + offset, text + offset + 1, strlen (text + offset));
  source = make_source (text);
  demarche_cursor_init (&cursor, source, offset);
  ck_assert_int_eq (cursor.kind, cursors[_i].kind);
  if (cursors[_i].kind == DEMARCHE_CURSOR_NOTHING)
    return;
  ck_assert_str_eq (cursor.text, cursors[_i].found);
  ck_assert_ptr_nonnull (cursor.guide);
  ck_assert_str_eq (cursor.guide->key, cursors[_i].key);
}
END_TEST

static const struct {
  const char *phrase;
  const char *words;
} phrases[] = {
    {"binding norms", "\"binding norms\""},
    {"norm~", "any form of \"norm\""},
    {"legally binding ... @norm",
     "\"legally binding\", then up to 3 words, then a phrase of @norm"},
    {"(keep~ | stay) ..1 so", "either any form of \"keep\" or \"stay\", then up to 1 word, then "
                              "\"so\""},
    {"very? strict rules", "perhaps \"very\", then \"strict rules\""},
    {"non-binding norm", "\"non-binding norm\""},
    {"^ we want $", "at the start of a sentence, then \"we want\", then the end of the sentence"},
    {"regulat* it", "a word that begins with \"regulat\", then \"it\""},
    {"*isation now", "a word that ends with \"isation\", then \"now\""},
    {"re*ation", "a word like \"re*ation\", where * is any letters"},
    {"\"United Nations\" now", "\"United Nations\" in just this spelling, then \"now\""},
    {"(a1 | b1 | c1 | d1 | e1 | f1 | g1 | h1)",
     "either \"a1\" or \"b1\" or \"c1\" or \"d1\" or \"e1\" or \"f1\" or 2 more"},
    {"规范 ... 国家", "\"规范\", then up to 3 words, then \"国家\""},
};

START_TEST (test_phrases_in_words)
{
  DemarchePhraseProblem problem = {0};
  g_autoptr (DemarchePhraseNode) root =
      demarche_phrase_parse (phrases[_i].phrase, DEMARCHE_PHRASE_PLAIN, &problem);
  g_autofree char *words = NULL;

  ck_assert_ptr_nonnull (root);
  words = demarche_phrase_describe (root, phrases[_i].phrase);
  ck_assert_str_eq (words, phrases[_i].words);
}
END_TEST

START_TEST (test_every_key_has_a_guide_and_no_other)
{
  static const DemarcheRuleKeys *const objects[] = {
      &demarche_file_keys,  &demarche_issue_keys,  &demarche_position_keys,
      &demarche_rule_keys,  &demarche_unless_keys, &demarche_where_keys,
      &demarche_tests_keys, &demarche_test_keys,   &demarche_cue_keys};
  guint n_guides = 0;
  guint n_keys = 0;

  (void)demarche_key_guides_get (&n_guides);
  for (gsize i = 0; i < G_N_ELEMENTS (objects); i++)
    for (guint j = 0; j < objects[i]->n_keys; j++, n_keys++)
      ck_assert_msg (demarche_key_guide_find (objects[i], objects[i]->keys[j].name) != NULL,
                     "no guide to '%s' of %s", objects[i]->keys[j].name, objects[i]->name);
  ck_assert_uint_eq (n_guides, n_keys);
}
END_TEST

static const DemarcheJsonLimits limits = {8, 8, 100};

START_TEST (test_trees_hold_what_is_written)
{
  g_autoptr (DemarcheSource) source =
      make_source ("{\"a\": [1, \"x\", null], \"b\": {\"c\": \"d\"}, \"n\": 7, \"m\": 0.5}");
  g_autoptr (DemarcheDiagnostic) problem = NULL;
  g_autoptr (DemarcheJsonNode) root = demarche_json_tree_read (source, &limits, &problem);
  const DemarcheJsonNode *list = demarche_json_node_get (root, "a");
  guint count = 0;

  ck_assert_ptr_nonnull (root);
  ck_assert_uint_eq (list->members->len, 3);
  ck_assert_uint_eq (list->start, 6);
  ck_assert_uint_eq (list->end, 20);
  ck_assert_str_eq (demarche_json_node_get_string (demarche_json_node_get (root, "b"), "c"), "d");
  ck_assert_ptr_null (demarche_json_node_get_string (root, "n"));
  ck_assert_ptr_null (demarche_json_node_get (list, "a"));
  ck_assert_ptr_null (demarche_json_node_get (NULL, "a"));
  ck_assert (demarche_json_node_get_count (root, "n", &count));
  ck_assert_uint_eq (count, 7);
  ck_assert (!demarche_json_node_get_count (root, "m", &count));
  ck_assert (!demarche_json_node_get_count (root, "a", &count));
}
END_TEST

START_TEST (test_trees_of_broken_texts_are_none)
{
  static const char *const texts[] = {"", "[1, {\"a\": [2, ", "[[[[[[[[[1]]]]]]]]]", "{\"a\": }",
                                      "{} {}"};
  g_autoptr (DemarcheSource) source = make_source (texts[_i]);
  g_autoptr (DemarcheDiagnostic) problem = NULL;

  ck_assert_ptr_null (demarche_json_tree_read (source, &limits, &problem));
  ck_assert_ptr_nonnull (problem);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("editor");
  TCase *tests = tcase_create ("editor");

  tcase_add_loop_test (tests, test_places_are_found_in_both_directions, 0, G_N_ELEMENTS (places));
  tcase_add_test (tests, test_places_past_the_end_and_inside_a_character);
  tcase_add_loop_test (tests, test_what_stands_at_a_place, 0, G_N_ELEMENTS (cursors));
  tcase_add_loop_test (tests, test_phrases_in_words, 0, G_N_ELEMENTS (phrases));
  tcase_add_test (tests, test_every_key_has_a_guide_and_no_other);
  tcase_add_test (tests, test_trees_hold_what_is_written);
  tcase_add_loop_test (tests, test_trees_of_broken_texts_are_none, 0, 5);
  suite_add_tcase (suite, tests);
  return demarche_run_suite (suite);
}
