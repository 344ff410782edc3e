/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* From sequences of words to phrasings: the distinctive ones, each once, as the matcher finds them.
 */
#include "author/suggest-private.h"

#include "author/keyness.h"
#include "classify/find.h"
#include "rules/loose-phrase.h"

#include <string.h>

/* paragraphs that a sequence must stand in: two may be one statement in two versions */
#define MIN_PARAGRAPHS 3
/* where people have pointed at few paragraphs, two that agree are worth a look */
#define MIN_OF_FEW 2
#define FEW 50
/* sequences that are looked at closely, for each that is shown */
#define POOL_FACTOR 20
#define MIN_POOL 400
/* share of paragraphs in common from which on two overlapping sequences are one formula */
#define SAME_FORMULA 0.7

typedef struct {
  DemarcheSequence sequence;
  double keyness;
  char *text;
  DemarchePhrase *phrase;
  GArray *paragraphs; /* of guint32: kept ones that it matches in */
  GPtrArray *spans;   /* along them: GArray of DemarcheSpan */
  DemarchePhrasing *phrasing;
} Candidate;

typedef struct {
  DemarcheCorpus *corpus;
  DemarcheRuleSet *rules;
  guint n_ours;
  guint n_rest;
  GPtrArray *candidates; /* of Candidate */
} Ranking;

static void
candidate_free (gpointer data)
{
  Candidate *candidate = data;

  g_free (candidate->text);
  demarche_loose_phrase_free (candidate->phrase);
  g_array_unref (candidate->paragraphs);
  g_ptr_array_unref (candidate->spans);
  g_free (candidate);
}

/* ---- which are distinctive ---- */

/* without anything to compare with, what is frequent */
static double
weigh (const Ranking *ranking, const DemarcheSequence *sequence)
{
  if (ranking->n_rest == 0)
    return sequence->n_ours;
  return demarche_keyness (sequence->n_ours, ranking->n_ours, sequence->n_rest, ranking->n_rest);
}

/* the most distinctive first, of equal ones the longest */
static int
compare_sequences (gconstpointer first, gconstpointer second, gpointer data)
{
  const DemarcheSequence *a = first;
  const DemarcheSequence *b = second;
  double weights[] = {weigh (data, a), weigh (data, b)};

  if (weights[0] != weights[1])
    return weights[0] > weights[1] ? -1 : 1;
  if (a->n_words != b->n_words)
    return a->n_words > b->n_words ? -1 : 1;
  return memcmp (a->words, b->words, sizeof a->words);
}

/* a sequence inside a longer one that stands in the same paragraphs says nothing of its own */
static gboolean
is_inside_another (const Ranking *ranking, const DemarcheSequence *sequence)
{
  for (guint i = 0; i < ranking->candidates->len; i++) {
    const Candidate *known = g_ptr_array_index (ranking->candidates, i);
    if (known->sequence.n_ours == sequence->n_ours && known->sequence.n_rest == sequence->n_rest &&
        demarche_sequence_contains (&known->sequence, sequence))
      return TRUE;
  }
  return FALSE;
}

/* words that the phrase language does not take are none of a phrase: NULL */
static DemarchePhrase *
parse (DemarcheRuleSet *rules, const char *text)
{
  g_autoptr (DemarcheDiagnostics) diagnostics = demarche_diagnostics_new ();

  return demarche_loose_phrase_new (rules, text, diagnostics);
}

static void
add_candidate (Ranking *ranking, const DemarcheSequence *sequence)
{
  g_autofree char *text = demarche_sequences_spell (ranking->corpus->sequences, sequence);
  DemarchePhrase *phrase = parse (ranking->rules, text);

  if (phrase == NULL)
    return;
  Candidate *candidate = g_new0 (Candidate, 1);
  candidate->sequence = *sequence;
  candidate->keyness = weigh (ranking, sequence);
  candidate->text = g_steal_pointer (&text);
  candidate->phrase = phrase;
  candidate->paragraphs = g_array_new (FALSE, FALSE, sizeof (guint32));
  candidate->spans = g_ptr_array_new_with_free_func ((GDestroyNotify)g_array_unref);
  g_ptr_array_add (ranking->candidates, candidate);
}

static void
choose_candidates (Ranking *ranking, GArray *sequences, guint most)
{
  g_array_sort_with_data (sequences, compare_sequences, ranking);
  for (guint i = 0; i < sequences->len && ranking->candidates->len < most; i++) {
    const DemarcheSequence *sequence = &g_array_index (sequences, DemarcheSequence, i);
    if (weigh (ranking, sequence) <= 0)
      break;
    if (!is_inside_another (ranking, sequence))
      add_candidate (ranking, sequence);
  }
}

/* ---- what rules have already ---- */

/* whether a phrase that shows a position by itself is among the hits */
static gboolean
has_hit_of_rule (const DemarcheWorkspace *workspace)
{
  guint n_phrases;
  const guint *phrases = demarche_hits_get_phrases (workspace->hits, &n_phrases);

  for (guint i = 0; i < n_phrases; i++) {
    guint n_owners;
    const DemarcheOwner *owners =
        demarche_engine_get_owners (workspace->engine, phrases[i], &n_owners);
    for (guint j = 0; j < n_owners; j++)
      if (owners[j].kind == DEMARCHE_OWNER_RULE &&
          demarche_engine_get_rule (workspace->engine, owners[j].index)->all.n == 0)
        return TRUE;
  }
  return FALSE;
}

static void
drop_known (Ranking *ranking)
{
  g_autoptr (DemarcheEngine) engine = demarche_engine_new (ranking->rules, NULL);
  g_autoptr (DemarcheWorkspace) workspace = demarche_workspace_new (engine);

  for (guint i = ranking->candidates->len; i-- > 0;) {
    const Candidate *candidate = g_ptr_array_index (ranking->candidates, i);
    DemarcheParagraph paragraph = {.kind = DEMARCHE_PARAGRAPH_PARAGRAPH,
                                   .text = candidate->text,
                                   .length = strlen (candidate->text),
                                   .occasion = &demarche_occasion_unknown};
    if (demarche_find (workspace, &paragraph) && has_hit_of_rule (workspace))
      g_ptr_array_remove_index (ranking->candidates, i);
  }
}

/* ---- what they would tag ---- */

static GArray *
make_span (const DemarcheWorkspace *workspace, const DemarcheHit *hit)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (DemarcheSpan));
  const GArray *tokens = workspace->reading->tokens;
  guint first = demarche_workspace_get_token (workspace, hit->sentence, hit->start);
  guint last = demarche_workspace_get_token (workspace, hit->sentence, hit->end);
  DemarcheSpan span = {g_array_index (tokens, DemarcheToken, first).start,
                       g_array_index (tokens, DemarcheToken, last).end};

  g_array_append_val (spans, span);
  return spans;
}

static void
match_paragraph (Ranking *ranking, DemarcheWorkspace *workspace, guint32 index)
{
  const DemarcheParagraph paragraph = demarche_corpus_get_paragraph (ranking->corpus, index);
  guint n_phrases;

  if (!demarche_find (workspace, &paragraph))
    return;
  const guint *phrases = demarche_hits_get_phrases (workspace->hits, &n_phrases);
  for (guint i = 0; i < n_phrases; i++) {
    guint n_owners;
    const DemarcheOwner *owner =
        demarche_engine_get_owners (workspace->engine, phrases[i], &n_owners);
    Candidate *candidate = g_ptr_array_index (ranking->candidates, owner->index);
    const DemarcheHit *hit =
        demarche_hits_get (workspace->hits, demarche_hits_get_first (workspace->hits, phrases[i]));
    g_array_append_val (candidate->paragraphs, index);
    g_ptr_array_add (candidate->spans, make_span (workspace, hit));
  }
}

static void
match_all (Ranking *ranking)
{
  g_autoptr (GPtrArray) phrases = g_ptr_array_new ();

  for (guint i = 0; i < ranking->candidates->len; i++)
    g_ptr_array_add (phrases, ((Candidate *)g_ptr_array_index (ranking->candidates, i))->phrase);
  g_autoptr (DemarcheEngine) engine =
      demarche_engine_new_for_phrases (ranking->rules, NULL, phrases);
  g_autoptr (DemarcheWorkspace) workspace = demarche_workspace_new (engine);
  for (guint32 i = 0; i < ranking->corpus->paragraphs->len; i++)
    if (g_array_index (ranking->corpus->paragraphs, DemarcheCorpusParagraph, i).is_kept)
      match_paragraph (ranking, workspace, i);
}

static void
count_voices (Ranking *ranking, Candidate *candidate, int position)
{
  DemarchePhrasing *phrasing = demarche_phrasing_new (candidate->text, position);
  DemarchePhrasingCounter *counter = demarche_phrasing_counter_new (phrasing);

  phrasing->n_ours = candidate->sequence.n_ours;
  phrasing->of_ours = ranking->n_ours;
  phrasing->n_rest = candidate->sequence.n_rest;
  phrasing->of_rest = ranking->n_rest;
  phrasing->keyness = ranking->n_rest > 0 ? candidate->keyness : 0;
  phrasing->score = candidate->keyness;
  for (guint i = 0; i < candidate->paragraphs->len; i++) {
    guint32 index = g_array_index (candidate->paragraphs, guint32, i);
    const DemarcheCorpusParagraph *known =
        &g_array_index (ranking->corpus->paragraphs, DemarcheCorpusParagraph, index);
    const DemarcheParagraph paragraph = demarche_corpus_get_paragraph (ranking->corpus, index);
    demarche_phrasing_counter_add (counter, known->statement, known->who, &paragraph,
                                   g_array_ref (candidate->spans->pdata[i]));
  }
  demarche_phrasing_counter_finish (counter);
  candidate->phrasing = phrasing;
}

/* ---- one of each formula ---- */

static guint
count_common (const GArray *a, const GArray *b)
{
  guint n = 0;

  for (guint i = 0, j = 0; i < a->len && j < b->len;) {
    guint32 first = g_array_index (a, guint32, i);
    guint32 second = g_array_index (b, guint32, j);
    n += first == second;
    i += first <= second;
    j += second <= first;
  }
  return n;
}

static gboolean
shares_words (const DemarcheSequence *a, const DemarcheSequence *b)
{
  guint n_common = 0;

  for (guint i = 0; i < a->n_words; i++)
    for (guint j = 0; j < b->n_words; j++)
      n_common += a->words[i] == b->words[j];
  return n_common > 0;
}

/* windows on one long formula, and its parts: the better one stands for all */
static gboolean
is_same_formula (const Candidate *a, const Candidate *b)
{
  guint n_common = count_common (a->paragraphs, b->paragraphs);
  guint n_all = a->paragraphs->len + b->paragraphs->len - n_common;

  return shares_words (&a->sequence, &b->sequence) && n_common >= SAME_FORMULA * n_all;
}

static int
compare_candidates (gconstpointer first, gconstpointer second)
{
  const Candidate *a = *(const Candidate *const *)first;
  const Candidate *b = *(const Candidate *const *)second;

  if (a->phrasing->score == b->phrasing->score && a->sequence.n_words != b->sequence.n_words)
    return a->sequence.n_words > b->sequence.n_words ? -1 : 1;
  return demarche_phrasing_compare (&a->phrasing, &b->phrasing);
}

static void
take_best (Ranking *ranking, guint limit, GPtrArray *phrasings)
{
  g_autoptr (GPtrArray) taken = g_ptr_array_new ();

  g_ptr_array_sort (ranking->candidates, compare_candidates);
  for (guint i = 0; i < ranking->candidates->len; i++) {
    Candidate *candidate = g_ptr_array_index (ranking->candidates, i);
    gboolean is_new = candidate->paragraphs->len > 0;

    for (guint j = 0; j < taken->len; j++)
      is_new = is_new && !is_same_formula (taken->pdata[j], candidate);
    if (is_new)
      g_ptr_array_add (taken, candidate);
    if (is_new && taken->len <= limit)
      g_ptr_array_add (phrasings, candidate->phrasing);
    else
      demarche_phrasing_free (candidate->phrasing);
  }
}

void
demarche_suggest_sequences (DemarcheCorpus *corpus, DemarcheRuleSet *rules, const guint8 *parts,
                            int position, guint limit, GPtrArray *phrasings)
{
  g_autoptr (GPtrArray) candidates = g_ptr_array_new_with_free_func (candidate_free);
  Ranking ranking = {.corpus = corpus, .rules = rules, .candidates = candidates};

  for (guint i = 0; i < corpus->paragraphs->len; i++) {
    ranking.n_ours += parts[i] == DEMARCHE_PART_OURS;
    ranking.n_rest += parts[i] == DEMARCHE_PART_REST;
  }
  guint min = ranking.n_ours <= FEW ? MIN_OF_FEW : MIN_PARAGRAPHS;
  g_autoptr (GArray) sequences = demarche_sequences_find (corpus->sequences, parts, min);
  choose_candidates (&ranking, sequences, MAX (MIN_POOL, POOL_FACTOR * limit));
  drop_known (&ranking);
  match_all (&ranking);
  for (guint i = 0; i < candidates->len; i++)
    count_voices (&ranking, g_ptr_array_index (candidates, i), position);
  take_best (&ranking, limit, phrasings);
}
