/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* OpenDocument texts: the text as it would be printed with all changes accepted. */
#pragma once

#include "ingest/list-style.h"
#include "ingest/office.h"
#include "ingest/xml-reader.h"

G_BEGIN_DECLS

/* Errors: SYNTAX for what is damaged or protected, LIMIT */
DemarcheExtract *demarche_odt_read (GBytes *bytes, const DemarcheReaderOptions *options,
                                    GCancellable *cancellable, GError **error) DEMARCHE_MUST_USE;

/* ---- the parts of it ---- */

/**
 * DemarcheOdtStyles:
 * @styles: by what demarche_odt_style_name() makes of family and name
 * @lists: (element-type utf8 DemarcheListStyle): by name
 */
typedef struct {
  GHashTable *styles;
  GHashTable *lists;
} DemarcheOdtStyles;

void demarche_odt_styles_init (DemarcheOdtStyles *styles);
void demarche_odt_styles_clear (DemarcheOdtStyles *styles);
/* takes in the styles inside the element on which the reader stands */
void demarche_odt_styles_read (DemarcheOdtStyles *styles, DemarcheXmlReader *reader);
/* the style that the element on which the reader stands names; clear it */
void demarche_odt_styles_get (const DemarcheOdtStyles *styles, DemarcheXmlReader *reader,
                              const char *family, DemarcheOfficeStyle *style);

G_END_DECLS
