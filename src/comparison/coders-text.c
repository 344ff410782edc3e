/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Several coders as tables for people; each is called by a letter. */
#include "comparison/agreement-words.h"

#include "base/escape.h"

#include <string.h>

static char
get_letter (guint coder)
{
  return (char)('A' + coder);
}

static void
append_coders (GString *out, DemarcheCoderComparison *comparison)
{
  g_string_append (out, "coders\n");
  for (guint i = 0; i < comparison->coders->len; i++) {
    const DemarcheCoder *coder = g_ptr_array_index (comparison->coders, i);
    guint64 n_paragraphs = 0;
    guint64 n_tags = 0;
    for (guint j = 0; j < coder->tagged->len; j++) {
      DemarcheTagged *tagged = g_ptr_array_index (coder->tagged, j);
      n_tags += demarche_tagged_get_n_tags (tagged);
      n_paragraphs += demarche_statement_get_n_paragraphs (demarche_tagged_get_statement (tagged));
    }
    g_string_append_printf (out, "  %c  ", get_letter (i));
    demarche_escape_terminal (out, coder->name, -1);
    g_string_append_printf (out, " (%s): ", demarche_coder_kind_get_name (coder->kind));
    demarche_words_append_count (out, n_tags, "tag");
    g_string_append (out, " in ");
    demarche_words_append_count (out, n_paragraphs, "paragraph");
    g_string_append_c (out, '\n');
  }
}

static void
append_pair (GString *out, const DemarcheAgreement *pair, guint first, guint second)
{
  const DemarcheScoreTable *table = &pair->tables[DEMARCHE_SCORED_ALL];
  const DemarcheUnits *all = &pair->reliability.all;
  g_string_append_printf (out, "  %c, %c%10u", get_letter (first), get_letter (second),
                          pair->reliability.n_paragraphs);
  demarche_words_append_ratio (out, demarche_score_get_ratio (&table->micro, DEMARCHE_F1), 7);
  g_string_append (out, "  ");
  demarche_words_append_interval (out, table->micro_intervals.ratios[DEMARCHE_F1], 12);
  demarche_words_append_share (out, all->same, 7);
  demarche_words_append_ratio (out, all->alpha, 7);
  g_string_append (out, "  ");
  demarche_words_append_interval (out, all->interval, 14);
  demarche_words_append_ratio (out, all->kappa, 6);
  g_string_append_c (out, '\n');
}

static void
append_pairs (GString *out, DemarcheCoderComparison *comparison)
{
  guint n = comparison->coders->len;
  guint pair = 0;
  g_string_append (out, "\npair  paragraphs     F1  95 %          equal  alpha  95 %            "
                        "kappa\n");
  for (guint i = 0; i < n; i++) {
    for (guint j = i + 1; j < n; j++)
      append_pair (out, g_ptr_array_index (comparison->pairs, pair++), i, j);
  }
  g_string_append (out, "paragraphs: taggable ones that both read; F1: of all tags; the rest: of "
                        "units\n");
}

static void
append_issues (GString *out, const DemarcheReliability *reliability, DemarcheCodebook *codebook)
{
  g_string_append (out, "\nby issue, all coders\n");
  for (guint i = 0; i < reliability->issues->len; i++) {
    const DemarcheIssueReliability *issue =
        &g_array_index (reliability->issues, DemarcheIssueReliability, i);
    const DemarcheIssue *known = demarche_codebook_get_issue (codebook, issue->issue);
    g_string_append (out, "  ");
    demarche_words_append_name (out, known->id, 25);
    demarche_words_append_issue (out, issue, known->kind == DEMARCHE_ISSUE_SCALE);
    g_string_append_c (out, '\n');
  }
  g_string_append (out, "scale: where two or more place the same holder on it, n times\n");
}

/* the pairs of the first coder come first */
static gboolean
is_used (DemarcheCoderComparison *comparison, guint position)
{
  for (guint i = 0; i + 1 < comparison->coders->len; i++) {
    const DemarcheAgreement *pair = g_ptr_array_index (comparison->pairs, i);
    if (demarche_words_is_used (&pair->tables[DEMARCHE_SCORED_ALL], position))
      return TRUE;
  }
  return FALSE;
}

static void
append_position (GString *out, DemarcheCoderComparison *comparison, DemarcheCodebook *codebook,
                 guint position, int width)
{
  g_string_append (out, "  ");
  demarche_words_append_name (out, demarche_codebook_get_position (codebook, position)->code,
                              width);
  for (guint i = 0; i + 1 < comparison->coders->len; i++) {
    const DemarcheAgreement *pair = g_ptr_array_index (comparison->pairs, i);
    demarche_words_append_ratio (
        out,
        demarche_score_get_ratio (
            &g_array_index (pair->tables[DEMARCHE_SCORED_ALL].positions, DemarcheScore, position),
            DEMARCHE_F1),
        6);
  }
  g_string_append_c (out, '\n');
}

static void
append_positions (GString *out, DemarcheCoderComparison *comparison, DemarcheCodebook *codebook)
{
  guint n_positions = demarche_codebook_get_n_positions (codebook);
  gsize width = strlen ("F1 of each position against A");
  for (guint i = 0; i < n_positions; i++) {
    if (is_used (comparison, i))
      width = MAX (width, strlen (demarche_codebook_get_position (codebook, i)->code));
  }
  g_string_append_printf (out, "\n%-*s", (int)width + 2, "F1 of each position against A");
  for (guint i = 1; i < comparison->coders->len; i++)
    g_string_append_printf (out, "     %c", get_letter (i));
  g_string_append_c (out, '\n');
  for (guint i = 0; i < n_positions; i++) {
    if (is_used (comparison, i))
      append_position (out, comparison, codebook, i, (int)width);
  }
}

void
demarche_coder_comparison_append_text (GString *out, DemarcheCoderComparison *comparison,
                                       DemarcheCodebook *codebook)
{
  append_coders (out, comparison);
  append_pairs (out, comparison);
  demarche_words_append_reliability (out, &comparison->reliability, comparison->coders->len == 2);
  append_issues (out, &comparison->reliability, codebook);
  append_positions (out, comparison, codebook);
}
