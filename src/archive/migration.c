/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Brings an archive that an older program made to the version of this one. */
#include "archive/archive-private.h"
#include "archive/passages.h"

/* the text that paragraphs of one version after the other stand in */
typedef struct {
  DemarcheArchive *archive;
  gint64 version;
  sqlite3_stmt *query; /* (unowned) (nullable): its row, when there is one */
} Source;

static gboolean
find_source (Source *source, gint64 version, GError **error)
{
  g_autoptr (GError) problem = NULL;

  if (source->query != NULL && source->version == version)
    return TRUE;
  source->version = version;
  source->query = demarche_database_query (source->archive->database, &problem,
                                           "SELECT content FROM version JOIN text"
                                           " ON text.id = version.text WHERE version.id = ?",
                                           "i", version);
  if (source->query != NULL &&
      demarche_database_next (source->archive->database, source->query, &problem))
    return TRUE;
  if (problem == NULL)
    demarche_archive_set_damaged (&problem, "a statement has no text");
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

/* @row: id, version, text and offsets of a paragraph */
static gboolean
is_derived (const Source *source, sqlite3_stmt *row)
{
  const char *text = demarche_column_text (row, 2);
  gsize length = (gsize)sqlite3_column_bytes (row, 2);
  guint n;
  g_autofree DemarcheOffset *map = demarche_passage_read_offsets (
      sqlite3_column_blob (row, 3), (gsize)sqlite3_column_bytes (row, 3), length, &n);

  return map != NULL && demarche_passage_is_derived (demarche_column_text (source->query, 0),
                                                     (gsize)sqlite3_column_bytes (source->query, 0),
                                                     map, n, text, length);
}

#define SAME                                                                                       \
  "INSERT INTO paragraph SELECT version, ordinal, number, kind, speaker, delegation, role, "       \
  "groups,"                                                                                        \
  " date, event, section, language, turn, page, first_line, last_line, note, "

static gboolean
move_paragraph (Source *source, sqlite3_stmt *row, GError **error)
{
  if (!find_source (source, sqlite3_column_int64 (row, 1), error))
    return FALSE;
  return demarche_database_run (
      source->archive->database, error,
      is_derived (source, row) ? SAME
          "length (CAST (text AS BLOB)), NULL, offsets FROM old_paragraph WHERE id = ?"
                               : SAME "NULL, text, offsets FROM old_paragraph WHERE id = ?",
      "i", sqlite3_column_int64 (row, 0));
}

/* what stands in the text of the statement is not kept a second time */
static gboolean
move_paragraphs (DemarcheArchive *archive, GError **error)
{
  g_autoptr (GError) problem = NULL;
  Source source = {archive, 0, NULL};
  sqlite3_stmt *rows = demarche_database_query (
      archive->database, &problem,
      "SELECT id, version, text, offsets FROM old_paragraph ORDER BY version, ordinal", "");

  while (rows != NULL && demarche_database_next (archive->database, rows, &problem))
    if (!move_paragraph (&source, rows, &problem))
      break;
  sqlite3_reset (rows);
  sqlite3_reset (source.query);
  if (problem == NULL)
    return demarche_database_run (archive->database, error, "DROP TABLE old_paragraph", "");
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

static gboolean
migrate (DemarcheArchive *archive, gpointer data G_GNUC_UNUSED, GError **error)
{
  gboolean has_old = !demarche_schema_has (archive->database, DEMARCHE_SCHEMA_DERIVED);

  return demarche_schema_migrate (archive->database, error) &&
         (!has_old || move_paragraphs (archive, error)) &&
         demarche_archive_fill_outlines (archive, error);
}

gboolean
demarche_archive_migrate (DemarcheArchive *archive, GError **error)
{
  return demarche_archive_transact (archive, migrate, NULL, error);
}
