/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* `explain` of what is in no statement: a text on the command line, a test inside rules. */
#include "config.h"

#include "cli/explain.h"
#include "cli/json-object.h"

#include <string.h>

/* ---- a text ---- */

/* a line as `tag -` takes it: one paragraph, as it is */
static DemarcheStatement *
make_statement (DemarcheExplaining *explaining, const char *text, const char *kind,
                const char *section)
{
  g_autoptr (GString) line = g_string_new ("{");
  g_autoptr (DemarcheDiagnostics) diagnostics = demarche_diagnostics_new ();
  g_autoptr (GError) error = NULL;

  demarche_json_object_string (line, "statement", "text");
  demarche_json_object_string (line, "kind", kind);
  demarche_json_object_string (line, "text", text);
  if (section != NULL)
    demarche_json_object_string (line, "section", section);
  g_string_append_c (line, '}');
  g_autoptr (GBytes) bytes = g_bytes_new (line->str, line->len);
  g_autoptr (DemarcheSource) source = demarche_source_new ("--text", bytes);
  DemarcheStatement *statement =
      demarche_ingest_read_line (explaining->ingest, source, diagnostics, &error);
  demarche_command_print_diagnostics (explaining->context, diagnostics);
  if (statement == NULL && demarche_diagnostics_get_length (diagnostics) == 0)
    demarche_command_fail (explaining->context, "--text", error);
  return statement;
}

void
demarche_explain_text (DemarcheExplaining *explaining, const char *text, const char *kind,
                       const char *section)
{
  static const char *const kinds[] = {"paragraph", "list", "question", NULL};
  char *nothing[] = {(char *)"-", NULL};
  int choice = demarche_command_choose (explaining->context, "kind", kind, kinds, 0);
  /* listing loads the registry given as an option */
  g_autoptr (GPtrArray) inputs =
      choice >= 0 ? demarche_command_list (explaining->context, explaining->ingest, nothing) : NULL;

  if (inputs == NULL)
    return;
  if (!g_utf8_validate (text, -1, NULL)) {
    demarche_command_usage_error (explaining->context, "the text is not UTF-8", NULL);
    return;
  }
  g_autoptr (DemarcheClassifier) classifier = demarche_classifier_new (
      explaining->rules, demarche_ingest_get_speakers (explaining->ingest));
  g_autoptr (DemarcheStatement) statement =
      make_statement (explaining, text, kinds[choice], section);
  if (statement != NULL)
    demarche_explain_write (explaining, classifier, statement, 0, "the text", NULL, NULL);
}

/* ---- a test ---- */

static const DemarcheTestEntry *
get_entry (const GArray *entries, guint index)
{
  return &g_array_index (entries, DemarcheTestEntry, index);
}

/* the file as loaded, the same by another path, or its name alone */
static gboolean
is_file (const char *known, const char *given)
{
  g_autofree char *end = g_strconcat ("/", given, NULL);

  return g_str_equal (known, given) || g_str_has_suffix (known, end) ||
         demarche_io_is_same_file (known, given);
}

static int
compare_lines (gconstpointer first, gconstpointer second)
{
  guint a = *(const guint *)first;
  guint b = *(const guint *)second;

  return a < b ? -1 : a > b;
}

/* "41-43, 50": the lines of a file with tests; NULL when it has none */
static char *
list_lines (const GArray *entries, const char *file)
{
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < entries->len; i++)
    for (guint line = get_entry (entries, i)->line;
         line <= get_entry (entries, i)->last_line && is_file (get_entry (entries, i)->file, file);
         line++)
      g_array_append_val (lines, line);
  g_array_sort (lines, compare_lines);
  for (guint i = 0; i < lines->len; i++) {
    guint first = g_array_index (lines, guint, i);
    guint last = first;
    for (; i + 1 < lines->len && g_array_index (lines, guint, i + 1) <= last + 1; i++)
      last = g_array_index (lines, guint, i + 1);
    g_string_append_printf (out, "%s%u", out->len > 0 ? ", " : "", first);
    if (last > first)
      g_string_append_printf (out, "-%u", last);
  }
  return out->len > 0 ? g_string_free (g_steal_pointer (&out), FALSE) : NULL;
}

static char *
list_files (const GArray *entries)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new ();

  for (guint i = 0; i < entries->len; i++) {
    const char *file = get_entry (entries, i)->file;
    if (!g_ptr_array_find_with_equal_func (files, file, g_str_equal, NULL))
      g_ptr_array_add (files, (gpointer)file);
  }
  g_ptr_array_add (files, NULL);
  return g_strjoinv (", ", (char **)files->pdata);
}

static void
report_no_test (DemarcheExplaining *explaining, const GArray *entries, const char *file, guint line)
{
  g_autofree char *lines = list_lines (entries, file);
  g_autofree char *files = list_files (entries);
  g_autoptr (GError) error = NULL;

  if (lines != NULL)
    g_set_error (&error, DEMARCHE_ERROR, DEMARCHE_ERROR_NOT_FOUND,
                 "no test stands at line %u; tests stand at lines %s", line, lines);
  else
    g_set_error (&error, DEMARCHE_ERROR, DEMARCHE_ERROR_NOT_FOUND,
                 "no test of these rules is in this file; files with tests: %s",
                 *files != '\0' ? files : "none");
  demarche_command_fail (explaining->context, file, error);
}

static void
write_test (DemarcheExplaining *explaining, const DemarcheTestReport *report, guint index)
{
  const DemarcheTestResult *result = g_ptr_array_index (report->results, index);
  g_autoptr (DemarcheClassifier) classifier = demarche_classifier_new (explaining->rules, NULL);
  g_autoptr (DemarcheStatement) statement =
      demarche_test_entry_make_statement (explaining->rules, index);
  g_autofree char *title = g_strdup_printf ("%s:%u, test", result->file, result->line);

  demarche_explain_write (explaining, classifier, statement, 0, title, NULL, result);
}

static void
explain_tests_at (DemarcheExplaining *explaining, const char *file, guint line)
{
  g_autoptr (GArray) entries = demarche_test_entries_new (explaining->rules);
  g_autoptr (DemarcheTestReport) report = NULL;

  for (guint i = 0; i < entries->len; i++) {
    const DemarcheTestEntry *entry = get_entry (entries, i);
    if (line < entry->line || line > entry->last_line || !is_file (entry->file, file))
      continue;
    if (report == NULL)
      report = demarche_rule_tests_run (explaining->rules, NULL, NULL);
    write_test (explaining, report, i);
  }
  if (report == NULL)
    report_no_test (explaining, entries, file, line);
}

void
demarche_explain_test (DemarcheExplaining *explaining, const char *place)
{
  const char *colon = strrchr (place, ':');
  guint64 line = 0;

  if (colon == NULL || colon == place ||
      !g_ascii_string_to_unsigned (colon + 1, 10, 1, G_MAXINT32, &line, NULL)) {
    g_autofree char *message = g_strdup_printf ("'%s' is no place of a test", place);
    demarche_command_usage_error (explaining->context, message, "FILE:LINE, such as norms.json:41");
    return;
  }
  g_autofree char *file = g_strndup (place, (gsize)(colon - place));
  explain_tests_at (explaining, file, (guint)line);
}
