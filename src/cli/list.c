/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* demarche list: what is in an archive. */
#include "config.h"

#include "cli/commands.h"
#include "cli/overview.h"

static const DemarcheCommandHelp help = {
    "-a ARCHIVE",
    "Lists the statements of an archive, or what one of the options asks for. Tags are those of "
    "the "
    "last run.",
    {"demarche list -a talks.db --coverage", "demarche list -a talks.db --failed"},
};

/* what each option lists; the last one asked for counts */
static const struct {
  const char *name;
  const char *description;
  DemarcheOverview overview;
} lists[] = {
    {"statements", "Statements (the default)", DEMARCHE_OVERVIEW_STATEMENTS},
    {"speakers", "Who speaks for whom: statements, paragraphs, tags", DEMARCHE_OVERVIEW_SPEAKERS},
    {"coverage", "By event: who spoke, and how much of it is tagged", DEMARCHE_OVERVIEW_COVERAGE},
    {"failed", "Files that could not be read and wait to be settled", DEMARCHE_OVERVIEW_FAILED},
    {"settled", "Files that could not be read and are settled", DEMARCHE_OVERVIEW_SETTLED},
    {"deliveries", "Texts that came from elsewhere too", DEMARCHE_OVERVIEW_DELIVERIES},
    {"decisions", "What people decided, as far as it holds", DEMARCHE_OVERVIEW_DECISIONS},
    {"disputed", "Tags on which people differ, and what each says", DEMARCHE_OVERVIEW_DISPUTED},
    {"lost", "Decisions that have no place in a corrected text", DEMARCHE_OVERVIEW_LOST},
    {"log", "What changed in the archive", DEMARCHE_OVERVIEW_LOG},
};

static DemarcheOverview
choose (const gboolean *is_asked)
{
  DemarcheOverview overview = DEMARCHE_OVERVIEW_STATEMENTS;

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    if (is_asked[i])
      overview = lists[i].overview;
  return overview;
}

int
demarche_command_list_archive (DemarcheCommandContext *context, int argc, char **argv)
{
  g_auto (GStrv) paths = NULL;
  g_auto (DemarcheOverviewOptions) options = {0};
  gboolean is_asked[G_N_ELEMENTS (lists)] = {FALSE};
  GOptionEntry entries[G_N_ELEMENTS (lists) + DEMARCHE_N_OVERVIEW_OPTIONS];

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    entries[i] = (GOptionEntry){lists[i].name,        0,   0, G_OPTION_ARG_NONE, &is_asked[i],
                                lists[i].description, NULL};
  demarche_overview_options_get_entries (&options, entries + G_N_ELEMENTS (lists));
  if (demarche_command_parse (context, &help, entries, NULL, argc, argv, &paths) &&
      demarche_command_refuse_arguments (context, paths) &&
      demarche_overview_open (context, &options))
    demarche_overview_write (context, &options, choose (is_asked));
  return demarche_command_finish (context);
}
