/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Agreement as tables for spreadsheets. */
#include "comparison/agreement-output.h"
#include "comparison/agreement-words.h"

#include "base/escape.h"

#include <math.h>

static void
append_cell (GString *out, const char *text)
{
  g_string_append_c (out, ',');
  if (text != NULL)
    demarche_escape_csv (out, text, -1);
}

/* an empty cell for what is not defined */
static void
append_number (GString *out, double number)
{
  g_string_append_c (out, ',');
  if (!isnan (number))
    demarche_escape_number (out, number, 4);
}

static void
append_interval (GString *out, DemarcheInterval interval)
{
  append_number (out, interval.low);
  append_number (out, interval.high);
}

static void
append_ratios (GString *out, const double *ratios, const DemarcheScoreIntervals *intervals,
               const char *verdict)
{
  for (guint i = 0; i < DEMARCHE_N_RATIOS; i++) {
    append_number (out, ratios[i]);
    append_interval (out, intervals->ratios[i]);
  }
  append_cell (out, verdict);
  g_string_append (out, "\r\n");
}

static void
append_score (GString *out, const char *name, const DemarcheScore *score,
              const DemarcheScoreIntervals *intervals, const char *verdict)
{
  double ratios[DEMARCHE_N_RATIOS];
  for (guint i = 0; i < DEMARCHE_N_RATIOS; i++)
    ratios[i] = demarche_score_get_ratio (score, (DemarcheRatio)i);
  demarche_escape_csv (out, name, -1);
  g_string_append_printf (out, ",%u,%u,%u,%u,%u,%u,%u,%u", score->n_gold, score->n_found,
                          score->n_right, score->n_position, score->n_holder, score->n_stance,
                          score->n_force, score->n_force_known);
  append_ratios (out, ratios, intervals, verdict);
}

void
demarche_agreement_append_csv (GString *out, DemarcheAgreement *agreement,
                               DemarcheCodebook *codebook)
{
  const DemarcheScoreTable *table = &agreement->tables[DEMARCHE_SCORED_ALL];
  g_string_append (out, "position,gold,found,right,position_found,right_holder,right_stance,"
                        "right_force,force_known,precision,precision_low,precision_high,recall,"
                        "recall_low,recall_high,f1,f1_low,f1_high,verdict\r\n");
  for (guint i = 0; i < table->positions->len; i++) {
    const DemarcheScore *score = &g_array_index (table->positions, DemarcheScore, i);
    if (demarche_words_is_used (table, i))
      append_score (out, demarche_codebook_get_position (codebook, i)->code, score,
                    &g_array_index (table->intervals, DemarcheScoreIntervals, i),
                    demarche_score_verdict_get_name (demarche_score_get_verdict (score)));
  }
  append_score (out, "all tags (micro)", &table->micro, &table->micro_intervals, NULL);
  g_string_append (out, "mean of positions (macro),,,,,,,,");
  append_ratios (out, table->macro, &table->macro_intervals, NULL);
}

static void
append_sided (GString *out, const DemarcheSidedTag *sided)
{
  const DemarcheTag *tag = sided->tag;
  if (tag == NULL) {
    g_string_append (out, ",,,,");
    return;
  }
  const char *text;
  gsize length;
  append_cell (out, demarche_holder_get_name (tag->holder));
  append_cell (out, demarche_stance_get_name (tag->stance));
  append_cell (out, tag->lacks_force ? NULL : demarche_force_get_name (tag->force));
  demarche_words_get_quote (sided, &text, &length);
  g_string_append_c (out, ',');
  demarche_escape_csv (out, text, (gssize)length);
}

void
demarche_agreement_append_mistakes_csv (GString *out, DemarcheAgreement *agreement,
                                        DemarcheCodebook *codebook,
                                        const DemarcheMistakeFilter *filter)
{
  guint n_listed = 0;
  g_string_append (out, "error,statement,paragraph,position,gold_holder,gold_stance,gold_force,"
                        "gold_quote,found_holder,found_stance,found_force,found_quote,rule,"
                        "reference\r\n");
  for (guint i = 0; i < agreement->mistakes->len; i++) {
    const DemarcheMistake *mistake = g_ptr_array_index (agreement->mistakes, i);
    DemarcheStatement *statement = demarche_tagged_get_statement (mistake->tagged);
    if (!demarche_words_is_listed (mistake, filter) ||
        (filter->limit > 0 && n_listed++ >= filter->limit))
      continue;
    g_string_append (out, demarche_mistake_kind_get_name (mistake->kind));
    append_cell (out, demarche_statement_get_name (statement));
    g_string_append_printf (
        out, ",%u", demarche_statement_get_paragraph (statement, mistake->paragraph)->number);
    append_cell (out, demarche_codebook_get_position (codebook, mistake->position)->code);
    append_sided (out, &mistake->gold);
    append_sided (out, &mistake->found);
    append_cell (out, mistake->found.tag != NULL ? mistake->found.tag->rule : NULL);
    append_cell (out, mistake->reference);
    g_string_append (out, "\r\n");
  }
}

void
demarche_coder_comparison_append_csv (GString *out, DemarcheCoderComparison *comparison)
{
  g_string_append (out, "first,second,paragraphs,units,f1,f1_low,f1_high,equal,alpha,alpha_low,"
                        "alpha_high,kappa,alpha_without_none,kappa_without_none\r\n");
  for (guint i = 0; i < comparison->pairs->len; i++) {
    const DemarcheAgreement *pair = g_ptr_array_index (comparison->pairs, i);
    const DemarcheScoreTable *table = &pair->tables[DEMARCHE_SCORED_ALL];
    const DemarcheReliability *reliability = &pair->reliability;
    demarche_escape_csv (out, pair->gold->name, -1);
    append_cell (out, pair->judged->name);
    g_string_append_printf (out, ",%u,%" G_GUINT64_FORMAT, reliability->n_paragraphs,
                            reliability->all.n_units);
    append_number (out, demarche_score_get_ratio (&table->micro, DEMARCHE_F1));
    append_interval (out, table->micro_intervals.ratios[DEMARCHE_F1]);
    append_number (out, reliability->all.same);
    append_number (out, reliability->all.alpha);
    append_interval (out, reliability->all.interval);
    append_number (out, reliability->all.kappa);
    append_number (out, reliability->coded.alpha);
    append_number (out, reliability->coded.kappa);
    g_string_append (out, "\r\n");
  }
}
