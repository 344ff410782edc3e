/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Words that are there, but hidden by a prefix or in a fixed name. */
#include "classify/near-miss-search.h"

/* whether the phrase has found the prefix too */
static gboolean
spells_prefix (const DemarcheSearch *search, const DemarcheToken *prefix)
{
  for (guint i = 0; i < search->alignment->slots->len; i++) {
    const DemarcheSlot *slot = demarche_search_get_slot (search, i);
    for (guint at = slot->first; slot->state == DEMARCHE_SLOT_FOUND && at <= slot->last; at++)
      if (demarche_prober_get_token (search->prober, search->alignment->sentence, at) == prefix)
        return TRUE;
  }
  return FALSE;
}

static void
check_prefix (DemarcheSearch *search, const DemarcheSlot *slot, guint position)
{
  guint sentence = search->alignment->sentence;
  const DemarcheToken *token = demarche_prober_get_token (search->prober, sentence, position);
  const char *text = search->prober->paragraph->text;

  if (token->hidden_by < 0)
    return;
  const DemarcheToken *prefix =
      &g_array_index (search->prober->reading->tokens, DemarcheToken, (guint)token->hidden_by);
  if (spells_prefix (search, prefix))
    return;
  DemarcheDefect *defect = demarche_search_add_defect (search, DEMARCHE_BLOCK_PREFIX, slot->item);
  demarche_search_set_words (search, defect, sentence, position, position);
  defect->message = g_strdup_printf ("'%.*s' hides '%.*s': the phrase would have to spell '%.*s'",
                                     (int)(prefix->end - prefix->start), text + prefix->start,
                                     (int)(token->end - token->start), text + token->start,
                                     (int)(token->end - prefix->start), text + prefix->start);
}

/* whether the last defect tells of the name that begins at @start already */
static gboolean
is_name_known (const DemarcheSearch *search, guint start)
{
  const DemarcheDefect *last =
      search->defects->len > 0
          ? &g_array_index (search->defects, DemarcheDefect, search->defects->len - 1)
          : NULL;

  return last != NULL && last->block == DEMARCHE_BLOCK_NAME &&
         last->words.start >=
             demarche_prober_get_token (search->prober, search->alignment->sentence, start)->start;
}

/* the words [first, last] that some slots found */
static void
get_extent (const DemarcheSearch *search, int *first, int *last)
{
  *first = -1;
  for (guint i = 0; i < search->alignment->slots->len; i++) {
    const DemarcheSlot *slot = demarche_search_get_slot (search, i);
    if (slot->state != DEMARCHE_SLOT_FOUND)
      continue;
    *first = *first < 0 ? (int)slot->first : *first;
    *last = (int)slot->last;
  }
}

static void
check_name (DemarcheSearch *search, const DemarcheSlot *slot, guint position)
{
  DemarcheStretch stretch;
  int first;
  int last = -1;

  demarche_hits_get_stretch (search->prober->hits, search->alignment->sentence, &stretch);
  if (stretch.name_start == NULL || stretch.name_start[position] < 0)
    return;
  get_extent (search, &first, &last);
  if ((stretch.name_start[position] >= first && stretch.name_end[position] <= last) ||
      is_name_known (search, (guint)stretch.name_start[position]))
    return;
  g_autofree char *word = demarche_near_miss_quote (search->prober, search->alignment->sentence,
                                                    slot->first, slot->last);
  g_autofree char *name = demarche_near_miss_quote (search->prober, search->alignment->sentence,
                                                    (guint)stretch.name_start[position],
                                                    (guint)stretch.name_end[position]);
  DemarcheDefect *defect = demarche_search_add_defect (search, DEMARCHE_BLOCK_NAME, slot->item);
  demarche_search_set_words (search, defect, search->alignment->sentence, slot->first, slot->last);
  defect->message = g_strdup_printf ("'%s' is part of the fixed name '%s'", word, name);
}

void
demarche_search_check_hidden (DemarcheSearch *search, const DemarcheSlot *slot)
{
  guint n_defects = search->defects->len;

  for (guint at = slot->first; at <= slot->last && search->defects->len == n_defects; at++) {
    check_prefix (search, slot, at);
    if (search->defects->len == n_defects)
      check_name (search, slot, at);
  }
}
