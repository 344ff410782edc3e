/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Looks at every tag: for whom it counts, with which score, or why it does not count. */
#include "comparison/comparison-private.h"

#include "model/reference.h"

#include <string.h>

static DemarcheUse
find_use (const DemarcheStage *stage, const DemarcheEvidence *evidence,
          const DemarchePlacement *placement)
{
  if (demarche_stage_get_statement (stage, evidence->statement)->counts != evidence->statement)
    return DEMARCHE_USE_VERSION;
  if (placement->window == DEMARCHE_NONE || placement->n_actors == 0 ||
      !stage->is_compared[evidence->issue])
    return DEMARCHE_USE_OUTSIDE;
  if (evidence->tag->standing == DEMARCHE_STANDING_REJECTED)
    return DEMARCHE_USE_REJECTED;
  if (evidence->tag->standing == DEMARCHE_STANDING_CORRECTED)
    return DEMARCHE_USE_CORRECTED;
  if (evidence->tag->standing == DEMARCHE_STANDING_DISPUTED)
    return DEMARCHE_USE_DISPUTED;
  if (evidence->tag->review & DEMARCHE_REVIEW_AMBIGUOUS)
    return DEMARCHE_USE_AMBIGUOUS;
  if (evidence->tag->holder == DEMARCHE_HOLDER_OTHER)
    return DEMARCHE_USE_ASCRIBED;
  return DEMARCHE_USE_COUNTED;
}

/* what counts once: turn or statement, window, actor, position, stance */
static char *
make_unit_key (const DemarcheStage *stage, const DemarcheEvidence *evidence)
{
  gboolean is_turn = stage->options->counting == DEMARCHE_COUNTING_TURN;
  return g_strdup_printf ("%u %u %u %u %u %d", evidence->statement,
                          is_turn ? evidence->paragraph->turn : 0, evidence->window,
                          evidence->actor, evidence->tag->position, (int)evidence->tag->stance);
}

/* of several in one unit the first firm one counts, else the first */
static void
count_once (const DemarcheStage *stage, GHashTable *units, DemarcheEvidence *evidence)
{
  if (stage->options->counting == DEMARCHE_COUNTING_PARAGRAPH)
    return;
  g_autofree char *key = make_unit_key (stage, evidence);
  DemarcheEvidence *known = g_hash_table_lookup (units, key);
  if (known == NULL) {
    g_hash_table_insert (units, g_steal_pointer (&key), evidence);
  } else if (known->tag->force == DEMARCHE_FORCE_TENTATIVE &&
             evidence->tag->force == DEMARCHE_FORCE_FIRM) {
    known->use = DEMARCHE_USE_REPEATED;
    g_hash_table_insert (units, g_steal_pointer (&key), evidence);
  } else {
    evidence->use = DEMARCHE_USE_REPEATED;
  }
}

static gboolean
is_translation (DemarcheStatement *statement)
{
  const char *kind = demarche_statement_get_field (statement, DEMARCHE_FIELD_SOURCE_KIND);
  return kind != NULL && g_str_has_suffix (kind, "translation");
}

static gboolean
is_conditional (const DemarcheTag *tag)
{
  for (guint i = 0; i < tag->n_cues; i++)
    if (tag->cues[i].effect == DEMARCHE_CUE_CONDITIONAL)
      return TRUE;
  return FALSE;
}

void
demarche_stage_judge (const DemarcheStage *stage, guint statement, const DemarcheTag *tag,
                      DemarcheEvidence *evidence)
{
  const DemarchePlacement *placement =
      demarche_stage_get_placement (stage, statement, tag->paragraph);
  DemarcheCodebook *codebook = stage->comparison->codebook;
  *evidence = (DemarcheEvidence){.tagged = demarche_stage_get_tagged (stage, statement)};
  evidence->statement = statement;
  evidence->tag = tag;
  evidence->issue = demarche_codebook_get_position (codebook, tag->position)->issue;
  evidence->window = placement->window;
  evidence->actor = DEMARCHE_NONE;
  if (placement->n_actors > 0)
    evidence->actor = g_array_index (stage->actor_list, guint, placement->first_actor);
  evidence->is_group = placement->is_group;
  evidence->has_score = demarche_tag_get_value (evidence->tag, codebook, &evidence->score);
  evidence->use = find_use (stage, evidence, placement);
}

static void
fill_evidence (const DemarcheStage *stage, guint statement, const DemarcheTag *tag,
               const char *reference, DemarcheEvidence *evidence)
{
  demarche_stage_judge (stage, statement, tag, evidence);
  DemarcheStatement *source = demarche_tagged_get_statement (evidence->tagged);
  evidence->paragraph = demarche_statement_get_paragraph (source, tag->paragraph);
  evidence->is_translation = is_translation (source);
  evidence->is_conditional = is_conditional (tag);
  g_strlcpy (evidence->reference, reference, sizeof evidence->reference);
}

static guint
count_tags (const DemarcheStage *stage)
{
  guint n = 0;
  for (guint i = 0; i < demarche_stage_count_chosen (stage); i++)
    n += demarche_tagged_get_n_tags (
        demarche_stage_get_tagged (stage, demarche_stage_get_chosen (stage, i)));
  return n;
}

void
demarche_stage_collect_evidence (DemarcheStage *stage)
{
  DemarcheComparison *comparison = stage->comparison;
  g_autoptr (GHashTable) units = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) references =
      stage->scope == NULL ? demarche_references_new (comparison->tagged, comparison->codebook)
                           : NULL;
  guint at = 0;
  g_array_set_size (comparison->evidence, count_tags (stage));
  for (guint i = 0; i < demarche_stage_count_chosen (stage); i++) {
    guint statement = demarche_stage_get_chosen (stage, i);
    DemarcheTagged *tagged = demarche_stage_get_tagged (stage, statement);
    for (guint j = 0; j < demarche_tagged_get_n_tags (tagged); j++) {
      const DemarcheTag *tag = demarche_tagged_get_tag (tagged, j);
      if (stage->scope != NULL && !demarche_stage_is_in_scope (stage, statement, tag))
        continue;
      DemarcheEvidence *evidence = &g_array_index (comparison->evidence, DemarcheEvidence, at);
      fill_evidence (stage, statement, tag, references != NULL ? references->pdata[at] : "",
                     evidence);
      at++;
      if (evidence->use == DEMARCHE_USE_COUNTED)
        count_once (stage, units, evidence);
    }
  }
  g_array_set_size (comparison->evidence, at);
  for (guint i = 0; i < comparison->evidence->len; i++)
    comparison->n_counted +=
        demarche_comparison_get_evidence (comparison, i)->use == DEMARCHE_USE_COUNTED;
}
