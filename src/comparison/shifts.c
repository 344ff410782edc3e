/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The ledger: what differs between a window and the last one in which the actor spoke on it. */
#include "comparison/comparison-private.h"

#include "base/parallel.h"
#include "comparison/shift-side.h"

#include <math.h>

#define MOVED 0.5
#define ROUNDING 1e-9
#define CELLS_OF_BLOCK 2048 /* at the least: a thread has something to do */

/* cells [start, end): all of some actors on some issues, worked on by one thread */
typedef struct {
  guint start;
  guint end;
  GArray *shifts; /* DemarcheShift */
} ShiftBlock;

typedef struct {
  DemarcheStage *stage;
  GArray *shifts; /* DemarcheShift: what is found */
  guint before;   /* index of the cell, or DEMARCHE_NONE */
  guint after;
  guint flags; /* of every shift between the two */
} ShiftFinder;

static const DemarcheCell *
get_cell (const DemarcheComparison *comparison, guint index)
{
  return index == DEMARCHE_NONE ? NULL : demarche_comparison_get_cell (comparison, index);
}

static int
find_side (double mean)
{
  if (mean <= -DEMARCHE_SIDE + ROUNDING)
    return -1;
  return mean >= DEMARCHE_SIDE - ROUNDING ? 1 : 0;
}

static gboolean
compare_firmness (double before, double after, DemarcheShiftKind *kind)
{
  gboolean was_firm = before >= .5;
  gboolean is_firm = after >= .5;
  if (was_firm == is_firm)
    return FALSE;
  *kind = is_firm ? DEMARCHE_SHIFT_FIRMER : DEMARCHE_SHIFT_SOFTER;
  return TRUE;
}

gboolean
demarche_shift_compare_scale (const DemarcheShiftSide *before, const DemarcheShiftSide *after,
                              DemarcheShiftKind *kind, double *change)
{
  if (before->n_counted == 0 || after->n_counted == 0)
    return FALSE;
  *change = after->mean - before->mean;
  if (before->has_score && after->has_score) {
    int side_before = find_side (before->mean);
    int side_after = find_side (after->mean);
    if (side_before * side_after < 0) {
      *kind = DEMARCHE_SHIFT_REVERSED;
      return TRUE;
    }
    if (side_before != side_after || fabs (*change) >= MOVED - ROUNDING) {
      *kind = DEMARCHE_SHIFT_MOVED;
      return TRUE;
    }
  } else if (before->has_score != after->has_score) {
    *kind = DEMARCHE_SHIFT_MOVED;
    *change = 0;
    return TRUE;
  }
  *change = after->share_firm - before->share_firm;
  return compare_firmness (before->share_firm, after->share_firm, kind);
}

gboolean
demarche_shift_compare_choice (const DemarcheHolding *before, const DemarcheHolding *after,
                               DemarcheShiftKind *kind, double *change)
{
  guint n_before = before->n_supports + before->n_opposes;
  guint n_after = after->n_supports + after->n_opposes;
  gboolean same_support = (before->n_supports > 0) == (after->n_supports > 0);
  gboolean same_oppose = (before->n_opposes > 0) == (after->n_opposes > 0);
  *change = 0;
  if (n_before == 0 || n_after == 0) {
    *kind = n_before == 0 ? DEMARCHE_SHIFT_ADDED : DEMARCHE_SHIFT_DROPPED;
    return n_before != n_after;
  }
  if (!same_support && !same_oppose) {
    *kind = DEMARCHE_SHIFT_STANCE_REVERSED;
    return TRUE;
  }
  if (!same_support || !same_oppose) {
    *kind = DEMARCHE_SHIFT_MOVED; /* one stance became both, or both one */
    return TRUE;
  }
  double firm_before = (double)(before->n_supports_firm + before->n_opposes_firm) / n_before;
  double firm_after = (double)(after->n_supports_firm + after->n_opposes_firm) / n_after;
  *change = firm_after - firm_before;
  return compare_firmness (firm_before, firm_after, kind);
}

/* good until the next one is added */
static DemarcheShift *
add_shift (const ShiftFinder *finder, DemarcheShiftKind kind, double change)
{
  const DemarcheComparison *comparison = finder->stage->comparison;
  const DemarcheCell *before = get_cell (comparison, finder->before);
  const DemarcheCell *after = get_cell (comparison, finder->after);
  const DemarcheCell *either = after != NULL ? after : before;
  g_array_set_size (finder->shifts, finder->shifts->len + 1);
  DemarcheShift *shift = &g_array_index (finder->shifts, DemarcheShift, finder->shifts->len - 1);
  shift->kind = kind;
  shift->change = change;
  shift->flags = finder->flags;
  shift->actor = either->actor;
  shift->issue = either->issue;
  shift->position = DEMARCHE_NONE;
  shift->window = after != NULL ? after->window : DEMARCHE_NONE;
  shift->window_before = before != NULL ? before->window : DEMARCHE_NONE;
  shift->before = finder->before;
  shift->after = finder->after;
  shift->quote_before = before != NULL ? before->quote : DEMARCHE_NONE;
  shift->quote_after = after != NULL ? after->quote : DEMARCHE_NONE;
  return shift;
}

/* DEMARCHE_NONE behind the last of the holdings, which stand in the order of their positions */
static guint
get_position (const DemarcheCell *cell, guint index)
{
  return index < cell->n_holdings ? cell->holdings[index].position : DEMARCHE_NONE;
}

/* how @position is held, zero when it is not; steps over it */
static DemarcheHolding
take_holding (const DemarcheCell *cell, guint position, guint *index)
{
  DemarcheHolding nothing = {.position = position};
  return get_position (cell, *index) == position ? cell->holdings[(*index)++] : nothing;
}

/* positions that neither side holds have not changed */
static void
compare_positions (const ShiftFinder *finder, const DemarcheIssue *issue)
{
  const DemarcheComparison *comparison = finder->stage->comparison;
  const DemarcheCell *before = get_cell (comparison, finder->before);
  const DemarcheCell *after = get_cell (comparison, finder->after);
  guint n_before = 0;
  guint n_after = 0;
  while (n_before < before->n_holdings || n_after < after->n_holdings) {
    guint position = MIN (get_position (before, n_before), get_position (after, n_after));
    DemarcheHolding one = take_holding (before, position, &n_before);
    DemarcheHolding two = take_holding (after, position, &n_after);
    DemarcheShiftKind kind;
    double change = 0;
    if (!demarche_shift_compare_choice (&one, &two, &kind, &change) ||
        (kind == DEMARCHE_SHIFT_DROPPED && !issue->has_about))
      continue;
    DemarcheShift *shift = add_shift (finder, kind, change);
    shift->position = position;
    shift->quote_before = demarche_shift_find_quote (comparison, before, position);
    shift->quote_after = demarche_shift_find_quote (comparison, after, position);
    demarche_shift_flag (shift, comparison);
  }
}

static DemarcheShiftSide
side_of_cell (const DemarcheCell *cell)
{
  DemarcheShiftSide side = {cell->n_counted, cell->has_score, cell->mean, cell->share_firm};
  return side;
}

static void
compare_cells (const ShiftFinder *finder)
{
  const DemarcheComparison *comparison = finder->stage->comparison;
  const DemarcheCell *after = get_cell (comparison, finder->after);
  const DemarcheIssue *issue = demarche_codebook_get_issue (comparison->codebook, after->issue);
  if (issue->kind != DEMARCHE_ISSUE_SCALE) {
    compare_positions (finder, issue);
    return;
  }
  DemarcheShiftSide one = side_of_cell (get_cell (comparison, finder->before));
  DemarcheShiftSide two = side_of_cell (after);
  DemarcheShiftKind kind;
  double change = 0;
  if (demarche_shift_compare_scale (&one, &two, &kind, &change))
    demarche_shift_flag (add_shift (finder, kind, change), comparison);
}

static gboolean
is_dated (const DemarcheComparison *comparison, guint window)
{
  return window < comparison->windows->len &&
         ((const DemarcheWindow *)g_ptr_array_index (comparison->windows, window))->from != NULL;
}

/* the first window after @before, and before @end, in which the actor spoke but not on this */
static void
find_dropped (ShiftFinder *finder, guint end)
{
  DemarcheComparison *comparison = finder->stage->comparison;
  const DemarcheCell *cell = get_cell (comparison, finder->before);
  if (!demarche_codebook_get_issue (comparison->codebook, cell->issue)->has_about)
    return;
  for (guint i = cell->window + 1; i < end && is_dated (comparison, i); i++) {
    if (!demarche_triples_contain (comparison->presence->spoke, cell->actor, i, 0))
      continue;
    if (demarche_comparison_get_silence (comparison, cell->actor, cell->issue, i) ==
        DEMARCHE_SILENCE_NOT_ON_ISSUE) {
      ShiftFinder dropped = {finder->stage, finder->shifts, finder->before, DEMARCHE_NONE, 0};
      DemarcheShift *shift = add_shift (&dropped, DEMARCHE_SHIFT_DROPPED, 0);
      shift->window = i;
      demarche_shift_flag (shift, comparison);
    }
    return;
  }
}

static gboolean
spoke_before (const DemarcheComparison *comparison, guint actor, guint window)
{
  GArray *spoke = comparison->presence->spoke;
  guint index = demarche_triples_find (spoke, actor, 0, 0);
  if (index == spoke->len)
    return FALSE;
  const DemarcheTriple *first = &g_array_index (spoke, DemarcheTriple, index);
  return first->first == actor && first->second < window && is_dated (comparison, first->second);
}

/* what lies between two cells of one actor on one issue, or before the first one */
static void
compare_with_last (ShiftFinder *finder)
{
  const DemarcheComparison *comparison = finder->stage->comparison;
  const DemarcheCell *cell = get_cell (comparison, finder->after);
  if (finder->before != DEMARCHE_NONE) {
    find_dropped (finder, cell->window);
    finder->flags =
        demarche_shift_flag_sides (comparison, get_cell (comparison, finder->before), cell);
    compare_cells (finder);
  } else if (spoke_before (comparison, cell->actor, cell->window)) {
    demarche_shift_flag (add_shift (finder, DEMARCHE_SHIFT_FIRST_TAKEN, 0), comparison);
  }
}

/* whether anything from the cell before (else from the start) up to @last may differ */
static gboolean
may_differ (const ShiftFinder *finder, guint actor, guint last)
{
  const DemarcheCell *before = get_cell (finder->stage->comparison, finder->before);
  return demarche_stage_may_differ (finder->stage, actor, before != NULL ? before->window : 0,
                                    last);
}

/* walks the cells of one actor on one issue, [start, end) in order of time */
static void
walk_cells (DemarcheStage *stage, guint start, guint end, GArray *shifts)
{
  const DemarcheComparison *comparison = stage->comparison;
  guint actor = get_cell (comparison, start)->actor;
  ShiftFinder finder = {stage, shifts, DEMARCHE_NONE, DEMARCHE_NONE, 0};
  for (guint i = start; i < end; i++) {
    const DemarcheCell *cell = get_cell (comparison, i);
    if (!is_dated (comparison, cell->window))
      break;
    finder.after = i;
    if (may_differ (&finder, actor, cell->window))
      compare_with_last (&finder);
    finder.before = i;
  }
  if (finder.before != DEMARCHE_NONE && may_differ (&finder, actor, comparison->windows->len))
    find_dropped (&finder, comparison->windows->len);
}

static int
compare_shifts (gconstpointer first, gconstpointer second)
{
  const DemarcheShift *one = *(DemarcheShift *const *)first;
  const DemarcheShift *two = *(DemarcheShift *const *)second;
  double size = fabs (one->change);
  double size_second = fabs (two->change);
  if (one->window != two->window)
    return one->window > two->window ? -1 : 1;
  if (one->kind != two->kind)
    return (int)one->kind - (int)two->kind;
  if (size != size_second)
    return size > size_second ? -1 : 1;
  if (one->actor != two->actor)
    return one->actor < two->actor ? -1 : 1;
  if (one->issue != two->issue)
    return one->issue < two->issue ? -1 : 1;
  return one->position < two->position ? -1 : one->position > two->position;
}

typedef struct {
  DemarcheStage *stage;
  GArray *blocks; /* ShiftBlock */
} ShiftFinding;

/* index behind the cells that are of the actor of the one at @start, on its issue */
static guint
find_end (const DemarcheComparison *comparison, guint start)
{
  const DemarcheCell *first = get_cell (comparison, start);
  guint end = start + 1;
  while (end < comparison->cells->len && get_cell (comparison, end)->actor == first->actor &&
         get_cell (comparison, end)->issue == first->issue)
    end++;
  return end;
}

static void
fill_block (guint index, gpointer data)
{
  const ShiftFinding *finding = data;
  const ShiftBlock *block = &g_array_index (finding->blocks, ShiftBlock, index);
  guint end = 0;
  for (guint start = block->start; start < block->end; start = end) {
    end = find_end (finding->stage->comparison, start);
    walk_cells (finding->stage, start, end, block->shifts);
  }
}

static void
split_cells (const ShiftFinding *finding)
{
  DemarcheComparison *comparison = finding->stage->comparison;
  for (guint start = 0, end = 0; start < comparison->cells->len; start = end) {
    while (end < comparison->cells->len && end - start < CELLS_OF_BLOCK)
      end = find_end (comparison, end);
    ShiftBlock block = {start, end, g_array_new (FALSE, TRUE, sizeof (DemarcheShift))};
    g_array_append_val (finding->blocks, block);
    g_ptr_array_add (comparison->shift_blocks, block.shifts);
  }
}

void
demarche_stage_find_shifts (DemarcheStage *stage)
{
  DemarcheComparison *comparison = stage->comparison;
  g_autoptr (GArray) blocks = g_array_new (FALSE, FALSE, sizeof (ShiftBlock));
  ShiftFinding finding = {stage, blocks};
  comparison->shift_blocks = g_ptr_array_new_with_free_func ((GDestroyNotify)g_array_unref);
  split_cells (&finding);
  demarche_parallel_run (0, blocks->len, fill_block, &finding);
  for (guint i = 0; i < blocks->len; i++) {
    GArray *shifts = g_array_index (blocks, ShiftBlock, i).shifts;
    for (guint j = 0; j < shifts->len; j++)
      g_ptr_array_add (comparison->shifts, &g_array_index (shifts, DemarcheShift, j));
  }
  g_ptr_array_sort (comparison->shifts, compare_shifts);
}
