/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Counts what tags and gold have in common: precision, recall, F1. */
#include "comparison/agreement.h"

#include <math.h>

G_DEFINE_BOXED_TYPE (DemarcheAgreement, demarche_agreement, demarche_agreement_ref,
                     demarche_agreement_unref)

double
demarche_score_get_precision (const DemarcheScore *score)
{
  return score->n_found == 0 ? NAN : (double)score->n_right / score->n_found;
}

double
demarche_score_get_recall (const DemarcheScore *score)
{
  return score->n_gold == 0 ? NAN : (double)score->n_right / score->n_gold;
}

double
demarche_score_get_f1 (const DemarcheScore *score)
{
  guint n_both = score->n_gold + score->n_found;
  return n_both == 0 ? NAN : 2.0 * score->n_right / n_both;
}

DemarcheAgreement *
demarche_agreement_ref (DemarcheAgreement *agreement)
{
  g_return_val_if_fail (agreement != NULL, NULL);
  g_atomic_ref_count_inc (&agreement->references);
  return agreement;
}

void
demarche_agreement_unref (DemarcheAgreement *agreement)
{
  g_return_if_fail (agreement != NULL);
  if (!g_atomic_ref_count_dec (&agreement->references))
    return;
  for (guint i = 0; i < DEMARCHE_N_SCORED; i++)
    g_array_unref (agreement->tables[i].positions);
  g_ptr_array_unref (agreement->mistakes);
  g_ptr_array_unref (agreement->unpaired);
  g_ptr_array_unref (agreement->unjudged);
  g_ptr_array_unref (agreement->gold);
  g_ptr_array_unref (agreement->tagged);
  g_free (agreement);
}

/* one pair of paragraphs: tags [gold, gold_end) and [found, found_end) of their statements */
typedef struct {
  DemarcheAgreement *agreement;
  DemarcheTagged *gold_tagged;
  DemarcheTagged *found_tagged; /* (nullable) */
  guint gold;
  guint gold_end;
  guint found;
  guint found_end;
  gboolean is_seen;
} Judged;

static DemarcheScore *
get_score (const Judged *judged, DemarcheScored scored, guint position)
{
  return &g_array_index (judged->agreement->tables[scored].positions, DemarcheScore, position);
}

/* adds to the score of a position in both tables that the statement belongs to */
static void
add_score (const Judged *judged, guint position, const DemarcheScore *more)
{
  DemarcheScored tables[] = {DEMARCHE_SCORED_ALL,
                             judged->is_seen ? DEMARCHE_SCORED_SEEN : DEMARCHE_SCORED_UNSEEN};
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++) {
    DemarcheScore *score = get_score (judged, tables[i], position);
    score->n_gold += more->n_gold;
    score->n_found += more->n_found;
    score->n_right += more->n_right;
    score->n_position += more->n_position;
    score->n_holder += more->n_holder;
    score->n_stance += more->n_stance;
  }
}

static void
add_mistake (const Judged *judged, const DemarcheTag *tag, gboolean is_missing)
{
  DemarcheMistake mistake = {is_missing ? judged->gold_tagged : judged->found_tagged, tag,
                             is_missing};
  g_ptr_array_add (judged->agreement->mistakes, g_memdup2 (&mistake, sizeof mistake));
}

static gboolean
is_same (const DemarcheTag *one, const DemarcheTag *two)
{
  return one->position == two->position && one->holder == two->holder && one->stance == two->stance;
}

static gboolean
is_clear (const DemarcheTag *tag)
{
  return !(tag->review & DEMARCHE_REVIEW_AMBIGUOUS);
}

static void
judge_gold (const Judged *judged, const DemarcheTag *gold)
{
  DemarcheScore score = {.n_gold = 1};
  if (gold->optional)
    return;
  for (guint i = judged->found; i < judged->found_end; i++) {
    const DemarcheTag *tag = demarche_tagged_get_tag (judged->found_tagged, i);
    if (tag->position != gold->position || !is_clear (tag))
      continue;
    score.n_position = 1;
    score.n_holder |= tag->holder == gold->holder;
    score.n_stance |= tag->stance == gold->stance;
    score.n_right |= is_same (tag, gold);
  }
  add_score (judged, gold->position, &score);
  if (score.n_right == 0)
    add_mistake (judged, gold, TRUE);
}

static void
judge_found (const Judged *judged, const DemarcheTag *tag)
{
  DemarcheScore score = {.n_found = 1};
  gboolean is_right = FALSE;
  if (!is_clear (tag)) {
    judged->agreement->n_ambiguous++;
    return;
  }
  for (guint i = judged->gold; i < judged->gold_end; i++) {
    const DemarcheTag *gold = demarche_tagged_get_tag (judged->gold_tagged, i);
    if (!is_same (tag, gold))
      continue;
    if (gold->optional)
      return;
    is_right = TRUE;
  }
  add_score (judged, tag->position, &score);
  if (!is_right)
    add_mistake (judged, tag, FALSE);
}

static void
judge_pair (const Judged *judged)
{
  for (guint i = judged->gold; i < judged->gold_end; i++)
    judge_gold (judged, demarche_tagged_get_tag (judged->gold_tagged, i));
  for (guint i = judged->found; i < judged->found_end; i++)
    judge_found (judged, demarche_tagged_get_tag (judged->found_tagged, i));
}

/* where the tags of each paragraph begin; one more entry at the end */
static guint *
find_first_tags (DemarcheTagged *tagged)
{
  guint n_paragraphs = demarche_statement_get_n_paragraphs (demarche_tagged_get_statement (tagged));
  guint *first = g_new0 (guint, n_paragraphs + 2);
  guint n_tags = demarche_tagged_get_n_tags (tagged);
  guint tag = 0;
  for (guint i = 0; i <= n_paragraphs; i++) {
    while (tag < n_tags && demarche_tagged_get_tag (tagged, tag)->paragraph < i)
      tag++;
    first[i] = tag;
  }
  return first;
}

static void
add_unpaired (GPtrArray *list, DemarcheTagged *tagged, guint paragraph)
{
  DemarcheUnpaired unpaired = {tagged, paragraph};
  g_ptr_array_add (list, g_memdup2 (&unpaired, sizeof unpaired));
}

static void
list_unjudged (DemarcheAgreement *agreement, DemarcheTagged *found, const guint *found_first,
               const int *partners, guint n_gold)
{
  guint n = demarche_statement_get_n_paragraphs (demarche_tagged_get_statement (found));
  g_autofree gboolean *is_paired = g_new0 (gboolean, n + 1);
  for (guint i = 0; i < n_gold; i++) {
    if (partners[i] >= 0)
      is_paired[partners[i]] = TRUE;
  }
  for (guint i = 0; i < n; i++) {
    if (!is_paired[i] && found_first[i] < found_first[i + 1])
      add_unpaired (agreement->unjudged, found, i);
  }
}

/* @found: (nullable) */
static void
judge_statement (DemarcheAgreement *agreement, DemarcheTagged *gold, DemarcheTagged *found,
                 gboolean is_seen)
{
  DemarcheStatement *statement = demarche_tagged_get_statement (gold);
  guint n_gold = demarche_statement_get_n_paragraphs (statement);
  g_autofree int *partners = demarche_agreement_pair (
      statement, found == NULL ? NULL : demarche_tagged_get_statement (found));
  g_autofree guint *gold_first = find_first_tags (gold);
  g_autofree guint *found_first = found == NULL ? NULL : find_first_tags (found);
  agreement->n_paragraphs += n_gold;
  agreement->tables[DEMARCHE_SCORED_ALL].n_statements++;
  agreement->tables[is_seen ? DEMARCHE_SCORED_SEEN : DEMARCHE_SCORED_UNSEEN].n_statements++;
  for (guint i = 0; i < n_gold; i++) {
    Judged judged = {agreement, gold, found, gold_first[i], gold_first[i + 1], 0, 0, is_seen};
    if (partners[i] >= 0 && found != NULL) {
      judged.found = found_first[partners[i]];
      judged.found_end = found_first[partners[i] + 1];
      agreement->n_paired++;
    } else {
      add_unpaired (agreement->unpaired, gold, i);
    }
    judge_pair (&judged);
  }
  if (found != NULL)
    list_unjudged (agreement, found, found_first, partners, n_gold);
}

static double
zero_for_nothing (double ratio)
{
  return isnan (ratio) ? 0 : ratio;
}

static void
sum_table (DemarcheScoreTable *table)
{
  for (guint i = 0; i < table->positions->len; i++) {
    const DemarcheScore *score = &g_array_index (table->positions, DemarcheScore, i);
    table->micro.n_gold += score->n_gold;
    table->micro.n_found += score->n_found;
    table->micro.n_right += score->n_right;
    table->micro.n_position += score->n_position;
    table->micro.n_holder += score->n_holder;
    table->micro.n_stance += score->n_stance;
    if (score->n_gold == 0)
      continue;
    table->n_positions++;
    table->macro_precision += zero_for_nothing (demarche_score_get_precision (score));
    table->macro_recall += demarche_score_get_recall (score);
    table->macro_f1 += demarche_score_get_f1 (score);
  }
  double n = table->n_positions; /* 0 / 0 is NAN, as it should be */
  table->macro_precision /= n;
  table->macro_recall /= n;
  table->macro_f1 /= n;
}

static GPtrArray *
hold_all (GPtrArray *tagged)
{
  GPtrArray *held = g_ptr_array_new_with_free_func ((GDestroyNotify)demarche_tagged_unref);
  for (guint i = 0; i < tagged->len; i++)
    g_ptr_array_add (held, demarche_tagged_ref (g_ptr_array_index (tagged, i)));
  return held;
}

static DemarcheAgreement *
make_empty (GPtrArray *gold, GPtrArray *tagged, guint n_positions)
{
  DemarcheAgreement *agreement = g_new0 (DemarcheAgreement, 1);
  g_atomic_ref_count_init (&agreement->references);
  agreement->gold = hold_all (gold);
  agreement->tagged = hold_all (tagged);
  agreement->mistakes = g_ptr_array_new_with_free_func (g_free);
  agreement->unpaired = g_ptr_array_new_with_free_func (g_free);
  agreement->unjudged = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < DEMARCHE_N_SCORED; i++) {
    agreement->tables[i].positions = g_array_new (FALSE, TRUE, sizeof (DemarcheScore));
    g_array_set_size (agreement->tables[i].positions, n_positions);
  }
  return agreement;
}

static gboolean
is_developed_on (DemarcheTagged *tagged, const char *const *developed_on)
{
  const char *hash = demarche_statement_get_text_hash (demarche_tagged_get_statement (tagged));
  return hash != NULL && developed_on != NULL && g_strv_contains (developed_on, hash);
}

DemarcheAgreement *
demarche_agreement_new (GPtrArray *gold, GPtrArray *tagged, DemarcheCodebook *codebook,
                        const char *const *developed_on)
{
  g_return_val_if_fail (gold != NULL && tagged != NULL && codebook != NULL, NULL);
  DemarcheAgreement *agreement =
      make_empty (gold, tagged, demarche_codebook_get_n_positions (codebook));
  g_autoptr (GHashTable) by_name = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < tagged->len; i++) {
    DemarcheStatement *statement = demarche_tagged_get_statement (g_ptr_array_index (tagged, i));
    g_hash_table_insert (by_name, (char *)demarche_statement_get_name (statement),
                         g_ptr_array_index (tagged, i));
  }
  for (guint i = 0; i < gold->len; i++) {
    DemarcheTagged *lines = g_ptr_array_index (gold, i);
    DemarcheTagged *found = g_hash_table_lookup (
        by_name, demarche_statement_get_name (demarche_tagged_get_statement (lines)));
    judge_statement (agreement, lines, found,
                     found != NULL && is_developed_on (found, developed_on));
  }
  for (guint i = 0; i < DEMARCHE_N_SCORED; i++)
    sum_table (&agreement->tables[i]);
  return agreement;
}
