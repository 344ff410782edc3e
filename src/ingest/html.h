/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Web pages: the main text without what stands around it. */
#pragma once

#include "ingest/extract.h"

#include <libxml/tree.h>
#include <string.h>

G_BEGIN_DECLS

/* without an encoding in @options that of the byte order mark, else what the page says of itself.
 * Errors: ENCODING, LIMIT, SYNTAX */
DemarcheExtract *demarche_html_read (GBytes *bytes, const DemarcheReaderOptions *options,
                                     GCancellable *cancellable, GError **error) DEMARCHE_MUST_USE;

/* ---- the parts of it ---- */

/* clean UTF-8 of a page, character references that stand for no character replaced */
DemarcheDecoded *demarche_html_decode (GBytes *bytes, const char *encoding,
                                       GError **error) DEMARCHE_MUST_USE;
/* what a page says of itself */
void demarche_html_read_properties (xmlDoc *document, DemarcheExtract *extract);

/* how much text is where, and what of it is clutter */
typedef struct _DemarcheHtmlPage DemarcheHtmlPage;

DemarcheHtmlPage *demarche_html_page_new (xmlNode *root) DEMARCHE_MUST_USE;
void demarche_html_page_free (DemarcheHtmlPage *page);
/* the element that holds the main text */
xmlNode *demarche_html_page_find_main (const DemarcheHtmlPage *page);
/* menus, cookie notes, share bars, related links, what is hidden, what is no text */
gboolean demarche_html_page_is_clutter (const DemarcheHtmlPage *page, const xmlNode *element);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemarcheHtmlPage, demarche_html_page_free)

static inline gboolean
demarche_html_is (const xmlNode *node, const char *name)
{
  return node->type == XML_ELEMENT_NODE && strcmp ((const char *)node->name, name) == 0;
}

/* whether the element's name is one of a NULL-terminated list */
gboolean demarche_html_is_any (const xmlNode *node, const char *const *names);
/* (nullable): free with g_free */
char *demarche_html_get (const xmlNode *element, const char *attribute);

G_END_DECLS
