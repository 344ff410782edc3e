/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What a reader takes out of a file: one plain text, laid out as a text file would be, and beside
 * it what only the file's own format knows. All formats meet here; segmentation reads the rest. */
#pragma once

#include "ingest/decode.h"
#include "model/statement.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DemarcheHint:
 * @start: where a line begins in the text
 * @flags: DemarcheLineFlags that the format says it has
 * @bold: bytes in bold that the line starts with
 */
typedef struct {
  gsize start;
  guint flags;
  gsize bold;
} DemarcheHint;

/**
 * DemarcheExtract:
 * @text: valid UTF-8; blank lines part blocks, form feeds pages
 * @whole: (nullable): the text of a format that has no more, instead of @text
 * @hints: (nullable) (element-type DemarcheHint): rising; %NULL for plain text
 * @encoding: (nullable): of the file, where it is one of text
 * @n_repaired: invalid sequences that became U+FFFD; @first_repaired: byte offset of the first
 * @n_stripped: control characters and escape sequences left out
 * @fields: properties of the file, the weakest metadata; @words: where each stands
 * @unread: (nullable): pages without words that a picture covers, "2, 5": nobody knows what they
 * say
 * @author: (nullable): who is named as the file's author, seldom the speaker
 * @remarks: (element-type utf8): what who reads should know of how it was read
 */
typedef struct {
  GString *text;
  GBytes *whole;
  GArray *hints;
  char *encoding;
  gsize n_repaired;
  gsize first_repaired;
  gsize n_stripped;
  char *fields[DEMARCHE_N_FIELDS];
  char *words[DEMARCHE_N_FIELDS];
  char *unread;
  char *author;
  GPtrArray *remarks;
} DemarcheExtract;

/* what readers need to know beside the bytes. @encoding: (nullable): of text without a mark;
 * @helpers: the folder of the programs that readers run */
typedef struct {
  const char *encoding;
  const char *helpers;
} DemarcheReaderOptions;

/* reads bytes of a type. Errors: SYNTAX for what is not read and what is damaged, ENCODING, LIMIT,
 * IO, NOT_FOUND (a helper) */
DemarcheExtract *demarche_extract_read (GBytes *bytes, const char *type,
                                        const DemarcheReaderOptions *options,
                                        GCancellable *cancellable,
                                        GError **error) DEMARCHE_MUST_USE;

/* ---- for readers ---- */

DemarcheExtract *demarche_extract_new (void) DEMARCHE_MUST_USE;
void demarche_extract_free (DemarcheExtract *extract);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemarcheExtract, demarche_extract_free)

/**
 * demarche_extract_add:
 * @text: lines of one block; control characters are left out
 * @flags: hints for each of its lines; @bold: bytes in bold that it starts with
 * @apart: a blank line stands before it
 *
 * Errors: LIMIT
 */
gboolean demarche_extract_add (DemarcheExtract *extract, const char *text, gsize length,
                               guint flags, gsize bold, gboolean apart,
                               GError **error) DEMARCHE_MUST_USE;
/* what decoding found goes on to who reads */
void demarche_extract_set_decoded (DemarcheExtract *extract, const DemarcheDecoded *decoded);
/* what follows stands on the next page */
void demarche_extract_end_page (DemarcheExtract *extract);
/* the first value of a field stays; one that cannot be is passed over. A date may have a time, a
 * language a country */
void demarche_extract_set_field (DemarcheExtract *extract, DemarcheField field, const char *value,
                                 const char *words);
void demarche_extract_set_author (DemarcheExtract *extract, const char *author);
void demarche_extract_add_remark (DemarcheExtract *extract, const char *remark);

/* ---- for who reads ---- */

/* the text leaves @extract */
GBytes *demarche_extract_take_text (DemarcheExtract *extract) DEMARCHE_MUST_USE;
/* hands the properties over, each for a field that nothing else says */
void demarche_extract_apply (const DemarcheExtract *extract, DemarcheStatementBuilder *builder);

G_END_DECLS
