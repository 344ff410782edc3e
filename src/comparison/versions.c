/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Versions of one statement count once: the most official one is counted and quoted. */
#include "comparison/comparison-private.h"

#include <string.h>

/* best first */
static const char *const source_kinds[] = {
    "official",    "as-delivered",        "record", NULL /* unknown */,
    "translation", "machine-translation", "press"};

static guint
rank_source (DemarcheStatement *statement)
{
  const char *kind = demarche_statement_get_field (statement, DEMARCHE_FIELD_SOURCE_KIND);
  guint unknown = 0;
  for (guint i = 0; i < G_N_ELEMENTS (source_kinds); i++) {
    if (source_kinds[i] == NULL)
      unknown = i;
    else if (g_strcmp0 (kind, source_kinds[i]) == 0)
      return i;
  }
  return unknown;
}

/* a readable one before an unreadable, then by source kind, then the one that is no version of
 * another, then by name */
static gboolean
is_better (DemarcheTagged *one, DemarcheTagged *two)
{
  DemarcheStatement *first = demarche_tagged_get_statement (one);
  DemarcheStatement *second = demarche_tagged_get_statement (two);
  gboolean failed_first = demarche_tagged_get_error (one) != NULL;
  gboolean failed_second = demarche_tagged_get_error (two) != NULL;
  if (failed_first != failed_second)
    return failed_second;
  guint rank_first = rank_source (first);
  guint rank_second = rank_source (second);
  if (rank_first != rank_second)
    return rank_first < rank_second;
  gboolean is_version = demarche_statement_get_field (first, DEMARCHE_FIELD_VERSION_OF) != NULL;
  gboolean is_version_second =
      demarche_statement_get_field (second, DEMARCHE_FIELD_VERSION_OF) != NULL;
  if (is_version != is_version_second)
    return is_version_second;
  return strcmp (demarche_statement_get_name (first), demarche_statement_get_name (second)) < 0;
}

/* follows names to the one that stands for all of them; a ring of names ends at its least */
static const char *
find_root (GHashTable *parents, const char *name)
{
  const char *parent = g_hash_table_lookup (parents, name);
  while (parent != NULL) {
    const char *above = g_hash_table_lookup (parents, parent);
    if (above != NULL)
      g_hash_table_insert (parents, (char *)name, (char *)above);
    name = parent;
    parent = above;
  }
  return name;
}

static GHashTable *
join_names (DemarcheStage *stage)
{
  GHashTable *parents = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < stage->comparison->tagged->len; i++) {
    DemarcheStatement *statement =
        demarche_tagged_get_statement (demarche_stage_get_tagged (stage, i));
    const char *other = demarche_statement_get_field (statement, DEMARCHE_FIELD_VERSION_OF);
    if (other == NULL)
      continue;
    const char *first = find_root (parents, demarche_statement_get_name (statement));
    const char *second = find_root (parents, other);
    if (!g_str_equal (first, second))
      g_hash_table_insert (parents, (char *)first, (char *)second);
  }
  return parents;
}

/* names in order: the same ones stand side by side */
static gboolean
has_namesakes (DemarcheStage *stage)
{
  const char *before = NULL;
  for (guint i = 0; i < stage->comparison->tagged->len; i++) {
    const char *name = demarche_statement_get_name (
        demarche_tagged_get_statement (demarche_stage_get_tagged (stage, i)));
    if (g_strcmp0 (name, before) == 0)
      return TRUE;
    before = name;
  }
  return FALSE;
}

void
demarche_stage_find_versions (DemarcheStage *stage)
{
  DemarcheComparison *comparison = stage->comparison;
  g_ptr_array_set_free_func (comparison->versions, g_free);
  g_autoptr (GHashTable) parents = join_names (stage);
  if (g_hash_table_size (parents) == 0 && !has_namesakes (stage))
    return; /* each counts, as it stands */
  g_autoptr (GHashTable) best = g_hash_table_new (g_str_hash, g_str_equal); /* root: index + 1 */
  for (guint i = 0; i < comparison->tagged->len; i++) {
    DemarcheTagged *tagged = demarche_stage_get_tagged (stage, i);
    DemarcheStatement *statement = demarche_tagged_get_statement (tagged);
    const char *root = find_root (parents, demarche_statement_get_name (statement));
    guint known = GPOINTER_TO_UINT (g_hash_table_lookup (best, root));
    if (known == 0 || is_better (tagged, demarche_stage_get_tagged (stage, known - 1)))
      g_hash_table_insert (best, (char *)root, GUINT_TO_POINTER (i + 1));
  }
  for (guint i = 0; i < comparison->tagged->len; i++) {
    DemarcheStatement *statement =
        demarche_tagged_get_statement (demarche_stage_get_tagged (stage, i));
    const char *root = find_root (parents, demarche_statement_get_name (statement));
    guint counts = GPOINTER_TO_UINT (g_hash_table_lookup (best, root)) - 1;
    demarche_stage_get_statement (stage, i)->counts = counts;
    if (counts == i)
      continue;
    DemarcheVersion *version = g_new0 (DemarcheVersion, 1);
    version->statement = i;
    version->counts = counts;
    g_ptr_array_add (comparison->versions, version);
  }
}
