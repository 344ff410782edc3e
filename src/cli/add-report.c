/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The report that a run of `demarche add` ends with. */
#include "config.h"

#include "cli/add.h"
#include "cli/commands.h"
#include "cli/report.h"

gboolean
demarche_add_check_report (DemarcheCommandContext *context, const char *definition,
                           const char *output, char **inputs)
{
  DemarcheReportTarget target = {.path = output, .stem = "report"};
  g_autoptr (DemarcheReportDefinition) loaded =
      demarche_command_load_definition (context, definition);

  if (loaded == NULL)
    return FALSE;
  target.formats = demarche_report_definition_get_list (loaded, DEMARCHE_REPORT_FORMATS);
  return demarche_report_target_check (context, &target, inputs);
}

void
demarche_add_report (DemarcheCommandContext *context, const char *archive, const char *definition,
                     const char *output)
{
  const char *arguments[] = {"report",   "-a", archive, "--definition",
                             definition, "-o", output,  NULL};

  (void)demarche_command_report (context, G_N_ELEMENTS (arguments) - 1, (char **)arguments);
}
