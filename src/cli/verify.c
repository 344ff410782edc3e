/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* demarche verify: whether an archive is whole. */
#include "config.h"

#include "cli/archive-inputs.h"
#include "cli/commands.h"

static const DemarcheCommandHelp help = {
    "-a ARCHIVE",
    "Looks at everything in an archive: the file, what refers to what, the hash of every text, "
    "every paragraph, tag and rule set. Exit code 1 when something is wrong.",
    {"demarche verify -a talks.db",
     "demarche verify -a talks.db && demarche backup -a talks.db /mnt/talks.db"},
};

static void
verify (DemarcheCommandContext *context)
{
  g_autoptr (DemarcheDiagnostics) diagnostics = demarche_diagnostics_new ();
  g_autoptr (GError) error = NULL;

  if (!demarche_archive_verify (context->archive, diagnostics, &error)) {
    demarche_command_print_diagnostics (context, diagnostics);
    demarche_command_fail_archive (context, error);
    return;
  }
  if (demarche_diagnostics_count (diagnostics, DEMARCHE_SEVERITY_ERROR) == 0) {
    demarche_command_say ("%s is whole", demarche_archive_get_path (context->archive));
    return;
  }
  for (guint i = 0; i < demarche_diagnostics_get_length (diagnostics); i++) {
    g_autofree char *text =
        demarche_diagnostic_format (demarche_diagnostics_get (diagnostics, i), context->colour);
    demarche_command_print_message (text);
  }
  demarche_command_say ("nothing was changed: take the last backup, or what 'demarche export' can "
                        "still read");
  demarche_command_raise (context, DEMARCHE_EXIT_LOOK);
}

int
demarche_command_verify (DemarcheCommandContext *context, int argc, char **argv)
{
  g_auto (GStrv) paths = NULL;
  g_autofree char *archive = NULL;
  const GOptionEntry entries[] = {
      {"archive", 'a', 0, G_OPTION_ARG_FILENAME, &archive, "The archive", "ARCHIVE"},
      G_OPTION_ENTRY_NULL,
  };

  if (demarche_command_parse (context, &help, entries, NULL, argc, argv, &paths) &&
      demarche_command_refuse_arguments (context, paths) &&
      demarche_command_open_archive (context, archive, DEMARCHE_ARCHIVE_READ))
    verify (context);
  return demarche_command_finish (context);
}
