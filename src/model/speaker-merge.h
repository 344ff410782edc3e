/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Confirms in a registry that several names are one. */
#pragma once

#include "model/roster.h"

G_BEGIN_DECLS

/**
 * demarche_speakers_merge:
 * @source: (nullable): the registry as it is; none: an empty one
 * @names: (array zero-terminated=1): the name to keep, then those that become its aliases
 * @delegation: (nullable): of a person who has no entry yet
 * @diagnostics: gets the mistakes of @source
 *
 * Writes the names into the text of a registry. All else in it stays as it is, notes and layout
 * too. An entry of an alias gives its own names to the entry that is kept, and goes. Nothing
 * changes where the names are one already.
 *
 * Returns: the text of the registry, or %NULL. Errors: SYNTAX (the registry was not read), INVALID
 * (a name twice, a name of another entry, or an entry to go that says more than its names)
 */
DEMARCHE_API char *demarche_speakers_merge (DemarcheSource *source, DemarcheRosterKind kind,
                                            const char *const *names, const char *delegation,
                                            DemarcheDiagnostics *diagnostics,
                                            GError **error) DEMARCHE_MUST_USE;

G_END_DECLS
