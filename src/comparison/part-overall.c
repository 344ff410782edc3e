/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Cells of all windows together, counted tag by tag: of all tags of an actor on an issue nothing
 * but the cell is kept. */
#include "comparison/part-private.h"

#define LABELS_BLOCK_BYTES (4u << 10)

/* @tallies: by actor and issue, NULL where no tag counts */
typedef struct {
  DemarcheStage *stage;
  DemarcheTally **tallies;
} Counting;

static DemarcheTally **
get_place (const Counting *counting, guint actor, guint issue)
{
  guint n_issues = demarche_codebook_get_n_issues (counting->stage->comparison->codebook);

  return &counting->tallies[(gsize)actor * n_issues + issue];
}

static void
count_for (const Counting *counting, guint actor, const DemarcheEvidence *evidence)
{
  DemarcheTally **tally = get_place (counting, actor, evidence->issue);

  if (*tally == NULL) {
    *tally = g_new (DemarcheTally, 1);
    demarche_tally_init (*tally);
    demarche_tally_start (*tally, actor, evidence->issue, DEMARCHE_WINDOW_ALL);
  }
  demarche_tally_add (*tally, evidence);
}

static gboolean
has_actor (const DemarcheScope *scope, guint actor)
{
  return scope->is_all || scope->actors[actor];
}

static void
count_tag (const Counting *counting, guint statement, const DemarcheTag *tag)
{
  const DemarcheStage *stage = counting->stage;
  const DemarchePlacement *placement =
      demarche_stage_get_placement (stage, statement, tag->paragraph);
  DemarcheEvidence evidence;

  demarche_stage_judge (stage, statement, tag, &evidence);
  for (guint i = 0; evidence.use == DEMARCHE_USE_COUNTED && i < placement->n_actors; i++) {
    guint actor = g_array_index (stage->actor_list, guint, placement->first_actor + i);
    if (has_actor (stage->scope, actor))
      count_for (counting, actor, &evidence);
  }
}

/* takes what the tally counted */
static void
add_cell (DemarcheComparison *comparison, DemarcheTally *tally, GStringChunk *labels)
{
  demarche_tally_finish (tally, comparison, FALSE);
  demarche_cell_name (&tally->cell, comparison, labels);
  tally->cell.holdings = NULL;
  tally->cell.n_holdings = 0;
  g_array_append_val (comparison->cells, tally->cell);
  demarche_tally_clear (tally);
  g_free (tally);
}

/* statements in which an actor of the scope spoke */
static void
choose (DemarcheStage *stage)
{
  const GArray *spoken = stage->scope->frame->spoken;
  g_autofree guint8 *is_chosen = g_new0 (guint8, stage->statements->len + 1);

  for (guint i = 0; i < spoken->len; i++) {
    const DemarcheTriple *triple = &g_array_index (spoken, DemarcheTriple, i);
    is_chosen[triple->third] |= has_actor (stage->scope, triple->first);
  }
  demarche_stage_choose_statements (stage, is_chosen);
}

static void
count_all (DemarcheStage *stage)
{
  DemarcheComparison *comparison = stage->comparison;
  guint n_issues = demarche_codebook_get_n_issues (comparison->codebook);
  g_autofree DemarcheTally **tallies =
      g_new0 (DemarcheTally *, (gsize)comparison->actors->len * n_issues + 1);
  const Counting counting = {stage, tallies};

  choose (stage);
  for (guint i = 0; i < demarche_stage_count_chosen (stage); i++) {
    guint statement = demarche_stage_get_chosen (stage, i);
    DemarcheTagged *tagged = demarche_stage_get_tagged (stage, statement);
    for (guint j = 0; j < demarche_tagged_get_n_tags (tagged); j++)
      count_tag (&counting, statement, demarche_tagged_get_tag (tagged, j));
  }
  comparison->parts = demarche_cell_parts_new (0);
  g_ptr_array_add (comparison->parts->labels, g_string_chunk_new (LABELS_BLOCK_BYTES));
  for (guint actor = 0; actor < comparison->actors->len; actor++)
    for (guint issue = 0; issue < n_issues; issue++) {
      DemarcheTally *tally = *get_place (&counting, actor, issue);
      if (tally != NULL)
        add_cell (comparison, tally, comparison->parts->labels->pdata[0]);
    }
}

DemarcheComparison *
demarche_comparison_new_overall (const DemarcheFrame *frame, const DemarcheScope *scope,
                                 GPtrArray *tagged, DemarcheCodebook *codebook)
{
  g_return_val_if_fail (tagged->len == frame->order->len, NULL);
  DemarcheStage stage = demarche_scope_start (scope, tagged, codebook);

  if (stage.comparison->issues->len > 0)
    count_all (&stage);
  return demarche_stage_finish (&stage);
}
