/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What is in an archive, as tables. */
#pragma once

#include "archive/archive.h"
#include "base/table.h"

G_BEGIN_DECLS

typedef enum {
  DEMARCHE_OVERVIEW_STATEMENTS, /* in byte order of their names */
  DEMARCHE_OVERVIEW_SPEAKERS,   /* who speaks for whom */
  DEMARCHE_OVERVIEW_COVERAGE,   /* by event: who spoke, and how much of it is tagged */
  DEMARCHE_OVERVIEW_FAILED,     /* files that could not be read and wait to be settled */
  DEMARCHE_OVERVIEW_SETTLED,    /* those that are settled */
  DEMARCHE_OVERVIEW_DELIVERIES, /* texts that came from elsewhere too */
  DEMARCHE_OVERVIEW_LOST,       /* decisions without a place in a corrected text */
  DEMARCHE_OVERVIEW_DECISIONS,  /* those that hold */
  DEMARCHE_OVERVIEW_DISPUTED,   /* of each tag on which people differ, what each of them says */
  DEMARCHE_OVERVIEW_RUNS,
  DEMARCHE_OVERVIEW_LOG,
} DemarcheOverview;

/* tags are those of the last run */
DEMARCHE_API DemarcheTable *demarche_archive_get_overview (DemarcheArchive *archive,
                                                           DemarcheOverview overview,
                                                           GError **error) DEMARCHE_MUST_USE;
/* (element-type utf8 utf8): by the name of a statement, in words: of which other delegation or
 * event its text is said to be where it came from a second time */
DEMARCHE_API GHashTable *demarche_archive_find_contested (DemarcheArchive *archive,
                                                          GError **error) DEMARCHE_MUST_USE;

G_END_DECLS
