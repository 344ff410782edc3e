/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Words that are akin to those of an item. */
#include "classify/near-miss-search.h"

#include <string.h>

/* what stands in the text, as a kind of word */
static const char *
name_kin (const DemarcheKinship *kinship, const char *word)
{
  const char *written = kinship->member->word;

  if (kinship->block == DEMARCHE_BLOCK_DERIVATION)
    return " (a derivation)";
  if (kinship->block == DEMARCHE_BLOCK_SPELLING)
    return " (another spelling)";
  if (kinship->block == DEMARCHE_BLOCK_COMPOUND)
    return strchr (word, ' ') != NULL ? " (written apart)" : " (written as one)";
  if (kinship->block == DEMARCHE_BLOCK_CASE)
    return " (other capitals)";
  if (strchr (word, '\'') != NULL || strstr (word, "’") != NULL)
    return " (a possessive)";
  if (!kinship->member->inflected && g_str_has_suffix (word, "s") &&
      !g_str_has_suffix (written, "s"))
    return " (a plural)";
  return "";
}

static char *
member_text (const DemarchePhraseNode *member)
{
  return g_strdup_printf (member->exact ? "\"%s\"" : "%s%s",
                          member->word != NULL ? member->word : "", member->inflected ? "~" : "");
}

void
demarche_search_add_kin (DemarcheSearch *search, const DemarcheSlot *slot,
                         const DemarcheKinship *kinship, guint sentence, guint first, guint last)
{
  DemarcheDefect *defect = demarche_search_add_defect (search, kinship->block, slot->item);
  g_autofree char *words = demarche_near_miss_quote (search->prober, sentence, first, last);
  g_autofree char *member = kinship->member->type == DEMARCHE_PHRASE_WORD
                                ? member_text (kinship->member)
                                : g_strdup (defect->item);
  GString *message = g_string_new (NULL);
  DemarcheMending mending = {.probe = search->probe,
                             .slot = slot,
                             .sentence = sentence,
                             .first = first,
                             .last = last,
                             .kinship = kinship};

  demarche_search_set_words (search, defect, sentence, first, last);
  g_string_printf (message, "'%s'", member);
  if (slot->item->node->type == DEMARCHE_PHRASE_LIST)
    g_string_append_printf (message, " of %s", defect->item);
  g_string_append_printf (message, " does not reach '%s'%s", words, name_kin (kinship, words));
  if (kinship->reach != NULL)
    g_string_append_printf (message, "; '%s' would", kinship->reach);
  defect->message = g_string_free (message, FALSE);
  demarche_near_miss_mend (search->prober, &mending, defect);
}

void
demarche_search_check_related (DemarcheSearch *search, const DemarcheSlot *slot)
{
  guint sentence = search->alignment->sentence;
  DemarcheKinship kinship = {0};

  if (demarche_kin_compare (search->prober, search->probe, slot->item, sentence, slot->first,
                            slot->last, &kinship))
    demarche_search_add_kin (search, slot, &kinship, sentence, slot->first, slot->last);
  demarche_kinship_clear (&kinship);
}

gboolean
demarche_search_find_kin (DemarcheSearch *search, const DemarcheSlot *slot, guint sentence,
                          guint from, guint to)
{
  for (guint i = from; i < to; i++)
    for (guint last = i; last < MIN (i + 2, to); last++) {
      DemarcheKinship kinship = {0};
      if (!demarche_kin_compare (search->prober, search->probe, slot->item, sentence, i, last,
                                 &kinship))
        continue;
      demarche_search_add_kin (search, slot, &kinship, sentence, i, last);
      demarche_kinship_clear (&kinship);
      return TRUE;
    }
  return FALSE;
}
