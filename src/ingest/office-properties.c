/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What a document of a word processor says of itself. */
#include "ingest/office.h"

#include "base/limits.h"
#include "ingest/xml-reader.h"

/* an element of the properties, and the field it fills */
typedef struct {
  const char *name;
  DemarcheField field; /* DEMARCHE_N_FIELDS: the author */
} Property;

/* the strongest first: a document is made from an old one more often than changed after its day */
static const Property properties[] = {
    {"dcterms:modified", DEMARCHE_FIELD_DATE},   {"dc:date", DEMARCHE_FIELD_DATE},
    {"dcterms:created", DEMARCHE_FIELD_DATE},    {"meta:creation-date", DEMARCHE_FIELD_DATE},
    {"dc:title", DEMARCHE_FIELD_TITLE},          {"dc:language", DEMARCHE_FIELD_LANGUAGE},
    {"meta:initial-creator", DEMARCHE_N_FIELDS}, {"dc:creator", DEMARCHE_N_FIELDS},
};

static void
take_value (DemarcheXmlReader *reader, char **values)
{
  for (gsize i = 0; i < G_N_ELEMENTS (properties); i++) {
    if (values[i] || !demarche_xml_reader_is (reader, properties[i].name))
      continue;
    values[i] = demarche_xml_reader_take_content (reader, DEMARCHE_LIMIT_NAME_BYTES);
    return;
  }
}

/* properties stand right below the root, or one element deeper */
static void
collect (DemarcheXmlReader *reader, int depth, char **values)
{
  while (demarche_xml_reader_next (reader, depth)) {
    if (depth == 0 && demarche_xml_reader_is (reader, "office:meta"))
      collect (reader, 1, values);
    else
      take_value (reader, values);
  }
}

static void
apply (char **values, DemarcheExtract *extract)
{
  for (gsize i = 0; i < G_N_ELEMENTS (properties); i++) {
    if (!values[i])
      continue;
    if (properties[i].field == DEMARCHE_N_FIELDS)
      demarche_extract_set_author (extract, values[i]);
    else
      demarche_extract_set_field (extract, properties[i].field, values[i], properties[i].name);
  }
}

void
demarche_office_read_properties (const DemarchePackage *package, const char *part,
                                 DemarcheExtract *extract)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (DemarcheXmlReader) reader = NULL;
  char *values[G_N_ELEMENTS (properties)] = {NULL};

  if (demarche_package_has (package, part))
    bytes = demarche_package_read (package, part, NULL);
  if (!bytes)
    return;
  reader = demarche_xml_reader_new (bytes, part);
  if (demarche_xml_reader_start (reader, NULL)) {
    collect (reader, 0, values);
    apply (values, extract);
  }
  for (gsize i = 0; i < G_N_ELEMENTS (properties); i++)
    g_free (values[i]);
}
