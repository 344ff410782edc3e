/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Which words a piece of a phrase's code cannot do without. All jumps lead forward, so that an
 * instruction which none of them passes over is on every way through. */
#include "classify/program-private.h"

/* a class of which every way through the choice takes a word: one class of each way together;
 * FALSE when a way needs none */
static gboolean
find_common (DemarcheLexicon *lexicon, const DemarcheChoice *choice, DemarcheWordClass *class)
{
  g_autoptr (GArray) members = NULL;

  for (guint i = 0; i < choice->ways->len; i++)
    if (g_array_index (choice->ways, DemarcheWay, i).need == DEMARCHE_NEEDS_NOTHING)
      return FALSE;
  members = g_array_new (FALSE, FALSE, sizeof (DemarcheWordClass));
  for (guint i = 0; i < choice->ways->len; i++)
    g_array_append_val (members, g_array_index (choice->ways, DemarcheWay, i).need);
  *class = demarche_lexicon_add_union (lexicon, members);
  return TRUE;
}

void
demarche_code_list_required (const DemarcheCode *code, DemarcheLexicon *lexicon, guint32 begin,
                             guint32 end, GArray *classes)
{
  guint32 furthest = begin;

  for (guint32 i = begin; i < end; i++) {
    const DemarcheInstruction *instruction = &code->instructions[i];
    const DemarcheChoice *choice =
        instruction->op == DEMARCHE_OP_CHOICE
            ? &g_array_index (code->choices, DemarcheChoice, instruction->target)
            : NULL;
    DemarcheWordClass class = instruction->target;

    if (instruction->op == DEMARCHE_OP_SPLIT || instruction->op == DEMARCHE_OP_JUMP)
      furthest = MAX (furthest, instruction->target);
    if (furthest <= i && (instruction->op == DEMARCHE_OP_WORD ||
                          (choice != NULL && find_common (lexicon, choice, &class))))
      g_array_append_val (classes, class);
    if (choice != NULL) /* its ways lead to its end */
      i = choice->end - 1;
  }
}

/* longer words are rarer */
DemarcheWordClass
demarche_code_find_need (const DemarcheCode *code, DemarcheLexicon *lexicon, guint32 begin,
                         guint32 end)
{
  g_autoptr (GArray) classes = g_array_new (FALSE, FALSE, sizeof (DemarcheWordClass));
  DemarcheWordClass best = DEMARCHE_NEEDS_NOTHING;

  demarche_code_list_required (code, lexicon, begin, end, classes);
  for (guint i = 0; i < classes->len; i++) {
    DemarcheWordClass class = g_array_index (classes, DemarcheWordClass, i);
    if (best == DEMARCHE_NEEDS_NOTHING ||
        demarche_lexicon_get_length (lexicon, class) > demarche_lexicon_get_length (lexicon, best))
      best = class;
  }
  return best;
}
