/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What is wrong, where, and what would be accepted. */
#pragma once

#include "base/source.h"

G_BEGIN_DECLS

#define DEMARCHE_TYPE_DIAGNOSTIC (demarche_diagnostic_get_type ())

typedef enum {
  DEMARCHE_SEVERITY_NOTE,
  DEMARCHE_SEVERITY_WARNING,
  DEMARCHE_SEVERITY_ERROR,
} DemarcheSeverity;

/**
 * DemarcheDiagnostic:
 *
 * One message about one place. Immutable and reference counted. Its printed form is
 * `file:line:column: error: message`, the line, a caret span, and `= help:` lines.
 */
typedef struct _DemarcheDiagnostic DemarcheDiagnostic;

DEMARCHE_API GType demarche_diagnostic_get_type (void);
DEMARCHE_API DemarcheDiagnostic *demarche_diagnostic_ref (DemarcheDiagnostic *diagnostic);
DEMARCHE_API void demarche_diagnostic_unref (DemarcheDiagnostic *diagnostic);

/**
 * demarche_diagnostic_new:
 * @source: (nullable): the text it points into; %NULL for a message about no text
 * @start: first byte of the span; @end: one past its last byte
 * @code: (nullable): stable id of a warning, such as "W007"
 * @help: (nullable): what would be accepted
 *
 * Messages are plain text, not escaped; whoever prints them escapes them.
 */
DEMARCHE_API DemarcheDiagnostic *demarche_diagnostic_new (DemarcheSeverity severity,
                                                          DemarcheSource *source, gsize start,
                                                          gsize end, const char *code,
                                                          const char *message,
                                                          const char *help) DEMARCHE_MUST_USE;

/* a message about a file as a whole; @file may be %NULL */
DEMARCHE_API DemarcheDiagnostic *demarche_diagnostic_new_for_file (
    DemarcheSeverity severity, const char *file, const char *message,
    const char *help) DEMARCHE_MUST_USE;

DEMARCHE_API DemarcheSeverity demarche_diagnostic_get_severity (DemarcheDiagnostic *diagnostic);
DEMARCHE_API const char *demarche_diagnostic_get_file (DemarcheDiagnostic *diagnostic);
/* (nullable): the text that it points into, and the bytes of it; both 0 without a text */
DEMARCHE_API DemarcheSource *demarche_diagnostic_get_source (DemarcheDiagnostic *diagnostic);
DEMARCHE_API gsize demarche_diagnostic_get_start (DemarcheDiagnostic *diagnostic);
DEMARCHE_API gsize demarche_diagnostic_get_end (DemarcheDiagnostic *diagnostic);
DEMARCHE_API guint demarche_diagnostic_get_line (DemarcheDiagnostic *diagnostic);   /* 0: none */
DEMARCHE_API guint demarche_diagnostic_get_column (DemarcheDiagnostic *diagnostic); /* 0: none */
/* one past the last character of the span, in the same units; 0 without a place */
DEMARCHE_API void demarche_diagnostic_locate_end (DemarcheDiagnostic *diagnostic, guint *line,
                                                  guint *column);
DEMARCHE_API const char *demarche_diagnostic_get_code (DemarcheDiagnostic *diagnostic);
DEMARCHE_API const char *demarche_diagnostic_get_message (DemarcheDiagnostic *diagnostic);
DEMARCHE_API const char *demarche_diagnostic_get_help (DemarcheDiagnostic *diagnostic);

/* the printed form, several lines, each ended by LF, safe for a terminal */
DEMARCHE_API char *demarche_diagnostic_format (DemarcheDiagnostic *diagnostic,
                                               gboolean colour) DEMARCHE_MUST_USE;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemarcheDiagnostic, demarche_diagnostic_unref)

#define DEMARCHE_TYPE_DIAGNOSTICS (demarche_diagnostics_get_type ())

/**
 * DemarcheDiagnostics:
 *
 * A growing list of diagnostics, in the order in which they were found. Past the limit of
 * one file further ones of that file are only counted. Not thread safe.
 */
typedef struct _DemarcheDiagnostics DemarcheDiagnostics;

DEMARCHE_API GType demarche_diagnostics_get_type (void);
DEMARCHE_API DemarcheDiagnostics *demarche_diagnostics_new (void) DEMARCHE_MUST_USE;
DEMARCHE_API DemarcheDiagnostics *demarche_diagnostics_ref (DemarcheDiagnostics *diagnostics);
DEMARCHE_API void demarche_diagnostics_unref (DemarcheDiagnostics *diagnostics);

/* takes ownership of @diagnostic */
DEMARCHE_API void demarche_diagnostics_take (DemarcheDiagnostics *diagnostics,
                                             DemarcheDiagnostic *diagnostic);
/* takes out what was kept about @source from byte @offset on */
DEMARCHE_API void demarche_diagnostics_drop_from (DemarcheDiagnostics *diagnostics,
                                                  DemarcheSource *source, gsize offset);
/* how many were reported with this severity, kept or only counted */
DEMARCHE_API guint demarche_diagnostics_count (DemarcheDiagnostics *diagnostics,
                                               DemarcheSeverity severity);
DEMARCHE_API guint demarche_diagnostics_get_length (DemarcheDiagnostics *diagnostics);
DEMARCHE_API DemarcheDiagnostic *demarche_diagnostics_get (DemarcheDiagnostics *diagnostics,
                                                           guint index);

/* puts them in the order in which a reader meets their places: by file, the one that was named
 * first before others, then by line and column */
DEMARCHE_API void demarche_diagnostics_sort (DemarcheDiagnostics *diagnostics);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemarcheDiagnostics, demarche_diagnostics_unref)

/* the nearest of @candidates (NULL-terminated) by edit distance, or NULL when none is near */
DEMARCHE_API const char *demarche_nearest_name (const char *name, const char *const *candidates);

G_END_DECLS
