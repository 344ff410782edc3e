/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* A statement together with its tags. */
#include "model/reference.h"

struct _DemarcheTagged {
  gatomicrefcount references;
  DemarcheStatement *statement;
  GPtrArray *tags; /* (element-type DemarcheTag) */
  GArray *about;   /* guint64 made by about_key(), rising */
  char *error;
  char *known_references; /* (nullable) */
};

G_DEFINE_BOXED_TYPE (DemarcheTagged, demarche_tagged, demarche_tagged_ref, demarche_tagged_unref)

DemarcheTagged *
demarche_tagged_new (DemarcheStatement *statement, GPtrArray *tags, const char *error)
{
  DemarcheTagged *tagged = g_new0 (DemarcheTagged, 1);
  g_atomic_ref_count_init (&tagged->references);
  tagged->statement = demarche_statement_ref (statement);
  tagged->tags = tags;
  tagged->about = g_array_new (FALSE, FALSE, sizeof (guint64));
  tagged->error = g_strdup (error);
  return tagged;
}

DemarcheTagged *
demarche_tagged_new_unread (DemarcheStatement *statement, const char *error)
{
  g_return_val_if_fail (statement != NULL && error != NULL, NULL);
  return demarche_tagged_new (
      statement, g_ptr_array_new_with_free_func ((GDestroyNotify)demarche_tag_unref), error);
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
  GPtrArray *tags = g_ptr_array_new_with_free_func ((GDestroyNotify)demarche_tag_unref);
  for (guint i = 0; i < tagged->tags->len; i++) {
    DemarcheTag *tag = demarche_tag_new (g_ptr_array_index (tagged->tags, i));
    tag->position = positions[tag->position];
    g_ptr_array_add (tags, tag);
  }
  return demarche_tagged_new (tagged->statement, tags, tagged->error);
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
  g_ptr_array_unref (tagged->tags);
  g_array_unref (tagged->about);
  g_free (tagged->known_references);
  g_free (tagged->error);
  g_free (tagged);
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
  return tagged->tags->len;
}

const DemarcheTag *
demarche_tagged_get_tag (DemarcheTagged *tagged, guint index)
{
  g_return_val_if_fail (tagged != NULL && index < tagged->tags->len, NULL);
  return g_ptr_array_index (tagged->tags, index);
}

const char *
demarche_tagged_get_error (DemarcheTagged *tagged)
{
  g_return_val_if_fail (tagged != NULL, NULL);
  return tagged->error;
}

void
demarche_tagged_take_references (DemarcheTagged *tagged, char *references)
{
  tagged->known_references = references;
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

/* index of the first key that is not below @key */
static guint
find_about (DemarcheTagged *tagged, guint64 key)
{
  guint low = 0;
  guint high = tagged->about->len;
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
  return index < tagged->about->len && g_array_index (tagged->about, guint64, index) == key;
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
  if (!is_key_at (tagged, index, key))
    g_array_insert_val (tagged->about, index, key);
}

void
demarche_tagged_visit_about (DemarcheTagged *tagged, DemarcheAboutVisitor visit, gpointer data)
{
  for (guint i = 0; i < tagged->about->len; i++) {
    guint64 key = g_array_index (tagged->about, guint64, i);
    visit ((guint)(key >> 32), (guint)key, data);
  }
}
