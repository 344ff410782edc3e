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

/* back over space and closing marks: just after the last character that is neither */
static const char *
trim_closing (const char *start, const char *end)
{
  while (end > start) {
    const char *previous = g_utf8_prev_char (end);
    if (!is_closing (g_utf8_get_char (previous)))
      break;
    end = previous;
  }
  return end;
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
  if (g_utf8_next_char (at) == end && g_unichar_isupper (g_utf8_get_char (at)))
    return TRUE;
  GString *word = g_string_new (NULL);
  demarche_text_fold (word, at, (gsize)(end - at));
  gboolean found =
      is_in (language->abbreviations, word->str) ||
      (g_unichar_isdigit (next) && is_in (language->numbered_abbreviations, word->str));
  g_string_free (word, TRUE);
  return found;
}

/* the first letter or digit of what follows, opening marks aside */
static gunichar
next_letter (const char *at, const char *end)
{
  while (at < end) {
    gunichar c = g_utf8_get_char (at);
    if (!is_closing (c) && !g_unichar_ispunct (c))
      return c;
    at = g_utf8_next_char (at);
  }
  return 0;
}

static gboolean
is_sentence_end (const DemarcheLanguage *language, const char *start, const char *boundary,
                 const char *end)
{
  const char *stop_end = trim_closing (start, boundary);
  gunichar next = next_letter (boundary, end);

  if (stop_end == start || !is_terminator (g_utf8_get_char (g_utf8_prev_char (stop_end))))
    return FALSE;
  if (next != 0 && g_unichar_islower (next))
    return FALSE;
  return stop_end[-1] != '.' || !is_abbreviation (language, start, stop_end, next);
}

void
demarche_sentence_breaker_find (DemarcheSentenceBreaker *breaker, const char *text, gsize start,
                                gsize end, GArray *ends)
{
  UErrorCode status = U_ZERO_ERROR;
  UText slice = UTEXT_INITIALIZER;

  if (breaker->iterator != NULL && start < end) {
    utext_openUTF8 (&slice, text + start, (int64_t)(end - start), &status);
    ubrk_setUText (breaker->iterator, &slice, &status);
    gsize from = start;
    for (int32_t at = ubrk_first (breaker->iterator); U_SUCCESS (status) && at != UBRK_DONE;
         at = ubrk_next (breaker->iterator)) {
      gsize boundary = start + (gsize)at;
      if (boundary > from && boundary < end &&
          is_sentence_end (breaker->language, text + from, text + boundary, text + end)) {
        g_array_append_val (ends, boundary);
        from = boundary;
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
