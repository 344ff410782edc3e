/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* libxml2, for documents of HTML or XML. See base/late-library.h */
#pragma once

#include "base/late-library.h"

#include <libxml/HTMLparser.h>
#include <libxml/xmlreader.h>

G_BEGIN_DECLS

#define DEMARCHE_LIBXML2_FUNCTIONS(X)                                                              \
  X (htmlCtxtReadMemory)                                                                           \
  X (htmlEntityLookup)                                                                             \
  X (htmlFreeParserCtxt)                                                                           \
  X (htmlNewParserCtxt)                                                                            \
  X (xmlDocGetRootElement)                                                                         \
  X (xmlFree)                                                                                      \
  X (xmlFreeDoc)                                                                                   \
  X (xmlFreeTextReader)                                                                            \
  X (xmlGetProp)                                                                                   \
  X (xmlHasProp)                                                                                   \
  X (xmlNodeGetContent)                                                                            \
  X (xmlReaderForMemory)                                                                           \
  X (xmlTextReaderConstLocalName)                                                                  \
  X (xmlTextReaderConstNamespaceUri)                                                               \
  X (xmlTextReaderConstValue)                                                                      \
  X (xmlTextReaderDepth)                                                                           \
  X (xmlTextReaderIsEmptyElement)                                                                  \
  X (xmlTextReaderMoveToElement)                                                                   \
  X (xmlTextReaderMoveToNextAttribute)                                                             \
  X (xmlTextReaderNodeType)                                                                        \
  X (xmlTextReaderRead)                                                                            \
  X (xmlTextReaderSetStructuredErrorHandler)

typedef struct {
  DEMARCHE_LIBXML2_FUNCTIONS (DEMARCHE_LATE_POINTER)
} DemarcheLibxml2;

/* usable once it was opened */
extern DemarcheLibxml2 demarche_libxml2;

gboolean demarche_libxml2_open (GError **error) DEMARCHE_MUST_USE;

G_END_DECLS
