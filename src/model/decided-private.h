/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Where decisions have their place among the tags at hand. */
#pragma once

#include "model/decided.h"

G_BEGIN_DECLS

/* the paragraph of a decision, and the tag it names, which need not be there */
typedef struct {
  guint statement;
  guint paragraph;
  guint position;
  DemarcheHolder holder;
  DemarcheStance stance;
} DemarchePlace;

typedef struct _DemarchePlaces DemarchePlaces;

DemarchePlaces *demarche_places_new (GPtrArray *tagged,
                                     DemarcheCodebook *codebook) DEMARCHE_MUST_USE;
void demarche_places_free (DemarchePlaces *places);
/* (element-type DemarchePlace): one, or one in each copy of a text; NULL with @why when there is
 * none */
GArray *demarche_places_find (DemarchePlaces *places, const DemarcheDecision *decision,
                              const char **why) DEMARCHE_MUST_USE;
/* the decision with hash and ordinal of the paragraph it has its place in */
DemarcheDecision *demarche_places_anchor (DemarchePlaces *places, const DemarcheDecision *decision,
                                          const DemarchePlace *place) DEMARCHE_MUST_USE;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemarchePlaces, demarche_places_free)

G_END_DECLS
