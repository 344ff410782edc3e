/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Outlines: tagged statements without their words. */
#include "model/outline.h"

#include "model/reference.h"
#include "model/sketch.h"

#include <string.h>

/* An outline is a head, then its parts, each an array of one of the structures below, then its
 * strings, each with a NUL after it: first those that the parts name by their index, then the
 * references of the tags. All members are numbers of 32 bits, the lowest byte first. */

#define NOTHING G_MAXUINT32 /* in place of the index of a string */

typedef struct {
  guint32 field;
  guint32 value;
} Field;

typedef struct {
  guint32 number;
  guint32 kind;
  guint32 length;
  guint32 speaker;
  guint32 delegation;
  guint32 role;
  guint32 groups;
  guint32 date;
  guint32 event;
  guint32 section;
  guint32 language;
  guint32 turn;
  guint32 page;
  guint32 n_alike;
} Paragraph;

typedef struct {
  guint32 paragraph;
  guint32 position;
  guint32 holder;
  guint32 held_by;
  guint32 stance;
  guint32 force;
  guint32 rule;
  guint32 review;
  guint32 n_evidence;
  guint32 n_cues;
} Tag;

typedef struct {
  guint32 start;
  guint32 end;
} Span;

typedef struct {
  guint32 id;
  guint32 effect;
  guint32 start;
  guint32 end;
} Cue;

typedef struct {
  guint32 paragraph;
  guint32 issue;
} About;

enum {
  FIELDS,
  PARAGRAPHS,
  TAGS,
  EVIDENCE,
  CUES,
  ABOUT,
  SKETCH,
  N_PARTS,
};

static const gsize sizes[N_PARTS] = {
    [FIELDS] = sizeof (Field),   [PARAGRAPHS] = sizeof (Paragraph),
    [TAGS] = sizeof (Tag),       [EVIDENCE] = sizeof (Span),
    [CUES] = sizeof (Cue),       [ABOUT] = sizeof (About),
    [SKETCH] = sizeof (guint32),
};

/* @n: how many each part has; @n_paragraphs: of the whole statement */
typedef struct {
  guint32 n[N_PARTS];
  guint32 n_strings;
  guint32 n_paragraphs;
  guint32 text_hash;
} Head;

#define N_NUMBERS(bytes) ((bytes) / sizeof (guint32))

static void
order_bytes (gpointer data, gsize n_bytes)
{
  guint32 *numbers = data;

  for (gsize i = 0; i < N_NUMBERS (n_bytes); i++)
    numbers[i] = GUINT32_TO_LE (numbers[i]);
}

/* ---- writing ---- */

typedef struct {
  DemarcheTagged *tagged;
  DemarcheStatement *statement;
  DemarcheCodebook *codebook;
  GPtrArray *strings;
  GHashTable *by_string; /* to index + 1 */
  GArray *parts[N_PARTS];
  guint *places; /* of each paragraph of the statement, among those of the outline */
} Drawing;

static guint32
add_string (Drawing *drawing, const char *string)
{
  if (string == NULL)
    return NOTHING;
  guint known = GPOINTER_TO_UINT (g_hash_table_lookup (drawing->by_string, string));
  if (known == 0) {
    g_ptr_array_add (drawing->strings, (char *)string);
    known = drawing->strings->len;
    g_hash_table_insert (drawing->by_string, (char *)string, GUINT_TO_POINTER (known));
  }
  return known - 1;
}

static void
add_fields (Drawing *drawing)
{
  for (guint i = 0; i < DEMARCHE_N_FIELDS; i++) {
    const char *value = demarche_statement_get_field (drawing->statement, (DemarcheField)i);
    if (value == NULL)
      continue;
    const Field field = {add_string (drawing, demarche_field_get_name ((DemarcheField)i)),
                         add_string (drawing, value)};
    g_array_append_val (drawing->parts[FIELDS], field);
  }
}

static Paragraph
make_paragraph (Drawing *drawing, const DemarcheParagraph *from)
{
  return (Paragraph){
      .number = from->number,
      .kind = add_string (drawing, demarche_paragraph_kind_get_name (from->kind)),
      .length = (guint32)from->length,
      .speaker = add_string (drawing, from->speaker),
      .delegation = add_string (drawing, from->delegation),
      .role = add_string (drawing, from->role),
      .groups = add_string (drawing, from->groups),
      .date = add_string (drawing, from->date),
      .event = add_string (drawing, from->event),
      .section = add_string (drawing, from->section),
      .language = add_string (drawing, from->language),
      .turn = from->turn,
      .page = from->page,
      .n_alike = from->n_alike,
  };
}

static guint
hash_kind (gconstpointer key)
{
  const Paragraph *paragraph = key;

  return ((paragraph->speaker * 31 + paragraph->delegation) * 31 + paragraph->role) * 31 +
         paragraph->groups + paragraph->date * 7 + paragraph->event + paragraph->language;
}

/* said by the same one for the same ones at one time and place, in one language */
static gboolean
is_same_kind (gconstpointer first, gconstpointer second)
{
  const Paragraph *one = first;
  const Paragraph *two = second;

  return one->speaker == two->speaker && one->delegation == two->delegation &&
         one->role == two->role && one->groups == two->groups && one->date == two->date &&
         one->event == two->event && one->language == two->language;
}

/* @kinds: Paragraph to the place of the one that stands for it, and 1 */
static void
add_untagged (Drawing *drawing, GHashTable *kinds, const DemarcheParagraph *from)
{
  const Paragraph paragraph = make_paragraph (drawing, from);
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (kinds, &paragraph));

  if (place > 0) {
    Paragraph *known = &g_array_index (drawing->parts[PARAGRAPHS], Paragraph, place - 1);
    known->n_alike++;
    known->turn = MAX (known->turn, paragraph.turn);
    return;
  }
  g_array_append_val (drawing->parts[PARAGRAPHS], paragraph);
  g_hash_table_insert (kinds, g_memdup2 (&paragraph, sizeof paragraph),
                       GUINT_TO_POINTER (drawing->parts[PARAGRAPHS]->len));
}

static void
mark_about (guint paragraph, guint issue G_GNUC_UNUSED, gpointer data)
{
  ((gboolean *)data)[paragraph] = TRUE;
}

/* (transfer full): of each paragraph of the statement, whether it is kept for itself */
static gboolean *
mark_kept (const Drawing *drawing)
{
  guint n = demarche_statement_get_n_paragraphs (drawing->statement);
  gboolean *is_kept = g_new0 (gboolean, n + 1);

  for (guint i = 0; i < demarche_tagged_get_n_tags (drawing->tagged); i++)
    is_kept[demarche_tagged_get_tag (drawing->tagged, i)->paragraph] = TRUE;
  demarche_tagged_visit_about (drawing->tagged, mark_about, is_kept);
  return is_kept;
}

static void
add_paragraphs (Drawing *drawing)
{
  guint n = demarche_statement_get_n_paragraphs (drawing->statement);
  g_autofree gboolean *is_kept = mark_kept (drawing);
  g_autoptr (GHashTable) kinds = g_hash_table_new_full (hash_kind, is_same_kind, g_free, NULL);

  for (guint i = 0; i < n; i++) {
    const DemarcheParagraph *paragraph = demarche_statement_get_paragraph (drawing->statement, i);
    drawing->places[i] = drawing->parts[PARAGRAPHS]->len;
    if (is_kept[i]) {
      const Paragraph kept = make_paragraph (drawing, paragraph);
      g_array_append_val (drawing->parts[PARAGRAPHS], kept);
    } else if (demarche_paragraph_kind_is_taggable (paragraph->kind)) {
      add_untagged (drawing, kinds, paragraph);
    }
  }
}

static void
add_tag (Drawing *drawing, const DemarcheTag *from)
{
  const Tag tag = {
      .paragraph = drawing->places[from->paragraph],
      .position = add_string (
          drawing, demarche_codebook_get_position (drawing->codebook, from->position)->code),
      .holder = add_string (drawing, demarche_holder_get_name (from->holder)),
      .held_by = add_string (drawing, from->held_by),
      .stance = add_string (drawing, demarche_stance_get_name (from->stance)),
      .force = add_string (drawing, demarche_force_get_name (from->force)),
      .rule = add_string (drawing, from->rule),
      .review = from->review,
      .n_evidence = from->n_evidence,
      .n_cues = from->n_cues,
  };

  g_array_append_val (drawing->parts[TAGS], tag);
  for (guint i = 0; i < from->n_evidence; i++) {
    const Span span = {(guint32)from->evidence[i].start, (guint32)from->evidence[i].end};
    g_array_append_val (drawing->parts[EVIDENCE], span);
  }
  for (guint i = 0; i < from->n_cues; i++) {
    const DemarcheTagCue *acting = &from->cues[i];
    const Cue cue = {add_string (drawing, acting->id),
                     add_string (drawing, demarche_cue_effect_get_name (acting->effect)),
                     (guint32)acting->span.start, (guint32)acting->span.end};
    g_array_append_val (drawing->parts[CUES], cue);
  }
}

static void
add_about (guint paragraph, guint issue, gpointer data)
{
  Drawing *drawing = data;
  const About about = {
      drawing->places[paragraph],
      add_string (drawing, demarche_codebook_get_issue (drawing->codebook, issue)->id)};

  g_array_append_val (drawing->parts[ABOUT], about);
}

static void
append_strings (GByteArray *bytes, GPtrArray *strings)
{
  for (guint i = 0; i < strings->len; i++) {
    const char *string = g_ptr_array_index (strings, i);
    g_byte_array_append (bytes, (const guint8 *)string, (guint)strlen (string) + 1);
  }
}

static GBytes *
finish (Drawing *drawing)
{
  g_autoptr (GPtrArray) references =
      demarche_references_new_whole (drawing->tagged, drawing->codebook);
  GByteArray *bytes = g_byte_array_new ();
  Head head = {.text_hash =
                   add_string (drawing, demarche_statement_get_text_hash (drawing->statement)),
               .n_paragraphs = demarche_statement_get_n_paragraphs (drawing->statement)};

  head.n_strings = drawing->strings->len;
  for (guint i = 0; i < N_PARTS; i++)
    head.n[i] = drawing->parts[i]->len;
  g_byte_array_append (bytes, (const guint8 *)&head, sizeof head);
  for (guint i = 0; i < N_PARTS; i++)
    g_byte_array_append (bytes, (const guint8 *)drawing->parts[i]->data,
                         (guint)(drawing->parts[i]->len * sizes[i]));
  order_bytes (bytes->data, bytes->len);
  append_strings (bytes, drawing->strings);
  append_strings (bytes, references);
  return g_byte_array_free_to_bytes (bytes);
}

GBytes *
demarche_outline_new (DemarcheTagged *tagged, DemarcheCodebook *codebook)
{
  g_return_val_if_fail (tagged != NULL && codebook != NULL, NULL);
  DemarcheStatement *statement = demarche_tagged_get_statement (tagged);
  g_autoptr (GPtrArray) strings = g_ptr_array_new ();
  g_autoptr (GHashTable) by_string = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree guint *places = g_new0 (guint, demarche_statement_get_n_paragraphs (statement) + 1);
  Drawing drawing = {tagged, statement, codebook, strings, by_string, {NULL}, places};

  for (guint i = 0; i < SKETCH; i++)
    drawing.parts[i] = g_array_new (FALSE, FALSE, (guint)sizes[i]);
  drawing.parts[SKETCH] = demarche_sketch_new (statement);
  add_fields (&drawing);
  add_paragraphs (&drawing);
  for (guint i = 0; i < demarche_tagged_get_n_tags (tagged); i++)
    add_tag (&drawing, demarche_tagged_get_tag (tagged, i));
  demarche_tagged_visit_about (tagged, add_about, &drawing);
  GBytes *outline = finish (&drawing);
  for (guint i = 0; i < N_PARTS; i++)
    g_array_unref (drawing.parts[i]);
  return outline;
}

/* ---- reading ---- */

/* @parts: within @numbers; @strings: kept; @references: of each tag, kept */
typedef struct {
  Head head;
  guint32 *numbers;
  gconstpointer parts[N_PARTS];
  const char **strings;
  const char **references;
  DemarcheCodebook *codebook;
  gboolean is_damaged;
} Reading;

#define ITEM(reading, part, type, index) (&((const type *)(reading)->parts[part])[index])

/* NULL for NOTHING, and for what is no string of the outline */
static const char *
get_string (Reading *reading, guint32 index)
{
  if (index < reading->head.n_strings)
    return reading->strings[index];
  reading->is_damaged = reading->is_damaged || index != NOTHING;
  return NULL;
}

/* "" for none: names of kinds, fields and the like are looked up */
static const char *
get_name (Reading *reading, guint32 index)
{
  const char *name = get_string (reading, index);

  return name != NULL ? name : "";
}

static void
read_fields (Reading *reading, DemarcheStatementBuilder *builder)
{
  for (gsize i = 0; i < reading->head.n[FIELDS]; i++) {
    const Field *from = ITEM (reading, FIELDS, Field, i);
    DemarcheField field;

    if (demarche_field_from_name (get_name (reading, from->field), &field))
      demarche_statement_builder_set_field (builder, field, get_string (reading, from->value),
                                            DEMARCHE_ORIGIN_PROPERTY, NULL);
    else
      reading->is_damaged = TRUE;
  }
}

static void
read_paragraph (Reading *reading, DemarcheStatementBuilder *builder, const Paragraph *from)
{
  DemarcheParagraph paragraph = {
      .number = from->number,
      .length = from->length,
      .speaker = get_string (reading, from->speaker),
      .delegation = get_string (reading, from->delegation),
      .role = get_string (reading, from->role),
      .groups = get_string (reading, from->groups),
      .date = get_string (reading, from->date),
      .event = get_string (reading, from->event),
      .section = get_string (reading, from->section),
      .language = get_string (reading, from->language),
      .turn = from->turn,
      .page = from->page,
      .n_alike = from->n_alike,
  };

  if (demarche_paragraph_kind_from_name (get_name (reading, from->kind), &paragraph.kind))
    demarche_statement_builder_add_paragraph (builder, &paragraph, NULL, 0);
  else
    reading->is_damaged = TRUE;
}

static gboolean
read_evidence (const Reading *reading, gsize first, gsize length, DemarcheTag *tag)
{
  for (guint i = 0; i < tag->n_evidence; i++) {
    const Span *from = ITEM (reading, EVIDENCE, Span, first + i);
    if (from->start > from->end || from->end > length)
      return FALSE;
    tag->evidence[i] = (DemarcheSpan){from->start, from->end};
  }
  return TRUE;
}

static gboolean
read_cues (Reading *reading, gsize first, gsize length, DemarcheTag *tag)
{
  for (guint i = 0; i < tag->n_cues; i++) {
    const Cue *from = ITEM (reading, CUES, Cue, first + i);
    DemarcheTagCue *cue = &tag->cues[i];

    if (from->start > from->end || from->end > length ||
        !demarche_cue_effect_from_name (get_name (reading, from->effect), &cue->effect))
      return FALSE;
    cue->id = get_name (reading, from->id);
    cue->span = (DemarcheSpan){from->start, from->end};
  }
  return TRUE;
}

/* @evidence, @cues: (inout): how many are read */
static gboolean
read_tag (Reading *reading, DemarcheStatement *statement, const Tag *from, gsize *evidence,
          gsize *cues, GPtrArray *tags)
{
  const char *rule = get_string (reading, from->rule);
  int position =
      demarche_codebook_find_position (reading->codebook, get_name (reading, from->position));
  DemarcheTag tag = {.paragraph = from->paragraph,
                     .position = (guint)MAX (position, 0),
                     .review = (DemarcheReview)from->review,
                     .held_by = (char *)get_string (reading, from->held_by),
                     .n_evidence = from->n_evidence,
                     .n_cues = from->n_cues};

  if (position < 0 || tag.paragraph >= demarche_statement_get_n_paragraphs (statement) ||
      tag.n_evidence > reading->head.n[EVIDENCE] - *evidence ||
      tag.n_cues > reading->head.n[CUES] - *cues ||
      !demarche_holder_from_name (get_name (reading, from->holder), &tag.holder) ||
      !demarche_stance_from_name (get_name (reading, from->stance), &tag.stance) ||
      !demarche_force_from_name (get_name (reading, from->force), &tag.force))
    return FALSE;
  gsize length = demarche_statement_get_paragraph (statement, tag.paragraph)->length;
  g_autofree DemarcheSpan *spans = g_new (DemarcheSpan, tag.n_evidence);
  g_autofree DemarcheTagCue *acting = g_new (DemarcheTagCue, tag.n_cues);
  tag.evidence = spans;
  tag.cues = acting;
  if (!read_evidence (reading, *evidence, length, &tag) ||
      !read_cues (reading, *cues, length, &tag))
    return FALSE;
  *evidence += tag.n_evidence;
  *cues += tag.n_cues;
  tag.rule = rule != NULL ? g_ref_string_new_intern (rule) : NULL;
  g_ptr_array_add (tags, demarche_tag_new (&tag));
  g_clear_pointer (&tag.rule, g_ref_string_release);
  return TRUE;
}

/* (nullable) (element-type DemarcheTag) (transfer full) */
static GPtrArray *
read_tags (Reading *reading, DemarcheStatement *statement)
{
  gsize n = reading->head.n[TAGS];
  g_autoptr (GPtrArray) tags = g_ptr_array_new_full ((guint)n, (GDestroyNotify)demarche_tag_unref);
  gsize evidence = 0;
  gsize cues = 0;

  for (gsize i = 0; i < n; i++)
    if (!read_tag (reading, statement, ITEM (reading, TAGS, Tag, i), &evidence, &cues, tags))
      return NULL;
  return g_steal_pointer (&tags);
}

static void
read_about (Reading *reading, DemarcheTagged *tagged)
{
  DemarcheStatement *statement = demarche_tagged_get_statement (tagged);

  for (gsize i = 0; i < reading->head.n[ABOUT]; i++) {
    const About *from = ITEM (reading, ABOUT, About, i);
    int issue = demarche_codebook_find_issue (reading->codebook, get_name (reading, from->issue));

    if (issue >= 0 && from->paragraph < demarche_statement_get_n_paragraphs (statement))
      demarche_tagged_add_about (tagged, from->paragraph, (guint)issue);
    else
      reading->is_damaged = TRUE;
  }
}

static DemarcheStatement *
read_statement (Reading *reading, const char *name, DemarcheStrings *strings)
{
  DemarcheStatementBuilder *builder =
      demarche_statement_builder_new_sharing (name, strings, reading->head.n[PARAGRAPHS]);
  GArray *sketch = g_array_sized_new (FALSE, FALSE, sizeof (guint32), reading->head.n[SKETCH]);
  const char *text_hash = get_string (reading, reading->head.text_hash);

  if (text_hash != NULL)
    demarche_statement_builder_set_text_hash (builder, text_hash);
  read_fields (reading, builder);
  for (gsize i = 0; i < reading->head.n[PARAGRAPHS]; i++)
    read_paragraph (reading, builder, ITEM (reading, PARAGRAPHS, Paragraph, i));
  g_array_append_vals (sketch, reading->parts[SKETCH], reading->head.n[SKETCH]);
  demarche_statement_builder_set_outline (builder, reading->head.n_paragraphs, sketch);
  demarche_statement_builder_set_complete (builder);
  return demarche_statement_builder_finish (builder);
}

/* (nullable) */
static DemarcheTagged *
read_tagged (Reading *reading, const char *name, DemarcheStrings *strings)
{
  g_autoptr (DemarcheStatement) statement = read_statement (reading, name, strings);
  GPtrArray *tags = read_tags (reading, statement);

  if (tags == NULL)
    return NULL;
  g_autoptr (DemarcheTagged) tagged = demarche_tagged_new (statement, tags, NULL);
  read_about (reading, tagged);
  demarche_tagged_take_references (tagged, g_steal_pointer (&reading->references));
  return reading->is_damaged ? NULL : g_steal_pointer (&tagged);
}

/* finds the parts; FALSE: they are longer than what is there. @n_bytes: (out): of all */
static gboolean
open_parts (Reading *reading, const guint8 *bytes, gsize length, gsize *n_bytes)
{
  gsize all = sizeof (Head);

  if (length < sizeof (Head))
    return FALSE;
  memcpy (&reading->head, bytes, sizeof (Head));
  order_bytes (&reading->head, sizeof (Head));
  for (guint i = 0; i < N_PARTS; i++) {
    if (reading->head.n[i] > (length - all) / sizes[i])
      return FALSE;
    all += reading->head.n[i] * sizes[i];
  }
  reading->numbers = g_memdup2 (bytes, all);
  order_bytes (reading->numbers, all);
  *n_bytes = all;
  all = sizeof (Head);
  for (guint i = 0; i < N_PARTS; i++) {
    reading->parts[i] = reading->numbers + N_NUMBERS (all);
    all += reading->head.n[i] * sizes[i];
  }
  return TRUE;
}

/* @at: (inout): where the next string begins. NULL: none ends before @end */
static const char *
next_string (const char **at, const char *end)
{
  const char *string = *at;
  const char *nul = string < end ? memchr (string, '\0', (gsize)(end - string)) : NULL;

  if (nul == NULL)
    return NULL;
  *at = nul + 1;
  return string;
}

/* FALSE: there are fewer, or more, than there should be, or they are no text */
static gboolean
keep_strings (Reading *reading, const char *at, const char *end, DemarcheStrings *strings)
{
  gsize n = (gsize)(end - at);
  const char *string;

  if (reading->head.n_strings > n || reading->head.n[TAGS] > n)
    return FALSE;
  reading->strings = g_new0 (const char *, reading->head.n_strings + 1);
  reading->references = g_new0 (const char *, reading->head.n[TAGS] + 1);
  for (guint i = 0; i < reading->head.n_strings; i++) {
    if ((string = next_string (&at, end)) == NULL || !g_utf8_validate (string, -1, NULL))
      return FALSE;
    reading->strings[i] = g_string_chunk_insert_const (strings->chunk, string);
  }
  for (guint i = 0; i < reading->head.n[TAGS]; i++) {
    if ((string = next_string (&at, end)) == NULL)
      return FALSE;
    reading->references[i] = g_string_chunk_insert (strings->chunk, string);
  }
  return at == end;
}

DemarcheTagged *
demarche_outline_read (gconstpointer outline, gsize length, const char *name,
                       DemarcheCodebook *codebook, DemarcheStrings *strings, GError **error)
{
  g_return_val_if_fail (name != NULL && codebook != NULL && strings != NULL, NULL);
  Reading reading = {.codebook = codebook};
  DemarcheTagged *tagged = NULL;
  const char *bytes = outline;
  gsize n_bytes;

  if (open_parts (&reading, outline, length, &n_bytes) &&
      keep_strings (&reading, bytes + n_bytes, bytes + length, strings))
    tagged = read_tagged (&reading, name, strings);
  g_free (reading.numbers);
  g_free (reading.strings);
  g_free (reading.references);
  if (tagged == NULL)
    g_set_error (error, DEMARCHE_ERROR, DEMARCHE_ERROR_DAMAGED,
                 "the outline of '%s' is damaged, or one of other rules", name);
  return tagged;
}
