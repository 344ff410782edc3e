/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Why tags differ from those of people, as far as a program can tell. */
#pragma once

#include "classify/classifier.h"
#include "comparison/agreement.h"

G_BEGIN_DECLS

/**
 * DemarcheCause:
 * @DEMARCHE_CAUSE_PHRASE: missed, and no rule of the position has even one of its phrases there
 * @DEMARCHE_CAUSE_CUE: the position was found with another holder or stance, is ambiguous, or its
 *   match was read as history or as a question
 * @DEMARCHE_CAUSE_SEGMENTATION: the gold paragraph is cut otherwise now, or a rule has all its
 *   phrases there, but not together
 * @DEMARCHE_CAUSE_CONDITION: `with`, `unless` or `where` of a rule took its match back
 * @DEMARCHE_CAUSE_JUDGEMENT: judgement or coreference: all else, such as a rule that has some of
 *   its phrases there, and a tag that people do not give
 *
 * The first that holds, in the order cue, segmentation, condition, phrase, judgement; of several
 * rules that which comes nearest counts.
 */
typedef enum {
  DEMARCHE_CAUSE_PHRASE,
  DEMARCHE_CAUSE_CUE,
  DEMARCHE_CAUSE_SEGMENTATION,
  DEMARCHE_CAUSE_CONDITION,
  DEMARCHE_CAUSE_JUDGEMENT,
  DEMARCHE_N_CAUSES
} DemarcheCause;

/* "phrase missing", "cue scope", "segmentation", "condition", "judgement or coreference" */
DEMARCHE_API const char *demarche_cause_get_name (DemarcheCause cause);

/* of a mistake that is an error, which one in nothing but force is not. @classifier: of the rules
 * that were judged; @codebook: in which the mistake names its position */
DEMARCHE_API DemarcheCause demarche_cause_find (DemarcheClassifier *classifier,
                                                const DemarcheMistake *mistake,
                                                DemarcheCodebook *codebook);

/* a Markdown table: a row for each position of @rules with its phrases, scores and errors by
 * cause. @agreement: of @rules with people; @classifier: of @rules */
DEMARCHE_API void demarche_causes_append_markdown (GString *out, DemarcheAgreement *agreement,
                                                   DemarcheRuleSet *rules,
                                                   DemarcheClassifier *classifier);

G_END_DECLS
