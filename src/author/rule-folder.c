/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* A small rule folder to begin with, whole or not at all. */
#include "author/rule-folder.h"

#include "author/author-resources.h"
#include "base/io-private.h"
#include "base/io.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define TEMPLATE "/org/demarche/template/"

static const char *const files[] = {"catch-limits.json", "common.json", NULL};

const char *const *
demarche_rule_folder_get_files (void)
{
  return files;
}

static void
remove_files (const char *folder)
{
  for (gsize i = 0; files[i] != NULL; i++) {
    g_autofree char *path = g_build_filename (folder, files[i], NULL);
    (void)g_unlink (path);
  }
}

static gboolean
write_files (const char *folder, GError **error)
{
  for (gsize i = 0; files[i] != NULL; i++) {
    g_autofree char *path = g_build_filename (folder, files[i], NULL);
    g_autofree char *name = g_strconcat (TEMPLATE, files[i], NULL);
    g_autoptr (GBytes) bytes = g_resource_lookup_data (demarche_author_get_resource (), name,
                                                       G_RESOURCE_LOOKUP_FLAGS_NONE, error);
    gsize length = 0;
    const char *text = bytes != NULL ? g_bytes_get_data (bytes, &length) : NULL;

    if (text == NULL || !demarche_io_write (path, text, length, error)) {
      remove_files (folder);
      return FALSE;
    }
  }
  return TRUE;
}

/* hidden files, such as those of git or an editor, are in nobody's way */
static gboolean
check_empty (const char *folder, GError **error)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autofree char *first = NULL;
  const char *name;

  if (dir == NULL)
    return demarche_io_set_errno (error, errno, "cannot open");
  while ((name = g_dir_read_name (dir)) != NULL)
    if (*name != '.' && (first == NULL || strcmp (name, first) < 0)) {
      g_free (first);
      first = g_strdup (name);
    }
  if (first != NULL)
    g_set_error (error, DEMARCHE_ERROR, DEMARCHE_ERROR_INVALID,
                 "the folder is not empty: '%s' is in it, and nothing was written", first);
  return first == NULL;
}

/* what an interrupted run left behind is taken over */
static gboolean
make_folder (const char *path, GError **error)
{
  if (g_mkdir (path, 0777) == 0)
    return TRUE;
  if (errno == EEXIST) {
    remove_files (path);
    if (g_rmdir (path) == 0 && g_mkdir (path, 0777) == 0)
      return TRUE;
  }
  return demarche_io_set_errno (error, errno, "cannot make a folder beside it");
}

static gboolean
create_beside (const char *path, GError **error)
{
  g_autofree char *parent = g_path_get_dirname (path);
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *name = g_strconcat (".", base, ".part", NULL);
  g_autofree char *temporary = g_build_filename (parent, name, NULL);
  gboolean is_done;
  int number;

  if (!make_folder (temporary, error))
    return FALSE;
  if (!write_files (temporary, error)) {
    (void)g_rmdir (temporary);
    return FALSE;
  }
  is_done = g_rename (temporary, path) == 0;
  number = errno;
  if (is_done)
    return TRUE;
  remove_files (temporary);
  (void)g_rmdir (temporary);
  return demarche_io_set_errno (error, number, "cannot make the folder");
}

static gboolean
check_parent (const char *path, GError **error)
{
  g_autofree char *parent = g_path_get_dirname (path);

  if (g_file_test (parent, G_FILE_TEST_IS_DIR))
    return TRUE;
  g_set_error (error, DEMARCHE_ERROR, DEMARCHE_ERROR_NOT_FOUND,
               "there is no folder '%s' to make it in", parent);
  return FALSE;
}

gboolean
demarche_rule_folder_create (const char *path, GError **error)
{
  g_autofree char *place = g_strdup (path);
  gsize length = strlen (place);
  GStatBuf status;

  g_return_val_if_fail (*path != '\0', FALSE);
  while (length > 1 && place[length - 1] == '/')
    place[--length] = '\0';
  if (g_lstat (place, &status) != 0)
    return check_parent (place, error) && create_beside (place, error);
  if (g_file_test (place, G_FILE_TEST_IS_DIR))
    return check_empty (place, error) && write_files (place, error);
  g_set_error_literal (error, DEMARCHE_ERROR, DEMARCHE_ERROR_INVALID,
                       "there is a file of this name already");
  return FALSE;
}
