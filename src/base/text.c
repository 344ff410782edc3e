/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What a letter, a word and equal words are. By Unicode's properties, never by the locale's. */

#include "base/text.h"

#include "base/limits.h"
#include "base/text-block.h"

#include <string.h>
#include <unicode/uchar.h>

#define IDEOGRAPHIC_ZERO 0x3007 /* a numeral by its category, a digit by its use in dates */

/* sixteen a line */
const guint8 demarche_text_bytes[256] = {
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0,
    0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0,
    0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0,
    3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3,
    3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3,
    3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3,
    3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3,
};

gboolean
demarche_text_is_wide_word_char (gunichar c)
{
  if (demarche_text_is_ignored (c) || demarche_text_is_apostrophe (c))
    return FALSE;
  return g_unichar_isalpha (c) || g_unichar_ismark (c) || c == IDEOGRAPHIC_ZERO ||
         g_unichar_type (c) == G_UNICODE_DECIMAL_NUMBER;
}

/* joiners and direction marks as well: what nobody sees must not change what matches */
gboolean
demarche_text_is_wide_ignored (gunichar c)
{
  return c == 0xad || c == 0x034f || c == 0x061c || (c >= 0x200b && c <= 0x200f) ||
         (c >= 0x202a && c <= 0x202e) || (c >= 0x2060 && c <= 0x206f) ||
         (c >= 0xfe00 && c <= 0xfe0f) || c == 0xfeff;
}

static gboolean
has_unspaced_script (gunichar c)
{
  switch (g_unichar_get_script (c)) {
  case G_UNICODE_SCRIPT_HAN:
  case G_UNICODE_SCRIPT_HIRAGANA:
  case G_UNICODE_SCRIPT_KATAKANA:
  case G_UNICODE_SCRIPT_BOPOMOFO:
  case G_UNICODE_SCRIPT_THAI:
  case G_UNICODE_SCRIPT_LAO:
  case G_UNICODE_SCRIPT_KHMER:
  case G_UNICODE_SCRIPT_MYANMAR:
    return TRUE;
  default:
    return c == 0x30fc || c == 0xff70; /* the long vowel mark, shared by both kana */
  }
}

gboolean
demarche_text_is_wide_unspaced (gunichar c)
{
  return has_unspaced_script (c) && demarche_text_is_word_char (c);
}

gboolean
demarche_text_is_wide_space (gunichar c)
{
  return c == 0x85 || g_unichar_isspace (c);
}

/* without a branch a byte, so that compilers take many bytes at a time */
gboolean
demarche_text_is_ascii (const char *text, gsize length)
{
  guchar all = 0;

  for (gsize i = 0; i < length; i++)
    all |= (guchar)text[i];
  return all < 0x80;
}

const char *
demarche_text_skip_ascii (const char *at, const char *limit)
{
  for (; limit - at >= DEMARCHE_TEXT_BLOCK_BYTES; at += DEMARCHE_TEXT_BLOCK_BYTES) {
    guint64 wide = demarche_text_map_block (at).wide;

    if (wide != 0)
      return at + __builtin_ctzll (wide);
  }
  for (; limit - at >= 8; at += 8) {
    guint64 bytes;

    memcpy (&bytes, at, sizeof bytes);
    bytes = GUINT64_FROM_LE (bytes) & DEMARCHE_EIGHT (0x80);
    if (bytes != 0)
      return at + __builtin_ctzll (bytes) / 8;
  }
  while (at < limit && (guchar)*at < 0x80)
    at++;
  return at;
}

#define CAPITAL_BIT 0x20

static inline guint32
load_stem (const char *at)
{
  guint32 bytes;

  memcpy (&bytes, at, sizeof bytes);
  return bytes | CAPITAL_BIT * 0x01010101u;
}

static gboolean
is_stem (const char *at, const DemarcheStem *stems, guint n)
{
  guint32 bytes = load_stem (at);

  for (guint i = 0; i < n; i++)
    if (bytes == load_stem (stems[i]))
      return TRUE;
  return FALSE;
}

static gsize
find_stem_plainly (const char *text, gsize length, const DemarcheStem *stems, guint n)
{
  for (gsize at = 0; at + DEMARCHE_STEM_BYTES <= length; at++)
    if (is_stem (text + at, stems, n))
      return at;
  return length;
}

gsize
demarche_text_find_wide_stem (const char *text, gsize length, const DemarcheStem *stems, guint n)
{
  const char *limit = text + length;

  for (const char *at = demarche_text_skip_ascii (text, limit); limit - at >= DEMARCHE_STEM_BYTES;
       at = demarche_text_skip_ascii (g_utf8_next_char (at), limit))
    if (is_stem (at, stems, n))
      return (gsize)(at - text);
  return length;
}

#ifdef __SSE2__

/* the first and the last byte of each stem, in all places of a register; of fewer stems, the last
 * one again */
typedef struct {
  __m128i first[DEMARCHE_MOST_STEMS];
  __m128i last[DEMARCHE_MOST_STEMS];
} WideStems;

#define WIDTH ((gsize)sizeof (__m128i))

static __m128i
load_small (const char *at)
{
  return _mm_or_si128 (_mm_loadu_si128 ((const __m128i *)(const void *)at),
                       _mm_set1_epi8 (CAPITAL_BIT));
}

/* a bit for each of the places from @text on at which the first and the last byte of a stem stand
 */
static inline guint
mark_stems (const char *text, const WideStems *wide)
{
  __m128i first = load_small (text);
  __m128i last = load_small (text + DEMARCHE_STEM_BYTES - 1);
  __m128i found = _mm_setzero_si128 ();

  for (guint i = 0; i < DEMARCHE_MOST_STEMS; i++)
    found = _mm_or_si128 (found, _mm_and_si128 (_mm_cmpeq_epi8 (first, wide->first[i]),
                                                _mm_cmpeq_epi8 (last, wide->last[i])));
  return (guint)_mm_movemask_epi8 (found);
}

static void
widen_stems (WideStems *wide, const DemarcheStem *stems, guint n)
{
  for (guint i = 0; i < DEMARCHE_MOST_STEMS; i++) {
    const char *stem = stems[MIN (i, n - 1)];

    wide->first[i] = _mm_set1_epi8 ((char)(stem[0] | CAPITAL_BIT));
    wide->last[i] = _mm_set1_epi8 ((char)(stem[DEMARCHE_STEM_BYTES - 1] | CAPITAL_BIT));
  }
}

gsize
demarche_text_find_stem (const char *text, gsize length, const DemarcheStem *stems, guint n)
{
  WideStems wide;

  g_return_val_if_fail (n > 0 && n <= DEMARCHE_MOST_STEMS, length);
  if (length < WIDTH + DEMARCHE_STEM_BYTES - 1)
    return find_stem_plainly (text, length, stems, n);
  widen_stems (&wide, stems, n);
  /* the last places are looked at together, some of them twice */
  for (gsize at = 0, last = length - WIDTH - DEMARCHE_STEM_BYTES + 1; at < last + WIDTH;
       at += WIDTH) {
    gsize from = MIN (at, last);

    for (guint left = mark_stems (text + from, &wide); left != 0; left &= left - 1) {
      gsize place = from + (gsize)__builtin_ctz (left);

      if (is_stem (text + place, stems, n))
        return place;
    }
  }
  return length;
}

#else

gsize
demarche_text_find_stem (const char *text, gsize length, const DemarcheStem *stems, guint n)
{
  return find_stem_plainly (text, length, stems, n);
}

#endif

/* what both forms share, before composition. A heap of marks on one letter is cut: to put it in
 * canonical order takes time that grows with its square */
static char *
filter_word (const char *word, gsize length)
{
  GString *out = g_string_sized_new (length);
  guint n_marks = 0;

  for (const char *p = word; p < word + length; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    n_marks = g_unichar_combining_class (c) == 0 ? 0 : n_marks + 1;
    if (demarche_text_is_ignored (c) || n_marks > DEMARCHE_LIMIT_COMBINING_MARKS)
      continue;
    g_string_append_unichar (out, demarche_text_is_apostrophe (c) ? '\'' : c);
  }
  return g_string_free (out, FALSE);
}

/* folding can undo composition and the reverse, hence decomposed first and composed last */
static char *
fold_case (const char *word)
{
  g_autofree char *decomposed = g_utf8_normalize (word, -1, G_NORMALIZE_NFD);

  return g_utf8_casefold (decomposed, -1);
}

static void
append_composed (GString *out, const char *word)
{
  g_autofree char *composed = g_utf8_normalize (word, -1, G_NORMALIZE_NFC);

  g_string_append (out, composed);
}

void
demarche_text_fold (GString *out, const char *word, gsize length)
{
  g_autofree char *filtered = NULL;
  g_autofree char *folded = NULL;
  gsize before = out->len;
  gsize n_ascii = 0;

  g_string_set_size (out, before + length);
  for (; n_ascii < length && (guchar)word[n_ascii] < 0x80; n_ascii++)
    out->str[before + n_ascii] = demarche_text_lower_ascii (word[n_ascii]);
  if (n_ascii == length)
    return;
  g_string_truncate (out, before);
  filtered = filter_word (word, length);
  folded = fold_case (filtered);
  append_composed (out, folded);
}

void
demarche_text_normalise (GString *out, const char *word, gsize length)
{
  g_autofree char *filtered = NULL;

  if (demarche_text_is_ascii (word, length)) {
    g_string_append_len (out, word, (gssize)length);
    return;
  }
  filtered = filter_word (word, length);
  append_composed (out, filtered);
}

guint
demarche_text_get_list_letter (gunichar c)
{
  static const char letters[] = "абвгдежзиклмнопрстуфхцчшщэюя";
  const char *found =
      c >= 0x400 && c < 0x500 ? g_utf8_strchr (letters, -1, g_unichar_tolower (c)) : NULL;

  return found != NULL ? (guint)g_utf8_pointer_to_offset (letters, found) + 1 : 0;
}

int
demarche_compare_strings (gconstpointer first, gconstpointer second)
{
  return strcmp (*(const char *const *)first, *(const char *const *)second);
}

DemarcheScriptDirection
demarche_text_find_direction (const char *text, gsize length)
{
  for (const char *p = text; p < text + length; p = g_utf8_next_char (p))
    switch (u_charDirection ((UChar32)g_utf8_get_char (p))) {
    case U_LEFT_TO_RIGHT:
      return DEMARCHE_SCRIPT_LEFT_TO_RIGHT;
    case U_RIGHT_TO_LEFT:
    case U_RIGHT_TO_LEFT_ARABIC:
      return DEMARCHE_SCRIPT_RIGHT_TO_LEFT;
    default:
      break;
    }
  return DEMARCHE_SCRIPT_NEUTRAL;
}
