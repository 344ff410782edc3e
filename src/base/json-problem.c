/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What the JSON scanner says about the slips of people who write JSON by hand. */

#include "base/json-scanner-private.h"

#include <string.h>

#define SHOWN_CHARS 40 /* of a word in a message */

typedef struct {
  const char *text;
  const char *message;
  const char *help;
} Slip;

static const char quote_help[] = "strings stand between straight quotation marks \" \"";
static const char inner_quote_help[] = "a quotation mark inside a string is written \\\"";
static const char space_help[] = "replace it by a plain space";
static const char utf8_help[] = "save the file as UTF-8";

/* comments, wherever they stand */
static const Slip comments[] = {
    {"//", "comments are not allowed", "say it in a key \"note\""},
    {"/*", "comments are not allowed", "say it in a key \"note\""},
    {"#", "comments are not allowed", "say it in a key \"note\""},
};

/* other beginnings where a value or a key is due */
static const Slip slips[] = {
    {"'", "single quotation mark", quote_help},
    {"`", "backquote", quote_help},
    {"“", "curly quotation mark", quote_help},
    {"”", "curly quotation mark", quote_help},
    {"„", "curly quotation mark", quote_help},
    {"‘", "curly quotation mark", quote_help},
    {"’", "curly quotation mark", quote_help},
    {"«", "angle quotation mark", quote_help},
    {"»", "angle quotation mark", quote_help},
    {"″", "double prime for a quotation mark", quote_help},
    {"＂", "full-width quotation mark", quote_help},
    {"(", "round bracket", "lists stand in [ ], objects in { }"},
    {"+", "number with a plus sign", "leave the plus sign out"},
    {".", "number without a digit before its point", "write 0.5 for .5"},
};

static const Slip spaces[] = {
    {"\xc2\xa0", "no-break space outside a string", space_help},
    {"\xe2\x80\xaf", "no-break space outside a string", space_help},
    {"\xe3\x80\x80", "wide space outside a string", space_help},
    {"\xe2\x80\x8b", "zero-width space outside a string", "remove it"},
    {"\xef\xbb\xbf", "byte order mark inside the file", "remove it"},
};

/* words that other languages have; the help is what JSON writes */
static const struct {
  const char *word;
  const char *json;
} words[] = {{"True", "true"},     {"TRUE", "true"}, {"yes", "true"},  {"False", "false"},
             {"FALSE", "false"},   {"no", "false"},  {"None", "null"}, {"Null", "null"},
             {"NULL", "null"},     {"nil", "null"},  {"NaN", "null"},  {"NA", "null"},
             {"undefined", "null"}};

static const char *const program_words[] = {"var",    "let",    "const",  "export",
                                            "module", "window", "return", NULL};

gboolean
demarche_json_fail (DemarcheJsonScanner *scanner, gsize start, gsize end, const char *help,
                    const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  scanner->problem = demarche_diagnostic_new (DEMARCHE_SEVERITY_ERROR, scanner->source, start,
                                              MIN (end, scanner->end), NULL, message, help);
  return FALSE;
}

char *
demarche_json_shorten (const char *text, gsize length)
{
  g_autofree char *valid = g_utf8_make_valid (text, (gssize)length);
  g_autofree char *cut = NULL;

  if (g_utf8_strlen (valid, -1) <= SHOWN_CHARS)
    return g_steal_pointer (&valid);
  cut = g_utf8_substring (valid, 0, SHOWN_CHARS);
  return g_strconcat (cut, "…", NULL);
}

/* why a UTF-8 decoder stops at these bytes */
static const char *
explain_encoding (guchar first, guchar second)
{
  if (first == 0xc0 || first == 0xc1 || (first == 0xe0 && second >= 0x80 && second < 0xa0) ||
      (first == 0xf0 && second >= 0x80 && second < 0x90))
    return "no UTF-8 (an overlong form)";
  if (first == 0xed && second >= 0xa0 && second < 0xc0)
    return "no UTF-8 (half of a surrogate pair)";
  return "no UTF-8";
}

gboolean
demarche_json_fail_encoding (DemarcheJsonScanner *scanner, gsize offset)
{
  guchar first = (guchar)scanner->text[offset];
  guchar second = (guchar)demarche_json_peek (scanner, offset + 1);

  if (offset == 0 && ((first == 0xff && second == 0xfe) || (first == 0xfe && second == 0xff)))
    return demarche_json_fail (scanner, 0, 2, utf8_help,
                               "the file is UTF-16: it begins with the bytes 0x%02x 0x%02x at "
                               "offset 0",
                               first, second);
  return demarche_json_fail (scanner, offset, offset + 1, utf8_help,
                             "byte 0x%02x at offset %" G_GSIZE_FORMAT " is %s", first, offset,
                             explain_encoding (first, second));
}

static gboolean
is_word_byte (char c)
{
  return g_ascii_isalnum (c) || c == '_' || c == '$' || (guchar)c >= 0x80;
}

static gsize
find_word_end (const DemarcheJsonScanner *scanner)
{
  gsize at = scanner->at;

  while (is_word_byte (demarche_json_peek (scanner, at)))
    at++;
  return at;
}

static gboolean
is_at (const DemarcheJsonScanner *scanner, const char *text)
{
  gsize length = strlen (text);

  return scanner->end - scanner->at >= length &&
         memcmp (scanner->text + scanner->at, text, length) == 0;
}

static const Slip *
find_slip (const DemarcheJsonScanner *scanner, const Slip *table, gsize n)
{
  for (gsize i = 0; i < n; i++)
    if (is_at (scanner, table[i].text))
      return &table[i];
  return NULL;
}

static gboolean
fail_slip (DemarcheJsonScanner *scanner, const Slip *slip)
{
  return demarche_json_fail (scanner, scanner->at, scanner->at + strlen (slip->text), slip->help,
                             "%s", slip->message);
}

static gboolean
fail_bracket (DemarcheJsonScanner *scanner)
{
  const DemarcheJsonLevel *level =
      &g_array_index (scanner->levels, DemarcheJsonLevel, scanner->levels->len - 1);
  char open = level->is_object ? '{' : '[';
  char close = level->is_object ? '}' : ']';
  g_autofree char *help = NULL;
  guint line;

  if (scanner->at == scanner->end) {
    help = g_strdup_printf ("its '%c' is missing: the text ends", close);
    return demarche_json_fail (scanner, level->start, level->start + 1, help,
                               "'%c' is never closed", open);
  }
  demarche_source_locate (scanner->source, level->start, &line, NULL);
  help = g_strdup_printf ("close it with '%c' first", close);
  return demarche_json_fail (scanner, scanner->at, scanner->at + 1, help,
                             "'%c' cannot close the '%c' in line %u", scanner->text[scanner->at],
                             open, line);
}

/* slips that are the same wherever they stand: the end of the text, a closing bracket of the
 * wrong kind, comments, odd spaces, bytes that are no text. TRUE: none of them */
static gboolean
check_common (DemarcheJsonScanner *scanner)
{
  const Slip *slip = find_slip (scanner, comments, G_N_ELEMENTS (comments));
  const char *text = scanner->text + scanner->at;
  char c = demarche_json_peek (scanner, scanner->at);
  gunichar character;

  if (slip == NULL)
    slip = find_slip (scanner, spaces, G_N_ELEMENTS (spaces));
  if (slip != NULL)
    return fail_slip (scanner, slip);
  if (scanner->levels->len > 0 && (scanner->at == scanner->end || c == ']' || c == '}'))
    return fail_bracket (scanner);
  if (scanner->at < scanner->end && c == '\0')
    return demarche_json_fail (scanner, scanner->at, scanner->at + 1, utf8_help,
                               "NUL byte at offset %" G_GSIZE_FORMAT, scanner->at);
  character = g_utf8_get_char_validated (text, (gssize)(scanner->end - scanner->at));
  if (character == (gunichar)-1 || character == (gunichar)-2)
    return demarche_json_fail_encoding (scanner, scanner->at);
  return TRUE;
}

/* one character that nothing explains */
static gboolean
fail_unexpected (DemarcheJsonScanner *scanner, const char *help)
{
  const char *text = scanner->text + scanner->at;
  gunichar c = g_utf8_get_char (text);
  gsize length = (gsize)g_utf8_skip[(guchar)*text];

  if (!g_unichar_isgraph (c))
    return demarche_json_fail (scanner, scanner->at, scanner->at + length, "remove it",
                               "unexpected character U+%04X", c);
  return demarche_json_fail (scanner, scanner->at, scanner->at + length, help, "unexpected '%.*s'",
                             (int)length, text);
}

static const char *
find_json_word (const char *word)
{
  static const char *const json_words[] = {"true", "false", "null", NULL};

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (strcmp (words[i].word, word) == 0)
      return words[i].json;
  return demarche_nearest_name (word, json_words);
}

/* a word without quotation marks where a value is due */
static gboolean
fail_word (DemarcheJsonScanner *scanner, gsize end)
{
  gsize length = end - scanner->at;
  g_autofree char *word = demarche_json_shorten (scanner->text + scanner->at, length);
  const char *json = find_json_word (word);
  g_autofree char *help = json != NULL ? g_strdup_printf ("write %s", json) : g_strdup (quote_help);

  if (scanner->levels->len == 0 && g_strv_contains (program_words, word))
    return demarche_json_fail (scanner, scanner->at, end,
                               "a file holds one value and no program: begin with its '{' or '['",
                               "unexpected '%s'", word);
  return demarche_json_fail (scanner, scanner->at, end, help, "'%s' is no value", word);
}

gboolean
demarche_json_fail_at_value (DemarcheJsonScanner *scanner)
{
  const Slip *slip = find_slip (scanner, slips, G_N_ELEMENTS (slips));
  gsize end = find_word_end (scanner);
  char c = demarche_json_peek (scanner, scanner->at);

  if (slip != NULL)
    return fail_slip (scanner, slip);
  if (c == ',' || ((c == '}' || c == ']') && scanner->last == DEMARCHE_JSON_KEY))
    return demarche_json_fail (scanner, scanner->at, scanner->at + 1, NULL,
                               "a value is missing before '%c'", c);
  if (!check_common (scanner))
    return FALSE;
  return end > scanner->at ? fail_word (scanner, end) : fail_unexpected (scanner, NULL);
}

gboolean
demarche_json_fail_at_key (DemarcheJsonScanner *scanner)
{
  const Slip *slip = find_slip (scanner, slips, G_N_ELEMENTS (slips));
  gsize end = find_word_end (scanner);
  g_autofree char *word = NULL;

  if (slip != NULL)
    return fail_slip (scanner, slip);
  if (!check_common (scanner))
    return FALSE;
  if (end == scanner->at)
    return fail_unexpected (scanner, "a key in quotation marks stands here");
  word = demarche_json_shorten (scanner->text + scanner->at, end - scanner->at);
  return demarche_json_fail (scanner, scanner->at, end, "a key is a string in \" \"",
                             "key '%s' without quotation marks", word);
}

/* a string just ended where no string can end: at a quotation mark of its own words */
static gboolean
is_inner_quote (const DemarcheJsonScanner *scanner)
{
  char c = demarche_json_peek (scanner, scanner->at);

  if (scanner->last != DEMARCHE_JSON_STRING && scanner->last != DEMARCHE_JSON_KEY)
    return FALSE;
  if (is_at (scanner, "true") || is_at (scanner, "false") || is_at (scanner, "null"))
    return scanner->at == scanner->last_end;
  if (scanner->at == scanner->last_end)
    return is_word_byte (c) || (g_ascii_ispunct (c) && strchr ("\"{[:=,", c) == NULL);
  return g_ascii_isalpha (c);
}

static gboolean
fail_inner_quote (DemarcheJsonScanner *scanner)
{
  return demarche_json_fail (scanner, scanner->last_end - 1, scanner->last_end, inner_quote_help,
                             "the string ends here, but text follows");
}

gboolean
demarche_json_fail_at_colon (DemarcheJsonScanner *scanner)
{
  char c = demarche_json_peek (scanner, scanner->at);

  if (c == '=')
    return demarche_json_fail (scanner, scanner->at, scanner->at + 1, NULL, "write ':' for '='");
  if (c == ',' || c == '}')
    return demarche_json_fail (scanner, scanner->last_end, scanner->last_end,
                               "an object holds \"key\": value; a list of strings stands in [ ]",
                               "':' and a value are missing after the key");
  if (!check_common (scanner))
    return FALSE;
  if (is_inner_quote (scanner))
    return fail_inner_quote (scanner);
  return demarche_json_fail (scanner, scanner->last_end, scanner->last_end, NULL,
                             "':' is missing after the key");
}

/* what can begin the next member, if only a comma stood before it */
static gboolean
is_at_member (const DemarcheJsonScanner *scanner)
{
  char c = demarche_json_peek (scanner, scanner->at);

  return c == '"' || c == '{' || c == '[' || c == '-' || is_word_byte (c) ||
         find_slip (scanner, slips, G_N_ELEMENTS (slips)) != NULL;
}

gboolean
demarche_json_fail_after_value (DemarcheJsonScanner *scanner)
{
  char c = demarche_json_peek (scanner, scanner->at);

  if (!check_common (scanner))
    return FALSE;
  if (c == ':')
    return demarche_json_fail (scanner, scanner->at, scanner->at + 1,
                               "\"key\": value stands in { }, a list in [ ]", "unexpected ':'");
  if (is_inner_quote (scanner))
    return fail_inner_quote (scanner);
  if (is_at_member (scanner))
    return demarche_json_fail (scanner, scanner->last_end, scanner->last_end, "put a comma here",
                               "',' is missing");
  return fail_unexpected (scanner, "a comma or the closing bracket stands here");
}

gboolean
demarche_json_fail_after_document (DemarcheJsonScanner *scanner)
{
  char c = demarche_json_peek (scanner, scanner->at);

  if (!check_common (scanner))
    return FALSE;
  if (c == ']' || c == '}')
    return demarche_json_fail (scanner, scanner->at, scanner->at + 1,
                               "remove it, or look for a bracket too many before it",
                               "'%c' closes nothing", c);
  return demarche_json_fail (scanner, scanner->at, scanner->at + 1,
                             "a file holds one value; several stand in a list [ ]",
                             "text after the end of the value");
}
