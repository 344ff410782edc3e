/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The tables of an archive. */
#pragma once

#include "archive/database.h"

G_BEGIN_DECLS

/* "Dmrc", in the header of the file */
#define DEMARCHE_ARCHIVE_APPLICATION_ID 0x446d7263
/* of the tables. A change to them adds a migration */
#define DEMARCHE_ARCHIVE_VERSION 1

/* names in an order in which each table comes after those that it refers to; NULL-terminated */
extern const char *const demarche_archive_tables[];

/* makes the tables of an empty database */
gboolean demarche_schema_create (DemarcheDatabase *database, GError **error) DEMARCHE_MUST_USE;
/* whether the tables are as this program makes them; more of them do no harm. Errors: DAMAGED */
gboolean demarche_schema_check (DemarcheDatabase *database, GError **error) DEMARCHE_MUST_USE;

G_END_DECLS
