/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Decisions as a spreadsheet has them: the evidence table of a report, its last columns filled. */
#pragma once

#include "model/decision.h"

G_BEGIN_DECLS

/**
 * demarche_decision_rows_read:
 * @path: a table in CSV, parted by comma, semicolon or tab
 * @codebook: which positions there are
 * @diagnostics: gets every mistake: a missing column, an unknown word, no such position …
 *
 * The columns from `decision` on are `decision, position, holder, stance, force, by, comment` and,
 * where there is one, `on`, the day;
 * before it `reference` names the tag, and `statement, paragraph, position, holder, stance, force,
 * words, text`, where there are any, tell it by its words. A row in which none of the last columns
 * but `by` and `on` is filled decides nothing.
 *
 * Returns: (element-type DemarcheDecision) (transfer full) (nullable): %NULL after any mistake;
 * errors: IO, ENCODING, LIMIT, INVALID
 */
DEMARCHE_API GPtrArray *demarche_decision_rows_read (const char *path, DemarcheCodebook *codebook,
                                                     DemarcheDiagnostics *diagnostics,
                                                     GError **error) DEMARCHE_MUST_USE;

G_END_DECLS
