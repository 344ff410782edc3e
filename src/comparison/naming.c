/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Calls a cell by what was said: after a position only if a tag supports it. */
#include "comparison/comparison-private.h"

#include <math.h>

#define MOST_NAMED 6 /* positions in a short label */

static const DemarchePosition *
get_position (const DemarcheComparison *comparison, guint position)
{
  return demarche_codebook_get_position (comparison->codebook, position);
}

/* ids are the short names that authors gave */
static char *
make_short_name (const DemarcheComparison *comparison, guint position)
{
  return g_strdelimit (g_strdup (get_position (comparison, position)->id), "-_", ' ');
}

typedef enum {
  SIDE_LEFT = -1,
  SIDE_MIDDLE = 0,
  SIDE_RIGHT = 1,
} Side;

static Side
find_side (double value, double limit)
{
  if (value <= -limit)
    return SIDE_LEFT;
  return value >= limit ? SIDE_RIGHT : SIDE_MIDDLE;
}

static gboolean
is_on_side (double value, Side side)
{
  return side == SIDE_MIDDLE || (side == SIDE_LEFT ? value < 0 : value > 0);
}

/* the supported position on that side nearest to the mean; more often said first */
static guint
find_supported (const DemarcheCell *cell, const DemarcheComparison *comparison, Side side)
{
  guint best = DEMARCHE_NONE;
  double best_distance = INFINITY;
  guint best_n = 0;
  for (guint i = 0; i < cell->n_holdings; i++) {
    const DemarcheHolding *holding = &cell->holdings[i];
    double value = get_position (comparison, holding->position)->value;
    double distance = fabs (value - cell->mean);
    if (holding->n_supports == 0 || !is_on_side (value, side))
      continue;
    if (distance < best_distance || (distance == best_distance && holding->n_supports > best_n)) {
      best = holding->position;
      best_distance = distance;
      best_n = holding->n_supports;
    }
  }
  return best;
}

/* the position most often opposed whose opposition points to that side */
static guint
find_opposed (const DemarcheCell *cell, const DemarcheComparison *comparison, Side side)
{
  guint best = DEMARCHE_NONE;
  guint best_n = 0;
  for (guint i = 0; i < cell->n_holdings; i++) {
    const DemarcheHolding *holding = &cell->holdings[i];
    double value = get_position (comparison, holding->position)->value;
    if (holding->n_opposes > best_n && is_on_side (-value, side)) {
      best = holding->position;
      best_n = holding->n_opposes;
    }
  }
  return best;
}

static void
name_scale (DemarcheCell *cell, const DemarcheComparison *comparison)
{
  gboolean is_both = cell->n_left > 0 && cell->n_right > 0;
  Side side = cell->has_score ? find_side (cell->mean, DEMARCHE_SIDE) : SIDE_MIDDLE;
  gboolean leans = side != SIDE_MIDDLE && fabs (cell->mean) < DEMARCHE_LEANS;
  if (is_both && side == SIDE_MIDDLE) {
    cell->naming = DEMARCHE_NAMING_BOTH_WAYS;
    return;
  }
  cell->naming = leans ? DEMARCHE_NAMING_LEANS : DEMARCHE_NAMING_POSITION;
  cell->position = find_supported (cell, comparison, side);
  if (cell->position != DEMARCHE_NONE)
    return;
  cell->naming = leans ? DEMARCHE_NAMING_LEANS_AGAINST : DEMARCHE_NAMING_AGAINST;
  cell->position = find_opposed (cell, comparison, side);
}

static char *
label_scale (const DemarcheCell *cell, const DemarcheComparison *comparison)
{
  static const char *const prefixes[] = {
      [DEMARCHE_NAMING_POSITION] = "",
      [DEMARCHE_NAMING_LEANS] = "leans ",
      [DEMARCHE_NAMING_AGAINST] = "against ",
      [DEMARCHE_NAMING_LEANS_AGAINST] = "leans against ",
  };
  if (cell->naming == DEMARCHE_NAMING_BOTH_WAYS || cell->position == DEMARCHE_NONE)
    return g_strdup ("both ways");
  g_autofree char *name = make_short_name (comparison, cell->position);
  return g_strconcat (prefixes[cell->naming], name, NULL);
}

static guint
count_said (const DemarcheHolding *holding)
{
  return holding->n_supports + holding->n_opposes;
}

/* whether fewer than @most are said more often, or as often and stand before it */
static gboolean
is_among_most (const DemarcheCell *cell, guint index, guint most)
{
  guint n = count_said (&cell->holdings[index]);
  guint rank = 0;
  for (guint i = 0; i < cell->n_holdings && rank < most; i++)
    rank += count_said (&cell->holdings[i]) >= n + (i >= index);
  return rank < most;
}

/* of more than @most positions only those said most often */
static char *
label_list (const DemarcheCell *cell, const DemarcheComparison *comparison, guint most)
{
  GString *label = g_string_new (NULL);
  for (guint i = 0; i < cell->n_holdings; i++) {
    const DemarcheHolding *holding = &cell->holdings[i];
    if (cell->n_holdings > most && !is_among_most (cell, i, most))
      continue;
    g_autofree char *name = make_short_name (comparison, holding->position);
    if (label->len > 0)
      g_string_append (label, ", ");
    if (holding->n_supports == 0)
      g_string_append (label, "not ");
    g_string_append (label, name);
    if (holding->n_supports > 0 && holding->n_opposes > 0)
      g_string_append (label, " both ways");
  }
  if (cell->n_holdings > most)
    g_string_append_printf (label, " and %u more", cell->n_holdings - most);
  return g_string_free (label, FALSE);
}

/* whether a tag is of what the cell is called after */
static gboolean
is_of_name (const DemarcheCell *cell, const DemarcheTag *tag)
{
  switch (cell->naming) {
  case DEMARCHE_NAMING_POSITION:
  case DEMARCHE_NAMING_LEANS:
    return tag->position == cell->position && tag->stance == DEMARCHE_STANCE_SUPPORTS;
  case DEMARCHE_NAMING_AGAINST:
  case DEMARCHE_NAMING_LEANS_AGAINST:
    return tag->position == cell->position && tag->stance == DEMARCHE_STANCE_OPPOSES;
  case DEMARCHE_NAMING_LIST:
    return tag->stance == DEMARCHE_STANCE_SUPPORTS;
  case DEMARCHE_NAMING_BOTH_WAYS:
  default:
    return TRUE;
  }
}

static guint
find_quote (const DemarcheCell *cell, const DemarcheComparison *comparison)
{
  guint best = DEMARCHE_NONE;
  guint best_rank = 0;
  for (guint i = 0; i < cell->n_evidence; i++) {
    guint index = cell->evidence[i];
    const DemarcheTag *tag = demarche_comparison_get_evidence (comparison, index)->tag;
    guint rank = 1 + 2 * is_of_name (cell, tag) + (tag->force == DEMARCHE_FORCE_FIRM);
    if (rank > best_rank) {
      best = index;
      best_rank = rank;
    }
  }
  return best;
}

void
demarche_cell_name (DemarcheCell *cell, const DemarcheComparison *comparison, GStringChunk *labels)
{
  const DemarcheIssue *issue = demarche_codebook_get_issue (comparison->codebook, cell->issue);
  g_autofree char *label = NULL;
  cell->position = DEMARCHE_NONE;
  if (issue->kind == DEMARCHE_ISSUE_SCALE) {
    name_scale (cell, comparison);
    label = label_scale (cell, comparison);
  } else {
    cell->naming = DEMARCHE_NAMING_LIST;
    label = label_list (cell, comparison, cell->n_holdings);
  }
  cell->label = g_string_chunk_insert (labels, label);
  cell->short_label = cell->label;
  if (issue->kind != DEMARCHE_ISSUE_SCALE && cell->n_holdings > MOST_NAMED) {
    g_autofree char *short_label = label_list (cell, comparison, MOST_NAMED);
    cell->short_label = g_string_chunk_insert (labels, short_label);
  }
  cell->quote = find_quote (cell, comparison);
}
