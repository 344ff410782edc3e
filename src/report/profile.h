/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What to say first of one actor, and which words to quote. The same in every format. */
#pragma once

#include "report/report-private.h"

G_BEGIN_DECLS

/**
 * DemarcheProfile:
 * @firmest: (element-type guint): evidence: firm words, of the issues it spoke on most firmly
 * @conditions: (element-type guint): evidence: what it makes depend on a condition
 * @said_of_it: (element-type guint): attributions by others that name it
 * @nearest, @furthest: of the actors shown, by alignment over all windows, or DEMARCHE_NONE
 *
 * Lists are short and best first.
 */
typedef struct {
  GArray *firmest;
  GArray *conditions;
  GArray *said_of_it;
  guint nearest;
  guint furthest;
} DemarcheProfile;

DemarcheProfile *demarche_profile_new (DemarcheReport *report, guint actor) DEMARCHE_MUST_USE;
void demarche_profile_free (DemarcheProfile *profile);

/* the last change of an actor on an issue that still holds: not that it did not mention it, when it
 * did so later. NULL: none */
const DemarcheShift *demarche_profile_find_change (DemarcheReport *report, guint actor,
                                                   guint issue);
/* whom briefs are about: the one that the definition names, else our delegation, else all that
 * tables have room for. (element-type guint) (transfer full) */
GArray *demarche_profile_choose_subjects (DemarcheReport *report) DEMARCHE_MUST_USE;
/* a quote for each of the newest changes, then firm words on what was spoken to most, no two of
 * one actor on one issue. (element-type guint) (transfer full): at most @n evidence */
GArray *demarche_profile_choose_quotes (DemarcheReport *report, guint n) DEMARCHE_MUST_USE;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemarcheProfile, demarche_profile_free)

G_END_DECLS
