/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Finds the command that was asked for and runs it. */
#include "config.h"

#include "cli/commands.h"
#include "cli/large-pages.h"

#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

typedef struct {
  const char *name;
  const char *summary;
  DemarcheCommand run;
} CommandEntry;

/* in the order in which people meet them */
static const CommandEntry commands[] = {
    {"report", "compare positions across speakers and over time", demarche_command_report},
    {"tag", "tag paragraphs (jsonl, csv, text)", demarche_command_tag},
    {"read", "show how a file is understood: speakers, dates, paragraphs", demarche_command_read},
    {"speakers", "who was found, under which spellings", demarche_command_speakers},
    {"check", "lint rules and run the tests inside them", demarche_command_check},
    {"explain", "why a paragraph has its tags", demarche_command_explain},
    {"find", "where a phrase, a rule or a position stands, in context", demarche_command_find},
    {"diff", "what an edit of rules changes: tags, cells, headlines", demarche_command_diff},
    {"score", "precision, recall and F1 against tags made by people", demarche_command_score},
    {"suggest", "phrasings worth a rule: untagged and distinctive", demarche_command_suggest},
    {"watch", "on every save of a rule: tests, what changed", demarche_command_watch},
    {"add", "take new statements into an archive, tag only them", demarche_command_add},
    {"review", "accept, reject or correct tags of an archive", demarche_command_review},
    {"list", "what is in an archive", demarche_command_list_archive},
    {"runs", "runs of an archive, and the rules of each", demarche_command_runs},
    {"dismiss", "settle a file that could not be read", demarche_command_dismiss},
    {"remove", "take a statement out of an archive", demarche_command_remove},
    {"upgrade", "tag an archive anew by this version", demarche_command_upgrade},
    {"verify", "whether an archive is whole", demarche_command_verify},
    {"backup", "copy an archive, even while it is written", demarche_command_backup},
    {"export", "all of an archive as JSON lines", demarche_command_export},
    {"init", "start a rule folder", demarche_command_init},
    {"format", "lay rule files out", demarche_command_format},
    {"lsp", "serve editors (Language Server Protocol)", demarche_command_lsp},
    {NULL, NULL, NULL},
};

static const CommandEntry *
find_command (const char *name)
{
  for (const CommandEntry *entry = commands; entry->name != NULL; entry++)
    if (g_str_equal (entry->name, name))
      return entry;
  return NULL;
}

static char *
format_usage (void)
{
  GString *usage = g_string_new ("usage: demarche COMMAND [OPTION…] [FILE…]\n\n");

  for (const CommandEntry *entry = commands; entry->name != NULL; entry++)
    g_string_append_printf (usage, "  %-8s %s\n", entry->name, entry->summary);
  g_string_append (usage, "\n'demarche COMMAND --help' says more; 'demarche --version' the "
                          "version.\n");
  return g_string_free (usage, FALSE);
}

static void
report_unknown_option (DemarcheCommandContext *context, const char *option)
{
  g_autofree char *message = g_strdup_printf ("unknown option '%s'", option);
  demarche_command_usage_error (context, message,
                                "options here: --help, --version; those of a command stand after "
                                "its name");
}

static void
report_unknown_command (DemarcheCommandContext *context, const char *name)
{
  const char *names[G_N_ELEMENTS (commands)] = {NULL};

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    names[i] = commands[i].name;

  const char *nearest = demarche_nearest_name (name, names);
  g_autofree char *list = g_strjoinv (", ", (char **)names);
  g_autofree char *message = g_strdup_printf ("unknown command '%s'", name);
  g_autofree char *help = nearest != NULL
                              ? g_strdup_printf ("did you mean '%s'? commands: %s", nearest, list)
                              : g_strdup_printf ("commands: %s", list);
  demarche_command_usage_error (context, message, help);
}

static int
run (DemarcheCommandContext *context, int argc, char **argv)
{
  const char *name = argc > 1 ? argv[1] : NULL;

  if (name == NULL) {
    g_autofree char *usage = format_usage ();
    demarche_command_print_message (usage);
    return DEMARCHE_EXIT_USAGE;
  }
  if (g_str_equal (name, "--help") || g_str_equal (name, "-h")) {
    g_autofree char *usage = format_usage ();
    demarche_command_write (context, usage, -1);
    return demarche_command_finish (context);
  }
  if (g_str_equal (name, "--version")) {
    g_autofree char *version = g_strdup_printf ("demarche %s\n", demarche_get_version ());
    demarche_command_write (context, version, -1);
    return demarche_command_finish (context);
  }

  const CommandEntry *entry = find_command (name);
  if (entry != NULL)
    return entry->run (context, argc - 1, argv + 1);
  if (*name == '-')
    report_unknown_option (context, name);
  else
    report_unknown_command (context, name);
  return demarche_command_finish (context);
}

/* a descriptor 0-2 that is closed would go to the next file opened, and results into it. It is
 * opened the wrong way round, so that using it fails as if it were closed */
static void
make_descriptors_safe (void)
{
  for (int descriptor = STDIN_FILENO; descriptor <= STDERR_FILENO; descriptor++)
    if (fcntl (descriptor, F_GETFD) < 0) {
      int mode = descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY;
      if (open ("/dev/null", mode) != descriptor)
        _exit (DEMARCHE_EXIT_FAILED);
    }
}

int
main (int argc, char **argv)
{
  DemarcheCommandContext context;

  demarche_use_large_pages ();
  make_descriptors_safe ();
  signal (SIGPIPE, SIG_IGN); /* a closed pipe is an error of write() */
  g_set_prgname ("demarche");
  demarche_command_context_init (&context);
  int exit_code = run (&context, argc, argv);
  demarche_command_context_clear (&context);
  return exit_code;
}
