/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Messages for programs: JSON, one a line. */
#include "config.h"

#include "cli/log.h"

#include "cli/json-object.h"

static void
append_known (GString *out, const char *key, const char *value)
{
  if (value != NULL)
    demarche_json_object_string (out, key, value);
}

char *
demarche_log_format_message (DemarcheDiagnostic *diagnostic)
{
  static const char *const severities[] = {"note", "warning", "error"};
  GString *out = g_string_new ("{");
  guint line = demarche_diagnostic_get_line (diagnostic);

  demarche_json_object_string (out, "event", "message");
  demarche_json_object_string (out, "severity",
                               severities[demarche_diagnostic_get_severity (diagnostic)]);
  append_known (out, "file", demarche_diagnostic_get_file (diagnostic));
  if (line > 0)
    demarche_json_object_number (out, "line", line);
  demarche_json_object_string (out, "message", demarche_diagnostic_get_message (diagnostic));
  append_known (out, "help", demarche_diagnostic_get_help (diagnostic));
  g_string_append (out, "}\n");
  return g_string_free (out, FALSE);
}
