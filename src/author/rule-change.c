/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What differs between two rule sets, and which paragraphs that can touch: those that hold the
 * words which a changed phrase, old or new, cannot do without. */
#include "author/rule-change.h"

#include "author/phrase-change.h"

#include <string.h>

/* two versions of a rule, a cue, or an array of phrases; NULL where there is none */
typedef struct {
  gpointer sides[2];
} Pair;

typedef struct {
  GArray *rules;      /* of Pair of DemarcheRule */
  GArray *contenders; /* the same: rules of one position in another order */
  GArray *cues;       /* of Pair of DemarcheCue */
  GArray *phrases;    /* of Pair of GPtrArray: names, `about` */
} Differences;

struct _DemarcheRuleChange {
  DemarcheRuleForms *forms[2];
  Differences differences;
  gboolean is_total;
  gboolean is_anywhere; /* it can touch whatever any rule finds */
};

typedef GPtrArray *(*Getter) (DemarcheRuleSet *rules);

static DemarcheRuleSet *
get_rules (const DemarcheRuleChange *change, guint side)
{
  return demarche_rule_forms_get_rules (change->forms[side]);
}

static void
add_pair (GArray *pairs, gconstpointer old_one, gconstpointer new_one)
{
  Pair pair = {{(gpointer)old_one, (gpointer)new_one}};

  g_array_append_val (pairs, pair);
}

static gboolean
are_equal_strings (char *first, char *second)
{
  g_autofree char *a = first;
  g_autofree char *b = second;

  return g_str_equal (a, b);
}

static gboolean
are_equal_phrases (const DemarcheRuleChange *change, GPtrArray *old_ones, GPtrArray *new_ones)
{
  return demarche_rule_forms_are_alike (change->forms[0], change->forms[1], old_ones, new_ones);
}

/* ---- rules ---- */

static gboolean
are_equal_frames (const DemarcheRuleChange *change, const Pair *pair)
{
  return are_equal_strings (demarche_rule_forms_make_frame (change->forms[0], pair->sides[0]),
                            demarche_rule_forms_make_frame (change->forms[1], pair->sides[1]));
}

static gboolean
is_equal_unless (const DemarcheRuleChange *change, const DemarcheUnless *first,
                 const DemarcheUnless *second)
{
  return are_equal_phrases (change, first->before, second->before) &&
         are_equal_phrases (change, first->after, second->after) &&
         are_equal_phrases (change, first->inside, second->inside) &&
         are_equal_phrases (change, first->sentence, second->sentence) &&
         are_equal_phrases (change, first->paragraph, second->paragraph);
}

static gboolean
are_equal_rules (const DemarcheRuleChange *change, const Pair *pair)
{
  const DemarcheRule *a = pair->sides[0];
  const DemarcheRule *b = pair->sides[1];

  return are_equal_phrases (change, a->any, b->any) && are_equal_phrases (change, a->all, b->all) &&
         are_equal_phrases (change, a->with, b->with) &&
         is_equal_unless (change, &a->unless, &b->unless) && are_equal_frames (change, pair);
}

static gboolean
are_equal_cues (const DemarcheRuleChange *change, const Pair *pair)
{
  const DemarcheCue *a = pair->sides[0];
  const DemarcheCue *b = pair->sides[1];

  return are_equal_phrases (change, a->phrases, b->phrases) &&
         are_equal_strings (demarche_cue_make_frame (a), demarche_cue_make_frame (b));
}

/* both rules and cues begin with their id */
static const char *
get_id (gconstpointer item)
{
  return *(char *const *)item;
}

G_STATIC_ASSERT (G_STRUCT_OFFSET (DemarcheRule, id) == 0);
G_STATIC_ASSERT (G_STRUCT_OFFSET (DemarcheCue, id) == 0);

static GHashTable *
index_by_id (GPtrArray *items)
{
  GHashTable *index = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < items->len; i++) {
    gpointer item = g_ptr_array_index (items, i);
    g_hash_table_insert (index, (gpointer)get_id (item), item);
  }
  return index;
}

/* adds the pairs that differ to @pairs */
static void
compare_items (DemarcheRuleChange *change, Getter get,
               gboolean (*are_equal) (const DemarcheRuleChange *, const Pair *), GArray *pairs)
{
  GPtrArray *items[] = {get (get_rules (change, 0)), get (get_rules (change, 1))};
  g_autoptr (GHashTable) old_index = index_by_id (items[0]);
  g_autoptr (GHashTable) new_index = index_by_id (items[1]);

  for (guint i = 0; i < items[0]->len; i++) {
    gpointer item = g_ptr_array_index (items[0], i);
    Pair pair = {{item, g_hash_table_lookup (new_index, get_id (item))}};
    if (pair.sides[1] == NULL || !are_equal (change, &pair))
      g_array_append_val (pairs, pair);
  }
  for (guint i = 0; i < items[1]->len; i++) {
    gpointer item = g_ptr_array_index (items[1], i);
    if (!g_hash_table_contains (old_index, get_id (item)))
      add_pair (pairs, NULL, item);
  }
}

/* ---- order: where two rules of one position find the same words, the first one counts ---- */

static const char *
get_code (DemarcheRuleSet *rules, const DemarcheRule *rule)
{
  return demarche_codebook_get_position (demarche_rule_set_get_codebook (rules), rule->position)
      ->code;
}

/* by position code, the rules that are in @other too, in order */
static GHashTable *
group_common (DemarcheRuleSet *rules, DemarcheRuleSet *other)
{
  GHashTable *groups =
      g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify)g_ptr_array_unref);
  g_autoptr (GHashTable) known = index_by_id (demarche_rule_set_get_rules (other));
  GPtrArray *all = demarche_rule_set_get_rules (rules);

  for (guint i = 0; i < all->len; i++) {
    DemarcheRule *rule = g_ptr_array_index (all, i);
    const char *code = get_code (rules, rule);
    GPtrArray *group = g_hash_table_lookup (groups, code);
    if (!g_hash_table_contains (known, rule->id))
      continue;
    if (group == NULL) {
      group = g_ptr_array_new ();
      g_hash_table_insert (groups, (gpointer)code, group);
    }
    g_ptr_array_add (group, rule);
  }
  return groups;
}

/* ids begin with the code of the position, so that a group holds the same rules on both sides */
static gboolean
are_in_order (GPtrArray *first, GPtrArray *second)
{
  for (guint i = 0; i < first->len; i++)
    if (!g_str_equal (get_id (g_ptr_array_index (first, i)),
                      get_id (g_ptr_array_index (second, i))))
      return FALSE;
  return TRUE;
}

static void
compare_order (DemarcheRuleChange *change)
{
  g_autoptr (GHashTable) old_groups = group_common (get_rules (change, 0), get_rules (change, 1));
  g_autoptr (GHashTable) new_groups = group_common (get_rules (change, 1), get_rules (change, 0));
  GHashTableIter iter;
  gpointer code;
  gpointer group;

  g_hash_table_iter_init (&iter, old_groups);
  while (g_hash_table_iter_next (&iter, &code, &group)) {
    GPtrArray *old_ones = group;
    GPtrArray *new_ones = g_hash_table_lookup (new_groups, code);
    if (are_in_order (old_ones, new_ones))
      continue;
    for (guint i = 0; i < old_ones->len; i++)
      add_pair (change->differences.contenders, g_ptr_array_index (old_ones, i),
                g_ptr_array_index (new_ones, i));
  }
}

/* ---- the rest ---- */

static GPtrArray *
get_about (DemarcheRuleSet *rules, const char *issue)
{
  int index = demarche_codebook_find_issue (demarche_rule_set_get_codebook (rules), issue);

  return index >= 0 ? demarche_rule_set_get_about (rules, (guint)index) : NULL;
}

static void
compare_phrases (DemarcheRuleChange *change, GPtrArray *old_ones, GPtrArray *new_ones)
{
  if (!are_equal_phrases (change, old_ones, new_ones))
    add_pair (change->differences.phrases, old_ones, new_ones);
}

/* the issues of one side; where both have one, that of the old side does */
static void
compare_about (DemarcheRuleChange *change, guint side)
{
  DemarcheCodebook *codebook = demarche_rule_set_get_codebook (get_rules (change, side));
  DemarcheCodebook *old_codebook = demarche_rule_set_get_codebook (get_rules (change, 0));

  for (guint i = 0; i < demarche_codebook_get_n_issues (codebook); i++) {
    const char *id = demarche_codebook_get_issue (codebook, i)->id;
    if (side == 0 || demarche_codebook_find_issue (old_codebook, id) < 0)
      compare_phrases (change, get_about (get_rules (change, 0), id),
                       get_about (get_rules (change, 1), id));
  }
}

/* whether the positions that both have are opposed to each other as before */
static gboolean
is_equal_scale (DemarcheCodebook *first, DemarcheCodebook *second)
{
  for (guint i = 0; i < demarche_codebook_get_n_positions (first); i++) {
    const DemarchePosition *a = demarche_codebook_get_position (first, i);
    int index = demarche_codebook_find_position (second, a->code);
    if (index < 0)
      continue;
    const DemarchePosition *b = demarche_codebook_get_position (second, (guint)index);
    if (!(a->value >= b->value && a->value <= b->value) ||
        demarche_codebook_get_issue (first, a->issue)->kind !=
            demarche_codebook_get_issue (second, b->issue)->kind)
      return FALSE;
  }
  return TRUE;
}

DemarcheRuleChange *
demarche_rule_change_new (DemarcheRuleSet *old_rules, DemarcheRuleSet *new_rules)
{
  DemarcheRuleChange *change = g_new0 (DemarcheRuleChange, 1);
  Differences *differences = &change->differences;

  change->forms[0] = demarche_rule_forms_new (old_rules);
  change->forms[1] = demarche_rule_forms_new (new_rules);
  differences->rules = g_array_new (FALSE, FALSE, sizeof (Pair));
  differences->contenders = g_array_new (FALSE, FALSE, sizeof (Pair));
  differences->cues = g_array_new (FALSE, FALSE, sizeof (Pair));
  differences->phrases = g_array_new (FALSE, FALSE, sizeof (Pair));
  change->is_total = !are_equal_strings (demarche_rule_set_make_languages (old_rules),
                                         demarche_rule_set_make_languages (new_rules));
  change->is_anywhere = !is_equal_scale (demarche_rule_set_get_codebook (old_rules),
                                         demarche_rule_set_get_codebook (new_rules));
  compare_items (change, demarche_rule_set_get_rules, are_equal_rules, differences->rules);
  compare_items (change, demarche_rule_set_get_cues, are_equal_cues, differences->cues);
  compare_order (change);
  compare_phrases (change, demarche_rule_set_get_names (old_rules),
                   demarche_rule_set_get_names (new_rules));
  compare_about (change, 0);
  compare_about (change, 1);
  return change;
}

void
demarche_rule_change_free (DemarcheRuleChange *change)
{
  demarche_rule_forms_free (change->forms[0]);
  demarche_rule_forms_free (change->forms[1]);
  g_array_unref (change->differences.rules);
  g_array_unref (change->differences.contenders);
  g_array_unref (change->differences.cues);
  g_array_unref (change->differences.phrases);
  g_free (change);
}

gboolean
demarche_rule_change_is_total (const DemarcheRuleChange *change)
{
  return change->is_total;
}

/* ---- where ---- */

/* adds the paragraphs where a version of a rule can find anything */
static void
add_rule (DemarchePhraseChange *phrases, guint side, const DemarcheRule *rule, DemarcheBitSet *set)
{
  g_autoptr (DemarcheBitSet) found = NULL;

  if (rule == NULL)
    return;
  found = demarche_phrase_change_new_set (phrases);
  if (rule->any != NULL || rule->all == NULL)
    demarche_phrase_change_add_side (phrases, side, rule->any, found);
  else
    demarche_bit_set_fill (found, demarche_phrase_change_get_limit (phrases));
  for (guint i = 0; rule->all != NULL && i < rule->all->len; i++) {
    g_autoptr (DemarcheBitSet) part = demarche_phrase_change_new_set (phrases);
    demarche_phrase_change_add_phrase (phrases, side, g_ptr_array_index (rule->all, i), part);
    demarche_bit_set_intersect (found, part);
  }
  demarche_bit_set_unite (set, found);
}

/* where a phrase that cancels has come, gone or changed */
static void
add_unless (DemarchePhraseChange *phrases, const DemarcheUnless *old_one,
            const DemarcheUnless *new_one, DemarcheBitSet *set)
{
  demarche_phrase_change_add (phrases, old_one->before, new_one->before, set);
  demarche_phrase_change_add (phrases, old_one->after, new_one->after, set);
  demarche_phrase_change_add (phrases, old_one->inside, new_one->inside, set);
  demarche_phrase_change_add (phrases, old_one->sentence, new_one->sentence, set);
  demarche_phrase_change_add (phrases, old_one->paragraph, new_one->paragraph, set);
}

/* a part that comes or goes changes what a rule finds where the part itself is not found */
static gboolean
has_same_parts (DemarchePhraseChange *phrases, const DemarcheRule *old_one,
                const DemarcheRule *new_one)
{
  gboolean is_any_alone = old_one->all == NULL && new_one->all == NULL;

  return demarche_phrase_change_is_written_alike (phrases, old_one->all, new_one->all) &&
         demarche_phrase_change_is_written_alike (phrases, old_one->with, new_one->with) &&
         (is_any_alone ||
          demarche_phrase_change_is_written_alike (phrases, old_one->any, new_one->any));
}

/* @found_before: where a rule held: only there the old version matters */
static void
add_rule_pair (const DemarcheRuleChange *change, DemarchePhraseChange *phrases, const Pair *pair,
               const DemarcheBitSet *found_before, DemarcheBitSet *set)
{
  const DemarcheRule *old_one = pair->sides[0];
  const DemarcheRule *new_one = pair->sides[1];
  g_autoptr (DemarcheBitSet) found = demarche_phrase_change_new_set (phrases);

  add_rule (phrases, 0, old_one, found);
  demarche_bit_set_intersect (found, found_before);
  add_rule (phrases, 1, new_one, found);
  if (old_one != NULL && new_one != NULL && are_equal_frames (change, pair) &&
      has_same_parts (phrases, old_one, new_one)) {
    g_autoptr (DemarcheBitSet) changed = demarche_phrase_change_new_set (phrases);
    demarche_phrase_change_add (phrases, old_one->any, new_one->any, changed);
    demarche_phrase_change_add (phrases, old_one->all, new_one->all, changed);
    demarche_phrase_change_add (phrases, old_one->with, new_one->with, changed);
    add_unless (phrases, &old_one->unless, &new_one->unless, changed);
    demarche_bit_set_intersect (found, changed);
  }
  demarche_bit_set_unite (set, found);
}

static void
add_cue_pair (DemarchePhraseChange *phrases, const Pair *pair, DemarcheBitSet *set)
{
  const DemarcheCue *old_one = pair->sides[0];
  const DemarcheCue *new_one = pair->sides[1];

  if (old_one != NULL && new_one != NULL &&
      are_equal_strings (demarche_cue_make_frame (old_one), demarche_cue_make_frame (new_one))) {
    demarche_phrase_change_add (phrases, old_one->phrases, new_one->phrases, set);
    return;
  }
  if (old_one != NULL)
    demarche_phrase_change_add_side (phrases, 0, old_one->phrases, set);
  if (new_one != NULL)
    demarche_phrase_change_add_side (phrases, 1, new_one->phrases, set);
}

static DemarcheBitSet *
find_all (const DemarcheRuleChange *change, DemarchePhraseChange *phrases,
          const DemarcheBitSet *found)
{
  const Differences *differences = &change->differences;
  DemarcheBitSet *set = demarche_phrase_change_new_set (phrases);

  /* a cue acts only on what a rule has found. Where rules find something else, that is added
   * below */
  for (guint i = 0; i < differences->cues->len; i++)
    add_cue_pair (phrases, &g_array_index (differences->cues, Pair, i), set);
  demarche_bit_set_intersect (set, found);
  if (change->is_anywhere)
    demarche_bit_set_unite (set, found);
  for (guint i = 0; i < differences->rules->len; i++)
    add_rule_pair (change, phrases, &g_array_index (differences->rules, Pair, i), found, set);
  for (guint i = 0; i < differences->contenders->len; i++) {
    const Pair *pair = &g_array_index (differences->contenders, Pair, i);
    add_rule (phrases, 0, pair->sides[0], set);
    add_rule (phrases, 1, pair->sides[1], set);
  }
  for (guint i = 0; i < differences->phrases->len; i++) {
    const Pair *pair = &g_array_index (differences->phrases, Pair, i);
    demarche_phrase_change_add (phrases, pair->sides[0], pair->sides[1], set);
  }
  return set;
}

DemarcheBitSet *
demarche_rule_change_find (DemarcheRuleChange *change, const DemarcheCorpusIndex *index,
                           const DemarcheLanguage *language, const DemarcheBitSet *found)
{
  g_autoptr (DemarchePhraseChange) phrases =
      demarche_phrase_change_new (index, language, change->forms[0], change->forms[1]);
  g_autoptr (DemarcheBitSet) unused = find_all (change, phrases, found);

  demarche_phrase_change_learn (phrases);
  return find_all (change, phrases, found);
}
