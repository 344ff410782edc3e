/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Words in words: `norms` in `norm~`, `norm~` in `norm*`. */
#include "rules/word-inclusion.h"

#include "base/text.h"
#include "rules/inflection.h"
#include "rules/language.h"

#include <string.h>

struct _DemarcheWords {
  const DemarcheRuleContents *contents;
  DemarcheLanguage *no_tables;
  GHashTable *spellings; /* (element-type utf8 DemarcheSpelling): by language */
  GHashTable *forms;     /* (element-type utf8 GPtrArray): by language, word and `~` */
  GHashTable *by_node;   /* (element-type DemarchePhraseNode GPtrArray): the same, nearer */
};

DemarcheWords *
demarche_words_new (const DemarcheRuleContents *contents)
{
  DemarcheWords *words = g_new0 (DemarcheWords, 1);

  words->contents = contents;
  words->no_tables = demarche_language_new (NULL);
  words->spellings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                            (GDestroyNotify)demarche_spelling_free);
  words->by_node = g_hash_table_new (NULL, NULL);
  words->forms =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_ptr_array_unref);
  return words;
}

void
demarche_words_free (DemarcheWords *words)
{
  demarche_language_free (words->no_tables);
  g_hash_table_unref (words->spellings);
  g_hash_table_unref (words->by_node);
  g_hash_table_unref (words->forms);
  g_free (words);
}

static const DemarcheLanguage *
get_tables (DemarcheWords *words, const char *language)
{
  const DemarcheLanguage *tables =
      g_hash_table_lookup (words->contents->languages, language != NULL ? language : "en");

  return tables != NULL ? tables : words->no_tables;
}

static const DemarcheSpelling *
get_spelling (DemarcheWords *words, const char *language)
{
  const char *key = language != NULL ? language : "";
  DemarcheSpelling *spelling = g_hash_table_lookup (words->spellings, key);

  if (spelling == NULL) {
    spelling = demarche_spelling_new (get_tables (words, language));
    g_hash_table_insert (words->spellings, g_strdup (key), spelling);
  }
  return spelling;
}

static GPtrArray *
make_forms (DemarcheWords *words, const char *language, const DemarchePhraseNode *node)
{
  const DemarcheSpelling *spelling = get_spelling (words, language);
  GPtrArray *forms = g_ptr_array_new_with_free_func (g_free);

  if (node->inflected)
    demarche_inflect (get_tables (words, language), node->word, forms);
  else if (node->exact) {
    GString *folded = g_string_new (NULL);
    demarche_text_fold (folded, node->word, strlen (node->word));
    g_ptr_array_add (forms, g_string_free (folded, FALSE));
  } else
    g_ptr_array_add (forms, g_strdup (node->word));
  for (guint i = 0; i < forms->len; i++) {
    char *first = demarche_spelling_fold (spelling, g_ptr_array_index (forms, i));
    if (first == NULL)
      continue;
    g_free (g_ptr_array_index (forms, i));
    g_ptr_array_index (forms, i) = first;
  }
  return forms;
}

static GPtrArray *
find_forms (DemarcheWords *words, const char *language, const DemarchePhraseNode *node)
{
  g_autofree char *key =
      g_strdup_printf ("%s %c%s", language != NULL ? language : "",
                       node->inflected ? '~' : (node->exact ? '"' : '.'), node->word);
  GPtrArray *forms = g_hash_table_lookup (words->forms, key);

  if (forms == NULL) {
    forms = make_forms (words, language, node);
    g_hash_table_insert (words->forms, g_steal_pointer (&key), forms);
  }
  return forms;
}

GPtrArray *
demarche_words_get_forms (DemarcheWords *words, const char *language,
                          const DemarchePhraseNode *node)
{
  GPtrArray *forms = g_hash_table_lookup (words->by_node, node);

  if (forms == NULL) {
    forms = find_forms (words, language, node);
    g_hash_table_insert (words->by_node, (gpointer)node, forms);
  }
  return forms;
}

static gboolean
has_form (GPtrArray *forms, const char *form)
{
  return g_ptr_array_find_with_equal_func (forms, form, g_str_equal, NULL);
}

/* a wildcard takes a word when it takes any spelling of it, the first one too */
static gboolean
wildcard_includes (DemarcheWords *words, const char *language, const DemarchePhraseNode *inner,
                   const DemarchePhraseNode *outer)
{
  gsize length = strlen (outer->word);
  GPtrArray *forms = NULL;

  if (strchr (outer->word, '*') != outer->word + length - 1)
    return FALSE;
  /* `binding*` in `bind*` */
  if (inner->wildcard)
    return strchr (inner->word, '*') == inner->word + strlen (inner->word) - 1 &&
           strncmp (inner->word, outer->word, length - 1) == 0;
  forms = demarche_words_get_forms (words, language, inner);
  for (guint i = 0; i < forms->len; i++)
    if (strncmp (g_ptr_array_index (forms, i), outer->word, length - 1) != 0)
      return FALSE;
  return TRUE;
}

gboolean
demarche_words_include (DemarcheWords *words, const char *language, const DemarchePhraseNode *inner,
                        const DemarchePhraseNode *outer)
{
  GPtrArray *forms = NULL;
  GPtrArray *outer_forms = NULL;

  /* nothing may stand between the outer word and the one before it */
  if (outer->joint == DEMARCHE_JOINT_ATTACHED && inner->joint != DEMARCHE_JOINT_ATTACHED)
    return FALSE;
  if (outer->exact)
    return inner->exact && g_str_equal (inner->word, outer->word);
  if (inner->wildcard && g_str_equal (inner->word, outer->word))
    return !outer->inflected;
  if (outer->wildcard)
    return wildcard_includes (words, language, inner, outer);
  if (inner->wildcard)
    return FALSE;
  forms = demarche_words_get_forms (words, language, inner);
  outer_forms = demarche_words_get_forms (words, language, outer);
  if (forms == outer_forms)
    return TRUE;
  for (guint i = 0; i < forms->len; i++)
    if (!has_form (outer_forms, g_ptr_array_index (forms, i)) &&
        !(outer->inflected && demarche_inflects_to (get_tables (words, language), outer->word,
                                                    g_ptr_array_index (forms, i))))
      return FALSE;
  return TRUE;
}
