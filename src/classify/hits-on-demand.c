/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Phrases that only support or bar a finding are many, and most are made of common words. They are
 * looked for when a finding depends on them, from the places of their first words. */
#include "classify/matcher-private.h"

static void
add_occurrence (DemarcheHits *hits, DemarcheWordClass class, guint sentence, guint at)
{
  DemarcheClassWords *words = &hits->words[class];
  DemarcheOccurrence occurrence = {sentence, at,
                                   words->reading == hits->n_readings ? words->first : -1};

  *words = (DemarcheClassWords){hits->n_readings, (int)hits->occurrences->len};
  g_array_append_val (hits->occurrences, occurrence);
}

/* from the last word to the first, so that the words of a class are listed as they stand */
static void
index_words (DemarcheHits *hits)
{
  g_array_set_size (hits->occurrences, 0);
  for (guint s = hits->reading->sentences->len; s-- > 0;) {
    DemarcheStretch stretch;

    demarche_hits_get_stretch (hits, s, &stretch);
    for (guint at = stretch.n_words; at-- > 0;) {
      const DemarcheWord *word = stretch.tokens[stretch.words[at]].word;

      for (guint c = 0; c < word->n_classes; c++)
        add_occurrence (hits, word->classes[c], s, at);
    }
  }
  hits->is_indexed = TRUE;
}

/* the first word of a class, or NULL */
static const DemarcheOccurrence *
get_occurrence (const DemarcheHits *hits, DemarcheWordClass class)
{
  const DemarcheClassWords *words = &hits->words[class];

  return words->reading == hits->n_readings
             ? &g_array_index (hits->occurrences, DemarcheOccurrence, words->first)
             : NULL;
}

static const DemarcheOccurrence *
get_next (const DemarcheHits *hits, const DemarcheOccurrence *occurrence)
{
  return occurrence->next >= 0
             ? &g_array_index (hits->occurrences, DemarcheOccurrence, occurrence->next)
             : NULL;
}

static gboolean
has_required (const DemarcheHits *hits, const DemarcheBounds *bounds)
{
  for (guint i = 0; i < bounds->n_required; i++)
    if (get_occurrence (hits, bounds->required[i]) == NULL)
      return FALSE;
  return TRUE;
}

/* whether a word of the class stands where a match from @place may reach it */
static gboolean
is_in_reach (const DemarcheHits *hits, DemarcheWordClass class, const DemarcheOccurrence *place,
             guint max_words)
{
  const DemarcheOccurrence *word = get_occurrence (hits, class);

  while (word != NULL && (word->sentence < place->sentence ||
                          (word->sentence == place->sentence && word->at < place->at)))
    word = get_next (hits, word);
  return word != NULL && word->sentence == place->sentence && word->at - place->at < max_words;
}

static gboolean
may_match_from (const DemarcheHits *hits, const DemarcheBounds *bounds,
                const DemarcheOccurrence *place)
{
  for (guint i = 0; i < bounds->n_required; i++)
    if (!is_in_reach (hits, bounds->required[i], place, bounds->max_words))
      return FALSE;
  return TRUE;
}

static void
add_all_places (DemarcheHits *hits)
{
  const GArray *sentences = hits->reading->sentences;

  for (guint s = 0; s < sentences->len; s++)
    for (guint at = 0; at < g_array_index (sentences, DemarcheSentence, s).n_words; at++) {
      DemarcheOccurrence place = {s, at, -1};
      g_array_append_val (hits->places, place);
    }
}

static int
compare_places (gconstpointer first, gconstpointer second)
{
  const DemarcheOccurrence *a = first;
  const DemarcheOccurrence *b = second;

  if (a->sentence != b->sentence)
    return a->sentence < b->sentence ? -1 : 1;
  return a->at < b->at ? -1 : a->at > b->at;
}

/* where the phrase may begin, in order; a place may stand twice, side by side */
static void
collect_places (DemarcheHits *hits, const DemarcheProgram *program)
{
  guint n_first;
  gboolean any;
  const DemarcheWordClass *first = demarche_program_get_first (program, &n_first, &any);

  g_array_set_size (hits->places, 0);
  if (any) {
    add_all_places (hits);
    return;
  }
  for (guint i = 0; i < n_first; i++)
    for (const DemarcheOccurrence *word = get_occurrence (hits, first[i]); word != NULL;
         word = get_next (hits, word))
      g_array_append_vals (hits->places, word, 1);
  g_array_sort (hits->places, compare_places);
}

void
demarche_hits_ask (DemarcheHits *hits, guint phrase)
{
  const DemarcheBounds *bounds = demarche_matcher_get_bounds (hits->matcher, phrase);
  const DemarcheOccurrence *last = NULL;

  if (hits->asked[phrase] == hits->n_readings)
    return;
  hits->asked[phrase] = hits->n_readings;
  if (!hits->is_indexed)
    index_words (hits);
  if (!has_required (hits, bounds))
    return;
  collect_places (hits, demarche_matcher_get_program (hits->matcher, phrase));
  for (guint i = 0; i < hits->places->len; i++) {
    const DemarcheOccurrence *place = &g_array_index (hits->places, DemarcheOccurrence, i);

    if ((last == NULL || compare_places (last, place) != 0) &&
        may_match_from (hits, bounds, place)) {
      DemarcheStretch stretch;

      demarche_hits_get_stretch (hits, place->sentence, &stretch);
      demarche_hits_try (hits, phrase, &stretch, place->sentence, place->at);
    }
    last = place;
  }
  if (hits->first[phrase] >= 0)
    g_array_append_val (hits->answered, phrase);
  demarche_hits_close (hits, phrase);
}
