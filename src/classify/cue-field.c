/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Shielding, pseudo cues, the longest cue, stops and scopes, in that order (design.md 5.4). */
#include "classify/cue-field.h"

#include <string.h>

void
demarche_cue_field_init (DemarcheCueField *field)
{
  memset (field, 0, sizeof *field);
  field->states = g_array_new (FALSE, FALSE, sizeof (DemarcheCueState));
  field->marks = g_array_new (FALSE, TRUE, sizeof (guint));
  field->by_length = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < DEMARCHE_N_CUE_EFFECTS; i++)
    field->stops[i] = g_array_new (FALSE, TRUE, sizeof (guint));
  field->n_attributions = g_array_new (FALSE, TRUE, sizeof (guint));
  field->attributions = g_array_new (FALSE, FALSE, sizeof (guint));
}

void
demarche_cue_field_clear (DemarcheCueField *field)
{
  g_array_unref (field->states);
  g_array_unref (field->marks);
  g_array_unref (field->by_length);
  for (guint i = 0; i < DEMARCHE_N_CUE_EFFECTS; i++)
    g_array_unref (field->stops[i]);
  g_array_unref (field->n_attributions);
  g_array_unref (field->attributions);
}

static void
clear_words (const DemarcheCueField *field, GArray *words)
{
  g_array_set_size (words, 0);
  g_array_set_size (words, field->to - field->from);
}

/* the place of a word in one of the arrays by word */
static guint *
at_word (const DemarcheCueField *field, GArray *words, guint word)
{
  return &g_array_index (words, guint, word - field->from);
}

static const DemarcheCueHit *
get_hit (const DemarcheCueField *field, guint index)
{
  return &field->sentence->hits[index];
}

static void
set_state (DemarcheCueField *field, guint hit, DemarcheCueState state)
{
  g_array_index (field->states, DemarcheCueState, hit - field->first_hit) = state;
}

static gboolean
shares_word (const DemarcheCueHit *hit, const guint8 *shield)
{
  for (guint i = hit->start; shield != NULL && i <= hit->end; i++)
    if (shield[i] && hit->roles[i - hit->start])
      return TRUE;
  return FALSE;
}

static gboolean
has_mark (const DemarcheCueField *field, const DemarcheCueHit *hit, guint bit)
{
  for (guint i = hit->start; i <= hit->end; i++)
    if (hit->roles[i - hit->start] && (*at_word (field, field->marks, i) & bit))
      return TRUE;
  return FALSE;
}

static gboolean
is_overlap (const DemarcheCueHit *first, const DemarcheCueHit *second)
{
  guint start = MAX (first->start, second->start);
  guint end = MIN (first->end, second->end);

  for (guint i = start; i <= end; i++)
    if (first->roles[i - first->start] && second->roles[i - second->start])
      return TRUE;
  return FALSE;
}

static void
set_mark (DemarcheCueField *field, const DemarcheCueHit *hit, guint bits)
{
  for (guint i = hit->start; i <= hit->end; i++)
    if (hit->roles[i - hit->start])
      *at_word (field, field->marks, i) |= bits;
}

static gboolean
is_effect (const DemarcheCueHit *hit, DemarcheCueEffect effect)
{
  return hit->cue->effect == effect;
}

static void
drop_pseudo (DemarcheCueField *field)
{
  clear_words (field, field->marks);
  for (guint i = field->first_hit; i < field->end_hit; i++)
    if (is_effect (get_hit (field, i), DEMARCHE_CUE_PSEUDO) &&
        demarche_cue_field_is_alive (field, i))
      set_mark (field, get_hit (field, i), get_hit (field, i)->cue->of);
  for (guint i = field->first_hit; i < field->end_hit; i++) {
    const DemarcheCueHit *hit = get_hit (field, i);
    if (!is_effect (hit, DEMARCHE_CUE_PSEUDO) && demarche_cue_field_is_alive (field, i) &&
        has_mark (field, hit, 1u << hit->cue->effect))
      set_state (field, i, DEMARCHE_CUE_IS_PSEUDO);
  }
}

static int
compare_lengths (gconstpointer first, gconstpointer second, gpointer data)
{
  const DemarcheCueHit *hits = data;
  guint i = *(const guint *)first;
  guint j = *(const guint *)second;

  if (hits[i].n_words != hits[j].n_words)
    return hits[i].n_words > hits[j].n_words ? -1 : 1;
  return i < j ? -1 : i > j;
}

static void
keep_longest (DemarcheCueField *field)
{
  g_array_set_size (field->by_length, 0);
  for (guint i = field->first_hit; i < field->end_hit; i++)
    if (demarche_cue_field_is_alive (field, i))
      g_array_append_val (field->by_length, i);
  g_array_sort_with_data (field->by_length, compare_lengths, (gpointer)field->sentence->hits);
  clear_words (field, field->marks);
  for (guint i = 0; i < field->by_length->len; i++) {
    guint index = g_array_index (field->by_length, guint, i);
    const DemarcheCueHit *hit = get_hit (field, index);
    guint bit = 1u << hit->cue->effect;

    if (has_mark (field, hit, bit))
      set_state (field, index, DEMARCHE_CUE_IS_SHORTER);
    else
      set_mark (field, hit, bit);
  }
}

/* turns counts at single words into counts up to and with each word */
static void
add_up (GArray *counts)
{
  for (guint i = 1; i < counts->len; i++)
    g_array_index (counts, guint, i) += g_array_index (counts, guint, i - 1);
}

static void
count_stops (DemarcheCueField *field, DemarcheCueEffect effect)
{
  GArray *stops = field->stops[effect];

  clear_words (field, stops);
  for (guint i = field->from; i < field->to; i++)
    *at_word (field, stops, i) += demarche_cue_sentence_stops (field->sentence, i, effect);
  for (guint i = field->first_hit; i < field->end_hit; i++) {
    const DemarcheCueHit *hit = get_hit (field, i);
    if (is_effect (hit, DEMARCHE_CUE_STOP) && (hit->cue->of & (1u << effect)) &&
        demarche_cue_field_is_alive (field, i))
      *at_word (field, stops, hit->start) += 1;
  }
  add_up (stops);
}

static void
count_attributions (DemarcheCueField *field)
{
  g_array_set_size (field->attributions, 0);
  clear_words (field, field->n_attributions);
  for (guint i = field->first_hit; i < field->end_hit; i++)
    if (is_effect (get_hit (field, i), DEMARCHE_CUE_ATTRIBUTION) &&
        demarche_cue_field_is_alive (field, i)) {
      *at_word (field, field->n_attributions, get_hit (field, i)->start) += 1;
      g_array_append_val (field->attributions, i);
    }
  add_up (field->n_attributions);
}

void
demarche_cue_field_weigh (DemarcheCueField *field, const DemarcheCueSentence *sentence, guint from,
                          guint to, const guint8 *shield)
{
  guint effects = 0;

  field->sentence = sentence;
  field->first_hit = demarche_cue_sentence_find_hit (sentence, from);
  field->end_hit = demarche_cue_sentence_find_hit (sentence, to);
  field->from = from;
  field->to = MIN (to + sentence->longest, sentence->stretch.n_words);
  g_array_set_size (field->states, field->end_hit - field->first_hit);
  for (guint i = field->first_hit; i < field->end_hit; i++) {
    effects |= 1u << get_hit (field, i)->cue->effect;
    set_state (field, i,
               shares_word (get_hit (field, i), shield) ? DEMARCHE_CUE_IS_SHIELDED
                                                        : DEMARCHE_CUE_COUNTS);
  }
  drop_pseudo (field);
  keep_longest (field);
  count_attributions (field);
  for (guint e = 0; e < DEMARCHE_N_CUE_EFFECTS; e++)
    if (effects & (1u << e))
      count_stops (field, (DemarcheCueEffect)e);
}

/* how many are counted in (after, upto] */
static guint
count_between (const DemarcheCueField *field, GArray *counts, guint after, guint upto)
{
  return *at_word (field, counts, upto) - *at_word (field, counts, after);
}

guint
demarche_cue_field_count_attributions (const DemarcheCueField *field, guint after, guint before)
{
  return before > after + 1 ? count_between (field, field->n_attributions, after, before - 1) : 0;
}

/* what ends a scope that runs over the words (after, upto] on the way */
static DemarcheReach
find_end (const DemarcheCueField *field, const DemarcheCueHit *hit, guint after, guint upto,
          gboolean forward)
{
  DemarcheCueEffect effect = hit->cue->effect;

  if (effect != DEMARCHE_CUE_REJECTION &&
      count_between (field, field->stops[effect], after, upto) > 0)
    return DEMARCHE_REACH_STOP;
  if (effect == DEMARCHE_CUE_CONDITIONAL && forward &&
      demarche_cue_sentence_ends_conditional (field->sentence, hit, upto))
    return DEMARCHE_REACH_MAIN_CLAUSE;
  if (effect == DEMARCHE_CUE_ATTRIBUTION &&
      demarche_cue_field_count_attributions (field, after, forward ? upto + 1 : upto) > 0)
    return DEMARCHE_REACH_ATTRIBUTION;
  return DEMARCHE_REACH_IN_SCOPE;
}

DemarcheReach
demarche_cue_field_reaches (const DemarcheCueField *field, const DemarcheCueHit *hit, guint first,
                            guint last)
{
  DemarcheDirection direction = hit->cue->direction;
  guint max = hit->cue->max > 0 ? hit->cue->max : G_MAXUINT;

  if (direction == DEMARCHE_DIRECTION_AROUND)
    return first >= hit->gap_start && last <= hit->gap_end && hit->gap_start <= hit->gap_end
               ? DEMARCHE_REACH_IN_SCOPE
               : DEMARCHE_REACH_OTHER_SIDE;
  if (first > hit->end &&
      (direction == DEMARCHE_DIRECTION_AFTER || direction == DEMARCHE_DIRECTION_BOTH))
    return first - hit->end > max ? DEMARCHE_REACH_MAX
                                  : find_end (field, hit, hit->end, first, TRUE);
  if (last < hit->start &&
      (direction == DEMARCHE_DIRECTION_BEFORE || direction == DEMARCHE_DIRECTION_BOTH))
    return hit->start - last > max ? DEMARCHE_REACH_MAX
                                   : find_end (field, hit, last, hit->start, FALSE);
  return DEMARCHE_REACH_OTHER_SIDE;
}

/* An attribution ends at the next one. So from the front, but for attributions that lie in the
 * gap of another, only the last before the words reaches them; from behind, only the first after
 * them. */
const DemarcheCueHit *
demarche_cue_field_next_attribution (const DemarcheCueField *field, guint first, guint last,
                                     guint *next)
{
  guint n_before = *at_word (field, field->n_attributions, first);
  guint n_upto = *at_word (field, field->n_attributions, last);
  guint nearest = 0;

  if (n_before > 0)
    nearest = get_hit (field, g_array_index (field->attributions, guint, n_before - 1))->start;
  while (*next <= n_before) {
    guint step = (*next)++;
    gboolean forward = step > 0;
    guint index = forward ? n_before - step : n_upto;
    if (index >= field->attributions->len)
      continue;
    const DemarcheCueHit *hit = get_hit (field, g_array_index (field->attributions, guint, index));
    if (forward && hit->start + field->sentence->longest < nearest)
      break;
    if (demarche_cue_field_reaches (field, hit, first, last) == DEMARCHE_REACH_IN_SCOPE)
      return hit;
  }
  return NULL;
}

const DemarcheCueHit *
demarche_cue_field_find_silencer (const DemarcheCueField *field, guint index)
{
  const DemarcheCueHit *hit = get_hit (field, index);
  DemarcheCueState state = demarche_cue_field_get_state (field, index);
  guint effect = hit->cue->effect;

  if (state != DEMARCHE_CUE_IS_PSEUDO && state != DEMARCHE_CUE_IS_SHORTER)
    return NULL;
  for (guint i = field->first_hit; i < field->end_hit; i++) {
    const DemarcheCueHit *other = get_hit (field, i);
    gboolean is_silencer =
        state == DEMARCHE_CUE_IS_PSEUDO
            ? is_effect (other, DEMARCHE_CUE_PSEUDO) && (other->cue->of & (1u << effect)) != 0
            : is_effect (other, effect);
    if (is_silencer && demarche_cue_field_is_alive (field, i) && is_overlap (hit, other))
      return other;
  }
  return NULL;
}

/* the stop cue that ends scopes of @effect at @word, or NULL */
static const DemarcheCueHit *
find_stop (const DemarcheCueField *field, DemarcheCueEffect effect, guint word)
{
  for (guint i = field->first_hit; i < field->end_hit; i++) {
    const DemarcheCueHit *hit = get_hit (field, i);
    if (hit->start == word && is_effect (hit, DEMARCHE_CUE_STOP) &&
        (hit->cue->of & (1u << effect)) && demarche_cue_field_is_alive (field, i))
      return hit;
  }
  return NULL;
}

static const DemarcheCueHit *
find_attribution (const DemarcheCueField *field, guint word)
{
  for (guint i = 0; i < field->attributions->len; i++) {
    const DemarcheCueHit *hit = get_hit (field, g_array_index (field->attributions, guint, i));
    if (hit->start == word)
      return hit;
  }
  return NULL;
}

/* word by word, by the question that decides for a match */
void
demarche_cue_field_measure (const DemarcheCueField *field, const DemarcheCueHit *hit,
                            gboolean forward, DemarcheScope *scope)
{
  guint at = forward ? hit->end : hit->start;

  *scope = (DemarcheScope){at, DEMARCHE_REACH_SENTENCE, NULL};
  while (forward ? at + 1 < field->to : at > field->from) {
    at = forward ? at + 1 : at - 1;
    scope->reach = demarche_cue_field_reaches (field, hit, at, at);
    if (scope->reach != DEMARCHE_REACH_IN_SCOPE)
      break;
    scope->last = at;
    scope->reach = DEMARCHE_REACH_SENTENCE;
  }
  /* a scope that looks back ends at a stop that stands in it, not before the word it lacks */
  guint word = forward ? at : at + 1;
  if (scope->reach == DEMARCHE_REACH_STOP)
    scope->stop = find_stop (field, hit->cue->effect, word);
  else if (scope->reach == DEMARCHE_REACH_ATTRIBUTION)
    scope->stop = find_attribution (field, word);
}
