/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Items that found no word: what stands in their place, or where else their words are. */
#include "classify/near-miss-search.h"

static DemarcheOpening
find_opening (const DemarcheSearch *search, guint index)
{
  DemarcheOpening opening = {
      .index = index, .slot = demarche_search_get_slot (search, index), .next = DEMARCHE_NO_SLOT};
  guint n_slots = search->alignment->slots->len;

  for (guint i = index + 1; i < n_slots && opening.next == DEMARCHE_NO_SLOT; i++)
    if (demarche_search_get_slot (search, i)->state != DEMARCHE_SLOT_MISSED)
      opening.next = (int)i;
  if (search->previous != DEMARCHE_NO_SLOT) {
    opening.from = demarche_search_get_slot (search, (guint)search->previous)->last + 1;
    opening.n_allowed = demarche_search_count_allowed (search, (guint)search->previous + 1, index);
  } else if (opening.next != DEMARCHE_NO_SLOT) {
    opening.n_allowed = demarche_search_count_allowed (search, index + 1, (guint)opening.next);
  }
  opening.to = opening.next != DEMARCHE_NO_SLOT
                   ? demarche_search_get_slot (search, (guint)opening.next)->first
                   : search->n_sentence;
  if (opening.next != DEMARCHE_NO_SLOT && search->previous == DEMARCHE_NO_SLOT)
    opening.from = opening.to - MIN (opening.to, opening.n_allowed + 2);
  else if (opening.next == DEMARCHE_NO_SLOT && search->previous != DEMARCHE_NO_SLOT)
    opening.to = MIN (opening.to, opening.from + opening.n_allowed + 2);
  return opening;
}

char *
demarche_search_describe_need (const DemarcheSearch *search, const DemarcheOpening *opening)
{
  g_autofree char *item = demarche_search_show_item (search, opening->slot->item);

  if (search->previous == DEMARCHE_NO_SLOT)
    return g_strdup_printf ("no '%s'", item);
  if (opening->n_allowed == 0)
    return g_strdup_printf ("needs '%s' next", item);
  return g_strdup_printf ("needs '%s' within %u word%s", item, opening->n_allowed,
                          demarche_search_plural (opening->n_allowed));
}

/* two items that the text has in one word */
static gboolean
find_joined (DemarcheSearch *search, const DemarcheOpening *opening)
{
  if (opening->index + 1 >= search->alignment->slots->len)
    return FALSE;
  const DemarcheSlot *second = demarche_search_get_slot (search, opening->index + 1);
  if (second->state != DEMARCHE_SLOT_MISSED || second->n_allowed > 0 ||
      !demarche_probe_item_is_word (second->item))
    return FALSE;
  for (guint i = opening->from; i < opening->to; i++) {
    if (!demarche_kin_is_joined (search->prober, opening->slot->item, second->item,
                                 search->alignment->sentence, i))
      continue;
    DemarcheProbeItem both = *opening->slot->item;
    both.end = second->item->end;
    DemarcheSlot slot = *opening->slot;
    slot.item = &both;
    const DemarcheKinship kinship = {DEMARCHE_BLOCK_COMPOUND, both.node, NULL};
    demarche_search_add_kin (search, &slot, &kinship, search->alignment->sentence, i, i);
    DemarcheDefect *defect =
        &g_array_index (search->defects, DemarcheDefect, search->defects->len - 1);
    g_autofree char *word =
        demarche_near_miss_quote (search->prober, search->alignment->sentence, i, i);
    g_free (defect->message);
    defect->message =
        g_strdup_printf ("'%s' does not reach '%s' (written as one)", defect->item, word);
    return TRUE;
  }
  return FALSE;
}

/* "any" and the like belong to the word before: "hardly any need" */
static gboolean
leans_back (const DemarcheSearch *search, guint position)
{
  static const char *const words[] = {"any", "much", "such", "real", NULL};
  g_autofree char *word =
      demarche_prober_fold (search->prober, search->alignment->sentence, position);

  return g_strv_contains (words, word);
}

static gboolean
is_function_word (const DemarcheSearch *search, guint position)
{
  return demarche_prober_is_function_word (search->prober, search->alignment->sentence, position);
}

/* the words between two found items, without the "the" that a gap takes */
static gboolean
get_between (const DemarcheSearch *search, const DemarcheOpening *opening, guint *first,
             guint *last)
{
  guint n_before = opening->n_allowed;
  guint n_after = demarche_search_count_allowed (search, opening->index + 1, (guint)opening->next);

  if (opening->to == opening->from)
    return FALSE;
  *first = opening->from;
  *last = opening->to - 1;
  for (; n_before > 0 && *first < *last && is_function_word (search, *first); n_before--)
    (*first)++;
  for (; n_after > 0 && *first < *last && is_function_word (search, *last); n_after--)
    (*last)--;
  return *last - *first < DEMARCHE_MAX_INSTEAD_WORDS;
}

/* the words that stand in the item's place; FALSE when there is none */
static gboolean
get_instead (const DemarcheSearch *search, const DemarcheOpening *opening, guint *first,
             guint *last)
{
  if (search->previous != DEMARCHE_NO_SLOT && opening->next != DEMARCHE_NO_SLOT) {
    return get_between (search, opening, first, last);
  }
  if (opening->n_allowed > 0 ||
      (search->previous == DEMARCHE_NO_SLOT && opening->next == DEMARCHE_NO_SLOT))
    return FALSE;
  if (search->previous != DEMARCHE_NO_SLOT) {
    *first = *last = opening->from;
    return opening->from < search->n_sentence;
  }
  if (opening->to == 0)
    return FALSE;
  *first = *last = opening->to - 1;
  if (*first > 0 && leans_back (search, *first))
    (*first)--;
  return !is_function_word (search, *first);
}

static void
add_instead (DemarcheSearch *search, const DemarcheOpening *opening, guint first, guint last)
{
  /* what "non-" hides is replaced with it */
  while (
      first > 0 &&
      demarche_prober_get_token (search->prober, search->alignment->sentence, first)->hidden_by >=
          0)
    first--;
  DemarcheDefect *defect =
      demarche_search_add_defect (search, DEMARCHE_BLOCK_INSTEAD, opening->slot->item);
  g_autofree char *words =
      demarche_near_miss_quote (search->prober, search->alignment->sentence, first, last);

  demarche_search_set_words (search, defect, search->alignment->sentence, first, last);
  g_autofree char *shown = demarche_search_show_item (search, opening->slot->item);
  defect->message = g_strdup_printf ("'%s' where it has '%s'", words, shown);
  demarche_search_mend (search, defect, opening->slot, first, last, NULL, FALSE);
}

static char *
describe_absence (const DemarcheSearch *search, const DemarcheOpening *opening)
{
  g_autofree char *need = demarche_search_describe_need (search, opening);
  g_autofree char *pronoun = demarche_search_find_pronoun (search, opening);

  if (search->previous == DEMARCHE_NO_SLOT)
    return g_steal_pointer (&need);
  if (pronoun == NULL)
    return g_strdup_printf ("%s: the sentence has none", need);
  return g_strdup_printf ("%s: the object is not in this sentence, only '%s', and rules cannot "
                          "reach what it stands for",
                          need, pronoun);
}

static void
add_absent (DemarcheSearch *search, const DemarcheOpening *opening)
{
  gboolean has_neighbours =
      search->previous != DEMARCHE_NO_SLOT && opening->next != DEMARCHE_NO_SLOT;
  DemarcheDefect *defect =
      demarche_search_add_defect (search, DEMARCHE_BLOCK_ABSENT, opening->slot->item);

  if (has_neighbours) {
    const DemarcheSlot *next = demarche_search_get_slot (search, (guint)opening->next);
    g_autofree char *words = demarche_near_miss_quote (search->prober, search->alignment->sentence,
                                                       next->first, next->last);
    g_autofree char *shown = demarche_search_show_item (search, opening->slot->item);
    defect->message = g_strdup_printf ("needs '%s' before '%s'", shown, words);
  } else {
    defect->message = describe_absence (search, opening);
  }
  demarche_search_mend (search, defect, opening->slot, 0, 0, NULL, has_neighbours);
}

/* nothing of the phrase is found: its words may be akin to some anywhere */
static gboolean
find_kin_anywhere (DemarcheSearch *search, const DemarcheSlot *slot)
{
  for (guint i = 0; i < search->prober->reading->sentences->len; i++)
    if (demarche_search_find_kin (search, slot, i, 0,
                                  demarche_prober_get_sentence (search->prober, i)->n_words))
      return TRUE;
  return FALSE;
}

/* TRUE when the next slot is dealt with too */
gboolean
demarche_search_check_missed (DemarcheSearch *search, guint index)
{
  DemarcheOpening opening = find_opening (search, index);
  gboolean is_alone = search->previous == DEMARCHE_NO_SLOT && opening.next == DEMARCHE_NO_SLOT;
  gboolean is_between = search->previous != DEMARCHE_NO_SLOT && opening.next != DEMARCHE_NO_SLOT;
  guint first;
  guint last;

  if (find_joined (search, &opening))
    return TRUE;
  if (is_alone ? find_kin_anywhere (search, opening.slot)
               : demarche_search_find_kin (search, opening.slot, search->alignment->sentence,
                                           opening.from, opening.to))
    return FALSE;
  if (!is_alone && !is_between && demarche_search_find_elsewhere (search, &opening))
    return FALSE;
  if (get_instead (search, &opening, &first, &last))
    add_instead (search, &opening, first, last);
  else
    add_absent (search, &opening);
  return FALSE;
}
