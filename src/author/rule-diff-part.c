/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Two taggings of one corpus compared only where their tags differ. */
#include "author/corpus-private.h"
#include "author/rule-diff-private.h"
#include "base/parallel.h"
#include "model/reference.h"

/* what only one of the two says a statement speaks to */
typedef struct {
  DemarcheScope *scope;
  guint statement;
  DemarcheTagged *other;
  DemarcheCodebook *codebook;
  DemarcheCodebook *other_codebook;
} AboutWalk;

static void
add_about (guint paragraph, guint issue, gpointer data)
{
  const AboutWalk *walk = data;
  const char *id = demarche_codebook_get_issue (walk->codebook, issue)->id;
  int index = demarche_codebook_find_issue (walk->other_codebook, id);

  if (index < 0 || !demarche_tagged_is_about (walk->other, paragraph, (guint)index))
    demarche_scope_add (walk->scope, walk->statement, paragraph, id);
}

/* statements that were tagged anew, whatever came of it */
static void
add_retagged (DemarcheScope *scope, const DemarcheDiffSides *sides, GHashTable *indices)
{
  for (guint i = 0; i < sides->tagged_after->len; i++) {
    DemarcheTagged *before = g_ptr_array_index (sides->tagged_before, i);
    DemarcheTagged *after = g_ptr_array_index (sides->tagged_after, i);
    DemarcheCodebook *old = demarche_rule_set_get_codebook (sides->rules_before);
    DemarcheCodebook *new = demarche_rule_set_get_codebook (sides->rules_after);
    AboutWalk gone = {scope, i, after, old, new};
    AboutWalk come = {scope, i, before, new, old};

    if (before == after)
      continue;
    g_hash_table_insert (indices, demarche_tagged_get_statement (after), GUINT_TO_POINTER (i));
    demarche_tagged_visit_about (before, add_about, &gone);
    demarche_tagged_visit_about (after, add_about, &come);
  }
}

static const char *
get_issue (DemarcheCodebook *codebook, const DemarcheTag *tag)
{
  guint issue = demarche_codebook_get_position (codebook, tag->position)->issue;

  return demarche_codebook_get_issue (codebook, issue)->id;
}

/* where cells and headlines can differ */
static DemarcheScope *
find_scope (const DemarcheFrame *frame, const DemarcheDiffSides *sides, GPtrArray *changes)
{
  DemarcheScope *scope = demarche_scope_new (frame);
  DemarcheCodebook *old = demarche_rule_set_get_codebook (sides->rules_before);
  DemarcheCodebook *new = demarche_rule_set_get_codebook (sides->rules_after);
  g_autoptr (GHashTable) indices = g_hash_table_new (NULL, NULL);

  if (!demarche_codebook_is_equal (old, new)) {
    demarche_scope_fill (scope);
    return scope;
  }
  add_retagged (scope, sides, indices);
  for (guint i = 0; i < changes->len; i++) {
    const DemarcheTagChange *change = g_ptr_array_index (changes, i);
    const DemarcheTag *tag = demarche_tag_change_get_tag (change);
    gpointer statement = demarche_tagged_get_statement (change->tagged);
    demarche_scope_add (scope, GPOINTER_TO_UINT (g_hash_table_lookup (indices, statement)),
                        tag->paragraph, get_issue (new, tag));
  }
  demarche_scope_seal (scope);
  return scope;
}

/* ---- references ---- */

/* a corpus knows those of all its tags */
static char *
find_whole (DemarcheTagged *tagged, const DemarcheTag *tag)
{
  for (guint i = 0; i < demarche_tagged_get_n_tags (tagged); i++)
    if (demarche_tagged_get_tag (tagged, i) == tag)
      return g_strdup (demarche_tagged_get_reference (tagged, i));
  g_return_val_if_reached (NULL);
}

static void
find_references (DemarcheRuleDiff *diff)
{
  diff->references = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < diff->tags->len; i++) {
    const DemarcheTagChange *change = g_ptr_array_index (diff->tags, i);
    g_ptr_array_add (diff->references,
                     find_whole (change->tagged, demarche_tag_change_get_tag (change)));
  }
}

/* the references of the changes that show a tag of one side */
static void
cut_references (const DemarcheRuleDiff *diff, const DemarcheDiffSides *sides, gboolean is_before)
{
  g_autoptr (GPtrArray) whole = g_ptr_array_new ();

  for (guint i = 0; i < diff->tags->len; i++) {
    const DemarcheTagChange *change = g_ptr_array_index (diff->tags, i);
    if ((change->after == NULL) == is_before)
      g_ptr_array_add (whole, g_ptr_array_index (diff->references, i));
  }
  demarche_references_cut (whole, is_before ? sides->tagged_before : sides->tagged_after,
                           is_before ? diff->codebook_before : diff->codebook_after);
}

/* ---- figures ---- */

/* what can be found out at the same time, the longest first */
enum {
  HEADLINES_BEFORE,
  HEADLINES_AFTER,
  REFERENCES_BEFORE,
  REFERENCES_AFTER,
  CELLS,
  EDITS,
  N_JOBS
};

typedef struct {
  const DemarcheFrame *frame;
  const DemarcheScope *scope;
  const DemarcheDiffSides *sides;
  DemarcheTagging *taggings[2]; /* before, after */
  DemarcheComparison *cells[2];
  DemarcheComparison *headlines[2];
  DemarcheRuleDiff *diff;
} Comparing;

static void
compare_cells (Comparing *comparing)
{
  DemarcheTagging *const *taggings = comparing->taggings;
  const DemarcheTotals *before = demarche_tagging_get_totals (taggings[0], NULL);
  const DemarcheTotals *after = demarche_tagging_get_totals (taggings[1], taggings[0]);

  comparing->cells[0] =
      demarche_comparison_new_overall (before, comparing->scope, comparing->sides->tagged_before);
  comparing->cells[1] =
      demarche_comparison_new_overall (after, comparing->scope, comparing->sides->tagged_after);
}

static void
do_job (guint job, gpointer data)
{
  Comparing *comparing = data;
  const DemarcheDiffSides *sides = comparing->sides;
  DemarcheRuleDiff *diff = comparing->diff;

  if (job == HEADLINES_BEFORE)
    comparing->headlines[0] = demarche_comparison_new_headlines (
        comparing->frame, comparing->scope, sides->tagged_before, diff->codebook_before);
  else if (job == HEADLINES_AFTER)
    comparing->headlines[1] = demarche_comparison_new_headlines (
        comparing->frame, comparing->scope, sides->tagged_after, diff->codebook_after);
  else if (job == CELLS)
    compare_cells (comparing);
  else if (job == EDITS)
    diff->edits = demarche_rule_edits_new (sides->rules_before, sides->rules_after);
  else
    cut_references (diff, sides, job == REFERENCES_BEFORE);
}

DemarcheRuleDiff *
demarche_rule_diff_new_retagged (DemarcheTagging *before, DemarcheTagging *after)
{
  g_return_val_if_fail (before != NULL && after != NULL, NULL);
  DemarcheDiffSides sides = {
      demarche_tagging_get_rules (before), demarche_tagging_get_tagged (before),
      demarche_tagging_get_rules (after), demarche_tagging_get_tagged (after)};
  const DemarcheFrame *frame = demarche_corpus_get_frame (demarche_tagging_get_corpus (after));
  DemarcheRuleDiff *diff = demarche_rule_diff_begin (&sides);
  g_autoptr (DemarcheScope) scope = find_scope (frame, &sides, diff->tags);
  Comparing comparing = {frame, scope, &sides, {before, after}, {NULL}, {NULL}, diff};

  find_references (diff);
  demarche_parallel_run (0, N_JOBS, do_job, &comparing);
  for (guint side = 0; side < 2; side++) {
    g_ptr_array_add (diff->comparisons, comparing.cells[side]);
    g_ptr_array_add (diff->comparisons, comparing.headlines[side]);
  }
  diff->cells = demarche_cell_changes_new (comparing.cells[0], comparing.cells[1]);
  diff->headlines = demarche_headline_changes_new (comparing.headlines[0], comparing.headlines[1]);
  return diff;
}
