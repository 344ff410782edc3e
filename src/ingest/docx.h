/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Documents of Word: the text as it would be printed with all changes accepted. */
#pragma once

#include "ingest/extract.h"
#include "ingest/list-style.h"
#include "ingest/office.h"
#include "ingest/xml-reader.h"

G_BEGIN_DECLS

/* Errors: SYNTAX for what is damaged or protected, LIMIT */
DemarcheExtract *demarche_docx_read (GBytes *bytes, const DemarcheReaderOptions *options,
                                     GCancellable *cancellable, GError **error) DEMARCHE_MUST_USE;

/* ---- the parts of it ---- */

/* `w:pPr` and `w:rPr`, on which the reader stands; @joins: (optional): becomes %TRUE when the end
 * of the paragraph was deleted */
void demarche_docx_read_paragraph_style (DemarcheXmlReader *reader, DemarcheOfficeStyle *style,
                                         gboolean *joins);
void demarche_docx_read_run_style (DemarcheXmlReader *reader, DemarcheOfficeStyle *style);

typedef struct _DemarcheDocxParts DemarcheDocxParts;

/* finds the main part, and reads styles and lists. Errors: as above */
DemarcheDocxParts *demarche_docx_parts_new (const DemarchePackage *package,
                                            GError **error) DEMARCHE_MUST_USE;
void demarche_docx_parts_free (DemarcheDocxParts *parts);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemarcheDocxParts, demarche_docx_parts_free)

GHashTable *demarche_docx_parts_get_styles (const DemarcheDocxParts *parts);
/* name of the main part, and of the part to which a kind of relation leads: "footnotes"; NULL:
 * there is none */
const char *demarche_docx_parts_get_main (const DemarcheDocxParts *parts);
const char *demarche_docx_parts_get (const DemarcheDocxParts *parts, const char *kind);
/* the list of a number; NULL: none. The marks that it counts are its own */
DemarcheListStyle *demarche_docx_parts_get_list (const DemarcheDocxParts *parts,
                                                 const char *number);

/* the fields that a paragraph is in: page numbers, references, links */
typedef struct {
  guint depth;
  guint8 states[16];
  GString *code; /* of the innermost */
} DemarcheDocxFields;

void demarche_docx_fields_init (DemarcheDocxFields *fields);
void demarche_docx_fields_clear (DemarcheDocxFields *fields);
/* @type: "begin", "separate", "end" */
void demarche_docx_fields_take (DemarcheDocxFields *fields, const char *type);
void demarche_docx_fields_add_code (DemarcheDocxFields *fields, const char *code);
/* no field hides words beyond its paragraph */
void demarche_docx_fields_end_paragraph (DemarcheDocxFields *fields);
/* whether text here is code, or a result that is no word of the text */
gboolean demarche_docx_fields_hide (const DemarcheDocxFields *fields);
/* "PAGE \\* MERGEFORMAT": whether the result is none */
gboolean demarche_docx_field_is_furniture (const char *code);

G_END_DECLS
