/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Agreement as a table for people. */
#include "comparison/agreement.h"

#include "base/escape.h"

#include <math.h>
#include <string.h>

#define QUOTED_BYTES 100

static void
append_count (GString *out, guint count)
{
  g_string_append_printf (out, "  %5u", count);
}

/* right-aligned in @width characters */
static void
append_ratio (GString *out, double ratio, int width)
{
  g_autoptr (GString) text = g_string_new (NULL);
  if (isnan (ratio))
    g_string_append_c (text, '-');
  else
    demarche_escape_number (text, ratio, 2);
  g_string_append_printf (out, "%*s", width, text->str);
}

static void
append_ratios (GString *out, double precision, double recall, double f1)
{
  append_ratio (out, precision, 11);
  append_ratio (out, recall, 8);
  append_ratio (out, f1, 7);
  g_string_append_c (out, '\n');
}

static void
append_row (GString *out, const char *name, int width, const DemarcheScore *score)
{
  g_string_append_printf (out, "%-*s", width, name);
  append_count (out, score->n_gold);
  append_count (out, score->n_found);
  append_count (out, score->n_right);
  append_ratios (out, demarche_score_get_precision (score), demarche_score_get_recall (score),
                 demarche_score_get_f1 (score));
}

static int
find_width (DemarcheCodebook *codebook)
{
  gsize width = strlen ("mean of positions (macro)");
  for (guint i = 0; i < demarche_codebook_get_n_positions (codebook); i++)
    width = MAX (width, strlen (demarche_codebook_get_position (codebook, i)->code));
  return (int)MIN (width, 80);
}

static void
append_table (GString *out, const DemarcheScoreTable *table, DemarcheCodebook *codebook)
{
  int width = find_width (codebook);
  g_string_append_printf (out, "%-*s   gold  found  right  precision  recall     F1\n", width,
                          "position");
  for (guint i = 0; i < table->positions->len; i++) {
    const DemarcheScore *score = &g_array_index (table->positions, DemarcheScore, i);
    if (score->n_gold + score->n_found > 0)
      append_row (out, demarche_codebook_get_position (codebook, i)->code, width, score);
  }
  append_row (out, "all tags (micro)", width, &table->micro);
  g_string_append_printf (out, "%-*s  %5u%14s", width, "mean of positions (macro)",
                          table->n_positions, "");
  append_ratios (out, table->macro_precision, table->macro_recall, table->macro_f1);
}

static void
append_part (GString *out, const char *name, const DemarcheScoreTable *table)
{
  g_string_append_printf (out, "%s: %u %s", name, table->n_statements,
                          table->n_statements == 1 ? "statement" : "statements");
  if (table->n_statements > 0) {
    g_string_append (out, ", precision ");
    append_ratio (out, demarche_score_get_precision (&table->micro), 0);
    g_string_append (out, ", recall ");
    append_ratio (out, demarche_score_get_recall (&table->micro), 0);
    g_string_append (out, ", F1 ");
    append_ratio (out, demarche_score_get_f1 (&table->micro), 0);
  }
  g_string_append_c (out, '\n');
}

static void
append_shares (GString *out, const DemarcheScore *score)
{
  if (score->n_position == 0)
    return;
  g_string_append (out, "where the position was found: right holder ");
  append_ratio (out, (double)score->n_holder / score->n_position, 0);
  g_string_append (out, ", right stance ");
  append_ratio (out, (double)score->n_stance / score->n_position, 0);
  g_string_append_c (out, '\n');
}

static void
append_place (GString *out, DemarcheTagged *tagged, const DemarcheParagraph *paragraph)
{
  const char *name = demarche_statement_get_name (demarche_tagged_get_statement (tagged));
  demarche_escape_terminal (out, name, -1);
  g_string_append_printf (out, ":%u", paragraph->number);
}

/* as much of it as fits, cut between characters */
static void
append_words (GString *out, const char *text, gsize length)
{
  gsize shown = MIN (length, QUOTED_BYTES);
  while (shown < length && ((guchar)text[shown] & 0xC0) == 0x80)
    shown--;
  g_string_append (out, "\n      \"");
  demarche_escape_terminal (out, text, (gssize)shown);
  g_string_append (out, shown < length ? "…\"\n" : "\"\n");
}

static void
append_unpaired (GString *out, const char *head, GPtrArray *list)
{
  for (guint i = 0; i < list->len; i++) {
    const DemarcheUnpaired *unpaired = g_ptr_array_index (list, i);
    const DemarcheParagraph *paragraph = demarche_statement_get_paragraph (
        demarche_tagged_get_statement (unpaired->tagged), unpaired->paragraph);
    g_string_append_printf (out, "%s  ", head);
    append_place (out, unpaired->tagged, paragraph);
    append_words (out, paragraph->text, paragraph->length);
  }
}

static void
append_mistake (GString *out, const DemarcheMistake *mistake, DemarcheCodebook *codebook)
{
  const DemarcheTag *tag = mistake->tag;
  const DemarcheParagraph *paragraph = demarche_statement_get_paragraph (
      demarche_tagged_get_statement (mistake->tagged), tag->paragraph);
  DemarcheSpan span = {0, paragraph->length};
  if (tag->n_evidence > 0)
    span = tag->evidence[0];
  g_string_append (out, mistake->is_missing ? "missing  " : "wrong    ");
  append_place (out, mistake->tagged, paragraph);
  g_string_append_printf (
      out, "  %s  %s  %s", demarche_codebook_get_position (codebook, tag->position)->code,
      demarche_holder_get_name (tag->holder), demarche_stance_get_name (tag->stance));
  if (tag->rule != NULL) {
    g_string_append (out, "  by ");
    demarche_escape_terminal (out, tag->rule, -1);
  }
  append_words (out, paragraph->text + span.start, span.end - span.start);
}

void
demarche_agreement_append_text (GString *out, DemarcheAgreement *agreement,
                                DemarcheCodebook *codebook, gboolean with_mistakes)
{
  const DemarcheScoreTable *all = &agreement->tables[DEMARCHE_SCORED_ALL];
  g_string_append_printf (out, "%u gold %s of %u %s, %u paired\n", agreement->n_paragraphs,
                          agreement->n_paragraphs == 1 ? "paragraph" : "paragraphs",
                          all->n_statements, all->n_statements == 1 ? "statement" : "statements",
                          agreement->n_paired);
  append_table (out, all, codebook);
  append_shares (out, &all->micro);
  append_part (out, "developed on these", &agreement->tables[DEMARCHE_SCORED_SEEN]);
  append_part (out, "not seen before", &agreement->tables[DEMARCHE_SCORED_UNSEEN]);
  if (agreement->n_ambiguous > 0)
    g_string_append_printf (out, "%u ambiguous %s left out\n", agreement->n_ambiguous,
                            agreement->n_ambiguous == 1 ? "tag" : "tags");
  for (guint i = 0; with_mistakes && i < agreement->mistakes->len; i++)
    append_mistake (out, g_ptr_array_index (agreement->mistakes, i), codebook);
  append_unpaired (out, "no partner for gold", agreement->unpaired);
  append_unpaired (out, "tagged, but not in gold", agreement->unjudged);
}
