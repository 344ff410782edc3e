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

static gboolean is_json;

void
demarche_log_set_json (gboolean wanted)
{
  is_json = wanted;
}

char *
demarche_log_format_line (const char *text)
{
  GString *out = g_string_new (NULL);

  if (is_json) {
    g_autoptr (DemarcheDiagnostic) note =
        demarche_diagnostic_new_for_file (DEMARCHE_SEVERITY_NOTE, NULL, text, NULL);
    g_string_free (out, TRUE);
    return demarche_log_format_message (note);
  }
  demarche_escape_terminal (out, text, -1);
  g_string_append_c (out, '\n');
  return g_string_free (out, FALSE);
}
