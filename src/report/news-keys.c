/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Tells whether two comparisons show the same: by keys made of names, as indices differ. */
#include "report/news-keys.h"

gboolean
demarche_news_is_new (const DemarcheNews *news, const DemarcheComparison *comparison, guint index)
{
  const DemarcheEvidence *evidence = demarche_comparison_get_evidence (comparison, index);

  return news->is_new[evidence->statement];
}

gboolean
demarche_news_has_new (const DemarcheNews *news, const DemarcheComparison *comparison,
                       const guint *evidence, guint n_evidence)
{
  for (guint i = 0; i < n_evidence; i++)
    if (demarche_news_is_new (news, comparison, evidence[i]))
      return TRUE;
  return FALSE;
}

static const char *
get_name (const DemarcheComparison *comparison, guint actor)
{
  return ((const DemarcheActor *)g_ptr_array_index (comparison->actors, actor))->name;
}

static const char *
get_issue_id (const DemarcheComparison *comparison, guint issue)
{
  return demarche_codebook_get_issue (comparison->codebook, issue)->id;
}

static const char *
get_label (const DemarcheComparison *comparison, guint window)
{
  if (window == DEMARCHE_NONE)
    return "";
  return ((const DemarcheWindow *)g_ptr_array_index (comparison->windows, window))->label;
}

static const char *
get_code (const DemarcheComparison *comparison, guint position)
{
  if (position == DEMARCHE_NONE)
    return "";
  return demarche_codebook_get_position (comparison->codebook, position)->code;
}

char *
demarche_news_place_key (const DemarcheComparison *comparison, guint actor, guint issue)
{
  return g_strdup_printf ("%s\n%s", get_name (comparison, actor), get_issue_id (comparison, issue));
}

char *
demarche_news_shift_key (const DemarcheComparison *comparison, const DemarcheShift *shift)
{
  g_autofree char *place = demarche_news_place_key (comparison, shift->actor, shift->issue);

  return g_strdup_printf ("shift\n%s\n%d\n%s\n%s", place, (int)shift->kind,
                          get_code (comparison, shift->position),
                          get_label (comparison, shift->window));
}

char *
demarche_news_contradiction_key (const DemarcheComparison *comparison,
                                 const DemarcheContradiction *contradiction)
{
  g_autofree char *place =
      demarche_news_place_key (comparison, contradiction->actor, contradiction->issue);

  return g_strdup_printf ("contradiction\n%s\n%s\n%s\n%s", place,
                          get_code (comparison, contradiction->position_first),
                          get_code (comparison, contradiction->position_second),
                          get_label (comparison, contradiction->window));
}

static gboolean
is_held_before (const DemarcheNews *news, const DemarcheComparison *comparison,
                const DemarcheCell *cell, const DemarcheTag *tag)
{
  for (guint i = 0; i < cell->n_evidence; i++) {
    guint index = cell->evidence[i];
    const DemarcheEvidence *evidence = demarche_comparison_get_evidence (comparison, index);

    if (!news->is_new[evidence->statement] && evidence->tag->position == tag->position &&
        evidence->tag->stance == tag->stance)
      return TRUE;
  }
  return FALSE;
}

DemarcheNewsKind
demarche_news_find_kind (const DemarcheNews *news, const DemarcheComparison *comparison,
                         const DemarcheCell *cell)
{
  gboolean is_beside = FALSE;
  gboolean has_past = FALSE;

  for (guint i = 0; i < cell->n_evidence; i++) {
    const DemarcheEvidence *evidence =
        demarche_comparison_get_evidence (comparison, cell->evidence[i]);

    if (!news->is_new[evidence->statement])
      has_past = TRUE;
    else if (!is_beside)
      is_beside = !is_held_before (news, comparison, cell, evidence->tag);
  }
  if (!has_past)
    return DEMARCHE_NEWS_FIRST;
  return is_beside ? DEMARCHE_NEWS_BESIDE : DEMARCHE_NEWS_CONFIRMED;
}

char *
demarche_news_cell_key (const DemarcheComparison *comparison, const DemarcheCell *cell,
                        DemarcheNewsKind kind)
{
  g_autofree char *place = demarche_news_place_key (comparison, cell->actor, cell->issue);

  return g_strdup_printf ("cell\n%s\n%d", place, (int)kind);
}

gboolean
demarche_news_is_in_cell (const DemarcheNews *news, const DemarcheComparison *comparison,
                          const DemarcheCell *cell)
{
  return cell->window == DEMARCHE_WINDOW_ALL &&
         demarche_news_has_new (news, comparison, cell->evidence, cell->n_evidence);
}

GHashTable *
demarche_news_collect_keys (const DemarcheNews *news, const DemarcheComparison *comparison,
                            gboolean has_cells)
{
  GHashTable *keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < comparison->shifts->len; i++)
    g_hash_table_add (
        keys, demarche_news_shift_key (comparison, g_ptr_array_index (comparison->shifts, i)));
  for (guint i = 0; i < comparison->contradictions->len; i++)
    g_hash_table_add (keys, demarche_news_contradiction_key (
                                comparison, g_ptr_array_index (comparison->contradictions, i)));
  for (guint i = 0; has_cells && i < comparison->cells->len; i++) {
    const DemarcheCell *cell = demarche_comparison_get_cell (comparison, i);

    if (demarche_news_is_in_cell (news, comparison, cell))
      g_hash_table_add (keys,
                        demarche_news_cell_key (comparison, cell,
                                                demarche_news_find_kind (news, comparison, cell)));
  }
  return keys;
}
