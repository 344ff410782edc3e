/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The matrix: one cell for an actor, an issue and a window, where something counts. */
#include "comparison/comparison-private.h"

#include "base/keyed.h"

#define LABELS_BLOCK_BYTES (64u << 10)

void
demarche_cell_parts_free (DemarcheCellParts *parts)
{
  g_array_unref (parts->evidence);
  g_array_unref (parts->holdings);
  g_string_chunk_free (parts->labels);
  g_free (parts);
}

static DemarcheCellParts *
new_parts (guint n_evidence)
{
  DemarcheCellParts *parts = g_new0 (DemarcheCellParts, 1);
  parts->evidence = g_array_sized_new (FALSE, FALSE, sizeof (guint), n_evidence);
  parts->holdings = g_array_new (FALSE, TRUE, sizeof (DemarcheHolding));
  parts->labels = g_string_chunk_new (LABELS_BLOCK_BYTES);
  return parts;
}

/* numbers cells in the order in which they stand: by actor, issue and window, all windows last */
static guint64
number_cell (const DemarcheComparison *comparison, guint actor, guint issue, guint window)
{
  guint64 n_issues = demarche_codebook_get_n_issues (comparison->codebook);
  guint64 n_windows = comparison->windows->len;
  return (actor * n_issues + issue) * (n_windows + 1) + MIN (window, n_windows);
}

/* (element-type DemarcheKeyed): each counted tag for each of its actors, by the number of the cell
 * of its window; within it in the order of the evidence */
static GArray *
list_entries (DemarcheStage *stage)
{
  const DemarcheComparison *comparison = stage->comparison;
  GArray *entries =
      g_array_sized_new (FALSE, FALSE, sizeof (DemarcheKeyed), comparison->evidence->len);
  for (guint i = 0; i < comparison->evidence->len; i++) {
    const DemarcheEvidence *evidence = demarche_comparison_get_evidence (comparison, i);
    if (evidence->use != DEMARCHE_USE_COUNTED)
      continue;
    const DemarchePlacement *placement =
        demarche_stage_get_placement (stage, evidence->statement, evidence->tag->paragraph);
    for (guint j = 0; j < placement->n_actors; j++) {
      guint actor = g_array_index (stage->actor_list, guint, placement->first_actor + j);
      DemarcheKeyed entry = {number_cell (comparison, actor, evidence->issue, evidence->window), i};
      g_array_append_val (entries, entry);
    }
  }
  demarche_keyed_sort (entries);
  return entries;
}

/* the place of a position among the holdings of the cell, which are the last of all */
static guint
find_holding_place (const DemarcheCell *cell, const GArray *holdings, guint position)
{
  guint low = holdings->len - cell->n_holdings;
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
find_holding (const DemarcheCell *cell, GArray *holdings, guint position)
{
  guint i = find_holding_place (cell, holdings, position);
  if (i == holdings->len || g_array_index (holdings, DemarcheHolding, i).position != position) {
    DemarcheHolding fresh = {.position = position};
    g_array_insert_val (holdings, i, fresh);
  }
  return &g_array_index (holdings, DemarcheHolding, i);
}

static void
count_holding (DemarcheCell *cell, GArray *holdings, const DemarcheTag *tag)
{
  guint n = holdings->len;
  DemarcheHolding *holding = find_holding (cell, holdings, tag->position);
  guint is_firm = tag->force == DEMARCHE_FORCE_FIRM;
  cell->n_holdings += holdings->len - n;
  if (tag->stance == DEMARCHE_STANCE_SUPPORTS) {
    holding->n_supports++;
    holding->n_supports_firm += is_firm;
  } else {
    holding->n_opposes++;
    holding->n_opposes_firm += is_firm;
  }
}

static void
count_cell (DemarcheCell *cell, const DemarcheComparison *comparison, GArray *holdings)
{
  const DemarcheEvidence *before = NULL;
  for (guint i = 0; i < cell->n_evidence; i++) {
    const DemarcheEvidence *evidence =
        demarche_comparison_get_evidence (comparison, cell->evidence[i]);
    gboolean is_new_statement = before == NULL || before->statement != evidence->statement;
    cell->n_counted++;
    cell->n_firm += evidence->tag->force == DEMARCHE_FORCE_FIRM;
    cell->n_statements += is_new_statement;
    cell->n_paragraphs += is_new_statement || before->paragraph != evidence->paragraph;
    count_holding (cell, holdings, evidence->tag);
    before = evidence;
  }
  cell->share_firm = (double)cell->n_firm / cell->n_counted;
}

/* what the number of a cell says */
static DemarcheCell
make_cell (const DemarcheComparison *comparison, guint64 number)
{
  guint64 n_issues = demarche_codebook_get_n_issues (comparison->codebook);
  guint n_windows = comparison->windows->len;
  guint window = (guint)(number % (n_windows + 1ull));
  guint64 place = number / (n_windows + 1ull);
  DemarcheCell cell = {.actor = (guint)(place / n_issues),
                       .issue = (guint)(place % n_issues),
                       .window = window < n_windows ? window : DEMARCHE_WINDOW_ALL};
  return cell;
}

static void
add_cell (DemarcheComparison *comparison, guint64 number, const DemarcheKeyed *entries,
          guint n_entries)
{
  DemarcheCellParts *parts = comparison->parts;
  DemarcheCell cell = make_cell (comparison, number);
  cell.n_evidence = n_entries;
  cell.evidence = &g_array_index (parts->evidence, guint, parts->evidence->len);
  for (guint i = 0; i < n_entries; i++)
    g_array_append_val (parts->evidence, entries[i].value);
  count_cell (&cell, comparison, parts->holdings);
  cell.holdings =
      &g_array_index (parts->holdings, DemarcheHolding, parts->holdings->len - cell.n_holdings);
  if (demarche_codebook_get_issue (comparison->codebook, cell.issue)->kind == DEMARCHE_ISSUE_SCALE)
    demarche_cell_score (&cell, comparison);
  else
    cell.n = cell.n_counted;
  demarche_cell_name (&cell, comparison, parts->labels);
  g_array_append_val (comparison->cells, cell);
}

/* once they move no more */
static void
point_to_holdings (DemarcheComparison *comparison)
{
  guint next = 0;
  for (guint i = 0; i < comparison->cells->len; i++) {
    DemarcheCell *cell = &g_array_index (comparison->cells, DemarcheCell, i);
    cell->holdings = &g_array_index (comparison->parts->holdings, DemarcheHolding, next);
    next += cell->n_holdings;
  }
}

/* the tags of the last cell are its actor's */
static void
add_to_actor (DemarcheComparison *comparison)
{
  const DemarcheCell *cell = demarche_comparison_get_cell (comparison, comparison->cells->len - 1);
  DemarcheActor *actor = g_ptr_array_index (comparison->actors, cell->actor);
  actor->n_tags += cell->n_evidence;
}

/* the cell of all windows together: its evidence in order, too. @entries: of one actor on one
 * issue */
static void
add_overall (DemarcheComparison *comparison, const DemarcheKeyed *entries, guint n_entries)
{
  g_autoptr (GArray) all = g_array_sized_new (FALSE, FALSE, sizeof (DemarcheKeyed), n_entries);
  guint64 n_windows = comparison->windows->len;
  for (guint i = 0; i < n_entries; i++) {
    DemarcheKeyed entry = {entries[i].value, entries[i].value};
    g_array_append_val (all, entry);
  }
  demarche_keyed_sort (all);
  add_cell (comparison, entries->key - entries->key % (n_windows + 1) + n_windows,
            &g_array_index (all, DemarcheKeyed, 0), n_entries);
}

/* index behind the entries from @start on whose keys are the same number of @units */
static guint
find_end (GArray *entries, guint start, guint64 units)
{
  guint64 number = g_array_index (entries, DemarcheKeyed, start).key / units;
  guint end = start + 1;
  while (end < entries->len && g_array_index (entries, DemarcheKeyed, end).key / units == number)
    end++;
  return end;
}

/* [start, end): of one actor on one issue */
static void
add_cells (DemarcheStage *stage, GArray *entries, guint start, guint end)
{
  DemarcheComparison *comparison = stage->comparison;
  const DemarcheKeyed *all = &g_array_index (entries, DemarcheKeyed, start);
  guint n_all = end - start;
  for (guint next = start; start < end; start = next) {
    const DemarcheKeyed *first = &g_array_index (entries, DemarcheKeyed, start);
    next = find_end (entries, start, 1);
    add_cell (comparison, first->key, first, next - start);
    if (stage->scope == NULL)
      add_to_actor (comparison);
  }
  add_overall (comparison, all, n_all);
}

void
demarche_stage_fill_cells (DemarcheStage *stage)
{
  DemarcheComparison *comparison = stage->comparison;
  g_autoptr (GArray) entries = list_entries (stage);
  guint end = 0;
  comparison->parts = new_parts (2 * entries->len);
  for (guint start = 0; start < entries->len; start = end) {
    end = find_end (entries, start, comparison->windows->len + 1ull);
    add_cells (stage, entries, start, end);
  }
  point_to_holdings (comparison);
}

/* index of the first cell that does not stand before this one */
static guint
find_place (const DemarcheComparison *comparison, guint actor, guint issue, guint window)
{
  guint64 wanted = number_cell (comparison, actor, issue, window);
  guint low = 0;
  guint high = comparison->cells->len;
  while (low < high) {
    guint middle = low + (high - low) / 2;
    const DemarcheCell *cell = demarche_comparison_get_cell (comparison, middle);
    if (number_cell (comparison, cell->actor, cell->issue, cell->window) < wanted)
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
  const DemarcheCell *cell = demarche_comparison_get_cell (comparison, place);
  return is_of (cell, actor, issue) && cell->window == window ? place : DEMARCHE_NONE;
}

const DemarcheCell *
demarche_comparison_find_cell (DemarcheComparison *comparison, guint actor, guint issue,
                               guint window)
{
  guint index = demarche_comparison_find_cell_index (comparison, actor, issue, window);
  return index == DEMARCHE_NONE ? NULL : demarche_comparison_get_cell (comparison, index);
}

const DemarcheCell *
demarche_comparison_find_last (DemarcheComparison *comparison, guint actor, guint issue,
                               guint window)
{
  guint end = MIN (window, comparison->windows->len);
  guint place = find_place (comparison, actor, issue, end);
  if (place == 0)
    return NULL;
  const DemarcheCell *cell = demarche_comparison_get_cell (comparison, place - 1);
  return is_of (cell, actor, issue) ? cell : NULL;
}
