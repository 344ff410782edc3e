/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* demarche export: all of an archive as JSON lines. */
#include "config.h"

#include "cli/archive-inputs.h"
#include "cli/commands.h"

static const DemarcheCommandHelp help = {
    "-a ARCHIVE",
    "Writes everything in an archive to standard output as JSON lines, a row of a table a line. "
    "'demarche add --restore' makes an archive of them again, without loss.",
    {"demarche export -a talks.db > talks.jsonl", "demarche export -a talks.db | xz > talks.xz"},
};

static gboolean
write_line (const char *line, gsize length, gpointer data)
{
  return demarche_command_write (data, line, (gssize)length);
}

int
demarche_command_export (DemarcheCommandContext *context, int argc, char **argv)
{
  g_auto (GStrv) paths = NULL;
  g_autofree char *archive = NULL;
  g_autoptr (GError) error = NULL;
  const GOptionEntry entries[] = {
      {"archive", 'a', 0, G_OPTION_ARG_FILENAME, &archive, "The archive", "ARCHIVE"},
      G_OPTION_ENTRY_NULL,
  };

  if (demarche_command_parse (context, &help, entries, NULL, argc, argv, &paths) &&
      demarche_command_refuse_arguments (context, paths) &&
      demarche_command_open_archive (context, archive, DEMARCHE_ARCHIVE_READ) &&
      !demarche_archive_export (context->archive, write_line, context, &error))
    demarche_command_fail_archive (context, error);
  return demarche_command_finish (context);
}
