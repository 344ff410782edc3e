/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What every command shares: options, messages, results and the exit code. */
#pragma once

#include "demarche.h"

G_BEGIN_DECLS

/* see design: exit codes. A higher one wins */
enum {
  DEMARCHE_EXIT_DONE = 0,
  DEMARCHE_EXIT_LOOK = 1,   /* something to look at: `check`, `score` */
  DEMARCHE_EXIT_FAILED = 2, /* failed or incomplete */
  DEMARCHE_EXIT_USAGE = 64,
};

/**
 * DemarcheCommandContext:
 * @output: standard output, for results only
 * @data_dir: where shipped rules and reports are; @helpers: where `demarche-pdf` is
 * @colour: whether messages on standard error may be coloured
 * @colour_results: the same for results on standard output
 * @is_output_lost: whether writing results failed
 * @exit_code: the worst so far, see demarche_command_raise()
 * @logs_json: whether messages are JSON, one a line
 * @archive: (nullable): where statements and rules come from
 * @is_verbose: whether each file that is left out is named; @is_quiet: whether only problems are
 *   said
 * @n_left_out: files that are not read, by DemarcheLeftOutReason
 * @n_statements: how many were asked for; @failed: names of those that could not be read
 *
 * The state of one run. A command looks like this:
 * |[
 * int
 * demarche_command_name (DemarcheCommandContext *context, int argc, char **argv)
 * {
 *   g_auto (GStrv) paths = NULL;
 *   g_autofree char *format = NULL;
 *   const GOptionEntry entries[] = {
 *     { "format", 0, 0, G_OPTION_ARG_FILENAME, &format, "How to write it: text, csv", "FORMAT" },
 *     G_OPTION_ENTRY_NULL,
 *   };
 *
 *   if (demarche_command_parse (context, &help, entries, NULL, argc, argv, &paths))
 *     do_the_work (context, paths, format);
 *   return demarche_command_finish (context);
 * }
 * ]|
 * Values are of G_OPTION_ARG_FILENAME, never STRING, which fails under LC_ALL=C.
 */
typedef struct {
  DemarcheOutput *output;
  const char *data_dir;
  char *helpers;
  gboolean colour;
  gboolean colour_results;
  gboolean is_output_lost;
  gboolean logs_json;
  DemarcheArchive *archive;
  int exit_code;
  gboolean is_verbose;
  gboolean is_quiet;
  guint n_left_out[DEMARCHE_N_LEFT_OUT_REASONS];
  guint n_statements;
  GPtrArray *failed; /* (element-type utf8) */
} DemarcheCommandContext;

void demarche_command_context_init (DemarcheCommandContext *context);
void demarche_command_context_clear (DemarcheCommandContext *context);

/* raises the exit code to @exit_code; never lowers it */
void demarche_command_raise (DemarcheCommandContext *context, int exit_code);

/* keeps an object, whose memory may be large, until the process ends: the system takes all memory
 * back sooner than each piece of it is freed. (transfer full) */
void demarche_command_leave (gpointer object);

/* what `--help` says beside the options: two examples, one a line */
typedef struct {
  const char *arguments; /* "STATEMENTS… -r RULES" */
  const char *summary;
  const char *examples[2];
} DemarcheCommandHelp;

/**
 * demarche_command_parse:
 * @entries: own options of the command
 * @statement_entries: (nullable): shared ones, see demarche_statement_options_get_entries()
 * @arguments: (out): what is no option, never %NULL after success
 *
 * Parses the options and answers `--help`. An option given twice counts as given last.
 *
 * Returns: whether the command goes on; else its exit code is set and all is said
 */
gboolean demarche_command_parse (DemarcheCommandContext *context, const DemarcheCommandHelp *help,
                                 const GOptionEntry *entries, const GOptionEntry *statement_entries,
                                 int argc, char **argv, char ***arguments) DEMARCHE_MUST_USE;

/* the index of @value in @choices (NULL-terminated), @fallback when it is NULL; -1 after an error
 * that lists the choices. @option: its long name without dashes */
int demarche_command_choose (DemarcheCommandContext *context, const char *option, const char *value,
                             const char *const *choices, int fallback) DEMARCHE_MUST_USE;

/* @text as a whole number from @least to @most (G_MAXINT: no matter how large); @number stays as it
 * is when @text is %NULL. FALSE after an error. @option: its long name without dashes */
gboolean demarche_command_choose_number (DemarcheCommandContext *context, const char *option,
                                         const char *text, guint least, guint most, guint *number);

/* wrong usage: prints the message, exit code 64. @help: (nullable): what would be accepted */
void demarche_command_usage_error (DemarcheCommandContext *context, const char *message,
                                   const char *help);
/* prints an error about @file (nullable) and sets exit code 2 */
void demarche_command_fail (DemarcheCommandContext *context, const char *file, const GError *error);
/* the same with a hint for errors of archives; @file: (nullable) */
void demarche_command_fail_file (DemarcheCommandContext *context, const char *file,
                                 const GError *error);
/* prints them all; one error among them sets exit code 2 */
void demarche_command_print_diagnostics (DemarcheCommandContext *context,
                                         DemarcheDiagnostics *diagnostics);
/* text that is safe for a terminal, to standard error as it is */
void demarche_command_print_message (const char *text);
/* a line for people on standard error, such as a summary; the text is escaped, LF is added */
void demarche_command_say (const char *format, ...) G_GNUC_PRINTF (1, 2);

/* writes results; FALSE: stop, nobody reads on or writing failed (which was said) */
gboolean demarche_command_write (DemarcheCommandContext *context, const char *data, gssize length);
/* hands on what was written so far, for who reads a stream; FALSE as above */
gboolean demarche_command_flush (DemarcheCommandContext *context);

/* flushes the results, says which statements could not be read; returns the exit code */
int demarche_command_finish (DemarcheCommandContext *context) DEMARCHE_MUST_USE;

G_END_DECLS
