/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Statements and paragraphs as JSON lines. */
#pragma once

#include "model/statement.h"

G_BEGIN_DECLS

/**
 * DemarcheJsonLine:
 * @fields: what the line says of the statement, checked; unknown fields and `tags` are left out
 * @kind: of the one paragraph, when @has_kind; else @text is a whole statement
 *
 * One line, read.
 */
typedef struct {
  char *statement;
  char *text;
  char *section;
  char *text_hash;
  char *fields[DEMARCHE_N_FIELDS];
  gboolean has_kind;
  DemarcheParagraphKind kind;
  guint number;
  guint turn;
  guint page;
} DemarcheJsonLine;

/* mistakes go to @diagnostics. Errors: SYNTAX, INVALID */
DemarcheJsonLine *demarche_json_line_read (DemarcheSource *source, DemarcheDiagnostics *diagnostics,
                                           GError **error) DEMARCHE_MUST_USE;
void demarche_json_line_free (DemarcheJsonLine *line);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemarcheJsonLine, demarche_json_line_free)

G_END_DECLS
