/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What the steps of merging share. */
#pragma once

#include "rules/rule-contents.h"

G_BEGIN_DECLS

/* tests that stand in a position itself */
typedef struct {
  GPtrArray *tests;     /* (nullable) (unowned) (element-type DemarcheRuleTest) */
  const char *language; /* (nullable) (unowned) */
} DemarchePositionTests;

/* makes contents->codebook and contents->about. @position_tests: (element-type
 * DemarchePositionTests): gets one for each position of the codebook */
void demarche_rule_contents_merge_issues (DemarcheRuleContents *contents, GPtrArray *position_tests,
                                          DemarcheDiagnostics *diagnostics);

/* where a part of a phrase stands in its file */
DemarchePlace demarche_place_node (const DemarchePhrase *phrase, const DemarchePhraseNode *node);

/* a diagnostic about a place. @code, @help: (nullable) */
void demarche_report_at (DemarcheDiagnostics *diagnostics, DemarcheSeverity severity,
                         const DemarchePlace *place, const char *code, const char *help,
                         const char *format, ...) G_GNUC_PRINTF (6, 7);

G_END_DECLS
