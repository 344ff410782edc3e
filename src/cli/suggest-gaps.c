/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* demarche suggest --gaps: where rules end. */
#include "config.h"

#include "cli/suggest.h"
#include "cli/terminal.h"

/* what was not looked at is said, so that no gap is not taken for all is well */
static void
say_without_about (const DemarcheGaps *gaps)
{
  g_autofree char *ids = demarche_gaps_list_without_about (gaps);
  gboolean has_any = FALSE;

  for (guint i = 0; i < gaps->issues->len; i++)
    has_any |= ((const DemarcheIssueGaps *)g_ptr_array_index (gaps->issues, i))->has_about;
  if (!has_any)
    demarche_command_say ("no issue has \"about\" phrases: which paragraphs speak to it is not "
                          "known; give each issue some (docs/rule-language.md)");
  else if (ids != NULL)
    demarche_command_say ("not looked at, without \"about\" phrases: %s", ids);
}

static void
write_gaps (DemarcheCommandContext *context, const DemarcheGaps *gaps, DemarcheSuggestFormat format)
{
  g_autoptr (GString) out = g_string_new (NULL);

  if (format == DEMARCHE_SUGGEST_TEXT)
    demarche_gaps_append_text (out, gaps, demarche_terminal_get_width (), context->colour_results,
                               context->failed->len);
  else if (format == DEMARCHE_SUGGEST_CSV)
    demarche_gaps_append_csv (out, gaps);
  else
    demarche_gaps_append_json (out, gaps, context->failed->len);
  demarche_command_write (context, out->str, (gssize)out->len);
  say_without_about (gaps);
  if (gaps->unmet != NULL)
    demarche_command_say ("%s", gaps->unmet);
}

/* FALSE: the command ends */
static gboolean
read_input (DemarcheCommandContext *context, DemarcheIngest *ingest, DemarcheGapFinder *finder,
            const DemarcheInput *input)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DemarcheStatement) statement =
      demarche_command_read_statement (context, ingest, input, NULL);

  if (statement == NULL || demarche_gap_finder_read (finder, statement, NULL, &error))
    return TRUE;
  demarche_command_fail (context, input->path, error);
  return FALSE;
}

void
demarche_suggest_gaps (DemarcheCommandContext *context, DemarcheIngest *ingest,
                       DemarcheRuleSet *rules, const DemarcheGapQuery *query,
                       DemarcheSuggestFormat format, GPtrArray *inputs)
{
  g_autoptr (DemarcheDiagnostics) diagnostics = demarche_diagnostics_new ();
  g_autoptr (DemarcheGapFinder) finder =
      demarche_gap_finder_new (query, rules, demarche_ingest_get_speakers (ingest), diagnostics);

  demarche_command_print_diagnostics (context, diagnostics);
  if (finder == NULL) {
    demarche_command_raise (context, DEMARCHE_EXIT_USAGE);
    return;
  }
  for (guint i = 0; i < inputs->len; i++)
    if (!read_input (context, ingest, finder, g_ptr_array_index (inputs, i)))
      return;
  g_autoptr (DemarcheGaps) gaps = demarche_gap_finder_finish (finder);
  write_gaps (context, gaps, format);
}
