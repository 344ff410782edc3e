/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Files in, statements out. */
#pragma once

#include "ingest/left-out.h"
#include "model/speaker.h"
#include "model/statement.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define DEMARCHE_TYPE_INGEST (demarche_ingest_get_type ())

/**
 * DemarcheIngest:
 *
 * Reads statements: sniffs the format, decodes, finds metadata and cuts the text into
 * paragraphs. Configure it, then read; it may then be used from any thread.
 */
DEMARCHE_API
G_DECLARE_FINAL_TYPE (DemarcheIngest, demarche_ingest, DEMARCHE, INGEST, GObject)

DEMARCHE_API DemarcheIngest *demarche_ingest_new (void) DEMARCHE_MUST_USE;

/* a field given on the command line; INVALID for a value that cannot be (an impossible date) */
DEMARCHE_API gboolean demarche_ingest_set_field (DemarcheIngest *ingest, DemarcheField field,
                                                 const char *value,
                                                 GError **error) DEMARCHE_MUST_USE;
/* an iconv name for files without a BOM; NULL: UTF-8 */
DEMARCHE_API gboolean demarche_ingest_set_encoding (DemarcheIngest *ingest, const char *encoding,
                                                    GError **error) DEMARCHE_MUST_USE;
/* where `demarche-pdf` is; by default where it is installed */
DEMARCHE_API void demarche_ingest_set_helper_folder (DemarcheIngest *ingest, const char *folder);
/* used instead of `statements.csv` and `speakers.json` in the folder of each statement */
DEMARCHE_API void demarche_ingest_set_manifest_path (DemarcheIngest *ingest, const char *path);
DEMARCHE_API void demarche_ingest_set_speakers_path (DemarcheIngest *ingest, const char *path);

/**
 * DemarcheInput:
 * @path: to open it; @name: what the statement is called
 *
 * One file to read.
 */
typedef struct {
  char *path;
  char *name;
} DemarcheInput;

/**
 * demarche_ingest_list:
 * @paths: (array zero-terminated=1): files and folders
 *
 * Lists what there is to read, folders recursively and in byte order, manifests and registries not
 * counted as statements; demarche_ingest_get_left_out() names what else is not read. Loads the
 * manifests on the way; rows without a file and files without a row are reported. The same name
 * twice is an error that names both. A folder that cannot be read is an error in @diagnostics.
 *
 * Returns: (element-type DemarcheInput) (transfer full) (nullable): free with g_ptr_array_unref
 */
DEMARCHE_API GPtrArray *demarche_ingest_list (DemarcheIngest *ingest, const char *const *paths,
                                              DemarcheDiagnostics *diagnostics,
                                              GError **error) DEMARCHE_MUST_USE;

/* what the last listing left out, in order; (element-type DemarcheLeftOut) (transfer none), NULL
 * before there was one */
DEMARCHE_API GPtrArray *demarche_ingest_get_left_out (DemarcheIngest *ingest);

/* reads one; warnings (repaired bytes, a guess) go to @diagnostics. A statement without any text
 * is one without paragraphs, not an error. Errors: ENCODING, LIMIT, IO, NOT_FOUND, INVALID */
DEMARCHE_API DemarcheStatement *demarche_ingest_read (DemarcheIngest *ingest,
                                                      const DemarcheInput *input,
                                                      DemarcheDiagnostics *diagnostics,
                                                      GCancellable *cancellable,
                                                      GError **error) DEMARCHE_MUST_USE;

/* whether a text need not be cut into paragraphs again */
typedef gboolean (*DemarcheIsKnownText) (const char *text_hash, gpointer data);

/* the same, asking by the hash of the text whether it is known. Of a known one the statement holds
 * only what manifest and options say of it, and the text hash */
DEMARCHE_API DemarcheStatement *demarche_ingest_read_unknown (
    DemarcheIngest *ingest, const DemarcheInput *input, DemarcheIsKnownText is_known, gpointer data,
    DemarcheDiagnostics *diagnostics, GCancellable *cancellable, GError **error) DEMARCHE_MUST_USE;

/* what manifest and options say of one that could not be read: a statement without paragraphs */
DEMARCHE_API DemarcheStatement *demarche_ingest_describe (
    DemarcheIngest *ingest, const DemarcheInput *input) DEMARCHE_MUST_USE;

/* one JSON line of `tag -`: with a `kind` a paragraph as it is, without one a whole statement */
DEMARCHE_API DemarcheStatement *demarche_ingest_read_line (DemarcheIngest *ingest,
                                                           DemarcheSource *line,
                                                           DemarcheDiagnostics *diagnostics,
                                                           GError **error) DEMARCHE_MUST_USE;

/* the registry found or given; never NULL after demarche_ingest_list() */
DEMARCHE_API DemarcheSpeakers *demarche_ingest_get_speakers (DemarcheIngest *ingest);
/* the file that it came from; NULL: none was found */
DEMARCHE_API const char *demarche_ingest_get_speakers_path (DemarcheIngest *ingest);
/* a registry to use where none was found */
DEMARCHE_API void demarche_ingest_set_speakers (DemarcheIngest *ingest, DemarcheSpeakers *speakers);

/* who was present at an event by the manifests' `present` rows; NULL-terminated, or NULL when
 * presence is not known. Free with g_free, strings are borrowed */
DEMARCHE_API const char **demarche_ingest_get_present (DemarcheIngest *ingest,
                                                       const char *event) DEMARCHE_MUST_USE;

/* "English" for "en"; the code itself when it has no name here */
DEMARCHE_API const char *demarche_language_get_name (const char *code);

G_END_DECLS
