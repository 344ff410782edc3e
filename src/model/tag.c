/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Tags: their names in files, copies and order. */
#include "base/names.h"
#include "model/tag-private.h"

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

G_DEFINE_BOXED_TYPE (DemarcheTag, demarche_tag, demarche_tag_copy, demarche_tag_free)

DEMARCHE_DEFINE_NAMES (DemarcheHolder, demarche_holder, holder_names)
DEMARCHE_DEFINE_NAMES (DemarcheStance, demarche_stance, stance_names)
DEMARCHE_DEFINE_NAMES (DemarcheForce, demarche_force, force_names)
DEMARCHE_DEFINE_NAMES (DemarcheCueEffect, demarche_cue_effect, effect_names)

/* of a string, or NULL */
static gsize
measure_string (const char *string)
{
  return string != NULL ? strlen (string) + 1 : 0;
}

static const char *
move_string (const char *string, char **room)
{
  gsize n = measure_string (string);

  if (n == 0)
    return NULL;
  char *moved = memcpy (*room, string, n);
  *room += n;
  return moved;
}

static gpointer
move_items (gconstpointer items, gsize n_bytes, char **room)
{
  char *moved = *room;

  if (n_bytes > 0)
    memcpy (moved, items, n_bytes);
  *room += n_bytes;
  return moved;
}

gsize
demarche_tag_measure_parts (const DemarcheTag *tag)
{
  gsize n = tag->n_cues * sizeof (DemarcheTagCue) + tag->n_evidence * sizeof (DemarcheSpan) +
            measure_string (tag->held_by) + measure_string (tag->rule);

  for (guint i = 0; i < tag->n_cues; i++)
    n += measure_string (tag->cues[i].id);
  return (n + sizeof (gpointer) - 1) & ~(sizeof (gpointer) - 1);
}

void
demarche_tag_move_parts (DemarcheTag *tag, gpointer room)
{
  char *at = room;

  tag->cues = move_items (tag->cues, tag->n_cues * sizeof (DemarcheTagCue), &at);
  tag->evidence = move_items (tag->evidence, tag->n_evidence * sizeof (DemarcheSpan), &at);
  tag->held_by = move_string (tag->held_by, &at);
  tag->rule = move_string (tag->rule, &at);
  for (guint i = 0; i < tag->n_cues; i++)
    tag->cues[i].id = move_string (tag->cues[i].id, &at);
}

DemarcheTag *
demarche_tag_copy (const DemarcheTag *tag)
{
  g_return_val_if_fail (tag != NULL, NULL);
  DemarcheTag *copy = g_malloc (sizeof (DemarcheTag) + demarche_tag_measure_parts (tag));

  *copy = *tag;
  demarche_tag_move_parts (copy, copy + 1);
  return copy;
}

void
demarche_tag_free (DemarcheTag *tag)
{
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
