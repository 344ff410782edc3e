/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Where rules hold (design.md 5.2). */
#pragma once

#include "classify/trace.h"

G_BEGIN_DECLS

/* adds the findings of one rule to the workspace */
void demarche_rule_find (DemarcheWorkspace *workspace, const DemarcheRuleCode *code);

/* whether the rule's `where` holds for the paragraph; else @obstacle says what of it does not */
gboolean demarche_rule_applies (DemarcheWorkspace *workspace, const DemarcheRuleCode *code,
                                const DemarcheParagraph *paragraph, DemarcheObstacle *obstacle);

/* drops the rule's findings from @from on that its `with` and `unless` do not let stand */
void demarche_rule_cancel (DemarcheWorkspace *workspace, const DemarcheRuleCode *code, guint from);

/* any of @programs matches somewhere in the stretch: @index says which, @run where */
gboolean demarche_programs_match (const GPtrArray *programs, DemarcheRunner *runner,
                                  const DemarcheStretch *stretch, guint *index, DemarcheRun *run);

G_END_DECLS
