/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Phrases that are one defect away from a match, found without looking at all of them: a sentence
 * must have words of all their items but one. Function words do not count. */
#include "classify/near-miss-index.h"
#include "classify/program-private.h"
#include "rules/function-words.h"

/* longer ones hold words of everything, and take too long */
#define MAX_SENTENCE_WORDS 400

/* an item of a phrase that has a word of the class */
typedef struct {
  guint phrase;
  guint item; /* its place among all items of all phrases */
} Posting;

struct _DemarcheNearIndex {
  GPtrArray *postings; /* by class: GArray of Posting, or NULL */
  guint *n_items;      /* by phrase: those that it cannot do without */
  guint *n_seen;       /* by phrase: how many of them the sentence has; 0 between sentences */
  GArray *last_seen;   /* of guint: by item, the last sentence that had it */
  guint n_sentences;
  GArray *touched; /* of guint: phrases with n_seen above 0 */
};

static void
free_postings (gpointer data)
{
  if (data != NULL)
    g_array_unref (data);
}

void
demarche_near_index_free (DemarcheNearIndex *index)
{
  g_ptr_array_unref (index->postings);
  g_array_unref (index->last_seen);
  g_array_unref (index->touched);
  g_free (index->n_items);
  g_free (index->n_seen);
  g_free (index);
}

/* the items on every way through the phrase */
static void
collect_items (const DemarchePhraseNode *node, GHashTable *nodes)
{
  if (node->type == DEMARCHE_PHRASE_OPTIONAL)
    return;
  if (node->type != DEMARCHE_PHRASE_SEQUENCE) {
    g_hash_table_add (nodes, (gpointer)node);
    return;
  }
  for (guint i = 0; i < node->n_children; i++)
    collect_items (&node->children[i], nodes);
}

static void
add_posting (DemarcheNearIndex *index, DemarcheWordClass class, guint phrase, guint item)
{
  GArray *postings = g_ptr_array_index (index->postings, class);
  Posting posting = {phrase, item};

  if (postings == NULL) {
    postings = g_array_new (FALSE, FALSE, sizeof (Posting));
    g_ptr_array_index (index->postings, class) = postings;
  } else if (g_array_index (postings, Posting, postings->len - 1).item == item) {
    return; /* the word is in the item twice */
  }
  g_array_append_val (postings, posting);
}

static void
add_item (DemarcheNearIndex *index, const DemarcheProbe *probe, guint phrase,
          const DemarcheProbeItem *item)
{
  guint never = 0;

  g_array_append_val (index->last_seen, never);
  for (guint32 i = item->begin; i < item->stop; i++) {
    const DemarcheInstruction *instruction = &probe->program->instructions[i];
    if (instruction->op == DEMARCHE_OP_WORD)
      add_posting (index, instruction->target, phrase, index->last_seen->len - 1);
  }
  index->n_items[phrase]++;
}

/* whether some word of the item says something by itself */
static gboolean
has_content (DemarcheRuleSet *rules, const DemarchePhraseNode *node)
{
  if (node->type == DEMARCHE_PHRASE_WORD)
    return node->wildcard || !demarche_is_function_word (NULL, node->word);
  if (node->type == DEMARCHE_PHRASE_LIST) {
    GPtrArray *phrases = demarche_rule_set_get_list (rules, node->word);
    for (guint i = 0; phrases != NULL && i < phrases->len; i++)
      if (has_content (rules, ((DemarchePhrase *)g_ptr_array_index (phrases, i))->root))
        return TRUE;
  }
  for (guint i = 0; i < node->n_children; i++)
    if (has_content (rules, &node->children[i]))
      return TRUE;
  return FALSE;
}

static void
add_phrase (DemarcheNearIndex *index, DemarcheRuleSet *rules, const DemarcheProbe *probe,
            guint phrase)
{
  g_autoptr (GHashTable) nodes = g_hash_table_new (NULL, NULL);

  collect_items (probe->phrase->root, nodes);
  for (guint i = 0; i < probe->items->len; i++) {
    const DemarcheProbeItem *item = &g_array_index (probe->items, DemarcheProbeItem, i);
    if (demarche_probe_item_is_word (item) && g_hash_table_contains (nodes, item->node) &&
        has_content (rules, item->node))
      add_item (index, probe, phrase, item);
  }
}

static DemarcheNearIndex *
index_new (const DemarcheProber *prober)
{
  DemarcheNearIndex *index = g_new0 (DemarcheNearIndex, 1);

  index->postings = g_ptr_array_new_with_free_func (free_postings);
  g_ptr_array_set_size (index->postings, (gint)demarche_lexicon_get_n_classes (prober->lexicon));
  index->n_items = g_new0 (guint, prober->probes->len);
  index->n_seen = g_new0 (guint, prober->probes->len);
  index->last_seen = g_array_new (FALSE, FALSE, sizeof (guint));
  index->touched = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < prober->probes->len; i++)
    add_phrase (index, prober->rules, demarche_prober_get_probe (prober, i), i);
  return index;
}

static void
see_word (DemarcheNearIndex *index, const DemarcheWord *word)
{
  for (guint c = 0; c < word->n_classes; c++) {
    const GArray *postings = g_ptr_array_index (index->postings, word->classes[c]);

    for (guint i = 0; postings != NULL && i < postings->len; i++) {
      const Posting *posting = &g_array_index (postings, Posting, i);
      guint *last_seen = &g_array_index (index->last_seen, guint, posting->item);
      if (*last_seen == index->n_sentences)
        continue;
      *last_seen = index->n_sentences;
      if (index->n_seen[posting->phrase]++ == 0)
        g_array_append_val (index->touched, posting->phrase);
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
  /* what it costs to describe a miss is spent on those that are wanted */
  if (n_missed > 1 || demarche_near_miss_count_content (prober, &best) < min_content)
    return NULL;
  g_autoptr (DemarcheNearMiss) near = demarche_near_miss_new (prober, phrase, &best);
  return near->n_defects == 1 ? g_steal_pointer (&near) : NULL;
}

static void
look_at_sentence (DemarcheProber *prober, guint sentence, guint min_content, gpointer *found)
{
  DemarcheNearIndex *index = prober->near;
  const DemarcheSentence *read = demarche_prober_get_sentence (prober, sentence);

  if (read->n_words > MAX_SENTENCE_WORDS)
    return;
  index->n_sentences++;
  for (guint i = 0; i < read->n_words; i++)
    if (!demarche_prober_is_function_word (prober, sentence, i))
      see_word (index, demarche_prober_get_token (prober, sentence, i)->word);
  for (guint i = 0; i < index->touched->len; i++) {
    guint phrase = g_array_index (index->touched, guint, i);

    if (index->n_seen[phrase] + 1 >= index->n_items[phrase] &&
        index->n_seen[phrase] >= MIN (min_content, index->n_items[phrase]) &&
        found[phrase] == NULL && !demarche_prober_matches (prober, phrase))
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
