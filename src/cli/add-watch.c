/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* `add --watch`: waits for what arrives. Files are looked at again and again, for a folder may lie
 * where no news of changes comes from. */
#include "config.h"

#include "cli/add.h"

#include <glib/gstdio.h>

#define LOOK_MICROSECONDS (G_USEC_PER_SEC / 2)

/* every file with its size and when it changed */
static char *
describe (char **paths)
{
  g_autoptr (DemarcheIngest) ingest = demarche_ingest_new ();
  g_autoptr (DemarcheDiagnostics) diagnostics = demarche_diagnostics_new ();
  g_autoptr (GPtrArray) inputs =
      demarche_ingest_list (ingest, (const char *const *)paths, diagnostics, NULL);
  GString *out = g_string_new (NULL);

  for (guint i = 0; inputs != NULL && i < inputs->len; i++) {
    const DemarcheInput *input = g_ptr_array_index (inputs, i);
    GStatBuf status;

    if (g_stat (input->path, &status) == 0)
      g_string_append_printf (out, "%s\t%" G_GINT64_FORMAT "\t%" G_GINT64_FORMAT "\n", input->path,
                              (gint64)status.st_size, (gint64)status.st_mtime);
  }
  return g_string_free (out, FALSE);
}

gboolean
demarche_add_look (char **paths, char **seen)
{
  g_autofree char *now = describe (paths);
  gboolean is_other = g_strcmp0 (now, *seen) != 0;

  g_free (*seen);
  *seen = g_steal_pointer (&now);
  return is_other;
}

gboolean
demarche_add_wait (char **paths, char **seen, guint seconds, gboolean is_arriving)
{
  gint64 end = g_get_monotonic_time () + (gint64)(seconds + 1) * G_USEC_PER_SEC;

  while (!demarche_add_is_interrupted ()) {
    if (demarche_add_look (paths, seen) || (is_arriving && g_get_monotonic_time () >= end))
      return TRUE;
    g_usleep (LOOK_MICROSECONDS);
  }
  return FALSE;
}
