/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* One side of a shift, whole or without one of its statements, and what has to be said with it. */
#pragma once

#include "comparison/comparison-private.h"

G_BEGIN_DECLS

/* what a comparison of two cells of a scale looks at */
typedef struct {
  guint n_counted;
  gboolean has_score;
  double mean;
  double share_firm;
} DemarcheShiftSide;

/* first firm tag of a position in @cell (may be NULL), or DEMARCHE_NONE */
guint demarche_shift_find_quote (const DemarcheComparison *comparison, const DemarcheCell *cell,
                                 guint position);
/* DemarcheShiftFlags: how the two sides differ in who spoke and where */
guint demarche_shift_flag_sides (const DemarcheComparison *comparison, const DemarcheCell *before,
                                 const DemarcheCell *after);
/* adds the flags for what the shift rests on */
void demarche_shift_flag (DemarcheShift *shift, const DemarcheComparison *comparison);

/* FALSE when nothing changed */
gboolean demarche_shift_compare_scale (const DemarcheShiftSide *before,
                                       const DemarcheShiftSide *after, DemarcheShiftKind *kind,
                                       double *change) DEMARCHE_MUST_USE;
gboolean demarche_shift_compare_choice (const DemarcheHolding *before, const DemarcheHolding *after,
                                        DemarcheShiftKind *kind, double *change) DEMARCHE_MUST_USE;

G_END_DECLS
