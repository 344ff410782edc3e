/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* How far each rule of a position came in a paragraph. */
#include "classify/near-miss-private.h"
#include "classify/why-not-private.h"

/* hits looked at to say how far phrases stand apart; more than anybody would read */
#define MAX_PLACES 200

/* the nearest of some phrases */
static DemarcheNearMiss *
find_nearest (const DemarcheAsking *asking, const GPtrArray *phrases)
{
  DemarcheNearMiss *best = NULL;

  for (guint i = 0; i < phrases->len; i++) {
    DemarcheNearMiss *near = demarche_asking_probe (asking, g_ptr_array_index (phrases, i));
    if (best == NULL || demarche_near_miss_is_nearer (near, best)) {
      demarche_near_miss_free (best);
      best = near;
    } else {
      demarche_near_miss_free (near);
    }
  }
  return best;
}

/* words [first, last] of the paragraph */
typedef struct {
  guint part;
  guint first;
  guint last;
} Place;

static void
add_places (const DemarcheAsking *asking, const DemarchePhrase *phrase, guint part, GArray *places)
{
  const DemarcheProber *prober = asking->prober;
  guint index = GPOINTER_TO_UINT (g_hash_table_lookup (asking->indices, phrase)) - 1;
  const DemarcheToken *tokens = (const DemarcheToken *)(gpointer)prober->reading->tokens->data;

  for (int hit = demarche_hits_get_first (prober->hits, index);
       hit >= 0 && places->len < MAX_PLACES; hit = demarche_hits_get (prober->hits, hit)->next) {
    const DemarcheHit *found = demarche_hits_get (prober->hits, hit);
    Place place = {
        part, (guint)(demarche_prober_get_token (prober, found->sentence, found->start) - tokens),
        (guint)(demarche_prober_get_token (prober, found->sentence, found->end) - tokens)};
    g_array_append_val (places, place);
  }
}

/* the least last word of a part's places from @first on, or G_MAXUINT */
static guint
find_last (const GArray *places, guint part, guint first)
{
  guint last = G_MAXUINT;

  for (guint i = 0; i < places->len; i++) {
    const Place *place = &g_array_index (places, Place, i);
    if (place->part == part && place->first >= first)
      last = MIN (last, place->last);
  }
  return last;
}

/* the words of the smallest window that holds every part */
static guint
measure_window (const DemarcheAsking *asking, const DemarcheRule *rule)
{
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (Place));
  guint n_parts = rule->all->len + (rule->any != NULL);
  guint smallest = G_MAXUINT;

  for (guint i = 0; i < rule->all->len; i++)
    add_places (asking, g_ptr_array_index (rule->all, i), i, places);
  for (guint i = 0; rule->any != NULL && i < rule->any->len; i++)
    add_places (asking, g_ptr_array_index (rule->any, i), rule->all->len, places);
  for (guint i = 0; i < places->len; i++) {
    guint first = g_array_index (places, Place, i).first;
    guint last = 0;
    for (guint part = 0; part < n_parts; part++)
      last = MAX (last, find_last (places, part, first));
    if (last != G_MAXUINT)
      smallest = MIN (smallest, last - first + 1);
  }
  return smallest;
}

static void
describe_apart (const DemarcheAsking *asking, const DemarcheRule *rule,
                DemarcheWhyNotAnswer *answer)
{
  GString *out = g_string_new (NULL);

  g_string_append_printf (out, "all %u phrases found, but ", answer->n_needed);
  if (rule->within == DEMARCHE_WITHIN_WORDS) {
    guint n_words = measure_window (asking, rule);
    g_string_append_printf (out, "over %u words where \"within\" allows %u", n_words,
                            rule->within_words);
    answer->next = demarche_asking_suggest_within (asking, rule, DEMARCHE_WITHIN_WORDS, n_words);
  } else {
    g_string_append (out, "not in one sentence");
    answer->next = demarche_asking_suggest_within (asking, rule, DEMARCHE_WITHIN_PARAGRAPH, 0);
  }
  for (guint i = 0; i < rule->all->len; i++) {
    const DemarchePhrase *phrase = g_ptr_array_index (rule->all, i);
    g_autoptr (DemarcheNearMiss) near = demarche_asking_probe (asking, phrase);
    g_autofree char *words = demarche_why_not_quote (asking->explanation, near->span);
    g_autofree char *shown = demarche_why_not_show (phrase);
    g_string_append_printf (out, "%s'%s' at '%s'", i == 0 ? ": " : ", ", shown, words);
  }
  answer->message = g_string_free (out, FALSE);
}

static void
set_nearest (const DemarcheAsking *asking, const DemarcheRule *rule, DemarcheRankedAnswer *ranked,
             const DemarcheNearMiss *near)
{
  DemarcheWhyNotAnswer *answer = &ranked->answer;

  answer->phrase = demarche_why_not_source (near->phrase);
  if (near->n_content > 0)
    answer->span = near->span;
  ranked->n_defects = near->n_defects;
  ranked->n_content = near->n_content;
  ranked->n_missed = answer->n_needed - answer->n_found;
  answer->shown = demarche_why_not_show (near->phrase);
  answer->message = g_strdup (near->message);
  if (ranked->n_missed == 1)
    answer->next = demarche_asking_suggest_phrase (asking, rule, near);
}

/* takes @near when it is a nearer miss; @missed may be NULL */
static void
keep_nearer (DemarcheNearMiss **missed, DemarcheNearMiss *near)
{
  if (*missed != NULL && !demarche_near_miss_is_nearer (near, *missed)) {
    demarche_near_miss_free (near);
    return;
  }
  demarche_near_miss_free (*missed);
  *missed = near;
}

static gboolean
is_any_found (const DemarcheAsking *asking, const GPtrArray *phrases)
{
  for (guint i = 0; i < phrases->len; i++)
    if (demarche_asking_is_found (asking, g_ptr_array_index (phrases, i)))
      return TRUE;
  return FALSE;
}

static void
answer_phrases (const DemarcheAsking *asking, const DemarcheRule *rule)
{
  DemarcheRankedAnswer *ranked =
      demarche_why_not_add (asking->why, DEMARCHE_WHY_NOT_PHRASE, rule->id, &rule->place);
  DemarcheWhyNotAnswer *answer = &ranked->answer;
  g_autoptr (DemarcheNearMiss) missed = NULL;

  answer->n_needed = (rule->all != NULL ? rule->all->len : 0) + (rule->any != NULL);
  for (guint i = 0; rule->all != NULL && i < rule->all->len; i++) {
    const DemarchePhrase *phrase = g_ptr_array_index (rule->all, i);
    if (demarche_asking_is_found (asking, phrase))
      answer->n_found++;
    else
      keep_nearer (&missed, demarche_asking_probe (asking, phrase));
  }
  if (rule->any != NULL && is_any_found (asking, rule->any))
    answer->n_found++;
  else if (rule->any != NULL)
    keep_nearer (&missed, find_nearest (asking, rule->any));
  if (missed != NULL) {
    set_nearest (asking, rule, ranked, missed);
    return;
  }
  answer->kind = DEMARCHE_WHY_NOT_APART;
  if (rule->all != NULL)
    describe_apart (asking, rule, answer);
  else /* a match wholly in a list's lead-in is one of the lead-in's sentence; never seen */
    answer->message = g_strdup ("its phrase is found, but only in the lead-in of the list");
}

/* ---- all rules ---- */

static gboolean
is_read (const DemarcheAsking *asking, const char *language)
{
  return asking->language == NULL || language == NULL || g_str_equal (asking->language, language);
}

static void
answer_rule (const DemarcheAsking *asking, const DemarcheRule *rule)
{
  const DemarcheExplainedMatch *match = demarche_asking_find_match (asking, rule);

  if (match != NULL) {
    demarche_asking_answer_match (asking, rule, match);
  } else if (is_read (asking, rule->language)) {
    answer_phrases (asking, rule);
  } else {
    DemarcheWhyNotAnswer *answer =
        &demarche_why_not_add (asking->why, DEMARCHE_WHY_NOT_LANGUAGE, rule->id, &rule->place)
             ->answer;
    answer->message = g_strdup_printf ("not read here: its language is '%s'", rule->language);
  }
}

static void
add_phrases (DemarcheAsking *asking, const GPtrArray *phrases)
{
  for (guint i = 0; phrases != NULL && i < phrases->len; i++) {
    const DemarchePhrase *phrase = g_ptr_array_index (phrases, i);
    guint index = demarche_prober_add (asking->prober, phrase);
    g_hash_table_insert (asking->indices, (gpointer)phrase, GUINT_TO_POINTER (index + 1));
  }
}

/* the rules that are asked about */
static GPtrArray *
list_rules (GPtrArray *rules, guint position, const char *id)
{
  GPtrArray *listed = g_ptr_array_new ();

  for (guint i = 0; i < rules->len; i++) {
    DemarcheRule *rule = g_ptr_array_index (rules, i);
    if (rule->position == position && (id == NULL || g_str_equal (rule->id, id)))
      g_ptr_array_add (listed, rule);
  }
  return listed;
}

static void
answer_all (DemarcheAsking *asking, GPtrArray *rules)
{
  for (guint i = 0; i < rules->len; i++) {
    const DemarcheRule *rule = g_ptr_array_index (rules, i);
    if (!is_read (asking, rule->language))
      continue;
    add_phrases (asking, rule->any);
    add_phrases (asking, rule->all);
    add_phrases (asking, rule->with);
  }
  demarche_prober_read (asking->prober, demarche_why_not_get_paragraph (asking->explanation));
  for (guint i = 0; i < rules->len; i++)
    answer_rule (asking, g_ptr_array_index (rules, i));
}

static void
answer_disabled (const DemarcheAsking *asking, GPtrArray *rules)
{
  for (guint i = 0; i < rules->len; i++) {
    const DemarcheRule *rule = g_ptr_array_index (rules, i);
    DemarcheWhyNotAnswer *answer =
        &demarche_why_not_add (asking->why, DEMARCHE_WHY_NOT_DISABLED, rule->id, &rule->place)
             ->answer;
    answer->message = g_strdup ("switched off: \"enabled\": false");
  }
}

DemarcheWhyNot *
demarche_why_not_position (DemarcheExplanation *explanation, guint position, const char *rule)
{
  g_return_val_if_fail (explanation != NULL, NULL);
  DemarcheWhyNot *why = demarche_why_not_new (explanation);

  if (!explanation->is_taggable)
    return why;
  const char *language = demarche_why_not_choose_language (explanation);
  g_autoptr (DemarcheProber) prober = demarche_prober_new (explanation->rules, language);
  g_autoptr (GHashTable) indices = g_hash_table_new (NULL, NULL);
  DemarcheAsking asking = {why, explanation, language, prober, indices};
  g_autoptr (GPtrArray) rules =
      list_rules (demarche_rule_set_get_rules (explanation->rules), position, rule);
  g_autoptr (GPtrArray) disabled =
      list_rules (demarche_rule_set_get_disabled (explanation->rules), position, rule);
  answer_all (&asking, rules);
  answer_disabled (&asking, disabled);
  demarche_why_not_rank (why);
  return why;
}
