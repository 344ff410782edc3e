/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What all that looks for defects needs: slots, defects, distances. */
#include "classify/near-miss-search.h"

#include <string.h>

void
demarche_defect_clear (gpointer data)
{
  DemarcheDefect *defect = data;

  g_free (defect->item);
  g_free (defect->replacement);
  g_free (defect->list);
  g_free (defect->choice);
  g_free (defect->message);
}

const DemarcheSlot *
demarche_search_get_slot (const DemarcheSearch *search, guint index)
{
  return &g_array_index (search->alignment->slots, DemarcheSlot, index);
}

static char *
item_text (const DemarcheSearch *search, const DemarcheProbeItem *item)
{
  return g_strndup (search->probe->phrase->text + item->start, item->end - item->start);
}

/* the same for a message */
char *
demarche_search_show_item (const DemarcheSearch *search, const DemarcheProbeItem *item)
{
  return demarche_phrase_shorten (search->probe->phrase->text, item->node, item->start, item->end);
}

DemarcheDefect *
demarche_search_add_defect (DemarcheSearch *search, DemarcheBlock block,
                            const DemarcheProbeItem *item)
{
  DemarcheDefect defect = {.block = block,
                           .item = item_text (search, item),
                           .number = search->number,
                           .start = item->start,
                           .end = item->end};

  g_array_append_val (search->defects, defect);
  return &g_array_index (search->defects, DemarcheDefect, search->defects->len - 1);
}

void
demarche_search_set_words (const DemarcheSearch *search, DemarcheDefect *defect, guint sentence,
                           guint first, guint last)
{
  defect->words.start = demarche_prober_get_token (search->prober, sentence, first)->start;
  defect->words.end = demarche_prober_get_token (search->prober, sentence, last)->end;
}

const char *
demarche_search_plural (guint n)
{
  return n == 1 ? "" : "s";
}

void
demarche_search_mend (const DemarcheSearch *search, DemarcheDefect *defect,
                      const DemarcheSlot *slot, guint first, guint last, const DemarcheSlot *gap,
                      gboolean has_neighbours)
{
  DemarcheMending mending = {.probe = search->probe,
                             .slot = slot,
                             .sentence = search->alignment->sentence,
                             .first = first,
                             .last = last,
                             .has_neighbours = has_neighbours,
                             .gap = gap};

  demarche_near_miss_mend (search->prober, &mending, defect);
}

static char *
describe_distance (const DemarcheSearch *search, const DemarcheDefect *defect,
                   const DemarcheProbeItem *item, guint from, guint position)
{
  guint sentence = search->alignment->sentence;
  g_autofree char *shown = demarche_search_show_item (search, item);
  g_autofree char *words = demarche_near_miss_quote (search->prober, sentence, position, position);
  guint n_more = defect->n_between - defect->n_allowed;

  if (defect->n_allowed > 0)
    return g_strdup_printf ("needs '%s' after at most %u word%s: '%s' stands after %u, %u too many",
                            shown, defect->n_allowed, demarche_search_plural (defect->n_allowed),
                            words, defect->n_between, n_more);
  if (n_more > DEMARCHE_MAX_INSTEAD_WORDS)
    return g_strdup_printf ("needs '%s' next: %u words stand before '%s'", shown, n_more, words);
  g_autofree char *between =
      demarche_near_miss_quote (search->prober, sentence, from, position - 1);
  return g_strdup_printf ("needs '%s' next: '%s' stands in between", shown, between);
}

void
demarche_search_add_distance (DemarcheSearch *search, const DemarcheSlot *slot, guint position,
                              guint n_allowed)
{
  guint from = demarche_search_get_slot (search, (guint)search->previous)->last + 1;
  DemarcheDefect *defect = demarche_search_add_defect (search, DEMARCHE_BLOCK_TOO_FAR, slot->item);

  demarche_search_set_words (search, defect, search->alignment->sentence, position, position);
  defect->n_between = position - from;
  defect->n_allowed = n_allowed;
  defect->message = describe_distance (search, defect, slot->item, from, position);
  demarche_search_mend (search, defect, slot, position, position, slot, FALSE);
}

guint
demarche_search_count_allowed (const DemarcheSearch *search, guint from, guint to)
{
  guint n_allowed = 0;

  for (guint i = from; i <= to; i++)
    n_allowed += demarche_search_get_slot (search, i)->n_allowed;
  return n_allowed;
}

/* too many words between a slot and the one before it; those of missed items stand there too */
void
demarche_search_check_distance (DemarcheSearch *search, guint index)
{
  const DemarcheSlot *slot = demarche_search_get_slot (search, index);

  if (search->previous == DEMARCHE_NO_SLOT)
    return;
  guint previous = (guint)search->previous;
  guint n_between = slot->first - demarche_search_get_slot (search, previous)->last - 1;
  guint n_missed = 0;
  for (guint i = previous + 1; i < index; i++)
    n_missed += demarche_probe_item_is_word (demarche_search_get_slot (search, i)->item);
  guint n_allowed = demarche_search_count_allowed (search, previous + 1, index);
  if (n_between > n_allowed + n_missed * DEMARCHE_MAX_INSTEAD_WORDS)
    demarche_search_add_distance (search, slot, slot->first,
                                  n_allowed + n_missed * DEMARCHE_MAX_INSTEAD_WORDS);
}
