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

typedef struct {
  DemarcheStage *stage;
  DemarcheSketch *sketches; /* by statement */
} Sketching;

/* share of the least hashes of both together that are in both */
static double
compare_sketches (const DemarcheSketch *first, const DemarcheSketch *second)
{
  guint i = 0;
  guint j = 0;
  guint n_all = 0;
  guint n_both = 0;
  guint most = MIN (MAX (first->n, second->n), DEMARCHE_SKETCH);
  while (n_all < most && i < first->n && j < second->n) {
    guint32 one = first->hashes[i];
    guint32 two = second->hashes[j];
    n_all++;
    n_both += one == two;
    i += one <= two;
    j += two <= one;
  }
  n_all = MIN (most, n_all + (first->n - i) + (second->n - j));
  return n_all == 0 ? 0 : (double)n_both / n_all;
}

static void
sketch_statement (guint index, gpointer data)
{
  const Sketching *work = data;
  DemarcheTagged *tagged = demarche_stage_get_tagged (work->stage, index);

  if (demarche_stage_get_statement (work->stage, index)->counts == index)
    work->sketches[index] = demarche_sketch_draw (demarche_tagged_get_statement (tagged));
}

/* (element-type DemarcheKeyed): the least hashes of all, rising, and the statements that have them
 */
static GArray *
list_sightings (const Sketching *work)
{
  guint n_statements = work->stage->statements->len;
  GArray *sightings =
      g_array_sized_new (FALSE, FALSE, sizeof (DemarcheKeyed), n_statements * PROBES);
  for (guint i = 0; i < n_statements; i++) {
    const DemarcheSketch *sketch = &work->sketches[i];
    for (guint j = 0; j < MIN (sketch->n, PROBES); j++) {
      DemarcheKeyed sighting = {sketch->hashes[j], i};
      g_array_append_val (sightings, sighting);
    }
  }
  demarche_keyed_sort (sightings);
  return sightings;
}

/* index behind those that have the key of the one at @start */
static guint
find_end (GArray *items, guint start)
{
  guint64 key = g_array_index (items, DemarcheKeyed, start).key;
  guint end = start + 1;
  while (end < items->len && g_array_index (items, DemarcheKeyed, end).key == key)
    end++;
  return end;
}

/* pairs of the statements that have one hash: the first in the upper half of the key, the second
 * is the value */
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
 * side by side */
static GArray *
list_candidates (const Sketching *work)
{
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (DemarcheKeyed));
  g_autoptr (GArray) sightings = list_sightings (work);
  guint end = 0;
  for (guint start = 0; start < sightings->len; start = end) {
    end = find_end (sightings, start);
    add_candidates (pairs, sightings, start, end);
  }
  demarche_keyed_sort (pairs);
  return pairs;
}

/* @n_shared: probes that both have */
static void
add_duplicate (const Sketching *work, guint first, guint second, guint n_shared)
{
  const DemarcheSketch *one = &work->sketches[first];
  const DemarcheSketch *two = &work->sketches[second];
  if (n_shared < MIN (SHARED, MIN (one->n, two->n)))
    return;
  DemarcheDuplicate duplicate = {first, second, compare_sketches (one, two)};
  if (duplicate.similarity >= ALIKE)
    g_ptr_array_add (work->stage->comparison->duplicates, g_memdup2 (&duplicate, sizeof duplicate));
}

/* they take as much as the figures of a comparison */
static void
forget_sketches (DemarcheStage *stage)
{
  for (guint i = 0; i < stage->statements->len; i++)
    demarche_sketch_forget (demarche_tagged_get_statement (demarche_stage_get_tagged (stage, i)));
}

void
demarche_stage_find_duplicates (DemarcheStage *stage)
{
  guint n = stage->statements->len;
  g_autofree DemarcheSketch *sketches = g_new0 (DemarcheSketch, n);
  Sketching work = {stage, sketches};
  g_ptr_array_set_free_func (stage->comparison->duplicates, g_free);
  demarche_parallel_run (0, n, sketch_statement, &work);
  g_autoptr (GArray) pairs = list_candidates (&work);
  guint end = 0;
  for (guint start = 0; start < pairs->len; start = end) {
    const DemarcheKeyed *pair = &g_array_index (pairs, DemarcheKeyed, start);
    end = find_end (pairs, start);
    add_duplicate (&work, (guint)(pair->key >> 32), pair->value, end - start);
  }
  for (guint i = 0; i < n; i++)
    demarche_sketch_clear (&sketches[i]);
  if (stage->options->is_last)
    forget_sketches (stage);
}
