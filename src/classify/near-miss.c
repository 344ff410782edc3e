/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Partial matches: phrases compiled with their items, paragraphs read as the matcher reads them. */
#include "base/text.h"
#include "classify/near-miss-index.h"
#include "classify/near-miss-private.h"
#include "classify/program-private.h"
#include "rules/function-words.h"

#include <string.h>

static void
probe_free (gpointer data)
{
  DemarcheProbe *probe = data;

  g_array_unref (probe->items);
  g_free (probe->starts);
  g_free (probe);
}

DemarcheProber *
demarche_prober_new (DemarcheRuleSet *rules, const char *language)
{
  DemarcheProber *prober = g_new0 (DemarcheProber, 1);
  const char *const *languages = demarche_rule_set_get_languages (rules);
  const char *main_language = language != NULL ? language : languages[0];

  prober->rules = rules;
  prober->language_name = g_strdup (language);
  prober->language =
      demarche_rule_set_get_language_tables (rules, main_language != NULL ? main_language : "en");
  prober->lexicon = demarche_lexicon_new (prober->language);
  prober->bench = demarche_workbench_new ();
  prober->matcher = demarche_matcher_new ();
  prober->probes = g_ptr_array_new_with_free_func (probe_free);
  prober->are_function_words = g_byte_array_new ();
  return prober;
}

void
demarche_prober_free (DemarcheProber *prober)
{
  g_clear_pointer (&prober->near, demarche_near_index_free);
  g_clear_pointer (&prober->hits, demarche_hits_free);
  g_clear_pointer (&prober->reading, demarche_reading_free);
  g_clear_pointer (&prober->breaker, demarche_sentence_breaker_free);
  g_clear_pointer (&prober->memo, demarche_word_memo_free);
  g_byte_array_unref (prober->are_function_words);
  g_free (prober->cells);
  g_ptr_array_unref (prober->probes);
  demarche_matcher_free (prober->matcher);
  demarche_workbench_free (prober->bench);
  demarche_lexicon_free (prober->lexicon);
  g_free (prober->language_name);
  g_free (prober);
}

void
demarche_near_miss_free (DemarcheNearMiss *near)
{
  if (near == NULL)
    return;
  for (guint i = 0; i < near->n_defects; i++)
    demarche_defect_clear (&near->defects[i]);
  g_free (near->defects);
  g_free (near->message);
  g_free (near);
}

/* ---- phrases ---- */

gboolean
demarche_probe_item_is_word (const DemarcheProbeItem *item)
{
  switch (item->node->type) {
  case DEMARCHE_PHRASE_WORD:
  case DEMARCHE_PHRASE_HYPHENATED:
  case DEMARCHE_PHRASE_LIST:
  case DEMARCHE_PHRASE_ALTERNATIVES:
    return TRUE;
  default:
    return FALSE;
  }
}

static GPtrArray *
find_list (gpointer data, const char *name)
{
  return demarche_rule_set_get_list (data, name);
}

static const DemarcheLanguage *
language_of (const DemarcheProber *prober, const DemarchePhrase *phrase)
{
  return phrase->language != NULL
             ? demarche_rule_set_get_language_tables (prober->rules, phrase->language)
             : prober->language;
}

DemarcheProgram *
demarche_prober_compile (DemarcheProber *prober, const DemarchePhrase *phrase,
                         const DemarchePhraseNode *root, GArray *units)
{
  DemarcheCompiler compiler = {
      .lexicon = prober->lexicon,
      .language = language_of (prober, phrase),
      .find_list = find_list,
      .list_data = prober->rules,
      .bench = prober->bench,
      .units = units,
  };

  return demarche_program_new (&compiler, root);
}

/* the phrase's own nodes that are found or missed as a whole, gaps and anchors */
static void
collect_own (const DemarchePhraseNode *node, GHashTable *own)
{
  if (node->type != DEMARCHE_PHRASE_SEQUENCE && node->type != DEMARCHE_PHRASE_OPTIONAL)
    g_hash_table_add (own, (gpointer)node);
  if (node->type == DEMARCHE_PHRASE_HYPHENATED)
    return;
  for (guint i = 0; i < node->n_children; i++)
    collect_own (&node->children[i], own);
}

/* with the marks around the node that belong to it: quotation marks, brackets, `~` */
static void
set_text_span (DemarcheProbeItem *item, const char *text)
{
  const DemarchePhraseNode *node = item->node;
  char before = node->start > 0 ? text[node->start - 1] : '\0';
  char after = text[node->end];
  gboolean is_enclosed =
      node->exact ? before == '"' && after == '"'
                  : node->type == DEMARCHE_PHRASE_ALTERNATIVES && before == '(' && after == ')';

  item->start = node->start - (is_enclosed ? 1 : 0);
  item->end = node->end + (is_enclosed || (node->inflected && after == '~') ? 1 : 0);
}

static void
set_related (DemarcheProber *prober, const DemarchePhrase *phrase, DemarcheProbeItem *item)
{
  g_autoptr (GArray) classes = g_array_new (FALSE, FALSE, sizeof (DemarcheWordClass));

  if (!demarche_probe_item_is_word (item) || item->node->type == DEMARCHE_PHRASE_HYPHENATED)
    return;
  demarche_kin_add_classes (prober->lexicon, language_of (prober, phrase), prober->rules,
                            item->node, classes);
  item->has_related = classes->len > 0;
  if (item->has_related)
    item->related = demarche_lexicon_add_union (
        prober->lexicon, (const DemarcheWordClass *)(gpointer)classes->data, classes->len);
}

/* by begin, outer ones first */
static int
compare_items (gconstpointer first, gconstpointer second)
{
  const DemarcheProbeItem *a = first;
  const DemarcheProbeItem *b = second;

  if (a->begin != b->begin)
    return a->begin < b->begin ? -1 : 1;
  return a->stop > b->stop ? -1 : a->stop < b->stop;
}

static void
add_items (DemarcheProber *prober, DemarcheProbe *probe, const GArray *units)
{
  g_autoptr (GHashTable) own = g_hash_table_new (NULL, NULL);

  collect_own (probe->phrase->root, own);
  for (guint i = 0; i < units->len; i++) {
    const DemarcheUnit *unit = &g_array_index (units, DemarcheUnit, i);
    DemarcheProbeItem item = {.node = unit->node, .begin = unit->begin, .stop = unit->end};

    if (!g_hash_table_contains (own, unit->node) || unit->begin == unit->end)
      continue;
    set_text_span (&item, probe->phrase->text);
    set_related (prober, probe->phrase, &item);
    g_array_append_val (probe->items, item);
  }
  g_array_sort (probe->items, compare_items);
  for (guint i = probe->items->len; i-- > 0;)
    probe->starts[g_array_index (probe->items, DemarcheProbeItem, i).begin] = i + 1;
}

guint
demarche_prober_add (DemarcheProber *prober, const DemarchePhrase *phrase)
{
  g_return_val_if_fail (prober->hits == NULL, 0);
  g_autoptr (GArray) units = g_array_new (FALSE, FALSE, sizeof (DemarcheUnit));
  DemarcheProgram *program = demarche_prober_compile (prober, phrase, phrase->root, units);
  DemarcheProbe *probe = g_new0 (DemarcheProbe, 1);

  probe->phrase = phrase;
  probe->program = program;
  probe->language = language_of (prober, phrase);
  probe->items = g_array_new (FALSE, FALSE, sizeof (DemarcheProbeItem));
  probe->starts = g_new0 (guint32, program->n_instructions);
  add_items (prober, probe, units);
  g_ptr_array_add (prober->probes, probe);
  return demarche_matcher_add (prober->matcher, program);
}

const DemarcheProbe *
demarche_prober_get_probe (const DemarcheProber *prober, guint phrase)
{
  return g_ptr_array_index (prober->probes, phrase);
}

/* ---- paragraphs ---- */

static void
add_names (DemarcheProber *prober)
{
  GPtrArray *names = demarche_rule_set_get_names (prober->rules);

  for (guint i = 0; names != NULL && i < names->len; i++) {
    const DemarchePhrase *name = g_ptr_array_index (names, i);
    if (prober->language_name == NULL || name->language == NULL ||
        g_str_equal (prober->language_name, name->language))
      demarche_matcher_add_name (prober->matcher,
                                 demarche_prober_compile (prober, name, name->root, NULL));
  }
}

static void
seal (DemarcheProber *prober)
{
  add_names (prober);
  demarche_matcher_seal (prober->matcher, demarche_lexicon_get_n_classes (prober->lexicon));
  prober->memo =
      demarche_word_memo_new (prober->lexicon, demarche_matcher_get_starts (prober->matcher));
  prober->breaker = demarche_sentence_breaker_new (prober->language);
  prober->reading = demarche_reading_new ();
  prober->hits = demarche_hits_new (prober->matcher);
}

/* appends whether each token of the paragraph is one */
static void
mark_function_words (DemarcheProber *prober)
{
  const char *text = prober->paragraph->text;
  g_autoptr (GString) folded = g_string_new (NULL);

  g_byte_array_set_size (prober->are_function_words, 0);
  for (guint i = 0; i < prober->reading->tokens->len; i++) {
    const DemarcheToken *token = &g_array_index (prober->reading->tokens, DemarcheToken, i);
    guint8 is_one;

    g_string_truncate (folded, 0);
    demarche_text_fold (folded, text + token->start, token->end - token->start);
    is_one = demarche_is_function_word (NULL, folded->str);
    g_byte_array_append (prober->are_function_words, &is_one, 1);
  }
}

void
demarche_prober_read (DemarcheProber *prober, const DemarcheParagraph *paragraph)
{
  if (prober->hits == NULL)
    seal (prober);
  prober->paragraph = paragraph;
  demarche_word_memo_trim (prober->memo);
  demarche_tokenise (prober->memo, paragraph->text, paragraph->length, prober->reading->tokens);
  demarche_reading_cut (prober->reading, prober->breaker, paragraph->text, paragraph->length,
                        paragraph->kind == DEMARCHE_PARAGRAPH_LIST);
  demarche_hits_find (prober->hits, prober->reading);
  mark_function_words (prober);
}

gboolean
demarche_prober_matches (DemarcheProber *prober, guint phrase)
{
  return demarche_hits_get_first (prober->hits, phrase) >= 0;
}

const DemarcheSentence *
demarche_prober_get_sentence (const DemarcheProber *prober, guint index)
{
  return &g_array_index (prober->reading->sentences, DemarcheSentence, index);
}

const DemarcheToken *
demarche_prober_get_token (const DemarcheProber *prober, guint sentence, guint position)
{
  guint first = demarche_prober_get_sentence (prober, sentence)->first;
  guint32 word = g_array_index (prober->reading->words, guint32, first + position);

  return &g_array_index (prober->reading->tokens, DemarcheToken, word);
}

gboolean
demarche_prober_is_function_word (const DemarcheProber *prober, guint sentence, guint position)
{
  guint first = demarche_prober_get_sentence (prober, sentence)->first;

  return prober->are_function_words
      ->data[g_array_index (prober->reading->words, guint32, first + position)];
}

char *
demarche_prober_fold (const DemarcheProber *prober, guint sentence, guint position)
{
  const DemarcheToken *token = demarche_prober_get_token (prober, sentence, position);
  GString *folded = g_string_new (NULL);

  demarche_text_fold (folded, prober->paragraph->text + token->start, token->end - token->start);
  return g_string_free (folded, FALSE);
}

/* ---- results ---- */

guint
demarche_near_miss_count_content (const DemarcheProber *prober, const DemarcheAlignment *alignment)
{
  guint n_content = 0;

  for (guint i = 0; i < alignment->slots->len; i++) {
    const DemarcheSlot *slot = &g_array_index (alignment->slots, DemarcheSlot, i);
    gboolean has_content = FALSE;

    if (slot->state != DEMARCHE_SLOT_FOUND)
      continue;
    for (guint word = slot->first; word <= slot->last; word++)
      has_content |= !demarche_prober_is_function_word (prober, alignment->sentence, word);
    n_content += has_content;
  }
  return n_content;
}

static void
set_span (const DemarcheProber *prober, const DemarcheAlignment *alignment, DemarcheNearMiss *near)
{
  for (guint i = 0; i < alignment->slots->len; i++) {
    const DemarcheSlot *slot = &g_array_index (alignment->slots, DemarcheSlot, i);

    near->n_items += demarche_probe_item_is_word (slot->item);
    if (slot->state != DEMARCHE_SLOT_FOUND)
      continue;
    if (near->n_matched++ == 0)
      near->span.start =
          demarche_prober_get_token (prober, alignment->sentence, slot->first)->start;
    near->span.end = demarche_prober_get_token (prober, alignment->sentence, slot->last)->end;
  }
}

DemarcheNearMiss *
demarche_near_miss_new (DemarcheProber *prober, guint phrase, DemarcheAlignment *alignment)
{
  const DemarcheProbe *probe = demarche_prober_get_probe (prober, phrase);
  DemarcheNearMiss *near = g_new0 (DemarcheNearMiss, 1);
  GArray *defects = demarche_near_miss_find_defects (prober, probe, alignment);

  near->phrase = probe->phrase;
  near->index = phrase;
  near->sentence = alignment->sentence;
  near->n_content = demarche_near_miss_count_content (prober, alignment);
  set_span (prober, alignment, near);
  near->message = demarche_near_miss_describe (prober, alignment, defects);
  near->n_defects = defects->len;
  near->defects = (DemarcheDefect *)(gpointer)g_array_free (defects, FALSE);
  return near;
}

static DemarcheNearMiss *
make_match (DemarcheProber *prober, guint phrase, int index)
{
  const DemarcheHit *hit = demarche_hits_get (prober->hits, index);
  DemarcheNearMiss *near = g_new0 (DemarcheNearMiss, 1);

  near->phrase = demarche_prober_get_probe (prober, phrase)->phrase;
  near->index = phrase;
  near->sentence = hit->sentence;
  near->span.start = demarche_prober_get_token (prober, hit->sentence, hit->start)->start;
  near->span.end = demarche_prober_get_token (prober, hit->sentence, hit->end)->end;
  near->message = g_strdup ("matches");
  return near;
}

DemarcheNearMiss *
demarche_prober_probe_in (DemarcheProber *prober, guint phrase, guint sentence)
{
  g_autoptr (GArray) slots = g_array_new (FALSE, FALSE, sizeof (DemarcheSlot));
  DemarcheAlignment best = {.slots = slots};

  int hit = demarche_hits_get_first_from (prober->hits, phrase, sentence);
  if (hit >= 0 && demarche_hits_get (prober->hits, hit)->sentence == sentence)
    return make_match (prober, phrase, hit);
  demarche_near_miss_align (prober, demarche_prober_get_probe (prober, phrase), sentence, &best);
  return demarche_near_miss_new (prober, phrase, &best);
}

DemarcheNearMiss *
demarche_prober_probe (DemarcheProber *prober, guint phrase)
{
  const DemarcheProbe *probe = demarche_prober_get_probe (prober, phrase);
  g_autoptr (GArray) slots = g_array_new (FALSE, FALSE, sizeof (DemarcheSlot));
  DemarcheAlignment best = {.slots = slots};

  if (demarche_prober_matches (prober, phrase))
    return make_match (prober, phrase, demarche_hits_get_first (prober->hits, phrase));
  for (guint i = 0; i < prober->reading->sentences->len; i++)
    demarche_near_miss_align (prober, probe, i, &best);
  return demarche_near_miss_new (prober, phrase, &best);
}
