/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Many bytes of a text at once, a bit each: which are letters, printable, a certain byte. */
#pragma once

#include "base/text.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

G_BEGIN_DECLS

#define DEMARCHE_TEXT_BLOCK_BYTES 64

/**
 * DemarcheTextBlock:
 * @letters: ASCII letters and digits
 * @digits: the digits among them
 * @wide: all that is more than ASCII
 * @others: that and straight apostrophes, which may join letters
 *
 * The bytes of a block of text, a bit each, the first one's the lowest.
 */
typedef struct {
  guint64 letters;
  guint64 digits;
  guint64 wide;
  guint64 others;
} DemarcheTextBlock;

/* of DEMARCHE_TEXT_BLOCK_BYTES at @text; on any processor */
DemarcheTextBlock demarche_text_map_plainly (const char *text);
guint64 demarche_text_map_printable_plainly (const char *text);
guint64 demarche_text_map_byte_plainly (const char *text, char byte);

#ifdef __SSE2__
static inline __m128i
demarche_text_is_between (__m128i bytes, char first, char last)
{
  const __m128i above = _mm_sub_epi8 (bytes, _mm_set1_epi8 (first));

  return _mm_cmpeq_epi8 (_mm_min_epu8 (above, _mm_set1_epi8 ((char)(last - first))), above);
}
#endif

/* the same, where it can be sooner */
static inline DemarcheTextBlock
demarche_text_map_block (const char *text)
{
#ifdef __SSE2__
  DemarcheTextBlock block = {0};

  for (guint i = 0; i < DEMARCHE_TEXT_BLOCK_BYTES; i += 16) {
    const __m128i bytes = _mm_loadu_si128 ((const __m128i *)(gconstpointer)(text + i));
    const __m128i small = _mm_or_si128 (bytes, _mm_set1_epi8 (0x20));
    const __m128i digits = demarche_text_is_between (bytes, '0', '9');
    const __m128i letters = _mm_or_si128 (demarche_text_is_between (small, 'a', 'z'), digits);
    /* the highest bit of a byte tells that it is more than ASCII */
    const __m128i others = _mm_or_si128 (bytes, _mm_cmpeq_epi8 (bytes, _mm_set1_epi8 ('\'')));

    block.letters |= (guint64)(guint)_mm_movemask_epi8 (letters) << i;
    block.digits |= (guint64)(guint)_mm_movemask_epi8 (digits) << i;
    block.wide |= (guint64)(guint)_mm_movemask_epi8 (bytes) << i;
    block.others |= (guint64)(guint)_mm_movemask_epi8 (others) << i;
  }
  return block;
#else
  return demarche_text_map_plainly (text);
#endif
}

/* which of DEMARCHE_TEXT_BLOCK_BYTES at @text are printable ASCII or line feeds */
static inline guint64
demarche_text_map_printable (const char *text)
{
#ifdef __SSE2__
  guint64 printable = 0;

  for (guint i = 0; i < DEMARCHE_TEXT_BLOCK_BYTES; i += 16) {
    const __m128i bytes = _mm_loadu_si128 ((const __m128i *)(gconstpointer)(text + i));
    const __m128i found = _mm_or_si128 (demarche_text_is_between (bytes, ' ', '~'),
                                        _mm_cmpeq_epi8 (bytes, _mm_set1_epi8 ('\n')));

    printable |= (guint64)(guint)_mm_movemask_epi8 (found) << i;
  }
  return printable;
#else
  return demarche_text_map_printable_plainly (text);
#endif
}

/* where @byte, of ASCII, stands in DEMARCHE_TEXT_BLOCK_BYTES at @text */
static inline guint64
demarche_text_map_byte (const char *text, char byte)
{
#ifdef __SSE2__
  guint64 found = 0;

  for (guint i = 0; i < DEMARCHE_TEXT_BLOCK_BYTES; i += 16) {
    const __m128i bytes = _mm_loadu_si128 ((const __m128i *)(gconstpointer)(text + i));

    found |= (guint64)(guint)_mm_movemask_epi8 (_mm_cmpeq_epi8 (bytes, _mm_set1_epi8 (byte))) << i;
  }
  return found;
#else
  return demarche_text_map_byte_plainly (text, byte);
#endif
}

G_END_DECLS
