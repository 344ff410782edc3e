/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Finds what was said anew on each issue, and who made it new. What would not be there under the
 * old rules, rules did; what would not be there without a new decision, a person did; all else
 * delegations said. */
#include "report/news-keys.h"
#include "report/words.h"

/**
 * Finder:
 * @past, @by_old_rules, @by_rules: (element-type utf8): keys of what comparisons show; the last
 *   two (nullable)
 * @decided: (element-type utf8): actors and issues that new decisions are about
 */
typedef struct {
  DemarcheNews *news;
  DemarcheReport *report;
  GHashTable *past;
  GHashTable *by_old_rules;
  GHashTable *by_rules;
  GHashTable *decided;
} Finder;

static void
free_item (gpointer data)
{
  DemarcheNewsItem *item = data;

  g_free (item->before);
  g_free (item->after);
  g_array_unref (item->evidence);
  g_free (item);
}

static GHashTable *
collect_decided (DemarcheNews *news, DemarcheReport *report)
{
  GHashTable *places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < news->decisions->len; i++) {
    const DemarcheEvidence *evidence = demarche_report_get_evidence (
        report, g_array_index (news->decisions, DemarcheNewDecision, i).evidence);

    if (evidence->actor != DEMARCHE_NONE)
      g_hash_table_add (
          places, demarche_news_place_key (report->comparison, evidence->actor, evidence->issue));
  }
  return places;
}

/* ---- items ---- */

static DemarcheNewsHead
find_head (const Finder *finder, const DemarcheCell *cell, const char *key)
{
  g_autofree char *place =
      demarche_news_place_key (finder->report->comparison, cell->actor, cell->issue);

  if (finder->by_old_rules != NULL && !g_hash_table_contains (finder->by_old_rules, key))
    return DEMARCHE_NEWS_RULES_CHANGED;
  if (finder->by_rules != NULL && !g_hash_table_contains (finder->by_rules, key) &&
      g_hash_table_contains (finder->decided, place))
    return DEMARCHE_NEWS_PERSON_DECIDED;
  return DEMARCHE_NEWS_DELEGATIONS_SPOKE;
}

/* @before: (nullable) */
static DemarcheNewsItem *
add_item (const Finder *finder, DemarcheNewsKind kind, const DemarcheCell *cell,
          const DemarcheCell *before, const char *key)
{
  DemarcheNewsItem *item = g_new0 (DemarcheNewsItem, 1);

  item->kind = kind;
  item->head = find_head (finder, cell, key);
  item->actor = cell->actor;
  item->issue = cell->issue;
  item->is_proven = demarche_report_is_cell_proven (finder->report, cell) &&
                    (before == NULL || kind != DEMARCHE_NEWS_MOVED ||
                     demarche_report_is_cell_proven (finder->report, before));
  item->before = before != NULL ? demarche_words_cell (before) : NULL;
  item->after = demarche_words_cell (cell);
  item->evidence = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < cell->n_evidence; i++) {
    guint index = cell->evidence[i];

    if (demarche_news_is_new (finder->news, finder->report->comparison, index))
      g_array_append_val (item->evidence, index);
  }
  g_ptr_array_add (finder->news->items, item);
  return item;
}

/* the cell of an actor on an issue as it was before the new statements, or NULL */
static const DemarcheCell *
find_past (const Finder *finder, guint actor, guint issue)
{
  DemarcheComparison *past = finder->news->past;
  guint known = demarche_comparison_find_actor (
      past, demarche_report_get_actor (finder->report, actor)->name);

  return known == DEMARCHE_NONE
             ? NULL
             : demarche_comparison_find_cell (past, known, issue, DEMARCHE_WINDOW_ALL);
}

/* of a shift that new statements made, unless it was there before. A shift of one who never spoke
 * on the issue before is no move but all new. */
static void
add_move (const Finder *finder, const DemarcheShift *shift)
{
  DemarcheReport *report = finder->report;
  g_autofree char *key = demarche_news_shift_key (report->comparison, shift);

  if (shift->after == DEMARCHE_NONE || shift->before == DEMARCHE_NONE ||
      g_hash_table_contains (finder->past, key) ||
      find_past (finder, shift->actor, shift->issue) == NULL)
    return;
  const DemarcheCell *after = demarche_report_get_cell (report, shift->after);
  if (!demarche_news_has_new (finder->news, report->comparison, after->evidence, after->n_evidence))
    return;
  add_item (finder, DEMARCHE_NEWS_MOVED, after, demarche_report_get_cell (report, shift->before),
            key)
      ->shift = shift;
}

static void
add_contradiction (const Finder *finder, const DemarcheContradiction *contradiction)
{
  DemarcheReport *report = finder->report;
  DemarcheComparison *comparison = report->comparison;
  g_autofree char *key = demarche_news_contradiction_key (comparison, contradiction);
  const DemarcheCell *cell = demarche_comparison_find_cell (
      comparison, contradiction->actor, contradiction->issue, DEMARCHE_WINDOW_ALL);

  if (cell == NULL || g_hash_table_contains (finder->past, key) ||
      (!demarche_news_has_new (finder->news, comparison, (const guint *)contradiction->first->data,
                               contradiction->first->len) &&
       !demarche_news_has_new (finder->news, comparison, (const guint *)contradiction->second->data,
                               contradiction->second->len)))
    return;
  add_item (finder, DEMARCHE_NEWS_CONTRADICTION, cell,
            find_past (finder, contradiction->actor, contradiction->issue), key)
      ->contradiction = contradiction;
}

/* what is known already of an actor on an issue */
typedef enum {
  UNTOLD,
  TOLD_OTHERWISE, /* that rules or a person changed something */
  TOLD,
} Telling;

static void
tell (guint8 *telling, const DemarcheComparison *comparison, guint actor, guint issue,
      DemarcheNewsHead head)
{
  guint8 *place = &telling[actor * demarche_codebook_get_n_issues (comparison->codebook) + issue];

  *place = MAX (*place, head == DEMARCHE_NEWS_DELEGATIONS_SPOKE ? TOLD : TOLD_OTHERWISE);
}

static void
add_cell (const Finder *finder, const DemarcheCell *cell, Telling telling)
{
  const DemarcheComparison *comparison = finder->report->comparison;
  DemarcheNewsKind kind = demarche_news_find_kind (finder->news, comparison, cell);
  g_autofree char *key = demarche_news_cell_key (comparison, cell, kind);

  if (telling == UNTOLD || (telling == TOLD_OTHERWISE &&
                            find_head (finder, cell, key) == DEMARCHE_NEWS_DELEGATIONS_SPOKE))
    add_item (finder, kind, cell, find_past (finder, cell->actor, cell->issue), key);
}

static void
add_all (const Finder *finder)
{
  DemarcheComparison *comparison = finder->report->comparison;
  guint n_issues = demarche_codebook_get_n_issues (comparison->codebook);
  g_autofree guint8 *telling = g_new0 (guint8, (gsize)comparison->actors->len * n_issues + 1);

  for (guint i = 0; i < comparison->shifts->len; i++)
    add_move (finder, g_ptr_array_index (comparison->shifts, i));
  for (guint i = 0; i < comparison->contradictions->len; i++)
    add_contradiction (finder, g_ptr_array_index (comparison->contradictions, i));
  for (guint i = 0; i < finder->news->items->len; i++) {
    const DemarcheNewsItem *item = g_ptr_array_index (finder->news->items, i);

    tell (telling, comparison, item->actor, item->issue, item->head);
  }
  for (guint i = 0; i < comparison->cells->len; i++) {
    const DemarcheCell *cell = demarche_comparison_get_cell (comparison, i);

    if (demarche_news_is_in_cell (finder->news, comparison, cell))
      add_cell (finder, cell, (Telling)telling[cell->actor * n_issues + cell->issue]);
  }
}

static int
compare_items (gconstpointer first, gconstpointer second, gpointer data)
{
  const DemarcheNewsItem *one = *(DemarcheNewsItem *const *)first;
  const DemarcheNewsItem *two = *(DemarcheNewsItem *const *)second;
  const guint *rank = data;

  if (one->head != two->head)
    return one->head < two->head ? -1 : 1;
  if (one->kind != two->kind)
    return one->kind < two->kind ? -1 : 1;
  if (one->actor != two->actor)
    return rank[one->actor] < rank[two->actor] ? -1 : 1;
  return one->issue < two->issue ? -1 : one->issue > two->issue;
}

void
demarche_news_find_items (DemarcheNews *news, DemarcheReport *report,
                          const DemarcheNewsBasis *basis)
{
  g_autoptr (GHashTable) past = demarche_news_collect_keys (news, news->past, FALSE);
  g_autoptr (GHashTable) decided = collect_decided (news, report);
  g_autoptr (GHashTable) by_old_rules =
      basis->by_old_rules != NULL ? demarche_news_collect_keys (news, basis->by_old_rules, TRUE)
                                  : NULL;
  g_autoptr (GHashTable) by_rules =
      report->by_rules != NULL ? demarche_news_collect_keys (news, report->by_rules, TRUE) : NULL;
  const Finder finder = {news, report, past, by_old_rules, by_rules, decided};
  g_autofree guint *rank = g_new0 (guint, report->comparison->actors->len + 1);

  news->items = g_ptr_array_new_with_free_func (free_item);
  for (guint i = 0; i < report->rows->len; i++)
    rank[g_array_index (report->rows, guint, i)] = i + 1;
  add_all (&finder);
  g_ptr_array_sort_with_data (news->items, compare_items, rank);
}
