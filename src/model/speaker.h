/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The registry of speakers, delegations and groups, and how names become one. */
#pragma once

#include "base/diagnostic.h"
#include "base/error.h"

G_BEGIN_DECLS

#define DEMARCHE_TYPE_SPEAKERS (demarche_speakers_get_type ())

/**
 * DemarcheSpeakers:
 *
 * Who may speak: names with aliases, the delegation of a speaker, the groups of a delegation
 * with the dates of membership. Immutable once loaded, reference counted.
 *
 * File `speakers.json`:
 * {"format": 1,
 *  "speakers": [{"id": "rossi", "name": "A. Rossi", "aliases": ["Anna Rossi"],
 *                "delegation": "Aldovia"}],
 *  "delegations": [{"id": "aldovia", "name": "Aldovia", "aliases": ["Republic of Aldovia"],
 *                   "groups": [{"group": "Meridian Forum", "from": "2024-01-01", "to": null}],
 *                   "present": ["Third session"]}],
 *  "groups": [{"id": "meridian", "name": "Meridian Forum", "aliases": []}]}
 */
typedef struct _DemarcheSpeakers DemarcheSpeakers;

DEMARCHE_API GType demarche_speakers_get_type (void);
/* an empty registry */
DEMARCHE_API DemarcheSpeakers *demarche_speakers_new (void) DEMARCHE_MUST_USE;
DEMARCHE_API DemarcheSpeakers *demarche_speakers_load (const char *path,
                                                       DemarcheDiagnostics *diagnostics,
                                                       GError **error) DEMARCHE_MUST_USE;
DEMARCHE_API DemarcheSpeakers *demarche_speakers_ref (DemarcheSpeakers *speakers);
DEMARCHE_API void demarche_speakers_unref (DemarcheSpeakers *speakers);

/* the registry's spelling of a person's name, or NULL when it is not in there. Equal after NFC,
 * case folding, white space and titles (Mr., H.E., Dr., Ambassador); else by alias */
DEMARCHE_API const char *demarche_speakers_find_person (DemarcheSpeakers *speakers,
                                                        const char *name);
DEMARCHE_API const char *demarche_speakers_find_delegation (DemarcheSpeakers *speakers,
                                                            const char *name);
DEMARCHE_API const char *demarche_speakers_find_group (DemarcheSpeakers *speakers,
                                                       const char *name);
/* the delegation a person speaks for, or NULL */
DEMARCHE_API const char *demarche_speakers_get_delegation (DemarcheSpeakers *speakers,
                                                           const char *person);
/* groups of a delegation on a day ("YYYY-MM-DD", NULL: any day); NULL-terminated, free with
 * g_free, the strings are borrowed */
DEMARCHE_API const char **demarche_speakers_get_groups (DemarcheSpeakers *speakers,
                                                        const char *delegation,
                                                        const char *date) DEMARCHE_MUST_USE;
/* every name and alias of delegations, groups and persons with its registry spelling: for
 * naming the holder of an ascribed position. Parallel arrays, NULL-terminated, borrowed */
DEMARCHE_API void demarche_speakers_get_names (DemarcheSpeakers *speakers,
                                               const char *const **names,
                                               const char *const **spellings);
/* events at which a delegation is known to have been present; NULL-terminated, borrowed */
DEMARCHE_API const char *const *demarche_speakers_get_present (DemarcheSpeakers *speakers,
                                                               const char *delegation);

/* the form under which names are one: NFC, case folded, white space and titles off */
DEMARCHE_API char *demarche_speakers_fold_name (const char *name) DEMARCHE_MUST_USE;
/* the form in which a name is shown: one space between words, nothing else changed */
DEMARCHE_API char *demarche_speakers_tidy_name (const char *name) DEMARCHE_MUST_USE;
/* whether @name is to be shown rather than @known, which folds to the same: fewer words in
 * capitals, then fewer titles */
DEMARCHE_API gboolean demarche_speakers_is_better_name (const char *name, const char *known);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemarcheSpeakers, demarche_speakers_unref)

G_END_DECLS
