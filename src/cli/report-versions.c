/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The other report: two versions of one statement. */
#include "config.h"

#include "cli/report.h"

void
demarche_command_report_versions (DemarcheCommandContext *context, DemarcheIngest *ingest,
                                  DemarcheRuleSet *rules, DemarcheReportDefinition *definition,
                                  const DemarcheReportTarget *target, char **paths)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) tagged =
      demarche_command_collect_tagged (context, ingest, rules, paths, TRUE);
  DemarcheReportFormat format = demarche_report_target_get_format (target);

  if (tagged == NULL)
    return;
  if (tagged->len != 2) {
    demarche_command_usage_error (context, "--versions takes two statements",
                                  "demarche report --versions A B -r RULES");
    return;
  }
  for (guint i = 0; i < tagged->len; i++)
    if (demarche_tagged_get_error (g_ptr_array_index (tagged, i)) != NULL)
      return; /* which was said */
  g_autoptr (GBytes) bytes =
      demarche_versions_write (g_ptr_array_index (tagged, 0), g_ptr_array_index (tagged, 1),
                               demarche_rule_set_get_codebook (rules), definition,
                               demarche_rule_set_get_meaning_hash (rules), format, &error);
  if (bytes == NULL)
    demarche_command_fail (context, NULL, error);
  else
    demarche_report_target_write_bytes (context, target, bytes);
}
