/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* A SQLite connection with its prepared statements. */
#pragma once

#include "base/error.h"

#include <sqlite3ext.h>

G_BEGIN_DECLS

/* archive/sqlite.c */
SQLITE_EXTENSION_INIT3

/**
 * DemarcheDatabase:
 * @prepared: from the text of a query, which must be a string constant, to its statement
 *
 * One connection. Queries are prepared once and used again.
 */
typedef struct {
  sqlite3 *handle;
  char *path;
  GHashTable *prepared;
} DemarcheDatabase;

/* @flags: of sqlite3_open_v2(); @uri: what is opened, @path or a "file:" name for it */
DemarcheDatabase *demarche_database_open (const char *uri, const char *path, int flags,
                                          GError **error) DEMARCHE_MUST_USE;
void demarche_database_free (DemarcheDatabase *database);

/* sets @error to what went wrong last. Errors: BUSY, DAMAGED, IO */
void demarche_database_set_error (DemarcheDatabase *database, GError **error);

/**
 * demarche_database_query:
 * @sql: a string constant
 * @types: one letter for each value: 'i' gint64, 's' (nullable) const char *, 't' const char * and
 *   gsize, 'b' the same for bytes
 *
 * Begins a query; strings must stay until the next query with the same text. The statement is
 * borrowed and good until then.
 */
sqlite3_stmt *demarche_database_query (DemarcheDatabase *database, GError **error, const char *sql,
                                       const char *types, ...) DEMARCHE_MUST_USE;
/* goes to the next row; FALSE at the end, which resets it, and after an error */
gboolean demarche_database_next (DemarcheDatabase *database, sqlite3_stmt *query,
                                 GError **error) DEMARCHE_MUST_USE;
/* begins and ends a query that has no rows, or of which none is wanted */
gboolean demarche_database_run (DemarcheDatabase *database, GError **error, const char *sql,
                                const char *types, ...) DEMARCHE_MUST_USE;
/* the first value of the first row; @fallback where there is none */
gboolean demarche_database_get_number (DemarcheDatabase *database, gint64 *number, gint64 fallback,
                                       GError **error, const char *sql, const char *types,
                                       ...) DEMARCHE_MUST_USE;
gint64 demarche_database_get_last_id (DemarcheDatabase *database);

/* a column as text: NULL for null, borrowed until the next row */
const char *demarche_column_text (sqlite3_stmt *query, int column);
guint demarche_column_count (sqlite3_stmt *query, int column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemarcheDatabase, demarche_database_free)

G_END_DECLS
