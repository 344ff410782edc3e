/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Words with letters of two alphabets that look alike. */
#include "base/scripts.h"

#include "base/text.h"

typedef enum {
  ALPHABET_NONE,
  ALPHABET_LATIN,
  ALPHABET_OTHER,
} Alphabet;

static Alphabet
get_alphabet (gunichar c)
{
  if (!g_unichar_isalpha (c))
    return ALPHABET_NONE;
  switch (g_unichar_get_script (c)) {
  case G_UNICODE_SCRIPT_LATIN:
    return ALPHABET_LATIN;
  case G_UNICODE_SCRIPT_CYRILLIC:
  case G_UNICODE_SCRIPT_GREEK:
    return ALPHABET_OTHER;
  default:
    return ALPHABET_NONE;
  }
}

static void
find_word (const char *text, gsize length, const char *inside, gsize *start, gsize *end)
{
  const char *from = inside;
  const char *to = inside;

  while (from > text && demarche_text_is_word_char (g_utf8_get_char (g_utf8_prev_char (from))))
    from = g_utf8_prev_char (from);
  while (to < text + length && demarche_text_is_word_char (g_utf8_get_char (to)))
    to = g_utf8_next_char (to);
  *start = (gsize)(from - text);
  *end = (gsize)(to - text);
}

guint
demarche_scripts_count_mixed (const char *text, gsize length, gsize *start, gsize *end)
{
  const char *limit = text + length;
  Alphabet before = ALPHABET_NONE;
  guint n = 0;

  if (demarche_text_is_ascii (text, length))
    return 0;
  for (const char *p = text; p < limit; p = g_utf8_next_char (p)) {
    gunichar c = (guchar)*p < 0x80 ? (guchar)*p : g_utf8_get_char (p);
    Alphabet alphabet =
        c < 0x80 ? (g_ascii_isalpha ((char)c) ? ALPHABET_LATIN : ALPHABET_NONE) : get_alphabet (c);

    if (alphabet != ALPHABET_NONE && before != ALPHABET_NONE && alphabet != before && n++ == 0)
      find_word (text, length, p, start, end);
    before = alphabet;
  }
  return n;
}
