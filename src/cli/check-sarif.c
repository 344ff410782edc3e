/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* `check` for editors and build servers: SARIF 2.1.0. Columns are code points, as messages count
 * them. */
#include "config.h"

#include "cli/check-format.h"
#include "cli/json-object.h"

/* results that are no warnings of the table; they stand after it in the driver's rules */
typedef enum {
  EXTRA_ERROR,
  EXTRA_FAILED_TEST,
  EXTRA_TEST_HITS,
} Extra;

static const struct {
  const char *id;
  const char *explanation;
} extras[] = {
    [EXTRA_ERROR] = {"error", "the rules do not load"},
    [EXTRA_FAILED_TEST] = {"failed-test", "a test inside the rules fails"},
    [EXTRA_TEST_HITS] = {"test-hits", "a test that is still to do hits now"},
};

typedef struct {
  guint start_line;
  guint start_column;
  guint end_line; /* 0: not known */
  guint end_column;
} Region;

static void
begin_item (GString *out)
{
  if (out->str[out->len - 1] != '[')
    g_string_append (out, ", ");
  g_string_append_c (out, '{');
}

static void
append_message (GString *out, const char *key, const char *text)
{
  demarche_json_object_key (out, key);
  g_string_append_c (out, '{');
  demarche_json_object_string (out, "text", text);
  g_string_append_c (out, '}');
}

/* ---- the driver ---- */

static void
append_rule (GString *out, const char *id, const char *name, const char *explanation)
{
  g_autofree char *help = g_strdup_printf (
      "%s. docs/warnings.md says how to mend it and how to silence it.", explanation);
  g_autofree char *small = g_ascii_strdown (id, -1);
  /* as Markdown makes it of the section's title */
  g_autofree char *anchor = id == name ? g_strdup (id) : g_strdup_printf ("%s-%s", small, name);
  g_autofree char *uri = g_strconcat (DEMARCHE_WARNINGS_URI "#", anchor, NULL);

  begin_item (out);
  demarche_json_object_string (out, "id", id);
  demarche_json_object_string (out, "name", name);
  append_message (out, "shortDescription", explanation);
  append_message (out, "help", help);
  demarche_json_object_string (out, "helpUri", uri);
  g_string_append_c (out, '}');
}

static void
append_driver (GString *out)
{
  demarche_json_object_key (out, "tool");
  g_string_append (out, "{\"driver\": {");
  demarche_json_object_string (out, "name", "demarche");
  demarche_json_object_string (out, "version", demarche_get_version ());
  demarche_json_object_key (out, "rules");
  g_string_append_c (out, '[');
  for (guint i = 0; i < demarche_warnings_get_length (); i++) {
    const DemarcheWarning *warning = demarche_warnings_get (i);
    append_rule (out, warning->id, warning->slug, warning->explanation);
  }
  for (guint i = 0; i < G_N_ELEMENTS (extras); i++)
    append_rule (out, extras[i].id, extras[i].id, extras[i].explanation);
  g_string_append (out, "]}}");
}

/* ---- results ---- */

/* a relative path as a relative reference, an absolute one as a file URI */
static char *
make_uri (const char *path)
{
  g_autofree char *escaped = g_uri_escape_string (path, "/", FALSE);

  return *path == '/' ? g_strconcat ("file://", escaped, NULL) : g_steal_pointer (&escaped);
}

static void
append_location (GString *out, const char *file, const Region *region)
{
  g_autofree char *uri = file != NULL ? make_uri (file) : NULL;

  demarche_json_object_key (out, "locations");
  g_string_append_c (out, '[');
  if (uri != NULL) {
    g_string_append (out, "{\"physicalLocation\": {\"artifactLocation\": {");
    demarche_json_object_string (out, "uri", uri);
    g_string_append_c (out, '}');
  }
  if (uri != NULL && region->start_line > 0) {
    demarche_json_object_key (out, "region");
    g_string_append_c (out, '{');
    demarche_json_object_number (out, "startLine", region->start_line);
    demarche_json_object_number (out, "startColumn", region->start_column);
    if (region->end_line > 0) {
      demarche_json_object_number (out, "endLine", region->end_line);
      demarche_json_object_number (out, "endColumn", region->end_column);
    }
    g_string_append_c (out, '}');
  }
  g_string_append (out, uri != NULL ? "}}]" : "]");
}

static void
append_result (GString *out, const char *id, guint index, const char *level, const char *text,
               const char *file, const Region *region)
{
  begin_item (out);
  demarche_json_object_string (out, "ruleId", id);
  demarche_json_object_number (out, "ruleIndex", index);
  demarche_json_object_string (out, "level", level);
  append_message (out, "message", text);
  append_location (out, file, region);
  g_string_append_c (out, '}');
}

static void
append_extra (GString *out, Extra extra, const char *level, const char *text, const char *file,
              const Region *region)
{
  append_result (out, extras[extra].id, demarche_warnings_get_length () + extra, level, text, file,
                 region);
}

static void
append_diagnostic (GString *out, DemarcheDiagnostic *diagnostic)
{
  static const char *const levels[] = {"note", "warning", "error"};
  const char *level = levels[demarche_diagnostic_get_severity (diagnostic)];
  const char *code = demarche_diagnostic_get_code (diagnostic);
  const char *help = demarche_diagnostic_get_help (diagnostic);
  const char *message = demarche_diagnostic_get_message (diagnostic);
  const char *file = demarche_diagnostic_get_file (diagnostic);
  const DemarcheWarning *warning = code != NULL ? demarche_warnings_find (code) : NULL;
  g_autofree char *text = help != NULL ? g_strconcat (message, "\n", help, NULL) : NULL;
  Region region = {.start_line = demarche_diagnostic_get_line (diagnostic),
                   .start_column = demarche_diagnostic_get_column (diagnostic)};

  demarche_diagnostic_locate_end (diagnostic, &region.end_line, &region.end_column);
  message = text != NULL ? text : message;
  if (warning == NULL)
    append_extra (out, EXTRA_ERROR, level, message, file, &region);
  else
    append_result (out, warning->id, (guint)(warning - demarche_warnings_get (0)), level, message,
                   file, &region);
}

static void
append_test (GString *out, const DemarcheTestResult *result)
{
  gboolean has_failed = result->outcome == DEMARCHE_TEST_OUTCOME_FAILED;
  g_autoptr (GString) text = g_string_new (result->message);
  const Region region = {.start_line = result->line, .start_column = result->column};

  g_string_append_printf (text, "\n%s: \"%s\"", result->subject, result->text);
  if (result->detail != NULL)
    g_string_append_printf (text, "\n%s", result->detail);
  if (result->next != NULL)
    g_string_append_printf (text, "\nnext: %s", result->next);

  if (has_failed)
    append_extra (out, EXTRA_FAILED_TEST, "error", text->str, result->file, &region);
  else if (result->outcome == DEMARCHE_TEST_OUTCOME_DONE)
    append_extra (out, EXTRA_TEST_HITS, "note", text->str, result->file, &region);
}

static void
append_check (GString *out, const DemarcheCheck *check)
{
  for (guint i = 0; i < demarche_diagnostics_get_length (check->diagnostics); i++)
    append_diagnostic (out, demarche_diagnostics_get (check->diagnostics, i));
  for (guint i = 0; check->report != NULL && i < check->report->results->len; i++)
    append_test (out, g_ptr_array_index (check->report->results, i));
}

void
demarche_check_append_sarif (GString *out, GPtrArray *checks)
{
  gboolean is_whole = TRUE;

  g_string_append_c (out, '{');
  demarche_json_object_string (out, "$schema", "https://json.schemastore.org/sarif-2.1.0.json");
  demarche_json_object_string (out, "version", "2.1.0");
  demarche_json_object_key (out, "runs");
  g_string_append (out, "[{");
  append_driver (out);
  demarche_json_object_string (out, "columnKind", "unicodeCodePoints");
  demarche_json_object_key (out, "results");
  g_string_append_c (out, '[');
  for (guint i = 0; i < checks->len; i++) {
    const DemarcheCheck *check = g_ptr_array_index (checks, i);
    append_check (out, check);
    is_whole = is_whole && check->report != NULL;
  }
  g_string_append_c (out, ']');
  demarche_json_object_key (out, "invocations");
  g_string_append_printf (out, "[{\"executionSuccessful\": %s}]", is_whole ? "true" : "false");
  g_string_append (out, "}]}\n");
}
