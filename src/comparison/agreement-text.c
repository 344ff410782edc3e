/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Agreement as tables for people. */
#include "comparison/agreement-words.h"

#include "base/escape.h"

#include <math.h>
#include <string.h>

#define MACRO_NAME "mean of positions (macro)"

static void
append_ratios (GString *out, const double *ratios, char mark, DemarcheInterval interval)
{
  for (guint i = 0; i < DEMARCHE_N_RATIOS; i++)
    demarche_words_append_ratio (out, ratios[i], 6);
  g_string_append_c (out, mark);
  if (demarche_interval_is_known (interval)) {
    g_string_append_c (out, ' ');
    demarche_words_append_interval (out, interval, 0);
  }
  while (out->str[out->len - 1] == ' ')
    g_string_truncate (out, out->len - 1);
  g_string_append_c (out, '\n');
}

static void
append_score (GString *out, const DemarcheScore *score, char mark, DemarcheInterval interval)
{
  double ratios[DEMARCHE_N_RATIOS];
  for (guint i = 0; i < DEMARCHE_N_RATIOS; i++)
    ratios[i] = demarche_score_get_ratio (score, (DemarcheRatio)i);
  g_string_append_printf (out, "%5u%6u%6u", score->n_gold, score->n_found, score->n_right);
  append_ratios (out, ratios, mark, interval);
}

static int
find_width (const DemarcheScoreTable *table, DemarcheCodebook *codebook)
{
  gsize width = strlen (MACRO_NAME);
  for (guint i = 0; i < table->positions->len; i++) {
    if (demarche_words_is_used (table, i))
      width = MAX (width, 2 + strlen (demarche_codebook_get_position (codebook, i)->id));
  }
  return (int)MIN (width, 60);
}

static const DemarcheIssueReliability *
find_issue (const DemarcheReliability *reliability, guint issue)
{
  for (guint i = 0; i < reliability->issues->len; i++) {
    const DemarcheIssueReliability *found =
        &g_array_index (reliability->issues, DemarcheIssueReliability, i);
    if (found->issue == issue)
      return found;
  }
  return NULL;
}

static void
append_issue_head (GString *out, DemarcheAgreement *agreement, DemarcheCodebook *codebook,
                   guint index)
{
  const DemarcheIssue *issue = demarche_codebook_get_issue (codebook, index);
  const DemarcheIssueReliability *reliability = find_issue (&agreement->reliability, index);
  demarche_words_append_name (out, issue->id, 0);
  if (reliability != NULL) {
    g_string_append (out, ": ");
    demarche_words_append_issue (out, reliability, issue->kind == DEMARCHE_ISSUE_SCALE);
  }
  g_string_append_c (out, '\n');
}

static char
get_mark (const DemarcheScore *score)
{
  static const char marks[] = {
      [DEMARCHE_SCORE_TOO_FEW] = '*',
      [DEMARCHE_SCORE_IMPRECISE] = '!',
      [DEMARCHE_SCORE_MEASURED] = ' ',
  };
  return marks[demarche_score_get_verdict (score)];
}

static void
append_positions (GString *out, DemarcheAgreement *agreement, DemarcheCodebook *codebook, int width)
{
  const DemarcheScoreTable *table = &agreement->tables[DEMARCHE_SCORED_ALL];
  guint issue = G_MAXUINT;
  for (guint i = 0; i < table->positions->len; i++) {
    const DemarcheScore *score = &g_array_index (table->positions, DemarcheScore, i);
    const DemarchePosition *position = demarche_codebook_get_position (codebook, i);
    if (!demarche_words_is_used (table, i))
      continue;
    if (position->issue != issue)
      append_issue_head (out, agreement, codebook, position->issue);
    issue = position->issue;
    g_string_append (out, "  ");
    demarche_words_append_name (out, position->id, width - 2);
    append_score (out, score, get_mark (score),
                  g_array_index (table->intervals, DemarcheScoreIntervals, i).ratios[DEMARCHE_F1]);
  }
}

static void
append_table (GString *out, DemarcheAgreement *agreement, DemarcheCodebook *codebook)
{
  const DemarcheScoreTable *table = &agreement->tables[DEMARCHE_SCORED_ALL];
  int width = find_width (table, codebook);
  g_string_append_printf (out, "\n%-*s gold found right prec.  rec.    F1  95 %% of F1\n", width,
                          "position");
  append_positions (out, agreement, codebook, width);
  g_string_append_printf (out, "%-*s", width, "all tags (micro)");
  append_score (out, &table->micro, ' ', table->micro_intervals.ratios[DEMARCHE_F1]);
  g_string_append_printf (out, "%-*s%5u%12s", width, MACRO_NAME, table->n_positions, "");
  append_ratios (out, table->macro, ' ', table->macro_intervals.ratios[DEMARCHE_F1]);
}

static guint
count_verdict (const DemarcheScoreTable *table, DemarcheScoreVerdict verdict)
{
  guint n = 0;
  for (guint i = 0; i < table->positions->len; i++)
    n +=
        demarche_words_is_used (table, i) &&
        demarche_score_get_verdict (&g_array_index (table->positions, DemarcheScore, i)) == verdict;
  return n;
}

static void
append_legend (GString *out, const DemarcheScoreTable *table)
{
  guint n_few = count_verdict (table, DEMARCHE_SCORE_TOO_FEW);
  guint n_imprecise = count_verdict (table, DEMARCHE_SCORE_IMPRECISE);
  g_string_append (out, "precision: how many of the found tags are right; recall: how many of gold "
                        "were\nfound; F1: both in one. Right: paragraph, position, holder and "
                        "stance. Alpha:\nbelow; scale: of the places on it, where both place the "
                        "same holder (n times).\n");
  if (n_few > 0) {
    g_string_append (out, "* ");
    demarche_words_append_count (out, n_few, "position");
    g_string_append_printf (out, " with fewer than %d gold tags: too few to rely on\n",
                            DEMARCHE_SUPPORT_TO_RELY);
  }
  if (n_imprecise > 0) {
    g_string_append (out, "! ");
    demarche_words_append_count (out, n_imprecise, "position");
    g_string_append (out, " with a precision under 0.85: not to be relied on\n");
  }
}

static void
append_share (GString *out, const char *name, guint part, guint whole)
{
  g_string_append (out, name);
  demarche_words_append_ratio (out, whole == 0 ? NAN : (double)part / whole, 0);
}

static void
append_shares (GString *out, const DemarcheScore *score)
{
  if (score->n_position == 0)
    return;
  g_string_append_printf (out, "\nwhere the position was found (%u of %u gold tags):\n  ",
                          score->n_position, score->n_gold);
  append_share (out, "right holder ", score->n_holder, score->n_position);
  append_share (out, ", right stance ", score->n_stance, score->n_position);
  if (score->n_force_known > 0)
    append_share (out, ", right force ", score->n_force, score->n_force_known);
  if (score->n_force_known > 0 && score->n_force_known < score->n_position)
    g_string_append_printf (out, " (of %u whose force gold says)", score->n_force_known);
  g_string_append_c (out, '\n');
}

static void
append_part (GString *out, const char *name, const DemarcheScoreTable *table)
{
  g_string_append (out, name);
  demarche_words_append_count (out, table->n_statements, "statement");
  if (table->n_statements > 0) {
    static const char *const names[] = {": precision ", ", recall ", ", F1 "};
    for (guint i = 0; i < DEMARCHE_N_RATIOS; i++) {
      g_string_append (out, names[i]);
      demarche_words_append_ratio (out, demarche_score_get_ratio (&table->micro, (DemarcheRatio)i),
                                   0);
    }
    if (demarche_interval_is_known (table->micro_intervals.ratios[DEMARCHE_F1])) {
      g_string_append (out, " (");
      demarche_words_append_interval (out, table->micro_intervals.ratios[DEMARCHE_F1], 0);
      g_string_append_c (out, ')');
    }
  }
  g_string_append_c (out, '\n');
}

static void
append_seen (GString *out, DemarcheAgreement *agreement)
{
  const DemarcheScoreTable *seen = &agreement->tables[DEMARCHE_SCORED_SEEN];
  const DemarcheScoreTable *unseen = &agreement->tables[DEMARCHE_SCORED_UNSEEN];
  if (agreement->judged->kind != DEMARCHE_CODER_RULES)
    return;
  append_part (out, "\ndeveloped on ", seen);
  append_part (out, "not seen before ", unseen);
  if (seen->n_statements > 0 && unseen->n_statements == 0)
    g_string_append (out, "all statements here were used to write the rules: expect less on new "
                          "ones\n");
}

static void
append_taken (GString *out, const DemarcheConfusion *confusion, DemarcheCodebook *codebook,
              gboolean *is_first)
{
  const DemarcheIssue *issue = demarche_codebook_get_issue (codebook, confusion->issue);
  for (guint i = 0; i < confusion->n; i++) {
    for (guint j = 0; j < confusion->n; j++) {
      guint n = confusion->cells[i * (confusion->n + 1) + j];
      if (i == j || n == 0)
        continue;
      if (*is_first)
        g_string_append (out, "\ntaken for another position of the issue (gold, found, "
                              "paragraphs):\n");
      *is_first = FALSE;
      g_string_append (out, "  ");
      demarche_words_append_name (
          out, demarche_codebook_get_position (codebook, issue->first_position + i)->code, 0);
      g_string_append (out, " taken for ");
      demarche_words_append_name (
          out, demarche_codebook_get_position (codebook, issue->first_position + j)->id, 0);
      g_string_append_printf (out, ": %u\n", n);
    }
  }
}

static void
append_left_out (GString *out, DemarcheAgreement *agreement)
{
  if (agreement->n_optional > 0) {
    g_string_append (out, "left out: ");
    demarche_words_append_count (out, agreement->n_optional, "optional gold tag");
    g_string_append_c (out, '\n');
  }
  if (agreement->n_ambiguous > 0) {
    g_string_append (out, "left out: ");
    demarche_words_append_count (out, agreement->n_ambiguous, "ambiguous tag");
    g_string_append (out, " (two negations): a person decides\n");
  }
  if (agreement->unjudged->len > 0) {
    g_string_append (out, "left out: ");
    demarche_words_append_count (out, agreement->unjudged->len, "tagged paragraph");
    g_string_append (out, " of these statements without a gold line\n");
  }
  if (agreement->n_other_statements > 0) {
    g_string_append (out, "left out: ");
    demarche_words_append_count (out, agreement->n_other_statements, "statement");
    g_string_append (out, " without gold\n");
  }
}

static void
append_head (GString *out, DemarcheAgreement *agreement)
{
  guint n_unpaired = agreement->n_paragraphs - agreement->n_paired;
  g_string_append (out, "gold: ");
  demarche_escape_terminal (out, agreement->gold->name, -1);
  g_string_append (out, "; found: by ");
  demarche_escape_terminal (out, agreement->judged->name, -1);
  g_string_append_c (out, '\n');
  demarche_words_append_count (out, agreement->n_paragraphs, "gold paragraph");
  g_string_append (out, " of ");
  demarche_words_append_count (out, agreement->tables[DEMARCHE_SCORED_ALL].n_statements,
                               "statement");
  g_string_append_printf (out, ", %u paired\n", agreement->n_paired);
  if (n_unpaired > 0) {
    demarche_words_append_count (out, n_unpaired, "gold paragraph");
    g_string_append (out, " not found in the statements: their tags count as missed\n");
  }
  append_left_out (out, agreement);
}

void
demarche_agreement_append_text (GString *out, DemarcheAgreement *agreement,
                                DemarcheCodebook *codebook)
{
  const DemarcheScoreTable *all = &agreement->tables[DEMARCHE_SCORED_ALL];
  gboolean is_first = TRUE;
  append_head (out, agreement);
  append_table (out, agreement, codebook);
  append_legend (out, all);
  append_shares (out, &all->micro);
  for (guint i = 0; i < agreement->confusions->len; i++)
    append_taken (out, g_ptr_array_index (agreement->confusions, i), codebook, &is_first);
  demarche_words_append_reliability (out, &agreement->reliability, TRUE);
  append_seen (out, agreement);
}
