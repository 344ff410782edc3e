/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Sentences and list items of a paragraph. */
#include "classify/reading.h"

#include "base/limits.h"
#include "base/text.h"

#include <string.h>

/* the longest enumerator taken for one: (xviii) */
#define MAX_ENUMERATOR_LETTERS 5

DemarcheReading *
demarche_reading_new (void)
{
  DemarcheReading *reading = g_new0 (DemarcheReading, 1);

  reading->tokens = g_array_new (FALSE, FALSE, sizeof (DemarcheToken));
  reading->words = g_array_new (FALSE, FALSE, sizeof (guint32));
  reading->sentences = g_array_new (FALSE, FALSE, sizeof (DemarcheSentence));
  return reading;
}

void
demarche_reading_free (DemarcheReading *reading)
{
  g_array_unref (reading->tokens);
  g_array_unref (reading->words);
  g_array_unref (reading->sentences);
  g_free (reading);
}

static gboolean
is_bullet (gunichar c)
{
  return c == '-' || c == '*' || (c >= 0x2010 && c <= 0x2015) || c == 0x2022 || c == 0x2023 ||
         c == 0x25aa || c == 0x25ab || c == 0x25a0 || c == 0x25cb || c == 0x25cf || c == 0x25e6 ||
         c == 0x00b7 || c == 0x2043 || c == 0x2219 || g_unichar_type (c) == G_UNICODE_PRIVATE_USE;
}

/* "(a)", "a)", "1.", "iv)", "б)": the byte after it, or NULL */
static const char *
skip_enumerator (const char *at, const char *end)
{
  gboolean bracket = *at == '(';
  const char *letters = at + bracket;
  const char *after = letters;

  while (after < end && g_ascii_isalnum (*after) && after - letters <= MAX_ENUMERATOR_LETTERS)
    after++;
  if (after == letters && after < end &&
      demarche_text_get_list_letter (g_utf8_get_char (after)) > 0 && after + 2 < end)
    return after[2] == ')' ? after + 3 : NULL;
  if (after == letters || after - letters > MAX_ENUMERATOR_LETTERS || after == end)
    return NULL;
  if (g_ascii_isalpha (*letters) && after - letters > 1 &&
      strspn (letters, "ivxIVX") < (gsize)(after - letters))
    return NULL;
  if (*after == ')' || (*after == '.' && !bracket))
    return after + 1;
  return NULL;
}

/* the end of a bullet or enumerator with a space behind it, or NULL */
static const char *
skip_item_mark (const char *at, const char *end)
{
  const char *after =
      is_bullet (g_utf8_get_char (at)) ? g_utf8_next_char (at) : skip_enumerator (at, end);

  if (after == NULL || after >= end || !demarche_text_is_space (g_utf8_get_char (after)))
    return NULL;
  return after;
}

/* bytes of an "and" or "or" that ends right before @back, after a space; else 0 */
static gsize
count_conjunction (const char *text, const char *back)
{
  static const char *const words[] = {"and", "or", "et", "ou", "y", "o", "и", "или"};

  for (guint i = 0; i < G_N_ELEMENTS (words); i++) {
    gsize length = strlen (words[i]);
    if ((gsize)(back - text) > length && back[-1 - (gssize)length] == ' ' &&
        strncmp (back - length, words[i], length) == 0)
      return length;
  }
  return 0;
}

static gboolean
may_stand_before_item (gunichar c)
{
  return g_utf8_strchr (":;,.：；，。、؛،", -1, c) != NULL;
}

/* just before @at, space aside, stands one of the marks after which an item may begin; an "and"
 * or "or" before the last item is looked through */
static gboolean
may_begin_item (const char *text, const char *at)
{
  const char *back = at;
  gboolean looked_through = FALSE;

  while (TRUE) {
    while (back > text) {
      const char *previous = g_utf8_prev_char (back);
      gunichar c = g_utf8_get_char (previous);
      if (c == '\n' || c == '\r')
        return TRUE;
      if (!demarche_text_is_space (c))
        break;
      back = previous;
    }
    if (back == text)
      return !looked_through;
    if (may_stand_before_item (g_utf8_get_char (g_utf8_prev_char (back))))
      return TRUE;
    gsize word = count_conjunction (text, back);
    if (looked_through || word == 0)
      return FALSE;
    looked_through = TRUE;
    back -= word;
  }
}

typedef struct {
  gsize start; /* of its bullet or enumerator */
  gsize text;  /* of what follows */
} Item;

/* appends each item */
static void
find_items (const char *text, gsize length, GArray *items)
{
  const char *end = text + length;
  gboolean after_space = TRUE;

  for (const char *at = text; at < end; at = g_utf8_next_char (at)) {
    const char *after = after_space ? skip_item_mark (at, end) : NULL;

    if (after != NULL && may_begin_item (text, at)) {
      Item item = {(gsize)(at - text), (gsize)(after - text)};
      g_array_append_val (items, item);
    }
    after_space = demarche_text_is_space (g_utf8_get_char (at));
  }
}

typedef struct {
  DemarcheReading *reading;
  DemarcheSentenceBreaker *breaker;
  const char *text;
  guint next_token; /* the first one not yet in a sentence */
  GArray *ends;     /* of gsize: scratch */
} Cutter;

static DemarcheSentence *
last_sentence (DemarcheReading *reading)
{
  return &g_array_index (reading->sentences, DemarcheSentence, reading->sentences->len - 1);
}

/* goes on to the first token that begins at @before or behind it */
static void
skip_tokens (Cutter *cutter, gsize before)
{
  GArray *tokens = cutter->reading->tokens;

  while (cutter->next_token < tokens->len &&
         g_array_index (tokens, DemarcheToken, cutter->next_token).start < before)
    cutter->next_token++;
}

/* appends @n words that are those of the tokens from @token on */
static void
append_tokens (GArray *words, guint token, guint n)
{
  guint from = words->len;

  g_array_set_size (words, from + n);
  for (guint i = 0; i < n; i++)
    g_array_index (words, guint32, from + i) = token + i;
}

/* appends the last words of @lead; returns how many */
static guint
append_lead (GArray *words, const DemarcheSentence *lead)
{
  guint n = MIN (lead->n_words, DEMARCHE_LIMIT_LEAD_IN_WORDS);
  guint from = words->len;

  g_array_set_size (words, from + n);
  memcpy (&g_array_index (words, guint32, from),
          &g_array_index (words, guint32, lead->first + lead->n_words - n), n * sizeof (guint32));
  return n;
}

/* adds a sentence of the tokens that begin before @end, after the words of @lead (or NULL) */
static void
add_sentence (Cutter *cutter, gsize start, gsize end, const DemarcheSentence *lead)
{
  DemarcheReading *reading = cutter->reading;
  DemarcheSentence sentence = {
      .first = reading->words->len, .next = -1, .start = start, .end = end};
  guint first_token = cutter->next_token;

  if (lead != NULL && lead->n_words > 0)
    sentence.n_lead = append_lead (reading->words, lead);
  skip_tokens (cutter, end);
  append_tokens (reading->words, first_token, cutter->next_token - first_token);
  sentence.n_words = reading->words->len - sentence.first;
  sentence.is_question = demarche_sentence_is_question (cutter->text, start, end);
  g_array_append_val (reading->sentences, sentence);
}

/* adds the sentences of a stretch of text; the first is read after @lead */
static void
add_stretch (Cutter *cutter, gsize start, gsize end, const DemarcheSentence *lead)
{
  g_array_set_size (cutter->ends, 0);
  demarche_sentence_breaker_find (cutter->breaker, cutter->text, start, end, cutter->ends);
  for (guint i = 0; i < cutter->ends->len; i++) {
    gsize sentence_end = g_array_index (cutter->ends, gsize, i);
    if (i > 0)
      last_sentence (cutter->reading)->next = (int)cutter->reading->sentences->len;
    add_sentence (cutter, start, sentence_end, i == 0 ? lead : NULL);
    start = sentence_end;
  }
}

/* "Do we want: - this; - that?" asks all of it: the question mark of the last item is that of
 * every part that has no end of its own */
static void
spread_question (DemarcheReading *reading, const char *text)
{
  if (!last_sentence (reading)->is_question)
    return;
  for (guint i = 0; i < reading->sentences->len; i++) {
    DemarcheSentence *sentence = &g_array_index (reading->sentences, DemarcheSentence, i);
    if (!demarche_sentence_is_complete (text, sentence->start, sentence->end))
      sentence->is_question = TRUE;
  }
}

void
demarche_reading_cut (DemarcheReading *reading, DemarcheSentenceBreaker *breaker, const char *text,
                      gsize length, gboolean is_list)
{
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (Item));
  g_autoptr (GArray) ends = g_array_new (FALSE, FALSE, sizeof (gsize));
  Cutter cutter = {.reading = reading, .breaker = breaker, .text = text, .ends = ends};

  g_array_set_size (reading->words, 0);
  g_array_set_size (reading->sentences, 0);
  if (is_list)
    find_items (text, length, items);
  gsize lead_end = items->len > 0 ? g_array_index (items, Item, 0).start : length;
  add_stretch (&cutter, 0, lead_end, NULL);
  DemarcheSentence lead = *last_sentence (reading);
  for (guint i = 0; i < items->len; i++) {
    const Item *item = &g_array_index (items, Item, i);
    gsize end = i + 1 < items->len ? g_array_index (items, Item, i + 1).start : length;

    skip_tokens (&cutter, item->text); /* an enumerator is no word of its item */
    add_stretch (&cutter, item->text, end, &lead);
  }
  if (items->len > 0)
    spread_question (reading, text);
}

void
demarche_reading_keep_whole (DemarcheReading *reading, gsize length)
{
  DemarcheSentence whole = {.n_words = reading->tokens->len, .next = -1, .end = length};

  g_array_set_size (reading->words, 0);
  g_array_set_size (reading->sentences, 0);
  append_tokens (reading->words, 0, reading->tokens->len);
  g_array_append_val (reading->sentences, whole);
}
