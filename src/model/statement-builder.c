/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Collects what ingest understands of a document, then hands it over as a statement. */
#include "model/statement-private.h"

#include "base/hash.h"

struct _DemarcheStatementBuilder {
  DemarcheStatement *statement;
  GArray *paragraphs;  /* DemarcheParagraph */
  GString *text;       /* NULL of an outline */
  GArray *text_starts; /* gsize, parallel to the paragraphs: the text still moves while it grows */
  GArray *ranges;      /* DemarcheOffsetRange, parallel where there is text */
  GArray *offsets;     /* DemarcheOffset */
  gboolean is_complete;
  gboolean is_outline; /* its strings are kept already, and there are no words */
};

DemarcheStrings *
demarche_strings_new (gsize block_bytes)
{
  DemarcheStrings *strings = g_atomic_rc_box_new (DemarcheStrings);

  strings->chunk = g_string_chunk_new (block_bytes);
  return strings;
}

static void
clear_strings (gpointer strings)
{
  g_string_chunk_free (((DemarcheStrings *)strings)->chunk);
}

void
demarche_strings_unref (DemarcheStrings *strings)
{
  g_atomic_rc_box_release_full (strings, clear_strings);
}

static const char *
keep_string (DemarcheStatementBuilder *builder, const char *string)
{
  if (string == NULL || builder->is_outline)
    return string;
  return g_string_chunk_insert_const (builder->statement->strings->chunk, string);
}

DemarcheStatementBuilder *
demarche_statement_builder_new (const char *name)
{
  g_autoptr (DemarcheStrings) strings = demarche_strings_new (1024);

  DemarcheStatementBuilder *builder = demarche_statement_builder_new_sharing (name, strings, 0);
  builder->is_outline = FALSE;
  builder->text = g_string_new (NULL);
  return builder;
}

DemarcheStatementBuilder *
demarche_statement_builder_new_sharing (const char *name, DemarcheStrings *strings,
                                        guint n_paragraphs)
{
  DemarcheStatementBuilder *builder = g_new0 (DemarcheStatementBuilder, 1);
  DemarcheStatement *statement = g_new0 (DemarcheStatement, 1);
  g_atomic_ref_count_init (&statement->references);
  statement->strings = g_atomic_rc_box_acquire (strings);
  builder->statement = statement;
  builder->paragraphs = g_array_sized_new (FALSE, TRUE, sizeof (DemarcheParagraph), n_paragraphs);
  builder->ranges = g_array_new (FALSE, TRUE, sizeof (DemarcheOffsetRange));
  builder->offsets = g_array_new (FALSE, TRUE, sizeof (DemarcheOffset));
  builder->text_starts = g_array_new (FALSE, TRUE, sizeof (gsize));
  statement->name = keep_string (builder, name);
  builder->is_outline = TRUE;
  return builder;
}

void
demarche_statement_builder_set_field (DemarcheStatementBuilder *builder, DemarcheField field,
                                      const char *value, DemarcheOrigin origin, const char *words)
{
  DemarcheFieldValue *slot = &builder->statement->fields[field];
  if (value == NULL || (slot->value != NULL && slot->origin > origin))
    return;
  slot->value = keep_string (builder, value);
  slot->words = keep_string (builder, words);
  slot->origin = origin;
}

const char *
demarche_statement_builder_get_field (DemarcheStatementBuilder *builder, DemarcheField field)
{
  return builder->statement->fields[field].value;
}

DemarcheOrigin
demarche_statement_builder_get_origin (DemarcheStatementBuilder *builder, DemarcheField field)
{
  return builder->statement->fields[field].origin;
}

void
demarche_statement_builder_set_attribute (DemarcheStatementBuilder *builder, const char *name,
                                          const char *value)
{
  DemarcheStatement *statement = builder->statement;
  if (statement->attribute_names == NULL) {
    statement->attribute_names = g_ptr_array_new ();
    statement->attribute_values = g_ptr_array_new ();
  }
  for (guint i = 0; i < statement->attribute_names->len; i++) {
    if (g_str_equal (g_ptr_array_index (statement->attribute_names, i), name)) {
      statement->attribute_values->pdata[i] = (char *)keep_string (builder, value);
      return;
    }
  }
  g_ptr_array_add (statement->attribute_names, (char *)keep_string (builder, name));
  g_ptr_array_add (statement->attribute_values, (char *)keep_string (builder, value));
}

/* the text of all paragraphs is hardly longer than their source: makes room for it at once */
static void
reserve_text (DemarcheStatementBuilder *builder, gsize length)
{
  gsize used = builder->text->len;

  g_string_set_size (builder->text, MAX (used, length));
  g_string_truncate (builder->text, used);
}

void
demarche_statement_builder_set_source (DemarcheStatementBuilder *builder, GBytes *text,
                                       const char *content_type, const char *encoding)
{
  DemarcheStatement *statement = builder->statement;
  g_clear_pointer (&statement->source, g_bytes_unref);
  statement->source = g_bytes_ref (text);
  reserve_text (builder, g_bytes_get_size (text));
  g_autofree char *hash =
      demarche_hash_bytes (g_bytes_get_data (text, NULL), g_bytes_get_size (text));
  statement->text_hash = g_string_chunk_insert (statement->strings->chunk, hash);
  g_free (statement->content_type);
  statement->content_type = g_strdup (content_type);
  g_free (statement->encoding);
  statement->encoding = g_strdup (encoding);
}

void
demarche_statement_builder_set_text_hash (DemarcheStatementBuilder *builder, const char *hash)
{
  builder->statement->text_hash = keep_string (builder, hash);
}

const char *
demarche_statement_builder_get_text_hash (DemarcheStatementBuilder *builder)
{
  return builder->statement->text_hash;
}

static guint
next_number (const DemarcheStatementBuilder *builder)
{
  guint n = builder->paragraphs->len;
  return n == 0 ? 1 : g_array_index (builder->paragraphs, DemarcheParagraph, n - 1).number + 1;
}

static void
add_text (DemarcheStatementBuilder *builder, const DemarcheParagraph *paragraph,
          const DemarcheOffset *map, guint n_map)
{
  DemarcheOffsetRange range = {builder->offsets->len, n_map};
  g_array_append_val (builder->text_starts, builder->text->len);
  g_string_append_len (builder->text, paragraph->text, (gssize)paragraph->length);
  g_array_append_val (builder->ranges, range);
  if (n_map > 0)
    g_array_append_vals (builder->offsets, map, n_map);
}

void
demarche_statement_builder_add_paragraph (DemarcheStatementBuilder *builder,
                                          const DemarcheParagraph *paragraph,
                                          const DemarcheOffset *map, guint n_map)
{
  DemarcheParagraph copy = *paragraph;

  if (copy.number == 0)
    copy.number = next_number (builder);
  copy.n_alike = MAX (1, copy.n_alike);
  copy.text = NULL;
  copy.speaker = keep_string (builder, paragraph->speaker);
  copy.delegation = keep_string (builder, paragraph->delegation);
  copy.role = keep_string (builder, paragraph->role);
  copy.groups = keep_string (builder, paragraph->groups);
  copy.date = keep_string (builder, paragraph->date);
  copy.event = keep_string (builder, paragraph->event);
  copy.section = keep_string (builder, paragraph->section);
  copy.language = keep_string (builder, paragraph->language);
  copy.note = keep_string (builder, paragraph->note);

  g_array_append_val (builder->paragraphs, copy);
  if (!builder->is_outline)
    add_text (builder, paragraph, map, n_map);
}

void
demarche_statement_builder_set_outline (DemarcheStatementBuilder *builder, guint n_paragraphs,
                                        GArray *sketch)
{
  builder->statement->n_all_paragraphs = n_paragraphs;
  builder->statement->sketch = sketch;
}

guint
demarche_statement_builder_get_n_paragraphs (DemarcheStatementBuilder *builder)
{
  return builder->paragraphs->len;
}

static void
inherit (const DemarcheStatement *statement, DemarcheField field, const char **slot)
{
  if (*slot == NULL)
    *slot = statement->fields[field].value;
}

/* what a person stands for is theirs alone: an interviewer does not speak for the delegation of
 * the one who answers */
static gboolean
is_speaker_of_statement (const DemarcheStatement *statement, const DemarcheParagraph *paragraph)
{
  const char *speaker = statement->fields[DEMARCHE_FIELD_SPEAKER].value;
  if (g_strcmp0 (paragraph->role, "interviewer") == 0 ||
      g_strcmp0 (paragraph->role, "unknown") == 0)
    return FALSE;
  return paragraph->speaker == NULL || speaker == NULL || g_str_equal (paragraph->speaker, speaker);
}

static void
complete_paragraph (const DemarcheStatement *statement, DemarcheParagraph *paragraph)
{
  if (paragraph->kind == DEMARCHE_PARAGRAPH_BOILERPLATE)
    return;
  inherit (statement, DEMARCHE_FIELD_DATE, &paragraph->date);
  inherit (statement, DEMARCHE_FIELD_EVENT, &paragraph->event);
  if (!is_speaker_of_statement (statement, paragraph))
    return;
  inherit (statement, DEMARCHE_FIELD_SPEAKER, &paragraph->speaker);
  inherit (statement, DEMARCHE_FIELD_DELEGATION, &paragraph->delegation);
  inherit (statement, DEMARCHE_FIELD_GROUPS, &paragraph->groups);
  inherit (statement, DEMARCHE_FIELD_ROLE, &paragraph->role);
}

void
demarche_statement_builder_set_complete (DemarcheStatementBuilder *builder)
{
  builder->is_complete = TRUE;
}

/* in the room that they need; NULL when there are none */
static gpointer
take_items (GArray **items, gsize size)
{
  gsize n = (*items)->len;
  return g_realloc_n (g_array_free (g_steal_pointer (items), FALSE), n, size);
}

DemarcheStatement *
demarche_statement_builder_finish (DemarcheStatementBuilder *builder)
{
  DemarcheStatement *statement = g_steal_pointer (&builder->statement);
  gboolean has_text = builder->text != NULL;
  statement->n_paragraphs = builder->paragraphs->len;
  statement->paragraphs = take_items (&builder->paragraphs, sizeof (DemarcheParagraph));
  statement->ranges = take_items (&builder->ranges, sizeof (DemarcheOffsetRange));
  statement->offsets = take_items (&builder->offsets, sizeof (DemarcheOffset));
  if (has_text) {
    statement->text_length = builder->text->len;
    statement->text = g_string_free (g_steal_pointer (&builder->text), FALSE);
  }
  for (guint i = 0; i < statement->n_paragraphs; i++) {
    DemarcheParagraph *paragraph = &statement->paragraphs[i];
    if (has_text)
      paragraph->text = statement->text + g_array_index (builder->text_starts, gsize, i);
    if (!builder->is_complete)
      complete_paragraph (statement, paragraph);
  }
  if (statement->attribute_names != NULL)
    g_ptr_array_add (statement->attribute_names, NULL);
  demarche_statement_builder_free (builder);
  return statement;
}

void
demarche_statement_builder_free (DemarcheStatementBuilder *builder)
{
  g_return_if_fail (builder != NULL);
  if (builder->statement != NULL)
    demarche_statement_unref (builder->statement);
  g_clear_pointer (&builder->paragraphs, g_array_unref);
  g_clear_pointer (&builder->ranges, g_array_unref);
  g_clear_pointer (&builder->offsets, g_array_unref);
  g_array_unref (builder->text_starts);
  if (builder->text != NULL)
    g_string_free (builder->text, TRUE);
  g_free (builder);
}
