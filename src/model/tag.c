/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Tags: their names in files, copies and order. */
#include "model/tag.h"

#include "base/names.h"
#include "base/shared-string.h"

#include <string.h>

static const char *const holder_names[] = {
    [DEMARCHE_HOLDER_OTHER] = "other",
    [DEMARCHE_HOLDER_SPEAKER] = "speaker",
};

static const char *const stance_names[] = {
    [DEMARCHE_STANCE_OPPOSES] = "opposes",
    [DEMARCHE_STANCE_SUPPORTS] = "supports",
};

static const char *const force_names[] = {
    [DEMARCHE_FORCE_FIRM] = "firm",
    [DEMARCHE_FORCE_TENTATIVE] = "tentative",
};

static const char *const effect_names[DEMARCHE_N_CUE_EFFECTS] = {
    [DEMARCHE_CUE_NEGATION] = "negation",
    [DEMARCHE_CUE_REJECTION] = "rejection",
    [DEMARCHE_CUE_ATTRIBUTION] = "attribution",
    [DEMARCHE_CUE_HEDGE] = "hedge",
    [DEMARCHE_CUE_CONDITIONAL] = "conditional",
    [DEMARCHE_CUE_RECALL] = "recall",
    [DEMARCHE_CUE_QUESTION] = "question",
    [DEMARCHE_CUE_PSEUDO] = "pseudo",
    [DEMARCHE_CUE_STOP] = "stop",
};

G_DEFINE_BOXED_TYPE (DemarcheTag, demarche_tag, demarche_tag_ref, demarche_tag_unref)

DEMARCHE_DEFINE_NAMES (DemarcheHolder, demarche_holder, holder_names)
DEMARCHE_DEFINE_NAMES (DemarcheStance, demarche_stance, stance_names)
DEMARCHE_DEFINE_NAMES (DemarcheForce, demarche_force, force_names)
DEMARCHE_DEFINE_NAMES (DemarcheCueEffect, demarche_cue_effect, effect_names)

DemarcheTag *
demarche_tag_new (const DemarcheTag *model)
{
  gsize cues_size = sizeof (DemarcheTagCue) * model->n_cues;
  gsize evidence_size = sizeof (DemarcheSpan) * model->n_evidence;
  DemarcheTag *tag = g_malloc (sizeof (DemarcheTag) + cues_size + evidence_size);
  *tag = *model;
  g_atomic_ref_count_init (&tag->references);
  tag->held_by = g_strdup (model->held_by);
  tag->rule = model->rule == NULL ? NULL : g_ref_string_acquire (model->rule);
  tag->cues = (DemarcheTagCue *)(tag + 1); /* both lie behind the tag */
  tag->evidence = (DemarcheSpan *)(tag->cues + tag->n_cues);
  if (cues_size > 0)
    memcpy (tag->cues, model->cues, cues_size);
  if (evidence_size > 0)
    memcpy (tag->evidence, model->evidence, evidence_size);
  for (guint i = 0; i < tag->n_cues; i++)
    tag->cues[i].id = demarche_share_string (model->cues[i].id);
  return tag;
}

DemarcheTag *
demarche_tag_ref (DemarcheTag *tag)
{
  g_return_val_if_fail (tag != NULL, NULL);
  g_atomic_ref_count_inc (&tag->references);
  return tag;
}

void
demarche_tag_unref (DemarcheTag *tag)
{
  g_return_if_fail (tag != NULL);
  if (!g_atomic_ref_count_dec (&tag->references))
    return;
  for (guint i = 0; i < tag->n_cues; i++)
    g_ref_string_release ((GRefString *)tag->cues[i].id);
  g_clear_pointer (&tag->rule, g_ref_string_release);
  g_free (tag->held_by);
  g_free (tag);
}

int
demarche_tag_compare (const DemarcheTag *first, const DemarcheTag *second,
                      DemarcheCodebook *codebook)
{
  if (first->paragraph != second->paragraph)
    return first->paragraph < second->paragraph ? -1 : 1;
  if (first->position != second->position)
    return strcmp (demarche_codebook_get_position (codebook, first->position)->code,
                   demarche_codebook_get_position (codebook, second->position)->code);
  if (first->holder != second->holder)
    return strcmp (holder_names[first->holder], holder_names[second->holder]);
  return strcmp (stance_names[first->stance], stance_names[second->stance]);
}

/* opposing what is no end of its scale says nothing of the side one is on */
static gboolean
is_end_of_scale (DemarcheCodebook *codebook, const DemarchePosition *position)
{
  const DemarcheIssue *issue = demarche_codebook_get_issue (codebook, position->issue);
  double lowest = position->value;
  double highest = position->value;
  for (guint i = 0; i < issue->n_positions; i++) {
    double value = demarche_codebook_get_position (codebook, issue->first_position + i)->value;
    lowest = MIN (lowest, value);
    highest = MAX (highest, value);
  }
  return position->value <= lowest || position->value >= highest;
}

gboolean
demarche_tag_get_value (const DemarcheTag *tag, DemarcheCodebook *codebook, double *value)
{
  const DemarchePosition *position = demarche_codebook_get_position (codebook, tag->position);
  if (demarche_codebook_get_issue (codebook, position->issue)->kind != DEMARCHE_ISSUE_SCALE)
    return FALSE;
  if (tag->stance == DEMARCHE_STANCE_OPPOSES && !is_end_of_scale (codebook, position))
    return FALSE;
  gboolean turns = tag->stance == DEMARCHE_STANCE_OPPOSES && position->value != 0;
  *value = turns ? -position->value : position->value;
  return TRUE;
}
