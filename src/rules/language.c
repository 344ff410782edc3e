/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Tables of a language, and how those of several files become one. */
#include "rules/language.h"

#include "base/text.h"

#include <string.h>

static GHashTable *
new_word_set (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

DemarcheLanguage *
demarche_language_new (const char *id)
{
  DemarcheLanguage *language = g_new0 (DemarcheLanguage, 1);

  language->id = g_strdup (id);
  language->irregular =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_ptr_array_unref);
  language->abbreviations = new_word_set ();
  language->numbered_abbreviations = new_word_set ();
  language->spellings = g_ptr_array_new_with_free_func (g_free);
  language->subject_pronouns = new_word_set ();
  return language;
}

void
demarche_language_free (DemarcheLanguage *language)
{
  if (language == NULL)
    return;
  g_free (language->id);
  g_hash_table_unref (language->irregular);
  g_hash_table_unref (language->abbreviations);
  g_hash_table_unref (language->numbered_abbreviations);
  g_ptr_array_unref (language->spellings);
  g_hash_table_unref (language->subject_pronouns);
  g_free (language);
}

static char *
fold (const char *word)
{
  GString *folded = g_string_new (NULL);

  demarche_text_fold (folded, word, strlen (word));
  return g_string_free (folded, FALSE);
}

void
demarche_language_add_word (GHashTable *words, const char *word)
{
  g_hash_table_add (words, fold (word));
}

void
demarche_language_add_irregular (DemarcheLanguage *language, const char *base, const char *form)
{
  g_autofree char *folded_base = fold (base);
  g_autofree char *folded_form = fold (form);
  GPtrArray *forms = g_hash_table_lookup (language->irregular, folded_base);

  if (forms == NULL) {
    forms = g_ptr_array_new_with_free_func (g_free);
    g_hash_table_insert (language->irregular, g_steal_pointer (&folded_base), forms);
  }
  if (!g_ptr_array_find_with_equal_func (forms, folded_form, g_str_equal, NULL))
    g_ptr_array_add (forms, g_steal_pointer (&folded_form));
}

static gboolean
has_spelling (DemarcheLanguage *language, const char *first, const char *second)
{
  for (guint i = 0; i + 1 < language->spellings->len; i += 2)
    if (g_str_equal (first, g_ptr_array_index (language->spellings, i)) &&
        g_str_equal (second, g_ptr_array_index (language->spellings, i + 1)))
      return TRUE;
  return FALSE;
}

void
demarche_language_add_spelling (DemarcheLanguage *language, const char *first, const char *second)
{
  g_autofree char *folded_first = fold (first);
  g_autofree char *folded_second = fold (second);

  if (has_spelling (language, folded_first, folded_second))
    return;
  g_ptr_array_add (language->spellings, g_steal_pointer (&folded_first));
  g_ptr_array_add (language->spellings, g_steal_pointer (&folded_second));
}

static void
merge_words (GHashTable *words, GHashTable *more)
{
  GHashTableIter iter;
  gpointer word = NULL;

  g_hash_table_iter_init (&iter, more);
  while (g_hash_table_iter_next (&iter, &word, NULL))
    g_hash_table_add (words, g_strdup (word));
}

void
demarche_language_merge (DemarcheLanguage *language, const DemarcheLanguage *other)
{
  GHashTableIter iter;
  gpointer base = NULL;
  gpointer forms = NULL;

  g_hash_table_iter_init (&iter, other->irregular);
  while (g_hash_table_iter_next (&iter, &base, &forms))
    for (guint i = 0; i < ((GPtrArray *)forms)->len; i++)
      demarche_language_add_irregular (language, base, g_ptr_array_index ((GPtrArray *)forms, i));
  merge_words (language->abbreviations, other->abbreviations);
  merge_words (language->numbered_abbreviations, other->numbered_abbreviations);
  merge_words (language->subject_pronouns, other->subject_pronouns);
  for (guint i = 0; i + 1 < other->spellings->len; i += 2)
    demarche_language_add_spelling (language, g_ptr_array_index (other->spellings, i),
                                    g_ptr_array_index (other->spellings, i + 1));
}
