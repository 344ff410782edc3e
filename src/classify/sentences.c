/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Takes ICU's sentence breaks and drops those that are none: after abbreviations, initials and
 * line ends, and before a small letter. ICU reads only what lies around possible ends. */
#include "classify/sentences.h"

#include "base/text.h"

#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>

/* where a piece of the text begins, and where it was put for ICU */
typedef struct {
  gsize source;
  gsize excerpt;
} Piece;

struct _DemarcheSentenceBreaker {
  const DemarcheLanguage *language; /* (unowned) */
  UBreakIterator *iterator;         /* NULL when ICU has no data: then only ends of text count */
  GString *excerpts;                /* what ICU reads of a text */
  GArray *pieces;                   /* of Piece: what it is made of */
  GString *word;                    /* scratch */
};

DemarcheSentenceBreaker *
demarche_sentence_breaker_new (const DemarcheLanguage *language)
{
  DemarcheSentenceBreaker *breaker = g_new0 (DemarcheSentenceBreaker, 1);
  UErrorCode status = U_ZERO_ERROR;

  breaker->language = language;
  breaker->excerpts = g_string_new (NULL);
  breaker->pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  breaker->word = g_string_new (NULL);
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
  g_string_free (breaker->excerpts, TRUE);
  g_array_unref (breaker->pieces);
  g_string_free (breaker->word, TRUE);
  g_free (breaker);
}

/* of ASCII what is looked for below; ICU's own table takes its time */
static const guint8 ascii_properties[128] = {
    ['!'] = U_SB_STERM, ['?'] = U_SB_STERM, ['.'] = U_SB_ATERM,  ['('] = U_SB_CLOSE,
    [')'] = U_SB_CLOSE, ['['] = U_SB_CLOSE, [']'] = U_SB_CLOSE,  ['{'] = U_SB_CLOSE,
    ['}'] = U_SB_CLOSE, ['"'] = U_SB_CLOSE, ['\''] = U_SB_CLOSE,
};

static int
sentence_property (gunichar c)
{
  if (c < G_N_ELEMENTS (ascii_properties))
    return ascii_properties[c];
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
is_abbreviation (const DemarcheSentenceBreaker *breaker, const char *start, const char *stop_end,
                 gunichar next)
{
  const DemarcheLanguage *language = breaker->language;
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
  g_string_truncate (breaker->word, 0);
  demarche_text_fold (breaker->word, at, (gsize)(end - at));
  return is_in (language->abbreviations, breaker->word->str) ||
         (g_unichar_isdigit (next) && is_in (language->numbered_abbreviations, breaker->word->str));
}

/**
 * Scan:
 * @slice: what is cut into sentences, up to @end
 * @start: of the sentence
 * @seen: the last break that was looked at
 * @stop_end: just after the last character before @seen that is neither space nor closing mark
 * @letter: the first letter or digit after @seen, or @end
 *
 * ICU's breaks one after the other. What was found at one is kept for the next, so that a run of
 * breaks is read once.
 */
typedef struct {
  DemarcheSentenceBreaker *breaker;
  const char *slice;
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
         !is_abbreviation (scan->breaker, scan->start, scan->stop_end, next);
}

/* bytes after which a sentence may end; what is not ASCII is left to ICU */
static const guint8 ending_bytes[256] = {
    ['\n'] = 1, ['\r'] = 1, ['!'] = 1, ['.'] = 1, ['?'] = 1, [0x80 ... 0xff] = 1};

/* By the rules of UAX #29 a break hangs on the mark it follows, on the letter before that mark, and
 * on what comes after it up to the next letter: those are the excerpts. What is left out between
 * them holds no break and changes none. */
static void
make_excerpts (DemarcheSentenceBreaker *breaker, const char *text, gsize length)
{
  gsize at = 0;

  g_string_truncate (breaker->excerpts, 0);
  g_array_set_size (breaker->pieces, 0);
  while (TRUE) {
    gsize mark = at;

    while (mark < length && !ending_bytes[(guchar)text[mark]])
      mark++;
    if (mark == length)
      return;
    Piece piece = {MAX (at, mark - MIN (mark, 1)), breaker->excerpts->len};
    for (at = mark + 1; at < length && !g_ascii_isalpha (text[at]);)
      at++;
    at = MIN (at + 1, length);
    g_array_append_val (breaker->pieces, piece);
    g_string_append_len (breaker->excerpts, text + piece.source, (gssize)(at - piece.source));
  }
}

/* the place in the text of one in the excerpts; @piece: of the last one that was asked for, as
 * places rise */
static gsize
find_source (const DemarcheSentenceBreaker *breaker, gsize excerpt, guint *piece)
{
  const Piece *pieces = (const Piece *)(gpointer)breaker->pieces->data;

  while (*piece + 1 < breaker->pieces->len && pieces[*piece + 1].excerpt <= excerpt)
    ++*piece;
  return pieces[*piece].source + (excerpt - pieces[*piece].excerpt);
}

/* appends the ends of all sentences of the slice but the last */
static void
find_breaks (Scan *scan, const char *text, GArray *ends)
{
  const DemarcheSentenceBreaker *breaker = scan->breaker;
  gsize length = breaker->excerpts->len;
  UErrorCode status = U_ZERO_ERROR;
  UText slice = UTEXT_INITIALIZER;
  guint piece = 0;

  utext_openUTF8 (&slice, breaker->excerpts->str, (int64_t)length, &status);
  ubrk_setUText (breaker->iterator, &slice, &status);
  for (int32_t at = ubrk_first (breaker->iterator); U_SUCCESS (status) && at != UBRK_DONE;
       at = ubrk_next (breaker->iterator)) {
    if (at == 0 || (gsize)at >= length)
      continue;
    const char *boundary = scan->slice + find_source (breaker, (gsize)at, &piece);
    if (is_sentence_end (scan, boundary)) {
      gsize end = (gsize)(boundary - text);
      g_array_append_val (ends, end);
      scan->start = boundary;
    }
  }
  utext_close (&slice);
}

void
demarche_sentence_breaker_find (DemarcheSentenceBreaker *breaker, const char *text, gsize start,
                                gsize end, GArray *ends)
{
  Scan scan = {.breaker = breaker,
               .slice = text + start,
               .start = text + start,
               .end = text + end,
               .seen = text + start,
               .stop_end = text + start,
               .letter = text + start};

  make_excerpts (breaker, text + start, end - start);
  if (breaker->iterator != NULL && breaker->excerpts->len > 0)
    find_breaks (&scan, text, ends);
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
