/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Explains cues: where they were found, how far they reach, what each does to a match. */
#include "classify/explain-private.h"

/* a cue found in a list's lead-in is found again with each item: it is one by its words */
typedef struct {
  const DemarcheCue *cue;
  gsize start;
  gsize end;
} CueKey;

static guint
key_hash (gconstpointer data)
{
  const CueKey *key = data;

  return g_direct_hash (key->cue) ^ (guint)(key->start * 31 + key->end);
}

static gboolean
key_equal (gconstpointer first, gconstpointer second)
{
  const CueKey *a = first;
  const CueKey *b = second;

  return a->cue == b->cue && a->start == b->start && a->end == b->end;
}

static CueKey
key_of (const DemarcheExplainer *explainer, const DemarcheCueHit *hit)
{
  DemarcheSpan span = demarche_explainer_span (explainer, hit->sentence, hit->start, hit->end);

  return (CueKey){hit->cue, span.start, span.end};
}

/* index of a cue that was written down */
static int
find_cue (const DemarcheExplainer *explainer, const DemarcheCueHit *hit)
{
  if (hit == NULL)
    return -1;
  CueKey key = key_of (explainer, hit);
  return GPOINTER_TO_INT (g_hash_table_lookup (explainer->cues, &key)) - 1;
}

/* the words of the default stop at a word: "we", "and we"; none at a semicolon */
static DemarcheSpan
find_default_stop (const DemarcheExplainer *explainer, guint sentence, guint word)
{
  const DemarcheWorkspace *workspace = explainer->workspace;
  guint token = demarche_workspace_get_token (workspace, sentence, word);
  const DemarcheToken *at = &g_array_index (workspace->reading->tokens, DemarcheToken, token);
  gboolean is_and = (at->word->flags & DEMARCHE_WORD_AND) != 0;
  guint n_words = demarche_workspace_get_sentence (workspace, sentence)->n_words;

  if (at->before & DEMARCHE_BEFORE_SEMICOLON)
    return (DemarcheSpan){0, 0};
  return demarche_explainer_span (explainer, sentence, word,
                                  is_and && word + 1 < n_words ? word + 1 : word);
}

/* a scope in bytes, or NULL where the cue does not look to that side */
static DemarcheExplainedScope *
measure (const DemarcheExplainer *explainer, const DemarcheCueHit *hit, gboolean forward)
{
  DemarcheScope scope;

  if (!demarche_cues_measure (explainer->examination->cues, hit, forward, &scope))
    return NULL;
  DemarcheExplainedScope *explained = g_new0 (DemarcheExplainedScope, 1);
  explained->reach = scope.reach;
  explained->stop_cue = find_cue (explainer, scope.stop);
  if (forward && scope.last > hit->end)
    explained->words = demarche_explainer_span (explainer, hit->sentence, hit->end + 1, scope.last);
  else if (!forward && scope.last < hit->start)
    explained->words =
        demarche_explainer_span (explainer, hit->sentence, scope.last, hit->start - 1);
  if (scope.stop != NULL)
    explained->stop =
        demarche_explainer_span (explainer, hit->sentence, scope.stop->start, scope.stop->end);
  else if (scope.reach == DEMARCHE_REACH_STOP || scope.reach == DEMARCHE_REACH_MAIN_CLAUSE)
    explained->stop =
        find_default_stop (explainer, hit->sentence, forward ? scope.last + 1 : scope.last);
  return explained;
}

static void
add_cue (DemarcheExplainer *explainer, const DemarcheCueHit *hit)
{
  CueKey key = key_of (explainer, hit);
  GArray *cues = explainer->explanation->cues;

  if (g_hash_table_contains (explainer->cues, &key))
    return;
  DemarcheExplainedCue cue = {
      .cue = demarche_explainer_source (hit->cue->id, &hit->cue->place),
      .phrase = demarche_explainer_find_phrase (explainer, hit->cue->phrases, hit->phrase),
      .effect = hit->cue->effect,
      .span = {key.start, key.end},
      .sentence = hit->sentence,
      .max = hit->cue->max,
  };
  g_array_append_val (cues, cue);
  g_hash_table_insert (explainer->cues, g_memdup2 (&key, sizeof key), GUINT_TO_POINTER (cues->len));
}

void
demarche_explain_cues (DemarcheExplainer *explainer)
{
  DemarcheCues *cues = explainer->examination->cues;
  const GArray *hits = demarche_cues_get_hits (cues);

  explainer->cues = g_hash_table_new_full (key_hash, key_equal, g_free, NULL);
  for (guint i = 0; i < hits->len; i++)
    add_cue (explainer, &g_array_index (hits, DemarcheCueHit, i));
  for (guint i = 0; i < hits->len; i++) {
    const DemarcheCueHit *hit = &g_array_index (hits, DemarcheCueHit, i);
    DemarcheExplainedCue *cue = &g_array_index (explainer->explanation->cues, DemarcheExplainedCue,
                                                (guint)find_cue (explainer, hit));
    if (cue->sentence != hit->sentence || cue->before != NULL || cue->after != NULL)
      continue;
    demarche_cues_look (cues, explainer->workspace, hit->sentence);
    cue->before = measure (explainer, hit, FALSE);
    cue->after = measure (explainer, hit, TRUE);
  }
}

const DemarcheCueReading *
demarche_explain_roles (DemarcheExplainer *explainer, const DemarcheFinding *finding, GArray *roles)
{
  g_autoptr (GArray) judgements = g_array_new (FALSE, FALSE, sizeof (DemarcheCueJudgement));
  const DemarcheHit *head = demarche_workspace_get_part (explainer->workspace, finding, 0);
  const DemarcheCueReading *reading =
      demarche_cues_judge (explainer->examination->cues, explainer->workspace, finding, judgements);

  for (guint i = 0; i < judgements->len; i++) {
    const DemarcheCueJudgement *judgement = &g_array_index (judgements, DemarcheCueJudgement, i);
    const DemarcheCueHit *hit = judgement->hit;
    DemarcheExplainedRole role = {.cue = (guint)find_cue (explainer, hit),
                                  .role = judgement->role,
                                  .by = find_cue (explainer, judgement->by),
                                  .reach = judgement->reach};

    if (role.by == (int)role.cue) /* another phrase of the cue has the same words */
      continue;
    if (hit->sentence == head->sentence && hit->end < head->start)
      role.scope = measure (explainer, hit, TRUE);
    else if (hit->sentence == head->sentence && hit->start > head->end)
      role.scope = measure (explainer, hit, FALSE);
    g_array_append_val (roles, role);
  }
  return reading;
}
