/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Counts the tags of a cell one by one. */
#include "comparison/comparison-private.h"

#include <math.h>

void
demarche_tally_init (DemarcheTally *tally)
{
  *tally = (DemarcheTally){.holdings = g_array_new (FALSE, FALSE, sizeof (DemarcheHolding)),
                           .groups = g_array_new (FALSE, FALSE, sizeof (DemarcheScoreGroup)),
                           .statement = DEMARCHE_NONE};
}

void
demarche_tally_clear (DemarcheTally *tally)
{
  g_array_unref (tally->holdings);
  g_array_unref (tally->groups);
}

void
demarche_tally_copy (DemarcheTally *copy, const DemarcheTally *tally)
{
  *copy = *tally;
  copy->holdings = g_array_copy (tally->holdings);
  copy->groups = g_array_copy (tally->groups);
}

void
demarche_tally_start (DemarcheTally *tally, guint actor, guint issue, guint window)
{
  tally->cell = (DemarcheCell){.actor = actor, .issue = issue, .window = window};
  tally->statement = DEMARCHE_NONE;
  g_array_set_size (tally->holdings, 0);
  g_array_set_size (tally->groups, 0);
}

/* where a position stands among the holdings, or belongs */
static guint
find_holding_place (const GArray *holdings, guint position)
{
  guint low = 0;
  guint high = holdings->len;
  while (low < high) {
    guint middle = low + (high - low) / 2;
    if (g_array_index (holdings, DemarcheHolding, middle).position < position)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

static DemarcheHolding *
find_holding (GArray *holdings, guint position)
{
  guint i = find_holding_place (holdings, position);
  if (i == holdings->len || g_array_index (holdings, DemarcheHolding, i).position != position) {
    DemarcheHolding fresh = {.position = position};
    g_array_insert_val (holdings, i, fresh);
  }
  return &g_array_index (holdings, DemarcheHolding, i);
}

/* @step: 1, or -1 to take out */
static void
count_holding (DemarcheTally *tally, const DemarcheTag *tag, int step)
{
  DemarcheHolding *holding = find_holding (tally->holdings, tag->position);
  gboolean is_support = tag->stance == DEMARCHE_STANCE_SUPPORTS;
  guint *n = is_support ? &holding->n_supports : &holding->n_opposes;
  guint *n_firm = is_support ? &holding->n_supports_firm : &holding->n_opposes_firm;
  *n += (guint)step;
  if (tag->force == DEMARCHE_FORCE_FIRM)
    *n_firm += (guint)step;
  if (holding->n_supports + holding->n_opposes == 0)
    g_array_remove_index (tally->holdings, find_holding_place (tally->holdings, tag->position));
}

/* index of the scores of a statement, or where they belong: behind the others, as a rule */
static guint
find_group_place (const GArray *groups, guint statement)
{
  guint i = groups->len;
  while (i > 0 && g_array_index (groups, DemarcheScoreGroup, i - 1).statement >= statement)
    i--;
  return i;
}

static gboolean
has_group (const GArray *groups, guint place, guint statement)
{
  return place < groups->len &&
         g_array_index (groups, DemarcheScoreGroup, place).statement == statement;
}

static DemarcheScoreGroup *
find_group (GArray *groups, guint statement)
{
  guint place = find_group_place (groups, statement);
  if (!has_group (groups, place, statement)) {
    DemarcheScoreGroup fresh = {statement, .lowest = INFINITY, .highest = -INFINITY};
    g_array_insert_val (groups, place, fresh);
  }
  return &g_array_index (groups, DemarcheScoreGroup, place);
}

static void
count_score (DemarcheTally *tally, const DemarcheEvidence *evidence)
{
  DemarcheScoreGroup *group = find_group (tally->groups, evidence->statement);
  group->n++;
  group->sum += evidence->score;
  group->n_right += evidence->score > 0;
  group->n_left += evidence->score < 0;
  group->lowest = MIN (group->lowest, evidence->score);
  group->highest = MAX (group->highest, evidence->score);
}

/* all but scores. @step: 1, or -1 to take out */
static void
count_tag (DemarcheTally *tally, const DemarcheEvidence *evidence, int step)
{
  DemarcheCell *cell = &tally->cell;
  gboolean is_new_statement = tally->statement != evidence->statement;
  gboolean is_new_paragraph = is_new_statement || tally->paragraph != evidence->tag->paragraph;
  cell->n_counted += (guint)step;
  if (evidence->tag->force == DEMARCHE_FORCE_FIRM)
    cell->n_firm += (guint)step;
  if (is_new_statement)
    cell->n_statements += (guint)step;
  if (is_new_paragraph)
    cell->n_paragraphs += (guint)step;
  count_holding (tally, evidence->tag, step);
  tally->statement = evidence->statement;
  tally->paragraph = evidence->tag->paragraph;
}

void
demarche_tally_add (DemarcheTally *tally, const DemarcheEvidence *evidence)
{
  count_tag (tally, evidence, 1);
  if (evidence->has_score)
    count_score (tally, evidence);
}

void
demarche_tally_take_out (DemarcheTally *tally, const DemarcheEvidence *evidence)
{
  guint place = find_group_place (tally->groups, evidence->statement);
  count_tag (tally, evidence, -1);
  if (has_group (tally->groups, place, evidence->statement))
    g_array_remove_index (tally->groups, place);
}

void
demarche_tally_finish (DemarcheTally *tally, const DemarcheComparison *comparison,
                       gboolean has_intervals)
{
  DemarcheCell *cell = &tally->cell;
  cell->share_firm = (double)cell->n_firm / cell->n_counted;
  cell->holdings = (const DemarcheHolding *)(gpointer)tally->holdings->data;
  cell->n_holdings = tally->holdings->len;
  if (demarche_codebook_get_issue (comparison->codebook, cell->issue)->kind != DEMARCHE_ISSUE_SCALE)
    cell->n = cell->n_counted;
  else
    demarche_cell_score (cell, tally->groups, has_intervals);
}
