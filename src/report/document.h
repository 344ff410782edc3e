/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The report for a word processor: what its sections share. Words stand where a page draws. */
#pragma once

#include "report/docx.h"
#include "report/report-private.h"

G_BEGIN_DECLS

/**
 * DemarcheDocument:
 * @notes: note of each evidence, 0 where it has none yet
 * @is_short: the quotes stand in a section, and sentences have no notes: the shortest report
 *
 * A report being written as a document. Each quote is a note at its first use.
 */
typedef struct {
  DemarcheDocx *docx;     /* (unowned) */
  DemarcheReport *report; /* (unowned) */
  guint *notes;
  gboolean is_short;
} DemarcheDocument;

/* the note with the words of a tag and where they are from */
void demarche_document_cite (DemarcheDocument *document, guint evidence);
/* the same of the tag that is shown for a cell */
void demarche_document_cite_cell (DemarcheDocument *document, const DemarcheCell *cell);
/* “… the words of a tag …”, matched words underlined, cues in italics */
void demarche_document_quote (DemarcheDocument *document, guint evidence);
/* a sentence of the summary, its evidence as notes */
void demarche_document_sentence (DemarcheDocument *document, GPtrArray *sentence);
/* "binding, +1.00, firm, n 5", the position in bold where it is firm */
void demarche_document_position (DemarcheDocument *document, const DemarcheCell *cell);

/* a table's first row */
void demarche_document_head (DemarcheDocument *document, const char *const *heads, guint n);
/* a cell with a paragraph in it; close with demarche_document_close_cell() */
void demarche_document_open_cell (DemarcheDocument *document);
void demarche_document_close_cell (DemarcheDocument *document);
/* both with text between */
void demarche_document_cell (DemarcheDocument *document, DemarcheDocxLook look, const char *text);

void demarche_document_write_matrix (DemarcheDocument *document);
void demarche_document_write_lines (DemarcheDocument *document);
void demarche_document_write_shifts (DemarcheDocument *document);
void demarche_document_write_both_ways (DemarcheDocument *document);
void demarche_document_write_said_of_others (DemarcheDocument *document);
void demarche_document_write_delegations (DemarcheDocument *document);
void demarche_document_write_statements (DemarcheDocument *document);
void demarche_document_write_definitions (DemarcheDocument *document);
void demarche_document_write_method (DemarcheDocument *document);
void demarche_document_write_brief (DemarcheDocument *document);
void demarche_document_write_quotes (DemarcheDocument *document);
/* what one actor holds, as a table under its name */
void demarche_document_write_actor (DemarcheDocument *document, guint actor);

G_END_DECLS
