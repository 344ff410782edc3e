/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Phrases that are one defect away from a match, found without looking at all of them: in a
 * sentence that lacks two of the words which a phrase cannot do without, nothing is near. */
#include "classify/near-miss-index.h"

struct _DemarcheNearIndex {
  GPtrArray *phrases; /* by class: GArray of guint, phrases that need a word of it; or NULL */
  guint n_phrases;
  guint *needs;     /* by phrase: how many different classes */
  guint *n_seen;    /* how many of them the sentence has; 0 between sentences */
  guint *last_seen; /* by class: the last sentence that had it */
  guint n_sentences;
  GArray *touched; /* of guint: phrases with n_seen above 0 */
};

static void
free_phrases (gpointer data)
{
  if (data != NULL)
    g_array_unref (data);
}

void
demarche_near_index_free (DemarcheNearIndex *index)
{
  g_ptr_array_unref (index->phrases);
  g_array_unref (index->touched);
  g_free (index->needs);
  g_free (index->n_seen);
  g_free (index->last_seen);
  g_free (index);
}

static void
add_need (DemarcheNearIndex *index, DemarcheWordClass class, guint phrase)
{
  GArray *phrases = g_ptr_array_index (index->phrases, class);

  if (phrases == NULL) {
    phrases = g_array_new (FALSE, FALSE, sizeof (guint));
    g_ptr_array_index (index->phrases, class) = phrases;
  } else if (g_array_index (phrases, guint, phrases->len - 1) == phrase) {
    return; /* the word is in the phrase twice */
  }
  g_array_append_val (phrases, phrase);
  index->needs[phrase]++;
}

/* what a phrase needs; where every way through is another one, what it may begin with */
static void
add_phrase (DemarcheNearIndex *index, const DemarcheProgram *program, guint phrase)
{
  guint n_required;
  const DemarcheWordClass *required = demarche_program_get_required (program, &n_required);

  for (guint i = 0; i < n_required; i++)
    add_need (index, required[i], phrase);
  if (n_required > 0)
    return;
  guint n_first;
  gboolean any;
  const DemarcheWordClass *first = demarche_program_get_first (program, &n_first, &any);
  for (guint i = 0; i < n_first; i++)
    add_need (index, first[i], phrase);
  index->needs[phrase] = 1;
}

static DemarcheNearIndex *
index_new (const DemarcheProber *prober)
{
  DemarcheNearIndex *index = g_new0 (DemarcheNearIndex, 1);
  guint n_classes = demarche_lexicon_get_n_classes (prober->lexicon);

  index->phrases = g_ptr_array_new_with_free_func (free_phrases);
  g_ptr_array_set_size (index->phrases, (gint)n_classes);
  index->n_phrases = prober->probes->len;
  index->needs = g_new0 (guint, index->n_phrases);
  index->n_seen = g_new0 (guint, index->n_phrases);
  index->last_seen = g_new0 (guint, n_classes);
  index->touched = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < index->n_phrases; i++)
    add_phrase (index, demarche_prober_get_probe (prober, i)->program, i);
  return index;
}

static void
see_word (DemarcheNearIndex *index, const DemarcheWord *word)
{
  for (guint c = 0; c < word->n_classes; c++) {
    DemarcheWordClass class = word->classes[c];
    const GArray *phrases = g_ptr_array_index (index->phrases, class);

    if (phrases == NULL || index->last_seen[class] == index->n_sentences)
      continue;
    index->last_seen[class] = index->n_sentences;
    for (guint i = 0; i < phrases->len; i++) {
      guint phrase = g_array_index (phrases, guint, i);
      if (index->n_seen[phrase]++ == 0)
        g_array_append_val (index->touched, phrase);
    }
  }
}

static DemarcheNearMiss *
look_at (DemarcheProber *prober, guint phrase, guint sentence, guint min_content)
{
  g_autoptr (GArray) slots = g_array_new (FALSE, FALSE, sizeof (DemarcheSlot));
  DemarcheAlignment best = {.slots = slots};

  demarche_near_miss_align (prober, demarche_prober_get_probe (prober, phrase), sentence, &best);
  guint n_missed = 0;
  for (guint i = 0; i < slots->len; i++)
    n_missed += g_array_index (slots, DemarcheSlot, i).state != DEMARCHE_SLOT_FOUND;
  if (n_missed > 1)
    return NULL;
  g_autoptr (DemarcheNearMiss) near = demarche_near_miss_new (prober, phrase, &best);
  return near->n_defects == 1 && near->n_content >= min_content ? g_steal_pointer (&near) : NULL;
}

static void
look_at_sentence (DemarcheProber *prober, guint sentence, guint min_content, gpointer *found)
{
  DemarcheNearIndex *index = prober->near;
  const DemarcheSentence *read = demarche_prober_get_sentence (prober, sentence);

  index->n_sentences++;
  for (guint i = 0; i < read->n_words; i++)
    see_word (index, demarche_prober_get_token (prober, sentence, i)->word);
  for (guint i = 0; i < index->touched->len; i++) {
    guint phrase = g_array_index (index->touched, guint, i);

    if (index->n_seen[phrase] + 1 >= index->needs[phrase] && found[phrase] == NULL &&
        !demarche_prober_matches (prober, phrase))
      found[phrase] = look_at (prober, phrase, sentence, min_content);
    index->n_seen[phrase] = 0;
  }
  g_array_set_size (index->touched, 0);
}

GPtrArray *
demarche_prober_find_near (DemarcheProber *prober, guint min_content)
{
  GPtrArray *result = g_ptr_array_new_with_free_func ((GDestroyNotify)demarche_near_miss_free);

  if (prober->near == NULL)
    prober->near = index_new (prober);
  g_autofree gpointer *found = g_new0 (gpointer, prober->probes->len);
  for (guint i = 0; i < prober->reading->sentences->len; i++)
    look_at_sentence (prober, i, min_content, found);
  for (guint i = 0; i < prober->probes->len; i++)
    if (found[i] != NULL)
      g_ptr_array_add (result, found[i]);
  return result;
}
