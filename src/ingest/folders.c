/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The manifests and registries beside statements. */
#include "ingest/folders-private.h"

#include "base/io.h"
#include "ingest/wording.h"

#include <string.h>

DemarcheFolders *
demarche_folders_new (const char *manifest, const char *speakers)
{
  DemarcheFolders *folders = g_new0 (DemarcheFolders, 1);

  folders->manifest_path = g_strdup (manifest);
  folders->speakers_path = g_strdup (speakers);
  folders->manifests = g_hash_table_new_full (demarche_wording_hash, g_str_equal, g_free,
                                              (GDestroyNotify)demarche_manifest_free);
  folders->seen = g_hash_table_new_full (demarche_wording_hash, g_str_equal, g_free, NULL);
  folders->left_out = g_ptr_array_new_with_free_func ((GDestroyNotify)demarche_left_out_free);
  return folders;
}

void
demarche_folders_free (DemarcheFolders *folders)
{
  if (!folders)
    return;
  g_free (folders->manifest_path);
  g_free (folders->speakers_path);
  demarche_manifest_free (folders->manifest);
  g_hash_table_unref (folders->manifests);
  g_hash_table_unref (folders->seen);
  g_clear_pointer (&folders->speakers, demarche_speakers_unref);
  g_free (folders->speakers_found);
  g_ptr_array_unref (folders->left_out);
  g_free (folders);
}

void
demarche_input_free (DemarcheInput *input)
{
  g_free (input->path);
  g_free (input->name);
  g_free (input);
}

static gboolean
load_speakers (DemarcheFolders *folders, const char *path, DemarcheDiagnostics *diagnostics,
               GError **error)
{
  if (folders->speakers_found) {
    g_autofree char *message =
        g_strdup_printf ("a second registry is not used; '%s' is", folders->speakers_found);

    if (!demarche_io_is_same_file (folders->speakers_found, path))
      demarche_diagnostics_take (diagnostics, demarche_diagnostic_new_for_file (
                                                  DEMARCHE_SEVERITY_WARNING, path, message, NULL));
    return TRUE;
  }
  folders->speakers = demarche_speakers_load (path, diagnostics, error);
  folders->speakers_found = g_strdup (path);
  return folders->speakers != NULL;
}

gboolean
demarche_folders_look_into (DemarcheFolders *folders, const char *folder,
                            DemarcheDiagnostics *diagnostics, GError **error)
{
  g_autofree char *manifest_path = g_build_filename (folder, "statements.csv", NULL);
  g_autofree char *speakers_path = g_build_filename (folder, "speakers.json", NULL);

  if (!g_hash_table_add (folders->seen, g_strdup (folder)))
    return TRUE;
  if (!folders->manifest_path && g_file_test (manifest_path, G_FILE_TEST_IS_REGULAR)) {
    DemarcheManifest *manifest = demarche_manifest_load (manifest_path, diagnostics, error);

    if (!manifest)
      return FALSE;
    if (demarche_manifest_is_empty (manifest))
      demarche_manifest_free (manifest);
    else
      g_hash_table_insert (folders->manifests, g_strdup (folder), manifest);
  }
  if (!folders->speakers_path && g_file_test (speakers_path, G_FILE_TEST_IS_REGULAR))
    return load_speakers (folders, speakers_path, diagnostics, error);
  return TRUE;
}

gboolean
demarche_folders_load_given (DemarcheFolders *folders, DemarcheDiagnostics *diagnostics,
                             GError **error)
{
  if (folders->manifest_path && !folders->manifest) {
    folders->manifest = demarche_manifest_load (folders->manifest_path, diagnostics, error);
    if (!folders->manifest)
      return FALSE;
  }
  if (folders->speakers_path && !folders->speakers)
    return load_speakers (folders, folders->speakers_path, diagnostics, error);
  return TRUE;
}

/* the given manifest names files as statements are named, or by their path beside it */
static DemarcheManifest *
find_in_given (DemarcheFolders *folders, const DemarcheInput *input, char **file)
{
  g_autofree char *base = g_path_get_basename (input->path);
  const char *candidates[] = {input->name, input->path, base};

  for (guint i = 0; i < G_N_ELEMENTS (candidates); i++) {
    if (demarche_manifest_has (folders->manifest, candidates[i])) {
      *file = g_strdup (candidates[i]);
      return folders->manifest;
    }
  }
  return NULL;
}

DemarcheManifest *
demarche_folders_find_row (DemarcheFolders *folders, const DemarcheInput *input, char **file,
                           gboolean *governed)
{
  *file = NULL;
  if (governed)
    *governed = folders->manifest != NULL && strcmp (input->path, "-") != 0;
  if (folders->manifest)
    return find_in_given (folders, input, file);
  if (g_hash_table_size (folders->manifests) == 0)
    return NULL;
  g_autofree char *key = g_path_get_basename (input->path);
  g_autofree char *folder = g_path_get_dirname (input->path);

  for (guint depth = 0; depth <= DEMARCHE_DEEPEST_FOLDER; depth++) {
    DemarcheManifest *manifest = g_hash_table_lookup (folders->manifests, folder);
    g_autofree char *base = g_path_get_basename (folder);
    g_autofree char *above = g_path_get_dirname (folder);
    g_autofree char *longer = g_strconcat (base, "/", key, NULL);

    if (manifest && governed)
      *governed = TRUE;
    if (manifest && demarche_manifest_has (manifest, key)) {
      *file = g_steal_pointer (&key);
      return manifest;
    }
    if (strcmp (above, folder) == 0)
      break;
    g_free (key);
    key = g_steal_pointer (&longer);
    g_free (folder);
    folder = g_steal_pointer (&above);
  }
  return NULL;
}

GPtrArray *
demarche_folders_get_left_out (DemarcheFolders *folders)
{
  return folders->left_out;
}

DemarcheSpeakers *
demarche_folders_get_speakers (DemarcheFolders *folders)
{
  return folders->speakers;
}

const char *
demarche_folders_get_speakers_path (DemarcheFolders *folders)
{
  return folders->speakers_found;
}

gboolean
demarche_folders_add_present (DemarcheFolders *folders, const char *event, GPtrArray *names)
{
  gboolean known = FALSE;
  GHashTableIter iter;
  gpointer manifest;

  if (folders->manifest)
    known = demarche_manifest_add_present (folders->manifest, event, names);
  g_hash_table_iter_init (&iter, folders->manifests);
  while (g_hash_table_iter_next (&iter, NULL, &manifest))
    known |= demarche_manifest_add_present (manifest, event, names);
  return known;
}
