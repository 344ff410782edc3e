/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Which files there are to read. */
#include "ingest/folders-private.h"

#include "base/io.h"
#include "base/text.h"
#include "ingest/wording.h"

#include <dirent.h>
#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

/* one run over the paths that were given */
typedef struct {
  DemarcheFolders *folders;         /* (unowned) */
  DemarcheDiagnostics *diagnostics; /* (unowned) */
  GPtrArray *inputs;                /* (unowned) */
  GHashTable *names;                /* name to input (unowned) */
  GPtrArray *files;   /* inputs (unowned) that stand in folders under their own name */
  GHashTable *links;  /* input that a link leads to, to its "device:inode" */
  GHashTable *walked; /* "device:inode" of the folders that are being walked */
} Listing;

static void
say (Listing *listing, DemarcheSeverity severity, const char *file, const char *message)
{
  demarche_diagnostics_take (listing->diagnostics,
                             demarche_diagnostic_new_for_file (severity, file, message, NULL));
}

static void
leave_out (Listing *listing, const char *path, DemarcheLeftOutReason reason)
{
  DemarcheLeftOut *left_out = g_new0 (DemarcheLeftOut, 1);

  left_out->path = g_strdup (path);
  left_out->reason = reason;
  g_ptr_array_add (listing->folders->left_out, left_out);
}

static gboolean
add_input (Listing *listing, const char *path, const char *name, GError **error)
{
  DemarcheInput *known = g_hash_table_lookup (listing->names, name);
  DemarcheInput *input;

  if (known && (strcmp (known->path, path) == 0 || demarche_io_is_same_file (known->path, path))) {
    leave_out (listing, path, DEMARCHE_LEFT_OUT_TWICE);
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

/* what stands in a folder; most file systems say at once what is a file, and need not be asked
 * about each */
typedef struct {
  char *name;
  gboolean is_file;
} Entry;

static void
clear_entry (gpointer entry)
{
  g_free (((Entry *)entry)->name);
}

static int
compare_entries (gconstpointer first, gconstpointer second)
{
  return strcmp (((const Entry *)first)->name, ((const Entry *)second)->name);
}

/* (element-type Entry): what a folder holds, in byte order */
static GArray *
read_folder (const char *path, GError **error)
{
  GArray *entries;
  DIR *folder = opendir (path);
  const struct dirent *found;

  if (folder == NULL) {
    g_set_error (error, DEMARCHE_ERROR, DEMARCHE_ERROR_IO, "cannot read the folder: %s",
                 g_strerror (errno));
    return NULL;
  }
  entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  g_array_set_clear_func (entries, clear_entry);
  while ((found = readdir (folder)) != NULL) {
    if (strcmp (found->d_name, ".") == 0 || strcmp (found->d_name, "..") == 0)
      continue;
    const Entry entry = {g_strdup (found->d_name), found->d_type == DT_REG};

    g_array_append_val (entries, entry);
  }
  closedir (folder);
  g_array_sort (entries, compare_entries);
  return entries;
}

static gboolean list_folder (Listing *listing, const char *path, const char *prefix, guint depth,
                             GError **error);

static char *
make_identity (const GStatBuf *info)
{
  return g_strdup_printf ("%" G_GUINT64_FORMAT ":%" G_GUINT64_FORMAT, (guint64)info->st_dev,
                          (guint64)info->st_ino);
}

static char *
identify (const char *path)
{
  GStatBuf info;

  return g_stat (path, &info) == 0 ? make_identity (&info) : NULL;
}

/* a file in a folder; what links lead to is looked at again when all is listed. @link: (nullable):
 * what it leads to, of a link */
static gboolean
list_file (Listing *listing, const char *path, const char *name, const GStatBuf *link,
           GError **error)
{
  guint before = listing->inputs->len;
  gpointer input;

  if (!add_input (listing, path, name, error))
    return FALSE;
  if (listing->inputs->len == before)
    return TRUE;
  input = g_ptr_array_index (listing->inputs, before);
  if (link != NULL)
    g_hash_table_insert (listing->links, input, make_identity (link));
  else
    g_ptr_array_add (listing->files, input);
  return TRUE;
}

/* reading what cannot be looked at says what is wrong with it */
static gboolean
list_missing (Listing *listing, const char *path, const char *name, GError **error)
{
  const char *why = g_strerror (errno);

  if (!g_file_test (path, G_FILE_TEST_IS_SYMLINK))
    return add_input (listing, path, name, error);
  say (listing, DEMARCHE_SEVERITY_WARNING, path, why);
  leave_out (listing, path, DEMARCHE_LEFT_OUT_LINK);
  return TRUE;
}

/* what stands at a path, or what the link there leads to; FALSE sets errno */
static gboolean
look_at (const char *path, GStatBuf *info, gboolean *is_link)
{
  if (g_lstat (path, info) != 0)
    return FALSE;
  *is_link = S_ISLNK (info->st_mode);
  return !*is_link || g_stat (path, info) == 0;
}

static gboolean
list_entry (Listing *listing, const char *folder, const char *prefix, const Entry *entry,
            guint depth, GError **error)
{
  g_autofree char *path = g_build_filename (folder, entry->name, NULL);
  g_autofree char *name =
      *prefix ? g_strconcat (prefix, "/", entry->name, NULL) : g_strdup (entry->name);
  DemarcheLeftOutReason reason;
  gboolean is_other;
  gboolean is_link;
  GStatBuf info;

  if (strcmp (entry->name, "statements.csv") == 0 || strcmp (entry->name, "speakers.json") == 0)
    return TRUE;
  is_other = demarche_left_out_by_name (entry->name, &reason);
  if (is_other && (entry->is_file || demarche_left_out_is_folder_too (reason)))
    leave_out (listing, path, reason);
  else if (entry->is_file)
    return list_file (listing, path, name, NULL, error);
  else if (!look_at (path, &info, &is_link))
    return list_missing (listing, path, name, error);
  else if (S_ISDIR (info.st_mode))
    return list_folder (listing, path, name, depth + 1, error);
  else if (is_other)
    leave_out (listing, path, reason);
  else if (!S_ISREG (info.st_mode))
    leave_out (listing, path, DEMARCHE_LEFT_OUT_SPECIAL);
  else
    return list_file (listing, path, name, is_link ? &info : NULL, error);
  return TRUE;
}

static gboolean
list_folder (Listing *listing, const char *path, const char *prefix, guint depth, GError **error)
{
  g_autofree char *identity = identify (path);
  g_autoptr (GArray) entries = NULL;
  g_autoptr (GError) problem = NULL;

  if (!identity || depth > DEMARCHE_DEEPEST_FOLDER ||
      g_hash_table_contains (listing->walked, identity)) {
    say (listing, DEMARCHE_SEVERITY_WARNING, path, "folder leads back to itself; left out");
    leave_out (listing, path, DEMARCHE_LEFT_OUT_LOOP);
    return TRUE;
  }
  entries = read_folder (path, &problem);
  if (!entries) {
    /* what is in it is not read, and the other files go on */
    say (listing, DEMARCHE_SEVERITY_ERROR, path, problem->message);
    return TRUE;
  }
  if (!demarche_folders_look_into (listing->folders, path, listing->diagnostics, error))
    return FALSE;
  g_hash_table_add (listing->walked, g_strdup (identity));
  for (guint i = 0; i < entries->len; i++) {
    if (!list_entry (listing, path, prefix, &g_array_index (entries, Entry, i), depth, error))
      return FALSE;
  }
  g_hash_table_remove (listing->walked, identity);
  return TRUE;
}

/* "device:inode" of all that is read but through links */
static GHashTable *
identify_files (const Listing *listing)
{
  GHashTable *files = g_hash_table_new_full (demarche_wording_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < listing->files->len; i++) {
    const DemarcheInput *input = g_ptr_array_index (listing->files, i);
    char *identity = identify (input->path);

    if (identity != NULL)
      g_hash_table_add (files, identity);
  }
  return files;
}

/* a link is another name of a file: what is read under its own name is not read twice */
static void
drop_links (Listing *listing)
{
  g_autoptr (GHashTable) files = NULL;
  guint kept = 0;

  if (g_hash_table_size (listing->links) == 0)
    return;
  files = identify_files (listing);
  g_ptr_array_set_free_func (listing->inputs, NULL);
  for (guint i = 0; i < listing->inputs->len; i++) {
    DemarcheInput *input = g_ptr_array_index (listing->inputs, i);
    const char *identity = g_hash_table_lookup (listing->links, input);

    if (identity && !g_hash_table_add (files, g_strdup (identity))) {
      leave_out (listing, input->path, DEMARCHE_LEFT_OUT_TWICE);
      g_hash_table_remove (listing->names, input->name);
      demarche_input_free (input);
    } else {
      listing->inputs->pdata[kept++] = input;
    }
  }
  g_ptr_array_set_size (listing->inputs, (int)kept);
  g_ptr_array_set_free_func (listing->inputs, (GDestroyNotify)demarche_input_free);
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
  return demarche_folders_look_into (listing->folders, folder, listing->diagnostics, error) &&
         add_input (listing, path, base, error);
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
  g_autoptr (GPtrArray) files = g_ptr_array_new ();
  g_autoptr (GHashTable) links = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  Listing listing = {folders, diagnostics, inputs, names, files, links, walked};

  g_ptr_array_set_size (folders->left_out, 0);
  if (!demarche_folders_load_given (folders, diagnostics, error))
    return NULL;
  for (guint i = 0; paths[i]; i++) {
    if (!list_path (&listing, paths[i], error))
      return NULL;
  }
  drop_links (&listing);
  report_gaps (&listing);
  return g_steal_pointer (&inputs);
}
