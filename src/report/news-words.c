/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What is new, in words. */
#include "report/news.h"

#include "report/sentences-private.h"
#include "report/words.h"

#define AT_MOST 5
#define GATHERED 4 /* of one kind in one sentence */
#define NAMES_SAID 10
#define CELLS_SAID 100
#define EXCERPT_CHARS 240

char *
demarche_news_describe_past (const DemarcheNews *news)
{
  const char *day = news->since->date != NULL ? news->since->date : news->since->day;
  g_autofree char *words = day != NULL ? demarche_words_date (day) : NULL;

  if (news->since->date != NULL)
    return g_steal_pointer (&words);
  return words != NULL ? g_strdup_printf ("the report of %s", words) : g_strdup ("the last report");
}

char *
demarche_news_describe_counts (const DemarcheNews *news)
{
  g_autofree char *past = demarche_news_describe_past (news);
  g_autofree char *statements = demarche_words_count (news->n_new, "statement");

  return g_strdup_printf ("New since %s: %s.", past, statements);
}

const char *
demarche_news_get_heading (const DemarcheNews *news, DemarcheNewsHead head)
{
  static const char *const headings[] = {"Delegations spoke", "Rules changed", "A person decided"};

  if (head == DEMARCHE_NEWS_DELEGATIONS_SPOKE && !news->can_tell)
    return "Delegations spoke, or the rules changed";
  return headings[head];
}

char *
demarche_news_introduce (const DemarcheNews *news, DemarcheNewsHead head)
{
  static const char *const leads[] = {
      [DEMARCHE_NEWS_RULES_CHANGED] =
          "In new statements the old rules do not show this, so it is no news of the delegations:",
      [DEMARCHE_NEWS_PERSON_DECIDED] = "Without new decisions this would not show:"};

  if (head != DEMARCHE_NEWS_DELEGATIONS_SPOKE)
    return news->n_items[head] > 0 ? g_strdup (leads[head]) : NULL;
  if (!news->can_tell)
    return demarche_news_explain_doubt (news);
  if (news->n_new == 0)
    return g_strdup ("No new statement is at hand. Give the new ones together with the old ones.");
  if (news->items->len == 0)
    return g_strdup ("No new statement takes a position.");
  return news->n_items[head] == 0 ? g_strdup ("Nothing but what stands below.") : NULL;
}

const char *
demarche_news_kind_get_name (DemarcheNewsKind kind)
{
  static const char *const names[] = {"moved", "said-both-ways", "first", "beside", "confirmed"};

  return names[kind];
}

const char *
demarche_news_head_get_name (DemarcheNewsHead head)
{
  static const char *const names[] = {"delegations-spoke", "rules-changed", "person-decided"};

  return names[head];
}

char *
demarche_news_name (DemarcheReport *report, const DemarcheNewsItem *item)
{
  static const char *const names[] = {[DEMARCHE_NEWS_MOVED] = "moved",
                                      [DEMARCHE_NEWS_CONTRADICTION] = "said both ways",
                                      [DEMARCHE_NEWS_FIRST] = "first said",
                                      [DEMARCHE_NEWS_BESIDE] = "said beside it",
                                      [DEMARCHE_NEWS_CONFIRMED] = "said again"};

  if (item->kind != DEMARCHE_NEWS_CONFIRMED && !report->news->can_tell)
    return g_strdup ("differs");
  if (item->shift == NULL)
    return g_strdup (names[item->kind]);
  if (item->shift->position == DEMARCHE_NONE)
    return g_strdup (demarche_words_shift (item->shift));
  return g_strdup_printf ("%s: %s", demarche_words_shift (item->shift),
                          demarche_report_get_position (report, item->shift->position)->title);
}

char *
demarche_news_explain_doubt (const DemarcheNews *news)
{
  return g_strdup_printf (
      "The rules changed since (then %.8s), and the old ones are not at hand: whether delegations "
      "spoke otherwise or the rules read them otherwise cannot be told, and nothing is called a "
      "move. Name the old rules with --old-rules.",
      news->since->rules_hash);
}

/* "a.txt, b.txt and 3 more" */
static char *
list_names (GPtrArray *names)
{
  g_autoptr (GPtrArray) said = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < MIN (names->len, NAMES_SAID); i++)
    g_ptr_array_add (said, g_strdup (g_ptr_array_index (names, i)));
  if (names->len > NAMES_SAID)
    g_ptr_array_add (said, g_strdup_printf ("%u more", names->len - NAMES_SAID));
  return demarche_words_list (said);
}

GPtrArray *
demarche_news_list_remarks (DemarcheReport *report)
{
  const DemarcheNews *news = report->news;
  GPtrArray *remarks = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *changed = list_names (news->changed_texts);
  g_autofree char *gone = list_names (news->gone);

  if (news->changed_texts->len > 0)
    g_ptr_array_add (remarks, g_strdup_printf ("The text is another one than last time, and counts "
                                               "as of the past: %s.",
                                               changed));
  if (news->gone->len > 0)
    g_ptr_array_add (remarks, g_strdup_printf ("In the last report and not given now: %s.", gone));
  if (news->since->by != NULL &&
      g_strcmp0 (news->since->by, demarche_unit_get_name (report->comparison->unit)) != 0)
    g_ptr_array_add (remarks, g_strdup_printf ("The last report compared by %s, this one by %s.",
                                               news->since->by, demarche_report_get_unit (report)));
  return remarks;
}

static void
add_cell_change (GPtrArray *sentences, const DemarcheCellChange *change, DemarcheReport *report)
{
  int issue = demarche_codebook_find_issue (report->comparison->codebook, change->issue);
  const char *title =
      issue >= 0 ? demarche_report_get_issue (report, (guint)issue)->title : change->issue;

  g_ptr_array_add (
      sentences,
      g_strdup_printf (
          "%s, %s: %s (n %u) by the old rules, %s (n %u) by the new ones.", change->actor, title,
          change->label_before != NULL ? change->label_before : "nothing", change->n_before,
          change->label_after != NULL ? change->label_after : "nothing", change->n_after));
}

static void
add_diff (GPtrArray *sentences, DemarcheReport *report)
{
  const DemarcheRuleDiff *diff = report->news->rule_diff;

  g_ptr_array_add (
      sentences, g_strdup_printf (
                     "Old statements read anew under both rule sets (%.8s, now %.8s): %u tags "
                     "gained, %u lost, %u changed.",
                     diff->hash_before, diff->hash_after, diff->n_tags[DEMARCHE_CHANGE_ADDED],
                     diff->n_tags[DEMARCHE_CHANGE_REMOVED], diff->n_tags[DEMARCHE_CHANGE_CHANGED]));
  for (guint i = 0; i < MIN (diff->cells->len, CELLS_SAID); i++)
    add_cell_change (sentences, g_ptr_array_index (diff->cells, i), report);
}

GPtrArray *
demarche_news_list_rule_changes (DemarcheReport *report)
{
  const DemarcheNews *news = report->news;
  GPtrArray *sentences = g_ptr_array_new_with_free_func (g_free);

  if (news->rule_diff != NULL)
    add_diff (sentences, report);
  else if (news->since->date != NULL)
    g_ptr_array_add (sentences, g_strdup ("Past and new are read by the same rules."));
  else if (news->n_gained + news->n_lost > 0)
    g_ptr_array_add (
        sentences,
        g_strdup_printf ("Tags of old statements that the last report did not have: %u; that only "
                         "it had: %u%s.",
                         news->n_gained, news->n_lost,
                         news->rules_changed ? ""
                                             : ". The rules are the same: another version of "
                                               "the program read them"));
  else if (!news->rules_changed)
    g_ptr_array_add (sentences, g_strdup ("The rules are those of the last report."));
  return sentences;
}

char *
demarche_news_describe_decisions (const DemarcheNews *news)
{
  if (news->since->date != NULL)
    return g_strdup ("Decisions of people count on both sides of the day.");
  if (news->n_withdrawn == 0)
    return g_strdup_printf ("New decisions: %u.", news->decisions->len);
  return g_strdup_printf ("New decisions: %u. Of the last report and not given now: %u; figures "
                          "differ by that alone.",
                          news->decisions->len, news->n_withdrawn);
}

/* ---- untagged paragraphs ---- */

char *
demarche_news_describe_untagged (const DemarcheNews *news)
{
  if (news->n_untagged == 0)
    return NULL;
  if (!news->knows_worth)
    return g_strdup_printf ("Paragraphs of new statements without a tag: %u. No issue says with "
                            "'about' what speaks to it, so none can be named as worth a rule; "
                            "'demarche suggest' finds phrasings.",
                            news->n_untagged);
  return g_strdup_printf ("Paragraphs of new statements without a tag: %u. Of them %u speak to an "
                          "issue and may be worth a rule; 'demarche suggest' finds phrasings.",
                          news->n_untagged, news->worth_a_rule->len);
}

static const DemarcheParagraph *
get_paragraph (DemarcheReport *report, const DemarcheUntagged *untagged, const char **statement)
{
  DemarcheStatement *from = demarche_tagged_get_statement (
      g_ptr_array_index (report->comparison->tagged, untagged->statement));

  *statement = demarche_statement_get_name (from);
  return demarche_statement_get_paragraph (from, untagged->paragraph);
}

char *
demarche_news_name_untagged (DemarcheReport *report, const DemarcheUntagged *untagged)
{
  const char *statement;
  const DemarcheParagraph *paragraph = get_paragraph (report, untagged, &statement);

  return g_strdup_printf ("%s, ¶ %u, on %s", statement, paragraph->number,
                          demarche_report_get_issue (report, untagged->issue)->title);
}

char *
demarche_news_excerpt (DemarcheReport *report, const DemarcheUntagged *untagged)
{
  const char *statement;
  const DemarcheParagraph *paragraph = get_paragraph (report, untagged, &statement);
  g_autofree char *text = g_strndup (paragraph->text, paragraph->length);

  if (g_utf8_strlen (text, -1) <= EXCERPT_CHARS)
    return g_steal_pointer (&text);
  g_autofree char *start = g_utf8_substring (text, 0, EXCERPT_CHARS);
  return g_strconcat (start, " …", NULL);
}

/* ---- the summary ---- */

static void
add_name (GPtrArray *sentence, DemarcheReport *report, const DemarcheNewsItem *item,
          const char *text)
{
  demarche_sentence_add (sentence, DEMARCHE_RUN_NAME, "%s",
                         demarche_report_get_actor (report, item->actor)->name);
  demarche_sentence_add (sentence, DEMARCHE_RUN_TEXT, "%s%s ", text,
                         demarche_report_get_issue (report, item->issue)->title);
}

/* "First positions: Aldovia on Attribution (E3); …" */
static void
add_gathered (GPtrArray *sentences, DemarcheReport *report, DemarcheNewsKind kind,
              const char *heading)
{
  GPtrArray *sentence = NULL;
  gboolean is_proven = TRUE;
  guint n = 0;

  for (guint i = 0; i < report->news->items->len; i++) {
    const DemarcheNewsItem *item = g_ptr_array_index (report->news->items, i);
    guint first = item->evidence->len > 0 ? g_array_index (item->evidence, guint, 0) : 0;

    if (item->head != DEMARCHE_NEWS_DELEGATIONS_SPOKE || item->kind != kind ||
        item->evidence->len == 0 || ++n > GATHERED)
      continue;
    is_proven = is_proven && item->is_proven;
    if (n == 1) {
      sentence = demarche_sentence_new (sentences);
      demarche_sentence_add (sentence, DEMARCHE_RUN_STRONG, "%s", heading);
    }
    demarche_sentence_add (sentence, DEMARCHE_RUN_TEXT, n == 1 ? " " : "; ");
    add_name (sentence, report, item, " on ");
    demarche_sentence_add_evidence (sentence, report, item->issue, item->actor,
                                    demarche_report_get_evidence (report, first)->window);
  }
  if (n > GATHERED) {
    g_autofree char *rest = g_strdup_printf ("%u more", n - GATHERED);

    demarche_sentence_add (sentence, DEMARCHE_RUN_TEXT, "; and ");
    demarche_sentence_add_link (sentence, rest, "news");
  }
  if (n > 0)
    demarche_sentence_mark (sentence, is_proven);
}

GPtrArray *
demarche_news_sentences (DemarcheReport *report, GPtrArray *sentences)
{
  static const char *const headings[] = {NULL, "Said both ways:", "First positions:",
                                         "Said beside what was said before:", "Said again:"};
  const DemarcheNews *news = report->news;

  if (!news->can_tell)
    return sentences;
  for (guint i = 0; i < news->items->len && sentences->len < AT_MOST; i++) {
    const DemarcheNewsItem *item = g_ptr_array_index (news->items, i);

    if (item->head == DEMARCHE_NEWS_DELEGATIONS_SPOKE && item->shift != NULL &&
        item->shift->kind != DEMARCHE_SHIFT_DROPPED)
      demarche_sentence_add_shift (sentences, report, item->shift);
  }
  for (guint kind = DEMARCHE_NEWS_CONTRADICTION; kind < DEMARCHE_N_NEWS; kind++)
    if (sentences->len < AT_MOST)
      add_gathered (sentences, report, (DemarcheNewsKind)kind, headings[kind]);
  return sentences;
}
