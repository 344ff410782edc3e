/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What moved, with quotes before and after; and what was said both ways. */
#include "report/page.h"

#include <string.h>

#include "report/words.h"

#define MOST_BOTH_WAYS 200
#define MOST_SHIFTS 250 /* newest first; the rest stands in the table of shifts */

static void
write_window_row (DemarchePage *page, guint index)
{
  const DemarcheWindow *window = demarche_report_get_window (page->report, index);
  const char *label = demarche_report_get_window_label (page->report, index);
  g_autofree char *period = demarche_words_period (window->from, window->to);

  demarche_html_open (page->html, "tr", "class", "wh", NULL);
  demarche_html_open (page->html, "th", "colspan", "6", "scope", "rowgroup", NULL);
  demarche_html_text (page->html, "Change: ");
  demarche_html_name (page->html, label);
  if (period != NULL && strcmp (period, label) != 0)
    demarche_html_textf (page->html, ", %s", period);
  demarche_html_close (page->html);
  demarche_html_close (page->html);
}

static char *
describe_side (DemarchePage *page, guint index)
{
  const DemarcheCell *cell;
  const char *dagger;
  g_autofree char *score = NULL;

  if (index == DEMARCHE_NONE)
    return g_strdup ("nothing");
  cell = demarche_report_get_cell (page->report, index);
  dagger = demarche_report_get_dagger (page->report, cell);
  if (!cell->has_score)
    return g_strdup_printf ("%s%s, %s", cell->short_label, dagger, demarche_words_force (cell));
  score = demarche_words_score (cell->mean);
  return g_strdup_printf ("%s%s, %s (%s)", cell->short_label, dagger, demarche_words_force (cell),
                          score);
}

static void
write_from_to (DemarchePage *page, const DemarcheShift *shift)
{
  g_autofree char *before = describe_side (page, shift->before);
  g_autofree char *after = describe_side (page, shift->after);

  demarche_html_open (page->html, "td", "class", "ft", "data-l", "from → to", NULL);
  if (shift->after != DEMARCHE_NONE) {
    const DemarcheCell *cell = demarche_report_get_cell (page->report, shift->after);
    DemarcheMark mark = demarche_page_get_mark (page, cell, shift);

    if (cell->has_score)
      demarche_svg_track (page->html, &mark, 120);
  }
  if (shift->position != DEMARCHE_NONE) {
    demarche_html_text (page->html,
                        demarche_report_get_position (page->report, shift->position)->title);
    demarche_html_void (page->html, "br", NULL);
  }
  demarche_html_text (page->html, before);
  demarche_html_void (page->html, "br", NULL);
  demarche_html_textf (page->html, "→ %s", after);
  demarche_html_close (page->html);
}

static void
write_side (DemarchePage *page, guint cell_index, guint quote, const char *label)
{
  const DemarcheCell *cell;

  demarche_html_open (page->html, "td", "data-l", label, NULL);
  if (quote != DEMARCHE_NONE) {
    demarche_page_quote (page, quote, "q", FALSE);
    demarche_page_source (page, quote);
  } else {
    demarche_html_element (page->html, "span", "no mention found", "class", "muted", NULL);
  }
  if (cell_index != DEMARCHE_NONE) {
    cell = demarche_report_get_cell (page->report, cell_index);
    if (cell->n_counted > 1) {
      demarche_html_open (page->html, "span", "class", "meta", NULL);
      demarche_html_textf (page->html, "all %u: ", cell->n_counted);
      demarche_page_group_link (page, cell->issue, cell->actor, cell->window);
      demarche_html_close (page->html);
    }
  }
  demarche_html_close (page->html);
}

static void
write_basis (DemarchePage *page, const DemarcheShift *shift)
{
  g_autoptr (GPtrArray) flags = demarche_words_flags (shift->flags);
  guint n_before = shift->before == DEMARCHE_NONE
                       ? 0
                       : demarche_report_get_cell (page->report, shift->before)->n_counted;
  guint n_after = shift->after == DEMARCHE_NONE
                      ? 0
                      : demarche_report_get_cell (page->report, shift->after)->n_counted;

  demarche_html_open (page->html, "td", "class", "ck", "data-l", "rests on", NULL);
  demarche_html_textf (page->html, "n %u → %u", n_before, n_after);
  for (guint i = 0; i < flags->len; i++) {
    demarche_html_void (page->html, "br", NULL);
    demarche_html_element (page->html, "span", g_ptr_array_index (flags, i), "class", "flag", NULL);
  }
  demarche_html_close (page->html);
}

static void
write_shift (DemarchePage *page, const DemarcheShift *shift, guint number)
{
  g_autofree char *id = g_strdup_printf ("S%u", number);

  demarche_html_newline (page->html);
  demarche_html_open (page->html, "tr", "id", id, NULL);
  demarche_html_element (page->html, "td", id, "class", "num", NULL);
  demarche_html_open (page->html, "td", "class", "who", NULL);
  demarche_html_open (page->html, "b", NULL);
  demarche_page_actor_link (page, shift->actor);
  demarche_html_close (page->html);
  demarche_html_open (page->html, "span", "class", "meta", NULL);
  demarche_page_issue_link (page, shift->issue);
  demarche_html_close (page->html);
  demarche_page_change (page, shift);
  demarche_html_close (page->html);
  write_from_to (page, shift);
  write_side (page, shift->before, shift->quote_before, "before");
  write_side (page, shift->after, shift->quote_after, "after");
  write_basis (page, shift);
  demarche_html_close (page->html);
}

static void
write_ledger (DemarchePage *page)
{
  static const char *const heads[] = {"No.",    "Who, on what", "From → to",
                                      "Before", "After",        "Rests on"};
  static const char *const classes[] = {"num", "who", "ft", NULL, NULL, "ck"};
  GPtrArray *shifts = page->report->comparison->shifts;
  guint window = DEMARCHE_NONE;

  demarche_html_open (page->html, "table", "class", "led blk", NULL);
  demarche_html_element (page->html, "caption", "Changes of position, newest first", "class", "sr",
                         NULL);
  demarche_html_open (page->html, "thead", NULL);
  demarche_html_open (page->html, "tr", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    demarche_html_element (page->html, "th", heads[i], "scope", "col", "class", classes[i], NULL);
  demarche_html_close (page->html);
  demarche_html_close (page->html);
  for (guint i = 0; i < MIN (shifts->len, MOST_SHIFTS); i++) {
    const DemarcheShift *shift = g_ptr_array_index (shifts, i);

    if (shift->window != window) {
      if (i > 0)
        demarche_html_close (page->html);
      demarche_html_open (page->html, "tbody", NULL);
      write_window_row (page, shift->window);
      window = shift->window;
    }
    write_shift (page, shift, i + 1);
  }
  demarche_html_close (page->html);
  demarche_html_close (page->html);
}

void
demarche_page_write_shifts (DemarchePage *page)
{
  DemarcheComparison *comparison = page->report->comparison;
  GPtrArray *shifts = comparison->shifts;
  g_autofree char *changes = demarche_words_count (shifts->len, "change");
  g_autofree char *lede = g_strdup_printf (
      "%s of position or firmness, newest first, each against the last window in which the %s "
      "spoke on the issue. Flags say what the change rests on.",
      changes, demarche_report_get_unit (page->report));

  demarche_page_open_section (page, DEMARCHE_SECTION_SHIFTS, "Shift ledger", "land",
                              shifts->len > 0 ? lede : NULL);
  if (shifts->len > 0)
    write_ledger (page);
  else if (comparison->windows->len < 2)
    demarche_page_empty (page,
                         "First report: nothing to compare with. Give statements of an earlier "
                         "session too.");
  else
    demarche_page_empty (page, "Nobody changed position on these issues.");
  if (shifts->len > MOST_SHIFTS) {
    g_autofree char *rest = g_strdup_printf ("%u older changes are in the CSV table of shifts.",
                                             shifts->len - MOST_SHIFTS);

    demarche_html_element (page->html, "p", rest, "class", "note", NULL);
  }
  demarche_page_close_section (page);
}

/* ---- said both ways ---- */

static void
write_half (DemarchePage *page, const DemarcheContradiction *contradiction, gboolean is_second)
{
  guint index = is_second ? contradiction->position_second : contradiction->position_first;
  GArray *evidence = is_second ? contradiction->second : contradiction->first;
  const DemarchePosition *position = demarche_report_get_position (page->report, index);
  gboolean is_against =
      is_second && contradiction->position_first == contradiction->position_second;
  double value = is_against ? -position->value : position->value;
  guint shown = g_array_index (evidence, guint, 0);
  const DemarcheTag *tag = demarche_report_get_evidence (page->report, shown)->tag;

  demarche_html_open (page->html, "div", "class", demarche_svg_tone (value), NULL);
  demarche_html_open (page->html, "p", "class", "pp", NULL);
  demarche_html_textf (page->html, "%s%s, %s", is_against ? "against " : "", position->title,
                       demarche_force_get_name (tag->force));
  demarche_html_close (page->html);
  demarche_page_quote (page, shown, "blockquote", FALSE);
  demarche_page_source (page, shown);
  for (guint i = 1; i < evidence->len && i < 6; i++) {
    demarche_html_text (page->html, " ");
    demarche_page_evidence_link (page, g_array_index (evidence, guint, i));
  }
  demarche_html_close (page->html);
}

static void
write_contradiction (DemarchePage *page, const DemarcheContradiction *contradiction, guint number)
{
  g_autofree char *id = g_strdup_printf ("X%u", number);

  demarche_html_newline (page->html);
  demarche_html_open (page->html, "div", "class", "con", "id", id, NULL);
  demarche_html_open (page->html, "div", NULL);
  demarche_html_open (page->html, "h3", NULL);
  demarche_html_element (page->html, "span", id, "class", "no", NULL);
  demarche_html_name (page->html,
                      demarche_report_get_actor (page->report, contradiction->actor)->name);
  demarche_html_textf (page->html, ": %s",
                       demarche_report_get_issue (page->report, contradiction->issue)->title);
  demarche_html_close (page->html);
  demarche_html_open (page->html, "span", "class", "meta", NULL);
  demarche_html_name (page->html,
                      demarche_report_get_window_label (page->report, contradiction->window));
  demarche_html_textf (page->html, "; %s; %s", demarche_words_nearness (contradiction->nearness),
                       contradiction->is_firm ? "firm on both sides"
                                              : "one side or both tentative");
  demarche_html_close (page->html);
  demarche_html_close (page->html);
  write_half (page, contradiction, FALSE);
  write_half (page, contradiction, TRUE);
  demarche_html_close (page->html);
}

void
demarche_page_write_both_ways (DemarchePage *page)
{
  GPtrArray *contradictions = page->report->comparison->contradictions;
  g_autofree char *lede = g_strdup_printf (
      "The same %s for and against one position, or for two opposed ones, inside one window.",
      demarche_report_get_unit (page->report));

  demarche_page_open_section (page, DEMARCHE_SECTION_BOTH_WAYS, "Said both ways", NULL, lede);
  if (contradictions->len == 0)
    demarche_page_empty (page, "None: nobody spoke both for and against a position in one window.");
  for (guint i = 0; i < MIN (contradictions->len, MOST_BOTH_WAYS); i++)
    write_contradiction (page, g_ptr_array_index (contradictions, i), i + 1);
  if (contradictions->len > MOST_BOTH_WAYS) {
    g_autofree char *rest = g_strdup_printf ("%u older ones are in the JSON report.",
                                             contradictions->len - MOST_BOTH_WAYS);

    demarche_html_element (page->html, "p", rest, "class", "note", NULL);
  }
  demarche_page_close_section (page);
}
