/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Every class has a chain of the phrases that may begin with its words. */
#include "classify/starts.h"

#include <string.h>

typedef struct {
  DemarcheCandidate candidate;
  gboolean is_worth_reading;
  int next; /* index of the next one of the class, or -1 */
} Listing;

/* for whom words of a class are looked for */
typedef enum {
  FOR_NOBODY,
  FOR_OTHERS,
  FOR_WORTH_READING,
} Purpose;

struct _DemarcheStartIndex {
  GArray *listings; /* of Listing */
  int *first;       /* by class: index of its first listing, or -1 */
  guint8 *purposes; /* by class: Purpose */
};

DemarcheStartIndex *
demarche_start_index_new (guint n_classes)
{
  DemarcheStartIndex *index = g_new (DemarcheStartIndex, 1);

  index->listings = g_array_new (FALSE, FALSE, sizeof (Listing));
  index->first = g_new (int, n_classes);
  for (guint i = 0; i < n_classes; i++)
    index->first[i] = -1;
  index->purposes = g_new0 (guint8, n_classes);
  return index;
}

void
demarche_start_index_free (DemarcheStartIndex *index)
{
  g_array_unref (index->listings);
  g_free (index->first);
  g_free (index->purposes);
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

DemarcheGlance
demarche_start_index_glance_at (DemarcheStartIndex *index, const DemarcheNeed *need,
                                gboolean is_worth_reading)
{
  guint8 purpose = is_worth_reading ? FOR_WORTH_READING : FOR_OTHERS;

  if (need == NULL)
    return (DemarcheGlance){.reach = G_MAXUINT16};
  index->purposes[need->class] = MAX (index->purposes[need->class], purpose);
  return (DemarcheGlance){.slot = need->class % DEMARCHE_CLASS_SLOTS,
                          .reach = (guint16)MIN (need->reach, G_MAXUINT16)};
}

/* puts those for the purpose behind the first @n; returns how many there are then */
static guint
list_slots (const DemarcheStartIndex *index, const DemarcheWord *word, Purpose purpose,
            guint16 *slots, guint n)
{
  for (guint c = 0; c < word->n_classes; c++)
    if (index->purposes[word->classes[c]] == purpose)
      slots[n++] = word->classes[c] % DEMARCHE_CLASS_SLOTS;
  return n;
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

/* (element-type Listing): in order, some twice */
static GPtrArray *
find_listings (const DemarcheStartIndex *index, const DemarcheWord *word)
{
  GPtrArray *found = g_ptr_array_new ();

  for (guint c = 0; c < word->n_classes; c++)
    for (int at = index->first[word->classes[c]]; at >= 0;) {
      const Listing *listing = &g_array_index (index->listings, Listing, at);

      g_ptr_array_add (found, (gpointer)listing);
      at = listing->next;
    }
  g_ptr_array_sort (found, compare_listings);
  return found;
}

/* @word: has its classes */
static void
add_slots (const DemarcheStartIndex *index, DemarcheWord *word, DemarcheStore *store)
{
  guint16 *slots = demarche_store_take (store, word->n_classes * sizeof *slots);

  word->n_slots_worth_reading = list_slots (index, word, FOR_WORTH_READING, slots, 0);
  word->n_slots = list_slots (index, word, FOR_OTHERS, slots, word->n_slots_worth_reading);
  word->slots = slots;
}

static void
add_candidates (const DemarcheStartIndex *index, DemarcheWord *word, DemarcheStore *store)
{
  g_autoptr (GPtrArray) found = find_listings (index, word);
  DemarcheCandidate *candidates = demarche_store_take (store, found->len * sizeof *candidates);

  for (guint i = 0; i < found->len; i++) {
    const Listing *listing = g_ptr_array_index (found, i);

    if (i > 0 && compare_listings (&found->pdata[i - 1], &found->pdata[i]) == 0)
      continue;
    candidates[word->n_candidates++] = listing->candidate;
    word->n_worth_reading += listing->is_worth_reading;
  }
  word->candidates = candidates;
}

const DemarcheWord *
demarche_start_index_make_word (const DemarcheStartIndex *index, guint flags,
                                const DemarcheWordClass *classes, guint n_classes,
                                DemarcheStore *store)
{
  gsize size = n_classes * sizeof (DemarcheWordClass);
  DemarcheWord *word = demarche_store_take (store, sizeof *word + size);

  word->flags = flags;
  word->n_classes = n_classes;
  if (n_classes > 0)
    memcpy (word->classes, classes, size);
  add_slots (index, word, store);
  add_candidates (index, word, store);
  return word;
}
