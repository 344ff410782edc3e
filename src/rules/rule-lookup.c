/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Finds and reads the files of a rule set: a file or folder, and all that it extends. */
#include "rules/rule-contents.h"
#include "rules/rule-files-private.h"

#include "base/limits.h"
#include "base/text.h"

#include <string.h>

typedef struct {
  DemarcheRuleFiles *source; /* (unowned) */
  const char *data_dir;      /* (nullable) (unowned) */
  DemarcheDiagnostics *diagnostics;
  GPtrArray *files;  /* in load order */
  GHashTable *known; /* (element-type utf8 DemarcheRuleFile): by real path */
  GPtrArray *chain;  /* (unowned): the files being read, each extending the next */
} Loader;

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

/* shipped rule sets by name, sorted, with NULL at the end */
static GPtrArray *
list_shipped (const char *data_dir)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *folder = g_build_filename (data_dir, "rules", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, demarche_compare_strings);
  g_ptr_array_add (names, NULL);
  return names;
}

/* what helps where nothing is at a path that may be the name of a shipped rule set */
static char *
suggest_shipped (Loader *loader, const char *path)
{
  if (loader->data_dir == NULL || strchr (path, G_DIR_SEPARATOR) != NULL ||
      demarche_rule_files_get_kind (loader->source, path) != DEMARCHE_PATH_NOTHING)
    return NULL;
  g_autoptr (GPtrArray) names = list_shipped (loader->data_dir);
  const char *nearest = demarche_nearest_name (path, (const char *const *)names->pdata);
  return nearest != NULL ? g_strdup_printf ("did you mean '%s'?", nearest) : NULL;
}

/* @from: (nullable): the path in `extends` that led here */
static void
report (Loader *loader, const char *path, const DemarcheFileName *from, const char *problem)
{
  g_autofree char *chain = NULL;
  g_autofree char *message = NULL;
  g_autofree char *simple = demarche_path_simplify (path);
  g_autofree char *shown =
      demarche_rule_files_describe (loader->source, from != NULL ? simple : path);

  if (from == NULL) {
    g_autofree char *help = suggest_shipped (loader, path);
    demarche_diagnostics_take (
        loader->diagnostics,
        demarche_diagnostic_new_for_file (DEMARCHE_SEVERITY_ERROR, shown, problem, help));
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
find_path_fault (Loader *loader, const char *path)
{
  static const char *const faults[DEMARCHE_N_PATH_KINDS] = {
      [DEMARCHE_PATH_FILE] = NULL,
      [DEMARCHE_PATH_FOLDER] = "it is a folder; name its files",
      [DEMARCHE_PATH_NOTHING] = "there is no such file",
      [DEMARCHE_PATH_BROKEN_LINK] = "the link leads nowhere",
      [DEMARCHE_PATH_SPECIAL] = "it is no regular file",
      [DEMARCHE_PATH_LINK] = "it is a symbolic link; in a revision links are not followed",
      [DEMARCHE_PATH_SUBMODULE] = "it is a submodule, another repository",
      [DEMARCHE_PATH_OUTSIDE] = "it is outside the repository",
  };

  return faults[demarche_rule_files_get_kind (loader->source, path)];
}

static gboolean
exists (DemarcheRuleFiles *source, const char *path)
{
  DemarchePathKind kind = demarche_rule_files_get_kind (source, path);

  return kind != DEMARCHE_PATH_NOTHING && kind != DEMARCHE_PATH_BROKEN_LINK &&
         kind != DEMARCHE_PATH_OUTSIDE;
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
  if (loader->data_dir != NULL && !exists (loader->source, beside)) {
    g_autofree char *shipped = g_build_filename (loader->data_dir, "rules", from->text, NULL);
    if (exists (loader->source, shipped)) {
      g_free (beside);
      beside = g_steal_pointer (&shipped);
    }
  }
  fault = find_path_fault (loader, beside);
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
  g_autoptr (GBytes) bytes = demarche_rule_files_read (loader->source, path, &error);
  g_autofree char *simple = demarche_path_simplify (path);
  g_autofree char *name = demarche_rule_files_describe (loader->source, simple);
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
  g_autofree char *key = demarche_rule_files_identify (loader->source, path);
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
  g_hash_table_insert (loader->known, g_steal_pointer (&key), file);
  load_parents (loader, file);
  g_ptr_array_add (loader->files, file);
  return file;
}

static void
load_folder (Loader *loader, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) names = demarche_rule_files_list (loader->source, path, &error);

  if (names == NULL || names->len == 0) {
    report (loader, path, NULL,
            names == NULL ? error->message : "no rules: the folder holds no file *.json");
    return;
  }
  for (guint i = 0; i < names->len; i++) {
    g_autofree char *file = g_build_filename (path, g_ptr_array_index (names, i), NULL);
    const char *fault = find_path_fault (loader, file);
    if (fault == NULL)
      (void)load_file (loader, file, NULL);
    else
      report (loader, file, NULL, fault);
  }
}

char *
demarche_rule_root_find (DemarcheRuleFiles *source, const char *path, const char *data_dir)
{
  g_autofree char *shipped = NULL;

  if (g_str_equal (path, "-") || exists (source, path) || data_dir == NULL ||
      g_path_is_absolute (path))
    return g_strdup (path);
  shipped = g_build_filename (data_dir, "rules", path, NULL);
  return exists (source, shipped) ? g_steal_pointer (&shipped) : g_strdup (path);
}

GPtrArray *
demarche_rule_root_load (DemarcheRuleFiles *source, const char *root, const char *data_dir,
                         DemarcheDiagnostics *diagnostics)
{
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) chain = g_ptr_array_new ();
  Loader loader = {.source = source,
                   .data_dir = data_dir,
                   .diagnostics = diagnostics,
                   .known = known,
                   .chain = chain};

  loader.files = g_ptr_array_new_with_free_func ((GDestroyNotify)demarche_rule_file_free);
  DemarchePathKind kind = demarche_rule_files_get_kind (source, root);
  if (kind == DEMARCHE_PATH_FOLDER)
    load_folder (&loader, root);
  else if (kind == DEMARCHE_PATH_LINK || kind == DEMARCHE_PATH_SUBMODULE)
    report (&loader, root, NULL, find_path_fault (&loader, root));
  else
    (void)load_file (&loader, root, NULL);
  return loader.files;
}
