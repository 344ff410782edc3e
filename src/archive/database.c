/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* A SQLite connection with its prepared statements. */
#include "archive/database.h"

#include "archive/sqlite.h"

#include <stdarg.h>

static DemarcheError
choose_code (int result)
{
  switch (result & 0xff) {
  case SQLITE_BUSY:
  case SQLITE_LOCKED:
    return DEMARCHE_ERROR_BUSY;
  case SQLITE_CORRUPT:
  case SQLITE_NOTADB:
    return DEMARCHE_ERROR_DAMAGED;
  default:
    return DEMARCHE_ERROR_IO;
  }
}

void
demarche_database_set_error (DemarcheDatabase *database, GError **error)
{
  int result = sqlite3_extended_errcode (database->handle);

  switch (choose_code (result)) {
  case DEMARCHE_ERROR_BUSY:
    g_set_error_literal (error, DEMARCHE_ERROR, DEMARCHE_ERROR_BUSY, "in use by another run");
    break;
  case DEMARCHE_ERROR_DAMAGED:
    g_set_error (error, DEMARCHE_ERROR, DEMARCHE_ERROR_DAMAGED, "the archive is damaged: %s",
                 sqlite3_errmsg (database->handle));
    break;
  default:
    g_set_error (error, DEMARCHE_ERROR, DEMARCHE_ERROR_IO, "the archive failed: %s",
                 sqlite3_errmsg (database->handle));
  }
}

static void
finalize_query (gpointer query)
{
  sqlite3_finalize (query);
}

DemarcheDatabase *
demarche_database_open (const char *uri, const char *path, int flags, GError **error)
{
  if (!demarche_sqlite_open (error))
    return NULL;
  g_autoptr (DemarcheDatabase) database = g_new0 (DemarcheDatabase, 1);
  database->path = g_strdup (path);
  database->prepared = g_hash_table_new_full (NULL, NULL, NULL, finalize_query);
  if (sqlite3_open_v2 (uri, &database->handle, flags | SQLITE_OPEN_FULLMUTEX, NULL) == SQLITE_OK)
    return g_steal_pointer (&database);
  demarche_database_set_error (database, error);
  return NULL;
}

void
demarche_database_free (DemarcheDatabase *database)
{
  g_return_if_fail (database != NULL);
  g_clear_pointer (&database->prepared, g_hash_table_unref);
  sqlite3_close (database->handle);
  g_free (database->path);
  g_free (database);
}

static sqlite3_stmt *
prepare (DemarcheDatabase *database, const char *sql, GError **error)
{
  sqlite3_stmt *query = g_hash_table_lookup (database->prepared, sql);

  if (query != NULL) {
    sqlite3_reset (query);
    return query;
  }
  if (sqlite3_prepare_v3 (database->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &query, NULL) !=
      SQLITE_OK) {
    demarche_database_set_error (database, error);
    return NULL;
  }
  g_hash_table_insert (database->prepared, (gpointer)sql, query);
  return query;
}

static void
bind (sqlite3_stmt *query, const char *types, va_list *arguments)
{
  for (int i = 1; *types != '\0'; types++, i++) {
    const char *data;
    switch (*types) {
    case 'i':
      sqlite3_bind_int64 (query, i, va_arg (*arguments, gint64));
      break;
    case 's':
      sqlite3_bind_text (query, i, va_arg (*arguments, const char *), -1, SQLITE_STATIC);
      break;
    case 't':
      data = va_arg (*arguments, const char *);
      sqlite3_bind_text64 (query, i, data, va_arg (*arguments, gsize), SQLITE_STATIC, SQLITE_UTF8);
      break;
    case 'b':
      data = va_arg (*arguments, const char *);
      sqlite3_bind_blob64 (query, i, data, va_arg (*arguments, gsize), SQLITE_STATIC);
      break;
    default:
      g_return_if_reached ();
    }
  }
}

sqlite3_stmt *
demarche_database_query (DemarcheDatabase *database, GError **error, const char *sql,
                         const char *types, ...)
{
  sqlite3_stmt *query = prepare (database, sql, error);
  va_list arguments;

  va_start (arguments, types);
  if (query != NULL)
    bind (query, types, &arguments);
  va_end (arguments);
  return query;
}

gboolean
demarche_database_next (DemarcheDatabase *database, sqlite3_stmt *query, GError **error)
{
  int result = sqlite3_step (query);

  if (result == SQLITE_ROW)
    return TRUE;
  if (result != SQLITE_DONE)
    demarche_database_set_error (database, error);
  sqlite3_reset (query);
  return FALSE;
}

gboolean
demarche_database_run (DemarcheDatabase *database, GError **error, const char *sql,
                       const char *types, ...)
{
  sqlite3_stmt *query = prepare (database, sql, error);
  va_list arguments;

  if (query == NULL)
    return FALSE;
  va_start (arguments, types);
  bind (query, types, &arguments);
  va_end (arguments);
  int result = sqlite3_step (query);
  if (result != SQLITE_DONE && result != SQLITE_ROW)
    demarche_database_set_error (database, error);
  sqlite3_reset (query);
  return result == SQLITE_DONE || result == SQLITE_ROW;
}

gboolean
demarche_database_get_number (DemarcheDatabase *database, gint64 *number, gint64 fallback,
                              GError **error, const char *sql, const char *types, ...)
{
  sqlite3_stmt *query = prepare (database, sql, error);
  va_list arguments;

  *number = fallback;
  if (query == NULL)
    return FALSE;
  va_start (arguments, types);
  bind (query, types, &arguments);
  va_end (arguments);
  int result = sqlite3_step (query);
  if (result == SQLITE_ROW)
    *number = sqlite3_column_int64 (query, 0);
  else if (result != SQLITE_DONE)
    demarche_database_set_error (database, error);
  sqlite3_reset (query);
  return result == SQLITE_ROW || result == SQLITE_DONE;
}

gint64
demarche_database_get_last_id (DemarcheDatabase *database)
{
  return sqlite3_last_insert_rowid (database->handle);
}

const char *
demarche_column_text (sqlite3_stmt *query, int column)
{
  return (const char *)sqlite3_column_text (query, column);
}

guint
demarche_column_count (sqlite3_stmt *query, int column)
{
  gint64 number = sqlite3_column_int64 (query, column);

  return (guint)CLAMP (number, 0, G_MAXUINT);
}
