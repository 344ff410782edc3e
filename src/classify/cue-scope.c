/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Reads the cues for a finding: holder, stance and force, and what the speaker says of what is
 * ascribed to others. */
#include "classify/cue-field.h"

#include <string.h>

struct _DemarcheCues {
  GArray *hits;          /* of DemarcheCueHit, by sentence and start */
  GArray *first;         /* of guint: by sentence, index of its first hit; one more at the end */
  DemarcheCueField own;  /* the finding's sentence */
  DemarcheCueField next; /* the one after it, for rejections */
  GByteArray *shield;
  DemarcheCueReading reading;
};

/* the head of a finding in its sentence */
typedef struct {
  const DemarcheRule *rule;
  const DemarcheHit *hit;
  const guint8 *roles;
} Head;

DemarcheCues *
demarche_cues_new (void)
{
  DemarcheCues *cues = g_new0 (DemarcheCues, 1);

  cues->hits = g_array_new (FALSE, FALSE, sizeof (DemarcheCueHit));
  cues->first = g_array_new (FALSE, FALSE, sizeof (guint));
  demarche_cue_field_init (&cues->own);
  demarche_cue_field_init (&cues->next);
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
  demarche_cue_field_clear (&cues->own);
  demarche_cue_field_clear (&cues->next);
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
  cues->own.workspace = NULL;
  cues->next.workspace = NULL;
}

/* readies @field for a sentence; keeps it when it is there already */
static void
open_field (DemarcheCues *cues, DemarcheCueField *field, const DemarcheWorkspace *workspace,
            guint sentence)
{
  guint first = g_array_index (cues->first, guint, sentence);
  guint n_hits = g_array_index (cues->first, guint, sentence + 1) - first;

  if (field->workspace != NULL && field->sentence == sentence)
    return;
  demarche_cue_field_set_sentence (field, workspace, sentence,
                                   &g_array_index (cues->hits, DemarcheCueHit, first), n_hits);
}

/* marks the words that the finding matched in its head's sentence */
static void
set_shield (DemarcheCues *cues, const DemarcheWorkspace *workspace, const DemarcheFinding *finding)
{
  g_byte_array_set_size (cues->shield, cues->own.stretch.n_words);
  memset (cues->shield->data, 0, cues->shield->len);
  for (guint i = 0; i < finding->n_parts; i++) {
    const DemarcheHit *hit = demarche_workspace_get_part (workspace, finding, i);
    const guint8 *roles = demarche_hits_get_roles (workspace->hits, hit);
    if (hit->sentence != cues->own.sentence)
      continue;
    for (guint at = hit->start; at <= hit->end; at++)
      cues->shield->data[at] |= roles[at - hit->start];
  }
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
acts (const DemarcheCueField *field, const Head *head, const DemarcheCueHit *cue)
{
  if (cue->cue->effect >= DEMARCHE_CUE_PSEUDO || cue->cue->effect == DEMARCHE_CUE_REJECTION)
    return FALSE;
  return is_in_gap (head, cue) ||
         demarche_cue_field_reaches (field, cue, head->hit->start, head->hit->end);
}

/* an attribution, other than those that act on the finding, whose scope holds the cue */
static gboolean
is_anothers (const DemarcheCueField *field, const Head *head, const DemarcheCueHit *cue)
{
  for (guint i = 0; i < field->n_hits; i++) {
    const DemarcheCueHit *other = &field->hits[i];
    if (other->cue->effect == DEMARCHE_CUE_ATTRIBUTION && demarche_cue_field_is_alive (field, i) &&
        (head == NULL || !acts (field, head, other)) &&
        demarche_cue_field_reaches (field, other, cue->start, cue->end))
      return TRUE;
  }
  return FALSE;
}

/* "Some reject X, others want Y": a negation inside one attribution ends at the next */
static gboolean
is_ended_by_attribution (const DemarcheCueField *field, const Head *head,
                         const DemarcheCueHit *negation)
{
  guint n_between =
      negation->end < head->hit->start
          ? demarche_cue_field_count_attributions (field, negation->end, head->hit->start)
          : demarche_cue_field_count_attributions (field, head->hit->end, negation->start);

  return negation->cue->direction != DEMARCHE_DIRECTION_AROUND && n_between > 0 &&
         is_anothers (field, NULL, negation);
}

/* seen from the match, an acting attribution stands before the negation */
static gboolean
is_outside (const DemarcheCueReading *reading, const Head *head, const DemarcheCueHit *negation)
{
  for (guint i = 0; i < reading->acting->len; i++) {
    const DemarcheCueHit *cue = g_ptr_array_index (reading->acting, i);
    if (cue->cue->effect != DEMARCHE_CUE_ATTRIBUTION)
      continue;
    if (cue->start > negation->end && cue->end < head->hit->start)
      return TRUE;
    if (cue->start > head->hit->end && cue->end < negation->start)
      return TRUE;
  }
  return FALSE;
}

static gboolean
has_effect (const GPtrArray *cues, DemarcheCueEffect effect)
{
  for (guint i = 0; i < cues->len; i++)
    if (((const DemarcheCueHit *)g_ptr_array_index (cues, i))->cue->effect == effect)
      return TRUE;
  return FALSE;
}

/* everything but negations first: whether one is the speaker's depends on the attributions */
static void
collect_acting (DemarcheCues *cues, const Head *head)
{
  const DemarcheCueField *field = &cues->own;

  for (guint i = 0; i < field->n_hits; i++) {
    const DemarcheCueHit *hit = &field->hits[i];
    if (hit->cue->effect != DEMARCHE_CUE_NEGATION && demarche_cue_field_is_alive (field, i) &&
        acts (field, head, hit))
      g_ptr_array_add (cues->reading.acting, (gpointer)hit);
  }
}

static void
collect_negations (DemarcheCues *cues, const Head *head)
{
  const DemarcheCueField *field = &cues->own;
  DemarcheCueReading *reading = &cues->reading;

  for (guint i = 0; i < field->n_hits; i++) {
    const DemarcheCueHit *hit = &field->hits[i];
    if (hit->cue->effect != DEMARCHE_CUE_NEGATION || !demarche_cue_field_is_alive (field, i) ||
        !acts (field, head, hit) || is_ended_by_attribution (field, head, hit))
      continue;
    gboolean outside = reading->holder == DEMARCHE_HOLDER_OTHER && is_outside (reading, head, hit);
    g_ptr_array_add (outside ? reading->speakers : reading->acting, (gpointer)hit);
  }
}

/* rejections after the match in its sentence, or anywhere in the next */
static void
collect_rejections (DemarcheCues *cues, const DemarcheWorkspace *workspace, const Head *head)
{
  const DemarcheCueField *own = &cues->own;
  int next = demarche_workspace_get_sentence (workspace, own->sentence)->next;

  for (guint i = 0; i < own->n_hits; i++) {
    const DemarcheCueHit *hit = &own->hits[i];
    if (hit->cue->effect == DEMARCHE_CUE_REJECTION && demarche_cue_field_is_alive (own, i) &&
        hit->start > head->hit->end && !is_anothers (own, head, hit))
      g_ptr_array_add (cues->reading.speakers, (gpointer)hit);
  }
  if (next < 0)
    return;
  open_field (cues, &cues->next, workspace, (guint)next);
  demarche_cue_field_weigh (&cues->next, NULL);
  for (guint i = 0; i < cues->next.n_hits; i++) {
    const DemarcheCueHit *hit = &cues->next.hits[i];
    if (hit->cue->effect == DEMARCHE_CUE_REJECTION &&
        demarche_cue_field_is_alive (&cues->next, i) && !is_anothers (&cues->next, NULL, hit))
      g_ptr_array_add (cues->reading.speakers, (gpointer)hit);
  }
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

static int
compare_in_text (gconstpointer first, gconstpointer second)
{
  return compare_hits (*(gconstpointer const *)first, *(gconstpointer const *)second);
}

static void
reset (DemarcheCueReading *reading)
{
  reading->is_dropped = FALSE;
  reading->is_ambiguous = FALSE;
  reading->speaker_opposes = FALSE;
  reading->speaker_is_ambiguous = FALSE;
  g_ptr_array_set_size (reading->acting, 0);
  g_ptr_array_set_size (reading->speakers, 0);
}

const DemarcheCueReading *
demarche_cues_read (DemarcheCues *cues, const DemarcheWorkspace *workspace,
                    const DemarcheFinding *finding)
{
  DemarcheCueReading *reading = &cues->reading;
  Head head = {.rule = finding->code->rule,
               .hit = demarche_workspace_get_part (workspace, finding, 0)};
  const DemarcheSentence *sentence =
      demarche_workspace_get_sentence (workspace, head.hit->sentence);

  reset (reading);
  head.roles = demarche_hits_get_roles (workspace->hits, head.hit);
  open_field (cues, &cues->own, workspace, head.hit->sentence);
  set_shield (cues, workspace, finding);
  demarche_cue_field_weigh (&cues->own, cues->shield->data);
  collect_acting (cues, &head);
  reading->is_dropped =
      has_effect (reading->acting, DEMARCHE_CUE_RECALL) ||
      (!head.rule->rhetorical &&
       (sentence->is_question || has_effect (reading->acting, DEMARCHE_CUE_QUESTION)));
  reading->holder = has_effect (reading->acting, DEMARCHE_CUE_ATTRIBUTION)
                        ? DEMARCHE_HOLDER_OTHER
                        : DEMARCHE_HOLDER_SPEAKER;
  if (head.rule->holder != DEMARCHE_NOT_FIXED)
    reading->holder = (DemarcheHolder)head.rule->holder;
  collect_negations (cues, &head);
  reading->force = has_effect (reading->acting, DEMARCHE_CUE_HEDGE) ||
                           has_effect (reading->acting, DEMARCHE_CUE_CONDITIONAL)
                       ? DEMARCHE_FORCE_TENTATIVE
                       : DEMARCHE_FORCE_FIRM;
  if (head.rule->force != DEMARCHE_NOT_FIXED)
    reading->force = (DemarcheForce)head.rule->force;
  if (reading->holder == DEMARCHE_HOLDER_OTHER)
    collect_rejections (cues, workspace, &head);
  decide_stances (reading, head.rule);
  g_ptr_array_sort (reading->acting, compare_in_text);
  g_ptr_array_sort (reading->speakers, compare_in_text);
  return reading;
}
