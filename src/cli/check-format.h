/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What the forms of `check` share. */
#pragma once

#include "cli/common.h"

G_BEGIN_DECLS

/**
 * DemarcheCheck:
 * @path: as given
 * @rules: (nullable): %NULL when they did not load; @report: (nullable): then too
 *
 * What was found out about one rule set.
 */
typedef struct {
  const char *path;
  DemarcheDiagnostics *diagnostics;
  DemarcheRuleSet *rules;
  DemarcheTestReport *report;
} DemarcheCheck;

/* appends one JSON object and LF */
void demarche_check_append_json (GString *out, const DemarcheCheck *check);

G_END_DECLS
