/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Why no cue of an effect acts on a match: those found that do not reach it, and the nearest one
 * that was not found. */
#include "classify/why-not-private.h"

#include <string.h>

/* more than one miss is no longer near */
#define MAX_DEFECTS 1
/* of a longer phrase only the edit is told */
#define MAX_SHOWN_BYTES 60

typedef struct {
  DemarcheWhyNot *why;
  DemarcheExplanation *explanation;
  const DemarcheExplainedMatch *match;
  DemarcheCueEffect effect;
} Asking;

static const DemarcheExplainedMatch *
find_standing (const DemarcheExplanation *explanation, guint position)
{
  for (guint i = 0; i < explanation->matches->len; i++) {
    const DemarcheExplainedMatch *match =
        &g_array_index (explanation->matches, DemarcheExplainedMatch, i);
    if (match->position == position && match->fate == DEMARCHE_MATCH_STANDS)
      return match;
  }
  return NULL;
}

static const DemarcheExplainedPart *
get_head (const Asking *asking)
{
  return &g_array_index (asking->match->parts, DemarcheExplainedPart, 0);
}

/* ---- cues that were found ---- */

static void
describe_scope (const Asking *asking, const DemarcheExplainedCue *cue,
                const DemarcheExplainedRole *role, GString *out)
{
  g_autofree char *stop = role->scope != NULL && role->scope->stop.end > role->scope->stop.start
                              ? demarche_why_not_quote (asking->explanation, role->scope->stop)
                              : NULL;

  switch (role->reach) {
  case DEMARCHE_REACH_OTHER_SIDE:
    g_string_append (out, "it acts only on what stands on its other side");
    break;
  case DEMARCHE_REACH_MAX:
    g_string_append_printf (out, "the match is more than %u words away", cue->max);
    break;
  case DEMARCHE_REACH_ATTRIBUTION:
  case DEMARCHE_REACH_STOP:
  case DEMARCHE_REACH_MAIN_CLAUSE:
    if (stop != NULL)
      g_string_append_printf (out, "its scope ends at '%s', before the match", stop);
    else
      g_string_append (out, "its scope ends before the match, at a ';'");
    break;
  default:
    g_string_append (out, "the match is not in its scope");
    break;
  }
}

static void
describe_role (const Asking *asking, const DemarcheExplainedCue *cue,
               const DemarcheExplainedRole *role, GString *out)
{
  const GArray *cues = asking->explanation->cues;

  switch (role->role) {
  case DEMARCHE_ROLE_SHIELDED:
    g_string_append (out, "the match itself holds its words");
    break;
  case DEMARCHE_ROLE_PSEUDO:
  case DEMARCHE_ROLE_SHORTER:
    g_string_append_printf (
        out, "the %s cue '%s' has its words",
        role->role == DEMARCHE_ROLE_PSEUDO ? "pseudo" : "longer",
        role->by >= 0 ? g_array_index (cues, DemarcheExplainedCue, (guint)role->by).cue.text : "?");
    break;
  case DEMARCHE_ROLE_OTHERS_WORDS:
    g_string_append (out, "it is among the words of somebody else");
    break;
  case DEMARCHE_ROLE_NOT_ASCRIBED:
    g_string_append (out,
                     "nobody else is said to hold the match, so that there is nothing to reject");
    break;
  case DEMARCHE_ROLE_BEFORE:
    g_string_append (out, "a rejection reaches back only, and the match follows it");
    break;
  case DEMARCHE_ROLE_OUT_OF_SCOPE:
    describe_scope (asking, cue, role, out);
    break;
  default:
    g_string_append (out, "it acts");
    break;
  }
}

static void
add_found (const Asking *asking, guint index, const DemarcheExplainedRole *role)
{
  const DemarcheExplainedCue *cue =
      &g_array_index (asking->explanation->cues, DemarcheExplainedCue, index);
  const DemarchePlace nowhere = {0};
  DemarcheWhyNotAnswer *answer =
      &demarche_why_not_add (asking->why, DEMARCHE_WHY_NOT_SCOPE, cue->cue.text, &nowhere)->answer;
  g_autofree char *words = demarche_why_not_quote (asking->explanation, cue->span);
  GString *out = g_string_new (NULL);

  answer->effect = cue->effect;
  answer->rule = cue->cue;
  answer->phrase = cue->phrase;
  answer->shown = g_strdup (cue->phrase.text);
  answer->span = cue->span;
  answer->n_found = answer->n_needed = 1;
  g_string_append_printf (out, "found at '%s', but ", words);
  if (role != NULL)
    describe_role (asking, cue, role, out);
  else
    g_string_append (out, "it stands in another sentence");
  answer->message = g_string_free (out, FALSE);
}

static gboolean
acts (const DemarcheExplainedRole *role)
{
  return role->role == DEMARCHE_ROLE_ACTS || role->role == DEMARCHE_ROLE_OPPOSES;
}

/* cues of the match's sentence */
static void
add_found_beside (const Asking *asking)
{
  const GArray *cues = asking->explanation->cues;

  for (guint i = 0; i < asking->match->roles->len; i++) {
    const DemarcheExplainedRole *role =
        &g_array_index (asking->match->roles, DemarcheExplainedRole, i);
    if (g_array_index (cues, DemarcheExplainedCue, role->cue).effect == asking->effect &&
        !acts (role))
      add_found (asking, role->cue, role);
  }
}

/* the first cue of another sentence */
static void
add_found_elsewhere (const Asking *asking)
{
  const GArray *cues = asking->explanation->cues;

  for (guint i = 0; i < cues->len; i++) {
    const DemarcheExplainedCue *cue = &g_array_index (cues, DemarcheExplainedCue, i);
    if (cue->effect == asking->effect && cue->sentence != get_head (asking)->sentence) {
      add_found (asking, i, NULL);
      return;
    }
  }
}

/* ---- cues that were not ---- */

/* words of other sentences are no cue here, and the wrong order makes another one */
static gboolean
is_elsewhere (DemarcheBlock block)
{
  return block == DEMARCHE_BLOCK_SENTENCE || block == DEMARCHE_BLOCK_LIST_ITEM ||
         block == DEMARCHE_BLOCK_ORDER;
}

/* whether the words that were found could act on the match if the rest were there */
static gboolean
may_act (const Asking *asking, const DemarcheCue *cue, const DemarcheNearMiss *near)
{
  const DemarcheExplainedPart *head = get_head (asking);
  gsize start = head->spans[0].start;
  gsize end = MAX (head->spans[0].end, head->spans[1].end);

  if (near->n_content == 0 || near->n_defects == 0 || near->n_defects > MAX_DEFECTS ||
      is_elsewhere (near->defects[0].block))
    return FALSE;
  if (near->span.start < end && near->span.end > start)
    return FALSE;
  switch (cue->direction) {
  case DEMARCHE_DIRECTION_AFTER:
    return near->span.end <= start;
  case DEMARCHE_DIRECTION_BEFORE:
    return near->span.start >= end;
  default:
    return TRUE;
  }
}

typedef struct {
  const DemarcheCue *cue;
  DemarcheNearMiss *near;
} Nearest;

static void
look_at_sentence (const Asking *asking, DemarcheProber *prober, guint phrase,
                  const DemarcheCue *cue, guint sentence, Nearest *nearest)
{
  DemarcheNearMiss *near = demarche_prober_probe_in (prober, phrase, sentence);

  if (!may_act (asking, cue, near) ||
      (nearest->near != NULL && !demarche_near_miss_is_nearer (near, nearest->near))) {
    demarche_near_miss_free (near);
    return;
  }
  demarche_near_miss_free (nearest->near);
  *nearest = (Nearest){cue, near};
}

/* in the match's sentence; a rejection may stand in the next one too */
static void
look_at_phrase (const Asking *asking, DemarcheProber *prober, guint phrase, const DemarcheCue *cue,
                Nearest *nearest)
{
  guint sentence = get_head (asking)->sentence;

  look_at_sentence (asking, prober, phrase, cue, sentence, nearest);
  if (cue->effect == DEMARCHE_CUE_REJECTION && sentence + 1 < asking->explanation->sentences->len)
    look_at_sentence (asking, prober, phrase, cue, sentence + 1, nearest);
}

static void
add_nearest (const Asking *asking, DemarcheProber *prober, const Nearest *nearest)
{
  DemarcheWhyNotAnswer *answer = &demarche_why_not_add (asking->why, DEMARCHE_WHY_NOT_PHRASE,
                                                        nearest->cue->id, &nearest->cue->place)
                                      ->answer;
  g_autoptr (DemarcheSuggestion) suggestion = demarche_prober_suggest (prober, nearest->near);

  answer->effect = nearest->cue->effect;
  answer->phrase = demarche_why_not_source (nearest->near->phrase);
  answer->span = nearest->near->span;
  answer->n_needed = 1;
  answer->shown = demarche_why_not_show (nearest->near->phrase);
  answer->message = g_strdup (nearest->near->message);
  if (suggestion == NULL || suggestion->phrase == NULL)
    return;
  answer->next = strlen (suggestion->phrase) <= MAX_SHOWN_BYTES
                     ? g_strdup_printf ("add a cue phrase such as '%s'", suggestion->phrase)
                     : g_strdup_printf ("in the cue phrase, %s", suggestion->text);
}

static gboolean
is_asked (const Asking *asking, const DemarcheCue *cue, const char *language)
{
  return cue->effect == asking->effect &&
         (language == NULL || cue->language == NULL || g_str_equal (language, cue->language));
}

static void
add_near_cue (const Asking *asking)
{
  GPtrArray *cues = demarche_rule_set_get_cues (asking->explanation->rules);
  const char *language = demarche_why_not_choose_language (asking->explanation);
  g_autoptr (DemarcheProber) prober = demarche_prober_new (asking->explanation->rules, language);
  Nearest nearest = {NULL, NULL};
  guint phrase = 0;

  for (guint i = 0; i < cues->len; i++) {
    const DemarcheCue *cue = g_ptr_array_index (cues, i);
    for (guint j = 0; is_asked (asking, cue, language) && j < cue->phrases->len; j++)
      demarche_prober_add (prober, g_ptr_array_index (cue->phrases, j));
  }
  demarche_prober_read (prober, demarche_why_not_get_paragraph (asking->explanation));
  for (guint i = 0; i < cues->len; i++) {
    const DemarcheCue *cue = g_ptr_array_index (cues, i);
    for (guint j = 0; is_asked (asking, cue, language) && j < cue->phrases->len; j++)
      look_at_phrase (asking, prober, phrase++, cue, &nearest);
  }
  if (nearest.near != NULL)
    add_nearest (asking, prober, &nearest);
  demarche_near_miss_free (nearest.near);
}

static void
ask (DemarcheWhyNot *why, guint position, DemarcheCueEffect effect)
{
  Asking asking = {why, why->explanation, find_standing (why->explanation, position), effect};
  guint n_before = why->answers->len;

  if (asking.match == NULL)
    return;
  add_found_beside (&asking);
  add_near_cue (&asking);
  if (why->answers->len == n_before)
    add_found_elsewhere (&asking);
}

DemarcheWhyNot *
demarche_why_not_effect (DemarcheExplanation *explanation, guint position, DemarcheCueEffect effect)
{
  g_return_val_if_fail (explanation != NULL, NULL);
  DemarcheWhyNot *why = demarche_why_not_new (explanation);

  ask (why, position, effect);
  demarche_why_not_rank (why);
  return why;
}

static const DemarcheTag *
find_tag (const DemarcheExplanation *explanation, guint position)
{
  for (guint i = 0; i < explanation->tags->len; i++) {
    const DemarcheTag *tag = g_ptr_array_index (explanation->tags, i);
    if (tag->position == position)
      return tag;
  }
  return NULL;
}

/* keeps the nearest answer, if it is near enough to be told without being asked for */
static void
ask_for_nearest (DemarcheWhyNot *why, guint position, DemarcheCueEffect effect)
{
  g_autoptr (DemarcheWhyNot) asked = demarche_why_not_effect (why->explanation, position, effect);

  const DemarcheWhyNotAnswer *nearest =
      asked->answers->len > 0 ? g_ptr_array_index (asked->answers, 0) : NULL;
  if (nearest != NULL && (nearest->kind == DEMARCHE_WHY_NOT_SCOPE || nearest->next != NULL))
    g_ptr_array_add (why->answers, g_ptr_array_steal_index (asked->answers, 0));
}

DemarcheWhyNot *
demarche_why_not_turned (DemarcheExplanation *explanation, guint position)
{
  g_return_val_if_fail (explanation != NULL, NULL);
  DemarcheWhyNot *why = demarche_why_not_new (explanation);
  const DemarcheTag *tag = find_tag (explanation, position);

  if (tag == NULL)
    return why;
  gboolean is_own = tag->holder == DEMARCHE_HOLDER_SPEAKER;
  if (!is_own || tag->stance == DEMARCHE_STANCE_SUPPORTS)
    ask_for_nearest (why, position, is_own ? DEMARCHE_CUE_NEGATION : DEMARCHE_CUE_REJECTION);
  if (is_own)
    ask_for_nearest (why, position, DEMARCHE_CUE_ATTRIBUTION);
  if (tag->force == DEMARCHE_FORCE_FIRM)
    ask_for_nearest (why, position, DEMARCHE_CUE_HEDGE);
  return why;
}
