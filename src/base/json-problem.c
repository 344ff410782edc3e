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

static const char quote_help[] = "write the straight quotation mark \" before and after the text";
static const char curly_help[] =
    "write the straight \" for it; word processors bend it: switch their \"smart quotes\" off";
static const char note_help[] = "say it in a key \"note\", as in \"note\": \"why it is so\"";
static const char space_help[] = "replace it by a plain space";
static const char utf8_help[] = "save the file as UTF-8";

/* comments, wherever they stand */
static const Slip comments[] = {
    {"//", "comments are not allowed", note_help},   {"/*", "comments are not allowed", note_help},
    {"#", "comments are not allowed", note_help},    {"--", "comments are not allowed", note_help},
    {"<!--", "comments are not allowed", note_help}, {"%", "comments are not allowed", note_help},
};

/* other beginnings where a value or a key is due */
static const Slip slips[] = {
    {"```", "three backquotes: they mark a file inside a message",
     "remove this line, and the one like it at the end"},
    {"...", "a phrase without its quotation marks", quote_help},
    {"@", "a phrase without its quotation marks", quote_help},
    {"'", "single quotation mark", quote_help},
    {"`", "backquote", quote_help},
    {"“", "curly quotation mark", curly_help},
    {"”", "curly quotation mark", curly_help},
    {"„", "curly quotation mark", curly_help},
    {"‘", "curly quotation mark", curly_help},
    {"’", "curly quotation mark", curly_help},
    {"«", "angle quotation mark", quote_help},
    {"»", "angle quotation mark", quote_help},
    {"″", "double prime for a quotation mark", quote_help},
    {"＂", "full-width quotation mark", quote_help},
    {"(", "round bracket", "lists stand in [ ], objects in { }"},
    {"\\", "a backslash outside a string", "remove it"},
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

static gsize
find_word_end (const DemarcheJsonScanner *scanner)
{
  gsize at = scanner->at;

  while (demarche_json_is_word_byte (demarche_json_peek (scanner, at)))
    at++;
  return at;
}

gboolean
demarche_json_is_at (const DemarcheJsonScanner *scanner, const char *text)
{
  gsize length = strlen (text);

  return scanner->end - scanner->at >= length &&
         memcmp (scanner->text + scanner->at, text, length) == 0;
}

static const Slip *
find_slip (const DemarcheJsonScanner *scanner, const Slip *table, gsize n)
{
  for (gsize i = 0; i < n; i++)
    if (demarche_json_is_at (scanner, table[i].text))
      return &table[i];
  return NULL;
}

static gboolean
fail_slip (DemarcheJsonScanner *scanner, const Slip *slip)
{
  return demarche_json_fail (scanner, scanner->at, scanner->at + strlen (slip->text), slip->help,
                             "%s", slip->message);
}

gboolean
demarche_json_check_common (DemarcheJsonScanner *scanner)
{
  const Slip *slip = find_slip (scanner, comments, G_N_ELEMENTS (comments));
  const char *text = scanner->text + scanner->at;
  char c = demarche_json_peek (scanner, scanner->at);
  gunichar character;

  if (slip == NULL)
    slip = find_slip (scanner, spaces, G_N_ELEMENTS (spaces));
  if (slip != NULL)
    return fail_slip (scanner, slip);
  if (scanner->n_levels > 0 && (scanner->at == scanner->end || c == ']' || c == '}'))
    return demarche_json_fail_bracket (scanner);
  if (scanner->at < scanner->end && c == '\0')
    return demarche_json_fail (scanner, scanner->at, scanner->at + 1, utf8_help,
                               "NUL byte at offset %" G_GSIZE_FORMAT, scanner->at);
  character = g_utf8_get_char_validated (text, (gssize)(scanner->end - scanner->at));
  if (character == (gunichar)-1 || character == (gunichar)-2)
    return demarche_json_fail_encoding (scanner, scanner->at);
  return TRUE;
}

/* one character that nothing explains */
gboolean
demarche_json_fail_unexpected (DemarcheJsonScanner *scanner, const char *help)
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

  if (scanner->n_levels == 0 && g_strv_contains (program_words, word))
    return demarche_json_fail (scanner, scanner->at, end,
                               "a file holds one value and no program: begin with its '{' or '['",
                               "unexpected '%s'", word);
  if (scanner->n_levels == 0)
    return demarche_json_fail (scanner, scanner->at, end,
                               "the first mark of a file is { or [; remarks stand in a \"note\"",
                               "'%s' before the file begins", word);
  if (json == NULL)
    return demarche_json_fail (scanner, scanner->at, end, help, "'%s' without quotation marks",
                               word);
  return demarche_json_fail (scanner, scanner->at, end, help, "'%s' is no value", word);
}

/* a comma where a value or key is due */
static gboolean
fail_comma (DemarcheJsonScanner *scanner)
{
  const char *message = "a comma too many: two in a row";
  const char *help = "remove one of them";

  if (scanner->last == DEMARCHE_JSON_ARRAY_START || scanner->last == DEMARCHE_JSON_OBJECT_START) {
    message = "a comma too many: nothing stands before it";
    help = "remove it; commas stand between two items";
  } else if (scanner->last == DEMARCHE_JSON_KEY) {
    message = "a value is missing before ','";
    help = "write the value, or remove the key and its ':'";
  }
  return demarche_json_fail (scanner, scanner->at, scanner->at + 1, help, "%s", message);
}

gboolean
demarche_json_fail_at_value (DemarcheJsonScanner *scanner)
{
  const Slip *slip = find_slip (scanner, slips, G_N_ELEMENTS (slips));
  gsize end = find_word_end (scanner);
  char c = demarche_json_peek (scanner, scanner->at);

  if (slip != NULL)
    return fail_slip (scanner, slip);
  if (c == ',')
    return fail_comma (scanner);
  if (c == ':')
    return demarche_json_fail (scanner, scanner->at, scanner->at + 1, "remove it",
                               "a second ':' after one key");
  if ((c == '}' || c == ']') && scanner->last == DEMARCHE_JSON_KEY)
    return demarche_json_fail (scanner, scanner->at, scanner->at + 1,
                               "write the value, or remove the key and its ':'",
                               "a value is missing before '%c'", c);
  if (!demarche_json_check_common (scanner))
    return FALSE;
  return end > scanner->at ? fail_word (scanner, end)
                           : demarche_json_fail_unexpected (scanner, NULL);
}

/* "0,5" as a value: the fraction stands where the next key is due */
static gboolean
is_after_decimal_comma (const DemarcheJsonScanner *scanner)
{
  return scanner->last == DEMARCHE_JSON_NUMBER && scanner->at == scanner->last_end + 1 &&
         g_ascii_isdigit (demarche_json_peek (scanner, scanner->at));
}

gboolean
demarche_json_is_at_slip (const DemarcheJsonScanner *scanner)
{
  return find_slip (scanner, slips, G_N_ELEMENTS (slips)) != NULL;
}

gboolean
demarche_json_fail_at_key (DemarcheJsonScanner *scanner)
{
  const Slip *slip = find_slip (scanner, slips, G_N_ELEMENTS (slips));
  gsize end = find_word_end (scanner);
  char c = demarche_json_peek (scanner, scanner->at);
  g_autofree char *word = NULL;

  if (slip != NULL)
    return fail_slip (scanner, slip);
  if (c == ',')
    return fail_comma (scanner);
  if (c == '{' || c == '[')
    return demarche_json_fail_bracket_for_key (scanner);
  if (!demarche_json_check_common (scanner))
    return FALSE;
  if (is_after_decimal_comma (scanner))
    return demarche_json_fail (scanner, scanner->last_end, scanner->last_end + 1,
                               "write a point for it, as in 0.5", "a comma inside a number");
  if (end == scanner->at)
    return demarche_json_fail_unexpected (scanner, "a key in quotation marks stands here");
  word = demarche_json_shorten (scanner->text + scanner->at, end - scanner->at);
  return demarche_json_fail (scanner, scanner->at, end, "write \" before and after it",
                             "key '%s' without quotation marks", word);
}
