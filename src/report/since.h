/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What a report is new against: the last report, or a day. */
#pragma once

#include "base/diagnostic.h"
#include "base/error.h"
#include "model/statement.h"

G_BEGIN_DECLS

#define DEMARCHE_TYPE_SINCE (demarche_since_get_type ())

/**
 * DemarcheSince:
 *
 * Which statements form the past: those of the last report, read from the JSON that was written
 * with it, or those dated before a day. Immutable and reference counted.
 */
typedef struct _DemarcheSince DemarcheSince;

DEMARCHE_API GType demarche_since_get_type (void);

/* @date: "YYYY-MM-DD". Statements without a date form the past. Errors: INVALID */
DEMARCHE_API DemarcheSince *demarche_since_new_from_date (const char *date,
                                                          GError **error) DEMARCHE_MUST_USE;
/* @source: a JSON report. %NULL after a mistake, which @diagnostics gets */
DEMARCHE_API DemarcheSince *demarche_since_new_from_report (
    DemarcheSource *source, DemarcheDiagnostics *diagnostics) DEMARCHE_MUST_USE;
DEMARCHE_API DemarcheSince *demarche_since_ref (DemarcheSince *since);
DEMARCHE_API void demarche_since_unref (DemarcheSince *since);

/* (nullable): the rules of the last report, by meaning */
DEMARCHE_API const char *demarche_since_get_rules_hash (DemarcheSince *since);
/* by the hash of its text, or by its name where the text has changed or has no hash */
DEMARCHE_API gboolean demarche_since_is_past (DemarcheSince *since, DemarcheStatement *statement);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemarcheSince, demarche_since_unref)

G_END_DECLS
