/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The account of files that are not read: no file is passed over silently. */
#include "config.h"

#include "cli/left-out.h"

static void
name_files (DemarcheCommandContext *context, const GPtrArray *left_out)
{
  g_autoptr (DemarcheDiagnostics) notes = demarche_diagnostics_new ();

  for (guint i = 0; i < left_out->len; i++) {
    const DemarcheLeftOut *one = g_ptr_array_index (left_out, i);
    g_autofree char *message =
        g_strdup_printf ("left out: %s", demarche_left_out_reason_describe (one->reason));
    demarche_diagnostics_take (
        notes, demarche_diagnostic_new_for_file (DEMARCHE_SEVERITY_NOTE, one->path, message, NULL));
  }
  demarche_command_print_diagnostics (context, notes);
}

/* "hidden: 3, given twice: 1" */
static char *
count_files (DemarcheCommandContext *context, const GPtrArray *left_out)
{
  guint counts[DEMARCHE_N_LEFT_OUT_REASONS] = {0};
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < left_out->len; i++)
    counts[((DemarcheLeftOut *)g_ptr_array_index (left_out, i))->reason]++;
  for (guint i = 0; i < DEMARCHE_N_LEFT_OUT_REASONS; i++) {
    context->n_left_out[i] += counts[i];
    if (counts[i] > 0)
      g_string_append_printf (words, "%s%s: %u", words->len > 0 ? ", " : "",
                              demarche_left_out_reason_describe ((DemarcheLeftOutReason)i),
                              counts[i]);
  }
  return g_string_free (words, FALSE);
}

void
demarche_command_say_left_out (DemarcheCommandContext *context, DemarcheIngest *ingest)
{
  GPtrArray *left_out = demarche_ingest_get_left_out (ingest);

  if (left_out == NULL || left_out->len == 0)
    return;
  g_autofree char *counts = count_files (context, left_out);
  if (context->is_verbose || context->logs_json)
    name_files (context, left_out);
  if (!context->is_quiet && !context->logs_json)
    demarche_command_say ("%u file%s left out (%s)%s", left_out->len, left_out->len == 1 ? "" : "s",
                          counts, context->is_verbose ? "" : "; -v names them");
}
