/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The tables of an archive. */
#pragma once

#include "archive/database.h"

G_BEGIN_DECLS

/* "Dmrc", in the header of the file */
#define DEMARCHE_ARCHIVE_APPLICATION_ID 0x446d7263
/* of the tables. A change to them adds a migration */
#define DEMARCHE_ARCHIVE_VERSION 4

/* the version since which there are … */
#define DEMARCHE_SCHEMA_SAMPLES 2
#define DEMARCHE_SCHEMA_OUTLINES 3
#define DEMARCHE_SCHEMA_DERIVED 4 /* texts of paragraphs that stand in that of their statement */

/* of the tables that hold what is nowhere else: names in an order in which each table comes after
 * those that it refers to; NULL-terminated */
extern const char *const demarche_archive_tables[];

/* makes the tables of an empty database */
gboolean demarche_schema_create (DemarcheDatabase *database, GError **error) DEMARCHE_MUST_USE;
/* whether the tables are as this program makes them in that version; more of them do no harm.
 * Errors: DAMAGED */
gboolean demarche_schema_check (DemarcheDatabase *database, GError **error) DEMARCHE_MUST_USE;
/* the version that a database has; 0: it could not be read */
guint demarche_schema_get_version (DemarcheDatabase *database);
/* within a transaction: gives an older one the tables of this version. Its paragraphs stay where
 * they were: in old_paragraph, where it has not DEMARCHE_SCHEMA_DERIVED */
gboolean demarche_schema_migrate (DemarcheDatabase *database, GError **error) DEMARCHE_MUST_USE;
/* whether the tables are of that version or a newer one */
gboolean demarche_schema_has (DemarcheDatabase *database, guint version);

G_END_DECLS
