/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What text about agreement is made of. */
#include "comparison/agreement-words.h"

#include "base/columns.h"
#include "base/escape.h"

#include <math.h>
#include <string.h>

#define WIDTH 80
#define QUOTED_CHARACTERS 240 /* of a paragraph without evidence, and of long evidence */
#define CONTEXT_CHARACTERS 80 /* before and after evidence */
#define LONGEST_WORD 30       /* not cut in two */

void
demarche_words_append_name (GString *out, const char *name, int width)
{
  gsize start = out->len;
  demarche_escape_terminal (out, name, -1);
  int missing = width - (int)g_utf8_strlen (out->str + start, -1);
  g_string_append_printf (out, "%*s", MAX (missing, 0), "");
}

static void
append_number (GString *out, double number, guint decimals, int width)
{
  g_autoptr (GString) text = g_string_new (NULL);
  if (isnan (number))
    g_string_append_c (text, '-');
  else
    demarche_escape_number (text, number, decimals);
  g_string_append_printf (out, "%*s", width, text->str);
}

void
demarche_words_append_ratio (GString *out, double ratio, int width)
{
  append_number (out, ratio, 2, width);
}

void
demarche_words_append_share (GString *out, double share, int width)
{
  append_number (out, share, 3, width);
}

void
demarche_words_append_interval (GString *out, DemarcheInterval interval, int width)
{
  g_autoptr (GString) text = g_string_new (NULL);
  if (demarche_interval_is_known (interval)) {
    demarche_escape_number (text, interval.low, 2);
    g_string_append (text, " to ");
    demarche_escape_number (text, interval.high, 2);
  }
  g_string_append_printf (out, "%-*s", width, text->str);
}

void
demarche_words_append_count (GString *out, guint64 n, const char *word)
{
  g_string_append_printf (out, "%" G_GUINT64_FORMAT " %s%s", n, word, n == 1 ? "" : "s");
}

static const DemarcheParagraph *
get_paragraph (const DemarcheSidedTag *sided)
{
  return demarche_statement_get_paragraph (demarche_tagged_get_statement (sided->tagged),
                                           sided->tag->paragraph);
}

/* from the first piece of evidence to the last, or the whole paragraph */
static DemarcheSpan
get_span (const DemarcheSidedTag *sided)
{
  const DemarcheTag *tag = sided->tag;
  DemarcheSpan span = {0, get_paragraph (sided)->length};
  for (guint i = 0; i < tag->n_evidence; i++) {
    span.start = i == 0 ? tag->evidence[i].start : MIN (span.start, tag->evidence[i].start);
    span.end = i == 0 ? tag->evidence[i].end : MAX (span.end, tag->evidence[i].end);
  }
  return span;
}

void
demarche_words_get_quote (const DemarcheSidedTag *sided, const char **text, gsize *length)
{
  DemarcheSpan span = get_span (sided);
  *text = get_paragraph (sided)->text + span.start;
  *length = span.end - span.start;
}

/* where @n characters before or after @at end; a word is not cut in two */
static gsize
go_back (const char *text, gsize at, guint n)
{
  for (; n > 0 && at > 0; n--)
    at = (gsize)(g_utf8_prev_char (text + at) - text);
  while (at > 0 && text[at - 1] != ' ' && n++ < LONGEST_WORD)
    at = (gsize)(g_utf8_prev_char (text + at) - text);
  return at;
}

static gsize
go_on (const char *text, gsize at, gsize end, guint n)
{
  for (; n > 0 && at < end; n--)
    at = (gsize)(g_utf8_next_char (text + at) - text);
  while (at < end && text[at] != ' ' && n++ < LONGEST_WORD)
    at = (gsize)(g_utf8_next_char (text + at) - text);
  return at;
}

static char *
mark_evidence (const DemarcheSidedTag *sided)
{
  const DemarcheParagraph *paragraph = get_paragraph (sided);
  const char *text = paragraph->text;
  DemarcheSpan span = get_span (sided);
  gboolean is_whole = sided->tag->n_evidence == 0;
  gsize start = is_whole ? 0 : go_back (text, span.start, CONTEXT_CHARACTERS);
  gsize end = go_on (text, is_whole ? 0 : span.start, paragraph->length, QUOTED_CHARACTERS);
  if (!is_whole)
    end = go_on (text, MIN (span.end, end), paragraph->length,
                 span.end < end ? CONTEXT_CHARACTERS : 0);
  GString *words = g_string_new (start > 0 ? "\"…" : "\"");
  demarche_escape_terminal (words, text + start, (gssize)(span.start - start));
  if (!is_whole)
    g_string_append_c (words, '[');
  demarche_escape_terminal (words, text + span.start, (gssize)(MIN (span.end, end) - span.start));
  if (!is_whole && span.end <= end)
    g_string_append_c (words, ']');
  if (span.end < end)
    demarche_escape_terminal (words, text + span.end, (gssize)(end - span.end));
  g_string_append (words, end < paragraph->length ? "…\"" : "\"");
  return g_string_free (words, FALSE);
}

void
demarche_words_append_quote (GString *out, const DemarcheSidedTag *sided, guint indent)
{
  g_autofree char *marked = mark_evidence (sided);

  demarche_columns_wrap (out, marked, indent, indent, WIDTH);
}

static void
append_units (GString *out, const char *name, const DemarcheUnits *units, gboolean is_pair)
{
  g_string_append_printf (out, "  %-28s%8" G_GUINT64_FORMAT, name, units->n_units);
  demarche_words_append_share (out, units->same, 7);
  demarche_words_append_ratio (out, units->alpha, 7);
  g_string_append (out, "  ");
  demarche_words_append_interval (out, units->interval, is_pair ? 14 : 0);
  if (is_pair)
    demarche_words_append_ratio (out, units->kappa, 7);
  while (out->str[out->len - 1] == ' ')
    g_string_truncate (out, out->len - 1);
  g_string_append_c (out, '\n');
}

static void
append_universe (GString *out, const DemarcheReliability *reliability)
{
  g_string_append (out, "  a unit is a paragraph and a position, its value none, or who holds it "
                        "and how:\n  ");
  demarche_words_append_count (out, reliability->n_paragraphs, "taggable paragraph");
  g_string_append (out, " x ");
  demarche_words_append_count (out, reliability->n_positions, "position");
  g_string_append (out, " in gold or tags");
  if (reliability->n_left_out > 0)
    g_string_append_printf (out, ", less %" G_GUINT64_FORMAT " optional", reliability->n_left_out);
  if (reliability->all.n_units > 0) {
    double share = (double)reliability->n_none / (double)reliability->all.n_units;
    g_string_append (out, "\n  in ");
    demarche_escape_number (out, 100 * share, 1);
    g_string_append (out, " % of the units nobody found anything");
  }
  g_string_append_c (out, '\n');
}

static void
append_verdict (GString *out, double alpha)
{
  static const char *const meanings[] = {
      [DEMARCHE_ALPHA_UNKNOWN] = "not defined, nothing varies",
      [DEMARCHE_ALPHA_LOW] = "too low to conclude anything",
      [DEMARCHE_ALPHA_TENTATIVE] = "tentative conclusions only",
      [DEMARCHE_ALPHA_RELIABLE] = "high enough to rely on",
  };
  g_string_append (out, "  alpha ");
  demarche_words_append_ratio (out, alpha, 0);
  g_string_append_printf (out, ": %s\n", meanings[demarche_alpha_get_verdict (alpha)]);
  g_string_append (out, "  (Krippendorff, Content Analysis: 0.800 and more to rely on, 0.667 to "
                        "0.800 for\n  tentative conclusions only, below that for none)\n");
}

void
demarche_words_append_reliability (GString *out, const DemarcheReliability *reliability,
                                   gboolean is_pair)
{
  const DemarcheUnits *all = &reliability->all;
  g_string_append (out, "\nbeyond chance\n");
  append_universe (out, reliability);
  g_string_append_printf (out, "  %-28s   units  equal  alpha  95 %%%s\n", "",
                          is_pair ? "            kappa" : "");
  append_units (out, "with none: is it there, how", all, is_pair);
  append_units (out, "without: how, where found", &reliability->coded, is_pair);
  append_verdict (out, all->alpha);
  if (all->n_statements < DEMARCHE_MIN_RESAMPLED) {
    g_string_append (out, "  no intervals: ");
    demarche_words_append_count (out, all->n_statements, "statement");
    g_string_append_printf (out, ", and fewer than %d are too few to resample\n",
                            DEMARCHE_MIN_RESAMPLED);
  }
}

void
demarche_words_append_issue (GString *out, const DemarcheIssueReliability *issue, gboolean is_scale)
{
  g_string_append (out, "alpha ");
  demarche_words_append_ratio (out, issue->alpha, 0);
  if (!is_scale)
    return;
  g_string_append (out, "; scale: ordinal ");
  demarche_words_append_ratio (out, issue->ordinal, 0);
  g_string_append (out, ", interval ");
  demarche_words_append_ratio (out, issue->interval, 0);
  g_string_append_printf (out, " (n %u)", issue->n_placed);
}

gboolean
demarche_words_is_used (const DemarcheScoreTable *table, guint position)
{
  const DemarcheScore *score = &g_array_index (table->positions, DemarcheScore, position);
  return score->n_gold + score->n_found > 0;
}

gboolean
demarche_words_is_listed (const DemarcheMistake *mistake, const DemarcheMistakeFilter *filter)
{
  return mistake->position >= filter->first_position && mistake->position < filter->end_position;
}
