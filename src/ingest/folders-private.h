/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What is known of folders with statements, for the listing of what is in them. */
#pragma once

#include "ingest/listing.h"

G_BEGIN_DECLS

#define DEMARCHE_DEEPEST_FOLDER 64

struct _DemarcheFolders {
  char *manifest_path;        /* (nullable) */
  char *speakers_path;        /* (nullable) */
  DemarcheManifest *manifest; /* (nullable): the given one */
  GHashTable *manifests;      /* folder to its manifest */
  GHashTable *seen;           /* folders looked at for manifest and registry */
  DemarcheSpeakers *speakers; /* (nullable) */
  char *speakers_found;       /* (nullable): path of the registry in use */
  GPtrArray *left_out;        /* DemarcheLeftOut of the last listing */
};

/* loads what was given by its path */
gboolean demarche_folders_load_given (DemarcheFolders *folders, DemarcheDiagnostics *diagnostics,
                                      GError **error) DEMARCHE_MUST_USE;
/* loads the manifest and the registry of a folder, once */
gboolean demarche_folders_look_into (DemarcheFolders *folders, const char *folder,
                                     DemarcheDiagnostics *diagnostics,
                                     GError **error) DEMARCHE_MUST_USE;

G_END_DECLS
