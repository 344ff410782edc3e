/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Phrases that stand twice: in one place, or for two positions. */
#include "rules/lint-private.h"
#include "rules/rule-reader.h"

#include <string.h>

/* ---- one phrase for two positions ---- */

typedef struct {
  DemarcheLint *lint;
  GHashTable *uses; /* (element-type DemarchePhrase DemarcheRule): each as it came first */
  gboolean opposed; /* whether opposed positions are looked for, or others */
} Sharing;

static gboolean
has_unless (const DemarcheRule *rule)
{
  const DemarcheUnless *unless = &rule->unless;

  return unless->before != NULL || unless->after != NULL || unless->inside != NULL ||
         unless->sentence != NULL || unless->paragraph != NULL;
}

/* whether the words of `any` alone decide, so that two such rules always fire together */
static gboolean
is_unconditional (const DemarcheRule *rule)
{
  return rule->any != NULL && rule->all == NULL && rule->with == NULL && !has_unless (rule) &&
         rule->where->place.source == NULL;
}

static guint
hash_tree (gconstpointer data)
{
  return demarche_phrase_node_hash (((const DemarchePhrase *)data)->root);
}

static gboolean
have_equal_trees (gconstpointer first, gconstpointer second)
{
  const DemarchePhrase *a = first;
  const DemarchePhrase *b = second;

  return g_strcmp0 (a->language, b->language) == 0 && demarche_phrase_node_equal (a->root, b->root);
}

static void
report_shared (Sharing *sharing, const DemarchePhrase *first, const DemarcheRule *first_rule,
               const DemarcheRule *rule, const DemarchePhrase *phrase)
{
  DemarcheCodebook *codebook = sharing->lint->contents->codebook;
  const char *code = demarche_codebook_get_position (codebook, rule->position)->code;
  const char *other = demarche_codebook_get_position (codebook, first_rule->position)->code;
  g_autofree char *where = demarche_place_describe (&first->place);

  if (sharing->opposed)
    demarche_lint_add (sharing->lint, DEMARCHE_WARNING_CONTRADICTING_PHRASES, &phrase->place, NULL,
                       "phrase shows '%s' here and the opposed '%s' at %s", code, other, where);
  else
    demarche_lint_add (sharing->lint, DEMARCHE_WARNING_SHARED_PHRASE, &phrase->place,
                       "write more of the words that tell the two apart",
                       "phrase shows '%s' here and '%s' at %s", code, other, where);
}

static void
check_use (Sharing *sharing, const DemarcheRule *rule, const DemarchePhrase *phrase)
{
  DemarcheCodebook *codebook = sharing->lint->contents->codebook;
  gpointer first = NULL;
  gpointer known = NULL;

  if (!g_hash_table_lookup_extended (sharing->uses, phrase, &first, &known)) {
    g_hash_table_insert (sharing->uses, (gpointer)phrase, (gpointer)rule);
    return;
  }
  const DemarcheRule *first_rule = known;
  if (first_rule->position != rule->position &&
      demarche_codebook_is_opposed (codebook, first_rule->position, rule->position) ==
          sharing->opposed)
    report_shared (sharing, first, first_rule, rule, phrase);
}

/* whether a position may be opposed to another one */
static gboolean
takes_side (DemarcheCodebook *codebook, guint position)
{
  const DemarchePosition *own = demarche_codebook_get_position (codebook, position);

  return demarche_codebook_get_issue (codebook, own->issue)->kind == DEMARCHE_ISSUE_SCALE &&
         own->value != 0;
}

static void
check_sharing (DemarcheLint *lint, gboolean opposed)
{
  g_autoptr (GHashTable) uses = g_hash_table_new (hash_tree, have_equal_trees);
  Sharing sharing = {.lint = lint, .uses = uses, .opposed = opposed};

  for (guint i = 0; i < lint->contents->rules->len; i++) {
    const DemarcheRule *rule = g_ptr_array_index (lint->contents->rules, i);
    /* a fixed stance may be what tells them apart */
    if (!is_unconditional (rule) || rule->stance != DEMARCHE_NOT_FIXED ||
        (opposed && !takes_side (lint->contents->codebook, rule->position)))
      continue;
    for (guint j = 0; j < rule->any->len; j++)
      check_use (&sharing, rule, g_ptr_array_index (rule->any, j));
  }
}

void
demarche_lint_contradictions (DemarcheLint *lint)
{
  check_sharing (lint, TRUE);
}

/* ---- one phrase twice for the same ---- */

typedef struct {
  DemarcheLint *lint;
  GArray *entries;
  GHashTable *groups; /* (element-type utf8 uint): number of a group by what it does, from 1 */
  GHashTable *seen;   /* (element-type GroupPhrase): each as it came first */
  guint n_groups;
} Collection;

/* phrases of different groups are never equal */
typedef struct {
  guint group;
  const DemarchePhrase *phrase;
} GroupPhrase;

static guint
hash_group_phrase (gconstpointer data)
{
  const GroupPhrase *key = data;

  return hash_tree (key->phrase) + key->group;
}

static gboolean
equal_group_phrases (gconstpointer first, gconstpointer second)
{
  const GroupPhrase *a = first;
  const GroupPhrase *b = second;

  return a->group == b->group && have_equal_trees (a->phrase, b->phrase);
}

static guint
find_group (Collection *collection, const char *key)
{
  guint group = GPOINTER_TO_UINT (g_hash_table_lookup (collection->groups, key));

  if (group == 0) {
    group = ++collection->n_groups;
    g_hash_table_insert (collection->groups, g_strdup (key), GUINT_TO_POINTER (group));
  }
  return group;
}

/* what `any` of a rule does; @without: as if it asked for nothing beside them */
static guint
find_rule_group (Collection *collection, const DemarcheRule *rule, gboolean without)
{
  g_autoptr (GString) key = g_string_new (NULL);
  DemarcheRule bare = {.where = &demarche_where_nothing,
                       .force = rule->force,
                       .stance = rule->stance,
                       .holder = rule->holder,
                       .rhetorical = rule->rhetorical};

  g_string_printf (key, "rule %u %s ", rule->position,
                   rule->language != NULL ? rule->language : "");
  demarche_rule_append_conditions (key, without ? &bare : rule);
  return find_group (collection, key->str);
}

static guint
find_cue_group (Collection *collection, const DemarcheCue *cue)
{
  g_autofree char *key =
      g_strdup_printf ("cue %d %d %u %u %s", (int)cue->effect, (int)cue->direction, cue->max,
                       cue->of, cue->language != NULL ? cue->language : "");

  return find_group (collection, key);
}

static void
note_duplicate (Collection *collection, DemarchePhraseEntry *entry)
{
  const GroupPhrase key = {entry->group, entry->phrase};
  const GroupPhrase *first = g_hash_table_lookup (collection->seen, &key);
  g_autofree char *where = NULL;

  if (first == NULL) {
    g_hash_table_add (collection->seen, g_memdup2 (&key, sizeof key));
    return;
  }
  entry->is_duplicate = TRUE;
  where = demarche_place_describe_from (&entry->phrase->place, &first->phrase->place);
  demarche_lint_add (collection->lint, DEMARCHE_WARNING_DUPLICATE_PHRASE, &entry->phrase->place,
                     "delete one of the two", "phrase stands here already (%s)", where);
}

static void
collect_group (const DemarchePhraseGroup *group, gpointer data)
{
  Collection *collection = data;
  DemarchePhraseEntry entry = {.use = group->use, .order = group->order};

  if (group->use == DEMARCHE_PHRASES_ANY) {
    entry.group = find_rule_group (collection, group->rule, FALSE);
    entry.is_part = group->rule->all != NULL;
    /* what a window matches is longer than what the phrase alone does */
    entry.wider = entry.is_part ? entry.group : find_rule_group (collection, group->rule, TRUE);
  } else {
    entry.group = group->use == DEMARCHE_PHRASES_CUE ? find_cue_group (collection, group->cue)
                                                     : ++collection->n_groups;
    entry.wider = entry.group;
  }
  for (guint i = 0; i < group->phrases->len; i++) {
    entry.phrase = g_ptr_array_index (group->phrases, i);
    entry.is_duplicate = FALSE;
    note_duplicate (collection, &entry);
    g_array_append_val (collection->entries, entry);
  }
}

void
demarche_lint_duplicates (DemarcheLint *lint)
{
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (DemarchePhraseEntry));
  g_autoptr (GHashTable) groups = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) seen =
      g_hash_table_new_full (hash_group_phrase, equal_group_phrases, g_free, NULL);
  Collection collection = {.lint = lint, .entries = entries, .groups = groups, .seen = seen};

  demarche_lint_look_for (lint, DEMARCHE_WARNING_SHARED_PHRASE);
  demarche_lint_look_for (lint, DEMARCHE_WARNING_DUPLICATE_PHRASE);
  check_sharing (lint, FALSE);
  demarche_lint_visit_groups (lint->contents, collect_group, &collection);
  demarche_lint_subsumed (lint, entries);
}
