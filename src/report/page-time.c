/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Time lines: a small panel for each actor on each scale, and one for all of them. */
#include "report/page.h"

#include "report/line-layout.h"
#include "report/words.h"

#define PANEL_WIDTH 132.0
#define PANEL_HEIGHT 92.0
#define TOP 24.0
#define BOTTOM 64.0
#define MANY_ACTORS 24 /* beyond it only those that moved have a panel */
#define MOST_PANELS 400
#define LEAST_PANELS 4 /* of an issue */
#define MOST_GHOSTS 12
#define PANELS_IN_ROW 7 /* of a chart alone */
#define MOST_DRAWN 70

typedef struct {
  guint issue;
  double bound;
  GArray *windows; /* guint, (unowned): those with a date */
} TimeLine;

static double
get_x (const TimeLine *line, guint index)
{
  guint n = line->windows->len;

  return n < 2 ? PANEL_WIDTH / 2 : 18 + (PANEL_WIDTH - 36) * index / (n - 1);
}

static double
get_y (const TimeLine *line, double value)
{
  return demarche_svg_scale (value, line->bound, BOTTOM, TOP);
}

static const DemarcheCell *
find_scored (DemarchePage *page, const TimeLine *line, guint actor, guint index)
{
  const DemarcheCell *cell = demarche_comparison_find_cell (
      page->report->comparison, actor, line->issue, g_array_index (line->windows, guint, index));

  return cell != NULL && cell->has_score ? cell : NULL;
}

static void
write_path (DemarchePage *page, const TimeLine *line, guint actor, const char *class_name)
{
  g_autoptr (GString) data = g_string_new (NULL);

  for (guint i = 0; i < line->windows->len; i++) {
    const DemarcheCell *cell = find_scored (page, line, actor, i);

    if (cell == NULL)
      continue;
    g_string_append_c (data, data->len == 0 ? 'M' : 'L');
    demarche_svg_append_number (data, get_x (line, i));
    g_string_append_c (data, ' ');
    demarche_svg_append_number (data, get_y (line, cell->mean));
  }
  if (data->len > 0)
    demarche_svg_path_data (page->html, class_name, data->str);
}

/* dashed over a gap, in the colour of change where it moved */
static void
write_own_path (DemarchePage *page, const TimeLine *line, guint actor)
{
  const DemarcheCell *last = NULL;
  guint last_index = 0;

  for (guint i = 0; i < line->windows->len; i++) {
    const DemarcheCell *cell = find_scored (page, line, actor, i);
    const DemarcheShift *shift;
    gboolean has_moved;

    if (cell == NULL)
      continue;
    shift = demarche_report_find_shift (page->report, actor, line->issue, cell->window);
    has_moved = shift != NULL &&
                (shift->kind == DEMARCHE_SHIFT_REVERSED || shift->kind == DEMARCHE_SHIFT_MOVED);
    if (last != NULL)
      demarche_svg_path (page->html,
                         has_moved            ? "own ch"
                         : i - last_index > 1 ? "own gap"
                                              : "own",
                         "M%f %fL%f %f", get_x (line, last_index), get_y (line, last->mean),
                         get_x (line, i), get_y (line, cell->mean));
    last = cell;
    last_index = i;
  }
}

static void
write_points (DemarchePage *page, const TimeLine *line, guint actor)
{
  for (guint i = 0; i < line->windows->len; i++) {
    const DemarcheCell *cell = find_scored (page, line, actor, i);
    g_autofree char *n = NULL;
    DemarcheMark mark;
    double x = get_x (line, i);

    if (cell == NULL) {
      DemarcheSilence silence = demarche_comparison_get_silence (
          page->report->comparison, actor, line->issue, g_array_index (line->windows, guint, i));

      demarche_svg_text (page->html, "sm mu ct", x, 84,
                         silence == DEMARCHE_SILENCE_GROUP_ONLY     ? "◇"
                         : silence == DEMARCHE_SILENCE_NOT_READ     ? "?"
                         : silence == DEMARCHE_SILENCE_NO_RULES     ? "∅"
                         : silence == DEMARCHE_SILENCE_NO_POSITION  ? "…"
                         : silence == DEMARCHE_SILENCE_NOT_ON_ISSUE ? "–"
                                                                    : "");
      continue;
    }
    n = g_strdup_printf ("%u", cell->n);
    mark = demarche_page_get_mark (page, cell, NULL);
    demarche_html_open (page->html, "g", "class", demarche_svg_tone (cell->mean), NULL);
    if (cell->has_interval)
      demarche_svg_path (page->html, "wh", "M%f %fV%f", x, get_y (line, cell->low),
                         get_y (line, cell->high));
    mark.is_mixed = FALSE;
    demarche_svg_mark (page->html, &mark, x, x, get_y (line, cell->mean), 4.2);
    demarche_html_close (page->html);
    demarche_svg_text (page->html, "sm mu ct", x, 84, n);
  }
}

/* "Brenmark, Legal force of norms: First session −1.00 firm; Second session no mention" */
static char *
describe_panel (DemarchePage *page, const TimeLine *line, guint actor)
{
  const DemarcheIssue *issue = demarche_report_get_issue (page->report, line->issue);
  GString *out = g_string_new (demarche_report_get_actor (page->report, actor)->name);

  g_string_append_printf (out, ", %s: ", issue->title);
  for (guint i = 0; i < line->windows->len; i++) {
    guint window = g_array_index (line->windows, guint, i);
    const DemarcheCell *cell = find_scored (page, line, actor, i);
    g_autofree char *score = cell != NULL ? demarche_words_score (cell->mean) : NULL;

    g_string_append_printf (out, "%s%s ", i > 0 ? "; " : "",
                            demarche_report_get_window_label (page->report, window));
    if (cell != NULL)
      g_string_append_printf (out, "%s %s, n %u%s", score, demarche_words_force (cell), cell->n,
                              demarche_report_is_cell_proven (page->report, cell) ? ""
                                                                                  : ", unproven");
    else
      g_string_append (out, demarche_words_silence_meaning (
                                demarche_comparison_get_silence (page->report->comparison, actor,
                                                                 line->issue, window),
                                issue->has_about));
  }
  return g_string_free (out, FALSE);
}

static void
open_panel (DemarchePage *page, const char *label)
{
  demarche_html_open (page->html, "svg", "viewBox", "0 0 132 92", "role", "img", "aria-label",
                      label, NULL);
}

/* its name and the ends and the middle of the scale */
static void
draw_grid (DemarchePage *page, const char *name)
{
  g_autofree char *shown = demarche_line_shorten (name, 16);

  demarche_svg_text (page->html, "sm b", 8, 13, shown);
  demarche_svg_path (page->html, "gl", "M8 %fH124M8 %fH124M8 %fH124", TOP, (TOP + BOTTOM) / 2,
                     BOTTOM);
}

static void
draw_panel (DemarchePage *page, const TimeLine *line, guint actor)
{
  GArray *rows = page->report->rows;

  draw_grid (page, demarche_report_get_actor (page->report, actor)->name);
  for (guint i = 0; i < rows->len && rows->len <= MOST_GHOSTS; i++)
    if (g_array_index (rows, guint, i) != actor)
      write_path (page, line, g_array_index (rows, guint, i), "bgl");
  write_own_path (page, line, actor);
  write_points (page, line, actor);
}

static void
write_panel (DemarchePage *page, const TimeLine *line, guint actor)
{
  g_autofree char *label = describe_panel (page, line, actor);
  g_autofree char *anchor = g_strdup_printf ("d%u", actor + 1);

  demarche_html_open (page->html, "li", NULL);
  demarche_page_open_link (page, DEMARCHE_SECTION_DELEGATIONS, anchor, NULL);
  open_panel (page, label);
  draw_panel (page, line, actor);
  demarche_html_close (page->html);
  demarche_html_close (page->html);
  demarche_html_close (page->html);
}

/* the mean of all that hold a position; groups are not counted beside their members */
static guint
get_room (DemarchePage *page, const TimeLine *line, guint index, double *mean)
{
  guint n = 0;

  *mean = 0;
  for (guint i = 0; i < page->report->rows->len; i++) {
    guint row = g_array_index (page->report->rows, guint, i);
    const DemarcheCell *cell = find_scored (page, line, row, index);

    if (cell == NULL || demarche_report_get_actor (page->report, row)->kind == DEMARCHE_ACTOR_GROUP)
      continue;
    *mean += cell->mean;
    n++;
  }
  if (n > 0)
    *mean /= n;
  return n;
}

static void
draw_room (DemarchePage *page, const TimeLine *line)
{
  g_autoptr (GString) path = g_string_new (NULL);

  draw_grid (page, "The room");
  for (guint i = 0; i < line->windows->len; i++) {
    double mean;
    guint n = get_room (page, line, i, &mean);
    g_autofree char *words = g_strdup_printf ("%u", n);

    if (n == 0)
      continue;
    g_string_append_c (path, path->len == 0 ? 'M' : 'L');
    demarche_svg_append_number (path, get_x (line, i));
    g_string_append_c (path, ' ');
    demarche_svg_append_number (path, get_y (line, mean));
    demarche_svg_circle (page->html, "roomd", get_x (line, i), get_y (line, mean), 3);
    demarche_svg_text (page->html, "sm mu ct", get_x (line, i), 84, words);
  }
  if (path->len > 0)
    demarche_svg_path_data (page->html, "room", path->str);
}

static char *
describe_room (DemarchePage *page, const TimeLine *line)
{
  GString *label = g_string_new ("All, mean:");

  for (guint i = 0; i < line->windows->len; i++) {
    double mean;
    guint n = get_room (page, line, i, &mean);
    g_autofree char *score = demarche_words_score (mean);

    if (n > 0)
      g_string_append_printf (
          label, " %s %s, %u speaking;",
          demarche_report_get_window_label (page->report, g_array_index (line->windows, guint, i)),
          score, n);
  }
  return g_string_free (label, FALSE);
}

static void
write_room (DemarchePage *page, const TimeLine *line)
{
  g_autofree char *label = describe_room (page, line);

  demarche_html_open (page->html, "li", "class", "all", NULL);
  open_panel (page, label);
  draw_room (page, line);
  demarche_html_close (page->html);
  demarche_html_close (page->html);
}

/* somebody who never spoke to it has no line */
static gboolean
has_panel (DemarchePage *page, const TimeLine *line, guint actor)
{
  const DemarcheCell *all = demarche_comparison_find_cell (page->report->comparison, actor,
                                                           line->issue, DEMARCHE_WINDOW_ALL);

  if (all == NULL || !all->has_score || !page->report->is_shown[actor])
    return FALSE;
  return page->report->rows->len <= MANY_ACTORS ||
         demarche_report_find_shift (page->report, actor, line->issue, DEMARCHE_WINDOW_ALL) != NULL;
}

static void
write_rest (DemarchePage *page, guint n)
{
  g_autofree char *text = g_strdup_printf ("%u more are in the CSV table of the matrix.", n);

  demarche_html_element (page->html, "p", text, "class", "note", NULL);
}

static void
write_issue (DemarchePage *page, const TimeLine *line)
{
  const DemarcheIssue *issue = demarche_report_get_issue (page->report, line->issue);
  GArray *rows = page->report->rows;
  guint room = MAX (LEAST_PANELS, MOST_PANELS / MAX (1, page->report->issues->len));
  guint n = 0;

  demarche_html_newline (page->html);
  demarche_html_open (page->html, "div", "class", "tl", NULL);
  demarche_html_open (page->html, "div", "class", "hd", NULL);
  demarche_html_element (page->html, "h3", issue->title, NULL);
  for (guint i = 0; i < issue->n_positions; i++) {
    const DemarchePosition *position =
        demarche_report_get_position (page->report, issue->first_position + i);
    const char *tone = demarche_svg_tone (position->value);
    g_autofree char *class_name = g_strconcat ("py ", tone, NULL);

    demarche_html_open (page->html, "span", "class", class_name, NULL);
    demarche_html_textf (page->html, "%s %s", position->id,
                         position->value > 0   ? "↑"
                         : position->value < 0 ? "↓"
                                               : "·");
    demarche_html_close (page->html);
  }
  demarche_html_close (page->html);
  demarche_html_open (page->html, "ul", NULL);
  if (demarche_report_count_actors (page->report) > 1)
    write_room (page, line);
  for (guint i = 0; i < rows->len; i++)
    if (has_panel (page, line, g_array_index (rows, guint, i)) && n++ < room)
      write_panel (page, line, g_array_index (rows, guint, i));
  demarche_html_close (page->html);
  if (n > room)
    write_rest (page, n - room);
  demarche_html_close (page->html);
}

/* a line needs two windows in which somebody spoke to the issue */
static gboolean
has_line (DemarchePage *page, const TimeLine *line)
{
  guint n = 0;

  for (guint i = 0; i < line->windows->len && n < 2; i++) {
    gboolean is_spoken_to = FALSE;

    for (guint k = 0; k < page->report->rows->len && !is_spoken_to; k++)
      is_spoken_to =
          find_scored (page, line, g_array_index (page->report->rows, guint, k), i) != NULL;
    n += is_spoken_to;
  }
  return n >= 2;
}

/* (element-type guint): those with a date */
static GArray *
list_windows (DemarcheReport *report)
{
  GArray *windows = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < report->comparison->windows->len; i++)
    if (demarche_report_get_window (report, i)->to != NULL)
      g_array_append_val (windows, i);
  return windows;
}

static gboolean
set_issue (DemarchePage *page, TimeLine *line, guint issue)
{
  line->issue = issue;
  line->bound = demarche_report_get_bound (page->report, issue);
  return line->windows->len >= 2 &&
         demarche_report_get_issue (page->report, issue)->kind == DEMARCHE_ISSUE_SCALE &&
         has_line (page, line);
}

/* opens the place of a panel; close with demarche_html_close() */
static void
open_place (DemarchePage *page, guint index)
{
  g_autofree char *shift =
      g_strdup_printf ("translate(%u %u)", index % PANELS_IN_ROW * (guint)PANEL_WIDTH,
                       index / PANELS_IN_ROW * (guint)PANEL_HEIGHT);

  demarche_html_open (page->html, "g", "transform", shift, NULL);
}

double
demarche_page_draw_time (DemarchePage *page, guint issue)
{
  g_autoptr (GArray) windows = list_windows (page->report);
  TimeLine line = {0, 1, windows};
  GArray *rows = page->report->rows;
  guint n = 0;

  if (!set_issue (page, &line, issue))
    return 0;
  if (demarche_report_count_actors (page->report) > 1) {
    open_place (page, n++);
    draw_room (page, &line);
    demarche_html_close (page->html);
  }
  for (guint i = 0; i < rows->len && n < MOST_DRAWN; i++) {
    if (!has_panel (page, &line, g_array_index (rows, guint, i)))
      continue;
    open_place (page, n++);
    draw_panel (page, &line, g_array_index (rows, guint, i));
    demarche_html_close (page->html);
  }
  return PANEL_HEIGHT * ((n + PANELS_IN_ROW - 1) / PANELS_IN_ROW);
}

void
demarche_page_write_time (DemarchePage *page)
{
  g_autoptr (GArray) windows = list_windows (page->report);
  TimeLine line = {0, 1, windows};
  guint n = 0;

  demarche_page_open_section (
      page, DEMARCHE_SECTION_TIME, "Time lines", "land",
      "One panel for each that spoke on the issue, windows from old to new, equally spaced. Bars: "
      "95 % interval from a bootstrap over statements, where two or more statements differ. Under "
      "each window: number of tags; – no mention, … spoke to it, no position recognised, ◇ a "
      "group's statement only, ∅ no rules for it in their language, ? not read. A hatched mark: "
      "unproven. Grey: the others. Issues "
      "spoken to in one window only, and choice issues, stand with the "
      "delegations.");
  if (windows->len < 2)
    demarche_page_empty (page,
                         "One window only: there is no line in time to draw. Give statements of an "
                         "earlier session too, or shorter windows (--windows month).");
  for (guint i = 0; i < page->report->issues->len; i++)
    if (set_issue (page, &line, g_array_index (page->report->issues, guint, i))) {
      write_issue (page, &line);
      n++;
    }
  if (n == 0 && windows->len >= 2)
    demarche_page_empty (page, "On no scale did anybody speak in two windows: there is no line in "
                               "time to draw. More statements, or longer windows (--windows), may "
                               "give one.");
  demarche_page_close_section (page);
}
