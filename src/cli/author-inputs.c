/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What commands that look into a corpus take. */
#include "config.h"

#include "cli/author-inputs.h"

#include <string.h>

void
demarche_selection_get_entries (DemarcheSelection *selection, GOptionEntry *entries)
{
  const GOptionEntry all[DEMARCHE_N_SELECTION_OPTIONS] = {
      {"speaker", 0, 0, G_OPTION_ARG_FILENAME, &selection->speaker, "Only what this person says",
       "NAME"},
      {"delegation", 0, 0, G_OPTION_ARG_FILENAME, &selection->delegation,
       "Only what is said for this State or body", "NAME"},
      {"from", 0, 0, G_OPTION_ARG_FILENAME, &selection->from,
       "Only what was said on that day or later", "YYYY-MM-DD"},
      {"to", 0, 0, G_OPTION_ARG_FILENAME, &selection->to,
       "Only what was said on that day or earlier", "YYYY-MM-DD"},
  };

  memcpy (entries, all, sizeof all);
}

void
demarche_selection_clear (DemarcheSelection *selection)
{
  g_clear_pointer (&selection->speaker, g_free);
  g_clear_pointer (&selection->delegation, g_free);
  g_clear_pointer (&selection->from, g_free);
  g_clear_pointer (&selection->to, g_free);
}

void
demarche_selection_replace_entries (GOptionEntry *entries)
{
  guint n_kept = 0;

  for (guint i = 0; i < DEMARCHE_N_STATEMENT_OPTIONS; i++)
    if (g_strcmp0 (entries[i].long_name, "speaker") != 0 &&
        g_strcmp0 (entries[i].long_name, "delegation") != 0)
      entries[n_kept++] = entries[i];
}

GPtrArray *
demarche_command_load_gold (DemarcheCommandContext *context, const char *path,
                            DemarcheRuleSet *rules)
{
  g_autoptr (DemarcheDiagnostics) diagnostics = demarche_diagnostics_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = demarche_io_read (path, DEMARCHE_LIMIT_STATEMENT_RAW_BYTES, &error);

  if (bytes == NULL) {
    demarche_command_fail (context, path, error);
    return NULL;
  }
  g_autoptr (DemarcheSource) source = demarche_source_new (path, bytes);
  GPtrArray *gold = demarche_tag_lines_read (source, DEMARCHE_TAG_LINES_GOLD,
                                             demarche_rule_set_get_codebook (rules), diagnostics);
  demarche_command_print_diagnostics (context, diagnostics);
  if (gold != NULL && gold->len == 0) {
    g_set_error (&error, DEMARCHE_ERROR, DEMARCHE_ERROR_NOT_FOUND,
                 "no paragraph tagged by people is in it");
    demarche_command_fail (context, path, error);
    g_clear_pointer (&gold, g_ptr_array_unref);
  }
  return gold;
}
