/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What is doubtful about rules that load: the warnings of docs/warnings.md. */
#pragma once

#include "author/rule-tests.h"
#include "model/statement.h"
#include "rules/lint-memory.h"
#include "rules/warnings.h"

G_BEGIN_DECLS

/**
 * DemarcheLintSample:
 *
 * What the rules of a set do in statements: how often each holds, and where its phrases match.
 * Statements are added one after the other and not kept. Not thread safe.
 */
typedef struct _DemarcheLintSample DemarcheLintSample;

DEMARCHE_API DemarcheLintSample *demarche_lint_sample_new (DemarcheRuleSet *rules)
    DEMARCHE_MUST_USE;
DEMARCHE_API void demarche_lint_sample_free (DemarcheLintSample *sample);
/* only cancellation is an error */
DEMARCHE_API gboolean demarche_lint_sample_add (DemarcheLintSample *sample,
                                                DemarcheStatement *statement,
                                                GCancellable *cancellable,
                                                GError **error) DEMARCHE_MUST_USE;

/**
 * DemarcheLintOptions:
 * @tests: (nullable): how the tests inside the rules ended, for what they say of the rules
 * @with_untested: whether rules that no test hits are listed
 * @sample: (nullable): what the rules did in statements
 * @memory: (nullable): of the last look at an earlier version of these rules, for the next one
 *
 * What is looked at beside the rules themselves.
 */
typedef struct {
  const DemarcheTestReport *tests;
  gboolean with_untested;
  DemarcheLintSample *sample;
  DemarcheLintMemory *memory;
} DemarcheLintOptions;

/**
 * demarche_rule_set_lint:
 * @options: (nullable)
 * @diagnostics: gets the warnings, in the order of the files
 *
 * Looks for everything that deserves a warning, but for what loading the rules reports already
 * (W001, W002, W003 and W019). What `lint-ignore` silences is left out, and a `lint-ignore`
 * without need is a warning itself.
 */
DEMARCHE_API void demarche_rule_set_lint (DemarcheRuleSet *rules,
                                          const DemarcheLintOptions *options,
                                          DemarcheDiagnostics *diagnostics);

/* how many rules no test hits, but for those whose `lint-ignore` says that this is meant */
DEMARCHE_API guint demarche_rule_set_count_untested (DemarcheRuleSet *rules,
                                                     const DemarcheTestReport *tests);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemarcheLintSample, demarche_lint_sample_free)

G_END_DECLS
