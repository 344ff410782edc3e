/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* All of an archive as JSON lines. */
#include "archive/export.h"

#include "archive/archive-private.h"
#include "base/json-out.h"

typedef struct {
  DemarcheArchive *archive;
  DemarcheExportTaker take;
  gpointer data;
  gsize n_rows;
  gboolean is_wanted; /* so far */
} Exporting;

static void
append_value (GString *out, const char *name, sqlite3_stmt *query, int column)
{
  gsize length = (gsize)sqlite3_column_bytes (query, column);

  switch (sqlite3_column_type (query, column)) {
  case SQLITE_NULL:
    break;
  case SQLITE_INTEGER:
    demarche_json_out_count (out, name, (gsize)sqlite3_column_int64 (query, column));
    break;
  case SQLITE_BLOB: {
    g_autofree char *text = g_base64_encode (sqlite3_column_blob (query, column), length);
    demarche_json_out_string (out, name, text);
    break;
  }
  default:
    demarche_json_out_string_length (out, name, demarche_column_text (query, column), length);
  }
}

/* what is null is left out */
static void
hand_row (Exporting *exporting, const char *table, sqlite3_stmt *query)
{
  g_autoptr (GString) line = g_string_new (NULL);

  demarche_json_out_open (line, NULL, '{');
  demarche_json_out_string (line, "table", table);
  for (int i = 0; i < sqlite3_column_count (query); i++)
    append_value (line, sqlite3_column_name (query, i), query, i);
  demarche_json_out_close (line, '}');
  g_string_append_c (line, '\n');
  exporting->n_rows++;
  exporting->is_wanted = exporting->take (line->str, line->len, exporting->data);
}

static gboolean
hand_count (Exporting *exporting, const char *key, gsize count)
{
  g_autoptr (GString) line = g_string_new (NULL);

  demarche_json_out_open (line, NULL, '{');
  demarche_json_out_count (line, key, count);
  demarche_json_out_close (line, '}');
  g_string_append_c (line, '\n');
  exporting->is_wanted = exporting->take (line->str, line->len, exporting->data);
  return exporting->is_wanted;
}

/* rows in the order in which they lie: by their primary keys */
static gboolean
hand_table (Exporting *exporting, const char *table, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT * FROM %s", table);
  sqlite3 *handle = exporting->archive->database->handle;
  sqlite3_stmt *query = NULL;
  int result = sqlite3_prepare_v2 (handle, sql, -1, &query, NULL);

  while (result == SQLITE_OK || result == SQLITE_ROW) {
    result = sqlite3_step (query);
    if (result == SQLITE_ROW)
      hand_row (exporting, table, query);
    if (!exporting->is_wanted)
      result = SQLITE_DONE;
  }
  if (result != SQLITE_DONE)
    demarche_database_set_error (exporting->archive->database, error);
  sqlite3_finalize (query);
  return result == SQLITE_DONE;
}

/* an older archive that is only read lacks those that came since */
static gboolean
has_table (DemarcheArchive *archive, const char *table)
{
  return !g_str_has_prefix (table, "sample") ||
         demarche_schema_has (archive->database, DEMARCHE_SCHEMA_SAMPLES);
}

gboolean
demarche_archive_export (DemarcheArchive *archive, DemarcheExportTaker take, gpointer data,
                         GError **error)
{
  g_return_val_if_fail (DEMARCHE_IS_ARCHIVE (archive) && take != NULL, FALSE);
  g_autoptr (GRecMutexLocker) locker = g_rec_mutex_locker_new (&archive->lock);
  Exporting exporting = {archive, take, data, 0, TRUE};

  g_autoptr (GError) problem = NULL;

  if (!hand_count (&exporting, "demarche-archive", DEMARCHE_ARCHIVE_VERSION))
    return TRUE;
  /* of one that is damaged all that can be read, and no end */
  for (guint i = 0; demarche_archive_tables[i] != NULL && exporting.is_wanted; i++)
    if (has_table (archive, demarche_archive_tables[i]))
      (void)hand_table (&exporting, demarche_archive_tables[i], problem == NULL ? &problem : NULL);
  if (problem != NULL) {
    g_propagate_error (error, g_steal_pointer (&problem));
    return FALSE;
  }
  if (exporting.is_wanted)
    hand_count (&exporting, "rows", exporting.n_rows);
  return TRUE;
}
