/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The drawings of a report, each in a file. */
#include "config.h"

#include "cli/report.h"

gboolean
demarche_report_charts_check (DemarcheCommandContext *context, const char *folder, char **inputs)
{
  for (guint i = 0; inputs[i] != NULL; i++) {
    g_autofree char *beside = g_path_get_dirname (inputs[i]);

    if (!g_str_has_suffix (inputs[i], ".svg") || !demarche_io_is_same_file (beside, folder))
      continue;
    g_autofree char *message =
        g_strdup_printf ("'%s' is an input; a drawing could overwrite it", inputs[i]);
    demarche_command_usage_error (context, message, "give --charts another folder");
    return FALSE;
  }
  return TRUE;
}

void
demarche_report_charts_write (DemarcheCommandContext *context, const char *folder,
                              DemarcheReport *report)
{
  g_autoptr (GPtrArray) charts = demarche_report_draw_charts (report);

  if (!demarche_report_make_folder (context, folder))
    return;
  for (guint i = 0; i < charts->len; i++) {
    const DemarcheChart *chart = g_ptr_array_index (charts, i);
    g_autofree char *path = g_build_filename (folder, chart->name, NULL);
    g_autoptr (GError) error = NULL;
    gsize length;
    const char *data = g_bytes_get_data (chart->bytes, &length);

    if (!demarche_io_write (path, data, length, &error)) {
      demarche_command_fail (context, path, error);
      return;
    }
  }
  demarche_command_say ("%s: %u drawings written", folder, charts->len);
}
