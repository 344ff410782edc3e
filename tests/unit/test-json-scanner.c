/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The strict JSON scanner: what it takes, what it refuses and in which words. */
#include "base/json-scanner.h"
#include "runner.h"

#include <json-glib/json-glib.h>
#include <string.h>

/* an exact copy on the heap, so that a sanitizer sees a read past the end */
static DemarcheSource *
make_source (const char *text, gsize length)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length);

  return demarche_source_new ("rules.json", bytes);
}

static void
append_token (GString *out, const DemarcheJsonToken *token)
{
  static const char *const marks[] = {
      [DEMARCHE_JSON_OBJECT_START] = "{", [DEMARCHE_JSON_OBJECT_END] = "}",
      [DEMARCHE_JSON_ARRAY_START] = "[",  [DEMARCHE_JSON_ARRAY_END] = "]",
      [DEMARCHE_JSON_TRUE] = "true",      [DEMARCHE_JSON_FALSE] = "false",
      [DEMARCHE_JSON_NULL] = "null",      [DEMARCHE_JSON_END] = "."};

  if (out->len > 0)
    g_string_append_c (out, ' ');
  if (token->type == DEMARCHE_JSON_KEY)
    g_string_append_printf (out, "%s:", token->string);
  else if (token->type == DEMARCHE_JSON_STRING)
    g_string_append_printf (out, "<%s>", token->string);
  else if (token->type == DEMARCHE_JSON_NUMBER)
    g_string_append_printf (out, "%.17g", token->number);
  else
    g_string_append (out, marks[token->type]);
}

/* each assertion of the framework is a message to its parent: too slow for every token */
static gboolean
is_sound (const DemarcheJsonToken *token, gsize length)
{
  if (token->start > token->end || token->end > length)
    return FALSE;
  if (token->type != DEMARCHE_JSON_KEY && token->type != DEMARCHE_JSON_STRING)
    return TRUE;
  return strlen (token->string) == token->length && g_utf8_validate (token->string, -1, NULL);
}

/* all tokens in short, or NULL and the problem */
static char *
scan (const char *text, gsize length, DemarcheDiagnostic **problem)
{
  g_autoptr (DemarcheSource) source = make_source (text, length);
  g_autoptr (DemarcheJsonScanner) scanner =
      demarche_json_scanner_new (source, 0, length, &demarche_json_limits_default);
  g_autoptr (GString) out = g_string_new (NULL);
  DemarcheJsonToken token;

  do {
    if (!demarche_json_scanner_next (scanner, &token, problem))
      return NULL;
    if (!is_sound (&token, length))
      ck_abort_msg ("token at byte %" G_GSIZE_FORMAT " is broken", token.start);
    append_token (out, &token);
  } while (token.type != DEMARCHE_JSON_END);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static const struct {
  const char *text;
  const char *tokens;
} valid[] = {
    {"{}", "{ } ."},
    {" [ ] \r\n\t", "[ ] ."},
    {"\xef\xbb\xbf{}", "{ } ."},
    {"null", "null ."},
    {"\"\"", "<> ."},
    {"[true,false,null]", "[ true false null ] ."},
    {"{\"a\":{\"a\":1},\"b\":[{\"a\":2},{\"a\":3}]}", "{ a: { a: 1 } b: [ { a: 2 } { a: 3 } ] } ."},
    {"{\"\":1}", "{ : 1 } ."},
    {"[0,-1,1.5,-2.5e-3,1E2,1e+2,0.0,0e5]", "[ 0 -1 1.5 -0.0025000000000000001 100 100 0 0 ] ."},
    {"[999999999999999,9007199254740992,-9007199254740992]",
     "[ 999999999999999 9007199254740992 -9007199254740992 ] ."},
    {"[0.1234567890123456789012345678901234567890]", "[ 0.12345678901234568 ] ."},
    {"[\"\\\"\\\\\\/\\u0041\\u00e9\"]", "[ <\"\\/Aé> ] ."},
    {"[\"\\n\\t\\b\\f\\r\"]", "[ <\n\t\b\f\r> ] ."},
    {"[\"\\ud83d\\uDE00\"]", "[ <😀> ] ."},
    {"[\"é😀\xef\xbf\xbe\x7f\"]", "[ <é😀\xef\xbf\xbe\x7f> ] ."},
    {"[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]",
     "[ [ [ [ [ [ [ [ [ [ [ [ [ [ [ [ [ [ [ [ [ [ [ [ [ [ [ [ [ [ [ [ ] ] ] ] ] ] ] ] ] ] ] ] ] "
     "] ] ] ] ] ] ] ] ] ] ] ] ] ] ] ] ] ] ] ."},
};

START_TEST (test_valid_documents_give_their_tokens)
{
  g_autoptr (DemarcheDiagnostic) problem = NULL;
  g_autofree char *tokens = scan (valid[_i].text, strlen (valid[_i].text), &problem);

  ck_assert_ptr_null (problem);
  ck_assert_str_eq (tokens, valid[_i].tokens);
}
END_TEST

#define BYTES(literal) literal, sizeof literal - 1

static const struct {
  const char *text;
  gsize length;
  guint line;
  guint column;
  const char *message;
  const char *help; /* a part of it */
} invalid[] = {
    {BYTES (""), 1, 1, "nothing here: the file is empty", NULL},
    {BYTES (" \n\t\n"), 1, 1, "nothing here: the file is empty", NULL},
    {BYTES ("\xef\xbb\xbf"), 1, 1, "nothing here: the file is empty", NULL},
    {BYTES ("{\"a\": 1\n \"b\": 2}"), 1, 8, "a comma is missing", "put a comma here"},
    {BYTES ("[1 2]"), 1, 3, "a comma is missing", "put a comma here"},
    {BYTES ("[\"a\" “b”]"), 1, 5, "a comma is missing", "put a comma here"},
    {BYTES ("[1, 2,]"), 1, 6, "a comma too many before the closing ']'", "remove the comma"},
    {BYTES ("{\"a\": 1,\n}"), 1, 8, "a comma too many before the closing '}'", "remove the comma"},
    {BYTES ("[,1]"), 1, 2, "a comma too many: nothing stands before it", "remove it"},
    {BYTES ("[1,,2]"), 1, 4, "a comma too many: two in a row", "remove one"},
    {BYTES ("{,}"), 1, 2, "a comma too many: nothing stands before it", "remove it"},
    {BYTES ("{\"a\":,}"), 1, 6, "a value is missing before ','", "write the value"},
    {BYTES ("{\"a\": }"), 1, 7, "a value is missing before '}'", "write the value"},
    {BYTES ("{“a”: 1}"), 1, 2, "curly quotation mark", "write the straight"},
    {BYTES ("[„a“]"), 1, 2, "curly quotation mark", "write the straight"},
    {BYTES ("['a']"), 1, 2, "single quotation mark", "write the straight"},
    {BYTES ("[\"abc”,\n \"d\"]"), 1, 6,
     "'”' does not end the string: only the straight quotation mark does", "the straight \""},
    {BYTES ("[\"abc\n\"]"), 1, 6, "string without its closing quotation mark", "write \" here"},
    {BYTES ("[\"abc,\r\n  \"d\"]"), 1, 6, "string without its closing quotation mark",
     "write \" here"},
    {BYTES ("[\"abc]}\n"), 1, 6, "string without its closing quotation mark", "write \" here"},
    {BYTES ("[\"abc\ndef\"]"), 1, 2, "a line break inside a string", "write \\n"},
    {BYTES ("[\"abc\\\"]\n"), 1, 6,
     "the backslash makes this quotation mark part of the string, which then has no end",
     "remove the backslash"},
    {BYTES ("[\"abc"), 1, 6, "string without its closing quotation mark", "write \" here"},
    {BYTES ("[\"say \"exact words\" here\"]"), 1, 7,
     "the quotation mark inside the string ends it, but text follows", "write \\\""},
    {BYTES ("[\"\"legally binding\" norms\"]"), 1, 3,
     "the quotation mark inside the string ends it, but text follows", "write \\\""},
    {BYTES ("{\"say \"a\" b\": 1}"), 1, 7,
     "the quotation mark inside the string ends it, but text follows", "write \\\""},
    {BYTES ("[\"a \" all b\"]"), 1, 5,
     "the quotation mark inside the string ends it, but text follows", "write \\\""},
    {BYTES ("[\"a\tb\"]"), 1, 4, "a tab inside a string", "write a space"},
    {BYTES ("[\"a\x01\"]"), 1, 4, "control character U+0001 inside a string", "remove it"},
    {BYTES ("[\"a\0\"]"), 1, 4, "NUL byte at offset 3", "UTF-8"},
    {BYTES ("{\0}\0"), 1, 2, "NUL byte at offset 1", "save the file as UTF-8"},
    {BYTES ("[\"\\u0000\"]"), 1, 3, "a string cannot hold the character NUL", "leave it out"},
    {BYTES ("[\"a\\d\"]"), 1, 4, "a backslash before 'd' means nothing", "write \\\\"},
    {BYTES ("[\"\\\n\"]"), 1, 3, "a backslash that means nothing here", "write \\\\"},
    {BYTES ("[\"\\"), 1, 3, "a backslash that means nothing here", "write \\\\"},
    {BYTES ("[\"\\u12\"]"), 1, 3, "'\\u' without four hexadecimal digits", NULL},
    {BYTES ("[\"\\ud800\"]"), 1, 3, "'\\ud800' is only half of a character", "both halves"},
    {BYTES ("[\"\\udc00\"]"), 1, 3, "'\\udc00' is only half of a character", "both halves"},
    {BYTES ("[\"\\ud800\\u0041\"]"), 1, 3, "'\\ud800' is only half of a character", "both halves"},
    {BYTES ("[\"\\ud800\\"), 1, 3, "'\\ud800' is only half of a character", "both halves"},
    {BYTES ("[\"a\xff\"]"), 1, 4, "byte 0xff at offset 3 is no UTF-8", "save the file as UTF-8"},
    {BYTES ("[\"\xc0\xaf\"]"), 1, 3, "byte 0xc0 at offset 2 is no UTF-8 (an overlong form)",
     "save the file as UTF-8"},
    {BYTES ("[\"\xe0\x80\xaf\"]"), 1, 3, "byte 0xe0 at offset 2 is no UTF-8 (an overlong form)",
     "save the file as UTF-8"},
    {BYTES ("[\"\xed\xa0\x80\"]"), 1, 3,
     "byte 0xed at offset 2 is no UTF-8 (half of a surrogate pair)", "save the file as UTF-8"},
    {BYTES ("[\"\xe2\x82"), 1, 3, "byte 0xe2 at offset 2 is no UTF-8", "save the file as UTF-8"},
    {BYTES ("\xe2"), 1, 1, "byte 0xe2 at offset 0 is no UTF-8", "save the file as UTF-8"},
    {BYTES ("\xff\xfe{\0}\0"), 1, 1,
     "the file is UTF-16: it begins with the bytes 0xff 0xfe at offset 0",
     "save the file as UTF-8"},
    {BYTES ("\xfe\xff\0{\0}"), 1, 1,
     "the file is UTF-16: it begins with the bytes 0xfe 0xff at offset 0",
     "save the file as UTF-8"},
    {BYTES ("{ // why\n}"), 1, 3, "comments are not allowed", "\"note\""},
    {BYTES ("{\"a\": 1 /* why */}"), 1, 9, "comments are not allowed", "\"note\""},
    {BYTES ("# why\n{}"), 1, 1, "comments are not allowed", "\"note\""},
    {BYTES ("{} // why"), 1, 4, "comments are not allowed", "\"note\""},
    {BYTES ("var x = {};"), 1, 1, "unexpected 'var'", "no program"},
    {BYTES ("{}\n{}"), 2, 1, "a second value: a file holds one only", "a file of its own"},
    {BYTES ("{} x"), 1, 4, "text after the end of the value", "remove it"},
    {BYTES ("\"a\": 1"), 1, 1, "the opening '{' is missing", "begin the file with {"},
    {BYTES ("{}}"), 1, 3, "'}' closes nothing", "bracket too many"},
    {BYTES ("{\"a\": [1, 2}"), 1, 12, "']' is missing: the '[' in line 1 is still open",
     "write ']' here"},
    {BYTES ("{\"a\": [1]]"), 1, 10,
     "']' is one bracket too many: what is open is the '{' in line 1", "remove it"},
    {BYTES ("[\n  [1,\n  2\n]\n"), 2, 3, "'[' is never closed, as the indentation after it shows",
     "write ']' after"},
    {BYTES ("{\"a\": [\"b\", \"c\": 1}"), 1, 11, "']' is missing: the '[' in line 1 is still open",
     "before this comma"},
    {BYTES ("{\"a\": [\"b\" \"c\": 1}"), 1, 11, "']' is missing: the '[' in line 1 is still open",
     "write ']' here"},
    {BYTES ("[{\"a\": 1, {\"b\": 1}]"), 1, 9, "'}' is missing: the '{' in line 1 is still open",
     "before this comma"},
    {BYTES ("{\n\"a\": [1, 2]"), 1, 1, "'{' is never closed", "'}' is missing"},
    {BYTES ("[1, "), 1, 1, "'[' is never closed", "']' is missing"},
    {BYTES ("[True]"), 1, 2, "'True' is no value", "write true"},
    {BYTES ("[nul]"), 1, 2, "'nul' is no value", "write null"},
    {BYTES ("[norms]"), 1, 2, "'norms' without quotation marks", "write the straight"},
    {BYTES ("[@norm]"), 1, 2, "a phrase without its quotation marks", "write the straight"},
    {BYTES ("norms"), 1, 1, "'norms' before the file begins", "remarks stand in a \"note\""},
    {BYTES ("```json\n{}"), 1, 1, "three backquotes: they mark a file inside a message",
     "remove this line"},
    {BYTES ("[truer]"), 1, 2, "'truer' is no value", NULL},
    {BYTES ("{any: 1}"), 1, 2, "key 'any' without quotation marks", "before and after it"},
    {BYTES ("{1: 1}"), 1, 2, "key '1' without quotation marks", "before and after it"},
    {BYTES ("{{}}"), 1, 2, "a key is missing before '{'", "or '[' for the '{' in line 1"},
    {BYTES ("{\"a\" 1}"), 1, 5, "':' is missing after the key", "write ':' here"},
    {BYTES ("{\"a\" = 1}"), 1, 6, "'=' where ':' is due", "write ':' here"},
    {BYTES ("{\"a\", \"b\"}"), 1, 1, "texts without ':' are a list, and a list stands in [ ]",
     "write [ and ]"},
    {BYTES ("{\"k\": \"a\", \"b\"}"), 1, 12, "':' is missing: this text stands where a key is due",
     "in square brackets"},
    {BYTES ("{\"a\":: 1}"), 1, 6, "a second ':' after one key", "remove it"},
    {BYTES ("{\"a\": \"b\": 1}"), 1, 10, "a second ':' after one key", "keys of its own"},
    {BYTES ("{\"a: \"b\"}"), 1, 4, "a quotation mark is missing", "before this ':'"},
    {BYTES ("{\"a\": 0,5}"), 1, 8, "a comma inside a number", "a point"},
    {BYTES ("[\"a\": 1]"), 1, 1, "'[' begins a list, but a key and ':' follow", "in { }"},
    {BYTES ("[1: 1]"), 1, 3, "unexpected ':'", "in { }"},
    {BYTES ("[1; 2]"), 1, 3, "unexpected ';'", "a comma"},
    {BYTES ("[\"a\"； \"b\"]"), 1, 5, "'；' where a comma is due", "a plain comma"},
    {BYTES ("[\"a\".\n\"b\"]"), 1, 5, "'.' where a comma is due", "a plain comma"},
    {BYTES ("[\\]"), 1, 2, "a backslash outside a string", "remove it"},
    {BYTES ("[\f1]"), 1, 2, "unexpected character U+000C", "remove it"},
    {BYTES ("(1)"), 1, 1, "round bracket", "[ ]"},
    {BYTES ("[\xc2\xa0"
            "1]"),
     1, 2, "no-break space outside a string", "plain space"},
    {BYTES ("[1]\xef\xbb\xbf"), 1, 4, "byte order mark inside the file", "remove it"},
    {BYTES ("[012]"), 1, 2, "number with a leading zero: '012'", "as a string"},
    {BYTES ("[-012]"), 1, 2, "number with a leading zero: '-012'", "as a string"},
    {BYTES ("[0x1F]"), 1, 2, "hexadecimal numbers are no JSON: '0x1F'", "decimal"},
    {BYTES ("[1e999]"), 1, 2, "number is too large: '1e999'", NULL},
    {BYTES ("[1e-999]"), 1, 2, "number is too small: '1e-999'", NULL},
    {BYTES ("[-0]"), 1, 2, "zero has no sign: '-0'", "write 0"},
    {BYTES ("[-0.0]"), 1, 2, "zero has no sign: '-0.0'", "write 0"},
    {BYTES ("[123456789012345678901234567890]"), 1, 2,
     "number has more digits than can be kept exactly: '123456789012345678901234567890'",
     "as a string"},
    {BYTES ("[9007199254740994]"), 1, 2,
     "number has more digits than can be kept exactly: '9007199254740994'", "as a string"},
    {BYTES ("[0.00000000000000000000000000000000000000000000000000000000000000001]"), 1, 2,
     "number has more digits than can be kept exactly: "
     "'0.00000000000000000000000000000000000000…'",
     "as a string"},
    {BYTES ("[1.]"), 1, 2, "digit missing after the point: '1.'", NULL},
    {BYTES ("[1e]"), 1, 2, "digit missing in the exponent: '1e'", NULL},
    {BYTES ("[-]"), 1, 2, "digit missing after the minus sign: '-'", NULL},
    {BYTES ("[+1]"), 1, 2, "number with a plus sign", "leave the plus sign out"},
    {BYTES ("[.5]"), 1, 2, "number without a digit before its point", "0.5"},
    {BYTES ("[12abc]"), 1, 2, "not a number: '12abc'", "quotation marks"},
    {BYTES ("{\"a\":1,\n\"b\":2,\n\"a\":3}"), 3, 1, "duplicate key 'a': it is already in line 1",
     "keep one"},
    {BYTES ("{\"a\":1,\"\\u0061\":3}"), 1, 8, "duplicate key 'a': it is already in line 1",
     "keep one"},
    {BYTES ("{\"a\":{\"x\":1},\"b\":{\"x\":1,\"x\":2}}"), 1, 25,
     "duplicate key 'x': it is already in line 1", "keep one"},
};

START_TEST (test_mistakes_are_named_at_their_place)
{
  g_autoptr (DemarcheDiagnostic) problem = NULL;
  g_autofree char *tokens = scan (invalid[_i].text, invalid[_i].length, &problem);

  ck_assert_ptr_null (tokens);
  ck_assert_str_eq (demarche_diagnostic_get_message (problem), invalid[_i].message);
  ck_assert_uint_eq (demarche_diagnostic_get_line (problem), invalid[_i].line);
  ck_assert_uint_eq (demarche_diagnostic_get_column (problem), invalid[_i].column);
  ck_assert_int_eq (demarche_diagnostic_get_severity (problem), DEMARCHE_SEVERITY_ERROR);
  if (invalid[_i].help != NULL) {
    ck_assert_ptr_nonnull (demarche_diagnostic_get_help (problem));
    ck_assert_ptr_nonnull (strstr (demarche_diagnostic_get_help (problem), invalid[_i].help));
  }
}
END_TEST

static void
assert_problem (const GString *text, const char *message, guint column)
{
  g_autoptr (DemarcheDiagnostic) problem = NULL;
  g_autofree char *tokens = scan (text->str, text->len, &problem);

  ck_assert_ptr_null (tokens);
  ck_assert_str_eq (demarche_diagnostic_get_message (problem), message);
  ck_assert_uint_eq (demarche_diagnostic_get_column (problem), column);
}

START_TEST (test_nesting_is_bounded)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < 100000; i++)
    g_string_append_c (text, '[');
  assert_problem (text, "nested deeper than 32", 33);
}
END_TEST

/* keys that a well-known hash without a seed puts into one slot */
static void
append_colliding_key (GString *out, guint number)
{
  for (guint bit = 0; bit < 15; bit++)
    g_string_append (out, (number >> bit & 1) != 0 ? "Az" : "BY");
}

START_TEST (test_keys_of_an_object_are_bounded)
{
  g_autoptr (GString) text = g_string_new ("{");

  for (guint i = 0; i < 32768; i++) {
    g_string_append (text, i > 0 ? ",\"" : "\"");
    append_colliding_key (text, i);
    g_string_append (text, "\":1");
  }
  g_string_append_c (text, '}');
  assert_problem (text, "more than 4096 keys in one object", 2 + 4096 * 35);
}
END_TEST

START_TEST (test_as_many_keys_as_allowed)
{
  g_autoptr (GString) text = g_string_new ("[");
  g_autoptr (DemarcheDiagnostic) problem = NULL;
  g_autofree char *tokens = NULL;

  for (guint object = 0; object < 3; object++) {
    g_string_append (text, object > 0 ? ",{" : "{");
    for (guint i = 0; i < 4096; i++)
      g_string_append_printf (text, "%s\"k%u\":{\"k%u\":0}", i > 0 ? "," : "", i, i);
    g_string_append_c (text, '}');
  }
  g_string_append_c (text, ']');
  tokens = scan (text->str, text->len, &problem);
  ck_assert_ptr_null (problem);
  ck_assert_ptr_nonnull (tokens);
}
END_TEST

START_TEST (test_strings_are_bounded)
{
  g_autoptr (GString) text = g_string_new ("[\"");
  g_autoptr (DemarcheDiagnostic) problem = NULL;
  g_autofree char *tokens = NULL;

  for (guint i = 0; i < 16384; i++)
    g_string_append_c (text, 'a');
  g_string_append (text, "\"]");
  tokens = scan (text->str, text->len, &problem);
  ck_assert_ptr_nonnull (tokens);
  g_string_insert_c (text, 2, 'a');
  assert_problem (text, "string longer than 16384 bytes", 2);
}
END_TEST

START_TEST (test_a_part_of_a_source_is_read_alone)
{
  const char *text = "{\"a\": 1}\n{\"b\": \"x\"}\nnot read";
  g_autoptr (DemarcheSource) source = make_source (text, strlen (text));
  g_autoptr (DemarcheJsonScanner) scanner =
      demarche_json_scanner_new (source, 9, 19, &demarche_json_limits_default);
  g_autoptr (DemarcheDiagnostic) problem = NULL;
  DemarcheJsonToken token;

  ck_assert (demarche_json_scanner_next (scanner, &token, &problem));
  ck_assert (demarche_json_scanner_next (scanner, &token, &problem));
  ck_assert_int_eq (token.type, DEMARCHE_JSON_KEY);
  ck_assert_uint_eq (token.start, 10);
  ck_assert_uint_eq (token.end, 13);
  ck_assert (demarche_json_scanner_next (scanner, &token, &problem));
  ck_assert_uint_eq (token.start, 15);
  ck_assert_uint_eq (token.end, 18);
  ck_assert (demarche_json_scanner_next (scanner, &token, &problem));
  ck_assert (demarche_json_scanner_next (scanner, &token, &problem));
  ck_assert_int_eq (token.type, DEMARCHE_JSON_END);
  ck_assert (demarche_json_scanner_next (scanner, &token, &problem));
  ck_assert_int_eq (token.type, DEMARCHE_JSON_END);
}
END_TEST

START_TEST (test_skip_passes_over_one_value)
{
  const char *text = "[{\"a\": [1, {\"b\": []}]}, 2]";
  g_autoptr (DemarcheSource) source = make_source (text, strlen (text));
  g_autoptr (DemarcheJsonScanner) scanner =
      demarche_json_scanner_new (source, 0, strlen (text), &demarche_json_limits_default);
  g_autoptr (DemarcheDiagnostic) problem = NULL;
  DemarcheJsonToken token;

  ck_assert (demarche_json_scanner_next (scanner, &token, &problem));
  ck_assert (demarche_json_scanner_next (scanner, &token, &problem));
  ck_assert_int_eq (token.type, DEMARCHE_JSON_OBJECT_START);
  ck_assert (demarche_json_scanner_skip (scanner, &problem));
  ck_assert (demarche_json_scanner_next (scanner, &token, &problem));
  ck_assert_int_eq (token.type, DEMARCHE_JSON_NUMBER);
  ck_assert (demarche_json_scanner_skip (scanner, &problem));
  ck_assert (demarche_json_scanner_next (scanner, &token, &problem));
  ck_assert_int_eq (token.type, DEMARCHE_JSON_ARRAY_END);
}
END_TEST

START_TEST (test_a_problem_stays)
{
  const char *text = "[{\"a\" 1}]";
  g_autoptr (DemarcheSource) source = make_source (text, strlen (text));
  g_autoptr (DemarcheJsonScanner) scanner =
      demarche_json_scanner_new (source, 0, strlen (text), &demarche_json_limits_default);
  g_autoptr (DemarcheDiagnostic) first = NULL;
  g_autoptr (DemarcheDiagnostic) second = NULL;
  DemarcheJsonToken token;

  ck_assert (demarche_json_scanner_next (scanner, &token, &first));
  ck_assert (!demarche_json_scanner_skip (scanner, &first));
  ck_assert (!demarche_json_scanner_next (scanner, &token, &second));
  ck_assert_ptr_eq (first, second);
}
END_TEST

START_TEST (test_offsets_in_a_string_lead_to_the_source)
{
  const char *text = "[\"aé\\n\\u00e9\\ud83d\\ude00z\"]";
  /* decoded: a 0, é 1-2, LF 3, é 4-5, 😀 6-9, z 10, end 11 */
  static const gsize places[] = {2, 3, 3, 5, 7, 7, 13, 13, 13, 13, 25, 26, 26};
  g_autoptr (DemarcheSource) source = make_source (text, strlen (text));

  for (gsize i = 0; i < G_N_ELEMENTS (places); i++) {
    gsize place = demarche_json_string_source_offset (source, 1, i);

    if (i == 2)
      place--; /* the second byte of a character that is written as itself */
    ck_assert_uint_eq (place, places[i]);
  }
}
END_TEST

START_TEST (test_types_have_names)
{
  ck_assert_str_eq (demarche_json_type_name (DEMARCHE_JSON_OBJECT_START), "an object");
  ck_assert_str_eq (demarche_json_type_name (DEMARCHE_JSON_ARRAY_START), "a list");
  ck_assert_str_eq (demarche_json_type_name (DEMARCHE_JSON_STRING), "a string");
  ck_assert_str_eq (demarche_json_type_name (DEMARCHE_JSON_NULL), "null");
}
END_TEST

static const char rule_file[] =
    "{\n"
    "  \"format\": 1, \"title\": \"Fishing “quotas” é\", \"language\": \"en\",\n"
    "  \"lists\": { \"quota\": [\"quota~\", \"catch limit~\"] },\n"
    "  \"issues\": [{ \"id\": \"quota\", \"kind\": \"scale\", \"positions\": [\n"
    "    { \"id\": \"higher\", \"value\": 1.5e0 }, { \"id\": \"lower\", \"value\": -1 } ] }],\n"
    "  \"rules\": { \"quota.higher\": [ \"raise~ ... @quota\",\n"
    "    { \"id\": \"exact\", \"any\": [\"\\\"More Fish\\\" \\u00e9\\ud83d\\ude00\"],\n"
    "      \"enabled\": true, \"rhetorical\": false, \"note\": null } ] }\n"
    "}\n";

/* whatever is done to a file: it is valid or it has a problem with a place, and nothing else */
static gboolean
is_valid_mutant (const char *text, gsize length)
{
  g_autoptr (DemarcheDiagnostic) problem = NULL;
  g_autofree char *tokens = scan (text, length, &problem);

  if (problem != NULL) {
    g_autofree char *shown = demarche_diagnostic_format (problem, TRUE);

    if (demarche_diagnostic_get_line (problem) == 0 || !g_utf8_validate (shown, -1, NULL))
      ck_abort_msg ("a message is broken: %s", shown);
  }
  ck_assert ((tokens == NULL) == (problem != NULL));
  return tokens != NULL;
}

START_TEST (test_every_truncation_is_an_error)
{
  gsize length = sizeof rule_file - 2; /* without the last line end */

  ck_assert (is_valid_mutant (rule_file, length));
  for (gsize i = 0; i < length; i++)
    ck_assert (!is_valid_mutant (rule_file, i));
}
END_TEST

START_TEST (test_every_dropped_or_doubled_byte_is_survived)
{
  gsize length = sizeof rule_file - 1;
  g_autofree char *mutant = g_malloc (length + 1);
  guint n_valid = 0;

  for (gsize i = 0; i < length; i++) {
    memcpy (mutant, rule_file, i);
    memcpy (mutant + i, rule_file + i + 1, length - i - 1);
    n_valid += is_valid_mutant (mutant, length - 1) ? 1 : 0;
    memcpy (mutant, rule_file, i + 1);
    memcpy (mutant + i + 1, rule_file + i, length - i);
    n_valid += is_valid_mutant (mutant, length + 1) ? 1 : 0;
  }
  ck_assert_uint_gt (n_valid, 0);
  ck_assert_uint_lt (n_valid, 2 * length);
}
END_TEST

START_TEST (test_every_changed_byte_is_survived)
{
  gsize length = sizeof rule_file - 1;
  g_autofree char *mutant = g_memdup2 (rule_file, length);

  for (gsize i = 0; i < length; i++) {
    for (guint value = 0; value < 256; value += 5) {
      mutant[i] = (char)value;
      (void)is_valid_mutant (mutant, length);
    }
    mutant[i] = rule_file[i];
  }
}
END_TEST

/* a random value as text, different in spacing, numbers and escapes */
static void
append_random_value (GString *out, GRand *random, guint depth)
{
  static const char *const leaves[] = {
      "true",    "false", "null",    "0",          "-17",       "9007199254740991",
      "3.25",    "1e3",   "-2.5E-7", "\"\"",       "\"plain\"", "\"é \\u00e9 \\ud83d\\ude00\"",
      "\"\\n\"", "[]",    "{}",      "[ [ ], {}]", "\"\\\"\""};
  guint kind = (guint)g_rand_int_range (random, 0, depth < 6 ? 3 : 1);
  guint n = (guint)g_rand_int_range (random, 1, 5);

  if (kind == 0) {
    g_string_append (out, leaves[g_rand_int_range (random, 0, G_N_ELEMENTS (leaves))]);
    return;
  }
  g_string_append (out, kind == 1 ? "[ " : "{\n");
  for (guint i = 0; i < n; i++) {
    if (i > 0)
      g_string_append (out, ", ");
    if (kind == 2)
      g_string_append_printf (out, "\"key %u\" :\t", i);
    append_random_value (out, random, depth + 1);
  }
  g_string_append_c (out, kind == 1 ? ']' : '}');
}

static void
build_number (JsonBuilder *builder, const char *text, const DemarcheJsonToken *token)
{
  g_autofree char *literal = g_strndup (text + token->start, token->end - token->start);

  if (strpbrk (literal, ".eE") != NULL)
    json_builder_add_double_value (builder, token->number);
  else
    json_builder_add_int_value (builder, (gint64)token->number);
}

static void
build_token (JsonBuilder *builder, const char *text, const DemarcheJsonToken *token)
{
  switch (token->type) {
  case DEMARCHE_JSON_OBJECT_START:
    json_builder_begin_object (builder);
    break;
  case DEMARCHE_JSON_OBJECT_END:
    json_builder_end_object (builder);
    break;
  case DEMARCHE_JSON_ARRAY_START:
    json_builder_begin_array (builder);
    break;
  case DEMARCHE_JSON_ARRAY_END:
    json_builder_end_array (builder);
    break;
  case DEMARCHE_JSON_KEY:
    json_builder_set_member_name (builder, token->string);
    break;
  case DEMARCHE_JSON_STRING:
    json_builder_add_string_value (builder, token->string);
    break;
  case DEMARCHE_JSON_NUMBER:
    build_number (builder, text, token);
    break;
  case DEMARCHE_JSON_NULL:
    json_builder_add_null_value (builder);
    break;
  default:
    json_builder_add_boolean_value (builder, token->type == DEMARCHE_JSON_TRUE);
  }
}

static JsonNode *
build_tree (const char *text, gsize length)
{
  g_autoptr (DemarcheSource) source = make_source (text, length);
  g_autoptr (DemarcheJsonScanner) scanner =
      demarche_json_scanner_new (source, 0, length, &demarche_json_limits_default);
  g_autoptr (DemarcheDiagnostic) problem = NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  DemarcheJsonToken token;

  for (;;) {
    if (!demarche_json_scanner_next (scanner, &token, &problem))
      ck_abort_msg ("refused: %s", text);
    if (token.type == DEMARCHE_JSON_END)
      return json_builder_get_root (builder);
    build_token (builder, text, &token);
  }
}

START_TEST (test_trees_agree_with_another_parser)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20250304);

  for (guint i = 0; i < 300; i++) {
    g_autoptr (GString) text = g_string_new ("[");
    g_autoptr (JsonParser) parser = json_parser_new ();
    g_autoptr (JsonNode) tree = NULL;

    append_random_value (text, random, 0);
    g_string_append_c (text, ']');
    ck_assert (json_parser_load_from_data (parser, text->str, (gssize)text->len, NULL));
    tree = build_tree (text->str, text->len);
    ck_assert (json_node_equal (tree, json_parser_get_root (parser)));
  }
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("json-scanner");
  TCase *tests = tcase_create ("json-scanner");

  tcase_add_loop_test (tests, test_valid_documents_give_their_tokens, 0, G_N_ELEMENTS (valid));
  tcase_add_loop_test (tests, test_mistakes_are_named_at_their_place, 0, G_N_ELEMENTS (invalid));
  tcase_add_test (tests, test_nesting_is_bounded);
  tcase_add_test (tests, test_keys_of_an_object_are_bounded);
  tcase_add_test (tests, test_as_many_keys_as_allowed);
  tcase_add_test (tests, test_strings_are_bounded);
  tcase_add_test (tests, test_a_part_of_a_source_is_read_alone);
  tcase_add_test (tests, test_skip_passes_over_one_value);
  tcase_add_test (tests, test_a_problem_stays);
  tcase_add_test (tests, test_offsets_in_a_string_lead_to_the_source);
  tcase_add_test (tests, test_types_have_names);
  tcase_add_test (tests, test_every_truncation_is_an_error);
  tcase_add_test (tests, test_every_dropped_or_doubled_byte_is_survived);
  tcase_add_test (tests, test_every_changed_byte_is_survived);
  tcase_add_test (tests, test_trees_agree_with_another_parser);
  suite_add_tcase (suite, tests);
  return demarche_run_suite (suite);
}
