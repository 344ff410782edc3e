/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Words for what cues do, how far they reach, and why they do nothing. */
#include "config.h"

#include "cli/explain-format.h"

#include <string.h>

const DemarcheParagraph *
demarche_explain_get_paragraph (const DemarcheExplanation *explanation)
{
  return demarche_statement_get_paragraph (explanation->statement, explanation->paragraph);
}

const DemarcheExplainedMatch *
demarche_explain_get_match (const DemarcheExplanation *explanation, guint index)
{
  return &g_array_index (explanation->matches, DemarcheExplainedMatch, index);
}

const DemarcheExplainedCue *
demarche_explain_get_cue (const DemarcheExplanation *explanation, guint index)
{
  return &g_array_index (explanation->cues, DemarcheExplainedCue, index);
}

gboolean
demarche_explain_is_shown (const DemarcheExplainView *view, guint position)
{
  return view->position < 0 || (guint)view->position == position;
}

void
demarche_explain_quote (GString *out, const DemarcheExplanation *explanation, DemarcheSpan span)
{
  const char *text = demarche_explain_get_paragraph (explanation)->text;

  g_string_append (out, "“");
  demarche_escape_terminal (out, text + span.start, (gssize)(span.end - span.start));
  g_string_append (out, "”");
}

void
demarche_explain_place (GString *out, const DemarcheSourced *sourced)
{
  if (sourced->file == NULL)
    return;
  g_string_append (out, " (");
  demarche_escape_terminal (out, sourced->file, -1);
  g_string_append_printf (out, ":%u)", sourced->line);
}

static void
append_part_words (GString *out, const DemarcheExplanation *explanation,
                   const DemarcheExplainedPart *part)
{
  demarche_explain_quote (out, explanation, part->spans[0]);
  if (part->spans[1].end > part->spans[1].start) {
    g_string_append (out, " … ");
    demarche_explain_quote (out, explanation, part->spans[1]);
  }
}

void
demarche_explain_match_words (GString *out, const DemarcheExplanation *explanation,
                              const DemarcheExplainedMatch *match)
{
  for (guint i = 0; i < match->parts->len; i++) {
    g_string_append (out, i > 0 ? " and " : "");
    append_part_words (out, explanation, &g_array_index (match->parts, DemarcheExplainedPart, i));
  }
}

void
demarche_explain_parts (GString *out, const DemarcheExplanation *explanation,
                        const DemarcheExplainedMatch *match, gboolean is_short)
{
  for (guint i = 0; i < match->parts->len; i++) {
    const DemarcheExplainedPart *part = &g_array_index (match->parts, DemarcheExplainedPart, i);

    g_string_append (out, i > 0 ? " and " : "");
    append_part_words (out, explanation, part);
    g_string_append (out, " by '");
    demarche_escape_terminal (out, is_short ? part->shown : part->phrase.text, -1);
    g_string_append_c (out, '\'');
    demarche_explain_place (out, &part->phrase);
  }
}

void
demarche_explain_name_cue (GString *out, const DemarcheExplanation *explanation, guint index)
{
  const DemarcheExplainedCue *cue = demarche_explain_get_cue (explanation, index);

  demarche_explain_quote (out, explanation, cue->span);
  g_string_append_printf (out, " is the %s cue ", demarche_cue_effect_get_name (cue->effect));
  demarche_escape_terminal (out, cue->cue.text, -1);
  demarche_explain_place (out, &cue->phrase);
}

/* the words of another cue, and which it is */
static void
append_other (GString *out, const DemarcheExplanation *explanation, int index)
{
  const DemarcheExplainedCue *cue = demarche_explain_get_cue (explanation, (guint)index);

  demarche_explain_quote (out, explanation, cue->span);
  g_string_append_printf (out, ", the %s cue ", demarche_cue_effect_get_name (cue->effect));
  demarche_escape_terminal (out, cue->cue.text, -1);
  demarche_explain_place (out, &cue->phrase);
}

/* ---- how far a cue reaches ---- */

/* " at the semicolon", " at “and we”", " at “but”, the stop cue but (en.json:99)" */
static void
append_stop (GString *out, const DemarcheExplanation *explanation,
             const DemarcheExplainedScope *scope)
{
  g_string_append (out, " at ");
  if (scope->stop_cue >= 0) {
    append_other (out, explanation, scope->stop_cue);
  } else if (scope->stop.end > scope->stop.start) {
    g_string_append (out, "the clause that begins with ");
    demarche_explain_quote (out, explanation, scope->stop);
  } else {
    g_string_append (out, "the semicolon");
  }
}

/* the word of a scope that is farthest from its cue */
static DemarcheSpan
get_last_word (const DemarcheExplanation *explanation, const DemarcheExplainedScope *scope,
               gboolean forward)
{
  const GArray *words = explanation->words;

  for (guint i = 0; i < words->len; i++) {
    const DemarcheExplainedWord *word = &g_array_index (words, DemarcheExplainedWord, i);
    if (forward ? word->span.end == scope->words.end : word->span.start == scope->words.start)
      return word->span;
  }
  return scope->words;
}

static void
append_reach (GString *out, const DemarcheExplanation *explanation, const DemarcheExplainedCue *cue,
              const DemarcheExplainedScope *scope)
{
  gboolean is_empty = scope->words.end <= scope->words.start;
  gboolean forward = is_empty || scope->words.start >= cue->span.end;

  if (scope->reach == DEMARCHE_REACH_SENTENCE) {
    g_string_append (out, forward ? "reaches to the end of the sentence"
                                  : "reaches back to the start of the sentence");
    return;
  }
  if (is_empty) {
    g_string_append (out, "ends at once");
  } else {
    g_string_append (out, forward ? "reaches to " : "reaches back to ");
    demarche_explain_quote (out, explanation, get_last_word (explanation, scope, forward));
  }
  if (scope->reach == DEMARCHE_REACH_MAX && cue->max > 0)
    g_string_append_printf (out, " (\"max\": %u word%s)", cue->max, cue->max == 1 ? "" : "s");
  else if (scope->reach != DEMARCHE_REACH_MAX) {
    g_string_append (out, is_empty ? "," : ", where it ends");
    append_stop (out, explanation, scope);
  }
}

/* ---- what it does ---- */

static const char *
describe_effect (const DemarcheExplainedMatch *match, const DemarcheExplainedCue *cue)
{
  switch (cue->effect) {
  case DEMARCHE_CUE_NEGATION:
    return match->fixes_stance ? "would turn the stance, which the rule fixes" : "turns the stance";
  case DEMARCHE_CUE_REJECTION:
    return "makes the speaker oppose what is ascribed to others";
  case DEMARCHE_CUE_ATTRIBUTION:
    return match->fixes_holder ? "would make others the holder, whom the rule fixes"
                               : "makes others the holder";
  case DEMARCHE_CUE_HEDGE:
  case DEMARCHE_CUE_CONDITIONAL:
    return match->fixes_force ? "would make it tentative, but the rule fixes the force"
                              : "makes it tentative";
  case DEMARCHE_CUE_RECALL:
    return "makes it history";
  default:
    return "makes it a question";
  }
}

/* whether a match lies in the gap of a cue, not the cue in a gap of the match */
static gboolean
is_around (const DemarcheExplainedMatch *match, const DemarcheExplainedCue *cue)
{
  return cue->span.start < g_array_index (match->parts, DemarcheExplainedPart, 0).spans[0].start;
}

static void
append_action (GString *out, const DemarcheExplanation *explanation,
               const DemarcheExplainedMatch *match, const DemarcheExplainedRole *role)
{
  const DemarcheExplainedCue *cue = demarche_explain_get_cue (explanation, role->cue);
  gboolean is_rejection = cue->effect == DEMARCHE_CUE_REJECTION;

  if (role->role == DEMARCHE_ROLE_OPPOSES && !is_rejection)
    g_string_append (out,
                     "stands outside what is ascribed to others, so that the speaker opposes it");
  else
    g_string_append (out, describe_effect (match, cue));
  g_string_append (out, ", and ");
  if (role->scope != NULL && role->scope->reach != DEMARCHE_REACH_IN_SCOPE)
    append_reach (out, explanation, cue, role->scope);
  else
    g_string_append (out, is_rejection             ? "reaches back"
                          : is_around (match, cue) ? "has the match in its gap"
                                                   : "stands in a gap of the match");
}

/* ---- why it does nothing ---- */

static void
append_out_of_scope (GString *out, const DemarcheExplanation *explanation,
                     const DemarcheExplainedRole *role)
{
  const DemarcheExplainedCue *cue = demarche_explain_get_cue (explanation, role->cue);

  if (role->reach != DEMARCHE_REACH_OTHER_SIDE && role->scope != NULL) {
    g_string_append (out, "it ");
    append_reach (out, explanation, cue, role->scope);
    g_string_append (out, ", and not to the match");
  } else if (cue->after != NULL) {
    g_string_append (out, "it looks ahead, and the match does not come after it");
  } else if (cue->before != NULL) {
    g_string_append (out, "it looks back, and the match does not come before it");
  } else {
    g_string_append (out, "the match does not lie in its gap");
  }
}

void
demarche_explain_role (GString *out, const DemarcheExplanation *explanation,
                       const DemarcheExplainedMatch *match, const DemarcheExplainedRole *role)
{
  switch (role->role) {
  case DEMARCHE_ROLE_ACTS:
  case DEMARCHE_ROLE_OPPOSES:
    append_action (out, explanation, match, role);
    break;
  case DEMARCHE_ROLE_SHIELDED:
    g_string_append (out, "its words are the match's own");
    break;
  case DEMARCHE_ROLE_PSEUDO:
    g_string_append (out, "no cue here: it is part of ");
    append_other (out, explanation, role->by);
    break;
  case DEMARCHE_ROLE_SHORTER:
    g_string_append (out, "its words belong to a longer cue, ");
    append_other (out, explanation, role->by);
    break;
  case DEMARCHE_ROLE_OUT_OF_SCOPE:
    append_out_of_scope (out, explanation, role);
    break;
  case DEMARCHE_ROLE_OTHERS_WORDS:
    g_string_append (out, "it is part of what another attribution ascribes");
    break;
  case DEMARCHE_ROLE_NOT_ASCRIBED:
    g_string_append (out, "it rejects what is ascribed to others, and the match is the speaker's");
    break;
  case DEMARCHE_ROLE_BEFORE:
    g_string_append (out, "it looks back, and the match comes after it");
    break;
  default:
    g_string_append (out, "it acts on other cues only");
    break;
  }
}
