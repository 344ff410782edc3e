/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What the forms of `check` share. */
#pragma once

#include "cli/common.h"

G_BEGIN_DECLS

/**
 * DemarcheCheck:
 * @path: as given
 * @rules: (nullable): %NULL when they did not load; @report: (nullable): then too
 * @n_untested: rules that no test hits and that should be hit; @are_untested_listed: among the
 *   diagnostics
 *
 * What was found out about one rule set.
 */
typedef struct {
  char *path;
  DemarcheDiagnostics *diagnostics;
  DemarcheRuleSet *rules;
  DemarcheTestReport *report;
  guint n_untested;
  gboolean are_untested_listed;
} DemarcheCheck;

/* appends one JSON object and LF */
void demarche_check_append_json (GString *out, const DemarcheCheck *check);

/* appends one SARIF log of all checks (element-type DemarcheCheck) */
void demarche_check_append_sarif (GString *out, GPtrArray *checks);

/* the first few of each warning in each file, all errors, and how many more there are of which */
DemarcheDiagnostics *demarche_check_fold (DemarcheDiagnostics *diagnostics) DEMARCHE_MUST_USE;

/* appends what the tests have to say, safe for a terminal */
void demarche_check_append_results (GString *out, const DemarcheCheck *check);
/* the part of it about a failed test: what it was nearest to, what to try, where to see more */
void demarche_check_append_nearest (GString *out, const DemarcheTestResult *result,
                                    const char *path);
/* appends the last line of a check. @with_path: whether it names the rules, which is needed where
 * there are several */
void demarche_check_append_summary (GString *out, const DemarcheCheck *check, gboolean with_path);

G_END_DECLS
