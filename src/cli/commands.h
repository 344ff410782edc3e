/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The commands: one function each, in a file named after the command. A new one is declared
 * here and gets its line in the table of main.c. */
#pragma once

#include "cli/common.h"

/* argv[0] is the name of the command; returns the exit code */
typedef int (*DemarcheCommand) (DemarcheCommandContext *context, int argc, char **argv);

int demarche_command_add (DemarcheCommandContext *context, int argc, char **argv);
int demarche_command_backup (DemarcheCommandContext *context, int argc, char **argv);
int demarche_command_check (DemarcheCommandContext *context, int argc, char **argv);
int demarche_command_diff (DemarcheCommandContext *context, int argc, char **argv);
int demarche_command_dismiss (DemarcheCommandContext *context, int argc, char **argv);
int demarche_command_explain (DemarcheCommandContext *context, int argc, char **argv);
int demarche_command_export (DemarcheCommandContext *context, int argc, char **argv);
int demarche_command_find (DemarcheCommandContext *context, int argc, char **argv);
int demarche_command_format (DemarcheCommandContext *context, int argc, char **argv);
int demarche_command_init (DemarcheCommandContext *context, int argc, char **argv);
int demarche_command_list_archive (DemarcheCommandContext *context, int argc, char **argv);
int demarche_command_lsp (DemarcheCommandContext *context, int argc, char **argv);
int demarche_command_read (DemarcheCommandContext *context, int argc, char **argv);
int demarche_command_remove (DemarcheCommandContext *context, int argc, char **argv);
int demarche_command_report (DemarcheCommandContext *context, int argc, char **argv);
int demarche_command_review (DemarcheCommandContext *context, int argc, char **argv);
int demarche_command_runs (DemarcheCommandContext *context, int argc, char **argv);
int demarche_command_score (DemarcheCommandContext *context, int argc, char **argv);
int demarche_command_speakers (DemarcheCommandContext *context, int argc, char **argv);
int demarche_command_suggest (DemarcheCommandContext *context, int argc, char **argv);
int demarche_command_tag (DemarcheCommandContext *context, int argc, char **argv);
int demarche_command_upgrade (DemarcheCommandContext *context, int argc, char **argv);
int demarche_command_verify (DemarcheCommandContext *context, int argc, char **argv);
int demarche_command_watch (DemarcheCommandContext *context, int argc, char **argv);
