/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Statements and their tags after what people decided. */
#pragma once

#include "model/decision.h"

G_BEGIN_DECLS

#define DEMARCHE_TYPE_DECIDED (demarche_decided_get_type ())

/* what became of a decision */
typedef enum {
  DEMARCHE_OUTCOME_APPLIED,
  DEMARCHE_OUTCOME_SETTLED,  /* rejects what the rules no longer find */
  DEMARCHE_OUTCOME_REPLACED, /* by a later one of the same person */
  DEMARCHE_OUTCOME_DISPUTED, /* another person decided otherwise */
  DEMARCHE_OUTCOME_LOST,     /* its tag or paragraph is not found */
  DEMARCHE_N_OUTCOMES
} DemarcheOutcome;

/**
 * DemarcheDecidedRow:
 * @decision: with hash and ordinal of its paragraph when that was found
 * @statement, @paragraph: indexes of where it was found; of what is lost they mean nothing
 * @why: (nullable): why it is lost
 */
typedef struct {
  DemarcheDecision *decision;
  guint statement;
  guint paragraph;
  DemarcheOutcome outcome;
  char *why;
} DemarcheDecidedRow;

/**
 * DemarcheDecided:
 * @tagged: (element-type DemarcheTagged): the statements, in the order given
 * @rows: (element-type DemarcheDecidedRow): all decisions, in the order given
 * @n_outcomes: how many of each
 * @n_accepted, @n_rejected, @n_corrected, @n_disputed, @n_added: tags by their standing
 *
 * The tags after decisions. A tag that was rejected or corrected, or is disputed, is kept, with
 * its standing; a correction is a tag of its own beside it, unless it only sets the force.
 * Immutable and reference counted.
 */
typedef struct {
  gatomicrefcount references; /*< private >*/
  GHashTable *by_tag;         /*< private >*/
  GPtrArray *tagged;
  GPtrArray *rows;
  guint n_outcomes[DEMARCHE_N_OUTCOMES];
  guint n_accepted;
  guint n_rejected;
  guint n_corrected;
  guint n_disputed;
  guint n_added;
} DemarcheDecided;

DEMARCHE_API GType demarche_decided_get_type (void);

/**
 * demarche_decided_new:
 * @decisions: (element-type DemarcheDecision): the earlier before the later
 * @tagged: (element-type DemarcheTagged): as the rules found it
 *
 * Applies decisions. Of several by one person about one tag the last counts; those without a name
 * are one person's. Where two people differ the tag is disputed.
 */
DEMARCHE_API DemarcheDecided *demarche_decided_new (GPtrArray *decisions, GPtrArray *tagged,
                                                    DemarcheCodebook *codebook) DEMARCHE_MUST_USE;
DEMARCHE_API DemarcheDecided *demarche_decided_ref (DemarcheDecided *decided);
DEMARCHE_API void demarche_decided_unref (DemarcheDecided *decided);
/* (element-type DemarcheDecision) (nullable): those about a tag of @tagged, comments too */
DEMARCHE_API GPtrArray *demarche_decided_find (DemarcheDecided *decided, const DemarcheTag *tag);
/* the tag of a statement that a decision names, (nullable) when it is not there. @paragraph: its
 * index */
DEMARCHE_API const DemarcheTag *demarche_decision_find_tag (const DemarcheDecision *decision,
                                                            DemarcheTagged *tagged, guint paragraph,
                                                            DemarcheCodebook *codebook);
/**
 * demarche_decided_append_gold:
 *
 * Appends gold lines of the paragraphs of which a person decided on a tag: with what was accepted
 * and what corrections say; without what was rejected. A tag of theirs on which nobody decided yet
 * or which is disputed is optional. Gold of this kind knows nothing of what the rules miss.
 *
 * Returns: how many lines
 */
DEMARCHE_API guint demarche_decided_append_gold (GString *out, DemarcheDecided *decided,
                                                 DemarcheCodebook *codebook);
/* "line 14, reference abcdefgh, 2-aldovia.txt ¶ 3, “the words”: why" */
DEMARCHE_API char *demarche_decided_row_describe (const DemarcheDecidedRow *row) DEMARCHE_MUST_USE;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemarcheDecided, demarche_decided_unref)

G_END_DECLS
