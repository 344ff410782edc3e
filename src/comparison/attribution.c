/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Who says what of whom, beside what these say themselves. */
#include "comparison/comparison-private.h"

typedef struct {
  guint actor;
  guint evidence;
  const DemarcheTag *tag;
} Entry;

static void
attribution_free (gpointer data)
{
  DemarcheAttribution *attribution = data;
  g_free (attribution->held_by);
  g_array_unref (attribution->evidence);
  g_free (attribution);
}

/* by actor, name (without a name last), position, stance */
static int
compare_rows (const Entry *one, const Entry *two)
{
  if (one->actor != two->actor)
    return one->actor < two->actor ? -1 : 1;
  if ((one->tag->held_by == NULL) != (two->tag->held_by == NULL))
    return one->tag->held_by == NULL ? 1 : -1;
  int order = g_strcmp0 (one->tag->held_by, two->tag->held_by);
  if (order != 0)
    return order;
  if (one->tag->position != two->tag->position)
    return one->tag->position < two->tag->position ? -1 : 1;
  return (int)two->tag->stance - (int)one->tag->stance;
}

static int
compare_entries (gconstpointer first, gconstpointer second)
{
  const Entry *one = first;
  const Entry *two = second;
  int order = compare_rows (one, two);
  return order != 0 ? order : one->evidence < two->evidence ? -1 : one->evidence > two->evidence;
}

static GArray *
list_entries (DemarcheStage *stage)
{
  GArray *entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  for (guint i = 0; i < stage->comparison->evidence->len; i++) {
    const DemarcheEvidence *evidence = demarche_comparison_get_evidence (stage->comparison, i);
    if (evidence->use != DEMARCHE_USE_ASCRIBED)
      continue;
    const DemarchePlacement *placement =
        demarche_stage_get_placement (stage, evidence->statement, evidence->tag->paragraph);
    for (guint j = 0; j < placement->n_actors; j++) {
      Entry entry = {
          g_array_index (stage->actor_list, guint, placement->first_actor + j),
          i,
          evidence->tag,
      };
      g_array_append_val (entries, entry);
    }
  }
  g_array_sort (entries, compare_entries);
  return entries;
}

static DemarcheAttribution *
make_attribution (DemarcheComparison *comparison, const Entry *entries, guint n_entries)
{
  DemarcheAttribution *attribution = g_new0 (DemarcheAttribution, 1);
  const DemarcheTag *tag = entries->tag;
  attribution->actor = entries->actor;
  attribution->held_by = g_strdup (tag->held_by);
  attribution->held_by_actor = DEMARCHE_NONE;
  attribution->own_cell = DEMARCHE_NONE;
  attribution->position = tag->position;
  attribution->issue = demarche_codebook_get_position (comparison->codebook, tag->position)->issue;
  attribution->stance = tag->stance;
  attribution->evidence = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < n_entries; i++)
    g_array_append_val (attribution->evidence, entries[i].evidence);
  if (tag->held_by != NULL)
    attribution->held_by_actor = demarche_comparison_find_actor (comparison, tag->held_by);
  if (attribution->held_by_actor != DEMARCHE_NONE)
    attribution->own_cell = demarche_comparison_find_cell_index (
        comparison, attribution->held_by_actor, attribution->issue, DEMARCHE_WINDOW_ALL);
  return attribution;
}

void
demarche_stage_find_attributions (DemarcheStage *stage)
{
  g_autoptr (GArray) entries = list_entries (stage);
  GPtrArray *attributions = stage->comparison->attributions;
  guint end = 0;
  g_ptr_array_set_free_func (attributions, attribution_free);
  for (guint start = 0; start < entries->len; start = end) {
    const Entry *first = &g_array_index (entries, Entry, start);
    for (end = start + 1; end < entries->len; end++) {
      if (compare_rows (first, &g_array_index (entries, Entry, end)) != 0)
        break;
    }
    g_ptr_array_add (attributions, make_attribution (stage->comparison, first, end - start));
  }
}
