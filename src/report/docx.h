/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* A word processor's document being written: paragraphs, tables, footnotes, pages both ways. */
#pragma once

#include "report/html.h"

G_BEGIN_DECLS

/**
 * DemarcheDocx:
 *
 * Built-in styles only, so that the document takes on the template of whoever opens it. Text goes
 * into the paragraph that is open; while a note is open, into the note. The same calls give the
 * same bytes.
 */
typedef struct _DemarcheDocx DemarcheDocx;

/* styles of paragraphs: names that every word processor knows */
#define DEMARCHE_DOCX_TITLE "Title"
#define DEMARCHE_DOCX_SUBTITLE "Subtitle"
#define DEMARCHE_DOCX_HEADING_1 "Heading1"
#define DEMARCHE_DOCX_HEADING_2 "Heading2"
#define DEMARCHE_DOCX_HEADING_3 "Heading3"
#define DEMARCHE_DOCX_BODY NULL
#define DEMARCHE_DOCX_BULLET "ListBullet"
#define DEMARCHE_DOCX_QUOTE "Quote"

typedef enum {
  DEMARCHE_DOCX_PLAIN = 0,
  DEMARCHE_DOCX_BOLD = 1 << 0,
  DEMARCHE_DOCX_ITALIC = 1 << 1,
  DEMARCHE_DOCX_UNDERLINED = 1 << 2,
} DemarcheDocxLook;

DemarcheDocx *demarche_docx_new (void) DEMARCHE_MUST_USE;
void demarche_docx_free (DemarcheDocx *docx);

/* @style: (nullable): NULL is body text, and the small text of tables inside of one */
void demarche_docx_open_paragraph (DemarcheDocx *docx, const char *style);
void demarche_docx_close_paragraph (DemarcheDocx *docx);
void demarche_docx_text (DemarcheDocx *docx, DemarcheDocxLook look, const char *text);
void demarche_docx_text_length (DemarcheDocx *docx, DemarcheDocxLook look, const char *text,
                                gsize length);
void demarche_docx_textf (DemarcheDocx *docx, DemarcheDocxLook look, const char *format, ...)
    G_GNUC_PRINTF (3, 4);
/* a whole paragraph of plain text */
void demarche_docx_paragraph (DemarcheDocx *docx, const char *style, const char *text);

/* sets the number of a note here and opens it; returns the number, from 1 */
guint demarche_docx_open_note (DemarcheDocx *docx);
void demarche_docx_close_note (DemarcheDocx *docx);
/* "(note 3)", kept right when notes are added or removed later */
void demarche_docx_refer_to_note (DemarcheDocx *docx, guint number);

/* "Table 3: @text" */
void demarche_docx_caption (DemarcheDocx *docx, const char *text);
/* @widths: of the columns in twentieths of a point; each cell holds whole paragraphs */
void demarche_docx_open_table (DemarcheDocx *docx, const guint *widths, guint n_columns);
/* a head is repeated on each page */
void demarche_docx_open_row (DemarcheDocx *docx, gboolean is_head);
void demarche_docx_open_cell (DemarcheDocx *docx);
void demarche_docx_close_cell (DemarcheDocx *docx);
void demarche_docx_close_row (DemarcheDocx *docx);
void demarche_docx_close_table (DemarcheDocx *docx);

/* between the margins of a page */
#define DEMARCHE_DOCX_WIDTH 9638
#define DEMARCHE_DOCX_LANDSCAPE_WIDTH 15136

/* what was written since the last call stands on pages of its own, with @text as last paragraph */
void demarche_docx_end_pages (DemarcheDocx *docx, gboolean is_landscape, const char *text);

/**
 * demarche_docx_finish:
 * @handling: (nullable): marking in the header and the footer of each page
 *
 * Returns: (transfer full) (nullable): %NULL with LIMIT or IO
 */
GBytes *demarche_docx_finish (DemarcheDocx *docx, const char *title, const char *handling,
                              GError **error) DEMARCHE_MUST_USE;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemarcheDocx, demarche_docx_free)

G_END_DECLS
