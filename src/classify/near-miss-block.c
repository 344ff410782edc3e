/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What stopped a phrase: from the best alignment to its defects, each with its reason. */
#include "classify/near-miss-search.h"

static void
check_anchor (DemarcheSearch *search, const DemarcheSlot *slot)
{
  gboolean is_start = slot->item->node->type == DEMARCHE_PHRASE_START;
  DemarcheDefect *defect = demarche_search_add_defect (
      search, is_start ? DEMARCHE_BLOCK_START : DEMARCHE_BLOCK_END, slot->item);
  guint first = is_start ? 0 : slot->first;
  guint last = is_start ? slot->first - 1 : search->n_sentence - 1;
  g_autofree char *words =
      demarche_near_miss_quote (search->prober, search->alignment->sentence, first, last);

  demarche_search_set_words (search, defect, search->alignment->sentence, first, last);
  defect->number = MAX (search->number, 1);
  defect->n_between = last - first + 1;
  defect->message = g_strdup_printf (is_start ? "'^' wants the start of the sentence, but '%s' "
                                                "stands before"
                                              : "'$' wants the end of the sentence, but '%s' "
                                                "follows",
                                     words);
  demarche_search_mend (search, defect, slot, first, last, NULL, FALSE);
}

/* the words are there, in the right order, and yet the phrase does not take them */
static void
add_unknown (DemarcheSearch *search)
{
  const DemarcheProbeItem *item = demarche_search_get_slot (search, 0)->item;
  DemarcheDefect *defect;

  search->number = 1;
  defect = demarche_search_add_defect (search, DEMARCHE_BLOCK_ABSENT, item);
  defect->message = g_strdup ("its words are there, but not joined as the phrase has them");
}

/* the alignment sees kin by their first letters; a closer look may see none */
static void
drop_false_kin (DemarcheProber *prober, const DemarcheProbe *probe, DemarcheAlignment *alignment)
{
  for (guint i = 0; i < alignment->slots->len; i++) {
    DemarcheSlot *slot = &g_array_index (alignment->slots, DemarcheSlot, i);
    DemarcheKinship kinship = {0};

    if (slot->state == DEMARCHE_SLOT_RELATED &&
        !demarche_kin_compare (prober, probe, slot->item, alignment->sentence, slot->first,
                               slot->last, &kinship))
      slot->state = DEMARCHE_SLOT_MISSED;
    demarche_kinship_clear (&kinship);
  }
}

static void
check_slot (DemarcheSearch *search, guint index)
{
  const DemarcheSlot *slot = demarche_search_get_slot (search, index);

  demarche_search_check_distance (search, index);
  if (slot->state == DEMARCHE_SLOT_FOUND)
    demarche_search_check_hidden (search, slot);
  else
    demarche_search_check_related (search, slot);
  search->previous = (int)index;
}

GArray *
demarche_near_miss_find_defects (DemarcheProber *prober, const DemarcheProbe *probe,
                                 DemarcheAlignment *alignment)
{
  DemarcheSearch search = {
      .prober = prober,
      .probe = probe,
      .alignment = alignment,
      .defects = g_array_new (FALSE, FALSE, sizeof (DemarcheDefect)),
      .previous = DEMARCHE_NO_SLOT,
      .n_sentence = demarche_prober_get_sentence (prober, alignment->sentence)->n_words,
  };

  drop_false_kin (prober, probe, alignment);
  for (guint i = 0; i < alignment->slots->len; i++) {
    const DemarcheSlot *slot = demarche_search_get_slot (&search, i);

    search.number += demarche_probe_item_is_word (slot->item);
    if (!demarche_probe_item_is_word (slot->item)) {
      check_anchor (&search, slot);
    } else if (slot->state != DEMARCHE_SLOT_MISSED) {
      check_slot (&search, i);
    } else if (demarche_search_check_missed (&search, i)) {
      search.number++;
      i++;
    }
  }
  if (search.defects->len == 0 && alignment->slots->len > 0)
    add_unknown (&search);
  return search.defects;
}
