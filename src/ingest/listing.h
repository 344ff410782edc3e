/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Which files there are to read, and the manifests and registries beside them. */
#pragma once

#include "ingest/ingest.h"
#include "ingest/manifest.h"

G_BEGIN_DECLS

typedef struct _DemarcheFolders DemarcheFolders;

/* @manifest, @speakers: (nullable): paths used instead of those in each folder */
DemarcheFolders *demarche_folders_new (const char *manifest,
                                       const char *speakers) DEMARCHE_MUST_USE;
void demarche_folders_free (DemarcheFolders *folders);

/* see demarche_ingest_list() */
GPtrArray *demarche_folders_list (DemarcheFolders *folders, const char *const *paths,
                                  DemarcheDiagnostics *diagnostics,
                                  GError **error) DEMARCHE_MUST_USE;
/* the manifest that has a row for an input, and the file's name in it; NULL: none.
 * @governed: (out) (optional): whether there is a manifest that should have one */
DemarcheManifest *demarche_folders_find_row (DemarcheFolders *folders, const DemarcheInput *input,
                                             char **file, gboolean *governed);
/* (element-type DemarcheLeftOut): what the last listing left out */
GPtrArray *demarche_folders_get_left_out (DemarcheFolders *folders);
/* the registry; NULL when none was found */
DemarcheSpeakers *demarche_folders_get_speakers (DemarcheFolders *folders);
/* the file that it came from; NULL when none was found */
const char *demarche_folders_get_speakers_path (DemarcheFolders *folders);
/* appends who was present; FALSE: not known */
gboolean demarche_folders_add_present (DemarcheFolders *folders, const char *event,
                                       GPtrArray *names);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemarcheFolders, demarche_folders_free)

void demarche_input_free (DemarcheInput *input);

G_END_DECLS
