/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* A statement together with its tags. */
#include "model/reference.h"
#include "model/tag-private.h"

#include <string.h>

#define ROOM_TO_ALIGN 64 /* between what is taken of a store, for anything */

/* lies in its store with all it points to, @about aside */
struct _DemarcheTagged {
  gatomicrefcount references;
  DemarcheStore *store;
  DemarcheStatement *statement;
  DemarcheTag *tags;
  guint n_tags;
  GArray *about; /* (nullable): guint64 made by about_key(), rising */
  const char *error;
  const char *known_references; /* (nullable) */
};

G_DEFINE_BOXED_TYPE (DemarcheTagged, demarche_tagged, demarche_tagged_ref, demarche_tagged_unref)

DemarcheTagged *
demarche_tagged_new_in (DemarcheStore *store, DemarcheStatement *statement, DemarcheTag *tags,
                        guint n_tags, const char *references)
{
  DemarcheTagged *tagged = demarche_store_take (store, sizeof (DemarcheTagged));

  g_atomic_ref_count_init (&tagged->references);
  tagged->store = demarche_store_ref (store);
  tagged->statement = demarche_statement_ref (statement);
  tagged->tags = tags;
  tagged->n_tags = n_tags;
  tagged->known_references = references;
  return tagged;
}

/* bytes of a statement's tags and what they point to */
static gsize
measure_tags (const DemarcheTag *const *tags, guint n_tags)
{
  gsize n = n_tags * sizeof (DemarcheTag);

  for (guint i = 0; i < n_tags; i++)
    n += demarche_tag_measure_parts (tags[i]);
  return n;
}

static DemarcheTagged *
copy_tags (DemarcheStatement *statement, const DemarcheTag *const *tags, guint n_tags,
           const char *error)
{
  gsize n_bytes = measure_tags (tags, n_tags);
  g_autoptr (DemarcheStore) store =
      demarche_store_new (sizeof (DemarcheTagged) + n_bytes + ROOM_TO_ALIGN);
  DemarcheTag *copies = demarche_store_take (store, n_bytes);
  char *parts = (char *)(copies + n_tags);

  for (guint i = 0; i < n_tags; i++) {
    copies[i] = *tags[i];
    demarche_tag_move_parts (&copies[i], parts);
    parts += demarche_tag_measure_parts (tags[i]);
  }
  DemarcheTagged *tagged = demarche_tagged_new_in (store, statement, copies, n_tags, NULL);
  if (error != NULL)
    tagged->error = demarche_store_copy (store, error, strlen (error) + 1);
  return tagged;
}

DemarcheTagged *
demarche_tagged_new (DemarcheStatement *statement, GPtrArray *tags, const char *error)
{
  DemarcheTagged *tagged =
      copy_tags (statement, (const DemarcheTag *const *)tags->pdata, tags->len, error);

  g_ptr_array_unref (tags);
  return tagged;
}

DemarcheTagged *
demarche_tagged_new_unread (DemarcheStatement *statement, const char *error)
{
  g_return_val_if_fail (statement != NULL && error != NULL, NULL);
  return demarche_tagged_new (
      statement, g_ptr_array_new_with_free_func ((GDestroyNotify)demarche_tag_free), error);
}

DemarcheTagged *
demarche_tagged_new_failed (const char *name, const char *error)
{
  g_autoptr (DemarcheStatement) statement =
      demarche_statement_builder_finish (demarche_statement_builder_new (name));

  return demarche_tagged_new_unread (statement, error);
}

DemarcheTagged *
demarche_tagged_recode (DemarcheTagged *tagged, const guint *positions)
{
  g_return_val_if_fail (tagged != NULL && positions != NULL, NULL);
  g_autofree const DemarcheTag **tags = g_new (const DemarcheTag *, tagged->n_tags);

  for (guint i = 0; i < tagged->n_tags; i++)
    tags[i] = &tagged->tags[i];
  DemarcheTagged *recoded = copy_tags (tagged->statement, tags, tagged->n_tags, tagged->error);
  for (guint i = 0; i < recoded->n_tags; i++)
    recoded->tags[i].position = positions[recoded->tags[i].position];
  return recoded;
}

DemarcheTagged *
demarche_tagged_ref (DemarcheTagged *tagged)
{
  g_return_val_if_fail (tagged != NULL, NULL);
  g_atomic_ref_count_inc (&tagged->references);
  return tagged;
}

void
demarche_tagged_unref (DemarcheTagged *tagged)
{
  g_return_if_fail (tagged != NULL);
  if (!g_atomic_ref_count_dec (&tagged->references))
    return;
  demarche_statement_unref (tagged->statement);
  g_clear_pointer (&tagged->about, g_array_unref);
  demarche_store_unref (tagged->store);
}

DemarcheStatement *
demarche_tagged_get_statement (DemarcheTagged *tagged)
{
  g_return_val_if_fail (tagged != NULL, NULL);
  return tagged->statement;
}

guint
demarche_tagged_get_n_tags (DemarcheTagged *tagged)
{
  g_return_val_if_fail (tagged != NULL, 0);
  return tagged->n_tags;
}

const DemarcheTag *
demarche_tagged_get_tag (DemarcheTagged *tagged, guint index)
{
  g_return_val_if_fail (tagged != NULL && index < tagged->n_tags, NULL);
  return &tagged->tags[index];
}

const char *
demarche_tagged_get_error (DemarcheTagged *tagged)
{
  g_return_val_if_fail (tagged != NULL, NULL);
  return tagged->error;
}

void
demarche_tagged_keep_references (DemarcheTagged *tagged, const char *references)
{
  tagged->known_references = demarche_store_copy (
      tagged->store, references, (gsize)tagged->n_tags * (DEMARCHE_REFERENCE_MOST + 1));
}

const char *
demarche_tagged_get_reference (DemarcheTagged *tagged, guint index)
{
  gsize place = (gsize)index * (DEMARCHE_REFERENCE_MOST + 1);
  return tagged->known_references != NULL ? tagged->known_references + place : NULL;
}

static guint64
about_key (guint paragraph, guint issue)
{
  return (guint64)paragraph << 32 | issue;
}

static guint
count_about (const DemarcheTagged *tagged)
{
  return tagged->about != NULL ? tagged->about->len : 0;
}

/* index of the first key that is not below @key */
static guint
find_about (DemarcheTagged *tagged, guint64 key)
{
  guint low = 0;
  guint high = count_about (tagged);
  while (low < high) {
    guint middle = low + (high - low) / 2;
    if (g_array_index (tagged->about, guint64, middle) < key)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

static gboolean
is_key_at (DemarcheTagged *tagged, guint index, guint64 key)
{
  return index < count_about (tagged) && g_array_index (tagged->about, guint64, index) == key;
}

gboolean
demarche_tagged_is_about (DemarcheTagged *tagged, guint paragraph, guint issue)
{
  g_return_val_if_fail (tagged != NULL, FALSE);
  guint64 key = about_key (paragraph, issue);
  return is_key_at (tagged, find_about (tagged, key), key);
}

void
demarche_tagged_add_about (DemarcheTagged *tagged, guint paragraph, guint issue)
{
  guint64 key = about_key (paragraph, issue);
  guint index = find_about (tagged, key);
  if (tagged->about == NULL)
    tagged->about = g_array_new (FALSE, FALSE, sizeof (guint64));
  if (!is_key_at (tagged, index, key))
    g_array_insert_val (tagged->about, index, key);
}

void
demarche_tagged_visit_about (DemarcheTagged *tagged, DemarcheAboutVisitor visit, gpointer data)
{
  for (guint i = 0; i < count_about (tagged); i++) {
    guint64 key = g_array_index (tagged->about, guint64, i);
    visit ((guint)(key >> 32), (guint)key, data);
  }
}
