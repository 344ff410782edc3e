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

static void
count_holding (DemarcheTally *tally, const DemarcheTag *tag)
{
  DemarcheHolding *holding = find_holding (tally->holdings, tag->position);
  guint is_firm = tag->force == DEMARCHE_FORCE_FIRM;
  if (tag->stance == DEMARCHE_STANCE_SUPPORTS) {
    holding->n_supports++;
    holding->n_supports_firm += is_firm;
  } else {
    holding->n_opposes++;
    holding->n_opposes_firm += is_firm;
  }
}

static DemarcheScoreGroup *
find_group (GArray *groups, guint statement)
{
  guint n = groups->len;
  if (n == 0 || g_array_index (groups, DemarcheScoreGroup, n - 1).statement != statement) {
    DemarcheScoreGroup fresh = {statement, .lowest = INFINITY, .highest = -INFINITY};
    g_array_append_val (groups, fresh);
  }
  return &g_array_index (groups, DemarcheScoreGroup, groups->len - 1);
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

void
demarche_tally_add (DemarcheTally *tally, const DemarcheEvidence *evidence)
{
  DemarcheCell *cell = &tally->cell;
  gboolean is_new_statement = tally->statement != evidence->statement;
  cell->n_counted++;
  cell->n_firm += evidence->tag->force == DEMARCHE_FORCE_FIRM;
  cell->n_statements += is_new_statement;
  cell->n_paragraphs += is_new_statement || tally->paragraph != evidence->tag->paragraph;
  count_holding (tally, evidence->tag);
  if (evidence->has_score)
    count_score (tally, evidence);
  tally->statement = evidence->statement;
  tally->paragraph = evidence->tag->paragraph;
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
