/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Recognises the language of a whole statement by its script and commonest words. */
#include "ingest/language.h"

#include "base/text-block.h"
#include "ingest/ingest.h"

#include <string.h>

/* enough to see the language of a text, whatever its length */
#define SAMPLE_BYTES (64u << 10)
#define SAMPLE_WORDS 500
#define LEAST_WORDS 20
#define LEAST_HAN 40

static const struct {
  const char *code;
  const char *name;
} names[] = {
    {"en", "English"}, {"fr", "French"}, {"es", "Spanish"},
    {"ru", "Russian"}, {"ar", "Arabic"}, {"zh", "Chinese"},
};

/* words that stand in nearly every sentence; told apart, so that a list holds no word of another */
static const struct {
  const char *code;
  const char *const words[20];
} common[] = {
    {"en",
     {"the", "of", "and", "to", "that", "is", "we", "for", "with", "this", "our", "be", "by", "in",
      "was", "not", "it", "are"}},
    {"fr", {"le", "les", "des", "et", "est", "dans", "nous", "une", "du", "pour", "au", "notre"}},
    {"es", {"el", "los", "las", "y", "del", "una", "por", "para", "nuestro", "con", "se", "como"}},
};

typedef struct {
  guint n_words;
  guint n_cyrillic;
  guint n_arabic;
  guint n_han;
  guint n_common[G_N_ELEMENTS (common)];
} Counts;

/* common words are shorter: the first letters of a longer word are none of them */
#define PACKED_LETTERS 8
#define SLOT_BITS 9
#define ODD_FACTOR 0x9e3779b97f4a7c15u /* its powers scatter numbers differently */

/* the common words, found by their letters in one number */
typedef struct {
  guint64 letters; /* 0: the slot is free */
  guint language;
} Slot;

static Slot slots[1 << SLOT_BITS];
static guint64 slot_factor = ODD_FACTOR; /* gives each common word a slot of its own */

/* the first of the eight bytes at a word as one number, small where they are ASCII; spaces behind
 * them */
static inline guint64
pack_letters (guint64 bytes, gsize length)
{
  guint behind = 64 - 8 * (guint)MIN (length, PACKED_LETTERS);

  return GUINT64_FROM_LE (bytes) << behind >> behind | 0x2020202020202020u;
}

static inline Slot *
get_slot (guint64 letters)
{
  return &slots[letters * slot_factor >> (64 - SLOT_BITS)];
}

/* FALSE: two words would share a slot */
static gboolean
place_words (void)
{
  memset (slots, 0, sizeof slots);
  for (guint i = 0; i < G_N_ELEMENTS (common); i++)
    for (guint j = 0; common[i].words[j] != NULL; j++) {
      const char *word = common[i].words[j];
      gsize length = strlen (word);
      guint64 bytes = 0;

      memcpy (&bytes, word, length);
      guint64 letters = pack_letters (bytes, length);
      Slot *slot = get_slot (letters);

      if (slot->letters != 0)
        return FALSE;
      *slot = (Slot){letters, i};
    }
  return TRUE;
}

static void
fill_slots (void)
{
  static gsize filled = 0;

  if (!g_once_init_enter (&filled))
    return;
  while (!place_words ())
    slot_factor *= ODD_FACTOR;
  g_once_init_leave (&filled, 1);
}

/* @bytes: eight at the word. Without a branch: no processor can guess which words are common */
static inline void
count_common (Counts *counts, guint64 bytes, gsize length)
{
  guint64 letters = pack_letters (bytes, length);
  const Slot *slot = get_slot (letters);

  counts->n_words++;
  counts->n_common[slot->language] += slot->letters == letters;
}

static void
count_word (Counts *counts, const char *word, gsize length)
{
  if ((guchar)*word < 0x80) {
    guint64 bytes = 0;

    memcpy (&bytes, word, MIN (length, sizeof bytes));
    count_common (counts, bytes, length);
    return;
  }
  counts->n_words++;
  switch (g_unichar_get_script (demarche_text_get_character (word))) {
  case G_UNICODE_SCRIPT_CYRILLIC:
    counts->n_cyrillic++;
    break;
  case G_UNICODE_SCRIPT_ARABIC:
    counts->n_arabic++;
    break;
  default:
    break;
  }
}

static const char *
skip_letters (const char *p, const char *end)
{
  while (p < end && ((guchar)*p < 0x80 ? g_ascii_isalpha (*p) != 0
                                       : g_unichar_isalpha (demarche_text_get_character (p))))
    p = g_utf8_next_char (p);
  return p;
}

static gboolean
is_han (const char *p)
{
  return (guchar)*p >= 0x80 &&
         g_unichar_get_script (demarche_text_get_character (p)) == G_UNICODE_SCRIPT_HAN;
}

/* counts the word or the Han character that begins at @p, whatever it is made of; returns where to
 * go on */
static const char *
count_next (Counts *counts, const char *p, const char *end)
{
  const char *behind;

  if (is_han (p)) {
    counts->n_han++;
    return g_utf8_next_char (p);
  }
  behind = skip_letters (p, end);
  if (behind == p)
    return g_utf8_next_char (p);
  count_word (counts, p, (gsize)(behind - p));
  return behind;
}

/* what a block is read of: its bytes, and what stands at a word that begins in it */
#define BLOCK_BYTES (DEMARCHE_TEXT_BLOCK_BYTES + sizeof (guint64))

/* counts the words of ASCII letters in a block of text at @p, up to the first that is more than
 * that or goes beyond the block; returns where to go on. Words are found by their bits, as no
 * processor can guess where one ends */
static const char *
count_block (Counts *counts, const char *p, const char *end)
{
  const DemarcheTextBlock block = demarche_text_map_block (p);
  guint64 below = (block.wide & -block.wide) - 1; /* the first that is more */
  guint64 letters = block.letters & ~block.digits & below;
  guint64 starts = letters & ~(letters << 1);
  guint64 ends = ~letters & letters << 1 & below;

  for (; ends != 0; starts &= starts - 1, ends &= ends - 1) {
    guint start = (guint)__builtin_ctzll (starts);
    guint64 bytes;

    memcpy (&bytes, p + start, sizeof bytes);
    count_common (counts, bytes, (gsize)__builtin_ctzll (ends) - start);
    if (counts->n_words == SAMPLE_WORDS)
      return end;
  }
  guint64 left = starts | block.wide;
  if (left == 0)
    return p + DEMARCHE_TEXT_BLOCK_BYTES;
  p += __builtin_ctzll (left);
  return block.wide == 0 && !(left & 1) ? p : count_next (counts, p, end);
}

static void
count_words (Counts *counts, const char *text, gsize length)
{
  const char *end = text + MIN (length, SAMPLE_BYTES);

  for (const char *p = text; p < end && counts->n_words < SAMPLE_WORDS;)
    p = (gsize)(end - p) >= BLOCK_BYTES ? count_block (counts, p, end)
                                        : count_next (counts, p, end);
}

/* the Latin language whose common words are an eighth of all words and twice the next one's */
static const char *
choose_latin (const Counts *counts)
{
  guint best = 0;
  guint next = 0;

  for (guint i = 1; i < G_N_ELEMENTS (common); i++) {
    if (counts->n_common[i] > counts->n_common[best])
      best = i;
  }
  for (guint i = 0; i < G_N_ELEMENTS (common); i++) {
    if (i != best)
      next = MAX (next, counts->n_common[i]);
  }
  if (counts->n_common[best] * 8 < counts->n_words || counts->n_common[best] < 2 * next)
    return NULL;
  return common[best].code;
}

/* other languages share these scripts; their own letters tell them apart */
static gboolean
has_letter_of (const char *text, gsize length, const char *letters)
{
  const char *end = text + MIN (length, SAMPLE_BYTES);

  for (const char *p = text; p < end; p = g_utf8_next_char (p)) {
    if ((guchar)*p >= 0x80 && g_utf8_strchr (letters, -1, demarche_text_get_character (p)))
      return TRUE;
  }
  return FALSE;
}

const char *
demarche_language_recognise (const char *text, gsize length)
{
  Counts counts = {0};

  fill_slots ();
  count_words (&counts, text, length);
  if (counts.n_han >= LEAST_HAN && counts.n_han > 2 * counts.n_words &&
      !has_letter_of (text, length, "のはをにです"))
    return "zh";
  if (counts.n_words < LEAST_WORDS)
    return NULL;
  if (counts.n_cyrillic * 2 > counts.n_words)
    return has_letter_of (text, length, "іїєґўђјљњћџәғқңөұүһ") ? NULL : "ru";
  if (counts.n_arabic * 2 > counts.n_words)
    return has_letter_of (text, length, "پچژگٹڈڑں") ? NULL : "ar";
  return choose_latin (&counts);
}

const char *
demarche_language_get_name (const char *code)
{
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++) {
    if (strcmp (names[i].code, code) == 0)
      return names[i].name;
  }
  return code;
}
