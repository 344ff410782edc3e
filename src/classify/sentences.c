/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Takes ICU's sentence breaks and drops those that are none: after abbreviations, initials and
 * line ends, and before a small letter. */
#include "classify/sentences.h"

#include "base/text.h"

#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>

struct _DemarcheSentenceBreaker {
  const DemarcheLanguage *language; /* (unowned) */
  UBreakIterator *iterator;         /* NULL when ICU has no data: then only ends of text count */
};

DemarcheSentenceBreaker *
demarche_sentence_breaker_new (const DemarcheLanguage *language)
{
  DemarcheSentenceBreaker *breaker = g_new0 (DemarcheSentenceBreaker, 1);
  UErrorCode status = U_ZERO_ERROR;

  breaker->language = language;
  breaker->iterator =
      ubrk_open (UBRK_SENTENCE, language->id != NULL ? language->id : "en", NULL, 0, &status);
  if (U_FAILURE (status))
    breaker->iterator = NULL;
  return breaker;
}

void
demarche_sentence_breaker_free (DemarcheSentenceBreaker *breaker)
{
  if (breaker->iterator != NULL)
    ubrk_close (breaker->iterator);
  g_free (breaker);
}

static int
sentence_property (gunichar c)
{
  return u_getIntPropertyValue ((UChar32)c, UCHAR_SENTENCE_BREAK);
}

static gboolean
is_closing (gunichar c)
{
  return demarche_text_is_space (c) || demarche_text_is_ignored (c) ||
         sentence_property (c) == U_SB_CLOSE;
}

static gboolean
is_terminator (gunichar c)
{
  return sentence_property (c) == U_SB_ATERM || sentence_property (c) == U_SB_STERM;
}

static gboolean
is_in (GHashTable *table, const char *word)
{
  return table != NULL && g_hash_table_contains (table, word);
}

/* whether the full stop that ends at @stop_end belongs to an abbreviation or initial */
static gboolean
is_abbreviation (const DemarcheLanguage *language, const char *start, const char *stop_end,
                 gunichar next)
{
  const char *end = g_utf8_prev_char (stop_end);
  const char *at = end;

  while (at > start && demarche_text_is_word_char (g_utf8_get_char (g_utf8_prev_char (at))))
    at = g_utf8_prev_char (at);
  if (at == end)
    return FALSE;
  /* an initial, or the last letter of "i.e." */
  if (g_utf8_next_char (at) == end &&
      (g_unichar_isupper (g_utf8_get_char (at)) || (at > start && at[-1] == '.')))
    return TRUE;
  GString *word = g_string_new (NULL);
  demarche_text_fold (word, at, (gsize)(end - at));
  gboolean found =
      is_in (language->abbreviations, word->str) ||
      (g_unichar_isdigit (next) && is_in (language->numbered_abbreviations, word->str));
  g_string_free (word, TRUE);
  return found;
}

/**
 * Scan:
 * @start: of the sentence
 * @seen: the last break that was looked at
 * @stop_end: just after the last character before @seen that is neither space nor closing mark
 * @letter: the first letter or digit after @seen, or @end
 *
 * ICU's breaks one after the other. What was found at one is kept for the next, so that a run of
 * breaks is read once.
 */
typedef struct {
  const DemarcheLanguage *language;
  const char *start;
  const char *end;
  const char *seen;
  const char *stop_end;
  const char *letter;
} Scan;

/* TRUE when another character stands before @at than before the break seen last */
static gboolean
find_stop_end (Scan *scan, const char *at)
{
  const char *seen = scan->seen;

  scan->seen = at;
  while (at > seen) {
    const char *previous = g_utf8_prev_char (at);
    if (!is_closing (g_utf8_get_char (previous))) {
      scan->stop_end = at;
      return TRUE;
    }
    at = previous;
  }
  return FALSE;
}

/* the first letter or digit after @at, opening marks aside, or 0 */
static gunichar
find_letter (Scan *scan, const char *at)
{
  if (scan->letter < at) {
    while (at < scan->end &&
           (is_closing (g_utf8_get_char (at)) || g_unichar_ispunct (g_utf8_get_char (at))))
      at = g_utf8_next_char (at);
    scan->letter = at;
  }
  return scan->letter < scan->end ? g_utf8_get_char (scan->letter) : 0;
}

static gboolean
is_sentence_end (Scan *scan, const char *boundary)
{
  if (!find_stop_end (scan, boundary) ||
      !is_terminator (g_utf8_get_char (g_utf8_prev_char (scan->stop_end))))
    return FALSE;
  gunichar next = find_letter (scan, boundary);
  if (next != 0 && g_unichar_islower (next))
    return FALSE;
  return scan->stop_end[-1] != '.' ||
         !is_abbreviation (scan->language, scan->start, scan->stop_end, next);
}

void
demarche_sentence_breaker_find (DemarcheSentenceBreaker *breaker, const char *text, gsize start,
                                gsize end, GArray *ends)
{
  UErrorCode status = U_ZERO_ERROR;
  UText slice = UTEXT_INITIALIZER;
  Scan scan = {.language = breaker->language,
               .start = text + start,
               .end = text + end,
               .seen = text + start,
               .stop_end = text + start,
               .letter = text + start};

  if (breaker->iterator != NULL && start < end) {
    utext_openUTF8 (&slice, text + start, (int64_t)(end - start), &status);
    ubrk_setUText (breaker->iterator, &slice, &status);
    for (int32_t at = ubrk_first (breaker->iterator); U_SUCCESS (status) && at != UBRK_DONE;
         at = ubrk_next (breaker->iterator)) {
      gsize boundary = start + (gsize)at;
      if (boundary > start && boundary < end && is_sentence_end (&scan, text + boundary)) {
        g_array_append_val (ends, boundary);
        scan.start = text + boundary;
      }
    }
    utext_close (&slice);
  }
  g_array_append_val (ends, end);
}

gboolean
demarche_sentence_is_question (const char *text, gsize start, gsize end)
{
  const char *at = text + end;

  while (at > text + start) {
    at = g_utf8_prev_char (at);
    gunichar c = g_utf8_get_char (at);
    if (c == '?' || c == 0x037e || c == 0x061f || c == 0xff1f)
      return TRUE;
    if (!is_closing (c) && !is_terminator (c))
      return FALSE;
  }
  return FALSE;
}

gboolean
demarche_sentence_is_complete (const char *text, gsize start, gsize end)
{
  const char *at = text + end;

  while (at > text + start) {
    at = g_utf8_prev_char (at);
    gunichar c = g_utf8_get_char (at);
    if (!is_closing (c))
      return is_terminator (c);
  }
  return FALSE;
}
