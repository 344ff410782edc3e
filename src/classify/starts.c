/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Every class has a chain of the phrases that may begin with its words. */
#include "classify/starts.h"

typedef struct {
  DemarcheCandidate candidate;
  gboolean is_worth_reading;
  int next; /* index of the next one of the class, or -1 */
} Listing;

struct _DemarcheStartIndex {
  GArray *listings; /* of Listing */
  int *first;       /* by class: index of its first listing, or -1 */
};

DemarcheStartIndex *
demarche_start_index_new (guint n_classes)
{
  DemarcheStartIndex *index = g_new (DemarcheStartIndex, 1);

  index->listings = g_array_new (FALSE, FALSE, sizeof (Listing));
  index->first = g_new (int, n_classes);
  for (guint i = 0; i < n_classes; i++)
    index->first[i] = -1;
  return index;
}

void
demarche_start_index_free (DemarcheStartIndex *index)
{
  g_array_unref (index->listings);
  g_free (index->first);
  g_free (index);
}

void
demarche_start_index_add (DemarcheStartIndex *index, DemarcheWordClass class,
                          const DemarcheCandidate *candidate, gboolean is_worth_reading)
{
  Listing listing = {*candidate, is_worth_reading, index->first[class]};

  index->first[class] = (int)index->listings->len;
  g_array_append_val (index->listings, listing);
}

/* those worth reading first, then by phrase */
static int
compare_listings (gconstpointer first, gconstpointer second)
{
  const Listing *a = *(const Listing *const *)first;
  const Listing *b = *(const Listing *const *)second;

  if (a->is_worth_reading != b->is_worth_reading)
    return a->is_worth_reading ? -1 : 1;
  if (a->candidate.phrase != b->candidate.phrase)
    return a->candidate.phrase < b->candidate.phrase ? -1 : 1;
  return 0;
}

DemarcheStarts *
demarche_start_index_list (const DemarcheStartIndex *index, const DemarcheWord *word)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  for (guint c = 0; c < word->n_classes; c++)
    for (int at = index->first[word->classes[c]]; at >= 0;) {
      const Listing *listing = &g_array_index (index->listings, Listing, at);

      g_ptr_array_add (found, (gpointer)listing);
      at = listing->next;
    }
  g_ptr_array_sort (found, compare_listings);
  DemarcheStarts *starts =
      g_malloc (sizeof (DemarcheStarts) + found->len * sizeof (DemarcheCandidate));
  *starts = (DemarcheStarts){0};
  for (guint i = 0; i < found->len; i++) {
    const Listing *listing = g_ptr_array_index (found, i);

    if (i > 0 && compare_listings (&found->pdata[i - 1], &found->pdata[i]) == 0)
      continue;
    starts->candidates[starts->n_candidates++] = listing->candidate;
    starts->n_worth_reading += listing->is_worth_reading;
  }
  return starts;
}
