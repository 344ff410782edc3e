/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* One table of the matrix: a row for each actor and a column for each issue; with one or two
 * actors the issues stand below one another and the quotes beside them. */
#include "report/page.h"

#include "report/words.h"

#define MOST_COLUMNS 9
#define DRAWN_CELLS 400 /* above that a table's cells are words and scores only */

static void
write_position (DemarchePage *page, const DemarchePosition *position, const char *tone,
                gboolean before)
{
  demarche_html_open (page->html, "span", "class", tone, "title", position->definition, NULL);
  demarche_html_textf (page->html, "%s%s%s", before ? "◂ " : "", position->id, before ? "" : " ▸");
  demarche_html_close (page->html);
}

/* what the positions mean is a click away */
static void
write_definition_link (DemarchePage *page, guint issue)
{
  g_autofree char *anchor = g_strdup_printf ("def%u", issue + 1);
  g_autofree char *of =
      g_strconcat (" of ", demarche_report_get_issue (page->report, issue)->title, NULL);

  if (!page->has[DEMARCHE_SECTION_DEFINITIONS])
    return;
  demarche_html_open (page->html, "span", "class", "df", NULL);
  demarche_page_open_link (page, DEMARCHE_SECTION_DEFINITIONS, anchor, NULL);
  demarche_html_text (page->html, "definitions");
  demarche_html_element (page->html, "span", of, "class", "sr", NULL);
  demarche_html_close (page->html);
  demarche_html_close (page->html);
}

static const DemarchePosition *
find_end (DemarchePage *page, const DemarcheIssue *issue, int sign)
{
  const DemarchePosition *end = NULL;

  for (guint i = 0; i < issue->n_positions; i++) {
    const DemarchePosition *position =
        demarche_report_get_position (page->report, issue->first_position + i);

    if (position->value * sign > 0 && (end == NULL || position->value * sign > end->value * sign))
      end = position;
  }
  return end;
}

static void
write_issue_head (DemarchePage *page, guint index, const char *scope)
{
  const DemarcheIssue *issue = demarche_report_get_issue (page->report, index);
  const DemarchePosition *left = find_end (page, issue, -1);
  const DemarchePosition *right = find_end (page, issue, 1);

  demarche_html_open (page->html, "th", "scope", scope, NULL);
  demarche_page_issue_link (page, index);
  if (issue->kind == DEMARCHE_ISSUE_SCALE) {
    demarche_html_open (page->html, "span", "class", "pl", NULL);
    if (left != NULL)
      write_position (page, left, "neg", TRUE);
    if (right != NULL)
      write_position (page, right, "pos", FALSE);
    demarche_html_close (page->html);
  }
  write_definition_link (page, index);
  demarche_html_close (page->html);
}

/* issues [start, end) */
static void
write_table_head (DemarchePage *page, guint start, guint end)
{
  GArray *issues = page->report->issues;

  demarche_html_open (page->html, "colgroup", NULL);
  demarche_html_void (page->html, "col", "class", "n", NULL);
  for (guint i = start; i < end; i++)
    demarche_html_void (page->html, "col", "class", "i", NULL);
  demarche_html_close (page->html);
  demarche_html_open (page->html, "thead", NULL);
  demarche_html_open (page->html, "tr", NULL);
  demarche_html_element (page->html, "th", demarche_report_get_unit (page->report), "scope", "col",
                         NULL);
  for (guint i = start; i < end; i++)
    write_issue_head (page, g_array_index (issues, guint, i), "col");
  demarche_html_close (page->html);
  demarche_html_close (page->html);
}

/* the whole cell is hatched, so its mark is not */
static void
write_track (DemarchePage *page, const DemarcheCell *cell, DemarcheMark mark, gboolean is_drawn)
{
  mark.is_unproven = FALSE;
  if (is_drawn && cell->has_score)
    demarche_svg_track (page->html, &mark, 84);
}

/* position, score, place on the line, n, change: the whole cell leads to its quotes */
static void
write_held (DemarchePage *page, const DemarcheCell *cell, gboolean is_drawn)
{
  const DemarcheEvidenceGroup *group =
      demarche_report_find_group (page->report, cell->issue, cell->actor, cell->window);
  const DemarcheShift *shift =
      demarche_report_find_shift (page->report, cell->actor, cell->issue, cell->window);
  DemarcheMark mark = demarche_page_get_mark (page, cell, shift);
  g_autofree char *score = cell->has_score ? demarche_words_score (cell->mean) : NULL;
  g_autofree char *class_name =
      g_strdup_printf ("v %s%s%s", cell->has_score ? demarche_svg_tone (cell->mean) : "mid",
                       cell->share_firm >= 0.5 ? "" : " ten", mark.is_unproven ? " hatch" : "");

  demarche_html_open (page->html, "td", "class", class_name, NULL);
  demarche_page_open_group_link (page, group, NULL);
  demarche_html_open (page->html, "span", "class", "l1", NULL);
  demarche_page_label (page, cell);
  demarche_html_text (page->html, " ");
  if (score != NULL)
    demarche_html_element (page->html, "i", score, NULL);
  demarche_html_close (page->html);
  demarche_html_open (page->html, "span", "class", "l2", NULL);
  write_track (page, cell, mark, is_drawn);
  demarche_html_open (page->html, "span", "class", "nw", NULL);
  demarche_html_textf (page->html, " n %u", cell->n_counted);
  demarche_html_element (page->html, "span",
                         demarche_words_force (cell)[0] == 'f'   ? ", firm"
                         : demarche_words_force (cell)[0] == 't' ? ", tentative"
                                                                 : ", mixed",
                         "class", "sr", NULL);
  demarche_page_unproven (page, !mark.is_unproven);
  demarche_html_close (page->html);
  demarche_html_close (page->html);
  if (shift != NULL)
    demarche_page_change (page, shift);
  demarche_html_close (page->html);
  demarche_html_close (page->html);
}

/* what the group said, or where the actor last stood */
static void
write_instead (DemarchePage *page, const DemarcheCell *cell, const char *word)
{
  demarche_html_open (page->html, "small", NULL);
  demarche_html_textf (page->html, "%s ", word);
  demarche_page_group_link (page, cell->issue, cell->actor, cell->window);
  demarche_html_textf (page->html, " %s%s", cell->short_label,
                       demarche_report_get_dagger (page->report, cell));
  demarche_html_close (page->html);
}

static void
write_nothing (DemarchePage *page, guint actor, guint issue, guint window)
{
  DemarcheSilence silence =
      demarche_comparison_get_silence (page->report->comparison, actor, issue, window);
  gboolean has_about = demarche_report_get_issue (page->report, issue)->has_about;
  const DemarcheCell *last =
      demarche_comparison_find_last (page->report->comparison, actor, issue, window);
  const DemarcheCell *group =
      demarche_comparison_find_group_cell (page->report->comparison, actor, issue, window);

  demarche_html_open (page->html, "td", NULL);
  demarche_html_open (page->html, "span", "class", "s", NULL);
  demarche_html_text (page->html, demarche_words_silence (silence, has_about));
  if (silence == DEMARCHE_SILENCE_NO_STATEMENT)
    demarche_html_element (page->html, "span", demarche_words_silence_meaning (silence, has_about),
                           "class", "sr", NULL);
  if (group != NULL)
    write_instead (page, group, "◇");
  else if (last != NULL)
    write_instead (page, last, "last:");
  demarche_html_close (page->html);
  demarche_html_close (page->html);
}

static void
write_cell (DemarchePage *page, guint actor, guint issue, guint window, gboolean is_drawn)
{
  const DemarcheCell *cell =
      demarche_comparison_find_cell (page->report->comparison, actor, issue, window);

  /* the tags of all windows stand under the one where the actor first spoke */
  if (cell != NULL && demarche_report_find_group (page->report, issue, actor, window) != NULL)
    write_held (page, cell, is_drawn);
  else if (window == DEMARCHE_WINDOW_ALL)
    demarche_html_element (page->html, "td", NULL, NULL);
  else
    write_nothing (page, actor, issue, window);
}

static void
write_row_head (DemarchePage *page, guint row)
{
  const DemarcheActor *actor = demarche_report_get_actor (page->report, row);
  const char *under = actor->groups;

  if (actor->kind == DEMARCHE_ACTOR_GROUP)
    under = "group";
  else if (actor->role != NULL)
    under = actor->role;
  else if (actor->kind == DEMARCHE_ACTOR_SPEAKER && actor->delegation != NULL)
    under = actor->delegation;
  demarche_html_open (page->html, "th", "scope", "row", NULL);
  demarche_page_actor_link (page, row);
  if (under != NULL) {
    demarche_html_open (page->html, "small", NULL);
    demarche_html_name (page->html, under);
    demarche_html_close (page->html);
  }
  demarche_html_close (page->html);
}

static void
write_part (DemarchePage *page, guint window, guint start, guint end, const char *region)
{
  DemarcheReport *report = page->report;
  gboolean is_drawn = report->shown->len * report->issues->len <= DRAWN_CELLS;

  demarche_page_open_scroll (page, region);
  demarche_html_open (page->html, "table", "class", "mtx", NULL);
  demarche_html_element (page->html, "caption", region, "class", "sr", NULL);
  write_table_head (page, start, end);
  demarche_html_open (page->html, "tbody", NULL);
  for (guint i = 0; i < report->shown->len; i++) {
    guint row = g_array_index (report->shown, guint, i);

    demarche_html_newline (page->html);
    demarche_html_open (page->html, "tr", NULL);
    write_row_head (page, row);
    for (guint k = start; k < end; k++)
      write_cell (page, row, g_array_index (report->issues, guint, k), window, is_drawn);
    demarche_html_close (page->html);
  }
  demarche_html_close (page->html);
  demarche_html_close (page->html);
  demarche_html_close (page->html);
}

/* as many issues beside one another as a page is wide, the others below, in parts of like size */
static void
write_table (DemarchePage *page, guint window)
{
  guint n = page->report->issues->len;
  guint n_parts = (n + MOST_COLUMNS - 1) / MOST_COLUMNS;
  const char *label = demarche_report_get_window_label (page->report, window);

  for (guint i = 0; i < n_parts; i++) {
    guint start = n * i / n_parts;
    guint end = n * (i + 1) / n_parts;
    g_autofree char *region =
        g_strdup_printf ("Position matrix: %s, issues %u to %u of %u", label, start + 1, end, n);

    write_part (page, window, start, end, region);
  }
}

static void
write_quoted_cell (DemarchePage *page, guint actor, guint issue, guint window)
{
  const DemarcheCell *cell =
      demarche_comparison_find_cell (page->report->comparison, actor, issue, window);

  write_cell (page, actor, issue, window, TRUE);
  demarche_html_open (page->html, "td", NULL);
  if (cell != NULL && cell->quote != DEMARCHE_NONE) {
    demarche_html_open (page->html, "div", "class", "qt", NULL);
    demarche_page_quote (page, cell->quote, "q", FALSE);
    demarche_page_source (page, cell->quote);
    demarche_html_close (page->html);
  }
  demarche_html_close (page->html);
}

static void
write_turned_head (DemarchePage *page)
{
  GArray *rows = page->report->shown;

  demarche_html_open (page->html, "thead", NULL);
  demarche_html_open (page->html, "tr", NULL);
  demarche_html_element (page->html, "th", "issue", "scope", "col", NULL);
  for (guint i = 0; i < rows->len; i++) {
    demarche_html_open (page->html, "th", "scope", "col", NULL);
    demarche_page_actor_link (page, g_array_index (rows, guint, i));
    demarche_html_close (page->html);
    demarche_html_element (page->html, "th", "in its words", "scope", "col", NULL);
  }
  demarche_html_close (page->html);
  demarche_html_close (page->html);
}

static void
write_turned_table (DemarchePage *page, guint window)
{
  GArray *issues = page->report->issues;
  GArray *rows = page->report->shown;
  const char *label = demarche_report_get_window_label (page->report, window);
  g_autofree char *caption = g_strdup_printf ("Position matrix: %s", label);

  demarche_page_open_scroll (page, caption);
  demarche_html_open (page->html, "table", "class", "mtx two", NULL);
  demarche_html_element (page->html, "caption", caption, "class", "sr", NULL);
  write_turned_head (page);
  demarche_html_open (page->html, "tbody", NULL);
  for (guint i = 0; i < issues->len; i++) {
    demarche_html_newline (page->html);
    demarche_html_open (page->html, "tr", NULL);
    write_issue_head (page, g_array_index (issues, guint, i), "row");
    for (guint k = 0; k < rows->len; k++)
      write_quoted_cell (page, g_array_index (rows, guint, k), g_array_index (issues, guint, i),
                         window);
    demarche_html_close (page->html);
  }
  demarche_html_close (page->html);
  demarche_html_close (page->html);
  demarche_html_close (page->html);
}

void
demarche_page_write_matrix_table (DemarchePage *page, guint window)
{
  if (page->report->rows->len <= 2)
    write_turned_table (page, window);
  else
    write_table (page, window);
}
