/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* demarche runs: which runs an archive has seen, and the rules of each. */
#include "config.h"

#include "cli/commands.h"
#include "cli/overview.h"

static const DemarcheCommandHelp help = {
    "-a ARCHIVE",
    "Lists the runs of an archive: when, by which rules, and what came of each. With --rules the "
    "rules of a run are written out as files. 'run:N' names the rules of run N wherever a command "
    "with -a ARCHIVE takes rules.",
    {"demarche runs -a talks.db", "demarche runs -a talks.db --rules 57 -o rules-of-57/"},
};

typedef struct {
  char *rules;
  char *output;
  DemarcheOverviewOptions overview;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->rules);
  g_free (options->output);
  demarche_overview_options_clear (&options->overview);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

/* writes the files of a rule set as they were */
static void
write_rules (DemarcheCommandContext *context, guint run, const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  g_autoptr (GBytes) saved = demarche_archive_get_rules (context->archive, run, &name, &error);

  if (saved == NULL) {
    demarche_command_fail_archive (context, error);
    return;
  }
  g_autofree char *path = demarche_rule_set_unpack (saved, folder, &error);
  if (path != NULL)
    demarche_command_say ("%s: the rules '%s' of run %u", path, name, run);
  else
    demarche_command_fail (context, folder, error);
}

static void
run (DemarcheCommandContext *context, Options *options)
{
  guint number = 0;

  if ((options->rules == NULL) != (options->output == NULL)) {
    demarche_command_usage_error (context, "options '--rules' and '-o' go together",
                                  "demarche runs -a ARCHIVE --rules N -o FOLDER");
    return;
  }
  if (!demarche_command_choose_number (context, "rules", options->rules, 1, G_MAXINT, &number) ||
      !demarche_overview_open (context, &options->overview))
    return;
  if (options->rules != NULL)
    write_rules (context, number, options->output);
  else
    demarche_overview_write (context, &options->overview, DEMARCHE_OVERVIEW_RUNS);
}

int
demarche_command_runs (DemarcheCommandContext *context, int argc, char **argv)
{
  g_auto (GStrv) paths = NULL;
  g_auto (Options) options = {0};
  GOptionEntry entries[2 + DEMARCHE_N_OVERVIEW_OPTIONS] = {
      {"rules", 0, 0, G_OPTION_ARG_FILENAME, &options.rules, "Write out the rules of this run",
       "N"},
      {"output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output,
       "The folder for them, which is made", "FOLDER"},
  };

  demarche_overview_options_get_entries (&options.overview, entries + 2);
  if (demarche_command_parse (context, &help, entries, NULL, argc, argv, &paths) &&
      demarche_command_refuse_arguments (context, paths))
    run (context, &options);
  return demarche_command_finish (context);
}
