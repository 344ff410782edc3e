/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The position matrix: its key, and a table for each window, of which one is shown. */
#include "report/page.h"

#define MOST_BYSTANDERS 50
#define ALL_CELLS 3000 /* of all tables together; older windows are left out beyond */

static void
open_key (DemarchePage *page, const char *tone)
{
  demarche_html_open (page->html, "li", NULL);
  demarche_svg_open (page->html, tone, 14, 14, NULL);
}

static void
close_key (DemarchePage *page, const char *text)
{
  demarche_html_close (page->html);
  demarche_html_text (page->html, text);
  demarche_html_close (page->html);
}

static void
write_hatch_key (DemarchePage *page)
{
  demarche_html_open (page->html, "li", NULL);
  demarche_html_element (page->html, "span", NULL, "class", "hatch sw", "aria-hidden", "true",
                         NULL);
  demarche_html_open (page->html, "span", NULL);
  demarche_html_text (page->html, "hatched, †: unproven, not shown to agree with people's reading; "
                                  "see ");
  demarche_page_link (page, DEMARCHE_SECTION_METHOD, "agreement", NULL, "Method");
  demarche_html_close (page->html);
  demarche_html_close (page->html);
}

static void
write_legend (DemarchePage *page)
{
  const DemarcheMark marks[] = {
      {.bound = 1, .is_firm = TRUE}, {.bound = 1}, {.bound = 1, .is_mixed = TRUE}};
  static const char *const names[] = {"firm", "tentative", "mixed: both signs"};

  demarche_html_open (page->html, "ul", "class", "legend", "aria-label", "Key", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++) {
    open_key (page, "mid");
    demarche_svg_mark (page->html, &marks[i], 7, 7, 7, 4.5);
    close_key (page, names[i]);
  }
  demarche_html_open (page->html, "li", NULL);
  demarche_svg_open (page->html, "mid", 40, 14, NULL);
  demarche_svg_mark (
      page->html,
      &(DemarcheMark){.bound = 1, .value = 1, .is_firm = TRUE, .has_before = TRUE, .before = -1}, 6,
      32, 7, 4);
  close_key (page, "moved from");
  write_hatch_key (page);
  demarche_html_element (page->html, "li", "◇ by a group's statement only", NULL);
  demarche_html_element (page->html, "li", "silent, no mention: spoke, not on this", NULL);
  demarche_html_element (page->html, "li", "blank: no statement at hand", NULL);
  demarche_html_close (page->html);
}

static void
write_tab (DemarchePage *page, guint window, gboolean is_first, gboolean is_only, guint number)
{
  g_autofree char *id = g_strdup_printf ("w%u", number);

  if (!is_only) {
    demarche_html_void (page->html, "input", "type", "radio", "name", "window", "id", id, "checked",
                        is_first ? "checked" : NULL, NULL);
    demarche_html_open (page->html, "label", "for", id, NULL);
    demarche_html_name (page->html, demarche_report_get_window_short_label (page->report, window));
    demarche_html_close (page->html);
  }
  demarche_html_open (page->html, "div", "class", is_only ? NULL : "mx", NULL);
  demarche_page_write_matrix_table (page, window);
  demarche_html_close (page->html);
}

/* who spoke and has no row is named, not silently left out */
static void
write_bystanders (DemarchePage *page)
{
  GArray *bystanders = page->report->bystanders;
  g_autofree char *rest = demarche_report_describe_rest (page->report);

  if (rest != NULL)
    demarche_html_element (page->html, "p", rest, "class", "note", NULL);
  if (bystanders->len == 0)
    return;
  demarche_html_open (page->html, "p", "class", "note", NULL);
  demarche_html_text (page->html, "Also spoke: ");
  for (guint i = 0; i < MIN (bystanders->len, MOST_BYSTANDERS); i++) {
    guint index = g_array_index (bystanders, guint, i);
    const DemarcheActor *actor = demarche_report_get_actor (page->report, index);

    demarche_html_text (page->html, i > 0 ? ", " : "");
    demarche_html_name (page->html, actor->name);
    if (actor->role != NULL)
      demarche_html_textf (page->html, " (%s)", actor->role);
  }
  demarche_html_text (page->html, ".");
  demarche_html_close (page->html);
}

/* now first, then the others from new to old, then all together, as many as there is room for */
static GArray *
choose_windows (DemarcheReport *report)
{
  GArray *windows = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n = report->comparison->windows->len;
  guint room = MAX (2, ALL_CELLS / MAX (1, report->shown->len * report->issues->len));
  guint all = DEMARCHE_WINDOW_ALL;

  g_array_append_val (windows, report->now);
  for (guint is_undated = 0; is_undated < 2; is_undated++)
    for (guint i = n; i > 0 && windows->len + 1 < room; i--) {
      guint window = i - 1;

      if (window != report->now &&
          (demarche_report_get_window (report, window)->to == NULL) == is_undated)
        g_array_append_val (windows, window);
    }
  if (report->now != all && n > 1)
    g_array_append_val (windows, all);
  return windows;
}

void
demarche_page_write_matrix (DemarchePage *page)
{
  g_autoptr (GArray) windows = choose_windows (page->report);
  g_autofree char *number = g_strdup_printf ("%u", ++page->number);
  gboolean is_only = windows->len == 1;

  demarche_html_newline (page->html);
  demarche_html_open (page->html, "section", "id", "matrix", "class", "first land", NULL);
  demarche_html_open (page->html, "div", "class", is_only ? "top" : "win", NULL);
  demarche_html_open (page->html, "h2", NULL);
  demarche_html_element (page->html, "span", number, "class", "no", NULL);
  demarche_html_text (page->html, "Position matrix");
  demarche_html_close (page->html);
  if (page->report->shown->len == 0 || page->report->issues->len == 0) {
    demarche_page_empty (
        page, "No tag on any issue: other rules (-r), or more statements, may find some.");
  } else {
    write_legend (page);
    for (guint i = 0; i < windows->len; i++)
      write_tab (page, g_array_index (windows, guint, i), i == 0, is_only, i + 1);
  }
  demarche_html_close (page->html);
  demarche_html_element (
      page->html, "p",
      "Each cell: position, score (below 0: left end, above: right end), place on the line, number "
      "of tags, change since "
      "the last time it spoke on the issue. Neighbouring rows agree. Every cell leads to its "
      "quotes.",
      "class", "note", NULL);
  write_bystanders (page);
  demarche_page_close_section (page);
}
