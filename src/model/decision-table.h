/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Decisions as a table for a spreadsheet, with the columns that demarche_decision_rows_read()
 * reads. */
#pragma once

#include "model/decision.h"

G_BEGIN_DECLS

/* the names of the columns, with the line end */
DEMARCHE_API void demarche_decision_table_append_head (GString *out);
/* a row about a tag. @reference: (nullable): of the tag; @decision: (nullable): without one its
 * cells are left for a person to fill in */
DEMARCHE_API void demarche_decision_table_append (GString *out, const char *reference,
                                                  DemarcheTagged *tagged, const DemarcheTag *tag,
                                                  DemarcheCodebook *codebook,
                                                  const DemarcheDecision *decision);
/* a row about a tag that is not there, as the decision has kept it */
DEMARCHE_API void demarche_decision_table_append_kept (GString *out,
                                                       const DemarcheDecision *decision);

/* the cells decision, position, holder, stance, force, by, comment. @decision: (nullable) */
void demarche_decision_table_append_cells (GString *out, const DemarcheDecision *decision);
/* "ambiguous; mixed"; NULL: neither */
DEMARCHE_API const char *demarche_decision_table_name_review (const DemarcheTag *tag);

G_END_DECLS
