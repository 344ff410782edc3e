/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What the readers of documents of word processors share. */
#pragma once

#include "ingest/block-text.h"
#include "ingest/package.h"

G_BEGIN_DECLS

/* what a document says of itself in its part of properties; what is damaged there is passed over */
void demarche_office_read_properties (const DemarchePackage *package, const char *part,
                                      DemarcheExtract *extract);

#define DEMARCHE_OFFICE_CHANGED                                                                    \
  "the document has changes that nobody accepted: what was inserted is read, what was deleted is " \
  "not"

/**
 * DemarcheOfficeStyle:
 * @base: (nullable): the style that it goes on from
 * @is_heading: a heading or the title of the document
 * @is_contents: of an entry in a table of contents
 * @emphasis: 1 for bold or italic, -1 for neither, 0 as the base has it; @hidden: the same
 * @list: (nullable): the list that its paragraphs are items of; @level: from 0
 *
 * What a style, a paragraph or a run says of itself.
 */
typedef struct {
  char *base;
  gboolean is_heading;
  gboolean is_contents;
  gint8 emphasis;
  gint8 hidden;
  char *list;
  guint level;
} DemarcheOfficeStyle;

void demarche_office_style_clear (DemarcheOfficeStyle *style);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DemarcheOfficeStyle, demarche_office_style_clear)

/* (element-type utf8 DemarcheOfficeStyle): both freed with it */
GHashTable *demarche_office_styles_new (void) DEMARCHE_MUST_USE;
/* takes what @style leaves open from the styles that it goes on from */
void demarche_office_style_resolve (DemarcheOfficeStyle *style, GHashTable *styles);

/**
 * DemarcheOfficeFlow:
 * @n_rows: rows of tables around
 * @n_paragraphs: with words in the cell so far
 * @in_note: whose paragraphs are one
 *
 * How paragraphs become blocks. A row of a table is one line, as long as its cells hold no running
 * text.
 */
typedef struct {
  guint n_rows;
  guint n_paragraphs;
  gboolean in_note;
} DemarcheOfficeFlow;

/* a row begins, and ends. Errors: LIMIT */
gboolean demarche_office_flow_start_row (DemarcheOfficeFlow *flow, DemarcheBlockText *block,
                                         GError **error) DEMARCHE_MUST_USE;
gboolean demarche_office_flow_end_row (DemarcheOfficeFlow *flow, DemarcheBlockText *block,
                                       GError **error) DEMARCHE_MUST_USE;
/* a cell begins */
void demarche_office_flow_start_cell (DemarcheOfficeFlow *flow, DemarcheBlockText *block);
/* a paragraph begins; @is_apart: an item or a heading. Errors: LIMIT */
gboolean demarche_office_flow_start_paragraph (DemarcheOfficeFlow *flow, DemarcheBlockText *block,
                                               gboolean is_apart, GError **error) DEMARCHE_MUST_USE;
/* a paragraph ends. Errors: LIMIT */
gboolean demarche_office_flow_end_paragraph (DemarcheOfficeFlow *flow, DemarcheBlockText *block,
                                             guint flags, GError **error) DEMARCHE_MUST_USE;

G_END_DECLS
