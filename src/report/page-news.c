/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What is new against the last report, in a page: each difference under one of three heads. */
#include "report/news.h"

#include "report/decisions.h"

static void
write_words (DemarchePage *page, const DemarcheNewsItem *item)
{
  demarche_html_open (page->html, "td", "data-l", "words", NULL);
  if (item->evidence->len > 0) {
    demarche_page_quote (page, g_array_index (item->evidence, guint, 0), "q", FALSE);
    demarche_page_source (page, g_array_index (item->evidence, guint, 0));
  }
  demarche_html_close (page->html);
}

static void
write_item (DemarchePage *page, const DemarcheNewsItem *item)
{
  g_autofree char *name = demarche_news_name (page->report, item);

  demarche_html_newline (page->html);
  demarche_html_open (page->html, "tr", NULL);
  demarche_html_open (page->html, "th", "scope", "row", NULL);
  demarche_page_actor_link (page, item->actor);
  demarche_html_open (page->html, "span", "class", "meta", NULL);
  demarche_page_issue_link (page, item->issue);
  demarche_html_close (page->html);
  demarche_html_close (page->html);
  demarche_html_element (page->html, "td", name, "data-l", "what is new", NULL);
  demarche_html_element (page->html, "td", item->before != NULL ? item->before : "nothing",
                         "data-l", "before", NULL);
  demarche_html_open (page->html, "td", "data-l", "now", NULL);
  demarche_html_text (page->html, item->after);
  if (!item->is_proven)
    demarche_html_element (page->html, "span", "unproven", "class", "flag", NULL);
  demarche_html_close (page->html);
  write_words (page, item);
  demarche_html_close (page->html);
}

static void
open_table (DemarchePage *page, const char *caption)
{
  static const char *const heads[] = {"Who, on what", "What is new", "Before", "Now", "Words"};

  demarche_html_open (page->html, "table", "class", "blk news", NULL);
  demarche_html_element (page->html, "caption", caption, "class", "sr", NULL);
  demarche_html_open (page->html, "thead", NULL);
  demarche_html_open (page->html, "tr", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    demarche_html_element (page->html, "th", heads[i], "scope", "col", NULL);
  demarche_html_close (page->html);
  demarche_html_close (page->html);
  demarche_html_open (page->html, "tbody", NULL);
}

static void
write_items (DemarchePage *page, DemarcheNewsHead head)
{
  const DemarcheNews *news = page->report->news;
  guint n = 0;

  if (news->n_items[head] == 0)
    return;
  open_table (page, demarche_news_get_heading (news, head));
  for (guint i = 0; i < news->items->len && n < DEMARCHE_NEWS_MOST_ITEMS; i++) {
    const DemarcheNewsItem *item = g_ptr_array_index (news->items, i);

    if (item->head != head)
      continue;
    write_item (page, item);
    n++;
  }
  demarche_html_close (page->html);
  demarche_html_close (page->html);
  if (news->n_items[head] > n) {
    demarche_html_open (page->html, "p", NULL);
    demarche_html_textf (page->html, "%u more are in the JSON report.", news->n_items[head] - n);
    demarche_html_close (page->html);
  }
}

static void
write_heading (DemarchePage *page, DemarcheNewsHead head, GPtrArray *texts)
{
  demarche_html_element (page->html, "h3", demarche_news_get_heading (page->report->news, head),
                         NULL);
  for (guint i = 0; i < texts->len; i++) {
    demarche_html_open (page->html, "p", NULL);
    demarche_html_name (page->html, g_ptr_array_index (texts, i));
    demarche_html_close (page->html);
  }
}

/* what is to be said first, then the items */
static void
write_part (DemarchePage *page, DemarcheNewsHead head)
{
  const DemarcheNews *news = page->report->news;
  gboolean is_doubtful = head == DEMARCHE_NEWS_DELEGATIONS_SPOKE && !news->can_tell;
  g_autofree char *lead = demarche_news_introduce (news, head);

  if (lead != NULL)
    demarche_html_element (page->html, "p", lead, "class", is_doubtful ? "inc" : NULL, NULL);
  write_items (page, head);
}

static void
write_untagged (DemarchePage *page)
{
  const DemarcheNews *news = page->report->news;
  g_autofree char *what = demarche_news_describe_untagged (news);

  if (what == NULL)
    return;
  demarche_html_element (page->html, "p", what, NULL);
  if (news->worth_a_rule->len == 0)
    return;
  demarche_html_open (page->html, "ul", "class", "worth", NULL);
  for (guint i = 0; i < MIN (news->worth_a_rule->len, DEMARCHE_NEWS_MOST_UNTAGGED); i++) {
    const DemarcheUntagged *here = &g_array_index (news->worth_a_rule, DemarcheUntagged, i);
    g_autofree char *place = demarche_news_name_untagged (page->report, here);
    g_autofree char *text = demarche_news_excerpt (page->report, here);

    demarche_html_open (page->html, "li", NULL);
    demarche_html_name (page->html, place);
    demarche_html_text (page->html, ": ");
    demarche_html_element (page->html, "q", text, "dir", "auto", NULL);
    demarche_html_close (page->html);
  }
  demarche_html_close (page->html);
}

static void
write_decisions (DemarchePage *page)
{
  const DemarcheNews *news = page->report->news;

  if (news->decisions->len == 0)
    return;
  demarche_html_open (page->html, "ul", NULL);
  for (guint i = 0; i < MIN (news->decisions->len, DEMARCHE_NEWS_MOST_ITEMS); i++) {
    const DemarcheNewDecision *made = &g_array_index (news->decisions, DemarcheNewDecision, i);
    g_autofree char *what = demarche_decisions_describe (made->decision);
    g_autofree char *reading = demarche_report_read_evidence (page->report, made->evidence);

    demarche_html_open (page->html, "li", NULL);
    demarche_page_evidence_link (page, made->evidence);
    demarche_html_text (page->html, " ");
    demarche_html_name (page->html, reading);
    demarche_html_text (page->html, " ");
    demarche_html_name (page->html, what);
    demarche_html_close (page->html);
  }
  demarche_html_close (page->html);
}

void
demarche_page_write_news (DemarchePage *page)
{
  const DemarcheNews *news = page->report->news;

  if (news == NULL) {
    demarche_page_open_section (page, DEMARCHE_SECTION_NEWS, "What is new", NULL, NULL);
    demarche_page_empty (page, DEMARCHE_NEWS_NO_PAST);
    demarche_page_close_section (page);
    return;
  }
  g_autofree char *counts = demarche_news_describe_counts (news);
  g_autoptr (GPtrArray) remarks = demarche_news_list_remarks (page->report);
  g_autoptr (GPtrArray) rules = demarche_news_list_rule_changes (page->report);
  g_autoptr (GPtrArray) decided = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (decided, demarche_news_describe_decisions (news));
  demarche_page_open_section (page, DEMARCHE_SECTION_NEWS, "What is new", NULL, counts);
  write_heading (page, DEMARCHE_NEWS_DELEGATIONS_SPOKE, remarks);
  write_part (page, DEMARCHE_NEWS_DELEGATIONS_SPOKE);
  write_untagged (page);
  write_heading (page, DEMARCHE_NEWS_RULES_CHANGED, rules);
  write_part (page, DEMARCHE_NEWS_RULES_CHANGED);
  write_heading (page, DEMARCHE_NEWS_PERSON_DECIDED, decided);
  write_decisions (page);
  write_part (page, DEMARCHE_NEWS_PERSON_DECIDED);
  demarche_page_close_section (page);
}
