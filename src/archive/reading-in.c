/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Writes what was read of a statement: fields, attributes, paragraphs. */
#include "archive/archive-private.h"
#include "archive/passages.h"

#include "model/statement-private.h"

static gboolean
write_fields (DemarcheArchive *archive, gint64 version, DemarcheStatement *statement,
              GError **error)
{
  for (guint i = 0; i < DEMARCHE_N_FIELDS; i++) {
    const char *value = statement->fields[i];
    const char *words;
    DemarcheOrigin origin = demarche_statement_get_origin (statement, (DemarcheField)i, &words);

    if (value != NULL &&
        !demarche_database_run (
            archive->database, error,
            "INSERT INTO field (version, name, value, origin, words) VALUES (?, ?, ?, ?, ?)",
            "issss", version, demarche_field_get_name ((DemarcheField)i), value,
            demarche_origin_get_name (origin), words))
      return FALSE;
  }
  return TRUE;
}

static gboolean
write_attributes (DemarcheArchive *archive, gint64 version, DemarcheStatement *statement,
                  GError **error)
{
  const char *const *names = demarche_statement_get_attribute_names (statement);

  for (guint i = 0; names[i] != NULL; i++)
    if (!demarche_database_run (
            archive->database, error,
            "INSERT INTO attribute (version, ordinal, name, value) VALUES (?, ?, ?, ?)", "iiss",
            version, (gint64)i, names[i], demarche_statement_get_attribute (statement, names[i])))
      return FALSE;
  return TRUE;
}

static void
append_number (GByteArray *bytes, gsize number)
{
  guint32 written = GUINT32_TO_LE ((guint32)number);

  g_byte_array_append (bytes, (const guint8 *)&written, sizeof written);
}

static GByteArray *
make_offsets (const DemarcheOffset *map, guint n)
{
  GByteArray *bytes = g_byte_array_new ();

  for (guint i = 0; i < n; i++) {
    append_number (bytes, map[i].text);
    append_number (bytes, map[i].source);
  }
  return bytes;
}

static gboolean
write_paragraph (DemarcheArchive *archive, gint64 version, DemarcheStatement *statement,
                 guint index, GError **error)
{
  const DemarcheParagraph *paragraph = demarche_statement_get_paragraph (statement, index);
  const DemarcheOffsetRange *range = &statement->ranges[index];
  const DemarcheOffset *map = statement->offsets + range->first;
  gsize source_length = 0;
  const char *source = demarche_statement_get_source_text (statement, &source_length);
  g_autoptr (GByteArray) offsets = make_offsets (map, range->length);
  gboolean is_derived = demarche_passage_is_derived (source, source_length, map, range->length,
                                                     paragraph->text, paragraph->length);

  return demarche_database_run (
      archive->database, error,
      "INSERT INTO paragraph (version, ordinal, number, kind, speaker, delegation, role, groups,"
      " date, event, section, language, turn, page, first_line, last_line, note, length, text,"
      " offsets) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, nullif (?, -1), ?, ?)",
      "iiisssssssssiiiisitb", version, (gint64)index, (gint64)paragraph->number,
      demarche_paragraph_kind_get_name (paragraph->kind), paragraph->occasion->speaker,
      paragraph->occasion->delegation, paragraph->occasion->role, paragraph->occasion->groups,
      paragraph->occasion->date, paragraph->occasion->event, paragraph->occasion->section,
      paragraph->language, (gint64)paragraph->turn, (gint64)paragraph->page,
      (gint64)paragraph->first_line, (gint64)paragraph->last_line, paragraph->note,
      is_derived ? (gint64)paragraph->length : -1, is_derived ? NULL : paragraph->text,
      paragraph->length, offsets->data != NULL ? (const char *)offsets->data : "",
      (gsize)offsets->len);
}

gboolean
demarche_archive_write_reading (DemarcheArchive *archive, gint64 version,
                                DemarcheStatement *statement, GError **error)
{
  if (!write_fields (archive, version, statement, error) ||
      !write_attributes (archive, version, statement, error))
    return FALSE;
  for (guint i = 0; i < demarche_statement_get_n_paragraphs (statement); i++)
    if (!write_paragraph (archive, version, statement, i, error))
      return FALSE;
  return TRUE;
}
