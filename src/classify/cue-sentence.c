/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Default stops: a semicolon, and a comma or "and" before a subject pronoun (design.md 5.3). */
#include "classify/cue-sentence.h"

#include <string.h>

typedef enum {
  STOP_SEMICOLON = 1 << 0,
  STOP_COMMA_PRONOUN = 1 << 1, /* a comma before a subject pronoun, which is this word */
  STOP_AND_PRONOUN = 1 << 2,   /* "and" before one; this word is the "and" */
  STOP_THIRD_PERSON = 1 << 3,  /* the pronoun is "they" or "it" */
} DefaultStop;

void
demarche_cue_sentence_init (DemarcheCueSentence *sentence)
{
  memset (sentence, 0, sizeof *sentence);
  sentence->is_cue = g_byte_array_new ();
  sentence->defaults = g_byte_array_new ();
  sentence->next_comma = g_array_new (FALSE, FALSE, sizeof (guint));
  sentence->next_pronoun = g_array_new (FALSE, FALSE, sizeof (guint));
}

void
demarche_cue_sentence_clear (DemarcheCueSentence *sentence)
{
  g_byte_array_unref (sentence->is_cue);
  g_byte_array_unref (sentence->defaults);
  g_array_unref (sentence->next_comma);
  g_array_unref (sentence->next_pronoun);
}

static const DemarcheToken *
token_at (const DemarcheCueSentence *sentence, guint position)
{
  return &sentence->stretch.tokens[sentence->stretch.words[position]];
}

static guint8
default_stop_at (const DemarcheCueSentence *sentence, guint position)
{
  const DemarcheToken *token = token_at (sentence, position);
  guint flags = token->word->flags;
  guint8 stop = 0;

  /* what stands before a list's item is not between the lead-in and the item */
  if (position == 0 || position == sentence->n_lead)
    return 0;
  if (token->before & DEMARCHE_BEFORE_SEMICOLON)
    stop |= STOP_SEMICOLON;
  if ((token->before & DEMARCHE_BEFORE_COMMA) && (flags & DEMARCHE_WORD_PRONOUN))
    stop |= STOP_COMMA_PRONOUN;
  if ((flags & DEMARCHE_WORD_AND) && position + 1 < sentence->stretch.n_words) {
    flags = token_at (sentence, position + 1)->word->flags;
    if (flags & DEMARCHE_WORD_PRONOUN)
      stop |= STOP_AND_PRONOUN;
  }
  if ((stop & ~STOP_SEMICOLON) && (flags & DEMARCHE_WORD_THIRD_PERSON))
    stop |= STOP_THIRD_PERSON;
  return stop;
}

static void
find_default_stops (DemarcheCueSentence *sentence)
{
  guint n_words = sentence->stretch.n_words;
  guint comma = n_words;
  guint pronoun = n_words;

  g_byte_array_set_size (sentence->defaults, n_words);
  g_array_set_size (sentence->next_comma, n_words);
  g_array_set_size (sentence->next_pronoun, n_words);
  for (guint i = n_words; i-- > 0;) {
    guint8 stop = default_stop_at (sentence, i);

    if (stop & STOP_COMMA_PRONOUN)
      comma = i;
    if (stop & (STOP_COMMA_PRONOUN | STOP_AND_PRONOUN))
      pronoun = i;
    sentence->defaults->data[i] = stop;
    g_array_index (sentence->next_comma, guint, i) = comma;
    g_array_index (sentence->next_pronoun, guint, i) = pronoun;
  }
}

void
demarche_cue_sentence_set (DemarcheCueSentence *sentence, const DemarcheWorkspace *workspace,
                           guint index, const DemarcheCueHit *hits, guint n_hits)
{
  sentence->index = index;
  sentence->n_lead = demarche_workspace_get_sentence (workspace, index)->n_lead;
  demarche_hits_get_stretch (workspace->hits, index, &sentence->stretch);
  sentence->hits = hits;
  sentence->n_hits = n_hits;
  sentence->longest = 0;
  g_byte_array_set_size (sentence->is_cue, 0);
  g_byte_array_set_size (sentence->is_cue, sentence->stretch.n_words);
  memset (sentence->is_cue->data, 0, sentence->is_cue->len);
  for (guint i = 0; i < n_hits; i++) {
    sentence->longest = MAX (sentence->longest, hits[i].end - hits[i].start + 1);
    for (guint word = hits[i].start; word <= hits[i].end; word++)
      sentence->is_cue->data[word] |= hits[i].roles[word - hits[i].start];
  }
  find_default_stops (sentence);
}

guint
demarche_cue_sentence_find_hit (const DemarcheCueSentence *sentence, guint word)
{
  guint low = 0;
  guint high = sentence->n_hits;

  while (low < high) {
    guint middle = low + (high - low) / 2;
    if (sentence->hits[middle].start < word)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

gboolean
demarche_cue_sentence_stops (const DemarcheCueSentence *sentence, guint word,
                             DemarcheCueEffect effect)
{
  guint8 stop = sentence->defaults->data[word];

  if (effect == DEMARCHE_CUE_ATTRIBUTION && (stop & STOP_THIRD_PERSON))
    return (stop & STOP_SEMICOLON) != 0;
  /* whether a pronoun ends a conditional depends on where its main clause is */
  if (effect == DEMARCHE_CUE_CONDITIONAL)
    return (stop & STOP_SEMICOLON) != 0;
  return stop != 0;
}

/* the next word after @word that is one of @next */
static guint
next_after (const GArray *next, guint word)
{
  return word + 1 < next->len ? g_array_index (next, guint, word + 1) : next->len;
}

/* The main clause begins at the first comma before a pronoun; only what begins after that
 * clause, by another pronoun, is out of reach. A conditional in mid-sentence has its main clause
 * before it, so that "and we" ends it. */
gboolean
demarche_cue_sentence_ends_conditional (const DemarcheCueSentence *sentence,
                                        const DemarcheCueHit *hit, guint word)
{
  gboolean leads =
      hit->start == 0 || (token_at (sentence, hit->start)->before & DEMARCHE_BEFORE_COMMA) != 0;
  guint main_clause = next_after (sentence->next_comma, hit->end);
  guint pronoun = next_after (sentence->next_pronoun, hit->end);

  if (!leads && pronoun < main_clause)
    return pronoun <= word;
  return main_clause < sentence->stretch.n_words &&
         next_after (sentence->next_pronoun, main_clause) <= word;
}
