/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* How commands get statements and rules from an archive. */
#pragma once

#include "cli/common.h"

G_BEGIN_DECLS

/* opens it as the archive of the command; FALSE after an error, or when @path is NULL, which is
 * wrong usage */
gboolean demarche_command_open_archive (DemarcheCommandContext *context, const char *path,
                                        DemarcheArchiveMode mode) DEMARCHE_MUST_USE;
/* gives it the time of SOURCE_DATE_EPOCH in place of the clock's: reproducible runs ask for this. A
 * value that is no number of seconds is as if not set */
void demarche_command_set_time (DemarcheArchive *archive);
/* says what went wrong with the archive, and what to do about it */
void demarche_command_fail_archive (DemarcheCommandContext *context, const GError *error);

/* FALSE, with wrong usage said, when there are arguments */
gboolean demarche_command_refuse_arguments (DemarcheCommandContext *context,
                                            char **arguments) DEMARCHE_MUST_USE;

/* whether rules are named "run:N" */
gboolean demarche_command_is_run (const char *rules);
/* FALSE with a usage error for "run:N", where rules are asked for that can be edited */
gboolean demarche_command_refuse_run (DemarcheCommandContext *context, const char *rules);
/* where no rules are given and there is an archive, *@rules gets those of its last run, "run:N".
 * FALSE after an error */
gboolean demarche_command_complete_rules (DemarcheCommandContext *context,
                                          char **rules) DEMARCHE_MUST_USE;
/* what people call rules: the last part of their path; of "run:N" the name they had in that run */
char *demarche_command_name_rules (DemarcheCommandContext *context,
                                   const char *rules) DEMARCHE_MUST_USE;
/* the rules of "run:N"; %NULL after an error */
DemarcheRuleSet *demarche_command_load_run (DemarcheCommandContext *context,
                                            const char *rules) DEMARCHE_MUST_USE;

/* (element-type DemarcheInput): of all statements of the archive, or of those called @names and in
 * folders called so; files that could not be read come last. %NULL after an error */
GPtrArray *demarche_command_list_archived (DemarcheCommandContext *context,
                                           char **names) DEMARCHE_MUST_USE;
/* one of them; NULL with @error for a file that could not be read */
DemarcheStatement *demarche_command_read_archived (DemarcheCommandContext *context,
                                                   const DemarcheInput *input,
                                                   GError **error) DEMARCHE_MUST_USE;
/* one of them as the rules tagged it before, or as a file that could not be read; NULL without an
 * error when it was not tagged so */
DemarcheTagged *demarche_command_read_archived_tags (DemarcheCommandContext *context,
                                                     const DemarcheInput *input,
                                                     DemarcheRuleSet *rules, GHashTable *outlines,
                                                     GError **error) DEMARCHE_MUST_USE;
/* (nullable) (element-type utf8 DemarcheTagged): the outlines of what @rules tagged, by name, for
 * who needs no words; empty without an archive. NULL after an error, which was said */
GHashTable *demarche_command_load_outlines (DemarcheCommandContext *context,
                                            DemarcheRuleSet *rules) DEMARCHE_MUST_USE;

G_END_DECLS
