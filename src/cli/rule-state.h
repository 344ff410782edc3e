/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The last good state of a rule set: its files as they were when `check` last found nothing wrong,
 * kept under the user's state folder. */
#pragma once

#include "cli/common.h"

G_BEGIN_DECLS

/* keeps @rules as their last good state. Where that cannot be done nothing is said: whoever asks
 * for the state learns that there is none */
void demarche_rule_state_keep (DemarcheRuleSet *rules);

/**
 * demarche_rule_state_load:
 * @rules: the state at hand, which says which rule set it is
 * @error: NOT_FOUND when none was kept, INVALID when none can be: a revision, standard input
 *
 * The last good state, as it was kept, wherever the files are now.
 */
DemarcheRuleSet *demarche_rule_state_load (DemarcheRuleSet *rules,
                                           GError **error) DEMARCHE_MUST_USE;

G_END_DECLS
