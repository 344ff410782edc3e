/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* `add -`: paths and statements as JSON lines. */
#include "config.h"

#include "cli/add.h"

#include <string.h>
#include <unistd.h>

/* a JSON line has no path; it is told by the name that it gives */
static char *
make_source (DemarcheStatement *statement)
{
  return g_strconcat ("-:", demarche_statement_get_name (statement), NULL);
}

static gboolean
keep_line (DemarcheAdding *adding, DemarcheStatement *statement)
{
  g_autofree char *source = make_source (statement);
  g_autoptr (DemarcheTagged) tagged =
      demarche_classifier_tag (adding->classifier, statement, NULL, NULL);

  return demarche_add_tagged (adding, tagged, demarche_statement_get_name (statement), source);
}

/* a line that is no statement is not kept: nothing tells it when it comes again */
static void
fail_line (DemarcheAdding *adding, const char *name, const GError *error)
{
  adding->counts.n_failed_new++;
  demarche_command_fail (adding->context, name, error);
}

static gboolean
add_line (DemarcheAdding *adding, const char *line, gsize length, guint64 number)
{
  g_autofree char *name = g_strdup_printf ("line %" G_GUINT64_FORMAT, number);
  g_autoptr (GBytes) bytes = g_bytes_new_static (line, length);
  g_autoptr (DemarcheSource) source = demarche_source_new (name, bytes);
  g_autoptr (DemarcheDiagnostics) diagnostics = demarche_diagnostics_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (DemarcheStatement) statement =
      demarche_ingest_read_line (adding->ingest, source, diagnostics, &error);

  adding->n_files++;
  demarche_command_print_diagnostics (adding->context, diagnostics);
  if (statement != NULL && demarche_statement_get_source_text (statement, NULL) == NULL)
    g_set_error_literal (
        &error, DEMARCHE_ERROR, DEMARCHE_ERROR_INVALID,
        "a line with a 'kind' is one paragraph; an archive takes whole statements");
  if (error == NULL)
    return keep_line (adding, statement);
  fail_line (adding, name, error);
  return TRUE;
}

static gboolean
add_paths (DemarcheAdding *adding, GPtrArray *paths)
{
  g_ptr_array_add (paths, NULL);
  if (paths->len == 1)
    return TRUE;
  g_autoptr (GPtrArray) inputs =
      demarche_command_list_files (adding->context, adding->ingest, (char **)paths->pdata);
  return inputs != NULL && demarche_add_files (adding, inputs);
}

gboolean
demarche_add_lines (DemarcheAdding *adding)
{
  g_autoptr (DemarcheLines) lines =
      demarche_lines_new (STDIN_FILENO, DEMARCHE_LIMIT_JSON_LINE_BYTES);
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);

  while (!demarche_add_is_interrupted ()) {
    g_autoptr (GError) error = NULL;
    gsize length;
    const char *line = demarche_lines_next (lines, &length, &error);

    if (line == NULL && error == NULL)
      break;
    if (line == NULL) {
      fail_line (adding, "standard input", error);
      if (!g_error_matches (error, DEMARCHE_ERROR, DEMARCHE_ERROR_LIMIT))
        return FALSE;
    } else if (length > 0 && *line == '{') {
      if (!add_line (adding, line, length, demarche_lines_get_number (lines)))
        return FALSE;
    } else if (length > 0) {
      g_ptr_array_add (paths, g_strndup (line, length));
    }
  }
  return demarche_add_is_interrupted () || add_paths (adding, paths);
}
