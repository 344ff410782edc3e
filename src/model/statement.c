/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* A finished statement: names, fields, paragraphs and their places in the source. */
#include "base/hash.h"
#include "base/names.h"
#include "model/statement-private.h"

static const char *const kind_names[] = {
    [DEMARCHE_PARAGRAPH_TITLE] = "title",
    [DEMARCHE_PARAGRAPH_DATELINE] = "dateline",
    [DEMARCHE_PARAGRAPH_HEADING] = "heading",
    [DEMARCHE_PARAGRAPH_SALUTATION] = "salutation",
    [DEMARCHE_PARAGRAPH_PARAGRAPH] = "paragraph",
    [DEMARCHE_PARAGRAPH_LIST] = "list",
    [DEMARCHE_PARAGRAPH_QUESTION] = "question",
    [DEMARCHE_PARAGRAPH_CLOSING] = "closing",
    [DEMARCHE_PARAGRAPH_BOILERPLATE] = "boilerplate",
};

static const char *const field_names[DEMARCHE_N_FIELDS] = {
    [DEMARCHE_FIELD_SPEAKER] = "speaker",   [DEMARCHE_FIELD_DELEGATION] = "delegation",
    [DEMARCHE_FIELD_GROUPS] = "groups",     [DEMARCHE_FIELD_DATE] = "date",
    [DEMARCHE_FIELD_EVENT] = "event",       [DEMARCHE_FIELD_EVENT_SERIES] = "event-series",
    [DEMARCHE_FIELD_LANGUAGE] = "language", [DEMARCHE_FIELD_TITLE] = "title",
    [DEMARCHE_FIELD_SOURCE] = "source",     [DEMARCHE_FIELD_SOURCE_KIND] = "source-kind",
    [DEMARCHE_FIELD_ROLE] = "role",         [DEMARCHE_FIELD_VERSION_OF] = "version-of",
};

static const char *const origin_names[] = {
    [DEMARCHE_ORIGIN_NONE] = "none",         [DEMARCHE_ORIGIN_PROPERTY] = "property",
    [DEMARCHE_ORIGIN_TEXT] = "text",         [DEMARCHE_ORIGIN_FRONT_MATTER] = "front-matter",
    [DEMARCHE_ORIGIN_MANIFEST] = "manifest", [DEMARCHE_ORIGIN_OPTION] = "option",
};

const DemarcheOccasion demarche_occasion_unknown = {0};

G_DEFINE_BOXED_TYPE (DemarcheStatement, demarche_statement, demarche_statement_ref,
                     demarche_statement_unref)

DEMARCHE_DEFINE_NAMES (DemarcheParagraphKind, demarche_paragraph_kind, kind_names)
DEMARCHE_DEFINE_NAMES (DemarcheField, demarche_field, field_names)
DEMARCHE_DEFINE_NAMES (DemarcheOrigin, demarche_origin, origin_names)

gboolean
demarche_paragraph_kind_is_taggable (DemarcheParagraphKind kind)
{
  return kind == DEMARCHE_PARAGRAPH_PARAGRAPH || kind == DEMARCHE_PARAGRAPH_LIST ||
         kind == DEMARCHE_PARAGRAPH_QUESTION;
}

DemarcheStatement *
demarche_statement_ref (DemarcheStatement *statement)
{
  g_return_val_if_fail (statement != NULL, NULL);
  g_atomic_ref_count_inc (&statement->references);
  return statement;
}

void
demarche_statement_unref (DemarcheStatement *statement)
{
  g_return_if_fail (statement != NULL);
  if (!g_atomic_ref_count_dec (&statement->references))
    return;
  g_free (statement->text);
  g_clear_pointer (&statement->source, g_bytes_unref);
  g_free (statement->source_hash);
  g_clear_pointer (&statement->sketches, demarche_store_unref);
  demarche_store_unref (statement->store);
}

const char *
demarche_statement_get_name (DemarcheStatement *statement)
{
  g_return_val_if_fail (statement != NULL, NULL);
  return statement->name;
}

const char *
demarche_statement_get_field (DemarcheStatement *statement, DemarcheField field)
{
  g_return_val_if_fail (statement != NULL && (guint)field < DEMARCHE_N_FIELDS, NULL);
  return statement->fields[field];
}

DemarcheOrigin
demarche_statement_get_origin (DemarcheStatement *statement, DemarcheField field,
                               const char **words)
{
  g_return_val_if_fail (statement != NULL && (guint)field < DEMARCHE_N_FIELDS,
                        DEMARCHE_ORIGIN_NONE);
  const DemarcheFieldOrigin *origin =
      statement->origins != NULL ? &statement->origins[field] : NULL;

  if (words != NULL)
    *words = origin != NULL ? origin->words : NULL;
  return origin != NULL ? origin->origin : DEMARCHE_ORIGIN_NONE;
}

const char *
demarche_statement_get_attribute (DemarcheStatement *statement, const char *name)
{
  g_return_val_if_fail (statement != NULL && name != NULL, NULL);
  const char *const *names = demarche_statement_get_attribute_names (statement);

  for (guint i = 0; names[i] != NULL; i++)
    if (g_str_equal (names[i], name))
      return statement->attribute_values[i];
  return NULL;
}

const char *const *
demarche_statement_get_attribute_names (DemarcheStatement *statement)
{
  static const char *const none[] = {NULL};
  g_return_val_if_fail (statement != NULL, NULL);
  return statement->attribute_names != NULL ? statement->attribute_names : none;
}

guint
demarche_statement_get_n_paragraphs (DemarcheStatement *statement)
{
  g_return_val_if_fail (statement != NULL, 0);
  return statement->n_paragraphs;
}

const DemarcheParagraph *
demarche_statement_get_paragraph (DemarcheStatement *statement, guint index)
{
  g_return_val_if_fail (statement != NULL && index < statement->n_paragraphs, NULL);
  return &statement->paragraphs[index];
}

const char *
demarche_statement_get_text_hash (DemarcheStatement *statement)
{
  g_return_val_if_fail (statement != NULL, NULL);
  if (statement->source == NULL)
    return statement->text_hash;
  if (g_once_init_enter (&statement->source_hash)) {
    gsize length;
    const char *text = g_bytes_get_data (statement->source, &length);
    g_once_init_leave (&statement->source_hash, demarche_hash_bytes (text, length));
  }
  return statement->source_hash;
}

gsize
demarche_statement_get_source_offset (DemarcheStatement *statement, guint paragraph, gsize offset)
{
  g_return_val_if_fail (statement != NULL && paragraph < statement->n_paragraphs, 0);
  if (statement->ranges == NULL || statement->ranges[paragraph].length == 0)
    return 0;
  const DemarcheOffsetRange *range = &statement->ranges[paragraph];
  guint low = range->first;
  guint high = range->first + range->length;
  while (high - low > 1) {
    guint middle = low + (high - low) / 2;
    if (statement->offsets[middle].text <= offset)
      low = middle;
    else
      high = middle;
  }
  const DemarcheOffset *entry = &statement->offsets[low];
  return entry->source + (offset - MIN (offset, entry->text));
}

const char *
demarche_statement_get_source_text (DemarcheStatement *statement, gsize *length)
{
  g_return_val_if_fail (statement != NULL, NULL);
  if (length != NULL)
    *length = 0;
  return statement->source == NULL ? NULL : g_bytes_get_data (statement->source, length);
}

const char *
demarche_statement_get_content_type (DemarcheStatement *statement)
{
  g_return_val_if_fail (statement != NULL, NULL);
  return statement->content_type;
}

const char *
demarche_statement_get_encoding (DemarcheStatement *statement)
{
  g_return_val_if_fail (statement != NULL, NULL);
  return statement->encoding;
}

guint
demarche_statement_count_paragraphs (DemarcheStatement *statement)
{
  g_return_val_if_fail (statement != NULL, 0);
  return demarche_statement_is_outline (statement) ? statement->n_all_paragraphs
                                                   : statement->n_paragraphs;
}

gboolean
demarche_statement_is_outline (DemarcheStatement *statement)
{
  g_return_val_if_fail (statement != NULL, FALSE);
  return statement->is_outline;
}
