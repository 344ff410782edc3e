/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Makes a statement again of what was read of it. */
#include "archive/archive-private.h"
#include "archive/passages.h"

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
  sqlite3_reset (query);
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

/* ---- the text ---- */

/* what a version was read from. @content: (nullable): where it is not asked for */
typedef struct {
  const char *hash;
  const char *content_type;
  const char *encoding;
  const char *content;
  gsize length;
} Text;

/* @text: (out): it holds until @query is reset */
static gboolean
get_text (DemarcheArchive *archive, gint64 version, gboolean with_content, Text *text,
          sqlite3_stmt **query, GError **error)
{
  g_autoptr (GError) problem = NULL;

  *query = demarche_database_query (
      archive->database, &problem,
      "SELECT hash, content_type, encoding, iif (?, content, NULL)"
      " FROM version JOIN text ON text.id = version.text WHERE version.id = ?",
      "ii", (gint64)with_content, version);
  if (*query != NULL && demarche_database_next (archive->database, *query, &problem)) {
    *text = (Text){demarche_column_text (*query, 0), demarche_column_text (*query, 1),
                   demarche_column_text (*query, 2), demarche_column_text (*query, 3),
                   (gsize)sqlite3_column_bytes (*query, 3)};
    return TRUE;
  }
  if (problem == NULL)
    demarche_archive_set_damaged (&problem, "a statement has no text");
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

/* frees @builder */
static DemarcheStatement *
finish (const Text *text, gboolean with_source, DemarcheStatementBuilder *builder, GError **error)
{
  if (!with_source) {
    demarche_statement_builder_set_text_hash (builder, text->hash);
    return demarche_statement_builder_finish (builder);
  }
  g_autoptr (GBytes) bytes = g_bytes_new (text->content, text->length);
  demarche_statement_builder_set_source (builder, bytes, text->content_type, text->encoding);
  g_autoptr (DemarcheStatement) statement = demarche_statement_builder_finish (builder);
  if (g_str_equal (demarche_statement_get_text_hash (statement), text->hash))
    return g_steal_pointer (&statement);
  demarche_archive_set_damaged (error, "a text is not the one that was read");
  return NULL;
}

/* ---- paragraphs ---- */

enum {
  TEXT = 15,
  OFFSETS,
  LENGTH
};

/* the text of a row, in @derived where it is not in it. FALSE: there is none */
static gboolean
find_words (sqlite3_stmt *query, const Text *text, const DemarcheOffset *map, guint n_map,
            DemarcheParagraph *paragraph, char **derived)
{
  if (sqlite3_column_type (query, LENGTH) == SQLITE_NULL) {
    paragraph->text = demarche_column_text (query, TEXT);
    return paragraph->text != NULL;
  }
  if (text->content != NULL)
    *derived = demarche_passage_derive (text->content, text->length, map, n_map, paragraph->length);
  paragraph->text = *derived;
  return *derived != NULL;
}

static gboolean
add_paragraph (sqlite3_stmt *query, const Text *text, DemarcheStatementBuilder *builder,
               GError **error)
{
  gboolean is_derived = sqlite3_column_type (query, LENGTH) != SQLITE_NULL;
  const DemarcheOccasion occasion = {
      .speaker = demarche_column_text (query, 2),
      .delegation = demarche_column_text (query, 3),
      .role = demarche_column_text (query, 4),
      .groups = demarche_column_text (query, 5),
      .date = demarche_column_text (query, 6),
      .event = demarche_column_text (query, 7),
      .section = demarche_column_text (query, 8),
  };
  DemarcheParagraph paragraph = {
      .number = demarche_column_count (query, 0),
      .occasion = &occasion,
      .language = demarche_column_text (query, 9),
      .turn = demarche_column_count (query, 10),
      .page = demarche_column_count (query, 11),
      .first_line = demarche_column_count (query, 12),
      .last_line = demarche_column_count (query, 13),
      .note = demarche_column_text (query, 14),
      .length = is_derived ? demarche_column_count (query, LENGTH)
                           : (gsize)sqlite3_column_bytes (query, TEXT),
  };
  guint n_offsets;
  g_autofree char *derived = NULL;
  g_autofree DemarcheOffset *map = demarche_passage_read_offsets (
      sqlite3_column_blob (query, OFFSETS), (gsize)sqlite3_column_bytes (query, OFFSETS),
      paragraph.length, &n_offsets);

  if (!demarche_paragraph_kind_from_name (demarche_column_text (query, 1), &paragraph.kind) ||
      map == NULL || !find_words (query, text, map, n_offsets, &paragraph, &derived) ||
      !g_utf8_validate_len (paragraph.text, paragraph.length, NULL))
    return demarche_archive_set_damaged (error, "paragraph %u is not one that was read",
                                         paragraph.number);
  demarche_statement_builder_add_paragraph (builder, &paragraph, map, n_offsets);
  return TRUE;
}

#define COLUMNS                                                                                    \
  "SELECT number, kind, speaker, delegation, role, groups, date, event, section, language, turn,"  \
  " page, first_line, last_line, note, text, offsets, "
#define OF_VERSION " FROM paragraph WHERE version = ? ORDER BY ordinal"

static gboolean
read_paragraphs (DemarcheArchive *archive, gint64 version, const Text *text,
                 DemarcheStatementBuilder *builder, GError **error)
{
  g_autoptr (GError) problem = NULL;
  guint n = 0;
  gboolean may_be_derived = demarche_schema_has (archive->database, DEMARCHE_SCHEMA_DERIVED);
  sqlite3_stmt *query = demarche_database_query (
      archive->database, error,
      may_be_derived ? COLUMNS "length" OF_VERSION : COLUMNS "NULL" OF_VERSION, "i", version);

  if (query == NULL)
    return FALSE;
  while (demarche_database_next (archive->database, query, &problem)) {
    if (++n > DEMARCHE_LIMIT_PARAGRAPHS)
      demarche_archive_set_damaged (&problem, "a statement has too many paragraphs");
    if (problem != NULL || !add_paragraph (query, text, builder, &problem))
      break;
  }
  sqlite3_reset (query);
  demarche_statement_builder_set_complete (builder);
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

/* ---- whole ---- */

DemarcheStatement *
demarche_archive_read_version (DemarcheArchive *archive, gint64 version, const char *name,
                               gboolean with_source, GError **error)
{
  g_autoptr (DemarcheStatementBuilder) builder = demarche_statement_builder_new (name);
  gboolean with_content =
      with_source || demarche_schema_has (archive->database, DEMARCHE_SCHEMA_DERIVED);
  Text text;
  sqlite3_stmt *query = NULL;
  DemarcheStatement *statement = NULL;

  if (read_fields (archive, version, builder, error) &&
      read_attributes (archive, version, builder, error) &&
      get_text (archive, version, with_content, &text, &query, error) &&
      read_paragraphs (archive, version, &text, builder, error))
    statement = finish (&text, with_source, g_steal_pointer (&builder), error);
  sqlite3_reset (query);
  return statement;
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

gboolean
demarche_archive_has_more_than (DemarcheArchive *archive, guint n, GError **error)
{
  g_return_val_if_fail (DEMARCHE_IS_ARCHIVE (archive), FALSE);
  g_autoptr (GRecMutexLocker) locker = g_rec_mutex_locker_new (&archive->lock);
  gint64 is_more;

  return demarche_database_get_number (archive->database, &is_more, 0, error,
                                       "SELECT 1 FROM statement LIMIT 1 OFFSET ?", "i",
                                       (gint64)n) &&
         is_more != 0;
}

GPtrArray *
demarche_archive_list_names (DemarcheArchive *archive, GError **error)
{
  g_return_val_if_fail (DEMARCHE_IS_ARCHIVE (archive), NULL);
  return demarche_archive_query_names (archive, "SELECT name FROM statement ORDER BY name", 0,
                                       error);
}
