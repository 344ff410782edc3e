/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What `explain --why-not` is asked about: a position or a rule, by the name that is typed. */
#pragma once

#include "base/diagnostic.h"
#include "rules/rule-set.h"

G_BEGIN_DECLS

/**
 * demarche_why_not_find_name:
 * @name: code of a position, or id of a rule; its name alone will do where only one rule has it.
 *   Rules that are switched off have names too
 * @position: (out): index of the position
 * @rule: (out) (nullable): id of the rule, borrowed; %NULL: all of the position
 * @diagnostics: gets what is wrong with the name, and the nearest ones
 *
 * Returns: whether there is such a thing
 */
DEMARCHE_API gboolean demarche_why_not_find_name (DemarcheRuleSet *rules, const char *name,
                                                  guint *position, const char **rule,
                                                  DemarcheDiagnostics *diagnostics);

G_END_DECLS
