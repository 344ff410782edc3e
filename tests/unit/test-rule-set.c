/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Rule files become a rule set: merging, ids, the order of files, hashes. */
#include "rules/rule-set-private.h"
#include "runner.h"

#include "base/io.h"

#include <glib/gstdio.h>
#include <string.h>

#define ISSUES                                                                                     \
  "\"issues\": [{\"id\": \"i\", \"kind\": \"choice\","                                             \
  " \"positions\": [{\"id\": \"p\"}, {\"id\": \"q\"}]}]"

static char *folder; /* of the test at hand */

static void
make_folder (void)
{
  folder = g_dir_make_tmp ("demarche-rules-XXXXXX", NULL);
  ck_assert_ptr_nonnull (folder);
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name = NULL;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *child = g_build_filename (path, name, NULL);
    remove_tree (child);
  }
  g_remove (path);
}

static void
remove_folder (void)
{
  remove_tree (folder);
  g_clear_pointer (&folder, g_free);
}

/* writes {"format": 1, @body} */
static void
write_file (const char *name, const char *body)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *parent = g_path_get_dirname (path);
  g_autofree char *text = g_strdup_printf ("{\"format\": 1, %s}", body);
  g_autoptr (GError) error = NULL;

  ck_assert_int_eq (g_mkdir_with_parents (parent, 0700), 0);
  ck_assert (demarche_io_write (path, text, strlen (text), &error));
}

/* @name: (nullable): within the folder */
static DemarcheRuleSet *
try_load (const char *name, DemarcheDiagnostics *diagnostics)
{
  g_autofree char *path = name != NULL ? g_build_filename (folder, name, NULL) : g_strdup (folder);
  g_autoptr (GError) error = NULL;
  DemarcheRuleSet *rules = demarche_rule_set_load (path, NULL, diagnostics, &error);

  ck_assert_int_eq (rules == NULL, error != NULL);
  return rules;
}

static DemarcheRuleSet *
load (const char *name)
{
  g_autoptr (DemarcheDiagnostics) diagnostics = demarche_diagnostics_new ();
  DemarcheRuleSet *rules = try_load (name, diagnostics);

  if (rules == NULL)
    ck_abort_msg ("%s",
                  demarche_diagnostic_get_message (demarche_diagnostics_get (diagnostics, 0)));
  return rules;
}

static void
assert_fails (const char *name, const char *message)
{
  g_autoptr (DemarcheDiagnostics) diagnostics = demarche_diagnostics_new ();

  ck_assert_ptr_null (try_load (name, diagnostics));
  ck_assert_uint_gt (demarche_diagnostics_get_length (diagnostics), 0);
  ck_assert_str_eq (demarche_diagnostic_get_message (demarche_diagnostics_get (diagnostics, 0)),
                    message);
}

static const DemarcheRule *
get_rule (DemarcheRuleSet *rules, guint index)
{
  ck_assert_uint_lt (index, demarche_rule_set_get_rules (rules)->len);
  return g_ptr_array_index (demarche_rule_set_get_rules (rules), index);
}

static const char *
get_phrase (GPtrArray *phrases, guint index)
{
  ck_assert_ptr_nonnull (phrases);
  ck_assert_uint_lt (index, phrases->len);
  return ((DemarchePhrase *)g_ptr_array_index (phrases, index))->text;
}

static void
assert_rule (DemarcheRuleSet *rules, guint index, const char *id, const char *phrase)
{
  const DemarcheRule *rule = get_rule (rules, index);

  ck_assert_str_eq (rule->id, id);
  ck_assert_str_eq (get_phrase (rule->any != NULL ? rule->any : rule->all, 0), phrase);
}

/* ---- ids ---- */

START_TEST (test_unnamed_rules_are_named_after_their_phrase)
{
  write_file ("a.json", ISSUES
              ", \"rules\": {\"i.p\": ["
              "\"Legally  binding ... @norm\", \"(norm~)\","
              "{\"all\": [\"raise~ | increase~\", \"status\"]},"
              "\"\\u0415\\u0434\\u0438\\u043d\\u044b\\u0435 \\u041d\\u043e\\u0440\\u043c\\u044b\","
              "\"one two three four five six seven eight nine ten eleven\"]},"
              "\"lists\": {\"norm\": [\"norm\"]}");
  g_autoptr (DemarcheRuleSet) rules = load ("a.json");

  ck_assert_str_eq (get_rule (rules, 0)->id, "i.p/legally-binding-norm");
  ck_assert_str_eq (get_rule (rules, 1)->id, "i.p/norm");
  ck_assert_str_eq (get_rule (rules, 2)->id, "i.p/raise-increase");
  ck_assert_str_eq (get_rule (rules, 3)->id, "i.p/единые-нормы");
  ck_assert_str_eq (get_rule (rules, 4)->id,
                    "i.p/one-two-three-four-five-six-seven-eight-nine-ten");
  ck_assert_uint_eq (strlen (get_rule (rules, 4)->id), strlen ("i.p/") + 48);
}
END_TEST

START_TEST (test_colliding_ids_get_numbers)
{
  write_file ("a.json", ISSUES ", \"rules\": {\"i.p\": [\"norm\", \"Norm?  rule\", \"norm~\","
                               "{\"id\": \"norm-3\", \"any\": [\"x y\"]}, \"(norm)\"],"
                               "\"i.q\": [\"norm\"]}");
  write_file ("b.json", "\"rules\": {\"i.p\": [\"norm\"]}");
  g_autoptr (DemarcheRuleSet) rules = load (NULL);

  assert_rule (rules, 0, "i.p/norm", "norm");
  assert_rule (rules, 1, "i.p/norm-rule", "Norm?  rule");
  assert_rule (rules, 2, "i.p/norm-2", "norm~");
  assert_rule (rules, 3, "i.p/norm-3", "x y");
  assert_rule (rules, 4, "i.p/norm-4", "(norm)");
  assert_rule (rules, 5, "i.q/norm", "norm");
  assert_rule (rules, 6, "i.p/norm-5", "norm");
}
END_TEST

START_TEST (test_a_written_id_goes_before_a_generated_one)
{
  write_file ("a.json",
              ISSUES ", \"rules\": {\"i.p\": [\"norm\", {\"id\": \"norm\", \"any\": [\"x y\"]}]}");
  g_autoptr (DemarcheRuleSet) rules = load ("a.json");

  assert_rule (rules, 0, "i.p/norm-2", "norm");
  assert_rule (rules, 1, "i.p/norm", "x y");
}
END_TEST

/* ---- merging ---- */

START_TEST (test_rules_of_positions_and_maps_keep_the_order_of_the_text)
{
  write_file ("a.json", "\"rules\": {\"i.q\": [\"first\"]}, \"issues\": [{\"id\": \"i\","
                        "\"positions\": [{\"id\": \"p\", \"rules\": [\"second\", \"third\"]},"
                        "{\"rules\": [\"fourth\"], \"id\": \"q\"}]}]");
  g_autoptr (DemarcheRuleSet) rules = load ("a.json");

  assert_rule (rules, 0, "i.q/first", "first");
  assert_rule (rules, 1, "i.p/second", "second");
  assert_rule (rules, 2, "i.p/third", "third");
  assert_rule (rules, 3, "i.q/fourth", "fourth");
  ck_assert_uint_eq (get_rule (rules, 3)->position, 1);
}
END_TEST

START_TEST (test_a_later_rule_replaces_one_in_its_place)
{
  write_file ("a.json", ISSUES ", \"rules\": {\"i.p\": [\"one\", \"two\", \"three\"]}");
  write_file ("b.json", "\"rules\": {\"i.p\": [{\"id\": \"two\", \"any\": [\"zwei\"]},"
                        "{\"id\": \"one\", \"enabled\": false}, \"four\"]}");
  g_autoptr (DemarcheRuleSet) rules = load (NULL);

  ck_assert_uint_eq (demarche_rule_set_get_n_rules (rules), 3);
  assert_rule (rules, 0, "i.p/two", "zwei");
  assert_rule (rules, 1, "i.p/three", "three");
  assert_rule (rules, 2, "i.p/four", "four");
}
END_TEST

START_TEST (test_a_rule_switched_off_can_come_back)
{
  write_file ("a.json", ISSUES ", \"rules\": {\"i.p\": [\"one\"], \"i.q\": [\"x y\"]}");
  write_file ("b.json", "\"rules\": {\"i.p\": [{\"id\": \"one\", \"enabled\": false}]}");
  write_file ("c.json", "\"rules\": {\"i.p\": [{\"id\": \"one\", \"any\": [\"eins\"]}]}");
  g_autoptr (DemarcheRuleSet) rules = load (NULL);

  assert_rule (rules, 0, "i.p/one", "eins");
  ck_assert_uint_eq (demarche_rule_set_get_n_rules (rules), 2);
}
END_TEST

START_TEST (test_issues_are_merged_key_by_key)
{
  write_file ("a.json", "\"issues\": [{\"id\": \"i\", \"title\": \"I\", \"kind\": \"scale\", "
                        "\"note\": \"n\", \"about\": [\"old words\"], \"positions\": ["
                        "{\"id\": \"p\", \"title\": \"P\", \"definition\": \"D\", \"value\": 1,"
                        "\"rules\": [\"one\"], \"tests\": {\"hit\": [\"one\"]}}]}]");
  write_file ("b.json", "\"issues\": [{\"id\": \"j\"}, {\"id\": \"i\", \"title\": \"New\","
                        "\"about\": [\"new words\"], \"positions\": ["
                        "{\"id\": \"q\", \"value\": -1}, {\"id\": \"p\", \"value\": 0.5}]}]");
  g_autoptr (DemarcheRuleSet) rules = load (NULL);
  DemarcheCodebook *codebook = demarche_rule_set_get_codebook (rules);
  const DemarcheIssue *issue = demarche_codebook_get_issue (codebook, 0);
  const DemarchePosition *position = demarche_codebook_get_position (codebook, 0);

  ck_assert_uint_eq (demarche_codebook_get_n_issues (codebook), 2);
  ck_assert_str_eq (issue->title, "New");
  ck_assert_str_eq (issue->note, "n");
  ck_assert_int_eq (issue->kind, DEMARCHE_ISSUE_SCALE);
  ck_assert_uint_eq (issue->n_positions, 2);
  ck_assert (issue->has_about);
  ck_assert_str_eq (get_phrase (demarche_rule_set_get_about (rules, 0), 0), "new words");
  ck_assert_ptr_null (demarche_rule_set_get_about (rules, 1));
  ck_assert_str_eq (position->title, "P");
  ck_assert_str_eq (position->definition, "D");
  ck_assert_double_eq (position->value, 0.5);
  ck_assert_str_eq (demarche_codebook_get_position (codebook, 1)->code, "i.q");
  ck_assert_str_eq (demarche_codebook_get_issue (codebook, 1)->title, "j");
  ck_assert_uint_eq (demarche_rule_set_get_tests (rules)->len, 1);
}
END_TEST

START_TEST (test_cues_are_replaced_by_id)
{
  write_file ("a.json", ISSUES ", \"rules\": {\"i.p\": [\"one\"]}, \"cues\": ["
                               "{\"id\": \"no\", \"effect\": \"negation\", \"cue\": [\"not\"]},"
                               "{\"id\": \"may\", \"effect\": \"hedge\", \"cue\": [\"may\"],"
                               "\"direction\": \"both\", \"max\": 4}]");
  write_file ("b.json",
              "\"cues\": [{\"id\": \"no\", \"effect\": \"recall\", \"cue\": [\"once\"]}]");
  g_autoptr (DemarcheRuleSet) rules = load (NULL);
  const DemarcheCue *cue = g_ptr_array_index (demarche_rule_set_get_cues (rules), 0);

  ck_assert_uint_eq (demarche_rule_set_get_cues (rules)->len, 2);
  ck_assert_int_eq (cue->effect, DEMARCHE_CUE_RECALL);
  ck_assert_int_eq (cue->direction, DEMARCHE_DIRECTION_BOTH);
  ck_assert_str_eq (get_phrase (cue->phrases, 0), "once");
  cue = g_ptr_array_index (demarche_rule_set_get_cues (rules), 1);
  ck_assert_int_eq (cue->direction, DEMARCHE_DIRECTION_BOTH);
  ck_assert_uint_eq (cue->max, 4);
}
END_TEST

START_TEST (test_defaults_of_cues)
{
  write_file ("a.json", ISSUES ", \"rules\": {\"i.p\": [\"one\"]}, \"cues\": ["
                               "{\"id\": \"a\", \"effect\": \"negation\", \"cue\": [\"not\"]},"
                               "{\"id\": \"b\", \"effect\": \"question\", \"cue\": [\"whether\"]},"
                               "{\"id\": \"c\", \"effect\": \"stop\", \"cue\": [\"but\"]},"
                               "{\"id\": \"d\", \"effect\": \"pseudo\", \"cue\": [\"not only\"],"
                               "\"of\": [\"negation\", \"hedge\"]}]");
  g_autoptr (DemarcheRuleSet) rules = load ("a.json");
  GPtrArray *cues = demarche_rule_set_get_cues (rules);
  const DemarcheDirection directions[] = {DEMARCHE_DIRECTION_AFTER, DEMARCHE_DIRECTION_BOTH,
                                          DEMARCHE_DIRECTION_NONE, DEMARCHE_DIRECTION_NONE};

  for (guint i = 0; i < cues->len; i++)
    ck_assert_int_eq (((DemarcheCue *)g_ptr_array_index (cues, i))->direction, directions[i]);
  ck_assert_uint_eq (((DemarcheCue *)g_ptr_array_index (cues, 2))->of,
                     (1u << DEMARCHE_N_CUE_EFFECTS) - 1);
  ck_assert_uint_eq (((DemarcheCue *)g_ptr_array_index (cues, 3))->of,
                     (1u << DEMARCHE_CUE_NEGATION) | (1u << DEMARCHE_CUE_HEDGE));
}
END_TEST

START_TEST (test_only_a_file_that_extends_replaces_a_list)
{
  write_file ("base.json", ISSUES ", \"lists\": {\"l\": [\"old\"]}");
  write_file ("middle.json", "\"extends\": [\"base.json\"]");
  write_file ("top.json", "\"extends\": [\"middle.json\"], \"lists\": {\"l\": [\"new\"]},"
                          "\"rules\": {\"i.p\": [\"@l\"]}");
  write_file ("other.json", "\"lists\": {\"l\": [\"other\"]}, \"extends\": [\"top.json\"]");
  write_file ("beside.json", "\"lists\": {\"l\": [\"beside\"]}, \"extends\": [\"base.json\"]");
  write_file ("both.json", "\"extends\": [\"top.json\", \"beside.json\"]");
  g_autoptr (DemarcheRuleSet) rules = load ("top.json");

  ck_assert_str_eq (get_phrase (demarche_rule_set_get_list (rules, "l"), 0), "new");
  ck_assert_uint_eq (demarche_rule_set_get_list (rules, "l")->len, 1);
  assert_fails ("both.json", "list 'l' is defined twice");
  g_set_object (&rules, NULL);
  rules = load ("other.json");
  ck_assert_str_eq (get_phrase (demarche_rule_set_get_list (rules, "l"), 0), "other");
}
END_TEST

START_TEST (test_language_tables_add_up)
{
  write_file ("a.json",
              ISSUES ", \"language\": \"en\", \"irregular\": {\"Make\": [\"makest\"]},"
                     "\"abbreviations\": [\"Excel.\"], \"numbered-abbreviations\": [\"q\"],"
                     "\"spellings\": [[\"wagon\", \"waggon\"]],"
                     "\"subject-pronouns\": [\"Ye\"], \"rules\": {\"i.p\": [\"one\"]}");
  write_file ("b.json", "\"language\": \"fr\", \"abbreviations\": [\"M\"]");
  g_autoptr (DemarcheRuleSet) rules = load (NULL);
  const DemarcheLanguage *english = demarche_rule_set_get_language_tables (rules, "en");
  const DemarcheLanguage *french = demarche_rule_set_get_language_tables (rules, "fr");
  GPtrArray *forms = g_hash_table_lookup (english->irregular, "make");

  ck_assert (g_ptr_array_find_with_equal_func (forms, "made", g_str_equal, NULL));
  ck_assert (g_ptr_array_find_with_equal_func (forms, "makest", g_str_equal, NULL));
  ck_assert (g_hash_table_contains (english->abbreviations, "excel"));
  ck_assert (g_hash_table_contains (english->abbreviations, "prof"));
  ck_assert (g_hash_table_contains (english->numbered_abbreviations, "paras"));
  ck_assert (g_hash_table_contains (english->subject_pronouns, "ye"));
  ck_assert (g_hash_table_contains (english->subject_pronouns, "they"));
  ck_assert_str_eq (g_ptr_array_index (english->spellings, english->spellings->len - 1), "waggon");
  ck_assert (g_hash_table_contains (french->abbreviations, "m"));
  ck_assert (!g_hash_table_contains (french->abbreviations, "prof"));
  ck_assert_uint_eq (
      g_hash_table_size (demarche_rule_set_get_language_tables (rules, "es")->abbreviations), 0);
  ck_assert_uint_eq (
      g_hash_table_size (demarche_rule_set_get_language_tables (rules, NULL)->abbreviations), 0);
}
END_TEST

START_TEST (test_tests_know_rule_and_position)
{
  write_file ("a.json",
              "\"issues\": [{\"id\": \"i\", \"positions\": [{\"id\": \"p\"}, {\"id\": \"q\","
              "\"tests\": {\"miss\": [\"M\"]}, \"rules\": [{\"id\": \"r\", \"any\": [\"x y\"],"
              "\"tests\": {\"hit\": [\"H\", {\"text\": \"T\", \"section\": \"S\", \"speaker\":"
              "\"A\", \"delegation\": \"D\", \"kind\": \"list\", \"date\": \"2024-02-29\"}]}}]}]}],"
              "\"language\": \"en\"");
  g_autoptr (DemarcheRuleSet) rules = load ("a.json");
  GPtrArray *tests = demarche_rule_set_get_tests (rules);
  const DemarcheRuleTest *test = NULL;

  ck_assert_uint_eq (tests->len, 3);
  test = g_ptr_array_index (tests, 0);
  ck_assert_int_eq (test->kind, DEMARCHE_TEST_MISS);
  ck_assert_uint_eq (test->position, 1);
  ck_assert_ptr_null (test->rule);
  test = g_ptr_array_index (tests, 2);
  ck_assert_int_eq (test->kind, DEMARCHE_TEST_HIT);
  ck_assert_str_eq (test->rule, "i.q/r");
  ck_assert_str_eq (test->text, "T");
  ck_assert_str_eq (test->section, "S");
  ck_assert_str_eq (test->speaker, "A");
  ck_assert_str_eq (test->delegation, "D");
  ck_assert_str_eq (test->paragraph_kind, "list");
  ck_assert_str_eq (test->date, "2024-02-29");
  ck_assert_str_eq (test->language, "en");
}
END_TEST

/* ---- files ---- */

START_TEST (test_what_a_file_extends_comes_before_it)
{
  write_file ("a.json",
              "\"extends\": [\"more/d.json\", \"b.json\"], \"rules\": {\"i.p\": [\"a1\"]}");
  write_file ("b.json", "\"extends\": [\"more/../more/d.json\"], \"rules\": {\"i.p\": [\"b1\"]}");
  write_file ("c.json", "\"rules\": {\"i.p\": [\"c1\"]}");
  write_file ("C.json", "\"rules\": {\"i.p\": [\"c0\"]}");
  write_file ("more/d.json", "\"extends\": [\"../more/e.json\"], \"rules\": {\"i.p\": [\"d1\"]}");
  write_file ("more/e.json", ISSUES ", \"rules\": {\"i.p\": [\"e1\"]}, \"title\": \"E\"");
  g_autoptr (DemarcheRuleSet) rules = load (NULL);
  const char *const order[] = {"c0", "e1", "d1", "b1", "a1", "c1"};

  ck_assert_uint_eq (demarche_rule_set_get_n_files (rules), G_N_ELEMENTS (order));
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    ck_assert_str_eq (get_phrase (get_rule (rules, i)->any, 0), order[i]);
  ck_assert_ptr_null (demarche_rule_set_get_title (rules));
}
END_TEST

START_TEST (test_shipped_rules_are_found_by_name)
{
  write_file ("data/rules/shipped/a.json", ISSUES ", \"rules\": {\"i.p\": [\"one\"]}");
  write_file ("data/rules/context/en.json",
              "\"cues\": [{\"id\": \"no\", \"effect\": \"negation\", \"cue\": [\"not\"]}]");
  write_file ("own/b.json", ISSUES ", \"title\": \"Own\", \"extends\": [\"context/en.json\"],"
                                   "\"rules\": {\"i.p\": [\"two\"]}");
  g_autofree char *data = g_build_filename (folder, "data", NULL);
  g_autofree char *own = g_build_filename (folder, "own", "b.json", NULL);
  g_autoptr (DemarcheDiagnostics) diagnostics = demarche_diagnostics_new ();
  g_autoptr (DemarcheRuleSet) shipped = demarche_rule_set_load ("shipped", data, diagnostics, NULL);
  g_autoptr (DemarcheRuleSet) extended = demarche_rule_set_load (own, data, diagnostics, NULL);

  ck_assert_ptr_nonnull (shipped);
  ck_assert_ptr_nonnull (extended);
  ck_assert_uint_eq (demarche_rule_set_get_cues (extended)->len, 1);
  ck_assert_str_eq (demarche_rule_set_get_title (extended), "Own");
}
END_TEST

START_TEST (test_languages_of_a_set)
{
  write_file ("a.json", ISSUES ", \"language\": \"en\", \"rules\": {\"i.p\": [\"one\"]},"
                               "\"developed-on\": [\""
                               "0123456789abcdef0123456789abcdef"
                               "0123456789abcdef0123456789abcdef"
                               "\"]");
  write_file ("two/b.json", "\"extends\": [\"../a.json\"], \"language\": \"fr\","
                            "\"rules\": {\"i.q\": [\"deux\"]}");
  g_autoptr (DemarcheRuleSet) one = load ("a.json");
  g_autoptr (DemarcheRuleSet) two = load ("two");

  ck_assert_str_eq (demarche_rule_set_get_language (one), "en");
  ck_assert_ptr_null (demarche_rule_set_get_language (two));
  ck_assert_uint_eq (g_strv_length ((char **)demarche_rule_set_get_languages (two)), 2);
  ck_assert_str_eq (get_rule (two, 1)->language, "fr");
  ck_assert_uint_eq (g_strv_length ((char **)demarche_rule_set_get_developed_on (one)), 1);
}
END_TEST

/* ---- hashes ---- */

/* loads a set of one file; frees the hashes with the result */
static DemarcheRuleSet *
load_body (const char *body)
{
  write_file ("hashed.json", body);
  return load ("hashed.json");
}

#define HASHED                                                                                     \
  ISSUES ", \"language\": \"en\", \"rules\": {\"i.p\": [{\"id\": \"r\", \"any\": [\"one | "        \
         "two\"]}]}"

static void
assert_meaning (const char *body, gboolean is_same)
{
  g_autoptr (DemarcheRuleSet) first = load_body (HASHED);
  g_autoptr (DemarcheRuleSet) second = load_body (body);

  ck_assert_str_ne (demarche_rule_set_get_files_hash (first),
                    demarche_rule_set_get_files_hash (second));
  ck_assert_msg (g_str_equal (demarche_rule_set_get_meaning_hash (first),
                              demarche_rule_set_get_meaning_hash (second)) == is_same,
                 "%s", body);
}

START_TEST (test_meaning_leaves_out_what_is_for_people)
{
  assert_meaning (HASHED ", \"title\": \"T\", \"note\": \"N\"", TRUE);
  assert_meaning ("\"language\": \"en\", \"issues\": [{\"id\": \"i\", \"title\": \"T\", \"note\": "
                  "\"N\", \"positions\": [{\"id\": \"p\", \"title\": \"P\", \"definition\": \"D\","
                  "\"tests\": {\"hit\": [\"one\"]}}, {\"id\": \"q\", \"note\": \"N\"}]}],"
                  "\"rules\": {\"i.p\": [{\"any\": [\"One |  two\"], \"lint-ignore\": [\"W001\"],"
                  "\"note\": \"N\", \"tests\": {\"miss\": [\"x\"]}, \"id\": \"r\"}]}",
                  TRUE);
  assert_meaning (HASHED ", \"developed-on\": [\"0123456789abcdef0123456789abcdef0123456789abcdef"
                         "0123456789abcdef\"]",
                  TRUE);
}
END_TEST

START_TEST (test_meaning_holds_all_else)
{
  static const char *const bodies[] = {
      HASHED ", \"lists\": {\"l\": [\"x y\"]}",
      HASHED ", \"names\": [\"x y\"]",
      HASHED ", \"abbreviations\": [\"xyz\"]",
      HASHED ", \"cues\": [{\"id\": \"c\", \"effect\": \"hedge\", \"cue\": [\"may\"]}]",
      ISSUES ", \"rules\": {\"i.p\": [{\"id\": \"r\", \"any\": [\"one | two\"]}]}",
      ISSUES ", \"language\": \"en\", \"rules\": {\"i.q\": [{\"id\": \"r\", \"any\": [\"one | "
             "two\"]}]}",
      ISSUES ", \"language\": \"en\", \"rules\": {\"i.p\": [{\"id\": \"s\", \"any\": [\"one | "
             "two\"]}]}",
      ISSUES ", \"language\": \"en\", \"rules\": {\"i.p\": [{\"id\": \"r\", \"any\": [\"one | "
             "two~\"]}]}",
      ISSUES ", \"language\": \"en\", \"rules\": {\"i.p\": [{\"id\": \"r\", \"any\": [\"one | "
             "two\"], \"force\": \"firm\"}]}",
      ISSUES ", \"language\": \"en\", \"rules\": {\"i.p\": [{\"id\": \"r\", \"all\": [\"one | "
             "two\"]}]}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    assert_meaning (bodies[i], FALSE);
}
END_TEST

START_TEST (test_hashes_do_not_know_where_files_are)
{
  write_file ("one/a.json", HASHED);
  write_file ("two/b.json", HASHED);
  g_autoptr (DemarcheRuleSet) first = load ("one");
  g_autoptr (DemarcheRuleSet) second = load ("two/b.json");

  ck_assert_str_eq (demarche_rule_set_get_files_hash (first),
                    demarche_rule_set_get_files_hash (second));
  ck_assert_str_eq (demarche_rule_set_get_meaning_hash (first),
                    demarche_rule_set_get_meaning_hash (second));
  ck_assert_uint_eq (strlen (demarche_rule_set_get_meaning_hash (first)), 64);
}
END_TEST

/* ---- limits ---- */

START_TEST (test_doubling_lists_are_refused)
{
  g_autoptr (GString) lists = g_string_new ("\"l0\": [\"x y\"]");
  g_autofree char *body = NULL;

  for (guint i = 1; i < 25; i++)
    g_string_append_printf (lists, ", \"l%u\": [\"@l%u @l%u\"]", i, i - 1, i - 1);
  body = g_strdup_printf (ISSUES ", \"lists\": {%s}, \"rules\": {\"i.p\": [\"@l24\"]}", lists->str);
  write_file ("a.json", body);
  assert_fails ("a.json", "phrase is larger than 65536 steps with its lists");
}
END_TEST

/* a rule that names a list of @n_entries with a gap each */
static void
write_long_list (guint n_entries)
{
  g_autoptr (GString) list = g_string_new ("\"w0 ..20 x\"");
  g_autofree char *body = NULL;

  for (guint i = 1; i < n_entries; i++)
    g_string_append_printf (list, ", \"w%u ..20 x\"", i);
  body = g_strdup_printf (ISSUES ", \"lists\": {\"l\": [%s]}, \"rules\": {\"i.p\": [\"a @l\"]}",
                          list->str);
  write_file ("a.json", body);
}

/* gaps and ways through count as well as words: nothing of a phrase is left out in silence */
START_TEST (test_long_lists_are_refused)
{
  write_long_list (1500);
  g_autoptr (DemarcheRuleSet) rules = load ("a.json");
  ck_assert_uint_eq (demarche_rule_set_get_n_rules (rules), 1);
  write_long_list (1600);
  assert_fails ("a.json", "phrase is larger than 65536 steps with its lists");
}
END_TEST

START_TEST (test_deep_lists_are_refused)
{
  g_autoptr (GString) lists = g_string_new ("\"l0\": [\"x y\"]");
  g_autofree char *body = NULL;

  for (guint i = 1; i < 4000; i++)
    g_string_append_printf (lists, ", \"l%u\": [\"@l%u\"]", i, i - 1);
  body =
      g_strdup_printf (ISSUES ", \"rules\": {\"i.p\": [\"@l3999\"]}, \"lists\": {%s}", lists->str);
  write_file ("a.json", body);
  assert_fails ("a.json", "lists are nested deeper than 32");
}
END_TEST

START_TEST (test_too_many_rules_are_refused)
{
  g_autoptr (GString) rules = g_string_new ("\"w0 x\"");
  g_autofree char *body = NULL;

  for (guint i = 1; i <= 20000; i++)
    g_string_append_printf (rules, ", \"w%u x\"", i);
  body = g_strdup_printf (ISSUES ", \"rules\": {\"i.p\": [%s]}", rules->str);
  write_file ("a.json", body);
  assert_fails ("a.json", "more than 20000 rules");
}
END_TEST

/* ---- every cut, every byte dropped or doubled ---- */

static const char mutated[] =
    "{\"format\": 1, \"language\": \"en\", \"lists\": {\"n\": [\"norm~\"]},\n"
    "\"issues\": [{\"id\": \"i\", \"kind\": \"scale\", \"positions\": [{\"id\": \"p\",\n"
    "\"value\": -1.5, \"rules\": [\"a... @n\"]}]}], \"rules\": {\"i.p\": [{\"all\": "
    "[\"x|\\u00e9\"],\n"
    "\"within\": 3, \"unless\": {\"before\": [\"no ..2\"]}, \"where\": {\"role\": [\"chair\"]},\n"
    "\"tests\": {\"hit\": [{\"text\": \"x\"}]}}]}, \"cues\": [{\"id\": \"c\",\n"
    "\"effect\": \"stop\", \"cue\": [\"but\"], \"of\": [\"hedge\"]}], \"irregular\": {\"be\": "
    "[\"is\"]}}";

/* an error with a message, or a set */
static void
load_text (const char *text, gsize length)
{
  g_autofree char *path = g_build_filename (folder, "m.json", NULL);
  g_autoptr (DemarcheDiagnostics) diagnostics = demarche_diagnostics_new ();
  g_autoptr (DemarcheRuleSet) rules = NULL;

  ck_assert (
      g_file_set_contents_full (path, text, (gssize)length, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
  rules = try_load ("m.json", diagnostics);
  ck_assert_int_eq (rules == NULL,
                    demarche_diagnostics_count (diagnostics, DEMARCHE_SEVERITY_ERROR) > 0);
}

START_TEST (test_mutations_load_or_say_why_not)
{
  gsize length = sizeof mutated - 1;

  for (gsize i = 0; i <= length; i++)
    load_text (mutated, i);
  for (gsize i = 0; i < length; i++) {
    g_autoptr (GString) text = g_string_new (mutated);
    g_string_erase (text, (gssize)i, 1);
    load_text (text->str, text->len);
    g_string_insert_c (text, (gssize)i, mutated[i]);
    g_string_insert_c (text, (gssize)i, mutated[i]);
    load_text (text->str, text->len);
  }
}
END_TEST

int
main (void)
{
  const TTest *const tests[] = {
      test_unnamed_rules_are_named_after_their_phrase,
      test_colliding_ids_get_numbers,
      test_a_written_id_goes_before_a_generated_one,
      test_rules_of_positions_and_maps_keep_the_order_of_the_text,
      test_a_later_rule_replaces_one_in_its_place,
      test_a_rule_switched_off_can_come_back,
      test_issues_are_merged_key_by_key,
      test_cues_are_replaced_by_id,
      test_defaults_of_cues,
      test_only_a_file_that_extends_replaces_a_list,
      test_language_tables_add_up,
      test_tests_know_rule_and_position,
      test_what_a_file_extends_comes_before_it,
      test_shipped_rules_are_found_by_name,
      test_languages_of_a_set,
      test_meaning_leaves_out_what_is_for_people,
      test_meaning_holds_all_else,
      test_hashes_do_not_know_where_files_are,
      test_doubling_lists_are_refused,
      test_long_lists_are_refused,
      test_deep_lists_are_refused,
      test_too_many_rules_are_refused,
      test_mutations_load_or_say_why_not,
  };
  Suite *suite = suite_create ("rule-set");
  TCase *tcase = tcase_create ("rule-set");

  tcase_add_checked_fixture (tcase, make_folder, remove_folder);
  tcase_set_timeout (tcase, 0);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    tcase_add_test (tcase, tests[i]);
  suite_add_tcase (suite, tcase);
  return demarche_run_suite (suite);
}
