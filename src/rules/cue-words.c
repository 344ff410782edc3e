/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The words that cues are made of. */
#include "rules/cue-words.h"

#include <string.h>

struct _DemarcheCueWords {
  const DemarcheRuleContents *contents;
  DemarcheWords *words;
  GHashTable *forms; /* (element-type utf8): that words of cues reach, and "@list" */
  GPtrArray *stems;  /* (element-type utf8): what the wildcards of cues begin with */
};

static void
collect (DemarcheCueWords *cues, const char *language, const DemarchePhraseNode *node)
{
  GPtrArray *phrases = NULL;

  if (node->type == DEMARCHE_PHRASE_WORD && node->wildcard) {
    g_ptr_array_add (cues->stems, g_strndup (node->word, strcspn (node->word, "*")));
  } else if (node->type == DEMARCHE_PHRASE_WORD) {
    GPtrArray *forms = demarche_words_get_forms (cues->words, language, node);
    for (guint i = 0; i < forms->len; i++)
      g_hash_table_add (cues->forms, g_strdup (g_ptr_array_index (forms, i)));
  } else if (node->type == DEMARCHE_PHRASE_LIST) {
    /* the word of no phrase begins so: each list is gone through once */
    g_autofree char *key = g_strconcat ("@", node->word, NULL);
    if (g_hash_table_add (cues->forms, g_steal_pointer (&key)))
      phrases = demarche_rule_contents_get_list (cues->contents, node->word);
  }
  for (guint i = 0; phrases != NULL && i < phrases->len; i++) {
    const DemarchePhrase *phrase = g_ptr_array_index (phrases, i);
    collect (cues, phrase->language, phrase->root);
  }
  for (guint i = 0; i < node->n_children; i++)
    collect (cues, language, &node->children[i]);
}

static gboolean
is_cue_word (DemarcheCueWords *cues, const char *form)
{
  if (g_hash_table_contains (cues->forms, form))
    return TRUE;
  for (guint i = 0; i < cues->stems->len; i++)
    if (g_str_has_prefix (form, g_ptr_array_index (cues->stems, i)))
      return TRUE;
  return FALSE;
}

gboolean
demarche_cue_words_are_apart (DemarcheCueWords *cues, const char *language,
                              const DemarchePhraseNode *node)
{
  GPtrArray *forms = NULL;

  if (node->type == DEMARCHE_PHRASE_LIST || (node->type == DEMARCHE_PHRASE_WORD && node->wildcard))
    return FALSE;
  if (node->type == DEMARCHE_PHRASE_WORD)
    forms = demarche_words_get_forms (cues->words, language, node);
  for (guint i = 0; forms != NULL && i < forms->len; i++)
    if (is_cue_word (cues, g_ptr_array_index (forms, i)))
      return FALSE;
  for (guint i = 0; i < node->n_children; i++)
    if (!demarche_cue_words_are_apart (cues, language, &node->children[i]))
      return FALSE;
  return TRUE;
}

DemarcheCueWords *
demarche_cue_words_new (const DemarcheRuleContents *contents, DemarcheWords *words)
{
  DemarcheCueWords *cues = g_new0 (DemarcheCueWords, 1);

  cues->contents = contents;
  cues->words = words;
  cues->forms = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  cues->stems = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < contents->cues->len; i++) {
    const DemarcheCue *cue = g_ptr_array_index (contents->cues, i);
    for (guint j = 0; cue->phrases != NULL && j < cue->phrases->len; j++) {
      const DemarchePhrase *phrase = g_ptr_array_index (cue->phrases, j);
      collect (cues, phrase->language, phrase->root);
    }
  }
  return cues;
}

void
demarche_cue_words_free (DemarcheCueWords *cues)
{
  g_hash_table_unref (cues->forms);
  g_ptr_array_unref (cues->stems);
  g_free (cues);
}
