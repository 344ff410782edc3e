/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Phrases indexed by the word classes they may begin with. */
#include "classify/matcher.h"

/* phrases by the classes that they may begin with; `any` of them with every word */
typedef struct {
  GPtrArray *by_class; /* GArray of phrase indices, or NULL */
  GArray *any;         /* of guint */
} Starts;

typedef struct {
  GPtrArray *programs; /* of DemarcheProgram, by phrase index */
  Starts starts;
} Index;

struct _DemarcheMatcher {
  Index phrases;
  Index names;
  GArray *marked; /* of guint: phrases */
  Starts marks;   /* where these may begin */
  guint n_classes;
};

typedef struct {
  guint start;
  guint end;
} Name;

/* where a word of a class was seen last */
typedef struct {
  guint64 reading; /* number of the sentence that this was seen in */
  guint position;
} LastSeen;

/* a phrase that may match from a word */
typedef struct {
  guint at;
  guint phrase;
} Candidate;

struct _DemarcheHits {
  const DemarcheMatcher *matcher; /* (unowned) */
  const DemarcheReading *reading; /* (unowned) */
  DemarcheRunner *runner;
  GArray *hits; /* of DemarcheHit */
  GByteArray *roles;
  int *first; /* by phrase: its first and last hit, -1 without */
  int *last;
  GArray *found;   /* of guint: phrases with a hit */
  GArray *ordered; /* of int: all hits, phrase after phrase */
  guint *begin;    /* by phrase: where its hits begin in there, and where they end */
  guint *end;
  guint64 *tried; /* by phrase: the try at which it was run last */
  guint64 n_tries;
  LastSeen *last_seen; /* by class */
  guint64 n_sentences; /* read so far */
  GArray *candidates;  /* of Candidate: of one sentence, by falling place */
  GArray *name_start;  /* of gint32, along the reading's words; empty without names */
  GArray *name_end;
  GArray *names; /* of Name: scratch */
};

static void
starts_init (Starts *starts)
{
  starts->by_class = g_ptr_array_new ();
  starts->any = g_array_new (FALSE, FALSE, sizeof (guint));
}

static void
starts_clear (Starts *starts)
{
  for (guint i = 0; i < starts->by_class->len; i++)
    if (g_ptr_array_index (starts->by_class, i) != NULL)
      g_array_unref (g_ptr_array_index (starts->by_class, i));
  g_ptr_array_unref (starts->by_class);
  g_array_unref (starts->any);
}

/* (nullable) (element-type guint) */
static inline const GArray *
starts_get (const Starts *starts, DemarcheWordClass class)
{
  return g_ptr_array_index (starts->by_class, class);
}

static void
starts_add_class (Starts *starts, DemarcheWordClass class, guint phrase)
{
  GArray *phrases = g_ptr_array_index (starts->by_class, class);

  if (phrases == NULL) {
    phrases = g_array_new (FALSE, FALSE, sizeof (guint));
    g_ptr_array_index (starts->by_class, class) = phrases;
  }
  g_array_append_val (phrases, phrase);
}

static void
starts_add (Starts *starts, const DemarcheProgram *program, guint phrase)
{
  guint n_first;
  gboolean any;
  const DemarcheWordClass *first = demarche_program_get_first (program, &n_first, &any);

  if (any)
    g_array_append_val (starts->any, phrase);
  for (guint i = 0; !any && i < n_first; i++)
    starts_add_class (starts, first[i], phrase);
}

static void
index_init (Index *index)
{
  index->programs = g_ptr_array_new_with_free_func ((GDestroyNotify)demarche_program_free);
  starts_init (&index->starts);
}

static void
index_clear (Index *index)
{
  g_ptr_array_unref (index->programs);
  starts_clear (&index->starts);
}

static void
index_seal (Index *index, guint n_classes)
{
  g_ptr_array_set_size (index->starts.by_class, (int)n_classes);
  for (guint phrase = 0; phrase < index->programs->len; phrase++)
    starts_add (&index->starts, g_ptr_array_index (index->programs, phrase), phrase);
}

DemarcheMatcher *
demarche_matcher_new (void)
{
  DemarcheMatcher *matcher = g_new0 (DemarcheMatcher, 1);

  index_init (&matcher->phrases);
  index_init (&matcher->names);
  matcher->marked = g_array_new (FALSE, FALSE, sizeof (guint));
  starts_init (&matcher->marks);
  return matcher;
}

void
demarche_matcher_free (DemarcheMatcher *matcher)
{
  index_clear (&matcher->phrases);
  index_clear (&matcher->names);
  g_array_unref (matcher->marked);
  starts_clear (&matcher->marks);
  g_free (matcher);
}

guint
demarche_matcher_add (DemarcheMatcher *matcher, DemarcheProgram *program)
{
  g_ptr_array_add (matcher->phrases.programs, program);
  return matcher->phrases.programs->len - 1;
}

void
demarche_matcher_mark (DemarcheMatcher *matcher, guint phrase)
{
  g_array_append_val (matcher->marked, phrase);
}

void
demarche_matcher_add_name (DemarcheMatcher *matcher, DemarcheProgram *program)
{
  g_ptr_array_add (matcher->names.programs, program);
}

void
demarche_matcher_seal (DemarcheMatcher *matcher, guint n_classes)
{
  index_seal (&matcher->phrases, n_classes);
  index_seal (&matcher->names, n_classes);
  g_ptr_array_set_size (matcher->marks.by_class, (int)n_classes);
  for (guint i = 0; i < matcher->marked->len; i++) {
    guint phrase = g_array_index (matcher->marked, guint, i);
    starts_add (&matcher->marks, demarche_matcher_get_program (matcher, phrase), phrase);
  }
  matcher->n_classes = n_classes;
}

const DemarcheProgram *
demarche_matcher_get_program (const DemarcheMatcher *matcher, guint phrase)
{
  return g_ptr_array_index (matcher->phrases.programs, phrase);
}

DemarcheHits *
demarche_hits_new (const DemarcheMatcher *matcher)
{
  DemarcheHits *hits = g_new0 (DemarcheHits, 1);
  guint n_phrases = matcher->phrases.programs->len;

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
  hits->last_seen = g_new0 (LastSeen, matcher->n_classes);
  hits->candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
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
  g_array_unref (hits->candidates);
  g_array_unref (hits->name_start);
  g_array_unref (hits->name_end);
  g_array_unref (hits->names);
  g_free (hits);
}

static void
clear_hits (DemarcheHits *hits)
{
  for (guint i = 0; i < hits->found->len; i++)
    hits->first[g_array_index (hits->found, guint, i)] = -1;
  g_array_set_size (hits->found, 0);
  g_array_set_size (hits->hits, 0);
  g_byte_array_set_size (hits->roles, 0);
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
  const Index *index = &hits->matcher->names;
  DemarcheRun run;

  for (guint i = 0; i < phrases->len; i++) {
    const DemarcheProgram *program =
        g_ptr_array_index (index->programs, g_array_index (phrases, guint, i));
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
  const Index *index = &hits->matcher->names;
  const GArray *sentences = hits->reading->sentences;
  guint n_words = index->programs->len > 0 ? hits->reading->words->len : 0;

  g_array_set_size (hits->name_start, 0);
  for (guint s = 0; n_words > 0 && s < sentences->len; s++) {
    const DemarcheSentence *sentence = &g_array_index (sentences, DemarcheSentence, s);
    DemarcheStretch stretch;

    g_array_set_size (hits->names, 0);
    fill_stretch (hits, sentence, &stretch);
    stretch.name_start = NULL;
    for (guint at = 0; at < stretch.n_words; at++) {
      const DemarcheWord *word = stretch.tokens[stretch.words[at]].word;
      find_names_at (hits, &stretch, at, index->starts.any);
      for (guint c = 0; c < word->n_classes; c++) {
        const GArray *phrases = starts_get (&index->starts, word->classes[c]);
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
  GPtrArray *programs = hits->matcher->names.programs;
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
    g_array_append_val (hits->found, phrase);
  } else {
    g_array_index (hits->hits, DemarcheHit, hits->last[phrase]).next = index;
  }
  hits->last[phrase] = index;
}

static inline void
see_word (DemarcheHits *hits, const DemarcheWord *word, guint at)
{
  for (guint c = 0; c < word->n_classes; c++)
    hits->last_seen[word->classes[c]] = (LastSeen){hits->n_sentences, at};
}

/* whether every word that the phrase cannot do without was seen among @n_words from @start on */
static gboolean
may_match_from (const DemarcheHits *hits, const DemarcheProgram *program, guint start,
                guint n_words)
{
  guint n_required;
  const DemarcheWordClass *required = demarche_program_get_required (program, &n_required);

  for (guint i = n_required; i-- > 0;) {
    const LastSeen *seen = &hits->last_seen[required[i]];
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
    const DemarcheProgram *program =
        demarche_matcher_get_program (hits->matcher, g_array_index (phrases, guint, i));
    guint n_words = any_reach ? G_MAXUINT : demarche_program_get_max_words (program);

    if (may_match_from (hits, program, start, n_words))
      return TRUE;
  }
  return FALSE;
}

gboolean
demarche_hits_may_find (DemarcheHits *hits, const GArray *tokens, gboolean is_list)
{
  const Starts *marks = &hits->matcher->marks;

  hits->n_sentences++; /* the paragraph as one sentence */
  for (guint at = tokens->len; at-- > 0;) {
    const DemarcheWord *word = g_array_index (tokens, DemarcheToken, at).word;

    see_word (hits, word, at);
    if (may_any_match_from (hits, marks->any, at, is_list))
      return TRUE;
    for (guint c = 0; c < word->n_classes; c++) {
      const GArray *phrases = starts_get (marks, word->classes[c]);
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
    Candidate candidate = {at, g_array_index (phrases, guint, i)};
    const DemarcheProgram *program = demarche_matcher_get_program (hits->matcher, candidate.phrase);

    if (hits->tried[candidate.phrase] == hits->n_tries)
      continue;
    hits->tried[candidate.phrase] = hits->n_tries;
    if (may_match_from (hits, program, at, demarche_program_get_max_words (program)))
      g_array_append_val (hits->candidates, candidate);
  }
}

/* from the last word to the first, so that the words after each are those seen before it */
static void
find_candidates (DemarcheHits *hits, const DemarcheStretch *stretch)
{
  const Starts *starts = &hits->matcher->phrases.starts;

  hits->n_sentences++;
  g_array_set_size (hits->candidates, 0);
  for (guint at = stretch->n_words; at-- > 0;) {
    const DemarcheWord *word = stretch->tokens[stretch->words[at]].word;

    see_word (hits, word, at);
    hits->n_tries++;
    for (guint c = word->n_classes; c-- > 0;) {
      const GArray *phrases = starts_get (starts, word->classes[c]);
      if (phrases != NULL)
        add_candidates (hits, phrases, at);
    }
    add_candidates (hits, starts->any, at);
  }
}

static void
run_candidate (DemarcheHits *hits, const Candidate *candidate, guint sentence,
               const DemarcheStretch *stretch)
{
  const DemarcheProgram *program = demarche_matcher_get_program (hits->matcher, candidate->phrase);
  guint roles = hits->roles->len;
  DemarcheRun run;

  if (demarche_program_run (program, hits->runner, stretch, candidate->at, -1, FALSE, &run,
                            hits->roles))
    add_hit (hits, candidate->phrase, sentence, &run, roles);
}

static void
order_hits (DemarcheHits *hits)
{
  g_array_set_size (hits->ordered, 0);
  for (guint i = 0; i < hits->found->len; i++) {
    guint phrase = g_array_index (hits->found, guint, i);

    hits->begin[phrase] = hits->ordered->len;
    for (int index = hits->first[phrase]; index >= 0; index = demarche_hits_get (hits, index)->next)
      g_array_append_val (hits->ordered, index);
    hits->end[phrase] = hits->ordered->len;
  }
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
    for (guint i = hits->candidates->len; i-- > 0;)
      run_candidate (hits, &g_array_index (hits->candidates, Candidate, i), s, &stretch);
  }
  order_hits (hits);
}

int
demarche_hits_get_first (const DemarcheHits *hits, guint phrase)
{
  return hits->first[phrase];
}

int
demarche_hits_get_first_from (const DemarcheHits *hits, guint phrase, guint sentence)
{
  guint low = hits->begin[phrase];
  guint high = hits->end[phrase];

  if (hits->first[phrase] < 0)
    return -1;
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
