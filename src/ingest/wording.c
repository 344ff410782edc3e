/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Small questions about a piece of text that the readers of structure share. */
#include "ingest/wording.h"

#include "base/text.h"

#include <string.h>

/* words that a sentence may start with, but that stand in small letters inside one */
static const char *const function_words[] = {
    "a",        "about",  "above",    "according", "after",       "against", "all",     "also",
    "although", "an",     "and",      "any",       "are",         "as",      "at",      "be",
    "before",   "both",   "but",      "by",        "can",         "could",   "due",     "during",
    "each",     "either", "every",    "first",     "for",         "from",    "further", "given",
    "has",      "have",   "he",       "her",       "here",        "his",     "how",     "however",
    "if",       "in",     "into",     "is",        "it",          "its",     "let",     "like",
    "many",     "may",    "more",     "most",      "must",        "my",      "no",      "nor",
    "not",      "now",    "of",       "on",        "once",        "one",     "only",    "or",
    "other",    "our",    "ours",     "over",      "per",         "rather",  "second",  "she",
    "should",   "since",  "so",       "some",      "such",        "than",    "that",    "the",
    "their",    "them",   "then",     "there",     "therefore",   "these",   "they",    "third",
    "this",     "those",  "through",  "thus",      "to",          "today",   "toward",  "towards",
    "under",    "unless", "until",    "upon",      "us",          "very",    "was",     "we",
    "were",     "what",   "when",     "where",     "whether",     "which",   "while",   "who",
    "whose",    "why",    "will",     "with",      "within",      "without", "would",   "yet",
    "you",      "your",   "moreover", "finally",   "furthermore", "le",      "la",      "les",
    "un",       "une",    "des",      "du",        "de",          "et",      "en",      "dans",
    "pour",     "par",    "sur",      "avec",      "nous",        "que",     "qui",     "ce",
    "cette",    "ces",    "el",       "los",       "las",         "del",     "y",       "con",
    "por",      "para",   "es",       "se",        "una",         "su",      "al",      "и",
    "в",        "во",     "на",       "с",         "со",          "к",       "по",      "о",
    "об",       "от",     "из",       "за",        "для",         "при",     "мы",      "не",
    "что",      "как",    "а",        "но",        "или",         "это",     "эти",     "наш",
    NULL,
};

static gunichar
fold_character (gunichar c)
{
  if (demarche_text_is_apostrophe (c))
    return '\'';
  if (c == 0x201C || c == 0x201D || c == 0x201E || c == 0xAB || c == 0xBB)
    return '"';
  if (c >= 0x2010 && c <= 0x2015)
    return '-';
  return g_unichar_tolower (c);
}

/* puts the first character, and the printable ASCII behind it, in small letters; moves @out, which
 * has room for them; returns what comes next */
static const char *
put_characters (const char *p, const char *end, char **out)
{
  char *at = *out;

  if ((guchar)*p >= 0x80) {
    at += g_unichar_to_utf8 (fold_character (demarche_text_get_character (p)), at);
    p = g_utf8_next_char (p);
  } else {
    *at++ = demarche_text_lower_ascii (*p++);
  }
  for (; p<end && * p> ' ' && *p < 0x7f; p++)
    *at++ = demarche_text_lower_ascii (*p);
  *out = at;
  return p;
}

/* of ASCII */
static inline gboolean
is_printable (char byte)
{
  return (guchar)(byte - ' ') < 0x7f - ' ';
}

/* folds printable ASCII with one space between words: most texts. FALSE: there is more in it.
 * Without a branch a byte, so that compilers take many bytes at a time */
static gboolean
fold_tidy (const char *text, gsize length, char *restrict folded)
{
  folded[length] = '\0';
  if (length == 0)
    return TRUE;
  guchar odd = !is_printable (text[0]) || text[0] == ' ' || text[length - 1] == ' ';
  folded[0] = demarche_text_lower_ascii (text[0]);
  for (gsize i = 1; i < length; i++) {
    odd |= (!is_printable (text[i])) | ((text[i - 1] == ' ') & (text[i] == ' '));
    folded[i] = demarche_text_lower_ascii (text[i]);
  }
  return !odd;
}

/* a small letter may take more bytes than its capital */
#define MOST_GROWTH 3

char *
demarche_wording_fold (const char *text, gsize length, gsize max)
{
  gsize n = MIN (length, max);
  const char *end = text + n;
  char *folded = g_malloc (MOST_GROWTH * n + 7);
  char *out = folded;
  gboolean space = FALSE;

  if (fold_tidy (text, n, folded))
    return folded;
  for (const char *p = text; p < end;) {
    gunichar c = demarche_text_get_character (p);

    if (demarche_text_is_ignored (c) || demarche_text_is_space (c)) {
      space = (space || demarche_text_is_space (c)) && out > folded;
      p = g_utf8_next_char (p);
      continue;
    }
    if (space)
      *out++ = ' ';
    space = FALSE;
    p = put_characters (p, end, &out);
  }
  *out = '\0';
  return folded;
}

static gboolean
ends_word (const char *p)
{
  return !demarche_text_is_word_char (demarche_text_get_character (p));
}

const char *
demarche_wording_starts (const char *folded, const char *const *phrases)
{
  for (gsize i = 0; phrases[i]; i++) {
    gsize length;

    if (phrases[i][0] != folded[0])
      continue;
    length = strlen (phrases[i]);
    if (strncmp (folded, phrases[i], length) == 0 &&
        (ends_word (folded + length) || ends_word (phrases[i] + length - 1)))
      return phrases[i];
  }
  return NULL;
}

static inline guint32
get_letter_bit (char byte)
{
  return 1u << (byte & DEMARCHE_LETTER_BITS);
}

static void
fill_phrases (DemarchePhrases *phrases)
{
  if (!g_once_init_enter (&phrases->is_ready))
    return;
  for (gsize i = 0; phrases->list[i]; i++) {
    const char *phrase = phrases->list[i];
    guint first = phrase[0] & DEMARCHE_LETTER_BITS;
    gsize length = strlen (phrase);

    phrases->seconds[first] |= length > 1 ? get_letter_bit (phrase[1]) : G_MAXUINT32;
    phrases->thirds[first] |= length > 2 ? get_letter_bit (phrase[2]) : G_MAXUINT32;
  }
  g_once_init_leave (&phrases->is_ready, 1);
}

/* whether @text begins with the words, as far as it is printable ASCII */
static gboolean
may_begin (const char *text, gsize length, const char *words)
{
  for (gsize i = 0; words[i] && i < length; i++) {
    if (!is_printable (text[i]))
      return TRUE;
    if (demarche_text_lower_ascii (text[i]) != words[i])
      return FALSE;
  }
  return TRUE;
}

gboolean
demarche_phrases_look (DemarchePhrases *phrases, const char *text, gsize length)
{
  fill_phrases (phrases);
  if (length < 3 || !is_printable (text[0]) || !is_printable (text[1]) || !is_printable (text[2]))
    return TRUE;
  guint first = text[0] & DEMARCHE_LETTER_BITS;
  if (!(phrases->seconds[first] & get_letter_bit (text[1])) ||
      !(phrases->thirds[first] & get_letter_bit (text[2])))
    return FALSE;
  for (gsize i = 0; phrases->list[i]; i++)
    if (may_begin (text, length, phrases->list[i]))
      return TRUE;
  return FALSE;
}

static const char *
find_phrase (const char *folded, const char *phrase)
{
  const char *found = folded;

  while ((found = strstr (found, phrase))) {
    const char *end = found + strlen (phrase);
    gboolean starts = found == folded || ends_word (g_utf8_prev_char (found)) || ends_word (found);

    if (starts && (ends_word (end) || ends_word (g_utf8_prev_char (end))))
      return found;
    found = g_utf8_next_char (found);
  }
  return NULL;
}

const char *
demarche_wording_has (const char *folded, const char *const *phrases, gsize *place)
{
  for (gsize i = 0; phrases[i]; i++) {
    const char *found = find_phrase (folded, phrases[i]);

    if (!found)
      continue;
    if (place)
      *place = (gsize)(found - folded);
    return phrases[i];
  }
  return NULL;
}

gboolean
demarche_wording_is (const char *word, const char *const *list)
{
  for (gsize i = 0; list[i]; i++) {
    if (list[i][0] == word[0] && strcmp (list[i], word) == 0)
      return TRUE;
  }
  return FALSE;
}

static GHashTable *
get_set (DemarcheWords *words)
{
  if (g_once_init_enter (&words->set)) {
    GHashTable *set = g_hash_table_new (g_str_hash, g_str_equal);

    for (guint i = 0; words->list[i]; i++) {
      const char *word = words->list[i];

      words->seconds[word[0] & DEMARCHE_LETTER_BITS] |= get_letter_bit (word[1]);
      g_hash_table_add (set, (gpointer)word);
    }
    g_once_init_leave (&words->set, set);
  }
  return words->set;
}

gboolean
demarche_words_have (DemarcheWords *words, const char *word)
{
  GHashTable *set = get_set (words);

  /* most words begin as none of the list */
  return *word &&
         (words->seconds[word[0] & DEMARCHE_LETTER_BITS] & get_letter_bit (word[1])) != 0 &&
         g_hash_table_contains (set, word);
}

guint
demarche_wording_count_words (const char *text, gsize length)
{
  guint n = 0;
  gboolean inside = FALSE;

  for (const char *p = text; p < text + length; p = g_utf8_next_char (p)) {
    gunichar c = demarche_text_get_character (p);
    gboolean word = demarche_text_is_word_char (c) ||
                    (inside && (demarche_text_is_apostrophe (c) || demarche_text_is_hyphen (c)));

    n += word && !inside;
    inside = word;
  }
  return n;
}

static gboolean
is_quote_or_bracket (gunichar c)
{
  switch (g_unichar_type (c)) {
  case G_UNICODE_OPEN_PUNCTUATION:
  case G_UNICODE_CLOSE_PUNCTUATION:
  case G_UNICODE_INITIAL_PUNCTUATION:
  case G_UNICODE_FINAL_PUNCTUATION:
    return TRUE;
  default:
    return c == '"' || c == '\'';
  }
}

static gboolean
is_skipped (gunichar c)
{
  return demarche_text_is_space (c) || demarche_text_is_ignored (c) || is_quote_or_bracket (c);
}

gunichar
demarche_wording_last (const char *text, gsize length)
{
  for (const char *p = text + length; p > text;) {
    p = g_utf8_prev_char (p);
    if (!is_skipped (demarche_text_get_character (p)))
      return demarche_text_get_character (p);
  }
  return 0;
}

gunichar
demarche_wording_first (const char *text, gsize length)
{
  for (const char *p = text; p < text + length; p = g_utf8_next_char (p)) {
    if (!is_skipped (demarche_text_get_character (p)))
      return demarche_text_get_character (p);
  }
  return 0;
}

char *
demarche_wording_first_word (const char *text, gsize length)
{
  const char *start = text;
  const char *end;

  while (start < text + length && !demarche_text_is_word_char (demarche_text_get_character (start)))
    start = g_utf8_next_char (start);
  end = start;
  while (end < text + length && demarche_text_is_word_char (demarche_text_get_character (end)))
    end = g_utf8_next_char (end);
  return demarche_wording_fold (start, (gsize)(end - start), 64);
}

char *
demarche_wording_last_word (const char *text, gsize length)
{
  const char *end = text + length;
  const char *start;

  while (end > text &&
         !demarche_text_is_word_char (demarche_text_get_character (g_utf8_prev_char (end))))
    end = g_utf8_prev_char (end);
  start = end;
  while (start > text && end - start < 64 &&
         demarche_text_is_word_char (demarche_text_get_character (g_utf8_prev_char (start))))
    start = g_utf8_prev_char (start);
  return demarche_wording_fold (start, (gsize)(end - start), 80);
}

gboolean
demarche_wording_is_sentence_end (gunichar c)
{
  return c == '.' || c == '!' || c == '?' || c == 0x2026 || c == 0x3002 || c == 0xFF01 ||
         c == 0xFF1F || c == 0x061F || c == 0x06D4;
}

gboolean
demarche_wording_is_sentence (const char *text, gsize length)
{
  guint n_small = 0;
  gboolean inside = FALSE;

  if (!demarche_wording_is_sentence_end (demarche_wording_last (text, length)))
    return FALSE;
  for (const char *p = text; p < text + length; p = g_utf8_next_char (p)) {
    gunichar c = demarche_text_get_character (p);

    n_small += !inside && g_unichar_islower (c);
    inside = demarche_text_is_word_char (c) || demarche_text_is_apostrophe (c);
  }
  return n_small >= 2;
}

gboolean
demarche_wording_is_capitals (const char *text, gsize length)
{
  gboolean letters = FALSE;

  for (const char *p = text; p < text + length; p = g_utf8_next_char (p)) {
    gunichar c = demarche_text_get_character (p);

    if (g_unichar_islower (c))
      return FALSE;
    letters = letters || g_unichar_isupper (c);
  }
  return letters;
}

gboolean
demarche_wording_is_function_word (const char *folded)
{
  static DemarcheWords words = DEMARCHE_WORDS (function_words);

  return demarche_words_have (&words, folded);
}

guint
demarche_wording_hash (gconstpointer string)
{
  static gsize seed = 0;
  guint64 hash;

  if (g_once_init_enter (&seed))
    g_once_init_leave (&seed, (gsize)g_random_int () | 1);
  hash = 14695981039346656037u ^ ((guint64)seed * 0x9E3779B97F4A7C15u);
  for (const guchar *p = string; *p; p++) {
    hash = (hash ^ *p) * 1099511628211u;
    hash ^= hash >> 29;
  }
  return (guint)(hash ^ (hash >> 32));
}
