/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Which words a piece of a phrase's code may take first. */
#include "classify/program-private.h"

/* adds where @at leads without taking a word; returns what it takes itself, see below */
static guint
step (const DemarcheCode *code, guint32 at, GArray *classes, GArray *pending)
{
  const DemarcheInstruction *instruction = &code->instructions[at];
  guint32 next = at + 1;

  switch (instruction->op) {
  case DEMARCHE_OP_WORD:
    g_array_append_val (classes, instruction->target);
    return 0;
  case DEMARCHE_OP_STAR:
    return DEMARCHE_FIRST_ANY;
  case DEMARCHE_OP_GAP:
    return DEMARCHE_FIRST_GAP;
  case DEMARCHE_OP_CHOICE: {
    const GArray *ways = g_array_index (code->choices, DemarcheChoice, instruction->target).ways;
    for (guint i = 0; i < ways->len; i++)
      g_array_append_val (pending, g_array_index (ways, DemarcheWay, i).start);
    return 0;
  }
  case DEMARCHE_OP_SPLIT:
    g_array_append_val (pending, next);
    g_array_append_val (pending, instruction->target);
    return 0;
  case DEMARCHE_OP_JUMP:
    g_array_append_val (pending, instruction->target);
    return 0;
  case DEMARCHE_OP_ACCEPT:
    return DEMARCHE_FIRST_NOTHING;
  default: /* a condition on the place */
    g_array_append_val (pending, next);
    return 0;
  }
}

guint
demarche_code_list_first (const DemarcheCode *code, guint32 begin, guint32 end, GArray *classes)
{
  g_autofree gboolean *seen = g_new0 (gboolean, end - begin + 1);
  g_autoptr (GArray) pending = g_array_new (FALSE, FALSE, sizeof (guint32));
  guint32 at = begin;
  guint found = 0;

  g_array_append_val (pending, at);
  while (pending->len > 0) {
    at = g_array_index (pending, guint32, pending->len - 1);
    g_array_set_size (pending, pending->len - 1);
    if (at >= end)
      found |= DEMARCHE_FIRST_NOTHING;
    else if (!seen[at - begin])
      found |= step (code, at, classes, pending);
    if (at < end)
      seen[at - begin] = TRUE;
  }
  return found;
}
