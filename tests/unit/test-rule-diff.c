/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What differs between two versions of a rule set, and between the tags they give. */
#include "author/rule-diff.h"
#include "author/tag-changes.h"
#include "rules/rule-files.h"
#include "runner.h"

#include "model/statement.h"

#include <string.h>

#define HEAD "{\"format\": 1, \"language\": \"en\", "
#define ISSUES                                                                                     \
  "\"issues\": [{\"id\": \"i\", \"kind\": \"scale\","                                              \
  " \"positions\": [{\"id\": \"p\", \"value\": 1}, {\"id\": \"q\", \"value\": -1}]}]"
#define BOTH ISSUES ", \"rules\": {\"i.p\": [\"one two three\", \"four\"], \"i.q\": [\"five\"]}"

static void
set_file (DemarcheRuleFiles *files, const char *path, const char *body)
{
  g_autofree char *text = g_strconcat (HEAD, body, "}", NULL);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  demarche_rule_files_set_text (files, path, bytes);
}

static DemarcheRuleSet *
load_files (DemarcheRuleFiles *files)
{
  g_autoptr (DemarcheDiagnostics) diagnostics = demarche_diagnostics_new ();
  DemarcheRuleSet *rules =
      demarche_rule_set_load_from (files, "/set/rules", NULL, diagnostics, NULL);

  if (rules == NULL)
    ck_abort_msg ("%s",
                  demarche_diagnostic_get_message (demarche_diagnostics_get (diagnostics, 0)));
  return rules;
}

static DemarcheRuleSet *
load (const char *body)
{
  g_autoptr (DemarcheRuleFiles) files = demarche_rule_files_new_memory (NULL);

  set_file (files, "/set/rules/a.json", body);
  return load_files (files);
}

/* ---- edits ---- */

/* "a.json: + phrase i.p: 'x'; …", all that differs */
static char *
describe_edits (GPtrArray *edits)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < edits->len; i++) {
    const DemarcheRuleEdit *edit = g_ptr_array_index (edits, i);
    g_string_append_printf (text, "%s%s: %s %s %s", i > 0 ? "; " : "", edit->file,
                            demarche_change_get_mark (edit->change),
                            demarche_edit_kind_get_name (edit->kind, FALSE), edit->subject);
    if (edit->detail != NULL)
      g_string_append_printf (text, " (%s)", edit->detail);
    if (edit->before != NULL)
      g_string_append_printf (text, " '%s'", edit->before);
    if (edit->after != NULL)
      g_string_append_printf (text, "%s'%s'", edit->before != NULL ? " → " : " ", edit->after);
  }
  return g_strdup (text->str);
}

static void
assert_edits_of (DemarcheRuleSet *before, DemarcheRuleSet *after, const char *expected)
{
  g_autoptr (GPtrArray) edits = demarche_rule_edits_new (before, after);
  g_autofree char *text = describe_edits (edits);

  ck_assert_str_eq (text, expected);
}

static void
assert_edits (const char *before, const char *after, const char *expected)
{
  g_autoptr (DemarcheRuleSet) old = load (before);
  g_autoptr (DemarcheRuleSet) new = load (after);

  assert_edits_of (old, new, expected);
}

START_TEST (test_phrases_of_a_position)
{
  assert_edits (BOTH, BOTH, "");
  assert_edits (BOTH,
                ISSUES ", \"rules\": {\"i.q\": [\"five\", \"six\"], \"i.p\": [\"four\", "
                       "\"one two\"]}",
                "a.json: + phrase i.q 'six'; a.json: ~ phrase i.p 'one two three' → 'one two'");
  assert_edits (BOTH, ISSUES ", \"rules\": {\"i.p\": [\"other\", \"four\"], \"i.q\": [\"five\"]}",
                "a.json: + phrase i.p 'other'; a.json: - phrase i.p 'one two three'");
}
END_TEST

START_TEST (test_what_is_for_people_is_no_edit)
{
  assert_edits (BOTH, "\"title\": \"T\", \"note\": \"n\", " BOTH, "");
}
END_TEST

START_TEST (test_a_phrase_may_stand_in_another_file)
{
  g_autoptr (DemarcheRuleFiles) files = demarche_rule_files_new_memory (NULL);
  g_autoptr (DemarcheRuleSet) before = load (BOTH);

  set_file (files, "/set/rules/a.json",
            ISSUES ", \"extends\": [\"../more/b.json\"], \"rules\": {\"i.p\": [\"four\"]}");
  set_file (files, "/set/more/b.json",
            ISSUES ", \"rules\": {\"i.p\": [\"one two three\"], \"i.q\": [\"five\", \"six\"]}");
  g_autoptr (DemarcheRuleSet) after = load_files (files);
  assert_edits_of (before, after, "more/b.json: + phrase i.q 'six'");
  assert_edits_of (after, before, "more/b.json: - phrase i.q 'six'");
}
END_TEST

#define RULE(id, phrase, more)                                                                     \
  ISSUES ", \"rules\": {\"i.p\": [{" id "\"any\": [\"" phrase "\", \"two\"]" more "}]}"

START_TEST (test_rules)
{
  const char *rule = RULE ("\"id\": \"r\", ", "one", "");

  assert_edits (
      rule,
      RULE ("\"id\": \"r\", ", "one", ", \"unless\": {\"before\": [\"not\"]}, \"force\": \"firm\""),
      "a.json: ~ rule i.p/r (unless, force)");
  assert_edits (rule, RULE ("\"id\": \"r\", ", "three", ", \"with\": [\"we\"]"),
                "a.json: ~ rule i.p/r (with); a.json: + phrase i.p/r 'three';"
                " a.json: - phrase i.p/r 'one'");
  assert_edits (rule, BOTH,
                "a.json: + phrase i.p 'one two three'; a.json: + phrase i.p 'four';"
                " a.json: + phrase i.q 'five'; a.json: - rule i.p/r");
}
END_TEST

START_TEST (test_a_rule_named_after_its_phrase_stays_the_same)
{
  assert_edits (RULE ("", "one", ""), RULE ("", "three four", ""),
                "a.json: + phrase i.p/three-four 'three four'; a.json: - phrase i.p/three-four "
                "'one'");
}
END_TEST

#define CUE(phrase, more)                                                                          \
  BOTH ", \"cues\": [{\"id\": \"c\", \"effect\": \"negation\", \"cue\": [\"" phrase "\"]" more "}" \
       "]"

START_TEST (test_cues_lists_names_and_about)
{
  assert_edits (CUE ("no", ""), CUE ("no need", ", \"max\": 4"),
                "a.json: ~ cue c (max); a.json: ~ phrase cue c 'no' → 'no need'");
  assert_edits (BOTH, CUE ("no", ""), "a.json: + cue c");
  assert_edits (BOTH ", \"lists\": {\"l\": [\"x\"]}", BOTH ", \"lists\": {\"l\": [\"x\", \"y\"]}",
                "a.json: + phrase @l 'y'");
  assert_edits (BOTH ", \"lists\": {\"l\": [\"x\"]}", BOTH, "a.json: - list l");
  assert_edits (BOTH, BOTH ", \"names\": [\"working group\"]",
                "a.json: + phrase names 'working group'");
}
END_TEST

START_TEST (test_issues_and_positions)
{
  assert_edits (BOTH,
                "\"issues\": [{\"id\": \"i\", \"kind\": \"scale\", \"about\": [\"topic\"],"
                " \"positions\": [{\"id\": \"p\", \"value\": 0.5}, {\"id\": \"q\", \"value\": -1},"
                " {\"id\": \"n\", \"value\": 0}]}],"
                " \"rules\": {\"i.p\": [\"one two three\", \"four\"], \"i.q\": [\"five\"]}",
                "a.json: + phrase about i 'topic'; a.json: ~ position i.p (value 1 → 0.5);"
                " a.json: + position i.n");
  assert_edits (BOTH,
                "\"issues\": [{\"id\": \"i\", \"kind\": \"choice\","
                " \"positions\": [{\"id\": \"p\"}, {\"id\": \"q\"}]}],"
                " \"rules\": {\"i.p\": [\"one two three\", \"four\"], \"i.q\": [\"five\"]}",
                "a.json: ~ issue i (kind scale → choice); a.json: ~ position i.p (value 1 → 0);"
                " a.json: ~ position i.q (value -1 → 0)");
}
END_TEST

START_TEST (test_order_and_languages)
{
  assert_edits (ISSUES ", \"rules\": {\"i.p\": [\"one\"], \"i.q\": [\"two\"]}",
                ISSUES ", \"rules\": {\"i.q\": [\"two\"], \"i.p\": [\"one\"]}",
                ": ~ order of rules ");
  assert_edits (BOTH, BOTH ", \"abbreviations\": [\"zz\"]", ": ~ language en (tables)");
}
END_TEST

/* ---- saving ---- */

START_TEST (test_a_saved_set_is_the_same)
{
  g_autoptr (DemarcheRuleFiles) files = demarche_rule_files_new_memory (NULL);
  g_autoptr (DemarcheDiagnostics) diagnostics = demarche_diagnostics_new ();
  g_autoptr (GError) error = NULL;

  set_file (files, "/set/rules/a.json", ISSUES ", \"extends\": [\"../more/b.json\"]");
  set_file (files, "/set/rules/c.json", "\"rules\": {\"i.p\": [\"@l\"]}");
  set_file (files, "/set/more/b.json", "\"lists\": {\"l\": [\"one\"]}");
  g_autoptr (DemarcheRuleSet) rules = load_files (files);
  g_autoptr (GBytes) saved = demarche_rule_set_save (rules);
  g_autoptr (DemarcheRuleSet) loaded = demarche_rule_set_load_saved (saved, diagnostics, &error);

  ck_assert_ptr_nonnull (loaded);
  ck_assert_str_eq (demarche_rule_set_get_files_hash (rules),
                    demarche_rule_set_get_files_hash (loaded));
  ck_assert_str_eq (demarche_rule_set_get_meaning_hash (rules),
                    demarche_rule_set_get_meaning_hash (loaded));
  g_autofree char *path = demarche_rule_set_get_path (loaded);
  ck_assert_str_eq (path, "/set/rules");
}
END_TEST

START_TEST (test_a_damaged_save_is_refused)
{
  g_autoptr (DemarcheRuleSet) rules = load (BOTH);
  g_autoptr (GBytes) saved = demarche_rule_set_save (rules);
  gsize size = g_bytes_get_size (saved);

  for (gsize length = 0; length < size; length++) {
    g_autoptr (DemarcheDiagnostics) diagnostics = demarche_diagnostics_new ();
    g_autoptr (GBytes) part = g_bytes_new_from_bytes (saved, 0, length);
    g_autoptr (GError) error = NULL;
    ck_assert_ptr_null (demarche_rule_set_load_saved (part, diagnostics, &error));
    ck_assert_ptr_nonnull (error);
  }
}
END_TEST

/* a byte that is not as it was gives an error or a rule set, never a crash */
START_TEST (test_a_changed_save_is_survived)
{
  g_autoptr (DemarcheRuleSet) rules = load (BOTH);
  g_autoptr (GBytes) saved = demarche_rule_set_save (rules);
  gsize size = 0;
  g_autofree char *data = g_memdup2 (g_bytes_get_data (saved, &size), g_bytes_get_size (saved));

  for (gsize i = 0; i < size; i++) {
    g_autoptr (DemarcheDiagnostics) diagnostics = demarche_diagnostics_new ();
    g_autoptr (GError) error = NULL;
    data[i] ^= (char)0x81;
    g_autoptr (GBytes) changed = g_bytes_new (data, size);
    g_autoptr (DemarcheRuleSet) loaded =
        demarche_rule_set_load_saved (changed, diagnostics, &error);
    ck_assert_int_eq (loaded == NULL, error != NULL);
    data[i] ^= (char)0x81;
  }
}
END_TEST

/* ---- tags ---- */

static DemarcheCodebook *
make_codebook (const char *first, const char *second)
{
  DemarcheCodebook *codebook = demarche_codebook_new ();

  demarche_codebook_add_issue (codebook, "i", "I", DEMARCHE_ISSUE_CHOICE, NULL, FALSE);
  demarche_codebook_add_position (codebook, first, first, NULL, 0);
  demarche_codebook_add_position (codebook, second, second, NULL, 0);
  return codebook;
}

static DemarcheStatement *
make_statement (const char *name)
{
  DemarcheStatementBuilder *builder = demarche_statement_builder_new (name);
  DemarcheParagraph paragraph = {
      .kind = DEMARCHE_PARAGRAPH_PARAGRAPH, .text = "Words.", .length = 6};

  for (guint i = 0; i < 3; i++)
    demarche_statement_builder_add_paragraph (builder, &paragraph, NULL, 0);
  return demarche_statement_builder_finish (builder);
}

/* @tags: letters for each: paragraph 0 to 2, position 0 or 1, holder s or o, stance + or -, force
 * f or t, rule; "00s+fr 01o-tr" */
static DemarcheTagged *
make_tagged (const char *name, const char *tags)
{
  g_autoptr (DemarcheStatement) statement = make_statement (name);
  g_auto (GStrv) words = g_strsplit (tags, " ", -1);
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify)demarche_tag_free);

  for (char **word = words; *word != NULL && **word != '\0'; word++) {
    const DemarcheTag model = {
        .paragraph = (guint)((*word)[0] - '0'),
        .position = (guint)((*word)[1] - '0'),
        .holder = (*word)[2] == 's' ? DEMARCHE_HOLDER_SPEAKER : DEMARCHE_HOLDER_OTHER,
        .stance = (*word)[3] == '+' ? DEMARCHE_STANCE_SUPPORTS : DEMARCHE_STANCE_OPPOSES,
        .force = (*word)[4] == 'f' ? DEMARCHE_FORCE_FIRM : DEMARCHE_FORCE_TENTATIVE,
        .rule = *word + 5,
    };
    g_ptr_array_add (list, demarche_tag_copy (&model));
  }
  return demarche_tagged_new (statement, list, NULL);
}

/* "~1 i.p stance, rule": mark, number of the paragraph, code, differences */
static char *
describe_changes (GPtrArray *changes)
{
  static const char *const names[] = {"stance", "holder", "force", "review", "rule"};
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < changes->len; i++) {
    const DemarcheTagChange *change = g_ptr_array_index (changes, i);
    g_string_append_printf (text, "%s%s%u %s", i > 0 ? "; " : "",
                            demarche_change_get_mark (change->change), change->paragraph->number,
                            change->code);
    for (guint bit = 0; bit < G_N_ELEMENTS (names); bit++)
      if (change->differences >> bit & 1)
        g_string_append_printf (text, " %s", names[bit]);
  }
  return g_strdup (text->str);
}

static void
assert_changes (const char *before, const char *after, const char *expected)
{
  g_autoptr (DemarcheCodebook) codebook = make_codebook ("p", "q");
  g_autoptr (GPtrArray) old =
      g_ptr_array_new_with_free_func ((GDestroyNotify)demarche_tagged_unref);
  g_autoptr (GPtrArray) new =
      g_ptr_array_new_with_free_func ((GDestroyNotify)demarche_tagged_unref);

  g_ptr_array_add (old, make_tagged ("a.txt", before));
  g_ptr_array_add (new, make_tagged ("a.txt", after));
  g_autoptr (GPtrArray) changes = demarche_tag_changes_new (old, codebook, new, codebook);
  g_autofree char *text = describe_changes (changes);
  ck_assert_str_eq (text, expected);
}

START_TEST (test_tags_come_and_go)
{
  assert_changes ("", "", "");
  assert_changes ("00s+fr", "00s+fr", "");
  assert_changes ("00s+fr 20s+fr", "00s+fr 01s+fr 10s+fr", "+1 i.q; +2 i.p; -3 i.p");
}
END_TEST

START_TEST (test_a_tag_that_changes_is_one)
{
  assert_changes ("00s+fr", "00s-fr", "~1 i.p stance");
  assert_changes ("00s+fr", "00o+fr", "~1 i.p holder");
  assert_changes ("00s+fr", "00o-tq", "~1 i.p stance holder force rule");
  assert_changes ("00s+fr", "00s+fq", "~1 i.p rule");
}
END_TEST

START_TEST (test_the_likest_tags_are_paired)
{
  /* the speaker's stays, the other's is new */
  assert_changes ("00s+fr", "00o-fr 00s+fr", "+1 i.p");
  /* the other's stays, the speaker's turns */
  assert_changes ("00o+fr 00s+fr", "00o+fr 00s-fr", "~1 i.p stance");
  assert_changes ("00o+fr 00s-fr", "00s-fr", "-1 i.p");
  /* not across positions or paragraphs */
  assert_changes ("00s+fr", "01s+fr", "-1 i.p; +1 i.q");
  assert_changes ("00s+fr", "10s+fr", "-1 i.p; +2 i.p");
}
END_TEST

START_TEST (test_codebooks_are_compared_by_code)
{
  g_autoptr (DemarcheCodebook) before = make_codebook ("p", "q");
  g_autoptr (DemarcheCodebook) after = make_codebook ("q", "r");
  g_autoptr (GPtrArray) old =
      g_ptr_array_new_with_free_func ((GDestroyNotify)demarche_tagged_unref);
  g_autoptr (GPtrArray) new =
      g_ptr_array_new_with_free_func ((GDestroyNotify)demarche_tagged_unref);

  g_ptr_array_add (old, make_tagged ("a.txt", "00s+fr 01s+fr"));
  g_ptr_array_add (new, make_tagged ("a.txt", "00s+fr 01s+fr"));
  g_autoptr (GPtrArray) changes = demarche_tag_changes_new (old, before, new, after);
  g_autofree char *text = describe_changes (changes);
  ck_assert_str_eq (text, "-1 i.p; +1 i.r");
}
END_TEST

START_TEST (test_statements_are_paired_by_name)
{
  g_autoptr (DemarcheCodebook) codebook = make_codebook ("p", "q");
  g_autoptr (GPtrArray) old =
      g_ptr_array_new_with_free_func ((GDestroyNotify)demarche_tagged_unref);
  g_autoptr (GPtrArray) new =
      g_ptr_array_new_with_free_func ((GDestroyNotify)demarche_tagged_unref);

  g_ptr_array_add (old, make_tagged ("gone.txt", "00s+fr"));
  g_ptr_array_add (old, make_tagged ("both.txt", "10s+fr"));
  g_ptr_array_add (new, make_tagged ("both.txt", "10s+fr"));
  g_ptr_array_add (new, make_tagged ("new.txt", "21s+fr"));
  g_autoptr (GPtrArray) changes = demarche_tag_changes_new (old, codebook, new, codebook);
  g_autofree char *text = describe_changes (changes);
  ck_assert_str_eq (text, "+3 i.q; -1 i.p");
}
END_TEST

int
main (void)
{
  const TTest *const tests[] = {
      test_phrases_of_a_position,
      test_what_is_for_people_is_no_edit,
      test_a_phrase_may_stand_in_another_file,
      test_rules,
      test_a_rule_named_after_its_phrase_stays_the_same,
      test_cues_lists_names_and_about,
      test_issues_and_positions,
      test_order_and_languages,
      test_a_saved_set_is_the_same,
      test_a_damaged_save_is_refused,
      test_a_changed_save_is_survived,
      test_tags_come_and_go,
      test_a_tag_that_changes_is_one,
      test_the_likest_tags_are_paired,
      test_codebooks_are_compared_by_code,
      test_statements_are_paired_by_name,
  };
  Suite *suite = suite_create ("rule-diff");
  TCase *tcase = tcase_create ("rule-diff");

  tcase_set_timeout (tcase, 0);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    tcase_add_test (tcase, tests[i]);
  suite_add_tcase (suite, tcase);
  return demarche_run_suite (suite);
}
