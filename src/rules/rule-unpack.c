/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Writes a saved rule set out as the files that it came from. */
#include "rules/rule-snapshot.h"

#include "base/error.h"
#include "base/io.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

/**
 * Layout:
 * @shipped: folder of shipped rules
 * @home: of the root, where names of shipped rules are looked up first
 * @top: what all other files are below
 *
 * Where files lie. Shipped rules go to where their names are looked up first; so what is written
 * needs no others.
 */
typedef struct {
  char *shipped;
  char *home;
  char *top;
} Layout;

static void
layout_clear (Layout *layout)
{
  g_free (layout->shipped);
  g_free (layout->home);
  g_free (layout->top);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Layout, layout_clear)

/* the part of @path below @folder, NULL when it is not below it */
static const char *
get_below (const char *path, const char *folder)
{
  gsize length = strlen (folder);

  if (g_str_equal (folder, "/"))
    return path + 1;
  if (strncmp (path, folder, length) != 0 || (path[length] != '/' && path[length] != '\0'))
    return NULL;
  return path[length] == '/' ? path + length + 1 : path + length;
}

static void
go_up (char **folder)
{
  char *above = g_path_get_dirname (*folder);

  g_free (*folder);
  *folder = above;
}

/* whether it is to be put where shipped rules are looked up; not when the root is one of them */
static gboolean
is_shipped (const Layout *layout, const char *path)
{
  return get_below (layout->home, layout->shipped) == NULL &&
         get_below (path, layout->shipped) != NULL;
}

static void
find_layout (const DemarcheRuleSnapshot *snapshot, Layout *layout)
{
  layout->shipped = g_build_filename (snapshot->data_dir, "rules", NULL);
  layout->home = g_strdup (snapshot->root);
  for (guint i = 0; i < snapshot->files->len; i++)
    if (g_str_equal (((DemarcheRuleText *)g_ptr_array_index (snapshot->files, i))->path,
                     snapshot->root))
      go_up (&layout->home);
  layout->top = g_path_get_dirname (snapshot->root);
  for (guint i = 0; i < snapshot->files->len; i++) {
    const DemarcheRuleText *text = g_ptr_array_index (snapshot->files, i);
    while (!is_shipped (layout, text->path) && get_below (text->path, layout->top) == NULL)
      go_up (&layout->top);
  }
}

static char *
find_place (const Layout *layout, const char *path, const char *folder)
{
  if (is_shipped (layout, path))
    return g_build_filename (folder, get_below (layout->home, layout->top),
                             get_below (path, layout->shipped), NULL);
  return g_build_filename (folder, get_below (path, layout->top), NULL);
}

static gboolean
write_text (const Layout *layout, const DemarcheRuleText *text, const char *folder, GError **error)
{
  g_autofree char *place = find_place (layout, text->path, folder);
  g_autofree char *above = g_path_get_dirname (place);
  gsize length;
  const char *data = g_bytes_get_data (text->bytes, &length);

  if (g_mkdir_with_parents (above, 0777) != 0) {
    g_set_error (error, DEMARCHE_ERROR, DEMARCHE_ERROR_IO, "'%s': %s", above, g_strerror (errno));
    return FALSE;
  }
  return demarche_io_write (place, data, length, error);
}

static gboolean
check_folder (const char *folder, GError **error)
{
  g_autoptr (GDir) listing = g_dir_open (folder, 0, NULL);

  if (!g_file_test (folder, G_FILE_TEST_EXISTS) ||
      (listing != NULL && g_dir_read_name (listing) == NULL))
    return TRUE;
  g_set_error_literal (error, DEMARCHE_ERROR, DEMARCHE_ERROR_INVALID,
                       "this is there already; rules are written to a new folder");
  return FALSE;
}

char *
demarche_rule_set_unpack (GBytes *saved, const char *folder, GError **error)
{
  g_return_val_if_fail (saved != NULL && folder != NULL, NULL);
  g_autoptr (DemarcheRuleSnapshot) snapshot = demarche_rule_snapshot_open (saved, error);
  g_auto (Layout) layout = {0};

  if (snapshot == NULL || !check_folder (folder, error))
    return NULL;
  find_layout (snapshot, &layout);
  for (guint i = 0; i < snapshot->files->len; i++)
    if (!write_text (&layout, g_ptr_array_index (snapshot->files, i), folder, error))
      return NULL;
  return find_place (&layout, snapshot->root, folder);
}
