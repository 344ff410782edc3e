/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Shielding, pseudo cues, the longest cue, stops and scopes, in that order (design.md 5.4). */
#include "classify/cue-field.h"

#include <string.h>

typedef enum {
  STOP_SEMICOLON = 1 << 0,
  STOP_COMMA_PRONOUN = 1 << 1, /* a comma before a subject pronoun, which is this word */
  STOP_AND_PRONOUN = 1 << 2,   /* "and" before one; this word is the "and" */
  STOP_THIRD_PERSON = 1 << 3,  /* the pronoun is "they" or "it" */
} DefaultStop;

void
demarche_cue_field_init (DemarcheCueField *field)
{
  memset (field, 0, sizeof *field);
  field->alive = g_array_new (FALSE, FALSE, sizeof (gboolean));
  field->marks = g_array_new (FALSE, TRUE, sizeof (guint));
  field->by_length = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < DEMARCHE_N_CUE_EFFECTS; i++)
    field->stops[i] = g_array_new (FALSE, TRUE, sizeof (guint));
  field->attributions = g_array_new (FALSE, TRUE, sizeof (guint));
  field->defaults = g_array_new (FALSE, TRUE, sizeof (guint8));
}

void
demarche_cue_field_clear (DemarcheCueField *field)
{
  g_array_unref (field->alive);
  g_array_unref (field->marks);
  g_array_unref (field->by_length);
  for (guint i = 0; i < DEMARCHE_N_CUE_EFFECTS; i++)
    g_array_unref (field->stops[i]);
  g_array_unref (field->attributions);
  g_array_unref (field->defaults);
}

static void
clear_array (GArray *array, guint length)
{
  g_array_set_size (array, 0);
  g_array_set_size (array, length);
}

static const DemarcheToken *
token_at (const DemarcheCueField *field, guint position)
{
  return &field->stretch.tokens[field->stretch.words[position]];
}

static guint8
default_stop_at (const DemarcheCueField *field, guint position)
{
  const DemarcheToken *token = token_at (field, position);
  guint flags = token->word->flags;
  guint8 stop = 0;

  /* what stands before a list's item is not between the lead-in and the item */
  if (position == 0 || position == field->n_lead)
    return 0;
  if (token->before & DEMARCHE_BEFORE_SEMICOLON)
    stop |= STOP_SEMICOLON;
  if ((token->before & DEMARCHE_BEFORE_COMMA) && (flags & DEMARCHE_WORD_PRONOUN))
    stop |= STOP_COMMA_PRONOUN;
  if ((flags & DEMARCHE_WORD_AND) && position + 1 < field->stretch.n_words) {
    flags = token_at (field, position + 1)->word->flags;
    if (flags & DEMARCHE_WORD_PRONOUN)
      stop |= STOP_AND_PRONOUN;
  }
  if ((stop & ~STOP_SEMICOLON) && (flags & DEMARCHE_WORD_THIRD_PERSON))
    stop |= STOP_THIRD_PERSON;
  return stop;
}

void
demarche_cue_field_set_sentence (DemarcheCueField *field, const DemarcheWorkspace *workspace,
                                 guint sentence, const DemarcheCueHit *hits, guint n_hits)
{
  field->workspace = workspace;
  field->sentence = sentence;
  field->n_lead = demarche_workspace_get_sentence (workspace, sentence)->n_lead;
  demarche_hits_get_stretch (workspace->hits, sentence, &field->stretch);
  field->hits = hits;
  field->n_hits = n_hits;
  clear_array (field->defaults, field->stretch.n_words);
  for (guint i = 0; i < field->stretch.n_words; i++)
    g_array_index (field->defaults, guint8, i) = default_stop_at (field, i);
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
    if (hit->roles[i - hit->start] && (g_array_index (field->marks, guint, i) & bit))
      return TRUE;
  return FALSE;
}

static void
set_mark (DemarcheCueField *field, const DemarcheCueHit *hit, guint bits)
{
  for (guint i = hit->start; i <= hit->end; i++)
    if (hit->roles[i - hit->start])
      g_array_index (field->marks, guint, i) |= bits;
}

static gboolean
is_effect (const DemarcheCueHit *hit, DemarcheCueEffect effect)
{
  return hit->cue->effect == effect;
}

static void
drop_pseudo (DemarcheCueField *field)
{
  clear_array (field->marks, field->stretch.n_words);
  for (guint i = 0; i < field->n_hits; i++)
    if (is_effect (&field->hits[i], DEMARCHE_CUE_PSEUDO) && demarche_cue_field_is_alive (field, i))
      set_mark (field, &field->hits[i], field->hits[i].cue->of);
  for (guint i = 0; i < field->n_hits; i++) {
    const DemarcheCueHit *hit = &field->hits[i];
    if (!is_effect (hit, DEMARCHE_CUE_PSEUDO) && has_mark (field, hit, 1u << hit->cue->effect))
      g_array_index (field->alive, gboolean, i) = FALSE;
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
  for (guint i = 0; i < field->n_hits; i++)
    if (demarche_cue_field_is_alive (field, i))
      g_array_append_val (field->by_length, i);
  g_array_sort_with_data (field->by_length, compare_lengths, (gpointer)field->hits);
  clear_array (field->marks, field->stretch.n_words);
  for (guint i = 0; i < field->by_length->len; i++) {
    guint index = g_array_index (field->by_length, guint, i);
    const DemarcheCueHit *hit = &field->hits[index];
    guint bit = 1u << hit->cue->effect;

    if (has_mark (field, hit, bit))
      g_array_index (field->alive, gboolean, index) = FALSE;
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

static gboolean
default_stops_end (guint8 stop, DemarcheCueEffect effect)
{
  if (effect == DEMARCHE_CUE_ATTRIBUTION && (stop & STOP_THIRD_PERSON))
    return (stop & STOP_SEMICOLON) != 0;
  /* whether a pronoun ends a conditional depends on where its main clause is */
  if (effect == DEMARCHE_CUE_CONDITIONAL)
    return (stop & STOP_SEMICOLON) != 0;
  return stop != 0;
}

static void
count_stops (DemarcheCueField *field)
{
  guint n_words = field->stretch.n_words;

  clear_array (field->attributions, n_words);
  for (guint e = 0; e < DEMARCHE_N_CUE_EFFECTS; e++) {
    clear_array (field->stops[e], n_words);
    for (guint i = 0; i < n_words; i++)
      if (default_stops_end (g_array_index (field->defaults, guint8, i), (DemarcheCueEffect)e))
        g_array_index (field->stops[e], guint, i)++;
  }
  for (guint i = 0; i < field->n_hits; i++) {
    const DemarcheCueHit *hit = &field->hits[i];
    if (!demarche_cue_field_is_alive (field, i))
      continue;
    if (is_effect (hit, DEMARCHE_CUE_ATTRIBUTION))
      g_array_index (field->attributions, guint, hit->start)++;
    for (guint e = 0; is_effect (hit, DEMARCHE_CUE_STOP) && e < DEMARCHE_N_CUE_EFFECTS; e++)
      if (hit->cue->of & (1u << e))
        g_array_index (field->stops[e], guint, hit->start)++;
  }
  add_up (field->attributions);
  for (guint e = 0; e < DEMARCHE_N_CUE_EFFECTS; e++)
    add_up (field->stops[e]);
}

void
demarche_cue_field_weigh (DemarcheCueField *field, const guint8 *shield)
{
  g_array_set_size (field->alive, field->n_hits);
  for (guint i = 0; i < field->n_hits; i++)
    g_array_index (field->alive, gboolean, i) = !shares_word (&field->hits[i], shield);
  drop_pseudo (field);
  keep_longest (field);
  count_stops (field);
}

/* how many are counted in (after, upto] */
static guint
count_between (const GArray *counts, guint after, guint upto)
{
  return g_array_index (counts, guint, upto) - g_array_index (counts, guint, after);
}

guint
demarche_cue_field_count_attributions (const DemarcheCueField *field, guint after, guint before)
{
  return before > after + 1 ? count_between (field->attributions, after, before - 1) : 0;
}

/* A conditional goes on into its main clause, which begins at the first comma before a pronoun;
 * only what begins after that clause, by another pronoun, is out of its reach. A conditional in
 * mid-sentence has its main clause before it, so that "and we" ends it. */
static gboolean
conditional_is_ended (const DemarcheCueField *field, const DemarcheCueHit *hit, guint upto)
{
  gboolean leads =
      hit->start == 0 || (token_at (field, hit->start)->before & DEMARCHE_BEFORE_COMMA) != 0;
  gboolean in_main_clause = FALSE;

  for (guint i = hit->end + 1; i <= upto; i++) {
    guint8 stop = g_array_index (field->defaults, guint8, i);

    if (!(stop & (STOP_COMMA_PRONOUN | STOP_AND_PRONOUN)))
      continue;
    if (in_main_clause || (!leads && (stop & STOP_AND_PRONOUN)))
      return TRUE;
    in_main_clause = (stop & STOP_COMMA_PRONOUN) != 0;
  }
  return FALSE;
}

/* whether a scope that runs over the words (after, upto] is ended on the way */
static gboolean
is_ended (const DemarcheCueField *field, const DemarcheCueHit *hit, guint after, guint upto,
          gboolean forward)
{
  DemarcheCueEffect effect = hit->cue->effect;

  if (effect != DEMARCHE_CUE_REJECTION && count_between (field->stops[effect], after, upto) > 0)
    return TRUE;
  if (effect == DEMARCHE_CUE_CONDITIONAL && forward && conditional_is_ended (field, hit, upto))
    return TRUE;
  return effect == DEMARCHE_CUE_ATTRIBUTION &&
         demarche_cue_field_count_attributions (field, after, forward ? upto + 1 : upto) > 0;
}

gboolean
demarche_cue_field_reaches (const DemarcheCueField *field, const DemarcheCueHit *hit, guint first,
                            guint last)
{
  DemarcheDirection direction = hit->cue->direction;
  guint max = hit->cue->max > 0 ? hit->cue->max : G_MAXUINT;

  if (direction == DEMARCHE_DIRECTION_AROUND)
    return first >= hit->gap_start && last <= hit->gap_end && hit->gap_start <= hit->gap_end;
  if (first > hit->end &&
      (direction == DEMARCHE_DIRECTION_AFTER || direction == DEMARCHE_DIRECTION_BOTH))
    return first - hit->end <= max && !is_ended (field, hit, hit->end, first, TRUE);
  if (last < hit->start &&
      (direction == DEMARCHE_DIRECTION_BEFORE || direction == DEMARCHE_DIRECTION_BOTH))
    return hit->start - last <= max && !is_ended (field, hit, last, hit->start, FALSE);
  return FALSE;
}
