/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Makes the outline of a tagged statement. */
#include "model/outline-private.h"

#include "model/reference.h"
#include "model/sketch.h"

#include <string.h>

const gsize demarche_outline_sizes[N_PARTS] = {
    [FIELDS] = sizeof (DemarcheOutlineField),
    [PARAGRAPHS] = sizeof (DemarcheOutlineParagraph),
    [TAGS] = sizeof (DemarcheOutlineTag),
    [EVIDENCE] = sizeof (DemarcheOutlineSpan),
    [CUES] = sizeof (DemarcheOutlineCue),
    [ABOUT] = sizeof (DemarcheOutlineAbout),
    [SKETCH] = sizeof (guint32),
};

void
demarche_outline_order_bytes (gpointer data, gsize n_bytes)
{
  guint32 *numbers = data;

  for (gsize i = 0; i < n_bytes / sizeof (guint32); i++)
    numbers[i] = GUINT32_TO_LE (numbers[i]);
}

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
    return DEMARCHE_OUTLINE_NOTHING;
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
    const DemarcheOutlineField field = {
        add_string (drawing, demarche_field_get_name ((DemarcheField)i)),
        add_string (drawing, value)};
    g_array_append_val (drawing->parts[FIELDS], field);
  }
}

static DemarcheOutlineParagraph
make_paragraph (Drawing *drawing, const DemarcheParagraph *from)
{
  return (DemarcheOutlineParagraph){
      .number = from->number,
      .kind = add_string (drawing, demarche_paragraph_kind_get_name (from->kind)),
      .length = (guint32)from->length,
      .speaker = add_string (drawing, from->occasion->speaker),
      .delegation = add_string (drawing, from->occasion->delegation),
      .role = add_string (drawing, from->occasion->role),
      .groups = add_string (drawing, from->occasion->groups),
      .date = add_string (drawing, from->occasion->date),
      .event = add_string (drawing, from->occasion->event),
      .section = add_string (drawing, from->occasion->section),
      .language = add_string (drawing, from->language),
      .turn = from->turn,
      .page = from->page,
      .n_alike = from->n_alike,
  };
}

static guint
hash_kind (gconstpointer key)
{
  const DemarcheOutlineParagraph *paragraph = key;

  return ((paragraph->speaker * 31 + paragraph->delegation) * 31 + paragraph->role) * 31 +
         paragraph->groups + paragraph->date * 7 + paragraph->event + paragraph->language;
}

/* said by the same one for the same ones at one time and place, in one language */
static gboolean
is_same_kind (gconstpointer first, gconstpointer second)
{
  const DemarcheOutlineParagraph *one = first;
  const DemarcheOutlineParagraph *two = second;

  return one->speaker == two->speaker && one->delegation == two->delegation &&
         one->role == two->role && one->groups == two->groups && one->date == two->date &&
         one->event == two->event && one->language == two->language;
}

/* @kinds: DemarcheOutlineParagraph to the place of the one that stands for it, and 1 */
static void
add_untagged (Drawing *drawing, GHashTable *kinds, const DemarcheParagraph *from)
{
  const DemarcheOutlineParagraph paragraph = make_paragraph (drawing, from);
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (kinds, &paragraph));

  if (place > 0) {
    DemarcheOutlineParagraph *known =
        &g_array_index (drawing->parts[PARAGRAPHS], DemarcheOutlineParagraph, place - 1);
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
      const DemarcheOutlineParagraph kept = make_paragraph (drawing, paragraph);
      g_array_append_val (drawing->parts[PARAGRAPHS], kept);
    } else if (demarche_paragraph_kind_is_taggable (paragraph->kind)) {
      add_untagged (drawing, kinds, paragraph);
    }
  }
}

static void
add_tag (Drawing *drawing, const DemarcheTag *from)
{
  const DemarcheOutlineTag tag = {
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
    const DemarcheOutlineSpan span = {(guint32)from->evidence[i].start,
                                      (guint32)from->evidence[i].end};
    g_array_append_val (drawing->parts[EVIDENCE], span);
  }
  for (guint i = 0; i < from->n_cues; i++) {
    const DemarcheTagCue *acting = &from->cues[i];
    const DemarcheOutlineCue cue = {
        add_string (drawing, acting->id),
        add_string (drawing, demarche_cue_effect_get_name (acting->effect)),
        (guint32)acting->span.start, (guint32)acting->span.end};
    g_array_append_val (drawing->parts[CUES], cue);
  }
}

static void
add_about (guint paragraph, guint issue, gpointer data)
{
  Drawing *drawing = data;
  const DemarcheOutlineAbout about = {
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
  DemarcheOutlineHead head = {
      .text_hash = add_string (drawing, demarche_statement_get_text_hash (drawing->statement)),
      .n_paragraphs = demarche_statement_get_n_paragraphs (drawing->statement)};

  head.n_strings = drawing->strings->len;
  for (guint i = 0; i < N_PARTS; i++)
    head.n[i] = drawing->parts[i]->len;
  g_byte_array_append (bytes, (const guint8 *)&head, sizeof head);
  for (guint i = 0; i < N_PARTS; i++)
    g_byte_array_append (bytes, (const guint8 *)drawing->parts[i]->data,
                         (guint)(drawing->parts[i]->len * demarche_outline_sizes[i]));
  demarche_outline_order_bytes (bytes->data, bytes->len);
  append_strings (bytes, drawing->strings);
  append_strings (bytes, references);
  return g_byte_array_free_to_bytes (bytes);
}

static void
add_sketch (Drawing *drawing)
{
  DemarcheSketch sketch = demarche_sketch_draw (drawing->statement);

  g_array_append_vals (drawing->parts[SKETCH], sketch.hashes, sketch.n);
  demarche_sketch_clear (&sketch);
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

  for (guint i = 0; i < N_PARTS; i++)
    drawing.parts[i] = g_array_new (FALSE, FALSE, (guint)demarche_outline_sizes[i]);
  add_sketch (&drawing);
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
