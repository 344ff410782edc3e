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

/* (element-type utf8) */
static GHashTable *
list_names (GPtrArray *tagged)
{
  GHashTable *names = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < tagged->len; i++)
    g_hash_table_add (names, (char *)demarche_statement_get_name (
                                 demarche_tagged_get_statement (g_ptr_array_index (tagged, i))));
  return names;
}

/* those that hold in the archive of the command, of these statements; FALSE after an error */
static gboolean
add_archived (DemarcheCommandContext *context, GPtrArray *tagged, GPtrArray *decisions)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows =
      context->archive != NULL ? demarche_archive_list_decisions (context->archive, FALSE, &error)
                               : g_ptr_array_new ();

  if (rows == NULL) {
    demarche_command_fail_archive (context, error);
    return FALSE;
  }
  g_autoptr (GHashTable) names = list_names (tagged);
  for (guint i = 0; i < rows->len; i++) {
    const DemarcheArchiveDecision *row = g_ptr_array_index (rows, i);
    if (row->decision->statement != NULL && g_hash_table_contains (names, row->decision->statement))
      g_ptr_array_add (decisions, demarche_decision_ref (row->decision));
  }
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
    g_autofree char *place = row->decision->line > 0
                                 ? g_strdup_printf ("line %u: ", row->decision->line)
                                 : g_strdup ("");

    if (row->outcome == DEMARCHE_OUTCOME_LOST) {
      text = demarche_decided_row_describe (row);
      message =
          g_strdup_printf ("%s not found: %s", row->decision->line > 0 ? "row" : "decision", text);
    } else if (row->outcome == DEMARCHE_OUTCOME_DISPUTED) {
      text = demarche_decision_describe (row->decision);
      message = g_strdup_printf ("%sdisputed: %s, another person does not; the tag is out of "
                                 "figures until settled",
                                 place, text);
    }
    if (message != NULL)
      warn (diagnostics, path, message, NULL);
  }
  demarche_command_print_diagnostics (context, diagnostics);
}

/* adds the decisions of all files; @ends: gets where each ends among them */
static gboolean
read_files (DemarcheCommandContext *context, char **paths, DemarcheCodebook *codebook,
            GPtrArray *decisions, GArray *ends)
{
  for (guint i = 0; paths != NULL && paths[i] != NULL; i++) {
    if (!read_file (context, paths[i], codebook, decisions))
      return FALSE;
    g_array_append_val (ends, decisions->len);
  }
  return TRUE;
}

gboolean
demarche_command_load_decisions (DemarcheCommandContext *context, char **paths,
                                 DemarcheCodebook *codebook, GPtrArray *tagged,
                                 DemarcheDecided **decided)
{
  g_autoptr (GPtrArray) decisions =
      g_ptr_array_new_with_free_func ((GDestroyNotify)demarche_decision_unref);
  g_autoptr (GArray) ends = g_array_new (FALSE, FALSE, sizeof (guint));

  if (!add_archived (context, tagged, decisions))
    return FALSE;
  guint from = decisions->len;
  if (!read_files (context, paths, codebook, decisions, ends))
    return FALSE;
  if (from == 0 && paths == NULL)
    return TRUE;
  *decided = demarche_decided_new (decisions, tagged, codebook);
  if (from > 0)
    say_problems (context, demarche_archive_get_path (context->archive), *decided, 0, from);
  for (guint i = 0; i < ends->len; i++) {
    guint to = g_array_index (ends, guint, i);

    say_problems (context, paths[i], *decided, from, to);
    from = to;
  }
  demarche_command_say ("decisions: %u; %u not found, %u disputed", (*decided)->rows->len,
                        (*decided)->n_outcomes[DEMARCHE_OUTCOME_LOST], (*decided)->n_disputed);
  return TRUE;
}

gboolean
demarche_command_load_samples (DemarcheCommandContext *context, DemarcheRuleSet *rules,
                               GPtrArray *tagged, DemarcheDecided *decided, GPtrArray **scores)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) samples = context->archive != NULL
                                      ? demarche_archive_list_samples (context->archive, &error)
                                      : g_ptr_array_new ();

  if (samples == NULL) {
    demarche_command_fail_archive (context, error);
    return FALSE;
  }
  if (samples->len > 0)
    *scores = demarche_samples_score (
        samples, tagged, decided, demarche_rule_set_get_developed_on (rules),
        demarche_rule_set_get_codebook (rules), demarche_rule_set_get_meaning_hash (rules));
  return TRUE;
}
