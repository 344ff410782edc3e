/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Finds what is new: what delegations said, what the rules changed, what a person decided. */
#include "report/news.h"

#include <string.h>

#include "base/text.h"
#include "report/decisions.h"
#include "report/words.h"

void
demarche_news_free (DemarcheNews *news)
{
  g_clear_pointer (&news->since, demarche_since_unref);
  g_clear_pointer (&news->past, demarche_comparison_unref);
  g_clear_pointer (&news->rule_diff, demarche_rule_diff_free);
  g_free (news->is_new);
  g_ptr_array_unref (news->items);
  g_array_unref (news->worth_a_rule);
  g_array_unref (news->decisions);
  g_ptr_array_unref (news->changed_texts);
  g_ptr_array_unref (news->gone);
  g_free (news);
}

static DemarcheStatement *
get_statement (DemarcheReport *report, guint index)
{
  return demarche_tagged_get_statement (g_ptr_array_index (report->comparison->tagged, index));
}

/* ---- statements ---- */

static void
find_new (DemarcheNews *news, DemarcheReport *report)
{
  GPtrArray *tagged = report->comparison->tagged;

  news->is_new = g_new0 (gboolean, tagged->len + 1);
  for (guint i = 0; i < tagged->len; i++) {
    if (demarche_since_is_past (news->since, get_statement (report, i)))
      continue;
    news->is_new[i] = TRUE;
    news->n_new += demarche_tagged_get_error (g_ptr_array_index (tagged, i)) == NULL;
  }
}

/* those of the last report that are there no more, or with other words */
static void
find_changed (DemarcheNews *news, DemarcheReport *report)
{
  g_autoptr (GHashTable) hashes = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  gpointer name;
  gpointer hash;

  for (guint i = 0; i < report->comparison->tagged->len; i++) {
    DemarcheStatement *statement = get_statement (report, i);
    const char *text_hash = demarche_statement_get_text_hash (statement);

    g_hash_table_add (names, (char *)demarche_statement_get_name (statement));
    if (text_hash != NULL)
      g_hash_table_add (hashes, (char *)text_hash);
  }
  g_hash_table_iter_init (&iter, news->since->names);
  while (g_hash_table_iter_next (&iter, &name, &hash)) {
    if (*(char *)hash != '\0' && g_hash_table_contains (hashes, hash))
      continue;
    if (!g_hash_table_contains (names, name))
      g_ptr_array_add (news->gone, g_strdup (name));
    else if (*(char *)hash != '\0')
      g_ptr_array_add (news->changed_texts, g_strdup (name));
  }
  g_ptr_array_sort (news->gone, demarche_compare_strings);
  g_ptr_array_sort (news->changed_texts, demarche_compare_strings);
}

/* ---- untagged paragraphs ---- */

static guint
find_issue (DemarcheReport *report, DemarcheTagged *tagged, guint paragraph)
{
  GArray *issues = report->comparison->issues;

  for (guint i = 0; i < issues->len; i++)
    if (demarche_tagged_is_about (tagged, paragraph, g_array_index (issues, guint, i)))
      return g_array_index (issues, guint, i);
  return DEMARCHE_NONE;
}

static gboolean *
mark_tagged (DemarcheTagged *tagged)
{
  gboolean *is_tagged = g_new0 (
      gboolean, demarche_statement_get_n_paragraphs (demarche_tagged_get_statement (tagged)) + 1);

  for (guint i = 0; i < demarche_tagged_get_n_tags (tagged); i++)
    is_tagged[demarche_tagged_get_tag (tagged, i)->paragraph] = TRUE;
  return is_tagged;
}

static void
add_untagged (DemarcheNews *news, DemarcheReport *report, guint index)
{
  DemarcheTagged *tagged = g_ptr_array_index (report->comparison->tagged, index);
  DemarcheStatement *statement = demarche_tagged_get_statement (tagged);
  g_autofree gboolean *is_tagged = mark_tagged (tagged);

  for (guint i = 0; i < demarche_statement_get_n_paragraphs (statement); i++) {
    const DemarcheParagraph *paragraph = demarche_statement_get_paragraph (statement, i);
    DemarcheUntagged untagged = {index, i, DEMARCHE_NONE};

    if (is_tagged[i] || !demarche_paragraph_kind_is_taggable (paragraph->kind))
      continue;
    news->n_untagged++;
    untagged.issue = find_issue (report, tagged, i);
    if (untagged.issue != DEMARCHE_NONE)
      g_array_append_val (news->worth_a_rule, untagged);
  }
}

static void
find_untagged (DemarcheNews *news, DemarcheReport *report)
{
  for (guint i = 0; i < report->comparison->issues->len; i++)
    news->knows_worth |=
        demarche_report_get_issue (report, g_array_index (report->comparison->issues, guint, i))
            ->has_about;
  for (guint i = 0; i < report->comparison->tagged->len; i++)
    if (news->is_new[i])
      add_untagged (news, report, i);
}

/* ---- rules and people ---- */

/* tags that only the last report had, of statements that still are as they were */
static void
count_lost (DemarcheNews *news, GHashTable *seen)
{
  g_autoptr (GHashTable) left = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *lists[] = {news->gone, news->changed_texts};
  GHashTableIter iter;
  gpointer reference;
  gpointer name;

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    for (guint k = 0; k < lists[i]->len; k++)
      g_hash_table_add (left, g_ptr_array_index (lists[i], k));
  g_hash_table_iter_init (&iter, news->since->tags);
  while (g_hash_table_iter_next (&iter, &reference, &name))
    news->n_lost += !g_hash_table_contains (seen, reference) && !g_hash_table_contains (left, name);
}

/* tags that a rule gave to statements of the last report, then and now */
static void
count_read_anew (DemarcheNews *news, DemarcheReport *report)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  DemarcheComparison *comparison = report->by_rules != NULL ? report->by_rules : report->comparison;

  for (guint i = 0; i < comparison->evidence->len; i++) {
    const DemarcheEvidence *evidence = demarche_comparison_get_evidence (comparison, i);
    g_autofree char *reference = g_strndup (evidence->reference, DEMARCHE_SINCE_REFERENCE);
    const char *hash =
        demarche_statement_get_text_hash (demarche_tagged_get_statement (evidence->tagged));

    if (hash == NULL || !g_hash_table_contains (news->since->hashes, hash))
      continue;
    news->n_gained += !g_hash_table_contains (news->since->tags, reference) &&
                      !g_hash_table_contains (seen, reference);
    g_hash_table_add (seen, g_steal_pointer (&reference));
  }
  count_lost (news, seen);
}

static char *
make_decision_key (DemarcheReport *report, guint evidence, const DemarcheDecision *decision)
{
  guint corrects = decision->corrects;

  return demarche_since_make_key (
      demarche_report_get_evidence (report, evidence)->reference,
      demarche_decision_kind_get_name (decision->kind), decision->to_position,
      corrects & DEMARCHE_CORRECTS_HOLDER ? demarche_holder_get_name (decision->to_holder) : NULL,
      corrects & DEMARCHE_CORRECTS_STANCE ? demarche_stance_get_name (decision->to_stance) : NULL,
      corrects & DEMARCHE_CORRECTS_FORCE ? demarche_force_get_name (decision->to_force) : NULL,
      decision->by);
}

static void
find_decisions (DemarcheNews *news, DemarcheReport *report)
{
  g_autoptr (GHashTable) now = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer key;

  for (guint i = 0; i < report->comparison->evidence->len; i++) {
    GPtrArray *decisions = demarche_decisions_find (report, i);

    for (guint k = 0; decisions != NULL && k < decisions->len; k++) {
      DemarcheNewDecision made = {i, g_ptr_array_index (decisions, k)};
      g_autofree char *made_key = make_decision_key (report, i, made.decision);

      if (!g_hash_table_contains (news->since->decisions, made_key) && news->since->date == NULL)
        g_array_append_val (news->decisions, made);
      g_hash_table_add (now, g_steal_pointer (&made_key));
    }
  }
  g_hash_table_iter_init (&iter, news->since->decisions);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    news->n_withdrawn += !g_hash_table_contains (now, key);
}

static void
compare_rules (DemarcheNews *news, DemarcheReport *report, const DemarcheNewsBasis *basis)
{
  const char *old_hash = news->since->rules_hash;

  news->rules_changed = old_hash != NULL && g_strcmp0 (old_hash, report->meaning_hash) != 0;
  news->can_tell = !news->rules_changed || basis->old_rules != NULL;
  if (news->rules_changed && basis->old_rules != NULL) {
    news->rule_diff = demarche_rule_diff_new_compared (basis->old_rules, basis->past_by_old_rules,
                                                       basis->rules, basis->past_by_rules);
  } else if (news->since->date == NULL) {
    count_read_anew (news, report);
  }
}

DemarcheNews *
demarche_news_new (DemarcheReport *report, const DemarcheNewsBasis *basis)
{
  DemarcheNews *news = g_new0 (DemarcheNews, 1);

  news->since = demarche_since_ref (basis->since);
  news->past = demarche_comparison_ref (basis->past);
  news->worth_a_rule = g_array_new (FALSE, FALSE, sizeof (DemarcheUntagged));
  news->decisions = g_array_new (FALSE, FALSE, sizeof (DemarcheNewDecision));
  news->changed_texts = g_ptr_array_new_with_free_func (g_free);
  news->gone = g_ptr_array_new_with_free_func (g_free);
  find_new (news, report);
  find_changed (news, report);
  compare_rules (news, report, basis);
  find_untagged (news, report);
  find_decisions (news, report);
  demarche_news_find_items (news, report, basis);
  for (guint i = 0; i < news->items->len; i++)
    news->n_items[((const DemarcheNewsItem *)g_ptr_array_index (news->items, i))->head]++;
  return news;
}
