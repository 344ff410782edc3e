/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Runs the tests that stand inside rules. */
#pragma once

#include "author/corpus.h"

G_BEGIN_DECLS

typedef enum {
  DEMARCHE_TEST_OUTCOME_PASSED,
  DEMARCHE_TEST_OUTCOME_BY_ANOTHER, /* passed, but through another rule than its own */
  DEMARCHE_TEST_OUTCOME_FAILED,
  DEMARCHE_TEST_OUTCOME_TO_DO,
  DEMARCHE_TEST_OUTCOME_DONE, /* a test to do that hits now */
} DemarcheTestOutcome;

/**
 * DemarcheTestNearest:
 * @id: of the rule or cue
 * @phrase: (nullable): the one that came furthest, at @file and @line; @shown: the same with long
 *   choices cut
 * @message: where it stopped
 */
typedef struct {
  gboolean is_cue;
  char *id;
  char *phrase;
  char *shown;
  char *file;
  guint line;
  char *message;
} DemarcheTestNearest;

/**
 * DemarcheTestResult:
 * @file, @line, @column: where the test stands
 * @kind: "hit", "opposes" …
 * @subject: the rule that it stands in, or the code of its position
 * @text: the words that were tested
 * @message: "should oppose, but supports was tagged"; empty after success
 * @detail: (nullable): what was matched, one fact a line
 * @nearest: (nullable): how far the nearest rule or cue came; of failed tests only
 * @next: (nullable): what to try; of failed tests only
 *
 * How one test ended.
 */
typedef struct {
  DemarcheTestOutcome outcome;
  char *file;
  guint line;
  guint column;
  const char *kind;
  char *subject;
  char *text;
  char *message;
  char *detail;
  DemarcheTestNearest *nearest;
  char *next;
} DemarcheTestResult;

/**
 * DemarcheTestReport:
 * @results: (element-type DemarcheTestResult): in rule order
 * @untested: (element-type utf8): ids of rules that made no tag in any test
 */
typedef struct {
  GPtrArray *results;
  GPtrArray *untested;
  DemarcheTagging *tagging; /*< private >*/
  GHashTable *texts;        /*< private >*/
} DemarcheTestReport;

/**
 * demarche_rule_tests_run:
 *
 * Tags the text of each test with the whole rule set and compares what its position gets.
 * Only cancellation is an error.
 */
DEMARCHE_API DemarcheTestReport *demarche_rule_tests_run (DemarcheRuleSet *rules,
                                                          GCancellable *cancellable,
                                                          GError **error) DEMARCHE_MUST_USE;
/* the same after an edit: tests are tagged again only where it can change their tags.
 * @before: (nullable): of other rules, made by this function too */
DEMARCHE_API DemarcheTestReport *demarche_rule_tests_run_again (DemarcheRuleSet *rules,
                                                                DemarcheTestReport *before,
                                                                GCancellable *cancellable,
                                                                GError **error) DEMARCHE_MUST_USE;
DEMARCHE_API void demarche_test_report_free (DemarcheTestReport *report);
DEMARCHE_API guint demarche_test_report_count (const DemarcheTestReport *report,
                                               DemarcheTestOutcome outcome);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemarcheTestReport, demarche_test_report_free)

G_END_DECLS
