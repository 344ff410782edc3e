/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What rules do in a sample of statements, and what is doubtful about it. */
#include "author/lint-sample.h"

#include "author/capitals.h"
#include "classify/examine.h"

#include <string.h>

/* a rule that holds in a larger share of the paragraphs says nothing */
#define FLOOD_PERCENT 20
/* of fewer paragraphs a few hits are a large share */
#define MIN_FLOOD_PARAGRAPHS 20
/* fewer matches than these in a name may be chance */
#define MIN_NAME_HITS 3

/* @n_tags: tags that show it */
typedef struct {
  guint n_paragraphs; /* in which it holds */
  guint last_paragraph;
  guint n_tags;
} RuleCount;

typedef struct {
  guint n_hits;
  guint n_inside;
  GHashTable *names; /* (element-type utf8 uint): how often inside which */
} PhraseCount;

struct _DemarcheLintSample {
  DemarcheRuleSet *rules;
  DemarcheClassifier *classifier;
  GHashTable *by_rule;   /* (element-type utf8 RuleCount): by id */
  GHashTable *by_phrase; /* (element-type DemarchePhrase PhraseCount) */
  GHashTable *found;     /* (element-type DemarchePhrase): fixed names that occur */
  GHashTable *languages; /* (element-type utf8): of the paragraphs, "" where unknown */
  guint n_paragraphs;
  guint n_statements;
};

static void
phrase_count_free (gpointer data)
{
  PhraseCount *count = data;

  g_hash_table_unref (count->names);
  g_free (count);
}

DemarcheLintSample *
demarche_lint_sample_new (DemarcheRuleSet *rules)
{
  g_return_val_if_fail (DEMARCHE_IS_RULE_SET (rules), NULL);
  DemarcheLintSample *sample = g_new0 (DemarcheLintSample, 1);

  sample->rules = g_object_ref (rules);
  sample->classifier = demarche_classifier_new (rules, NULL);
  sample->by_rule = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  sample->by_phrase = g_hash_table_new_full (NULL, NULL, NULL, phrase_count_free);
  sample->found = g_hash_table_new (NULL, NULL);
  sample->languages = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return sample;
}

void
demarche_lint_sample_free (DemarcheLintSample *sample)
{
  if (sample == NULL)
    return;
  g_object_unref (sample->classifier);
  g_object_unref (sample->rules);
  g_hash_table_unref (sample->by_rule);
  g_hash_table_unref (sample->by_phrase);
  g_hash_table_unref (sample->found);
  g_hash_table_unref (sample->languages);
  g_free (sample);
}

/* ---- one paragraph ---- */

static RuleCount *
get_rule_count (DemarcheLintSample *sample, const char *id)
{
  RuleCount *count = g_hash_table_lookup (sample->by_rule, id);

  if (count == NULL) {
    count = g_new0 (RuleCount, 1);
    g_hash_table_insert (sample->by_rule, g_strdup (id), count);
  }
  return count;
}

static PhraseCount *
get_phrase_count (DemarcheLintSample *sample, const DemarchePhrase *phrase)
{
  PhraseCount *count = g_hash_table_lookup (sample->by_phrase, phrase);

  if (count == NULL) {
    count = g_new0 (PhraseCount, 1);
    count->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
    g_hash_table_insert (sample->by_phrase, (gpointer)phrase, count);
  }
  return count;
}

static void
count_rules (DemarcheLintSample *sample, const DemarcheExamination *examination)
{
  const GArray *findings = examination->workspace->findings;

  for (guint i = 0; i < findings->len; i++) {
    const DemarcheFinding *finding = &g_array_index (findings, DemarcheFinding, i);
    RuleCount *count = get_rule_count (sample, finding->code->rule->id);
    if (count->last_paragraph == sample->n_paragraphs)
      continue;
    count->last_paragraph = sample->n_paragraphs;
    count->n_paragraphs++;
  }
  for (guint i = 0; i < examination->tags->len; i++)
    get_rule_count (sample, ((DemarcheTag *)g_ptr_array_index (examination->tags, i))->rule)
        ->n_tags++;
}

static void
count_hit (PhraseCount *count, const char *text, DemarcheHits *hits, const DemarcheHit *hit)
{
  DemarcheStretch stretch;
  char *name = NULL;

  demarche_hits_get_stretch (hits, hit->sentence, &stretch);
  name = demarche_capitals_find_name (text, &stretch, hit);
  count->n_hits++;
  if (name == NULL)
    return;
  count->n_inside++;
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (count->names, name));
  g_hash_table_replace (count->names, name, GUINT_TO_POINTER (n + 1));
}

static const DemarchePhrase *
find_by_index (DemarcheRulePhrases own, GPtrArray *phrases, guint phrase)
{
  for (guint i = 0; i < own.n; i++)
    if (own.indices[i] == phrase)
      return g_ptr_array_index (phrases, i);
  return NULL;
}

/* the matcher's phrase as the first rule has it that it can make hold; NULL when it is of none */
static const DemarchePhrase *
find_in_rules (const DemarcheEngine *engine, guint phrase)
{
  guint n_owners;
  const DemarcheOwner *owners = demarche_engine_get_owners (engine, phrase, &n_owners);

  for (guint i = 0; i < n_owners; i++) {
    const DemarcheRuleCode *code = NULL;
    const DemarchePhrase *found = NULL;
    if (owners[i].kind != DEMARCHE_OWNER_RULE)
      continue;
    code = demarche_engine_get_rule (engine, owners[i].index);
    found = find_by_index (code->any, code->rule->any, phrase);
    return found != NULL ? found : find_by_index (code->all, code->rule->all, phrase);
  }
  return NULL;
}

static void
count_phrases (DemarcheLintSample *sample, const DemarcheWorkspace *workspace, const char *text)
{
  guint n_phrases = 0;
  const guint *phrases = demarche_hits_get_phrases (workspace->hits, &n_phrases);

  if (demarche_capitals_are_everywhere (workspace->reading->tokens, text))
    return;
  for (guint i = 0; i < n_phrases; i++) {
    const DemarchePhrase *phrase = find_in_rules (workspace->engine, phrases[i]);
    PhraseCount *count = NULL;
    if (phrase == NULL)
      continue;
    count = get_phrase_count (sample, phrase);
    for (int index = demarche_hits_get_first (workspace->hits, phrases[i]); index >= 0;) {
      const DemarcheHit *hit = demarche_hits_get (workspace->hits, index);
      count_hit (count, text, workspace->hits, hit);
      index = hit->next;
    }
  }
}

static void
note_names (DemarcheLintSample *sample, const DemarcheWorkspace *workspace)
{
  for (guint s = 0; s < workspace->reading->sentences->len; s++) {
    DemarcheStretch stretch;
    demarche_hits_get_stretch (workspace->hits, s, &stretch);
    for (guint at = 0; stretch.name_start != NULL && at < stretch.n_words; at++) {
      int name = stretch.name_start[at] == (gint32)at
                     ? demarche_hits_find_name (workspace->hits, s, at, (guint)stretch.name_end[at])
                     : -1;
      if (name >= 0)
        g_hash_table_add (sample->found,
                          (gpointer)demarche_engine_get_name (workspace->engine, (guint)name));
    }
  }
}

static void
look_at_paragraph (const DemarcheExamination *examination, gpointer data)
{
  DemarcheLintSample *sample = data;
  const DemarcheParagraph *paragraph =
      demarche_statement_get_paragraph (examination->statement, examination->paragraph);
  const char *language =
      paragraph->language != NULL
          ? paragraph->language
          : demarche_statement_get_field (examination->statement, DEMARCHE_FIELD_LANGUAGE);

  sample->n_paragraphs++;
  g_hash_table_add (sample->languages, g_strdup (language != NULL ? language : ""));
  count_rules (sample, examination);
  count_phrases (sample, examination->workspace, paragraph->text);
  note_names (sample, examination->workspace);
}

gboolean
demarche_lint_sample_add (DemarcheLintSample *sample, DemarcheStatement *statement,
                          GCancellable *cancellable, GError **error)
{
  sample->n_statements++;
  for (guint i = 0; i < demarche_statement_get_n_paragraphs (statement); i++) {
    const DemarcheParagraph *paragraph = demarche_statement_get_paragraph (statement, i);
    if (g_cancellable_set_error_if_cancelled (cancellable, error))
      return FALSE;
    if (demarche_paragraph_kind_is_taggable (paragraph->kind))
      demarche_classifier_examine (sample->classifier, statement, i, look_at_paragraph, sample);
  }
  return TRUE;
}

/* ---- what is doubtful ---- */

/* whether statements in this language were among the sample: rules for others say nothing */
static gboolean
was_tried (DemarcheLintSample *sample, const char *language)
{
  const char *const *languages = demarche_rule_set_get_languages (sample->rules);
  GHashTableIter iter;
  gpointer key = NULL;

  if (language == NULL || languages[0] == NULL || languages[1] == NULL)
    return sample->n_paragraphs > 0;
  g_hash_table_iter_init (&iter, sample->languages);
  while (g_hash_table_iter_next (&iter, &key, NULL)) {
    const char *found = key;
    if (*found == '\0' || (g_ascii_strncasecmp (found, language, strlen (language)) == 0 &&
                           strcspn (found, "-_") == strlen (language)))
      return TRUE;
  }
  return FALSE;
}

static char *
describe_sample (DemarcheLintSample *sample)
{
  return g_strdup_printf ("%u paragraph%s of %u statement%s", sample->n_paragraphs,
                          sample->n_paragraphs == 1 ? "" : "s", sample->n_statements,
                          sample->n_statements == 1 ? "" : "s");
}

static void
check_rule (DemarcheLintSample *sample, DemarcheLint *lint, const DemarcheRule *rule)
{
  static const RuleCount none = {0};
  const RuleCount *count = g_hash_table_lookup (sample->by_rule, rule->id);
  g_autofree char *where = describe_sample (sample);

  count = count != NULL ? count : &none;
  if (count->n_paragraphs == 0)
    demarche_lint_add (lint, DEMARCHE_WARNING_DEAD_RULE, demarche_rule_get_name_place (rule),
                       "look for its words with 'demarche find', or delete it",
                       "rule '%s' has no hit in %s", rule->id, where);
  else if (count->n_tags == 0)
    demarche_lint_add (lint, DEMARCHE_WARNING_DEAD_RULE, demarche_rule_get_name_place (rule),
                       "'demarche explain' says for a paragraph what took its place",
                       "rule '%s' holds in %u of %s, but no tag shows it: another rule or a cue "
                       "always takes its place",
                       rule->id, count->n_paragraphs, where);
  if (sample->n_paragraphs >= MIN_FLOOD_PARAGRAPHS &&
      (guint64)count->n_paragraphs * 100 > (guint64)sample->n_paragraphs * FLOOD_PERCENT)
    demarche_lint_add (lint, DEMARCHE_WARNING_FLOOD_RULE, demarche_rule_get_name_place (rule),
                       "narrow its phrases, or ask for more with 'all' or 'with'",
                       "rule '%s' holds in %u of %s: that is %u %%", rule->id, count->n_paragraphs,
                       where, count->n_paragraphs * 100 / sample->n_paragraphs);
}

/* the commonest, of equals the first in the alphabet */
static const char *
find_commonest (GHashTable *names, guint *n)
{
  g_autoptr (GPtrArray) sorted = demarche_sort_keys (names);
  const char *commonest = NULL;

  *n = 0;
  for (guint i = 0; i < sorted->len; i++) {
    const char *name = g_ptr_array_index (sorted, i);
    guint n_times = GPOINTER_TO_UINT (g_hash_table_lookup (names, name));
    if (n_times <= *n)
      continue;
    *n = n_times;
    commonest = name;
  }
  return commonest;
}

static void
check_phrase (DemarcheLint *lint, const DemarchePhrase *phrase, const PhraseCount *count)
{
  guint n = 0;
  const char *name = find_commonest (count->names, &n);
  g_autofree char *help = NULL;

  if (count->n_inside < MIN_NAME_HITS || count->n_inside * 2 <= count->n_hits)
    return;
  help = g_strdup_printf ("if the name is not what is meant, add to the file: \"names\": [\"%s\"]",
                          name);
  demarche_lint_add (lint, DEMARCHE_WARNING_INSIDE_NAME, &phrase->place, help,
                     "%u of %u matches lie inside capitalised names, %u in '%s'", count->n_inside,
                     count->n_hits, n, name);
}

void
demarche_lint_sample_report (DemarcheLintSample *sample, DemarcheLint *lint)
{
  GPtrArray *rules = demarche_rule_set_get_rules (sample->rules);
  GPtrArray *names = demarche_rule_set_get_names (sample->rules);
  GHashTableIter iter;
  gpointer phrase = NULL;
  gpointer count = NULL;

  for (guint id = DEMARCHE_WARNING_DEAD_RULE; id <= DEMARCHE_WARNING_IDLE_NAME; id++)
    demarche_lint_look_for (lint, (DemarcheWarningId)id);
  for (guint i = 0; i < rules->len; i++) {
    const DemarcheRule *rule = g_ptr_array_index (rules, i);
    if (was_tried (sample, rule->language))
      check_rule (sample, lint, rule);
  }
  g_hash_table_iter_init (&iter, sample->by_phrase);
  while (g_hash_table_iter_next (&iter, &phrase, &count))
    check_phrase (lint, phrase, count);
  for (guint i = 0; i < names->len; i++) {
    const DemarchePhrase *name = g_ptr_array_index (names, i);
    g_autofree char *where = describe_sample (sample);
    if (was_tried (sample, name->language) && !g_hash_table_contains (sample->found, name))
      demarche_lint_add (lint, DEMARCHE_WARNING_IDLE_NAME, &name->place, NULL,
                         "fixed name occurs in none of %s", where);
  }
}
