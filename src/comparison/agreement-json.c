/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Agreement as JSON; docs/score.md describes the fields. */
#include "comparison/agreement-words.h"

#include "base/json-out.h"

#include <math.h>

static void
write_number (GString *out, const char *key, double number)
{
  demarche_json_out_number (out, key, number, !isnan (number));
}

/* [low, high], or null */
static void
write_interval (GString *out, const char *key, DemarcheInterval interval)
{
  if (!demarche_interval_is_known (interval)) {
    demarche_json_out_string (out, key, NULL);
    return;
  }
  demarche_json_out_open (out, key, '[');
  write_number (out, NULL, interval.low);
  write_number (out, NULL, interval.high);
  demarche_json_out_close (out, ']');
}

static void
write_ratio (GString *out, DemarcheRatio ratio, double value, DemarcheInterval interval)
{
  g_autofree char *key = g_strconcat (demarche_ratio_get_name (ratio), "-95", NULL);
  write_number (out, demarche_ratio_get_name (ratio), value);
  write_interval (out, key, interval);
}

static void
write_score (GString *out, const DemarcheScore *score, const DemarcheScoreIntervals *intervals)
{
  demarche_json_out_count (out, "gold", score->n_gold);
  demarche_json_out_count (out, "found", score->n_found);
  demarche_json_out_count (out, "right", score->n_right);
  for (guint i = 0; i < DEMARCHE_N_RATIOS; i++)
    write_ratio (out, (DemarcheRatio)i, demarche_score_get_ratio (score, (DemarcheRatio)i),
                 intervals->ratios[i]);
  demarche_json_out_count (out, "position-found", score->n_position);
  demarche_json_out_count (out, "right-holder", score->n_holder);
  demarche_json_out_count (out, "right-stance", score->n_stance);
  demarche_json_out_count (out, "right-force", score->n_force);
  demarche_json_out_count (out, "force-known", score->n_force_known);
}

static void
write_positions (GString *out, const DemarcheScoreTable *table, DemarcheCodebook *codebook)
{
  demarche_json_out_open (out, "positions", '[');
  for (guint i = 0; i < table->positions->len; i++) {
    const DemarcheScore *score = &g_array_index (table->positions, DemarcheScore, i);
    if (!demarche_words_is_used (table, i))
      continue;
    demarche_json_out_newline (out);
    demarche_json_out_open (out, NULL, '{');
    demarche_json_out_string (out, "position", demarche_codebook_get_position (codebook, i)->code);
    write_score (out, score, &g_array_index (table->intervals, DemarcheScoreIntervals, i));
    demarche_json_out_string (out, "verdict",
                              demarche_score_verdict_get_name (demarche_score_get_verdict (score)));
    demarche_json_out_close (out, '}');
  }
  demarche_json_out_close (out, ']');
}

static void
write_table (GString *out, const char *key, const DemarcheScoreTable *table,
             DemarcheCodebook *codebook)
{
  demarche_json_out_newline (out);
  demarche_json_out_open (out, key, '{');
  demarche_json_out_count (out, "statements", table->n_statements);
  demarche_json_out_open (out, "micro", '{');
  write_score (out, &table->micro, &table->micro_intervals);
  demarche_json_out_close (out, '}');
  demarche_json_out_open (out, "macro", '{');
  demarche_json_out_count (out, "positions", table->n_positions);
  for (guint i = 0; i < DEMARCHE_N_RATIOS; i++)
    write_ratio (out, (DemarcheRatio)i, table->macro[i], table->macro_intervals.ratios[i]);
  demarche_json_out_close (out, '}');
  write_positions (out, table, codebook);
  demarche_json_out_close (out, '}');
}

static void
write_units (GString *out, const char *key, const DemarcheUnits *units)
{
  demarche_json_out_open (out, key, '{');
  demarche_json_out_count (out, "units", units->n_units);
  write_number (out, "equal", units->same);
  write_number (out, "alpha", units->alpha);
  write_interval (out, "alpha-95", units->interval);
  demarche_json_out_string (
      out, "verdict", demarche_alpha_verdict_get_name (demarche_alpha_get_verdict (units->alpha)));
  write_number (out, "kappa", units->kappa);
  demarche_json_out_close (out, '}');
}

static void
write_issue (GString *out, const DemarcheIssueReliability *issue, DemarcheCodebook *codebook)
{
  const DemarcheIssue *known = demarche_codebook_get_issue (codebook, issue->issue);
  demarche_json_out_newline (out);
  demarche_json_out_open (out, NULL, '{');
  demarche_json_out_string (out, "issue", known->id);
  demarche_json_out_count (out, "units", issue->n_units);
  write_number (out, "alpha", issue->alpha);
  if (known->kind == DEMARCHE_ISSUE_SCALE) {
    demarche_json_out_count (out, "placed", issue->n_placed);
    write_number (out, "ordinal-alpha", issue->ordinal);
    write_number (out, "interval-alpha", issue->interval);
  }
  demarche_json_out_close (out, '}');
}

static void
write_reliability (GString *out, const DemarcheReliability *reliability, DemarcheCodebook *codebook)
{
  demarche_json_out_newline (out);
  demarche_json_out_open (out, "reliability", '{');
  demarche_json_out_string (out, "universe",
                            "taggable paragraphs times all positions in gold or tags");
  demarche_json_out_count (out, "paragraphs", reliability->n_paragraphs);
  demarche_json_out_count (out, "positions", reliability->n_positions);
  demarche_json_out_count (out, "optional-units", reliability->n_left_out);
  demarche_json_out_count (out, "none-units", reliability->n_none);
  write_units (out, "with-none", &reliability->all);
  write_units (out, "without-none", &reliability->coded);
  demarche_json_out_open (out, "issues", '[');
  for (guint i = 0; i < reliability->issues->len; i++)
    write_issue (out, &g_array_index (reliability->issues, DemarcheIssueReliability, i), codebook);
  demarche_json_out_close (out, ']');
  demarche_json_out_close (out, '}');
}

static void
write_matrix (GString *out, const char *key, const guint *cells, guint n)
{
  demarche_json_out_open (out, key, '[');
  for (guint i = 0; i < n; i++) {
    demarche_json_out_open (out, NULL, '[');
    for (guint j = 0; j < n; j++)
      demarche_json_out_count (out, NULL, cells[i * n + j]);
    demarche_json_out_close (out, ']');
  }
  demarche_json_out_close (out, ']');
}

static void
write_confusion (GString *out, const DemarcheConfusion *confusion, DemarcheCodebook *codebook)
{
  const DemarcheIssue *issue = demarche_codebook_get_issue (codebook, confusion->issue);
  demarche_json_out_newline (out);
  demarche_json_out_open (out, NULL, '{');
  demarche_json_out_string (out, "issue", issue->id);
  demarche_json_out_open (out, "values", '[');
  for (guint i = 0; i < confusion->n; i++)
    demarche_json_out_string (
        out, NULL, demarche_codebook_get_position (codebook, issue->first_position + i)->id);
  demarche_json_out_string (out, NULL, "none");
  demarche_json_out_close (out, ']');
  write_matrix (out, "counts", confusion->cells, confusion->n + 1);
  demarche_json_out_close (out, '}');
}

static void
write_confusions (GString *out, const DemarcheAgreement *agreement, DemarcheCodebook *codebook)
{
  static const char *const held[DEMARCHE_N_HELD] = {"speaker supports", "speaker opposes",
                                                    "other supports", "other opposes", "none"};
  demarche_json_out_newline (out);
  demarche_json_out_open (out, "confusion", '[');
  for (guint i = 0; i < agreement->confusions->len; i++)
    write_confusion (out, g_ptr_array_index (agreement->confusions, i), codebook);
  demarche_json_out_close (out, ']');
  demarche_json_out_newline (out);
  demarche_json_out_open (out, "holder-stance", '{');
  demarche_json_out_open (out, "values", '[');
  for (guint i = 0; i < DEMARCHE_N_HELD; i++)
    demarche_json_out_string (out, NULL, held[i]);
  demarche_json_out_close (out, ']');
  write_matrix (out, "counts", agreement->held, DEMARCHE_N_HELD);
  demarche_json_out_close (out, '}');
}

static void
write_place (GString *out, DemarcheTagged *tagged, guint paragraph)
{
  DemarcheStatement *statement = demarche_tagged_get_statement (tagged);
  demarche_json_out_string (out, "statement", demarche_statement_get_name (statement));
  demarche_json_out_count (out, "paragraph",
                           demarche_statement_get_paragraph (statement, paragraph)->number);
}

static void
write_sided (GString *out, const char *key, const DemarcheSidedTag *sided)
{
  const DemarcheTag *tag = sided->tag;
  const char *text;
  gsize length;
  if (tag == NULL) {
    demarche_json_out_string (out, key, NULL);
    return;
  }
  demarche_json_out_open (out, key, '{');
  demarche_json_out_string (out, "holder", demarche_holder_get_name (tag->holder));
  demarche_json_out_string (out, "stance", demarche_stance_get_name (tag->stance));
  demarche_json_out_string (out, "force",
                            tag->lacks_force ? NULL : demarche_force_get_name (tag->force));
  demarche_json_out_string (out, "rule", tag->rule);
  demarche_words_get_quote (sided, &text, &length);
  demarche_json_out_string_length (out, "quote", text, length);
  demarche_json_out_close (out, '}');
}

static void
write_mistake (GString *out, const DemarcheMistake *mistake, DemarcheCodebook *codebook)
{
  demarche_json_out_newline (out);
  demarche_json_out_open (out, NULL, '{');
  demarche_json_out_string (out, "error", demarche_mistake_kind_get_name (mistake->kind));
  write_place (out, mistake->tagged, mistake->paragraph);
  demarche_json_out_string (out, "position",
                            demarche_codebook_get_position (codebook, mistake->position)->code);
  write_sided (out, "gold", &mistake->gold);
  write_sided (out, "found", &mistake->found);
  demarche_json_out_string (out, "reference", mistake->reference);
  demarche_json_out_open (out, "instead", '[');
  for (guint i = 0; mistake->instead != NULL && i < mistake->instead->len; i++) {
    guint position = g_array_index (mistake->instead, guint, i);
    demarche_json_out_string (out, NULL, demarche_codebook_get_position (codebook, position)->code);
  }
  demarche_json_out_close (out, ']');
  demarche_json_out_close (out, '}');
}

static void
write_mistakes (GString *out, GPtrArray *mistakes, DemarcheCodebook *codebook,
                const DemarcheMistakeFilter *filter)
{
  guint n_listed = 0;
  demarche_json_out_newline (out);
  demarche_json_out_open (out, "errors", '[');
  for (guint i = 0; i < mistakes->len; i++) {
    const DemarcheMistake *mistake = g_ptr_array_index (mistakes, i);
    if (!demarche_words_is_listed (mistake, filter))
      continue;
    if (filter->limit == 0 || n_listed++ < filter->limit)
      write_mistake (out, mistake, codebook);
  }
  demarche_json_out_close (out, ']');
}

static void
write_unpaired (GString *out, const char *key, GPtrArray *list, gboolean is_gold)
{
  demarche_json_out_newline (out);
  demarche_json_out_open (out, key, '[');
  for (guint i = 0; i < list->len; i++) {
    const DemarcheUnpaired *unpaired = g_ptr_array_index (list, i);
    DemarcheStatement *statement = demarche_tagged_get_statement (unpaired->tagged);
    demarche_json_out_open (out, NULL, '{');
    write_place (out, unpaired->tagged, unpaired->paragraph);
    if (is_gold)
      demarche_json_out_count (
          out, "line",
          demarche_statement_get_paragraph (statement, unpaired->paragraph)->first_line);
    demarche_json_out_close (out, '}');
  }
  demarche_json_out_close (out, ']');
}

void
demarche_agreement_append_json (GString *out, DemarcheAgreement *agreement,
                                DemarcheCodebook *codebook, const DemarcheMistakeFilter *filter)
{
  demarche_json_out_open (out, NULL, '{');
  demarche_json_out_string (out, "gold", agreement->gold->name);
  demarche_json_out_string (out, "judged", agreement->judged->name);
  demarche_json_out_count (out, "paragraphs", agreement->n_paragraphs);
  demarche_json_out_count (out, "paired", agreement->n_paired);
  demarche_json_out_count (out, "ambiguous", agreement->n_ambiguous);
  demarche_json_out_count (out, "optional", agreement->n_optional);
  demarche_json_out_count (out, "statements-without-gold", agreement->n_other_statements);
  write_table (out, "all", &agreement->tables[DEMARCHE_SCORED_ALL], codebook);
  write_table (out, "seen", &agreement->tables[DEMARCHE_SCORED_SEEN], codebook);
  write_table (out, "unseen", &agreement->tables[DEMARCHE_SCORED_UNSEEN], codebook);
  write_reliability (out, &agreement->reliability, codebook);
  write_confusions (out, agreement, codebook);
  write_mistakes (out, agreement->mistakes, codebook, filter);
  write_unpaired (out, "unpaired", agreement->unpaired, TRUE);
  write_unpaired (out, "unjudged", agreement->unjudged, FALSE);
  demarche_json_out_close (out, '}');
  g_string_append_c (out, '\n');
}

void
demarche_agreement_append_json_scores (GString *out, DemarcheAgreement *agreement,
                                       DemarcheCodebook *codebook)
{
  write_table (out, "scores", &agreement->tables[DEMARCHE_SCORED_ALL], codebook);
  write_reliability (out, &agreement->reliability, codebook);
}

/* ---- several coders ---- */

static void
write_pair (GString *out, DemarcheAgreement *pair, DemarcheCodebook *codebook)
{
  demarche_json_out_newline (out);
  demarche_json_out_open (out, NULL, '{');
  demarche_json_out_string (out, "first", pair->gold->name);
  demarche_json_out_string (out, "second", pair->judged->name);
  demarche_agreement_append_json_scores (out, pair, codebook);
  write_confusions (out, pair, codebook);
  demarche_json_out_close (out, '}');
}

void
demarche_coder_comparison_append_json (GString *out, DemarcheCoderComparison *comparison,
                                       DemarcheCodebook *codebook,
                                       const DemarcheMistakeFilter *filter)
{
  demarche_json_out_open (out, NULL, '{');
  demarche_json_out_open (out, "coders", '[');
  for (guint i = 0; i < comparison->coders->len; i++) {
    const DemarcheCoder *coder = g_ptr_array_index (comparison->coders, i);
    demarche_json_out_open (out, NULL, '{');
    demarche_json_out_string (out, "name", coder->name);
    demarche_json_out_string (out, "kind", demarche_coder_kind_get_name (coder->kind));
    demarche_json_out_close (out, '}');
  }
  demarche_json_out_close (out, ']');
  demarche_json_out_newline (out);
  demarche_json_out_open (out, "pairs", '[');
  for (guint i = 0; i < comparison->pairs->len; i++)
    write_pair (out, g_ptr_array_index (comparison->pairs, i), codebook);
  demarche_json_out_close (out, ']');
  write_reliability (out, &comparison->reliability, codebook);
  if (filter != NULL) {
    const DemarcheAgreement *pair = g_ptr_array_index (comparison->pairs, 0);
    write_mistakes (out, pair->mistakes, codebook, filter);
  }
  demarche_json_out_close (out, '}');
  g_string_append_c (out, '\n');
}
