/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Statements that read like versions of one another, found by runs of words in common. */
#include "comparison/comparison-private.h"

#include "base/keyed.h"
#include "base/parallel.h"
#include "model/sketch.h"

#define PROBES 24 /* least hashes by which candidates are found */
#define SHARED                                                                                     \
  2                     /* so many of them: two texts of which one half is the same share fewer    \
                         * once in 600,000 times */
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

/* (element-type DemarcheKeyed): hashes, rising, and the statements that have them */
static GArray *
list_sightings (GPtrArray *sketches)
{
  GArray *sightings = g_array_new (FALSE, FALSE, sizeof (DemarcheKeyed));
  for (guint i = 0; i < sketches->len; i++) {
    GArray *sketch = g_ptr_array_index (sketches, i);
    for (guint j = 0; j < MIN (sketch->len, PROBES); j++) {
      DemarcheKeyed sighting = {g_array_index (sketch, guint32, j), i};
      g_array_append_val (sightings, sighting);
    }
  }
  demarche_keyed_sort (sightings);
  return sightings;
}

/* pairs of the statements that have one hash */
static void
add_candidates (GArray *pairs, GArray *sightings, guint start, guint end)
{
  if (end - start > MOST_SHARING)
    return;
  for (guint i = start; i < end; i++) {
    guint64 first = g_array_index (sightings, DemarcheKeyed, i).value;
    for (guint j = i + 1; j < end; j++) {
      guint32 second = g_array_index (sightings, DemarcheKeyed, j).value;
      DemarcheKeyed pair = {first << 32 | second, second};
      g_array_append_val (pairs, pair);
    }
  }
}

/* (element-type DemarcheKeyed): every pair of statements as often as they share a hash, equal pairs
 * side by side: the first in the upper half of the key, the second is the value */
static GArray *
list_candidates (GPtrArray *sketches)
{
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (DemarcheKeyed));
  g_autoptr (GArray) sightings = list_sightings (sketches);
  guint end = 0;
  for (guint start = 0; start < sightings->len; start = end) {
    guint64 hash = g_array_index (sightings, DemarcheKeyed, start).key;
    for (end = start + 1; end < sightings->len; end++) {
      if (g_array_index (sightings, DemarcheKeyed, end).key != hash)
        break;
    }
    add_candidates (pairs, sightings, start, end);
  }
  demarche_keyed_sort (pairs);
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

/* @n_shared: probes that both have */
static void
add_duplicate (DemarcheComparison *comparison, GPtrArray *sketches, guint first, guint second,
               guint n_shared)
{
  GArray *one = g_ptr_array_index (sketches, first);
  GArray *two = g_ptr_array_index (sketches, second);
  if (n_shared < MIN (SHARED, MIN (one->len, two->len)))
    return;
  DemarcheDuplicate duplicate = {first, second, compare_sketches (one, two)};
  if (duplicate.similarity >= ALIKE)
    g_ptr_array_add (comparison->duplicates, g_memdup2 (&duplicate, sizeof duplicate));
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
  guint end = 0;
  for (guint start = 0; start < pairs->len; start = end) {
    const DemarcheKeyed *pair = &g_array_index (pairs, DemarcheKeyed, start);
    for (end = start + 1; end < pairs->len; end++) {
      if (g_array_index (pairs, DemarcheKeyed, end).key != pair->key)
        break;
    }
    add_duplicate (comparison, sketches, (guint)(pair->key >> 32), pair->value, end - start);
  }
}
