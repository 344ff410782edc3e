/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The fixed names in a paragraph: their words match only as part of a match that covers the name.
 */
#include "classify/matcher-private.h"

/* a sentence as it is without names */
static void
get_bare_stretch (const DemarcheHits *hits, guint sentence, DemarcheStretch *stretch)
{
  demarche_hits_get_stretch (hits, sentence, stretch);
  stretch->name_start = NULL;
}

static void
try_name (DemarcheHits *hits, guint index, guint sentence, guint at)
{
  const DemarcheEntry *entry = &g_array_index (hits->matcher->names, DemarcheEntry, index);
  DemarcheStretch stretch;
  DemarcheRun run;

  get_bare_stretch (hits, sentence, &stretch);
  if (!demarche_program_run (entry->program, hits->runner, &stretch, at, -1, FALSE, &run, NULL))
    return;
  DemarcheFoundName name = {sentence, run.start, run.end};
  g_array_append_val (hits->names, name);
}

/* longest first, then earliest in the paragraph */
static int
compare_names (gconstpointer first, gconstpointer second)
{
  const DemarcheFoundName *a = first;
  const DemarcheFoundName *b = second;
  guint length_a = a->end - a->start;
  guint length_b = b->end - b->start;

  if (length_a != length_b)
    return length_a > length_b ? -1 : 1;
  if (a->sentence != b->sentence)
    return a->sentence < b->sentence ? -1 : 1;
  return a->start < b->start ? -1 : a->start > b->start;
}

static void
mark_name (DemarcheHits *hits, const DemarcheFoundName *name)
{
  const DemarcheSentence *sentence =
      &g_array_index (hits->reading->sentences, DemarcheSentence, name->sentence);
  gint32 *starts = (gint32 *)(gpointer)hits->name_start->data + sentence->first;
  gint32 *ends = (gint32 *)(gpointer)hits->name_end->data + sentence->first;

  for (guint at = name->start; at <= name->end; at++)
    if (starts[at] >= 0)
      return;
  for (guint at = name->start; at <= name->end; at++) {
    starts[at] = (gint32)name->start;
    ends[at] = (gint32)name->end;
  }
}

void
demarche_hits_find_names (DemarcheHits *hits)
{
  const GArray *entries = hits->matcher->names;
  gint32 none = -1;

  g_array_set_size (hits->name_start, 0);
  g_array_set_size (hits->names, 0);
  for (guint i = 0; i < entries->len; i++)
    demarche_hits_visit_places (hits, &g_array_index (entries, DemarcheEntry, i), i, try_name);
  if (hits->names->len == 0)
    return;
  g_array_sort (hits->names, compare_names);
  for (guint i = 0; i < hits->reading->words->len; i++)
    g_array_append_val (hits->name_start, none);
  g_array_set_size (hits->name_end, hits->reading->words->len);
  for (guint i = 0; i < hits->names->len; i++)
    mark_name (hits, &g_array_index (hits->names, DemarcheFoundName, i));
}

int
demarche_hits_find_name (DemarcheHits *hits, guint sentence, guint start, guint end)
{
  const GArray *entries = hits->matcher->names;
  DemarcheStretch stretch;
  DemarcheRun run;

  get_bare_stretch (hits, sentence, &stretch);
  for (guint i = 0; i < entries->len; i++)
    if (demarche_program_run (g_array_index (entries, DemarcheEntry, i).program, hits->runner,
                              &stretch, start, -1, FALSE, &run, NULL) &&
        run.end == end)
      return (int)i;
  return -1;
}
