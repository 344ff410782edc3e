/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Lists what is missed, wrong and spurious, and which position was taken for which. */
#include "comparison/agreement-private.h"

#include <string.h>

const char *
demarche_mistake_kind_get_name (DemarcheMistakeKind kind)
{
  static const char *const names[DEMARCHE_N_MISTAKES] = {
      [DEMARCHE_MISTAKE_MISSED] = "missed",
      [DEMARCHE_MISTAKE_WRONG_HOLDER] = "wrong holder",
      [DEMARCHE_MISTAKE_WRONG_STANCE] = "wrong stance",
      [DEMARCHE_MISTAKE_WRONG_BOTH] = "wrong holder and stance",
      [DEMARCHE_MISTAKE_WRONG_FORCE] = "wrong force",
      [DEMARCHE_MISTAKE_SPURIOUS] = "spurious",
  };
  g_return_val_if_fail ((guint)kind < G_N_ELEMENTS (names), NULL);
  return names[kind];
}

/* tags [first, end) of one position */
typedef struct {
  const DemarcheCoded *coded;
  guint first;
  guint end;
  const DemarcheTag *left[DEMARCHE_N_SAYINGS]; /* those without a partner, by saying */
  gboolean is_optional[DEMARCHE_N_SAYINGS];
} Side;

/* tags are sorted by code; @tag: where the last position ended */
static void
take_side (Side *side, const DemarcheCoded *coded, guint tag, guint position)
{
  *side = (Side){.coded = coded, .first = tag, .end = tag};
  while (side->end < coded->tag_end &&
         demarche_coded_get_tag (coded, side->end)->position == position) {
    const DemarcheTag *one = demarche_coded_get_tag (coded, side->end++);
    guint saying = demarche_coding_get_saying (one);
    side->is_optional[saying] |= one->optional;
    if (!one->optional && demarche_coding_is_clear (one))
      side->left[saying] = one;
  }
}

static void
add_mistake (const DemarcheMeasuring *measuring, const DemarcheJudged *judged,
             DemarcheMistakeKind kind, const DemarcheTag *gold, const DemarcheTag *found)
{
  DemarcheAgreement *agreement = measuring->agreement;
  const DemarcheCoded *place = judged->found.tagged != NULL ? &judged->found : &judged->gold;
  DemarcheMistake mistake = {
      .kind = kind,
      .position = gold != NULL ? gold->position : found->position,
      .tagged = place->tagged,
      .paragraph = place->paragraph,
      .gold = {judged->gold.tagged, gold},
      .found = {judged->found.tagged, found},
  };
  g_ptr_array_add (agreement->mistakes, g_memdup2 (&mistake, sizeof mistake));
  agreement->n_mistakes[kind]++;
}

/* pairs what is left of both sides when @kind says how they differ */
static void
pair_left (const DemarcheMeasuring *measuring, const DemarcheJudged *judged, Side *gold,
           Side *found, DemarcheMistakeKind kind)
{
  /* by which bits of a saying the two differ */
  static const guint differences[DEMARCHE_N_MISTAKES] = {
      [DEMARCHE_MISTAKE_WRONG_STANCE] = 1,
      [DEMARCHE_MISTAKE_WRONG_HOLDER] = 2,
      [DEMARCHE_MISTAKE_WRONG_BOTH] = 3,
  };
  for (guint i = 0; i < DEMARCHE_N_SAYINGS; i++) {
    guint other = i ^ differences[kind];
    const DemarcheTag *one = gold->left[i];
    const DemarcheTag *two = found->left[other];
    if (one == NULL || two == NULL)
      continue;
    gold->left[i] = NULL;
    found->left[other] = NULL;
    if (kind != DEMARCHE_MISTAKE_WRONG_FORCE)
      add_mistake (measuring, judged, kind, one, two);
    else if (!one->lacks_force && one->force != two->force)
      add_mistake (measuring, judged, kind, one, two);
  }
}

static void
list_position (const DemarcheMeasuring *measuring, const DemarcheJudged *judged, Side *gold,
               Side *found)
{
  /* first those that are right, apart perhaps from their force */
  static const DemarcheMistakeKind kinds[] = {
      DEMARCHE_MISTAKE_WRONG_FORCE, DEMARCHE_MISTAKE_WRONG_STANCE, DEMARCHE_MISTAKE_WRONG_HOLDER,
      DEMARCHE_MISTAKE_WRONG_BOTH};
  for (guint i = 0; i < DEMARCHE_N_SAYINGS; i++) {
    if (gold->is_optional[i])
      found->left[i] = NULL;
  }
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    pair_left (measuring, judged, gold, found, kinds[i]);
  for (guint i = 0; i < DEMARCHE_N_SAYINGS; i++) {
    if (gold->left[i] != NULL)
      add_mistake (measuring, judged, DEMARCHE_MISTAKE_MISSED, gold->left[i], NULL);
    if (found->left[i] != NULL)
      add_mistake (measuring, judged, DEMARCHE_MISTAKE_SPURIOUS, NULL, found->left[i]);
  }
}

/* the position that comes next on either side, by code; -1: none */
static int
find_next (const DemarcheMeasuring *measuring, const DemarcheJudged *judged, guint gold,
           guint found)
{
  const DemarcheTag *one =
      gold < judged->gold.tag_end ? demarche_coded_get_tag (&judged->gold, gold) : NULL;
  const DemarcheTag *two =
      found < judged->found.tag_end ? demarche_coded_get_tag (&judged->found, found) : NULL;
  if (one == NULL || two == NULL)
    return one != NULL ? (int)one->position : two != NULL ? (int)two->position : -1;
  const char *first = demarche_codebook_get_position (measuring->codebook, one->position)->code;
  const char *second = demarche_codebook_get_position (measuring->codebook, two->position)->code;
  return strcmp (first, second) <= 0 ? (int)one->position : (int)two->position;
}

/* other positions of the issue that stand in the place of a missed one */
static void
find_instead (const DemarcheMeasuring *measuring, GPtrArray *mistakes, guint first)
{
  for (guint i = first; i < mistakes->len; i++) {
    DemarcheMistake *missed = g_ptr_array_index (mistakes, i);
    guint issue = demarche_codebook_get_position (measuring->codebook, missed->position)->issue;
    for (guint j = first; j < mistakes->len && missed->kind == DEMARCHE_MISTAKE_MISSED; j++) {
      const DemarcheMistake *other = g_ptr_array_index (mistakes, j);
      if (other->kind != DEMARCHE_MISTAKE_SPURIOUS ||
          demarche_codebook_get_position (measuring->codebook, other->position)->issue != issue)
        continue;
      if (missed->instead == NULL)
        missed->instead = g_array_new (FALSE, FALSE, sizeof (guint));
      g_array_append_val (missed->instead, other->position);
    }
  }
}

void
demarche_measuring_list_mistakes (const DemarcheMeasuring *measuring, const DemarcheJudged *judged)
{
  GPtrArray *mistakes = measuring->agreement->mistakes;
  guint first = mistakes->len;
  Side gold = {.end = judged->gold.tag};
  Side found = {.end = judged->found.tag};
  int position;
  while ((position = find_next (measuring, judged, gold.end, found.end)) >= 0) {
    take_side (&gold, &judged->gold, gold.end, (guint)position);
    take_side (&found, &judged->found, found.end, (guint)position);
    list_position (measuring, judged, &gold, &found);
  }
  find_instead (measuring, mistakes, first);
}
