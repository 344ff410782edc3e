/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Writes JSON Schemas (draft 2020-12) from the tables that the loaders read by, so that editors
 * complete and mark what the program takes, and nothing else. A tool of the build. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* patterns of strings, as JSON writes them */
#define SCHEMA_DATE "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"

/* each appends the members of the schema's object; FALSE: a key has no description */
gboolean demarche_schema_append_rules (GString *out);
gboolean demarche_schema_append_report (GString *out);
gboolean demarche_schema_append_speakers (GString *out);

/* prints "path<TAB>mistake" for each file that the program would refuse; FALSE: no such kind */
gboolean demarche_schema_try_files (const char *name, char **paths);

/* "name": { "description": @text, */
void demarche_schema_open_property (GString *out, const char *name, const char *text);
/* "enum": [ … ] */
void demarche_schema_append_enum (GString *out, const char *const *values);

G_END_DECLS
