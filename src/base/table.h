/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Tables of text and numbers, as commands print them. */
#pragma once

#include "base/macros.h"

G_BEGIN_DECLS

/**
 * DemarcheTable:
 * @columns: (element-type utf8): their names
 * @is_number: (element-type gboolean): whether a column holds numbers only
 * @rows: (element-type GPtrArray): of each its cells, text; %NULL: there is nothing to say
 */
typedef struct {
  GPtrArray *columns;
  GArray *is_number;
  GPtrArray *rows;
} DemarcheTable;

DEMARCHE_API DemarcheTable *demarche_table_new (void) DEMARCHE_MUST_USE;
DEMARCHE_API void demarche_table_free (DemarcheTable *table);
DEMARCHE_API void demarche_table_add_column (DemarcheTable *table, const char *name,
                                             gboolean is_number);
/* @cell: (nullable): the next of the last row, which begins when the one before is full */
DEMARCHE_API void demarche_table_add_cell (DemarcheTable *table, const char *cell);

/* columns side by side, their heads above, safe for a terminal; nothing without a row */
DEMARCHE_API void demarche_table_append_text (GString *out, const DemarcheTable *table);
DEMARCHE_API void demarche_table_append_csv (GString *out, const DemarcheTable *table);
/* a list of objects, one a line */
DEMARCHE_API void demarche_table_append_json (GString *out, const DemarcheTable *table);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemarcheTable, demarche_table_free)

G_END_DECLS
