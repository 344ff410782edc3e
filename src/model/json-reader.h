/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Walks a JSON value with known keys and reports what is wrong with it at its place. */
#pragma once

#include "base/json-scanner.h"

G_BEGIN_DECLS

/**
 * DemarcheJsonReader:
 * @token: the last one read
 * @has_failed: a mistake was reported; what was read is not to be used
 * @is_broken: the text is no JSON from here on
 */
typedef struct {
  DemarcheJsonScanner *scanner;
  DemarcheSource *source;           /* (unowned) */
  DemarcheDiagnostics *diagnostics; /* (unowned) */
  DemarcheJsonToken token;
  gboolean has_failed;
  gboolean is_broken;
} DemarcheJsonReader;

/* reads bytes [start, end) of @source */
void demarche_json_reader_init (DemarcheJsonReader *reader, DemarcheSource *source, gsize start,
                                gsize end, const DemarcheJsonLimits *limits,
                                DemarcheDiagnostics *diagnostics);
void demarche_json_reader_clear (DemarcheJsonReader *reader);

/* reads the next token; FALSE when the text is no JSON, which was reported */
gboolean demarche_json_reader_next (DemarcheJsonReader *reader) DEMARCHE_MUST_USE;
/* reports a mistake at the last token. @help: (nullable) */
void demarche_json_reader_complain (DemarcheJsonReader *reader, const char *message,
                                    const char *help);
/* whether the last token is of @type; reports and steps over the value when it is not */
gboolean demarche_json_reader_expect (DemarcheJsonReader *reader,
                                      DemarcheJsonType type) DEMARCHE_MUST_USE;
/* the next member's key (the last token then); FALSE at the end of the object */
gboolean demarche_json_reader_next_key (DemarcheJsonReader *reader) DEMARCHE_MUST_USE;
/* the next element's first token; FALSE at the end of the array */
gboolean demarche_json_reader_next_element (DemarcheJsonReader *reader) DEMARCHE_MUST_USE;
/* steps over the value that follows a key */
void demarche_json_reader_skip_value (DemarcheJsonReader *reader);

/* the value that follows a key. Null and a mistake both give NULL or 0 */
char *demarche_json_reader_read_string (DemarcheJsonReader *reader) DEMARCHE_MUST_USE;
guint demarche_json_reader_read_count (DemarcheJsonReader *reader);
gboolean demarche_json_reader_read_boolean (DemarcheJsonReader *reader);
/* adds the strings of an array, the value that follows a key */
void demarche_json_reader_read_strings (DemarcheJsonReader *reader, GPtrArray *strings);
/* whether the value that follows a key begins an array (object); nothing to read when not */
gboolean demarche_json_reader_enter (DemarcheJsonReader *reader,
                                     DemarcheJsonType start) DEMARCHE_MUST_USE;

/* index of the last key in @names (NULL-terminated), or -1 */
int demarche_json_reader_find_key (DemarcheJsonReader *reader, const char *const *names);
/* reports the last key as unknown, naming the nearest, and steps over its value */
void demarche_json_reader_reject_key (DemarcheJsonReader *reader, const char *const *names);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DemarcheJsonReader, demarche_json_reader_clear)

G_END_DECLS
