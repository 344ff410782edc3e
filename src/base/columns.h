/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* How wide text stands on a terminal: East Asian wide characters take two columns, marks none. */
#pragma once

#include "base/macros.h"

G_BEGIN_DECLS

/* All take valid UTF-8 that is escaped for a terminal, of @length bytes (-1: NUL-terminated). */

DEMARCHE_API guint demarche_columns_count (const char *text, gssize length);
/* bytes of the longest beginning that fits into @n_columns */
DEMARCHE_API gsize demarche_columns_fit (const char *text, gssize length, guint n_columns);
/* offset at which the longest end begins that fits into @n_columns */
DEMARCHE_API gsize demarche_columns_fit_end (const char *text, gssize length, guint n_columns);
/* appends @n_columns spaces */
DEMARCHE_API void demarche_columns_pad (GString *out, guint n_columns);
/* appends words in lines of at most @width characters, the first at @column (0: a new line), the
 * others after @indent spaces, and LF */
DEMARCHE_API void demarche_columns_wrap (GString *out, const char *text, guint column, guint indent,
                                         guint width);

G_END_DECLS
