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

  while (from > text &&
         demarche_text_is_word_char (demarche_text_get_character (g_utf8_prev_char (from))))
    from = g_utf8_prev_char (from);
  while (to < text + length && demarche_text_is_word_char (demarche_text_get_character (to)))
    to = g_utf8_next_char (to);
  *start = (gsize)(from - text);
  *end = (gsize)(to - text);
}

static gboolean
are_mixed (Alphabet first, Alphabet second)
{
  return first != ALPHABET_NONE && second != ALPHABET_NONE && first != second;
}

static Alphabet
get_alphabet_at (const char *p)
{
  return get_alphabet (demarche_text_get_character (p));
}

/* one letter of a mixed pair is beyond ASCII: only those are looked at, with what is beside them */
guint
demarche_scripts_count_mixed (const char *text, gsize length, gsize *start, gsize *end)
{
  const char *limit = text + length;
  guint n = 0;

  for (const char *p = demarche_text_skip_ascii (text, limit); p < limit;
       p = demarche_text_skip_ascii (p, limit)) {
    Alphabet alphabet = get_alphabet_at (p);
    const char *letter = p;

    p = g_utf8_next_char (p);
    if (alphabet == ALPHABET_NONE)
      continue;
    if (letter > text && are_mixed (get_alphabet_at (g_utf8_prev_char (letter)), alphabet) &&
        n++ == 0)
      find_word (text, length, letter, start, end);
    if (p < limit && (guchar)*p < 0x80 && are_mixed (alphabet, get_alphabet_at (p)) && n++ == 0)
      find_word (text, length, p, start, end);
  }
  return n;
}
