/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "base/store.h"

#include <string.h>

#define ALIGNMENT _Alignof(max_align_t)

struct _DemarcheStore {
  gatomicrefcount references;
  gsize block_bytes;
  GPtrArray *blocks;
  char *free; /* of the newest block */
  char *end;
  GHashTable *strings; /* (nullable): those that lie in the store */
};

DemarcheStore *
demarche_store_new (gsize block_bytes)
{
  DemarcheStore *store = g_new0 (DemarcheStore, 1);

  g_atomic_ref_count_init (&store->references);
  store->block_bytes = block_bytes;
  store->blocks = g_ptr_array_new_with_free_func (g_free);
  return store;
}

DemarcheStore *
demarche_store_ref (DemarcheStore *store)
{
  g_return_val_if_fail (store != NULL, NULL);
  g_atomic_ref_count_inc (&store->references);
  return store;
}

void
demarche_store_unref (DemarcheStore *store)
{
  g_return_if_fail (store != NULL);
  if (!g_atomic_ref_count_dec (&store->references))
    return;
  demarche_store_close_strings (store);
  g_ptr_array_unref (store->blocks);
  g_free (store);
}

/* what is large gets a block of its own, and the newest one is used on */
static char *
take_block (DemarcheStore *store, gsize n_bytes)
{
  char *block = g_malloc (MAX (n_bytes, store->block_bytes));

  g_ptr_array_add (store->blocks, block);
  if (n_bytes < store->block_bytes) {
    store->free = block + n_bytes;
    store->end = block + store->block_bytes;
  }
  return block;
}

static char *
take_bytes (DemarcheStore *store, gsize n_bytes)
{
  if (n_bytes > (gsize)(store->end - store->free))
    return take_block (store, n_bytes);
  char *taken = store->free;
  store->free += n_bytes;
  return taken;
}

static void
align (DemarcheStore *store)
{
  gsize over = (guintptr)store->free % ALIGNMENT;

  if (over > 0)
    store->free += MIN (ALIGNMENT - over, (gsize)(store->end - store->free));
}

gpointer
demarche_store_take (DemarcheStore *store, gsize n_bytes)
{
  g_return_val_if_fail (store != NULL, NULL);
  if (n_bytes == 0)
    return NULL;
  align (store);
  return memset (take_bytes (store, n_bytes), 0, n_bytes);
}

gpointer
demarche_store_copy (DemarcheStore *store, gconstpointer bytes, gsize n_bytes)
{
  g_return_val_if_fail (store != NULL && (bytes != NULL || n_bytes == 0), NULL);
  if (n_bytes == 0)
    return NULL;
  align (store);
  return memcpy (take_bytes (store, n_bytes), bytes, n_bytes);
}

char *
demarche_store_join (DemarcheStore *store, const char *first, char between, const char *second)
{
  gsize length = strlen (first);
  gsize n_bytes = strlen (second) + 1;

  g_return_val_if_fail (store != NULL, NULL);
  char *joined = take_bytes (store, length + 1 + n_bytes);
  memcpy (joined, first, length);
  joined[length] = between;
  memcpy (joined + length + 1, second, n_bytes);
  return joined;
}

const char *
demarche_store_keep_string (DemarcheStore *store, const char *string)
{
  g_return_val_if_fail (store != NULL, NULL);
  if (string == NULL)
    return NULL;
  if (store->strings == NULL)
    store->strings = g_hash_table_new (g_str_hash, g_str_equal);
  const char *known = g_hash_table_lookup (store->strings, string);
  if (known != NULL)
    return known;
  gsize n_bytes = strlen (string) + 1;
  char *kept = memcpy (take_bytes (store, n_bytes), string, n_bytes);
  g_hash_table_add (store->strings, kept);
  return kept;
}

void
demarche_store_close_strings (DemarcheStore *store)
{
  g_return_if_fail (store != NULL);
  g_clear_pointer (&store->strings, g_hash_table_unref);
}
