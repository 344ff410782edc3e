/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Reads back what was exported as JSON lines. */
#include "archive/export.h"

#include "archive/archive-private.h"
#include "base/json-tree.h"
#include "base/limits.h"

#include <string.h>

static const DemarcheJsonLimits limits = {
    .max_depth = 2,
    .max_keys = 64,
    .max_string = DEMARCHE_LIMIT_JSON_LINE_BYTES,
};

/* a table of the archive that is filled */
typedef struct {
  GPtrArray *columns; /* (element-type utf8) */
  GArray *is_blob;    /* (element-type gboolean) */
  sqlite3_stmt *insert;
} Table;

typedef struct {
  DemarcheArchive *archive;
  DemarcheLines *lines;
  GHashTable *tables; /* from names to Table */
  guint n_rows;
  gboolean is_begun;
  gboolean is_ended;
} Restoring;

static void
free_table (gpointer data)
{
  Table *table = data;

  g_ptr_array_unref (table->columns);
  g_array_unref (table->is_blob);
  sqlite3_finalize (table->insert);
  g_free (table);
}

static gboolean
set_invalid (GError **error, const char *message)
{
  g_set_error_literal (error, DEMARCHE_ERROR, DEMARCHE_ERROR_INVALID, message);
  return FALSE;
}

/* ---- tables ---- */

static gboolean
read_columns (DemarcheDatabase *database, const char *name, Table *table, GError **error)
{
  g_autoptr (GError) problem = NULL;
  sqlite3_stmt *query = demarche_database_query (
      database, &problem, "SELECT name, type = 'BLOB' FROM pragma_table_info (?)", "s", name);

  while (query != NULL && demarche_database_next (database, query, &problem)) {
    gboolean is_blob = sqlite3_column_int (query, 1) != 0;
    g_ptr_array_add (table->columns, g_strdup (demarche_column_text (query, 0)));
    g_array_append_val (table->is_blob, is_blob);
  }
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

static gboolean
prepare_insert (DemarcheDatabase *database, const char *name, Table *table, GError **error)
{
  g_autoptr (GString) sql = g_string_new (NULL);

  g_string_printf (sql, "INSERT INTO %s VALUES (?", name);
  for (guint i = 1; i < table->columns->len; i++)
    g_string_append (sql, ", ?");
  g_string_append_c (sql, ')');
  if (sqlite3_prepare_v2 (database->handle, sql->str, -1, &table->insert, NULL) == SQLITE_OK)
    return TRUE;
  demarche_database_set_error (database, error);
  return FALSE;
}

static Table *
open_table (Restoring *restoring, const char *name, GError **error)
{
  DemarcheDatabase *database = restoring->archive->database;
  Table *table = name != NULL ? g_hash_table_lookup (restoring->tables, name) : NULL;

  if (table != NULL)
    return table;
  if (name == NULL || !g_strv_contains (demarche_archive_tables, name)) {
    set_invalid (error, "a line names no table of an archive");
    return NULL;
  }
  table = g_new0 (Table, 1);
  table->columns = g_ptr_array_new_with_free_func (g_free);
  table->is_blob = g_array_new (FALSE, FALSE, sizeof (gboolean));
  g_hash_table_insert (restoring->tables, g_strdup (name), table);
  return read_columns (database, name, table, error) &&
                 prepare_insert (database, name, table, error)
             ? table
             : NULL;
}

/* ---- rows ---- */

static void
bind_value (const Table *table, guint column, const DemarcheJsonNode *value)
{
  int place = (int)column + 1;

  if (value == NULL)
    return;
  if (value->type == DEMARCHE_JSON_NUMBER) {
    sqlite3_bind_int64 (table->insert, place, (gint64)value->number);
  } else if (value->string != NULL && g_array_index (table->is_blob, gboolean, column)) {
    gsize length;
    guchar *bytes = g_base64_decode (value->string, &length);
    sqlite3_bind_blob64 (table->insert, place, length > 0 ? bytes : (guchar *)"", length,
                         SQLITE_TRANSIENT);
    g_free (bytes);
  } else if (value->string != NULL) {
    sqlite3_bind_text (table->insert, place, value->string, -1, SQLITE_TRANSIENT);
  }
}

static gboolean
insert_row (Restoring *restoring, const DemarcheJsonNode *row, GError **error)
{
  Table *table = open_table (restoring, demarche_json_node_get_string (row, "table"), error);

  if (table == NULL)
    return FALSE;
  sqlite3_reset (table->insert);
  sqlite3_clear_bindings (table->insert);
  for (guint i = 0; i < table->columns->len; i++)
    bind_value (table, i, demarche_json_node_get (row, g_ptr_array_index (table->columns, i)));
  restoring->n_rows++;
  if (sqlite3_step (table->insert) == SQLITE_DONE)
    return TRUE;
  demarche_database_set_error (restoring->archive->database, error);
  return FALSE;
}

/* the first line says what follows, the last one how much it was */
static gboolean
take_line (Restoring *restoring, const DemarcheJsonNode *line, GError **error)
{
  guint count;

  if (!restoring->is_begun) {
    if (!demarche_json_node_get_count (line, "demarche-archive", &count))
      return set_invalid (error, "this is no export of an archive");
    if (count == 0 || count > DEMARCHE_ARCHIVE_VERSION)
      return set_invalid (error, "this export is of a newer version of archives");
    restoring->is_begun = TRUE;
    return TRUE;
  }
  if (!demarche_json_node_get_count (line, "rows", &count))
    return insert_row (restoring, line, error);
  restoring->is_ended = count == restoring->n_rows;
  return restoring->is_ended || set_invalid (error, "rows of this export are missing");
}

static gboolean
read_line (Restoring *restoring, const char *text, gsize length, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, length);
  g_autoptr (DemarcheSource) source = demarche_source_new ("export", bytes);
  g_autoptr (DemarcheDiagnostic) problem = NULL;
  g_autoptr (DemarcheJsonNode) line = demarche_json_tree_read (source, &limits, &problem);

  if (line != NULL)
    return !restoring->is_ended ? take_line (restoring, line, error)
                                : set_invalid (error, "something follows the end of the export");
  return set_invalid (error, demarche_diagnostic_get_message (problem));
}

static gboolean
check_empty (DemarcheArchive *archive, GError **error)
{
  gint64 is_used;

  if (!demarche_database_get_number (archive->database, &is_used, 0, error,
                                     "SELECT EXISTS (SELECT 1 FROM statement)"
                                     " OR EXISTS (SELECT 1 FROM run) OR EXISTS (SELECT 1 FROM log)",
                                     ""))
    return FALSE;
  return is_used == 0 || set_invalid (error, "an export is read into a new archive only");
}

static gboolean
restore (DemarcheArchive *archive, gpointer data, GError **error)
{
  Restoring *restoring = data;
  g_autoptr (GError) problem = NULL;
  const char *line;
  gsize length;

  if (!check_empty (archive, error))
    return FALSE;
  while ((line = demarche_lines_next (restoring->lines, &length, &problem)) != NULL)
    if (!read_line (restoring, line, length, error)) {
      g_prefix_error (error, "line %" G_GUINT64_FORMAT ": ",
                      demarche_lines_get_number (restoring->lines));
      return FALSE;
    }
  if (problem == NULL)
    return restoring->is_ended ? demarche_archive_fill_outlines (archive, error)
                               : set_invalid (error, "the end of this export is missing");
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

gboolean
demarche_archive_restore (DemarcheArchive *archive, DemarcheLines *lines, GError **error)
{
  g_return_val_if_fail (DEMARCHE_IS_ARCHIVE (archive) && lines != NULL, FALSE);
  Restoring restoring = {.archive = archive, .lines = lines};

  restoring.tables = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_table);
  gboolean is_done =
      demarche_database_run (archive->database, error, "PRAGMA foreign_keys = OFF", "") &&
      demarche_archive_transact (archive, restore, &restoring, error);
  g_hash_table_unref (restoring.tables);
  return is_done &&
         demarche_database_run (archive->database, error, "PRAGMA wal_checkpoint (PASSIVE)", "");
}
