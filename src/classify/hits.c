/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What the phrases of a matcher match in one paragraph. */
#include "classify/matcher-private.h"

typedef struct {
  guint start;
  guint end;
} Name;

DemarcheHits *
demarche_hits_new (const DemarcheMatcher *matcher)
{
  DemarcheHits *hits = g_new0 (DemarcheHits, 1);
  guint n_phrases = matcher->programs->len;

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
  hits->tried = g_new0 (guint64, n_phrases);
  hits->last_seen = g_new0 (DemarcheLastSeen, matcher->n_classes);
  hits->asked = g_new0 (guint64, n_phrases);
  hits->answered = g_array_new (FALSE, FALSE, sizeof (guint));
  hits->words = g_new0 (DemarcheClassWords, matcher->n_classes);
  hits->occurrences = g_array_new (FALSE, FALSE, sizeof (DemarcheOccurrence));
  hits->places = g_array_new (FALSE, FALSE, sizeof (DemarcheOccurrence));
  hits->candidates = g_array_new (FALSE, FALSE, sizeof (DemarcheCandidate));
  hits->name_start = g_array_new (FALSE, FALSE, sizeof (gint32));
  hits->name_end = g_array_new (FALSE, FALSE, sizeof (gint32));
  hits->names = g_array_new (FALSE, FALSE, sizeof (Name));
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
  g_free (hits->tried);
  g_free (hits->last_seen);
  g_free (hits->asked);
  g_array_unref (hits->answered);
  g_free (hits->words);
  g_array_unref (hits->occurrences);
  g_array_unref (hits->places);
  g_array_unref (hits->candidates);
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
  hits->is_indexed = FALSE;
}

static void
fill_stretch (const DemarcheHits *hits, const DemarcheSentence *sentence, DemarcheStretch *stretch)
{
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

void
demarche_hits_get_stretch (const DemarcheHits *hits, guint sentence, DemarcheStretch *stretch)
{
  fill_stretch (hits, &g_array_index (hits->reading->sentences, DemarcheSentence, sentence),
                stretch);
}

DemarcheRunner *
demarche_hits_get_runner (DemarcheHits *hits)
{
  return hits->runner;
}

static void
find_names_at (DemarcheHits *hits, const DemarcheStretch *stretch, guint start,
               const GArray *phrases)
{
  const DemarcheMatcher *matcher = hits->matcher;
  DemarcheRun run;

  for (guint i = 0; i < phrases->len; i++) {
    const DemarcheProgram *program =
        g_ptr_array_index (matcher->names, g_array_index (phrases, guint, i));
    if (!demarche_program_run (program, hits->runner, stretch, start, -1, FALSE, &run, NULL))
      continue;
    Name name = {run.start, run.end};
    g_array_append_val (hits->names, name);
  }
}

/* longest first, then earliest */
static int
compare_names (gconstpointer first, gconstpointer second)
{
  const Name *a = first;
  const Name *b = second;
  guint length_a = a->end - a->start;
  guint length_b = b->end - b->start;

  if (length_a != length_b)
    return length_a > length_b ? -1 : 1;
  return a->start < b->start ? -1 : a->start > b->start;
}

static void
mark_names (DemarcheHits *hits, const DemarcheSentence *sentence)
{
  gint32 *starts = (gint32 *)(gpointer)hits->name_start->data + sentence->first;
  gint32 *ends = (gint32 *)(gpointer)hits->name_end->data + sentence->first;

  g_array_sort (hits->names, compare_names);
  for (guint i = 0; i < hits->names->len; i++) {
    const Name *name = &g_array_index (hits->names, Name, i);
    gboolean is_free = TRUE;

    for (guint at = name->start; at <= name->end; at++)
      is_free = is_free && starts[at] < 0;
    for (guint at = name->start; is_free && at <= name->end; at++) {
      starts[at] = (gint32)name->start;
      ends[at] = (gint32)name->end;
    }
  }
}

static void
find_names (DemarcheHits *hits)
{
  const DemarcheMatcher *matcher = hits->matcher;
  const GArray *sentences = hits->reading->sentences;
  guint n_words = matcher->names->len > 0 ? hits->reading->words->len : 0;

  g_array_set_size (hits->name_start, 0);
  for (guint s = 0; n_words > 0 && s < sentences->len; s++) {
    const DemarcheSentence *sentence = &g_array_index (sentences, DemarcheSentence, s);
    DemarcheStretch stretch;

    g_array_set_size (hits->names, 0);
    fill_stretch (hits, sentence, &stretch);
    stretch.name_start = NULL;
    for (guint at = 0; at < stretch.n_words; at++) {
      const DemarcheWord *word = stretch.tokens[stretch.words[at]].word;
      find_names_at (hits, &stretch, at, matcher->name_starts.any);
      for (guint c = 0; c < word->n_classes; c++) {
        const GArray *phrases = demarche_starts_get (&matcher->name_starts, word->classes[c]);
        if (phrases != NULL)
          find_names_at (hits, &stretch, at, phrases);
      }
    }
    if (hits->name_start->len == 0) {
      gint32 none = -1;
      for (guint i = 0; i < n_words; i++)
        g_array_append_val (hits->name_start, none);
      g_array_set_size (hits->name_end, n_words);
    }
    mark_names (hits, sentence);
  }
}

int
demarche_hits_find_name (DemarcheHits *hits, guint sentence, guint start, guint end)
{
  GPtrArray *programs = hits->matcher->names;
  DemarcheStretch stretch;
  DemarcheRun run;

  demarche_hits_get_stretch (hits, sentence, &stretch);
  stretch.name_start = NULL;
  for (guint i = 0; i < programs->len; i++)
    if (demarche_program_run (g_ptr_array_index (programs, i), hits->runner, &stretch, start, -1,
                              FALSE, &run, NULL) &&
        run.end == end)
      return (int)i;
  return -1;
}

static inline gboolean
is_on_demand (const DemarcheHits *hits, guint phrase)
{
  return demarche_matcher_get_duty (hits->matcher, phrase) == DEMARCHE_DUTY_ON_DEMAND;
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

static inline void
see_word (DemarcheHits *hits, const DemarcheWord *word, guint at)
{
  for (guint c = 0; c < word->n_classes; c++)
    hits->last_seen[word->classes[c]] = (DemarcheLastSeen){hits->n_sentences, at};
}

/* whether every word that the phrase cannot do without was seen among @n_words from @start on */
static inline gboolean
may_match_from (const DemarcheHits *hits, const DemarcheBounds *bounds, guint start, guint n_words)
{
  for (guint i = bounds->n_required; i-- > 0;) {
    const DemarcheLastSeen *seen = &hits->last_seen[bounds->required[i]];
    if (seen->reading != hits->n_sentences || seen->position < start ||
        seen->position - start >= n_words)
      return FALSE;
  }
  return TRUE;
}

static gboolean
may_any_match_from (const DemarcheHits *hits, const GArray *phrases, guint start,
                    gboolean any_reach)
{
  for (guint i = 0; i < phrases->len; i++) {
    const DemarcheBounds *bounds =
        demarche_matcher_get_bounds (hits->matcher, g_array_index (phrases, guint, i));

    if (may_match_from (hits, bounds, start, any_reach ? G_MAXUINT : bounds->max_words))
      return TRUE;
  }
  return FALSE;
}

gboolean
demarche_hits_may_find (DemarcheHits *hits, const GArray *tokens, gboolean is_list)
{
  const DemarcheStarts *marks = &hits->matcher->marks;

  hits->n_sentences++; /* the paragraph as one sentence */
  for (guint at = tokens->len; at-- > 0;) {
    const DemarcheWord *word = g_array_index (tokens, DemarcheToken, at).word;

    see_word (hits, word, at);
    if (may_any_match_from (hits, marks->any, at, is_list))
      return TRUE;
    for (guint c = 0; c < word->n_classes; c++) {
      const GArray *phrases = demarche_starts_get (marks, word->classes[c]);
      if (phrases != NULL && may_any_match_from (hits, phrases, at, is_list))
        return TRUE;
    }
  }
  return FALSE;
}

static void
add_candidates (DemarcheHits *hits, const GArray *phrases, guint at)
{
  for (guint i = phrases->len; i-- > 0;) {
    DemarcheCandidate candidate = {at, g_array_index (phrases, guint, i)};
    const DemarcheBounds *bounds = demarche_matcher_get_bounds (hits->matcher, candidate.phrase);

    if (hits->tried[candidate.phrase] == hits->n_tries)
      continue;
    hits->tried[candidate.phrase] = hits->n_tries;
    if (may_match_from (hits, bounds, at, bounds->max_words))
      g_array_append_val (hits->candidates, candidate);
  }
}

/* from the last word to the first, so that the words after each are those seen before it */
static void
find_candidates (DemarcheHits *hits, const DemarcheStretch *stretch)
{
  const DemarcheStarts *starts = &hits->matcher->starts;

  hits->n_sentences++;
  g_array_set_size (hits->candidates, 0);
  for (guint at = stretch->n_words; at-- > 0;) {
    const DemarcheWord *word = stretch->tokens[stretch->words[at]].word;

    see_word (hits, word, at);
    hits->n_tries++;
    for (guint c = word->n_classes; c-- > 0;) {
      const GArray *phrases = demarche_starts_get (starts, word->classes[c]);
      if (phrases != NULL)
        add_candidates (hits, phrases, at);
    }
    add_candidates (hits, starts->any, at);
  }
}

void
demarche_hits_try (DemarcheHits *hits, guint phrase, const DemarcheStretch *stretch, guint sentence,
                   guint at)
{
  const DemarcheProgram *program = demarche_matcher_get_program (hits->matcher, phrase);
  guint roles = hits->roles->len;
  DemarcheRun run;

  if (demarche_program_run (program, hits->runner, stretch, at, -1, FALSE, &run, hits->roles))
    add_hit (hits, phrase, sentence, &run, roles);
}

void
demarche_hits_close (DemarcheHits *hits, guint phrase)
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
  find_names (hits);
  for (guint s = 0; s < reading->sentences->len; s++) {
    DemarcheStretch stretch;

    demarche_hits_get_stretch (hits, s, &stretch);
    find_candidates (hits, &stretch);
    for (guint i = hits->candidates->len; i-- > 0;) {
      const DemarcheCandidate *candidate = &g_array_index (hits->candidates, DemarcheCandidate, i);
      demarche_hits_try (hits, candidate->phrase, &stretch, s, candidate->at);
    }
  }
  for (guint i = 0; i < hits->found->len; i++)
    demarche_hits_close (hits, g_array_index (hits->found, guint, i));
}

int
demarche_hits_get_first (DemarcheHits *hits, guint phrase)
{
  if (is_on_demand (hits, phrase))
    demarche_hits_ask (hits, phrase);
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
