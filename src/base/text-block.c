/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Eight bytes at a time, where the processor is not known. */
#include "base/text-block.h"

/* the highest bit of each of eight bytes, side by side */
static inline guint64
gather_bits (guint64 bytes)
{
  return ((bytes & DEMARCHE_EIGHT (0x80)) >> 7) * 0x0102040810204080u >> 56;
}

DemarcheTextBlock
demarche_text_map_plainly (const char *text)
{
  DemarcheTextBlock block = {0};

  for (guint i = 0; i < DEMARCHE_TEXT_BLOCK_BYTES; i += 8) {
    guint64 bytes;

    memcpy (&bytes, text + i, sizeof bytes);
    bytes = GUINT64_FROM_LE (bytes);
    guint64 digits = demarche_text_mark_range (bytes, '0', '9');
    guint64 letters = demarche_text_mark_range (bytes | DEMARCHE_EIGHT (0x20), 'a', 'z') | digits;
    guint64 others = demarche_text_mark_range (bytes, '\'', '\'') | bytes;
    block.letters |= gather_bits (letters) << i;
    block.digits |= gather_bits (digits) << i;
    block.wide |= gather_bits (bytes) << i;
    block.others |= gather_bits (others) << i;
  }
  return block;
}

guint64
demarche_text_map_printable_plainly (const char *text)
{
  guint64 printable = 0;

  for (guint i = 0; i < DEMARCHE_TEXT_BLOCK_BYTES; i += 8) {
    guint64 bytes;

    memcpy (&bytes, text + i, sizeof bytes);
    bytes = GUINT64_FROM_LE (bytes);
    printable |= gather_bits (demarche_text_mark_range (bytes, ' ', '~') |
                              demarche_text_mark_range (bytes, '\n', '\n'))
                 << i;
  }
  return printable;
}

guint64
demarche_text_map_byte_plainly (const char *text, char byte)
{
  guint64 found = 0;

  for (guint i = 0; i < DEMARCHE_TEXT_BLOCK_BYTES; i += 8) {
    guint64 bytes;

    memcpy (&bytes, text + i, sizeof bytes);
    found |= gather_bits (demarche_text_mark_range (GUINT64_FROM_LE (bytes), byte, byte)) << i;
  }
  return found;
}
