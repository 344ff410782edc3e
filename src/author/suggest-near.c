/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What phrases of rules miss by one word, over a corpus. */
#include "author/suggest-private.h"

#include "base/limits.h"
#include "base/text.h"
#include "classify/near-miss.h"
#include "rules/function-words.h"

#include <string.h>

/* words of a phrase that must be there, function words aside: with one alone everything is near */
#define MIN_CONTENT 2

/* words that stand instead of one: more are another thing said */
#define MAX_INSTEAD 2

/* reads the paragraphs of one language */
typedef struct {
  const char *language; /* (nullable) (unowned) */
  DemarcheProber *prober;
} Reader;

/* one edit of one phrase */
typedef struct {
  DemarchePhrasing *phrasing;
  DemarchePhrasingCounter *counter;
  double weight;
} Group;

struct _DemarcheNearCollector {
  DemarcheRuleSet *rules;
  GPtrArray *owners;  /* along the phrases of a prober: the rule of each (unowned) */
  GPtrArray *readers; /* of Reader */
  GPtrArray *groups;  /* of Group */
  GHashTable *by_edit;
};

static void
reader_free (gpointer data)
{
  Reader *reader = data;

  demarche_prober_free (reader->prober);
  g_free (reader);
}

DemarcheNearCollector *
demarche_near_collector_new (DemarcheRuleSet *rules)
{
  DemarcheNearCollector *collector = g_new0 (DemarcheNearCollector, 1);

  collector->rules = rules;
  collector->owners = g_ptr_array_new ();
  collector->readers = g_ptr_array_new_with_free_func (reader_free);
  collector->groups = g_ptr_array_new_with_free_func (g_free);
  collector->by_edit = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return collector;
}

void
demarche_near_collector_free (DemarcheNearCollector *collector)
{
  for (guint i = 0; i < collector->groups->len; i++) {
    Group *group = g_ptr_array_index (collector->groups, i);
    if (group->counter != NULL)
      demarche_phrasing_counter_finish (group->counter);
    demarche_phrasing_free (group->phrasing);
  }
  g_ptr_array_unref (collector->groups);
  g_hash_table_unref (collector->by_edit);
  g_ptr_array_unref (collector->readers);
  g_ptr_array_unref (collector->owners);
  g_free (collector);
}

/* phrases that show a position by themselves; a part of `all` alone shows nothing */
static DemarcheProber *
make_prober (DemarcheNearCollector *collector, const char *language)
{
  GPtrArray *rules = demarche_rule_set_get_rules (collector->rules);
  DemarcheProber *prober = demarche_prober_new (collector->rules, language);

  g_ptr_array_set_size (collector->owners, 0);
  for (guint i = 0; i < rules->len; i++) {
    DemarcheRule *rule = g_ptr_array_index (rules, i);
    for (guint j = 0; rule->all == NULL && rule->any != NULL && j < rule->any->len; j++) {
      (void)demarche_prober_add (prober, g_ptr_array_index (rule->any, j));
      g_ptr_array_add (collector->owners, rule);
    }
  }
  return prober;
}

static DemarcheProber *
find_prober (DemarcheNearCollector *collector, const char *language)
{
  const char *wanted = demarche_engine_choose_language (collector->rules, language);

  for (guint i = 0; i < collector->readers->len; i++) {
    Reader *reader = g_ptr_array_index (collector->readers, i);
    if (g_strcmp0 (reader->language, wanted) == 0)
      return reader->prober;
  }
  Reader *reader = g_new0 (Reader, 1);
  reader->language = wanted;
  reader->prober = make_prober (collector, wanted);
  g_ptr_array_add (collector->readers, reader);
  return reader->prober;
}

/* whether one or two words stand there, each of which says something */
static gboolean
says_little (const DemarcheParagraph *paragraph, const DemarcheSpan *span, const char *language)
{
  g_autofree char *text = g_strndup (paragraph->text + span->start, span->end - span->start);
  g_auto (GStrv) words = g_strsplit_set (text, " \t\n-", -1);
  g_autoptr (GString) folded = g_string_new (NULL);

  for (char **word = words; *word != NULL; word++) {
    g_string_truncate (folded, 0);
    demarche_text_fold (folded, *word, strlen (*word));
    if (demarche_is_function_word (language, folded->str))
      return FALSE;
  }
  return g_strv_length (words) <= MAX_INSTEAD;
}

/* how much an edit is worth in a paragraph: another form of a word is most likely meant, another
 * word in its place often means another thing; 0 when it is not worth showing */
static double
weigh (const DemarcheNearMiss *near, const DemarcheParagraph *paragraph, const char *language)
{
  const DemarcheDefect *defect = &near->defects[0];
  double share = (double)near->n_matched / near->n_items;

  switch (defect->block) {
  case DEMARCHE_BLOCK_INFLECTION:
  case DEMARCHE_BLOCK_DERIVATION:
  case DEMARCHE_BLOCK_SPELLING:
  case DEMARCHE_BLOCK_COMPOUND:
  case DEMARCHE_BLOCK_CASE:
    return share;
  case DEMARCHE_BLOCK_TOO_FAR:
    return 0.7 * share;
  case DEMARCHE_BLOCK_INSTEAD:
    return says_little (paragraph, &defect->words, language) ? 0.4 * share : 0;
  default:
    return 0;
  }
}

static Group *
find_group (DemarcheNearCollector *collector, const DemarcheNearMiss *near,
            const DemarcheRule *rule, const DemarcheSuggestion *edit, double weight)
{
  g_autofree char *key = g_strconcat (rule->id, "\n", near->phrase->text, "\n", edit->phrase, NULL);
  Group *group = g_hash_table_lookup (collector->by_edit, key);

  if (group != NULL || collector->groups->len >= DEMARCHE_LIMIT_NEAR_MISSES)
    return group;
  group = g_new0 (Group, 1);
  group->phrasing = demarche_phrasing_new (edit->phrase, (int)rule->position);
  group->phrasing->rule = g_strdup (rule->id);
  group->phrasing->known = g_strdup (near->phrase->text);
  group->phrasing->edit = g_strdup (edit->text);
  group->counter = demarche_phrasing_counter_new (group->phrasing);
  group->weight = weight;
  g_ptr_array_add (collector->groups, group);
  g_hash_table_insert (collector->by_edit, g_steal_pointer (&key), group);
  return group;
}

static void
add_near (DemarcheNearCollector *collector, DemarcheProber *prober, const DemarcheNearMiss *near,
          const DemarcheRule *rule, const DemarcheParagraph *paragraph, const char *statement,
          const char *who)
{
  double weight = near->n_defects > 0 ? weigh (near, paragraph, near->phrase->language) : 0;
  g_autoptr (DemarcheSuggestion) edit = weight > 0 ? demarche_prober_suggest (prober, near) : NULL;
  Group *group = edit != NULL ? find_group (collector, near, rule, edit, weight) : NULL;

  if (group == NULL)
    return;
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (DemarcheSpan));
  g_array_append_val (spans, near->span);
  demarche_phrasing_counter_add (group->counter, statement, who, paragraph, spans);
}

void
demarche_near_collector_read (DemarcheNearCollector *collector, const DemarcheParagraph *paragraph,
                              const char *language, const char *statement, const char *who,
                              const gboolean *is_wanted)
{
  DemarcheProber *prober = find_prober (collector, language);

  demarche_prober_read (prober, paragraph);
  g_autoptr (GPtrArray) near = demarche_prober_find_near (prober, MIN_CONTENT);
  for (guint i = 0; i < near->len; i++) {
    const DemarcheNearMiss *miss = g_ptr_array_index (near, i);
    const DemarcheRule *rule = g_ptr_array_index (collector->owners, miss->index);
    if (is_wanted[rule->position] && miss->span.end > miss->span.start)
      add_near (collector, prober, miss, rule, paragraph, statement, who);
  }
}

void
demarche_near_collector_finish (DemarcheNearCollector *collector, guint limit, GPtrArray *phrasings)
{
  for (guint i = 0; i < collector->groups->len; i++) {
    Group *group = g_ptr_array_index (collector->groups, i);
    group->phrasing->score = group->weight * group->phrasing->places->len;
    demarche_phrasing_counter_finish (g_steal_pointer (&group->counter));
    g_ptr_array_add (phrasings, g_steal_pointer (&group->phrasing));
  }
  g_ptr_array_sort (phrasings, demarche_phrasing_compare);
  if (phrasings->len > limit)
    g_ptr_array_set_size (phrasings, (int)limit);
}
