/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* `statements.csv`: what people say of the files in a folder. */
#pragma once

#include "model/statement.h"

G_BEGIN_DECLS

typedef struct _DemarcheManifest DemarcheManifest;

/* the errors go to @diagnostics, and the call fails with a summary of them */
DemarcheManifest *demarche_manifest_load (const char *path, DemarcheDiagnostics *diagnostics,
                                          GError **error) DEMARCHE_MUST_USE;
void demarche_manifest_free (DemarcheManifest *manifest);

/* whether there is a row for a file, by its path below the manifest's folder */
gboolean demarche_manifest_has (DemarcheManifest *manifest, const char *file);
/* whether it says nothing: the shell makes an empty one before `read --manifest` fills it */
gboolean demarche_manifest_is_empty (DemarcheManifest *manifest);
/* gives the fields and attributes of the file's row to the builder; nothing without a row */
void demarche_manifest_apply (DemarcheManifest *manifest, const char *file,
                              DemarcheStatementBuilder *builder);
/* warns of rows whose file is neither beside the manifest nor a key of @names */
void demarche_manifest_report_missing (DemarcheManifest *manifest, GHashTable *names,
                                       DemarcheDiagnostics *diagnostics);
/* appends who was at an event by the `present` rows (strings are borrowed); FALSE: not known */
gboolean demarche_manifest_add_present (DemarcheManifest *manifest, const char *event,
                                        GPtrArray *names);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemarcheManifest, demarche_manifest_free)

/* checks a value of a field wherever people say it: dates, languages, roles; the tidy value.
 * @note: (out): what was tidied, NULL for nothing. Errors: INVALID, LIMIT */
char *demarche_field_check (DemarcheField field, const char *value, const char **note,
                            GError **error) DEMARCHE_MUST_USE;

G_END_DECLS
