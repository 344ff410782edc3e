/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Explanations: what they say is what the classifier does, and each reason is told apart. */
#include "base/io.h"
#include "classify/explain.h"
#include "ingest/ingest.h"
#include "runner.h"

#include <glib/gstdio.h>
#include <string.h>

static char *folder;
static DemarcheClassifier *classifier;
static DemarcheExplanation *explanation; /* the last one */
static const char *words;                /* its text */

static void
set_up (void)
{
  folder = g_dir_make_tmp ("demarche-explain-XXXXXX", NULL);
  ck_assert_ptr_nonnull (folder);
}

static void
tear_down (void)
{
  g_autofree char *path = g_build_filename (folder, "a.json", NULL);

  g_unlink (path);
  g_rmdir (folder);
  g_clear_pointer (&folder, g_free);
  g_clear_object (&classifier);
  g_clear_pointer (&explanation, demarche_explanation_unref);
}

static void
load (const char *path)
{
  g_autoptr (DemarcheDiagnostics) diagnostics = demarche_diagnostics_new ();
  g_autoptr (DemarcheRuleSet) rules =
      demarche_rule_set_load (path, g_getenv ("DEMARCHE_TEST_DATA"), diagnostics, NULL);

  if (rules == NULL)
    ck_abort_msg ("%s",
                  demarche_diagnostic_get_message (demarche_diagnostics_get (diagnostics, 0)));
  classifier = demarche_classifier_new (rules, NULL);
}

/* rules of position i.p (and others of @body), with the cues that the tests use */
static void
load_rules (const char *rules)
{
  g_autofree char *path = g_build_filename (folder, "a.json", NULL);
  g_autofree char *text = g_strdup_printf (
      "{\"format\": 1, \"language\": \"en\", \"issues\": [{\"id\": \"i\", \"kind\": \"scale\","
      " \"positions\": [{\"id\": \"p\", \"value\": 1}, {\"id\": \"q\", \"value\": -1}]}],"
      " \"names\": [\"open-ended group\"],"
      " \"rules\": {\"i.p\": [%s]},"
      " \"cues\": ["
      "{\"id\": \"not\", \"effect\": \"negation\", \"cue\": [\"not\"], \"direction\": \"after\"},"
      "{\"id\": \"never\", \"effect\": \"negation\", \"cue\": [\"never\"], \"direction\": "
      "\"after\", \"max\": 3},"
      "{\"id\": \"not-at-all\", \"effect\": \"negation\", \"cue\": [\"not at all\"], "
      "\"direction\": \"after\"},"
      "{\"id\": \"not-only\", \"effect\": \"pseudo\", \"of\": [\"negation\"], \"cue\": "
      "[\"not only\"]},"
      "{\"id\": \"but\", \"effect\": \"stop\", \"cue\": [\"but\"]},"
      "{\"id\": \"some\", \"effect\": \"attribution\", \"cue\": [\"some\"], \"direction\": "
      "\"after\"},"
      "{\"id\": \"others\", \"effect\": \"attribution\", \"cue\": [\"others\"], \"direction\": "
      "\"after\"},"
      "{\"id\": \"merit\", \"effect\": \"rejection\", \"cue\": [\"no merit\"]},"
      "{\"id\": \"past\", \"effect\": \"recall\", \"cue\": [\"last year\"]},"
      "{\"id\": \"if\", \"effect\": \"conditional\", \"cue\": [\"if\"], \"direction\": "
      "\"after\"}]}",
      rules);

  ck_assert (demarche_io_write (path, text, strlen (text), NULL));
  load (folder);
}

static DemarcheStatement *
make_statement (const char *text, DemarcheParagraphKind kind, const char *section)
{
  DemarcheStatementBuilder *builder = demarche_statement_builder_new ("a.txt");
  const DemarcheOccasion occasion = {.section = section, .delegation = "Aldovia"};
  const DemarcheParagraph paragraph = {
      .kind = kind, .text = text, .length = strlen (text), .occasion = &occasion};

  demarche_statement_builder_add_paragraph (builder, &paragraph, NULL, 0);
  return demarche_statement_builder_finish (builder);
}

static void
explain_as (const char *text, DemarcheParagraphKind kind, const char *section)
{
  g_autoptr (DemarcheStatement) statement = make_statement (text, kind, section);

  g_clear_pointer (&explanation, demarche_explanation_unref);
  explanation = demarche_classifier_explain (classifier, statement, 0);
  words = demarche_statement_get_paragraph (statement, 0)->text;
}

static void
explain (const char *text)
{
  explain_as (text, DEMARCHE_PARAGRAPH_PARAGRAPH, NULL);
}

static const DemarcheExplainedMatch *
get_match (guint index)
{
  ck_assert_uint_lt (index, explanation->matches->len);
  return &g_array_index (explanation->matches, DemarcheExplainedMatch, index);
}

static const DemarcheExplainedCue *
get_cue (guint index)
{
  ck_assert_uint_lt (index, explanation->cues->len);
  return &g_array_index (explanation->cues, DemarcheExplainedCue, index);
}

static char *
quote (DemarcheSpan span)
{
  return g_strndup (words + span.start, span.end - span.start);
}

static void
append_scope (GString *out, const DemarcheExplainedScope *scope)
{
  g_autofree char *reached = quote (scope->words);
  g_autofree char *stop = quote (scope->stop);

  g_string_append_printf (out, " [%s] %s", reached, demarche_reach_get_name (scope->reach));
  if (*stop != '\0')
    g_string_append_printf (out, " '%s'", stop);
  if (scope->stop_cue >= 0)
    g_string_append_printf (out, " %s", get_cue ((guint)scope->stop_cue)->cue.text);
}

/* what each cue does to a match: "not: acts [binding norms] sentence" */
static void
assert_roles (guint match, const char *expected)
{
  g_autoptr (GString) found = g_string_new (NULL);
  const GArray *roles = get_match (match)->roles;

  for (guint i = 0; i < roles->len; i++) {
    const DemarcheExplainedRole *role = &g_array_index (roles, DemarcheExplainedRole, i);
    g_string_append_printf (found, "%s%s: %s", i > 0 ? "; " : "", get_cue (role->cue)->cue.text,
                            demarche_cue_role_get_name (role->role));
    if (role->by >= 0)
      g_string_append_printf (found, " by %s", get_cue ((guint)role->by)->cue.text);
    if (role->role == DEMARCHE_ROLE_OUT_OF_SCOPE)
      g_string_append_printf (found, " (%s)", demarche_reach_get_name (role->reach));
    if (role->scope != NULL && role->role != DEMARCHE_ROLE_HELPER)
      append_scope (found, role->scope);
  }
  ck_assert_str_eq (found->str, expected);
}

static void
assert_cancelled (guint match, const char *clause, const char *phrase, const char *at)
{
  const DemarcheExplainedMatch *found = get_match (match);
  g_autofree char *span = quote (found->clause_span);

  ck_assert_int_eq (found->fate, DEMARCHE_MATCH_CANCELLED);
  ck_assert_str_eq (demarche_clause_get_name (found->clause), clause);
  ck_assert_pstr_eq (found->clause_phrase.text, phrase);
  ck_assert_str_eq (span, at);
  ck_assert_uint_eq (found->readings->len, 0);
  ck_assert_uint_eq (explanation->tags->len, 0);
}

START_TEST (test_a_cue_that_acts)
{
  load_rules ("\"binding norms\"");
  explain ("We do not want binding norms.");
  assert_roles (0, "not: acts [want binding norms] sentence");
  ck_assert_uint_eq (explanation->tags->len, 1);
  explain ("Norms are fine. We never want in the end binding norms.");
  assert_roles (0, "never: out-of-scope (max) [want in the] max");
}
END_TEST

START_TEST (test_what_ends_a_scope)
{
  load_rules ("\"binding norms\"");
  explain ("It is not so; we want binding norms.");
  assert_roles (0, "not: out-of-scope (stop) [so] stop");
  explain ("It is not so, we want binding norms.");
  assert_roles (0, "not: out-of-scope (stop) [so] stop 'we'");
  explain ("It is not so and we want binding norms.");
  assert_roles (0, "not: out-of-scope (stop) [so] stop 'and we'");
  explain ("It is not so but rather binding norms.");
  assert_roles (0, "not: out-of-scope (stop) [so] stop 'but' but; but: helper");
  explain ("Some want none and others binding norms.");
  assert_roles (0, "some: out-of-scope (attribution) [want none and] attribution 'others' others; "
                   "others: acts [binding norms] sentence");
  explain ("If all agree, we want it, and we want binding norms.");
  assert_roles (0, "if: out-of-scope (main-clause) [all agree, we want it] main-clause 'and we'");
  explain ("We want binding norms, not more.");
  assert_roles (0, "not: out-of-scope (other-side)");
}
END_TEST

START_TEST (test_cues_that_are_silenced)
{
  load_rules ("\"not binding norms\", \"binding norms\"");
  explain ("It is not binding norms.");
  assert_roles (0, "not: shielded");
  explain ("It is not only binding norms.");
  assert_roles (0, "not: pseudo by not-only [only binding norms] sentence; not-only: helper");
  explain ("It is not at all binding norms.");
  assert_roles (0, "not: shorter by not-at-all [at all binding norms] sentence; not-at-all: acts "
                   "[binding norms] sentence");
}
END_TEST

START_TEST (test_what_the_speaker_says_of_others)
{
  load_rules ("\"binding norms\"");
  explain ("We do not see why some want binding norms.");
  assert_roles (0, "not: speaker-opposes [see why some want binding norms] sentence; some: acts "
                   "[want binding norms] sentence");
  explain ("Some do not want it, others want binding norms.");
  assert_roles (0, "some: out-of-scope (attribution) [do not want it] attribution 'others' "
                   "others; not: in-others-words [want it, others want binding norms] sentence; "
                   "others: acts [want binding norms] sentence");
  explain ("Some want binding norms. There is no merit in that.");
  assert_roles (0, "some: acts [want binding norms] sentence; merit: speaker-opposes");
  ck_assert_uint_eq (get_match (0)->readings->len, 2);
  explain ("We want binding norms. There is no merit in that.");
  assert_roles (0, "merit: not-ascribed");
  explain ("There is no merit in it, so some want binding norms.");
  assert_roles (0, "merit: before-the-match; some: acts [want binding norms] sentence");
}
END_TEST

START_TEST (test_history_and_questions)
{
  load_rules ("\"binding norms\"");
  explain ("We wanted binding norms last year.");
  ck_assert_int_eq (get_match (0)->fate, DEMARCHE_MATCH_DROPPED);
  ck_assert (!get_match (0)->in_question);
  assert_roles (0, "past: acts [We wanted binding norms] sentence");
  explain ("Do we want binding norms?");
  ck_assert_int_eq (get_match (0)->fate, DEMARCHE_MATCH_DROPPED);
  ck_assert (get_match (0)->in_question);
}
END_TEST

START_TEST (test_clauses_that_cancel)
{
  load_rules ("{\"id\": \"a\", \"any\": [\"binding ... norms\"], \"with\": [\"want\"], \"unless\": "
              "{\"before\": [\"so-called\"], \"after\": [\"of others\"], \"inside\": [\"partly\"], "
              "\"sentence\": [\"theatre\"], \"paragraph\": [\"irony\"]}}");
  explain ("Here are binding norms.");
  assert_cancelled (0, "with", "want", "");
  explain ("We want so-called binding norms.");
  assert_cancelled (0, "unless.before", "so-called", "so-called");
  explain ("We want binding norms of others.");
  assert_cancelled (0, "unless.after", "of others", "of others");
  explain ("We want binding partly norms.");
  assert_cancelled (0, "unless.inside", "partly", "partly");
  explain ("We want binding norms for theatre.");
  assert_cancelled (0, "unless.sentence", "theatre", "theatre");
  explain ("We want binding norms. It is irony.");
  assert_cancelled (0, "unless.paragraph", "irony", "irony");
  explain ("We want binding norms.");
  ck_assert_int_eq (get_match (0)->fate, DEMARCHE_MATCH_STANDS);
}
END_TEST

START_TEST (test_with_within_words)
{
  load_rules ("{\"id\": \"a\", \"any\": [\"binding norms\"], \"with\": [\"want\"], \"within\": 3}");
  explain ("We want to have binding norms.");
  assert_cancelled (0, "with", "want", "");
}
END_TEST

START_TEST (test_where_the_rule_does_not_apply)
{
  load_rules ("{\"id\": \"a\", \"any\": [\"binding norms\"], \"where\": {\"delegation\": "
              "[\"Ostrany\", \"Quillon\"]}}");
  explain ("We want binding norms.");
  assert_cancelled (0, "where.delegation", NULL, "");
  ck_assert_str_eq (get_match (0)->clause_values, "Ostrany, Quillon");
  g_clear_object (&classifier);
  load_rules ("{\"id\": \"a\", \"any\": [\"binding norms\"], \"where\": {\"section-not\": "
              "[\"x\", \"agenda\"]}}");
  explain_as ("We want binding norms.", DEMARCHE_PARAGRAPH_PARAGRAPH, "The agenda");
  assert_cancelled (0, "where.section-not", "agenda", "");
  g_clear_object (&classifier);
  load_rules ("{\"id\": \"a\", \"any\": [\"binding norms\"], \"where\": {\"section\": "
              "[\"x\", \"agenda\"], \"date-from\": \"2025-01-01\"}}");
  explain_as ("We want binding norms.", DEMARCHE_PARAGRAPH_PARAGRAPH, "The agenda");
  assert_cancelled (0, "where.date-from", NULL, "");
  ck_assert_str_eq (get_match (0)->clause_values, "2025-01-01");
}
END_TEST

START_TEST (test_competition)
{
  load_rules ("\"binding norms\", \"truly binding norms\"");
  explain ("We want truly binding norms, and binding norms only.");
  ck_assert_uint_eq (explanation->matches->len, 3);
  ck_assert_uint_eq (explanation->tags->len, 1);
  const DemarcheExplainedReading *first =
      &g_array_index (get_match (0)->readings, DemarcheExplainedReading, 0);
  const DemarcheExplainedReading *second =
      &g_array_index (get_match (1)->readings, DemarcheExplainedReading, 0);
  const DemarcheExplainedReading *third =
      &g_array_index (get_match (2)->readings, DemarcheExplainedReading, 0);
  ck_assert_str_eq (get_match (0)->rule.text, "i.p/truly-binding-norms");
  ck_assert_int_eq (first->fate, DEMARCHE_READING_SHOWN);
  ck_assert_int_eq (first->tag, 0);
  ck_assert_int_eq (second->fate, DEMARCHE_READING_LOST);
  ck_assert_int_eq (second->winner, 0);
  ck_assert_int_eq (third->fate, DEMARCHE_READING_REPEATED);
  ck_assert_int_eq (third->tag, 0);
}
END_TEST

START_TEST (test_words_names_and_sentences)
{
  load_rules ("\"binding norms\"");
  explain ("The open-ended group met. Non-binding is it.");
  ck_assert_uint_eq (explanation->sentences->len, 2);
  ck_assert_uint_eq (explanation->words->len, 9);
  ck_assert_uint_eq (explanation->names->len, 1);
  const DemarcheExplainedName *name = &g_array_index (explanation->names, DemarcheExplainedName, 0);
  g_autofree char *covered = quote (name->span);
  ck_assert_str_eq (covered, "open-ended group");
  ck_assert_str_eq (name->phrase.text, "open-ended group");
  const DemarcheExplainedWord *all =
      (const DemarcheExplainedWord *)(gpointer)explanation->words->data;
  ck_assert_int_eq (all[0].name, -1);
  ck_assert_int_eq (all[2].name, 0);
  ck_assert (all[2].is_joined);
  ck_assert (!all[3].is_joined);
  ck_assert_int_eq (all[6].hidden_by, 5);
  ck_assert_int_eq (all[7].hidden_by, -1);
}
END_TEST

START_TEST (test_a_list)
{
  load_rules ("\"binding norms\"");
  explain_as ("We should not want: - binding norms; - some binding norms.", DEMARCHE_PARAGRAPH_LIST,
              NULL);
  ck_assert_uint_eq (explanation->sentences->len, 3);
  ck_assert_uint_eq (explanation->cues->len, 2);
  ck_assert_uint_eq (explanation->matches->len, 2);
  g_autofree char *lead =
      quote (g_array_index (explanation->sentences, DemarcheExplainedSentence, 1).lead);
  ck_assert_str_eq (lead, "We should not want");
  assert_roles (0, "not: acts [want: - binding norms] sentence");
}
END_TEST

START_TEST (test_a_title_is_never_tagged)
{
  load_rules ("\"binding norms\"");
  explain_as ("Binding norms", DEMARCHE_PARAGRAPH_TITLE, NULL);
  ck_assert (!explanation->is_taggable);
  ck_assert_uint_eq (explanation->matches->len, 0);
}
END_TEST

START_TEST (test_where_things_stand)
{
  load_rules ("\"binding norms\"");
  explain ("We do not want binding norms.");
  const DemarcheExplainedPart *part =
      &g_array_index (get_match (0)->parts, DemarcheExplainedPart, 0);
  ck_assert_str_eq (part->phrase.text, "binding norms");
  ck_assert_str_eq (get_match (0)->rule.text, "i.p/binding-norms");
  ck_assert_uint_eq (part->phrase.line, 1);
  ck_assert (g_str_has_suffix (part->phrase.file, "a.json"));
  ck_assert_str_eq (get_cue (0)->phrase.text, "not");
  ck_assert_uint_gt (get_cue (0)->phrase.column, get_cue (0)->cue.column);
}
END_TEST

/* ---- the truth ---- */

static gboolean
is_same_tag (const DemarcheTag *first, const DemarcheTag *second)
{
  return first->position == second->position && first->holder == second->holder &&
         first->stance == second->stance && first->force == second->force &&
         first->review == second->review && g_strcmp0 (first->rule, second->rule) == 0 &&
         g_strcmp0 (first->held_by, second->held_by) == 0 && first->n_cues == second->n_cues &&
         first->n_evidence == second->n_evidence &&
         memcmp (first->evidence, second->evidence, first->n_evidence * sizeof (DemarcheSpan)) == 0;
}

/* the one match that a tag shows says what the tag says, by the cues that the tag names */
static void
assert_shown (guint index)
{
  const DemarcheTag *tag = g_ptr_array_index (explanation->tags, index);
  guint n_shown = 0;

  for (guint i = 0; i < explanation->matches->len; i++) {
    const DemarcheExplainedMatch *match = get_match (i);
    for (guint j = 0; j < match->readings->len; j++) {
      const DemarcheExplainedReading *reading =
          &g_array_index (match->readings, DemarcheExplainedReading, j);
      DemarcheCueRole role = reading->is_second ? DEMARCHE_ROLE_OPPOSES : DEMARCHE_ROLE_ACTS;
      guint n_cues = 0;
      if (reading->fate != DEMARCHE_READING_SHOWN || reading->tag != (int)index)
        continue;
      n_shown++;
      ck_assert_uint_eq (match->position, tag->position);
      ck_assert_str_eq (match->rule.text, tag->rule);
      ck_assert_int_eq (reading->holder, tag->holder);
      ck_assert_int_eq (reading->stance, tag->stance);
      ck_assert_int_eq (reading->force, tag->force);
      for (guint k = 0; k < match->roles->len; k++)
        n_cues += g_array_index (match->roles, DemarcheExplainedRole, k).role == role;
      ck_assert_uint_eq (n_cues, tag->n_cues);
    }
  }
  ck_assert_uint_eq (n_shown, 1);
}

static guint
assert_same (DemarcheStatement *statement)
{
  g_autoptr (DemarcheTagged) tagged = demarche_classifier_tag (classifier, statement, NULL, NULL);
  guint at = 0;

  for (guint i = 0; i < demarche_statement_get_n_paragraphs (statement); i++) {
    g_clear_pointer (&explanation, demarche_explanation_unref);
    explanation = demarche_classifier_explain (classifier, statement, i);
    for (guint j = 0; j < explanation->tags->len; j++) {
      const DemarcheTag *tag = demarche_tagged_get_tag (tagged, at++);
      ck_assert_uint_eq (tag->paragraph, i);
      ck_assert (is_same_tag (tag, g_ptr_array_index (explanation->tags, j)));
      assert_shown (j);
    }
  }
  ck_assert_uint_eq (at, demarche_tagged_get_n_tags (tagged));
  return at;
}

START_TEST (test_it_says_what_tagging_does)
{
  g_autofree char *sample =
      g_build_filename (g_getenv ("DEMARCHE_TEST_DATA"), "data", "sample", NULL);
  g_autofree char *rules =
      g_build_filename (g_getenv ("DEMARCHE_TEST_DATA"), "rules", "ict-security", NULL);
  const char *paths[] = {sample, NULL};
  g_autoptr (DemarcheIngest) ingest = demarche_ingest_new ();
  g_autoptr (DemarcheDiagnostics) diagnostics = demarche_diagnostics_new ();
  g_autoptr (GPtrArray) inputs = demarche_ingest_list (ingest, paths, diagnostics, NULL);
  guint n_tags = 0;

  load (rules);
  for (guint i = 0; i < inputs->len; i++) {
    g_autoptr (DemarcheStatement) statement =
        demarche_ingest_read (ingest, g_ptr_array_index (inputs, i), diagnostics, NULL, NULL);
    if (statement != NULL)
      n_tags += assert_same (statement);
  }
  ck_assert_uint_gt (n_tags, 50);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("explain");
  TCase *test_case = tcase_create ("explain");

  tcase_add_checked_fixture (test_case, set_up, tear_down);
  tcase_add_test (test_case, test_a_cue_that_acts);
  tcase_add_test (test_case, test_what_ends_a_scope);
  tcase_add_test (test_case, test_cues_that_are_silenced);
  tcase_add_test (test_case, test_what_the_speaker_says_of_others);
  tcase_add_test (test_case, test_history_and_questions);
  tcase_add_test (test_case, test_clauses_that_cancel);
  tcase_add_test (test_case, test_with_within_words);
  tcase_add_test (test_case, test_where_the_rule_does_not_apply);
  tcase_add_test (test_case, test_competition);
  tcase_add_test (test_case, test_words_names_and_sentences);
  tcase_add_test (test_case, test_a_list);
  tcase_add_test (test_case, test_a_title_is_never_tagged);
  tcase_add_test (test_case, test_where_things_stand);
  tcase_add_test (test_case, test_it_says_what_tagging_does);
  suite_add_tcase (suite, test_case);
  return demarche_run_suite (suite);
}
