/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Keeps a long list of like warnings from hiding the others. */
#include "config.h"

#include "cli/check-format.h"

/* of each warning in each file, and of each note in all of them: notes ask for nothing */
#define N_ALIKE 5

/* those that are counted together */
typedef struct {
  DemarcheDiagnostic *first; /* (unowned) */
  guint n;
} Rest;

/* the file that counts by itself, or NULL: all together */
static const char *
get_file (DemarcheDiagnostic *diagnostic)
{
  gboolean is_note = demarche_diagnostic_get_severity (diagnostic) == DEMARCHE_SEVERITY_NOTE;

  return is_note ? NULL : demarche_diagnostic_get_file (diagnostic);
}

/* adds to the rest of its like what is one too many; FALSE: it is to be shown */
static gboolean
is_left_out (GHashTable *seen, GPtrArray *rests, DemarcheDiagnostic *diagnostic)
{
  const char *code = demarche_diagnostic_get_code (diagnostic);
  const char *file = get_file (diagnostic);
  g_autofree char *key =
      code != NULL ? g_strdup_printf ("%s %s", code, file != NULL ? file : "") : NULL;
  Rest *rest = key != NULL ? g_hash_table_lookup (seen, key) : NULL;

  if (key == NULL)
    return FALSE;
  if (rest == NULL) {
    rest = g_new0 (Rest, 1);
    rest->first = diagnostic;
    g_ptr_array_add (rests, rest);
    g_hash_table_insert (seen, g_steal_pointer (&key), rest);
  }
  rest->n++;
  return rest->n > N_ALIKE;
}

static void
add_rest (DemarcheDiagnostics *folded, const Rest *rest)
{
  g_autofree char *message = g_strdup_printf ("%u more of %s", rest->n - N_ALIKE,
                                              demarche_diagnostic_get_code (rest->first));

  demarche_diagnostics_take (
      folded, demarche_diagnostic_new_for_file (DEMARCHE_SEVERITY_NOTE, get_file (rest->first),
                                                message, "'demarche check --all' shows them"));
}

DemarcheDiagnostics *
demarche_check_fold (DemarcheDiagnostics *diagnostics)
{
  DemarcheDiagnostics *folded = demarche_diagnostics_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) rests = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < demarche_diagnostics_get_length (diagnostics); i++) {
    DemarcheDiagnostic *diagnostic = demarche_diagnostics_get (diagnostics, i);
    if (!is_left_out (seen, rests, diagnostic))
      demarche_diagnostics_take (folded, demarche_diagnostic_ref (diagnostic));
  }
  for (guint i = 0; i < rests->len; i++)
    if (((Rest *)g_ptr_array_index (rests, i))->n > N_ALIKE)
      add_rest (folded, g_ptr_array_index (rests, i));
  return folded;
}
