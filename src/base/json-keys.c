/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The keys of all open objects of a scan: one hash table with a random seed, so that no file can
 * be made to collide, and no allocation for a key. */

#include "base/json-keys.h"

#include <string.h>

#define FIRST_SLOTS 64u

typedef struct {
  gsize object; /* where its object opens */
  gsize place;
  gsize text; /* offset into the texts */
  gsize length;
  guint32 hash;
} Key;

/* Open addressing: a slot holds the number of a key plus one, 0: free. Objects end in the
 * reverse order of their keys, and taking out what was put in last leaves no hole. */
struct _DemarcheJsonKeys {
  GArray *stack;  /* (element-type Key) */
  GString *texts; /* of all keys in the stack, one after the other */
  guint32 *slots;
  guint n_slots; /* a power of two */
  guint64 seed;
};

DemarcheJsonKeys *
demarche_json_keys_new (void)
{
  DemarcheJsonKeys *keys = g_new0 (DemarcheJsonKeys, 1);

  keys->stack = g_array_sized_new (FALSE, FALSE, sizeof (Key), FIRST_SLOTS / 2);
  keys->texts = g_string_sized_new (512);
  keys->n_slots = FIRST_SLOTS;
  keys->slots = g_new0 (guint32, keys->n_slots);
  keys->seed = ((guint64)g_random_int () << 32) | g_random_int ();
  return keys;
}

void
demarche_json_keys_free (DemarcheJsonKeys *keys)
{
  g_array_unref (keys->stack);
  g_string_free (keys->texts, TRUE);
  g_free (keys->slots);
  g_free (keys);
}

static guint64
mix (guint64 hash, guint64 value)
{
  hash = (hash ^ value) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  return hash ^ (hash >> 29);
}

static guint32
hash_key (const DemarcheJsonKeys *keys, gsize object, const char *key, gsize length)
{
  guint64 hash = mix (keys->seed, object);

  for (gsize i = 0; i < length; i++)
    hash = mix (hash, (guchar)key[i]);
  return (guint32)(hash >> 32);
}

static Key *
get_key (const DemarcheJsonKeys *keys, gsize index)
{
  return &g_array_index (keys->stack, Key, index);
}

static void
insert (DemarcheJsonKeys *keys, guint32 hash, gsize index)
{
  guint slot = hash & (keys->n_slots - 1);

  while (keys->slots[slot] != 0)
    slot = (slot + 1) & (keys->n_slots - 1);
  keys->slots[slot] = (guint32)index + 1;
}

/* keys go back in the order of the stack, as drop() needs it */
static void
grow (DemarcheJsonKeys *keys)
{
  keys->n_slots *= 2;
  g_free (keys->slots);
  keys->slots = g_new0 (guint32, keys->n_slots);
  for (gsize i = 0; i < keys->stack->len; i++)
    insert (keys, get_key (keys, i)->hash, i);
}

static gboolean
is_key (const DemarcheJsonKeys *keys, const Key *known, const Key *key, const char *text)
{
  return known->hash == key->hash && known->object == key->object && known->length == key->length &&
         memcmp (keys->texts->str + known->text, text, key->length) == 0;
}

static const Key *
find (const DemarcheJsonKeys *keys, const Key *key, const char *text)
{
  guint slot = key->hash & (keys->n_slots - 1);

  for (; keys->slots[slot] != 0; slot = (slot + 1) & (keys->n_slots - 1)) {
    const Key *known = get_key (keys, keys->slots[slot] - 1);

    if (is_key (keys, known, key, text))
      return known;
  }
  return NULL;
}

gboolean
demarche_json_keys_add (DemarcheJsonKeys *keys, gsize object, const char *text, gsize length,
                        gsize place, gsize *first)
{
  Key key = {object, place, keys->texts->len, length, hash_key (keys, object, text, length)};
  const Key *known = find (keys, &key, text);

  if (known != NULL) {
    *first = known->place;
    return FALSE;
  }
  if ((keys->stack->len + 1) * 2 > keys->n_slots)
    grow (keys);
  insert (keys, key.hash, keys->stack->len);
  g_array_append_val (keys->stack, key);
  g_string_append_len (keys->texts, text, (gssize)length);
  return TRUE;
}

void
demarche_json_keys_drop (DemarcheJsonKeys *keys, gsize n)
{
  for (; n > 0; n--) {
    guint index = keys->stack->len - 1;
    const Key *key = get_key (keys, index);
    guint slot = key->hash & (keys->n_slots - 1);

    while (keys->slots[slot] != index + 1)
      slot = (slot + 1) & (keys->n_slots - 1);
    keys->slots[slot] = 0;
    g_string_truncate (keys->texts, key->text);
    g_array_set_size (keys->stack, index);
  }
}
