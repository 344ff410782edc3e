/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* demarche dismiss: settles a file that could not be read. */
#include "config.h"

#include "cli/archive-inputs.h"
#include "cli/commands.h"

static const DemarcheCommandHelp help = {
    "FILE… -a ARCHIVE --by NAME --reason TEXT",
    "Settles files that could not be read: they are not waited for any more, and do not count as "
    "failures. Who said so and why is kept. A file that can be read after all, in another form, is "
    "settled by 'demarche add --replaces'.",
    {"demarche dismiss scan.pdf -a talks.db --by 'A. Rossi' --reason 'a menu, no statement'",
     "demarche dismiss inbox/draft.txt -a talks.db --by Anna --reason 'withdrawn'"},
};

typedef struct {
  char *archive;
  char *by;
  char *reason;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->archive);
  g_free (options->by);
  g_free (options->reason);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
is_blank (const char *text)
{
  return text == NULL || *text == '\0';
}

static gboolean
check_usage (DemarcheCommandContext *context, const Options *options, char **files)
{
  const char *message = *files == NULL               ? "which file?"
                        : is_blank (options->by)     ? "missing option '--by NAME'"
                        : is_blank (options->reason) ? "missing option '--reason TEXT'"
                                                     : NULL;

  if (message != NULL)
    demarche_command_usage_error (context, message,
                                  "demarche dismiss FILE… -a ARCHIVE --by NAME --reason TEXT");
  return message == NULL;
}

static void
run (DemarcheCommandContext *context, const Options *options, char **files)
{
  if (!check_usage (context, options, files) ||
      !demarche_command_open_archive (context, options->archive, DEMARCHE_ARCHIVE_WRITE))
    return;
  for (guint i = 0; files[i] != NULL; i++) {
    g_autoptr (GError) error = NULL;

    if (demarche_archive_settle_failure (context->archive, files[i], options->by, options->reason,
                                         NULL, &error))
      demarche_command_say ("%s: dismissed", files[i]);
    else
      demarche_command_fail (context, files[i], error);
  }
}

int
demarche_command_dismiss (DemarcheCommandContext *context, int argc, char **argv)
{
  g_auto (GStrv) files = NULL;
  g_auto (Options) options = {0};
  const GOptionEntry entries[] = {
      {"archive", 'a', 0, G_OPTION_ARG_FILENAME, &options.archive, "The archive", "ARCHIVE"},
      {"by", 0, 0, G_OPTION_ARG_FILENAME, &options.by, "Who says so", "NAME"},
      {"reason", 0, 0, G_OPTION_ARG_FILENAME, &options.reason, "Why it need not be read", "TEXT"},
      G_OPTION_ENTRY_NULL,
  };

  if (demarche_command_parse (context, &help, entries, NULL, argc, argv, &files))
    run (context, &options, files);
  return demarche_command_finish (context);
}
