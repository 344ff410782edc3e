/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* From findings to tags: overlapping ones compete, and of those left one is shown for each
 * position, holder and stance (design.md 5.3, 6). */
#pragma once

#include "classify/cue-scope.h"
#include "classify/held-by.h"
#include "model/tag.h"

G_BEGIN_DECLS

/**
 * DemarcheCompetition:
 *
 * The candidates of one paragraph at a time. Not thread safe.
 */
typedef struct _DemarcheCompetition DemarcheCompetition;

DemarcheCompetition *demarche_competition_new (DemarcheCodebook *codebook,
                                               const DemarcheHolderNames *names) DEMARCHE_MUST_USE;
void demarche_competition_free (DemarcheCompetition *competition);

/* adds the tags of the workspace's findings to @tags (of DemarcheTag); @paragraph is the index
 * that the tags name, @text its words */
void demarche_competition_decide (DemarcheCompetition *competition,
                                  const DemarcheWorkspace *workspace, DemarcheCues *cues,
                                  guint paragraph, const char *text, GPtrArray *tags);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemarcheCompetition, demarche_competition_free)

G_END_DECLS
