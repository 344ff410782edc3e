/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Which positions are proven: read as people read them, on statements the rules were not made from.
 */
#pragma once

#include "comparison/agreement.h"

G_BEGIN_DECLS

#define DEMARCHE_TYPE_GATE (demarche_gate_get_type ())

/**
 * DemarcheGatePart:
 * @agreement: (nullable): %NULL where gold speaks of no such statement
 * @delegations: (element-type utf8): whose taggable paragraphs gold covers, in order of name
 * @languages: (element-type utf8): of these paragraphs, as codes, in order
 */
typedef struct {
  DemarcheAgreement *agreement;
  GPtrArray *delegations;
  GPtrArray *languages;
} DemarcheGatePart;

/**
 * DemarcheGate:
 * @unseen: statements that the rules were not developed on: they alone open the gate
 * @seen: those that they were developed on, and those of unknown text, of which it cannot be told
 * @n_gold: gold lines; @n_elsewhere: those of statements that are not at hand, which count for
 *   nothing; @n_unpaired: those without a partner in a statement at hand, whose tags count as
 *   missed
 *
 * Immutable and reference counted; the fields may be read directly.
 */
typedef struct {
  gatomicrefcount references; /*< private >*/
  DemarcheGatePart unseen;
  DemarcheGatePart seen;
  guint n_gold;
  guint n_elsewhere;
  guint n_unpaired;
} DemarcheGate;

DEMARCHE_API GType demarche_gate_get_type (void);

/**
 * demarche_gate_new:
 * @gold: (element-type DemarcheTagged): tags by people
 * @tagged: (element-type DemarcheTagged): what is measured; statements that could not be read
 *   may be among them
 * @developed_on: (nullable): text hashes of the statements that the rules were developed on
 */
DEMARCHE_API DemarcheGate *demarche_gate_new (GPtrArray *gold, GPtrArray *tagged,
                                              const char *const *developed_on,
                                              DemarcheCodebook *codebook) DEMARCHE_MUST_USE;
DEMARCHE_API DemarcheGate *demarche_gate_ref (DemarcheGate *gate);
DEMARCHE_API void demarche_gate_unref (DemarcheGate *gate);

/* of a position, on unseen statements; @gate: (nullable): without one nothing was measured */
DEMARCHE_API DemarcheScoreVerdict demarche_gate_get_verdict (DemarcheGate *gate, guint position);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemarcheGate, demarche_gate_unref)

G_END_DECLS
