/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* demarche backup: copies an archive while it is in use. */
#include "config.h"

#include "cli/archive-inputs.h"
#include "cli/commands.h"

static const DemarcheCommandHelp help = {
    "-a ARCHIVE OUT",
    "Copies an archive as it is now, even while a run writes it. OUT is a new file, or an archive "
    "that is replaced when the copy is whole.",
    {"demarche backup -a talks.db /mnt/backup/talks.db",
     "demarche backup -a talks.db talks-$(date +%F).db"},
};

static void
backup (DemarcheCommandContext *context, const char *archive, char **paths)
{
  g_autoptr (GError) error = NULL;

  if (paths[0] == NULL || paths[1] != NULL) {
    demarche_command_usage_error (context, "one file is needed, for the copy",
                                  "demarche backup -a ARCHIVE OUT");
    return;
  }
  if (!demarche_command_open_archive (context, archive, DEMARCHE_ARCHIVE_READ))
    return;
  if (demarche_archive_backup (context->archive, paths[0], &error))
    demarche_command_say ("%s written", paths[0]);
  else
    demarche_command_fail_file (context, paths[0], error);
}

int
demarche_command_backup (DemarcheCommandContext *context, int argc, char **argv)
{
  g_auto (GStrv) paths = NULL;
  g_autofree char *archive = NULL;
  const GOptionEntry entries[] = {
      {"archive", 'a', 0, G_OPTION_ARG_FILENAME, &archive, "The archive", "ARCHIVE"},
      G_OPTION_ENTRY_NULL,
  };

  if (demarche_command_parse (context, &help, entries, NULL, argc, argv, &paths))
    backup (context, archive, paths);
  return demarche_command_finish (context);
}
