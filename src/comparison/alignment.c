/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* How far two actors hold the same, and the order in which neighbours agree. */
#include "comparison/comparison-private.h"

#include "base/limits.h"
#include "comparison/clusters.h"

#include <math.h>

#define MOVED 0.2

/* the widest distance from zero on a scale: what a mean is measured by */
static double
find_reach (const DemarcheComparison *comparison, guint issue_index)
{
  const DemarcheIssue *issue = demarche_codebook_get_issue (comparison->codebook, issue_index);
  double reach = 0;
  for (guint i = 0; i < issue->n_positions; i++) {
    guint position = issue->first_position + i;
    double value = demarche_codebook_get_position (comparison->codebook, position)->value;
    reach = MAX (reach, fabs (value));
  }
  return reach;
}

/* same stances as a share of all positions that either holds; both ways counts half to each */
static void
compare_holdings (const DemarcheCell *one, const DemarcheCell *two, double *agreement,
                  double *conflict)
{
  guint n_either = two->n_holdings;
  *agreement = 0;
  *conflict = 0;
  for (guint i = 0; i < one->n_holdings; i++) {
    const DemarcheHolding *first = &one->holdings[i];
    const DemarcheHolding *second = NULL;
    for (guint j = 0; j < two->n_holdings && second == NULL; j++) {
      const DemarcheHolding *holding = &two->holdings[j];
      if (holding->position == first->position)
        second = holding;
    }
    if (second == NULL) {
      n_either++;
      continue;
    }
    double stance = (double)first->n_supports / (first->n_supports + first->n_opposes);
    double stance_second = (double)second->n_supports / (second->n_supports + second->n_opposes);
    *agreement += 1 - fabs (stance - stance_second);
    *conflict += fabs (stance - stance_second);
  }
  *agreement /= n_either;
  *conflict /= n_either;
}

/* FALSE when the cells cannot be compared: one has no score */
static gboolean
compare_cells (const DemarcheComparison *comparison, const DemarcheCell *one,
               const DemarcheCell *two, double *agreement, double *conflict)
{
  const DemarcheIssue *issue = demarche_codebook_get_issue (comparison->codebook, one->issue);
  if (issue->kind != DEMARCHE_ISSUE_SCALE) {
    compare_holdings (one, two, agreement, conflict);
    return TRUE;
  }
  double reach = find_reach (comparison, one->issue);
  if (!one->has_score || !two->has_score || reach == 0)
    return FALSE;
  *conflict = fabs (one->mean - two->mean) / (2 * reach);
  *agreement = 1 - *conflict;
  return TRUE;
}

/* @first, @second: the cells of two actors by issue, NULL where there is none */
static DemarcheAlignment
align_rows (const DemarcheComparison *comparison, const DemarcheCell *const *first,
            const DemarcheCell *const *second)
{
  DemarcheAlignment alignment = {0};
  guint n_first = 0;
  guint n_second = 0;
  for (guint i = 0; i < comparison->issues->len; i++) {
    double agreement;
    double conflict;
    n_first += first[i] != NULL;
    n_second += second[i] != NULL;
    if (first[i] == NULL || second[i] == NULL ||
        !compare_cells (comparison, first[i], second[i], &agreement, &conflict))
      continue;
    alignment.n_shared++;
    alignment.agreement += agreement;
    alignment.conflict += conflict;
  }
  if (alignment.n_shared == 0)
    return alignment;
  double activity = (n_first + n_second) / 2.0;
  alignment.agreement /= activity;
  alignment.conflict /= activity;
  alignment.value = alignment.agreement - alignment.conflict;
  return alignment;
}

static void
fill_row (DemarcheComparison *comparison, guint actor, guint window, const DemarcheCell **row)
{
  for (guint i = 0; i < comparison->issues->len; i++)
    row[i] = demarche_comparison_find_cell (comparison, actor,
                                            g_array_index (comparison->issues, guint, i), window);
}

DemarcheAlignment
demarche_comparison_get_alignment (DemarcheComparison *comparison, guint first, guint second,
                                   guint window)
{
  DemarcheAlignment nothing = {0};
  g_return_val_if_fail (comparison != NULL, nothing);
  guint n_issues = comparison->issues->len;
  g_autofree const DemarcheCell **one = g_new0 (const DemarcheCell *, n_issues + 1);
  g_autofree const DemarcheCell **two = g_new0 (const DemarcheCell *, n_issues + 1);
  fill_row (comparison, first, window, one);
  fill_row (comparison, second, window, two);
  return align_rows (comparison, one, two);
}

/* rows of cells of some actors in one window, one after the other */
static const DemarcheCell **
fill_table (DemarcheComparison *comparison, GArray *actors, guint window)
{
  guint n_issues = comparison->issues->len;
  const DemarcheCell **table = g_new0 (const DemarcheCell *, (gsize)actors->len *n_issues + 1);
  for (guint i = 0; i < actors->len; i++)
    fill_row (comparison, g_array_index (actors, guint, i), window, table + (gsize)i * n_issues);
  return table;
}

static int
compare_activity (gconstpointer first, gconstpointer second, gpointer data)
{
  GPtrArray *actors = data;
  const guint *one = first;
  const guint *two = second;
  guint n_first = ((const DemarcheActor *)g_ptr_array_index (actors, *one))->n_tags;
  guint n_second = ((const DemarcheActor *)g_ptr_array_index (actors, *two))->n_tags;
  if (n_first != n_second)
    return n_first > n_second ? -1 : 1;
  return *one < *two ? -1 : *one > *two;
}

static int
compare_guints (gconstpointer first, gconstpointer second)
{
  const guint *one = first;
  const guint *two = second;
  return *one < *two ? -1 : *one > *two;
}

/* the actors with a position, by index; the most active when there are too many */
static GArray *
choose_actors (DemarcheComparison *comparison)
{
  GArray *chosen = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < comparison->actors->len; i++) {
    if (((const DemarcheActor *)g_ptr_array_index (comparison->actors, i))->n_tags > 0)
      g_array_append_val (chosen, i);
  }
  if (chosen->len > DEMARCHE_LIMIT_ALIGNED_ACTORS) {
    g_array_sort_with_data (chosen, compare_activity, comparison->actors);
    g_array_set_size (chosen, DEMARCHE_LIMIT_ALIGNED_ACTORS);
    g_array_sort (chosen, compare_guints);
  }
  return chosen;
}

/* alignment of every two, in all windows together */
static double *
fill_values (const DemarcheComparison *comparison, const DemarcheCell *const *table, guint n)
{
  guint n_issues = comparison->issues->len;
  double *values = g_new0 (double, (gsize)n *n);
  for (guint i = 0; i < n; i++) {
    for (guint j = 0; j < i; j++) {
      DemarcheAlignment alignment =
          align_rows (comparison, table + (gsize)i * n_issues, table + (gsize)j * n_issues);
      values[(gsize)i * n + j] = alignment.value;
      values[(gsize)j * n + i] = alignment.value;
    }
  }
  return values;
}

/* the tree speaks of actors by their index, steps after them */
static void
publish_merges (DemarcheComparison *comparison, GArray *merges, GArray *actors)
{
  for (guint i = 0; i < merges->len; i++) {
    DemarcheMerge merge = g_array_index (merges, DemarcheMerge, i);
    guint *ends[] = {&merge.first, &merge.second};
    for (guint j = 0; j < G_N_ELEMENTS (ends); j++)
      *ends[j] = *ends[j] < actors->len ? g_array_index (actors, guint, *ends[j])
                                        : *ends[j] - actors->len + comparison->actors->len;
    g_array_append_val (comparison->merges, merge);
  }
}

static void
order_actors (DemarcheComparison *comparison, GArray *actors)
{
  if (actors->len == 0)
    return;
  g_autofree const DemarcheCell **table = fill_table (comparison, actors, DEMARCHE_WINDOW_ALL);
  g_autofree double *values = fill_values (comparison, table, actors->len);
  g_autoptr (GArray) merges = demarche_clusters_link (values, actors->len);
  g_autoptr (GArray) order = demarche_clusters_order (merges, actors->len);
  for (guint i = 0; i < order->len; i++)
    g_array_append_val (comparison->order,
                        g_array_index (actors, guint, g_array_index (order, guint, i)));
  publish_merges (comparison, merges, actors);
}

/* who holds nothing stands after those who do */
static void
complete_order (DemarcheComparison *comparison)
{
  g_autofree gboolean *is_placed = g_new0 (gboolean, comparison->actors->len + 1);
  for (guint i = 0; i < comparison->order->len; i++)
    is_placed[g_array_index (comparison->order, guint, i)] = TRUE;
  for (guint i = 0; i < comparison->actors->len; i++) {
    if (!is_placed[i])
      g_array_append_val (comparison->order, i);
  }
}

#define BITS 64

/* Few actors have cells in many windows, so rows of cells are kept only where there are some */
typedef struct {
  DemarcheComparison *comparison;
  GArray *actors;
  guint n_words;       /* of 64 bits that hold one for each window */
  guint64 *spoken;     /* by actor: the windows in which it has a cell */
  GHashTable *rows;    /* place of actor and window, to its cells by issue */
  guint *issue_places; /* by issue: its place among those compared */
} PairFinder;

static gpointer
get_row_key (const PairFinder *finder, guint actor, guint window)
{
  return GSIZE_TO_POINTER ((gsize)actor * finder->n_words * BITS + window);
}

static const DemarcheCell *const *
get_row (const PairFinder *finder, guint actor, guint window)
{
  return g_hash_table_lookup (finder->rows, get_row_key (finder, actor, window));
}

/* @actor: its place among those aligned */
static void
add_cell (const PairFinder *finder, guint actor, const DemarcheCell *cell)
{
  gpointer key = get_row_key (finder, actor, cell->window);
  const DemarcheCell **row = g_hash_table_lookup (finder->rows, key);
  if (row == NULL) {
    row = g_new0 (const DemarcheCell *, finder->comparison->issues->len);
    g_hash_table_insert (finder->rows, key, row);
  }
  row[finder->issue_places[cell->issue]] = cell;
  finder->spoken[(gsize)actor * finder->n_words + cell->window / BITS] |= (guint64)1
                                                                          << cell->window % BITS;
}

/* the last window before @end in which both have cells, or DEMARCHE_NONE */
static guint
find_common_window (const PairFinder *finder, guint first, guint second, guint end)
{
  const guint64 *one = finder->spoken + (gsize)first * finder->n_words;
  const guint64 *two = finder->spoken + (gsize)second * finder->n_words;
  for (guint window = end; window > 0; window--) {
    guint last = window - 1;
    guint64 common = (one[last / BITS] & two[last / BITS]) << (BITS - 1 - last % BITS);
    if (common == 0)
      window = last / BITS * BITS + 1; /* none in the whole word */
    else if (common >> (BITS - 1) != 0)
      return last;
  }
  return DEMARCHE_NONE;
}

static void
find_pair (const PairFinder *finder, guint first, guint second)
{
  DemarchePair found = {g_array_index (finder->actors, guint, first),
                        g_array_index (finder->actors, guint, second),
                        DEMARCHE_NONE,
                        DEMARCHE_NONE,
                        0,
                        0};
  guint end = finder->comparison->windows->len;
  while (found.window_before == DEMARCHE_NONE &&
         (end = find_common_window (finder, first, second, end)) != DEMARCHE_NONE) {
    DemarcheAlignment alignment = align_rows (finder->comparison, get_row (finder, first, end),
                                              get_row (finder, second, end));
    if (alignment.n_shared == 0)
      continue;
    if (found.window_after == DEMARCHE_NONE) {
      found.window_after = end;
      found.after = alignment.value;
    } else {
      found.window_before = end;
      found.before = alignment.value;
    }
  }
  if (found.window_before != DEMARCHE_NONE && fabs (found.after - found.before) >= MOVED - 1e-9)
    g_ptr_array_add (finder->comparison->pairs, g_memdup2 (&found, sizeof found));
}

static int
compare_pairs (gconstpointer first, gconstpointer second)
{
  const DemarchePair *one = *(DemarchePair *const *)first;
  const DemarchePair *two = *(DemarchePair *const *)second;
  double size = fabs (one->after - one->before);
  double size_second = fabs (two->after - two->before);
  if (size != size_second)
    return size > size_second ? -1 : 1;
  if (one->first != two->first)
    return one->first < two->first ? -1 : 1;
  return one->second < two->second ? -1 : one->second > two->second;
}

static gboolean
is_group (const DemarcheComparison *comparison, guint actor)
{
  return ((const DemarcheActor *)g_ptr_array_index (comparison->actors, actor))->kind ==
         DEMARCHE_ACTOR_GROUP;
}

/* cells of dated windows; those of all windows together are none of their own */
static void
collect_cells (const PairFinder *finder)
{
  const DemarcheComparison *comparison = finder->comparison;
  g_autofree guint *places = g_new (guint, comparison->actors->len + 1);
  for (guint i = 0; i < comparison->actors->len; i++)
    places[i] = DEMARCHE_NONE;
  for (guint i = 0; i < finder->actors->len; i++)
    places[g_array_index (finder->actors, guint, i)] = i;
  for (guint i = 0; i < comparison->issues->len; i++)
    finder->issue_places[g_array_index (comparison->issues, guint, i)] = i;
  for (guint i = 0; i < comparison->cells->len; i++) {
    const DemarcheCell *cell = demarche_comparison_get_cell (comparison, i);
    if (places[cell->actor] == DEMARCHE_NONE || cell->window >= comparison->windows->len)
      continue;
    const DemarcheWindow *window = g_ptr_array_index (comparison->windows, cell->window);
    if (window->from != NULL)
      add_cell (finder, places[cell->actor], cell);
  }
}

static gboolean
are_comparable (const DemarcheComparison *comparison, guint first, guint second)
{
  return comparison->unit == DEMARCHE_UNIT_GROUP ||
         (!is_group (comparison, first) && !is_group (comparison, second));
}

static void
find_pairs (DemarcheComparison *comparison, GArray *actors)
{
  guint n_words = comparison->windows->len / BITS + 1;
  g_autofree guint64 *spoken = g_new0 (guint64, (gsize)actors->len * n_words + 1);
  g_autofree guint *places = g_new0 (guint, demarche_codebook_get_n_issues (comparison->codebook));
  g_autoptr (GHashTable) rows = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  PairFinder finder = {comparison, actors, n_words, spoken, rows, places};
  collect_cells (&finder);
  for (guint i = 0; i < actors->len; i++) {
    for (guint j = i + 1; j < actors->len; j++) {
      if (are_comparable (comparison, g_array_index (actors, guint, i),
                          g_array_index (actors, guint, j)))
        find_pair (&finder, i, j);
    }
  }
  g_ptr_array_sort (comparison->pairs, compare_pairs);
}

void
demarche_stage_align_actors (DemarcheStage *stage)
{
  DemarcheComparison *comparison = stage->comparison;
  g_autoptr (GArray) actors = choose_actors (comparison);
  g_ptr_array_set_free_func (comparison->pairs, g_free);
  order_actors (comparison, actors);
  complete_order (comparison);
  find_pairs (comparison, actors);
}
