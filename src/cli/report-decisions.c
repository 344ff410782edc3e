/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What people decided, read from the tables they sent back. */
#include "config.h"

#include "cli/report.h"

static void
warn (DemarcheDiagnostics *diagnostics, const char *path, const char *message, const char *help)
{
  demarche_diagnostics_take (diagnostics, demarche_diagnostic_new_for_file (
                                              DEMARCHE_SEVERITY_WARNING, path, message, help));
}

/* adds the decisions of one file; FALSE, with everything said, after a mistake in it */
static gboolean
read_file (DemarcheCommandContext *context, const char *path, DemarcheCodebook *codebook,
           GPtrArray *decisions)
{
  g_autoptr (DemarcheDiagnostics) diagnostics = demarche_diagnostics_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) read = demarche_decision_rows_read (path, codebook, diagnostics, &error);

  demarche_command_print_diagnostics (context, diagnostics);
  if (read == NULL) {
    demarche_command_fail (context, path, error);
    return FALSE;
  }
  g_ptr_array_extend (decisions, read, (GCopyFunc)(void (*) (void))demarche_decision_ref, NULL);
  return TRUE;
}

/* rows that found no place, and tags that two people read differently */
static void
say_problems (DemarcheCommandContext *context, const char *path, const DemarcheDecided *decided,
              guint from, guint to)
{
  g_autoptr (DemarcheDiagnostics) diagnostics = demarche_diagnostics_new ();

  for (guint i = from; i < to; i++) {
    const DemarcheDecidedRow *row = g_ptr_array_index (decided->rows, i);
    g_autofree char *text = NULL;
    g_autofree char *message = NULL;

    if (row->outcome == DEMARCHE_OUTCOME_LOST) {
      text = demarche_decided_row_describe (row);
      message = g_strdup_printf ("row not found: %s", text);
    } else if (row->outcome == DEMARCHE_OUTCOME_DISPUTED) {
      text = demarche_decision_describe (row->decision);
      message = g_strdup_printf ("line %u: disputed: %s, another person does not; the tag is out "
                                 "of figures until settled",
                                 row->decision->line, text);
    }
    if (message != NULL)
      warn (diagnostics, path, message, NULL);
  }
  demarche_command_print_diagnostics (context, diagnostics);
}

DemarcheDecided *
demarche_command_load_decisions (DemarcheCommandContext *context, char **paths,
                                 DemarcheCodebook *codebook, GPtrArray *tagged)
{
  g_autoptr (GPtrArray) decisions =
      g_ptr_array_new_with_free_func ((GDestroyNotify)demarche_decision_unref);
  g_autoptr (GArray) ends = g_array_new (FALSE, FALSE, sizeof (guint));
  guint from = 0;

  for (guint i = 0; paths[i] != NULL; i++) {
    if (!read_file (context, paths[i], codebook, decisions))
      return NULL;
    g_array_append_val (ends, decisions->len);
  }
  DemarcheDecided *decided = demarche_decided_new (decisions, tagged, codebook);
  for (guint i = 0; paths[i] != NULL; i++) {
    guint to = g_array_index (ends, guint, i);

    say_problems (context, paths[i], decided, from, to);
    from = to;
  }
  demarche_command_say ("decisions: %u; %u not found, %u disputed", decided->rows->len,
                        decided->n_outcomes[DEMARCHE_OUTCOME_LOST], decided->n_disputed);
  return decided;
}
