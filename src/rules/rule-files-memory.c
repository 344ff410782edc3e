/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Rule files in memory, alone or over other files. */
#include "rules/rule-files-private.h"

#include "base/limits.h"

#include <string.h>

typedef struct {
  DemarcheRuleFiles parent;
  DemarcheRuleFiles *below; /* (nullable) */
  GHashTable *texts;        /* (element-type utf8 GBytes): by identify_text() */
} MemoryFiles;

/* links are looked at where there is something below that may hold them: the same text has one
 * name whether it is on the disk yet or not */
static char *
identify_text (DemarcheRuleFiles *files, const char *path)
{
  DemarcheRuleFiles *below = ((MemoryFiles *)files)->below;
  g_autofree char *whole = NULL;

  if (below != NULL && demarche_rule_files_get_kind (below, path) != DEMARCHE_PATH_NOTHING)
    return demarche_rule_files_identify (below, path);
  whole = g_canonicalize_filename (path, NULL);
  if (below == NULL || g_str_equal (whole, "/"))
    return g_steal_pointer (&whole);

  g_autofree char *folder = g_path_get_dirname (whole);
  g_autofree char *name = g_path_get_basename (whole);
  g_autofree char *known = identify_text (files, folder);
  return g_build_filename (known, name, NULL);
}

static GBytes *
find_text (DemarcheRuleFiles *files, const char *path)
{
  g_autofree char *identity = identify_text (files, path);

  return g_hash_table_lookup (((MemoryFiles *)files)->texts, identity);
}

/* names of the texts that stand in the folder */
static GPtrArray *
list_texts (DemarcheRuleFiles *files, const char *path)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *folder = identify_text (files, path);
  GHashTableIter iter;
  gpointer text = NULL;

  g_hash_table_iter_init (&iter, ((MemoryFiles *)files)->texts);
  while (g_hash_table_iter_next (&iter, &text, NULL)) {
    g_autofree char *parent = g_path_get_dirname (text);
    if (g_str_equal (parent, folder))
      g_ptr_array_add (names, g_path_get_basename (text));
  }
  return names;
}

static DemarchePathKind
get_kind (DemarcheRuleFiles *files, const char *path)
{
  MemoryFiles *memory = (MemoryFiles *)files;
  DemarchePathKind below = memory->below != NULL
                               ? demarche_rule_files_get_kind (memory->below, path)
                               : DEMARCHE_PATH_NOTHING;

  if (find_text (files, path) != NULL)
    return DEMARCHE_PATH_FILE;
  if (below != DEMARCHE_PATH_NOTHING)
    return below;
  g_autoptr (GPtrArray) names = list_texts (files, path);
  return names->len > 0 ? DEMARCHE_PATH_FOLDER : DEMARCHE_PATH_NOTHING;
}

static gboolean
is_in_folder (DemarcheRuleFiles *below, const char *path)
{
  return below != NULL && demarche_rule_files_get_kind (below, path) == DEMARCHE_PATH_FOLDER;
}

static GPtrArray *
list (DemarcheRuleFiles *files, const char *path, GError **error)
{
  DemarcheRuleFiles *below = ((MemoryFiles *)files)->below;
  g_autoptr (GPtrArray) names = list_texts (files, path);
  g_autoptr (GPtrArray) others =
      is_in_folder (below, path) ? below->klass->list (below, path, error) : NULL;

  if (others == NULL)
    return is_in_folder (below, path) ? NULL : g_steal_pointer (&names);
  for (guint i = 0; i < others->len; i++) {
    const char *name = g_ptr_array_index (others, i);
    if (!g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL))
      g_ptr_array_add (names, g_strdup (name));
  }
  return g_steal_pointer (&names);
}

static GBytes *
read_text (DemarcheRuleFiles *files, const char *path, GError **error)
{
  DemarcheRuleFiles *below = ((MemoryFiles *)files)->below;
  GBytes *text = find_text (files, path);

  if (text != NULL && g_bytes_get_size (text) <= DEMARCHE_LIMIT_RULE_FILE_BYTES)
    return g_bytes_ref (text);
  if (text != NULL)
    g_set_error_literal (error, DEMARCHE_ERROR, DEMARCHE_ERROR_LIMIT, "larger than 4 MiB");
  else if (below == NULL)
    g_set_error_literal (error, DEMARCHE_ERROR, DEMARCHE_ERROR_NOT_FOUND, "there is no such file");
  return text == NULL && below != NULL ? demarche_rule_files_read (below, path, error) : NULL;
}

static void
free_memory (DemarcheRuleFiles *files)
{
  MemoryFiles *memory = (MemoryFiles *)files;

  g_clear_pointer (&memory->below, demarche_rule_files_unref);
  g_hash_table_unref (memory->texts);
  g_free (memory);
}

static const DemarcheRuleFilesClass memory_class = {
    get_kind, identify_text, list, read_text, free_memory,
};

DemarcheRuleFiles *
demarche_rule_files_new_memory (DemarcheRuleFiles *below)
{
  MemoryFiles *memory = g_new0 (MemoryFiles, 1);

  demarche_rule_files_init (&memory->parent, &memory_class);
  memory->below = below != NULL ? demarche_rule_files_ref (below) : NULL;
  memory->texts =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_bytes_unref);
  return &memory->parent;
}

void
demarche_rule_files_set_text (DemarcheRuleFiles *files, const char *path, GBytes *text)
{
  MemoryFiles *memory = (MemoryFiles *)files;

  g_return_if_fail (files != NULL && files->klass == &memory_class && path != NULL);
  if (text != NULL)
    g_hash_table_replace (memory->texts, identify_text (files, path), g_bytes_ref (text));
  else {
    g_autofree char *identity = identify_text (files, path);
    g_hash_table_remove (memory->texts, identity);
  }
}
