/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* For tests of segmentation: cuts a text and writes down what came out, a line a paragraph. */
#pragma once

#include "ingest/segmentation.h"

#include <string.h>

static inline DemarcheStatement *
segment (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (DemarcheSource) source = demarche_source_new ("test.txt", bytes);
  g_autoptr (DemarcheDiagnostics) diagnostics = demarche_diagnostics_new ();
  g_autoptr (DemarcheStatementBuilder) builder = demarche_statement_builder_new ("test.txt");
  g_autoptr (GError) error = NULL;
  gboolean done = demarche_segment (builder, source, 0, NULL, NULL, diagnostics, &error);

  if (!done)
    g_printerr ("%s\n", error->message);
  g_assert_true (done);
  return demarche_statement_builder_finish (g_steal_pointer (&builder));
}

/* "kind: text" */
static inline char *
describe_kinds (const char *text)
{
  g_autoptr (DemarcheStatement) statement = segment (text);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < demarche_statement_get_n_paragraphs (statement); i++) {
    const DemarcheParagraph *paragraph = demarche_statement_get_paragraph (statement, i);

    g_string_append_printf (out, "%s: %.*s\n", demarche_paragraph_kind_get_name (paragraph->kind),
                            (int)paragraph->length, paragraph->text);
  }
  return g_string_free (out, FALSE);
}

/* "speaker (delegation, groups) role: text", parts that are unknown as "-" */
static inline char *
describe_speakers (const char *text)
{
  g_autoptr (DemarcheStatement) statement = segment (text);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < demarche_statement_get_n_paragraphs (statement); i++) {
    const DemarcheParagraph *paragraph = demarche_statement_get_paragraph (statement, i);

    g_string_append_printf (out, "%s (%s, %s) %s: %.*s\n",
                            paragraph->occasion->speaker ? paragraph->occasion->speaker : "-",
                            paragraph->occasion->delegation ? paragraph->occasion->delegation : "-",
                            paragraph->occasion->groups ? paragraph->occasion->groups : "-",
                            paragraph->occasion->role ? paragraph->occasion->role : "-",
                            (int)paragraph->length, paragraph->text);
  }
  return g_string_free (out, FALSE);
}

/* "date section: text" */
static inline char *
describe_sections (const char *text)
{
  g_autoptr (DemarcheStatement) statement = segment (text);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < demarche_statement_get_n_paragraphs (statement); i++) {
    const DemarcheParagraph *paragraph = demarche_statement_get_paragraph (statement, i);

    g_string_append_printf (out, "%s %s: %.*s\n",
                            paragraph->occasion->date ? paragraph->occasion->date : "-",
                            paragraph->occasion->section ? paragraph->occasion->section : "-",
                            (int)paragraph->length, paragraph->text);
  }
  return g_string_free (out, FALSE);
}
