/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Statements that read like versions of one another, found by runs of words in common. */
#include "comparison/comparison-private.h"

#include "base/parallel.h"
#include "model/sketch.h"

#define PROBES                                                                                     \
  16                    /* least hashes by which candidates are found: two texts of which one half \
                         * is the same share none of them once in 60,000 times */
#define MOST_SHARING 16 /* a run in more statements than that is a set phrase */
#define ALIKE 0.5

/* share of the least hashes of both together that are in both */
static double
compare_sketches (GArray *first, GArray *second)
{
  guint i = 0;
  guint j = 0;
  guint n_all = 0;
  guint n_both = 0;
  guint most = MIN (MAX (first->len, second->len), DEMARCHE_SKETCH);
  while (n_all < most && i < first->len && j < second->len) {
    guint32 one = g_array_index (first, guint32, i);
    guint32 two = g_array_index (second, guint32, j);
    n_all++;
    n_both += one == two;
    i += one <= two;
    j += two <= one;
  }
  n_all = MIN (most, n_all + (first->len - i) + (second->len - j));
  return n_all == 0 ? 0 : (double)n_both / n_all;
}

static int
compare_numbers (gconstpointer first, gconstpointer second)
{
  const guint64 *one = first;
  const guint64 *two = second;
  return *one < *two ? -1 : *one > *two;
}

static guint64
join (guint32 upper, guint32 lower)
{
  return (guint64)upper << 32 | lower;
}

static guint32
get_upper (GArray *joined, guint index)
{
  return (guint32)(g_array_index (joined, guint64, index) >> 32);
}

static guint32
get_lower (GArray *joined, guint index)
{
  return (guint32)g_array_index (joined, guint64, index);
}

/* hash and statement, rising */
static GArray *
list_sightings (GPtrArray *sketches)
{
  GArray *sightings = g_array_new (FALSE, FALSE, sizeof (guint64));
  for (guint i = 0; i < sketches->len; i++) {
    GArray *sketch = g_ptr_array_index (sketches, i);
    for (guint j = 0; j < MIN (sketch->len, PROBES); j++) {
      guint64 sighting = join (g_array_index (sketch, guint32, j), i);
      g_array_append_val (sightings, sighting);
    }
  }
  g_array_sort (sightings, compare_numbers);
  return sightings;
}

/* pairs of the statements that have one hash */
static void
add_candidates (GArray *pairs, GArray *sightings, guint start, guint end)
{
  if (end - start > MOST_SHARING)
    return;
  for (guint i = start; i < end; i++) {
    for (guint j = i + 1; j < end; j++) {
      guint64 pair = join (get_lower (sightings, i), get_lower (sightings, j));
      g_array_append_val (pairs, pair);
    }
  }
}

/* every pair of statements as often as they share a hash, equal pairs side by side */
static GArray *
list_candidates (GPtrArray *sketches)
{
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (guint64));
  g_autoptr (GArray) sightings = list_sightings (sketches);
  guint end = 0;
  for (guint start = 0; start < sightings->len; start = end) {
    for (end = start + 1; end < sightings->len; end++) {
      if (get_upper (sightings, end) != get_upper (sightings, start))
        break;
    }
    add_candidates (pairs, sightings, start, end);
  }
  g_array_sort (pairs, compare_numbers);
  return pairs;
}

typedef struct {
  DemarcheStage *stage;
  GPtrArray *sketches; /* by statement */
} Sketching;

static void
sketch_statement (guint index, gpointer data)
{
  const Sketching *work = data;
  gboolean counts = demarche_stage_get_statement (work->stage, index)->counts == index;
  DemarcheTagged *tagged = demarche_stage_get_tagged (work->stage, index);
  g_ptr_array_index (work->sketches, index) =
      counts ? demarche_sketch_new (demarche_tagged_get_statement (tagged))
             : g_array_new (FALSE, FALSE, sizeof (guint32));
}

void
demarche_stage_find_duplicates (DemarcheStage *stage)
{
  DemarcheComparison *comparison = stage->comparison;
  g_autoptr (GPtrArray) sketches = g_ptr_array_new_with_free_func ((GDestroyNotify)g_array_unref);
  g_ptr_array_set_free_func (comparison->duplicates, g_free);
  Sketching work = {stage, sketches};
  g_ptr_array_set_size (sketches, (int)comparison->tagged->len);
  demarche_parallel_run (0, comparison->tagged->len, sketch_statement, &work);
  g_autoptr (GArray) pairs = list_candidates (sketches);
  for (guint i = 0; i < pairs->len; i++) {
    guint64 pair = g_array_index (pairs, guint64, i);
    if (i > 0 && pair == g_array_index (pairs, guint64, i - 1))
      continue;
    guint first = get_upper (pairs, i);
    guint second = get_lower (pairs, i);
    double similarity = compare_sketches (sketches->pdata[first], sketches->pdata[second]);
    if (similarity < ALIKE)
      continue;
    DemarcheDuplicate duplicate = {first, second, similarity};
    g_ptr_array_add (comparison->duplicates, g_memdup2 (&duplicate, sizeof duplicate));
  }
}
