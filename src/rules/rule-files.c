/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Where the texts of rule files come from: what is the same everywhere, and the file system. */
#include "rules/rule-files-private.h"

#include "base/io.h"
#include "base/limits.h"
#include "base/text.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

G_DEFINE_BOXED_TYPE (DemarcheRuleFiles, demarche_rule_files, demarche_rule_files_ref,
                     demarche_rule_files_unref)

void
demarche_rule_files_init (DemarcheRuleFiles *files, const DemarcheRuleFilesClass *klass)
{
  g_atomic_ref_count_init (&files->references);
  files->klass = klass;
}

DemarcheRuleFiles *
demarche_rule_files_ref (DemarcheRuleFiles *files)
{
  g_return_val_if_fail (files != NULL, NULL);
  g_atomic_ref_count_inc (&files->references);
  return files;
}

void
demarche_rule_files_unref (DemarcheRuleFiles *files)
{
  g_return_if_fail (files != NULL);
  if (!g_atomic_ref_count_dec (&files->references))
    return;
  g_free (files->revision);
  files->klass->free (files);
}

DemarchePathKind
demarche_rule_files_get_kind (DemarcheRuleFiles *files, const char *path)
{
  return files->klass->get_kind (files, path);
}

char *
demarche_rule_files_identify (DemarcheRuleFiles *files, const char *path)
{
  return files->klass->identify (files, path);
}

GBytes *
demarche_rule_files_read (DemarcheRuleFiles *files, const char *path, GError **error)
{
  return files->klass->read (files, path, error);
}

/* hidden files are what editors leave behind */
static gboolean
is_rule_file (DemarcheRuleFiles *files, const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  return *name != '.' && g_str_has_suffix (name, ".json") &&
         demarche_rule_files_get_kind (files, path) != DEMARCHE_PATH_FOLDER;
}

GPtrArray *
demarche_rule_files_list (DemarcheRuleFiles *files, const char *path, GError **error)
{
  g_autoptr (GPtrArray) all = files->klass->list (files, path, error);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  if (all == NULL)
    return NULL;
  for (guint i = 0; i < all->len; i++)
    if (is_rule_file (files, path, g_ptr_array_index (all, i)))
      g_ptr_array_add (names, g_strdup (g_ptr_array_index (all, i)));
  g_ptr_array_sort (names, demarche_compare_strings);
  return g_steal_pointer (&names);
}

char *
demarche_rule_files_describe (DemarcheRuleFiles *files, const char *path)
{
  gboolean is_in_revision = files->revision != NULL && !g_path_is_absolute (path);

  return g_strconcat (is_in_revision ? files->revision : "", path, NULL);
}

char *
demarche_path_simplify (const char *path)
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

/* ---- the file system ---- */

static DemarchePathKind
get_kind_on_disk (DemarcheRuleFiles *files, const char *path)
{
  GStatBuf status;

  if (g_stat (path, &status) != 0)
    return g_file_test (path, G_FILE_TEST_IS_SYMLINK) ? DEMARCHE_PATH_BROKEN_LINK
                                                      : DEMARCHE_PATH_NOTHING;
  if (S_ISDIR (status.st_mode))
    return DEMARCHE_PATH_FOLDER;
  return S_ISREG (status.st_mode) ? DEMARCHE_PATH_FILE : DEMARCHE_PATH_SPECIAL;
}

static char *
identify_on_disk (DemarcheRuleFiles *files, const char *path)
{
  g_autofree char *real = realpath (path, NULL);

  return g_strdup (real != NULL ? real : path);
}

static GPtrArray *
list_on_disk (DemarcheRuleFiles *files, const char *path, GError **error)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, error);
  GPtrArray *names = NULL;
  const char *name = NULL;

  if (folder == NULL)
    return NULL;
  names = g_ptr_array_new_with_free_func (g_free);
  while ((name = g_dir_read_name (folder)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  return names;
}

static GBytes *
read_on_disk (DemarcheRuleFiles *files, const char *path, GError **error)
{
  return demarche_io_read (path, DEMARCHE_LIMIT_RULE_FILE_BYTES, error);
}

static void
free_disk (DemarcheRuleFiles *files)
{
  g_free (files);
}

static const DemarcheRuleFilesClass disk_class = {
    get_kind_on_disk, identify_on_disk, list_on_disk, read_on_disk, free_disk,
};

DemarcheRuleFiles *
demarche_rule_files_new_disk (void)
{
  DemarcheRuleFiles *files = g_new0 (DemarcheRuleFiles, 1);

  demarche_rule_files_init (files, &disk_class);
  return files;
}
