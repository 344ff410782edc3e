/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Which phrases of two lists differ. */
#include "author/phrase-edits.h"

#include "author/rule-forms.h"
#include "rules/rule-meaning.h"

#include <string.h>

/* larger lists than that are compared, but no phrase of one is taken for a change of another */
#define MAX_COMPARED 40000

static char *
make_form (const DemarchePhrase *phrase)
{
  GString *form = g_string_new (NULL);
  g_autoptr (GPtrArray) one = g_ptr_array_new ();

  g_ptr_array_add (one, (gpointer)phrase);
  demarche_meaning_put_phrases (form, one);
  return g_string_free (form, FALSE);
}

/* how often each form is in the list */
static GHashTable *
count_forms (GPtrArray *phrases)
{
  GHashTable *counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; phrases != NULL && i < phrases->len; i++) {
    char *form = make_form (g_ptr_array_index (phrases, i));
    guint count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, form));
    g_hash_table_replace (counts, form, GUINT_TO_POINTER (count + 1));
  }
  return counts;
}

/* the phrases of one list that the other has not, or not as often (unowned) */
static GPtrArray *
list_others (GPtrArray *phrases, GPtrArray *known)
{
  g_autoptr (GHashTable) counts = count_forms (known);
  GPtrArray *others = g_ptr_array_new ();

  for (guint i = 0; phrases != NULL && i < phrases->len; i++) {
    char *form = make_form (g_ptr_array_index (phrases, i));
    guint count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, form));
    if (count > 0) {
      g_hash_table_replace (counts, form, GUINT_TO_POINTER (count - 1));
      continue;
    }
    g_ptr_array_add (others, g_ptr_array_index (phrases, i));
    g_free (form);
  }
  return others;
}

gboolean
demarche_phrases_have_common (GPtrArray *first, GPtrArray *second)
{
  g_autoptr (GPtrArray) others = list_others (first, second);

  return first == NULL ? second == NULL : others->len < first->len;
}

/* the words of a phrase, without its marks */
static char **
split_words (const DemarchePhrase *phrase)
{
  g_autofree char *folded = g_utf8_casefold (phrase->text, -1);

  g_strdelimit (folded, "~*?|()@.\"^$-", ' ');
  return g_strsplit (folded, " ", -1);
}

static guint
count_words (char **words)
{
  guint n = 0;

  for (char **word = words; *word != NULL; word++)
    n += **word != '\0';
  return n;
}

/* twice the words in common, by all words of both */
static double
measure_likeness (char **first, char **second)
{
  guint n_common = 0;
  guint n = count_words (first) + count_words (second);

  for (char **word = first; *word != NULL; word++)
    n_common += **word != '\0' && g_strv_contains ((const char *const *)second, *word);
  return n > 0 ? 2.0 * n_common / n : 0;
}

static GPtrArray *
split_all (GPtrArray *phrases)
{
  GPtrArray *words = g_ptr_array_new_with_free_func ((GDestroyNotify)g_strfreev);

  for (guint i = 0; i < phrases->len; i++)
    g_ptr_array_add (words, split_words (g_ptr_array_index (phrases, i)));
  return words;
}

/* takes the likest one that is half alike out of @gone */
static const DemarchePhrase *
take_likest (GPtrArray *gone, GPtrArray *gone_words, char **words)
{
  double best = 0;
  guint found = gone->len;

  for (guint i = 0; i < gone->len; i++) {
    double likeness = g_ptr_array_index (gone, i) != NULL
                          ? measure_likeness (g_ptr_array_index (gone_words, i), words)
                          : 0;
    if (likeness >= .5 && likeness > best) {
      best = likeness;
      found = i;
    }
  }
  return found < gone->len ? g_steal_pointer (&gone->pdata[found]) : NULL;
}

GArray *
demarche_phrase_pairs_new (GPtrArray *before, GPtrArray *after)
{
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (DemarchePhrasePair));

  if (demarche_phrases_are_written_alike (before, after))
    return pairs;
  g_autoptr (GPtrArray) gone = list_others (before, after);
  g_autoptr (GPtrArray) come = list_others (after, before);
  g_autoptr (GPtrArray) gone_words = split_all (gone);
  g_autoptr (GPtrArray) come_words = split_all (come);
  gboolean are_compared = (guint64)gone->len * come->len <= MAX_COMPARED;

  for (guint i = 0; i < come->len; i++) {
    char **words = g_ptr_array_index (come_words, i);
    DemarchePhrasePair pair = {
        are_compared ? take_likest (gone, gone_words, words) : NULL,
        g_ptr_array_index (come, i),
    };
    g_array_append_val (pairs, pair);
  }
  for (guint i = 0; i < gone->len; i++) {
    DemarchePhrasePair pair = {g_ptr_array_index (gone, i), NULL};
    if (pair.before != NULL)
      g_array_append_val (pairs, pair);
  }
  return pairs;
}
