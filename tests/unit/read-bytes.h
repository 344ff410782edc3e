/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* For tests of readers: bytes as a file of some name in, what was understood out. */
#pragma once

#include "ingest/ingest.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* NULL with @error; what was said goes to @said */
static inline DemarcheStatement *
read_bytes (const char *bytes, gsize length, const char *name, char **said, GError **error)
{
  g_autofree char *folder = g_dir_make_tmp ("read-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (DemarcheIngest) ingest = demarche_ingest_new ();
  g_autoptr (DemarcheDiagnostics) diagnostics = demarche_diagnostics_new ();
  DemarcheInput input = {path, (char *)name};
  DemarcheStatement *statement;

  g_assert_true (g_file_set_contents (path, bytes, (gssize)length, NULL));
  statement = demarche_ingest_read (ingest, &input, diagnostics, NULL, error);
  if (said) {
    GString *out = g_string_new (NULL);

    for (guint i = 0; i < demarche_diagnostics_get_length (diagnostics); i++)
      g_string_append_printf (
          out, "%s\n", demarche_diagnostic_get_message (demarche_diagnostics_get (diagnostics, i)));
    *said = g_string_free (out, FALSE);
  }
  g_unlink (path);
  g_rmdir (folder);
  return statement;
}

/* "kind: text", a line a paragraph */
static inline char *
describe_statement (DemarcheStatement *statement)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < demarche_statement_get_n_paragraphs (statement); i++) {
    const DemarcheParagraph *paragraph = demarche_statement_get_paragraph (statement, i);

    g_string_append_printf (out, "%s: %.*s\n", demarche_paragraph_kind_get_name (paragraph->kind),
                            (int)paragraph->length, paragraph->text);
  }
  return g_string_free (out, FALSE);
}

/* the same for bytes that can be read, else the message */
static inline char *
describe_bytes (const char *bytes, gsize length, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DemarcheStatement) statement = read_bytes (bytes, length, name, NULL, &error);

  return statement ? describe_statement (statement) : g_strconcat ("error: ", error->message, NULL);
}
