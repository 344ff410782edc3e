/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Tells the kinds of nothing apart: silent, not recognised, absent, by group only, not read. */
#include "comparison/comparison-private.h"

/* who was at an event, as far as it is known */
typedef struct {
  DemarcheStage *stage;
  DemarchePresence *presence;
  GHashTable *events; /* event to set of folded names; no entry: not known */
} PresenceFinder;

void
demarche_presence_free (DemarchePresence *presence)
{
  g_array_unref (presence->spoke);
  g_array_unref (presence->not_read);
  g_array_unref (presence->addressed);
  g_array_unref (presence->unruled);
  g_array_unref (presence->joined);
  g_array_unref (presence->absent);
  g_free (presence);
}

static const DemarcheActor *
get_actor (const DemarcheComparison *comparison, guint actor)
{
  return g_ptr_array_index (comparison->actors, actor);
}

typedef struct {
  DemarcheStage *stage;
  guint statement;
} AboutWalk;

static void
add_about (guint paragraph, guint issue, gpointer data)
{
  const AboutWalk *walk = data;
  DemarcheStage *stage = walk->stage;
  const DemarchePlacement *placement =
      demarche_stage_get_placement (stage, walk->statement, paragraph);

  for (guint i = 0; stage->is_compared[issue] && i < placement->n_actors; i++)
    demarche_triples_add (stage->comparison->presence->addressed,
                          g_array_index (stage->actor_list, guint, placement->first_actor + i),
                          issue, placement->window);
}

/* (element-type guint): issues without rules in a language */
static GArray *
list_unruled (const DemarcheComparison *comparison, const char *language)
{
  GArray *unruled = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < comparison->issues->len; i++) {
    guint issue = g_array_index (comparison->issues, guint, i);
    if (!demarche_codebook_has_language (comparison->codebook, issue, language))
      g_array_append_val (unruled, issue);
  }
  return unruled;
}

/* silence in a language without rules for an issue says nothing about it */
static void
add_unruled (DemarcheStage *stage, guint statement, const GArray *unruled)
{
  guint n = demarche_statement_get_n_paragraphs (
      demarche_tagged_get_statement (demarche_stage_get_tagged (stage, statement)));

  for (guint i = 0; unruled->len > 0 && i < n; i++) {
    const DemarchePlacement *placement = demarche_stage_get_placement (stage, statement, i);
    for (guint j = 0; j < placement->n_actors * unruled->len; j++)
      demarche_triples_add (
          stage->comparison->presence->unruled,
          g_array_index (stage->actor_list, guint, placement->first_actor + j / unruled->len),
          g_array_index (unruled, guint, j % unruled->len), placement->window);
  }
}

/* the group of a statement speaks for the delegation that delivers it */
static void
join_deliverer (PresenceFinder *finder, const DemarchePlacement *placement, guint group,
                const DemarcheParagraph *paragraph)
{
  if (paragraph->occasion->delegation == NULL)
    return;
  guint actor =
      demarche_comparison_find_actor (finder->stage->comparison, paragraph->occasion->delegation);
  if (actor != DEMARCHE_NONE && actor != group)
    demarche_triples_add (finder->presence->joined, actor, placement->window, group);
}

static void
add_spoken (PresenceFinder *finder, guint statement)
{
  DemarcheStage *stage = finder->stage;
  DemarcheStatement *document =
      demarche_tagged_get_statement (demarche_stage_get_tagged (stage, statement));
  for (guint i = 0; i < demarche_statement_get_n_paragraphs (document); i++) {
    const DemarchePlacement *placement = demarche_stage_get_placement (stage, statement, i);
    for (guint j = 0; j < placement->n_actors; j++) {
      guint actor = g_array_index (stage->actor_list, guint, placement->first_actor + j);
      demarche_triples_add (finder->presence->spoke, actor, placement->window, 0);
      if (placement->is_group)
        join_deliverer (finder, placement, actor, demarche_statement_get_paragraph (document, i));
    }
  }
}

/* a tag that a person found wrong shows nothing */
static gboolean
shows_nothing (const DemarcheEvidence *evidence)
{
  return evidence->use == DEMARCHE_USE_VERSION || evidence->use == DEMARCHE_USE_OUTSIDE ||
         evidence->use == DEMARCHE_USE_REJECTED || evidence->use == DEMARCHE_USE_CORRECTED;
}

/* a tag shows that an issue was spoken to, also one that counts for nothing */
static void
add_tagged (DemarcheStage *stage)
{
  for (guint i = 0; i < stage->comparison->evidence->len; i++) {
    const DemarcheEvidence *evidence = demarche_comparison_get_evidence (stage->comparison, i);
    if (shows_nothing (evidence))
      continue;
    const DemarchePlacement *placement =
        demarche_stage_get_placement (stage, evidence->statement, evidence->tag->paragraph);
    for (guint j = 0; j < placement->n_actors; j++)
      demarche_triples_add (stage->comparison->presence->addressed,
                            g_array_index (stage->actor_list, guint, placement->first_actor + j),
                            evidence->issue, evidence->window);
  }
}

/* members align with what their group says, on the days of their membership */
static void
join_members (PresenceFinder *finder)
{
  const DemarcheComparison *comparison = finder->stage->comparison;
  DemarcheSpeakers *speakers = finder->stage->options->speakers;
  if (speakers == NULL || comparison->unit != DEMARCHE_UNIT_DELEGATION)
    return;
  for (guint i = 0; i < comparison->actors->len; i++) {
    const DemarcheActor *actor = get_actor (comparison, i);
    if (actor->groups == NULL)
      continue;
    for (guint j = 0; j < comparison->windows->len; j++) {
      const DemarcheWindow *window = g_ptr_array_index (comparison->windows, j);
      g_autofree const char **groups =
          demarche_speakers_get_groups (speakers, actor->name, window->to);
      for (guint k = 0; groups[k] != NULL; k++) {
        guint group = demarche_comparison_find_actor (finder->stage->comparison, groups[k]);
        if (group != DEMARCHE_NONE &&
            demarche_triples_contain (finder->presence->spoke, group, j, 0))
          demarche_triples_add (finder->presence->joined, i, j, group);
      }
    }
  }
}

static char *
fold_known_name (DemarcheSpeakers *speakers, const char *name)
{
  const char *known = NULL;
  if (speakers != NULL)
    known = demarche_speakers_find_delegation (speakers, name);
  if (speakers != NULL && known == NULL)
    known = demarche_speakers_find_person (speakers, name);
  return demarche_speakers_fold_name (known != NULL ? known : name);
}

static void
add_present (PresenceFinder *finder, const char *event, const char *name)
{
  GHashTable *names = g_hash_table_lookup (finder->events, event);
  if (names == NULL) {
    names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
    g_hash_table_insert (finder->events, g_strdup (event), names);
  }
  g_hash_table_add (names, fold_known_name (finder->stage->options->speakers, name));
}

static void
list_present (PresenceFinder *finder)
{
  const DemarcheComparisonOptions *options = finder->stage->options;
  GHashTableIter events;
  gpointer event;
  gpointer present;
  if (options->present != NULL) {
    g_hash_table_iter_init (&events, options->present);
    while (g_hash_table_iter_next (&events, &event, &present)) {
      for (char **name = present; *name != NULL; name++)
        add_present (finder, event, *name);
    }
  }
  if (options->speakers == NULL)
    return;
  const char *const *names;
  const char *const *spellings;
  demarche_speakers_get_names (options->speakers, &names, &spellings);
  for (guint i = 0; spellings[i] != NULL; i++) {
    const char *const *known = demarche_speakers_get_present (options->speakers, spellings[i]);
    for (guint j = 0; known[j] != NULL; j++)
      add_present (finder, known[j], spellings[i]);
  }
}

static gboolean
was_present (PresenceFinder *finder, const DemarcheActor *actor, const char *event)
{
  GHashTable *names = g_hash_table_lookup (finder->events, event);
  DemarcheSpeakers *speakers = finder->stage->options->speakers;
  if (names == NULL)
    return TRUE; /* not known: "not present" may not be said */
  g_autofree char *name = fold_known_name (speakers, actor->plain_name);
  if (g_hash_table_contains (names, name))
    return TRUE;
  if (actor->delegation == NULL)
    return FALSE;
  g_autofree char *delegation = fold_known_name (speakers, actor->delegation);
  return g_hash_table_contains (names, delegation);
}

/* a set of events for each window */
static GPtrArray *
list_events (DemarcheStage *stage)
{
  GPtrArray *events = g_ptr_array_new_with_free_func ((GDestroyNotify)g_hash_table_unref);
  for (guint i = 0; i < stage->comparison->windows->len; i++)
    g_ptr_array_add (events, g_hash_table_new (g_str_hash, g_str_equal));
  for (guint i = 0; i < stage->comparison->tagged->len; i++) {
    DemarcheStatement *statement =
        demarche_tagged_get_statement (demarche_stage_get_tagged (stage, i));
    for (guint j = 0; j < demarche_statement_get_n_paragraphs (statement); j++) {
      guint window = demarche_stage_get_placement (stage, i, j)->window;
      const char *event = demarche_statement_get_paragraph (statement, j)->occasion->event;
      if (window != DEMARCHE_NONE && event != NULL)
        g_hash_table_add (g_ptr_array_index (events, window), (char *)event);
    }
  }
  return events;
}

static gboolean
is_absent (PresenceFinder *finder, const DemarcheActor *actor, GHashTable *events)
{
  GHashTableIter iter;
  gpointer event;
  if (actor->kind == DEMARCHE_ACTOR_GROUP || actor->role != NULL || g_hash_table_size (events) == 0)
    return FALSE; /* lists of who was present name delegations and their speakers only */
  g_hash_table_iter_init (&iter, events);
  while (g_hash_table_iter_next (&iter, &event, NULL)) {
    if (was_present (finder, actor, event))
      return FALSE;
  }
  return TRUE;
}

static void
add_absent (PresenceFinder *finder)
{
  const DemarcheComparison *comparison = finder->stage->comparison;
  list_present (finder);
  if (g_hash_table_size (finder->events) == 0)
    return;
  g_autoptr (GPtrArray) events = list_events (finder->stage);
  for (guint i = 0; i < comparison->actors->len; i++) {
    for (guint j = 0; j < events->len; j++) {
      if (is_absent (finder, get_actor (comparison, i), g_ptr_array_index (events, j)))
        demarche_triples_add (finder->presence->absent, i, j, 0);
    }
  }
}

DemarchePresence *
demarche_presence_new (void)
{
  DemarchePresence *presence = g_new0 (DemarchePresence, 1);

  presence->spoke = demarche_triples_new ();
  presence->not_read = demarche_triples_new ();
  presence->addressed = demarche_triples_new ();
  presence->unruled = demarche_triples_new ();
  presence->joined = demarche_triples_new ();
  presence->absent = demarche_triples_new ();
  return presence;
}

/* all but what tags and rules say */
void
demarche_stage_find_presence (DemarcheStage *stage)
{
  DemarcheComparison *comparison = stage->comparison;
  DemarchePresence *presence = demarche_presence_new ();
  g_autoptr (GHashTable) events =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_hash_table_unref);
  PresenceFinder finder = {stage, presence, events};
  comparison->presence = presence;
  for (guint i = 0; i < comparison->tagged->len; i++) {
    const DemarcheStatementPlace *place = demarche_stage_get_statement (stage, i);
    if (place->window != DEMARCHE_NONE && place->actor != DEMARCHE_NONE)
      demarche_triples_add (presence->not_read, place->actor, place->window, 0);
    add_spoken (&finder, i);
  }
  demarche_triples_sort (presence->spoke);
  join_members (&finder);
  add_absent (&finder);
  demarche_triples_sort (presence->not_read);
  demarche_triples_sort (presence->joined);
  demarche_triples_sort (presence->absent);
}

void
demarche_stage_find_addressed (DemarcheStage *stage)
{
  const DemarcheComparison *comparison = stage->comparison;
  g_autoptr (GHashTable) unruled = g_hash_table_new_full (
      g_str_hash, g_str_equal, NULL, (GDestroyNotify)g_array_unref); /* by language */
  for (guint i = 0; i < demarche_stage_count_chosen (stage); i++) {
    guint statement = demarche_stage_get_chosen (stage, i);
    DemarcheTagged *tagged = demarche_stage_get_tagged (stage, statement);
    const char *language = demarche_statement_get_field (demarche_tagged_get_statement (tagged),
                                                         DEMARCHE_FIELD_LANGUAGE);
    AboutWalk walk = {stage, statement};
    demarche_tagged_visit_about (tagged, add_about, &walk);
    if (language == NULL)
      continue;
    if (!g_hash_table_contains (unruled, language))
      g_hash_table_insert (unruled, (char *)language, list_unruled (comparison, language));
    add_unruled (stage, statement, g_hash_table_lookup (unruled, language));
  }
  add_tagged (stage);
  demarche_triples_sort (comparison->presence->addressed);
  demarche_triples_sort (comparison->presence->unruled);
}

const DemarcheCell *
demarche_comparison_find_group_cell (DemarcheComparison *comparison, guint actor, guint issue,
                                     guint window)
{
  g_return_val_if_fail (comparison != NULL, NULL);
  GArray *joined = comparison->presence->joined;
  for (guint i = demarche_triples_find (joined, actor, window, 0); i < joined->len; i++) {
    const DemarcheTriple *triple = &g_array_index (joined, DemarcheTriple, i);
    if (triple->first != actor || triple->second != window)
      break;
    const DemarcheCell *cell =
        demarche_comparison_find_cell (comparison, triple->third, issue, window);
    if (cell != NULL)
      return cell;
  }
  return NULL;
}

static gboolean
has_joined (const DemarchePresence *presence, guint actor, guint window)
{
  guint index = demarche_triples_find (presence->joined, actor, window, 0);
  if (index == presence->joined->len)
    return FALSE;
  const DemarcheTriple *triple = &g_array_index (presence->joined, DemarcheTriple, index);
  return triple->first == actor && triple->second == window;
}

DemarcheSilence
demarche_comparison_get_silence (DemarcheComparison *comparison, guint actor, guint issue,
                                 guint window)
{
  g_return_val_if_fail (comparison != NULL, DEMARCHE_SILENCE_NO_STATEMENT);
  const DemarchePresence *presence = comparison->presence;
  if (demarche_comparison_find_cell (comparison, actor, issue, window) != NULL)
    return DEMARCHE_SILENCE_NONE;
  if (demarche_triples_contain (presence->addressed, actor, issue, window))
    return DEMARCHE_SILENCE_NO_POSITION;
  if (demarche_triples_contain (presence->not_read, actor, window, 0))
    return DEMARCHE_SILENCE_NOT_READ;
  if (demarche_triples_contain (presence->unruled, actor, issue, window))
    return DEMARCHE_SILENCE_NO_RULES;
  if (demarche_comparison_find_group_cell (comparison, actor, issue, window) != NULL)
    return DEMARCHE_SILENCE_GROUP_ONLY;
  if (demarche_triples_contain (presence->spoke, actor, window, 0) ||
      (!get_actor (comparison, actor)->is_silent && has_joined (presence, actor, window)))
    return DEMARCHE_SILENCE_NOT_ON_ISSUE;
  if (demarche_triples_contain (presence->absent, actor, window, 0))
    return DEMARCHE_SILENCE_ABSENT;
  return DEMARCHE_SILENCE_NO_STATEMENT;
}
