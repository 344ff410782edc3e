/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* All of an archive as JSON lines, copies of it, and whether it is whole. */
#pragma once

#include "archive/archive.h"
#include "base/io.h"

G_BEGIN_DECLS

/* takes a line with its end; FALSE: no more is wanted */
typedef gboolean (*DemarcheExportTaker) (const char *line, gsize length, gpointer data);

/**
 * demarche_archive_export:
 *
 * Hands out everything, a row of a table a line: `{"table": "text", "id": 1, …}`, bytes in base 64.
 * The first line says what it is, the last how many rows came between.
 */
DEMARCHE_API gboolean demarche_archive_export (DemarcheArchive *archive, DemarcheExportTaker take,
                                               gpointer data, GError **error) DEMARCHE_MUST_USE;
/* reads into an empty archive what demarche_archive_export() wrote, all of it or nothing. Errors:
 * INVALID (not empty, no export, or not all of one), IO */
DEMARCHE_API gboolean demarche_archive_restore (DemarcheArchive *archive, DemarcheLines *lines,
                                                GError **error) DEMARCHE_MUST_USE;

/* copies an archive, which may be written meanwhile, as it is now. @path: a new file, or an archive
 * that is replaced when the copy is whole. Errors: INVALID (@path is something else), IO */
DEMARCHE_API gboolean demarche_archive_backup (DemarcheArchive *archive, const char *path,
                                               GError **error) DEMARCHE_MUST_USE;

/* looks at everything; what is wrong is an error in @diagnostics. FALSE: it could not look on */
DEMARCHE_API gboolean demarche_archive_verify (DemarcheArchive *archive,
                                               DemarcheDiagnostics *diagnostics,
                                               GError **error) DEMARCHE_MUST_USE;

/**
 * demarche_archive_remove:
 * @name: of a statement
 * @by: (nullable)
 * @purge: overwrite its words on the disk, also where decisions quote them
 *
 * Removes a statement with its versions and tags; the log keeps its name, who removed it, and why.
 * Decisions about it stay. Errors: NOT_FOUND
 */
DEMARCHE_API gboolean demarche_archive_remove (DemarcheArchive *archive, const char *name,
                                               const char *by, const char *reason, gboolean purge,
                                               GError **error) DEMARCHE_MUST_USE;

G_END_DECLS
