/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What is wrong with the open files, as notifications for the client. */
#include "editor/session.h"

#include "author/lint.h"
#include "author/rule-tests.h"
#include "base/json-out.h"
#include "base/text.h"
#include "model/speaker-private.h"
#include "report/definition.h"
#include "rules/rule-files-private.h"
#include "rules/rule-set.h"

#include <string.h>

/* as the protocol numbers them */
static const guint severities[] = {
    [DEMARCHE_SEVERITY_NOTE] = 3,
    [DEMARCHE_SEVERITY_WARNING] = 2,
    [DEMARCHE_SEVERITY_ERROR] = 1,
};

/* a list of diagnostics for each path, as JSON without its brackets */
typedef struct {
  DemarcheSession *session;
  const char *root;
  GHashTable *by_path; /* (element-type utf8 GString) */
} Findings;

static void
free_string (gpointer data)
{
  g_string_free (data, TRUE);
}

static GString *
get_list (const Findings *findings, const char *path)
{
  GString *list = g_hash_table_lookup (findings->by_path, path);

  if (list == NULL) {
    list = g_string_new (NULL);
    g_hash_table_insert (findings->by_path, g_strdup (path), list);
  }
  return list;
}

/* @source: (nullable): without one it is about the file as a whole */
static void
add (const Findings *findings, const char *path, DemarcheSource *source, gsize start, gsize end,
     guint severity, const char *code, const char *message)
{
  GString *list = get_list (findings, path);
  g_autoptr (GBytes) nothing = g_bytes_new (NULL, 0);
  g_autoptr (DemarcheSource) empty = demarche_source_new (path, nothing);

  if (list->len > 0)
    g_string_append_c (list, ',');
  g_string_append_c (list, '{');
  demarche_position_append_range (list, source != NULL ? source : empty, start, end,
                                  findings->session->encoding);
  demarche_json_out_count (list, "severity", severity);
  if (code != NULL)
    demarche_json_out_string (list, "code", code);
  demarche_json_out_string (list, "source", "demarche");
  demarche_json_out_string (list, "message", message);
  g_string_append_c (list, '}');
}

/* what is about the whole rule set stands in one of its open files */
static char *
find_open_path (const Findings *findings)
{
  g_autofree char *first = NULL;
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, findings->session->documents);
  while (g_hash_table_iter_next (&iter, NULL, &value)) {
    const DemarcheDocument *document = value;
    g_autofree char *root = demarche_session_find_root (findings->session, document->path);
    if (!g_str_equal (root, findings->root) ||
        (first != NULL && strcmp (first, document->path) < 0))
      continue;
    g_free (first);
    first = g_strdup (document->path);
  }
  return g_steal_pointer (&first);
}

static void
add_diagnostic (const Findings *findings, DemarcheDiagnostic *diagnostic)
{
  const char *file = demarche_diagnostic_get_file (diagnostic);
  const char *help = demarche_diagnostic_get_help (diagnostic);
  const char *message = demarche_diagnostic_get_message (diagnostic);
  g_autofree char *whole = help != NULL ? g_strconcat (message, "\n", help, NULL) : NULL;
  g_autofree char *open = NULL;

  if (file == NULL || g_str_equal (file, findings->root))
    open = find_open_path (findings);
  if (open != NULL)
    file = open;
  add (findings, file != NULL ? file : findings->root, demarche_diagnostic_get_source (diagnostic),
       demarche_diagnostic_get_start (diagnostic), demarche_diagnostic_get_end (diagnostic),
       severities[demarche_diagnostic_get_severity (diagnostic)],
       demarche_diagnostic_get_code (diagnostic), whole != NULL ? whole : message);
}

static void
add_diagnostics (const Findings *findings, DemarcheDiagnostics *diagnostics)
{
  for (guint i = 0; i < demarche_diagnostics_get_length (diagnostics); i++)
    add_diagnostic (findings, demarche_diagnostics_get (diagnostics, i));
}

/* byte of a line and column from 1, columns in code points */
static gsize
find_offset (DemarcheSource *source, guint line, guint column)
{
  gsize length = 0;
  const char *text = demarche_source_get_text (source, NULL);
  const char *start = demarche_source_get_line (source, line, &length);
  const char *at = start;

  if (start == NULL)
    return 0;
  for (; column > 1 && at < start + length; column--)
    at = g_utf8_next_char (at);
  return (gsize)(at - text);
}

/* the end of the string or the bracket that stands at @start */
static gsize
find_end (DemarcheSource *source, gsize start)
{
  gsize length = 0;
  const char *text = demarche_source_get_text (source, &length);
  gsize at = start + 1;

  if (start >= length || text[start] != '"')
    return MIN (at, length);
  for (; at < length && text[at] != '"'; at++)
    if (text[at] == '\\')
      at++;
  return MIN (at + 1, length);
}

static void
add_test (const Findings *findings, const DemarcheTestResult *result)
{
  g_autoptr (DemarcheSource) source = demarche_session_read (findings->session, result->file);
  gsize start = source != NULL ? find_offset (source, result->line, result->column) : 0;
  gboolean has_failed = result->outcome == DEMARCHE_TEST_OUTCOME_FAILED;
  g_autoptr (GString) message = g_string_new (has_failed ? "test failed: " : "to do: ");

  g_string_append (message, result->message);
  if (result->detail != NULL)
    g_string_append_printf (message, "\n%s", result->detail);
  if (result->next != NULL)
    g_string_append_printf (message, "\nnext: %s", result->next);
  add (findings, result->file, source, start, source != NULL ? find_end (source, start) : 0,
       has_failed ? 2 : 3, "test", message->str);
}

static void
add_tests (const Findings *findings, DemarcheRuleSet *rules)
{
  DemarcheTestReport *report = demarche_rule_tests_run (rules, NULL, NULL);

  for (guint i = 0; report != NULL && i < report->results->len; i++) {
    const DemarcheTestResult *result = g_ptr_array_index (report->results, i);
    if (result->outcome == DEMARCHE_TEST_OUTCOME_FAILED ||
        result->outcome == DEMARCHE_TEST_OUTCOME_DONE)
      add_test (findings, result);
  }
  g_clear_pointer (&report, demarche_test_report_free);
}

static void
look_at_rules (const Findings *findings)
{
  g_autoptr (DemarcheDiagnostics) diagnostics = demarche_diagnostics_new ();
  g_autoptr (DemarcheRuleSet) rules = demarche_rule_set_load_from (
      findings->session->files, findings->root, findings->session->data_dir, diagnostics, NULL);

  if (rules != NULL)
    demarche_rule_set_lint (rules, NULL, diagnostics);
  add_diagnostics (findings, diagnostics);
  if (rules != NULL)
    add_tests (findings, rules);
}

/* a file that no other is read with */
static void
look_at_file (const Findings *findings, DemarcheSource *source)
{
  g_autoptr (DemarcheDiagnostics) diagnostics = demarche_diagnostics_new ();
  DemarcheDocumentKind kind = demarche_document_get_kind (source);

  if (kind == DEMARCHE_DOCUMENT_REPORT) {
    g_autoptr (DemarcheReportDefinition) definition =
        demarche_report_definition_parse (source, diagnostics);
  } else if (kind == DEMARCHE_DOCUMENT_SPEAKERS) {
    g_autoptr (DemarcheSpeakers) speakers = demarche_speakers_parse (source, diagnostics);
  }
  add_diagnostics (findings, diagnostics);
  if (kind == DEMARCHE_DOCUMENT_RULES)
    look_at_rules (findings);
}

static void
look_at_root (const Findings *findings)
{
  g_autoptr (DemarcheSource) source = demarche_session_read (findings->session, findings->root);

  if (source != NULL)
    look_at_file (findings, source);
  else if (g_file_test (findings->root, G_FILE_TEST_IS_DIR))
    look_at_rules (findings);
}

/* open files get a list even when it is empty, and so does what was told to have findings */
static void
add_known_paths (const Findings *findings)
{
  DemarcheSession *session = findings->session;
  GHashTableIter iter;
  gpointer key;
  gpointer value;

  g_hash_table_iter_init (&iter, session->documents);
  while (g_hash_table_iter_next (&iter, NULL, &value)) {
    const DemarcheDocument *document = value;
    g_autofree char *root = demarche_session_find_root (session, document->path);
    if (g_str_equal (root, findings->root))
      (void)get_list (findings, document->path);
  }
  g_hash_table_iter_init (&iter, session->published);
  while (g_hash_table_iter_next (&iter, &key, &value))
    if (g_str_equal (value, findings->root) || g_str_equal (key, findings->root))
      (void)get_list (findings, key);
}

static void
publish_path (const Findings *findings, const char *path, const GString *list, GPtrArray *messages)
{
  g_autofree char *uri = demarche_session_make_uri (findings->session, path);
  GString *out;

  if (uri == NULL)
    return;
  out = g_string_new ("{\"jsonrpc\": \"2.0\", \"method\": \"textDocument/publishDiagnostics\", ");
  g_string_append (out, "\"params\": {");
  demarche_json_out_string (out, "uri", uri);
  g_string_append_printf (out, ", \"diagnostics\": [%s]}}", list->str);
  g_ptr_array_add (messages, g_string_free (out, FALSE));
  if (list->len > 0)
    g_hash_table_replace (findings->session->published, g_strdup (path), g_strdup (findings->root));
  else
    g_hash_table_remove (findings->session->published, path);
}

static GPtrArray *
sort_keys (GHashTable *table)
{
  GPtrArray *keys = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, table);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_ptr_array_add (keys, key);
  g_ptr_array_sort (keys, demarche_compare_strings);
  return keys;
}

static void
publish_root (DemarcheSession *session, const char *root, GPtrArray *messages)
{
  g_autoptr (GHashTable) by_path =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_string);
  const Findings findings = {session, root, by_path};
  g_autofree char *open = find_open_path (&findings);
  g_autoptr (GPtrArray) paths = NULL;

  if (open != NULL)
    look_at_root (&findings);
  add_known_paths (&findings);
  paths = sort_keys (by_path);
  for (guint i = 0; i < paths->len; i++) {
    const char *path = g_ptr_array_index (paths, i);
    publish_path (&findings, path, g_hash_table_lookup (by_path, path), messages);
  }
}

void
demarche_session_publish (DemarcheSession *session, GPtrArray *messages)
{
  g_autoptr (GPtrArray) roots = sort_keys (session->due);

  for (guint i = 0; i < roots->len; i++)
    publish_root (session, g_ptr_array_index (roots, i), messages);
  g_hash_table_remove_all (session->due);
}
