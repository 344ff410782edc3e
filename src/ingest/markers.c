/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* List marks: bullets, dashes, enumerators. */
#include "ingest/markers.h"

#include "base/text.h"

#include <string.h>

static gboolean
is_bullet (gunichar c)
{
  switch (c) {
  case 0x2022: /* • */
  case 0x2023:
  case 0x2043:
  case 0x00B7:
  case 0x25AA:
  case 0x25AB:
  case 0x25A0:
  case 0x25A1:
  case 0x25CF:
  case 0x25CB:
  case 0x25E6:
  case 0x2666:
  case 0x27A2:
  case 0x27A4:
  case 0x2713:
  case 0x2714:
    return TRUE;
  default:
    return c >= 0xF000 && c <= 0xF0FF; /* symbol fonts */
  }
}

/* value of a roman numeral up to 39, 0 when it is none */
static guint
read_roman (const char *text, gsize length)
{
  static const char *const units[] = {"", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"};
  guint tens = 0;

  while (tens < 3 && length > 0 && g_ascii_tolower (*text) == 'x') {
    tens++;
    text++;
    length--;
  }
  for (guint i = tens ? 0 : 1; i < G_N_ELEMENTS (units); i++) {
    if (strlen (units[i]) == length && g_ascii_strncasecmp (units[i], text, length) == 0)
      return tens * 10 + i;
  }
  return 0;
}

/* the number that up to three digits are; FALSE when something else stands there */
static gboolean
read_number (const char *word, gsize length, guint *ordinal)
{
  *ordinal = 0;
  for (gsize i = 0; i < length; i++) {
    if (!g_ascii_isdigit (word[i]))
      return FALSE;
    *ordinal = *ordinal * 10 + (guint)(word[i] - '0');
  }
  return length <= 3;
}

/* what stands between the brackets or before the stop, at least a letter or figure */
static DemarcheMarker
read_enumerator (const char *word, gsize length, guint *ordinal)
{
  char first = g_ascii_tolower (*word);

  if (read_number (word, length, ordinal))
    return DEMARCHE_MARKER_NUMBER;
  *ordinal = read_roman (word, length);
  if (*ordinal > 0 && (length > 1 || first == 'i'))
    return DEMARCHE_MARKER_ROMAN;
  if (length == 1 && g_ascii_isalpha (first)) {
    *ordinal = (guint)(first - 'a') + 1;
    return DEMARCHE_MARKER_LETTER;
  }
  return *ordinal > 0 ? DEMARCHE_MARKER_ROMAN : DEMARCHE_MARKER_NONE;
}

static gsize
skip_spaces (const char *text, gsize length, gsize at)
{
  while (at < length && demarche_text_is_space (demarche_text_get_character (text + at)))
    at = (gsize)(g_utf8_next_char (text + at) - text);
  return at;
}

/* "а)", "(б)": with a bracket only, as "А." begins a name */
static DemarcheMarker
find_cyrillic (const char *text, gsize length, guint *ordinal, gsize *end)
{
  gsize start = length > 0 && text[0] == '(' ? 1 : 0;

  if (length < start + 3)
    return DEMARCHE_MARKER_NONE;
  *ordinal = demarche_text_get_list_letter (g_utf8_get_char (text + start));
  if (*ordinal == 0 || text[start + 2] != ')')
    return DEMARCHE_MARKER_NONE;
  *end = skip_spaces (text, length, start + 3);
  return *end > start + 3 ? DEMARCHE_MARKER_LETTER : DEMARCHE_MARKER_NONE;
}

/* "1." "1)" "(1)" "a)" "iv." */
static DemarcheMarker
find_enumerator (const char *text, gsize length, guint *ordinal, gsize *end)
{
  gsize start = length > 0 && text[0] == '(' ? 1 : 0;
  gsize at = start;
  DemarcheMarker marker;

  while (at < length && at - start < 6 && g_ascii_isalnum (text[at]))
    at++;
  if (at == start)
    return find_cyrillic (text, length, ordinal, end);
  if (at >= length || (text[at] != ')' && (start == 1 || text[at] != '.')))
    return DEMARCHE_MARKER_NONE;
  *end = skip_spaces (text, length, at + 1);
  if (*end == at + 1)
    return DEMARCHE_MARKER_NONE;
  marker = read_enumerator (text + start, at - start, ordinal);
  /* "A. Rossi" is a name, "I." may start a heading */
  if (marker == DEMARCHE_MARKER_LETTER && text[at] == '.' && g_ascii_isupper (text[start]))
    return DEMARCHE_MARKER_NONE;
  return marker;
}

DemarcheMarker
demarche_marker_find (const char *text, gsize length, guint *ordinal, gsize *end)
{
  gunichar c;
  gsize after;

  *ordinal = 0;
  *end = 0;
  if (length == 0)
    return DEMARCHE_MARKER_NONE;
  c = demarche_text_get_character (text);
  after = (gsize)(g_utf8_next_char (text) - text);
  *end = skip_spaces (text, length, after);
  if (is_bullet (c))
    return DEMARCHE_MARKER_BULLET;
  if (*end > after && (c == '*' || c == '+'))
    return DEMARCHE_MARKER_BULLET;
  if (*end > after && (c == '-' || c == 0x2013 || c == 0x2014 || c == 0x2010 || c == 0x2012))
    return DEMARCHE_MARKER_DASH;
  return find_enumerator (text, length, ordinal, end);
}

gboolean
demarche_marker_follows (DemarcheMarker before, guint ordinal_before, DemarcheMarker marker,
                         guint ordinal)
{
  if (marker == DEMARCHE_MARKER_BULLET || marker == DEMARCHE_MARKER_DASH)
    return TRUE;
  /* v) and x) after iv) and ix) look like letters */
  if (before != marker)
    return ordinal == 1 || (before == DEMARCHE_MARKER_ROMAN && marker == DEMARCHE_MARKER_LETTER);
  return ordinal == ordinal_before + 1 || ordinal == 1;
}
