/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The escapers that libraries lack: terminal, spreadsheet, JSON lines, and what must not reach
 * markup. All take any bytes. */

#include "base/escape.h"

#include "base/text-block.h"

#include <math.h>
#include <string.h>

#define REPLACEMENT 0xfffd
#define NOT_UTF8 G_MAXUINT32 /* no character: the byte itself is meant */
#define MAX_DECIMALS 17

/* the character at @p and its length; a byte that begins none, and NUL, have length 1 */
static gunichar
decode (const char *p, const char *end, gsize *length)
{
  gunichar c;

  *length = 1;
  if ((guchar)*p < 0x80)
    return (guchar)*p;
  c = g_utf8_get_char_validated (p, end - p);
  if (c == (gunichar)-1 || c == (gunichar)-2)
    return NOT_UTF8;
  *length = (gsize)g_utf8_skip[(guchar)*p];
  return c;
}

static const char *
get_end (const char *text, gssize length)
{
  return text + (length < 0 ? strlen (text) : (gsize)length);
}

static gboolean
is_control (gunichar c)
{
  return c < 0x20 || (c >= 0x7f && c < 0xa0);
}

/* controls that reorder what follows them */
static gboolean
is_bidi_override (gunichar c)
{
  return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

static gboolean
is_bidi_control (gunichar c)
{
  return is_bidi_override (c) || c == 0x061c || c == 0x200e || c == 0x200f;
}

static gboolean
is_noncharacter (gunichar c)
{
  return (c >= 0xfdd0 && c <= 0xfdef) || (c & 0xfffe) == 0xfffe;
}

/* characters that show as nothing and are no part of how a language is written */
static gboolean
is_invisible (gunichar c)
{
  return c == 0x200b || (c >= 0x2060 && c <= 0x2064) || c == 0x2028 || c == 0x2029 || c == 0xfeff ||
         (c >= 0xe0000 && c <= 0xe007f);
}

static void
append_visible (GString *out, gunichar c)
{
  if (c == '\n')
    g_string_append (out, "\\n");
  else if (c == '\r')
    g_string_append (out, "\\r");
  else if (c == '\t')
    g_string_append (out, "\\t");
  else if (c < 0x80)
    g_string_append_printf (out, "\\x%02x", c);
  else
    g_string_append_printf (out, c > 0xffff ? "\\U%08x" : "\\u%04x", c);
}

void
demarche_escape_terminal (GString *out, const char *text, gssize length)
{
  const char *end = get_end (text, length);
  gsize step;

  for (const char *p = text; p < end; p += step) {
    gunichar c = decode (p, end, &step);

    if (c == NOT_UTF8)
      g_string_append_printf (out, "\\x%02x", (guchar)*p);
    else if (is_control (c) || is_bidi_control (c) || is_invisible (c) || is_noncharacter (c))
      append_visible (out, c);
    else
      g_string_append_len (out, p, (gssize)step);
  }
}

static gboolean
is_formula_start (gunichar c)
{
  return c == '=' || c == '+' || c == '-' || c == '@' || c == '\t' || c == '\r' || c == '|' ||
         c == 0xff1d || c == 0xff0b || c == 0xff0d || c == 0xff20;
}

static gboolean
is_passed_over (gunichar c)
{
  return c == '"' || c == '\'' || c == '\n' || c == 0xff02 || c == 0xff07 || c == 0xfeff ||
         c == 0x200b || (c != NOT_UTF8 && g_unichar_type (c) == G_UNICODE_SPACE_SEPARATOR);
}

/* some programs skip spaces and quotation marks before they look for a formula */
static gboolean
looks_like_formula (const char *text, const char *end)
{
  gsize step;

  for (const char *p = text; p < end; p += step) {
    gunichar c = decode (p, end, &step);

    if (is_formula_start (c))
      return TRUE;
    if (!is_passed_over (c))
      return FALSE;
  }
  return FALSE;
}

static const guint8 quoted_bytes[256] = {
    ['"'] = 1, [','] = 1, [';'] = 1, ['\t'] = 1, ['\r'] = 1, ['\n'] = 1};

static gboolean
needs_quotes (const char *text, const char *end)
{
  if (text < end && (*text == ' ' || end[-1] == ' '))
    return TRUE;
  for (const char *p = text; p < end; p++)
    if (quoted_bytes[(guchar)*p])
      return TRUE;
  return FALSE;
}

/* the first byte from @text on that is no printable ASCII and no line feed, or a quotation mark */
static const char *
skip_plain (const char *text, const char *end)
{
  for (; end - text >= DEMARCHE_TEXT_BLOCK_BYTES; text += DEMARCHE_TEXT_BLOCK_BYTES) {
    guint64 odd = ~demarche_text_map_printable (text) | demarche_text_map_byte (text, '"');

    if (odd != 0)
      return text + __builtin_ctzll (odd);
  }
  while (text < end && *text >= ' ' && *text < 0x7f && *text != '"')
    text++;
  return text;
}

static void
append_csv_char (GString *out, gunichar c)
{
  if (c == '"')
    g_string_append (out, "\"\"");
  else if (c == NOT_UTF8 || is_noncharacter (c) ||
           (is_control (c) && c != '\n' && c != '\r' && c != '\t'))
    g_string_append_unichar (out, REPLACEMENT);
  else
    g_string_append_unichar (out, c);
}

void
demarche_escape_csv (GString *out, const char *text, gssize length)
{
  const char *end = get_end (text, length);
  gboolean formula = looks_like_formula (text, end);
  gboolean quoted = formula || needs_quotes (text, end);
  gsize step;

  if (quoted)
    g_string_append_c (out, '"');
  if (formula)
    g_string_append_c (out, '\'');
  for (const char *p = text; p < end; p += step) {
    const char *special = skip_plain (p, end);

    g_string_append_len (out, p, special - p);
    p = special;
    step = 0;
    if (p < end)
      append_csv_char (out, decode (p, end, &step));
  }
  if (quoted)
    g_string_append_c (out, '"');
}

static const char *
get_short_json_escape (gunichar c)
{
  switch (c) {
  case '"':
    return "\\\"";
  case '\\':
    return "\\\\";
  case '\n':
    return "\\n";
  case '\r':
    return "\\r";
  case '\t':
    return "\\t";
  default:
    return NULL;
  }
}

/* JSON lines are read on terminals too, and an escape loses nothing */
static gboolean
needs_json_escape (gunichar c, gboolean in_html)
{
  if (in_html && (c == '<' || c == '>' || c == '&'))
    return TRUE;
  return is_control (c) || is_bidi_control (c) || c == 0x2028 || c == 0x2029 ||
         (is_noncharacter (c) && c <= 0xffff);
}

static void
append_json_char (GString *out, gunichar c, gboolean in_html)
{
  const char *escape = get_short_json_escape (c);

  if (c == NOT_UTF8 || c == 0)
    g_string_append_unichar (out, REPLACEMENT);
  else if (escape != NULL)
    g_string_append (out, escape);
  else if (needs_json_escape (c, in_html))
    g_string_append_printf (out, "\\u%04x", c);
  else
    g_string_append_unichar (out, c);
}

static gboolean
is_plain_json_byte (char c)
{
  return c >= ' ' && c < 0x7f && c != '"' && c != '\\' && c != '<' && c != '>' && c != '&';
}

void
demarche_escape_json (GString *out, const char *text, gssize length, gboolean in_html)
{
  const char *end = get_end (text, length);
  const char *p = text;

  g_string_append_c (out, '"');
  while (p < end) {
    const char *plain = p;
    gsize step;

    while (p < end && is_plain_json_byte (*p))
      p++;
    g_string_append_len (out, plain, p - plain);
    if (p == end)
      break;
    append_json_char (out, decode (p, end, &step), in_html);
    p += step;
  }
  g_string_append_c (out, '"');
}

char *
demarche_escape_clean (const char *text, gssize length)
{
  const char *end = get_end (text, length);
  GString *out = g_string_sized_new ((gsize)(end - text));
  gsize step;

  for (const char *p = text; p < end; p += step) {
    gunichar c = decode (p, end, &step);

    if (c == '\n' || c == '\r' || c == '\t')
      g_string_append_c (out, (char)c);
    else if (c == NOT_UTF8 || is_control (c) || is_noncharacter (c))
      g_string_append_unichar (out, REPLACEMENT);
    else if (is_bidi_override (c))
      g_string_append_printf (out, "[U+%04X]", c);
    else
      g_string_append_len (out, p, (gssize)step);
  }
  return g_string_free (out, FALSE);
}

void
demarche_escape_css (GString *out, const char *text, gssize length)
{
  g_autofree char *clean = demarche_escape_clean (text, length);

  g_string_append_c (out, '"');
  for (const char *p = clean; *p != '\0'; p = g_utf8_next_char (p)) {
    if (g_ascii_isalnum (*p))
      g_string_append_c (out, *p);
    else /* the space ends the escape */
      g_string_append_printf (out, "\\%x ", g_utf8_get_char (p));
  }
  g_string_append_c (out, '"');
}

void
demarche_escape_number (GString *out, double value, guint decimals)
{
  char format[8];
  char buffer[512]; /* the largest double has 309 digits before its point */
  const char *text = buffer;

  g_return_if_fail (isfinite (value));
  g_snprintf (format, sizeof format, "%%.%uf", MIN (decimals, MAX_DECIMALS));
  g_ascii_formatd (buffer, sizeof buffer, format, value);
  if (buffer[0] == '-' && strspn (buffer, "-0.") == strlen (buffer))
    text++;
  g_string_append (out, text);
}
