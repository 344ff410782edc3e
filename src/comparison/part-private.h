/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What a frame and a scope know, for what compares a part. */
#pragma once

#include "comparison/comparison-private.h"

G_BEGIN_DECLS

/* @places: a comparison without tags; @options: without what belongs to the caller; @order: (of
 * guint): index of each statement by name as it was given, and @ranks: the other way;
 * @spoken: (of DemarcheTriple): actor, window, statement: who spoke where */
struct _DemarcheFrame {
  DemarcheComparison *places;
  DemarcheComparisonOptions options;
  GArray *statements;
  GArray *placements;
  GArray *actor_list;
  GArray *order;
  GArray *ranks;
  GArray *spoken;
};

struct _DemarcheScope {
  const DemarcheFrame *frame;
  GHashTable *issues; /* ids, not copied */
  guint8 *actors;     /* by index: whether it is in */
  GArray *touched; /* (of DemarcheTriple): actor, or one more than the last: everyone; window, 0 */
  gboolean is_all;
};

/* a window of an actor */
static inline gpointer
demarche_scope_number (const DemarcheScope *scope, guint actor, guint window)
{
  return GSIZE_TO_POINTER ((gsize)actor * scope->frame->places->windows->len + window);
}

/* whether what an actor says in some of these windows, @last too, or who speaks there for everyone,
 * may differ */
gboolean demarche_scope_touches (const DemarcheScope *scope, guint actor, guint first, guint last);

/* begins a comparison of the issues of a scope, with no tag looked at yet */
DemarcheStage demarche_scope_start (const DemarcheScope *scope, GPtrArray *tagged,
                                    DemarcheCodebook *codebook);
/* @is_chosen: by statement: whether its tags are looked at */
void demarche_stage_choose_statements (DemarcheStage *stage, const guint8 *is_chosen);
/* ends it; (transfer full) */
DemarcheComparison *demarche_stage_finish (DemarcheStage *stage);

G_END_DECLS
