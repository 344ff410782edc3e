/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Cuts a text into paragraphs: runs the stages, then hands each paragraph over with what governs
 * it: date lines, headings, turns. */
#include "ingest/segmentation.h"

#include "base/limits.h"
#include "ingest/governing.h"
#include "ingest/language.h"
#include "ingest/wording.h"

#include <string.h>

/* most statements have no more, and need not grow their arrays */
#define USUAL_LINES 64

DemarcheDocument *
demarche_document_new (const char *text, gsize length, GString *clean)
{
  DemarcheDocument *document = g_new0 (DemarcheDocument, 1);
  DemarcheTurnHead none = {0};

  document->text = text;
  document->length = length;
  document->lines = g_array_sized_new (FALSE, FALSE, sizeof (DemarcheLine), USUAL_LINES);
  document->blocks = g_array_sized_new (FALSE, FALSE, sizeof (DemarcheBlock), USUAL_LINES);
  document->clean = clean;
  document->map = g_array_sized_new (FALSE, FALSE, sizeof (DemarcheOffset), 2 * USUAL_LINES);
  document->piece = g_array_new (FALSE, FALSE, sizeof (DemarcheOffset));
  document->skips = g_array_new (FALSE, FALSE, 2 * sizeof (gsize));
  document->heads = g_array_new (FALSE, FALSE, sizeof (DemarcheTurnHead));
  g_array_set_clear_func (document->heads, (GDestroyNotify)demarche_turn_head_clear);
  g_array_append_val (document->heads, none);
  return document;
}

void
demarche_document_free (DemarcheDocument *document)
{
  if (!document)
    return;
  g_array_unref (document->lines);
  g_array_unref (document->blocks);
  g_array_unref (document->map);
  g_array_unref (document->piece);
  g_array_unref (document->skips);
  g_array_unref (document->heads);
  g_clear_pointer (&document->notes, g_hash_table_unref);
  g_free (document);
}

char *
demarche_document_name_lines (const DemarcheDocument *document, guint first, guint last)
{
  guint page = 0;

  for (guint i = 0; document->hints && i < document->lines->len && page == 0; i++) {
    if (demarche_document_line (document, i)->number == first)
      page = demarche_document_line (document, i)->page;
  }
  if (page > 0)
    return g_strdup_printf ("page %u", page);
  return first == last ? g_strdup_printf ("line %u", first)
                       : g_strdup_printf ("lines %u-%u", first, last);
}

static void
recognise_language (const DemarcheDocument *document, DemarcheStatementBuilder *builder)
{
  const char *code;

  if (demarche_statement_builder_get_field (builder, DEMARCHE_FIELD_LANGUAGE))
    return;
  code = demarche_language_recognise (document->clean->str, document->clean->len);
  if (code)
    demarche_statement_builder_set_field (builder, DEMARCHE_FIELD_LANGUAGE, code,
                                          DEMARCHE_ORIGIN_TEXT, "recognised");
}

/* the registry's spelling of what the text says */
static void
resolve_field (DemarcheStatementBuilder *builder, DemarcheField field, const char *spelling)
{
  if (spelling && demarche_statement_builder_get_origin (builder, field) <= DEMARCHE_ORIGIN_TEXT)
    demarche_statement_builder_set_field (builder, field, spelling, DEMARCHE_ORIGIN_TEXT,
                                          "speakers.json");
}

static void
resolve_fields (DemarcheStatementBuilder *builder, DemarcheSpeakers *speakers)
{
  const char *speaker = demarche_statement_builder_get_field (builder, DEMARCHE_FIELD_SPEAKER);
  const char *delegation =
      demarche_statement_builder_get_field (builder, DEMARCHE_FIELD_DELEGATION);
  const char *person;

  if (!speakers)
    return;
  person = speaker ? demarche_speakers_find_person (speakers, speaker) : NULL;
  resolve_field (builder, DEMARCHE_FIELD_SPEAKER, person);
  if (delegation)
    resolve_field (builder, DEMARCHE_FIELD_DELEGATION,
                   demarche_speakers_find_delegation (speakers, delegation));
  else if (person)
    resolve_field (builder, DEMARCHE_FIELD_DELEGATION,
                   demarche_speakers_get_delegation (speakers, person));
}

/* hands over the bytes [start, end) of the clean text as one paragraph; @first: an entry of the map
 * at or before @start, which goes on to the last one there */
static void
add_range (const DemarcheGoverning *governing, DemarcheParagraph *paragraph, gsize start, gsize end,
           guint *first)
{
  const DemarcheDocument *document = governing->document;
  const DemarcheOffset *map = (const DemarcheOffset *)(void *)document->map->data;
  guint n_map = document->map->len;
  GArray *piece = document->piece;

  while (*first + 1 < n_map && map[*first + 1].text <= start)
    (*first)++;
  g_array_set_size (piece, 0);
  for (guint i = *first; i < n_map && map[i].text < end; i++) {
    DemarcheOffset offset = map[i];

    if (offset.text < start)
      offset.source += start - offset.text;
    offset.text = MAX (offset.text, start) - start;
    g_array_append_val (piece, offset);
  }
  paragraph->text = document->clean->str + start;
  paragraph->length = end - start;
  demarche_statement_builder_add_paragraph (
      governing->builder, paragraph, (const DemarcheOffset *)(void *)piece->data, piece->len);
}

/* where a piece of at most the limit ends: after a sentence, else at a space, else anywhere */
static gsize
find_cut (const char *text, gsize length)
{
  gsize limit = DEMARCHE_LIMIT_PARAGRAPH_BYTES;
  gsize space = 0;

  if (length <= limit)
    return length;
  for (gsize i = limit; i > limit / 2; i--) {
    if (text[i] != ' ')
      continue;
    if (strchr (".?!", text[i - 1]))
      return i;
    space = MAX (space, i);
  }
  if (space)
    return space;
  while (((guchar)text[limit] & 0xC0) == 0x80)
    limit--;
  return limit;
}

/* room for one more remark in a note, which is made with the first one */
static GString *
start_remark (GString **note)
{
  if (*note == NULL)
    *note = g_string_new (NULL);
  else
    g_string_append (*note, "; ");
  return *note;
}

/* (nullable): most paragraphs need none */
static char *
make_note (const DemarcheGoverning *governing, const DemarcheBlock *block, guint piece,
           gsize length)
{
  const DemarcheLine *first = demarche_document_line (governing->document, block->first);
  const DemarcheLine *last = demarche_document_line (governing->document, block->last);
  GString *note = NULL;

  if (block->head && governing->turn_note)
    g_string_append (start_remark (&note), governing->turn_note);
  if (governing->said)
    g_string_append (start_remark (&note), governing->said);
  if (block->joined_at && governing->document->hints && last->page > first->page)
    g_string_append_printf (start_remark (&note), "goes on on page %u", last->page);
  else if (block->joined_at && governing->document->hints)
    g_string_append (start_remark (&note), "joined across a break");
  else if (block->joined_at)
    g_string_append_printf (start_remark (&note), "joined across a break at line %u",
                            block->joined_at);
  if (length > DEMARCHE_LIMIT_PARAGRAPH_BYTES)
    g_string_append_printf (start_remark (&note), "piece %u of a paragraph longer than %u KiB",
                            piece, DEMARCHE_LIMIT_PARAGRAPH_BYTES >> 10);
  if (first->flags & DEMARCHE_LINE_FURNITURE)
    g_string_append (start_remark (&note), "page number or running head");
  else if (first->flags & DEMARCHE_LINE_FOOTNOTE)
    g_string_append (start_remark (&note), "footnote");
  return note != NULL ? g_string_free (note, FALSE) : NULL;
}

static DemarcheOccasion
get_occasion (const DemarcheGoverning *governing, const DemarcheBlock *block)
{
  DemarcheOccasion occasion = {.section = governing->section};

  if (*governing->day && demarche_statement_builder_get_origin (
                             governing->builder, DEMARCHE_FIELD_DATE) <= DEMARCHE_ORIGIN_TEXT)
    occasion.date = governing->day;
  if (block->kind == DEMARCHE_PARAGRAPH_BOILERPLATE)
    return occasion;
  occasion.speaker = governing->speaker;
  occasion.delegation = governing->delegation;
  occasion.groups = governing->groups;
  if (!block->in_preamble)
    occasion.role = governing->role;
  return occasion;
}

static void
fill_paragraph (const DemarcheGoverning *governing, const DemarcheBlock *block,
                DemarcheParagraph *paragraph)
{
  const DemarcheDocument *document = governing->document;

  paragraph->kind = block->kind;
  if (!document->hints) {
    paragraph->first_line = demarche_document_line (document, block->first)->number;
    paragraph->last_line = demarche_document_line (document, block->last)->number;
  }
  paragraph->page = demarche_document_line (document, block->first)->page;
  if (block->kind != DEMARCHE_PARAGRAPH_BOILERPLATE)
    paragraph->turn = governing->turn;
}

static gboolean
add_block (const DemarcheGoverning *governing, const DemarcheBlock *block, GError **error)
{
  const DemarcheTurnHead *head = demarche_block_head (governing->document, block);
  gsize label = head && head->label < block->length ? head->label : 0;
  gsize start = block->text + label;
  gsize end = block->text + block->length;
  gsize length = end - start;
  guint first = block->map;

  for (guint piece = 1; start < end; piece++) {
    const DemarcheOccasion occasion = get_occasion (governing, block);
    DemarcheParagraph paragraph = {.occasion = &occasion};
    g_autofree char *note = make_note (governing, block, piece, length);
    gsize n = find_cut (governing->document->clean->str + start, end - start);

    if (demarche_statement_builder_get_n_paragraphs (governing->builder) >=
        DEMARCHE_LIMIT_PARAGRAPHS) {
      g_set_error (error, DEMARCHE_ERROR, DEMARCHE_ERROR_LIMIT,
                   "more than %u paragraphs in one statement", DEMARCHE_LIMIT_PARAGRAPHS);
      return FALSE;
    }
    fill_paragraph (governing, block, &paragraph);
    paragraph.note = note;
    add_range (governing, &paragraph, start, start + n, &first);
    start += n;
    while (start < end && governing->document->clean->str[start] == ' ')
      start++;
  }
  return TRUE;
}

static gboolean
add_paragraphs (const DemarcheDocument *document, DemarcheStatementBuilder *builder,
                DemarcheSpeakers *speakers, GError **error)
{
  g_auto (DemarcheGoverning) governing = {0};

  demarche_governing_init (&governing, document, builder, speakers);
  for (guint i = 0; i < document->blocks->len; i++) {
    DemarcheBlock *block = demarche_document_block (document, i);

    demarche_governing_take (&governing, block);
    if (!add_block (&governing, block, error))
      return FALSE;
  }
  return TRUE;
}

gboolean
demarche_segment (DemarcheStatementBuilder *builder, DemarcheSource *source, gsize from,
                  const GArray *hints, DemarcheSpeakers *speakers, DemarcheDiagnostics *diagnostics,
                  GError **error)
{
  gsize length;
  const char *text = demarche_source_get_text (source, &length);
  g_autoptr (DemarcheDocument) document =
      demarche_document_new (text, length, demarche_statement_builder_get_text (builder));

  document->hints = hints;
  if (!demarche_document_find_lines (document, from, error))
    return FALSE;
  demarche_document_mark_furniture (document);
  demarche_document_mark_notes (document);
  if (!demarche_document_find_blocks (document, error))
    return FALSE;
  demarche_document_split_answers (document);
  demarche_document_find_shapes (document);
  demarche_document_find_heads (document);
  demarche_document_join_blocks (document);
  demarche_document_find_kinds (document);
  demarche_document_read_title (document, builder);
  resolve_fields (builder, speakers);
  demarche_document_read_dates (document, builder, source, diagnostics);
  recognise_language (document, builder);
  return add_paragraphs (document, builder, speakers, error);
}
