/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Looks for a phrase in a paragraph by the places of its words. */
#include "classify/matcher-private.h"

static guint
count_occurrences (const DemarcheReading *reading)
{
  guint n = 0;

  for (guint at = 0; at < reading->words->len; at++)
    n += demarche_reading_get_word (reading, at)->n_classes;
  return n;
}

/* puts the words before those of their classes that stand later, unless that was done */
static void
index_words (DemarcheHits *hits)
{
  const DemarcheReading *reading = hits->reading;
  DemarcheOccurrence *occurrences;
  int n = 0;

  if (hits->indexed == hits->n_readings)
    return;
  hits->indexed = hits->n_readings;
  g_array_set_size (hits->occurrences, count_occurrences (reading));
  occurrences = (DemarcheOccurrence *)(gpointer)hits->occurrences->data;
  for (guint at = reading->words->len; at-- > 0;) {
    const DemarcheWord *word = demarche_reading_get_word (reading, at);

    for (guint c = 0; c < word->n_classes; c++) {
      DemarcheClassWords *words = &hits->words[word->classes[c]];

      occurrences[n] =
          (DemarcheOccurrence){at, words->reading == hits->n_readings ? words->first : -1};
      *words = (DemarcheClassWords){hits->n_readings, n++};
    }
  }
}

/* index of the first word's occurrence, or -1 */
static inline int
get_first (const DemarcheHits *hits, DemarcheWordClass class)
{
  const DemarcheClassWords *words = &hits->words[class];

  return words->reading == hits->n_readings ? words->first : -1;
}

static inline const DemarcheOccurrence *
get_occurrence (const DemarcheHits *hits, int index)
{
  return &g_array_index (hits->occurrences, DemarcheOccurrence, index);
}

/* sets a cursor on the first word of each class that the phrase requires; FALSE when one
 * has none */
static gboolean
set_cursors (DemarcheHits *hits, const DemarcheEntry *entry)
{
  for (guint i = entry->n_needs; i-- > 0;)
    if (get_first (hits, entry->needs[i].class) < 0)
      return FALSE;
  g_array_set_size (hits->cursors, entry->n_needs);
  for (guint i = 0; i < entry->n_needs; i++)
    g_array_index (hits->cursors, int, i) = get_first (hits, entry->needs[i].class);
  return TRUE;
}

/* whether a word of each class that the phrase cannot do without stands among [@at, @end) and in
 * its reach; @at rises from call to call, and the cursors with it */
static gboolean
may_match_from (DemarcheHits *hits, const DemarcheEntry *entry, guint at, guint end)
{
  for (guint i = 0; i < hits->cursors->len; i++) {
    guint last = MIN (entry->needs[i].reach, end - at - 1) + at;
    int *cursor = &g_array_index (hits->cursors, int, i);

    while (*cursor >= 0 && get_occurrence (hits, *cursor)->at < at)
      *cursor = get_occurrence (hits, *cursor)->next;
    if (*cursor < 0 || get_occurrence (hits, *cursor)->at > last)
      return FALSE;
  }
  return TRUE;
}

#define BITS 64

/* one bit for each word of the reading where the phrase may begin */
static void
mark_first_words (DemarcheHits *hits, const DemarcheEntry *entry)
{
  guint n_first;
  gboolean any;
  const DemarcheWordClass *first = demarche_program_get_first (entry->program, &n_first, &any);
  guint64 *marks;

  g_array_set_size (hits->marks, (hits->reading->words->len + BITS - 1) / BITS);
  marks = (guint64 *)(gpointer)hits->marks->data;
  for (guint i = 0; i < hits->marks->len; i++)
    marks[i] = any ? G_MAXUINT64 : 0;
  for (guint i = 0; !any && i < n_first; i++)
    for (int index = get_first (hits, first[i]); index >= 0;) {
      const DemarcheOccurrence *word = get_occurrence (hits, index);

      marks[word->at / BITS] |= (guint64)1 << word->at % BITS;
      index = word->next;
    }
}

/* the first marked word from @at on that lies before @end, or @end */
static guint
find_start (const DemarcheHits *hits, guint at, guint end)
{
  while (at < end) {
    guint64 bits = g_array_index (hits->marks, guint64, at / BITS) >> at % BITS;

    if (bits & 1)
      return at;
    at = bits != 0 ? at + 1 : (at / BITS + 1) * BITS;
  }
  return end;
}

void
demarche_hits_visit_places (DemarcheHits *hits, const DemarcheEntry *entry, guint index,
                            DemarchePlaceFunc try)
{
  const GArray *sentences = hits->reading->sentences;

  index_words (hits);
  if (!set_cursors (hits, entry))
    return;
  mark_first_words (hits, entry);
  for (guint s = 0; s < sentences->len; s++) {
    const DemarcheSentence *sentence = &g_array_index (sentences, DemarcheSentence, s);
    guint end = sentence->first + sentence->n_words;

    for (guint at = find_start (hits, sentence->first, end); at < end;
         at = find_start (hits, at + 1, end))
      if (may_match_from (hits, entry, at, end))
        try (hits, index, s, at - sentence->first);
  }
}
