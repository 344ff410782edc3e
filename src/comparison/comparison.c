/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Runs the stages of a comparison and keeps what they find. */
#include "comparison/comparison-private.h"

#include "base/memory.h"
#include "base/parallel.h"

#include <string.h>

G_DEFINE_BOXED_TYPE (DemarcheComparison, demarche_comparison, demarche_comparison_ref,
                     demarche_comparison_unref)

DemarcheComparison *
demarche_comparison_ref (DemarcheComparison *comparison)
{
  g_return_val_if_fail (comparison != NULL, NULL);
  g_atomic_ref_count_inc (&comparison->references);
  return comparison;
}

void
demarche_comparison_unref (DemarcheComparison *comparison)
{
  g_return_if_fail (comparison != NULL);
  if (!g_atomic_ref_count_dec (&comparison->references))
    return;
  GPtrArray *lists[] = {comparison->shifts, comparison->contradictions, comparison->attributions,
                        comparison->pairs,  comparison->versions,       comparison->duplicates,
                        comparison->actors, comparison->windows,        comparison->tagged};
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    g_ptr_array_unref (lists[i]);
  g_array_unref (comparison->evidence);
  g_array_unref (comparison->cells);
  g_array_unref (comparison->issues);
  g_array_unref (comparison->order);
  g_array_unref (comparison->merges);
  g_clear_pointer (&comparison->presence, demarche_presence_free);
  g_clear_pointer (&comparison->parts, demarche_cell_parts_free);
  g_clear_pointer (&comparison->shift_blocks, g_ptr_array_unref);
  g_clear_pointer (&comparison->actor_names, g_hash_table_unref);
  demarche_codebook_unref (comparison->codebook);
  g_free (comparison);
}

guint
demarche_comparison_find_actor (DemarcheComparison *comparison, const char *name)
{
  g_return_val_if_fail (comparison != NULL && name != NULL, DEMARCHE_NONE);
  g_autofree char *folded = demarche_speakers_fold_name (name);
  gpointer index = NULL;
  if (!g_hash_table_lookup_extended (comparison->actor_names, folded, NULL, &index))
    return DEMARCHE_NONE;
  return GPOINTER_TO_UINT (index);
}

DemarcheTagged *
demarche_stage_get_tagged (const DemarcheStage *stage, guint statement)
{
  guint index = stage->order != NULL ? g_array_index (stage->order, guint, statement) : statement;
  return g_ptr_array_index (stage->comparison->tagged, index);
}

guint
demarche_stage_count_chosen (const DemarcheStage *stage)
{
  return stage->chosen != NULL ? stage->chosen->len : stage->comparison->tagged->len;
}

guint
demarche_stage_get_chosen (const DemarcheStage *stage, guint index)
{
  return stage->chosen != NULL ? g_array_index (stage->chosen, guint, index) : index;
}

DemarcheStatementPlace *
demarche_stage_get_statement (const DemarcheStage *stage, guint statement)
{
  return &g_array_index (stage->statements, DemarcheStatementPlace, statement);
}

DemarchePlacement *
demarche_stage_get_placement (const DemarcheStage *stage, guint statement, guint paragraph)
{
  guint first = demarche_stage_get_statement (stage, statement)->first_placement;
  return &g_array_index (stage->placements, DemarchePlacement, first + paragraph);
}

DemarcheComparison *
demarche_comparison_new_empty (DemarcheCodebook *codebook, const DemarcheComparisonOptions *options)
{
  DemarcheComparison *comparison = g_new0 (DemarcheComparison, 1);
  GPtrArray **lists[] = {&comparison->shifts,       &comparison->contradictions,
                         &comparison->attributions, &comparison->pairs,
                         &comparison->versions,     &comparison->duplicates,
                         &comparison->actors,       &comparison->windows};
  g_atomic_ref_count_init (&comparison->references);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    *lists[i] = g_ptr_array_new ();
  comparison->tagged = g_ptr_array_new_with_free_func ((GDestroyNotify)demarche_tagged_unref);
  comparison->evidence = g_array_new (FALSE, FALSE, sizeof (DemarcheEvidence));
  comparison->cells = g_array_new (FALSE, FALSE, sizeof (DemarcheCell));
  comparison->issues = g_array_new (FALSE, FALSE, sizeof (guint));
  comparison->order = g_array_new (FALSE, FALSE, sizeof (guint));
  comparison->merges = g_array_new (FALSE, FALSE, sizeof (DemarcheMerge));
  comparison->codebook = demarche_codebook_ref (codebook);
  comparison->unit = options->unit;
  comparison->counting = options->counting;
  comparison->window_kind = options->windows;
  return comparison;
}

void
demarche_stage_choose_issues (DemarcheStage *stage)
{
  DemarcheComparison *comparison = stage->comparison;
  const char *const *names = stage->options->issues;
  for (guint i = 0; i < demarche_codebook_get_n_issues (comparison->codebook); i++) {
    const char *id = demarche_codebook_get_issue (comparison->codebook, i)->id;
    if ((names != NULL && !g_strv_contains (names, id)) ||
        (stage->scope != NULL && !demarche_scope_has_issue (stage->scope, id)))
      continue;
    stage->is_compared[i] = TRUE;
    g_array_append_val (comparison->issues, i);
  }
}

static int
compare_names (gconstpointer first, gconstpointer second)
{
  DemarcheStatement *one = demarche_tagged_get_statement (*(DemarcheTagged *const *)first);
  DemarcheStatement *two = demarche_tagged_get_statement (*(DemarcheTagged *const *)second);
  return strcmp (demarche_statement_get_name (one), demarche_statement_get_name (two));
}

/* as an archive lists them */
static gboolean
is_sorted (GPtrArray *tagged)
{
  for (guint i = 1; i < tagged->len; i++)
    if (compare_names (&tagged->pdata[i - 1], &tagged->pdata[i]) > 0)
      return FALSE;
  return TRUE;
}

GPtrArray *
demarche_comparison_sort (GPtrArray *tagged)
{
  GPtrArray *sorted = g_ptr_array_sized_new (tagged->len);
  for (guint i = 0; i < tagged->len; i++)
    g_ptr_array_add (sorted, g_ptr_array_index (tagged, i));
  if (!is_sorted (sorted))
    g_ptr_array_sort (sorted, compare_names);
  return sorted;
}

static void
take_statement (DemarcheStage *stage, DemarcheTagged *tagged)
{
  DemarcheComparison *comparison = stage->comparison;
  guint n_paragraphs = demarche_statement_get_n_paragraphs (demarche_tagged_get_statement (tagged));
  DemarcheStatementPlace place = {comparison->tagged->len, stage->placements->len, DEMARCHE_NONE,
                                  DEMARCHE_NONE};
  DemarchePlacement nowhere = {.window = DEMARCHE_NONE};
  g_ptr_array_add (comparison->tagged, demarche_tagged_ref (tagged));
  g_array_append_val (stage->statements, place);
  for (guint i = 0; i < n_paragraphs; i++)
    g_array_append_val (stage->placements, nowhere);
  if (demarche_tagged_get_error (tagged) != NULL)
    comparison->n_failed++;
  else if (demarche_statement_count_paragraphs (demarche_tagged_get_statement (tagged)) == 0)
    comparison->n_empty++;
  else
    comparison->n_read++;
}

static void
index_actors (DemarcheComparison *comparison)
{
  comparison->actor_names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = comparison->actors->len; i > 0; i--) { /* of two namesakes the first stays */
    const DemarcheActor *actor = g_ptr_array_index (comparison->actors, i - 1);
    g_hash_table_insert (comparison->actor_names, demarche_speakers_fold_name (actor->name),
                         GUINT_TO_POINTER (i - 1));
  }
}

static void
place_paragraphs (DemarcheStage *stage)
{
  demarche_stage_place_windows (stage);
  demarche_stage_place_actors (stage);
  index_actors (stage->comparison);
  demarche_stage_find_presence (stage);
}

/* neither part looks at what the other one finds */
static void
do_part (guint index, gpointer stage)
{
  if (index == 0)
    demarche_stage_find_duplicates (stage);
  else
    place_paragraphs (stage);
}

void
demarche_stage_place (DemarcheStage *stage, GPtrArray *sorted)
{
  for (guint i = 0; i < sorted->len; i++)
    take_statement (stage, g_ptr_array_index (sorted, i));
  demarche_stage_find_versions (stage);
  if (stage->options->only_headlines)
    place_paragraphs (stage);
  else
    demarche_parallel_run (0, 2, do_part, stage);
}

void
demarche_stage_count (DemarcheStage *stage)
{
  demarche_stage_collect_evidence (stage);
  demarche_stage_fill_cells (stage);
  demarche_stage_find_addressed (stage);
  demarche_stage_find_shifts (stage);
  demarche_stage_find_contradictions (stage);
}

DemarcheComparison *
demarche_comparison_new (GPtrArray *tagged, DemarcheCodebook *codebook,
                         const DemarcheComparisonOptions *options)
{
  g_return_val_if_fail (tagged != NULL && codebook != NULL && options != NULL, NULL);
  g_autoptr (GArray) statements = g_array_new (FALSE, TRUE, sizeof (DemarcheStatementPlace));
  g_autoptr (GArray) placements = g_array_new (FALSE, TRUE, sizeof (DemarchePlacement));
  g_autoptr (GArray) actor_list = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree gboolean *is_compared =
      g_new0 (gboolean, demarche_codebook_get_n_issues (codebook) + 1);
  DemarcheStage stage = {
      .comparison = demarche_comparison_new_empty (codebook, options),
      .options = options,
      .statements = statements,
      .placements = placements,
      .actor_list = actor_list,
      .is_compared = is_compared,
  };
  g_autoptr (GPtrArray) sorted = demarche_comparison_sort (tagged);
  demarche_stage_choose_issues (&stage);
  demarche_stage_place (&stage, sorted);
  if (options->is_last)
    demarche_memory_give_back ();
  demarche_stage_count (&stage);
  demarche_stage_find_attributions (&stage);
  if (!options->only_headlines)
    demarche_stage_align_actors (&stage);
  return stage.comparison;
}
