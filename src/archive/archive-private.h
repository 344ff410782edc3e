/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What the files of the archive share. */
#pragma once

#include "archive/archive.h"
#include "archive/decisions.h"
#include "archive/schema.h"

G_BEGIN_DECLS

/**
 * @lock_file: open file that holds the lock of the writer, -1 for who reads
 * @time: in place of the clock's, -1: the clock's
 * @is_grouped: whether a transaction stands open, for more than one piece of work
 * @run, @tagger, @last_tagger: of the run that was begun; 0 before
 * @codebook: (nullable): of the rules of the run
 */
struct _DemarcheArchive {
  GObject parent_instance;
  GRecMutex lock;
  DemarcheDatabase *database;
  int lock_file;
  gint64 time;
  gboolean is_grouped;
  gint64 run;
  gint64 tagger;
  gboolean has_changed_rules;
  DemarcheCodebook *codebook;
};

/* "YYYY-MM-DDTHH:MM:SSZ" */
char *demarche_archive_get_now (DemarcheArchive *archive) DEMARCHE_MUST_USE;

typedef gboolean (*DemarcheArchiveWork) (DemarcheArchive *archive, gpointer data, GError **error);
/* does @work in one transaction, which holds when it returns TRUE; in a group, when that ends. What
 * fails takes the group with it */
gboolean demarche_archive_transact (DemarcheArchive *archive, DemarcheArchiveWork work,
                                    gpointer data, GError **error) DEMARCHE_MUST_USE;
/* within a transaction. @detail: for people */
gboolean demarche_archive_log (DemarcheArchive *archive, const char *what, const char *detail,
                               GError **error) DEMARCHE_MUST_USE;
/* brings an older archive to this version, whole or not at all */
gboolean demarche_archive_migrate (DemarcheArchive *archive, GError **error) DEMARCHE_MUST_USE;
/* sets an error that says what is not as it should be; FALSE */
gboolean demarche_archive_set_damaged (GError **error, const char *format, ...)
    G_GNUC_PRINTF (2, 3);

/* (element-type utf8): the first column of all rows. @number: the first value, where @sql asks for
 * one */
GPtrArray *demarche_archive_query_names (DemarcheArchive *archive, const char *sql, gint64 number,
                                         GError **error) DEMARCHE_MUST_USE;

/* ---- parts of a statement, within a transaction ---- */

/* fields, attributes and paragraphs of a version */
gboolean demarche_archive_write_reading (DemarcheArchive *archive, gint64 version,
                                         DemarcheStatement *statement,
                                         GError **error) DEMARCHE_MUST_USE;
/* a statement called @name as it was read; @version is one that exists */
DemarcheStatement *demarche_archive_read_version (DemarcheArchive *archive, gint64 version,
                                                  const char *name, gboolean with_source,
                                                  GError **error) DEMARCHE_MUST_USE;
/* name and fields only */
DemarcheStatement *demarche_archive_read_fields (DemarcheArchive *archive, gint64 version,
                                                 const char *name,
                                                 GError **error) DEMARCHE_MUST_USE;
/* the current version of a statement. @version: (out). NOT_FOUND */
gboolean demarche_archive_find_version (DemarcheArchive *archive, const char *name, gint64 *version,
                                        GError **error) DEMARCHE_MUST_USE;

/* the tags of a version by the tagger of the run */
gboolean demarche_archive_write_tags (DemarcheArchive *archive, gint64 version,
                                      DemarcheTagged *tagged, GError **error) DEMARCHE_MUST_USE;

/* the tags of a tagging, of a version that is @statement */
DemarcheTagged *demarche_archive_read_tagging (DemarcheArchive *archive, gint64 tagging,
                                               DemarcheStatement *statement,
                                               DemarcheCodebook *codebook,
                                               GError **error) DEMARCHE_MUST_USE;

/* keeps the outline of what a tagging holds, when there is none yet */
gboolean demarche_archive_write_outline (DemarcheArchive *archive, gint64 tagging,
                                         DemarcheTagged *tagged, DemarcheCodebook *codebook,
                                         GError **error) DEMARCHE_MUST_USE;
/* whether the outlines of the last run's tags are what would be made of these now. Errors:
 * DAMAGED */
gboolean demarche_archive_check_outlines (DemarcheArchive *archive,
                                          GError **error) DEMARCHE_MUST_USE;
/* within a transaction: makes the outlines that the last run's tags lack, for they come from an
 * older archive or from an export */
gboolean demarche_archive_fill_outlines (DemarcheArchive *archive,
                                         GError **error) DEMARCHE_MUST_USE;

/* the decisions about statement @name get their place in its new text; see DemarcheAddition */
gboolean demarche_archive_anchor_decisions (DemarcheArchive *archive, const char *name,
                                            DemarcheStatement *statement,
                                            DemarcheAddition *addition,
                                            GError **error) DEMARCHE_MUST_USE;

/* "" when there is no registry */
char *demarche_archive_get_registry_hash (DemarcheArchive *archive,
                                          GError **error) DEMARCHE_MUST_USE;
/* 0 where there is none yet */
gboolean demarche_archive_find_tagger (DemarcheArchive *archive, DemarcheRuleSet *rules,
                                       gint64 *tagger, GError **error) DEMARCHE_MUST_USE;

G_END_DECLS
