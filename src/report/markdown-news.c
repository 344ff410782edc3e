/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What is new against the last report, in Markdown. */
#include "report/news.h"

#include "report/decisions.h"

static void
add_line (DemarcheMarkdown *md, const char *text)
{
  demarche_markdown_add (md, "- ");
  demarche_markdown_add_text (md, text);
  demarche_markdown_add (md, "\n");
}

static void
add_item (DemarcheMarkdown *md, const DemarcheNewsItem *item)
{
  DemarcheReport *report = md->report;
  g_autofree char *name = demarche_news_name (report, item);
  guint first =
      item->evidence->len > 0 ? report->numbers[g_array_index (item->evidence, guint, 0)] : 0;
  g_autofree char *text =
      g_strdup_printf ("%s, %s: %s; before %s; now %s (E%u)%s",
                       demarche_report_get_actor (report, item->actor)->name,
                       demarche_report_get_issue (report, item->issue)->title, name,
                       item->before != NULL ? item->before : "nothing", item->after, first,
                       item->is_proven ? "" : " (unproven)");

  add_line (md, text);
}

static void
add_heading (DemarcheMarkdown *md, DemarcheNewsHead head, GPtrArray *texts)
{
  demarche_markdown_add (md, "\n### %s\n\n", demarche_news_get_heading (md->report->news, head));
  for (guint i = 0; i < texts->len; i++)
    add_line (md, g_ptr_array_index (texts, i));
}

/* what is to be said first, then the items */
static void
add_part (DemarcheMarkdown *md, DemarcheNewsHead head)
{
  const DemarcheNews *news = md->report->news;
  g_autofree char *lead = demarche_news_introduce (news, head);
  guint n = 0;

  if (lead != NULL)
    demarche_markdown_add (md, "%s%s\n\n", g_str_has_suffix (md->out->str, "\n\n") ? "" : "\n",
                           lead);
  for (guint i = 0; i < news->items->len && n < DEMARCHE_NEWS_MOST_ITEMS; i++) {
    const DemarcheNewsItem *item = g_ptr_array_index (news->items, i);

    if (item->head != head)
      continue;
    add_item (md, item);
    n++;
  }
  if (news->n_items[head] > n)
    demarche_markdown_add (md, "\n%u more are in the JSON report.\n", news->n_items[head] - n);
}

static void
add_untagged (DemarcheMarkdown *md)
{
  const DemarcheNews *news = md->report->news;
  g_autofree char *what = demarche_news_describe_untagged (news);

  if (what == NULL)
    return;
  demarche_markdown_add (md, "\n%s\n\n", what);
  for (guint i = 0; i < MIN (news->worth_a_rule->len, DEMARCHE_NEWS_MOST_UNTAGGED); i++) {
    const DemarcheUntagged *here = &g_array_index (news->worth_a_rule, DemarcheUntagged, i);
    g_autofree char *place = demarche_news_name_untagged (md->report, here);
    g_autofree char *words = demarche_news_excerpt (md->report, here);
    g_autofree char *text = g_strdup_printf ("%s: “%s”", place, words);

    add_line (md, text);
  }
}

static void
add_decisions (DemarcheMarkdown *md)
{
  const DemarcheNews *news = md->report->news;

  for (guint i = 0; i < MIN (news->decisions->len, DEMARCHE_NEWS_MOST_ITEMS); i++) {
    const DemarcheNewDecision *made = &g_array_index (news->decisions, DemarcheNewDecision, i);
    g_autofree char *what = demarche_decisions_describe (made->decision);
    g_autofree char *reading = demarche_report_read_evidence (md->report, made->evidence);
    g_autofree char *text =
        g_strdup_printf ("E%u: %s %s", md->report->numbers[made->evidence], reading, what);

    add_line (md, text);
  }
}

void
demarche_markdown_write_news (DemarcheMarkdown *md)
{
  const DemarcheNews *news = md->report->news;

  demarche_markdown_add_heading (md, "What is new");
  if (news == NULL) {
    demarche_markdown_add (md, DEMARCHE_NEWS_NO_PAST "\n");
    return;
  }
  g_autofree char *counts = demarche_news_describe_counts (news);
  g_autoptr (GPtrArray) remarks = demarche_news_list_remarks (md->report);
  g_autoptr (GPtrArray) rules = demarche_news_list_rule_changes (md->report);
  g_autoptr (GPtrArray) decided = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (decided, demarche_news_describe_decisions (news));
  demarche_markdown_add (md, "%s\n", counts);
  add_heading (md, DEMARCHE_NEWS_DELEGATIONS_SPOKE, remarks);
  add_part (md, DEMARCHE_NEWS_DELEGATIONS_SPOKE);
  add_untagged (md);
  add_heading (md, DEMARCHE_NEWS_RULES_CHANGED, rules);
  add_part (md, DEMARCHE_NEWS_RULES_CHANGED);
  add_heading (md, DEMARCHE_NEWS_PERSON_DECIDED, decided);
  add_decisions (md);
  add_part (md, DEMARCHE_NEWS_PERSON_DECIDED);
}
