/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Whom an attribution names: the longest registry name among the cue's words. */
#pragma once

#include "model/speaker.h"

G_BEGIN_DECLS

/**
 * DemarcheHolderNames:
 *
 * The names of a registry as words. Immutable.
 */
typedef struct _DemarcheHolderNames DemarcheHolderNames;

/* @speakers: (nullable) */
DemarcheHolderNames *demarche_holder_names_new (DemarcheSpeakers *speakers) DEMARCHE_MUST_USE;
void demarche_holder_names_free (DemarcheHolderNames *names);
/* the registry's spelling of the longest name in @text, or NULL; borrowed from the registry */
const char *demarche_holder_names_find (const DemarcheHolderNames *names, const char *text,
                                        gsize length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemarcheHolderNames, demarche_holder_names_free)

G_END_DECLS
