/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Finds the phrases that may include another one by the item that they begin with. */
#include "rules/phrase-index.h"

#include <string.h>

/* lists in lists; more of them than this are not followed */
#define MAX_ITEMS 200

struct _DemarchePhraseIndex {
  const DemarcheRuleContents *contents;
  DemarcheWords *words;
  GHashTable *items;     /* (element-type utf8 uint): number of an item, from 1 */
  GHashTable *by_form;   /* (element-type utf8 GArray): items that reach a form */
  GHashTable *by_prefix; /* (element-type utf8 GArray): wildcards by their letters */
  GPtrArray *lists;      /* by item: GArray of the lists that may begin with it, or NULL */
  GHashTable *buckets;   /* (element-type gint64 GArray): phrases by group and first item */
};

static void
free_numbers (gpointer data)
{
  if (data != NULL)
    g_array_unref (data);
}

DemarchePhraseIndex *
demarche_phrase_index_new (const DemarcheRuleContents *contents, DemarcheWords *words)
{
  DemarchePhraseIndex *index = g_new0 (DemarchePhraseIndex, 1);

  index->contents = contents;
  index->words = words;
  index->items = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  index->by_form = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_numbers);
  index->by_prefix = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_numbers);
  index->lists = g_ptr_array_new_with_free_func (free_numbers);
  index->buckets = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, free_numbers);
  return index;
}

void
demarche_phrase_index_free (DemarchePhraseIndex *index)
{
  g_hash_table_unref (index->items);
  g_hash_table_unref (index->by_form);
  g_hash_table_unref (index->by_prefix);
  g_ptr_array_unref (index->lists);
  g_hash_table_unref (index->buckets);
  g_free (index);
}

static void
add_number (GHashTable *table, const char *key, guint number)
{
  GArray *numbers = g_hash_table_lookup (table, key);

  if (numbers == NULL) {
    numbers = g_array_new (FALSE, FALSE, sizeof (guint));
    g_hash_table_insert (table, g_strdup (key), numbers);
  }
  g_array_append_val (numbers, number);
}

/* ---- items ---- */

static guint
open_item (DemarchePhraseIndex *index, const char *key, gboolean *is_new)
{
  guint item = GPOINTER_TO_UINT (g_hash_table_lookup (index->items, key));

  *is_new = item == 0;
  if (item != 0)
    return item;
  g_ptr_array_add (index->lists, NULL);
  item = index->lists->len;
  g_hash_table_insert (index->items, g_strdup (key), GUINT_TO_POINTER (item));
  return item;
}

static guint
find_word (DemarchePhraseIndex *index, const char *language, const DemarchePhraseNode *node)
{
  g_autofree char *key = g_strconcat (node->inflected ? "~" : ".", node->exact ? "\"" : ".",
                                      node->word, " ", language != NULL ? language : "", NULL);
  gboolean is_new = FALSE;
  guint item = open_item (index, key, &is_new);

  if (is_new && node->wildcard) {
    g_autofree char *stem = g_strndup (node->word, strcspn (node->word, "*"));
    add_number (index->by_prefix, stem, item);
  } else if (is_new) {
    GPtrArray *forms = demarche_words_get_forms (index->words, language, node);
    for (guint i = 0; i < forms->len; i++)
      add_number (index->by_form, g_ptr_array_index (forms, i), item);
  }
  return item;
}

static void list_first (DemarchePhraseIndex *index, const char *language,
                        const DemarchePhraseNode *node, GArray *items);

static guint
find_list (DemarchePhraseIndex *index, const char *name)
{
  GPtrArray *phrases = demarche_rule_contents_get_list (index->contents, name);
  g_autofree char *key = g_strconcat ("@", name, NULL);
  gboolean is_new = FALSE;
  guint list = open_item (index, key, &is_new);
  g_autoptr (GArray) firsts = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; is_new && phrases != NULL && i < phrases->len; i++) {
    const DemarchePhrase *phrase = g_ptr_array_index (phrases, i);
    list_first (index, phrase->language, phrase->root, firsts);
  }
  for (guint i = 0; i < firsts->len; i++) {
    GArray **lists =
        (GArray **)&g_ptr_array_index (index->lists, g_array_index (firsts, guint, i) - 1);
    if (*lists == NULL)
      *lists = g_array_new (FALSE, FALSE, sizeof (guint));
    /* many phrases of a list may begin alike */
    if ((*lists)->len == 0 || g_array_index (*lists, guint, (*lists)->len - 1) != list)
      g_array_append_val (*lists, list);
  }
  return list;
}

/* the items that a match of the node may begin with */
static void
list_first (DemarchePhraseIndex *index, const char *language, const DemarchePhraseNode *node,
            GArray *items)
{
  guint item = 0;

  if (node->type == DEMARCHE_PHRASE_WORD)
    item = find_word (index, language, node);
  else if (node->type == DEMARCHE_PHRASE_LIST)
    item = find_list (index, node->word);
  if (item != 0)
    g_array_append_val (items, item);
  for (guint i = 0; i < node->n_children; i++) {
    const DemarchePhraseNode *child = &node->children[i];
    list_first (index, language, child, items);
    if (node->type != DEMARCHE_PHRASE_ALTERNATIVES && !demarche_phrase_is_wordless (child))
      return;
  }
}

/* the item that some match of the node begins with; NULL when it has no word */
static const DemarchePhraseNode *
find_leaf (const DemarchePhraseNode *node)
{
  if (node->type == DEMARCHE_PHRASE_WORD || node->type == DEMARCHE_PHRASE_LIST)
    return node;
  for (guint i = 0; i < node->n_children; i++) {
    const DemarchePhraseNode *leaf = find_leaf (&node->children[i]);
    if (leaf != NULL)
      return leaf;
  }
  return NULL;
}

static void
append_numbers (GArray *into, GArray *numbers)
{
  if (numbers != NULL)
    g_array_append_vals (into, numbers->data, numbers->len);
}

/* the items that reach all that the first one does, and the lists that begin with those */
GArray *
demarche_phrase_index_list_items (DemarchePhraseIndex *index, const DemarchePhrase *phrase)
{
  const DemarchePhraseNode *leaf = find_leaf (phrase->root);
  GArray *wanted = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree char *text = NULL;

  if (leaf == NULL)
    return wanted;
  if (leaf->type == DEMARCHE_PHRASE_LIST) {
    guint list = find_list (index, leaf->word);
    g_array_append_val (wanted, list);
  } else if (leaf->wildcard) {
    text = g_strndup (leaf->word, strcspn (leaf->word, "*"));
  } else {
    text = g_strdup (
        g_ptr_array_index (demarche_words_get_forms (index->words, phrase->language, leaf), 0));
    append_numbers (wanted, g_hash_table_lookup (index->by_form, text));
  }
  for (gsize length = text != NULL ? strlen (text) : 0; length > 0; length--) {
    text[length] = '\0';
    append_numbers (wanted, g_hash_table_lookup (index->by_prefix, text));
  }
  for (guint i = 0; i < wanted->len && wanted->len < MAX_ITEMS; i++)
    append_numbers (wanted, g_ptr_array_index (index->lists, g_array_index (wanted, guint, i) - 1));
  return wanted;
}

static gint64
make_bucket_key (guint group, guint item)
{
  return (gint64)group << 32 | item;
}

void
demarche_phrase_index_add (DemarchePhraseIndex *index, guint group, const DemarchePhrase *phrase,
                           guint number, guint most)
{
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (guint));

  list_first (index, phrase->language, phrase->root, items);
  for (guint i = 0; i < items->len; i++) {
    gint64 key = make_bucket_key (group, g_array_index (items, guint, i));
    GArray *bucket = g_hash_table_lookup (index->buckets, &key);
    if (bucket == NULL) {
      bucket = g_array_new (FALSE, FALSE, sizeof (guint));
      g_hash_table_insert (index->buckets, g_memdup2 (&key, sizeof key), bucket);
    }
    if (bucket->len < most)
      g_array_append_val (bucket, number);
  }
}

GArray *
demarche_phrase_index_find (DemarchePhraseIndex *index, guint group, guint item)
{
  gint64 key = make_bucket_key (group, item);

  return g_hash_table_lookup (index->buckets, &key);
}
