/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* PDF files: what `demarche-pdf` says of their words, laid out as paragraphs. */
#pragma once

#include "ingest/extract.h"

G_BEGIN_DECLS

/* by `demarche-pdf`, a helper. Errors: NOT_FOUND (it is not there), SYNTAX (encrypted,
 * damaged, no text in it), LIMIT, IO */
DemarcheExtract *demarche_pdf_read (GBytes *bytes, const DemarcheReaderOptions *options,
                                    GCancellable *cancellable, GError **error) DEMARCHE_MUST_USE;
/* the same from what the helper wrote */
DemarcheExtract *demarche_pdf_read_layout (const char *data, gsize length,
                                           GError **error) DEMARCHE_MUST_USE;

G_END_DECLS
