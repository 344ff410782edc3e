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

/* value of a roman numeral up to 39 in small letters, 0 when it is none */
static guint
read_roman (const char *text, gsize length)
{
  static const char *const units[] = {"", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"};
  guint tens = 0;

  while (tens < 3 && length > 0 && *text == 'x') {
    tens++;
    text++;
    length--;
  }
  for (guint i = tens ? 0 : 1; i < G_N_ELEMENTS (units); i++) {
    if (strlen (units[i]) == length && strncmp (units[i], text, length) == 0)
      return tens * 10 + i;
  }
  return 0;
}

/* what stands between the brackets or before the stop */
static DemarcheMarker
read_enumerator (const char *word, gsize length, guint *ordinal)
{
  g_autofree char *small = g_ascii_strdown (word, (gssize)length);

  if (length >= 1 && length <= 3 && strspn (word, "0123456789") >= length) {
    *ordinal = (guint)g_ascii_strtoull (small, NULL, 10);
    return DEMARCHE_MARKER_NUMBER;
  }
  *ordinal = read_roman (small, length);
  if (*ordinal > 0 && (length > 1 || *small == 'i'))
    return DEMARCHE_MARKER_ROMAN;
  if (length == 1 && g_ascii_isalpha (*small)) {
    *ordinal = (guint)(*small - 'a') + 1;
    return DEMARCHE_MARKER_LETTER;
  }
  return *ordinal > 0 ? DEMARCHE_MARKER_ROMAN : DEMARCHE_MARKER_NONE;
}

static gsize
skip_spaces (const char *text, gsize length, gsize at)
{
  while (at < length && demarche_text_is_space (g_utf8_get_char (text + at)))
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
  c = g_utf8_get_char (text);
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
