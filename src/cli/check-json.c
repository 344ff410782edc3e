/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* `check` for programs. */
#include "config.h"

#include "cli/check-format.h"
#include "cli/json-object.h"

static void
append_place (GString *out, const char *file, guint line, guint column)
{
  demarche_json_object_string (out, "file", file);
  demarche_json_object_number (out, "line", line);
  demarche_json_object_number (out, "column", column);
}

static void
append_diagnostic (GString *out, DemarcheDiagnostic *diagnostic)
{
  static const char *const severities[] = {"note", "warning", "error"};
  const char *code = demarche_diagnostic_get_code (diagnostic);
  const DemarcheWarning *warning = code != NULL ? demarche_warnings_find (code) : NULL;
  guint end_line = 0;
  guint end_column = 0;

  g_string_append_c (out, '{');
  demarche_json_object_string (out, "severity",
                               severities[demarche_diagnostic_get_severity (diagnostic)]);
  append_place (out, demarche_diagnostic_get_file (diagnostic),
                demarche_diagnostic_get_line (diagnostic),
                demarche_diagnostic_get_column (diagnostic));
  demarche_diagnostic_locate_end (diagnostic, &end_line, &end_column);
  demarche_json_object_number (out, "end-line", end_line);
  demarche_json_object_number (out, "end-column", end_column);
  demarche_json_object_string (out, "code", warning != NULL ? warning->id : NULL);
  demarche_json_object_string (out, "slug", warning != NULL ? warning->slug : NULL);
  demarche_json_object_string (out, "message", demarche_diagnostic_get_message (diagnostic));
  demarche_json_object_string (out, "help", demarche_diagnostic_get_help (diagnostic));
  g_string_append_c (out, '}');
}

static void
append_diagnostics (GString *out, DemarcheDiagnostics *diagnostics)
{
  demarche_json_object_key (out, "diagnostics");
  g_string_append_c (out, '[');
  for (guint i = 0; i < demarche_diagnostics_get_length (diagnostics); i++) {
    g_string_append (out, i > 0 ? ", " : "");
    append_diagnostic (out, demarche_diagnostics_get (diagnostics, i));
  }
  g_string_append_c (out, ']');
}

static void
append_nearest (GString *out, const DemarcheTestNearest *nearest)
{
  demarche_json_object_key (out, "nearest");
  if (nearest == NULL) {
    g_string_append (out, "null");
    return;
  }
  g_string_append_c (out, '{');
  demarche_json_object_string (out, nearest->is_cue ? "cue" : "rule", nearest->id);
  demarche_json_object_string (out, "phrase", nearest->phrase);
  demarche_json_object_string (out, "file", nearest->file);
  demarche_json_object_number (out, "line", nearest->line);
  demarche_json_object_string (out, "message", nearest->message);
  g_string_append_c (out, '}');
}

static void
append_result (GString *out, const DemarcheTestResult *result)
{
  static const char *const outcomes[] = {
      [DEMARCHE_TEST_OUTCOME_PASSED] = "passed",
      [DEMARCHE_TEST_OUTCOME_BY_ANOTHER] = "passed-by-another",
      [DEMARCHE_TEST_OUTCOME_FAILED] = "failed",
      [DEMARCHE_TEST_OUTCOME_TO_DO] = "to-do",
      [DEMARCHE_TEST_OUTCOME_DONE] = "to-do-hits",
  };

  g_string_append_c (out, '{');
  demarche_json_object_string (out, "outcome", outcomes[result->outcome]);
  append_place (out, result->file, result->line, result->column);
  demarche_json_object_string (out, "subject", result->subject);
  demarche_json_object_string (out, "text", result->text);
  demarche_json_object_string (out, "message", *result->message != '\0' ? result->message : NULL);
  demarche_json_object_string (out, "detail", result->detail);
  append_nearest (out, result->nearest);
  demarche_json_object_string (out, "next", result->next);
  g_string_append_c (out, '}');
}

static void
append_report (GString *out, const DemarcheTestReport *report)
{
  demarche_json_object_key (out, "tests");
  g_string_append_c (out, '[');
  for (guint i = 0; i < report->results->len; i++) {
    g_string_append (out, i > 0 ? ", " : "");
    append_result (out, g_ptr_array_index (report->results, i));
  }
  g_string_append_c (out, ']');
  demarche_json_object_key (out, "untested");
  g_string_append_c (out, '[');
  for (guint i = 0; i < report->untested->len; i++) {
    g_string_append (out, i > 0 ? ", " : "");
    demarche_escape_json (out, g_ptr_array_index (report->untested, i), -1, FALSE);
  }
  g_string_append_c (out, ']');
}

static void
append_rules (GString *out, DemarcheRuleSet *rules)
{
  DemarcheCodebook *codebook = demarche_rule_set_get_codebook (rules);

  demarche_json_object_string (out, "title", demarche_rule_set_get_title (rules));
  demarche_json_object_string (out, "files-hash", demarche_rule_set_get_files_hash (rules));
  demarche_json_object_string (out, "meaning-hash", demarche_rule_set_get_meaning_hash (rules));
  demarche_json_object_number (out, "files", demarche_rule_set_get_n_files (rules));
  demarche_json_object_number (out, "positions", demarche_codebook_get_n_positions (codebook));
  demarche_json_object_number (out, "rules", demarche_rule_set_get_n_rules (rules));
  demarche_json_object_number (out, "phrases", demarche_rule_set_get_n_phrases (rules));
}

void
demarche_check_append_json (GString *out, const DemarcheCheck *check)
{
  g_string_append_c (out, '{');
  demarche_json_object_string (out, "path", check->path);
  demarche_json_object_key (out, "loaded");
  g_string_append (out, check->rules != NULL ? "true" : "false");
  if (check->rules != NULL)
    append_rules (out, check->rules);
  append_diagnostics (out, check->diagnostics);
  if (check->report != NULL)
    append_report (out, check->report);
  g_string_append (out, "}\n");
}
