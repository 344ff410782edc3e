/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The program beside this one that opens PDF files, so that a bad one takes nothing with it. */
#pragma once

#include "base/error.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define DEMARCHE_PDF_HELPER "demarche-pdf"

/**
 * DemarchePdfLimits:
 * @memory: bytes of address space; @processor: seconds
 * @microseconds: from start to end; @output: bytes
 *
 * What the helper may use up before it is killed.
 */
typedef struct {
  guint64 memory;
  guint processor;
  gint64 microseconds;
  gsize output;
} DemarchePdfLimits;

extern const DemarchePdfLimits demarche_pdf_limits_default;

/* runs `demarche-pdf` of a folder with @pdf on its standard input; returns what it wrote. It is
 * gone when this returns. Errors: NOT_FOUND (no such program), LIMIT, IO (it failed), those of
 * @cancellable */
GBytes *demarche_pdf_helper_run (const char *folder, GBytes *pdf, const DemarchePdfLimits *limits,
                                 GCancellable *cancellable, GError **error) DEMARCHE_MUST_USE;

G_END_DECLS
