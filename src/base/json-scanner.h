/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* A strict JSON scanner (RFC 8259) that gives tokens with their place in the text, no tree. */
#pragma once

#include "base/diagnostic.h"

G_BEGIN_DECLS

typedef enum {
  DEMARCHE_JSON_OBJECT_START,
  DEMARCHE_JSON_OBJECT_END,
  DEMARCHE_JSON_ARRAY_START,
  DEMARCHE_JSON_ARRAY_END,
  DEMARCHE_JSON_KEY,
  DEMARCHE_JSON_STRING,
  DEMARCHE_JSON_NUMBER,
  DEMARCHE_JSON_TRUE,
  DEMARCHE_JSON_FALSE,
  DEMARCHE_JSON_NULL,
  DEMARCHE_JSON_END,
} DemarcheJsonType;

/**
 * DemarcheJsonToken:
 * @type: what it is
 * @start: first byte in the source, quotation marks included; @end: one past the last
 * @string: the decoded text of a key or string, NUL-terminated valid UTF-8 without NUL;
 *   borrowed, valid until the next call
 * @length: its bytes
 * @number: the value of a number
 */
typedef struct {
  DemarcheJsonType type;
  gsize start;
  gsize end;
  const char *string;
  gsize length;
  double number;
} DemarcheJsonToken;

typedef struct {
  guint max_depth;
  gsize max_keys;   /* of one object */
  gsize max_string; /* bytes of one decoded string */
} DemarcheJsonLimits;

typedef struct _DemarcheJsonScanner DemarcheJsonScanner;

/* limits of rule files and the like */
extern const DemarcheJsonLimits demarche_json_limits_default;

/* reads [start, end) of @source; one scanner reads one value and asks that nothing follows */
DemarcheJsonScanner *demarche_json_scanner_new (DemarcheSource *source, gsize start, gsize end,
                                                const DemarcheJsonLimits *limits) DEMARCHE_MUST_USE;
void demarche_json_scanner_free (DemarcheJsonScanner *scanner);

/**
 * demarche_json_scanner_next:
 * @problem: (out): what is wrong, when %FALSE is returned
 *
 * The next token. Checks commas, colons, nesting, duplicate keys (pointing at the first) and
 * that the value is whole; after the value comes %DEMARCHE_JSON_END. Invalid UTF-8, a BOM's
 * wrong kind, NUL, lone surrogates, numbers that a double does not hold, comments, single or
 * curly quotes and trailing commas are problems with a message of their own. A UTF-8 BOM at
 * the start is skipped. After a problem only the scanner's end is valid.
 *
 * Returns: whether @token was set
 */
gboolean demarche_json_scanner_next (DemarcheJsonScanner *scanner, DemarcheJsonToken *token,
                                     DemarcheDiagnostic **problem) DEMARCHE_MUST_USE;

/* consumes the rest of the value whose first token was just returned (object or array) */
gboolean demarche_json_scanner_skip (DemarcheJsonScanner *scanner,
                                     DemarcheDiagnostic **problem) DEMARCHE_MUST_USE;

/* where byte @offset of a decoded string stands in the source; @literal is the token's start */
gsize demarche_json_string_source_offset (DemarcheSource *source, gsize literal, gsize offset);

/* "a string", "an object" …, for messages */
const char *demarche_json_type_name (DemarcheJsonType type);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemarcheJsonScanner, demarche_json_scanner_free)

G_END_DECLS
