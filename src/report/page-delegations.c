/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* One part for each actor: what it holds, window by window, in its own words. */
#include "report/page.h"

#include "report/profile.h"
#include "report/words.h"

#define WINDOWS_SHOWN 4
#define QUOTED_CELLS 400 /* with more, the words stand in the evidence only */

void
demarche_page_write_facts (DemarchePage *page, guint index)
{
  const DemarcheActor *actor = demarche_report_get_actor (page->report, index);
  g_autofree char *statements = demarche_words_count (actor->n_statements, "statement");
  g_autofree char *paragraphs = demarche_words_count (actor->n_paragraphs, "paragraph");
  g_autofree char *tags = demarche_words_count (actor->n_tags, "tag");

  demarche_html_open (page->html, "p", "class", "facts", NULL);
  demarche_html_textf (page->html, "%s, %s, %s.", statements, paragraphs, tags);
  if (actor->role != NULL)
    demarche_html_textf (page->html, " Speaks as %s.", actor->role);
  if (actor->delegation != NULL && actor->kind == DEMARCHE_ACTOR_SPEAKER) {
    demarche_html_text (page->html, " For ");
    demarche_html_name (page->html, actor->delegation);
    demarche_html_text (page->html, ".");
  }
  if (actor->groups != NULL && *actor->groups != '\0') {
    demarche_html_text (page->html, " In ");
    demarche_html_name (page->html, actor->groups);
    demarche_html_text (page->html, ".");
  }
  demarche_html_close (page->html);
}

static void
write_held (DemarchePage *page, const DemarcheCell *cell)
{
  g_autofree char *score = cell->has_score ? demarche_words_score (cell->mean) : NULL;

  demarche_page_label (page, cell);
  if (score != NULL)
    demarche_html_textf (page->html, " %s", score);
  demarche_html_open (page->html, "span", "class", "meta", NULL);
  demarche_html_textf (page->html, "%s, n %u ", demarche_words_force (cell), cell->n_counted);
  demarche_page_group_link (page, cell->issue, cell->actor, cell->window);
  demarche_html_close (page->html);
}

static void
write_window_cell (DemarchePage *page, guint actor, guint issue, guint window)
{
  const DemarcheCell *cell =
      demarche_comparison_find_cell (page->report->comparison, actor, issue, window);

  demarche_html_open (page->html, "td", "data-l",
                      demarche_report_get_window_label (page->report, window), NULL);
  if (cell != NULL)
    write_held (page, cell);
  else
    demarche_html_element (
        page->html, "span",
        demarche_words_silence (
            demarche_comparison_get_silence (page->report->comparison, actor, issue, window),
            demarche_report_get_issue (page->report, issue)->has_about),
        "class", "muted", NULL);
  demarche_html_close (page->html);
}

/* a quote to cite: of the newest window in which it spoke on the issue */
static void
write_quote (DemarchePage *page, guint actor, guint issue)
{
  const DemarcheCell *last = demarche_comparison_find_last (page->report->comparison, actor, issue,
                                                            page->report->comparison->windows->len);

  demarche_html_open (page->html, "td", "data-l", "in its words", NULL);
  if (last != NULL && last->quote != DEMARCHE_NONE) {
    demarche_page_quote (page, last->quote, "q", FALSE);
    demarche_page_source (page, last->quote);
  }
  demarche_html_close (page->html);
}

static gboolean
has_quotes (DemarchePage *page)
{
  return page->report->shown->len * page->report->issues->len <= QUOTED_CELLS;
}

static void
write_issue_row (DemarchePage *page, guint actor, guint issue, guint first_window)
{
  DemarcheComparison *comparison = page->report->comparison;
  const DemarcheShift *shift = demarche_profile_find_change (page->report, actor, issue);

  demarche_html_open (page->html, "tr", NULL);
  demarche_html_open (page->html, "th", "scope", "row", NULL);
  demarche_page_issue_link (page, issue);
  demarche_html_close (page->html);
  for (guint i = first_window; i < comparison->windows->len; i++)
    write_window_cell (page, actor, issue, i);
  demarche_html_open (page->html, "td", "data-l", "last change", NULL);
  if (shift != NULL)
    demarche_page_change (page, shift);
  demarche_html_close (page->html);
  if (has_quotes (page))
    write_quote (page, actor, issue);
  demarche_html_close (page->html);
}

static void
write_table (DemarchePage *page, guint actor, guint first_window)
{
  DemarcheComparison *comparison = page->report->comparison;
  g_autofree char *region =
      g_strdup_printf ("Positions of %s", demarche_report_get_actor (page->report, actor)->name);

  demarche_page_open_scroll (page, region);
  demarche_html_open (page->html, "table", "class", "blk", NULL);
  demarche_html_element (page->html, "caption", region, "class", "sr", NULL);
  demarche_html_open (page->html, "thead", NULL);
  demarche_html_open (page->html, "tr", NULL);
  demarche_html_element (page->html, "th", "Issue", "scope", "col", NULL);
  for (guint i = first_window; i < comparison->windows->len; i++) {
    demarche_html_open (page->html, "th", "scope", "col", NULL);
    demarche_html_name (page->html, demarche_report_get_window_label (page->report, i));
    demarche_html_close (page->html);
  }
  demarche_html_element (page->html, "th", "Last change", "scope", "col", NULL);
  if (has_quotes (page))
    demarche_html_element (page->html, "th", "In its words", "scope", "col", NULL);
  demarche_html_close (page->html);
  demarche_html_close (page->html);
  demarche_html_open (page->html, "tbody", NULL);
  for (guint i = 0; i < comparison->issues->len; i++) {
    guint issue = g_array_index (comparison->issues, guint, i);

    if (demarche_comparison_find_cell (comparison, actor, issue, DEMARCHE_WINDOW_ALL) != NULL)
      write_issue_row (page, actor, issue, first_window);
  }
  demarche_html_close (page->html);
  demarche_html_close (page->html);
  demarche_html_close (page->html);
}

void
demarche_page_write_unspoken (DemarchePage *page, guint actor)
{
  DemarcheComparison *comparison = page->report->comparison;
  guint n = 0;

  for (guint i = 0; i < comparison->issues->len; i++) {
    guint issue = g_array_index (comparison->issues, guint, i);

    if (demarche_comparison_find_cell (comparison, actor, issue, DEMARCHE_WINDOW_ALL) != NULL)
      continue;
    if (n++ == 0) {
      demarche_html_open (page->html, "p", "class", "note", NULL);
      demarche_html_text (page->html, "No position in the statements at hand on: ");
    } else {
      demarche_html_text (page->html, ", ");
    }
    demarche_page_issue_link (page, issue);
  }
  if (n > 0)
    demarche_html_close (page->html);
}

static void
write_actor (DemarchePage *page, guint index)
{
  const DemarcheActor *actor = demarche_report_get_actor (page->report, index);
  guint n_windows = page->report->comparison->windows->len;
  g_autofree char *anchor = g_strdup_printf ("d%u", index + 1);

  demarche_html_newline (page->html);
  demarche_html_open (page->html, "div", "class", "brief", "id", anchor, NULL);
  demarche_html_open (page->html, "h3", NULL);
  demarche_html_name (page->html, actor->name);
  demarche_html_close (page->html);
  demarche_page_write_facts (page, index);
  if (actor->n_tags > 0) {
    write_table (page, index, n_windows > WINDOWS_SHOWN ? n_windows - WINDOWS_SHOWN : 0);
    demarche_page_write_unspoken (page, index);
    demarche_page_write_profile (page, index);
  }
  demarche_html_close (page->html);
}

void
demarche_page_write_delegations (DemarchePage *page)
{
  static const char *const titles[] = {[DEMARCHE_UNIT_DELEGATION] = "Delegations",
                                       [DEMARCHE_UNIT_SPEAKER] = "Speakers",
                                       [DEMARCHE_UNIT_GROUP] = "Groups"};
  DemarcheComparison *comparison = page->report->comparison;

  demarche_page_open_section (page, DEMARCHE_SECTION_DELEGATIONS, titles[comparison->unit], NULL,
                              comparison->windows->len > WINDOWS_SHOWN
                                  ? "What each holds, the last four windows, and the words to cite."
                                  : "What each holds, window by window, and the words to cite.");
  if (page->report->rows->len == 0)
    demarche_page_empty (page, "Nobody spoke: name statements, files or folders.");
  for (guint i = 0; i < page->report->shown->len; i++)
    write_actor (page, g_array_index (page->report->shown, guint, i));
  for (guint i = 0; i < page->report->bystanders->len; i++)
    if (page->report->is_shown[g_array_index (page->report->bystanders, guint, i)])
      write_actor (page, g_array_index (page->report->bystanders, guint, i));
  demarche_page_close_section (page);
}
