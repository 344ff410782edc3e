/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Cuts a text into words (design.md 5.1) and looks each up once. */
#include "classify/tokens.h"

#include "base/text.h"

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

/* which prefix hides the last token, if any (design.md 5.1, hyphens) */
static gint32
find_prefix (const GArray *tokens, guint32 before)
{
  if (tokens->len == 0)
    return -1;
  const DemarcheToken *previous = &g_array_index (tokens, DemarcheToken, tokens->len - 1);
  gint32 index = (gint32)tokens->len - 1;

  if (before & DEMARCHE_BEFORE_HYPHEN)
    return previous->word->flags & DEMARCHE_WORD_PREFIX ? index : previous->hidden_by;
  if ((before & DEMARCHE_BEFORE_SPACE) && (previous->word->flags & DEMARCHE_WORD_NON))
    return index;
  return -1;
}

const char *
demarche_find_word (const char *at, const char *limit, const char **end)
{
  at = find_start (at, limit);
  if (at == limit)
    return NULL;
  *end = find_end (at, limit);
  return at;
}

/* words that are sought before the first of them is looked up */
#define BATCH 16

/* returns how many were there, and moves @at to the first word that was not sought */
static guint
seek_batch (const DemarcheWordMemo *memo, const char **at, const char *limit,
            DemarcheSoughtWord *sought)
{
  guint n = 0;

  while (n < BATCH && *at < limit) {
    const char *end = find_end (*at, limit);

    demarche_word_memo_seek (memo, *at, (gsize)(end - *at), limit, &sought[n++]);
    *at = find_start (end, limit);
  }
  return n;
}

guint
demarche_skim (DemarcheWordMemo *memo, const char *text, gsize length, GArray *marked)
{
  const char *limit = text + length;
  const char *at = find_start (text, limit);
  DemarcheSoughtWord sought[BATCH];
  DemarcheMarkedWord *next;
  guint n_batch;
  guint n = 0;

  g_array_set_size (marked, (guint)length / 2 + 2); /* more than there are words */
  next = (DemarcheMarkedWord *)(gpointer)marked->data;
  for (; (n_batch = seek_batch (memo, &at, limit, sought)) > 0; n += n_batch)
    for (guint i = 0; i < n_batch; i++) {
      const DemarcheWord *word = demarche_word_memo_get (memo, &sought[i]);

      *next = (DemarcheMarkedWord){word, n + i};
      next += word->n_classes > 0; /* no processor can guess that */
    }
  g_array_set_size (marked, (guint)(next - (DemarcheMarkedWord *)(gpointer)marked->data));
  return n;
}

void
demarche_tokenise (DemarcheWordMemo *memo, const char *text, gsize length, GArray *tokens)
{
  const char *limit = text + length;
  const char *end = text;
  const char *at;

  g_array_set_size (tokens, 0);
  for (const char *previous_end = text; (at = demarche_find_word (previous_end, limit, &end));
       previous_end = end) {
    guint32 before = describe_gap (previous_end, at);
    DemarcheToken token = {
        .start = (guint32)(at - text),
        .end = (guint32)(end - text),
        .word = demarche_word_memo_look_up (memo, at, (gsize)(end - at), limit),
        .hidden_by = find_prefix (tokens, before),
        .before = before,
    };
    g_array_append_val (tokens, token);
  }
}
