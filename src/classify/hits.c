/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What the phrases of a matcher match in one paragraph. */
#include "classify/matcher-private.h"

DemarcheHits *
demarche_hits_new (const DemarcheMatcher *matcher)
{
  DemarcheHits *hits = g_new0 (DemarcheHits, 1);
  guint n_phrases = matcher->phrases->len;

  hits->matcher = matcher;
  hits->runner = demarche_runner_new ();
  hits->hits = g_array_new (FALSE, FALSE, sizeof (DemarcheHit));
  hits->roles = g_byte_array_new ();
  hits->first = g_new (int, n_phrases);
  hits->last = g_new (int, n_phrases);
  for (guint i = 0; i < n_phrases; i++)
    hits->first[i] = -1;
  hits->found = g_array_new (FALSE, FALSE, sizeof (guint));
  hits->ordered = g_array_new (FALSE, FALSE, sizeof (int));
  hits->begin = g_new0 (guint, n_phrases);
  hits->end = g_new0 (guint, n_phrases);
  hits->next_place = 1;
  hits->looked = g_new0 (guint64, n_phrases);
  hits->answered = g_array_new (FALSE, FALSE, sizeof (guint));
  hits->words = g_new0 (DemarcheClassWords, matcher->n_classes);
  hits->occurrences = g_array_new (FALSE, FALSE, sizeof (DemarcheOccurrence));
  hits->starts = g_array_new (FALSE, FALSE, sizeof (DemarcheStart));
  hits->cursors = g_array_new (FALSE, FALSE, sizeof (int));
  hits->marks = g_array_new (FALSE, FALSE, sizeof (guint64));
  hits->name_start = g_array_new (FALSE, FALSE, sizeof (gint32));
  hits->name_end = g_array_new (FALSE, FALSE, sizeof (gint32));
  hits->names = g_array_new (FALSE, FALSE, sizeof (DemarcheFoundName));
  return hits;
}

void
demarche_hits_free (DemarcheHits *hits)
{
  demarche_runner_free (hits->runner);
  g_array_unref (hits->hits);
  g_byte_array_unref (hits->roles);
  g_free (hits->first);
  g_free (hits->last);
  g_array_unref (hits->found);
  g_array_unref (hits->ordered);
  g_free (hits->begin);
  g_free (hits->end);
  g_free (hits->looked);
  g_array_unref (hits->answered);
  g_free (hits->words);
  g_array_unref (hits->occurrences);
  g_array_unref (hits->starts);
  g_array_unref (hits->cursors);
  g_array_unref (hits->marks);
  g_array_unref (hits->name_start);
  g_array_unref (hits->name_end);
  g_array_unref (hits->names);
  g_free (hits);
}

static void
forget (DemarcheHits *hits, GArray *phrases)
{
  for (guint i = 0; i < phrases->len; i++)
    hits->first[g_array_index (phrases, guint, i)] = -1;
  g_array_set_size (phrases, 0);
}

static void
clear_hits (DemarcheHits *hits)
{
  forget (hits, hits->found);
  forget (hits, hits->answered);
  g_array_set_size (hits->hits, 0);
  g_array_set_size (hits->ordered, 0);
  g_byte_array_set_size (hits->roles, 0);
  hits->n_readings++;
}

void
demarche_hits_get_stretch (const DemarcheHits *hits, guint index, DemarcheStretch *stretch)
{
  const DemarcheSentence *sentence =
      &g_array_index (hits->reading->sentences, DemarcheSentence, index);

  *stretch = (DemarcheStretch){.n_words = sentence->n_words};
  if (sentence->n_words == 0)
    return; /* there may be no words at all to point into */
  stretch->tokens = (const DemarcheToken *)hits->reading->tokens->data;
  stretch->words = (const guint32 *)hits->reading->words->data + sentence->first;
  if (hits->name_start->len > 0) {
    stretch->name_start = (const gint32 *)hits->name_start->data + sentence->first;
    stretch->name_end = (const gint32 *)hits->name_end->data + sentence->first;
  }
}

DemarcheRunner *
demarche_hits_get_runner (DemarcheHits *hits)
{
  return hits->runner;
}

static inline gboolean
is_on_demand (const DemarcheHits *hits, guint phrase)
{
  return demarche_matcher_get_entry (hits->matcher, phrase)->duty == DEMARCHE_DUTY_ON_DEMAND;
}

static void
add_hit (DemarcheHits *hits, guint phrase, guint sentence, const DemarcheRun *run, guint roles)
{
  DemarcheHit hit = {.phrase = phrase,
                     .sentence = sentence,
                     .start = run->start,
                     .end = run->end,
                     .n_gap_words = run->n_gap_words,
                     .roles = roles,
                     .next = -1};
  int index = (int)hits->hits->len;

  g_array_append_val (hits->hits, hit);
  if (hits->first[phrase] < 0) {
    hits->first[phrase] = index;
    g_array_append_val (is_on_demand (hits, phrase) ? hits->answered : hits->found, phrase);
  } else {
    g_array_index (hits->hits, DemarcheHit, hits->last[phrase]).next = index;
  }
  hits->last[phrase] = index;
}

/* a word of the first @n_slots stands at @place. It is noted after the phrases that begin with it:
 * what they need stands behind it */
static inline void
see_word (DemarcheHits *hits, const guint16 *slots, guint n_slots, guint64 place)
{
  for (guint i = 0; i < n_slots; i++)
    hits->near[slots[i]] = (guint16)place;
}

/* whether such a word was seen in reach of @place; it may be one of another class with that slot,
 * or stand 65,536 words away */
static inline gboolean
is_near (const DemarcheHits *hits, DemarcheGlance glance, guint64 place)
{
  return (guint16)(hits->near[glance.slot] - place) <= glance.reach;
}

static void
add_start (DemarcheHits *hits, guint phrase, guint64 place)
{
  DemarcheStart start = {phrase, place};

  g_array_append_val (hits->starts, start);
}

/* lists which of the candidates may begin at @place */
static inline void
add_starts (DemarcheHits *hits, const DemarcheCandidate *candidates, guint n_candidates,
            guint64 place)
{
  for (guint i = 0; i < n_candidates; i++)
    if (is_near (hits, candidates[i].need, place) && is_near (hits, candidates[i].also, place))
      add_start (hits, candidates[i].phrase, place);
}

/* numbers @n_words places for words that are looked at from the last to the first; the first one */
static guint64
begin_starts (DemarcheHits *hits, guint n_words)
{
  guint64 first = hits->next_place;

  hits->next_place += n_words + 1;
  g_array_set_size (hits->starts, 0);
  return first;
}

static inline const DemarcheCandidate *
get_any (const DemarcheHits *hits)
{
  return (const DemarcheCandidate *)(gpointer)hits->matcher->any->data;
}

gboolean
demarche_hits_may_find (DemarcheHits *hits, const GArray *tokens, const GArray *marked,
                        gboolean is_list)
{
  guint n_any = hits->matcher->n_any_worth_reading;
  guint64 first = begin_starts (hits, tokens->len);

  if (tokens->len > 0) /* a phrase may need no word at all */
    add_starts (hits, get_any (hits), n_any, first + tokens->len);
  for (guint i = marked->len; i-- > 0 && hits->starts->len == 0;) {
    guint at = g_array_index (marked, guint, i);
    const DemarcheWord *word = g_array_index (tokens, DemarcheToken, at).word;
    /* all words of a list stand in one place: its items are read after the lead-in */
    guint64 place = is_list ? first : first + at;

    add_starts (hits, word->candidates, word->n_worth_reading, place);
    see_word (hits, word->slots, word->n_slots_worth_reading, place);
    add_starts (hits, get_any (hits), n_any, place);
  }
  return hits->starts->len > 0;
}

static void
try_phrase (DemarcheHits *hits, guint phrase, guint sentence, guint at)
{
  const DemarcheProgram *program = demarche_matcher_get_program (hits->matcher, phrase);
  guint roles = hits->roles->len;
  DemarcheStretch stretch;
  DemarcheRun run;

  demarche_hits_get_stretch (hits, sentence, &stretch);
  if (demarche_program_run (program, hits->runner, &stretch, at, -1, FALSE, &run, hits->roles))
    add_hit (hits, phrase, sentence, &run, roles);
}

/* lists where phrases may begin in the reading, from its last word to its first; returns the place
 * of that one */
static guint64
find_starts (DemarcheHits *hits)
{
  const DemarcheReading *reading = hits->reading;
  guint64 first = begin_starts (hits, reading->words->len);

  for (guint at = reading->words->len; at-- > 0;) {
    const DemarcheWord *word = demarche_reading_get_word (reading, at);

    add_starts (hits, word->candidates, word->n_candidates, first + at);
    add_starts (hits, get_any (hits), hits->matcher->any->len, first + at);
    see_word (hits, word->slots, word->n_slots, first + at);
  }
  return first;
}

/* from the first word to the last; @first: its place */
static void
try_starts (DemarcheHits *hits, guint64 first)
{
  const DemarcheSentence *sentences =
      (const DemarcheSentence *)(gpointer)hits->reading->sentences->data;
  guint s = 0;

  for (guint i = hits->starts->len; i-- > 0;) {
    const DemarcheStart *start = &g_array_index (hits->starts, DemarcheStart, i);
    guint at = (guint)(start->place - first);

    while (at >= sentences[s].first + sentences[s].n_words)
      s++;
    try_phrase (hits, start->phrase, s, at - sentences[s].first);
  }
}

/* makes the hits of a phrase ready for demarche_hits_get_first_from() */
static void
order_hits (DemarcheHits *hits, guint phrase)
{
  hits->begin[phrase] = hits->ordered->len;
  for (int index = hits->first[phrase]; index >= 0; index = demarche_hits_get (hits, index)->next)
    g_array_append_val (hits->ordered, index);
  hits->end[phrase] = hits->ordered->len;
}

void
demarche_hits_find (DemarcheHits *hits, const DemarcheReading *reading)
{
  clear_hits (hits);
  hits->reading = reading;
  demarche_hits_find_names (hits);
  try_starts (hits, find_starts (hits));
  for (guint i = 0; i < hits->found->len; i++)
    order_hits (hits, g_array_index (hits->found, guint, i));
}

/* for a phrase on demand, unless that was done in this reading */
static void
look_for (DemarcheHits *hits, guint phrase)
{
  if (hits->looked[phrase] == hits->n_readings)
    return;
  hits->looked[phrase] = hits->n_readings;
  demarche_hits_visit_places (hits, demarche_matcher_get_entry (hits->matcher, phrase), phrase,
                              try_phrase);
  order_hits (hits, phrase);
}

int
demarche_hits_get_first (DemarcheHits *hits, guint phrase)
{
  if (is_on_demand (hits, phrase))
    look_for (hits, phrase);
  return hits->first[phrase];
}

int
demarche_hits_get_first_from (DemarcheHits *hits, guint phrase, guint sentence)
{
  if (demarche_hits_get_first (hits, phrase) < 0)
    return -1;
  guint low = hits->begin[phrase];
  guint high = hits->end[phrase];
  while (low < high) {
    guint middle = low + (high - low) / 2;
    if (demarche_hits_get (hits, g_array_index (hits->ordered, int, middle))->sentence < sentence)
      low = middle + 1;
    else
      high = middle;
  }
  return low < hits->end[phrase] ? g_array_index (hits->ordered, int, low) : -1;
}

const DemarcheHit *
demarche_hits_get (const DemarcheHits *hits, int index)
{
  return &g_array_index (hits->hits, DemarcheHit, index);
}

const guint8 *
demarche_hits_get_roles (const DemarcheHits *hits, const DemarcheHit *hit)
{
  return hits->roles->data + hit->roles;
}

const guint *
demarche_hits_get_phrases (const DemarcheHits *hits, guint *n_phrases)
{
  *n_phrases = hits->found->len;
  return (const guint *)(gpointer)hits->found->data;
}
