/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* A phrase's tree read as a question about words: all of a sequence, one of the alternatives. */
#include "author/reach.h"

#include "classify/program.h"

struct _DemarcheReach {
  const DemarcheCorpusIndex *index;
  const DemarcheLanguage *language;
  DemarcheLexicon *lexicon;
  GPtrArray *classes; /* (element-type DemarcheBitSet): NULL before the words are known */
  GHashTable *lists;  /* (element-type DemarcheListKey DemarcheBitSet) */
};

/* one question: a phrase of a rule set */
typedef struct {
  DemarcheReach *reach;
  DemarcheRuleSet *rules;
  const DemarcheLanguage *language;
} Question;

static DemarcheBitSet *find_node (const Question *question, const DemarchePhraseNode *node);

static void
free_set (gpointer set)
{
  demarche_bit_set_free (set);
}

DemarcheReach *
demarche_reach_new (const DemarcheCorpusIndex *index, const DemarcheLanguage *language)
{
  DemarcheReach *reach = g_new0 (DemarcheReach, 1);

  reach->index = index;
  reach->language = language;
  reach->lexicon = demarche_lexicon_new (language);
  reach->lists =
      g_hash_table_new_full (demarche_list_key_hash, demarche_list_key_equal, g_free, free_set);
  return reach;
}

void
demarche_reach_free (DemarcheReach *reach)
{
  if (reach == NULL)
    return;
  demarche_lexicon_free (reach->lexicon);
  g_clear_pointer (&reach->classes, g_ptr_array_unref);
  g_hash_table_unref (reach->lists);
  g_free (reach);
}

guint
demarche_reach_get_limit (const DemarcheReach *reach)
{
  return demarche_corpus_index_get_n_paragraphs (reach->index);
}

void
demarche_reach_learn (DemarcheReach *reach)
{
  g_hash_table_remove_all (reach->lists);
  reach->classes = demarche_corpus_index_find_classes (reach->index, reach->lexicon);
}

static DemarcheBitSet *
new_set (const Question *question)
{
  return demarche_bit_set_new (demarche_reach_get_limit (question->reach));
}

static const DemarcheBitSet *
get_class (const Question *question, DemarcheWordClass class)
{
  GPtrArray *classes = question->reach->classes;

  return classes != NULL && class < classes->len ? g_ptr_array_index (classes, class) : NULL;
}

static DemarcheBitSet *
find_class (const Question *question, DemarcheWordClass class)
{
  const DemarcheBitSet *set = get_class (question, class);

  return set != NULL ? demarche_bit_set_copy (set) : new_set (question);
}

static GPtrArray *
find_list (gpointer data, const char *name)
{
  return demarche_rule_set_get_list (data, name);
}

/* `non-binding` may be one word or two, which only its compiler knows */
static DemarcheBitSet *
find_hyphenated (const Question *question, const DemarchePhraseNode *node)
{
  g_autoptr (DemarcheWorkbench) bench = demarche_workbench_new ();
  DemarcheCompiler compiler = {.lexicon = question->reach->lexicon,
                               .language = question->language,
                               .find_list = find_list,
                               .list_data = question->rules,
                               .bench = bench};
  g_autoptr (DemarcheProgram) program = demarche_program_new (&compiler, node);
  DemarcheBitSet *set = new_set (question);
  gboolean any;
  guint n;
  const DemarcheWordClass *first = demarche_program_get_first (program, &n, &any);

  if (any)
    demarche_bit_set_fill (set, demarche_reach_get_limit (question->reach));
  for (guint i = 0; !any && i < n; i++)
    if (get_class (question, first[i]) != NULL)
      demarche_bit_set_unite (set, get_class (question, first[i]));
  const DemarcheNeed *needs = demarche_program_get_needs (program, &n);
  for (guint i = 0; i < n; i++) {
    g_autoptr (DemarcheBitSet) required = find_class (question, needs[i].class);
    demarche_bit_set_intersect (set, required);
  }
  return set;
}

/* all that stand side by side in it are needed; NULL: in any paragraph, as everywhere here */
static DemarcheBitSet *
find_all (const Question *question, const DemarchePhraseNode *node)
{
  g_autoptr (DemarcheBitSet) set = NULL;

  for (guint i = 0; i < node->n_children; i++) {
    g_autoptr (DemarcheBitSet) one = find_node (question, &node->children[i]);
    if (set != NULL && one != NULL)
      demarche_bit_set_intersect (set, one);
    else if (one != NULL)
      set = g_steal_pointer (&one);
  }
  return g_steal_pointer (&set);
}

static void
add_found (const Question *question, DemarcheBitSet *set, const DemarchePhraseNode *node)
{
  g_autoptr (DemarcheBitSet) one = find_node (question, node);

  if (one != NULL)
    demarche_bit_set_unite (set, one);
  else
    demarche_bit_set_fill (set, demarche_reach_get_limit (question->reach));
}

static DemarcheBitSet *
find_one_of (const Question *question, const DemarchePhraseNode *node)
{
  DemarcheBitSet *set = new_set (question);

  for (guint i = 0; i < node->n_children; i++)
    add_found (question, set, &node->children[i]);
  return set;
}

static DemarcheBitSet *
find_list_words (const Question *question, const char *name)
{
  GPtrArray *phrases = demarche_rule_set_get_list (question->rules, name);
  DemarcheListKey key = {phrases, question->language};
  const DemarcheBitSet *known = g_hash_table_lookup (question->reach->lists, &key);

  if (known != NULL)
    return demarche_bit_set_copy (known);
  DemarcheBitSet *set = new_set (question);
  for (guint i = 0; phrases != NULL && i < phrases->len; i++)
    add_found (question, set, ((DemarchePhrase *)g_ptr_array_index (phrases, i))->root);
  g_hash_table_insert (question->reach->lists, g_memdup2 (&key, sizeof key),
                       demarche_bit_set_copy (set));
  return set;
}

static DemarcheBitSet *
find_word (const Question *question, const DemarchePhraseNode *node)
{
  if (g_str_equal (node->word, "*"))
    return NULL;
  return find_class (
      question, demarche_lexicon_add_word (question->reach->lexicon, question->language, node->word,
                                           node->inflected, node->wildcard, node->exact));
}

static DemarcheBitSet *
find_node (const Question *question, const DemarchePhraseNode *node)
{
  switch (node->type) {
  case DEMARCHE_PHRASE_WORD:
    return find_word (question, node);
  case DEMARCHE_PHRASE_HYPHENATED:
    return find_hyphenated (question, node);
  case DEMARCHE_PHRASE_SEQUENCE:
    return find_all (question, node);
  case DEMARCHE_PHRASE_ALTERNATIVES:
    return find_one_of (question, node);
  case DEMARCHE_PHRASE_LIST:
    return find_list_words (question, node->word);
  case DEMARCHE_PHRASE_OPTIONAL:
  case DEMARCHE_PHRASE_GAP:
  case DEMARCHE_PHRASE_START:
  case DEMARCHE_PHRASE_END:
    break;
  }
  return NULL;
}

const DemarcheLanguage *
demarche_reach_get_language (const DemarcheReach *reach, DemarcheRuleSet *rules,
                             const DemarchePhrase *phrase)
{
  return phrase->language != NULL ? demarche_rule_set_get_language_tables (rules, phrase->language)
                                  : reach->language;
}

void
demarche_reach_add_phrase (DemarcheReach *reach, DemarcheRuleSet *rules,
                           const DemarchePhrase *phrase, const DemarcheLanguage *language,
                           DemarcheBitSet *set)
{
  Question question = {reach, rules, language};

  if (language == NULL)
    question.language = demarche_reach_get_language (reach, rules, phrase);
  g_autoptr (DemarcheBitSet) found = find_node (&question, phrase->root);
  if (found != NULL)
    demarche_bit_set_unite (set, found);
  else
    demarche_bit_set_fill (set, demarche_reach_get_limit (reach));
}

void
demarche_reach_add_phrases (DemarcheReach *reach, DemarcheRuleSet *rules, GPtrArray *phrases,
                            const DemarcheLanguage *language, DemarcheBitSet *set)
{
  for (guint i = 0; phrases != NULL && i < phrases->len; i++)
    demarche_reach_add_phrase (reach, rules, g_ptr_array_index (phrases, i), language, set);
}
