/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Reads the cues for a finding: holder, stance and force, and what the speaker says of what is
 * ascribed to others. */
#include "classify/cue-field.h"

#include "base/limits.h"

#include <string.h>

/* a sentence with its cues as they are when none is shielded */
typedef struct {
  DemarcheCueSentence sentence;
  DemarcheCueField field;
} View;

struct _DemarcheCues {
  GArray *hits;  /* of DemarcheCueHit, by sentence and start */
  GArray *first; /* of guint: by sentence, index of its first hit; one more at the end */
  View own;      /* the finding's sentence */
  DemarcheCueField shielded; /* the same around a finding that shares words with cues */
  View next;                 /* the sentence after it */
  GPtrArray *rejections;     /* (element-type DemarcheCueHit): of the next sentence */
  guint end_next;            /* of the hits in there that are near enough */
  GByteArray *shield;        /* all 0 between findings */
  DemarcheCueReading reading;
  const DemarcheCueField *seen; /* what demarche_cues_measure() looks at */
};

/* the head of a finding in its sentence, with the cues that may reach it */
typedef struct {
  const DemarcheRule *rule;
  const DemarcheHit *hit;
  const guint8 *roles;
  const DemarcheCueField *field;
  guint first_hit;
  guint end_hit;
  int ascribed_from; /* start of the last acting attribution before the head, or -1 */
  int ascribed_to;   /* end of the first one after it, or -1 */
} Head;

static void
view_init (View *view)
{
  demarche_cue_sentence_init (&view->sentence);
  demarche_cue_field_init (&view->field);
}

static void
view_clear (View *view)
{
  demarche_cue_sentence_clear (&view->sentence);
  demarche_cue_field_clear (&view->field);
}

DemarcheCues *
demarche_cues_new (void)
{
  DemarcheCues *cues = g_new0 (DemarcheCues, 1);

  cues->hits = g_array_new (FALSE, FALSE, sizeof (DemarcheCueHit));
  cues->first = g_array_new (FALSE, FALSE, sizeof (guint));
  view_init (&cues->own);
  demarche_cue_field_init (&cues->shielded);
  view_init (&cues->next);
  cues->rejections = g_ptr_array_new ();
  cues->shield = g_byte_array_new ();
  cues->reading.acting = g_ptr_array_new ();
  cues->reading.speakers = g_ptr_array_new ();
  return cues;
}

void
demarche_cues_free (DemarcheCues *cues)
{
  g_array_unref (cues->hits);
  g_array_unref (cues->first);
  view_clear (&cues->own);
  demarche_cue_field_clear (&cues->shielded);
  view_clear (&cues->next);
  g_ptr_array_unref (cues->rejections);
  g_byte_array_unref (cues->shield);
  g_ptr_array_unref (cues->reading.acting);
  g_ptr_array_unref (cues->reading.speakers);
  g_free (cues);
}

static int
compare_hits (gconstpointer first, gconstpointer second)
{
  const DemarcheCueHit *a = first;
  const DemarcheCueHit *b = second;

  if (a->sentence != b->sentence)
    return a->sentence < b->sentence ? -1 : 1;
  if (a->start != b->start)
    return a->start < b->start ? -1 : 1;
  if (a->end != b->end)
    return a->end < b->end ? -1 : 1;
  return strcmp (a->cue->id, b->cue->id);
}

/* the first run of gap words; past its end when the gap took none */
static void
find_gap (DemarcheCueHit *hit)
{
  guint length = hit->end - hit->start + 1;
  guint from = 0;

  while (from < length && hit->roles[from] != 0)
    from++;
  hit->gap_start = hit->start + from;
  hit->gap_end = hit->gap_start;
  while (hit->gap_end <= hit->end && hit->roles[hit->gap_end - hit->start] == 0)
    hit->gap_end++;
  hit->gap_end--;
}

static void
add_cue_hits (DemarcheCues *cues, const DemarcheWorkspace *workspace, const DemarcheCue *cue,
              guint phrase)
{
  for (int index = demarche_hits_get_first (workspace->hits, phrase); index >= 0;) {
    const DemarcheHit *hit = demarche_hits_get (workspace->hits, index);
    DemarcheCueHit found = {.cue = cue,
                            .phrase = phrase,
                            .sentence = hit->sentence,
                            .start = hit->start,
                            .end = hit->end,
                            .roles = demarche_hits_get_roles (workspace->hits, hit)};

    found.n_words = hit->end - hit->start + 1 - hit->n_gap_words;
    find_gap (&found);
    g_array_append_val (cues->hits, found);
    index = hit->next;
  }
}

void
demarche_cues_collect (DemarcheCues *cues, const DemarcheWorkspace *workspace)
{
  guint n_sentences = workspace->reading->sentences->len;
  guint n_phrases;
  const guint *phrases = demarche_hits_get_phrases (workspace->hits, &n_phrases);
  guint at = 0;

  g_array_set_size (cues->hits, 0);
  for (guint i = 0; i < n_phrases; i++) {
    const GArray *owners = demarche_engine_get_owners (workspace->engine, phrases[i]);
    for (guint j = 0; j < owners->len; j++) {
      const DemarcheOwner *owner = &g_array_index (owners, DemarcheOwner, j);
      if (owner->kind == DEMARCHE_OWNER_CUE)
        add_cue_hits (cues, workspace, demarche_engine_get_cue (workspace->engine, owner->index),
                      phrases[i]);
    }
  }
  g_array_sort (cues->hits, compare_hits);
  g_array_set_size (cues->first, n_sentences + 1);
  for (guint sentence = 0; sentence <= n_sentences; sentence++) {
    while (at < cues->hits->len &&
           g_array_index (cues->hits, DemarcheCueHit, at).sentence < sentence)
      at++;
    g_array_index (cues->first, guint, sentence) = at;
  }
  cues->own.sentence.index = G_MAXUINT;
  cues->next.sentence.index = G_MAXUINT;
}

/* readies @view for a sentence; FALSE when it was there already */
static gboolean
open_view (DemarcheCues *cues, View *view, const DemarcheWorkspace *workspace, guint sentence)
{
  guint first = g_array_index (cues->first, guint, sentence);
  guint n_hits = g_array_index (cues->first, guint, sentence + 1) - first;

  if (view->sentence.index == sentence)
    return FALSE;
  demarche_cue_sentence_set (&view->sentence, workspace, sentence,
                             &g_array_index (cues->hits, DemarcheCueHit, first), n_hits);
  demarche_cue_field_weigh (&view->field, &view->sentence, 0, view->sentence.stretch.n_words, NULL);
  return TRUE;
}

/* whether a cue has matched one of the words that the finding has matched in its sentence */
static gboolean
shares_words (const DemarcheCues *cues, const DemarcheWorkspace *workspace,
              const DemarcheFinding *finding)
{
  for (guint i = 0; i < finding->n_parts; i++) {
    const DemarcheHit *hit = demarche_workspace_get_part (workspace, finding, i);
    const guint8 *roles = demarche_hits_get_roles (workspace->hits, hit);
    if (hit->sentence != cues->own.sentence.index)
      continue;
    for (guint at = hit->start; at <= hit->end; at++)
      if (roles[at - hit->start] && cues->own.sentence.is_cue->data[at])
        return TRUE;
  }
  return FALSE;
}

/* marks the words that the finding matched in its head's sentence, or takes the marks away */
static void
set_shield (DemarcheCues *cues, const DemarcheWorkspace *workspace, const DemarcheFinding *finding,
            gboolean marked)
{
  for (guint i = 0; i < finding->n_parts; i++) {
    const DemarcheHit *hit = demarche_workspace_get_part (workspace, finding, i);
    const guint8 *roles = demarche_hits_get_roles (workspace->hits, hit);
    if (hit->sentence != cues->own.sentence.index)
      continue;
    for (guint at = hit->start; at <= hit->end; at++)
      if (roles[at - hit->start])
        cues->shield->data[at] = marked;
  }
}

/* finds the cues around the head, weighed anew when the finding shields some */
static void
set_field (DemarcheCues *cues, const DemarcheWorkspace *workspace, const DemarcheFinding *finding,
           Head *head)
{
  const DemarcheCueSentence *sentence = &cues->own.sentence;
  guint from = head->hit->start - MIN (head->hit->start, DEMARCHE_LIMIT_CUE_REACH_WORDS);
  guint to = MIN (head->hit->end + 1 + DEMARCHE_LIMIT_CUE_REACH_WORDS, sentence->stretch.n_words);

  head->field = &cues->own.field;
  if (shares_words (cues, workspace, finding)) {
    guint n_words = MAX (cues->shield->len, sentence->stretch.n_words);
    guint n_clear = n_words - cues->shield->len;
    g_byte_array_set_size (cues->shield, n_words);
    memset (cues->shield->data + n_words - n_clear, 0, n_clear);
    set_shield (cues, workspace, finding, TRUE);
    demarche_cue_field_weigh (&cues->shielded, sentence, from, to, cues->shield->data);
    set_shield (cues, workspace, finding, FALSE);
    head->field = &cues->shielded;
  }
  head->first_hit = demarche_cue_sentence_find_hit (sentence, from);
  head->end_hit = demarche_cue_sentence_find_hit (sentence, to);
}

/* a cue that lies in a gap of the match acts on it whatever its direction */
static gboolean
is_in_gap (const Head *head, const DemarcheCueHit *cue)
{
  if (cue->start <= head->hit->start || cue->end >= head->hit->end)
    return FALSE;
  for (guint i = cue->start; i <= cue->end; i++)
    if (head->roles[i - head->hit->start] != 0)
      return FALSE;
  return TRUE;
}

static gboolean
acts (const Head *head, const DemarcheCueHit *cue)
{
  if (cue->cue->effect >= DEMARCHE_CUE_PSEUDO || cue->cue->effect == DEMARCHE_CUE_REJECTION)
    return FALSE;
  return is_in_gap (head, cue) ||
         demarche_cue_field_reaches (head->field, cue, head->hit->start, head->hit->end) ==
             DEMARCHE_REACH_IN_SCOPE;
}

/* an attribution whose scope holds the cue, other than those that act on @head (NULL: none) */
static gboolean
is_anothers (const DemarcheCueField *field, const Head *head, const DemarcheCueHit *cue)
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
is_ended_by_attribution (const Head *head, const DemarcheCueHit *negation)
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
is_outside (const Head *head, const DemarcheCueHit *negation)
{
  return (int)negation->end < head->ascribed_from ||
         (head->ascribed_to >= 0 && (int)negation->start > head->ascribed_to);
}

/* notes an acting cue that is no negation */
static void
note_effect (DemarcheCueReading *reading, Head *head, const DemarcheCueHit *cue)
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
read_effects (DemarcheCueReading *reading, Head *head)
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
judge_rejection (const DemarcheCueReading *reading, const Head *head, const DemarcheCueHit *cue)
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
judge (const DemarcheCueReading *reading, const Head *head, guint index)
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
list_cues (DemarcheCueReading *reading, const Head *head)
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
judge_next (const View *next, guint index)
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

  if (next >= 0 && open_view (cues, &cues->next, workspace, (guint)next))
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
              const DemarcheFinding *finding, Head *head)
{
  DemarcheCueReading *reading = &cues->reading;
  const DemarcheHit *hit = demarche_workspace_get_part (workspace, finding, 0);

  *head = (Head){.rule = finding->code->rule,
                 .hit = hit,
                 .roles = demarche_hits_get_roles (workspace->hits, hit),
                 .ascribed_from = -1,
                 .ascribed_to = -1};
  reset (reading);
  open_view (cues, &cues->own, workspace, hit->sentence);
  set_field (cues, workspace, finding, head);
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
  Head head;

  read_finding (cues, workspace, finding, &head);
  return &cues->reading;
}

/* ---- the same with reasons ---- */

static void
add_judgement (GArray *judgements, const DemarcheCueField *field, guint index, DemarcheCueRole role,
               const Head *head)
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
judge_own_sentence (const DemarcheCues *cues, const Head *head, GArray *judgements)
{
  for (guint i = head->first_hit; i < head->end_hit; i++)
    add_judgement (judgements, head->field, i, judge (&cues->reading, head, i), head);
}

/* of the next sentence rejections only: nothing else reaches back */
static void
judge_next_sentence (const DemarcheCues *cues, const Head *head, GArray *judgements)
{
  const View *next = &cues->next;

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
  Head head;

  read_finding (cues, workspace, finding, &head);
  cues->seen = head.field;
  g_array_set_size (judgements, 0);
  judge_own_sentence (cues, &head, judgements);
  if (open_next (cues, workspace))
    judge_next_sentence (cues, &head, judgements);
  return &cues->reading;
}

void
demarche_cues_look (DemarcheCues *cues, const DemarcheWorkspace *workspace, guint sentence)
{
  open_view (cues, &cues->own, workspace, sentence);
  cues->seen = &cues->own.field;
}

gboolean
demarche_cues_measure (const DemarcheCues *cues, const DemarcheCueHit *hit, gboolean forward,
                       DemarcheScope *scope)
{
  const DemarcheCueField *field = cues->seen;
  DemarcheDirection direction = hit->cue->direction;

  if (hit->sentence != field->sentence->index || hit->start < field->from || hit->end >= field->to)
    return FALSE;
  if (direction != DEMARCHE_DIRECTION_BOTH &&
      direction != (forward ? DEMARCHE_DIRECTION_AFTER : DEMARCHE_DIRECTION_BEFORE))
    return FALSE;
  demarche_cue_field_measure (field, hit, forward, scope);
  return TRUE;
}

const GArray *
demarche_cues_get_hits (const DemarcheCues *cues)
{
  return cues->hits;
}
