/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The tests inside rules one by one: where they stand, the statement they tag, and a paragraph
 * written as a test. */
#pragma once

#include "classify/explain.h"

G_BEGIN_DECLS

/**
 * DemarcheTestEntry:
 * @line, @last_line: from its first to its last line
 * @kind: "hit", "opposes" …
 * @position: index of the position that it looks at
 *
 * A test in a rule file. Strings belong to the rule set.
 */
typedef struct {
  const char *file;
  guint line;
  guint last_line;
  const char *kind;
  const char *text;
  guint position;
} DemarcheTestEntry;

/* (element-type DemarcheTestEntry): in the order of the results of demarche_rule_tests_run() */
DEMARCHE_API GArray *demarche_test_entries_new (DemarcheRuleSet *rules) DEMARCHE_MUST_USE;
/* the statement that a test tags; @index as in there */
DEMARCHE_API DemarcheStatement *demarche_test_entry_make_statement (DemarcheRuleSet *rules,
                                                                    guint index) DEMARCHE_MUST_USE;

/**
 * demarche_explanation_append_tests:
 * @position: the only one wanted, or -1 for each that has a tag or a match here
 *
 * Appends the paragraph as tests that pass as things are: a JSON object that holds, by position
 * code, what may be put under `tests`. What the rules' `where` asks for is named. A position
 * without a tag gets a `miss`.
 *
 * Errors: NOT_FOUND when there is no position to speak of, LIMIT when the text is too long
 */
DEMARCHE_API gboolean demarche_explanation_append_tests (GString *out,
                                                         const DemarcheExplanation *explanation,
                                                         int position, GError **error);

G_END_DECLS
