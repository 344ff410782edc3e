/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What has to be said with a shift: what it rests on, and what else differs between its sides. */
#include "comparison/shift-side.h"

static const DemarcheEvidence *
get_evidence (const DemarcheComparison *comparison, const DemarcheCell *cell, guint index)
{
  return demarche_comparison_get_evidence (comparison,
                                           g_array_index (cell->evidence, guint, index));
}

DemarcheShiftSide
demarche_shift_side_of (const DemarcheComparison *comparison, const DemarcheCell *cell,
                        guint statement)
{
  DemarcheShiftSide side = {0};
  guint n_scored = 0;
  guint n_firm = 0;
  double sum = 0;
  for (guint i = 0; i < cell->evidence->len; i++) {
    const DemarcheEvidence *evidence = get_evidence (comparison, cell, i);
    if (evidence->statement == statement)
      continue;
    side.n_counted++;
    n_firm += evidence->tag->force == DEMARCHE_FORCE_FIRM;
    if (evidence->has_score) {
      n_scored++;
      sum += evidence->score;
    }
  }
  side.has_score = n_scored > 0;
  side.mean = n_scored > 0 ? sum / n_scored : 0;
  side.share_firm = side.n_counted > 0 ? (double)n_firm / side.n_counted : 0;
  return side;
}

DemarcheHolding
demarche_shift_find_holding (const DemarcheCell *cell, guint position)
{
  DemarcheHolding nothing = {.position = position};
  for (guint i = 0; cell != NULL && i < cell->holdings->len; i++) {
    const DemarcheHolding *holding = &g_array_index (cell->holdings, DemarcheHolding, i);
    if (holding->position == position)
      return *holding;
  }
  return nothing;
}

guint
demarche_shift_find_quote (const DemarcheComparison *comparison, const DemarcheCell *cell,
                           guint position)
{
  guint first = DEMARCHE_NONE;
  for (guint i = 0; cell != NULL && i < cell->evidence->len; i++) {
    const DemarcheTag *tag = get_evidence (comparison, cell, i)->tag;
    guint index = g_array_index (cell->evidence, guint, i);
    if (tag->position != position)
      continue;
    if (tag->force == DEMARCHE_FORCE_FIRM)
      return index;
    if (first == DEMARCHE_NONE)
      first = index;
  }
  return first;
}

/* how a position is held without one statement */
static DemarcheHolding
hold_without (const DemarcheComparison *comparison, const DemarcheCell *cell, guint position,
              guint statement)
{
  DemarcheHolding holding = {.position = position};
  for (guint i = 0; cell != NULL && i < cell->evidence->len; i++) {
    const DemarcheEvidence *evidence = get_evidence (comparison, cell, i);
    guint is_firm = evidence->tag->force == DEMARCHE_FORCE_FIRM;
    if (evidence->statement == statement || evidence->tag->position != position)
      continue;
    if (evidence->tag->stance == DEMARCHE_STANCE_SUPPORTS) {
      holding.n_supports++;
      holding.n_supports_firm += is_firm;
    } else {
      holding.n_opposes++;
      holding.n_opposes_firm += is_firm;
    }
  }
  return holding;
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

static gboolean
holds_without (const DemarcheShift *shift, const DemarcheComparison *comparison,
               const DemarcheCell *before, const DemarcheCell *after, guint statement)
{
  DemarcheShiftKind kind;
  double change = 0;
  if (shift->position != DEMARCHE_NONE) {
    DemarcheHolding one = hold_without (comparison, before, shift->position, statement);
    DemarcheHolding two = hold_without (comparison, after, shift->position, statement);
    return demarche_shift_compare_choice (&one, &two, &kind, &change) &&
           is_same_change (shift, kind, change);
  }
  DemarcheShiftSide one = demarche_shift_side_of (comparison, before, statement);
  DemarcheShiftSide two = demarche_shift_side_of (comparison, after, statement);
  return demarche_shift_compare_scale (&one, &two, &kind, &change) &&
         is_same_change (shift, kind, change);
}

/* leaves out each statement of @left_out in turn. The only statement of the earlier side is not
 * left out: without it there is nothing to compare with, and the mark "n 1" says so */
static gboolean
rests_on_one (const DemarcheShift *shift, const DemarcheComparison *comparison,
              const DemarcheCell *before, const DemarcheCell *after, const DemarcheCell *left_out)
{
  guint last = DEMARCHE_NONE;
  if (left_out == NULL || (left_out == before && left_out->n_statements < 2))
    return FALSE;
  for (guint i = 0; i < left_out->evidence->len; i++) {
    guint statement = get_evidence (comparison, left_out, i)->statement;
    if (statement != last && !holds_without (shift, comparison, before, after, statement))
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
  return rests_on_one (shift, comparison, before, after, after) ||
         rests_on_one (shift, comparison, before, after, before);
}

typedef const char *(*GetName) (const DemarcheEvidence *evidence);

static const char *
get_speaker (const DemarcheEvidence *evidence)
{
  return evidence->paragraph->speaker;
}

static const char *
get_series (const DemarcheEvidence *evidence)
{
  return demarche_statement_get_field (demarche_tagged_get_statement (evidence->tagged),
                                       DEMARCHE_FIELD_EVENT_SERIES);
}

/* whether names are known on both sides and none is on both */
static gboolean
is_disjoint (const DemarcheComparison *comparison, const DemarcheCell *before,
             const DemarcheCell *after, GetName get_name)
{
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  gboolean is_known = FALSE;
  for (guint i = 0; i < before->evidence->len; i++) {
    const char *name = get_name (get_evidence (comparison, before, i));
    if (name != NULL)
      g_hash_table_add (names, (char *)name);
  }
  for (guint i = 0; i < after->evidence->len; i++) {
    const char *name = get_name (get_evidence (comparison, after, i));
    if (name != NULL && g_hash_table_contains (names, name))
      return FALSE;
    is_known |= name != NULL;
  }
  return is_known && g_hash_table_size (names) > 0;
}

static void
look_for_kinds (const DemarcheComparison *comparison, const DemarcheCell *cell, gboolean *has_group,
                gboolean *has_translation)
{
  *has_group = FALSE;
  *has_translation = FALSE;
  for (guint i = 0; i < cell->evidence->len; i++) {
    *has_group |= get_evidence (comparison, cell, i)->is_group;
    *has_translation |= get_evidence (comparison, cell, i)->is_translation;
  }
}

static guint
flag_difference (const DemarcheComparison *comparison, const DemarcheCell *before,
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
  const DemarcheCell *before =
      shift->before == DEMARCHE_NONE ? NULL : g_ptr_array_index (comparison->cells, shift->before);
  const DemarcheCell *after =
      shift->after == DEMARCHE_NONE ? NULL : g_ptr_array_index (comparison->cells, shift->after);
  if (carries_one_statement (shift, comparison, before, after))
    shift->flags |= DEMARCHE_FLAG_ONE_STATEMENT;
  if ((before != NULL && before->n_counted == 1) || (after != NULL && after->n_counted == 1))
    shift->flags |= DEMARCHE_FLAG_SINGLE;
  if (before != NULL && after != NULL)
    shift->flags |= flag_difference (comparison, before, after);
}
