/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Says for whom each paragraph counts: a delegation, a speaker or groups. */
#include "comparison/comparison-private.h"

#include <string.h>

typedef struct {
  DemarcheStage *stage;
  GHashTable *by_key;   /* kind, folded name and, of namesakes, delegation to index + 1 */
  GHashTable *spelled;  /* the same by names as they were met */
  GHashTable *homes;    /* folded name of a speaker to folded delegation, "" with several */
  GHashTable *counted;  /* actor to index + 1 of the statement it was last counted in */
  GHashTable *suffixes; /* actor to the delegation that tells it from a namesake */
  GHashTable *allowed;  /* folded names, or NULL: everybody */
} ActorFinder;

static void
actor_free (gpointer data)
{
  DemarcheActor *actor = data;
  g_free (actor->name);
  g_free (actor->plain_name);
  g_free (actor->delegation);
  g_free (actor->role);
  g_free (actor->groups);
  g_free (actor);
}

static gboolean
is_allowed (ActorFinder *finder, const char *folded, const char *delegation)
{
  if (finder->allowed == NULL || g_hash_table_contains (finder->allowed, folded))
    return TRUE;
  if (delegation == NULL)
    return FALSE;
  g_autofree char *full = g_strdup_printf ("%s (%s)", folded, delegation);
  return g_hash_table_contains (finder->allowed, full);
}

static void
add_actor (ActorFinder *finder, DemarcheActorKind kind, const char *name)
{
  DemarcheActor *actor = g_new0 (DemarcheActor, 1);
  actor->kind = kind;
  actor->plain_name = demarche_speakers_tidy_name (name);
  g_ptr_array_add (finder->stage->comparison->actors, actor);
}

static char *
make_key (DemarcheActorKind kind, const char *name, const char *delegation)
{
  return g_strdup_printf ("%d %s\n%s", (int)kind, name, delegation != NULL ? delegation : "");
}

static guint
ensure_actor (ActorFinder *finder, DemarcheActorKind kind, const char *name, const char *folded,
              const char *delegation)
{
  GPtrArray *actors = finder->stage->comparison->actors;
  g_autofree char *key = make_key (kind, folded, delegation);
  guint known = GPOINTER_TO_UINT (g_hash_table_lookup (finder->by_key, key));
  if (known == 0) {
    add_actor (finder, kind, name);
    known = actors->len;
    g_hash_table_insert (finder->by_key, g_steal_pointer (&key), GUINT_TO_POINTER (known));
  }
  DemarcheActor *actor = g_ptr_array_index (actors, known - 1);
  if (demarche_speakers_is_better_name (name, actor->plain_name)) {
    g_free (actor->plain_name);
    actor->plain_name = demarche_speakers_tidy_name (name);
  }
  return known;
}

/* @delegation: (nullable): folded, of a speaker who has a namesake in another one */
static guint
find_actor_of (ActorFinder *finder, DemarcheActorKind kind, const char *name,
               const char *delegation)
{
  g_autofree char *spelled = make_key (kind, name, delegation);
  guint known = GPOINTER_TO_UINT (g_hash_table_lookup (finder->spelled, spelled));
  if (known > 0)
    return known - 1;
  g_autofree char *folded = demarche_speakers_fold_name (name);
  if (kind != DEMARCHE_ACTOR_GROUP && !is_allowed (finder, folded, delegation))
    return DEMARCHE_NONE;
  known = ensure_actor (finder, kind, name, folded, delegation);
  g_hash_table_insert (finder->spelled, g_steal_pointer (&spelled), GUINT_TO_POINTER (known));
  return known - 1;
}

static guint
find_actor (ActorFinder *finder, DemarcheActorKind kind, const char *name)
{
  return find_actor_of (finder, kind, name, NULL);
}

/* keeps a property that all paragraphs agree on; "" marks that they do not */
static void
agree (char **slot, const char *value, gboolean is_first)
{
  if (is_first) {
    *slot = g_strdup (value);
  } else if (g_strcmp0 (*slot, value) != 0) {
    g_free (*slot);
    *slot = g_strdup ("");
  }
}

static void
describe_actor (DemarcheActor *actor, const DemarcheOccasion *occasion)
{
  const char *role = g_strcmp0 (occasion->role, "speaker") == 0 ? NULL : occasion->role;
  gboolean is_first = actor->n_paragraphs == 0;
  agree (&actor->role, role, is_first);
  if (actor->kind == DEMARCHE_ACTOR_SPEAKER)
    agree (&actor->delegation, occasion->delegation, is_first);
}

static void
place_with (DemarcheStage *stage, DemarchePlacement *placement, guint actor)
{
  if (actor == DEMARCHE_NONE)
    return;
  for (guint i = 0; i < placement->n_actors; i++) {
    if (g_array_index (stage->actor_list, guint, placement->first_actor + i) == actor)
      return;
  }
  g_array_append_val (stage->actor_list, actor);
  placement->n_actors++;
}

/* who chairs, asks or reports speaks for nobody else */
static gboolean
is_for_delegation (const DemarcheOccasion *occasion)
{
  return occasion->delegation != NULL &&
         (occasion->role == NULL || g_str_equal (occasion->role, "speaker"));
}

static gboolean
is_as_delegation (ActorFinder *finder, const DemarcheOccasion *occasion)
{
  return is_for_delegation (occasion) &&
         (finder->stage->options->unit != DEMARCHE_UNIT_SPEAKER || occasion->speaker == NULL);
}

static char *
fold_delegation (ActorFinder *finder, const char *delegation)
{
  DemarcheSpeakers *speakers = finder->stage->options->speakers;
  const char *known =
      speakers != NULL ? demarche_speakers_find_delegation (speakers, delegation) : NULL;
  return demarche_speakers_fold_name (known != NULL ? known : delegation);
}

/* one name in two delegations is two people */
static void
note_home (ActorFinder *finder, const DemarcheOccasion *occasion)
{
  if (occasion->speaker == NULL || occasion->delegation == NULL ||
      is_as_delegation (finder, occasion))
    return;
  g_autofree char *name = demarche_speakers_fold_name (occasion->speaker);
  g_autofree char *delegation = fold_delegation (finder, occasion->delegation);
  const char *known = g_hash_table_lookup (finder->homes, name);
  if (known == NULL)
    g_hash_table_insert (finder->homes, g_steal_pointer (&name), g_steal_pointer (&delegation));
  else if (!g_str_equal (known, delegation))
    g_hash_table_insert (finder->homes, g_steal_pointer (&name), g_strdup (""));
}

static void
set_suffix (ActorFinder *finder, guint index, const char *delegation)
{
  gpointer actor = g_ptr_array_index (finder->stage->comparison->actors, index);
  const char *known = g_hash_table_lookup (finder->suffixes, actor);
  if (known == NULL || demarche_speakers_is_better_name (delegation, known))
    g_hash_table_insert (finder->suffixes, actor, demarche_speakers_tidy_name (delegation));
}

static guint
find_speaker (ActorFinder *finder, const DemarcheOccasion *occasion)
{
  g_autofree char *name = demarche_speakers_fold_name (occasion->speaker);
  const char *home = g_hash_table_lookup (finder->homes, name);
  if (occasion->delegation == NULL || home == NULL || *home != '\0')
    return find_actor (finder, DEMARCHE_ACTOR_SPEAKER, occasion->speaker);
  g_autofree char *delegation = fold_delegation (finder, occasion->delegation);
  guint actor = find_actor_of (finder, DEMARCHE_ACTOR_SPEAKER, occasion->speaker, delegation);
  if (actor != DEMARCHE_NONE)
    set_suffix (finder, actor, occasion->delegation);
  return actor;
}

static guint
find_single (ActorFinder *finder, const DemarcheOccasion *occasion)
{
  if (is_as_delegation (finder, occasion))
    return find_actor (finder, DEMARCHE_ACTOR_DELEGATION, occasion->delegation);
  if (occasion->speaker != NULL)
    return find_speaker (finder, occasion);
  return find_actor (finder, DEMARCHE_ACTOR_SPEAKER,
                     occasion->role != NULL ? occasion->role : "unknown");
}

static void
place_with_groups (ActorFinder *finder, DemarchePlacement *placement, const char *groups)
{
  g_auto (GStrv) names = g_strsplit (groups, ";", -1);
  for (guint i = 0; names[i] != NULL; i++) {
    if (*g_strstrip (names[i]) != '\0')
      place_with (finder->stage, placement, find_actor (finder, DEMARCHE_ACTOR_GROUP, names[i]));
  }
}

static void
place_with_memberships (ActorFinder *finder, DemarchePlacement *placement,
                        const DemarcheOccasion *occasion)
{
  DemarcheSpeakers *speakers = finder->stage->options->speakers;
  if (speakers == NULL || !is_for_delegation (occasion))
    return;
  g_autofree const char **groups =
      demarche_speakers_get_groups (speakers, occasion->delegation, occasion->date);
  for (guint i = 0; groups[i] != NULL; i++)
    place_with (finder->stage, placement, find_actor (finder, DEMARCHE_ACTOR_GROUP, groups[i]));
}

/* among speakers a named person counts as such, whatever group stands beside the name */
static gboolean
is_for_groups (ActorFinder *finder, const DemarcheOccasion *occasion)
{
  return occasion->groups != NULL && *occasion->groups != '\0' &&
         (finder->stage->options->unit != DEMARCHE_UNIT_SPEAKER || occasion->speaker == NULL);
}

static DemarcheActor *
get_placed (const DemarcheStage *stage, const DemarchePlacement *placement, guint index)
{
  guint actor = g_array_index (stage->actor_list, guint, placement->first_actor + index);

  return g_ptr_array_index (stage->comparison->actors, actor);
}

static void
place_occasion (ActorFinder *finder, DemarchePlacement *placement, const DemarcheOccasion *occasion)
{
  DemarcheStage *stage = finder->stage;
  placement->first_actor = stage->actor_list->len;
  if (is_for_groups (finder, occasion)) {
    place_with_groups (finder, placement, occasion->groups);
    placement->is_group = placement->n_actors > 0;
    if (placement->is_group && is_for_delegation (occasion) &&
        stage->options->unit == DEMARCHE_UNIT_DELEGATION)
      find_single (finder, occasion); /* who delivers it has a row, even without own words */
  } else if (stage->options->unit == DEMARCHE_UNIT_GROUP) {
    place_with_memberships (finder, placement, occasion);
  }
  if (placement->n_actors == 0)
    place_with (stage, placement, find_single (finder, occasion));
  for (guint i = 0; i < placement->n_actors; i++)
    describe_actor (get_placed (stage, placement, i), occasion);
}

/* the occasion of the paragraph counts for whom another one does */
static void
place_alike (DemarchePlacement *placement, const DemarchePlacement *like)
{
  placement->first_actor = like->first_actor;
  placement->n_actors = like->n_actors;
  placement->is_group = like->is_group;
}

/* said by the same one for the same ones on one day; strings of a statement are kept once */
static gboolean
is_said_alike (const DemarcheOccasion *one, const DemarcheOccasion *two)
{
  return one == two ||
         (one->speaker == two->speaker && one->delegation == two->delegation &&
          one->role == two->role && one->groups == two->groups && one->date == two->date);
}

/* @statement: its index */
static void
count_statement (ActorFinder *finder, const DemarchePlacement *placement, guint statement)
{
  for (guint i = 0; i < placement->n_actors; i++) {
    DemarcheActor *actor = get_placed (finder->stage, placement, i);
    gpointer place = GUINT_TO_POINTER (statement + 1);
    if (g_hash_table_lookup (finder->counted, actor) == place)
      continue;
    g_hash_table_insert (finder->counted, actor, place);
    actor->n_statements++;
  }
}

static void
place_statement (ActorFinder *finder, guint index)
{
  DemarcheStage *stage = finder->stage;
  DemarcheStatement *statement =
      demarche_tagged_get_statement (demarche_stage_get_tagged (stage, index));
  const DemarcheOccasion *before = NULL;
  const DemarchePlacement *placed_before = NULL;
  for (guint i = 0; i < demarche_statement_get_n_paragraphs (statement); i++) {
    DemarchePlacement *placement = demarche_stage_get_placement (stage, index, i);
    const DemarcheParagraph *paragraph = demarche_statement_get_paragraph (statement, i);
    if (placement->window == DEMARCHE_NONE)
      continue;
    if (before != NULL && is_said_alike (before, paragraph->occasion)) {
      place_alike (placement, placed_before);
    } else {
      place_occasion (finder, placement, paragraph->occasion);
      count_statement (finder, placement, index);
      before = paragraph->occasion;
      placed_before = placement;
    }
    for (guint j = 0; j < placement->n_actors; j++)
      get_placed (stage, placement, j)->n_paragraphs += paragraph->n_alike;
  }
}

/* what is known of a statement that could not be read */
static DemarcheOccasion
describe_failed (DemarcheStage *stage, guint index)
{
  DemarcheStatement *statement =
      demarche_tagged_get_statement (demarche_stage_get_tagged (stage, index));
  return (DemarcheOccasion){
      .speaker = demarche_statement_get_field (statement, DEMARCHE_FIELD_SPEAKER),
      .delegation = demarche_statement_get_field (statement, DEMARCHE_FIELD_DELEGATION),
      .role = demarche_statement_get_field (statement, DEMARCHE_FIELD_ROLE),
  };
}

static void
place_failed (ActorFinder *finder, guint index)
{
  const DemarcheOccasion occasion = describe_failed (finder->stage, index);
  if (occasion.speaker != NULL || occasion.delegation != NULL)
    demarche_stage_get_statement (finder->stage, index)->actor = find_single (finder, &occasion);
}

static gboolean
is_failed (DemarcheStage *stage, guint index)
{
  return demarche_stage_get_statement (stage, index)->window != DEMARCHE_NONE;
}

static void
note_homes (ActorFinder *finder, guint index)
{
  DemarcheStage *stage = finder->stage;
  if (is_failed (stage, index)) {
    const DemarcheOccasion occasion = describe_failed (stage, index);
    note_home (finder, &occasion);
    return;
  }
  DemarcheStatement *statement =
      demarche_tagged_get_statement (demarche_stage_get_tagged (stage, index));
  const DemarcheOccasion *before = NULL;
  for (guint i = 0; i < demarche_statement_get_n_paragraphs (statement); i++) {
    const DemarcheOccasion *occasion = demarche_statement_get_paragraph (statement, i)->occasion;
    if (demarche_stage_get_placement (stage, index, i)->window == DEMARCHE_NONE ||
        (before != NULL && is_said_alike (before, occasion)))
      continue;
    note_home (finder, occasion);
    before = occasion;
  }
}

static void
place_silent (ActorFinder *finder)
{
  g_autoptr (GPtrArray) names = demarche_stage_list_silent (finder->stage);
  GPtrArray *actors = finder->stage->comparison->actors;
  for (guint i = 0; i < names->len; i++) {
    guint actor = find_actor (finder, DEMARCHE_ACTOR_DELEGATION, g_ptr_array_index (names, i));
    if (actor != DEMARCHE_NONE)
      ((DemarcheActor *)g_ptr_array_index (actors, actor))->is_silent = TRUE;
  }
}

static void
name_actors (ActorFinder *finder)
{
  GPtrArray *actors = finder->stage->comparison->actors;
  for (guint i = 0; i < actors->len; i++) {
    DemarcheActor *actor = g_ptr_array_index (actors, i);
    const char *suffix = g_hash_table_lookup (finder->suffixes, actor);
    actor->name = suffix == NULL ? g_strdup (actor->plain_name)
                                 : g_strdup_printf ("%s (%s)", actor->plain_name, suffix);
  }
}

static int
compare_actors (gconstpointer first, gconstpointer second)
{
  const DemarcheActor *one = *(DemarcheActor *const *)first;
  const DemarcheActor *two = *(DemarcheActor *const *)second;
  gboolean is_group = one->kind == DEMARCHE_ACTOR_GROUP;
  gboolean is_group_second = two->kind == DEMARCHE_ACTOR_GROUP;
  if (is_group != is_group_second)
    return is_group ? 1 : -1;
  int order = strcmp (one->name, two->name);
  return order != 0 ? order : (int)one->kind - (int)two->kind;
}

static void
sort_actors (DemarcheStage *stage)
{
  GPtrArray *actors = stage->comparison->actors;
  g_autoptr (GHashTable) places = g_hash_table_new (NULL, NULL);
  g_autofree gpointer *before = g_memdup2 (actors->pdata, actors->len * sizeof (gpointer));
  g_ptr_array_sort (actors, compare_actors);
  for (guint i = 0; i < actors->len; i++)
    g_hash_table_insert (places, actors->pdata[i], GUINT_TO_POINTER (i));
  for (guint i = 0; i < stage->actor_list->len; i++) {
    guint *actor = &g_array_index (stage->actor_list, guint, i);
    *actor = GPOINTER_TO_UINT (g_hash_table_lookup (places, before[*actor]));
  }
  for (guint i = 0; i < stage->statements->len; i++) {
    guint *actor = &demarche_stage_get_statement (stage, i)->actor;
    if (*actor != DEMARCHE_NONE)
      *actor = GPOINTER_TO_UINT (g_hash_table_lookup (places, before[*actor]));
  }
}

static void
finish_actor (DemarcheStage *stage, DemarcheActor *actor)
{
  if (actor->role != NULL && *actor->role == '\0')
    g_clear_pointer (&actor->role, g_free);
  if (actor->delegation != NULL && *actor->delegation == '\0')
    g_clear_pointer (&actor->delegation, g_free);
  if (stage->options->speakers == NULL || actor->kind != DEMARCHE_ACTOR_DELEGATION)
    return;
  g_autofree const char **groups =
      demarche_speakers_get_groups (stage->options->speakers, actor->name, NULL);
  if (groups[0] != NULL)
    actor->groups = g_strjoinv ("; ", (char **)groups);
}

static GHashTable *
fold_allowed (const char *const *names)
{
  if (names == NULL)
    return NULL;
  GHashTable *allowed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; names[i] != NULL; i++)
    g_hash_table_add (allowed, demarche_speakers_fold_name (names[i]));
  return allowed;
}

void
demarche_stage_place_actors (DemarcheStage *stage)
{
  g_autoptr (GHashTable) by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) spelled = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) homes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GHashTable) counted = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) suffixes = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  g_autoptr (GHashTable) allowed = fold_allowed (stage->options->actors);
  ActorFinder finder = {stage, by_key, spelled, homes, counted, suffixes, allowed};
  GPtrArray *actors = stage->comparison->actors;
  g_ptr_array_set_free_func (actors, actor_free);
  for (guint i = 0; i < stage->comparison->tagged->len; i++)
    note_homes (&finder, i);
  for (guint i = 0; i < stage->comparison->tagged->len; i++) {
    if (is_failed (stage, i))
      place_failed (&finder, i);
    else
      place_statement (&finder, i);
  }
  place_silent (&finder);
  name_actors (&finder);
  sort_actors (stage);
  for (guint i = 0; i < actors->len; i++)
    finish_actor (stage, g_ptr_array_index (actors, i));
}
