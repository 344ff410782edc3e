/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Names tags and finds where figures lead. */
#include "model/tag-reading.h"
#include "report/report-private.h"

#define EN_DASH "\xe2\x80\x93"

char *
demarche_report_group_anchor (const DemarcheEvidenceGroup *group)
{
  return g_strdup_printf ("g%u", group->number);
}

char *
demarche_report_group_label (DemarcheReport *report, const DemarcheEvidenceGroup *group)
{
  if (group->first == 0)
    return g_strdup_printf ("E%u", report->numbers[group->shared[0]]);
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

static gint64
make_key (guint issue, guint actor, guint window)
{
  return ((gint64)issue << 42) | ((gint64)actor << 21) | (gint64)window;
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
