/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Counts the words that the items of phrases reached. */
#include "author/reached-words.h"

#include "base/limits.h"
#include "base/text.h"

#include <string.h>

typedef struct {
  char *item;
  GHashTable *counts; /* (element-type utf8 guint) */
  guint n_others;
} Counts;

struct _DemarcheReachCounter {
  GPtrArray *items; /* of Counts: in the order in which they were reached first */
  GHashTable *by_item;
  GString *scratch;
};

static void
counts_free (gpointer data)
{
  Counts *counts = data;

  g_free (counts->item);
  g_hash_table_unref (counts->counts);
  g_free (counts);
}

DemarcheReachCounter *
demarche_reach_counter_new (void)
{
  DemarcheReachCounter *counter = g_new0 (DemarcheReachCounter, 1);

  counter->items = g_ptr_array_new_with_free_func (counts_free);
  counter->by_item = g_hash_table_new (g_str_hash, g_str_equal);
  counter->scratch = g_string_new (NULL);
  return counter;
}

void
demarche_reach_counter_free (DemarcheReachCounter *counter)
{
  g_hash_table_unref (counter->by_item);
  g_ptr_array_unref (counter->items);
  g_string_free (counter->scratch, TRUE);
  g_free (counter);
}

static Counts *
find_counts (DemarcheReachCounter *counter, const char *text, const DemarcheItem *item)
{
  g_autofree char *name = g_strndup (text + item->start, item->end - item->start);
  Counts *counts = g_hash_table_lookup (counter->by_item, name);

  if (counts != NULL)
    return counts;
  counts = g_new0 (Counts, 1);
  counts->item = g_steal_pointer (&name);
  counts->counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_ptr_array_add (counter->items, counts);
  g_hash_table_insert (counter->by_item, counts->item, counts);
  return counts;
}

static void
count (Counts *counts, const char *words)
{
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts->counts, words));

  if (n == 0 && g_hash_table_size (counts->counts) >= DEMARCHE_LIMIT_WORDS_REACHED)
    counts->n_others++;
  else
    g_hash_table_insert (counts->counts, g_strdup (words), GUINT_TO_POINTER (n + 1));
}

/* appends the word at @position of the sentence, and what joins it to the one before */
static void
append_word (GString *out, const DemarcheWorkspace *workspace, const DemarcheHit *hit,
             guint position, gboolean is_after_gap, const char *text)
{
  guint index = demarche_workspace_get_token (workspace, hit->sentence, position);
  const DemarcheToken *token = &g_array_index (workspace->reading->tokens, DemarcheToken, index);

  if (out->len > 0 && is_after_gap)
    g_string_append (out, " … ");
  else if (out->len > 0)
    g_string_append_c (out, token->before & DEMARCHE_BEFORE_HYPHEN ? '-' : ' ');
  demarche_text_fold (out, text + token->start, token->end - token->start);
}

/* all words that the item with @role took, in scratch */
static void
collect_words (DemarcheReachCounter *counter, const DemarcheWorkspace *workspace,
               const DemarcheHit *hit, const guint8 *roles, guint8 role, const char *text)
{
  guint length = hit->end - hit->start + 1;

  g_string_truncate (counter->scratch, 0);
  for (guint i = 0; i < length; i++)
    if (roles[i] == role)
      append_word (counter->scratch, workspace, hit, hit->start + i, i > 0 && roles[i - 1] != role,
                   text);
}

void
demarche_reach_counter_add (DemarcheReachCounter *counter, DemarcheWorkspace *workspace,
                            const DemarcheHit *hit, const DemarchePhrase *phrase, const char *text)
{
  const DemarcheProgram *program =
      demarche_matcher_get_program (demarche_engine_get_matcher (workspace->engine), hit->phrase);
  const guint8 *roles = demarche_hits_get_roles (workspace->hits, hit);
  guint n_items = demarche_program_get_n_items (program);

  for (guint number = 1; number <= n_items; number++) {
    collect_words (counter, workspace, hit, roles, (guint8)(1 + number), text);
    if (counter->scratch->len > 0)
      count (find_counts (counter, phrase->text, demarche_program_get_item (program, number)),
             counter->scratch->str);
  }
}

/* ---- the list ---- */

static void
reached_words_free (gpointer data)
{
  DemarcheReachedWords *words = data;

  g_free (words->words);
  g_free (words);
}

static void
reached_item_free (gpointer data)
{
  DemarcheReachedItem *item = data;

  g_free (item->item);
  g_ptr_array_unref (item->words);
  g_free (item);
}

static int
compare_words (gconstpointer first, gconstpointer second)
{
  const DemarcheReachedWords *a = *(const DemarcheReachedWords *const *)first;
  const DemarcheReachedWords *b = *(const DemarcheReachedWords *const *)second;

  if (a->n_hits != b->n_hits)
    return a->n_hits > b->n_hits ? -1 : 1;
  return strcmp (a->words, b->words);
}

static DemarcheReachedItem *
make_item (const Counts *counts)
{
  DemarcheReachedItem *item = g_new0 (DemarcheReachedItem, 1);
  GHashTableIter iter;
  gpointer words = NULL;
  gpointer n = NULL;

  item->item = g_strdup (counts->item);
  item->words = g_ptr_array_new_with_free_func (reached_words_free);
  item->n_others = counts->n_others;
  g_hash_table_iter_init (&iter, counts->counts);
  while (g_hash_table_iter_next (&iter, &words, &n)) {
    DemarcheReachedWords *reached = g_new0 (DemarcheReachedWords, 1);
    reached->words = g_strdup (words);
    reached->n_hits = GPOINTER_TO_UINT (n);
    g_ptr_array_add (item->words, reached);
  }
  g_ptr_array_sort (item->words, compare_words);
  return item;
}

GPtrArray *
demarche_reach_counter_list (DemarcheReachCounter *counter)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (reached_item_free);

  for (guint i = 0; i < counter->items->len; i++)
    g_ptr_array_add (items, make_item (g_ptr_array_index (counter->items, i)));
  return items;
}
