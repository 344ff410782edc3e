/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What is doubtful about rules that load, about their tests, and about what they do. */
#include "author/lint.h"

#include "author/lint-sample.h"
#include "rules/lint-private.h"

/* rules by id, borrowed */
static GHashTable *
index_rules (DemarcheRuleSet *rules)
{
  GHashTable *by_id = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *all = demarche_rule_set_get_rules (rules);

  for (guint i = 0; i < all->len; i++) {
    DemarcheRule *rule = g_ptr_array_index (all, i);
    g_hash_table_insert (by_id, rule->id, rule);
  }
  return by_id;
}

static void
add_untested (DemarcheLint *lint, DemarcheRuleSet *rules, const DemarcheTestReport *tests)
{
  g_autoptr (GHashTable) by_id = index_rules (rules);

  demarche_lint_look_for (lint, DEMARCHE_WARNING_UNTESTED_RULE);
  for (guint i = 0; i < tests->untested->len; i++) {
    const char *id = g_ptr_array_index (tests->untested, i);
    const DemarcheRule *rule = g_hash_table_lookup (by_id, id);
    if (rule != NULL)
      demarche_lint_add (lint, DEMARCHE_WARNING_UNTESTED_RULE, demarche_rule_get_name_place (rule),
                         "add \"tests\": {\"hit\": [\"a sentence that it is for\"]}",
                         "rule '%s' is hit by no test", id);
  }
}

/* results stand in the order of the tests */
static void
add_other_first (DemarcheLint *lint, DemarcheRuleSet *rules, const DemarcheTestReport *report,
                 gboolean is_note)
{
  GPtrArray *tests = demarche_rule_set_get_tests (rules);
  void (*add) (DemarcheLint *, DemarcheWarningId, const DemarchePlace *, const char *, const char *,
               ...) = is_note ? demarche_lint_add_note : demarche_lint_add;

  demarche_lint_look_for (lint, DEMARCHE_WARNING_OTHER_RULE_FIRST);
  for (guint i = 0; i < MIN (tests->len, report->results->len); i++) {
    const DemarcheTestResult *result = g_ptr_array_index (report->results, i);
    const DemarcheRuleTest *test = g_ptr_array_index (tests, i);
    if (result->outcome == DEMARCHE_TEST_OUTCOME_BY_ANOTHER)
      add (lint, DEMARCHE_WARNING_OTHER_RULE_FIRST, &test->place, NULL, "test of '%s' is %s",
           test->rule, result->message);
  }
}

void
demarche_rule_set_lint (DemarcheRuleSet *rules, const DemarcheLintOptions *options,
                        DemarcheDiagnostics *diagnostics)
{
  g_return_if_fail (DEMARCHE_IS_RULE_SET (rules));
  g_autoptr (DemarcheLint) lint = demarche_lint_new (demarche_rule_set_get_contents (rules));

  lint->memory = options != NULL ? options->memory : NULL;
  demarche_lint_rules (lint);
  if (options != NULL && options->tests != NULL && options->with_untested)
    add_untested (lint, rules, options->tests);
  if (options != NULL && options->tests != NULL)
    add_other_first (lint, rules, options->tests, options->sample == NULL);
  if (options != NULL && options->sample != NULL)
    demarche_lint_sample_report (options->sample, lint);
  demarche_lint_report (lint, DEMARCHE_WARNINGS_AT_LOAD, diagnostics);
}

guint
demarche_rule_set_count_untested (DemarcheRuleSet *rules, const DemarcheTestReport *tests)
{
  g_return_val_if_fail (DEMARCHE_IS_RULE_SET (rules), 0);
  g_autoptr (DemarcheLint) lint = demarche_lint_new (demarche_rule_set_get_contents (rules));
  g_autoptr (DemarcheDiagnostics) diagnostics = demarche_diagnostics_new ();

  add_untested (lint, rules, tests);
  demarche_lint_report (lint, ~((guint64)1 << DEMARCHE_WARNING_UNTESTED_RULE), diagnostics);
  return demarche_diagnostics_count (diagnostics, DEMARCHE_SEVERITY_WARNING);
}
