/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The rule or cue that came nearest to what a failed test asks for, and what to try next. */
#include "author/rule-test-nearest.h"

#include "classify/why-not.h"

#define NO_EFFECT (-1)

void
demarche_test_nearest_free (DemarcheTestNearest *nearest)
{
  if (nearest == NULL)
    return;
  g_free (nearest->id);
  g_free (nearest->phrase);
  g_free (nearest->shown);
  g_free (nearest->file);
  g_free (nearest->message);
  g_free (nearest);
}

/* the position's first tag, or NULL */
static const DemarcheTag *
find_tag (DemarcheTagged *tagged, guint position)
{
  for (guint i = 0; i < demarche_tagged_get_n_tags (tagged); i++) {
    const DemarcheTag *tag = demarche_tagged_get_tag (tagged, i);
    if (tag->position == position)
      return tag;
  }
  return NULL;
}

/* the effect of the cue that the tag lacks for the test to pass, or NO_EFFECT */
static int
find_missing_effect (const DemarcheRuleTest *test, const DemarcheTag *tag)
{
  switch (test->kind) {
  case DEMARCHE_TEST_OPPOSES:
    if (tag->holder == DEMARCHE_HOLDER_OTHER)
      return DEMARCHE_CUE_REJECTION;
    return tag->stance == DEMARCHE_STANCE_SUPPORTS ? DEMARCHE_CUE_NEGATION : NO_EFFECT;
  case DEMARCHE_TEST_OTHER:
    return DEMARCHE_CUE_ATTRIBUTION;
  case DEMARCHE_TEST_TENTATIVE:
    return tag->holder == DEMARCHE_HOLDER_SPEAKER && tag->force == DEMARCHE_FORCE_FIRM
               ? DEMARCHE_CUE_HEDGE
               : NO_EFFECT;
  default:
    return NO_EFFECT;
  }
}

static void
take_answer (DemarcheTestResult *result, const DemarcheWhyNotAnswer *answer, gboolean is_cue)
{
  const DemarcheSourced *place = answer->phrase.file != NULL ? &answer->phrase : &answer->rule;
  DemarcheTestNearest *nearest = g_new0 (DemarcheTestNearest, 1);
  gboolean is_apart = answer->kind == DEMARCHE_WHY_NOT_PHRASE && answer->n_needed > 1;

  nearest->is_cue = is_cue;
  nearest->id = g_strdup (answer->rule.text);
  nearest->phrase = g_strdup (answer->phrase.text);
  nearest->shown = g_strdup (answer->shown);
  nearest->file = g_strdup (place->file);
  nearest->line = place->line;
  nearest->message = is_apart ? g_strdup_printf ("%s (%u of %u phrases found)", answer->message,
                                                 answer->n_found, answer->n_needed)
                              : g_strdup (answer->message);
  result->nearest = nearest;
  result->next = answer->next != NULL
                     ? g_strdup_printf ("%s, or move the text to \"todo\"", answer->next)
                     : NULL;
}

/* the first answer in which something was found, or NULL */
static const DemarcheWhyNotAnswer *
get_first (const DemarcheWhyNot *why)
{
  const DemarcheWhyNotAnswer *first =
      why->answers->len > 0 ? g_ptr_array_index (why->answers, 0) : NULL;

  return first != NULL && first->span.end > first->span.start ? first : NULL;
}

/* the test's own rule, as its author expects, when it came anywhere; else any of the position */
static void
find_rule (DemarcheExplanation *explanation, const DemarcheRuleTest *test,
           DemarcheTestResult *result)
{
  g_autoptr (DemarcheWhyNot) own =
      test->rule != NULL ? demarche_why_not_position (explanation, test->position, test->rule)
                         : NULL;
  g_autoptr (DemarcheWhyNot) all = demarche_why_not_position (explanation, test->position, NULL);
  const DemarcheWhyNotAnswer *answer = own != NULL ? get_first (own) : NULL;

  answer = answer != NULL ? answer : get_first (all);
  if (answer == NULL && all->answers->len > 0)
    answer =
        g_ptr_array_index (own != NULL && own->answers->len > 0 ? own->answers : all->answers, 0);
  if (answer != NULL)
    take_answer (result, answer, FALSE);
}

static void
find_cue (DemarcheExplanation *explanation, const DemarcheRuleTest *test, DemarcheCueEffect effect,
          DemarcheTestResult *result)
{
  g_autoptr (DemarcheWhyNot) why = demarche_why_not_effect (explanation, test->position, effect);
  const DemarcheWhyNotAnswer *answer = get_first (why);

  if (answer != NULL)
    take_answer (result, answer, TRUE);
  else if (effect == DEMARCHE_CUE_HEDGE)
    find_cue (explanation, test, DEMARCHE_CUE_CONDITIONAL, result);
}

/* what can be said where no edit was found that helps */
static char *
advise (DemarcheTagged *tagged, const DemarcheRuleTest *test, const DemarcheTag *tag, int effect)
{
  const DemarcheParagraph *paragraph =
      demarche_statement_get_paragraph (demarche_tagged_get_statement (tagged), 0);

  if (tag == NULL)
    return g_strdup ("add a phrase for such words, or move the text to \"todo\"");
  if (test->kind == DEMARCHE_TEST_MISS)
    return g_strdup_printf ("add the words that tell such texts apart to \"unless\" of %s",
                            tag->rule);
  if (effect != NO_EFFECT)
    return g_strdup_printf ("add a cue of effect '%s' for such words, or move the text to "
                            "\"todo\"",
                            demarche_cue_effect_get_name ((DemarcheCueEffect)effect));
  if (tag->n_cues == 0)
    return g_strdup_printf ("look at \"stance\", \"holder\" and \"force\" of %s", tag->rule);
  const DemarcheTagCue *cue = &tag->cues[0];
  return g_strdup_printf ("narrow the cue '%s', or add a pseudo cue around '%.*s'", cue->id,
                          (int)(cue->span.end - cue->span.start),
                          paragraph->text + cue->span.start);
}

void
demarche_rule_test_find_nearest (DemarcheClassifier *classifier, DemarcheTagged *tagged,
                                 const DemarcheRuleTest *test, DemarcheTestResult *result)
{
  const DemarcheTag *tag = find_tag (tagged, test->position);
  g_autoptr (DemarcheExplanation) explanation =
      demarche_classifier_explain (classifier, demarche_tagged_get_statement (tagged), 0);
  int effect = tag != NULL ? find_missing_effect (test, tag) : NO_EFFECT;

  if (tag == NULL)
    find_rule (explanation, test, result);
  else if (effect != NO_EFFECT)
    find_cue (explanation, test, (DemarcheCueEffect)effect, result);
  if (result->next == NULL)
    result->next = advise (tagged, test, tag, effect);
}
