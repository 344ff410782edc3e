/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Hits in the order of the text, each place once. */
#include "author/concordance-private.h"

#include <string.h>

void
demarche_concordance_hit_free (gpointer data)
{
  DemarcheConcordanceHit *hit = data;

  g_array_unref (hit->spans);
  g_ptr_array_unref (hit->tags);
  g_free (hit->why);
  g_ptr_array_unref (hit->people);
  g_free (hit);
}

DemarcheConcordanceHit *
demarche_concordance_hit_new (guint paragraph, GArray *spans)
{
  DemarcheConcordanceHit *hit = g_new0 (DemarcheConcordanceHit, 1);

  hit->paragraph = paragraph;
  hit->spans = spans;
  hit->tags = g_ptr_array_new ();
  hit->people = g_ptr_array_new ();
  return hit;
}

gsize
demarche_concordance_hit_get_start (const DemarcheConcordanceHit *hit)
{
  return g_array_index (hit->spans, DemarcheSpan, 0).start;
}

gsize
demarche_concordance_hit_get_end (const DemarcheConcordanceHit *hit)
{
  return g_array_index (hit->spans, DemarcheSpan, hit->spans->len - 1).end;
}

static gboolean
is_same_hit (const DemarcheConcordanceHit *a, const DemarcheConcordanceHit *b)
{
  return a->paragraph == b->paragraph && a->spans->len == b->spans->len &&
         memcmp (a->spans->data, b->spans->data, a->spans->len * sizeof (DemarcheSpan)) == 0;
}

/* in the order of the text; of two phrases at one place the longer match first */
static int
compare_hits (gconstpointer first, gconstpointer second)
{
  const DemarcheConcordanceHit *a = *(const DemarcheConcordanceHit *const *)first;
  const DemarcheConcordanceHit *b = *(const DemarcheConcordanceHit *const *)second;
  gsize starts[] = {demarche_concordance_hit_get_start (a), demarche_concordance_hit_get_start (b)};
  gsize ends[] = {demarche_concordance_hit_get_end (a), demarche_concordance_hit_get_end (b)};

  if (a->paragraph != b->paragraph)
    return a->paragraph < b->paragraph ? -1 : 1;
  if (starts[0] != starts[1])
    return starts[0] < starts[1] ? -1 : 1;
  if (ends[0] != ends[1])
    return ends[0] > ends[1] ? -1 : 1;
  return a->spans->len < b->spans->len ? -1 : a->spans->len > b->spans->len;
}

/* two phrases of a rule may take the same words */
void
demarche_concordance_sort_hits (GPtrArray *hits)
{
  g_ptr_array_sort (hits, compare_hits);
  for (guint i = hits->len; i-- > 1;)
    if (is_same_hit (hits->pdata[i - 1], hits->pdata[i]))
      g_ptr_array_remove_index (hits, i);
}
