/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Tags by people for the statement at hand. */
#include "author/gold-index.h"

#include "comparison/coding.h"

struct _DemarcheGoldIndex {
  GHashTable *by_name; /* (element-type utf8 DemarcheTagged) (unowned) */
  guint n_unpaired;
};

DemarcheGoldIndex *
demarche_gold_index_new (GPtrArray *gold)
{
  DemarcheGoldIndex *index = g_new0 (DemarcheGoldIndex, 1);

  index->by_name = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < gold->len; i++) {
    DemarcheTagged *tagged = g_ptr_array_index (gold, i);
    DemarcheStatement *statement = demarche_tagged_get_statement (tagged);
    index->n_unpaired += demarche_statement_get_n_paragraphs (statement);
    g_hash_table_insert (index->by_name, (gpointer)demarche_statement_get_name (statement), tagged);
  }
  return index;
}

void
demarche_gold_index_free (DemarcheGoldIndex *index)
{
  if (index == NULL)
    return;
  g_hash_table_unref (index->by_name);
  g_free (index);
}

int *
demarche_gold_index_pair (DemarcheGoldIndex *index, DemarcheStatement *statement,
                          DemarcheTagged **gold)
{
  guint n = demarche_statement_get_n_paragraphs (statement);

  *gold = g_hash_table_lookup (index->by_name, demarche_statement_get_name (statement));
  if (*gold == NULL)
    return NULL;
  DemarcheStatement *read = demarche_tagged_get_statement (*gold);
  g_autofree int *partners = demarche_coding_pair (read, statement);
  int *found = g_new (int, n + 1);
  for (guint i = 0; i < n; i++)
    found[i] = -1;
  for (guint i = 0; i < demarche_statement_get_n_paragraphs (read); i++)
    if (partners[i] >= 0) {
      found[partners[i]] = (int)i;
      index->n_unpaired--;
    }
  return found;
}

guint
demarche_gold_index_count_unpaired (DemarcheGoldIndex *index)
{
  return index->n_unpaired;
}
