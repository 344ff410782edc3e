/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What compiling many phrases shares. */
#include "classify/program-private.h"

void
demarche_code_init (DemarcheCode *code)
{
  code->instructions = g_array_new (FALSE, FALSE, sizeof (DemarcheInstruction));
  code->choices = g_array_new (FALSE, FALSE, sizeof (DemarcheChoice));
  code->ways = g_array_new (FALSE, FALSE, sizeof (DemarcheWay));
  code->branches = g_array_new (FALSE, FALSE, sizeof (DemarcheBranch));
  code->others = g_array_new (FALSE, FALSE, sizeof (guint32));
}

void
demarche_code_clear (DemarcheCode *code)
{
  g_array_unref (code->instructions);
  g_array_unref (code->choices);
  g_array_unref (code->ways);
  g_array_unref (code->branches);
  g_array_unref (code->others);
}

DemarcheWorkbench *
demarche_workbench_new (void)
{
  DemarcheWorkbench *bench = g_new0 (DemarcheWorkbench, 1);

  bench->lists = demarche_list_code_table_new ();
  demarche_code_init (&bench->code);
  bench->items = g_array_new (FALSE, FALSE, sizeof (DemarcheItem));
  bench->classes = g_array_new (FALSE, FALSE, sizeof (DemarcheWordClass));
  bench->parts = g_array_new (FALSE, FALSE, sizeof (DemarchePart));
  bench->first = g_array_new (FALSE, FALSE, sizeof (DemarcheWordClass));
  bench->members = g_array_new (FALSE, FALSE, sizeof (DemarcheWordClass));
  bench->needs = g_array_new (FALSE, FALSE, sizeof (DemarcheNeed));
  bench->reached = g_byte_array_new ();
  bench->longest = g_array_new (FALSE, FALSE, sizeof (guint));
  return bench;
}

void
demarche_workbench_free (DemarcheWorkbench *bench)
{
  g_hash_table_unref (bench->lists);
  demarche_code_clear (&bench->code);
  g_array_unref (bench->items);
  g_array_unref (bench->classes);
  g_array_unref (bench->parts);
  g_array_unref (bench->first);
  g_array_unref (bench->members);
  g_array_unref (bench->needs);
  g_byte_array_unref (bench->reached);
  g_array_unref (bench->longest);
  g_free (bench);
}

void
demarche_workbench_clear (DemarcheWorkbench *bench)
{
  g_array_set_size (bench->code.instructions, 0);
  g_array_set_size (bench->code.choices, 0);
  g_array_set_size (bench->code.ways, 0);
  g_array_set_size (bench->code.branches, 0);
  g_array_set_size (bench->code.others, 0);
  g_array_set_size (bench->items, 0);
}
