/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The parts of the JSON scanner: each reads from `at` on, moves it, or sets the problem. */
#pragma once

#include "base/json-keys.h"
#include "base/json-scanner.h"

G_BEGIN_DECLS

typedef enum {
  DEMARCHE_JSON_EXPECT_DOCUMENT,      /* the one value */
  DEMARCHE_JSON_EXPECT_MEMBER_OR_END, /* after an opening bracket */
  DEMARCHE_JSON_EXPECT_COLON,
  DEMARCHE_JSON_EXPECT_COMMA_OR_END,
  DEMARCHE_JSON_EXPECT_NOTHING, /* after the value */
} DemarcheJsonExpect;

/* an open bracket */
typedef struct {
  gsize start;
  gboolean is_object;
  gsize n_keys;
} DemarcheJsonLevel;

struct _DemarcheJsonScanner {
  DemarcheSource *source;
  const char *text; /* (unowned): of the source */
  gsize start;
  gsize at;
  gsize end;
  DemarcheJsonLimits limits;
  DemarcheJsonExpect expect;
  DemarcheJsonType last; /* the token before, and where it stood */
  gsize last_start;
  gsize last_end;
  DemarcheJsonLevel *levels; /* room for as many as may be nested */
  guint n_levels;
  GString *buffer; /* decoded text of the last key or string */
  DemarcheJsonKeys *keys;
  DemarcheDiagnostic *problem; /* once set it stays */
};

/* the byte at @offset, NUL past the end */
static inline char
demarche_json_peek (const DemarcheJsonScanner *scanner, gsize offset)
{
  return offset < scanner->end ? scanner->text[offset] : '\0';
}

/* json-string.c: the string that opens at `at`, into the buffer */
gboolean demarche_json_read_string (DemarcheJsonScanner *scanner, DemarcheJsonToken *token);

/* json-number.c: a number that begins with a digit or '-' */
gboolean demarche_json_read_number (DemarcheJsonScanner *scanner, DemarcheJsonToken *token);

static inline gboolean
demarche_json_is_word_byte (char c)
{
  return g_ascii_isalnum (c) || c == '_' || c == '$' || (guchar)c >= 0x80;
}

/* json-problem.c: those that return a gboolean set the problem and return FALSE */
gboolean demarche_json_fail (DemarcheJsonScanner *scanner, gsize start, gsize end, const char *help,
                             const char *format, ...) G_GNUC_PRINTF (5, 6);
/* the byte at @offset, inside a string or not, is no UTF-8 */
gboolean demarche_json_fail_encoding (DemarcheJsonScanner *scanner, gsize offset);
/* at most a few words of what the text says, for a message */
char *demarche_json_shorten (const char *text, gsize length) DEMARCHE_MUST_USE;
/* what stands at `at` is not what is due there */
gboolean demarche_json_fail_at_value (DemarcheJsonScanner *scanner);
gboolean demarche_json_fail_at_key (DemarcheJsonScanner *scanner);
gboolean demarche_json_fail_unexpected (DemarcheJsonScanner *scanner, const char *help);
/* slips that are the same wherever they stand: the end of the text, a closing bracket of the
 * wrong kind, comments, odd spaces, bytes that are no text. TRUE: none of them */
gboolean demarche_json_check_common (DemarcheJsonScanner *scanner);
/* whether @text stands at `at` */
gboolean demarche_json_is_at (const DemarcheJsonScanner *scanner, const char *text);
/* whether a mark stands at `at` that people write to begin a string */
gboolean demarche_json_is_at_slip (const DemarcheJsonScanner *scanner);

/* json-follow.c: what stands at `at` cannot follow the last token */
gboolean demarche_json_fail_at_colon (DemarcheJsonScanner *scanner);
gboolean demarche_json_fail_after_value (DemarcheJsonScanner *scanner);
gboolean demarche_json_fail_after_document (DemarcheJsonScanner *scanner);

/* json-open-string.c: the string that begins at @start does not end in its line, or at all */
gboolean demarche_json_fail_open (DemarcheJsonScanner *scanner, gsize start);

/* json-bracket.c */
/* at `at` the text ends, or a bracket closes what is not open */
gboolean demarche_json_fail_bracket (DemarcheJsonScanner *scanner);
/* the closing bracket of what was opened last belongs to @place */
gboolean demarche_json_fail_unclosed (DemarcheJsonScanner *scanner, gsize place);
/* the string at @key in a list is a key: ':' follows it */
gboolean demarche_json_fail_colon_in_list (DemarcheJsonScanner *scanner, gsize key);
/* an opening bracket at `at` where a key is due */
gboolean demarche_json_fail_bracket_for_key (DemarcheJsonScanner *scanner);
/* the last token, a string, stands at @start where a key is due, and no ':' follows */
gboolean demarche_json_fail_text_in_object (DemarcheJsonScanner *scanner, gsize start);

G_END_DECLS
