/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What a cue may hold. */
#include "rules/rule-reader.h"

#define IN_CUE(member) G_STRUCT_OFFSET (DemarcheFileCue, member)

/* in the order of DemarcheCueEffect and DemarcheDirection */
static const char *const effects[] = {"negation",    "rejection", "attribution", "hedge",
                                      "conditional", "recall",    "question",    "pseudo",
                                      "stop",        NULL};
static const char *const directions[] = {"after", "before", "both", "around", NULL};

static const DemarcheRuleKey cue_keys[] = {
    {"id", DEMARCHE_VALUE_STRING, "a string", demarche_rule_read_id, IN_CUE (id), NULL, 0},
    {"effect", DEMARCHE_VALUE_STRING, "a string", demarche_rule_read_choice, IN_CUE (effect),
     effects, 0},
    {"cue", DEMARCHE_VALUE_LIST, "a list of phrases", demarche_rule_read_phrases,
     IN_CUE (cue.phrases), NULL, 0},
    {"direction", DEMARCHE_VALUE_STRING, "a string", demarche_rule_read_choice, IN_CUE (direction),
     directions, 0},
    {"max", DEMARCHE_VALUE_NUMBER, "a number of words", demarche_rule_read_count, IN_CUE (cue.max),
     NULL, 0},
    {"of", DEMARCHE_VALUE_LIST, "a list of effects", demarche_rule_read_strings, IN_CUE (of),
     effects, 1},
    {"enabled", DEMARCHE_VALUE_BOOLEAN, "true or false", demarche_rule_read_flag, IN_CUE (enabled),
     NULL, 0},
    DEMARCHE_LINT_IGNORE_KEY,
    {"note", DEMARCHE_VALUE_STRING, "a string", demarche_rule_read_nothing, 0, NULL, 0},
};
const DemarcheRuleKeys demarche_cue_keys = {"a cue", cue_keys, G_N_ELEMENTS (cue_keys)};

static gboolean
takes_direction (DemarcheCueEffect effect)
{
  return effect != DEMARCHE_CUE_REJECTION && effect != DEMARCHE_CUE_PSEUDO &&
         effect != DEMARCHE_CUE_STOP;
}

static DemarcheDirection
get_direction (const DemarcheFileCue *cue)
{
  if (!takes_direction ((DemarcheCueEffect)cue->effect))
    return DEMARCHE_DIRECTION_NONE;
  if (cue->direction >= 0)
    return (DemarcheDirection)cue->direction;
  if (cue->effect == DEMARCHE_CUE_RECALL || cue->effect == DEMARCHE_CUE_QUESTION)
    return DEMARCHE_DIRECTION_BOTH;
  return DEMARCHE_DIRECTION_AFTER;
}

static guint
get_effects (const DemarcheFileCue *cue)
{
  guint bits = 0;

  if (cue->of == NULL)
    return (1u << DEMARCHE_N_CUE_EFFECTS) - 1;
  for (guint i = 0; i < cue->of->len; i++) {
    DemarcheCueEffect effect = DEMARCHE_CUE_NEGATION;
    if (demarche_cue_effect_from_name (g_ptr_array_index (cue->of, i), &effect))
      bits |= 1u << effect;
  }
  return bits;
}

/* the slot of an `around` cue is its one gap */
static void
check_gaps (DemarcheRuleReader *reader, const DemarcheFileCue *cue)
{
  for (guint i = 0; i < cue->cue.phrases->len; i++) {
    const DemarchePhrase *phrase = g_ptr_array_index (cue->cue.phrases, i);
    DemarcheJsonToken token = {.start = phrase->place.start, .end = phrase->place.end};
    if (demarche_phrase_count_gaps (phrase->root) != 1)
      demarche_rule_reader_error (reader, &token, "put '...' where the match is to stand",
                                  "cue with direction 'around' needs exactly one gap");
  }
}

static void
check_keys (DemarcheRuleReader *reader, const DemarcheJsonToken *start, const DemarcheFileCue *cue)
{
  const char *effect = effects[cue->effect];

  if (cue->cue.phrases == NULL && cue->enabled)
    demarche_rule_reader_error (reader, start, "give its phrases as \"cue\"", "cue has no phrases");
  if (!takes_direction ((DemarcheCueEffect)cue->effect) && cue->direction >= 0)
    demarche_rule_reader_error (reader, start, NULL, "cue with effect '%s' takes no 'direction'",
                                effect);
  if (!takes_direction ((DemarcheCueEffect)cue->effect) && cue->cue.max > 0)
    demarche_rule_reader_error (reader, start, NULL, "cue with effect '%s' takes no 'max'", effect);
  if (cue->of != NULL && cue->effect != DEMARCHE_CUE_PSEUDO && cue->effect != DEMARCHE_CUE_STOP)
    demarche_rule_reader_error (reader, start, "only 'pseudo' and 'stop' take it",
                                "cue with effect '%s' takes no 'of'", effect);
  if (cue->direction == DEMARCHE_DIRECTION_AROUND && cue->cue.phrases != NULL)
    check_gaps (reader, cue);
}

static void
finish_cue (DemarcheRuleReader *reader, const DemarcheJsonToken *start, DemarcheFileCue *cue)
{
  if (cue->id.text == NULL)
    demarche_rule_reader_error (reader, start, NULL, "cue has no 'id'");
  if (cue->effect < 0) {
    if (cue->enabled)
      demarche_rule_reader_error (reader, start, NULL, "cue has no 'effect'");
    return;
  }
  check_keys (reader, start, cue);
  cue->cue.effect = (DemarcheCueEffect)cue->effect;
  cue->cue.direction = get_direction (cue);
  cue->cue.of = get_effects (cue);
}

void
demarche_rule_read_cues (DemarcheRuleReader *reader, const DemarcheRuleKey *key,
                         const DemarcheJsonToken *list, gpointer object)
{
  GPtrArray *cues = G_STRUCT_MEMBER (GPtrArray *, object, key->offset);
  DemarcheJsonToken token;

  while (demarche_rule_reader_next_item (reader, &token)) {
    DemarcheJsonToken start = token;
    DemarcheFileCue *cue = NULL;
    if (!demarche_rule_reader_accept (reader, &token, DEMARCHE_VALUE_OBJECT, "cue", "an object"))
      continue;
    cue = demarche_store_take (reader->file->store, sizeof *cue);
    cue->effect = cue->direction = -1;
    cue->enabled = TRUE;
    g_ptr_array_add (cues, cue);
    if (demarche_rule_reader_read_object (reader, &demarche_cue_keys, cue))
      finish_cue (reader, &start, cue);
    cue->cue.place = demarche_rule_reader_place (reader, &start);
    cue->cue.place.end = reader->last_end;
  }
}
