/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Makes a tagged statement, without words, of an outline. */
#include "model/outline-private.h"

#include "model/reference.h"
#include "model/tag-private.h"

#include <string.h>

/* @store, @sketches: hold what is made; @parts: within @numbers; @strings, @references: in the
 * store */
typedef struct {
  DemarcheOutlineHead head;
  guint32 *numbers;
  gconstpointer parts[N_PARTS];
  const char **strings;
  const char *references;
  DemarcheCodebook *codebook;
  DemarcheStore *store;
  DemarcheStore *sketches;
  gboolean is_damaged;
} Reading;

#define ITEM(reading, part, type, index) (&((const type *)(reading)->parts[part])[index])

/* NULL for DEMARCHE_OUTLINE_NOTHING, and for what is no string of the outline */
static const char *
get_string (Reading *reading, guint32 index)
{
  if (index < reading->head.n_strings)
    return reading->strings[index];
  reading->is_damaged = reading->is_damaged || index != DEMARCHE_OUTLINE_NOTHING;
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
read_fields (Reading *reading, DemarcheStatement *statement)
{
  for (gsize i = 0; i < reading->head.n[FIELDS]; i++) {
    const DemarcheOutlineField *from = ITEM (reading, FIELDS, DemarcheOutlineField, i);
    DemarcheField field;

    if (demarche_field_from_name (get_name (reading, from->field), &field))
      statement->fields[field] = get_string (reading, from->value);
    else
      reading->is_damaged = TRUE;
  }
}

/* @last: (nullable): of the paragraph before */
static const DemarcheOccasion *
read_occasion (Reading *reading, const DemarcheOutlineParagraph *from, const DemarcheOccasion *last)
{
  const DemarcheOccasion occasion = {
      .speaker = get_string (reading, from->speaker),
      .delegation = get_string (reading, from->delegation),
      .role = get_string (reading, from->role),
      .groups = get_string (reading, from->groups),
      .date = get_string (reading, from->date),
      .event = get_string (reading, from->event),
      .section = get_string (reading, from->section),
  };

  if (last != NULL && memcmp (last, &occasion, sizeof occasion) == 0)
    return last;
  return demarche_store_copy (reading->store, &occasion, sizeof occasion);
}

static void
read_paragraphs (Reading *reading, DemarcheStatement *statement)
{
  gsize n = reading->head.n[PARAGRAPHS];
  const DemarcheOccasion *occasion = NULL;

  statement->n_paragraphs = (guint)n;
  statement->paragraphs = demarche_store_take (reading->store, n * sizeof (DemarcheParagraph));
  for (gsize i = 0; i < n; i++) {
    const DemarcheOutlineParagraph *from = ITEM (reading, PARAGRAPHS, DemarcheOutlineParagraph, i);
    DemarcheParagraph *paragraph = &statement->paragraphs[i];

    occasion = read_occasion (reading, from, occasion);
    *paragraph = (DemarcheParagraph){
        .number = from->number,
        .length = from->length,
        .occasion = occasion,
        .language = get_string (reading, from->language),
        .turn = from->turn,
        .page = from->page,
        .n_alike = MAX (1, from->n_alike),
    };
    if (!demarche_paragraph_kind_from_name (get_name (reading, from->kind), &paragraph->kind))
      reading->is_damaged = TRUE;
  }
}

static gboolean
read_evidence (const Reading *reading, gsize first, gsize length, DemarcheTag *tag)
{
  for (guint i = 0; i < tag->n_evidence; i++) {
    const DemarcheOutlineSpan *from = ITEM (reading, EVIDENCE, DemarcheOutlineSpan, first + i);
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
    const DemarcheOutlineCue *from = ITEM (reading, CUES, DemarcheOutlineCue, first + i);
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
read_tag (Reading *reading, DemarcheStatement *statement, const DemarcheOutlineTag *from,
          gsize *evidence, gsize *cues, DemarcheTag *tag)
{
  int position =
      demarche_codebook_find_position (reading->codebook, get_name (reading, from->position));

  *tag = (DemarcheTag){.paragraph = from->paragraph,
                       .position = (guint)MAX (position, 0),
                       .review = (DemarcheReview)from->review,
                       .held_by = get_string (reading, from->held_by),
                       .rule = get_string (reading, from->rule),
                       .n_evidence = from->n_evidence,
                       .n_cues = from->n_cues};
  if (position < 0 || tag->paragraph >= statement->n_paragraphs ||
      tag->n_evidence > reading->head.n[EVIDENCE] - *evidence ||
      tag->n_cues > reading->head.n[CUES] - *cues ||
      !demarche_holder_from_name (get_name (reading, from->holder), &tag->holder) ||
      !demarche_stance_from_name (get_name (reading, from->stance), &tag->stance) ||
      !demarche_force_from_name (get_name (reading, from->force), &tag->force))
    return FALSE;
  gsize length = statement->paragraphs[tag->paragraph].length;
  tag->evidence = demarche_store_take (reading->store, tag->n_evidence * sizeof (DemarcheSpan));
  tag->cues = demarche_store_take (reading->store, tag->n_cues * sizeof (DemarcheTagCue));
  if (!read_evidence (reading, *evidence, length, tag) || !read_cues (reading, *cues, length, tag))
    return FALSE;
  *evidence += tag->n_evidence;
  *cues += tag->n_cues;
  return TRUE;
}

/* FALSE: they are damaged */
static gboolean
read_tags (Reading *reading, DemarcheStatement *statement, DemarcheTag *tags)
{
  gsize evidence = 0;
  gsize cues = 0;

  for (gsize i = 0; i < reading->head.n[TAGS]; i++)
    if (!read_tag (reading, statement, ITEM (reading, TAGS, DemarcheOutlineTag, i), &evidence,
                   &cues, &tags[i]))
      return FALSE;
  return TRUE;
}

static void
read_about (Reading *reading, DemarcheTagged *tagged)
{
  DemarcheStatement *statement = demarche_tagged_get_statement (tagged);

  for (gsize i = 0; i < reading->head.n[ABOUT]; i++) {
    const DemarcheOutlineAbout *from = ITEM (reading, ABOUT, DemarcheOutlineAbout, i);
    int issue = demarche_codebook_find_issue (reading->codebook, get_name (reading, from->issue));

    if (issue >= 0 && from->paragraph < demarche_statement_get_n_paragraphs (statement))
      demarche_tagged_add_about (tagged, from->paragraph, (guint)issue);
    else
      reading->is_damaged = TRUE;
  }
}

static DemarcheStatement *
read_statement (Reading *reading, const char *name)
{
  const DemarcheOutlineHead *head = &reading->head;
  DemarcheStatement *statement = demarche_store_take (reading->store, sizeof (DemarcheStatement));

  g_atomic_ref_count_init (&statement->references);
  statement->store = demarche_store_ref (reading->store);
  statement->name = demarche_store_keep_string (reading->store, name);
  statement->text_hash = get_string (reading, head->text_hash);
  statement->n_all_paragraphs = head->n_paragraphs;
  read_fields (reading, statement);
  read_paragraphs (reading, statement);
  statement->n_sketch = head->n[SKETCH];
  statement->is_outline = TRUE;
  statement->sketches = demarche_store_ref (reading->sketches);
  statement->sketch = demarche_store_copy (reading->sketches, reading->parts[SKETCH],
                                           head->n[SKETCH] * sizeof (guint32));
  return statement;
}

/* (nullable) */
static DemarcheTagged *
read_tagged (Reading *reading, const char *name)
{
  g_autoptr (DemarcheStatement) statement = read_statement (reading, name);
  guint n_tags = reading->head.n[TAGS];
  DemarcheTag *tags = demarche_store_take (reading->store, n_tags * sizeof (DemarcheTag));

  if (!read_tags (reading, statement, tags))
    return NULL;
  g_autoptr (DemarcheTagged) tagged =
      demarche_tagged_new_in (reading->store, statement, tags, n_tags, reading->references);
  read_about (reading, tagged);
  return reading->is_damaged ? NULL : g_steal_pointer (&tagged);
}

/* finds the parts; FALSE: they are longer than what is there. @n_bytes: (out): of all */
static gboolean
open_parts (Reading *reading, const guint8 *bytes, gsize length, gsize *n_bytes)
{
  gsize all = sizeof (DemarcheOutlineHead);

  if (length < sizeof (DemarcheOutlineHead))
    return FALSE;
  memcpy (&reading->head, bytes, sizeof (DemarcheOutlineHead));
  demarche_outline_order_bytes (&reading->head, sizeof (DemarcheOutlineHead));
  for (guint i = 0; i < N_PARTS; i++) {
    if (reading->head.n[i] > (length - all) / demarche_outline_sizes[i])
      return FALSE;
    all += reading->head.n[i] * demarche_outline_sizes[i];
  }
  reading->numbers = g_memdup2 (bytes, all);
  demarche_outline_order_bytes (reading->numbers, all);
  *n_bytes = all;
  all = sizeof (DemarcheOutlineHead);
  for (guint i = 0; i < N_PARTS; i++) {
    reading->parts[i] = reading->numbers + all / sizeof (guint32);
    all += reading->head.n[i] * demarche_outline_sizes[i];
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

/* the rest of the outline: those of all tags, each with a NUL behind it */
static gboolean
keep_references (Reading *reading, const char *at, const char *end)
{
  gsize size = DEMARCHE_REFERENCE_MOST + 1;
  gsize n = (gsize)(end - at) / size;

  if (n != reading->head.n[TAGS] || n * size != (gsize)(end - at))
    return FALSE;
  for (gsize i = 0; i < n; i++)
    if (memchr (at + i * size, '\0', size) != at + (i + 1) * size - 1)
      return FALSE;
  reading->references = demarche_store_copy (reading->store, at, n * size);
  return TRUE;
}

/* FALSE: there are fewer, or more, than there should be, or they are no text */
static gboolean
keep_strings (Reading *reading, const char *at, const char *end)
{
  gsize n = (gsize)(end - at);
  const char *string;

  if (reading->head.n_strings > n)
    return FALSE;
  reading->strings = g_new0 (const char *, reading->head.n_strings + 1);
  for (guint i = 0; i < reading->head.n_strings; i++) {
    if ((string = next_string (&at, end)) == NULL || !g_utf8_validate (string, -1, NULL))
      return FALSE;
    reading->strings[i] = demarche_store_keep_string (reading->store, string);
  }
  return keep_references (reading, at, end);
}

DemarcheTagged *
demarche_outline_read (gconstpointer outline, gsize length, const char *name,
                       DemarcheCodebook *codebook, DemarcheStore *store, DemarcheStore *sketches,
                       GError **error)
{
  g_return_val_if_fail (name != NULL && codebook != NULL && store != NULL && sketches != NULL,
                        NULL);
  Reading reading = {.codebook = codebook, .store = store, .sketches = sketches};
  DemarcheTagged *tagged = NULL;
  const char *bytes = outline;
  gsize n_bytes;

  if (open_parts (&reading, outline, length, &n_bytes) &&
      keep_strings (&reading, bytes + n_bytes, bytes + length))
    tagged = read_tagged (&reading, name);
  g_free (reading.numbers);
  g_free (reading.strings);
  if (tagged == NULL)
    g_set_error (error, DEMARCHE_ERROR, DEMARCHE_ERROR_DAMAGED,
                 "the outline of '%s' is damaged, or one of other rules", name);
  return tagged;
}
