/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The same statements compared again and again while rules are edited. Cells and headlines hang on
 * the tags of one actor on one issue, so that those without a changed tag need no second look. */
#include "comparison/part-private.h"

static GPtrArray *
wrap (GPtrArray *statements)
{
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify)demarche_tagged_unref);

  for (guint i = 0; i < statements->len; i++)
    g_ptr_array_add (
        all, demarche_tagged_new (g_ptr_array_index (statements, i), g_ptr_array_new (), NULL));
  return all;
}

static void
remember_order (DemarcheFrame *frame, GPtrArray *given)
{
  g_autoptr (GHashTable) indices = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < given->len; i++)
    g_hash_table_insert (indices, g_ptr_array_index (given, i), GUINT_TO_POINTER (i));
  g_array_set_size (frame->order, given->len);
  g_array_set_size (frame->ranks, given->len);
  for (guint i = 0; i < given->len; i++) {
    guint index = GPOINTER_TO_UINT (
        g_hash_table_lookup (indices, g_ptr_array_index (frame->places->tagged, i)));
    g_array_index (frame->order, guint, i) = index;
    g_array_index (frame->ranks, guint, index) = i;
  }
}

static void
list_spoken (DemarcheFrame *frame, guint statement)
{
  guint first =
      g_array_index (frame->statements, DemarcheStatementPlace, statement).first_placement;
  guint end =
      statement + 1 < frame->statements->len
          ? g_array_index (frame->statements, DemarcheStatementPlace, statement + 1).first_placement
          : frame->placements->len;
  for (guint i = first; i < end; i++) {
    const DemarchePlacement *placement = &g_array_index (frame->placements, DemarchePlacement, i);
    for (guint j = 0; j < placement->n_actors; j++)
      demarche_triples_add (frame->spoken,
                            g_array_index (frame->actor_list, guint, placement->first_actor + j),
                            placement->window, statement);
  }
}

DemarcheFrame *
demarche_frame_new (GPtrArray *statements, const DemarcheComparisonOptions *options)
{
  DemarcheFrame *frame = g_new0 (DemarcheFrame, 1);
  g_autoptr (DemarcheCodebook) codebook = demarche_codebook_new ();
  g_autoptr (GPtrArray) given = wrap (statements);
  g_autoptr (GPtrArray) sorted = demarche_comparison_sort (given);

  frame->places = demarche_comparison_new_empty (codebook, options);
  frame->options = (DemarcheComparisonOptions){.unit = options->unit, .windows = options->windows};
  frame->statements = g_array_new (FALSE, TRUE, sizeof (DemarcheStatementPlace));
  frame->placements = g_array_new (FALSE, TRUE, sizeof (DemarchePlacement));
  frame->actor_list = g_array_new (FALSE, FALSE, sizeof (guint));
  frame->order = g_array_new (FALSE, FALSE, sizeof (guint));
  frame->ranks = g_array_new (FALSE, FALSE, sizeof (guint));
  frame->spoken = demarche_triples_new ();
  DemarcheStage stage = {.comparison = frame->places,
                         .options = options,
                         .statements = frame->statements,
                         .placements = frame->placements,
                         .actor_list = frame->actor_list};
  demarche_stage_place (&stage, sorted);
  remember_order (frame, given);
  for (guint i = 0; i < frame->statements->len; i++)
    list_spoken (frame, i);
  demarche_triples_sort (frame->spoken);
  return frame;
}

void
demarche_frame_free (DemarcheFrame *frame)
{
  if (frame == NULL)
    return;
  demarche_comparison_unref (frame->places);
  g_array_unref (frame->statements);
  g_array_unref (frame->placements);
  g_array_unref (frame->actor_list);
  g_array_unref (frame->order);
  g_array_unref (frame->ranks);
  g_array_unref (frame->spoken);
  g_free (frame);
}

/* ---- scopes ---- */

DemarcheScope *
demarche_scope_new (const DemarcheFrame *frame)
{
  DemarcheScope *scope = g_new0 (DemarcheScope, 1);

  scope->frame = frame;
  scope->issues = g_hash_table_new (g_str_hash, g_str_equal);
  scope->actors = g_new0 (guint8, frame->places->actors->len + 1);
  scope->touched = demarche_triples_new ();
  return scope;
}

void
demarche_scope_free (DemarcheScope *scope)
{
  g_hash_table_unref (scope->issues);
  g_array_unref (scope->touched);
  g_free (scope->actors);
  g_free (scope);
}

void
demarche_scope_fill (DemarcheScope *scope)
{
  scope->is_all = TRUE;
}

static const DemarchePlacement *
get_placement (const DemarcheFrame *frame, guint rank, guint paragraph)
{
  guint first = g_array_index (frame->statements, DemarcheStatementPlace, rank).first_placement;

  return &g_array_index (frame->placements, DemarchePlacement, first + paragraph);
}

/* where a group spoke, nobody of it is silent: with one of them everyone is touched */
void
demarche_scope_add (DemarcheScope *scope, guint statement, guint paragraph, const char *issue)
{
  const DemarcheFrame *frame = scope->frame;
  const DemarchePlacement *placement =
      get_placement (frame, g_array_index (frame->ranks, guint, statement), paragraph);

  g_hash_table_add (scope->issues, (char *)issue);
  for (guint i = 0; i < placement->n_actors; i++) {
    guint actor = g_array_index (frame->actor_list, guint, placement->first_actor + i);
    const DemarcheActor *who = g_ptr_array_index (frame->places->actors, actor);
    gboolean is_group = who->kind == DEMARCHE_ACTOR_GROUP;
    guint touched = is_group ? frame->places->actors->len : actor;
    scope->actors[actor] = TRUE;
    demarche_triples_add (scope->touched, touched, placement->window, 0);
  }
}

void
demarche_scope_seal (DemarcheScope *scope)
{
  GArray *all = scope->touched;

  demarche_triples_sort (all);
  scope->touched = demarche_triples_new ();
  for (guint i = 0; i < all->len; i++) {
    const DemarcheTriple *triple = &g_array_index (all, DemarcheTriple, i);
    demarche_triples_add (scope->touched, triple->first, triple->second, triple->third);
  }
  g_array_unref (all);
}

gboolean
demarche_scope_has_issue (const DemarcheScope *scope, const char *issue)
{
  return scope->is_all || g_hash_table_contains (scope->issues, issue);
}

static gboolean
touches (const DemarcheScope *scope, guint actor, guint first, guint last)
{
  guint index = demarche_triples_find (scope->touched, actor, first, 0);

  if (index == scope->touched->len)
    return FALSE;
  const DemarcheTriple *next = &g_array_index (scope->touched, DemarcheTriple, index);
  return next->first == actor && next->second <= last;
}

gboolean
demarche_scope_touches (const DemarcheScope *scope, guint actor, guint first, guint last)
{
  return touches (scope, actor, first, last) ||
         touches (scope, scope->frame->places->actors->len, first, last);
}

gboolean
demarche_stage_is_in_scope (const DemarcheStage *stage, guint statement, const DemarcheTag *tag)
{
  const DemarchePlacement *placement =
      demarche_stage_get_placement (stage, statement, tag->paragraph);
  guint issue = demarche_codebook_get_position (stage->comparison->codebook, tag->position)->issue;

  if (!stage->is_compared[issue] || stage->near == NULL)
    return stage->is_compared[issue];
  for (guint i = 0; i < placement->n_actors; i++) {
    guint actor = g_array_index (stage->actor_list, guint, placement->first_actor + i);
    if (g_hash_table_contains (stage->near,
                               demarche_scope_number (stage->scope, actor, placement->window)))
      return TRUE;
  }
  return FALSE;
}

gboolean
demarche_stage_may_differ (const DemarcheStage *stage, guint actor, guint first, guint last)
{
  const DemarcheScope *scope = stage->scope;

  return scope == NULL || scope->is_all || demarche_scope_touches (scope, actor, first, last);
}

/* ---- one part ---- */

static void
share (GPtrArray **place, GPtrArray *array)
{
  g_ptr_array_unref (*place);
  *place = g_ptr_array_ref (array);
}

static void
share_triples (GArray **place, GArray *triples)
{
  g_array_unref (*place);
  *place = g_array_ref (triples);
}

static DemarcheComparison *
start_comparison (const DemarcheFrame *frame, GPtrArray *tagged, DemarcheCodebook *codebook)
{
  DemarcheComparison *comparison = demarche_comparison_new_empty (codebook, &frame->options);
  const DemarcheComparison *places = frame->places;
  DemarchePresence *presence = demarche_presence_new ();

  share (&comparison->windows, places->windows);
  share (&comparison->actors, places->actors);
  share (&comparison->versions, places->versions);
  share (&comparison->tagged, tagged);
  share_triples (&presence->spoke, places->presence->spoke);
  share_triples (&presence->not_read, places->presence->not_read);
  share_triples (&presence->joined, places->presence->joined);
  share_triples (&presence->absent, places->presence->absent);
  comparison->presence = presence;
  comparison->actor_names = g_hash_table_ref (places->actor_names);
  comparison->n_read = places->n_read;
  comparison->n_empty = places->n_empty;
  comparison->n_paragraphs = places->n_paragraphs;
  comparison->n_undated = places->n_undated;
  return comparison;
}

DemarcheStage
demarche_scope_start (const DemarcheScope *scope, GPtrArray *tagged, DemarcheCodebook *codebook)
{
  const DemarcheFrame *frame = scope->frame;
  DemarcheStage stage = {.comparison = start_comparison (frame, tagged, codebook),
                         .options = &frame->options,
                         .statements = frame->statements,
                         .placements = frame->placements,
                         .actor_list = frame->actor_list,
                         .is_compared =
                             g_new0 (gboolean, demarche_codebook_get_n_issues (codebook) + 1),
                         .scope = scope,
                         .order = frame->order};

  demarche_stage_choose_issues (&stage);
  return stage;
}

void
demarche_stage_choose_statements (DemarcheStage *stage, const guint8 *is_chosen)
{
  stage->chosen = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < stage->statements->len; i++)
    if (is_chosen[i])
      g_array_append_val (stage->chosen, i);
}

DemarcheComparison *
demarche_stage_finish (DemarcheStage *stage)
{
  g_clear_pointer (&stage->is_compared, g_free);
  g_clear_pointer (&stage->near, g_hash_table_unref);
  g_clear_pointer (&stage->chosen, g_array_unref);
  return stage->comparison;
}
