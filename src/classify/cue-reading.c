/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Reads the cues for a finding: holder, stance and force, and what the speaker says of what is
 * ascribed to others. */
#include "classify/cue-private.h"

#include "base/limits.h"

/* a cue that lies in a gap of the match acts on it whatever its direction */
static gboolean
is_in_gap (const DemarcheCueHead *head, const DemarcheCueHit *cue)
{
  if (cue->start <= head->hit->start || cue->end >= head->hit->end)
    return FALSE;
  for (guint i = cue->start; i <= cue->end; i++)
    if (head->roles[i - head->hit->start] != 0)
      return FALSE;
  return TRUE;
}

static gboolean
acts (const DemarcheCueHead *head, const DemarcheCueHit *cue)
{
  if (cue->cue->effect >= DEMARCHE_CUE_PSEUDO || cue->cue->effect == DEMARCHE_CUE_REJECTION)
    return FALSE;
  return is_in_gap (head, cue) ||
         demarche_cue_field_reaches (head->field, cue, head->hit->start, head->hit->end) ==
             DEMARCHE_REACH_IN_SCOPE;
}

/* an attribution whose scope holds the cue, other than those that act on @head (NULL: none) */
static gboolean
is_anothers (const DemarcheCueField *field, const DemarcheCueHead *head, const DemarcheCueHit *cue)
{
  const DemarcheCueHit *attribution;
  guint next = 0;

  while ((attribution = demarche_cue_field_next_attribution (field, cue->start, cue->end, &next)) !=
         NULL)
    if (head == NULL || !acts (head, attribution))
      return TRUE;
  return FALSE;
}

/* "Some reject X, others want Y": a negation inside one attribution ends at the next */
static gboolean
is_ended_by_attribution (const DemarcheCueHead *head, const DemarcheCueHit *negation)
{
  const DemarcheCueField *field = head->field;
  guint n_between =
      negation->end < head->hit->start
          ? demarche_cue_field_count_attributions (field, negation->end, head->hit->start)
          : demarche_cue_field_count_attributions (field, head->hit->end, negation->start);

  return negation->cue->direction != DEMARCHE_DIRECTION_AROUND && n_between > 0 &&
         is_anothers (field, NULL, negation);
}

/* seen from the match, an acting attribution stands before the negation */
static gboolean
is_outside (const DemarcheCueHead *head, const DemarcheCueHit *negation)
{
  return (int)negation->end < head->ascribed_from ||
         (head->ascribed_to >= 0 && (int)negation->start > head->ascribed_to);
}

/* notes an acting cue that is no negation */
static void
note_effect (DemarcheCueReading *reading, DemarcheCueHead *head, const DemarcheCueHit *cue)
{
  switch (cue->cue->effect) {
  case DEMARCHE_CUE_ATTRIBUTION:
    reading->holder = DEMARCHE_HOLDER_OTHER;
    if (cue->end < head->hit->start)
      head->ascribed_from = MAX (head->ascribed_from, (int)cue->start);
    else if (cue->start > head->hit->end && head->ascribed_to < 0)
      head->ascribed_to = (int)cue->end;
    break;
  case DEMARCHE_CUE_HEDGE:
  case DEMARCHE_CUE_CONDITIONAL:
    reading->force = DEMARCHE_FORCE_TENTATIVE;
    break;
  case DEMARCHE_CUE_QUESTION:
    reading->is_dropped = reading->is_dropped || !head->rule->rhetorical;
    break;
  default:
    reading->is_dropped = TRUE; /* a recall */
    break;
  }
}

/* everything but negations: whether one is the speaker's depends on the attributions */
static void
read_effects (DemarcheCueReading *reading, DemarcheCueHead *head)
{
  const DemarcheCueSentence *sentence = head->field->sentence;

  for (guint i = head->first_hit; i < head->end_hit; i++) {
    const DemarcheCueHit *hit = &sentence->hits[i];
    if (hit->cue->effect != DEMARCHE_CUE_NEGATION && demarche_cue_field_is_alive (head->field, i) &&
        acts (head, hit))
      note_effect (reading, head, hit);
  }
  if (head->rule->holder != DEMARCHE_NOT_FIXED)
    reading->holder = (DemarcheHolder)head->rule->holder;
  if (head->rule->force != DEMARCHE_NOT_FIXED)
    reading->force = (DemarcheForce)head->rule->force;
}

static DemarcheCueRole
judge_rejection (const DemarcheCueReading *reading, const DemarcheCueHead *head,
                 const DemarcheCueHit *cue)
{
  if (cue->start <= head->hit->end)
    return DEMARCHE_ROLE_BEFORE;
  if (reading->holder != DEMARCHE_HOLDER_OTHER)
    return DEMARCHE_ROLE_NOT_ASCRIBED;
  return is_anothers (head->field, head, cue) ? DEMARCHE_ROLE_OTHERS_WORDS : DEMARCHE_ROLE_OPPOSES;
}

static DemarcheCueRole
get_silent_role (DemarcheCueState state)
{
  return state == DEMARCHE_CUE_IS_SHIELDED ? DEMARCHE_ROLE_SHIELDED
         : state == DEMARCHE_CUE_IS_PSEUDO ? DEMARCHE_ROLE_PSEUDO
                                           : DEMARCHE_ROLE_SHORTER;
}

/* what the cue at @index does to the head, once the other effects were read */
static DemarcheCueRole
judge (const DemarcheCueReading *reading, const DemarcheCueHead *head, guint index)
{
  const DemarcheCueHit *hit = &head->field->sentence->hits[index];
  gboolean is_negation = hit->cue->effect == DEMARCHE_CUE_NEGATION;

  if (!demarche_cue_field_is_alive (head->field, index))
    return get_silent_role (demarche_cue_field_get_state (head->field, index));
  if (hit->cue->effect >= DEMARCHE_CUE_PSEUDO)
    return DEMARCHE_ROLE_HELPER;
  if (hit->cue->effect == DEMARCHE_CUE_REJECTION)
    return judge_rejection (reading, head, hit);
  if (!acts (head, hit))
    return DEMARCHE_ROLE_OUT_OF_SCOPE;
  if (is_negation && is_ended_by_attribution (head, hit))
    return DEMARCHE_ROLE_OTHERS_WORDS;
  if (is_negation && reading->holder == DEMARCHE_HOLDER_OTHER && is_outside (head, hit))
    return DEMARCHE_ROLE_OPPOSES;
  return DEMARCHE_ROLE_ACTS;
}

/* the acting cues and those by which the speaker rejects what is ascribed, in text order */
static void
list_cues (DemarcheCueReading *reading, const DemarcheCueHead *head)
{
  for (guint i = head->first_hit; i < head->end_hit; i++) {
    const DemarcheCueHit *hit = &head->field->sentence->hits[i];
    DemarcheCueRole role = judge (reading, head, i);

    if (role == DEMARCHE_ROLE_ACTS)
      g_ptr_array_add (reading->acting, (gpointer)hit);
    else if (role == DEMARCHE_ROLE_OPPOSES)
      g_ptr_array_add (reading->speakers, (gpointer)hit);
  }
}

/* what a rejection at @index of the next sentence does to what is ascribed in this one */
static DemarcheCueRole
judge_next (const DemarcheCueView *next, guint index)
{
  if (!demarche_cue_field_is_alive (&next->field, index))
    return get_silent_role (demarche_cue_field_get_state (&next->field, index));
  return is_anothers (&next->field, NULL, &next->sentence.hits[index]) ? DEMARCHE_ROLE_OTHERS_WORDS
                                                                       : DEMARCHE_ROLE_OPPOSES;
}

/* rejections anywhere in the next sentence */
static void
collect_rejections (DemarcheCues *cues)
{
  const DemarcheCueSentence *sentence = &cues->next.sentence;

  cues->end_next = demarche_cue_sentence_find_hit (sentence, DEMARCHE_LIMIT_CUE_REACH_WORDS);
  g_ptr_array_set_size (cues->rejections, 0);
  for (guint i = 0; i < cues->end_next; i++)
    if (sentence->hits[i].cue->effect == DEMARCHE_CUE_REJECTION &&
        judge_next (&cues->next, i) == DEMARCHE_ROLE_OPPOSES)
      g_ptr_array_add (cues->rejections, (gpointer)&sentence->hits[i]);
}

/* readies the sentence after the finding's; FALSE when there is none */
static gboolean
open_next (DemarcheCues *cues, const DemarcheWorkspace *workspace)
{
  int next = demarche_workspace_get_sentence (workspace, cues->own.sentence.index)->next;

  if (next >= 0 && demarche_cues_open (cues, &cues->next, workspace, (guint)next))
    collect_rejections (cues);
  return next >= 0;
}

static guint
count_negations (const GPtrArray *cues)
{
  guint n_negations = 0;

  for (guint i = 0; i < cues->len; i++)
    n_negations +=
        ((const DemarcheCueHit *)g_ptr_array_index (cues, i))->cue->effect == DEMARCHE_CUE_NEGATION;
  return n_negations;
}

static void
decide_stances (DemarcheCueReading *reading, const DemarcheRule *rule)
{
  guint n_negations = count_negations (reading->acting);
  gboolean only_rejected = count_negations (reading->speakers) == 0;

  if (rule->stance != DEMARCHE_NOT_FIXED) {
    reading->stance = (DemarcheStance)rule->stance;
    return;
  }
  reading->stance = n_negations == 1 ? DEMARCHE_STANCE_OPPOSES : DEMARCHE_STANCE_SUPPORTS;
  reading->is_ambiguous = n_negations > 1;
  reading->speaker_opposes = reading->speakers->len > 0;
  reading->speaker_is_ambiguous = reading->speakers->len > 1;
  reading->speaker_force = only_rejected ? DEMARCHE_FORCE_FIRM : reading->force;
}

static void
reset (DemarcheCueReading *reading)
{
  reading->is_dropped = FALSE;
  reading->holder = DEMARCHE_HOLDER_SPEAKER;
  reading->force = DEMARCHE_FORCE_FIRM;
  reading->is_ambiguous = FALSE;
  reading->speaker_opposes = FALSE;
  reading->speaker_is_ambiguous = FALSE;
  g_ptr_array_set_size (reading->acting, 0);
  g_ptr_array_set_size (reading->speakers, 0);
}

static void
read_finding (DemarcheCues *cues, const DemarcheWorkspace *workspace,
              const DemarcheFinding *finding, DemarcheCueHead *head)
{
  DemarcheCueReading *reading = &cues->reading;
  const DemarcheHit *hit = demarche_workspace_get_part (workspace, finding, 0);

  *head = (DemarcheCueHead){.rule = finding->code->rule,
                            .hit = hit,
                            .roles = demarche_hits_get_roles (workspace->hits, hit),
                            .ascribed_from = -1,
                            .ascribed_to = -1};
  reset (reading);
  demarche_cues_open (cues, &cues->own, workspace, hit->sentence);
  demarche_cues_set_field (cues, workspace, finding, head);
  reading->is_dropped = !head->rule->rhetorical &&
                        demarche_workspace_get_sentence (workspace, hit->sentence)->is_question;
  read_effects (reading, head);
  list_cues (reading, head);
  if (reading->holder == DEMARCHE_HOLDER_OTHER && open_next (cues, workspace))
    g_ptr_array_extend (reading->speakers, cues->rejections, NULL, NULL);
  decide_stances (reading, head->rule);
}

const DemarcheCueReading *
demarche_cues_read (DemarcheCues *cues, const DemarcheWorkspace *workspace,
                    const DemarcheFinding *finding)
{
  DemarcheCueHead head;

  read_finding (cues, workspace, finding, &head);
  return &cues->reading;
}

/* ---- the same with reasons ---- */

static void
add_judgement (GArray *judgements, const DemarcheCueField *field, guint index, DemarcheCueRole role,
               const DemarcheCueHead *head)
{
  const DemarcheCueHit *hit = &field->sentence->hits[index];
  DemarcheCueJudgement judgement = {.hit = hit, .role = role};

  if (role == DEMARCHE_ROLE_PSEUDO || role == DEMARCHE_ROLE_SHORTER)
    judgement.by = demarche_cue_field_find_silencer (field, index);
  else if (role == DEMARCHE_ROLE_OUT_OF_SCOPE)
    judgement.reach = demarche_cue_field_reaches (field, hit, head->hit->start, head->hit->end);
  g_array_append_val (judgements, judgement);
}

static void
judge_own_sentence (const DemarcheCues *cues, const DemarcheCueHead *head, GArray *judgements)
{
  for (guint i = head->first_hit; i < head->end_hit; i++)
    add_judgement (judgements, head->field, i, judge (&cues->reading, head, i), head);
}

/* of the next sentence rejections only: nothing else reaches back */
static void
judge_next_sentence (const DemarcheCues *cues, const DemarcheCueHead *head, GArray *judgements)
{
  const DemarcheCueView *next = &cues->next;

  for (guint i = 0; i < cues->end_next; i++) {
    DemarcheCueRole role = cues->reading.holder == DEMARCHE_HOLDER_OTHER
                               ? judge_next (next, i)
                               : DEMARCHE_ROLE_NOT_ASCRIBED;
    if (next->sentence.hits[i].cue->effect == DEMARCHE_CUE_REJECTION)
      add_judgement (judgements, &next->field, i, role, head);
  }
}

const DemarcheCueReading *
demarche_cues_judge (DemarcheCues *cues, const DemarcheWorkspace *workspace,
                     const DemarcheFinding *finding, GArray *judgements)
{
  DemarcheCueHead head;

  read_finding (cues, workspace, finding, &head);
  cues->seen = head.field;
  g_array_set_size (judgements, 0);
  judge_own_sentence (cues, &head, judgements);
  if (open_next (cues, workspace))
    judge_next_sentence (cues, &head, judgements);
  return &cues->reading;
}
