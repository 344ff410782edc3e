/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What an edit of a rule set does to a set of statements. */
#include "author/rule-diff-private.h"

/* the comparisons know the reference of each tag */
static void
index_references (GHashTable *references, DemarcheComparison *comparison)
{
  for (guint i = 0; i < comparison->evidence->len; i++) {
    const DemarcheEvidence *evidence = demarche_comparison_get_evidence (comparison, i);
    g_hash_table_insert (references, (gpointer)evidence->tag, (gpointer)evidence->reference);
  }
}

static GPtrArray *
find_references (const DemarcheRuleDiff *diff, DemarcheComparison *before,
                 DemarcheComparison *after)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) references = g_hash_table_new (NULL, NULL);

  index_references (references, before);
  index_references (references, after);
  for (guint i = 0; i < diff->tags->len; i++) {
    const DemarcheTag *tag = demarche_tag_change_get_tag (g_ptr_array_index (diff->tags, i));
    g_ptr_array_add (found, g_strdup (g_hash_table_lookup (references, tag)));
  }
  return found;
}

static void
count_failed (DemarcheRuleDiff *diff, GPtrArray *tagged)
{
  for (guint i = 0; i < tagged->len; i++)
    diff->n_failed += demarche_tagged_get_error (g_ptr_array_index (tagged, i)) != NULL;
}

static void
count_tags (DemarcheRuleDiff *diff)
{
  g_autoptr (GHashTable) statements = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < diff->tags->len; i++) {
    const DemarcheTagChange *change = g_ptr_array_index (diff->tags, i);
    diff->n_tags[change->change]++;
    g_hash_table_add (statements, (gpointer)demarche_statement_get_name (
                                      demarche_tagged_get_statement (change->tagged)));
  }
  diff->n_changed_statements = g_hash_table_size (statements);
}

DemarcheRuleDiff *
demarche_rule_diff_begin (const DemarcheDiffSides *sides)
{
  DemarcheRuleDiff *diff = g_new0 (DemarcheRuleDiff, 1);
  DemarcheRuleSet *before = sides->rules_before;
  DemarcheRuleSet *after = sides->rules_after;

  diff->comparisons = g_ptr_array_new_with_free_func ((GDestroyNotify)demarche_comparison_unref);
  diff->codebook_before = demarche_codebook_ref (demarche_rule_set_get_codebook (before));
  diff->codebook_after = demarche_codebook_ref (demarche_rule_set_get_codebook (after));
  diff->tags = demarche_tag_changes_new (sides->tagged_before, diff->codebook_before,
                                         sides->tagged_after, diff->codebook_after);
  diff->hash_before = g_strdup (demarche_rule_set_get_meaning_hash (before));
  diff->hash_after = g_strdup (demarche_rule_set_get_meaning_hash (after));
  diff->is_same_text = g_str_equal (demarche_rule_set_get_files_hash (before),
                                    demarche_rule_set_get_files_hash (after));
  diff->n_statements = sides->tagged_after->len;
  count_tags (diff);
  return diff;
}

/* takes the comparisons */
static DemarcheRuleDiff *
make_diff (DemarcheRuleSet *rules_before, DemarcheComparison *before, DemarcheRuleSet *rules_after,
           DemarcheComparison *after, GPtrArray *tagged_before, GPtrArray *tagged_after)
{
  const DemarcheDiffSides sides = {rules_before, tagged_before, rules_after, tagged_after};
  DemarcheRuleDiff *diff = demarche_rule_diff_begin (&sides);
  diff->edits = demarche_rule_edits_new (rules_before, rules_after);

  count_failed (diff, tagged_after);
  g_ptr_array_add (diff->comparisons, before);
  g_ptr_array_add (diff->comparisons, after);
  diff->references = find_references (diff, before, after);
  diff->cells = demarche_cell_changes_new (before, after);
  diff->headlines = demarche_headline_changes_new (before, after);
  return diff;
}

DemarcheRuleDiff *
demarche_rule_diff_new (DemarcheRuleSet *rules_before, GPtrArray *tagged_before,
                        DemarcheRuleSet *rules_after, GPtrArray *tagged_after,
                        const DemarcheComparisonOptions *options)
{
  DemarcheComparisonOptions wanted = *options;

  wanted.only_headlines = TRUE;
  return make_diff (
      rules_before,
      demarche_comparison_new (tagged_before, demarche_rule_set_get_codebook (rules_before),
                               &wanted),
      rules_after,
      demarche_comparison_new (tagged_after, demarche_rule_set_get_codebook (rules_after), &wanted),
      tagged_before, tagged_after);
}

DemarcheRuleDiff *
demarche_rule_diff_new_compared (DemarcheRuleSet *rules_before, DemarcheComparison *before,
                                 DemarcheRuleSet *rules_after, DemarcheComparison *after)
{
  return make_diff (rules_before, demarche_comparison_ref (before), rules_after,
                    demarche_comparison_ref (after), before->tagged, after->tagged);
}

void
demarche_rule_diff_free (DemarcheRuleDiff *diff)
{
  if (diff == NULL)
    return;
  g_ptr_array_unref (diff->edits);
  g_ptr_array_unref (diff->tags);
  g_ptr_array_unref (diff->cells);
  g_ptr_array_unref (diff->headlines);
  g_ptr_array_unref (diff->references);
  g_free (diff->hash_before);
  g_free (diff->hash_after);
  g_ptr_array_unref (diff->comparisons);
  demarche_codebook_unref (diff->codebook_before);
  demarche_codebook_unref (diff->codebook_after);
  g_free (diff);
}

gboolean
demarche_rule_diff_is_different (const DemarcheRuleDiff *diff)
{
  return diff->edits->len + diff->tags->len + diff->cells->len + diff->headlines->len > 0;
}
