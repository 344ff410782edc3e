/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What a person decided of one tag. */
#pragma once

#include "model/tag.h"

G_BEGIN_DECLS

#define DEMARCHE_TYPE_DECISION (demarche_decision_get_type ())

typedef enum {
  DEMARCHE_DECISION_COMMENT, /* remarks on the tag, decides nothing */
  DEMARCHE_DECISION_ACCEPT,
  DEMARCHE_DECISION_REJECT,
  DEMARCHE_DECISION_CORRECT,
} DemarcheDecisionKind;

/* "comment", "accept", "reject", "correct" */
DEMARCHE_API const char *demarche_decision_kind_get_name (DemarcheDecisionKind kind);
DEMARCHE_API gboolean demarche_decision_kind_from_name (const char *name,
                                                        DemarcheDecisionKind *kind);

/* what a correction sets; the rest of the tag stays */
typedef enum {
  DEMARCHE_CORRECTS_POSITION = 1 << 0,
  DEMARCHE_CORRECTS_HOLDER = 1 << 1,
  DEMARCHE_CORRECTS_STANCE = 1 << 2,
  DEMARCHE_CORRECTS_FORCE = 1 << 3,
} DemarcheCorrects;

/**
 * DemarcheDecision:
 * @reference: (nullable): lasting reference of the tag
 * @statement: (nullable): name of its statement
 * @paragraph_hash: (nullable): SHA-256 in hex of the text of its paragraph
 * @ordinal: of that paragraph among those of the statement with the same text, from 0;
 *   DEMARCHE_ORDINAL_UNKNOWN where only @number tells equal ones apart
 * @number: of the paragraph as it was shown, or 0
 * @quote: (nullable): text of the paragraph, where its hash is not known
 * @words: (nullable): the matched words, " … " between pieces
 * @position: (nullable): code of the tag; without one @holder, @stance and @force mean nothing
 * @corrects: DemarcheCorrects bits; @to_position: (nullable), @to_holder … by those
 * @by: (nullable): who decided; @when: (nullable): "YYYY-MM-DD"; @comment: (nullable)
 * @line: in the file it came from, 0 when there is none
 *
 * A decision about one tag, which it names by its reference or by paragraph, position, holder and
 * stance. Immutable and reference counted.
 */
typedef struct {
  gatomicrefcount references; /*< private >*/
  DemarcheDecisionKind kind;
  char *reference;
  char *statement;
  char *paragraph_hash;
  guint ordinal;
  guint number;
  char *quote;
  char *words;
  char *position;
  DemarcheHolder holder;
  DemarcheStance stance;
  DemarcheForce force;
  guint corrects;
  char *to_position;
  DemarcheHolder to_holder;
  DemarcheStance to_stance;
  DemarcheForce to_force;
  char *by;
  char *when;
  char *comment;
  guint line;
} DemarcheDecision;

#define DEMARCHE_ORDINAL_UNKNOWN G_MAXUINT

DEMARCHE_API GType demarche_decision_get_type (void);
/* copies @model with all it points to */
DEMARCHE_API DemarcheDecision *demarche_decision_new (const DemarcheDecision *model)
    DEMARCHE_MUST_USE;
DEMARCHE_API DemarcheDecision *demarche_decision_ref (DemarcheDecision *decision);
DEMARCHE_API void demarche_decision_unref (DemarcheDecision *decision);
/* whether two about one tag come to the same, whoever took them and why */
DEMARCHE_API gboolean demarche_decision_agrees (const DemarcheDecision *first,
                                                const DemarcheDecision *second);
/* "A. Rossi corrects it: norm-status.binding, tentative" */
DEMARCHE_API char *demarche_decision_describe (const DemarcheDecision *decision) DEMARCHE_MUST_USE;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemarcheDecision, demarche_decision_unref)

G_END_DECLS
