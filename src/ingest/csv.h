/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Reads tables of cells (RFC 4180) parted by comma, semicolon or tab. */
#pragma once

#include "base/diagnostic.h"

G_BEGIN_DECLS

/* a cell without quotation marks and space around it, and its place in the source */
typedef struct {
  char *text;
  gsize start;
  gsize end;
} DemarcheCsvCell;

/**
 * demarche_csv_read:
 * @diagnostics: gets what is wrong
 *
 * The mark between cells is the one that the first line holds most of. Rows without any words
 * are left out. A leading apostrophe that guards a cell against being a formula is taken off.
 *
 * Returns: (element-type GArray(DemarcheCsvCell)) (transfer full) (nullable): rows of cells
 */
GPtrArray *demarche_csv_read (DemarcheSource *source,
                              DemarcheDiagnostics *diagnostics) DEMARCHE_MUST_USE;

G_END_DECLS
