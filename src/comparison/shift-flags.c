/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What has to be said with a shift: what it rests on, and what else differs between its sides. */
#include "comparison/shift-side.h"

static const DemarcheEvidence *
get_evidence (const DemarcheComparison *comparison, const DemarcheCell *cell, guint index)
{
  return demarche_comparison_get_evidence (comparison, cell->evidence[index]);
}

guint
demarche_shift_find_quote (const DemarcheComparison *comparison, const DemarcheCell *cell,
                           guint position)
{
  guint first = DEMARCHE_NONE;
  for (guint i = 0; cell != NULL && i < cell->n_evidence; i++) {
    const DemarcheTag *tag = get_evidence (comparison, cell, i)->tag;
    guint index = cell->evidence[i];
    if (tag->position != position)
      continue;
    if (tag->force == DEMARCHE_FORCE_FIRM)
      return index;
    if (first == DEMARCHE_NONE)
      first = index;
  }
  return first;
}

/* what a stretch of a cell's evidence adds up to; of a choice issue only one position's */
typedef struct {
  DemarcheHolding holding;
  guint n_counted;
  guint n_firm;
  guint n_scored;
  double sum;
} Tally;

static Tally
tally_range (const DemarcheComparison *comparison, const DemarcheCell *cell, guint position,
             guint start, guint end)
{
  Tally tally = {.holding = {.position = position}};
  for (guint i = start; i < end; i++) {
    const DemarcheEvidence *evidence = get_evidence (comparison, cell, i);
    guint is_firm = evidence->tag->force == DEMARCHE_FORCE_FIRM;
    tally.n_counted++;
    tally.n_firm += is_firm;
    tally.n_scored += evidence->has_score;
    tally.sum += evidence->score;
    if (evidence->tag->position != position)
      continue;
    if (evidence->tag->stance == DEMARCHE_STANCE_SUPPORTS) {
      tally.holding.n_supports++;
      tally.holding.n_supports_firm += is_firm;
    } else {
      tally.holding.n_opposes++;
      tally.holding.n_opposes_firm += is_firm;
    }
  }
  return tally;
}

/* the first piece of evidence that is not before @statement; evidence is in that order */
static guint
find_statement (const DemarcheComparison *comparison, const DemarcheCell *cell, guint statement)
{
  guint low = 0;
  guint high = cell->n_evidence;
  while (low < high) {
    guint middle = low + (high - low) / 2;
    if (get_evidence (comparison, cell, middle)->statement < statement)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

/* @whole less what one statement adds to it */
static Tally
tally_without (const DemarcheComparison *comparison, const DemarcheCell *cell, const Tally *whole,
               guint statement)
{
  Tally rest = *whole;
  Tally part = tally_range (comparison, cell, whole->holding.position,
                            find_statement (comparison, cell, statement),
                            find_statement (comparison, cell, statement + 1));
  rest.n_counted -= part.n_counted;
  rest.n_firm -= part.n_firm;
  rest.n_scored -= part.n_scored;
  rest.sum -= part.sum;
  rest.holding.n_supports -= part.holding.n_supports;
  rest.holding.n_opposes -= part.holding.n_opposes;
  rest.holding.n_supports_firm -= part.holding.n_supports_firm;
  rest.holding.n_opposes_firm -= part.holding.n_opposes_firm;
  return rest;
}

static DemarcheShiftSide
side_of_tally (const Tally *tally)
{
  DemarcheShiftSide side = {.n_counted = tally->n_counted, .has_score = tally->n_scored > 0};
  if (tally->n_scored > 0)
    side.mean = tally->sum / tally->n_scored;
  if (tally->n_counted > 0)
    side.share_firm = (double)tally->n_firm / tally->n_counted;
  return side;
}

/* a move in the same direction is the same change, whether it now reverses or not */
static gboolean
is_same_change (const DemarcheShift *shift, DemarcheShiftKind kind, double change)
{
  gboolean was_move = shift->kind == DEMARCHE_SHIFT_MOVED || shift->kind == DEMARCHE_SHIFT_REVERSED;
  gboolean is_move = kind == DEMARCHE_SHIFT_MOVED || kind == DEMARCHE_SHIFT_REVERSED;
  if (was_move && is_move)
    return shift->change * change > 0 || shift->change == change;
  return shift->kind == kind;
}

/* both sides of a shift, whole */
typedef struct {
  const DemarcheShift *shift;
  const DemarcheComparison *comparison;
  const DemarcheCell *before;
  const DemarcheCell *after;
  Tally tally_before;
  Tally tally_after;
} Sides;

static gboolean
holds_without (const Sides *sides, guint statement)
{
  Tally before = tally_without (sides->comparison, sides->before, &sides->tally_before, statement);
  Tally after = tally_without (sides->comparison, sides->after, &sides->tally_after, statement);
  DemarcheShiftKind kind;
  double change = 0;
  gboolean has_changed = FALSE;
  if (sides->shift->position != DEMARCHE_NONE) {
    has_changed = demarche_shift_compare_choice (&before.holding, &after.holding, &kind, &change);
  } else {
    DemarcheShiftSide one = side_of_tally (&before);
    DemarcheShiftSide two = side_of_tally (&after);
    has_changed = demarche_shift_compare_scale (&one, &two, &kind, &change);
  }
  return has_changed && is_same_change (sides->shift, kind, change);
}

/* leaves out each statement of @left_out in turn. The only statement of the earlier side is not
 * left out: without it there is nothing to compare with, and the mark "n 1" says so */
static gboolean
rests_on_one (const Sides *sides, const DemarcheCell *left_out)
{
  guint last = DEMARCHE_NONE;
  if (left_out == sides->before && left_out->n_statements < 2)
    return FALSE;
  for (guint i = 0; i < left_out->n_evidence; i++) {
    guint statement = get_evidence (sides->comparison, left_out, i)->statement;
    if (statement != last && !holds_without (sides, statement))
      return TRUE;
    last = statement;
  }
  return FALSE;
}

static gboolean
carries_one_statement (const DemarcheShift *shift, const DemarcheComparison *comparison,
                       const DemarcheCell *before, const DemarcheCell *after)
{
  if (after == NULL)
    return FALSE;
  if (before == NULL)
    return after->n_statements == 1;
  Sides sides = {
      .shift = shift,
      .comparison = comparison,
      .before = before,
      .after = after,
      .tally_before = tally_range (comparison, before, shift->position, 0, before->n_evidence),
      .tally_after = tally_range (comparison, after, shift->position, 0, after->n_evidence),
  };
  return rests_on_one (&sides, after) || rests_on_one (&sides, before);
}

typedef const char *(*GetName) (const DemarcheEvidence *evidence);

static const char *
get_speaker (const DemarcheEvidence *evidence)
{
  return evidence->paragraph->occasion->speaker;
}

static const char *
get_series (const DemarcheEvidence *evidence)
{
  return demarche_statement_get_field (demarche_tagged_get_statement (evidence->tagged),
                                       DEMARCHE_FIELD_EVENT_SERIES);
}

/* the first one that is known, or NULL */
static const char *
find_name (const DemarcheComparison *comparison, const DemarcheCell *cell, GetName get_name)
{
  const char *name = NULL;
  for (guint i = 0; i < cell->n_evidence && name == NULL; i++)
    name = get_name (get_evidence (comparison, cell, i));
  return name;
}

/* whether names are known on both sides and none is on both */
static gboolean
is_disjoint (const DemarcheComparison *comparison, const DemarcheCell *before,
             const DemarcheCell *after, GetName get_name)
{
  const char *first = find_name (comparison, before, get_name);
  const char *second = find_name (comparison, after, get_name);
  if (first == NULL || second == NULL || g_str_equal (first, second))
    return FALSE;
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < before->n_evidence; i++) {
    const char *name = get_name (get_evidence (comparison, before, i));
    if (name != NULL)
      g_hash_table_add (names, (char *)name);
  }
  for (guint i = 0; i < after->n_evidence; i++) {
    const char *name = get_name (get_evidence (comparison, after, i));
    if (name != NULL && g_hash_table_contains (names, name))
      return FALSE;
  }
  return TRUE;
}

static void
look_for_kinds (const DemarcheComparison *comparison, const DemarcheCell *cell, gboolean *has_group,
                gboolean *has_translation)
{
  *has_group = FALSE;
  *has_translation = FALSE;
  for (guint i = 0; i < cell->n_evidence; i++) {
    *has_group |= get_evidence (comparison, cell, i)->is_group;
    *has_translation |= get_evidence (comparison, cell, i)->is_translation;
  }
}

guint
demarche_shift_flag_sides (const DemarcheComparison *comparison, const DemarcheCell *before,
                           const DemarcheCell *after)
{
  guint flags = 0;
  gboolean group_before;
  gboolean group_after;
  gboolean translation_before;
  gboolean translation_after;
  look_for_kinds (comparison, before, &group_before, &translation_before);
  look_for_kinds (comparison, after, &group_after, &translation_after);
  if (group_before != group_after)
    flags |= DEMARCHE_FLAG_GROUP;
  if (translation_before != translation_after)
    flags |= DEMARCHE_FLAG_TRANSLATION;
  if (is_disjoint (comparison, before, after, get_speaker))
    flags |= DEMARCHE_FLAG_OTHER_SPEAKER;
  if (is_disjoint (comparison, before, after, get_series))
    flags |= DEMARCHE_FLAG_OTHER_SERIES;
  return flags;
}

void
demarche_shift_flag (DemarcheShift *shift, const DemarcheComparison *comparison)
{
  const DemarcheCell *before = shift->before == DEMARCHE_NONE
                                   ? NULL
                                   : demarche_comparison_get_cell (comparison, shift->before);
  const DemarcheCell *after = shift->after == DEMARCHE_NONE
                                  ? NULL
                                  : demarche_comparison_get_cell (comparison, shift->after);
  if (carries_one_statement (shift, comparison, before, after))
    shift->flags |= DEMARCHE_FLAG_ONE_STATEMENT;
  if ((before != NULL && before->n_counted == 1) || (after != NULL && after->n_counted == 1))
    shift->flags |= DEMARCHE_FLAG_SINGLE;
}
