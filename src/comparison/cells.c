/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The matrix: one cell for an actor, an issue and a window, where something counts. */
#include "comparison/comparison-private.h"

#include "base/keyed.h"
#include "base/parallel.h"

#define LABELS_BLOCK_BYTES (64u << 10)
#define ENTRIES_OF_SHARE 8192 /* at the least: a thread has something to do */

void
demarche_cell_parts_free (DemarcheCellParts *parts)
{
  g_array_unref (parts->evidence);
  g_ptr_array_unref (parts->holdings);
  g_ptr_array_unref (parts->labels);
  g_free (parts);
}

DemarcheCellParts *
demarche_cell_parts_new (guint n_evidence)
{
  DemarcheCellParts *parts = g_new0 (DemarcheCellParts, 1);
  parts->evidence = g_array_sized_new (FALSE, FALSE, sizeof (guint), n_evidence);
  parts->holdings = g_ptr_array_new_with_free_func ((GDestroyNotify)g_array_unref);
  parts->labels = g_ptr_array_new_with_free_func ((GDestroyNotify)g_string_chunk_free);
  g_array_set_size (parts->evidence, n_evidence);
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

/* of the cell that a number says */
static void
start_tally (DemarcheTally *tally, const DemarcheComparison *comparison, guint64 number)
{
  guint64 n_issues = demarche_codebook_get_n_issues (comparison->codebook);
  guint n_windows = comparison->windows->len;
  guint window = (guint)(number % (n_windows + 1ull));
  guint64 place = number / (n_windows + 1ull);
  demarche_tally_start (tally, (guint)(place / n_issues), (guint)(place % n_issues),
                        window < n_windows ? window : DEMARCHE_WINDOW_ALL);
}

/**
 * CellShare:
 * @start, @end: entries: all of some actors on some issues, one after the other
 * @next_cell: where the next of its cells belongs
 * @next_evidence: where what the next cell points to belongs
 *
 * Cells that are counted by one thread.
 */
typedef struct {
  guint start;
  guint end;
  guint next_cell;
  guint next_evidence;
  GArray *holdings;
  GStringChunk *labels;
  DemarcheTally tally;
} CellShare;

typedef struct {
  DemarcheComparison *comparison;
  GArray *entries;  /* DemarcheKeyed */
  GArray *shares;   /* CellShare */
  gboolean is_part; /* without cells of all windows together, and without intervals */
} CellFilling;

static void
add_cell (const CellFilling *filling, CellShare *share, guint64 number,
          const DemarcheKeyed *entries, guint n_entries)
{
  DemarcheComparison *comparison = filling->comparison;
  guint *evidence = &g_array_index (comparison->parts->evidence, guint, share->next_evidence);
  DemarcheTally *tally = &share->tally;
  DemarcheCell *cell = &tally->cell;
  start_tally (tally, comparison, number);
  for (guint i = 0; i < n_entries; i++) {
    evidence[i] = entries[i].value;
    demarche_tally_add (tally, demarche_comparison_get_evidence (comparison, evidence[i]));
  }
  cell->n_evidence = n_entries;
  cell->evidence = evidence;
  demarche_tally_finish (tally, comparison, !filling->is_part);
  demarche_cell_name (cell, comparison, share->labels);
  g_array_append_vals (share->holdings, cell->holdings, cell->n_holdings);
  g_array_index (comparison->cells, DemarcheCell, share->next_cell++) = *cell;
  share->next_evidence += n_entries;
}

/* once they move no more. @first: of the cells of the share */
static void
point_to_holdings (DemarcheComparison *comparison, const CellShare *share, guint first)
{
  guint next = 0;
  for (guint i = first; i < share->next_cell; i++) {
    DemarcheCell *cell = &g_array_index (comparison->cells, DemarcheCell, i);
    cell->holdings = &g_array_index (share->holdings, DemarcheHolding, next);
    next += cell->n_holdings;
  }
}

/* the cell of all windows together: its evidence in order, too. @entries: of one actor on one
 * issue */
static void
add_overall (const CellFilling *filling, CellShare *share, const DemarcheKeyed *entries,
             guint n_entries)
{
  g_autoptr (GArray) all = g_array_sized_new (FALSE, FALSE, sizeof (DemarcheKeyed), n_entries);
  guint64 n_windows = filling->comparison->windows->len;
  for (guint i = 0; i < n_entries; i++) {
    DemarcheKeyed entry = {entries[i].value, entries[i].value};
    g_array_append_val (all, entry);
  }
  demarche_keyed_sort (all);
  add_cell (filling, share, entries->key - entries->key % (n_windows + 1) + n_windows,
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
add_cells (const CellFilling *filling, CellShare *share, guint start, guint end)
{
  const DemarcheKeyed *all = &g_array_index (filling->entries, DemarcheKeyed, start);
  guint n_all = end - start;
  for (guint next = start; start < end; start = next) {
    const DemarcheKeyed *first = &g_array_index (filling->entries, DemarcheKeyed, start);
    next = find_end (filling->entries, start, 1);
    add_cell (filling, share, first->key, first, next - start);
  }
  if (!filling->is_part)
    add_overall (filling, share, all, n_all);
}

static void
fill_share (guint index, gpointer data)
{
  const CellFilling *filling = data;
  CellShare *share = &g_array_index (filling->shares, CellShare, index);
  guint64 units = filling->comparison->windows->len + 1ull;
  guint first = share->next_cell;
  guint end = 0;
  demarche_tally_init (&share->tally);
  for (guint start = share->start; start < share->end; start = end) {
    end = find_end (filling->entries, start, units);
    add_cells (filling, share, start, end);
  }
  demarche_tally_clear (&share->tally);
  point_to_holdings (filling->comparison, share, first);
}

/* begins a share at an entry; what it makes is kept in the parts of the comparison */
static CellShare
begin_share (DemarcheCellParts *parts, guint start, guint n_cells)
{
  CellShare share = {
      .start = start,
      .next_cell = n_cells,
      .next_evidence = 2 * start, /* each counts for its window, and for all of them */
      .holdings = g_array_new (FALSE, TRUE, sizeof (DemarcheHolding)),
      .labels = g_string_chunk_new (LABELS_BLOCK_BYTES),
  };
  g_ptr_array_add (parts->holdings, share.holdings);
  g_ptr_array_add (parts->labels, share.labels);
  return share;
}

/* of [start, end): those of windows, and those of all windows together */
static guint
count_cells (const CellFilling *filling, guint start, guint end, guint64 units)
{
  guint n = 0;
  for (guint next = start; next < end; n++)
    next = find_end (filling->entries, next, 1);
  for (guint next = start; next < end && !filling->is_part; n++)
    next = find_end (filling->entries, next, units);
  return n;
}

/* cuts the entries into shares, between two actors or issues, and makes room for their cells */
static void
split_entries (const CellFilling *filling)
{
  DemarcheComparison *comparison = filling->comparison;
  GArray *entries = filling->entries;
  guint64 units = comparison->windows->len + 1ull;
  guint n_cells = 0;
  for (guint start = 0, end = 0; start < entries->len; start = end) {
    CellShare share = begin_share (comparison->parts, start, n_cells);
    while (end < entries->len && end - start < ENTRIES_OF_SHARE)
      end = find_end (entries, end, units);
    share.end = end;
    n_cells += count_cells (filling, start, end, units);
    g_array_append_val (filling->shares, share);
  }
  g_array_set_size (comparison->cells, n_cells);
}

static void
count_for_actors (DemarcheComparison *comparison)
{
  for (guint i = 0; i < comparison->cells->len; i++) {
    const DemarcheCell *cell = demarche_comparison_get_cell (comparison, i);
    DemarcheActor *actor = g_ptr_array_index (comparison->actors, cell->actor);
    if (cell->window != DEMARCHE_WINDOW_ALL)
      actor->n_tags += cell->n_evidence;
  }
}

void
demarche_stage_fill_cells (DemarcheStage *stage)
{
  DemarcheComparison *comparison = stage->comparison;
  g_autoptr (GArray) entries = list_entries (stage);
  g_autoptr (GArray) shares = g_array_new (FALSE, FALSE, sizeof (CellShare));
  CellFilling filling = {comparison, entries, shares, stage->scope != NULL};
  comparison->parts = demarche_cell_parts_new (2 * entries->len);
  split_entries (&filling);
  demarche_parallel_run (0, shares->len, fill_share, &filling);
  if (stage->scope == NULL)
    count_for_actors (comparison);
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
