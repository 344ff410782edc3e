/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Sorted tables of three numbers: sets that are filled once and then only asked. */
#include "comparison/comparison-private.h"

GArray *
demarche_triples_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (DemarcheTriple));
}

static int
compare_numbers (guint first, guint second)
{
  return first < second ? -1 : first > second;
}

static int
compare_triples (gconstpointer first, gconstpointer second)
{
  const DemarcheTriple *one = first;
  const DemarcheTriple *two = second;
  if (one->first != two->first)
    return compare_numbers (one->first, two->first);
  if (one->second != two->second)
    return compare_numbers (one->second, two->second);
  return compare_numbers (one->third, two->third);
}

void
demarche_triples_add (GArray *triples, guint first, guint second, guint third)
{
  DemarcheTriple triple = {first, second, third};
  if (triples->len == 0 ||
      compare_triples (&g_array_index (triples, DemarcheTriple, triples->len - 1), &triple) != 0)
    g_array_append_val (triples, triple);
}

void
demarche_triples_sort (GArray *triples)
{
  g_array_sort (triples, compare_triples);
}

guint
demarche_triples_find (GArray *triples, guint first, guint second, guint third)
{
  DemarcheTriple wanted = {first, second, third};
  guint low = 0;
  guint high = triples->len;
  while (low < high) {
    guint middle = low + (high - low) / 2;
    if (compare_triples (&g_array_index (triples, DemarcheTriple, middle), &wanted) < 0)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

gboolean
demarche_triples_contain (GArray *triples, guint first, guint second, guint third)
{
  DemarcheTriple wanted = {first, second, third};
  guint index = demarche_triples_find (triples, first, second, third);
  return index < triples->len &&
         compare_triples (&g_array_index (triples, DemarcheTriple, index), &wanted) == 0;
}
