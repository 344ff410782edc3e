/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Chooses by counting, never by taste: the same tags give the same words. */
#include "report/profile.h"

#define MOST_FIRM 6
#define MOST_CONDITIONS 3
#define MOST_SAID 3

/* most firm tags first, then the order of the issues */
static int
compare_firmness (gconstpointer a, gconstpointer b)
{
  const DemarcheCell *first = *(const DemarcheCell *const *)a;
  const DemarcheCell *second = *(const DemarcheCell *const *)b;

  if (first->n_firm != second->n_firm)
    return first->n_firm > second->n_firm ? -1 : 1;
  return first->issue < second->issue ? -1 : first->issue > second->issue;
}

static gboolean
is_firm (DemarcheReport *report, guint evidence)
{
  return evidence != DEMARCHE_NONE &&
         demarche_report_get_evidence (report, evidence)->tag->force == DEMARCHE_FORCE_FIRM;
}

/* one paragraph may be the words for two issues; it is quoted for the first */
static gboolean
is_quoted (DemarcheReport *report, const GArray *quotes, guint evidence)
{
  const DemarcheEvidence *wanted = demarche_report_get_evidence (report, evidence);

  for (guint i = 0; i < quotes->len; i++)
    if (demarche_report_get_evidence (report, g_array_index (quotes, guint, i))->paragraph ==
        wanted->paragraph)
      return TRUE;
  return FALSE;
}

/* of each issue the words of the window in which the actor last spoke on it */
static void
collect_firmest (DemarcheReport *report, guint actor, GArray *firmest)
{
  DemarcheComparison *comparison = report->comparison;
  g_autoptr (GPtrArray) cells = g_ptr_array_new ();

  for (guint i = 0; i < comparison->issues->len; i++) {
    guint issue = g_array_index (comparison->issues, guint, i);
    const DemarcheCell *all =
        demarche_comparison_find_cell (comparison, actor, issue, DEMARCHE_WINDOW_ALL);

    if (all != NULL && all->n_firm > 0)
      g_ptr_array_add (cells, (gpointer)all);
  }
  g_ptr_array_sort (cells, compare_firmness);
  for (guint i = 0; i < cells->len && firmest->len < MOST_FIRM; i++) {
    const DemarcheCell *all = g_ptr_array_index (cells, i);
    const DemarcheCell *last =
        demarche_comparison_find_last (comparison, actor, all->issue, comparison->windows->len);

    if (last != NULL && is_firm (report, last->quote) && !is_quoted (report, firmest, last->quote))
      g_array_append_val (firmest, last->quote);
  }
}

/* the last window before @end in which the actor spoke on an issue, or DEMARCHE_NONE */
static guint
find_last_window (DemarcheComparison *comparison, guint actor, guint end)
{
  guint last = DEMARCHE_NONE;

  for (guint i = 0; i < comparison->issues->len; i++) {
    const DemarcheCell *cell = demarche_comparison_find_last (
        comparison, actor, g_array_index (comparison->issues, guint, i), end);

    if (cell != NULL && (last == DEMARCHE_NONE || cell->window > last))
      last = cell->window;
  }
  return last;
}

/* the first one in a cell (may be NULL), if any */
static void
collect_condition (DemarcheReport *report, const DemarcheCell *cell, GArray *conditions)
{
  for (guint k = 0; cell != NULL && k < cell->n_evidence; k++)
    if (demarche_report_get_evidence (report, cell->evidence[k])->is_conditional) {
      g_array_append_val (conditions, cell->evidence[k]);
      return;
    }
}

/* newest first, one of each issue and window */
static void
collect_conditions (DemarcheReport *report, guint actor, GArray *conditions)
{
  DemarcheComparison *comparison = report->comparison;
  guint window = comparison->windows->len;

  while (conditions->len < MOST_CONDITIONS &&
         (window = find_last_window (comparison, actor, window)) != DEMARCHE_NONE)
    for (guint i = 0; i < comparison->issues->len && conditions->len < MOST_CONDITIONS; i++)
      collect_condition (
          report,
          demarche_comparison_find_cell (comparison, actor,
                                         g_array_index (comparison->issues, guint, i), window),
          conditions);
}

static void
collect_said (DemarcheReport *report, guint actor, GArray *said)
{
  GPtrArray *attributions = report->comparison->attributions;

  for (guint i = 0; i < attributions->len && said->len < MOST_SAID; i++) {
    const DemarcheAttribution *attribution = g_ptr_array_index (attributions, i);

    if (attribution->held_by_actor == actor && attribution->actor != actor)
      g_array_append_val (said, i);
  }
}

static void
find_neighbours (DemarcheReport *report, guint actor, DemarcheProfile *profile)
{
  double highest = 0;
  double lowest = 0;

  profile->nearest = profile->furthest = DEMARCHE_NONE;
  for (guint i = 0; i < report->shown->len; i++) {
    guint other = g_array_index (report->shown, guint, i);
    DemarcheAlignment alignment =
        demarche_comparison_get_alignment (report->comparison, actor, other, DEMARCHE_WINDOW_ALL);

    if (other == actor || alignment.n_shared == 0 ||
        demarche_report_get_actor (report, other)->kind == DEMARCHE_ACTOR_GROUP)
      continue;
    if (profile->nearest == DEMARCHE_NONE || alignment.value > highest) {
      profile->nearest = other;
      highest = alignment.value;
    }
    if (profile->furthest == DEMARCHE_NONE || alignment.value < lowest) {
      profile->furthest = other;
      lowest = alignment.value;
    }
  }
  if (profile->furthest == profile->nearest)
    profile->furthest = DEMARCHE_NONE;
}

DemarcheProfile *
demarche_profile_new (DemarcheReport *report, guint actor)
{
  DemarcheProfile *profile = g_new0 (DemarcheProfile, 1);

  profile->firmest = g_array_new (FALSE, FALSE, sizeof (guint));
  profile->conditions = g_array_new (FALSE, FALSE, sizeof (guint));
  profile->said_of_it = g_array_new (FALSE, FALSE, sizeof (guint));
  collect_firmest (report, actor, profile->firmest);
  collect_conditions (report, actor, profile->conditions);
  collect_said (report, actor, profile->said_of_it);
  find_neighbours (report, actor, profile);
  return profile;
}

void
demarche_profile_free (DemarcheProfile *profile)
{
  g_array_unref (profile->firmest);
  g_array_unref (profile->conditions);
  g_array_unref (profile->said_of_it);
  g_free (profile);
}

const DemarcheShift *
demarche_profile_find_change (DemarcheReport *report, guint actor, guint issue)
{
  guint n_windows = report->comparison->windows->len;
  const DemarcheCell *last =
      demarche_comparison_find_last (report->comparison, actor, issue, n_windows);
  GPtrArray *shifts = demarche_report_list_shifts (report, actor, issue);

  for (guint i = 0; shifts != NULL && i < shifts->len; i++) {
    const DemarcheShift *shift = g_ptr_array_index (shifts, i);

    if (shift->after != DEMARCHE_NONE || last == NULL || shift->window > last->window)
      return shift;
  }
  return NULL;
}

GArray *
demarche_profile_choose_subjects (DemarcheReport *report)
{
  const char *name = demarche_report_get_text (report, DEMARCHE_REPORT_ABOUT);
  GArray *subjects;
  guint actor;

  if (name == NULL)
    name = demarche_report_get_text (report, DEMARCHE_REPORT_OUR_DELEGATION);
  if (name == NULL)
    return g_array_copy (report->shown);
  subjects = g_array_new (FALSE, FALSE, sizeof (guint));
  actor = demarche_comparison_find_actor (report->comparison, name);
  if (actor != DEMARCHE_NONE)
    g_array_append_val (subjects, actor);
  return subjects;
}

/* whether one of @quotes is of the same actor on the same issue */
static gboolean
is_chosen (DemarcheReport *report, GArray *quotes, guint evidence)
{
  const DemarcheEvidence *wanted = demarche_report_get_evidence (report, evidence);

  for (guint i = 0; i < quotes->len; i++) {
    const DemarcheEvidence *chosen =
        demarche_report_get_evidence (report, g_array_index (quotes, guint, i));

    if (chosen->actor == wanted->actor && chosen->issue == wanted->issue)
      return TRUE;
  }
  return FALSE;
}

static void
choose (DemarcheReport *report, GArray *quotes, guint evidence, guint n)
{
  if (quotes->len < n && evidence != DEMARCHE_NONE && !is_chosen (report, quotes, evidence))
    g_array_append_val (quotes, evidence);
}

GArray *
demarche_profile_choose_quotes (DemarcheReport *report, guint n)
{
  DemarcheComparison *comparison = report->comparison;
  GArray *quotes = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GPtrArray) cells = g_ptr_array_new ();

  for (guint i = 0; i < comparison->shifts->len; i++) {
    const DemarcheShift *shift = g_ptr_array_index (comparison->shifts, i);

    if (report->now == DEMARCHE_WINDOW_ALL || shift->window == report->now)
      choose (report, quotes, shift->quote_after, n);
  }
  for (guint i = 0; i < comparison->cells->len; i++) {
    const DemarcheCell *cell = demarche_comparison_get_cell (comparison, i);

    if (cell->window == report->now && is_firm (report, cell->quote))
      g_ptr_array_add (cells, (gpointer)cell);
  }
  g_ptr_array_sort (cells, compare_firmness);
  for (guint i = 0; i < cells->len; i++)
    choose (report, quotes, ((DemarcheCell *)g_ptr_array_index (cells, i))->quote, n);
  return quotes;
}
