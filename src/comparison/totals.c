/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Cells of all windows together, kept as counts. After an edit tags that are gone are taken out and
 * those that have come are added: whoever has neither is shared with the totals before. */
#include "comparison/part-private.h"

#define LABELS_BLOCK_BYTES (4u << 10)

/* @tallies: (nullable elements) (element-type DemarcheTally): by actor and issue, NULL where no tag
 * counts */
struct _DemarcheTotals {
  const DemarcheFrame *frame;
  DemarcheCodebook *codebook;
  GPtrArray *tallies;
};

/* @is_own: by place among the tallies: it is not shared with other totals */
typedef struct {
  DemarcheTotals *totals;
  DemarcheStage stage;
  guint8 *is_own;
} Counting;

typedef void (*CountFunc) (DemarcheTally *tally, const DemarcheEvidence *evidence);

static void
clear_tally (gpointer tally)
{
  demarche_tally_clear (tally);
}

static void
unref_tally (gpointer tally)
{
  if (tally != NULL)
    g_atomic_rc_box_release_full (tally, clear_tally);
}

static DemarcheTotals *
new_totals (const DemarcheFrame *frame, DemarcheCodebook *codebook)
{
  DemarcheTotals *totals = g_new0 (DemarcheTotals, 1);

  totals->frame = frame;
  totals->codebook = demarche_codebook_ref (codebook);
  totals->tallies = g_ptr_array_new_with_free_func (unref_tally);
  g_ptr_array_set_size (totals->tallies, (int)(frame->places->actors->len *
                                               demarche_codebook_get_n_issues (codebook)));
  return totals;
}

void
demarche_totals_free (DemarcheTotals *totals)
{
  if (totals == NULL)
    return;
  demarche_codebook_unref (totals->codebook);
  g_ptr_array_unref (totals->tallies);
  g_free (totals);
}

static guint
get_place (const DemarcheTotals *totals, guint actor, guint issue)
{
  return actor * demarche_codebook_get_n_issues (totals->codebook) + issue;
}

/* the tally of an actor on an issue, not shared */
static DemarcheTally *
own_tally (Counting *counting, guint actor, guint issue)
{
  guint place = get_place (counting->totals, actor, issue);
  DemarcheTally **tally = (DemarcheTally **)&counting->totals->tallies->pdata[place];

  if (counting->is_own[place])
    return *tally;
  DemarcheTally *own = g_atomic_rc_box_new0 (DemarcheTally);
  if (*tally != NULL) {
    demarche_tally_copy (own, *tally);
    unref_tally (*tally);
  } else {
    demarche_tally_init (own);
    demarche_tally_start (own, actor, issue, DEMARCHE_WINDOW_ALL);
  }
  counting->is_own[place] = TRUE;
  return *tally = own;
}

/* @statement: index as given to the frame; @tagged: what counts of it */
static void
count_statement (Counting *counting, guint statement, DemarcheTagged *tagged, CountFunc count)
{
  DemarcheStage *stage = &counting->stage;
  guint rank = g_array_index (counting->totals->frame->ranks, guint, statement);

  for (guint i = 0; i < demarche_tagged_get_n_tags (tagged); i++) {
    const DemarcheTag *tag = demarche_tagged_get_tag (tagged, i);
    const DemarchePlacement *placement = demarche_stage_get_placement (stage, rank, tag->paragraph);
    DemarcheEvidence evidence;
    demarche_stage_judge (stage, rank, tag, &evidence);
    for (guint j = 0; evidence.use == DEMARCHE_USE_COUNTED && j < placement->n_actors; j++) {
      guint actor = g_array_index (stage->actor_list, guint, placement->first_actor + j);
      count (own_tally (counting, actor, evidence.issue), &evidence);
    }
  }
}

static void
start (Counting *counting, const DemarcheScope *everything, DemarcheTotals *totals,
       GPtrArray *tagged)
{
  counting->totals = totals;
  counting->stage = demarche_scope_start (everything, tagged, totals->codebook);
  counting->is_own = g_new0 (guint8, totals->tallies->len + 1);
}

static void
finish (Counting *counting)
{
  g_free (counting->is_own);
  demarche_comparison_unref (demarche_stage_finish (&counting->stage));
}

static DemarcheScope *
make_everything (const DemarcheFrame *frame)
{
  DemarcheScope *scope = demarche_scope_new (frame);

  demarche_scope_fill (scope);
  return scope;
}

/* in the order of the statements' names, as a comparison counts */
DemarcheTotals *
demarche_totals_new (const DemarcheFrame *frame, GPtrArray *tagged, DemarcheCodebook *codebook)
{
  g_autoptr (DemarcheScope) everything = make_everything (frame);
  DemarcheTotals *totals = new_totals (frame, codebook);
  Counting counting;

  start (&counting, everything, totals, tagged);
  for (guint i = 0; i < frame->order->len; i++) {
    guint statement = g_array_index (frame->order, guint, i);
    count_statement (&counting, statement, g_ptr_array_index (tagged, statement),
                     demarche_tally_add);
  }
  finish (&counting);
  return totals;
}

/* @tagged: those of which the ones that @other has otherwise are counted */
static void
count_changed (Counting *counting, GPtrArray *tagged, GPtrArray *other, CountFunc count)
{
  for (guint i = 0; i < tagged->len; i++)
    if (tagged->pdata[i] != other->pdata[i])
      count_statement (counting, i, g_ptr_array_index (tagged, i), count);
}

/* what is taken out of a statement is no part of it any more; where nothing is left is no cell */
static void
close_tallies (Counting *counting, gboolean is_last)
{
  GPtrArray *tallies = counting->totals->tallies;

  for (guint i = 0; i < tallies->len; i++) {
    DemarcheTally *tally = g_ptr_array_index (tallies, i);
    if (!counting->is_own[i])
      continue;
    tally->statement = DEMARCHE_NONE;
    if (is_last && tally->cell.n_counted == 0) {
      unref_tally (tally);
      tallies->pdata[i] = NULL;
    }
  }
}

DemarcheTotals *
demarche_totals_new_again (const DemarcheTotals *before, GPtrArray *tagged_before,
                           GPtrArray *tagged_after, DemarcheCodebook *codebook)
{
  g_autoptr (DemarcheScope) everything = make_everything (before->frame);
  DemarcheTotals *totals = new_totals (before->frame, codebook);
  Counting counting;

  for (guint i = 0; i < totals->tallies->len; i++)
    if (before->tallies->pdata[i] != NULL)
      totals->tallies->pdata[i] = g_atomic_rc_box_acquire (before->tallies->pdata[i]);
  start (&counting, everything, totals, tagged_after);
  count_changed (&counting, tagged_before, tagged_after, demarche_tally_take_out);
  close_tallies (&counting, FALSE);
  count_changed (&counting, tagged_after, tagged_before, demarche_tally_add);
  close_tallies (&counting, TRUE);
  finish (&counting);
  return totals;
}

/* ---- cells ---- */

static void
add_cell (DemarcheComparison *comparison, const DemarcheTally *tally, GStringChunk *labels)
{
  DemarcheTally copy = *tally;

  demarche_tally_finish (&copy, comparison, FALSE);
  demarche_cell_name (&copy.cell, comparison, labels);
  copy.cell.holdings = NULL;
  copy.cell.n_holdings = 0;
  g_array_append_val (comparison->cells, copy.cell);
}

DemarcheComparison *
demarche_comparison_new_overall (const DemarcheTotals *totals, const DemarcheScope *scope,
                                 GPtrArray *tagged)
{
  DemarcheStage stage = demarche_scope_start (scope, tagged, totals->codebook);
  DemarcheComparison *comparison = stage.comparison;
  GStringChunk *labels = g_string_chunk_new (LABELS_BLOCK_BYTES);

  comparison->parts = demarche_cell_parts_new (0);
  g_ptr_array_add (comparison->parts->labels, labels);
  for (guint actor = 0; actor < comparison->actors->len; actor++)
    for (guint i = 0; i < comparison->issues->len; i++) {
      guint issue = g_array_index (comparison->issues, guint, i);
      const DemarcheTally *tally =
          g_ptr_array_index (totals->tallies, get_place (totals, actor, issue));
      if (tally != NULL && (scope->is_all || scope->actors[actor]))
        add_cell (comparison, tally, labels);
    }
  return demarche_stage_finish (&stage);
}
