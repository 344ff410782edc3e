/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Groups the tags by what they stand behind, and numbers them. */
#include "base/keyed.h"
#include "report/report-private.h"

/* tags left out by the options or as another version are not shown */
static gboolean
is_shown (const DemarcheEvidence *evidence)
{
  return evidence->use != DEMARCHE_USE_OUTSIDE && evidence->use != DEMARCHE_USE_VERSION &&
         evidence->actor != DEMARCHE_NONE && evidence->window != DEMARCHE_NONE;
}

static void
rank_actors (DemarcheReport *report)
{
  GArray *lists[] = {report->rows, report->bystanders};
  guint n_actors = report->comparison->actors->len;
  guint next = 0;

  report->ranks = g_new (guint, n_actors + 1);
  for (guint i = 0; i < n_actors; i++)
    report->ranks[i] = DEMARCHE_NONE;
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    for (guint k = 0; k < lists[i]->len; k++)
      report->ranks[g_array_index (lists[i], guint, k)] = next++;
  for (guint i = 0; i < n_actors; i++)
    if (report->ranks[i] == DEMARCHE_NONE)
      report->ranks[i] = next++;
}

/* numbers groups in the order in which they stand */
static guint64
number_group (const DemarcheReport *report, guint issue, guint actor, guint window)
{
  guint64 n_actors = report->comparison->actors->len;

  return (issue * n_actors + report->ranks[actor]) * report->comparison->windows->len + window;
}

/* (element-type DemarcheKeyed): what is shown, by the number of its group */
static GArray *
list_own (DemarcheReport *report)
{
  GArray *evidence = report->comparison->evidence;
  GArray *own = g_array_sized_new (FALSE, FALSE, sizeof (DemarcheKeyed), evidence->len);

  for (guint i = 0; i < evidence->len; i++) {
    const DemarcheEvidence *one = demarche_report_get_evidence (report, i);

    if (is_shown (one)) {
      DemarcheKeyed entry = {number_group (report, one->issue, one->actor, one->window), i};
      g_array_append_val (own, entry);
    }
  }
  demarche_keyed_sort (own);
  return own;
}

/* (element-type DemarcheKeyed): one tag may count for two actors (two groups): it is listed once
 * and named at the other */
static GArray *
list_shared (DemarcheReport *report)
{
  GArray *shared = g_array_new (FALSE, FALSE, sizeof (DemarcheKeyed));

  for (guint i = 0; i < report->comparison->cells->len; i++) {
    const DemarcheCell *cell = demarche_report_get_cell (report, i);

    for (guint k = 0; cell->window != DEMARCHE_WINDOW_ALL && k < cell->n_evidence; k++) {
      DemarcheKeyed entry = {number_group (report, cell->issue, cell->actor, cell->window),
                             cell->evidence[k]};
      if (demarche_report_get_evidence (report, entry.value)->actor != cell->actor)
        g_array_append_val (shared, entry);
    }
  }
  demarche_keyed_sort (shared);
  return shared;
}

/* (nullable) */
static const DemarcheKeyed *
get_entry (GArray *entries, guint index)
{
  return index < entries->len ? &g_array_index (entries, DemarcheKeyed, index) : NULL;
}

/* moves the values of all entries with @key, from @next on, to @values; how many there are */
static guint
take_entries (GArray *entries, guint64 key, guint *next, GArray *values)
{
  guint start = *next;
  const DemarcheKeyed *entry;

  while ((entry = get_entry (entries, *next)) != NULL && entry->key == key) {
    guint value = entry->value;
    g_array_append_val (values, value);
    (*next)++;
  }
  return *next - start;
}

static DemarcheEvidenceGroup
make_group (const DemarcheReport *report, const guint *by_rank, guint64 number)
{
  guint64 n_windows = report->comparison->windows->len;
  guint64 n_actors = report->comparison->actors->len;

  return (DemarcheEvidenceGroup){
      .number = report->groups->len + 1,
      .issue = (guint)(number / n_windows / n_actors),
      .actor = by_rank[number / n_windows % n_actors],
      .window = (guint)(number % n_windows),
  };
}

/* E numbers go on from group to group; lists move no more */
static void
point_to_evidence (DemarcheReport *report)
{
  guint n_own = 0;
  guint n_shared = 0;

  for (guint i = 0; i < report->groups->len; i++) {
    DemarcheEvidenceGroup *group = &g_array_index (report->groups, DemarcheEvidenceGroup, i);

    group->own = &g_array_index (report->grouped, guint, n_own);
    group->shared = &g_array_index (report->shared, guint, n_shared);
    group->first = group->n_own > 0 ? n_own + 1 : 0;
    n_own += group->n_own;
    n_shared += group->n_shared;
    group->last = group->n_own > 0 ? n_own : 0;
  }
}

static void
make_groups (DemarcheReport *report)
{
  g_autoptr (GArray) own = list_own (report);
  g_autoptr (GArray) shared = list_shared (report);
  guint n_actors = report->comparison->actors->len;
  g_autofree guint *by_rank = g_new (guint, n_actors + 1);
  guint next_own = 0;
  guint next_shared = 0;

  for (guint i = 0; i < n_actors; i++)
    by_rank[report->ranks[i]] = i;
  while (next_own < own->len || next_shared < shared->len) {
    const DemarcheKeyed *one = get_entry (own, next_own);
    const DemarcheKeyed *two = get_entry (shared, next_shared);
    guint64 number = one == NULL ? two->key : two == NULL ? one->key : MIN (one->key, two->key);
    DemarcheEvidenceGroup group = make_group (report, by_rank, number);

    group.n_own = take_entries (own, number, &next_own, report->grouped);
    group.n_shared = take_entries (shared, number, &next_shared, report->shared);
    g_array_append_val (report->groups, group);
  }
  point_to_evidence (report);
}

static void
number_evidence (DemarcheReport *report)
{
  report->numbers = g_new0 (guint, report->comparison->evidence->len + 1);
  for (guint i = 0; i < report->grouped->len; i++)
    report->numbers[g_array_index (report->grouped, guint, i)] = i + 1;
}

/* ---- copies ---- */

/* (element-type DemarcheKeyed): what is listed, by how its reference begins */
static GArray *
list_by_reference (DemarcheReport *report)
{
  GArray *entries = g_array_sized_new (FALSE, FALSE, sizeof (DemarcheKeyed), report->grouped->len);

  for (guint i = 0; i < report->comparison->evidence->len; i++) {
    const char *reference = demarche_report_get_evidence (report, i)->reference;
    DemarcheKeyed entry = {demarche_reference_get_number (reference), i};

    if (report->numbers[i] > 0)
      g_array_append_val (entries, entry);
  }
  demarche_keyed_sort (entries);
  return entries;
}

/* as they are listed */
static int
compare_numbers (gconstpointer first, gconstpointer second, gpointer report)
{
  const guint *numbers = ((DemarcheReport *)report)->numbers;
  guint one = numbers[((const DemarcheKeyed *)first)->value];
  guint two = numbers[((const DemarcheKeyed *)second)->value];

  return one < two ? -1 : one > two;
}

/* @entries: @n of one beginning */
static void
number_alike (DemarcheReport *report, DemarcheKeyed *entries, guint n)
{
  g_autoptr (GHashTable) copies = g_hash_table_new (g_str_hash, g_str_equal);

  g_qsort_with_data (entries, (gint)n, sizeof *entries, compare_numbers, report);
  for (guint i = 0; i < n; i++) {
    guint index = entries[i].value;
    const char *reference = demarche_report_get_evidence (report, index)->reference;

    report->copies[index] = GPOINTER_TO_UINT (g_hash_table_lookup (copies, reference));
    g_hash_table_insert (copies, (gpointer)reference, GUINT_TO_POINTER (report->copies[index] + 1));
  }
}

/* copies of a text have the same references, and each of them a place of its own in a page */
static void
number_copies (DemarcheReport *report)
{
  g_autoptr (GArray) entries = list_by_reference (report);
  guint end = 0;

  report->copies = g_new0 (guint, report->comparison->evidence->len + 1);
  for (guint start = 0; start < entries->len; start = end) {
    DemarcheKeyed *first = &g_array_index (entries, DemarcheKeyed, start);

    for (end = start + 1; end < entries->len && get_entry (entries, end)->key == first->key; end++)
      ;
    if (end - start > 1)
      number_alike (report, first, end - start);
  }
}

void
demarche_report_group_evidence (DemarcheReport *report)
{
  rank_actors (report);
  make_groups (report);
  number_evidence (report);
  number_copies (report);
}

const DemarcheEvidenceGroup *
demarche_report_get_group (DemarcheReport *report, guint index)
{
  return &g_array_index (report->groups, DemarcheEvidenceGroup, index);
}

/* index of the first group whose number is not below */
static guint
find_place (DemarcheReport *report, guint64 number)
{
  guint low = 0;
  guint high = report->groups->len;

  while (low < high) {
    guint middle = low + (high - low) / 2;
    const DemarcheEvidenceGroup *group = demarche_report_get_group (report, middle);
    if (number_group (report, group->issue, group->actor, group->window) < number)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

const DemarcheEvidenceGroup *
demarche_report_find_group (DemarcheReport *report, guint issue, guint actor, guint window)
{
  gboolean is_any = window == DEMARCHE_WINDOW_ALL;
  guint place = find_place (report, number_group (report, issue, actor, is_any ? 0 : window));

  if (place == report->groups->len)
    return NULL;
  const DemarcheEvidenceGroup *group = demarche_report_get_group (report, place);
  gboolean is_it =
      group->issue == issue && group->actor == actor && (is_any || group->window == window);
  return is_it ? group : NULL;
}
