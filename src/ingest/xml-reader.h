/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Walks through a part of a document without holding its tree. No entity is expanded, no other
 * file is opened, and a document type definition is refused. */
#pragma once

#include "base/error.h"

G_BEGIN_DECLS

typedef struct _DemarcheXmlReader DemarcheXmlReader;

/* stands before the root. @part: for messages */
DemarcheXmlReader *demarche_xml_reader_new (GBytes *bytes, const char *part) DEMARCHE_MUST_USE;
void demarche_xml_reader_free (DemarcheXmlReader *reader);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemarcheXmlReader, demarche_xml_reader_free)

/* goes to the root element; FALSE after an error. Errors: SYNTAX, LIMIT */
gboolean demarche_xml_reader_start (DemarcheXmlReader *reader, GError **error) DEMARCHE_MUST_USE;
/* how deep the element stands in which the reader is; the root: 0 */
int demarche_xml_reader_get_depth (const DemarcheXmlReader *reader);
/**
 * demarche_xml_reader_next:
 * @depth: of the element whose content is read, as it was when the reader stood on it
 *
 * Goes to the next element or text right inside that element; what the last one held and nobody
 * read is passed over.
 *
 * Returns: %FALSE at the end of the element, and after an error
 */
gboolean demarche_xml_reader_next (DemarcheXmlReader *reader, int depth);
/* whether all went well so far; else the error of demarche_xml_reader_next() */
gboolean demarche_xml_reader_check (const DemarcheXmlReader *reader,
                                    GError **error) DEMARCHE_MUST_USE;

/* the name of the element here, with the prefix that its vocabulary has by custom, "w:p",
 * whatever the file calls it; NULL for text. Valid until the reader goes on */
const char *demarche_xml_reader_get_name (const DemarcheXmlReader *reader);
gboolean demarche_xml_reader_is (const DemarcheXmlReader *reader, const char *name);
/* the text here; NULL for an element. Valid until the reader goes on */
const char *demarche_xml_reader_get_text (const DemarcheXmlReader *reader);
/* an attribute of the element here, by its name with prefix; (nullable): free with g_free */
char *demarche_xml_reader_get (DemarcheXmlReader *reader, const char *name);
/* all text inside the element here, up to @most bytes; free with g_free */
char *demarche_xml_reader_take_content (DemarcheXmlReader *reader, gsize most);

G_END_DECLS
