/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What there is at the path of an archive, before SQLite looks at it. */
#pragma once

#include "base/diagnostic.h"
#include "base/error.h"

G_BEGIN_DECLS

/* the magic number of statfs(): whether files there may be seen by another machine */
gboolean demarche_location_is_network (guint32 file_system);

/* whether a file on this path would be on a network file system, and its name; FALSE also when
 * that cannot be told */
gboolean demarche_location_is_remote (const char *path);

/* whether a file is an archive that this program knows. @descriptor: open for reading. Errors:
 * INVALID (no archive, or of a newer version), DAMAGED (cut off), IO */
gboolean demarche_location_check (int descriptor, const char *path,
                                  GError **error) DEMARCHE_MUST_USE;

/* opens a regular file for reading. Errors: NOT_FOUND, INVALID, IO. @diagnostics: (nullable) */
int demarche_location_open (const char *path, DemarcheDiagnostics *diagnostics,
                            GError **error) DEMARCHE_MUST_USE;

/* takes the lock of the writer, waiting up to @seconds. Errors: BUSY, IO */
gboolean demarche_location_lock (int descriptor, guint seconds, GError **error) DEMARCHE_MUST_USE;

/* writes a file whole where there is none; it is as good when another run just did. Errors: IO */
gboolean demarche_location_create (const char *path, const void *data, gsize length,
                                   GError **error) DEMARCHE_MUST_USE;

G_END_DECLS
