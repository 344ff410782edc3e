/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Which words a piece of a phrase's code may take first. All jumps lead forward, so that one pass
 * sees each instruction after those that lead to it. */
#include "classify/program-private.h"

#include <string.h>

/* marks where @at leads without taking a word, in @reached; returns what it takes itself */
static guint
step (const DemarcheCode *code, guint32 at, GArray *classes, guint8 *reached)
{
  const DemarcheInstruction *instruction = demarche_code_get (code, at);

  switch (instruction->op) {
  case DEMARCHE_OP_WORD:
    g_array_append_val (classes, instruction->target);
    return 0;
  case DEMARCHE_OP_STAR:
    return DEMARCHE_FIRST_ANY;
  case DEMARCHE_OP_GAP:
    return DEMARCHE_FIRST_GAP;
  case DEMARCHE_OP_CHOICE: {
    const DemarcheChoice *choice = demarche_code_get_choice (code, instruction->target);
    const DemarcheWay *ways = demarche_code_get_ways (code, choice);
    for (guint i = 0; i < choice->ways.n; i++)
      reached[ways[i].start] = TRUE;
    return 0;
  }
  case DEMARCHE_OP_SPLIT:
    reached[at + 1] = TRUE;
    reached[instruction->target] = TRUE;
    return 0;
  case DEMARCHE_OP_JUMP:
    reached[instruction->target] = TRUE;
    return 0;
  case DEMARCHE_OP_ACCEPT:
    return DEMARCHE_FIRST_NOTHING;
  default: /* a condition on the place */
    reached[at + 1] = TRUE;
    return 0;
  }
}

guint
demarche_code_list_first (const DemarcheCode *code, DemarcheWorkbench *bench, guint32 begin,
                          guint32 end)
{
  guint found = 0;

  g_array_set_size (bench->first, 0);
  if (begin < end && demarche_code_get (code, begin)->op == DEMARCHE_OP_WORD)
    return step (code, begin, bench->first, NULL);
  g_byte_array_set_size (bench->reached, code->instructions->len + 1);
  guint8 *reached = bench->reached->data;
  memset (reached + begin, 0, end + 1 - begin);
  reached[begin] = TRUE;
  for (guint32 at = begin; at < end; at++)
    if (reached[at])
      found |= step (code, at, bench->first, reached);
  return reached[end] ? found | DEMARCHE_FIRST_NOTHING : found;
}
