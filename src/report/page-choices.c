/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Beside the issue lines: who is not on one, and who is for what where there is no scale. */
#include "report/page.h"

#include "report/words.h"

/* who is not on the line, by kind of nothing */
void
demarche_page_write_missing (DemarchePage *page, guint issue)
{
  DemarcheReport *report = page->report;
  gboolean has_about = demarche_report_get_issue (report, issue)->has_about;

  for (guint kind = DEMARCHE_SILENCE_NOT_ON_ISSUE; kind <= DEMARCHE_SILENCE_NOT_READ; kind++) {
    guint n = 0;

    for (guint i = 0; i < report->shown->len; i++) {
      guint row = g_array_index (report->shown, guint, i);

      if (report->now == DEMARCHE_WINDOW_ALL ||
          demarche_comparison_get_silence (report->comparison, row, issue, report->now) != kind)
        continue;
      if (n++ == 0) {
        demarche_html_open (page->html, "p", NULL);
        demarche_html_textf (
            page->html, "%s: ", demarche_words_silence_meaning ((DemarcheSilence)kind, has_about));
      } else {
        demarche_html_text (page->html, ", ");
      }
      demarche_page_actor_link (page, row);
    }
    if (n > 0)
      demarche_html_close (page->html);
  }
}

static DemarcheOption
get_option (const DemarcheHolding *holding)
{
  if (holding->n_supports > 0 && holding->n_opposes > 0)
    return DEMARCHE_OPTION_BOTH;
  if (holding->n_opposes > 0)
    return DEMARCHE_OPTION_OPPOSED;
  return holding->n_supports_firm > 0 ? DEMARCHE_OPTION_FIRM : DEMARCHE_OPTION_TENTATIVE;
}

static void
write_chip (DemarchePage *page, const DemarcheCell *cell, const DemarcheHolding *holding)
{
  gboolean is_proven = demarche_report_is_position_proven (page->report, holding->position);

  demarche_html_open (page->html, "span", "class", is_proven ? "chip" : "chip hatch", NULL);
  demarche_svg_open (page->html, "mid", 14, 14, NULL);
  demarche_svg_option (page->html, get_option (holding), 0);
  demarche_html_close (page->html);
  demarche_page_actor_link (page, cell->actor);
  demarche_html_textf (page->html, "%s n %u ", is_proven ? "" : DEMARCHE_DAGGER,
                       holding->n_supports + holding->n_opposes);
  demarche_page_unproven (page, is_proven);
  demarche_page_group_link (page, cell->issue, cell->actor, cell->window);
  demarche_html_close (page->html);
}

static void
write_holders (DemarchePage *page, guint position, gboolean supports)
{
  DemarcheReport *report = page->report;
  guint issue = demarche_report_get_position (report, position)->issue;

  demarche_html_open (page->html, "td", "data-l", supports ? "supports" : "opposes", NULL);
  for (guint i = 0; i < report->shown->len; i++) {
    const DemarcheCell *cell = demarche_comparison_find_cell (
        report->comparison, g_array_index (report->shown, guint, i), issue, report->now);

    for (guint k = 0; cell != NULL && k < cell->n_holdings; k++) {
      const DemarcheHolding *holding = &cell->holdings[k];

      if (holding->position == position &&
          (supports ? holding->n_supports : holding->n_opposes) > 0)
        write_chip (page, cell, holding);
    }
  }
  demarche_html_close (page->html);
}

void
demarche_page_write_choice (DemarchePage *page, guint issue)
{
  const DemarcheIssue *about = demarche_report_get_issue (page->report, issue);
  static const char *const heads[] = {"Position", "Supports", "Opposes"};

  demarche_html_open (page->html, "table", "class", "opt blk", NULL);
  demarche_html_element (page->html, "caption", about->title, "class", "sr", NULL);
  demarche_html_open (page->html, "thead", NULL);
  demarche_html_open (page->html, "tr", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    demarche_html_element (page->html, "th", heads[i], "scope", "col", NULL);
  demarche_html_close (page->html);
  demarche_html_close (page->html);
  demarche_html_open (page->html, "tbody", NULL);
  for (guint i = 0; i < about->n_positions; i++) {
    guint position = about->first_position + i;

    demarche_html_open (page->html, "tr", NULL);
    demarche_html_element (page->html, "th",
                           demarche_report_get_position (page->report, position)->title, "scope",
                           "row", NULL);
    write_holders (page, position, TRUE);
    write_holders (page, position, FALSE);
    demarche_html_close (page->html);
  }
  demarche_html_close (page->html);
  demarche_html_close (page->html);
}
