/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* A text with a name, and the map from byte offsets to lines and columns. */
#pragma once

#include "base/macros.h"

G_BEGIN_DECLS

#define DEMARCHE_TYPE_SOURCE (demarche_source_get_type ())

/**
 * DemarcheSource:
 *
 * A named text that diagnostics point into. Lines end at LF, CR or CRLF. Immutable and
 * reference counted.
 */
typedef struct _DemarcheSource DemarcheSource;

DEMARCHE_API GType demarche_source_get_type (void);

/* @name is what messages call it (a path); the bytes need not be valid UTF-8 */
DEMARCHE_API DemarcheSource *demarche_source_new (const char *name,
                                                  GBytes *bytes) DEMARCHE_MUST_USE;
DEMARCHE_API DemarcheSource *demarche_source_ref (DemarcheSource *source);
DEMARCHE_API void demarche_source_unref (DemarcheSource *source);

DEMARCHE_API const char *demarche_source_get_name (DemarcheSource *source);
DEMARCHE_API const char *demarche_source_get_text (DemarcheSource *source, gsize *length);

/* 1-based line, and 1-based column in code points; an offset past the end is the end */
DEMARCHE_API void demarche_source_locate (DemarcheSource *source, gsize offset, guint *line,
                                          guint *column);

/* the bytes of a line without its end; NULL when there is no such line. Borrowed. */
DEMARCHE_API const char *demarche_source_get_line (DemarcheSource *source, guint line,
                                                   gsize *length);
DEMARCHE_API guint demarche_source_get_n_lines (DemarcheSource *source);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemarcheSource, demarche_source_unref)

G_END_DECLS
