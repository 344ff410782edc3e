/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* How far people who judged the same tags agree. */
#include "comparison/reviewers.h"

#include "base/text.h"

#include <math.h>
#include <string.h>

/**
 * Judgements:
 * @values: what was made of a tag, each with a number of its own from 0 on
 * @units: (element-type double): unit by unit the value of each person, NAN: not judged
 */
typedef struct {
  DemarcheReviewers *reviewers;
  GHashTable *values;
  GArray *units;
} Judgements;

/* ---- who judged what ---- */

static void
note_name (GPtrArray *names, const DemarcheDecision *decision)
{
  if (decision->kind != DEMARCHE_DECISION_COMMENT && decision->by != NULL &&
      !g_ptr_array_find_with_equal_func (names, decision->by, g_str_equal, NULL))
    g_ptr_array_add (names, g_strdup (decision->by));
}

/* right, wrong, or what is right instead */
static double
get_value (Judgements *judgements, const DemarcheDecision *decision)
{
  g_autoptr (GString) key = g_string_new (demarche_decision_kind_get_name (decision->kind));
  guint corrects = decision->corrects;
  gpointer number;

  g_string_append_printf (key, "\n%s\n%d\n%d\n%d",
                          decision->to_position != NULL ? decision->to_position : "",
                          corrects & DEMARCHE_CORRECTS_HOLDER ? (int)decision->to_holder : -1,
                          corrects & DEMARCHE_CORRECTS_STANCE ? (int)decision->to_stance : -1,
                          corrects & DEMARCHE_CORRECTS_FORCE ? (int)decision->to_force : -1);
  if (!g_hash_table_lookup_extended (judgements->values, key->str, NULL, &number)) {
    number = GUINT_TO_POINTER (g_hash_table_size (judgements->values));
    g_hash_table_insert (judgements->values, g_strdup (key->str), number);
  }
  return GPOINTER_TO_UINT (number);
}

static void
add_unit (Judgements *judgements, GPtrArray *decisions)
{
  GPtrArray *names = judgements->reviewers->names;
  guint start = judgements->units->len;
  const double nothing = NAN;

  for (guint i = 0; i < names->len; i++)
    g_array_append_val (judgements->units, nothing);
  for (guint i = 0; i < decisions->len; i++) {
    const DemarcheDecision *decision = g_ptr_array_index (decisions, i);
    guint person;

    if (decision->kind == DEMARCHE_DECISION_COMMENT || decision->by == NULL ||
        !g_ptr_array_find_with_equal_func (names, decision->by, g_str_equal, &person))
      continue;
    g_array_index (judgements->units, double, start + person) = get_value (judgements, decision);
  }
}

typedef void (*DecisionsVisitor) (gpointer data, GPtrArray *decisions);

static void
visit (DemarcheDecided *decided, DecisionsVisitor visitor, gpointer data)
{
  for (guint i = 0; i < decided->tagged->len; i++) {
    DemarcheTagged *tagged = g_ptr_array_index (decided->tagged, i);

    for (guint k = 0; k < demarche_tagged_get_n_tags (tagged); k++) {
      GPtrArray *decisions = demarche_decided_find (decided, demarche_tagged_get_tag (tagged, k));
      if (decisions != NULL)
        visitor (data, decisions);
    }
  }
}

static void
note_names (gpointer data, GPtrArray *decisions)
{
  for (guint i = 0; i < decisions->len; i++)
    note_name (((Judgements *)data)->reviewers->names, g_ptr_array_index (decisions, i));
}

static void
note_unit (gpointer data, GPtrArray *decisions)
{
  add_unit (data, decisions);
}

/* ---- figures ---- */

static double
get_judgement (const Judgements *judgements, guint unit, guint person)
{
  guint n_people = judgements->reviewers->names->len;

  return g_array_index (judgements->units, double, unit *n_people + person);
}

static guint
count_units (const Judgements *judgements)
{
  return judgements->units->len / judgements->reviewers->names->len;
}

static void
count_judged (const Judgements *judgements)
{
  for (guint person = 0; person < judgements->reviewers->names->len; person++) {
    guint n = 0;

    for (guint i = 0; i < count_units (judgements); i++)
      n += !isnan (get_judgement (judgements, i, person));
    g_array_append_val (judgements->reviewers->n_judged, n);
  }
}

static void
add_pair (const Judgements *judgements, guint first, guint second)
{
  GPtrArray *names = judgements->reviewers->names;
  guint n_values = g_hash_table_size (judgements->values);
  g_autofree guint64 *table = g_new0 (guint64, (gsize)n_values * n_values + 1);
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (double));
  DemarcheReviewersAgreement pair = {.names = {names->pdata[first], names->pdata[second]}};
  guint n_same = 0;

  for (guint i = 0; i < count_units (judgements); i++) {
    const double both[] = {get_judgement (judgements, i, first),
                           get_judgement (judgements, i, second)};

    if (isnan (both[0]) || isnan (both[1]))
      continue;
    g_array_append_vals (values, both, 2);
    table[(gsize)both[0] * n_values + (gsize)both[1]]++;
    n_same += both[0] == both[1];
  }
  pair.n_tags = values->len / 2;
  if (pair.n_tags == 0)
    return;
  pair.same = (double)n_same / pair.n_tags;
  pair.kappa = demarche_kappa (table, n_values);
  pair.alpha = demarche_alpha ((const double *)(gpointer)values->data, pair.n_tags, 2,
                               DEMARCHE_METRIC_NOMINAL);
  g_array_append_val (judgements->reviewers->pairs, pair);
}

static void
add_all (const Judgements *judgements)
{
  guint n_people = judgements->reviewers->names->len;
  g_autoptr (DemarcheCoincidences) coincidences =
      demarche_coincidences_new (g_hash_table_size (judgements->values));
  g_autofree int *values = g_new (int, n_people);

  for (guint i = 0; i < count_units (judgements); i++) {
    for (guint k = 0; k < n_people; k++) {
      double value = get_judgement (judgements, i, k);
      values[k] = isnan (value) ? -1 : (int)value;
    }
    demarche_coincidences_add_unit (coincidences, values, n_people);
  }
  DemarcheReviewersAgreement all = {
      .names = {NULL, NULL},
      .n_tags = (guint)coincidences->n_units,
      .same = demarche_coincidences_get_same (coincidences),
      .kappa = NAN,
      .alpha = demarche_coincidences_get_alpha (coincidences, DEMARCHE_METRIC_NOMINAL, NULL)};
  if (all.n_tags > 0)
    g_array_append_val (judgements->reviewers->pairs, all);
}

DemarcheReviewers *
demarche_reviewers_new (DemarcheDecided *decided)
{
  g_return_val_if_fail (decided != NULL, NULL);
  g_autoptr (GHashTable) values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GArray) units = g_array_new (FALSE, FALSE, sizeof (double));
  DemarcheReviewers *reviewers = g_new0 (DemarcheReviewers, 1);
  Judgements judgements = {reviewers, values, units};

  reviewers->names = g_ptr_array_new_with_free_func (g_free);
  reviewers->n_judged = g_array_new (FALSE, FALSE, sizeof (guint));
  reviewers->pairs = g_array_new (FALSE, FALSE, sizeof (DemarcheReviewersAgreement));
  visit (decided, note_names, &judgements);
  g_ptr_array_sort (reviewers->names, demarche_compare_strings);
  if (reviewers->names->len == 0)
    return reviewers;
  visit (decided, note_unit, &judgements);
  count_judged (&judgements);
  for (guint i = 0; i < reviewers->names->len; i++)
    for (guint k = i + 1; k < reviewers->names->len; k++)
      add_pair (&judgements, i, k);
  if (reviewers->names->len > 2)
    add_all (&judgements);
  return reviewers;
}

void
demarche_reviewers_free (DemarcheReviewers *reviewers)
{
  g_return_if_fail (reviewers != NULL);
  g_ptr_array_unref (reviewers->names);
  g_array_unref (reviewers->n_judged);
  g_array_unref (reviewers->pairs);
  g_free (reviewers);
}
