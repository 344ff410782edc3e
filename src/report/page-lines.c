/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* One line per issue with every actor on it. */
#include "report/line-layout.h"

#include <math.h>

#include "report/words.h"

#define LANE 21.0
#define STACKED_LANE 10.0
#define ROW 22.0 /* of the narrow drawing */

/* "Brenmark −1.00 firm; Fenwold −1.00 tentative" */
static char *
describe_items (const DemarcheLineLayout *layout, DemarchePage *page)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < layout->items->len; i++) {
    const DemarcheLineItem *item = g_ptr_array_index (layout->items, i);
    g_autofree char *score = demarche_words_score (item->cell->mean);

    g_string_append_printf (out, "%s%s %s %s%s", i > 0 ? "; " : "",
                            demarche_report_get_actor (page->report, item->cell->actor)->name,
                            score, demarche_words_force (item->cell),
                            item->mark.is_unproven ? " unproven" : "");
  }
  return g_string_free (out, FALSE);
}

static void
open_item (DemarchePage *page, const DemarcheLineItem *item)
{
  const DemarcheCell *cell = item->cell;
  const DemarcheEvidenceGroup *group =
      demarche_report_find_group (page->report, cell->issue, cell->actor, cell->window);
  const char *tone = demarche_svg_tone (cell->mean);
  g_autofree char *anchor = demarche_report_group_anchor (group);
  g_autofree char *target = g_strconcat ("#", anchor, NULL);
  g_autofree char *score = demarche_words_score (cell->mean);
  g_autofree char *title = g_strdup_printf (
      "%s: %s, %s, %s, n %u%s", demarche_report_get_actor (page->report, cell->actor)->name,
      cell->short_label, score, demarche_words_force (cell), cell->n,
      item->mark.is_unproven ? ", unproven" : "");

  if (demarche_page_lists (page, group))
    demarche_html_open (page->html, "a", "class", tone, "href", target, NULL);
  else
    demarche_html_open (page->html, "g", "class", tone, NULL);
  demarche_html_element (page->html, "title", title, NULL);
}

static void
write_label (DemarchePage *page, const DemarcheLineItem *item, double y)
{
  gboolean is_left = item->side == DEMARCHE_LABEL_LEFT;
  g_autofree char *change = item->change != NULL ? g_strconcat (" ", item->change, NULL) : NULL;
  GString *x = g_string_new (NULL);
  GString *base = g_string_new (NULL);

  if (item->side == DEMARCHE_LABEL_NONE)
    return;
  demarche_svg_append_number (x, item->x + (is_left ? -12 : 12));
  demarche_svg_append_number (base, y + 4);
  demarche_html_open (page->html, "text", "class", is_left ? "b halo end" : "b halo", "x", x->str,
                      "y", base->str, NULL);
  demarche_html_text (page->html, item->name);
  if (change != NULL)
    demarche_html_element (page->html, "tspan", change, "class", "ch", NULL);
  demarche_html_close (page->html);
  g_string_free (x, TRUE);
  g_string_free (base, TRUE);
}

static void
write_wide_item (DemarchePage *page, const DemarcheLineItem *item, double y)
{
  double left = DEMARCHE_LINE_LEFT;
  double right = DEMARCHE_LINE_RIGHT;

  /* in a stack the place is not the value's own */
  if (item->side == DEMARCHE_LABEL_NONE)
    left = right = item->x;
  open_item (page, item);
  demarche_svg_mark (page->html, &item->mark, left, right, y,
                     item->side == DEMARCHE_LABEL_NONE ? 3.5 : 5.5);
  write_label (page, item, y);
  demarche_html_close (page->html);
}

static void
write_zone (DemarchePage *page, const DemarcheZone *zone, double bound, double axis)
{
  double low = demarche_svg_scale (zone->low, bound, DEMARCHE_LINE_LEFT, DEMARCHE_LINE_RIGHT);
  double high = demarche_svg_scale (zone->high, bound, DEMARCHE_LINE_LEFT, DEMARCHE_LINE_RIGHT);

  if (!zone->has_zone)
    return;
  demarche_svg_rectangle (page->html, "zone", low - 11, 2, high - low + 22, axis - 2);
  demarche_svg_path (page->html, "zl", "M%f %fV2H%fV%f", low - 11, axis, high + 11, axis);
  demarche_svg_text (page->html, "mu sm ct", (low + high) / 2, 14, "landing zone");
}

/* positions between the ends are named only where there is room for it */
static void
write_axis (DemarchePage *page, guint issue, double left, double right, double y)
{
  const DemarcheIssue *about = demarche_report_get_issue (page->report, issue);
  double bound = demarche_report_get_bound (page->report, issue);

  demarche_svg_path (page->html, "axh", "M%f %fH%fM%f %fv8M%f %fv6M%f %fv8", left, y, right, left,
                     y - 4, (left + right) / 2, y - 3, right, y - 4);
  for (guint i = 0; i < about->n_positions; i++) {
    const DemarchePosition *position =
        demarche_report_get_position (page->report, about->first_position + i);
    double x = demarche_svg_scale (position->value, bound, left, right);
    g_autofree char *class_name = g_strdup_printf ("sm c %s%s", demarche_svg_tone (position->value),
                                                   x < left + 60    ? ""
                                                   : x > right - 60 ? " end"
                                                                    : " ct");

    if (fabs (position->value) >= bound || right - left > 400)
      demarche_svg_text (page->html, class_name, x, y + 18, position->id);
  }
}

static double
get_axis (const DemarcheLineLayout *layout)
{
  return 22 + (layout->is_stacked ? STACKED_LANE : LANE) * MAX (1, layout->n_lanes);
}

static void
draw_wide (DemarchePage *page, guint issue, const DemarcheLineLayout *layout,
           const DemarcheZone *zone)
{
  double lane = layout->is_stacked ? STACKED_LANE : LANE;
  double axis = get_axis (layout);
  double bound = demarche_report_get_bound (page->report, issue);

  write_zone (page, zone, bound, axis);
  write_axis (page, issue, DEMARCHE_LINE_LEFT, DEMARCHE_LINE_RIGHT, axis);
  for (guint i = 0; i < layout->items->len; i++) {
    const DemarcheLineItem *item = g_ptr_array_index (layout->items, i);

    write_wide_item (page, item, axis - 17 - lane * item->lane + (layout->is_stacked ? 8 : 0));
  }
  if (zone->n >= 2)
    demarche_svg_path (
        page->html, "med", "M%f %fl-4 6h8z",
        demarche_svg_scale (zone->median, bound, DEMARCHE_LINE_LEFT, DEMARCHE_LINE_RIGHT),
        axis + 2);
}

double
demarche_page_draw_line (DemarchePage *page, guint issue)
{
  g_autoptr (DemarcheLineLayout) layout = demarche_line_layout_new (page, issue);
  DemarcheZone zone =
      demarche_comparison_get_zone (page->report->comparison, issue, page->report->now);

  if (layout->items->len == 0)
    return 0;
  draw_wide (page, issue, layout, &zone);
  return get_axis (layout) + 26;
}

static void
write_wide (DemarchePage *page, guint issue, const DemarcheLineLayout *layout,
            const DemarcheZone *zone, const char *label)
{
  g_autofree char *box = g_strdup_printf ("0 0 940 %u", (guint)get_axis (layout) + 26);

  demarche_html_open (page->html, "svg", "class", "wid", "viewBox", box, "width", "100%", "role",
                      "group", "aria-label", label, NULL);
  draw_wide (page, issue, layout, zone);
  demarche_html_close (page->html);
}

/* a row for each, the name at the left: reads on a telephone */
static void
write_narrow (DemarchePage *page, guint issue, const DemarcheLineLayout *layout, const char *label)
{
  double height = ROW * layout->items->len;
  g_autofree char *box = g_strdup_printf ("0 0 340 %u", (guint)height + 28);

  demarche_html_open (page->html, "svg", "class", "nar", "viewBox", box, "width", "100%", "role",
                      "group", "aria-label", label, NULL);
  for (guint i = 0; i < layout->items->len; i++) {
    const DemarcheLineItem *item = g_ptr_array_index (layout->items, i);
    const char *full = demarche_report_get_actor (page->report, item->cell->actor)->name;
    g_autofree char *name = demarche_line_shorten (full, 18);
    g_autofree char *marked =
        g_strconcat (name, demarche_report_get_dagger (page->report, item->cell), NULL);
    double y = ROW * i + 11;
    DemarcheMark mark = demarche_page_get_mark (page, item->cell, item->shift);

    open_item (page, item);
    demarche_svg_text (page->html, "b", 0, y + 4, marked);
    demarche_svg_path (page->html, "gl", "M140 %fH330", y);
    demarche_svg_mark (page->html, &mark, 140, 330, y, 5);
    demarche_html_close (page->html);
  }
  write_axis (page, issue, 140, 330, height + 4);
  demarche_html_close (page->html);
}

/* the names that a stack has no room for, by the side they stand on */
static void
write_names (DemarchePage *page, const DemarcheLineLayout *layout)
{
  static const char *const tones[] = {"neg", "mid", "pos"};
  static const char *const sides[] = {"Left", "Between", "Right"};

  for (guint i = 0; i < G_N_ELEMENTS (tones); i++) {
    guint n = 0;

    for (guint k = 0; k < layout->items->len; k++) {
      const DemarcheLineItem *item = g_ptr_array_index (layout->items, k);

      if (!g_str_equal (demarche_svg_tone (item->cell->mean), tones[i]))
        continue;
      if (n++ == 0) {
        demarche_html_open (page->html, "p", NULL);
        demarche_html_textf (page->html, "%s: ", sides[i]);
      } else {
        demarche_html_text (page->html, ", ");
      }
      demarche_page_actor_link (page, item->cell->actor);
    }
    if (n > 0)
      demarche_html_close (page->html);
  }
}

static void
write_zone_words (DemarchePage *page, guint issue, const DemarcheZone *zone)
{
  g_autofree char *low = demarche_words_score (zone->low);
  g_autofree char *high = demarche_words_score (zone->high);
  g_autofree char *median = demarche_words_score (zone->median);

  if (zone->n < 2)
    return;
  demarche_html_open (page->html, "p", "class", "z", NULL);
  if (zone->has_zone) {
    demarche_html_element (page->html, "b", "Landing zone", NULL);
    demarche_html_textf (page->html, " between %s and %s: %u of %u. Median %s.", low, high,
                         zone->n_inside, zone->n, median);
  } else {
    if (zone->n >= 3)
      demarche_html_element (page->html, "b", "No landing zone. ", NULL);
    demarche_html_textf (page->html, "Split %u, %u, %u (left, between, right). Median %s.",
                         zone->n_left, zone->n_middle, zone->n_right, median);
  }
  if (!demarche_report_is_issue_proven (page->report, issue, page->report->now)) {
    demarche_html_text (page->html, " ");
    demarche_html_element (page->html, "span", "unproven", "class", "flag", NULL);
  }
  demarche_html_close (page->html);
}

static void
write_scale (DemarchePage *page, guint issue)
{
  g_autoptr (DemarcheLineLayout) layout = demarche_line_layout_new (page, issue);
  DemarcheZone zone =
      demarche_comparison_get_zone (page->report->comparison, issue, page->report->now);
  g_autofree char *values = describe_items (layout, page);
  g_autofree char *label =
      g_strdup_printf ("%s: %s", demarche_report_get_issue (page->report, issue)->title, values);

  write_zone_words (page, issue, &zone);
  demarche_page_write_missing (page, issue);
  demarche_html_close (page->html);
  demarche_html_open (page->html, "div", NULL);
  if (layout->items->len == 0) {
    demarche_page_empty (page, "Nobody took a position on it in this window.");
    return;
  }
  write_wide (page, issue, layout, &zone, label);
  if (layout->is_stacked)
    write_names (page, layout);
  else
    write_narrow (page, issue, layout, label);
}

/* on which nobody said anything: a name each, where links to them lead */
static void
write_unspoken (DemarchePage *page)
{
  GArray *issues = page->report->unspoken;

  if (issues->len == 0)
    return;
  demarche_html_open (page->html, "p", "class", "note", NULL);
  demarche_html_text (page->html, "Nobody took a position on: ");
  for (guint i = 0; i < issues->len; i++) {
    guint issue = g_array_index (issues, guint, i);
    g_autofree char *anchor = g_strdup_printf ("i%u", issue + 1);

    demarche_html_text (page->html, i > 0 ? ", " : "");
    demarche_html_element (page->html, "span",
                           demarche_report_get_issue (page->report, issue)->title, "id", anchor,
                           NULL);
  }
  demarche_html_text (page->html, ".");
  demarche_html_close (page->html);
}

void
demarche_page_write_lines (DemarchePage *page)
{
  GArray *issues = page->report->issues;
  g_autofree char *lede = g_strdup_printf (
      "One line per issue, every %s on it: %s. The landing zone is the shortest stretch that holds "
      "two thirds of those that took a position; wider than half the line, there is none. ▲ "
      "median. It is arithmetic, not a forecast; each counts once. A hatched mark and †: unproven.",
      demarche_report_get_unit (page->report),
      demarche_report_get_window_label (page->report, page->report->now));

  demarche_page_open_section (page, DEMARCHE_SECTION_LINES, "Issue lines", NULL, lede);
  for (guint i = 0; i < issues->len; i++) {
    guint issue = g_array_index (issues, guint, i);
    const DemarcheIssue *about = demarche_report_get_issue (page->report, issue);
    g_autofree char *anchor = g_strdup_printf ("i%u", issue + 1);

    demarche_html_newline (page->html);
    demarche_html_open (page->html, "div", "class", "il", "id", anchor, NULL);
    demarche_html_open (page->html, "div", NULL);
    demarche_html_element (page->html, "h3", about->title, NULL);
    if (about->kind == DEMARCHE_ISSUE_SCALE) {
      write_scale (page, issue);
    } else {
      demarche_page_write_missing (page, issue);
      demarche_html_close (page->html);
      demarche_html_open (page->html, "div", NULL);
      demarche_page_write_choice (page, issue);
    }
    demarche_html_close (page->html);
    demarche_html_close (page->html);
  }
  write_unspoken (page);
  demarche_page_close_section (page);
}
