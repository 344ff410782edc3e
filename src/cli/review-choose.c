/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Which tags `review` looks at. */
#include "config.h"

#include "cli/review.h"

#include <string.h>

/* of a rule with fewer judged tags nothing is said */
#define LEAST_JUDGED 3

typedef struct {
  guint n_judged;
  guint n_right;
} Judged;

/**
 * Choice:
 * @rules: (nullable): Judged, by the id of a rule
 * @position: or -1
 * @were_met: for each name asked for, whether a tag or its statement is called so
 */
typedef struct {
  DemarcheReviewing *reviewing;
  const DemarcheReviewFilters *filters;
  DemarcheSelector *selector;
  GHashTable *rules;
  int position;
  gboolean *were_met;
} Choice;

gboolean
demarche_review_filters_are_set (const DemarcheReviewFilters *filters)
{
  const DemarcheSelection *selection = &filters->selection;

  return filters->position != NULL || filters->rule != NULL || selection->speaker != NULL ||
         selection->delegation != NULL || selection->from != NULL || selection->to != NULL ||
         filters->is_new || filters->is_ambiguous || filters->is_mixed || filters->is_disputed ||
         filters->is_low || filters->is_all || *filters->names != NULL;
}

/* ---- what people said ---- */

gboolean
demarche_review_is_decided (const DemarcheReviewing *reviewing, const DemarcheReviewItem *item)
{
  for (guint i = 0; item->decisions != NULL && i < item->decisions->len; i++) {
    const DemarcheDecision *decision = g_ptr_array_index (item->decisions, i);

    if (decision->kind != DEMARCHE_DECISION_COMMENT &&
        (reviewing->by == NULL || g_strcmp0 (decision->by, reviewing->by) == 0))
      return TRUE;
  }
  return FALSE;
}

static gboolean
is_new (const DemarcheReviewItem *item)
{
  const DemarcheReviewing anybody = {.by = NULL};

  return !demarche_review_is_decided (&anybody, item);
}

static GHashTable *
judge_rules (GPtrArray *items)
{
  GHashTable *rules = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);

  for (guint i = 0; i < items->len; i++) {
    const DemarcheTag *tag = ((DemarcheReviewItem *)g_ptr_array_index (items, i))->tag;
    gboolean is_right = tag->standing == DEMARCHE_STANDING_ACCEPTED;

    if (tag->rule == NULL || (!is_right && tag->standing != DEMARCHE_STANDING_REJECTED &&
                              tag->standing != DEMARCHE_STANDING_CORRECTED))
      continue;
    Judged *judged = g_hash_table_lookup (rules, tag->rule);
    if (judged == NULL) {
      judged = g_new0 (Judged, 1);
      g_hash_table_insert (rules, (char *)tag->rule, judged);
    }
    judged->n_judged++;
    judged->n_right += is_right;
  }
  return rules;
}

static gboolean
is_low (const Choice *choice, const DemarcheTag *tag)
{
  const Judged *judged = tag->rule != NULL ? g_hash_table_lookup (choice->rules, tag->rule) : NULL;

  return judged != NULL && judged->n_judged >= LEAST_JUDGED &&
         judged->n_right < judged->n_judged * DEMARCHE_PRECISION_TO_RELY;
}

/* ---- names ---- */

/* the statement, a folder above it, "statement:paragraph", or the beginning of the reference */
static gboolean
is_called (const DemarcheReviewItem *item, const char *name)
{
  DemarcheStatement *statement = demarche_tagged_get_statement (item->tagged);
  const char *known = demarche_statement_get_name (statement);
  gsize length = strlen (name);
  guint number = demarche_review_item_get_paragraph (item)->number;
  g_autofree char *place = g_strdup_printf ("%s:%u", known, number);

  while (length > 1 && name[length - 1] == '/')
    length--;
  return g_str_equal (place, name) ||
         (strncmp (known, name, length) == 0 && (known[length] == '\0' || known[length] == '/')) ||
         (length >= DEMARCHE_REFERENCE_CHARS && g_str_has_prefix (item->reference, name));
}

static gboolean
is_named (const Choice *choice, const DemarcheReviewItem *item)
{
  gboolean is_it = *choice->filters->names == NULL;

  for (guint i = 0; choice->filters->names[i] != NULL; i++) {
    gboolean is_called_so = is_called (item, choice->filters->names[i]);

    choice->were_met[i] |= is_called_so;
    is_it |= is_called_so;
  }
  return is_it;
}

/* ---- choosing ---- */

static gboolean
is_chosen (const Choice *choice, const DemarcheReviewItem *item)
{
  const DemarcheReviewFilters *filters = choice->filters;
  const DemarcheTag *tag = item->tag;
  const DemarcheParagraph *paragraph = demarche_review_item_get_paragraph (item);
  gboolean is_theirs = demarche_selector_is_theirs (choice->selector, paragraph);

  return is_named (choice, item) && is_theirs &&
         demarche_selector_is_then (choice->selector, paragraph) &&
         (choice->position < 0 || tag->position == (guint)choice->position) &&
         (filters->rule == NULL || g_strcmp0 (tag->rule, filters->rule) == 0) &&
         (!filters->is_new || is_new (item)) &&
         (!filters->is_ambiguous || (tag->review & DEMARCHE_REVIEW_AMBIGUOUS)) &&
         (!filters->is_mixed || (tag->review & DEMARCHE_REVIEW_MIXED)) &&
         (!filters->is_disputed || tag->standing == DEMARCHE_STANDING_DISPUTED) &&
         (!filters->is_low || is_low (choice, tag));
}

static gboolean
fail (DemarcheReviewing *reviewing, const char *message)
{
  g_autoptr (GError) error =
      g_error_new_literal (DEMARCHE_ERROR, DEMARCHE_ERROR_NOT_FOUND, message);

  demarche_command_fail (reviewing->context, reviewing->path, error);
  return FALSE;
}

/* FALSE, with the nearest name said, where the rules have no such position or rule */
static gboolean
check_known (DemarcheReviewing *reviewing, const char *what, const char *name, GPtrArray *known)
{
  g_autofree char *message = NULL;

  if (name == NULL || g_ptr_array_find_with_equal_func (known, name, g_str_equal, NULL))
    return TRUE;
  g_ptr_array_add (known, NULL);
  const char *nearest = demarche_nearest_name (name, (const char *const *)known->pdata);
  message = nearest != NULL
                ? g_strdup_printf ("the rules of the last run have no %s '%s'; did you mean '%s'?",
                                   what, name, nearest)
                : g_strdup_printf ("the rules of the last run have no %s '%s'", what, name);
  return fail (reviewing, message);
}

static gboolean
check_position (Choice *choice)
{
  DemarcheCodebook *codebook = choice->reviewing->codebook;
  const char *code = choice->filters->position;
  g_autoptr (GPtrArray) codes = g_ptr_array_new ();

  for (guint i = 0; i < demarche_codebook_get_n_positions (codebook); i++)
    g_ptr_array_add (codes, (gpointer)demarche_codebook_get_position (codebook, i)->code);
  choice->position = code != NULL ? demarche_codebook_find_position (codebook, code) : -1;
  return check_known (choice->reviewing, "position", code, codes);
}

/* a rule is one that made a tag: of others there is nothing to look at */
static gboolean
check_rule (Choice *choice)
{
  GPtrArray *items = choice->reviewing->items;
  g_autoptr (GPtrArray) rules = g_ptr_array_new ();

  for (guint i = 0; choice->filters->rule != NULL && i < items->len; i++) {
    const DemarcheTag *tag = ((DemarcheReviewItem *)g_ptr_array_index (items, i))->tag;
    if (tag->rule != NULL)
      g_ptr_array_add (rules, (char *)tag->rule);
  }
  return check_known (choice->reviewing, "tag by rule", choice->filters->rule, rules);
}

static gboolean
check_met (const Choice *choice)
{
  g_autofree char *unmet = demarche_selector_describe_unmet (choice->selector);

  if (unmet != NULL)
    return fail (choice->reviewing, unmet);
  for (guint i = 0; choice->filters->names[i] != NULL; i++) {
    if (choice->were_met[i])
      continue;
    g_autofree char *message = g_strdup_printf (
        "no tag here has the reference or stands in the statement '%s'", choice->filters->names[i]);
    return fail (choice->reviewing, message);
  }
  return TRUE;
}

static GPtrArray *
choose (Choice *choice)
{
  DemarcheReviewing *reviewing = choice->reviewing;
  g_autoptr (GPtrArray) chosen = g_ptr_array_new ();
  gboolean with_decided = choice->filters->is_all || choice->filters->is_disputed;

  for (guint i = 0; i < reviewing->items->len; i++) {
    DemarcheReviewItem *item = g_ptr_array_index (reviewing->items, i);

    if (is_chosen (choice, item) &&
        (with_decided || reviewing->by == NULL || !demarche_review_is_decided (reviewing, item)))
      g_ptr_array_add (chosen, item);
  }
  return check_met (choice) ? g_steal_pointer (&chosen) : NULL;
}

GPtrArray *
demarche_review_choose (DemarcheReviewing *reviewing, const DemarcheReviewFilters *filters)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DemarcheSelector) selector =
      demarche_selector_new (&filters->selection, reviewing->speakers, &error);
  g_autoptr (GHashTable) rules = judge_rules (reviewing->items);
  g_autofree gboolean *were_met = g_new0 (gboolean, g_strv_length (filters->names) + 1);
  Choice choice = {reviewing, filters, selector, rules, -1, were_met};

  if (selector == NULL) {
    demarche_command_usage_error (reviewing->context, error->message, NULL);
    return NULL;
  }
  return check_position (&choice) && check_rule (&choice) ? choose (&choice) : NULL;
}
