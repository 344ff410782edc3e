/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* demarche remove: takes a statement out of an archive. */
#include "config.h"

#include "cli/archive-inputs.h"
#include "cli/commands.h"

static const DemarcheCommandHelp help = {
    "STATEMENT -a ARCHIVE --reason TEXT",
    "Removes a statement from an archive, all versions and tags of it. The log keeps its name and "
    "the reason; what people decided stays. Its file is taken in again while it is in a folder "
    "that "
    "is added. With --purge its words are overwritten on the disk "
    "too, also where decisions quote them; copies made before keep them.",
    {"demarche remove 2025/ostrany.txt -a talks.db --reason 'withdrawn by the delegation'",
     "demarche remove 2025/ostrany.txt -a talks.db --reason 'sent in error' --purge"},
};

typedef struct {
  char *archive;
  char *by;
  char *reason;
  gboolean purge;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->archive);
  g_free (options->by);
  g_free (options->reason);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static void
remove_one (DemarcheCommandContext *context, const Options *options, char **names)
{
  g_autoptr (GError) error = NULL;

  if (names[0] == NULL || names[1] != NULL || options->reason == NULL) {
    demarche_command_usage_error (context,
                                  options->reason == NULL ? "missing option '--reason TEXT'"
                                                          : "one statement is removed at a time",
                                  "demarche remove STATEMENT -a ARCHIVE --reason TEXT");
    return;
  }
  if (!demarche_command_open_archive (context, options->archive, DEMARCHE_ARCHIVE_WRITE))
    return;
  if (!demarche_archive_remove (context->archive, names[0], options->by, options->reason,
                                options->purge, &error)) {
    demarche_command_fail_archive (context, error);
    return;
  }
  demarche_command_say ("%s: %s", names[0], options->purge ? "purged" : "removed");
  demarche_command_say ("take its file out of the folder too: 'demarche add' would take it in "
                        "again");
}

int
demarche_command_remove (DemarcheCommandContext *context, int argc, char **argv)
{
  g_auto (GStrv) names = NULL;
  g_auto (Options) options = {0};
  const GOptionEntry entries[] = {
      {"archive", 'a', 0, G_OPTION_ARG_FILENAME, &options.archive, "The archive", "ARCHIVE"},
      {"reason", 0, 0, G_OPTION_ARG_FILENAME, &options.reason, "Why", "TEXT"},
      {"by", 0, 0, G_OPTION_ARG_FILENAME, &options.by, "Who says so", "NAME"},
      {"purge", 0, 0, G_OPTION_ARG_NONE, &options.purge, "Overwrite its words on the disk", NULL},
      G_OPTION_ENTRY_NULL,
  };

  if (demarche_command_parse (context, &help, entries, NULL, argc, argv, &names))
    remove_one (context, &options, names);
  return demarche_command_finish (context);
}
