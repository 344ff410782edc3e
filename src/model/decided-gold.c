/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What people decided, as gold. */
#include "model/decided.h"

#include "model/tag-lines.h"

/* whether somebody judged it, so that its paragraph was read */
static gboolean
is_judged (const DemarcheTag *tag)
{
  return tag->standing != DEMARCHE_STANDING_FOUND;
}

/* NULL: it is no gold */
static DemarcheTag *
make_gold (const DemarcheTag *tag)
{
  DemarcheTag model = *tag;

  if (tag->standing == DEMARCHE_STANDING_REJECTED || tag->standing == DEMARCHE_STANDING_CORRECTED)
    return NULL;
  model.optional = !is_judged (tag) || tag->standing == DEMARCHE_STANDING_DISPUTED;
  model.review = DEMARCHE_REVIEW_NONE;
  model.rule = NULL;
  model.n_cues = 0;
  return demarche_tag_copy (&model);
}

static guint
append_statement (GString *out, DemarcheTagged *tagged, DemarcheCodebook *codebook)
{
  DemarcheStatement *statement = demarche_tagged_get_statement (tagged);
  guint n = demarche_statement_get_n_paragraphs (statement);
  g_autofree gboolean *is_wanted = g_new0 (gboolean, n + 1);
  GPtrArray *tags = g_ptr_array_new_with_free_func ((GDestroyNotify)demarche_tag_free);
  guint n_wanted = 0;

  for (guint i = 0; i < demarche_tagged_get_n_tags (tagged); i++) {
    const DemarcheTag *tag = demarche_tagged_get_tag (tagged, i);
    DemarcheTag *gold = make_gold (tag);

    n_wanted += is_judged (tag) && !is_wanted[tag->paragraph];
    is_wanted[tag->paragraph] |= is_judged (tag);
    if (gold != NULL)
      g_ptr_array_add (tags, gold);
  }
  g_autoptr (DemarcheTagged) gold = demarche_tagged_new (statement, tags, NULL);
  if (n_wanted > 0)
    demarche_tag_lines_append_some (out, gold, codebook, is_wanted);
  return n_wanted;
}

guint
demarche_decided_append_gold (GString *out, DemarcheDecided *decided, DemarcheCodebook *codebook)
{
  g_return_val_if_fail (out != NULL && decided != NULL && codebook != NULL, 0);
  guint n = 0;

  for (guint i = 0; i < decided->tagged->len; i++)
    n += append_statement (out, g_ptr_array_index (decided->tagged, i), codebook);
  return n;
}
