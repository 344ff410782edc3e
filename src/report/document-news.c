/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What is new against the last report, for a word processor. */
#include "report/news.h"

#include "report/decisions.h"

static void
write_item (DemarcheDocument *document, const DemarcheNewsItem *item)
{
  DemarcheReport *report = document->report;
  g_autofree char *name = demarche_news_name (report, item);

  demarche_docx_open_row (document->docx, FALSE);
  demarche_document_open_cell (document);
  demarche_docx_text (document->docx, DEMARCHE_DOCX_BOLD,
                      demarche_report_get_actor (report, item->actor)->name);
  demarche_docx_textf (document->docx, DEMARCHE_DOCX_PLAIN, ", %s",
                       demarche_report_get_issue (report, item->issue)->title);
  demarche_document_close_cell (document);
  demarche_document_cell (document, DEMARCHE_DOCX_PLAIN, name);
  demarche_document_cell (document, DEMARCHE_DOCX_PLAIN,
                          item->before != NULL ? item->before : "nothing");
  demarche_document_open_cell (document);
  demarche_docx_text (document->docx, DEMARCHE_DOCX_PLAIN, item->after);
  if (!item->is_proven)
    demarche_docx_text (document->docx, DEMARCHE_DOCX_ITALIC, " (unproven)");
  if (item->evidence->len > 0)
    demarche_document_cite (document, g_array_index (item->evidence, guint, 0));
  demarche_document_close_cell (document);
  demarche_docx_close_row (document->docx);
}

static void
write_items (DemarcheDocument *document, DemarcheNewsHead head)
{
  static const char *const heads[] = {"Who, on what", "What is new", "Before", "Now"};
  static const guint widths[] = {3038, 2000, 2300, 2300};
  const DemarcheNews *news = document->report->news;
  guint n = 0;

  if (news->n_items[head] == 0)
    return;
  demarche_docx_caption (document->docx, "what is new, by who said it and on what");
  demarche_docx_open_table (document->docx, widths, G_N_ELEMENTS (widths));
  demarche_document_head (document, heads, G_N_ELEMENTS (heads));
  for (guint i = 0; i < news->items->len && n < DEMARCHE_NEWS_MOST_ITEMS; i++) {
    const DemarcheNewsItem *item = g_ptr_array_index (news->items, i);

    if (item->head != head)
      continue;
    write_item (document, item);
    n++;
  }
  demarche_docx_close_table (document->docx);
  if (news->n_items[head] == n)
    return;
  g_autofree char *rest =
      g_strdup_printf ("%u more are in the JSON report.", news->n_items[head] - n);
  demarche_docx_paragraph (document->docx, DEMARCHE_DOCX_BODY, rest);
}

static void
write_heading (DemarcheDocument *document, DemarcheNewsHead head, GPtrArray *texts)
{
  demarche_docx_paragraph (document->docx, DEMARCHE_DOCX_HEADING_2,
                           demarche_news_get_heading (document->report->news, head));
  for (guint i = 0; i < texts->len; i++)
    demarche_docx_paragraph (document->docx, DEMARCHE_DOCX_BODY, g_ptr_array_index (texts, i));
}

/* what is to be said first, then the items */
static void
write_part (DemarcheDocument *document, DemarcheNewsHead head)
{
  g_autofree char *lead = demarche_news_introduce (document->report->news, head);

  if (lead != NULL)
    demarche_docx_paragraph (document->docx, DEMARCHE_DOCX_BODY, lead);
  write_items (document, head);
}

static void
write_untagged (DemarcheDocument *document)
{
  const DemarcheNews *news = document->report->news;
  g_autofree char *what = demarche_news_describe_untagged (news);

  if (what == NULL)
    return;
  demarche_docx_paragraph (document->docx, DEMARCHE_DOCX_BODY, what);
  for (guint i = 0; i < MIN (news->worth_a_rule->len, DEMARCHE_NEWS_MOST_UNTAGGED); i++) {
    const DemarcheUntagged *here = &g_array_index (news->worth_a_rule, DemarcheUntagged, i);
    g_autofree char *place = demarche_news_name_untagged (document->report, here);
    g_autofree char *words = demarche_news_excerpt (document->report, here);
    g_autofree char *text = g_strdup_printf ("%s: “%s”", place, words);

    demarche_docx_paragraph (document->docx, DEMARCHE_DOCX_BULLET, text);
  }
}

static void
write_decisions (DemarcheDocument *document)
{
  const DemarcheNews *news = document->report->news;

  for (guint i = 0; i < MIN (news->decisions->len, DEMARCHE_NEWS_MOST_ITEMS); i++) {
    const DemarcheNewDecision *made = &g_array_index (news->decisions, DemarcheNewDecision, i);
    g_autofree char *what = demarche_decisions_describe (made->decision);
    g_autofree char *reading = demarche_report_read_evidence (document->report, made->evidence);

    demarche_docx_open_paragraph (document->docx, DEMARCHE_DOCX_BULLET);
    demarche_docx_textf (document->docx, DEMARCHE_DOCX_PLAIN, "%s %s", reading, what);
    demarche_document_cite (document, made->evidence);
    demarche_docx_close_paragraph (document->docx);
  }
}

void
demarche_document_write_news (DemarcheDocument *document)
{
  const DemarcheNews *news = document->report->news;

  demarche_docx_paragraph (document->docx, DEMARCHE_DOCX_HEADING_1, "What is new");
  if (news == NULL) {
    demarche_docx_paragraph (document->docx, DEMARCHE_DOCX_BODY, DEMARCHE_NEWS_NO_PAST);
    return;
  }
  g_autofree char *counts = demarche_news_describe_counts (news);
  g_autoptr (GPtrArray) remarks = demarche_news_list_remarks (document->report);
  g_autoptr (GPtrArray) rules = demarche_news_list_rule_changes (document->report);
  g_autoptr (GPtrArray) decided = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (decided, demarche_news_describe_decisions (news));
  demarche_docx_paragraph (document->docx, DEMARCHE_DOCX_BODY, counts);
  write_heading (document, DEMARCHE_NEWS_DELEGATIONS_SPOKE, remarks);
  write_part (document, DEMARCHE_NEWS_DELEGATIONS_SPOKE);
  write_untagged (document);
  write_heading (document, DEMARCHE_NEWS_RULES_CHANGED, rules);
  write_part (document, DEMARCHE_NEWS_RULES_CHANGED);
  write_heading (document, DEMARCHE_NEWS_PERSON_DECIDED, decided);
  write_decisions (document);
  write_part (document, DEMARCHE_NEWS_PERSON_DECIDED);
}
