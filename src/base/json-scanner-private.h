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
  DemarcheJsonType last; /* the token before, and where it ended */
  gsize last_end;
  GArray *levels;
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

/* json-problem.c: all set the problem and return FALSE */
gboolean demarche_json_fail (DemarcheJsonScanner *scanner, gsize start, gsize end, const char *help,
                             const char *format, ...) G_GNUC_PRINTF (5, 6);
/* the byte at @offset, inside a string or not, is no UTF-8 */
gboolean demarche_json_fail_encoding (DemarcheJsonScanner *scanner, gsize offset);
/* at most a few words of what the text says, for a message */
char *demarche_json_shorten (const char *text, gsize length) DEMARCHE_MUST_USE;
/* what stands at `at` is not what is due there */
gboolean demarche_json_fail_at_value (DemarcheJsonScanner *scanner);
gboolean demarche_json_fail_at_key (DemarcheJsonScanner *scanner);
gboolean demarche_json_fail_at_colon (DemarcheJsonScanner *scanner);
gboolean demarche_json_fail_after_value (DemarcheJsonScanner *scanner);
gboolean demarche_json_fail_after_document (DemarcheJsonScanner *scanner);

G_END_DECLS
