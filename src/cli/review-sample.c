/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* `review --sample`: tags of a position drawn at random, and how they were judged. */
#include "config.h"

#include "cli/review.h"

/* ---- drawing ---- */

static gboolean
is_same (const DemarcheSample *one, const DemarcheSample *other)
{
  return g_str_equal (one->position, other->position) && one->size == other->size &&
         one->seed == other->seed && g_strcmp0 (one->meaning_hash, other->meaning_hash) == 0;
}

/* that of the archive when it was drawn before: statements that came since are not in it */
static const DemarcheSample *
find_drawn (const DemarcheReviewing *reviewing, const DemarcheSample *wanted)
{
  for (guint i = 0; i < reviewing->samples->len; i++)
    if (is_same (g_ptr_array_index (reviewing->samples, i), wanted))
      return g_ptr_array_index (reviewing->samples, i);
  return NULL;
}

static gboolean
keep (DemarcheReviewing *reviewing, const DemarcheSample *sample)
{
  g_autoptr (GError) error = NULL;

  if (demarche_review_record_sample (reviewing, sample, &error))
    return TRUE;
  demarche_command_fail_file (reviewing->context, reviewing->path, error);
  return FALSE;
}

/* (element-type DemarcheTagged), borrowed: without versions of which another counts. A tag of those
 * is in no figure that the sample is to prove */
static GPtrArray *
list_counted (const DemarcheReviewing *reviewing)
{
  const DemarcheComparisonOptions options = {.speakers = reviewing->speakers,
                                             .only_headlines = TRUE};
  g_autoptr (DemarcheComparison) comparison =
      demarche_comparison_new (reviewing->by_rules, reviewing->codebook, &options);
  g_autoptr (GHashTable) left_out = g_hash_table_new (NULL, NULL);
  GPtrArray *counted = g_ptr_array_new ();

  for (guint i = 0; i < comparison->versions->len; i++) {
    const DemarcheVersion *version = g_ptr_array_index (comparison->versions, i);
    g_hash_table_add (left_out, g_ptr_array_index (comparison->tagged, version->statement));
  }
  for (guint i = 0; i < reviewing->by_rules->len; i++)
    if (!g_hash_table_contains (left_out, g_ptr_array_index (reviewing->by_rules, i)))
      g_ptr_array_add (counted, g_ptr_array_index (reviewing->by_rules, i));
  return counted;
}

/* NULL after an error; owned by @reviewing */
static const DemarcheSample *
draw (DemarcheReviewing *reviewing, guint position, guint size, guint seed)
{
  g_autoptr (GPtrArray) counted = list_counted (reviewing);
  g_autoptr (DemarcheSample) sample = demarche_sample_draw (
      position, size, seed, counted, demarche_rule_set_get_developed_on (reviewing->rules),
      reviewing->codebook, demarche_rule_set_get_meaning_hash (reviewing->rules), reviewing->by);
  const DemarcheSample *drawn = find_drawn (reviewing, sample);

  if (drawn != NULL)
    return drawn;
  if (sample->tags->len > 0 && !keep (reviewing, sample))
    return NULL;
  demarche_command_say ("drawn: %u of %u tags of %s in statements that the rules were not "
                        "developed on",
                        sample->tags->len, sample->n_tags, sample->position);
  drawn = sample;
  g_ptr_array_add (reviewing->samples, g_steal_pointer (&sample));
  return drawn;
}

/* ---- the tags of it ---- */

static GHashTable *
index_items (DemarcheReviewing *reviewing, guint position)
{
  GHashTable *index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < reviewing->items->len; i++) {
    DemarcheReviewItem *item = g_ptr_array_index (reviewing->items, i);

    if (item->tag->position != position)
      continue;
    g_autoptr (DemarcheDecision) name =
        demarche_decision_name (NULL, NULL, item->tagged, item->tag, reviewing->codebook);
    g_hash_table_insert (index, demarche_decision_make_tag_key (name), item);
  }
  return index;
}

GPtrArray *
demarche_review_sample (DemarcheReviewing *reviewing, guint position, guint size, guint seed)
{
  const DemarcheSample *sample = draw (reviewing, position, size, seed);
  g_autoptr (GHashTable) index = index_items (reviewing, position);
  GPtrArray *items = sample != NULL ? g_ptr_array_new () : NULL;

  for (guint i = 0; sample != NULL && i < sample->tags->len; i++) {
    g_autofree char *key = demarche_decision_make_tag_key (g_ptr_array_index (sample->tags, i));
    DemarcheReviewItem *item = g_hash_table_lookup (index, key);

    if (item != NULL)
      g_ptr_array_add (items, item);
  }
  return items;
}
