/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Cuts a text into words (design.md 5.1) and looks each up once. */
#include "classify/tokens.h"

#include "base/text-block.h"

#include <string.h>

/* the end of the word that begins at @start: after its last letter, mark or digit. From @at on
 * stands what may join letters, or more than ASCII */
static const char *
find_joined_end (const char *start, const char *at, const char *limit)
{
  const char *end = at;

  if (at == start && demarche_text_is_unspaced (g_utf8_get_char (at)))
    return g_utf8_next_char (at);
  while (at < limit) {
    gunichar c = g_utf8_get_char (at);
    const char *next = g_utf8_next_char (at);

    if (demarche_text_is_word_char (c) && !demarche_text_is_unspaced (c))
      end = next;
    else if (!demarche_text_is_ignored (c) && !(demarche_text_is_apostrophe (c) && at == end))
      break;
    at = next;
  }
  return end;
}

static inline const char *
find_start (const char *at, const char *limit)
{
  while (at < limit && demarche_text_get_byte (*at) != DEMARCHE_BYTE_WORD) {
    if (demarche_text_get_byte (*at) != DEMARCHE_BYTE_WIDE) {
      at++;
      continue;
    }
    if (demarche_text_is_wide_word_char (g_utf8_get_char (at)))
      break;
    at = g_utf8_next_char (at);
  }
  return at;
}

static inline const char *
find_end (const char *start, const char *limit)
{
  const char *at = demarche_text_skip_letters (start, limit, TRUE);

  return at == limit || demarche_text_get_byte (*at) == DEMARCHE_BYTE_OTHER
             ? at
             : find_joined_end (start, at, limit);
}

/* what stands between the end of one word and the start of the next */
static guint32
describe_gap (const char *from, const char *to)
{
  guint32 before = 0;
  gboolean space_only = TRUE;
  gboolean hyphen = FALSE;
  gboolean other = FALSE;

  if (from == to)
    return DEMARCHE_BEFORE_NOTHING;
  if (to - from == 1 && *from == ' ')
    return DEMARCHE_BEFORE_SPACE;
  for (const char *at = from; at < to; at = g_utf8_next_char (at)) {
    gunichar c = g_utf8_get_char (at);

    if (demarche_text_is_ignored (c) || demarche_text_is_space (c))
      continue;
    if (demarche_text_is_hyphen (c) && at == from)
      hyphen = TRUE;
    else
      other = TRUE;
    space_only = FALSE;
    if (c == ';' || c == 0x061b || c == 0xff1b)
      before |= DEMARCHE_BEFORE_SEMICOLON;
    if (c == ',' || c == 0x060c || c == 0xff0c || c == 0x3001)
      before |= DEMARCHE_BEFORE_COMMA;
  }
  if (space_only)
    before |= DEMARCHE_BEFORE_SPACE;
  if (hyphen && !other)
    before |= DEMARCHE_BEFORE_HYPHEN;
  return before;
}

/* which prefix hides the token at @index, if any (design.md 5.1, hyphens) */
static gint32
find_prefix (const DemarcheToken *token, guint index)
{
  const DemarcheToken *previous = token - 1;

  if (index == 0)
    return -1;
  if (token->before & DEMARCHE_BEFORE_HYPHEN)
    return previous->word->flags & DEMARCHE_WORD_PREFIX ? (gint32)index - 1 : previous->hidden_by;
  if ((token->before & DEMARCHE_BEFORE_SPACE) && (previous->word->flags & DEMARCHE_WORD_NON))
    return (gint32)index - 1;
  return -1;
}

/* a block that begins at @from; zeros stand for what lies behind the text */
static inline DemarcheTextBlock
map_block (const char *text, gsize length, gsize from)
{
  char copy[DEMARCHE_TEXT_BLOCK_BYTES] = {0};

  if (length - from >= sizeof copy)
    return demarche_text_map_block (text + from);
  return demarche_text_map_block (memcpy (copy, text + from, length - from));
}

/* where words are put down; the next one has begun when @is_open */
typedef struct {
  const char *text;
  gsize length;
  DemarcheToken *next;
  gboolean is_open;
} Cutter;

/* puts down the first word from @at on, whatever it is made of; returns where it ends */
static gsize
cut_word (Cutter *cutter, gsize at)
{
  const char *limit = cutter->text + cutter->length;
  const char *start = find_start (cutter->text + at, limit);

  if (start == limit)
    return cutter->length;
  const char *end = find_end (start, limit);
  cutter->next->start = (guint32)(start - cutter->text);
  cutter->next->end = (guint32)(end - cutter->text);
  cutter->next++;
  return (gsize)(end - cutter->text);
}

/* @edges: a bit where a word begins or ends, counted from @from */
static inline void
cut_at_edges (Cutter *cutter, guint64 edges, gsize from)
{
  for (; edges != 0; edges &= edges - 1) {
    guint32 at = (guint32)from + (guint32)__builtin_ctzll (edges);

    if (cutter->is_open)
      (cutter->next++)->end = at;
    else
      cutter->next->start = at;
    cutter->is_open = !cutter->is_open;
  }
}

/* puts down the words of ASCII letters in a block of text at @from, up to the first that may be
 * more than that; returns where to go on */
static gsize
cut_block (Cutter *cutter, gsize from)
{
  const DemarcheTextBlock block = map_block (cutter->text, cutter->length, from);
  guint64 edges = block.letters ^ (block.letters << 1 | (guint64)cutter->is_open);

  if (block.others == 0) {
    cut_at_edges (cutter, edges, from);
    return from + DEMARCHE_TEXT_BLOCK_BYTES;
  }
  cut_at_edges (cutter, edges & ((block.others & -block.others) - 1), from);
  from = cutter->is_open ? cutter->next->start : from + (gsize)__builtin_ctzll (block.others);
  cutter->is_open = FALSE;
  return cut_word (cutter, from);
}

void
demarche_cut_words (const char *text, gsize length, GArray *tokens)
{
  g_array_set_size (tokens, (guint)length / 2 + 1); /* no more words than that */
  Cutter cutter = {text, length, (DemarcheToken *)(gpointer)tokens->data, FALSE};
  for (gsize at = 0; at < length;)
    at = cut_block (&cutter, at);
  if (cutter.is_open)
    (cutter.next++)->end = (guint32)length;
  g_array_set_size (tokens, (guint)(cutter.next - (DemarcheToken *)(gpointer)tokens->data));
}

void
demarche_skim (DemarcheWordMemo *memo, const char *text, gsize length, GArray *tokens,
               GArray *marked)
{
  demarche_cut_words (text, length, tokens);
  g_array_set_size (marked, tokens->len);
  guint n_marked =
      demarche_word_memo_look_up (memo, text, length, (DemarcheToken *)(gpointer)tokens->data,
                                  tokens->len, (guint *)(gpointer)marked->data);
  g_array_set_size (marked, n_marked);
}

void
demarche_join_words (const char *text, GArray *tokens)
{
  guint32 end = 0;

  for (guint i = 0; i < tokens->len; i++) {
    DemarcheToken *token = &g_array_index (tokens, DemarcheToken, i);

    token->before = describe_gap (text + end, text + token->start);
    token->hidden_by = find_prefix (token, i);
    end = token->end;
  }
}

void
demarche_tokenise (DemarcheWordMemo *memo, const char *text, gsize length, GArray *tokens)
{
  g_autoptr (GArray) marked = g_array_new (FALSE, FALSE, sizeof (guint));

  demarche_skim (memo, text, length, tokens, marked);
  demarche_join_words (text, tokens);
}
