/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The same statements compared again and again while rules are edited: only what the edit can
 * change. */
#pragma once

#include "comparison/comparison.h"

G_BEGIN_DECLS

/**
 * DemarcheFrame:
 *
 * What a comparison knows of statements without their tags: windows, actors, who spoke. Immutable
 * and usable from any thread.
 */
typedef struct _DemarcheFrame DemarcheFrame;

/* @statements: (element-type DemarcheStatement): all of them readable */
DemarcheFrame *demarche_frame_new (GPtrArray *statements,
                                   const DemarcheComparisonOptions *options) DEMARCHE_MUST_USE;
void demarche_frame_free (DemarcheFrame *frame);

/**
 * DemarcheScope:
 *
 * Issues, actors and their windows: the part of a comparison in which tags differ. Empty at first.
 */
typedef struct _DemarcheScope DemarcheScope;

DemarcheScope *demarche_scope_new (const DemarcheFrame *frame) DEMARCHE_MUST_USE;
void demarche_scope_free (DemarcheScope *scope);
/* takes in an issue, by its id, and whom a paragraph counts for. @statement: index as given to the
 * frame */
void demarche_scope_add (DemarcheScope *scope, guint statement, guint paragraph, const char *issue);
/* once all is taken in, before a comparison */
void demarche_scope_seal (DemarcheScope *scope);
/* takes in everything */
void demarche_scope_fill (DemarcheScope *scope);

/**
 * demarche_comparison_new_headlines:
 * @tagged: (element-type DemarcheTagged): the statements of the frame, in the order given to it
 *
 * A comparison with the shifts and contradictions that the windows of a scope take part in, the
 * same as in a comparison of everything. Of cells and evidence it has what these hang on, without
 * references and intervals.
 */
DemarcheComparison *demarche_comparison_new_headlines (
    const DemarcheFrame *frame, const DemarcheScope *scope, GPtrArray *tagged,
    DemarcheCodebook *codebook) DEMARCHE_MUST_USE;

/**
 * DemarcheTotals:
 *
 * How often each actor takes each position, in all windows together: one tagging of a frame's
 * statements. Immutable; usable from any thread.
 */
typedef struct _DemarcheTotals DemarcheTotals;

DemarcheTotals *demarche_totals_new (const DemarcheFrame *frame, GPtrArray *tagged,
                                     DemarcheCodebook *codebook) DEMARCHE_MUST_USE;
/* the same from those of other tags: only statements that are not the same object in both are
 * looked at. @codebook: equal to the one before */
DemarcheTotals *demarche_totals_new_again (const DemarcheTotals *before, GPtrArray *tagged_before,
                                           GPtrArray *tagged_after,
                                           DemarcheCodebook *codebook) DEMARCHE_MUST_USE;
void demarche_totals_free (DemarcheTotals *totals);

/**
 * demarche_comparison_new_overall:
 * @tagged: (element-type DemarcheTagged): what was counted
 *
 * A comparison with nothing but the cells of all windows together of the actors and issues of a
 * scope: their figures, without intervals, and their labels, without evidence and holdings.
 */
DemarcheComparison *demarche_comparison_new_overall (const DemarcheTotals *totals,
                                                     const DemarcheScope *scope,
                                                     GPtrArray *tagged) DEMARCHE_MUST_USE;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemarcheFrame, demarche_frame_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemarcheTotals, demarche_totals_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemarcheScope, demarche_scope_free)

G_END_DECLS
