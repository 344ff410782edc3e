/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Finds and reads the files of a rule set: a file or folder, and all that it extends. */
#include "rules/rule-contents.h"

#include "base/io.h"
#include "base/limits.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

typedef struct {
  const char *data_dir; /* (nullable) (unowned) */
  DemarcheDiagnostics *diagnostics;
  GPtrArray *files;  /* in load order */
  GHashTable *known; /* (element-type utf8 DemarcheRuleFile): by real path */
  GPtrArray *chain;  /* (unowned): the files being read, each extending the next */
} Loader;

/* joins "a/b" and "../c" to "a/c" for messages; symbolic links are not looked at */
static char *
simplify_path (const char *path)
{
  g_auto (GStrv) parts = g_strsplit (path, "/", -1);
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();

  for (char **part = parts; *part != NULL; part++) {
    const char *last = kept->len > 0 ? g_ptr_array_index (kept, kept->len - 1) : "";
    gboolean is_first = part == parts;
    if (g_str_equal (*part, ".") || (**part == '\0' && !is_first))
      continue;
    if (g_str_equal (*part, "..") && *last != '\0' && !g_str_equal (last, ".."))
      g_ptr_array_remove_index (kept, kept->len - 1);
    else
      g_ptr_array_add (kept, *part);
  }
  if (kept->len == 0)
    g_ptr_array_add (kept, (gpointer) ".");
  g_ptr_array_add (kept, NULL);
  return g_strjoinv ("/", (char **)kept->pdata);
}

/* "a.json -> b.json -> @last" */
static char *
describe_chain (Loader *loader, const char *last)
{
  GString *text = g_string_new ("chain: ");

  for (guint i = 0; i < loader->chain->len; i++) {
    DemarcheRuleFile *file = g_ptr_array_index (loader->chain, i);
    g_string_append_printf (text, "%s -> ", demarche_source_get_name (file->source));
  }
  g_string_append (text, last);
  return g_string_free (text, FALSE);
}

/* @from: (nullable): the path in `extends` that led here */
static void
report (Loader *loader, const char *path, const DemarcheFileName *from, const char *problem)
{
  g_autofree char *chain = NULL;
  g_autofree char *message = NULL;
  g_autofree char *shown = simplify_path (path);

  if (from == NULL) {
    demarche_diagnostics_take (
        loader->diagnostics,
        demarche_diagnostic_new_for_file (DEMARCHE_SEVERITY_ERROR, path, problem, NULL));
    return;
  }
  chain = describe_chain (loader, shown);
  message = g_strdup_printf ("cannot extend '%s': %s", from->text, problem);
  demarche_diagnostics_take (loader->diagnostics,
                             demarche_diagnostic_new (DEMARCHE_SEVERITY_ERROR, from->place.source,
                                                      from->place.start, from->place.end, NULL,
                                                      message, chain));
}

/* what keeps a path from being a rule file that another may name, or NULL */
static const char *
find_path_fault (const char *path)
{
  GStatBuf status;

  if (g_stat (path, &status) != 0)
    return g_file_test (path, G_FILE_TEST_IS_SYMLINK) ? "the link leads nowhere"
                                                      : "there is no such file";
  if (S_ISDIR (status.st_mode))
    return "it is a folder; name its files";
  return S_ISREG (status.st_mode) ? NULL : "it is no regular file";
}

static DemarcheRuleFile *load_file (Loader *loader, const char *path, const DemarcheFileName *from);

/* the path that an entry of `extends` means; NULL after reporting */
static char *
resolve (Loader *loader, const DemarcheRuleFile *file, const DemarcheFileName *from)
{
  g_autofree char *folder = g_path_get_dirname (file->path);
  g_autofree char *beside = g_build_filename (folder, from->text, NULL);
  const char *fault = NULL;

  if (g_path_is_absolute (from->text)) {
    report (loader, from->text, from, "the path is absolute; write it relative to this file");
    return NULL;
  }
  if (loader->data_dir != NULL && !g_file_test (beside, G_FILE_TEST_EXISTS)) {
    g_autofree char *shipped = g_build_filename (loader->data_dir, "rules", from->text, NULL);
    if (g_file_test (shipped, G_FILE_TEST_EXISTS)) {
      g_free (beside);
      beside = g_steal_pointer (&shipped);
    }
  }
  fault = find_path_fault (beside);
  if (fault == NULL)
    return g_steal_pointer (&beside);
  report (loader, beside, from, fault);
  return NULL;
}

static void
load_parents (Loader *loader, DemarcheRuleFile *file)
{
  g_ptr_array_add (loader->chain, file);
  for (guint i = 0; i < file->extends->len; i++) {
    const DemarcheFileName *from = g_ptr_array_index (file->extends, i);
    g_autofree char *path = resolve (loader, file, from);
    DemarcheRuleFile *parent = path != NULL ? load_file (loader, path, from) : NULL;
    if (parent != NULL)
      g_ptr_array_add (file->parents, parent);
    file->is_broken = file->is_broken || parent == NULL || parent->is_broken;
  }
  g_ptr_array_remove_index (loader->chain, loader->chain->len - 1);
}

static DemarcheRuleFile *
read_file (Loader *loader, const char *path, const DemarcheFileName *from)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = demarche_io_read (path, DEMARCHE_LIMIT_RULE_FILE_BYTES, &error);
  g_autofree char *name = simplify_path (path);
  g_autoptr (DemarcheSource) source = NULL;
  DemarcheRuleFile *file = NULL;

  if (bytes == NULL) {
    report (loader, path, from, error->message);
    return NULL;
  }
  source = demarche_source_new (name, bytes);
  file = demarche_rule_file_read (source, path, loader->diagnostics);
  file->is_root = from == NULL;
  return file;
}

/* the file at @path, read now or before; NULL after reporting */
static DemarcheRuleFile *
load_file (Loader *loader, const char *path, const DemarcheFileName *from)
{
  g_autofree char *real = realpath (path, NULL);
  const char *key = real != NULL ? real : path;
  DemarcheRuleFile *file = g_hash_table_lookup (loader->known, key);

  if (file != NULL && g_ptr_array_find (loader->chain, file, NULL)) {
    gboolean is_self = g_ptr_array_index (loader->chain, loader->chain->len - 1) == file;
    report (loader, path, from,
            is_self ? "the file extends itself" : "the files extend each other in a circle");
    return NULL;
  }
  if (file != NULL) {
    file->is_root = file->is_root || from == NULL;
    return file;
  }
  if (loader->chain->len > DEMARCHE_LIMIT_EXTENDS_DEPTH) {
    report (loader, path, from, "files extend each other more than 8 deep");
    return NULL;
  }
  file = read_file (loader, path, from);
  if (file == NULL)
    return NULL;
  g_hash_table_insert (loader->known, g_strdup (key), file);
  load_parents (loader, file);
  g_ptr_array_add (loader->files, file);
  return file;
}

static int
compare_names (gconstpointer first, gconstpointer second)
{
  return strcmp (*(const char *const *)first, *(const char *const *)second);
}

/* names of a folder's own rule files; hidden ones are what editors leave behind */
static GPtrArray *
list_folder (const char *path, GError **error)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, error);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name = NULL;

  if (folder == NULL)
    return NULL;
  while ((name = g_dir_read_name (folder)) != NULL) {
    g_autofree char *file = g_build_filename (path, name, NULL);
    if (*name != '.' && g_str_has_suffix (name, ".json") && !g_file_test (file, G_FILE_TEST_IS_DIR))
      g_ptr_array_add (names, g_strdup (name));
  }
  g_ptr_array_sort (names, compare_names);
  return g_steal_pointer (&names);
}

static void
load_folder (Loader *loader, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) names = list_folder (path, &error);

  if (names == NULL || names->len == 0) {
    report (loader, path, NULL,
            names == NULL ? error->message : "no rules: the folder holds no file *.json");
    return;
  }
  for (guint i = 0; i < names->len; i++) {
    g_autofree char *file = g_build_filename (path, g_ptr_array_index (names, i), NULL);
    const char *fault = find_path_fault (file);
    if (fault == NULL)
      (void)load_file (loader, file, NULL);
    else
      report (loader, file, NULL, fault);
  }
}

/* @path, or the shipped rule set of that name */
static char *
find_root (const char *path, const char *data_dir)
{
  g_autofree char *shipped = NULL;

  if (g_str_equal (path, "-") || g_file_test (path, G_FILE_TEST_EXISTS) || data_dir == NULL ||
      g_path_is_absolute (path))
    return g_strdup (path);
  shipped = g_build_filename (data_dir, "rules", path, NULL);
  return g_file_test (shipped, G_FILE_TEST_EXISTS) ? g_steal_pointer (&shipped) : g_strdup (path);
}

GPtrArray *
demarche_rule_files_load (const char *path, const char *data_dir, DemarcheDiagnostics *diagnostics)
{
  g_autofree char *root = find_root (path, data_dir);
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) chain = g_ptr_array_new ();
  Loader loader = {
      .data_dir = data_dir, .diagnostics = diagnostics, .known = known, .chain = chain};

  loader.files = g_ptr_array_new_with_free_func ((GDestroyNotify)demarche_rule_file_free);
  if (g_file_test (root, G_FILE_TEST_IS_DIR))
    load_folder (&loader, root);
  else
    (void)load_file (&loader, root, NULL);
  return loader.files;
}
