/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* How commands get their rules and statements. */
#pragma once

#include "cli/archive-inputs.h"
#include "cli/common.h"

G_BEGIN_DECLS

/* loads the rules of `-r`, also those of a run of the archive ("run:N"); %NULL, with everything
 * said, when it is missing or does not load */
DemarcheRuleSet *demarche_command_load_rules (DemarcheCommandContext *context,
                                              const char *path) DEMARCHE_MUST_USE;

/**
 * DemarcheStatementOptions:
 *
 * What may be said of statements on the command line: `--speaker`, `--delegation`, `--date`,
 * `--event`, `--language`, `--encoding`, `--manifest`, `--speakers`; and `--archive`, to take them
 * from there. Starts zeroed:
 * |[
 * g_auto (DemarcheStatementOptions) statements = { 0 };
 * GOptionEntry statement_entries[DEMARCHE_N_STATEMENT_OPTIONS];
 * demarche_statement_options_get_entries (&statements, statement_entries);
 * ]|
 */
typedef struct {
  char *fields[DEMARCHE_N_FIELDS];
  char *encoding;
  char *manifest;
  char *speakers;
  char *archive;
  gboolean is_verbose;
} DemarcheStatementOptions;

#define DEMARCHE_N_STATEMENT_OPTIONS 11 /* with the empty entry at the end */

void demarche_statement_options_get_entries (DemarcheStatementOptions *options,
                                             GOptionEntry *entries);
void demarche_statement_options_clear (DemarcheStatementOptions *options);

/* an ingest with these options; %NULL after an error in one of them. An archive among them is
 * opened for reading as that of the command, unless it has one */
DemarcheIngest *demarche_command_open_ingest (
    DemarcheCommandContext *context, const DemarcheStatementOptions *options) DEMARCHE_MUST_USE;

/* (element-type DemarcheInput): what there is to read, in order; %NULL after an error. Paths that
 * are given to a command with an archive are names in it; none: all */
GPtrArray *demarche_command_list (DemarcheCommandContext *context, DemarcheIngest *ingest,
                                  char **paths) DEMARCHE_MUST_USE;

/* the same of files, archive or not */
GPtrArray *demarche_command_list_files (DemarcheCommandContext *context, DemarcheIngest *ingest,
                                        char **paths) DEMARCHE_MUST_USE;

/* what came of reading one input; starts zeroed */
typedef struct {
  DemarcheStatement *statement; /* (nullable) */
  DemarcheDiagnostics *diagnostics;
  GError *error; /* when there is no statement */
} DemarcheRead;

/* reads one, from any thread, and says nothing yet */
void demarche_command_read_input (DemarcheCommandContext *context, DemarcheIngest *ingest,
                                  const DemarcheInput *input, DemarcheRead *read);
/* what is known of one that could not be read, so that its author is not called silent */
DemarcheTagged *demarche_command_describe_unread (DemarcheCommandContext *context,
                                                  DemarcheIngest *ingest,
                                                  const DemarcheInput *input,
                                                  const char *why) DEMARCHE_MUST_USE;
/* says what there is to say of it, and takes the statement: see the next function */
DemarcheStatement *demarche_command_take_read (DemarcheCommandContext *context,
                                               const DemarcheInput *input, DemarcheRead *read,
                                               char **why) DEMARCHE_MUST_USE;
void demarche_read_clear (DemarcheRead *read);

/**
 * demarche_command_read_statement:
 * @why: (out) (optional): why it could not be read
 *
 * Reads one and prints what there is to say of it. A statement that cannot be read is
 * remembered for the summary and the exit code; the command goes on with the next.
 *
 * Returns: (nullable) (transfer full)
 */
DemarcheStatement *demarche_command_read_statement (DemarcheCommandContext *context,
                                                    DemarcheIngest *ingest,
                                                    const DemarcheInput *input,
                                                    char **why) DEMARCHE_MUST_USE;

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DemarcheRead, demarche_read_clear)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DemarcheStatementOptions, demarche_statement_options_clear)

G_END_DECLS
