/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What an edit of a rule set does to a set of statements. */
#pragma once

#include "author/corpus.h"
#include "author/figure-changes.h"
#include "author/rule-edits.h"
#include "author/tag-changes.h"

G_BEGIN_DECLS

/**
 * DemarcheRuleDiff:
 * @edits: (element-type DemarcheRuleEdit)
 * @tags: (element-type DemarcheTagChange)
 * @cells: (element-type DemarcheCellChange); @headlines: (element-type DemarcheHeadlineChange)
 * @references: (element-type utf8): lasting references of @tags
 * @n_tags: how many were added, removed, changed
 * @n_changed_statements: statements with one of @tags, of @n_statements
 * @n_failed: those of @n_statements that could not be read: the diff is incomplete
 * @codebook_before, @codebook_after: that the tags point into
 * @hash_before, @hash_after: of what the rules mean
 * @is_same_text: not even the files differ; else, without an edit, only what means nothing does
 *
 * Two versions of a rule set over the same statements.
 * |[<!-- language="C" -->
 * g_autoptr (DemarcheRuleDiff) diff = demarche_rule_diff_new (
 *     old_rules, old_tagged, new_rules, new_tagged, &(DemarcheComparisonOptions){0});
 * ]|
 */
typedef struct {
  GPtrArray *edits;
  GPtrArray *tags;
  GPtrArray *cells;
  GPtrArray *headlines;
  GPtrArray *references;
  guint n_tags[DEMARCHE_N_CHANGES];
  guint n_statements;
  guint n_changed_statements;
  guint n_failed;
  DemarcheCodebook *codebook_before;
  DemarcheCodebook *codebook_after;
  char *hash_before;
  char *hash_after;
  gboolean is_same_text;
  GPtrArray *comparisons; /*< private >*/
} DemarcheRuleDiff;

/* @options: what is compared, both times */
DEMARCHE_API DemarcheRuleDiff *demarche_rule_diff_new (
    DemarcheRuleSet *rules_before, GPtrArray *tagged_before, DemarcheRuleSet *rules_after,
    GPtrArray *tagged_after, const DemarcheComparisonOptions *options) DEMARCHE_MUST_USE;
/* the same where both were compared before: one comparison may serve many diffs. Tags come in the
 * order of the names of statements. Both are kept */
DEMARCHE_API DemarcheRuleDiff *demarche_rule_diff_new_compared (
    DemarcheRuleSet *rules_before, DemarcheComparison *before, DemarcheRuleSet *rules_after,
    DemarcheComparison *after) DEMARCHE_MUST_USE;
/* the same of two taggings of one corpus, by the default comparison: only what differs is compared,
 * so that it takes hardly longer the more statements there are */
DEMARCHE_API DemarcheRuleDiff *demarche_rule_diff_new_retagged (
    DemarcheTagging *before, DemarcheTagging *after) DEMARCHE_MUST_USE;
DEMARCHE_API void demarche_rule_diff_free (DemarcheRuleDiff *diff);
/* whether tags, cells or headlines differ, or the rules themselves by what they mean */
DEMARCHE_API gboolean demarche_rule_diff_is_different (const DemarcheRuleDiff *diff);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemarcheRuleDiff, demarche_rule_diff_free)

G_END_DECLS
