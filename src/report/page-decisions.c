/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What people decided, in the method section: figures by rules alone and with decisions, what is
 * disputed, and rows that found no place. */
#include "report/decisions.h"

#define MOST_FIGURES 100
#define MOST_LOST 200

/* ---- the page ---- */

static void
write_row (DemarchePage *page, const char *what, const char *before, const char *after)
{
  demarche_html_open (page->html, "tr", NULL);
  demarche_html_open (page->html, "th", "scope", "row", NULL);
  demarche_html_name (page->html, what);
  demarche_html_close (page->html);
  demarche_html_element (page->html, "td", before, "data-l", "by rules alone", NULL);
  demarche_html_element (page->html, "td", after, "data-l", "with decisions", NULL);
  demarche_html_close (page->html);
}

static char *
name_figure (DemarcheReport *report, const DemarcheDecidedFigure *figure)
{
  return g_strdup_printf ("%s, %s", demarche_report_get_actor (report, figure->actor)->name,
                          demarche_report_get_issue (report, figure->issue)->title);
}

static void
write_rows (DemarchePage *page)
{
  g_autoptr (GPtrArray) figures = demarche_decisions_list_figures (page->report);
  g_autofree char *before = g_strdup_printf ("%u", page->report->by_rules->n_counted);
  g_autofree char *after = g_strdup_printf ("%u", page->report->comparison->n_counted);

  write_row (page, "Tags that count", before, after);
  for (guint i = 0; i < MIN (figures->len, MOST_FIGURES); i++) {
    const DemarcheDecidedFigure *figure = g_ptr_array_index (figures, i);
    g_autofree char *name = name_figure (page->report, figure);

    write_row (page, name, figure->before, figure->after);
  }
}

static void
write_figures (DemarchePage *page)
{
  static const char *const heads[] = {"Figure", "By rules alone", "With decisions"};

  demarche_html_open (page->html, "table", "class", "blk", NULL);
  demarche_html_element (page->html, "caption",
                         "Figures by rules alone and with decisions of people", "class", "sr",
                         NULL);
  demarche_html_open (page->html, "thead", NULL);
  demarche_html_open (page->html, "tr", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    demarche_html_element (page->html, "th", heads[i], "scope", "col", NULL);
  demarche_html_close (page->html);
  demarche_html_close (page->html);
  demarche_html_open (page->html, "tbody", NULL);
  write_rows (page);
  demarche_html_close (page->html);
  demarche_html_close (page->html);
}

static void
write_disputed_item (DemarchePage *page, guint index)
{
  GPtrArray *decisions = demarche_decisions_find (page->report, index);
  g_autofree char *reading = demarche_report_read_evidence (page->report, index);

  demarche_html_open (page->html, "li", NULL);
  demarche_page_evidence_link (page, index);
  demarche_html_text (page->html, " ");
  demarche_html_name (page->html, reading);
  for (guint i = 0; decisions != NULL && i < decisions->len; i++) {
    g_autofree char *what = demarche_decisions_describe (g_ptr_array_index (decisions, i));

    demarche_html_void (page->html, "br", NULL);
    demarche_html_name (page->html, what);
  }
  demarche_html_close (page->html);
}

static void
write_disputed (DemarchePage *page)
{
  if (page->report->decided->n_disputed == 0)
    return;
  demarche_html_element (page->html, "p", "Disputed, and out of figures until settled:", NULL);
  demarche_html_open (page->html, "ul", NULL);
  for (guint i = 0; i < page->report->comparison->evidence->len; i++)
    if (demarche_report_get_evidence (page->report, i)->tag->standing == DEMARCHE_STANDING_DISPUTED)
      write_disputed_item (page, i);
  demarche_html_close (page->html);
}

static void
write_lost (DemarchePage *page)
{
  const DemarcheDecided *decided = page->report->decided;
  guint n = 0;

  if (decided->n_outcomes[DEMARCHE_OUTCOME_LOST] == 0)
    return;
  demarche_html_open (page->html, "p", NULL);
  demarche_html_textf (page->html, "Rows whose tag was not found: %u. They decide nothing here.",
                       decided->n_outcomes[DEMARCHE_OUTCOME_LOST]);
  demarche_html_close (page->html);
  demarche_html_open (page->html, "ul", NULL);
  for (guint i = 0; i < decided->rows->len && n < MOST_LOST; i++) {
    const DemarcheDecidedRow *row = g_ptr_array_index (decided->rows, i);

    if (row->outcome != DEMARCHE_OUTCOME_LOST)
      continue;
    g_autofree char *text = demarche_decided_row_describe (row);
    demarche_html_open (page->html, "li", NULL);
    demarche_html_name (page->html, text);
    demarche_html_close (page->html);
    n++;
  }
  demarche_html_close (page->html);
}

void
demarche_page_write_decisions (DemarchePage *page)
{
  if (page->report->decided == NULL)
    return;
  g_autofree char *summary = demarche_decisions_summarise (page->report);
  demarche_html_element (page->html, "h3", "What people decided", "id", "decisions", NULL);
  demarche_html_open (page->html, "p", NULL);
  demarche_html_name (page->html, summary);
  demarche_html_close (page->html);
  write_figures (page);
  write_disputed (page);
  write_lost (page);
}

/* ---- Markdown ---- */

static void
add_line (DemarcheMarkdown *md, const char *text)
{
  demarche_markdown_add (md, "- ");
  demarche_markdown_add_text (md, text);
  demarche_markdown_add (md, "\n");
}

static void
add_figures (DemarcheMarkdown *md)
{
  g_autoptr (GPtrArray) figures = demarche_decisions_list_figures (md->report);

  demarche_markdown_add (md, "- Tags that count: %u by rules alone, %u with decisions\n",
                         md->report->by_rules->n_counted, md->report->comparison->n_counted);
  for (guint i = 0; i < MIN (figures->len, MOST_FIGURES); i++) {
    const DemarcheDecidedFigure *figure = g_ptr_array_index (figures, i);
    g_autofree char *name = name_figure (md->report, figure);
    g_autofree char *text = g_strdup_printf ("%s: %s by rules alone; %s with decisions", name,
                                             figure->before, figure->after);

    add_line (md, text);
  }
}

static void
add_disputed (DemarcheMarkdown *md)
{
  for (guint i = 0; i < md->report->comparison->evidence->len; i++) {
    const DemarcheEvidence *evidence = demarche_report_get_evidence (md->report, i);
    GPtrArray *decisions = demarche_decisions_find (md->report, i);

    if (evidence->tag->standing != DEMARCHE_STANDING_DISPUTED)
      continue;
    g_autofree char *reading = demarche_report_read_evidence (md->report, i);
    g_autoptr (GString) text = g_string_new (NULL);
    g_string_append_printf (text, "Disputed, E%u: %s", md->report->numbers[i], reading);
    for (guint k = 0; decisions != NULL && k < decisions->len; k++) {
      g_autofree char *what = demarche_decisions_describe (g_ptr_array_index (decisions, k));

      g_string_append_printf (text, "%s %s", k == 0 ? "" : ";", what);
    }
    add_line (md, text->str);
  }
}

void
demarche_markdown_write_decisions (DemarcheMarkdown *md)
{
  DemarcheDecided *decided = md->report->decided;

  if (decided == NULL)
    return;
  g_autofree char *summary = demarche_decisions_summarise (md->report);
  demarche_markdown_add (md, "\n### What people decided\n\n");
  add_line (md, summary);
  add_figures (md);
  add_disputed (md);
  for (guint i = 0; i < decided->rows->len; i++) {
    const DemarcheDecidedRow *row = g_ptr_array_index (decided->rows, i);

    if (row->outcome != DEMARCHE_OUTCOME_LOST)
      continue;
    g_autofree char *lost = demarche_decided_row_describe (row);
    g_autofree char *text = g_strdup_printf ("Row not found: %s", lost);
    add_line (md, text);
  }
}
