/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Each drawing of the page alone, as an SVG file with its own look: for slides and documents. */
#include "report/page.h"

#include "report/resources.h"
#include "report/svg.h"

#define MARGIN 16.0
#define HEAD 52.0 /* title and the line below it */
#define FOOT 22.0

typedef double (*Drawing) (DemarchePage *page, guint issue, double *width);

static double
draw_line (DemarchePage *page, guint issue, double *width)
{
  *width = 940;
  return demarche_page_draw_line (page, issue);
}

static double
draw_time (DemarchePage *page, guint issue, double *width)
{
  *width = 924;
  return demarche_page_draw_time (page, issue);
}

static double
draw_alignment (DemarchePage *page, guint issue, double *width)
{
  return demarche_page_draw_alignment (page, width);
}

void
demarche_chart_free (DemarcheChart *chart)
{
  g_free (chart->name);
  g_bytes_unref (chart->bytes);
  g_free (chart);
}

static void
write_style (DemarcheHtml *html)
{
  g_autoptr (GBytes) style =
      g_resource_lookup_data (demarche_report_get_resource (), "/org/demarche/reports/chart.css",
                              G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  gsize length;
  const char *css = g_bytes_get_data (style, &length);

  demarche_html_style (html, css, length);
}

static char *
format_size (double value)
{
  GString *out = g_string_new (NULL);

  demarche_svg_append_number (out, value);
  return g_string_free (out, FALSE);
}

static void
open_chart (DemarcheHtml *html, const char *title, double width, double height)
{
  g_autofree char *w = format_size (width);
  g_autofree char *h = format_size (height);
  g_autofree char *box = g_strdup_printf ("0 0 %s %s", w, h);

  demarche_html_declaration (html);
  demarche_html_open (html, "svg", "xmlns", "http://www.w3.org/2000/svg", "viewBox", box, "width",
                      w, "height", h, "role", "img", NULL);
  demarche_html_element (html, "title", title, NULL);
  write_style (html);
  demarche_svg_rectangle (html, "bg", 0, 0, width, height);
}

/* title, a line below it, and at the foot the marking and how to read it */
static void
write_words (DemarchePage *page, const char *title, const char *below, const char *note,
             double height)
{
  const char *handling = demarche_report_get_text (page->report, DEMARCHE_REPORT_HANDLING);
  g_autofree char *foot =
      handling != NULL ? g_strdup_printf ("%s. %s", handling, note) : g_strdup (note);

  demarche_svg_text (page->html, "title", MARGIN, 22, title);
  demarche_svg_text (page->html, "mu", MARGIN, 40, below);
  demarche_svg_text (page->html, "sm mu", MARGIN, height - 8, foot);
}

/* (nullable): an empty drawing is none. It is drawn twice: its size stands before it */
static GBytes *
draw (DemarcheReport *report, guint issue, Drawing drawing, const char *title, const char *below,
      const char *note)
{
  g_autoptr (DemarcheHtml) trial = demarche_html_new ();
  g_autoptr (DemarcheHtml) html = demarche_html_new ();
  DemarchePage measured = {.html = trial, .report = report};
  DemarchePage page = {.html = html, .report = report};
  g_autofree char *place = g_strdup_printf ("translate(%u %u)", (guint)MARGIN, (guint)HEAD);
  double width;
  double height;
  gsize length;

  demarche_html_open (trial, "svg", NULL);
  height = drawing (&measured, issue, &width);
  if (height <= 0)
    return NULL;
  open_chart (html, title, width + 2 * MARGIN, height + HEAD + FOOT);
  write_words (&page, title, below, note, height + HEAD + FOOT);
  demarche_html_open (html, "g", "transform", place, NULL);
  drawing (&page, issue, &width);
  demarche_html_close (html);
  demarche_html_close (html);
  char *data = demarche_html_finish (html, &length);
  return data != NULL ? g_bytes_new_take (data, length) : NULL;
}

/* letters and digits of an id: it is part of a file's name */
static char *
make_name (guint number, const char *id, const char *kind)
{
  g_autofree char *plain = g_strdup (id);

  g_strcanon (plain, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", '-');
  return g_strdup_printf ("%02u-%.40s-%s.svg", number, plain, kind);
}

static void
add_chart (GPtrArray *charts, char *name, GBytes *bytes)
{
  DemarcheChart *chart;

  if (bytes == NULL) {
    g_free (name);
    return;
  }
  chart = g_new0 (DemarcheChart, 1);
  *chart = (DemarcheChart){name, bytes};
  g_ptr_array_add (charts, chart);
}

static const char *
describe_proof (DemarcheReport *report, guint issue, guint window)
{
  return demarche_report_is_issue_proven (report, issue, window) ? "" : "† and hatched: unproven.";
}

static void
add_issue (GPtrArray *charts, DemarcheReport *report, guint issue)
{
  const DemarcheIssue *about = demarche_report_get_issue (report, issue);
  const char *window = demarche_report_get_window_label (report, report->now);
  g_autofree char *period = demarche_report_get_period (report);

  if (about->kind != DEMARCHE_ISSUE_SCALE)
    return;
  add_chart (charts, make_name (issue + 1, about->id, "line"),
             draw (report, issue, draw_line, about->title, window,
                   describe_proof (report, issue, report->now)));
  add_chart (charts, make_name (issue + 1, about->id, "time"),
             draw (report, issue, draw_time, about->title, period != NULL ? period : "",
                   describe_proof (report, issue, DEMARCHE_WINDOW_ALL)));
}

GPtrArray *
demarche_report_draw_charts (DemarcheReport *report)
{
  GPtrArray *charts = g_ptr_array_new_with_free_func ((GDestroyNotify)demarche_chart_free);
  guint n_held;

  g_return_val_if_fail (DEMARCHE_IS_REPORT (report), charts);
  for (guint i = 0; i < report->issues->len; i++)
    add_issue (charts, report, g_array_index (report->issues, guint, i));
  add_chart (charts, g_strdup ("alignment.svg"),
             draw (report, 0, draw_alignment, "Alignment",
                   "Agreement minus conflict over the issues both have addressed, from −1 to +1",
                   demarche_report_count_proven (report, &n_held) == n_held
                       ? "Tint: agreement; strokes: conflict."
                       : "Tint: agreement; strokes: conflict; †: unproven."));
  return charts;
}
