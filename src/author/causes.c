/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Asks how far the rules of a position came where it was missed. */
#include "author/causes.h"

#include "classify/examine.h"
#include "classify/why-not.h"

const char *
demarche_cause_get_name (DemarcheCause cause)
{
  static const char *const names[DEMARCHE_N_CAUSES] = {
      [DEMARCHE_CAUSE_PHRASE] = "phrase missing",
      [DEMARCHE_CAUSE_CUE] = "cue scope",
      [DEMARCHE_CAUSE_SEGMENTATION] = "segmentation",
      [DEMARCHE_CAUSE_CONDITION] = "condition",
      [DEMARCHE_CAUSE_JUDGEMENT] = "judgement or coreference",
  };

  g_return_val_if_fail ((guint)cause < DEMARCHE_N_CAUSES, NULL);
  return names[cause];
}

/* of the answer that comes nearest; a phrase that was found beside the missing one keeps it from
 * being a mere lack of words */
static DemarcheCause
read_answers (GPtrArray *answers)
{
  const DemarcheWhyNotAnswer *nearest = answers->len > 0 ? answers->pdata[0] : NULL;

  switch (nearest != NULL ? nearest->kind : DEMARCHE_WHY_NOT_PHRASE) {
  case DEMARCHE_WHY_NOT_TAGGED:
  case DEMARCHE_WHY_NOT_LOST:
  case DEMARCHE_WHY_NOT_DROPPED:
  case DEMARCHE_WHY_NOT_SCOPE:
    return DEMARCHE_CAUSE_CUE;
  case DEMARCHE_WHY_NOT_CANCELLED:
    return DEMARCHE_CAUSE_CONDITION;
  case DEMARCHE_WHY_NOT_APART:
    return DEMARCHE_CAUSE_SEGMENTATION;
  default:
    break;
  }
  for (guint i = 0; i < answers->len; i++)
    if (((const DemarcheWhyNotAnswer *)answers->pdata[i])->n_found > 0)
      return DEMARCHE_CAUSE_JUDGEMENT;
  return DEMARCHE_CAUSE_PHRASE;
}

static DemarcheCause
explain_missed (DemarcheClassifier *classifier, const DemarcheMistake *mistake,
                DemarcheCodebook *codebook)
{
  DemarcheCodebook *own =
      demarche_rule_set_get_codebook (demarche_classifier_get_rules (classifier));
  int position = demarche_codebook_find_position (
      own, demarche_codebook_get_position (codebook, mistake->position)->code);

  if (position < 0)
    return DEMARCHE_CAUSE_PHRASE;
  g_autoptr (DemarcheExplanation) explanation = demarche_classifier_explain (
      classifier, demarche_tagged_get_statement (mistake->tagged), mistake->paragraph);
  g_autoptr (DemarcheWhyNot) why = demarche_why_not_position (explanation, (guint)position, NULL);
  return read_answers (why->answers);
}

DemarcheCause
demarche_cause_find (DemarcheClassifier *classifier, const DemarcheMistake *mistake,
                     DemarcheCodebook *codebook)
{
  g_return_val_if_fail (mistake != NULL, DEMARCHE_CAUSE_JUDGEMENT);
  switch (mistake->kind) {
  case DEMARCHE_MISTAKE_MISSED:
    return mistake->found.tagged == NULL ? DEMARCHE_CAUSE_SEGMENTATION
                                         : explain_missed (classifier, mistake, codebook);
  case DEMARCHE_MISTAKE_WRONG_HOLDER:
  case DEMARCHE_MISTAKE_WRONG_STANCE:
  case DEMARCHE_MISTAKE_WRONG_BOTH:
    return DEMARCHE_CAUSE_CUE;
  case DEMARCHE_MISTAKE_SPURIOUS:
  default:
    return DEMARCHE_CAUSE_JUDGEMENT;
  }
}
