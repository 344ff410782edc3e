/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Walks through a part of a document without holding its tree. */
#include "ingest/xml-reader.h"

#include "base/limits.h"

#include <libxml/xmlreader.h>
#include <string.h>

struct _DemarcheXmlReader {
  GBytes *bytes;
  xmlTextReader *reader; /* (nullable) */
  char *part;
  GString *name; /* of the element here; empty: text */
  GError *error; /* (nullable) */
};

/* the vocabularies that are known, in both editions of the one for Word */
static const struct {
  const char *address;
  const char *prefix;
} vocabularies[] = {
    {"http://schemas.openxmlformats.org/wordprocessingml/2006/main", "w"},
    {"http://purl.oclc.org/ooxml/wordprocessingml/main", "w"},
    {"http://schemas.openxmlformats.org/markup-compatibility/2006", "mc"},
    {"http://schemas.openxmlformats.org/package/2006/relationships", "rel"},
    {"urn:oasis:names:tc:opendocument:xmlns:office:1.0", "office"},
    {"urn:oasis:names:tc:opendocument:xmlns:text:1.0", "text"},
    {"urn:oasis:names:tc:opendocument:xmlns:table:1.0", "table"},
    {"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0", "draw"},
    {"urn:oasis:names:tc:opendocument:xmlns:style:1.0", "style"},
    {"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0", "fo"},
    {"urn:oasis:names:tc:opendocument:xmlns:meta:1.0", "meta"},
    {"http://purl.org/dc/elements/1.1/", "dc"},
    {"http://purl.org/dc/terms/", "dcterms"},
};

static void
ignore_problem (void *data, xmlErrorPtr problem)
{
}

DemarcheXmlReader *
demarche_xml_reader_new (GBytes *bytes, const char *part)
{
  DemarcheXmlReader *reader = g_new0 (DemarcheXmlReader, 1);
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  reader->bytes = g_bytes_ref (bytes);
  reader->part = g_strdup (part);
  reader->name = g_string_new (NULL);
  if (length > 0 && length <= G_MAXINT)
    reader->reader = xmlReaderForMemory (data, (int)length, NULL, NULL,
                                         XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
  if (reader->reader)
    xmlTextReaderSetStructuredErrorHandler (reader->reader, ignore_problem, NULL);
  return reader;
}

void
demarche_xml_reader_free (DemarcheXmlReader *reader)
{
  if (!reader)
    return;
  xmlFreeTextReader (reader->reader);
  g_bytes_unref (reader->bytes);
  g_free (reader->part);
  g_string_free (reader->name, TRUE);
  g_clear_error (&reader->error);
  g_free (reader);
}

static gboolean
fail (DemarcheXmlReader *reader, DemarcheError code, const char *message)
{
  if (!reader->error)
    g_set_error (&reader->error, DEMARCHE_ERROR, code, "part '%s' of the document %s", reader->part,
                 message);
  return FALSE;
}

static gboolean
fail_of_definition (DemarcheXmlReader *reader)
{
  return fail (reader, DEMARCHE_ERROR_SYNTAX,
               "has a document type definition, which could name other files; save it anew in a "
               "word processor");
}

/* before the parser sees it; in UTF-16 it is found on the way */
static gboolean
has_definition (const DemarcheXmlReader *reader)
{
  static const char mark[] = "<!DOCTYPE";
  gsize length;
  const char *data = g_bytes_get_data (reader->bytes, &length);

  return data && memmem (data, length, mark, strlen (mark)) != NULL;
}

/* one step; FALSE at the end and after an error */
static gboolean
step (DemarcheXmlReader *reader)
{
  int result = reader->error || !reader->reader ? -1 : xmlTextReaderRead (reader->reader);

  if (result == 1 && xmlTextReaderNodeType (reader->reader) == XML_READER_TYPE_DOCUMENT_TYPE)
    return fail_of_definition (reader);
  if (result == 1 && xmlTextReaderDepth (reader->reader) > DEMARCHE_LIMIT_XML_DEPTH)
    return fail (reader, DEMARCHE_ERROR_LIMIT, "is nested deeper than any text");
  if (result < 0)
    return fail (reader, DEMARCHE_ERROR_SYNTAX,
                 "is damaged; open it in a word processor and save it anew");
  return result == 1;
}

static const char *
find_prefix (const char *address)
{
  for (gsize i = 0; address && i < G_N_ELEMENTS (vocabularies); i++) {
    if (strcmp (vocabularies[i].address, address) == 0)
      return vocabularies[i].prefix;
  }
  return NULL;
}

/* the name of the node here as it is known by custom */
static void
read_name (const DemarcheXmlReader *reader, GString *name)
{
  const char *prefix = find_prefix ((const char *)xmlTextReaderConstNamespaceUri (reader->reader));
  const char *local = (const char *)xmlTextReaderConstLocalName (reader->reader);

  g_string_truncate (name, 0);
  if (prefix)
    g_string_append_printf (name, "%s:", prefix);
  g_string_append (name, local ? local : "");
}

/* takes in what stands here; FALSE: neither element nor text */
static gboolean
take_node (DemarcheXmlReader *reader)
{
  switch (xmlTextReaderNodeType (reader->reader)) {
  case XML_READER_TYPE_ELEMENT:
    read_name (reader, reader->name);
    return TRUE;
  case XML_READER_TYPE_TEXT:
  case XML_READER_TYPE_CDATA:
  case XML_READER_TYPE_WHITESPACE:
  case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
    g_string_truncate (reader->name, 0);
    return TRUE;
  default:
    return FALSE;
  }
}

gboolean
demarche_xml_reader_start (DemarcheXmlReader *reader, GError **error)
{
  if (has_definition (reader))
    fail_of_definition (reader);
  while (step (reader)) {
    if (xmlTextReaderNodeType (reader->reader) == XML_READER_TYPE_ELEMENT)
      return take_node (reader);
  }
  fail (reader, DEMARCHE_ERROR_SYNTAX, "is empty; open it in a word processor and save it anew");
  return demarche_xml_reader_check (reader, error);
}

int
demarche_xml_reader_get_depth (const DemarcheXmlReader *reader)
{
  return xmlTextReaderDepth (reader->reader);
}

gboolean
demarche_xml_reader_next (DemarcheXmlReader *reader, int depth)
{
  int here = xmlTextReaderDepth (reader->reader);

  if (here == depth && xmlTextReaderIsEmptyElement (reader->reader) == 1)
    return FALSE;
  if (here == depth && xmlTextReaderNodeType (reader->reader) == XML_READER_TYPE_END_ELEMENT)
    return FALSE;
  while (step (reader)) {
    here = xmlTextReaderDepth (reader->reader);
    if (here <= depth)
      return FALSE;
    if (here == depth + 1 && take_node (reader))
      return TRUE;
  }
  return FALSE;
}

gboolean
demarche_xml_reader_check (const DemarcheXmlReader *reader, GError **error)
{
  if (reader->error && error)
    *error = g_error_copy (reader->error);
  return reader->error == NULL;
}

const char *
demarche_xml_reader_get_name (const DemarcheXmlReader *reader)
{
  return reader->name->len > 0 ? reader->name->str : NULL;
}

gboolean
demarche_xml_reader_is (const DemarcheXmlReader *reader, const char *name)
{
  return strcmp (reader->name->str, name) == 0;
}

const char *
demarche_xml_reader_get_text (const DemarcheXmlReader *reader)
{
  return reader->name->len > 0 ? NULL : (const char *)xmlTextReaderConstValue (reader->reader);
}

char *
demarche_xml_reader_get (DemarcheXmlReader *reader, const char *name)
{
  g_autoptr (GString) found = g_string_new (NULL);
  char *value = NULL;

  while (!value && xmlTextReaderMoveToNextAttribute (reader->reader) == 1) {
    read_name (reader, found);
    if (strcmp (found->str, name) == 0)
      value = g_strdup ((const char *)xmlTextReaderConstValue (reader->reader));
  }
  xmlTextReaderMoveToElement (reader->reader);
  return value;
}

char *
demarche_xml_reader_take_content (DemarcheXmlReader *reader, gsize most)
{
  GString *content = g_string_new (NULL);
  int depth = xmlTextReaderDepth (reader->reader);
  gboolean is_empty = xmlTextReaderIsEmptyElement (reader->reader) == 1;

  while (!is_empty && step (reader) && xmlTextReaderDepth (reader->reader) > depth) {
    const char *text = take_node (reader) ? demarche_xml_reader_get_text (reader) : NULL;

    if (text && content->len + strlen (text) <= most)
      g_string_append (content, text);
  }
  return g_string_free (content, FALSE);
}
