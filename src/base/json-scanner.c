/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* A strict JSON scanner: what may follow what. Iterative, so that no nesting can exhaust the
 * stack; strings, numbers and messages are in files of their own. */

#include "base/json-scanner.h"

#include "base/json-scanner-private.h"
#include "base/limits.h"

#include <string.h>

const DemarcheJsonLimits demarche_json_limits_default = {
    DEMARCHE_LIMIT_JSON_DEPTH, DEMARCHE_LIMIT_JSON_KEYS, DEMARCHE_LIMIT_JSON_STRING_BYTES};

static const struct {
  const char *text;
  DemarcheJsonType type;
} literals[] = {
    {"true", DEMARCHE_JSON_TRUE}, {"false", DEMARCHE_JSON_FALSE}, {"null", DEMARCHE_JSON_NULL}};

DemarcheJsonScanner *
demarche_json_scanner_new (DemarcheSource *source, gsize start, gsize end,
                           const DemarcheJsonLimits *limits)
{
  DemarcheJsonScanner *scanner = g_new0 (DemarcheJsonScanner, 1);
  gsize length;

  scanner->source = demarche_source_ref (source);
  scanner->text = demarche_source_get_text (source, &length);
  scanner->end = MIN (end, length);
  scanner->start = MIN (start, scanner->end);
  scanner->at = scanner->start;
  scanner->limits = *limits;
  scanner->last = DEMARCHE_JSON_END;
  scanner->last_end = scanner->start;
  scanner->levels = g_new (DemarcheJsonLevel, limits->max_depth);
  scanner->buffer = g_string_new (NULL);
  scanner->keys = demarche_json_keys_new ();
  if (scanner->end - scanner->at >= 3 &&
      memcmp (scanner->text + scanner->at, "\xef\xbb\xbf", 3) == 0)
    scanner->at += 3;
  return scanner;
}

void
demarche_json_scanner_free (DemarcheJsonScanner *scanner)
{
  g_clear_pointer (&scanner->problem, demarche_diagnostic_unref);
  demarche_json_keys_free (scanner->keys);
  g_string_free (scanner->buffer, TRUE);
  g_free (scanner->levels);
  demarche_source_unref (scanner->source);
  g_free (scanner);
}

static DemarcheJsonLevel *
get_level (DemarcheJsonScanner *scanner)
{
  return &scanner->levels[scanner->n_levels - 1];
}

static void
skip_space (DemarcheJsonScanner *scanner)
{
  const char *text = scanner->text;
  gsize at = scanner->at;

  while (at < scanner->end &&
         (text[at] == ' ' || text[at] == '\n' || text[at] == '\t' || text[at] == '\r'))
    at++;
  scanner->at = at;
}

static void
expect_after_value (DemarcheJsonScanner *scanner)
{
  scanner->expect =
      scanner->n_levels > 0 ? DEMARCHE_JSON_EXPECT_COMMA_OR_END : DEMARCHE_JSON_EXPECT_NOTHING;
}

static gboolean
open_bracket (DemarcheJsonScanner *scanner, DemarcheJsonToken *token, gboolean is_object)
{
  if (scanner->n_levels >= scanner->limits.max_depth)
    return demarche_json_fail (scanner, scanner->at, scanner->at + 1, NULL, "nested deeper than %u",
                               scanner->limits.max_depth);
  scanner->levels[scanner->n_levels++] = (DemarcheJsonLevel){scanner->at, is_object, 0};
  token->type = is_object ? DEMARCHE_JSON_OBJECT_START : DEMARCHE_JSON_ARRAY_START;
  scanner->at++;
  scanner->expect = DEMARCHE_JSON_EXPECT_MEMBER_OR_END;
  return TRUE;
}

/* whether the innermost bracket closes here */
static gboolean
is_at_closing (DemarcheJsonScanner *scanner)
{
  return demarche_json_peek (scanner, scanner->at) == (get_level (scanner)->is_object ? '}' : ']');
}

static gboolean
close_bracket (DemarcheJsonScanner *scanner, DemarcheJsonToken *token)
{
  DemarcheJsonLevel *level = get_level (scanner);

  token->type = level->is_object ? DEMARCHE_JSON_OBJECT_END : DEMARCHE_JSON_ARRAY_END;
  demarche_json_keys_drop (scanner->keys, level->n_keys);
  scanner->n_levels--;
  scanner->at++;
  expect_after_value (scanner);
  return TRUE;
}

static gboolean
read_literal (DemarcheJsonScanner *scanner, DemarcheJsonToken *token)
{
  for (gsize i = 0; i < G_N_ELEMENTS (literals); i++) {
    gsize length = strlen (literals[i].text);

    if (scanner->end - scanner->at >= length &&
        memcmp (scanner->text + scanner->at, literals[i].text, length) == 0 &&
        !demarche_json_is_word_byte (demarche_json_peek (scanner, scanner->at + length))) {
      token->type = literals[i].type;
      scanner->at += length;
      return TRUE;
    }
  }
  return demarche_json_fail_at_value (scanner);
}

static gboolean
read_value (DemarcheJsonScanner *scanner, DemarcheJsonToken *token)
{
  char c = demarche_json_peek (scanner, scanner->at);

  token->start = scanner->at;
  if (c == '{' || c == '[')
    return open_bracket (scanner, token, c == '{');
  expect_after_value (scanner);
  if (c == '"') {
    token->type = DEMARCHE_JSON_STRING;
    return demarche_json_read_string (scanner, token);
  }
  if (g_ascii_isdigit (c) || (c == '-' && !demarche_json_is_at (scanner, "--"))) {
    token->type = DEMARCHE_JSON_NUMBER;
    return demarche_json_read_number (scanner, token);
  }
  return read_literal (scanner, token);
}

static gboolean
read_document (DemarcheJsonScanner *scanner, DemarcheJsonToken *token)
{
  if (scanner->at == scanner->end)
    return demarche_json_fail (scanner, scanner->start, scanner->start, NULL,
                               "nothing here: the file is empty");
  return read_value (scanner, token);
}

static gboolean
fail_duplicate (DemarcheJsonScanner *scanner, const DemarcheJsonToken *token, gsize first)
{
  g_autofree char *name = demarche_json_shorten (token->string, token->length);
  guint line;

  demarche_source_locate (scanner->source, first, &line, NULL);
  return demarche_json_fail (scanner, token->start, scanner->at,
                             "keep one of them, or merge what they hold",
                             "duplicate key '%s': it is already in line %u", name, line);
}

static gboolean
add_key (DemarcheJsonScanner *scanner, const DemarcheJsonToken *token)
{
  DemarcheJsonLevel *level = get_level (scanner);
  gsize first;

  if (level->n_keys >= scanner->limits.max_keys)
    return demarche_json_fail (scanner, token->start, scanner->at, NULL,
                               "more than %" G_GSIZE_FORMAT " keys in one object",
                               scanner->limits.max_keys);
  if (demarche_json_keys_add (scanner->keys, level->start, token->string, token->length,
                              token->start, &first)) {
    level->n_keys++;
    return TRUE;
  }
  return fail_duplicate (scanner, token, first);
}

static gboolean
read_key (DemarcheJsonScanner *scanner, DemarcheJsonToken *token)
{
  if (demarche_json_peek (scanner, scanner->at) != '"')
    return demarche_json_fail_at_key (scanner);
  token->type = DEMARCHE_JSON_KEY;
  scanner->expect = DEMARCHE_JSON_EXPECT_COLON;
  return demarche_json_read_string (scanner, token) && add_key (scanner, token);
}

static gboolean
read_member (DemarcheJsonScanner *scanner, DemarcheJsonToken *token)
{
  token->start = scanner->at;
  return get_level (scanner)->is_object ? read_key (scanner, token) : read_value (scanner, token);
}

static gboolean
read_member_or_end (DemarcheJsonScanner *scanner, DemarcheJsonToken *token)
{
  return is_at_closing (scanner) ? close_bracket (scanner, token) : read_member (scanner, token);
}

static gboolean
read_comma_or_end (DemarcheJsonScanner *scanner, DemarcheJsonToken *token)
{
  gsize comma = scanner->at;

  if (is_at_closing (scanner))
    return close_bracket (scanner, token);
  if (demarche_json_peek (scanner, comma) != ',')
    return demarche_json_fail_after_value (scanner);
  scanner->at++;
  skip_space (scanner);
  if (is_at_closing (scanner))
    return demarche_json_fail (scanner, comma, comma + 1, "remove the comma: nothing follows it",
                               "a comma too many before the closing '%c'",
                               scanner->text[scanner->at]);
  return read_member (scanner, token);
}

static gboolean
read_colon_and_value (DemarcheJsonScanner *scanner, DemarcheJsonToken *token)
{
  if (demarche_json_peek (scanner, scanner->at) != ':')
    return demarche_json_fail_at_colon (scanner);
  scanner->at++;
  skip_space (scanner);
  return read_value (scanner, token);
}

static gboolean
read_end (DemarcheJsonScanner *scanner, DemarcheJsonToken *token)
{
  if (scanner->at < scanner->end)
    return demarche_json_fail_after_document (scanner);
  token->type = DEMARCHE_JSON_END;
  return TRUE;
}

static gboolean
read_token (DemarcheJsonScanner *scanner, DemarcheJsonToken *token)
{
  switch (scanner->expect) {
  case DEMARCHE_JSON_EXPECT_DOCUMENT:
    return read_document (scanner, token);
  case DEMARCHE_JSON_EXPECT_MEMBER_OR_END:
    return read_member_or_end (scanner, token);
  case DEMARCHE_JSON_EXPECT_COLON:
    return read_colon_and_value (scanner, token);
  case DEMARCHE_JSON_EXPECT_COMMA_OR_END:
    return read_comma_or_end (scanner, token);
  default:
    return read_end (scanner, token);
  }
}

/* A string that is not followed by what can follow it is half of what was meant: nobody is to
 * read it as a phrase or key and complain about that first. TRUE: all is well */
static gboolean
check_follower (DemarcheJsonScanner *scanner)
{
  char c;

  if (scanner->last != DEMARCHE_JSON_STRING && scanner->last != DEMARCHE_JSON_KEY)
    return TRUE;
  skip_space (scanner);
  c = demarche_json_peek (scanner, scanner->at);
  if (scanner->last == DEMARCHE_JSON_KEY)
    return c == ':' || demarche_json_fail_at_colon (scanner);
  if (scanner->n_levels == 0)
    return scanner->at == scanner->end || demarche_json_fail_after_document (scanner);
  return c == ',' || is_at_closing (scanner) || demarche_json_fail_after_value (scanner);
}

gboolean
demarche_json_scanner_next (DemarcheJsonScanner *scanner, DemarcheJsonToken *token,
                            DemarcheDiagnostic **problem)
{
  memset (token, 0, sizeof *token);
  if (scanner->problem == NULL) {
    skip_space (scanner);
    token->start = scanner->at;
    if (read_token (scanner, token)) {
      token->end = scanner->at;
      scanner->last = token->type;
      scanner->last_start = token->start;
      scanner->last_end = token->end;
      if (check_follower (scanner))
        return TRUE;
    }
  }
  *problem = demarche_diagnostic_ref (scanner->problem);
  return FALSE;
}

gboolean
demarche_json_scanner_skip (DemarcheJsonScanner *scanner, DemarcheDiagnostic **problem)
{
  guint depth = scanner->n_levels;
  DemarcheJsonToken token;

  if (scanner->last != DEMARCHE_JSON_OBJECT_START && scanner->last != DEMARCHE_JSON_ARRAY_START)
    return TRUE;
  while (scanner->n_levels >= depth)
    if (!demarche_json_scanner_next (scanner, &token, problem))
      return FALSE;
  return TRUE;
}

const char *
demarche_json_type_name (DemarcheJsonType type)
{
  static const char *const names[] = {
      [DEMARCHE_JSON_OBJECT_START] = "an object",
      [DEMARCHE_JSON_OBJECT_END] = "the end of an object",
      [DEMARCHE_JSON_ARRAY_START] = "a list",
      [DEMARCHE_JSON_ARRAY_END] = "the end of a list",
      [DEMARCHE_JSON_KEY] = "a key",
      [DEMARCHE_JSON_STRING] = "a string",
      [DEMARCHE_JSON_NUMBER] = "a number",
      [DEMARCHE_JSON_TRUE] = "true",
      [DEMARCHE_JSON_FALSE] = "false",
      [DEMARCHE_JSON_NULL] = "null",
      [DEMARCHE_JSON_END] = "the end",
  };

  return names[type];
}
