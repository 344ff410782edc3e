/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Which words a phrase cannot do without. All jumps lead forward, so that an instruction which none
 * of them passes over is on every way through. */
#include "classify/program-private.h"

typedef struct {
  const DemarcheProgram *program;
  DemarcheLexicon *lexicon;
} Finder;

static void collect (const Finder *finder, guint32 begin, guint32 end, GArray *classes);

/* longer words are rarer */
static DemarcheWordClass
choose_rarest (const Finder *finder, const GArray *classes)
{
  DemarcheWordClass best = g_array_index (classes, DemarcheWordClass, 0);

  for (guint i = 1; i < classes->len; i++) {
    DemarcheWordClass class = g_array_index (classes, DemarcheWordClass, i);
    if (demarche_lexicon_get_length (finder->lexicon, class) >
        demarche_lexicon_get_length (finder->lexicon, best))
      best = class;
  }
  return best;
}

/* a class of which every way through the choice takes a word: one class of each branch together;
 * FALSE when a branch needs none */
static gboolean
find_common (const Finder *finder, guint index, DemarcheWordClass *class)
{
  const DemarcheChoice *choice = &g_array_index (finder->program->choices, DemarcheChoice, index);
  g_autoptr (GArray) starts = demarche_choice_list_starts (choice);
  g_autoptr (GArray) members = g_array_new (FALSE, FALSE, sizeof (DemarcheWordClass));

  for (guint i = 0; i < starts->len; i++) {
    guint32 end = i + 1 < starts->len ? g_array_index (starts, guint32, i + 1) : choice->end;
    g_autoptr (GArray) classes = g_array_new (FALSE, FALSE, sizeof (DemarcheWordClass));
    DemarcheWordClass rarest;

    collect (finder, g_array_index (starts, guint32, i), end, classes);
    if (classes->len == 0)
      return FALSE;
    rarest = choose_rarest (finder, classes);
    g_array_append_val (members, rarest);
  }
  *class = demarche_lexicon_add_union (finder->lexicon, members);
  return TRUE;
}

/* the classes that every way through the code [begin, end) takes */
static void
collect (const Finder *finder, guint32 begin, guint32 end, GArray *classes)
{
  guint32 furthest = begin;

  for (guint32 i = begin; i < end; i++) {
    const DemarcheInstruction *instruction = &finder->program->instructions[i];
    DemarcheWordClass class = instruction->target;

    if (instruction->op == DEMARCHE_OP_SPLIT || instruction->op == DEMARCHE_OP_JUMP)
      furthest = MAX (furthest, instruction->target);
    if (furthest <= i && (instruction->op == DEMARCHE_OP_WORD ||
                          (instruction->op == DEMARCHE_OP_CHOICE &&
                           find_common (finder, instruction->target, &class))))
      g_array_append_val (classes, class);
    if (instruction->op == DEMARCHE_OP_CHOICE) /* its branches lead to its end */
      i = g_array_index (finder->program->choices, DemarcheChoice, instruction->target).end - 1;
  }
}

void
demarche_program_find_required (DemarcheProgram *program, DemarcheLexicon *lexicon)
{
  const Finder finder = {program, lexicon};
  GArray *classes = g_array_new (FALSE, FALSE, sizeof (DemarcheWordClass));

  collect (&finder, 0, program->n_instructions, classes);
  program->n_required = classes->len;
  program->required = (DemarcheWordClass *)g_array_free (classes, FALSE);
}
