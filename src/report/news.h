/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What is new against the last report, under one of three heads: delegations spoke, rules changed,
 * a person decided. */
#pragma once

#include "author/rule-diff.h"
#include "report/document.h"
#include "report/markdown.h"
#include "report/page.h"
#include "report/sentences.h"
#include "report/since-private.h"

G_BEGIN_DECLS

typedef enum {
  DEMARCHE_NEWS_MOVED,
  DEMARCHE_NEWS_CONTRADICTION,
  DEMARCHE_NEWS_FIRST,     /* never spoke on the issue before */
  DEMARCHE_NEWS_BESIDE,    /* another position than before, and no move */
  DEMARCHE_NEWS_CONFIRMED, /* what was said before */
  DEMARCHE_N_NEWS
} DemarcheNewsKind;

/* who made it new */
typedef enum {
  DEMARCHE_NEWS_DELEGATIONS_SPOKE,
  DEMARCHE_NEWS_RULES_CHANGED,  /* the old rules do not show it */
  DEMARCHE_NEWS_PERSON_DECIDED, /* without new decisions it would not show */
  DEMARCHE_N_NEWS_HEADS
} DemarcheNewsHead;

/**
 * DemarcheNewsItem:
 * @shift: (nullable) (unowned): of a move; @contradiction: (nullable) (unowned)
 * @before: (nullable): how the actor stood in the past: "binding, +1.00, n 3"
 * @after: the same with what is new
 * @evidence: (element-type guint): counted tags of new statements
 * @is_proven: whether gold proves what is said
 *
 * What one actor said anew on one issue.
 */
typedef struct {
  DemarcheNewsKind kind;
  DemarcheNewsHead head;
  guint actor;
  guint issue;
  const DemarcheShift *shift;
  const DemarcheContradiction *contradiction;
  char *before;
  char *after;
  GArray *evidence;
  gboolean is_proven;
} DemarcheNewsItem;

/* a paragraph of a new statement without a tag that speaks to @issue */
typedef struct {
  guint statement;
  guint paragraph;
  guint issue;
} DemarcheUntagged;

/* a decision that the last report did not know. @evidence: the tag */
typedef struct {
  guint evidence;
  const DemarcheDecision *decision;
} DemarcheNewDecision;

/**
 * DemarcheNews:
 * @is_new: of each statement
 * @n_new: statements that could be read
 * @items: (element-type DemarcheNewsItem): by head, then kind, then in the order of the rows
 * @n_items: of them under each head
 * @n_untagged: paragraphs of new statements without a tag
 * @worth_a_rule: (element-type DemarcheUntagged): those of them that speak to an issue
 * @knows_worth: whether the rules say what speaks to an issue
 * @rules_changed: since the last report, by meaning
 * @can_tell: whether it is known what the rules did: they are the same, or both are at hand
 * @rule_diff: (nullable): statements of the past under the old and the new rules
 * @n_gained, @n_lost: tags of old statements that only this report has, that only the last one had,
 *   where there is no @rule_diff
 * @decisions: (element-type DemarcheNewDecision)
 * @n_withdrawn: decisions of the last report that are not given now
 * @changed_texts, @gone: (element-type utf8): statements of the last report with another text now,
 *   or not given
 */
typedef struct _DemarcheNews DemarcheNews;
struct _DemarcheNews {
  DemarcheSince *since;
  DemarcheComparison *past;
  gboolean *is_new;
  guint n_new;
  GPtrArray *items;
  guint n_items[DEMARCHE_N_NEWS_HEADS];
  guint n_untagged;
  GArray *worth_a_rule;
  gboolean knows_worth;
  gboolean rules_changed;
  gboolean can_tell;
  DemarcheRuleDiff *rule_diff;
  guint n_gained;
  guint n_lost;
  GArray *decisions;
  guint n_withdrawn;
  GPtrArray *changed_texts;
  GPtrArray *gone;
};

/* sections of the formats; in a report that is new against nothing they say what is missing */
void demarche_page_write_news (DemarchePage *page);
void demarche_markdown_write_news (DemarcheMarkdown *md);
void demarche_document_write_news (DemarcheDocument *document);
/* a member "news", null in a report that is new against nothing */
void demarche_json_write_news (GString *out, DemarcheReport *report);

/* of a report that is arranged; @basis is what the caller knows */
DemarcheNews *demarche_news_new (DemarcheReport *report,
                                 const DemarcheNewsBasis *basis) DEMARCHE_MUST_USE;
void demarche_news_free (DemarcheNews *news);
/* a step of it, when statements are parted and decisions known */
void demarche_news_find_items (DemarcheNews *news, DemarcheReport *report,
                               const DemarcheNewsBasis *basis);

/* "the report of 4 March 2025", "4 March 2025" */
char *demarche_news_describe_past (const DemarcheNews *news) DEMARCHE_MUST_USE;
/* "New since the last report: 3 statements." */
char *demarche_news_describe_counts (const DemarcheNews *news) DEMARCHE_MUST_USE;
/* of a part: "Delegations spoke" */
const char *demarche_news_get_heading (const DemarcheNews *news, DemarcheNewsHead head);
/* what stands before the items of a part, or in their place: why it cannot be told, why there are
 * none. NULL: nothing */
char *demarche_news_introduce (const DemarcheNews *news, DemarcheNewsHead head) DEMARCHE_MUST_USE;
/* "moved", "first position", "said again", a position behind it: "differs" where it cannot be told
 * why */
char *demarche_news_name (DemarcheReport *report, const DemarcheNewsItem *item) DEMARCHE_MUST_USE;
/* in JSON: "moved", "said-both-ways", "first", "beside", "confirmed" */
const char *demarche_news_kind_get_name (DemarcheNewsKind kind);
const char *demarche_news_head_get_name (DemarcheNewsHead head);
/* why it cannot be told, and what to do */
char *demarche_news_explain_doubt (const DemarcheNews *news) DEMARCHE_MUST_USE;
/* what became of statements of the past; (element-type utf8): empty when there is nothing to say */
GPtrArray *demarche_news_list_remarks (DemarcheReport *report) DEMARCHE_MUST_USE;
/* (element-type utf8): what the rules changed, in sentences */
GPtrArray *demarche_news_list_rule_changes (DemarcheReport *report) DEMARCHE_MUST_USE;
char *demarche_news_describe_decisions (const DemarcheNews *news) DEMARCHE_MUST_USE;
/* how many paragraphs have no tag, and what to do; NULL when all have one */
char *demarche_news_describe_untagged (const DemarcheNews *news) DEMARCHE_MUST_USE;
/* "2-aldovia.txt, ¶ 3, on Legal force of norms" */
char *demarche_news_name_untagged (DemarcheReport *report,
                                   const DemarcheUntagged *untagged) DEMARCHE_MUST_USE;
/* its first words */
char *demarche_news_excerpt (DemarcheReport *report,
                             const DemarcheUntagged *untagged) DEMARCHE_MUST_USE;
/* adds sentences of what delegations said, at most five, none where that cannot be told; returns
 * @sentences */
GPtrArray *demarche_news_sentences (DemarcheReport *report, GPtrArray *sentences);

/* what the section says where nothing is given to measure against */
#define DEMARCHE_NEWS_NO_PAST                                                                      \
  "Nothing to measure against: name the last report, in JSON, or a day, with --since."

/* lists in a report for reading; JSON has all */
#define DEMARCHE_NEWS_MOST_ITEMS 400
#define DEMARCHE_NEWS_MOST_UNTAGGED 40

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemarcheNews, demarche_news_free)

G_END_DECLS
