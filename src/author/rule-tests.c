/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Runs the tests that stand inside rules: tags each text and judges what its position gets. */
#include "author/rule-test-nearest.h"
#include "author/rule-tests-private.h"
#include "base/parallel.h"
#include "classify/examine.h"

#include <string.h>

/* what a kind of test asks of one of the position's tags; NOT_ASKED takes any value */
#define NOT_ASKED (-1)

typedef struct {
  const char *wish; /* for messages: "should …" */
  int holder;
  int stance;
  int force;
} Expectation;

static const Expectation expectations[DEMARCHE_N_TEST_KINDS] = {
    [DEMARCHE_TEST_HIT] = {"should support", DEMARCHE_HOLDER_SPEAKER, DEMARCHE_STANCE_SUPPORTS,
                           NOT_ASKED},
    [DEMARCHE_TEST_FIRM] = {"should support firmly", DEMARCHE_HOLDER_SPEAKER,
                            DEMARCHE_STANCE_SUPPORTS, DEMARCHE_FORCE_FIRM},
    [DEMARCHE_TEST_TENTATIVE] = {"should support tentatively", DEMARCHE_HOLDER_SPEAKER,
                                 DEMARCHE_STANCE_SUPPORTS, DEMARCHE_FORCE_TENTATIVE},
    [DEMARCHE_TEST_OPPOSES] = {"should oppose", DEMARCHE_HOLDER_SPEAKER, DEMARCHE_STANCE_OPPOSES,
                               NOT_ASKED},
    [DEMARCHE_TEST_OTHER] = {"should be held by other", DEMARCHE_HOLDER_OTHER, NOT_ASKED,
                             NOT_ASKED},
    [DEMARCHE_TEST_MISS] = {"should have no tag", NOT_ASKED, NOT_ASKED, NOT_ASKED},
    [DEMARCHE_TEST_TODO] = {"should support", DEMARCHE_HOLDER_SPEAKER, DEMARCHE_STANCE_SUPPORTS,
                            NOT_ASKED},
};

typedef struct {
  DemarcheRuleSet *rules;
  DemarcheClassifier *classifier;
  GHashTable *fired; /* (element-type utf8) (unowned): ids of rules that made a tag */
  DemarcheTestReport *report;
  GPtrArray *tests;              /* (element-type DemarcheRuleTest) */
  DemarcheTagged *const *tagged; /* by test */
} Run;

static void
result_free (DemarcheTestResult *result)
{
  g_free (result->file);
  g_free (result->subject);
  g_free (result->text);
  g_free (result->message);
  g_free (result->detail);
  demarche_test_nearest_free (result->nearest);
  g_free (result->next);
  g_free (result);
}

void
demarche_test_report_free (DemarcheTestReport *report)
{
  if (report == NULL)
    return;
  g_ptr_array_unref (report->results);
  g_ptr_array_unref (report->untested);
  g_clear_pointer (&report->tagging, demarche_tagging_unref);
  g_clear_pointer (&report->texts, g_hash_table_unref);
  g_free (report);
}

guint
demarche_test_report_count (const DemarcheTestReport *report, DemarcheTestOutcome outcome)
{
  guint n = 0;

  for (guint i = 0; i < report->results->len; i++)
    n += ((DemarcheTestResult *)g_ptr_array_index (report->results, i))->outcome == outcome;
  return n;
}

/* ---- the statement of a test ---- */

DemarcheStatement *
demarche_rule_test_make_statement (const DemarcheRuleTest *test)
{
  g_autoptr (DemarcheStatementBuilder) builder = demarche_statement_builder_new ("test");
  DemarcheOccasion occasion = {
      .speaker = test->speaker,
      .delegation = test->delegation,
      .section = test->section,
      .date = test->date,
  };
  DemarcheParagraph paragraph = {
      .kind = DEMARCHE_PARAGRAPH_PARAGRAPH,
      .text = test->text,
      .length = strlen (test->text),
      .occasion = &occasion,
      .language = test->language,
  };

  if (test->paragraph_kind != NULL)
    (void)demarche_paragraph_kind_from_name (test->paragraph_kind, &paragraph.kind);
  /* a test cannot name a role: it is the one that such words have */
  occasion.role = paragraph.kind == DEMARCHE_PARAGRAPH_QUESTION ? "interviewer" : "speaker";
  demarche_statement_builder_set_field (builder, DEMARCHE_FIELD_LANGUAGE, test->language,
                                        DEMARCHE_ORIGIN_OPTION, NULL);
  demarche_statement_builder_add_paragraph (builder, &paragraph, NULL, 0);
  return demarche_statement_builder_finish (g_steal_pointer (&builder));
}

/* ---- judging ---- */

static gboolean
is_as_asked (const DemarcheTag *tag, const Expectation *expectation)
{
  return (expectation->holder == NOT_ASKED || (int)tag->holder == expectation->holder) &&
         (expectation->stance == NOT_ASKED || (int)tag->stance == expectation->stance) &&
         (expectation->force == NOT_ASKED || (int)tag->force == expectation->force);
}

/* the position's first tag that is as asked, or NULL */
static const DemarcheTag *
find_tag (DemarcheTagged *tagged, const DemarcheRuleTest *test)
{
  for (guint i = 0; i < demarche_tagged_get_n_tags (tagged); i++) {
    const DemarcheTag *tag = demarche_tagged_get_tag (tagged, i);
    if (tag->position == test->position && is_as_asked (tag, &expectations[test->kind]))
      return tag;
  }
  return NULL;
}

static DemarcheTestOutcome
judge (const DemarcheRuleTest *test, const DemarcheTag *tag)
{
  if (test->kind == DEMARCHE_TEST_TODO)
    return tag != NULL ? DEMARCHE_TEST_OUTCOME_DONE : DEMARCHE_TEST_OUTCOME_TO_DO;
  if (test->kind == DEMARCHE_TEST_MISS)
    return tag == NULL ? DEMARCHE_TEST_OUTCOME_PASSED : DEMARCHE_TEST_OUTCOME_FAILED;
  if (tag == NULL)
    return DEMARCHE_TEST_OUTCOME_FAILED;
  if (test->rule != NULL && g_strcmp0 (tag->rule, test->rule) != 0)
    return DEMARCHE_TEST_OUTCOME_BY_ANOTHER;
  return DEMARCHE_TEST_OUTCOME_PASSED;
}

/* ---- words for what happened ---- */

static void
describe_value (GString *out, const DemarcheTag *tag)
{
  if (tag->holder == DEMARCHE_HOLDER_OTHER)
    g_string_append (out, "other ");
  g_string_append (out, demarche_stance_get_name (tag->stance));
  if (tag->force == DEMARCHE_FORCE_TENTATIVE)
    g_string_append (out, " (tentative)");
  if (tag->review & DEMARCHE_REVIEW_AMBIGUOUS)
    g_string_append (out, " (ambiguous)");
}

static char *
make_message (Run *run, DemarcheTagged *tagged, const DemarcheRuleTest *test)
{
  DemarcheCodebook *codebook = demarche_rule_set_get_codebook (run->rules);
  g_autoptr (GString) message = g_string_new (expectations[test->kind].wish);
  const char *separator = ", but ";

  for (guint i = 0; i < demarche_tagged_get_n_tags (tagged); i++) {
    const DemarcheTag *tag = demarche_tagged_get_tag (tagged, i);
    if (tag->position != test->position)
      continue;
    g_string_append (message, separator);
    describe_value (message, tag);
    separator = " and ";
  }
  if (g_str_equal (separator, ", but "))
    g_string_append_printf (message, ", but '%s' was not tagged",
                            demarche_codebook_get_position (codebook, test->position)->code);
  else
    g_string_append (message, " was tagged");
  return g_string_free (g_steal_pointer (&message), FALSE);
}

/* the words of a tag's evidence with " … " where words between them are left out */
static void
describe_evidence (GString *out, const DemarcheParagraph *paragraph, const DemarcheTag *tag)
{
  for (guint i = 0; i < tag->n_evidence; i++) {
    const DemarcheSpan *span = &tag->evidence[i];
    g_string_append (out, i == 0 ? "" : " … ");
    g_string_append_len (out, paragraph->text + span->start, (gssize)(span->end - span->start));
  }
}

static void
describe_cues (GString *out, const DemarcheParagraph *paragraph, const DemarcheTag *tag)
{
  if (tag->n_cues == 0)
    g_string_append (out, "; no cue acts on it");
  for (guint i = 0; i < tag->n_cues; i++) {
    const DemarcheTagCue *cue = &tag->cues[i];
    g_string_append_printf (out, "%s'%s' (%s) at '%.*s'", i == 0 ? "; cue " : ", ", cue->id,
                            demarche_cue_effect_get_name (cue->effect),
                            (int)(cue->span.end - cue->span.start),
                            paragraph->text + cue->span.start);
  }
}

static char *
make_detail (Run *run, DemarcheTagged *tagged, const DemarcheRuleTest *test)
{
  DemarcheCodebook *codebook = demarche_rule_set_get_codebook (run->rules);
  const DemarcheParagraph *paragraph =
      demarche_statement_get_paragraph (demarche_tagged_get_statement (tagged), 0);
  guint n_tags = demarche_tagged_get_n_tags (tagged);
  GString *detail = g_string_new (NULL);

  for (guint i = 0; i < n_tags; i++) {
    const DemarcheTag *tag = demarche_tagged_get_tag (tagged, i);
    if (i > 0)
      g_string_append_c (detail, '\n');
    if (tag->position == test->position) {
      g_string_append (detail, "matched '");
    } else {
      const char *code = demarche_codebook_get_position (codebook, tag->position)->code;
      g_string_append_printf (detail, "tagged too: %s, ", code);
      describe_value (detail, tag);
      g_string_append (detail, ", by '");
    }
    describe_evidence (detail, paragraph, tag);
    g_string_append_c (detail, '\'');
    describe_cues (detail, paragraph, tag);
    if (g_strcmp0 (tag->rule, test->rule) != 0)
      g_string_append_printf (detail, "; rule %s", tag->rule);
  }
  if (n_tags == 0)
    g_string_append (detail, "nothing was tagged");
  return g_string_free (detail, FALSE);
}

/* ---- one test ---- */

static void
remember_rules (Run *run, DemarcheTagged *tagged)
{
  for (guint i = 0; i < demarche_tagged_get_n_tags (tagged); i++)
    g_hash_table_add (run->fired, (char *)demarche_tagged_get_tag (tagged, i)->rule);
}

static DemarcheTestResult *
make_result (Run *run, DemarcheTagged *tagged, const DemarcheRuleTest *test)
{
  DemarcheCodebook *codebook = demarche_rule_set_get_codebook (run->rules);
  const DemarcheTag *tag = find_tag (tagged, test);
  DemarcheTestResult *result = g_new0 (DemarcheTestResult, 1);

  result->outcome = judge (test, tag);
  result->kind = demarche_rule_test_get_kind (test);
  result->file = g_strdup (demarche_source_get_name (test->place.source));
  demarche_source_locate (test->place.source, test->place.start, &result->line, &result->column);
  result->subject = g_strdup (
      test->rule != NULL ? test->rule
                         : demarche_codebook_get_position (codebook, test->position)->code);
  result->text = g_strdup (test->text);
  if (result->outcome == DEMARCHE_TEST_OUTCOME_FAILED) {
    result->message = make_message (run, tagged, test);
    result->detail = make_detail (run, tagged, test);
    demarche_rule_test_find_nearest (run->classifier, tagged, test, result);
  } else if (result->outcome == DEMARCHE_TEST_OUTCOME_BY_ANOTHER) {
    result->message = g_strdup_printf ("passed by another rule: %s", tag->rule);
  } else {
    result->message = g_strdup (result->outcome == DEMARCHE_TEST_OUTCOME_DONE ? "hits now" : "");
  }
  return result;
}

static void
add_result (Run *run, guint index)
{
  remember_rules (run, run->tagged[index]);
  g_ptr_array_add (run->report->results,
                   make_result (run, run->tagged[index], g_ptr_array_index (run->tests, index)));
}

static void
collect_untested (Run *run)
{
  GPtrArray *rules = demarche_rule_set_get_rules (run->rules);

  for (guint i = 0; i < rules->len; i++) {
    const DemarcheRule *rule = g_ptr_array_index (rules, i);
    if (!g_hash_table_contains (run->fired, rule->id))
      g_ptr_array_add (run->report->untested, g_strdup (rule->id));
  }
}

DemarcheTestReport *
demarche_test_report_new (DemarcheClassifier *classifier, DemarcheTagged *const *tagged)
{
  g_autoptr (GHashTable) fired = g_hash_table_new (g_str_hash, g_str_equal);
  DemarcheRuleSet *rules = demarche_classifier_get_rules (classifier);
  Run run = {.rules = rules,
             .classifier = classifier,
             .fired = fired,
             .report = g_new0 (DemarcheTestReport, 1),
             .tests = demarche_rule_set_get_tests (rules),
             .tagged = tagged};

  run.report->results = g_ptr_array_new_with_free_func ((GDestroyNotify)result_free);
  run.report->untested = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < run.tests->len; i++)
    add_result (&run, i);
  collect_untested (&run);
  return run.report;
}

typedef struct {
  DemarcheClassifier *classifier;
  GPtrArray *tests;
  DemarcheTagged **tagged; /* by test; NULL when cancelled */
  GCancellable *cancellable;
} Work;

static void
tag_test (guint index, gpointer data)
{
  const Work *work = data;
  g_autoptr (DemarcheStatement) statement =
      demarche_rule_test_make_statement (g_ptr_array_index (work->tests, index));

  work->tagged[index] =
      demarche_classifier_tag (work->classifier, statement, work->cancellable, NULL);
}

DemarcheTestReport *
demarche_rule_tests_run (DemarcheRuleSet *rules, GCancellable *cancellable, GError **error)
{
  g_autoptr (DemarcheClassifier) classifier = demarche_classifier_new (rules, NULL);
  GPtrArray *tests = demarche_rule_set_get_tests (rules);
  g_autofree DemarcheTagged **tagged = g_new0 (DemarcheTagged *, tests->len);
  Work work = {classifier, tests, tagged, cancellable};
  DemarcheTestReport *report = NULL;

  demarche_parallel_run (0, tests->len, tag_test, &work);
  if (!g_cancellable_set_error_if_cancelled (cancellable, error))
    report = demarche_test_report_new (classifier, tagged);
  for (guint i = 0; i < tests->len; i++)
    g_clear_pointer (&tagged[i], demarche_tagged_unref);
  return report;
}
