/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Shifts and contradictions around the windows in which tags differ: up to the ones before and
 * behind in which the actor took a position. */
#include "comparison/part-private.h"

/* @seen: by issue, the number of the walk in which the actor was found to speak to it */
typedef struct {
  DemarcheStage *stage;
  guint8 *chosen; /* by statement */
  guint *seen;
  guint n_walks;
} Search;

static const DemarcheTriple *
get_spoken (const Search *search, guint index)
{
  const GArray *spoken = search->stage->scope->frame->spoken;

  return index < spoken->len ? &g_array_index (spoken, DemarcheTriple, index) : NULL;
}

static gboolean
has_actor (const DemarcheStage *stage, const DemarchePlacement *placement, guint actor)
{
  for (guint i = 0; i < placement->n_actors; i++)
    if (g_array_index (stage->actor_list, guint, placement->first_actor + i) == actor)
      return TRUE;
  return FALSE;
}

/* how many more issues an actor is found to speak to */
static guint
count_new_issues (Search *search, const DemarcheTriple *spoken)
{
  DemarcheStage *stage = search->stage;
  DemarcheTagged *tagged = demarche_stage_get_tagged (stage, spoken->third);
  guint n = 0;

  for (guint i = 0; i < demarche_tagged_get_n_tags (tagged); i++) {
    const DemarcheTag *tag = demarche_tagged_get_tag (tagged, i);
    guint issue =
        demarche_codebook_get_position (stage->comparison->codebook, tag->position)->issue;
    const DemarchePlacement *placement =
        demarche_stage_get_placement (stage, spoken->third, tag->paragraph);
    DemarcheEvidence evidence;
    if (!stage->is_compared[issue] || search->seen[issue] == search->n_walks ||
        placement->window != spoken->second || !has_actor (stage, placement, spoken->first))
      continue;
    demarche_stage_judge (stage, spoken->third, tag, &evidence);
    if (evidence.use != DEMARCHE_USE_COUNTED)
      continue;
    search->seen[issue] = search->n_walks;
    n++;
  }
  return n;
}

static void
add_window (Search *search, guint actor, guint window)
{
  DemarcheStage *stage = search->stage;
  gpointer number = demarche_scope_number (stage->scope, actor, window);
  GArray *joined = stage->comparison->presence->joined;
  const DemarcheTriple *spoken;

  if (!g_hash_table_add (stage->near, number))
    return;
  for (guint i = demarche_triples_find (stage->scope->frame->spoken, actor, window, 0);
       (spoken = get_spoken (search, i)) != NULL && spoken->first == actor &&
       spoken->second == window;
       i++)
    search->chosen[spoken->third] = TRUE;
  /* whoever speaks for it there */
  for (guint i = demarche_triples_find (joined, actor, window, 0); i < joined->len; i++) {
    const DemarcheTriple *group = &g_array_index (joined, DemarcheTriple, i);
    if (group->first != actor || group->second != window)
      break;
    add_window (search, group->third, window);
  }
}

/* goes on, @step by @step, until it has spoken to each issue. From the next touched window on
 * there is a walk of its own */
static void
walk (Search *search, guint actor, guint from, int step)
{
  guint n_left = search->stage->comparison->issues->len;
  guint window = DEMARCHE_NONE;
  const DemarcheTriple *spoken;

  search->n_walks++;
  for (guint i = from; (spoken = get_spoken (search, i)) != NULL && spoken->first == actor;
       i += (guint)step) {
    if (spoken->second != window &&
        (n_left == 0 ||
         demarche_scope_touches (search->stage->scope, actor, spoken->second, spoken->second)))
      return;
    window = spoken->second;
    add_window (search, actor, window);
    n_left -= count_new_issues (search, spoken);
  }
}

static void
search_around (Search *search, guint actor, guint window)
{
  GArray *spoken = search->stage->scope->frame->spoken;

  add_window (search, actor, window);
  walk (search, actor, demarche_triples_find (spoken, actor, window, 0) - 1, -1);
  walk (search, actor, demarche_triples_find (spoken, actor, window + 1, 0), 1);
}

static void
search_all (Search *search)
{
  const DemarcheScope *scope = search->stage->scope;
  guint n_actors = scope->frame->places->actors->len;

  for (guint i = 0; i < scope->touched->len; i++) {
    const DemarcheTriple *touched = &g_array_index (scope->touched, DemarcheTriple, i);
    gboolean is_everyone = touched->first == n_actors;
    guint end = is_everyone ? n_actors : touched->first + 1;
    for (guint actor = is_everyone ? 0 : touched->first; actor < end; actor++)
      search_around (search, actor, touched->second);
  }
}

/* which statements and windows are looked at */
static void
choose (DemarcheStage *stage)
{
  g_autofree guint8 *chosen = g_new0 (guint8, stage->statements->len + 1);
  g_autofree guint *seen =
      g_new0 (guint, demarche_codebook_get_n_issues (stage->comparison->codebook) + 1);
  Search search = {.stage = stage, .chosen = chosen, .seen = seen};

  stage->near = g_hash_table_new (NULL, NULL);
  search_all (&search);
  demarche_stage_choose_statements (stage, chosen);
}

DemarcheComparison *
demarche_comparison_new_headlines (const DemarcheFrame *frame, const DemarcheScope *scope,
                                   GPtrArray *tagged, DemarcheCodebook *codebook)
{
  g_return_val_if_fail (tagged->len == frame->order->len, NULL);
  DemarcheStage stage = demarche_scope_start (scope, tagged, codebook);

  if (!scope->is_all)
    choose (&stage);
  if (stage.comparison->issues->len > 0)
    demarche_stage_count (&stage);
  return demarche_stage_finish (&stage);
}
