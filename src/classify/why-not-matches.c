/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Rules whose phrases were found: what became of their matches. */
#include "classify/why-not-private.h"

/* ---- rules that matched ---- */

static char *
quote_match (const DemarcheAsking *asking, const DemarcheExplainedMatch *match)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < match->parts->len; i++) {
    const DemarcheExplainedPart *part = &g_array_index (match->parts, DemarcheExplainedPart, i);
    for (guint j = 0; j < G_N_ELEMENTS (part->spans); j++) {
      if (part->spans[j].start == part->spans[j].end)
        continue;
      g_autofree char *words = demarche_why_not_quote (asking->explanation, part->spans[j]);
      g_string_append_printf (out, "%s%s", out->len > 0 ? " … " : "", words);
    }
  }
  return g_string_free (out, FALSE);
}

static DemarcheWhyNotKind
judge_match (const DemarcheExplainedMatch *match)
{
  if (match->fate == DEMARCHE_MATCH_CANCELLED)
    return DEMARCHE_WHY_NOT_CANCELLED;
  if (match->fate == DEMARCHE_MATCH_DROPPED)
    return DEMARCHE_WHY_NOT_DROPPED;
  for (guint i = 0; i < match->readings->len; i++)
    if (g_array_index (match->readings, DemarcheExplainedReading, i).fate != DEMARCHE_READING_LOST)
      return DEMARCHE_WHY_NOT_TAGGED;
  return DEMARCHE_WHY_NOT_LOST;
}

static void
describe_tagged (const DemarcheExplainedMatch *match, const char *words, GString *out)
{
  const char *separator = "";

  g_string_append_printf (out, "found '%s', and tagged: ", words);
  for (guint i = 0; i < match->readings->len; i++) {
    const DemarcheExplainedReading *reading =
        &g_array_index (match->readings, DemarcheExplainedReading, i);
    if (reading->fate == DEMARCHE_READING_LOST)
      continue;
    g_string_append_printf (
        out, "%s%s · %s · %s", separator, demarche_stance_get_name (reading->stance),
        demarche_holder_get_name (reading->holder), demarche_force_get_name (reading->force));
    separator = ", and ";
  }
}

static void
describe_lost (const DemarcheAsking *asking, const DemarcheExplainedMatch *match, const char *words,
               GString *out)
{
  const DemarcheExplainedReading *reading =
      &g_array_index (match->readings, DemarcheExplainedReading, 0);

  g_string_append_printf (out, "found '%s', but lost to ", words);
  if (reading->winner < 0) {
    g_string_append (out, "a stronger match of the same words");
    return;
  }
  const DemarcheExplainedMatch *winner =
      &g_array_index (asking->explanation->matches, DemarcheExplainedMatch, (guint)reading->winner);
  g_autofree char *others = quote_match (asking, winner);
  g_string_append_printf (out, "%s, which has these words: '%s'", winner->rule.text, others);
}

static void
describe_dropped (const DemarcheAsking *asking, const DemarcheExplainedMatch *match,
                  const char *words, DemarcheWhyNotAnswer *answer, GString *out)
{
  for (guint i = 0; i < match->roles->len; i++) {
    const DemarcheExplainedRole *role = &g_array_index (match->roles, DemarcheExplainedRole, i);
    const DemarcheExplainedCue *cue =
        &g_array_index (asking->explanation->cues, DemarcheExplainedCue, role->cue);
    if (role->role != DEMARCHE_ROLE_ACTS ||
        (cue->effect != DEMARCHE_CUE_RECALL && cue->effect != DEMARCHE_CUE_QUESTION))
      continue;
    g_autofree char *at = demarche_why_not_quote (asking->explanation, cue->span);
    g_string_append_printf (out, "found '%s', but the %s cue '%s' at '%s' drops it", words,
                            demarche_cue_effect_get_name (cue->effect), cue->cue.text, at);
    answer->next =
        g_strdup_printf ("narrow the cue '%s', or add a pseudo cue around '%s'", cue->cue.text, at);
    return;
  }
  g_string_append_printf (out, "found '%s', but its sentence is a question", words);
  answer->next = g_strdup ("set \"rhetorical\": true in the rule, if such questions mean it");
}

/* how far the missing phrase of `with` came; it may be there, but in another sentence */
static void
describe_with (const DemarcheAsking *asking, const DemarcheRule *rule,
               const DemarcheExplainedMatch *match, DemarcheWhyNotAnswer *answer, GString *out)
{
  const DemarchePhrase *phrase = demarche_asking_find_with (rule, match->clause_phrase.text);

  g_return_if_fail (phrase != NULL);
  g_autofree char *shown = demarche_why_not_show (phrase);
  g_autoptr (DemarcheNearMiss) near = demarche_asking_probe (asking, phrase);
  if (near->n_defects > 0) {
    g_string_append_printf (out, ", but 'with' needs '%s': %s", shown, near->message);
    answer->next = demarche_asking_suggest_phrase (asking, rule, near);
    return;
  }
  g_autofree char *at = demarche_why_not_quote (asking->explanation, near->span);
  g_string_append_printf (out, ", but 'with' needs '%s', and '%s' stands %s", shown, at,
                          rule->within == DEMARCHE_WITHIN_SENTENCE ? "in another sentence"
                                                                   : "too far off");
  answer->next = demarche_asking_suggest_within (asking, rule, DEMARCHE_WITHIN_PARAGRAPH, 0);
}

static void
describe_where (const DemarcheAsking *asking, const DemarcheExplainedMatch *match, GString *out)
{
  const char *value = demarche_clause_get_value (
      match->clause, demarche_why_not_get_paragraph (asking->explanation));
  const char *wanted =
      match->clause_values != NULL ? match->clause_values : match->clause_phrase.text;
  gboolean is_not = g_str_has_suffix (demarche_clause_get_name (match->clause), "-not");

  g_string_append_printf (out, ", but '%s' %s %s", demarche_clause_get_name (match->clause),
                          is_not ? "shuts out" : "asks for", wanted != NULL ? wanted : "another");
  if (is_not)
    return;
  if (value != NULL)
    g_string_append_printf (out, "; the paragraph has '%s'", value);
  else
    g_string_append (out, "; the paragraph has none");
}

static void
describe_cancelled (const DemarcheAsking *asking, const DemarcheRule *rule,
                    const DemarcheExplainedMatch *match, const char *words,
                    DemarcheWhyNotAnswer *answer, GString *out)
{
  g_string_append_printf (out, "found '%s'", words);
  if (match->clause == DEMARCHE_CLAUSE_WITH) {
    describe_with (asking, rule, match, answer, out);
  } else if (match->clause >= DEMARCHE_CLAUSE_ROLE) {
    describe_where (asking, match, out);
  } else {
    g_autofree char *at = demarche_why_not_quote (asking->explanation, match->clause_span);
    g_string_append_printf (out, ", but '%s' cancels it: '%s'",
                            demarche_clause_get_name (match->clause), match->clause_phrase.text);
    if (*at != '\0')
      g_string_append_printf (out, " at '%s'", at);
    answer->next =
        demarche_asking_suggest_unless (asking, rule, match->clause, match->clause_phrase.text);
  }
}

void
demarche_asking_answer_match (const DemarcheAsking *asking, const DemarcheRule *rule,
                              const DemarcheExplainedMatch *match)
{
  DemarcheWhyNotKind kind = judge_match (match);
  DemarcheWhyNotAnswer *answer =
      &demarche_why_not_add (asking->why, kind, rule->id, &rule->place)->answer;
  const DemarcheExplainedPart *head = &g_array_index (match->parts, DemarcheExplainedPart, 0);
  g_autofree char *words = quote_match (asking, match);
  GString *out = g_string_new (NULL);

  answer->phrase = head->phrase;
  answer->span = head->spans[0];
  answer->n_needed = answer->n_found = match->parts->len;
  if (kind == DEMARCHE_WHY_NOT_TAGGED)
    describe_tagged (match, words, out);
  else if (kind == DEMARCHE_WHY_NOT_LOST)
    describe_lost (asking, match, words, out);
  else if (kind == DEMARCHE_WHY_NOT_DROPPED)
    describe_dropped (asking, match, words, answer, out);
  else
    describe_cancelled (asking, rule, match, words, answer, out);
  answer->message = g_string_free (out, FALSE);
}

const DemarcheExplainedMatch *
demarche_asking_find_match (const DemarcheAsking *asking, const DemarcheRule *rule)
{
  const DemarcheExplainedMatch *best = NULL;

  for (guint i = 0; i < asking->explanation->matches->len; i++) {
    const DemarcheExplainedMatch *match =
        &g_array_index (asking->explanation->matches, DemarcheExplainedMatch, i);
    if (g_str_equal (match->rule.text, rule->id) &&
        (best == NULL || judge_match (match) < judge_match (best)))
      best = match;
  }
  return best;
}
