/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Makes a statement again of what was read of it. */
#include "archive/archive-private.h"

#include "base/limits.h"

#include <string.h>

static gboolean
read_fields (DemarcheArchive *archive, gint64 version, DemarcheStatementBuilder *builder,
             GError **error)
{
  g_autoptr (GError) problem = NULL;
  sqlite3_stmt *query = demarche_database_query (
      archive->database, error, "SELECT name, value, origin, words FROM field WHERE version = ?",
      "i", version);

  if (query == NULL)
    return FALSE;
  while (demarche_database_next (archive->database, query, &problem)) {
    DemarcheField field;
    DemarcheOrigin origin;

    if (!demarche_field_from_name (demarche_column_text (query, 0), &field) ||
        !demarche_origin_from_name (demarche_column_text (query, 2), &origin)) {
      demarche_archive_set_damaged (&problem, "a field of a statement is not known");
      break;
    }
    demarche_statement_builder_set_field (builder, field, demarche_column_text (query, 1), origin,
                                          demarche_column_text (query, 3));
  }
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

static gboolean
read_attributes (DemarcheArchive *archive, gint64 version, DemarcheStatementBuilder *builder,
                 GError **error)
{
  g_autoptr (GError) problem = NULL;
  sqlite3_stmt *query = demarche_database_query (
      archive->database, error,
      "SELECT name, value FROM attribute WHERE version = ? ORDER BY ordinal", "i", version);

  if (query == NULL)
    return FALSE;
  while (demarche_database_next (archive->database, query, &problem))
    demarche_statement_builder_set_attribute (builder, demarche_column_text (query, 0),
                                              demarche_column_text (query, 1));
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

/* ---- paragraphs ---- */

static gsize
get_number (const guint8 *bytes)
{
  guint32 number;

  memcpy (&number, bytes, sizeof number);
  return GUINT32_FROM_LE (number);
}

/* NULL: these are no offsets of a text of @length bytes */
static DemarcheOffset *
read_offsets (sqlite3_stmt *query, int column, gsize length, guint *n)
{
  const guint8 *bytes = sqlite3_column_blob (query, column);
  gsize size = (gsize)sqlite3_column_bytes (query, column);
  g_autofree DemarcheOffset *map = g_new (DemarcheOffset, size / 8 + 1);

  *n = (guint)(size / 8);
  for (guint i = 0; i < *n; i++) {
    map[i].text = get_number (bytes + (gsize)8 * i);
    map[i].source = get_number (bytes + (gsize)8 * i + 4);
    if (map[i].text > length || (i == 0 ? map[i].text != 0 : map[i].text <= map[i - 1].text))
      return NULL;
  }
  return size % 8 == 0 ? g_steal_pointer (&map) : NULL;
}

static gboolean
add_paragraph (sqlite3_stmt *query, DemarcheStatementBuilder *builder, GError **error)
{
  DemarcheParagraph paragraph = {
      .number = demarche_column_count (query, 0),
      .speaker = demarche_column_text (query, 2),
      .delegation = demarche_column_text (query, 3),
      .role = demarche_column_text (query, 4),
      .groups = demarche_column_text (query, 5),
      .date = demarche_column_text (query, 6),
      .event = demarche_column_text (query, 7),
      .section = demarche_column_text (query, 8),
      .language = demarche_column_text (query, 9),
      .turn = demarche_column_count (query, 10),
      .page = demarche_column_count (query, 11),
      .first_line = demarche_column_count (query, 12),
      .last_line = demarche_column_count (query, 13),
      .note = demarche_column_text (query, 14),
      .text = demarche_column_text (query, 15),
      .length = (gsize)sqlite3_column_bytes (query, 15),
  };
  guint n_offsets;
  g_autofree DemarcheOffset *map = read_offsets (query, 16, paragraph.length, &n_offsets);

  if (!demarche_paragraph_kind_from_name (demarche_column_text (query, 1), &paragraph.kind) ||
      map == NULL || !g_utf8_validate_len (paragraph.text, paragraph.length, NULL))
    return demarche_archive_set_damaged (error, "paragraph %u is not one that was read",
                                         paragraph.number);
  demarche_statement_builder_add_paragraph (builder, &paragraph, map, n_offsets);
  return TRUE;
}

static gboolean
read_paragraphs (DemarcheArchive *archive, gint64 version, DemarcheStatementBuilder *builder,
                 GError **error)
{
  g_autoptr (GError) problem = NULL;
  guint n = 0;
  sqlite3_stmt *query = demarche_database_query (
      archive->database, error,
      "SELECT number, kind, speaker, delegation, role, groups, date, event, section, language,"
      " turn, page, first_line, last_line, note, text, offsets"
      " FROM paragraph WHERE version = ? ORDER BY ordinal",
      "i", version);

  if (query == NULL)
    return FALSE;
  while (demarche_database_next (archive->database, query, &problem)) {
    if (++n > DEMARCHE_LIMIT_PARAGRAPHS)
      demarche_archive_set_damaged (&problem, "a statement has too many paragraphs");
    if (problem != NULL || !add_paragraph (query, builder, &problem))
      break;
  }
  demarche_statement_builder_set_complete (builder);
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

/* ---- the text ---- */

static gboolean
set_text (sqlite3_stmt *query, gboolean with_source, DemarcheStatementBuilder *builder,
          DemarcheStatement **statement, GError **error)
{
  g_autofree char *hash = g_strdup (demarche_column_text (query, 0));

  if (!with_source) {
    demarche_statement_builder_set_text_hash (builder, hash);
    *statement = demarche_statement_builder_finish (builder);
    return TRUE;
  }
  const char *content = demarche_column_text (query, 3);
  g_autoptr (GBytes) text = g_bytes_new (content, (gsize)sqlite3_column_bytes (query, 3));
  demarche_statement_builder_set_source (builder, text, demarche_column_text (query, 1),
                                         demarche_column_text (query, 2));
  *statement = demarche_statement_builder_finish (builder);
  if (g_str_equal (demarche_statement_get_text_hash (*statement), hash))
    return TRUE;
  g_clear_pointer (statement, demarche_statement_unref);
  return demarche_archive_set_damaged (error, "a text is not the one that was read");
}

/* frees @builder */
static DemarcheStatement *
finish (DemarcheArchive *archive, gint64 version, gboolean with_source,
        DemarcheStatementBuilder *builder, GError **error)
{
  g_autoptr (GError) problem = NULL;
  DemarcheStatement *statement = NULL;
  sqlite3_stmt *query = demarche_database_query (
      archive->database, &problem,
      "SELECT hash, content_type, encoding, iif (?, content, NULL)"
      " FROM version JOIN text ON text.id = version.text WHERE version.id = ?",
      "ii", (gint64)with_source, version);

  if (query != NULL && demarche_database_next (archive->database, query, &problem)) {
    (void)set_text (query, with_source, builder, &statement, &problem);
    sqlite3_reset (query);
  } else {
    demarche_statement_builder_free (builder);
    if (problem == NULL)
      demarche_archive_set_damaged (&problem, "a statement has no text");
  }
  if (problem != NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
  return statement;
}

DemarcheStatement *
demarche_archive_read_version (DemarcheArchive *archive, gint64 version, const char *name,
                               gboolean with_source, GError **error)
{
  g_autoptr (DemarcheStatementBuilder) builder = demarche_statement_builder_new (name);

  if (!read_fields (archive, version, builder, error) ||
      !read_attributes (archive, version, builder, error) ||
      !read_paragraphs (archive, version, builder, error))
    return NULL;
  return finish (archive, version, with_source, g_steal_pointer (&builder), error);
}

DemarcheStatement *
demarche_archive_read_fields (DemarcheArchive *archive, gint64 version, const char *name,
                              GError **error)
{
  g_autoptr (DemarcheStatementBuilder) builder = demarche_statement_builder_new (name);

  if (!read_fields (archive, version, builder, error) ||
      !read_attributes (archive, version, builder, error))
    return NULL;
  return demarche_statement_builder_finish (g_steal_pointer (&builder));
}

gboolean
demarche_archive_find_version (DemarcheArchive *archive, const char *name, gint64 *version,
                               GError **error)
{
  if (!demarche_database_get_number (archive->database, version, 0, error,
                                     "SELECT version FROM statement WHERE name = ?", "s", name))
    return FALSE;
  if (*version != 0)
    return TRUE;
  g_set_error (error, DEMARCHE_ERROR, DEMARCHE_ERROR_NOT_FOUND, "the archive has no statement '%s'",
               name);
  return FALSE;
}

DemarcheStatement *
demarche_archive_read (DemarcheArchive *archive, const char *name, gboolean with_source,
                       GError **error)
{
  g_return_val_if_fail (DEMARCHE_IS_ARCHIVE (archive) && name != NULL, NULL);
  g_autoptr (GRecMutexLocker) locker = g_rec_mutex_locker_new (&archive->lock);
  gint64 version;

  if (!demarche_archive_find_version (archive, name, &version, error))
    return NULL;
  return demarche_archive_read_version (archive, version, name, with_source, error);
}

GPtrArray *
demarche_archive_query_names (DemarcheArchive *archive, const char *sql, gint64 number,
                              GError **error)
{
  g_autoptr (GRecMutexLocker) locker = g_rec_mutex_locker_new (&archive->lock);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) problem = NULL;
  sqlite3_stmt *query = demarche_database_query (archive->database, &problem, sql, "i", number);

  while (query != NULL && demarche_database_next (archive->database, query, &problem))
    g_ptr_array_add (names, g_strdup (demarche_column_text (query, 0)));
  if (problem == NULL)
    return g_steal_pointer (&names);
  g_propagate_error (error, g_steal_pointer (&problem));
  return NULL;
}

GPtrArray *
demarche_archive_list_names (DemarcheArchive *archive, GError **error)
{
  g_return_val_if_fail (DEMARCHE_IS_ARCHIVE (archive), NULL);
  return demarche_archive_query_names (archive, "SELECT name FROM statement ORDER BY name", 0,
                                       error);
}
