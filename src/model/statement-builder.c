/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Collects what ingest understands of a document, then hands it over as a statement. */
#include "model/statement-private.h"

#include <string.h>

#define STORE_BYTES 2048
/* most statements have no more, and need not grow their arrays */
#define USUAL_PARAGRAPHS 64

/* a paragraph, and where its text, its occasion and its offsets are: they still move while they
 * grow */
typedef struct {
  DemarcheParagraph paragraph;
  gsize text;
  guint occasion;
  DemarcheOffsetRange range;
} Kept;

/* @is_own: nothing of it comes from the statement */
typedef struct {
  DemarcheOccasion occasion;
  gboolean is_own;
} Occasion;

struct _DemarcheStatementBuilder {
  DemarcheStatement *statement;
  GArray *paragraphs; /* Kept */
  GArray *occasions;  /* Occasion */
  GString *text;
  gsize text_length;           /* of all paragraphs */
  GArray *offsets;             /* DemarcheOffset */
  GPtrArray *attribute_names;  /* (element-type utf8) */
  GPtrArray *attribute_values; /* parallel */
  gboolean is_complete;
};

static const char *
keep_string (const DemarcheStatementBuilder *builder, const char *string)
{
  return demarche_store_keep_string (builder->statement->store, string);
}

DemarcheStatementBuilder *
demarche_statement_builder_new (const char *name)
{
  DemarcheStatementBuilder *builder = g_new0 (DemarcheStatementBuilder, 1);
  DemarcheStore *store = demarche_store_new (STORE_BYTES);
  DemarcheStatement *statement = demarche_store_take (store, sizeof (DemarcheStatement));

  g_atomic_ref_count_init (&statement->references);
  statement->store = store;
  statement->origins =
      demarche_store_take (store, DEMARCHE_N_FIELDS * sizeof (DemarcheFieldOrigin));
  builder->statement = statement;
  builder->paragraphs = g_array_sized_new (FALSE, FALSE, sizeof (Kept), USUAL_PARAGRAPHS);
  builder->occasions = g_array_new (FALSE, FALSE, sizeof (Occasion));
  builder->text = g_string_new (NULL);
  builder->offsets = g_array_sized_new (FALSE, FALSE, sizeof (DemarcheOffset), USUAL_PARAGRAPHS);
  builder->attribute_names = g_ptr_array_new ();
  builder->attribute_values = g_ptr_array_new ();
  statement->name = keep_string (builder, name);
  return builder;
}

void
demarche_statement_builder_set_field (DemarcheStatementBuilder *builder, DemarcheField field,
                                      const char *value, DemarcheOrigin origin, const char *words)
{
  DemarcheStatement *statement = builder->statement;
  DemarcheFieldOrigin *known = &statement->origins[field];

  if (value == NULL || (statement->fields[field] != NULL && known->origin > origin))
    return;
  statement->fields[field] = keep_string (builder, value);
  *known = (DemarcheFieldOrigin){keep_string (builder, words), origin};
}

const char *
demarche_statement_builder_get_field (DemarcheStatementBuilder *builder, DemarcheField field)
{
  return builder->statement->fields[field];
}

DemarcheOrigin
demarche_statement_builder_get_origin (DemarcheStatementBuilder *builder, DemarcheField field)
{
  return builder->statement->origins[field].origin;
}

void
demarche_statement_builder_set_attribute (DemarcheStatementBuilder *builder, const char *name,
                                          const char *value)
{
  for (guint i = 0; i < builder->attribute_names->len; i++) {
    if (g_str_equal (g_ptr_array_index (builder->attribute_names, i), name)) {
      builder->attribute_values->pdata[i] = (char *)keep_string (builder, value);
      return;
    }
  }
  g_ptr_array_add (builder->attribute_names, (char *)keep_string (builder, name));
  g_ptr_array_add (builder->attribute_values, (char *)keep_string (builder, value));
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

  statement->source = g_bytes_ref (text);
  reserve_text (builder, g_bytes_get_size (text));
  statement->content_type = keep_string (builder, content_type);
  statement->encoding = keep_string (builder, encoding);
}

void
demarche_statement_builder_set_text_hash (DemarcheStatementBuilder *builder, const char *hash)
{
  builder->statement->text_hash = keep_string (builder, hash);
}

const char *
demarche_statement_builder_get_text_hash (DemarcheStatementBuilder *builder)
{
  return demarche_statement_get_text_hash (builder->statement);
}

GString *
demarche_statement_builder_get_text (DemarcheStatementBuilder *builder)
{
  return builder->text;
}

/* where the text of a paragraph lies; what lies there already stays */
static gsize
keep_text (DemarcheStatementBuilder *builder, const char *text, gsize length)
{
  gsize used = builder->text->len;
  guintptr at = (guintptr)text - (guintptr)builder->text->str;

  builder->text_length += length;
  if (at < used && length <= used - at)
    return at;
  g_string_append_len (builder->text, text, (gssize)length);
  return used;
}

static guint
next_number (const DemarcheStatementBuilder *builder)
{
  guint n = builder->paragraphs->len;
  return n == 0 ? 1 : g_array_index (builder->paragraphs, Kept, n - 1).paragraph.number + 1;
}

static gboolean
is_same_occasion (const DemarcheOccasion *first, const DemarcheOccasion *second)
{
  return g_strcmp0 (first->speaker, second->speaker) == 0 &&
         g_strcmp0 (first->delegation, second->delegation) == 0 &&
         g_strcmp0 (first->role, second->role) == 0 &&
         g_strcmp0 (first->groups, second->groups) == 0 &&
         g_strcmp0 (first->date, second->date) == 0 &&
         g_strcmp0 (first->event, second->event) == 0 &&
         g_strcmp0 (first->section, second->section) == 0;
}

/* index of the occasion; one that is that of the paragraph before it is not kept again */
static guint
keep_occasion (DemarcheStatementBuilder *builder, const DemarcheOccasion *from, gboolean is_own)
{
  guint n = builder->occasions->len;
  const Occasion *last = n > 0 ? &g_array_index (builder->occasions, Occasion, n - 1) : NULL;

  if (last != NULL && last->is_own == is_own && is_same_occasion (&last->occasion, from))
    return n - 1;
  const Occasion kept = {
      .occasion =
          {
              .speaker = keep_string (builder, from->speaker),
              .delegation = keep_string (builder, from->delegation),
              .role = keep_string (builder, from->role),
              .groups = keep_string (builder, from->groups),
              .date = keep_string (builder, from->date),
              .event = keep_string (builder, from->event),
              .section = keep_string (builder, from->section),
          },
      .is_own = is_own,
  };
  g_array_append_val (builder->occasions, kept);
  return n;
}

void
demarche_statement_builder_add_paragraph (DemarcheStatementBuilder *builder,
                                          const DemarcheParagraph *paragraph,
                                          const DemarcheOffset *map, guint n_map)
{
  const DemarcheOccasion *occasion =
      paragraph->occasion != NULL ? paragraph->occasion : &demarche_occasion_unknown;
  Kept kept = {
      .paragraph = *paragraph,
      .text = keep_text (builder, paragraph->text, paragraph->length),
      .occasion =
          keep_occasion (builder, occasion, paragraph->kind == DEMARCHE_PARAGRAPH_BOILERPLATE),
      .range = {builder->offsets->len, n_map},
  };

  if (paragraph->number == 0)
    kept.paragraph.number = next_number (builder);
  kept.paragraph.n_alike = 1;
  kept.paragraph.language = keep_string (builder, paragraph->language);
  kept.paragraph.note = keep_string (builder, paragraph->note);

  g_array_append_val (builder->paragraphs, kept);
  if (n_map > 0)
    g_array_append_vals (builder->offsets, map, n_map);
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
    *slot = statement->fields[field];
}

/* what a person stands for is theirs alone: an interviewer does not speak for the delegation of
 * the one who answers */
static gboolean
is_speaker_of_statement (const DemarcheStatement *statement, const DemarcheOccasion *occasion)
{
  const char *speaker = statement->fields[DEMARCHE_FIELD_SPEAKER];
  if (g_strcmp0 (occasion->role, "interviewer") == 0 || g_strcmp0 (occasion->role, "unknown") == 0)
    return FALSE;
  return occasion->speaker == NULL || speaker == NULL || g_str_equal (occasion->speaker, speaker);
}

static void
complete_occasion (const DemarcheStatement *statement, DemarcheOccasion *occasion)
{
  inherit (statement, DEMARCHE_FIELD_DATE, &occasion->date);
  inherit (statement, DEMARCHE_FIELD_EVENT, &occasion->event);
  if (!is_speaker_of_statement (statement, occasion))
    return;
  inherit (statement, DEMARCHE_FIELD_SPEAKER, &occasion->speaker);
  inherit (statement, DEMARCHE_FIELD_DELEGATION, &occasion->delegation);
  inherit (statement, DEMARCHE_FIELD_GROUPS, &occasion->groups);
  inherit (statement, DEMARCHE_FIELD_ROLE, &occasion->role);
}

void
demarche_statement_builder_set_complete (DemarcheStatementBuilder *builder)
{
  builder->is_complete = TRUE;
}

/* (nullable) */
static const char *const *
take_strings (const DemarcheStatement *statement, GPtrArray *strings)
{
  if (strings->len == 0)
    return NULL;
  g_ptr_array_add (strings, NULL);
  return demarche_store_copy (statement->store, strings->pdata, strings->len * sizeof (gpointer));
}

static DemarcheOccasion *
take_occasions (const DemarcheStatementBuilder *builder)
{
  guint n = builder->occasions->len;
  DemarcheOccasion *occasions =
      demarche_store_take (builder->statement->store, n * sizeof (DemarcheOccasion));

  for (guint i = 0; i < n; i++) {
    const Occasion *from = &g_array_index (builder->occasions, Occasion, i);
    occasions[i] = from->occasion;
    if (!from->is_own && !builder->is_complete)
      complete_occasion (builder->statement, &occasions[i]);
  }
  return occasions;
}

/* when all texts and occasions are where they stay */
static void
take_paragraphs (const DemarcheStatementBuilder *builder, const DemarcheOccasion *occasions)
{
  DemarcheStatement *statement = builder->statement;
  guint n = builder->paragraphs->len;

  statement->n_paragraphs = n;
  statement->paragraphs = demarche_store_take (statement->store, n * sizeof (DemarcheParagraph));
  statement->ranges = demarche_store_take (statement->store, n * sizeof (DemarcheOffsetRange));
  for (guint i = 0; i < n; i++) {
    const Kept *kept = &g_array_index (builder->paragraphs, Kept, i);
    statement->paragraphs[i] = kept->paragraph;
    statement->paragraphs[i].text = statement->text + kept->text;
    statement->paragraphs[i].occasion = &occasions[kept->occasion];
    statement->ranges[i] = kept->range;
  }
}

DemarcheStatement *
demarche_statement_builder_finish (DemarcheStatementBuilder *builder)
{
  DemarcheStatement *statement = builder->statement;
  DemarcheOccasion *occasions = take_occasions (builder);

  statement->text_length = builder->text_length;
  statement->text = g_string_free (g_steal_pointer (&builder->text), FALSE);
  take_paragraphs (builder, occasions);
  statement->offsets = demarche_store_copy (statement->store, builder->offsets->data,
                                            builder->offsets->len * sizeof (DemarcheOffset));
  statement->attribute_names = take_strings (statement, builder->attribute_names);
  statement->attribute_values = take_strings (statement, builder->attribute_values);
  demarche_store_close_strings (statement->store);
  builder->statement = NULL;
  demarche_statement_builder_free (builder);
  return statement;
}

void
demarche_statement_builder_free (DemarcheStatementBuilder *builder)
{
  g_return_if_fail (builder != NULL);
  g_clear_pointer (&builder->statement, demarche_statement_unref);
  g_array_unref (builder->paragraphs);
  g_array_unref (builder->occasions);
  g_array_unref (builder->offsets);
  g_ptr_array_unref (builder->attribute_names);
  g_ptr_array_unref (builder->attribute_values);
  if (builder->text != NULL)
    g_string_free (builder->text, TRUE);
  g_free (builder);
}
