/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Which cells of the matrix and which headlines two versions of a rule set give differently. */
#pragma once

#include "author/rule-edits.h"
#include "comparison/comparison.h"

G_BEGIN_DECLS

/**
 * DemarcheCellChange:
 * @actor, @issue: (unowned): name and id
 * @label_before, @label_after: (nullable) (unowned): how the cell is called, %NULL where nothing
 *   counts
 * @n_before, @n_after: counted tags
 *
 * A cell (delegation × issue, all windows together) that is called otherwise or rests on another
 * number of tags.
 */
typedef struct {
  const char *actor;
  const char *issue;
  const char *label_before;
  const char *label_after;
  guint n_before;
  guint n_after;
} DemarcheCellChange;

typedef enum {
  DEMARCHE_HEADLINE_SHIFT,
  DEMARCHE_HEADLINE_CONTRADICTION,
  DEMARCHE_N_HEADLINES
} DemarcheHeadlineKind;

/**
 * DemarcheHeadlineChange:
 * @change: added (it appears) or removed (it vanishes)
 * @is_first: of a shift: a position where there was none
 * @actor, @issue: (unowned)
 * @text: what it says: "reversed from First session to Second session"
 */
typedef struct {
  DemarcheChange change;
  DemarcheHeadlineKind kind;
  gboolean is_first;
  const char *actor;
  const char *issue;
  char *text;
} DemarcheHeadlineChange;

/* (element-type DemarcheCellChange) (transfer full): by actor, then issue. Both comparisons are
 * borrowed and have to stay */
DEMARCHE_API GPtrArray *demarche_cell_changes_new (DemarcheComparison *before,
                                                   DemarcheComparison *after) DEMARCHE_MUST_USE;
/* (element-type DemarcheHeadlineChange) (transfer full): shifts, then contradictions */
DEMARCHE_API GPtrArray *demarche_headline_changes_new (DemarcheComparison *before,
                                                       DemarcheComparison *after) DEMARCHE_MUST_USE;

G_END_DECLS
