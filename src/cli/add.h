/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The parts of the command `add`. */
#pragma once

#include "cli/inputs.h"

G_BEGIN_DECLS

/* what became of files, statements and paragraphs */
typedef struct {
  guint n_new;
  guint n_changed;
  guint n_known;
  guint n_settled; /* of those, failures that somebody settled */
  guint n_failed_new;
  guint n_failed_known;
  guint n_retagged;
  guint n_tags;
  guint n_taggable;
  guint n_untagged;
} DemarcheAddCounts;

/**
 * DemarcheAdding:
 * @settle: seconds for which a file must not have changed to be taken
 * @is_quiet: whether only problems are said
 * @last: (nullable): the statement added last
 * @run, @meaning, @has_changed_rules: of the run that was begun, for the summary; 0, %NULL
 * @reports: whether a report is asked for, which compares all statements anyway
 * @record: (nullable) (element-type DemarcheTagged): what was there before, where it is compared
 * @has_news: whether the next three are known
 * @n_shifts, @n_contradictions, @n_first: new against the record, the last: positions on issues on
 *   which a delegation had none
 * @n_files: what was found, each of which is counted under one of the others
 * @counts, @kept: what became of them, and what of that is in the archive: what comes in a short
 *   while is kept together
 * @group_began: monotonic time; 0: nothing is under way
 *
 * One run of the command.
 */
typedef struct {
  DemarcheCommandContext *context;
  DemarcheIngest *ingest;
  DemarcheRuleSet *rules;
  DemarcheClassifier *classifier;
  guint settle;
  gboolean is_quiet;
  gboolean reports;
  char *last;
  GHashTable *events; /* those whose presence was looked up */
  gint64 began;       /* monotonic time */
  gint64 run;
  char *meaning;
  gboolean has_changed_rules;
  GPtrArray *record;
  gboolean has_news;
  guint n_shifts;
  guint n_contradictions;
  guint n_first;

  guint n_files;
  guint n_arriving;
  guint n_reread;   /* paragraphs that were read to tag statements anew, of … */
  guint n_readable; /* … those in statements that the rules before had tagged */
  DemarcheAddCounts counts;
  DemarcheAddCounts kept;
  gint64 group_began;
} DemarcheAdding;

/* TRUE once a signal asked to stop; the signal stays for demarche_add_end_signals() */
void demarche_add_begin_signals (void);
gboolean demarche_add_is_interrupted (void);
/* its number; 0: none came */
int demarche_add_get_signal (void);
/* ends the program by the signal that came, if one did */
void demarche_add_end_signals (void);

/* (element-type DemarcheInput): adds them all; FALSE after an error that ends the run */
gboolean demarche_add_files (DemarcheAdding *adding, GPtrArray *inputs) DEMARCHE_MUST_USE;
/* standard input: paths and JSON lines */
gboolean demarche_add_lines (DemarcheAdding *adding) DEMARCHE_MUST_USE;
/* tags what other rules tagged before */
gboolean demarche_add_retag (DemarcheAdding *adding) DEMARCHE_MUST_USE;

/* reads what is there before anything is added, and compares it with what is there afterwards. Only
 * where few statements are there, or a report is asked for: else it is not known what is new */
void demarche_add_keep_record (DemarcheAdding *adding);
void demarche_add_find_news (DemarcheAdding *adding);

/* what is kept from here on is kept together, until enough came or some time passed. FALSE after an
 * error, which ends the run */
gboolean demarche_add_begin_group (DemarcheAdding *adding) DEMARCHE_MUST_USE;
/* keeps what is under way; FALSE: it is lost, and not counted any more */
gboolean demarche_add_end_group (DemarcheAdding *adding) DEMARCHE_MUST_USE;

/* keeps a statement that was tagged, and says what there is to say of it. @file: what messages call
 * it; @source: what the archive tells it by */
gboolean demarche_add_tagged (DemarcheAdding *adding, DemarcheTagged *tagged, const char *file,
                              const char *source) DEMARCHE_MUST_USE;
/* keeps that a file could not be read; one that is known is only counted */
gboolean demarche_add_failure (DemarcheAdding *adding, DemarcheStatement *described,
                               const char *file, const char *source, const char *content_hash,
                               const GError *why) DEMARCHE_MUST_USE;
/* counts a statement as what it is, and says what is worth saying */
void demarche_add_count (DemarcheAdding *adding, const char *file, const DemarcheAddition *addition,
                         DemarcheTagged *tagged);

/* describes @paths and the files below in @seen; whether that is something else than before */
gboolean demarche_add_look (char **paths, char **seen);
/* waits until they are not as in @seen, or for @seconds when @is_arriving: files were left that may
 * have settled. FALSE: a signal came */
gboolean demarche_add_wait (char **paths, char **seen, guint seconds, gboolean is_arriving);

/* makes a new archive at @path of what `demarche export` wrote */
void demarche_add_restore (DemarcheCommandContext *context, const char *export, const char *path);

/* the last words of a run */
void demarche_add_say_summary (const DemarcheAdding *adding);

G_END_DECLS
