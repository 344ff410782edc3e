/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Bounded reads, and writes that are whole or not at all. */
#pragma once

#include "base/error.h"

G_BEGIN_DECLS

/* Messages of these functions do not name the path: whoever reports them does. */

/* reads a regular file, FIFO or device of at most @limit bytes; "-" is standard input.
 * Behind the bytes stands a NUL.
 * Errors: NOT_FOUND, IO (a directory, no permission, changed while read), LIMIT */
DEMARCHE_API GBytes *demarche_io_read (const char *path, gsize limit,
                                       GError **error) DEMARCHE_MUST_USE;

/* SHA-256 in hex of the bytes of a regular file of any size; NULL when they cannot be read */
DEMARCHE_API char *demarche_io_hash (const char *path) DEMARCHE_MUST_USE;

/**
 * demarche_io_write:
 * @path: where to; "-" is standard output
 *
 * Writes a file whole: a regular file is written beside its place, synced and renamed over it
 * (a symbolic link's target is replaced and the link kept); a FIFO, a device and a descriptor
 * (`/dev/stdout`) are written to plainly, and one whose reader has gone away counts as written.
 * SIGPIPE must be ignored. Errors: IO, NOT_FOUND (no such folder).
 */
DEMARCHE_API gboolean demarche_io_write (const char *path, const char *data, gsize length,
                                         GError **error) DEMARCHE_MUST_USE;

/* whether two paths name the same existing file */
DEMARCHE_API gboolean demarche_io_is_same_file (const char *first, const char *second);

/**
 * DemarcheOutput:
 *
 * A buffered stream to a descriptor (standard output) that reports each failed write. A closed
 * pipe is remembered apart (`demarche_output_is_closed()`), so that a command can end quietly;
 * SIGPIPE must be ignored for that. Nothing is flushed when it is freed.
 */
typedef struct _DemarcheOutput DemarcheOutput;

DEMARCHE_API DemarcheOutput *demarche_output_new (int descriptor) DEMARCHE_MUST_USE;
DEMARCHE_API gboolean demarche_output_write (DemarcheOutput *output, const char *data,
                                             gssize length, GError **error) DEMARCHE_MUST_USE;
DEMARCHE_API gboolean demarche_output_flush (DemarcheOutput *output,
                                             GError **error) DEMARCHE_MUST_USE;
DEMARCHE_API gboolean demarche_output_is_closed (DemarcheOutput *output);
DEMARCHE_API void demarche_output_free (DemarcheOutput *output);

/**
 * DemarcheLines:
 *
 * Reads a descriptor line by line in bounded memory. A line longer than the limit is an error
 * of that line only: it is skipped to its end and the next one can be read. A line ends at LF
 * or CRLF. After an IO error comes the end.
 */
typedef struct _DemarcheLines DemarcheLines;

DEMARCHE_API DemarcheLines *demarche_lines_new (int descriptor, gsize limit) DEMARCHE_MUST_USE;
/* the next line without its end, in a buffer that @lines owns; %NULL without @error at the end */
DEMARCHE_API const char *demarche_lines_next (DemarcheLines *lines, gsize *length,
                                              GError **error) DEMARCHE_MUST_USE;
DEMARCHE_API guint64
demarche_lines_get_number (DemarcheLines *lines); /* of the last line, from 1 */
DEMARCHE_API void demarche_lines_free (DemarcheLines *lines);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemarcheOutput, demarche_output_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemarcheLines, demarche_lines_free)

G_END_DECLS
