/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* How commands show what is in an archive. */
#include "config.h"

#include "cli/overview.h"

#include <string.h>

enum {
  FORMAT_TEXT,
  FORMAT_CSV,
  FORMAT_JSON,
};

static const char *const formats[] = {"text", "csv", "json", NULL};

void
demarche_overview_options_get_entries (DemarcheOverviewOptions *options, GOptionEntry *entries)
{
  const GOptionEntry all[DEMARCHE_N_OVERVIEW_OPTIONS] = {
      {"archive", 'a', 0, G_OPTION_ARG_FILENAME, &options->archive, "The archive", "ARCHIVE"},
      {"format", 0, 0, G_OPTION_ARG_FILENAME, &options->format, "text (default), csv or json",
       "FORMAT"},
      G_OPTION_ENTRY_NULL,
  };

  memcpy (entries, all, sizeof all);
}

void
demarche_overview_options_clear (DemarcheOverviewOptions *options)
{
  g_free (options->archive);
  g_free (options->format);
}

gboolean
demarche_overview_open (DemarcheCommandContext *context, DemarcheOverviewOptions *options)
{
  options->choice =
      demarche_command_choose (context, "format", options->format, formats, FORMAT_TEXT);
  return options->choice >= 0 &&
         demarche_command_open_archive (context, options->archive, DEMARCHE_ARCHIVE_READ);
}

void
demarche_overview_write (DemarcheCommandContext *context, const DemarcheOverviewOptions *options,
                         DemarcheOverview overview)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (DemarcheTable) table =
      demarche_archive_get_overview (context->archive, overview, &error);

  if (table == NULL) {
    demarche_command_fail_archive (context, error);
    return;
  }
  if (options->choice == FORMAT_CSV)
    demarche_table_append_csv (out, table);
  else if (options->choice == FORMAT_JSON)
    demarche_table_append_json (out, table);
  else
    demarche_table_append_text (out, table);
  if (options->choice == FORMAT_TEXT && table->rows->len == 0)
    demarche_command_say ("nothing to list");
  demarche_command_write (context, out->str, (gssize)out->len);
}
