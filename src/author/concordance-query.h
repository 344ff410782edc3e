/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What is looked for, found in the rule set. */
#pragma once

#include "rules/rule-set-private.h"

G_BEGIN_DECLS

/* index of the position @code, or -1 after saying which there are */
int demarche_query_find_position (DemarcheRuleSet *rules, const char *code,
                                  DemarcheDiagnostics *diagnostics);
/* the rule of that id, or with that name where only one has it; NULL after saying what is near */
const DemarcheRule *demarche_query_find_rule (DemarcheRuleSet *rules, const char *id,
                                              DemarcheDiagnostics *diagnostics);

G_END_DECLS
