/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Fourth stage: blocks that are one paragraph become one: halves on both sides of a page break,
 * a list with the sentence that introduces it. */
#include "base/text.h"
#include "ingest/document.h"
#include "ingest/wording.h"

#include <string.h>

/* a shorter block without a sentence end is hardly the first half of a sentence */
#define SHORTEST_HALF 40
#define LONGEST_TITLE_START 200
#define LEAST_PARAGRAPH_WORDS 12

static gunichar
last_of (const DemarcheDocument *document, const DemarcheBlock *block)
{
  return demarche_wording_last (demarche_block_text (document, block), block->length);
}

static gunichar
first_of (const DemarcheDocument *document, const DemarcheBlock *block)
{
  return demarche_wording_first (demarche_block_text (document, block), block->length);
}

/* ends in the middle of a sentence: with a letter, a figure, a hyphen (a soft one too) */
static gboolean
ends_open (const DemarcheDocument *document, const DemarcheBlock *block)
{
  gunichar last = last_of (document, block);

  return g_unichar_isalnum (last) || demarche_text_is_hyphen (last) || last == 0xAD || last == '%';
}

/* what may be a piece of running text */
static gboolean
is_running (const DemarcheBlock *block)
{
  return block->shape == DEMARCHE_SHAPE_PROSE || block->shape == DEMARCHE_SHAPE_SHORT;
}

/* a word that leads on to the next one: no sentence ends with it */
static gboolean
ends_with_function_word (const DemarcheDocument *document, const DemarcheBlock *block)
{
  static const char *const not_leading[] = {"all",    "above", "so",    "us",    "them", "it",
                                            "today",  "now",   "here",  "there", "this", "that",
                                            "these",  "those", "other", "one",   "not",  "more",
                                            "before", "be",    "on",    "you",   NULL};
  g_autofree char *word =
      demarche_wording_last_word (demarche_block_text (document, block), block->length);

  return demarche_wording_is_function_word (word) && !demarche_wording_is (word, not_leading);
}

static gboolean
is_first_word_a_number (const char *text, gsize length)
{
  for (gsize i = 0; i < length && text[i] != ' '; i++) {
    if (text[i] == '/' || g_ascii_isdigit (text[i]))
      return TRUE;
  }
  return FALSE;
}

/* whether a block that starts with a capital letter may still go on with a sentence: a word
 * that takes one only at the start of a sentence shows that it does not */
static gboolean
may_continue_large (const DemarcheDocument *document, const DemarcheBlock *block)
{
  static const char *const openings[] = {"i",
                                         "mr",
                                         "ms",
                                         "mrs",
                                         "madam",
                                         "ladies",
                                         "dear",
                                         "distinguished",
                                         "excellencies",
                                         "let",
                                         "finally",
                                         "secondly",
                                         "thirdly",
                                         "thank",
                                         "lastly",
                                         "regarding",
                                         "concerning",
                                         NULL};
  g_autofree char *word =
      demarche_wording_first_word (demarche_block_text (document, block), block->length);

  /* "A/AC.1/2" is no article */
  if (is_first_word_a_number (demarche_block_text (document, block), block->length))
    return TRUE;
  return *word && !demarche_wording_is_function_word (word) &&
         !demarche_wording_is (word, openings);
}

/* whether nearly all running text of a document ends its sentences, so that one that does not
 * was cut */
static gboolean
ends_its_sentences (const DemarcheDocument *document)
{
  guint n_prose = 0;
  guint n_open = 0;

  for (guint i = 0; i < document->blocks->len; i++) {
    const DemarcheBlock *block = demarche_document_block (document, i);

    if (block->shape != DEMARCHE_SHAPE_PROSE || block->length < SHORTEST_HALF)
      continue;
    n_prose++;
    n_open += ends_open (document, block);
  }
  return n_prose >= 3 && n_open * 3 <= n_prose;
}

/* whether @next goes on with the sentence in which @block ends */
static gboolean
continues (const DemarcheDocument *document, const DemarcheBlock *block, const DemarcheBlock *next,
           gboolean careful)
{
  gboolean long_enough = block->length >= SHORTEST_HALF || block->n_items > 0;

  if (!is_running (block) || !is_running (next) || next->head || next->marker || block->emphasised)
    return FALSE;
  gunichar last = last_of (document, block);
  gboolean small = g_unichar_islower (first_of (document, next));
  if (!ends_open (document, block))
    return small && long_enough &&
           (last == ',' || last == 0x2013 || last == 0x2014 || last == '(' || last == '"');
  if (small)
    return long_enough || ends_with_function_word (document, block);
  if (block->length >= SHORTEST_HALF * 2 && next->length >= SHORTEST_HALF &&
      is_first_word_a_number (demarche_block_text (document, next), next->length))
    return TRUE; /* "its resolution", "75/240 has said" */
  if (block->length < SHORTEST_HALF || next->shape != DEMARCHE_SHAPE_PROSE)
    return FALSE;
  return ends_with_function_word (document, block) ||
         (careful && may_continue_large (document, next) &&
          (block->length >= SHORTEST_HALF * 3 ||
           is_first_word_a_number (demarche_block_text (document, next), next->length)));
}

static gboolean
is_numbered_paragraph (const DemarcheDocument *document, const DemarcheBlock *block)
{
  const char *text = demarche_block_text (document, block);

  return demarche_wording_is_sentence (text, block->length) &&
         demarche_wording_count_words (text, block->length) >= LEAST_PARAGRAPH_WORDS;
}

/* what a walk over the blocks knows of the one that grows */
typedef struct {
  DemarcheBlock *grown;               /* (nullable) */
  DemarcheBlock item;                 /* the last item it took, as it was */
  guint ordinals[DEMARCHE_N_MARKERS]; /* of the last item with each kind of mark in its list */
} Walk;

/* goes on from the item before it, or, after items inside an item, from the one around those */
static gboolean
follows_item (const Walk *walk, const DemarcheBlock *next)
{
  guint outer = walk->ordinals[next->marker];

  return demarche_marker_follows (walk->item.marker, walk->item.ordinal, next->marker,
                                  next->ordinal) ||
         (outer > 0 && next->ordinal == outer + 1);
}

/* whether a block with a list mark is one more item of the list in @list */
static gboolean
is_next_item (const DemarcheDocument *document, const DemarcheBlock *list, const Walk *walk,
              const DemarcheBlock *next)
{
  const DemarcheBlock *last_item = &walk->item;
  gboolean numbered =
      next->marker != DEMARCHE_MARKER_BULLET && next->marker != DEMARCHE_MARKER_DASH;

  if (next->marker == DEMARCHE_MARKER_NONE || next->head)
    return FALSE;
  gunichar last = last_of (document, list);
  if (!follows_item (walk, next) && last != ':')
    return FALSE;
  if (last == ';' || last == ',' || last == ':')
    return TRUE;
  /* a list of another kind would be introduced; paragraphs with numbers of their own are not */
  if (numbered && next->marker != last_item->marker && demarche_wording_is_sentence_end (last) &&
      is_numbered_paragraph (document, next))
    return FALSE;
  if (list->lead_in)
    return TRUE;
  /* without a sentence that introduces them, items stand together on the page; numbered
   * paragraphs may do so, too */
  return demarche_document_line (document, next->first)->blanks == 0 &&
         (!numbered || (next->length < 400 && !(is_numbered_paragraph (document, last_item) &&
                                                is_numbered_paragraph (document, next))));
}

static gboolean
starts_list (const DemarcheDocument *document, const DemarcheBlock *lead_in,
             const DemarcheBlock *next)
{
  gboolean together = demarche_document_line (document, next->first)->blanks == 0;

  if (next->marker == DEMARCHE_MARKER_NONE || next->head || !is_running (lead_in))
    return FALSE;
  if (next->marker >= DEMARCHE_MARKER_NUMBER && next->ordinal != 1)
    return FALSE;
  gunichar last = last_of (document, lead_in);
  /* a numbered paragraph may introduce items of another kind */
  if (lead_in->marker != DEMARCHE_MARKER_NONE &&
      (lead_in->n_items > 1 || last != ':' || lead_in->marker == next->marker))
    return FALSE;
  if (last == ':' || ((last == 0x2013 || last == 0x2014) && lead_in->length >= SHORTEST_HALF))
    return TRUE;
  return together && ends_open (document, lead_in) && lead_in->shape == DEMARCHE_SHAPE_PROSE;
}

/* ends as an item does before another one: "…;", "…, and" */
static gboolean
ends_item (const DemarcheDocument *document, const DemarcheBlock *list)
{
  static const char *const joining[] = {"and", "or", "et", "ou", "y", "o", "и", "или", NULL};
  g_autofree char *word =
      demarche_wording_last_word (demarche_block_text (document, list), list->length);
  gunichar last = last_of (document, list);

  return last == ';' || (list->n_items > 0 && demarche_wording_is (word, joining));
}

/* items without any mark: "We call for:", "the end of …;" */
static gboolean
is_unmarked_item (const DemarcheDocument *document, const DemarcheBlock *list,
                  const DemarcheBlock *next)
{
  if (next->marker || next->head || !is_running (next) || !is_running (list) || list->emphasised)
    return FALSE;
  gunichar last = last_of (document, list);
  gunichar next_last = last_of (document, next);
  gboolean small = g_unichar_islower (first_of (document, next));

  if (last == ':')
    return next_last == ';' || (small && next_last == ',');
  return ends_item (document, list) && (small || list->lead_in);
}

/* Markdown's bullets become what everybody reads as one */
static void
unify_bullet (DemarcheDocument *document, const DemarcheBlock *item)
{
  char *mark = document->clean->str + item->text;

  if (item->marker == DEMARCHE_MARKER_BULLET && (*mark == '*' || *mark == '+'))
    *mark = '-';
}

/* takes @next into @block; its text stands right behind in the buffer */
static void
absorb (DemarcheDocument *document, DemarcheBlock *block, const DemarcheBlock *next)
{
  block->last = next->last;
  block->length = next->text + next->length - block->text;
  block->emphasised = FALSE;
  if (next->shape == DEMARCHE_SHAPE_PROSE)
    block->shape = DEMARCHE_SHAPE_PROSE;
}

/* "Statement by", and who it is by on the next line of the page */
static gboolean
continues_title (const DemarcheDocument *document, const DemarcheBlock *block,
                 const DemarcheBlock *next)
{
  return block->shape == DEMARCHE_SHAPE_TITLE && block->length <= LONGEST_TITLE_START &&
         next->length <= LONGEST_TITLE_START * 2 && !next->head && !next->marker &&
         next->shape != DEMARCHE_SHAPE_DATE && next->shape != DEMARCHE_SHAPE_TITLE &&
         ends_open (document, block) && ends_with_function_word (document, block);
}

/* a heading in emphasis that a page break cuts */
static gboolean
continues_heading (const DemarcheDocument *document, const DemarcheBlock *block,
                   const DemarcheBlock *next)
{
  return block->emphasised && next->emphasised && !block->head && !next->head &&
         block->shape == DEMARCHE_SHAPE_HEADING && next->shape == DEMARCHE_SHAPE_HEADING &&
         ends_open (document, block) && g_unichar_islower (first_of (document, next));
}

static gboolean
take_next (DemarcheDocument *document, Walk *walk, DemarcheBlock *block, const DemarcheBlock *next,
           gboolean careful)
{
  if (starts_list (document, block, next)) {
    block->n_items = block->lead_in ? block->n_items + 1 : 1;
    block->lead_in = 1;
  } else if (block->n_items > 0 && is_next_item (document, block, walk, next)) {
    block->n_items++;
  } else if (is_unmarked_item (document, block, next)) {
    block->lead_in = block->lead_in || last_of (document, block) == ':';
    block->n_items += block->n_items == 0 ? 2 : 1;
    absorb (document, block, next);
    return TRUE;
  } else if (continues_title (document, block, next)) {
    absorb (document, block, next);
    block->shape = DEMARCHE_SHAPE_TITLE;
    return TRUE;
  } else if (continues_heading (document, block, next)) {
    absorb (document, block, next);
    block->emphasised = TRUE;
    return TRUE;
  } else if (continues (document, block, next, careful)) {
    block->joined_at = demarche_document_line (document, block->last)->number + 1;
    absorb (document, block, next);
    return TRUE;
  } else {
    return FALSE;
  }
  unify_bullet (document, &walk->item);
  walk->item = *next;
  walk->ordinals[next->marker] = next->ordinal;
  unify_bullet (document, next);
  absorb (document, block, next);
  return TRUE;
}

static void
start_block (Walk *walk, DemarcheBlock *block)
{
  block->n_items = block->marker != DEMARCHE_MARKER_NONE;
  walk->grown = block;
  walk->item = *block;
  memset (walk->ordinals, 0, sizeof walk->ordinals);
}

/* those that stay move together at the start of the array */
void
demarche_document_join_blocks (DemarcheDocument *document)
{
  gboolean careful = ends_its_sentences (document);
  guint n = 0;
  Walk walk = {0};

  for (guint i = 0; i < document->blocks->len; i++) {
    DemarcheBlock *next = demarche_document_block (document, i);
    DemarcheBlock *place = demarche_document_block (document, n);
    gboolean aside = demarche_block_is_aside (document, next); /* after what it cuts */

    if (!aside && walk.grown && take_next (document, &walk, walk.grown, next, careful))
      continue;
    if (place != next)
      *place = *next;
    if (!aside)
      start_block (&walk, place);
    n++;
  }
  g_array_set_size (document->blocks, n);
}
