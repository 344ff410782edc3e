/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The same actor both ways inside one window. */
#include "comparison/comparison-private.h"

static void
contradiction_free (gpointer data)
{
  DemarcheContradiction *contradiction = data;
  g_array_unref (contradiction->first);
  g_array_unref (contradiction->second);
  g_free (contradiction);
}

static GArray *
list_side (const DemarcheComparison *comparison, const DemarcheCell *cell, guint position,
           DemarcheStance stance, gboolean *is_firm)
{
  GArray *side = g_array_new (FALSE, FALSE, sizeof (guint));
  *is_firm = FALSE;
  for (guint i = 0; i < cell->n_evidence; i++) {
    guint index = cell->evidence[i];
    const DemarcheTag *tag = demarche_comparison_get_evidence (comparison, index)->tag;
    if (tag->position != position || tag->stance != stance)
      continue;
    g_array_append_val (side, index);
    *is_firm |= tag->force == DEMARCHE_FORCE_FIRM;
  }
  return side;
}

/* walks both sides, which are in the order of statements and paragraphs, in step */
static gboolean
share_place (const DemarcheComparison *comparison, const DemarcheContradiction *contradiction,
             gboolean paragraph_too)
{
  guint i = 0;
  guint j = 0;
  while (i < contradiction->first->len && j < contradiction->second->len) {
    const DemarcheEvidence *one = demarche_comparison_get_evidence (
        comparison, g_array_index (contradiction->first, guint, i));
    const DemarcheEvidence *two = demarche_comparison_get_evidence (
        comparison, g_array_index (contradiction->second, guint, j));
    gboolean is_first_behind = one->statement < two->statement;
    if (one->statement == two->statement) {
      if (!paragraph_too || one->paragraph == two->paragraph)
        return TRUE;
      is_first_behind = one->paragraph < two->paragraph;
    }
    if (is_first_behind)
      i++;
    else
      j++;
  }
  return FALSE;
}

static gboolean
share_speaker (const DemarcheComparison *comparison, const DemarcheContradiction *contradiction)
{
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < contradiction->first->len; i++) {
    guint index = g_array_index (contradiction->first, guint, i);
    const char *name =
        demarche_comparison_get_evidence (comparison, index)->paragraph->occasion->speaker;
    g_hash_table_add (names, (char *)(name != NULL ? name : ""));
  }
  for (guint i = 0; i < contradiction->second->len; i++) {
    guint index = g_array_index (contradiction->second, guint, i);
    const char *name =
        demarche_comparison_get_evidence (comparison, index)->paragraph->occasion->speaker;
    if (g_hash_table_contains (names, name != NULL ? name : ""))
      return TRUE;
  }
  return FALSE;
}

static DemarcheNearness
find_nearness (const DemarcheComparison *comparison, const DemarcheContradiction *contradiction)
{
  if (share_place (comparison, contradiction, TRUE))
    return DEMARCHE_WITHIN_ONE_PARAGRAPH;
  if (share_place (comparison, contradiction, FALSE))
    return DEMARCHE_WITHIN_ONE_STATEMENT;
  return share_speaker (comparison, contradiction) ? DEMARCHE_WITHIN_ONE_SPEAKER
                                                   : DEMARCHE_WITHIN_TWO_SPEAKERS;
}

static void
add_contradiction (DemarcheComparison *comparison, const DemarcheCell *cell, guint first,
                   guint second)
{
  gboolean is_firm_first = FALSE;
  gboolean is_firm_second = FALSE;
  DemarcheContradiction *contradiction = g_new0 (DemarcheContradiction, 1);
  contradiction->actor = cell->actor;
  contradiction->issue = cell->issue;
  contradiction->window = cell->window;
  contradiction->position_first = first;
  contradiction->position_second = second;
  contradiction->first =
      list_side (comparison, cell, first, DEMARCHE_STANCE_SUPPORTS, &is_firm_first);
  contradiction->second = list_side (
      comparison, cell, second,
      first == second ? DEMARCHE_STANCE_OPPOSES : DEMARCHE_STANCE_SUPPORTS, &is_firm_second);
  contradiction->is_firm = is_firm_first && is_firm_second;
  contradiction->nearness = find_nearness (comparison, contradiction);
  g_ptr_array_add (comparison->contradictions, contradiction);
}

static void
search_cell (DemarcheComparison *comparison, const DemarcheCell *cell)
{
  for (guint i = 0; i < cell->n_holdings; i++) {
    const DemarcheHolding *one = &cell->holdings[i];
    if (one->n_supports == 0)
      continue;
    if (one->n_opposes > 0)
      add_contradiction (comparison, cell, one->position, one->position);
    for (guint j = i + 1; j < cell->n_holdings; j++) {
      const DemarcheHolding *two = &cell->holdings[j];
      if (two->n_supports > 0 &&
          demarche_codebook_is_opposed (comparison->codebook, one->position, two->position))
        add_contradiction (comparison, cell, one->position, two->position);
    }
  }
}

/* newest window first, firm ones first, then as the cells stand */
static int
compare_contradictions (gconstpointer first, gconstpointer second)
{
  const DemarcheContradiction *one = *(DemarcheContradiction *const *)first;
  const DemarcheContradiction *two = *(DemarcheContradiction *const *)second;
  if (one->window != two->window)
    return one->window > two->window ? -1 : 1;
  if (one->is_firm != two->is_firm)
    return one->is_firm ? -1 : 1;
  if (one->actor != two->actor)
    return one->actor < two->actor ? -1 : 1;
  if (one->position_first != two->position_first)
    return one->position_first < two->position_first ? -1 : 1;
  return one->position_second < two->position_second ? -1
                                                     : one->position_second > two->position_second;
}

void
demarche_stage_find_contradictions (DemarcheStage *stage)
{
  DemarcheComparison *comparison = stage->comparison;
  g_ptr_array_set_free_func (comparison->contradictions, contradiction_free);
  for (guint i = 0; i < comparison->cells->len; i++) {
    const DemarcheCell *cell = demarche_comparison_get_cell (comparison, i);
    if (cell->window != DEMARCHE_WINDOW_ALL &&
        demarche_stage_may_differ (stage, cell->actor, cell->window, cell->window))
      search_cell (comparison, cell);
  }
  g_ptr_array_sort (comparison->contradictions, compare_contradictions);
}
