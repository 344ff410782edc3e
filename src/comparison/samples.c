/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Draws tags at random, and counts how people judged them. */
#include "comparison/samples.h"

#include "base/hash.h"
#include "base/text.h"
#include "model/anchor.h"

#include <math.h>
#include <string.h>

/* whether the rules were developed on it */
static gboolean
is_seen (DemarcheTagged *tagged, const char *const *developed_on)
{
  const char *hash = demarche_statement_get_text_hash (demarche_tagged_get_statement (tagged));

  return developed_on != NULL && hash != NULL && g_strv_contains (developed_on, hash);
}

/* ---- drawing ---- */

/* a tag that may be drawn. @lot: decides on its place */
typedef struct {
  char *lot;
  DemarcheDecision *name;
} Ticket;

static void
clear_ticket (gpointer data)
{
  Ticket *ticket = data;

  g_free (ticket->lot);
  demarche_decision_unref (ticket->name);
}

static char *
cast_lot (guint seed, DemarcheStatement *statement, const DemarcheDecision *name)
{
  const char *hash = demarche_statement_get_text_hash (statement);
  g_autofree char *words = g_strdup_printf (
      "%u\n%s\n%s\n%u\n%s\n%s\n%s", seed, hash != NULL ? hash : name->statement,
      name->paragraph_hash, name->ordinal, name->position, demarche_holder_get_name (name->holder),
      demarche_stance_get_name (name->stance));

  return demarche_hash_bytes (words, strlen (words));
}

static void
add_tickets (GArray *tickets, guint position, guint seed, DemarcheTagged *tagged,
             DemarcheCodebook *codebook)
{
  for (guint i = 0; i < demarche_tagged_get_n_tags (tagged); i++) {
    const DemarcheTag *tag = demarche_tagged_get_tag (tagged, i);

    if (tag->position != position || (tag->review & DEMARCHE_REVIEW_AMBIGUOUS))
      continue;
    DemarcheDecision *name = demarche_decision_name (NULL, NULL, tagged, tag, codebook);
    Ticket ticket = {cast_lot (seed, demarche_tagged_get_statement (tagged), name), name};
    g_array_append_val (tickets, ticket);
  }
}

static int
compare_lots (gconstpointer first, gconstpointer second)
{
  return strcmp (((const Ticket *)first)->lot, ((const Ticket *)second)->lot);
}

DemarcheSample *
demarche_sample_draw (guint position, guint size, guint seed, GPtrArray *tagged,
                      const char *const *developed_on, DemarcheCodebook *codebook,
                      const char *meaning_hash, const char *by)
{
  g_return_val_if_fail (tagged != NULL && codebook != NULL, NULL);
  g_autoptr (GArray) tickets = g_array_new (FALSE, FALSE, sizeof (Ticket));

  g_array_set_clear_func (tickets, clear_ticket);
  for (guint i = 0; i < tagged->len; i++)
    if (!is_seen (g_ptr_array_index (tagged, i), developed_on))
      add_tickets (tickets, position, seed, g_ptr_array_index (tagged, i), codebook);
  g_array_sort (tickets, compare_lots);
  DemarcheSample *sample =
      demarche_sample_new (demarche_codebook_get_position (codebook, position)->code, size, seed,
                           tickets->len, meaning_hash, by);
  for (guint i = 0; i < MIN (size, tickets->len); i++)
    g_ptr_array_add (sample->tags, demarche_decision_ref (g_array_index (tickets, Ticket, i).name));
  return sample;
}

/* ---- counting ---- */

/* @met: tags that were counted, by their name: samples share some */
typedef struct {
  GPtrArray *tagged;
  DemarcheDecided *decided;
  const char *const *developed_on;
  DemarcheCodebook *codebook;
  const char *meaning_hash;
  GHashTable *met;
  GPtrArray *scores;
} Scoring;

void
demarche_sample_score_free (DemarcheSampleScore *score)
{
  g_return_if_fail (score != NULL);
  g_ptr_array_unref (score->judges);
  g_free (score);
}

static int
find_statement (const Scoring *scoring, const char *name)
{
  for (guint i = 0; i < scoring->tagged->len; i++) {
    DemarcheStatement *statement =
        demarche_tagged_get_statement (g_ptr_array_index (scoring->tagged, i));

    if (g_strcmp0 (demarche_statement_get_name (statement), name) == 0)
      return (int)i;
  }
  return -1;
}

static int
find_paragraph (DemarcheStatement *statement, const DemarcheDecision *name)
{
  for (guint i = 0; i < demarche_statement_get_n_paragraphs (statement); i++) {
    g_autofree char *hash =
        demarche_paragraph_hash (demarche_statement_get_paragraph (statement, i));

    if (g_strcmp0 (hash, name->paragraph_hash) == 0 &&
        demarche_paragraph_get_ordinal (statement, i) == name->ordinal)
      return (int)i;
  }
  return -1;
}

/* (nullable): the tag as it stands after decisions, when the rules find it */
static const DemarcheTag *
find_tag (const Scoring *scoring, const DemarcheDecision *name)
{
  int index = find_statement (scoring, name->statement);

  if (index < 0)
    return NULL;
  DemarcheTagged *tagged = g_ptr_array_index (scoring->tagged, index);
  if (is_seen (tagged, scoring->developed_on))
    return NULL;
  int paragraph = find_paragraph (demarche_tagged_get_statement (tagged), name);
  const DemarcheTag *tag =
      paragraph >= 0
          ? demarche_decision_find_tag (name, tagged, (guint)paragraph, scoring->codebook)
          : NULL;
  if (tag == NULL || scoring->decided == NULL)
    return tag;
  return demarche_decision_find_tag (name, g_ptr_array_index (scoring->decided->tagged, index),
                                     (guint)paragraph, scoring->codebook);
}

static void
add_judges (const Scoring *scoring, DemarcheSampleScore *score, const DemarcheTag *tag)
{
  GPtrArray *decisions =
      scoring->decided != NULL ? demarche_decided_find (scoring->decided, tag) : NULL;

  for (guint i = 0; decisions != NULL && i < decisions->len; i++) {
    const DemarcheDecision *decision = g_ptr_array_index (decisions, i);
    const char *by = decision->by != NULL ? decision->by : "somebody without a name";

    if (decision->kind != DEMARCHE_DECISION_COMMENT &&
        !g_ptr_array_find_with_equal_func (score->judges, by, g_str_equal, NULL))
      g_ptr_array_add (score->judges, g_strdup (by));
  }
}

static void
count_tag (const Scoring *scoring, DemarcheSampleScore *score, const DemarcheTag *tag)
{
  if (tag == NULL) {
    score->n_gone++;
    return;
  }
  score->n_drawn++;
  score->n_disputed += tag->standing == DEMARCHE_STANDING_DISPUTED;
  if (tag->standing == DEMARCHE_STANDING_ACCEPTED) {
    score->n_judged++;
    score->n_right++;
  } else if (tag->standing == DEMARCHE_STANDING_REJECTED ||
             tag->standing == DEMARCHE_STANDING_CORRECTED) {
    score->n_judged++;
  }
  add_judges (scoring, score, tag);
}

static DemarcheSampleScore *
ensure_score (const Scoring *scoring, guint position)
{
  for (guint i = 0; i < scoring->scores->len; i++) {
    DemarcheSampleScore *score = g_ptr_array_index (scoring->scores, i);

    if (score->position == position)
      return score;
  }
  DemarcheSampleScore *score = g_new0 (DemarcheSampleScore, 1);
  score->position = position;
  score->judges = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (scoring->scores, score);
  return score;
}

static void
count_sample (const Scoring *scoring, const DemarcheSample *sample)
{
  int position = demarche_codebook_find_position (scoring->codebook, sample->position);

  if (position < 0)
    return;
  DemarcheSampleScore *score = ensure_score (scoring, (guint)position);
  if (g_strcmp0 (sample->meaning_hash, scoring->meaning_hash) != 0) {
    score->n_stale++;
    return;
  }
  score->n_samples++;
  score->n_tags = sample->n_tags;
  for (guint i = 0; i < sample->tags->len; i++) {
    const DemarcheDecision *name = g_ptr_array_index (sample->tags, i);

    if (g_hash_table_add (scoring->met, demarche_decision_make_tag_key (name)))
      count_tag (scoring, score, find_tag (scoring, name));
  }
}

static int
compare_positions (gconstpointer first, gconstpointer second)
{
  guint a = (*(DemarcheSampleScore *const *)first)->position;
  guint b = (*(DemarcheSampleScore *const *)second)->position;

  return a < b ? -1 : a > b;
}

GPtrArray *
demarche_samples_score (GPtrArray *samples, GPtrArray *tagged, DemarcheDecided *decided,
                        const char *const *developed_on, DemarcheCodebook *codebook,
                        const char *meaning_hash)
{
  g_return_val_if_fail (samples != NULL && tagged != NULL && codebook != NULL, NULL);
  g_autoptr (GHashTable) met = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GPtrArray *scores = g_ptr_array_new_with_free_func ((GDestroyNotify)demarche_sample_score_free);
  const Scoring scoring = {tagged, decided, developed_on, codebook, meaning_hash, met, scores};

  for (guint i = 0; i < samples->len; i++)
    count_sample (&scoring, g_ptr_array_index (samples, i));
  for (guint i = 0; i < scores->len; i++) {
    DemarcheSampleScore *score = g_ptr_array_index (scores, i);

    score->interval = demarche_wilson (score->n_right, score->n_judged);
    g_ptr_array_sort (score->judges, demarche_compare_strings);
  }
  g_ptr_array_sort (scores, compare_positions);
  return scores;
}

/* ---- what it comes to ---- */

double
demarche_sample_score_get_precision (const DemarcheSampleScore *score)
{
  g_return_val_if_fail (score != NULL, NAN);
  return score->n_judged > 0 ? (double)score->n_right / score->n_judged : NAN;
}

DemarcheSampleVerdict
demarche_sample_score_get_verdict (const DemarcheSampleScore *score)
{
  g_return_val_if_fail (score != NULL, DEMARCHE_SAMPLE_STALE);
  if (score->n_samples == 0)
    return DEMARCHE_SAMPLE_STALE;
  if (score->n_judged < score->n_drawn)
    return DEMARCHE_SAMPLE_OPEN;
  if (score->n_judged < DEMARCHE_SUPPORT_TO_RELY)
    return DEMARCHE_SAMPLE_TOO_FEW;
  return demarche_sample_score_get_precision (score) >= DEMARCHE_PRECISION_TO_RELY
             ? DEMARCHE_SAMPLE_MEASURED
             : DEMARCHE_SAMPLE_IMPRECISE;
}

const char *
demarche_sample_verdict_get_name (DemarcheSampleVerdict verdict)
{
  static const char *const names[] = {"stale", "open", "too-few", "imprecise", "measured"};

  g_return_val_if_fail ((guint)verdict < G_N_ELEMENTS (names), NULL);
  return names[verdict];
}
