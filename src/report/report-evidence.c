/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Numbers the tags and finds where figures lead. */
#include "model/tag-reading.h"
#include "report/report-private.h"

#define EN_DASH "\xe2\x80\x93"

static gint64
make_key (guint issue, guint actor, guint window)
{
  return ((gint64)issue << 42) | ((gint64)actor << 21) | (gint64)window;
}

static DemarcheEvidenceGroup *
lookup_group (DemarcheReport *report, guint issue, guint actor, guint window)
{
  gint64 key = make_key (issue, actor, window);

  return g_hash_table_lookup (report->group_index, &key);
}

static DemarcheEvidenceGroup *
ensure_group (DemarcheReport *report, guint issue, guint actor, guint window)
{
  DemarcheEvidenceGroup *group = lookup_group (report, issue, actor, window);
  gint64 key = make_key (issue, actor, window);

  if (group != NULL)
    return group;
  group = g_new0 (DemarcheEvidenceGroup, 1);
  group->issue = issue;
  group->actor = actor;
  group->window = window;
  group->own = g_array_new (FALSE, FALSE, sizeof (guint));
  group->shared = g_array_new (FALSE, FALSE, sizeof (guint));
  g_ptr_array_add (report->groups, group);
  g_hash_table_insert (report->group_index, g_memdup2 (&key, sizeof key), group);
  return group;
}

/* tags left out by the options or as another version are not shown */
static gboolean
is_shown (const DemarcheEvidence *evidence)
{
  return evidence->use != DEMARCHE_USE_OUTSIDE && evidence->use != DEMARCHE_USE_VERSION &&
         evidence->actor != DEMARCHE_NONE && evidence->window != DEMARCHE_NONE;
}

static void
collect_own (DemarcheReport *report)
{
  for (guint i = 0; i < report->comparison->evidence->len; i++) {
    const DemarcheEvidence *evidence = demarche_report_get_evidence (report, i);

    if (is_shown (evidence))
      g_array_append_val (
          ensure_group (report, evidence->issue, evidence->actor, evidence->window)->own, i);
  }
}

/* one tag may count for two actors (two groups): it is listed once and named at the other */
static void
collect_shared (DemarcheReport *report)
{
  for (guint i = 0; i < report->comparison->cells->len; i++) {
    const DemarcheCell *cell = demarche_report_get_cell (report, i);
    DemarcheEvidenceGroup *group;

    if (cell->window == DEMARCHE_WINDOW_ALL)
      continue;
    group = ensure_group (report, cell->issue, cell->actor, cell->window);
    for (guint k = 0; k < cell->n_evidence; k++) {
      guint index = cell->evidence[k];

      if (demarche_report_get_evidence (report, index)->actor != cell->actor)
        g_array_append_val (group->shared, index);
    }
  }
}

typedef struct {
  guint *rank; /* of each actor among the rows */
} Order;

static int
compare_groups (gconstpointer a, gconstpointer b, gpointer data)
{
  const DemarcheEvidenceGroup *first = *(const DemarcheEvidenceGroup *const *)a;
  const DemarcheEvidenceGroup *second = *(const DemarcheEvidenceGroup *const *)b;
  const Order *order = data;

  if (first->issue != second->issue)
    return first->issue < second->issue ? -1 : 1;
  if (first->actor != second->actor)
    return order->rank[first->actor] < order->rank[second->actor] ? -1 : 1;
  return first->window < second->window ? -1 : first->window > second->window;
}

/* copies of a text have the same references, and each of them a place of its own in a page */
static void
number_copies (DemarcheReport *report)
{
  g_autoptr (GHashTable) copies = g_hash_table_new (g_str_hash, g_str_equal);

  report->copies = g_new0 (guint, report->comparison->evidence->len + 1);
  for (guint i = 0; i < report->groups->len; i++) {
    const DemarcheEvidenceGroup *group = g_ptr_array_index (report->groups, i);

    for (guint k = 0; k < group->own->len; k++) {
      guint index = g_array_index (group->own, guint, k);
      const char *reference = demarche_report_get_evidence (report, index)->reference;

      report->copies[index] = GPOINTER_TO_UINT (g_hash_table_lookup (copies, reference));
      g_hash_table_insert (copies, (gpointer)reference,
                           GUINT_TO_POINTER (report->copies[index] + 1));
    }
  }
}

static void
number_groups (DemarcheReport *report)
{
  guint next = 1;

  report->numbers = g_new0 (guint, report->comparison->evidence->len + 1);
  for (guint i = 0; i < report->groups->len; i++) {
    DemarcheEvidenceGroup *group = g_ptr_array_index (report->groups, i);

    group->number = i + 1;
    group->first = group->own->len > 0 ? next : 0;
    for (guint k = 0; k < group->own->len; k++)
      report->numbers[g_array_index (group->own, guint, k)] = next++;
    group->last = group->own->len > 0 ? next - 1 : 0;
  }
}

void
demarche_report_group_evidence (DemarcheReport *report)
{
  g_autofree guint *rank = g_new0 (guint, report->comparison->actors->len + 1);
  Order order = {rank};

  for (guint i = 0; i < report->rows->len; i++)
    rank[g_array_index (report->rows, guint, i)] = i;
  for (guint i = 0; i < report->bystanders->len; i++)
    rank[g_array_index (report->bystanders, guint, i)] = report->rows->len + i;
  collect_own (report);
  collect_shared (report);
  g_ptr_array_sort_with_data (report->groups, compare_groups, &order);
  number_groups (report);
  number_copies (report);
}

const DemarcheEvidenceGroup *
demarche_report_find_group (DemarcheReport *report, guint issue, guint actor, guint window)
{
  const DemarcheEvidenceGroup *group = NULL;

  if (window != DEMARCHE_WINDOW_ALL)
    return lookup_group (report, issue, actor, window);
  for (guint i = 0; i < report->comparison->windows->len && group == NULL; i++)
    group = lookup_group (report, issue, actor, i);
  return group;
}

char *
demarche_report_group_anchor (const DemarcheEvidenceGroup *group)
{
  return g_strdup_printf ("g%u", group->number);
}

char *
demarche_report_group_label (DemarcheReport *report, const DemarcheEvidenceGroup *group)
{
  if (group->first == 0)
    return g_strdup_printf ("E%u", report->numbers[g_array_index (group->shared, guint, 0)]);
  if (group->first == group->last)
    return g_strdup_printf ("E%u", group->first);
  return g_strdup_printf ("E%u" EN_DASH "%u", group->first, group->last);
}

char *
demarche_report_evidence_anchor (DemarcheReport *report, guint evidence)
{
  const char *reference = demarche_report_get_evidence (report, evidence)->reference;

  if (report->copies[evidence] == 0)
    return g_strconcat ("r-", reference, NULL);
  return g_strdup_printf ("r-%s-%u", reference, report->copies[evidence] + 1);
}

char *
demarche_report_evidence_label (DemarcheReport *report, guint evidence)
{
  return g_strdup_printf ("E%u", report->numbers[evidence]);
}

static int
compare_newest_first (gconstpointer first, gconstpointer second)
{
  guint one = (*(DemarcheShift *const *)first)->window;
  guint two = (*(DemarcheShift *const *)second)->window;

  return one > two ? -1 : one < two;
}

static GPtrArray *
ensure_shifts (DemarcheReport *report, guint actor, guint issue)
{
  gint64 key = make_key (issue, actor, 0);
  GPtrArray *shifts = g_hash_table_lookup (report->shifts_of, &key);

  if (shifts != NULL)
    return shifts;
  shifts = g_ptr_array_new ();
  g_hash_table_insert (report->shifts_of, g_memdup2 (&key, sizeof key), shifts);
  return shifts;
}

void
demarche_report_index_shifts (DemarcheReport *report)
{
  GHashTableIter lists;
  gpointer shifts;

  for (guint i = 0; i < report->comparison->shifts->len; i++) {
    DemarcheShift *shift = g_ptr_array_index (report->comparison->shifts, i);
    gint64 key = make_key (shift->issue, shift->actor, shift->window);

    if (g_hash_table_contains (report->shift_index, &key))
      continue;
    g_hash_table_insert (report->shift_index, g_memdup2 (&key, sizeof key), shift);
    g_ptr_array_add (ensure_shifts (report, shift->actor, shift->issue), shift);
  }
  g_hash_table_iter_init (&lists, report->shifts_of);
  while (g_hash_table_iter_next (&lists, NULL, &shifts))
    g_ptr_array_sort (shifts, compare_newest_first);
}

GPtrArray *
demarche_report_list_shifts (DemarcheReport *report, guint actor, guint issue)
{
  gint64 key = make_key (issue, actor, 0);

  return g_hash_table_lookup (report->shifts_of, &key);
}

const DemarcheShift *
demarche_report_find_shift (DemarcheReport *report, guint actor, guint issue, guint window)
{
  gint64 key = make_key (issue, actor, window);

  if (window != DEMARCHE_WINDOW_ALL)
    return g_hash_table_lookup (report->shift_index, &key);
  GPtrArray *shifts = demarche_report_list_shifts (report, actor, issue);
  return shifts != NULL ? g_ptr_array_index (shifts, 0) : NULL;
}

char *
demarche_report_read_evidence (DemarcheReport *report, guint index)
{
  const DemarcheEvidence *evidence = demarche_report_get_evidence (report, index);
  GString *reading = g_string_new (NULL);

  demarche_tag_append_reading (reading, evidence->tag, evidence->paragraph,
                               report->comparison->codebook);
  return g_string_free (reading, FALSE);
}
