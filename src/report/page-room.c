/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* How much evidence a page has room for, and whose: a page of any report stays a few megabytes. */
#include "report/page.h"

#define ROOM_FOR_EVIDENCE 2000 /* tags in full; with more each cell shows its first ones */
#define ROOM_FOR_CONTEXT (512u << 10)
#define ROOM_FOR_LISTING (1250u << 10) /* bytes, about */
#define BYTES_OF_GROUP 400
#define BYTES_OF_ITEM 700 /* beside the words */

/* those of the tables first, then the newest window */
static int
compare_worth (gconstpointer a, gconstpointer b, gpointer data)
{
  const DemarcheReport *report = data;
  const DemarcheEvidenceGroup *first = *(const DemarcheEvidenceGroup *const *)a;
  const DemarcheEvidenceGroup *second = *(const DemarcheEvidenceGroup *const *)b;

  if (report->is_shown[first->actor] != report->is_shown[second->actor])
    return report->is_shown[first->actor] ? -1 : 1;
  if (first->window != second->window)
    return first->window > second->window ? -1 : 1;
  return first->number < second->number ? -1 : first->number > second->number;
}

static gsize
estimate (DemarchePage *page, const DemarcheEvidenceGroup *group)
{
  gsize length = BYTES_OF_GROUP;

  for (guint i = 0; i < MIN (group->n_own, page->evidence_limit); i++) {
    guint index = group->own[i];

    length += demarche_report_get_evidence (page->report, index)->paragraph->length + BYTES_OF_ITEM;
  }
  return length;
}

void
demarche_page_make_room (DemarchePage *page)
{
  DemarcheReport *report = page->report;
  g_autoptr (GPtrArray) groups = g_ptr_array_new (); /* borrows them */
  gsize room = ROOM_FOR_LISTING;

  for (guint i = 0; i < report->groups->len; i++)
    g_ptr_array_add (groups, (gpointer)demarche_report_get_group (report, i));
  page->room_for_context = ROOM_FOR_CONTEXT;
  page->evidence_limit = report->comparison->evidence->len <= ROOM_FOR_EVIDENCE
                             ? G_MAXUINT
                             : MAX (1, ROOM_FOR_EVIDENCE / MAX (1, groups->len));
  page->is_listed = g_new0 (gboolean, groups->len + 1);
  g_ptr_array_sort_with_data (groups, compare_worth, report);
  for (guint i = 0; i < groups->len; i++) {
    const DemarcheEvidenceGroup *group = g_ptr_array_index (groups, i);
    gsize length = estimate (page, group);

    if (length > room && report->comparison->evidence->len > ROOM_FOR_EVIDENCE) {
      page->leaves_out = TRUE;
      return;
    }
    page->is_listed[group->number] = TRUE;
    room -= MIN (room, length);
  }
}

gboolean
demarche_page_lists (DemarchePage *page, const DemarcheEvidenceGroup *group)
{
  return page->has[DEMARCHE_SECTION_EVIDENCE] && page->is_listed[group->number];
}
