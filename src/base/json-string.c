/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Strings of JSON: decoded into a buffer, each byte checked. */

#include "base/json-scanner-private.h"

#include <string.h>

#define ESCAPE_BYTES 6 /* \uXXXX */

static const char escape_help[] = "leave it out, or write \\\\ for a backslash itself; known are "
                                  "\\\" \\\\ \\/ \\b \\f \\n \\r \\t "
                                  "\\uXXXX";
static const char surrogate_help[] =
    "write the character itself, or both halves as in \\ud83d\\ude00";

static gboolean
is_plain (char c)
{
  return (guchar)c >= 0x20 && c != '"' && c != '\\';
}

/* the value of the four digits at @offset, or -1 */
static int
get_hex (const DemarcheJsonScanner *scanner, gsize offset)
{
  int value = 0;

  for (gsize i = 0; i < 4; i++) {
    int digit = g_ascii_xdigit_value (demarche_json_peek (scanner, offset + i));

    if (digit < 0)
      return -1;
    value = value * 16 + digit;
  }
  return value;
}

static gboolean
is_high_half (int unit)
{
  return unit >= 0xd800 && unit <= 0xdbff;
}

static gboolean
is_low_half (int unit)
{
  return unit >= 0xdc00 && unit <= 0xdfff;
}

static gboolean
fail_half (DemarcheJsonScanner *scanner, gsize at)
{
  return demarche_json_fail (scanner, at, at + ESCAPE_BYTES, surrogate_help,
                             "'%.*s' is only half of a character", ESCAPE_BYTES,
                             scanner->text + at);
}

static gboolean
read_unicode_escape (DemarcheJsonScanner *scanner)
{
  gsize at = scanner->at;
  int unit = get_hex (scanner, at + 2);
  gunichar c;

  if (unit < 0)
    return demarche_json_fail (scanner, at, at + 2, NULL, "'\\u' without four hexadecimal digits");
  if (unit == 0)
    return demarche_json_fail (scanner, at, at + ESCAPE_BYTES, "leave it out",
                               "a string cannot hold the character NUL");
  c = (gunichar)unit;
  scanner->at += ESCAPE_BYTES;
  if (is_low_half (unit))
    return fail_half (scanner, at);
  if (is_high_half (unit)) {
    int low = -1;

    if (demarche_json_peek (scanner, scanner->at) == '\\' &&
        demarche_json_peek (scanner, scanner->at + 1) == 'u')
      low = get_hex (scanner, scanner->at + 2);
    if (!is_low_half (low))
      return fail_half (scanner, at);
    c = 0x10000 + ((c - 0xd800) << 10) + ((gunichar)low - 0xdc00);
    scanner->at += ESCAPE_BYTES;
  }
  g_string_append_unichar (scanner->buffer, c);
  return TRUE;
}

static gboolean
fail_escape (DemarcheJsonScanner *scanner, char name)
{
  if (!g_ascii_isgraph (name))
    return demarche_json_fail (scanner, scanner->at, scanner->at + 1, escape_help,
                               "a backslash that means nothing here");
  return demarche_json_fail (scanner, scanner->at, scanner->at + 2, escape_help,
                             "a backslash before '%c' means nothing", name);
}

static gboolean
read_escape (DemarcheJsonScanner *scanner)
{
  static const char names[] = "\"\\/bfnrt";
  static const char values[] = "\"\\/\b\f\n\r\t";
  char name = demarche_json_peek (scanner, scanner->at + 1);
  const char *found;

  if (name == 'u')
    return read_unicode_escape (scanner);
  found = name != '\0' ? strchr (names, name) : NULL;
  if (found == NULL)
    return fail_escape (scanner, name);
  g_string_append_c (scanner->buffer, values[found - names]);
  scanner->at += 2;
  return TRUE;
}

static gboolean
fail_control (DemarcheJsonScanner *scanner, gsize start)
{
  gsize at = scanner->at;
  guchar c = (guchar)scanner->text[at];

  if (c == '\n' || c == '\r')
    return demarche_json_fail_open (scanner, start);
  if (c == '\t')
    return demarche_json_fail (scanner, at, at + 1, "write a space for it, or \\t",
                               "a tab inside a string");
  if (c == '\0')
    return demarche_json_fail (scanner, at, at + 1, "remove it, or save the file as UTF-8",
                               "NUL byte at offset %" G_GSIZE_FORMAT, at);
  return demarche_json_fail (scanner, at, at + 1, "remove it",
                             "control character U+%04X inside a string", c);
}

/* takes over the bytes up to the next quotation mark, backslash or control */
static gboolean
read_plain (DemarcheJsonScanner *scanner)
{
  const char *text = scanner->text + scanner->at;
  gsize left = scanner->end - scanner->at;
  guchar bits = 0;
  const char *valid_end;
  gsize n = 0;

  for (; n < left && is_plain (text[n]); n++)
    bits |= (guchar)text[n];
  if (bits >= 0x80 && !g_utf8_validate_len (text, n, &valid_end))
    return demarche_json_fail_encoding (scanner, (gsize)(valid_end - scanner->text));
  g_string_append_len (scanner->buffer, text, (gssize)n);
  scanner->at += n;
  return TRUE;
}

gboolean
demarche_json_read_string (DemarcheJsonScanner *scanner, DemarcheJsonToken *token)
{
  gsize start = scanner->at;

  g_string_truncate (scanner->buffer, 0);
  scanner->at++;
  for (;;) {
    if (!read_plain (scanner))
      return FALSE;
    if (scanner->buffer->len > scanner->limits.max_string)
      return demarche_json_fail (scanner, start, start + 1, NULL,
                                 "string longer than %" G_GSIZE_FORMAT " bytes",
                                 scanner->limits.max_string);
    if (scanner->at == scanner->end)
      return demarche_json_fail_open (scanner, start);
    if (scanner->text[scanner->at] == '"')
      break;
    if (scanner->text[scanner->at] != '\\')
      return fail_control (scanner, start);
    if (!read_escape (scanner))
      return FALSE;
  }
  scanner->at++;
  token->string = scanner->buffer->str;
  token->length = scanner->buffer->len;
  return TRUE;
}

/* decoded and written bytes of what stands at @text, inside a valid literal */
static void
measure_piece (const char *text, gsize *decoded, gsize *written)
{
  *decoded = 1;
  *written = 1;
  if (text[0] != '\\')
    return;
  *written = 2;
  if (text[1] == 'u') {
    g_autofree char *digits = g_strndup (text + 2, 4);
    gunichar unit = (gunichar)g_ascii_strtoull (digits, NULL, 16);
    gboolean is_pair = is_high_half ((int)unit);

    *decoded = is_pair ? 4 : (gsize)g_unichar_to_utf8 (unit, NULL);
    *written = is_pair ? 2 * ESCAPE_BYTES : ESCAPE_BYTES;
  }
}

gsize
demarche_json_string_source_offset (DemarcheSource *source, gsize literal, gsize offset)
{
  gsize length;
  const char *text = demarche_source_get_text (source, &length);
  gsize at = literal + 1;

  while (at + 1 < length && text[at] != '"') {
    gsize decoded;
    gsize written;

    measure_piece (text + at, &decoded, &written);
    if (offset < decoded)
      break;
    offset -= decoded;
    at += written;
  }
  return MIN (at, length);
}
