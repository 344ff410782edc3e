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

typedef DemarcheComparison *(*Comparer) (const DemarcheFrame *, const DemarcheScope *, GPtrArray *,
                                         DemarcheCodebook *);

/* what is made of each side, the longest first, and then of both */
enum {
  CELLS,
  HEADLINES,
  REFERENCES,
  N_PARTS,
  EDITS = 2 * N_PARTS,
  N_JOBS
};

typedef struct {
  const DemarcheFrame *frame;
  const DemarcheScope *scope;
  const DemarcheDiffSides *sides;
  DemarcheRuleDiff *diff;
  DemarcheComparison *comparisons[REFERENCES][2]; /* before, after */
} Comparing;

static void
compare_part (guint index, gpointer data)
{
  Comparing *comparing = data;
  const DemarcheDiffSides *sides = comparing->sides;
  DemarcheRuleDiff *diff = comparing->diff;
  guint part = index / 2;
  gboolean is_before = index % 2 == 0;
  Comparer compare =
      part == CELLS ? demarche_comparison_new_overall : demarche_comparison_new_headlines;

  if (index == EDITS)
    diff->edits = demarche_rule_edits_new (sides->rules_before, sides->rules_after);
  else if (part == REFERENCES)
    cut_references (diff, sides, is_before);
  else
    comparing->comparisons[part][index % 2] = compare (
        comparing->frame, comparing->scope, is_before ? sides->tagged_before : sides->tagged_after,
        is_before ? diff->codebook_before : diff->codebook_after);
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
  Comparing comparing = {frame, scope, &sides, diff, {{NULL}}};
  DemarcheComparison **cells = comparing.comparisons[CELLS];
  DemarcheComparison **headlines = comparing.comparisons[HEADLINES];

  find_references (diff);
  demarche_parallel_run (0, N_JOBS, compare_part, &comparing);
  for (guint side = 0; side < 2; side++) {
    g_ptr_array_add (diff->comparisons, cells[side]);
    g_ptr_array_add (diff->comparisons, headlines[side]);
  }
  diff->cells = demarche_cell_changes_new (cells[0], cells[1]);
  diff->headlines = demarche_headline_changes_new (headlines[0], headlines[1]);
  return diff;
}
