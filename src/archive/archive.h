/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The SQLite file that keeps statements, tags, runs and decisions. */
#pragma once

#include "base/diagnostic.h"
#include "model/speaker.h"
#include "model/tag.h"
#include "rules/rule-set.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define DEMARCHE_TYPE_ARCHIVE (demarche_archive_get_type ())

/**
 * DemarcheArchive:
 *
 * One file that keeps what was taken in: each statement whole, with its paragraphs, the tags of
 * each run with the rules that made them, files that could not be read, and a log:
 * |[
 * g_autoptr (DemarcheArchive) archive =
 *     demarche_archive_open ("talks.db", DEMARCHE_ARCHIVE_CREATE, diagnostics, &error);
 * if (archive != NULL && demarche_archive_begin_run (archive, rules, "ict-security", &error) &&
 *     demarche_archive_add (archive, tagged, "/inbox/a.txt", &addition, &error))
 *   demarche_archive_end_run (archive, &error);
 * ]|
 * What is added is written whole or not at all; who reads sees one state throughout. A file is open
 * for writing once at a time, by one process; a process opens it once. Functions may be called from
 * any thread.
 */
DEMARCHE_API
G_DECLARE_FINAL_TYPE (DemarcheArchive, demarche_archive, DEMARCHE, ARCHIVE, GObject)

typedef enum {
  DEMARCHE_ARCHIVE_READ,
  DEMARCHE_ARCHIVE_WRITE,
  DEMARCHE_ARCHIVE_CREATE, /* to write; made where there is nothing of the name */
} DemarcheArchiveMode;

/**
 * demarche_archive_open:
 * @path: a symbolic link is followed once
 * @diagnostics: gets what is odd about the file
 *
 * Errors: NOT_FOUND, INVALID (no archive, one of a newer version, or to be written on a network
 * file system), BUSY (another run writes it and did not end within 5 s), DAMAGED, IO. The messages
 * do not name the path.
 */
DEMARCHE_API DemarcheArchive *demarche_archive_open (const char *path, DemarcheArchiveMode mode,
                                                     DemarcheDiagnostics *diagnostics,
                                                     GError **error) DEMARCHE_MUST_USE;
/* the file that was opened, without symbolic links */
DEMARCHE_API const char *demarche_archive_get_path (DemarcheArchive *archive);
/* what the archive takes for the time, in seconds since 1970, in place of the clock's */
DEMARCHE_API void demarche_archive_set_time (DemarcheArchive *archive, gint64 seconds);

/* ---- runs ---- */

/**
 * demarche_archive_begin_run:
 * @rules_name: what people call the rules
 *
 * Begins a run, in which statements are added and tagged by @rules, whose text the archive keeps.
 */
DEMARCHE_API gboolean demarche_archive_begin_run (DemarcheArchive *archive, DemarcheRuleSet *rules,
                                                  const char *rules_name,
                                                  GError **error) DEMARCHE_MUST_USE;
/* sees to it that the disk has all, and notes that the run ended */
DEMARCHE_API gboolean demarche_archive_end_run (DemarcheArchive *archive,
                                                GError **error) DEMARCHE_MUST_USE;
/* the run that was begun, 0 before */
DEMARCHE_API gint64 demarche_archive_get_run (DemarcheArchive *archive);
/* whether the rules of the run that was begun mean something else than those of the run before */
DEMARCHE_API gboolean demarche_archive_has_changed_rules (DemarcheArchive *archive);
/* NOT_FOUND: there is none */
DEMARCHE_API gboolean demarche_archive_find_last_run (DemarcheArchive *archive, gint64 *run,
                                                      GError **error) DEMARCHE_MUST_USE;
/* the rules of a run as demarche_rule_set_save() gave them; @run 0: of the last one. NOT_FOUND:
 * there is no such run. @name: (out) (optional): what people called them */
DEMARCHE_API GBytes *demarche_archive_get_rules (DemarcheArchive *archive, gint64 run, char **name,
                                                 GError **error) DEMARCHE_MUST_USE;

/* how many statements another version of the program read: their paragraphs are as that cut them */
DEMARCHE_API gboolean demarche_archive_count_read_by_others (DemarcheArchive *archive, gint64 *n,
                                                             GError **error) DEMARCHE_MUST_USE;
/* @saved: (out) (nullable): the rules of the last run with others than the run that was begun, when
 * nothing else that decides on tags has changed since: registry and program */
DEMARCHE_API gboolean demarche_archive_get_rules_before (DemarcheArchive *archive, GBytes **saved,
                                                         GError **error) DEMARCHE_MUST_USE;

/* warns of folders of which the statements that the run added are far less readable than the last
 * 20 before: fewer paragraphs that can be tagged, fewer tagged ones, or fewer of known speakers */
DEMARCHE_API gboolean demarche_archive_compare_shares (DemarcheArchive *archive,
                                                       DemarcheDiagnostics *diagnostics,
                                                       GError **error) DEMARCHE_MUST_USE;

/* ---- statements in ---- */

typedef enum {
  DEMARCHE_ADDED_NEW,
  DEMARCHE_ADDED_TEXT,     /* a corrected text: a new version */
  DEMARCHE_ADDED_METADATA, /* other metadata for the same text: a new version */
  DEMARCHE_ADDED_KNOWN,    /* nothing new */
  DEMARCHE_ADDED_DELIVERY, /* the text is known; that it came from there too was noted */
} DemarcheAddedKind;

/**
 * DemarcheAddition:
 * @name: what the statement is called in the archive
 * @changes: (nullable): in words, what was known otherwise: "date 2025-03-04, was 2025-03-05"
 * @n_anchored: of a corrected text: how many decisions have their place in it
 * @lost: (nullable): of a corrected text, NULL-terminated: decisions that have none, in words
 *
 * What became of a statement. Starts zeroed.
 */
typedef struct {
  DemarcheAddedKind kind;
  char *name;
  char *changes;
  guint n_anchored;
  char **lost;
} DemarcheAddition;

DEMARCHE_API void demarche_addition_clear (DemarcheAddition *addition);

/* whether a statement has this text now; for who would else read it in vain */
DEMARCHE_API gboolean demarche_archive_has_text (DemarcheArchive *archive, const char *text_hash);

/**
 * demarche_archive_recognise:
 * @statement: one whose text the archive has: its name, its text hash and what is given of it
 * @source: absolute path it came from
 * @addition: (out): KNOWN, DELIVERY, or METADATA where other metadata are given; then it is to be
 *   read and handed to demarche_archive_add()
 *
 * Recognises a text by its hash, whatever its name.
 */
DEMARCHE_API gboolean demarche_archive_recognise (DemarcheArchive *archive,
                                                  DemarcheStatement *statement, const char *source,
                                                  DemarcheAddition *addition,
                                                  GError **error) DEMARCHE_MUST_USE;

/**
 * demarche_archive_begin_group:
 *
 * What is added from here on is in the archive when demarche_archive_end_group() returns %TRUE, all
 * of it: many statements together take half the work that each by itself does. When something fails
 * before, nothing of the group is there, and it has ended.
 */
DEMARCHE_API gboolean demarche_archive_begin_group (DemarcheArchive *archive,
                                                    GError **error) DEMARCHE_MUST_USE;
DEMARCHE_API gboolean demarche_archive_end_group (DemarcheArchive *archive,
                                                  GError **error) DEMARCHE_MUST_USE;
DEMARCHE_API gboolean demarche_archive_has_group (DemarcheArchive *archive);

/**
 * demarche_archive_add:
 * @tagged: a statement with its text, tagged by the rules of the run
 * @source: absolute path it came from
 * @addition: (out): what became of it
 *
 * Adds a statement in one transaction: as new, as a new version of the one from the same source,
 * or not at all when its text is known.
 */
DEMARCHE_API gboolean demarche_archive_add (DemarcheArchive *archive, DemarcheTagged *tagged,
                                            const char *source, DemarcheAddition *addition,
                                            GError **error) DEMARCHE_MUST_USE;

/* keeps a registry of speakers, the text of a speakers.json; nothing when it is the last one */
DEMARCHE_API gboolean demarche_archive_set_registry (DemarcheArchive *archive, const char *text,
                                                     gsize length,
                                                     GError **error) DEMARCHE_MUST_USE;
/* the registry kept last, empty when there is none */
DEMARCHE_API DemarcheSpeakers *demarche_archive_get_speakers (DemarcheArchive *archive,
                                                              GError **error) DEMARCHE_MUST_USE;
/* that these were at an event (NULL-terminated), and who was: NULL when it is not known */
DEMARCHE_API gboolean demarche_archive_add_present (DemarcheArchive *archive, const char *event,
                                                    const char *const *names,
                                                    GError **error) DEMARCHE_MUST_USE;
DEMARCHE_API char **demarche_archive_get_present (DemarcheArchive *archive, const char *event,
                                                  GError **error) DEMARCHE_MUST_USE;

/* ---- statements out ---- */

/* whether there are more statements than @n: the others are not counted. FALSE with @error too */
DEMARCHE_API gboolean demarche_archive_has_more_than (DemarcheArchive *archive, guint n,
                                                      GError **error);
/* (element-type utf8): names of all statements in byte order */
DEMARCHE_API GPtrArray *demarche_archive_list_names (DemarcheArchive *archive,
                                                     GError **error) DEMARCHE_MUST_USE;

/**
 * demarche_archive_read:
 * @with_source: whether the whole source text comes along
 *
 * A statement as it was read when it was added. Errors: NOT_FOUND, DAMAGED (what is stored is no
 * statement), IO.
 */
DEMARCHE_API DemarcheStatement *demarche_archive_read (DemarcheArchive *archive, const char *name,
                                                       gboolean with_source,
                                                       GError **error) DEMARCHE_MUST_USE;
/* the same with the tags that @rules gave it in some run; NULL without an error when there was none
 * with such rules, the registry and the program as they are now */
DEMARCHE_API DemarcheTagged *demarche_archive_read_tagged (DemarcheArchive *archive,
                                                           const char *name, DemarcheRuleSet *rules,
                                                           GError **error) DEMARCHE_MUST_USE;
/* the same with the tags of the last run, by whatever program and registry; @rules: those of it */
DEMARCHE_API DemarcheTagged *demarche_archive_read_last_tagged (DemarcheArchive *archive,
                                                                const char *name,
                                                                DemarcheRuleSet *rules,
                                                                GError **error) DEMARCHE_MUST_USE;
/* takes (transfer full) a tagged statement */
typedef void (*DemarcheTaggedFunc) (DemarcheTagged *tagged, gpointer data);
/* the outlines (demarche_statement_is_outline()) of those that @rules tagged in some run, in no
 * order; those about which people decided, and those drawn for a sample, are left out, for there
 * the words are needed */
DEMARCHE_API gboolean demarche_archive_read_outlines (DemarcheArchive *archive,
                                                      DemarcheRuleSet *rules,
                                                      DemarcheTaggedFunc take, gpointer data,
                                                      GError **error) DEMARCHE_MUST_USE;
/* (element-type utf8): names of those that the rules of the run have not tagged */
DEMARCHE_API GPtrArray *demarche_archive_list_untagged (DemarcheArchive *archive,
                                                        GError **error) DEMARCHE_MUST_USE;
/* keeps the tags of a statement that is there, as the run's rules make them */
DEMARCHE_API gboolean demarche_archive_set_tags (DemarcheArchive *archive, DemarcheTagged *tagged,
                                                 GError **error) DEMARCHE_MUST_USE;

/* ---- failures ---- */

typedef enum {
  DEMARCHE_FAILURE_OPEN,
  DEMARCHE_FAILURE_DISMISSED,
  DEMARCHE_FAILURE_REPLACED, /* by a statement */
} DemarcheFailureState;

/**
 * DemarcheFailure:
 * @content_hash: (nullable): SHA-256 in hex of its bytes; NULL when it could not be opened
 * @message: why it could not be read
 * @first: when that was found, "YYYY-MM-DDTHH:MM:SSZ"
 * @settled_by, @reason: (nullable): of who dismissed it; @replaced_by: (nullable): the statement
 *
 * A file that could not be read.
 */
typedef struct {
  char *content_hash;
  char *name;
  char *source;
  char *message;
  char *first;
  DemarcheFailureState state;
  char *settled_by;
  char *reason;
  char *replaced_by;
} DemarcheFailure;

DEMARCHE_API void demarche_failure_free (DemarcheFailure *failure);
DEMARCHE_API const char *demarche_failure_state_get_name (DemarcheFailureState state);
DEMARCHE_API gboolean demarche_failure_state_from_name (const char *name,
                                                        DemarcheFailureState *state);

/* (element-type DemarcheFailure): in order; @with_settled: also those that are not open */
DEMARCHE_API GPtrArray *demarche_archive_list_failures (DemarcheArchive *archive,
                                                        gboolean with_settled,
                                                        GError **error) DEMARCHE_MUST_USE;
/**
 * demarche_archive_add_failure:
 * @described: what is known of it beside
 * @content_hash: (nullable)
 * @known: (out) (nullable) (transfer full): what is kept of it, when it was there before
 *
 * Keeps that a file could not be read.
 */
DEMARCHE_API gboolean demarche_archive_add_failure (DemarcheArchive *archive,
                                                    DemarcheStatement *described,
                                                    const char *source, const char *content_hash,
                                                    const char *message, DemarcheFailure **known,
                                                    GError **error) DEMARCHE_MUST_USE;
/* whether there is an open failure called @file, by name or path. Errors: NOT_FOUND */
DEMARCHE_API gboolean demarche_archive_check_failure (DemarcheArchive *archive, const char *file,
                                                      GError **error) DEMARCHE_MUST_USE;
/* settles the open failures called @file, by name or path. @by, @reason: for a dismissal;
 * @statement: (nullable): the name of what replaces it. NOT_FOUND: there is none */
DEMARCHE_API gboolean demarche_archive_settle_failure (DemarcheArchive *archive, const char *file,
                                                       const char *by, const char *reason,
                                                       const char *statement,
                                                       GError **error) DEMARCHE_MUST_USE;
/* what is known of a file that could not be read, with the message; NULL without an error when
 * there is no open failure of that name */
DEMARCHE_API DemarcheTagged *demarche_archive_read_failure (DemarcheArchive *archive,
                                                            const char *name,
                                                            GError **error) DEMARCHE_MUST_USE;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemarcheFailure, demarche_failure_free)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DemarcheAddition, demarche_addition_clear)

G_END_DECLS
