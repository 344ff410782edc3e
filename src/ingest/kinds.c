/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Fifth stage: the kind of each paragraph, from its shape and from what stands around it. */
#include "ingest/document.h"
#include "ingest/wording.h"

#include <string.h>

#define LONGEST_SHORT_HEADING 120

static gboolean
is_speech (const DemarcheBlock *block)
{
  return block->shape == DEMARCHE_SHAPE_PROSE || block->shape == DEMARCHE_SHAPE_SALUTATION ||
         block->shape == DEMARCHE_SHAPE_THANKS || block->n_items >= 2 || block->head;
}

/* the first block that is spoken; before it stand letterhead, titles, date lines */
static guint
find_speech (const DemarcheDocument *document)
{
  for (guint i = 0; i < document->blocks->len; i++) {
    if (is_speech (demarche_document_block (document, i)))
      return i;
  }
  return document->blocks->len;
}

/* one past the last block that is spoken */
static guint
find_speech_end (const DemarcheDocument *document)
{
  for (guint i = document->blocks->len; i > 0; i--) {
    if (is_speech (demarche_document_block (document, i - 1)))
      return i;
  }
  return 0;
}

static gboolean
names_statement (const DemarcheDocument *document, const DemarcheBlock *block)
{
  static const char *const words[] = {"statement",  "statements",   "remarks",     "speech",
                                      "interview",  "intervention", "address",     "declaration",
                                      "debate",     "meeting",      "record",      "déclaration",
                                      "discurso",   "заявление",    "выступление", "views",
                                      "transcript", "position",     NULL};
  g_autofree char *folded =
      demarche_wording_fold (demarche_block_text (document, block), block->length, 400);

  return demarche_wording_has (folded, words, NULL) != NULL;
}

/* the block in the preamble at which the title starts */
static guint
find_title (const DemarcheDocument *document, guint end)
{
  for (guint i = 0; i < end; i++) {
    const DemarcheBlock *block = demarche_document_block (document, i);

    if (block->shape == DEMARCHE_SHAPE_TITLE || block->marked ||
        (block->shape <= DEMARCHE_SHAPE_SHORT && names_statement (document, block)))
      return i;
  }
  for (guint i = 0; i < end; i++) {
    const DemarcheBlock *block = demarche_document_block (document, i);

    if (block->shape == DEMARCHE_SHAPE_SHORT ||
        (block->shape == DEMARCHE_SHAPE_HEADING &&
         !demarche_shape_is_agenda (demarche_block_text (document, block), block->length)))
      return i;
  }
  return end;
}

/* a heading that governs and is no part of the title: in the words or marks of one, with an
 * enumerator, or after the date line */
static gboolean
governs (const DemarcheDocument *document, guint index, guint title)
{
  const DemarcheBlock *block = demarche_document_block (document, index);
  const char *text = demarche_block_text (document, block);

  if (block->shape == DEMARCHE_SHAPE_SHORT && index > title &&
      block->marker >= DEMARCHE_MARKER_NUMBER)
    return TRUE;
  if (block->shape != DEMARCHE_SHAPE_HEADING || index == title)
    return FALSE;
  if (demarche_shape_is_agenda (text, block->length))
    return TRUE;
  if (index < title)
    return FALSE;
  return demarche_wording_last (text, block->length) == ':' || block->marked ||
         block->marker >= DEMARCHE_MARKER_NUMBER || (block - 1)->shape == DEMARCHE_SHAPE_DATE;
}

/* "The meeting was called to order": what follows belongs to the meeting */
static gboolean
opens_meeting (const DemarcheDocument *document, const DemarcheBlock *block)
{
  const char *text = demarche_block_text (document, block);
  g_autofree char *folded = NULL;

  if (document->form != DEMARCHE_DOCUMENT_RECORD || block->shape != DEMARCHE_SHAPE_MARGIN)
    return FALSE;
  folded = demarche_wording_fold (text, block->length, 80);
  return g_str_has_prefix (folded, "the meeting was called to order");
}

static void
set_preamble_kinds (DemarcheDocument *document, guint end)
{
  gboolean opened = FALSE;
  guint title = find_title (document, end);

  for (guint i = 0; i < end; i++) {
    DemarcheBlock *block = demarche_document_block (document, i);

    block->in_preamble = TRUE;
    if (block->shape == DEMARCHE_SHAPE_DATE)
      block->kind = DEMARCHE_PARAGRAPH_DATELINE;
    else if (governs (document, i, title))
      block->kind = DEMARCHE_PARAGRAPH_HEADING;
    else if (block->shape == DEMARCHE_SHAPE_MARGIN || i < title)
      block->kind = DEMARCHE_PARAGRAPH_BOILERPLATE;
    else
      block->kind = opened ? DEMARCHE_PARAGRAPH_HEADING : DEMARCHE_PARAGRAPH_TITLE;
    opened = opened || opens_meeting (document, block);
  }
}

/* a few words between paragraphs, without a sentence end, that lead on to prose */
static gboolean
is_short_heading (const DemarcheDocument *document, guint index, guint end)
{
  const DemarcheBlock *block = demarche_document_block (document, index);
  const DemarcheBlock *next = index + 1 < end ? block + 1 : NULL;
  gunichar first = demarche_wording_first (demarche_block_text (document, block), block->length);

  if (!next || block->length > LONGEST_SHORT_HEADING || g_unichar_islower (first) ||
      demarche_wording_is_sentence_end (
          demarche_wording_last (demarche_block_text (document, block), block->length)))
    return FALSE;
  return demarche_wording_count_words (demarche_block_text (document, block), block->length) <= 14;
}

/* "Sandoria*": a word to which a note at the end belongs */
static gboolean
has_footnote_marks (const DemarcheDocument *document)
{
  const char *start = document->clean->str;

  for (const char *p = start; (p = strchr (p, '*')); p++) {
    if (p > start && g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (p))))
      return TRUE;
  }
  return FALSE;
}

static gboolean
is_footnote (const DemarcheDocument *document, const DemarcheBlock *block)
{
  const char *source = document->text + demarche_document_line (document, block->first)->start;

  return *source == '*' && block->n_items == 1 && block->length > 2;
}

/* shapes of one kind wherever they stand in a speech */
static DemarcheParagraphKind
judge_speech (const DemarcheDocument *document, guint index, guint end, gboolean spoken)
{
  const DemarcheBlock *block = demarche_document_block (document, index);

  if (block->n_items >= 2)
    return DEMARCHE_PARAGRAPH_LIST;
  switch (block->shape) {
  case DEMARCHE_SHAPE_DATE:
    return DEMARCHE_PARAGRAPH_DATELINE;
  case DEMARCHE_SHAPE_SALUTATION:
    return DEMARCHE_PARAGRAPH_SALUTATION;
  case DEMARCHE_SHAPE_THANKS:
    return spoken ? DEMARCHE_PARAGRAPH_CLOSING : DEMARCHE_PARAGRAPH_SALUTATION;
  case DEMARCHE_SHAPE_TITLE:
    return DEMARCHE_PARAGRAPH_TITLE;
  case DEMARCHE_SHAPE_HEADING:
    return DEMARCHE_PARAGRAPH_HEADING;
  case DEMARCHE_SHAPE_MARGIN:
    return DEMARCHE_PARAGRAPH_BOILERPLATE;
  case DEMARCHE_SHAPE_SHORT:
    return is_short_heading (document, index, end) ? DEMARCHE_PARAGRAPH_HEADING
                                                   : DEMARCHE_PARAGRAPH_PARAGRAPH;
  default:
    return DEMARCHE_PARAGRAPH_PARAGRAPH;
  }
}

static DemarcheParagraphKind
judge_turn (const DemarcheDocument *document, const DemarcheBlock *block,
            DemarcheParagraphKind kind)
{
  const DemarcheTurnHead *head = demarche_block_head (document, block);

  if (head->label >= block->length)
    return DEMARCHE_PARAGRAPH_HEADING;
  if (g_strcmp0 (head->role, "interviewer") == 0)
    return DEMARCHE_PARAGRAPH_QUESTION;
  /* the label hid the shape of the words, or was taken for a heading */
  if (kind == DEMARCHE_PARAGRAPH_LIST)
    return kind;
  return DEMARCHE_PARAGRAPH_PARAGRAPH;
}

static void
set_speech_kinds (DemarcheDocument *document, guint start, guint end)
{
  gboolean spoken = FALSE;
  gboolean footnotes = has_footnote_marks (document);

  for (guint i = start; i < end; i++) {
    DemarcheBlock *block = demarche_document_block (document, i);

    if (demarche_block_is_aside (document, block)) {
      block->kind = DEMARCHE_PARAGRAPH_BOILERPLATE;
      continue;
    }
    block->kind = judge_speech (document, i, end, spoken || (i > start && i + 1 == end));
    if (block->kind == DEMARCHE_PARAGRAPH_PARAGRAPH && !block->head && footnotes &&
        is_footnote (document, block))
      block->kind = DEMARCHE_PARAGRAPH_BOILERPLATE;
    if (block->head)
      block->kind = judge_turn (document, block, block->kind);
    footnotes = footnotes || block->kind == DEMARCHE_PARAGRAPH_CLOSING;
    /* thanks at the start of a section greet, at its end they close */
    if (block->kind == DEMARCHE_PARAGRAPH_PARAGRAPH || block->kind == DEMARCHE_PARAGRAPH_LIST)
      spoken = TRUE;
    else if (block->kind == DEMARCHE_PARAGRAPH_HEADING || block->kind == DEMARCHE_PARAGRAPH_TITLE ||
             block->kind == DEMARCHE_PARAGRAPH_DATELINE)
      spoken = FALSE;
  }
}

void
demarche_document_find_kinds (DemarcheDocument *document)
{
  guint start = find_speech (document);
  guint end = find_speech_end (document);

  /* a text of a few words without a sentence is still what somebody said */
  if (start == document->blocks->len && document->blocks->len == 1 &&
      demarche_document_block (document, 0)->shape == DEMARCHE_SHAPE_SHORT) {
    demarche_document_block (document, 0)->kind = DEMARCHE_PARAGRAPH_PARAGRAPH;
    return;
  }
  set_preamble_kinds (document, start);
  set_speech_kinds (document, start, end);
  for (guint i = MAX (end, start); i < document->blocks->len; i++) {
    DemarcheBlock *block = demarche_document_block (document, i);

    block->kind = block->shape == DEMARCHE_SHAPE_DATE ? DEMARCHE_PARAGRAPH_DATELINE
                                                      : DEMARCHE_PARAGRAPH_BOILERPLATE;
  }
}
