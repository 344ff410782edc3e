/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* How far to rely on the figures: the line above the summary, the box, the tables of the method. */
#include "report/page.h"

#include "report/sentences.h"
#include "report/words.h"

/* whiskers begin here: what is less precise is no use */
#define LOWEST .5
#define WHISKERS 140.0

void
demarche_page_write_lack (DemarchePage *page)
{
  g_autoptr (GPtrArray) sentences = demarche_sentences_lack (page->report);

  for (guint i = 0; i < sentences->len; i++) {
    demarche_html_open (page->html, "p", "class", "unp", NULL);
    demarche_page_sentence (page, sentences->pdata[i]);
    demarche_html_close (page->html);
  }
}

/* ---- the box ---- */

static double
get_alpha_place (double alpha)
{
  return demarche_svg_scale (alpha - (LOWEST + 1) / 2, (1 - LOWEST) / 2, 4, 308);
}

/* alpha on a line, with the bars from which on it is tentative and reliable */
static void
write_alpha (DemarchePage *page, const DemarcheUnits *units)
{
  double tentative = get_alpha_place (DEMARCHE_ALPHA_TO_TEND);
  double reliable = get_alpha_place (DEMARCHE_ALPHA_TO_RELY);
  double x = get_alpha_place (units->alpha);
  g_autofree char *alpha = demarche_words_ratio (units->alpha);
  g_autofree char *name = g_strdup_printf ("rules and people %s", alpha);
  g_autofree char *label = g_strdup_printf (
      "Agreement of the rules with human reading: alpha %s. From 0.800 on it is something to rely "
      "on, from 0.667 on good for tentative use.",
      alpha);

  demarche_svg_open (page->html, "mid", 312, 50, label);
  demarche_svg_rectangle (page->html, "zone", reliable, 18, 308 - reliable, 16);
  demarche_svg_path (page->html, "ax", "M4 26H308M%f 20v12M%f 18v16", tentative, reliable);
  if (demarche_interval_is_known (units->interval))
    demarche_svg_path (page->html, "room", "M%f 26H%f", get_alpha_place (units->interval.low),
                       get_alpha_place (units->interval.high));
  demarche_svg_circle (page->html, "roomd", x, 26, 5);
  demarche_svg_text (page->html, x > 156 ? "sm b end" : "sm b", x > 156 ? x + 5 : x - 5, 12, name);
  demarche_svg_text (page->html, "sm mu ct", tentative, 46, "0.667 tentative");
  demarche_svg_text (page->html, "sm mu", reliable, 46, "0.800 reliable");
  demarche_html_close (page->html);
}

void
demarche_page_write_reliance (DemarchePage *page)
{
  g_autoptr (GPtrArray) sentences = demarche_sentences_reliance (page->report);
  const DemarcheGate *gate = page->report->gate;
  const DemarcheAgreement *agreement = gate != NULL ? gate->unseen.agreement : NULL;

  demarche_html_open (page->html, "aside", "class", "rel", "aria-labelledby", "reliance", NULL);
  demarche_html_element (page->html, "h2", "How far to rely on this", "id", "reliance", NULL);
  if (agreement != NULL &&
      demarche_alpha_get_verdict (agreement->reliability.all.alpha) != DEMARCHE_ALPHA_UNKNOWN)
    write_alpha (page, &agreement->reliability.all);
  for (guint i = 0; i < sentences->len; i++) {
    demarche_html_open (page->html, "p", NULL);
    demarche_page_sentence (page, g_ptr_array_index (sentences, i));
    demarche_html_close (page->html);
  }
  demarche_html_close (page->html);
}

/* ---- the method ---- */

static double
get_precision_place (double precision)
{
  return demarche_svg_scale (precision - (LOWEST + 1) / 2, (1 - LOWEST) / 2, 5, WHISKERS - 5);
}

static void
write_whiskers (DemarchePage *page, double precision, DemarcheInterval interval, gboolean is_proven)
{
  double gate = get_precision_place (DEMARCHE_PRECISION_TO_RELY);

  demarche_svg_open (page->html, "mid", WHISKERS, 14, NULL);
  demarche_svg_path (page->html, "gl", "M0 7H%f", WHISKERS);
  demarche_svg_path (page->html, "ax", "M%f 1v12", gate);
  if (demarche_interval_is_known (interval))
    demarche_svg_path (page->html, "wh", "M%f 7H%f", get_precision_place (interval.low),
                       get_precision_place (interval.high));
  demarche_svg_circle (page->html, is_proven ? "mk" : "mk o", get_precision_place (precision), 7,
                       3.5);
  demarche_html_close (page->html);
}

static void
write_number (DemarchePage *page, const char *number, const char *label)
{
  demarche_html_element (page->html, "td", number, "class", "r", "data-l", label, NULL);
}

static void
write_position (DemarchePage *page, const DemarcheScoreTable *table, guint position,
                gboolean is_gate)
{
  const DemarcheScore *score = &g_array_index (table->positions, DemarcheScore, position);
  const DemarcheScoreIntervals *intervals =
      &g_array_index (table->intervals, DemarcheScoreIntervals, position);
  DemarcheScoreVerdict verdict = demarche_score_get_verdict (score);
  gboolean is_proven = verdict == DEMARCHE_SCORE_MEASURED;
  double precision = demarche_score_get_ratio (score, DEMARCHE_PRECISION);
  g_autofree char *n_gold = g_strdup_printf ("%u", score->n_gold);

  demarche_html_open (page->html, "tr", "class", is_gate && !is_proven ? "hatch" : NULL, NULL);
  demarche_html_open (page->html, "th", "scope", "row", NULL);
  demarche_html_textf (page->html, "%s%s",
                       demarche_report_get_position (page->report, position)->code,
                       is_gate && !is_proven ? DEMARCHE_DAGGER : "");
  demarche_html_close (page->html);
  write_number (page, n_gold, "gold");
  for (guint i = 0; i < DEMARCHE_N_RATIOS; i++) {
    g_autofree char *ratio =
        demarche_words_ratio (demarche_score_get_ratio (score, (DemarcheRatio)i));
    write_number (page, ratio, demarche_ratio_get_name ((DemarcheRatio)i));
  }
  demarche_html_open (page->html, "td", NULL);
  if (score->n_found > 0)
    write_whiskers (page, precision, intervals->ratios[DEMARCHE_PRECISION], is_proven);
  demarche_html_close (page->html);
  if (is_gate)
    demarche_html_element (page->html, "td",
                           demarche_report_describe_gate (page->report, position, verdict),
                           "data-l", "gate", NULL);
  demarche_html_close (page->html);
}

static void
write_heads (DemarchePage *page, gboolean is_gate)
{
  static const char *const heads[] = {"Gold", "Precision", "Recall", "F1"};

  demarche_html_open (page->html, "thead", NULL);
  demarche_html_open (page->html, "tr", NULL);
  demarche_html_element (page->html, "th", "Position", "scope", "col", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    demarche_html_element (page->html, "th", heads[i], "scope", "col", "class", "r", NULL);
  demarche_html_element (page->html, "th", "Precision, 0.50 to 1", "scope", "col", NULL);
  if (is_gate)
    demarche_html_element (page->html, "th", "Gate", "scope", "col", NULL);
  demarche_html_close (page->html);
  demarche_html_close (page->html);
}

/* positions that gold, tags or a figure of the report have */
static void
write_table (DemarchePage *page, const DemarcheAgreement *agreement, const char *caption,
             gboolean is_gate)
{
  const DemarcheScoreTable *table = &agreement->tables[DEMARCHE_SCORED_ALL];

  demarche_page_open_scroll (page, caption);
  demarche_html_open (page->html, "table", "class", "agr", NULL);
  demarche_html_element (page->html, "caption", caption, NULL);
  write_heads (page, is_gate);
  demarche_html_open (page->html, "tbody", NULL);
  for (guint i = 0; i < table->positions->len; i++) {
    const DemarcheScore *score = &g_array_index (table->positions, DemarcheScore, i);

    if (score->n_gold > 0 || score->n_found > 0 || (is_gate && page->report->is_held[i]))
      write_position (page, table, i, is_gate);
  }
  demarche_html_close (page->html);
  demarche_html_close (page->html);
  demarche_html_close (page->html);
}

static void
write_parts (DemarchePage *page, const DemarcheGate *gate)
{
  if (gate->unseen.agreement != NULL) {
    g_autofree char *caption = g_strdup_printf (
        "Statements that the rules were not developed on: %u paragraphs tagged by people. Gate: "
        "precision 0.85 or more on 30 gold tags or more. Hatched rows, †, miss it. Whiskers: 95 "
        "%%, "
        "bootstrap over statements.",
        gate->unseen.agreement->n_paragraphs);
    write_table (page, gate->unseen.agreement, caption, TRUE);
  }
  if (gate->seen.agreement != NULL) {
    g_autofree char *caption = g_strdup_printf (
        "Apart: statements that the rules were developed on: %u paragraphs tagged by people. These "
        "figures open no gate.",
        gate->seen.agreement->n_paragraphs);
    write_table (page, gate->seen.agreement, caption, FALSE);
  }
}

/* the other way through the gate */
static void
write_samples (DemarchePage *page)
{
  g_autoptr (GPtrArray) sentences = demarche_sentences_samples (page->report);

  if (sentences->len == 0)
    return;
  demarche_html_element (page->html, "p", DEMARCHE_SAMPLES_LEAD, NULL);
  demarche_html_open (page->html, "ul", "id", "samples", NULL);
  for (guint i = 0; i < sentences->len; i++) {
    demarche_html_open (page->html, "li", NULL);
    demarche_page_sentence (page, sentences->pdata[i]);
    demarche_html_close (page->html);
  }
  demarche_html_close (page->html);
}

static void
write_gold (DemarchePage *page, const DemarcheGate *gate)
{
  demarche_html_open (page->html, "p", NULL);
  demarche_html_textf (page->html,
                       "Gold lines: %u; of statements that are not in this report: %u, left out; "
                       "without a paragraph of the same words: %u, their tags count as missed.",
                       gate->n_gold, gate->n_elsewhere, gate->n_unpaired);
  demarche_html_close (page->html);
}

void
demarche_page_write_agreement (DemarchePage *page)
{
  const DemarcheGate *gate = page->report->gate;

  demarche_html_element (page->html, "h3", "Agreement with human reading", "id", "agreement", NULL);
  demarche_page_write_lack (page);
  if (gate == NULL)
    demarche_html_element (
        page->html, "p",
        "Gold is what people tag by hand: a JSON line for each paragraph, as ‘demarche tag’ writes "
        "it, with the tags that a careful reader gives. A position is proven from 30 gold tags and "
        "a precision of 0.85 on, in statements that the rules were not developed on; or by as many "
        "of its tags there, drawn at random and judged by people (‘demarche review --sample’).",
        NULL);
  else
    write_gold (page, gate);
  if (gate != NULL)
    write_parts (page, gate);
  write_samples (page);
  demarche_html_element (page->html, "p", "Silence is never stated in the summary.", NULL);
}
