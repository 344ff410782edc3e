/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Where arrays of phrases of two rule sets can match differently. */
#include "author/phrase-change.h"

struct _DemarchePhraseChange {
  DemarcheReach *reach;
  DemarcheRuleForms *forms[2];
  GHashTable *lists; /* (element-type utf8 DemarcheBitSet): where lists have changed */
};

/* two arrays of phrases, by how they are written */
typedef struct {
  GPtrArray *phrases[2]; /* (nullable) */
  GHashTable *index[2];  /* (element-type utf8 DemarchePhrase) */
  const DemarcheLanguage *language;
} Slot;

static void
free_set (gpointer set)
{
  demarche_bit_set_free (set);
}

DemarchePhraseChange *
demarche_phrase_change_new (const DemarcheCorpusIndex *index, const DemarcheLanguage *language,
                            DemarcheRuleForms *old_forms, DemarcheRuleForms *new_forms)
{
  DemarchePhraseChange *change = g_new0 (DemarchePhraseChange, 1);

  change->reach = demarche_reach_new (index, language);
  change->forms[0] = old_forms;
  change->forms[1] = new_forms;
  change->lists = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_set);
  return change;
}

void
demarche_phrase_change_free (DemarchePhraseChange *change)
{
  demarche_reach_free (change->reach);
  g_hash_table_unref (change->lists);
  g_free (change);
}

void
demarche_phrase_change_learn (DemarchePhraseChange *change)
{
  demarche_reach_learn (change->reach);
  g_hash_table_remove_all (change->lists);
}

guint
demarche_phrase_change_get_limit (const DemarchePhraseChange *change)
{
  return demarche_reach_get_limit (change->reach);
}

DemarcheBitSet *
demarche_phrase_change_new_set (const DemarchePhraseChange *change)
{
  return demarche_bit_set_new (demarche_phrase_change_get_limit (change));
}

static DemarcheRuleSet *
get_rules (const DemarchePhraseChange *change, guint side)
{
  return demarche_rule_forms_get_rules (change->forms[side]);
}

void
demarche_phrase_change_add_side (DemarchePhraseChange *change, guint side, GPtrArray *phrases,
                                 DemarcheBitSet *set)
{
  demarche_reach_add_phrases (change->reach, get_rules (change, side), phrases, NULL, set);
}

void
demarche_phrase_change_add_phrase (DemarchePhraseChange *change, guint side,
                                   const DemarchePhrase *phrase, DemarcheBitSet *set)
{
  demarche_reach_add_phrase (change->reach, get_rules (change, side), phrase, NULL, set);
}

/* ---- one array ---- */

static guint
count (const GPtrArray *phrases)
{
  return phrases != NULL ? phrases->len : 0;
}

static const char *
get_form (const DemarchePhraseChange *change, guint side, const GPtrArray *phrases, guint index)
{
  return demarche_rule_forms_get_phrase (change->forms[side], g_ptr_array_index (phrases, index));
}

static void
slot_init (Slot *slot, const DemarchePhraseChange *change, GPtrArray *old_ones, GPtrArray *new_ones,
           const DemarcheLanguage *language)
{
  *slot = (Slot){.phrases = {old_ones, new_ones}, .language = language};
  for (guint side = 0; side < 2; side++) {
    slot->index[side] = g_hash_table_new (g_str_hash, g_str_equal);
    for (guint i = 0; i < count (slot->phrases[side]); i++)
      g_hash_table_insert (slot->index[side],
                           (gpointer)get_form (change, side, slot->phrases[side], i),
                           g_ptr_array_index (slot->phrases[side], i));
  }
}

static void
slot_clear (Slot *slot)
{
  g_hash_table_unref (slot->index[0]);
  g_hash_table_unref (slot->index[1]);
}

/* the next phrase of a side, from @at on, that the other side has too; NULL at the end */
static const char *
next_common (const DemarchePhraseChange *change, const Slot *slot, guint side, guint *at)
{
  while (*at < count (slot->phrases[side])) {
    const char *form = get_form (change, side, slot->phrases[side], (*at)++);
    if (g_hash_table_contains (slot->index[1 - side], form))
      return form;
  }
  return NULL;
}

/* what matches may hang on the order of phrases, where two match the same words */
static gboolean
is_in_order (const DemarchePhraseChange *change, const Slot *slot)
{
  guint at[2] = {0, 0};
  const char *form;

  do {
    form = next_common (change, slot, 0, &at[0]);
    if (g_strcmp0 (form, next_common (change, slot, 1, &at[1])) != 0)
      return FALSE;
  } while (form != NULL);
  return TRUE;
}

static void add_slot (DemarchePhraseChange *change, GPtrArray *old_ones, GPtrArray *new_ones,
                      const DemarcheLanguage *language, DemarcheBitSet *set);

/* ---- lists ---- */

typedef struct {
  DemarchePhraseChange *change;
  const DemarcheLanguage *language;
  DemarcheBitSet *set;
} ListWalk;

static void
add_list (const DemarchePhraseNode *node, gpointer data)
{
  const ListWalk *walk = data;
  DemarchePhraseChange *change = walk->change;
  g_autofree char *key = g_strdup_printf ("%p%s", (gconstpointer)walk->language, node->word);
  const DemarcheBitSet *known = g_hash_table_lookup (change->lists, key);

  if (known == NULL) {
    DemarcheBitSet *found = demarche_phrase_change_new_set (change);
    add_slot (change, demarche_rule_set_get_list (get_rules (change, 0), node->word),
              demarche_rule_set_get_list (get_rules (change, 1), node->word), walk->language,
              found);
    g_hash_table_insert (change->lists, g_steal_pointer (&key), found);
    known = found;
  }
  demarche_bit_set_unite (walk->set, known);
}

/* a phrase that is written as it was: only the words that its lists gained or lost count */
static void
add_pair (DemarchePhraseChange *change, const DemarchePhrase *old_one,
          const DemarchePhrase *new_one, const DemarcheLanguage *language, DemarcheBitSet *set)
{
  g_autoptr (DemarcheBitSet) matches = demarche_phrase_change_new_set (change);
  g_autoptr (DemarcheBitSet) listed = demarche_phrase_change_new_set (change);
  ListWalk walk = {change, language, listed};

  if (demarche_rule_forms_has_same_lists (change->forms[0], change->forms[1], old_one))
    return;
  if (walk.language == NULL)
    walk.language = demarche_reach_get_language (change->reach, get_rules (change, 0), old_one);
  demarche_reach_add_phrase (change->reach, get_rules (change, 0), old_one, language, matches);
  demarche_reach_add_phrase (change->reach, get_rules (change, 1), new_one, language, matches);
  demarche_phrase_visit_lists (new_one->root, add_list, &walk);
  demarche_bit_set_intersect (matches, listed);
  demarche_bit_set_unite (set, matches);
}

/* ---- all together ---- */

static void
add_slot (DemarchePhraseChange *change, GPtrArray *old_ones, GPtrArray *new_ones,
          const DemarcheLanguage *language, DemarcheBitSet *set)
{
  Slot slot;

  slot_init (&slot, change, old_ones, new_ones, language);
  gboolean is_ordered = is_in_order (change, &slot);
  for (guint side = 0; side < 2; side++)
    for (guint i = 0; i < count (slot.phrases[side]); i++) {
      const DemarchePhrase *phrase = g_ptr_array_index (slot.phrases[side], i);
      const DemarchePhrase *other = g_hash_table_lookup (
          slot.index[1 - side], get_form (change, side, slot.phrases[side], i));
      if (other == NULL || !is_ordered)
        demarche_reach_add_phrase (change->reach, get_rules (change, side), phrase, language, set);
      else if (side == 0)
        add_pair (change, phrase, other, language, set);
    }
  slot_clear (&slot);
}

void
demarche_phrase_change_add (DemarchePhraseChange *change, GPtrArray *old_ones, GPtrArray *new_ones,
                            DemarcheBitSet *set)
{
  add_slot (change, old_ones, new_ones, NULL, set);
}

gboolean
demarche_phrase_change_is_written_alike (DemarchePhraseChange *change, GPtrArray *old_ones,
                                         GPtrArray *new_ones)
{
  if (count (old_ones) != count (new_ones))
    return FALSE;
  for (guint i = 0; i < count (old_ones); i++)
    if (!g_str_equal (get_form (change, 0, old_ones, i), get_form (change, 1, new_ones, i)))
      return FALSE;
  return TRUE;
}
