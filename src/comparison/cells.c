/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The matrix: one cell for an actor, an issue and a window, where something counts. */
#include "comparison/comparison-private.h"

/* one counted tag for one actor */
typedef struct {
  guint actor;
  guint issue;
  guint window;
  guint evidence;
} Entry;

static void
cell_free (gpointer data)
{
  DemarcheCell *cell = data;
  g_free (cell->label);
  g_array_unref (cell->holdings);
  g_array_unref (cell->evidence);
  g_free (cell);
}

static int
compare_numbers (guint first, guint second)
{
  return first < second ? -1 : first > second;
}

static int
compare_cells (const Entry *one, const Entry *two)
{
  if (one->actor != two->actor)
    return compare_numbers (one->actor, two->actor);
  if (one->issue != two->issue)
    return compare_numbers (one->issue, two->issue);
  return compare_numbers (one->window, two->window);
}

static int
compare_entries (gconstpointer first, gconstpointer second)
{
  const Entry *one = first;
  const Entry *two = second;
  int order = compare_cells (one, two);
  return order != 0 ? order : compare_numbers (one->evidence, two->evidence);
}

static GArray *
list_entries (DemarcheStage *stage)
{
  GPtrArray *all = stage->comparison->evidence;
  GArray *entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  for (guint i = 0; i < all->len; i++) {
    const DemarcheEvidence *evidence = g_ptr_array_index (all, i);
    if (evidence->use != DEMARCHE_USE_COUNTED)
      continue;
    const DemarchePlacement *placement =
        demarche_stage_get_placement (stage, evidence->statement, evidence->tag->paragraph);
    for (guint j = 0; j < placement->n_actors; j++) {
      guint actor = g_array_index (stage->actor_list, guint, placement->first_actor + j);
      Entry here = {actor, evidence->issue, evidence->window, i};
      Entry overall = {actor, evidence->issue, DEMARCHE_WINDOW_ALL, i};
      g_array_append_val (entries, here);
      g_array_append_val (entries, overall);
    }
  }
  g_array_sort (entries, compare_entries);
  return entries;
}

static DemarcheHolding *
find_holding (DemarcheCell *cell, guint position)
{
  guint i = 0;
  while (i < cell->holdings->len &&
         g_array_index (cell->holdings, DemarcheHolding, i).position < position)
    i++;
  if (i == cell->holdings->len ||
      g_array_index (cell->holdings, DemarcheHolding, i).position != position) {
    DemarcheHolding fresh = {.position = position};
    g_array_insert_val (cell->holdings, i, fresh);
  }
  return &g_array_index (cell->holdings, DemarcheHolding, i);
}

static void
count_holding (DemarcheCell *cell, const DemarcheTag *tag)
{
  DemarcheHolding *holding = find_holding (cell, tag->position);
  guint is_firm = tag->force == DEMARCHE_FORCE_FIRM;
  if (tag->stance == DEMARCHE_STANCE_SUPPORTS) {
    holding->n_supports++;
    holding->n_supports_firm += is_firm;
  } else {
    holding->n_opposes++;
    holding->n_opposes_firm += is_firm;
  }
}

static void
count_cell (DemarcheCell *cell, const DemarcheComparison *comparison)
{
  const DemarcheEvidence *before = NULL;
  for (guint i = 0; i < cell->evidence->len; i++) {
    const DemarcheEvidence *evidence =
        demarche_comparison_get_evidence (comparison, g_array_index (cell->evidence, guint, i));
    gboolean is_new_statement = before == NULL || before->statement != evidence->statement;
    cell->n_counted++;
    cell->n_firm += evidence->tag->force == DEMARCHE_FORCE_FIRM;
    cell->n_statements += is_new_statement;
    cell->n_paragraphs += is_new_statement || before->paragraph != evidence->paragraph;
    count_holding (cell, evidence->tag);
    before = evidence;
  }
  cell->share_firm = (double)cell->n_firm / cell->n_counted;
}

static DemarcheCell *
make_cell (const DemarcheComparison *comparison, const Entry *entries, guint n_entries)
{
  DemarcheCell *cell = g_new0 (DemarcheCell, 1);
  cell->actor = entries->actor;
  cell->issue = entries->issue;
  cell->window = entries->window;
  cell->holdings = g_array_new (FALSE, TRUE, sizeof (DemarcheHolding));
  cell->evidence = g_array_sized_new (FALSE, FALSE, sizeof (guint), n_entries);
  for (guint i = 0; i < n_entries; i++)
    g_array_append_val (cell->evidence, entries[i].evidence);
  count_cell (cell, comparison);
  if (demarche_codebook_get_issue (comparison->codebook, cell->issue)->kind == DEMARCHE_ISSUE_SCALE)
    demarche_cell_score (cell, comparison);
  else
    cell->n = cell->n_counted;
  demarche_cell_name (cell, comparison);
  return cell;
}

void
demarche_stage_fill_cells (DemarcheStage *stage)
{
  DemarcheComparison *comparison = stage->comparison;
  g_autoptr (GArray) entries = list_entries (stage);
  g_ptr_array_set_free_func (comparison->cells, cell_free);
  guint end = 0;
  for (guint start = 0; start < entries->len; start = end) {
    const Entry *first = &g_array_index (entries, Entry, start);
    for (end = start + 1; end < entries->len; end++) {
      if (compare_cells (first, &g_array_index (entries, Entry, end)) != 0)
        break;
    }
    g_ptr_array_add (comparison->cells, make_cell (comparison, first, end - start));
    if (first->window != DEMARCHE_WINDOW_ALL && stage->scope == NULL) {
      DemarcheActor *actor = g_ptr_array_index (comparison->actors, first->actor);
      actor->n_tags += end - start;
    }
  }
}

/* index of the first cell that does not stand before this one */
static guint
find_place (const DemarcheComparison *comparison, guint actor, guint issue, guint window)
{
  Entry wanted = {actor, issue, window, 0};
  guint low = 0;
  guint high = comparison->cells->len;
  while (low < high) {
    guint middle = low + (high - low) / 2;
    const DemarcheCell *cell = g_ptr_array_index (comparison->cells, middle);
    Entry found = {cell->actor, cell->issue, cell->window, 0};
    if (compare_cells (&found, &wanted) < 0)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

static gboolean
is_of (const DemarcheCell *cell, guint actor, guint issue)
{
  return cell->actor == actor && cell->issue == issue;
}

guint
demarche_comparison_find_cell_index (DemarcheComparison *comparison, guint actor, guint issue,
                                     guint window)
{
  g_return_val_if_fail (comparison != NULL, DEMARCHE_NONE);
  guint place = find_place (comparison, actor, issue, window);
  if (place == comparison->cells->len)
    return DEMARCHE_NONE;
  const DemarcheCell *cell = g_ptr_array_index (comparison->cells, place);
  return is_of (cell, actor, issue) && cell->window == window ? place : DEMARCHE_NONE;
}

const DemarcheCell *
demarche_comparison_find_cell (DemarcheComparison *comparison, guint actor, guint issue,
                               guint window)
{
  guint index = demarche_comparison_find_cell_index (comparison, actor, issue, window);
  return index == DEMARCHE_NONE ? NULL : g_ptr_array_index (comparison->cells, index);
}

const DemarcheCell *
demarche_comparison_find_last (DemarcheComparison *comparison, guint actor, guint issue,
                               guint window)
{
  guint end = MIN (window, comparison->windows->len);
  guint place = find_place (comparison, actor, issue, end);
  if (place == 0)
    return NULL;
  const DemarcheCell *cell = g_ptr_array_index (comparison->cells, place - 1);
  return is_of (cell, actor, issue) ? cell : NULL;
}
