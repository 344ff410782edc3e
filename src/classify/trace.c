/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Keeps what classification writes down. */
#include "classify/trace.h"

DemarcheTrace *
demarche_trace_new (void)
{
  DemarcheTrace *trace = g_new0 (DemarcheTrace, 1);

  trace->cancelled = g_array_new (FALSE, FALSE, sizeof (DemarcheCancelled));
  trace->verdicts = g_array_new (FALSE, FALSE, sizeof (DemarcheVerdict));
  return trace;
}

void
demarche_trace_free (DemarcheTrace *trace)
{
  g_array_unref (trace->cancelled);
  g_array_unref (trace->verdicts);
  g_free (trace);
}

void
demarche_trace_cancelled (DemarcheTrace *trace, const DemarcheFinding *finding,
                          const DemarcheObstacle *obstacle)
{
  DemarcheCancelled cancelled = {*finding, *obstacle};

  if (trace != NULL)
    g_array_append_val (trace->cancelled, cancelled);
}

void
demarche_trace_verdict (DemarcheTrace *trace, const DemarcheVerdict *verdict)
{
  if (trace != NULL)
    g_array_append_vals (trace->verdicts, verdict, 1);
}
