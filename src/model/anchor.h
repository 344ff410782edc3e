/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Where a decision has its place in a text: by the words of its paragraph. */
#pragma once

#include "model/decision.h"

G_BEGIN_DECLS

/* letters and digits only: what a spreadsheet does to space, quotation marks and controls leaves
 * the words as they are. @length: -1: to the end */
char *demarche_quote_fold (const char *text, gssize length) DEMARCHE_MUST_USE;
/* SHA-256 in hex of a paragraph's text */
char *demarche_paragraph_hash (const DemarcheParagraph *paragraph) DEMARCHE_MUST_USE;
/* how many paragraphs before it have the same text */
guint demarche_paragraph_get_ordinal (DemarcheStatement *statement, guint index);

/**
 * demarche_decision_anchor:
 * @statement: another text of the decision's statement
 * @why: (out): what hinders it
 *
 * Finds the paragraph of a decision in another text: the one with its text, else the only one that
 * has the words of its tag.
 *
 * Returns: (nullable) (transfer full): the decision with its place there
 */
DemarcheDecision *demarche_decision_anchor (const DemarcheDecision *decision,
                                            DemarcheStatement *statement,
                                            const char **why) DEMARCHE_MUST_USE;

/* what tells the tag of a decision from all others: where it stands, what it says. For hash tables;
 * means something where the place is known */
DEMARCHE_API char *demarche_decision_make_tag_key (const DemarcheDecision *decision)
    DEMARCHE_MUST_USE;

/**
 * demarche_decision_name:
 * @decision: (nullable): without it a name that decides nothing
 * @reference: (nullable): of the tag
 *
 * Returns: the decision with all that names its tag and finds it again, as this tag has it
 */
DEMARCHE_API DemarcheDecision *demarche_decision_name (
    const DemarcheDecision *decision, const char *reference, DemarcheTagged *tagged,
    const DemarcheTag *tag, DemarcheCodebook *codebook) DEMARCHE_MUST_USE;
/* the matched words of a tag, " … " between pieces */
DEMARCHE_API char *demarche_tag_get_words (const DemarcheTag *tag,
                                           const DemarcheParagraph *paragraph) DEMARCHE_MUST_USE;

G_END_DECLS
