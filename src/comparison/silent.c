/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Lists delegations that are known without words of their own: by presence, or by their group. */
#include "comparison/comparison-private.h"

#include <string.h>

typedef struct {
  DemarcheStage *stage;
  GHashTable *known; /* folded names that have a row, or get one */
  GPtrArray *names;
} SilentFinder;

static void
add_name (SilentFinder *finder, const char *name)
{
  DemarcheSpeakers *speakers = finder->stage->options->speakers;
  const char *spelling = NULL;
  if (speakers != NULL)
    spelling = demarche_speakers_find_delegation (speakers, name);
  if (speakers != NULL && spelling == NULL &&
      demarche_speakers_find_person (speakers, name) != NULL)
    spelling = demarche_speakers_get_delegation (speakers, name);
  g_autofree char *tidy = demarche_speakers_tidy_name (spelling != NULL ? spelling : name);
  if (*tidy != '\0' && g_hash_table_add (finder->known, demarche_speakers_fold_name (tidy)))
    g_ptr_array_add (finder->names, g_steal_pointer (&tidy));
}

static GHashTable *
list_events (DemarcheStage *stage)
{
  GHashTable *events = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < stage->comparison->tagged->len; i++) {
    DemarcheStatement *statement =
        demarche_tagged_get_statement (demarche_stage_get_tagged (stage, i));
    for (guint j = 0; j < demarche_statement_get_n_paragraphs (statement); j++) {
      const char *event = demarche_statement_get_paragraph (statement, j)->occasion->event;
      if (event != NULL && demarche_stage_get_placement (stage, i, j)->window != DEMARCHE_NONE)
        g_hash_table_add (events, (char *)event);
    }
  }
  return events;
}

static void
add_listed (SilentFinder *finder, GHashTable *events)
{
  GHashTableIter iter;
  gpointer event;
  if (finder->stage->options->present == NULL)
    return;
  g_hash_table_iter_init (&iter, events);
  while (g_hash_table_iter_next (&iter, &event, NULL)) {
    const char *const *present = g_hash_table_lookup (finder->stage->options->present, event);
    for (guint i = 0; present != NULL && present[i] != NULL; i++)
      add_name (finder, present[i]);
  }
}

/* (element-type DemarcheTriple): group actor, window, 0; each once */
static GArray *
list_group_windows (DemarcheStage *stage)
{
  g_autoptr (GArray) spoke = demarche_triples_new ();
  GArray *once = demarche_triples_new ();
  for (guint i = 0; i < stage->placements->len; i++) {
    const DemarchePlacement *placement = &g_array_index (stage->placements, DemarchePlacement, i);
    for (guint j = 0; placement->is_group && j < placement->n_actors; j++)
      demarche_triples_add (spoke,
                            g_array_index (stage->actor_list, guint, placement->first_actor + j),
                            placement->window, 0);
  }
  demarche_triples_sort (spoke);
  for (guint i = 0; i < spoke->len; i++) {
    const DemarcheTriple *next = &g_array_index (spoke, DemarcheTriple, i);
    if (i == 0 || memcmp (next, next - 1, sizeof *next) != 0)
      g_array_append_val (once, *next);
  }
  return once;
}

static gboolean
is_member_of (DemarcheStage *stage, const char *delegation, const DemarcheTriple *spoke)
{
  const DemarcheActor *group = g_ptr_array_index (stage->comparison->actors, spoke->first);
  const DemarcheWindow *window = g_ptr_array_index (stage->comparison->windows, spoke->second);
  g_autofree char *wanted = demarche_speakers_fold_name (group->plain_name);
  g_autofree const char **groups =
      demarche_speakers_get_groups (stage->options->speakers, delegation, window->to);
  for (guint i = 0; groups[i] != NULL; i++) {
    g_autofree char *name = demarche_speakers_fold_name (groups[i]);
    if (g_str_equal (name, wanted))
      return TRUE;
  }
  return FALSE;
}

static gboolean
is_spoken_for (DemarcheStage *stage, const char *delegation, GArray *spoke)
{
  for (guint i = 0; i < spoke->len; i++) {
    if (is_member_of (stage, delegation, &g_array_index (spoke, DemarcheTriple, i)))
      return TRUE;
  }
  return FALSE;
}

static gboolean
was_at_any (DemarcheSpeakers *speakers, const char *delegation, GHashTable *events)
{
  const char *const *present = demarche_speakers_get_present (speakers, delegation);
  for (guint i = 0; present[i] != NULL; i++) {
    if (g_hash_table_contains (events, present[i]))
      return TRUE;
  }
  return FALSE;
}

static void
add_registered (SilentFinder *finder, GHashTable *events)
{
  DemarcheStage *stage = finder->stage;
  DemarcheSpeakers *speakers = stage->options->speakers;
  const char *const *names;
  const char *const *spellings;
  if (speakers == NULL)
    return;
  g_autoptr (GArray) spoke = list_group_windows (stage);
  demarche_speakers_get_names (speakers, &names, &spellings);
  for (guint i = 0; spellings[i] != NULL; i++) {
    const char *delegation = demarche_speakers_find_delegation (speakers, spellings[i]);
    if (delegation != spellings[i] || !g_str_equal (names[i], delegation))
      continue; /* a person, a group, or another name of a delegation */
    if (was_at_any (speakers, delegation, events) || is_spoken_for (stage, delegation, spoke))
      add_name (finder, delegation);
  }
}

GPtrArray *
demarche_stage_list_silent (DemarcheStage *stage)
{
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  SilentFinder finder = {stage, known, g_ptr_array_new_with_free_func (g_free)};
  if (stage->options->unit != DEMARCHE_UNIT_DELEGATION)
    return finder.names;
  for (guint i = 0; i < stage->comparison->actors->len; i++) {
    const DemarcheActor *actor = g_ptr_array_index (stage->comparison->actors, i);
    g_hash_table_add (known, demarche_speakers_fold_name (actor->plain_name));
  }
  g_autoptr (GHashTable) events = list_events (stage);
  add_listed (&finder, events);
  add_registered (&finder, events);
  return finder.names;
}
