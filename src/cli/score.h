/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What `score` compares: coders in one codebook. */
#pragma once

#include "cli/inputs.h"

G_BEGIN_DECLS

/**
 * DemarcheScoreInputs:
 * @rules, @gold, @tags: (nullable): paths, each a coder; rules only where there are @statements
 * @statements: paths, perhaps none
 *
 * What was asked for.
 */
typedef struct {
  char **rules;
  char **gold;
  char **tags;
  char **statements;
} DemarcheScoreInputs;

/* (element-type DemarcheRuleSet): those asked for; %NULL after an error */
GPtrArray *demarche_score_load_rules (DemarcheCommandContext *context,
                                      const DemarcheScoreInputs *inputs) DEMARCHE_MUST_USE;

/* @rules: (element-type DemarcheRuleSet)
 * Returns: (element-type DemarcheCoder): people, files of tags, rule sets, each in the order given;
 * %NULL after an error. @codebook: (out) (transfer full): in which all of them tag */
GPtrArray *demarche_score_load_coders (DemarcheCommandContext *context, DemarcheIngest *ingest,
                                       const DemarcheScoreInputs *inputs, GPtrArray *rules,
                                       DemarcheCodebook **codebook) DEMARCHE_MUST_USE;

/* says which lines of people have no partner in what was judged, and sets exit code 1 */
void demarche_score_report_unpaired (DemarcheCommandContext *context,
                                     const DemarcheAgreement *agreement);

G_END_DECLS
