/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Says when a file of a rule set was saved, however the editor does it. Folders are watched, not
 * files: many editors write a new file and rename it. */
#include "config.h"

#include "cli/watch-files.h"

#include <string.h>

/* after a file was closed, renamed or removed: others of the same save follow at once. One that
 * comes later still, while the first ones are checked, has them checked again before they are seen
 */
#define SETTLE_MS 5
/* after bytes were written: the file is not complete before it is closed */
#define WRITE_MS 300

struct _DemarcheWatchFiles {
  DemarcheWatchFilesFunc changed;
  gpointer data;
  GHashTable *monitors; /* (element-type filename GFileMonitor): by folder */
  GPtrArray *paths;     /* (element-type filename) */
  guint timer;
};

DemarcheWatchFiles *
demarche_watch_files_new (DemarcheWatchFilesFunc changed, gpointer data)
{
  DemarcheWatchFiles *files = g_new0 (DemarcheWatchFiles, 1);

  files->changed = changed;
  files->data = data;
  files->monitors = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  files->paths = g_ptr_array_new_with_free_func (g_free);
  return files;
}

void
demarche_watch_files_free (DemarcheWatchFiles *files)
{
  if (files->timer != 0)
    g_source_remove (files->timer);
  g_hash_table_unref (files->monitors);
  g_ptr_array_unref (files->paths);
  g_free (files);
}

static gboolean
on_timer (gpointer data)
{
  DemarcheWatchFiles *files = data;

  files->timer = 0;
  files->changed (files->data);
  return G_SOURCE_REMOVE;
}

/* whether @path is @folder or lies in it */
static gboolean
is_below (const char *path, const char *folder)
{
  gsize length = strlen (folder);

  return strncmp (path, folder, length) == 0 && (path[length] == '\0' || path[length] == '/');
}

static gboolean
is_of_interest (const DemarcheWatchFiles *files, GFile *file)
{
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  g_autofree char *folder = path != NULL ? g_path_get_dirname (path) : NULL;
  gboolean is_rule_file =
      path != NULL && g_str_has_suffix (path, ".json") && strrchr (path, '/')[1] != '.';

  for (guint i = 0; path != NULL && i < files->paths->len; i++) {
    const char *asked = g_ptr_array_index (files->paths, i);
    if (is_below (asked, path) || (is_rule_file && g_str_equal (asked, folder)))
      return TRUE;
  }
  return FALSE;
}

static void
on_event (G_GNUC_UNUSED GFileMonitor *monitor, GFile *file, GFile *other, GFileMonitorEvent event,
          gpointer data)
{
  DemarcheWatchFiles *files = data;
  gboolean is_open = event == G_FILE_MONITOR_EVENT_CHANGED || event == G_FILE_MONITOR_EVENT_CREATED;

  if (event == G_FILE_MONITOR_EVENT_ATTRIBUTE_CHANGED ||
      (!is_of_interest (files, file) && !is_of_interest (files, other)))
    return;
  if (files->timer != 0)
    g_source_remove (files->timer);
  files->timer = g_timeout_add (is_open ? WRITE_MS : SETTLE_MS, on_timer, files);
}

/* the folder to watch for a path: itself, the one it is in, or what there is on the way to it */
static char *
find_folder (const char *path)
{
  char *folder = g_strdup (path);

  while (!g_file_test (folder, G_FILE_TEST_IS_DIR)) {
    char *parent = g_path_get_dirname (folder);
    g_free (folder);
    folder = parent;
  }
  return folder;
}

static GFileMonitor *
watch_folder (DemarcheWatchFiles *files, const char *folder, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (folder);
  GFileMonitor *monitor = g_file_monitor_directory (file, G_FILE_MONITOR_WATCH_MOVES, NULL, error);

  if (monitor != NULL)
    g_signal_connect (monitor, "changed", G_CALLBACK (on_event), files);
  return monitor;
}

gboolean
demarche_watch_files_set_paths (DemarcheWatchFiles *files, GPtrArray *paths, GError **error)
{
  g_autoptr (GHashTable) monitors =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);

  g_ptr_array_set_size (files->paths, 0);
  for (guint i = 0; i < paths->len; i++) {
    const char *path = g_ptr_array_index (paths, i);
    g_autofree char *folder = find_folder (path);
    GFileMonitor *known = g_hash_table_lookup (files->monitors, folder);
    g_ptr_array_add (files->paths, g_strdup (path));
    if (g_hash_table_contains (monitors, folder))
      continue;
    GFileMonitor *monitor =
        known != NULL ? g_object_ref (known) : watch_folder (files, folder, error);
    if (monitor == NULL)
      return FALSE;
    g_hash_table_insert (monitors, g_steal_pointer (&folder), monitor);
  }
  g_hash_table_unref (files->monitors);
  files->monitors = g_steal_pointer (&monitors);
  return TRUE;
}
