/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Which words a piece of a phrase's code cannot do without. All jumps lead forward, so that an
 * instruction which none of them passes over is on every way through. */
#include "classify/program-private.h"

/* a class of which every way through the choice takes a word: one class of each way together;
 * FALSE when a way needs none */
static gboolean
find_common (const DemarcheCode *code, DemarcheWorkbench *bench, DemarcheLexicon *lexicon,
             const DemarcheChoice *choice, DemarcheWordClass *class)
{
  const DemarcheWay *ways = demarche_code_get_ways (code, choice);

  g_array_set_size (bench->members, 0);
  for (guint i = 0; i < choice->ways.n; i++) {
    if (ways[i].need == DEMARCHE_NEEDS_NOTHING)
      return FALSE;
    g_array_append_val (bench->members, ways[i].need);
  }
  *class = demarche_lexicon_add_union (
      lexicon, &g_array_index (bench->members, DemarcheWordClass, 0), bench->members->len);
  return TRUE;
}

void
demarche_code_list_needs (const DemarcheCode *code, DemarcheWorkbench *bench,
                          DemarcheLexicon *lexicon, guint32 begin, guint32 end,
                          const guint *longest)
{
  guint32 furthest = begin;
  gboolean is_behind = FALSE;

  g_array_set_size (bench->needs, 0);
  for (guint32 i = begin; i < end; i++) {
    const DemarcheInstruction *instruction = demarche_code_get (code, i);
    const DemarcheChoice *choice = instruction->op == DEMARCHE_OP_CHOICE
                                       ? demarche_code_get_choice (code, instruction->target)
                                       : NULL;
    DemarcheNeed need = {.class = instruction->target, .is_behind = is_behind};
    guint32 next = choice != NULL ? choice->end : i + 1; /* a choice's ways lead to its end */

    if (instruction->op == DEMARCHE_OP_SPLIT || instruction->op == DEMARCHE_OP_JUMP)
      furthest = MAX (furthest, instruction->target);
    if (furthest <= i &&
        (instruction->op == DEMARCHE_OP_WORD ||
         (choice != NULL && find_common (code, bench, lexicon, choice, &need.class)))) {
      /* no way passes over it, so that the longest one is made of those before and behind */
      need.reach = longest != NULL ? longest[begin] - longest[next] - 1 : 0;
      g_array_append_val (bench->needs, need);
      is_behind = TRUE;
    }
    if (furthest <= i && instruction->op == DEMARCHE_OP_STAR)
      is_behind = TRUE;
    i = next - 1;
  }
}

/* longer words are rarer */
DemarcheWordClass
demarche_code_find_need (const DemarcheCode *code, DemarcheWorkbench *bench,
                         DemarcheLexicon *lexicon, guint32 begin, guint32 end)
{
  DemarcheWordClass best = DEMARCHE_NEEDS_NOTHING;

  demarche_code_list_needs (code, bench, lexicon, begin, end, NULL);
  for (guint i = 0; i < bench->needs->len; i++) {
    DemarcheWordClass class = g_array_index (bench->needs, DemarcheNeed, i).class;
    if (best == DEMARCHE_NEEDS_NOTHING ||
        demarche_lexicon_get_length (lexicon, class) > demarche_lexicon_get_length (lexicon, best))
      best = class;
  }
  return best;
}
