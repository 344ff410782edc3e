/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The parts of the command `explain`. */
#pragma once

#include "cli/explain-format.h"
#include "cli/inputs.h"

G_BEGIN_DECLS

/**
 * DemarcheExplaining:
 * @rules_path: as given
 * @position: the only one wanted, or -1
 * @why_not: (nullable): position or rule that is asked about, as given; @why_not_rule: (nullable):
 *   the id of the rule
 * @n_written: explanations so far, for the commas of JSON
 *
 * One run of the command.
 */
typedef struct {
  DemarcheCommandContext *context;
  DemarcheIngest *ingest;
  DemarcheRuleSet *rules;
  const char *rules_path;
  gboolean is_json;
  gboolean as_test;
  gboolean with_words;
  int position;
  const char *why_not;
  const char *why_not_rule;
  guint n_written;
} DemarcheExplaining;

/* explains one paragraph. @title: (nullable): in place of the statement's name; @references:
 * (nullable): of the paragraph's tags; @test: (nullable) */
void demarche_explain_write (DemarcheExplaining *explaining, DemarcheClassifier *classifier,
                             DemarcheStatement *statement, guint paragraph, const char *title,
                             GPtrArray *references, const DemarcheTestResult *test);

/* what the command may be asked about: STATEMENT[:PARAGRAPH], a text, FILE:LINE of a test */
void demarche_explain_statement (DemarcheExplaining *explaining, char *argument);
void demarche_explain_text (DemarcheExplaining *explaining, const char *text, const char *kind,
                            const char *section);
void demarche_explain_test (DemarcheExplaining *explaining, const char *place);

G_END_DECLS
