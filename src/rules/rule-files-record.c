/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Rule files that remember what was asked for, there or not: what to keep an eye on. */
#include "rules/rule-files-private.h"

typedef struct {
  DemarcheRuleFiles parent;
  DemarcheRuleFiles *below;
  GHashTable *asked; /* set of absolute paths */
} RecordFiles;

static DemarcheRuleFiles *
remember (DemarcheRuleFiles *files, const char *path)
{
  RecordFiles *record = (RecordFiles *)files;

  g_hash_table_add (record->asked, g_canonicalize_filename (path, NULL));
  return record->below;
}

static DemarchePathKind
get_kind (DemarcheRuleFiles *files, const char *path)
{
  return demarche_rule_files_get_kind (remember (files, path), path);
}

static char *
identify (DemarcheRuleFiles *files, const char *path)
{
  return demarche_rule_files_identify (remember (files, path), path);
}

static GPtrArray *
list (DemarcheRuleFiles *files, const char *path, GError **error)
{
  DemarcheRuleFiles *below = remember (files, path);

  return below->klass->list (below, path, error);
}

static GBytes *
read_text (DemarcheRuleFiles *files, const char *path, GError **error)
{
  return demarche_rule_files_read (remember (files, path), path, error);
}

static void
free_record (DemarcheRuleFiles *files)
{
  RecordFiles *record = (RecordFiles *)files;

  demarche_rule_files_unref (record->below);
  g_hash_table_unref (record->asked);
  g_free (record);
}

static const DemarcheRuleFilesClass record_class = {
    get_kind, identify, list, read_text, free_record,
};

DemarcheRuleFiles *
demarche_rule_files_new_record (DemarcheRuleFiles *below)
{
  g_return_val_if_fail (below != NULL, NULL);
  RecordFiles *record = g_new0 (RecordFiles, 1);

  demarche_rule_files_init (&record->parent, &record_class);
  record->below = demarche_rule_files_ref (below);
  record->asked = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return &record->parent;
}

static int
compare_paths (gconstpointer first, gconstpointer second)
{
  return g_strcmp0 (*(const char *const *)first, *(const char *const *)second);
}

GPtrArray *
demarche_rule_files_get_asked (DemarcheRuleFiles *files)
{
  g_return_val_if_fail (files != NULL && files->klass == &record_class, NULL);
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  gpointer path;

  g_hash_table_iter_init (&iter, ((RecordFiles *)files)->asked);
  while (g_hash_table_iter_next (&iter, &path, NULL))
    g_ptr_array_add (paths, g_strdup (path));
  g_ptr_array_sort (paths, compare_paths);
  return paths;
}
