/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The two halves of `demarche suggest`: phrasings, and gaps. */
#pragma once

#include "cli/inputs.h"

G_BEGIN_DECLS

typedef enum {
  DEMARCHE_SUGGEST_TEXT,
  DEMARCHE_SUGGEST_CSV,
  DEMARCHE_SUGGEST_JSON,
} DemarcheSuggestFormat;

/* reads all inputs and writes the paragraphs that speak to an issue and have no tag */
void demarche_suggest_gaps (DemarcheCommandContext *context, DemarcheIngest *ingest,
                            DemarcheRuleSet *rules, const DemarcheGapQuery *query,
                            DemarcheSuggestFormat format, GPtrArray *inputs);

G_END_DECLS
