/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Which files there are to read, and the manifests and registries beside them. */
#include "ingest/listing.h"

#include "base/io.h"
#include "ingest/wording.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

#define DEEPEST_FOLDER 64

struct _DemarcheFolders {
  char *manifest_path;        /* (nullable) */
  char *speakers_path;        /* (nullable) */
  DemarcheManifest *manifest; /* (nullable): the given one */
  GHashTable *manifests;      /* folder to its manifest */
  GHashTable *seen;           /* folders looked at for manifest and registry */
  DemarcheSpeakers *speakers; /* (nullable) */
  char *speakers_found;       /* (nullable): path of the registry in use */
};

/* one run over the paths that were given */
typedef struct {
  DemarcheFolders *folders;         /* (unowned) */
  DemarcheDiagnostics *diagnostics; /* (unowned) */
  GPtrArray *inputs;                /* (unowned) */
  GHashTable *names;                /* name to input (unowned) */
  GHashTable *walked;               /* "device:inode" of the folders that are being walked */
} Listing;

DemarcheFolders *
demarche_folders_new (const char *manifest, const char *speakers)
{
  DemarcheFolders *folders = g_new0 (DemarcheFolders, 1);

  folders->manifest_path = g_strdup (manifest);
  folders->speakers_path = g_strdup (speakers);
  folders->manifests = g_hash_table_new_full (demarche_wording_hash, g_str_equal, g_free,
                                              (GDestroyNotify)demarche_manifest_free);
  folders->seen = g_hash_table_new_full (demarche_wording_hash, g_str_equal, g_free, NULL);
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
  g_free (folders);
}

void
demarche_input_free (DemarcheInput *input)
{
  g_free (input->path);
  g_free (input->name);
  g_free (input);
}

static void
say (Listing *listing, DemarcheSeverity severity, const char *file, const char *message)
{
  demarche_diagnostics_take (listing->diagnostics,
                             demarche_diagnostic_new_for_file (severity, file, message, NULL));
}

static gboolean
load_speakers (Listing *listing, const char *path, GError **error)
{
  DemarcheFolders *folders = listing->folders;

  if (folders->speakers_found) {
    g_autofree char *message =
        g_strdup_printf ("a second registry is not used; '%s' is", folders->speakers_found);

    if (!demarche_io_is_same_file (folders->speakers_found, path))
      say (listing, DEMARCHE_SEVERITY_WARNING, path, message);
    return TRUE;
  }
  folders->speakers = demarche_speakers_load (path, listing->diagnostics, error);
  folders->speakers_found = g_strdup (path);
  return folders->speakers != NULL;
}

/* the manifest and the registry of a folder, once */
static gboolean
look_into (Listing *listing, const char *folder, GError **error)
{
  DemarcheFolders *folders = listing->folders;
  g_autofree char *manifest_path = g_build_filename (folder, "statements.csv", NULL);
  g_autofree char *speakers_path = g_build_filename (folder, "speakers.json", NULL);

  if (!g_hash_table_add (folders->seen, g_strdup (folder)))
    return TRUE;
  if (!folders->manifest_path && g_file_test (manifest_path, G_FILE_TEST_IS_REGULAR)) {
    DemarcheManifest *manifest =
        demarche_manifest_load (manifest_path, listing->diagnostics, error);

    if (!manifest)
      return FALSE;
    if (demarche_manifest_is_empty (manifest))
      demarche_manifest_free (manifest);
    else
      g_hash_table_insert (folders->manifests, g_strdup (folder), manifest);
  }
  if (!folders->speakers_path && g_file_test (speakers_path, G_FILE_TEST_IS_REGULAR))
    return load_speakers (listing, speakers_path, error);
  return TRUE;
}

static gboolean
add_input (Listing *listing, const char *path, const char *name, GError **error)
{
  DemarcheInput *known = g_hash_table_lookup (listing->names, name);
  DemarcheInput *input;

  if (known && (strcmp (known->path, path) == 0 || demarche_io_is_same_file (known->path, path))) {
    say (listing, DEMARCHE_SEVERITY_NOTE, path, "given twice, read once");
    return TRUE;
  }
  if (known) {
    g_set_error (error, DEMARCHE_ERROR, DEMARCHE_ERROR_INVALID,
                 "two statements are called '%s': %s and %s; give the folder above both", name,
                 known->path, path);
    return FALSE;
  }
  input = g_new0 (DemarcheInput, 1);
  input->path = g_strdup (path);
  input->name = g_strdup (name);
  g_ptr_array_add (listing->inputs, input);
  g_hash_table_insert (listing->names, g_strdup (name), input);
  return TRUE;
}

/* tables, registries, archives and what describes a folder are no statements; text in another
 * format is told apart when it is read */
static gboolean
is_data_file (const char *name)
{
  static const char *const endings[] = {".json", ".jsonl", ".csv", ".tsv", ".db", ".sqlite"};

  if (g_ascii_strncasecmp (name, "README", 6) == 0 || g_ascii_strncasecmp (name, "LICENSE", 7) == 0)
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++) {
    if (g_str_has_suffix (name, endings[i]))
      return TRUE;
  }
  return FALSE;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

/* what a folder holds, hidden files left out, in byte order */
static GPtrArray *
read_folder (const char *path, GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) problem = NULL;
  g_autoptr (GDir) folder = g_dir_open (path, 0, &problem);
  const char *name;

  if (!folder) {
    g_set_error (error, DEMARCHE_ERROR, DEMARCHE_ERROR_IO, "cannot read the folder: %s",
                 problem->message);
    return NULL;
  }
  while ((name = g_dir_read_name (folder))) {
    if (name[0] != '.')
      g_ptr_array_add (names, g_strdup (name));
  }
  g_ptr_array_sort (names, compare_names);
  return g_steal_pointer (&names);
}

static gboolean list_folder (Listing *listing, const char *path, const char *prefix, guint depth,
                             GError **error);

static gboolean
list_entry (Listing *listing, const char *folder, const char *prefix, const char *entry,
            guint depth, GError **error)
{
  g_autofree char *path = g_build_filename (folder, entry, NULL);
  g_autofree char *name = *prefix ? g_strconcat (prefix, "/", entry, NULL) : g_strdup (entry);
  GStatBuf info;

  if (g_stat (path, &info) != 0) {
    say (listing, DEMARCHE_SEVERITY_WARNING, path, g_strerror (errno));
    return TRUE;
  }
  if (S_ISDIR (info.st_mode))
    return list_folder (listing, path, name, depth + 1, error);
  if (strcmp (entry, "statements.csv") == 0 || strcmp (entry, "speakers.json") == 0)
    return TRUE;
  if (!S_ISREG (info.st_mode) || is_data_file (entry)) {
    say (listing, DEMARCHE_SEVERITY_NOTE, path, "not a statement; left out");
    return TRUE;
  }
  return add_input (listing, path, name, error);
}

static char *
identify (const char *path)
{
  GStatBuf info;

  if (g_stat (path, &info) != 0)
    return NULL;
  return g_strdup_printf ("%" G_GUINT64_FORMAT ":%" G_GUINT64_FORMAT, (guint64)info.st_dev,
                          (guint64)info.st_ino);
}

static gboolean
list_folder (Listing *listing, const char *path, const char *prefix, guint depth, GError **error)
{
  g_autofree char *identity = identify (path);
  g_autoptr (GPtrArray) names = NULL;

  if (!identity || depth > DEEPEST_FOLDER || g_hash_table_contains (listing->walked, identity)) {
    say (listing, DEMARCHE_SEVERITY_WARNING, path, "folder leads back to itself; left out");
    return TRUE;
  }
  names = read_folder (path, error);
  if (!names) {
    g_prefix_error (error, "%s: ", path);
    return FALSE;
  }
  if (!look_into (listing, path, error))
    return FALSE;
  g_hash_table_add (listing->walked, g_strdup (identity));
  for (guint i = 0; i < names->len; i++) {
    if (!list_entry (listing, path, prefix, g_ptr_array_index (names, i), depth, error))
      return FALSE;
  }
  g_hash_table_remove (listing->walked, identity);
  return TRUE;
}

static gboolean
list_path (Listing *listing, const char *path, GError **error)
{
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *folder = g_path_get_dirname (path);
  GStatBuf info;

  if (strcmp (path, "-") == 0)
    return add_input (listing, path, path, error);
  if (g_stat (path, &info) != 0) {
    /* reading it says what is wrong, and the other files go on */
    return add_input (listing, path, base, error);
  }
  if (S_ISDIR (info.st_mode))
    return list_folder (listing, path, "", 0, error);
  return look_into (listing, folder, error) && add_input (listing, path, base, error);
}

static gboolean
load_given (Listing *listing, GError **error)
{
  DemarcheFolders *folders = listing->folders;

  if (folders->manifest_path && !folders->manifest) {
    folders->manifest =
        demarche_manifest_load (folders->manifest_path, listing->diagnostics, error);
    if (!folders->manifest)
      return FALSE;
  }
  if (folders->speakers_path && !folders->speakers)
    return load_speakers (listing, folders->speakers_path, error);
  return TRUE;
}

/* rows without a file, files without a row */
static void
report_gaps (Listing *listing)
{
  DemarcheFolders *folders = listing->folders;
  GHashTableIter iter;
  gpointer manifest;

  for (guint i = 0; i < listing->inputs->len; i++) {
    const DemarcheInput *input = g_ptr_array_index (listing->inputs, i);
    g_autofree char *file = NULL;
    gboolean governed;

    if (!demarche_folders_find_row (folders, input, &file, &governed) && governed)
      say (listing, DEMARCHE_SEVERITY_WARNING, input->path, "no row in the manifest");
  }
  if (folders->manifest)
    demarche_manifest_report_missing (folders->manifest, listing->names, listing->diagnostics);
  g_hash_table_iter_init (&iter, folders->manifests);
  while (g_hash_table_iter_next (&iter, NULL, &manifest))
    demarche_manifest_report_missing (manifest, listing->names, listing->diagnostics);
}

GPtrArray *
demarche_folders_list (DemarcheFolders *folders, const char *const *paths,
                       DemarcheDiagnostics *diagnostics, GError **error)
{
  g_autoptr (GPtrArray) inputs =
      g_ptr_array_new_with_free_func ((GDestroyNotify)demarche_input_free);
  g_autoptr (GHashTable) names =
      g_hash_table_new_full (demarche_wording_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) walked =
      g_hash_table_new_full (demarche_wording_hash, g_str_equal, g_free, NULL);
  Listing listing = {folders, diagnostics, inputs, names, walked};

  if (!load_given (&listing, error))
    return NULL;
  for (guint i = 0; paths[i]; i++) {
    if (!list_path (&listing, paths[i], error))
      return NULL;
  }
  report_gaps (&listing);
  return g_steal_pointer (&inputs);
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
  g_autofree char *key = g_path_get_basename (input->path);
  g_autofree char *folder = g_path_get_dirname (input->path);

  *file = NULL;
  if (governed)
    *governed = folders->manifest != NULL && strcmp (input->path, "-") != 0;
  if (folders->manifest)
    return find_in_given (folders, input, file);
  for (guint depth = 0; depth <= DEEPEST_FOLDER; depth++) {
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
