/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Edits of a rule that were tried: the changed rule is compiled and run on the paragraph, with all
 * its clauses. */
#include "classify/find.h"
#include "classify/why-not-private.h"

#include <string.h>

static guint
get_index (const DemarcheAsking *asking, const DemarchePhrase *phrase)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (asking->indices, phrase)) - 1;
}

DemarcheNearMiss *
demarche_asking_probe (const DemarcheAsking *asking, const DemarchePhrase *phrase)
{
  return demarche_prober_probe (asking->prober, get_index (asking, phrase));
}

gboolean
demarche_asking_is_found (const DemarcheAsking *asking, const DemarchePhrase *phrase)
{
  return demarche_prober_matches (asking->prober, get_index (asking, phrase));
}

static gboolean
holds (const DemarcheAsking *asking, const DemarcheRule *trial)
{
  g_autoptr (DemarcheEngine) engine =
      demarche_engine_new_for_rule (asking->explanation->rules, asking->language, trial);
  g_autoptr (DemarcheWorkspace) workspace = demarche_workspace_new (engine);

  return demarche_find (workspace, demarche_why_not_get_paragraph (asking->explanation)) &&
         workspace->findings->len > 0;
}

/* @phrases with @new in the place of @old; NULL stays NULL, and without @new it goes out */
static GPtrArray *
replace_phrase (GPtrArray *phrases, const DemarchePhrase *old, const DemarchePhrase *new)
{
  if (phrases == NULL)
    return NULL;
  GPtrArray *replaced = g_ptr_array_new ();
  for (guint i = 0; i < phrases->len; i++) {
    const DemarchePhrase *own = g_ptr_array_index (phrases, i);
    if (own != old || new != NULL)
      g_ptr_array_add (replaced, (gpointer)(own == old ? new : own));
  }
  return replaced;
}

static gboolean
holds_with_phrase (const DemarcheAsking *asking, const DemarcheRule *rule,
                   const DemarchePhrase *old, const char *text)
{
  DemarchePhraseProblem problem;
  g_autoptr (DemarchePhraseNode) root =
      demarche_phrase_parse (text, DEMARCHE_PHRASE_PLAIN, &problem);
  DemarchePhrase phrase = *old;
  DemarcheRule trial = *rule;

  demarche_phrase_problem_clear (&problem);
  if (root == NULL)
    return FALSE;
  phrase.text = (char *)text;
  phrase.root = root;
  g_autoptr (GPtrArray) any = replace_phrase (rule->any, old, &phrase);
  g_autoptr (GPtrArray) all = replace_phrase (rule->all, old, &phrase);
  g_autoptr (GPtrArray) with = replace_phrase (rule->with, old, &phrase);
  trial.any = any;
  trial.all = all;
  trial.with = with;
  return holds (asking, &trial);
}

/* other words in the place of an item: one more word must speak for it, except for a list, which
 * is there to grow */
static gboolean
is_far_fetched (const DemarcheNearMiss *near)
{
  for (guint i = 0; i < near->n_defects; i++)
    if (near->defects[i].block == DEMARCHE_BLOCK_INSTEAD && near->defects[i].list == NULL &&
        near->n_matched < 2)
      return TRUE;
  return FALSE;
}

char *
demarche_asking_suggest_phrase (const DemarcheAsking *asking, const DemarcheRule *rule,
                                const DemarcheNearMiss *near)
{
  g_autoptr (DemarcheSuggestion) suggestion =
      is_far_fetched (near) ? NULL : demarche_prober_suggest (asking->prober, near);

  if (suggestion == NULL || (suggestion->phrase != NULL &&
                             !holds_with_phrase (asking, rule, near->phrase, suggestion->phrase)))
    return NULL;
  return g_steal_pointer (&suggestion->text);
}

char *
demarche_asking_suggest_within (const DemarcheAsking *asking, const DemarcheRule *rule,
                                DemarcheWithin within, guint n_words)
{
  DemarcheRule trial = *rule;

  trial.within = within;
  trial.within_words = n_words;
  if (!holds (asking, &trial))
    return NULL;
  return within == DEMARCHE_WITHIN_WORDS
             ? g_strdup_printf ("write \"within\": %u in the rule", n_words)
             : g_strdup ("write \"within\": \"paragraph\" in the rule");
}

/* the array that a clause of `unless` is in */
static GPtrArray **
get_unless (DemarcheRule *rule, DemarcheClause clause)
{
  switch (clause) {
  case DEMARCHE_CLAUSE_BEFORE:
    return &rule->unless.before;
  case DEMARCHE_CLAUSE_AFTER:
    return &rule->unless.after;
  case DEMARCHE_CLAUSE_INSIDE:
    return &rule->unless.inside;
  case DEMARCHE_CLAUSE_SENTENCE:
    return &rule->unless.sentence;
  default:
    return &rule->unless.paragraph;
  }
}

static const DemarchePhrase *
find_phrase (const GPtrArray *phrases, const char *text)
{
  for (guint i = 0; phrases != NULL && i < phrases->len; i++) {
    const DemarchePhrase *phrase = g_ptr_array_index (phrases, i);
    if (g_strcmp0 (phrase->text, text) == 0)
      return phrase;
  }
  return NULL;
}

const DemarchePhrase *
demarche_asking_find_with (const DemarcheRule *rule, const char *text)
{
  return find_phrase (rule->with, text);
}

char *
demarche_asking_suggest_unless (const DemarcheAsking *asking, const DemarcheRule *rule,
                                DemarcheClause clause, const char *text)
{
  DemarcheRule trial = *rule;
  GPtrArray **unless = get_unless (&trial, clause);
  const DemarchePhrase *phrase = find_phrase (*unless, text);

  if (phrase == NULL)
    return NULL;
  g_autoptr (GPtrArray) rest = replace_phrase (*unless, phrase, NULL);
  *unless = rest;
  return holds (asking, &trial) ? g_strdup_printf ("take '%s' out of \"%s\", or make it narrower",
                                                   text, demarche_clause_get_name (clause))
                                : NULL;
}
