/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Which tags two versions of a rule set give differently. */
#include "author/tag-changes.h"

#include <string.h>

/* the tags of one version of a statement, read from the first to the last */
typedef struct {
  DemarcheTagged *tagged; /* (nullable) (unowned) */
  DemarcheCodebook *codebook;
  guint next;
  GPtrArray
      *taken; /* (nullable elements) (element-type DemarcheTag): one paragraph, one position */
} Side;

typedef struct {
  Side before;
  Side after;
  GPtrArray *changes;
} Walk;

static void
change_free (DemarcheTagChange *change)
{
  demarche_tagged_unref (change->tagged);
  g_clear_pointer (&change->tagged_before, demarche_tagged_unref);
  g_free (change);
}

const DemarcheTag *
demarche_tag_change_get_tag (const DemarcheTagChange *change)
{
  return change->after != NULL ? change->after : change->before;
}

static const DemarcheTag *
peek (const Side *side)
{
  guint n = side->tagged != NULL ? demarche_tagged_get_n_tags (side->tagged) : 0;

  return side->next < n ? demarche_tagged_get_tag (side->tagged, side->next) : NULL;
}

static const char *
get_code (const Side *side, const DemarcheTag *tag)
{
  return demarche_codebook_get_position (side->codebook, tag->position)->code;
}

/* which of two tags stands first, by paragraph and position code; a missing one stands last */
static int
compare_keys (const Side *first_side, const DemarcheTag *first, const Side *second_side,
              const DemarcheTag *second)
{
  if (first == NULL || second == NULL)
    return (first == NULL) - (second == NULL);
  if (first->paragraph != second->paragraph)
    return first->paragraph < second->paragraph ? -1 : 1;
  return strcmp (get_code (first_side, first), get_code (second_side, second));
}

/* takes the tags with the key of @head, which may be of the other side */
static void
take_tags (Side *side, const Side *head_side, const DemarcheTag *head)
{
  const DemarcheTag *tag = NULL;

  g_ptr_array_set_size (side->taken, 0);
  while ((tag = peek (side)) != NULL && compare_keys (side, tag, head_side, head) == 0) {
    g_ptr_array_add (side->taken, (gpointer)tag);
    side->next++;
  }
}

static guint
find_differences (const DemarcheTag *before, const DemarcheTag *after)
{
  gboolean was_ambiguous = (before->review & DEMARCHE_REVIEW_AMBIGUOUS) != 0;
  gboolean is_ambiguous = (after->review & DEMARCHE_REVIEW_AMBIGUOUS) != 0;
  gboolean is_other_holder =
      before->holder != after->holder || g_strcmp0 (before->held_by, after->held_by) != 0;

  return (before->stance != after->stance ? DEMARCHE_TAG_STANCE : 0) |
         (is_other_holder ? DEMARCHE_TAG_HOLDER : 0) |
         (before->force != after->force ? DEMARCHE_TAG_FORCE : 0) |
         (was_ambiguous != is_ambiguous ? DEMARCHE_TAG_REVIEW : 0) |
         (g_strcmp0 (before->rule, after->rule) != 0 ? DEMARCHE_TAG_RULE : 0);
}

static void
add_change (Walk *walk, const DemarcheTag *before, const DemarcheTag *after)
{
  const Side *side = after != NULL ? &walk->after : &walk->before;
  const DemarcheTag *shown = after != NULL ? after : before;
  DemarcheTagChange *change = g_new0 (DemarcheTagChange, 1);

  change->change = before == NULL  ? DEMARCHE_CHANGE_ADDED
                   : after == NULL ? DEMARCHE_CHANGE_REMOVED
                                   : DEMARCHE_CHANGE_CHANGED;
  change->differences =
      change->change == DEMARCHE_CHANGE_CHANGED ? find_differences (before, after) : 0;
  change->tagged = demarche_tagged_ref (side->tagged);
  if (change->change == DEMARCHE_CHANGE_CHANGED)
    change->tagged_before = demarche_tagged_ref (walk->before.tagged);
  change->paragraph = demarche_statement_get_paragraph (
      demarche_tagged_get_statement (side->tagged), shown->paragraph);
  change->code = get_code (side, shown);
  change->before = before;
  change->after = after;
  g_ptr_array_add (walk->changes, change);
}

/* an earlier tag that is not taken yet, as like as it can be: the same holder and stance, then the
 * same holder, then the same stance, then any */
static guint
find_partner (GPtrArray *before, const DemarcheTag *after, gboolean is_any)
{
  guint found = before->len;
  guint best = 0;

  for (guint i = 0; i < before->len; i++) {
    const DemarcheTag *tag = g_ptr_array_index (before, i);
    guint likeness =
        tag == NULL ? 0 : 1u + (tag->stance == after->stance) + 2u * (tag->holder == after->holder);
    if (likeness > best && (is_any || likeness == 4)) {
      best = likeness;
      found = i;
    }
  }
  return found;
}

/* those that agree find each other first, then the rest */
static void
pair_tags (Walk *walk, gboolean is_any)
{
  GPtrArray *before = walk->before.taken;
  GPtrArray *after = walk->after.taken;

  for (guint i = 0; i < after->len; i++) {
    const DemarcheTag *new = g_ptr_array_index (after, i);
    guint partner = new != NULL ? find_partner (before, new, is_any) : before->len;
    if (partner == before->len)
      continue;
    const DemarcheTag *old = g_steal_pointer (&before->pdata[partner]);
    after->pdata[i] = NULL;
    if (find_differences (old, new) != 0)
      add_change (walk, old, new);
  }
}

static void
compare_taken (Walk *walk)
{
  pair_tags (walk, FALSE);
  pair_tags (walk, TRUE);
  for (guint i = 0; i < walk->after.taken->len; i++)
    if (walk->after.taken->pdata[i] != NULL)
      add_change (walk, NULL, g_ptr_array_index (walk->after.taken, i));
  for (guint i = 0; i < walk->before.taken->len; i++)
    if (walk->before.taken->pdata[i] != NULL)
      add_change (walk, g_ptr_array_index (walk->before.taken, i), NULL);
}

/* @before, @after: (nullable): the statement by both versions; tags are in the order of paragraphs
 * and codes */
static void
compare_statement (Walk *walk, DemarcheTagged *before, DemarcheTagged *after)
{
  walk->before.tagged = before;
  walk->after.tagged = after;
  walk->before.next = 0;
  walk->after.next = 0;
  while (peek (&walk->before) != NULL || peek (&walk->after) != NULL) {
    const DemarcheTag *old = peek (&walk->before);
    const DemarcheTag *new = peek (&walk->after);
    gboolean is_old = compare_keys (&walk->before, old, &walk->after, new) < 0;
    const Side head_side = is_old ? walk->before : walk->after;
    take_tags (&walk->before, &head_side, is_old ? old : new);
    take_tags (&walk->after, &head_side, is_old ? old : new);
    compare_taken (walk);
  }
}

static const char *
get_name (DemarcheTagged *tagged)
{
  return demarche_statement_get_name (demarche_tagged_get_statement (tagged));
}

/* by name, whatever their order */
static void
compare_by_name (Walk *walk, GPtrArray *before, GPtrArray *after)
{
  g_autoptr (GHashTable) by_name = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < before->len; i++) {
    DemarcheTagged *tagged = g_ptr_array_index (before, i);
    g_hash_table_insert (by_name, (gpointer)get_name (tagged), tagged);
  }
  for (guint i = 0; i < after->len; i++) {
    DemarcheTagged *tagged = g_ptr_array_index (after, i);
    DemarcheTagged *old = g_hash_table_lookup (by_name, get_name (tagged));
    if (old != tagged)
      compare_statement (walk, old, tagged);
    g_hash_table_remove (by_name, get_name (tagged));
  }
  for (guint i = 0; i < before->len; i++)
    if (g_hash_table_contains (by_name, get_name (g_ptr_array_index (before, i))))
      compare_statement (walk, g_ptr_array_index (before, i), NULL);
}

static gboolean
are_same_statements (GPtrArray *before, GPtrArray *after)
{
  if (before->len != after->len)
    return FALSE;
  for (guint i = 0; i < before->len; i++)
    if (before->pdata[i] != after->pdata[i] &&
        demarche_tagged_get_statement (g_ptr_array_index (before, i)) !=
            demarche_tagged_get_statement (g_ptr_array_index (after, i)))
      return FALSE;
  return TRUE;
}

GPtrArray *
demarche_tag_changes_new (GPtrArray *before, DemarcheCodebook *codebook_before, GPtrArray *after,
                          DemarcheCodebook *codebook_after)
{
  g_autoptr (GPtrArray) taken_before = g_ptr_array_new ();
  g_autoptr (GPtrArray) taken_after = g_ptr_array_new ();
  Walk walk = {
      .before = {.codebook = codebook_before, .taken = taken_before},
      .after = {.codebook = codebook_after, .taken = taken_after},
      .changes = g_ptr_array_new_with_free_func ((GDestroyNotify)change_free),
  };

  if (!are_same_statements (before, after))
    compare_by_name (&walk, before, after);
  else
    for (guint i = 0; i < before->len; i++)
      if (before->pdata[i] != after->pdata[i])
        compare_statement (&walk, before->pdata[i], after->pdata[i]);
  return walk.changes;
}
