/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Items whose words stand where the phrase does not look: too far off, before, in another sentence.
 */
#include "classify/near-miss-search.h"

/* the first place of the item in a sentence from @from on, or -1 */
static int
find_item (const DemarcheSearch *search, const DemarcheProgram *program, guint sentence, guint from)
{
  DemarcheStretch stretch;
  DemarcheRun run;

  demarche_hits_get_stretch (search->prober->hits, sentence, &stretch);
  for (guint i = from; i < stretch.n_words; i++)
    if (demarche_program_run (program, demarche_hits_get_runner (search->prober->hits), &stretch, i,
                              -1, FALSE, &run, NULL) &&
        !demarche_prober_is_function_word (search->prober, sentence, run.end))
      return (int)i;
  return -1;
}

static void
add_order (DemarcheSearch *search, const DemarcheOpening *opening, guint position, guint neighbour,
           const char *side)
{
  guint sentence = search->alignment->sentence;
  const DemarcheSlot *other = demarche_search_get_slot (search, neighbour);
  g_autofree char *need = demarche_search_describe_need (search, opening);
  g_autofree char *words = demarche_near_miss_quote (search->prober, sentence, position, position);
  g_autofree char *anchor =
      demarche_near_miss_quote (search->prober, sentence, other->first, other->last);
  DemarcheDefect *defect =
      demarche_search_add_defect (search, DEMARCHE_BLOCK_ORDER, opening->slot->item);

  demarche_search_set_words (search, defect, sentence, position, position);
  if (search->previous == DEMARCHE_NO_SLOT)
    defect->message = g_strdup_printf ("'%s' stands %s '%s', not before", words, side, anchor);
  else
    defect->message = g_strdup_printf ("%s: '%s' stands %s '%s'", need, words, side, anchor);
}

/* a first item that stands too far before the rest */
static void
add_distance_before (DemarcheSearch *search, const DemarcheOpening *opening, guint position)
{
  const DemarcheSlot *next = demarche_search_get_slot (search, (guint)opening->next);
  guint sentence = search->alignment->sentence;
  DemarcheDefect *defect =
      demarche_search_add_defect (search, DEMARCHE_BLOCK_TOO_FAR, opening->slot->item);
  g_autofree char *words = demarche_near_miss_quote (search->prober, sentence, position, position);
  g_autofree char *anchor =
      demarche_near_miss_quote (search->prober, sentence, next->first, next->last);

  demarche_search_set_words (search, defect, sentence, position, position);
  defect->n_between = next->first - position - 1;
  defect->n_allowed = opening->n_allowed;
  defect->message =
      g_strdup_printf ("'%s' stands %u words before '%s', where %u may stand in between", words,
                       defect->n_between + 1, anchor, defect->n_allowed);
  demarche_search_mend (search, defect, opening->slot, position, position, next, FALSE);
}

static gboolean
find_in_sentence (DemarcheSearch *search, const DemarcheOpening *opening,
                  const DemarcheProgram *program)
{
  guint sentence = search->alignment->sentence;

  if (search->previous != DEMARCHE_NO_SLOT) {
    const DemarcheSlot *previous = demarche_search_get_slot (search, (guint)search->previous);
    int after = find_item (search, program, sentence, previous->last + 1);
    if (after >= 0) {
      demarche_search_add_distance (search, opening->slot, (guint)after, opening->n_allowed);
      return TRUE;
    }
    int before = find_item (search, program, sentence, 0);
    if (before >= 0)
      add_order (search, opening, (guint)before, (guint)search->previous, "before");
    return before >= 0;
  }
  if (opening->next == DEMARCHE_NO_SLOT)
    return FALSE;
  guint next_word = demarche_search_get_slot (search, (guint)opening->next)->first;
  int position = find_item (search, program, sentence, 0);
  if (position >= 0 && (guint)position < next_word)
    add_distance_before (search, opening, (guint)position);
  else if (position >= 0)
    add_order (search, opening, (guint)position, (guint)opening->next, "after");
  return position >= 0;
}

/* "it" and the like where the object should stand; NULL when there is none */
char *
demarche_search_find_pronoun (const DemarcheSearch *search, const DemarcheOpening *opening)
{
  static const char *const pronouns[] = {"it",   "this", "that", "these", "those",
                                         "them", "they", "so",   "such",  NULL};

  if (search->previous == DEMARCHE_NO_SLOT ||
      opening->slot->item->node->type != DEMARCHE_PHRASE_LIST)
    return NULL;
  for (guint i = opening->from; i < opening->to; i++) {
    g_autofree char *word = demarche_prober_fold (search->prober, search->alignment->sentence, i);
    if (g_strv_contains (pronouns, word))
      return g_steal_pointer (&word);
  }
  return NULL;
}

static void
add_other_sentence (DemarcheSearch *search, const DemarcheOpening *opening, guint sentence,
                    guint position)
{
  guint own = search->alignment->sentence;
  gboolean is_list = demarche_prober_get_sentence (search->prober, own)->n_lead > 0 ||
                     demarche_prober_get_sentence (search->prober, sentence)->n_lead > 0;
  g_autofree char *need = demarche_search_describe_need (search, opening);
  g_autofree char *words = demarche_near_miss_quote (search->prober, sentence, position, position);
  g_autofree char *pronoun = demarche_search_find_pronoun (search, opening);
  g_autofree char *only =
      pronoun != NULL ? g_strdup_printf ("the object is not in this sentence, only '%s'; ", pronoun)
                      : g_strdup ("");
  DemarcheDefect *defect = demarche_search_add_defect (
      search, is_list ? DEMARCHE_BLOCK_LIST_ITEM : DEMARCHE_BLOCK_SENTENCE, opening->slot->item);

  demarche_search_set_words (search, defect, sentence, position, position);
  if (is_list)
    defect->message = g_strdup_printf ("%s: '%s' stands in another item of the list", need, words);
  else
    defect->message = g_strdup_printf (
        "%s: %s'%s' stands in %s sentence, and a match never crosses a sentence end", need, only,
        words,
        sentence == own + 1   ? "the next"
        : sentence + 1 == own ? "the previous"
                              : "another");
}

/* nearest sentences first */
static gboolean
find_in_others (DemarcheSearch *search, const DemarcheOpening *opening,
                const DemarcheProgram *program)
{
  guint own = search->alignment->sentence;
  guint n_sentences = search->prober->reading->sentences->len;

  for (guint distance = 1; distance < n_sentences; distance++) {
    const guint sentences[] = {own + distance, own - distance};
    for (guint i = 0; i < G_N_ELEMENTS (sentences); i++) {
      int position = sentences[i] < n_sentences ? find_item (search, program, sentences[i], 0) : -1;
      if (position < 0)
        continue;
      add_other_sentence (search, opening, sentences[i], (guint)position);
      return TRUE;
    }
  }
  return FALSE;
}

gboolean
demarche_search_find_elsewhere (DemarcheSearch *search, const DemarcheOpening *opening)
{
  g_autoptr (DemarcheProgram) program = demarche_prober_compile (
      search->prober, search->probe->phrase, opening->slot->item->node, NULL);

  return find_in_sentence (search, opening, program) || find_in_others (search, opening, program);
}
