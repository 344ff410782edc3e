/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What a letter, a word and equal words are: the one definition that phrases, matching and
 * segmentation share. */
#pragma once

#include "base/macros.h"

#include <string.h>

G_BEGIN_DECLS

/* what a byte of UTF-8 may be part of */
typedef enum {
  DEMARCHE_BYTE_OTHER,      /* space, punctuation, control characters */
  DEMARCHE_BYTE_WORD,       /* an ASCII letter or digit */
  DEMARCHE_BYTE_APOSTROPHE, /* the straight one */
  DEMARCHE_BYTE_WIDE,       /* a character beyond ASCII */
} DemarcheByte;

extern const guint8 demarche_text_bytes[256]; /* DemarcheByte */

static inline guint
demarche_text_get_byte (char byte)
{
  return demarche_text_bytes[(guchar)byte];
}

/* a byte in each of eight places */
#define DEMARCHE_EIGHT(byte) ((guint64)(byte)*0x0101010101010101u)

/* the highest bit of each of eight bytes from @first to @last, all below 0x80 */
static inline guint64
demarche_text_mark_range (guint64 bytes, char first, char last)
{
  guint64 low = bytes & DEMARCHE_EIGHT (0x7f);

  return (low + DEMARCHE_EIGHT (0x80 - first)) & ~(low + DEMARCHE_EIGHT (0x7f - last)) & ~bytes &
         DEMARCHE_EIGHT (0x80);
}

/* the first byte from @at on that is no ASCII letter, or, with @digits, no digit either. Eight at a
 * time, as no processor can guess where a word ends */
static inline const char *
demarche_text_skip_letters (const char *at, const char *limit, gboolean digits)
{
  for (; limit - at >= 8; at += 8) {
    guint64 bytes;
    guint64 found;

    memcpy (&bytes, at, sizeof bytes);
    bytes = GUINT64_FROM_LE (bytes);
    found = demarche_text_mark_range (bytes | DEMARCHE_EIGHT (0x20), 'a', 'z');
    if (digits)
      found |= demarche_text_mark_range (bytes, '0', '9');
    if (found != DEMARCHE_EIGHT (0x80))
      return at + __builtin_ctzll (found ^ DEMARCHE_EIGHT (0x80)) / 8;
  }
  while (at < limit && (g_ascii_isalpha (*at) || (digits && g_ascii_isdigit (*at))))
    at++;
  return at;
}

/* what the questions below ask, of characters beyond ASCII */
gboolean demarche_text_is_wide_word_char (gunichar c);
gboolean demarche_text_is_wide_ignored (gunichar c);
gboolean demarche_text_is_wide_unspaced (gunichar c);
gboolean demarche_text_is_wide_space (gunichar c);

/* the character at @p, which is most often ASCII */
static inline gunichar
demarche_text_get_character (const char *p)
{
  return (guchar)*p < 0x80 ? (guchar)*p : g_utf8_get_char (p);
}

/* letters, marks and decimal digits */
static inline gboolean
demarche_text_is_word_char (gunichar c)
{
  return c < 0x80 ? g_ascii_isalnum ((char)c) : demarche_text_is_wide_word_char (c);
}

/* soft hyphen, zero-width space, joiners, word joiner, BOM, direction marks, variation
 * selectors: as if they were not there */
static inline gboolean
demarche_text_is_ignored (gunichar c)
{
  return c >= 0xad && demarche_text_is_wide_ignored (c);
}

/* ' and its typographic forms */
static inline gboolean
demarche_text_is_apostrophe (gunichar c)
{
  return c == '\'' || c == 0x02bc || c == 0x2018 || c == 0x2019 || c == 0x201b || c == 0xff07;
}

/* hyphen-minus, U+2010, U+2011: soft joints between the parts of a word (no dashes) */
static inline gboolean
demarche_text_is_hyphen (gunichar c)
{
  return c == '-' || c == 0x2010 || c == 0x2011;
}

/* characters of scripts written without spaces (Han, kana, Thai, Lao, Khmer, Myanmar): each is
 * a word of its own */
static inline gboolean
demarche_text_is_unspaced (gunichar c)
{
  return c >= 0x0e00 && demarche_text_is_wide_unspaced (c);
}

/* space, no-break space and other separators, tab and line ends */
static inline gboolean
demarche_text_is_space (gunichar c)
{
  return c < 0x80 ? c == ' ' || (c >= '\t' && c <= '\r') : demarche_text_is_wide_space (c);
}

/* the small letter of an ASCII capital; all other bytes as they are */
static inline char
demarche_text_lower_ascii (char c)
{
  return (char)(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
}

/* whether all bytes are ASCII */
gboolean demarche_text_is_ascii (const char *text, gsize length);
/* the first byte from @at on that is not ASCII, or @limit */
const char *demarche_text_skip_ascii (const char *at, const char *limit);

/* a piece of a word to look for, its ASCII letters small */
#define DEMARCHE_STEM_BYTES 4
typedef char DemarcheStem[DEMARCHE_STEM_BYTES];
#define DEMARCHE_MOST_STEMS 4 /* as many as registers hold */

/* where the first of @stems stands, capitals as good as small letters; @length when none does. A
 * sieve: bytes beyond letters may be taken for others that differ in the bit of capitals only */
gsize demarche_text_find_stem (const char *text, gsize length, const DemarcheStem *stems, guint n);
/* the same of stems that begin with a character beyond ASCII, of which many texts have few; @text
 * is valid UTF-8, but for its end */
gsize demarche_text_find_wide_stem (const char *text, gsize length, const DemarcheStem *stems,
                                    guint n);

typedef enum {
  DEMARCHE_SCRIPT_NEUTRAL,
  DEMARCHE_SCRIPT_LEFT_TO_RIGHT,
  DEMARCHE_SCRIPT_RIGHT_TO_LEFT,
} DemarcheScriptDirection;

/* which way the first letter with a direction of its own goes; @text is valid UTF-8 */
DemarcheScriptDirection demarche_text_find_direction (const char *text, gsize length);

/* byte order of two strings in an array of pointers, for g_ptr_array_sort() */
int demarche_compare_strings (gconstpointer first, gconstpointer second);

/* appends the form under which words are equal: case folded, canonically composed, ignored
 * characters left out, every apostrophe straight. Accents stay. @word is valid UTF-8. */
void demarche_text_fold (GString *out, const char *word, gsize length);
/* the same without case folding, for quoted words */
void demarche_text_normalise (GString *out, const char *word, gsize length);

/* the place of a Cyrillic letter among those that number the items of lists, from 1; 0 for others
 */
guint demarche_text_get_list_letter (gunichar c);

G_END_DECLS
