/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The edit of a phrase that would mend a defect; whether it does is for others to try. */
#include "base/limits.h"
#include "classify/near-miss-private.h"

#include <string.h>

/* an edit that lets more words stand between two that belong together makes another phrase */
#define MAX_NEW_GAP 5
/* a choice of more words is found in this text only */
#define MAX_NEW_WORDS 3

static char *
cut_text (const char *text, gsize start, gsize end)
{
  return g_strndup (text + start, end - start);
}

static gboolean
holds (const DemarchePhraseNode *tree, const DemarchePhraseNode *node)
{
  if (tree == node)
    return TRUE;
  for (guint i = 0; i < tree->n_children; i++)
    if (holds (&tree->children[i], node))
      return TRUE;
  return FALSE;
}

/* words of the text as a phrase has them */
static char *
fold_words (const DemarcheProber *prober, const DemarcheMending *mending)
{
  GString *out = g_string_new (NULL);

  for (guint i = mending->first; i <= mending->last; i++) {
    g_autofree char *word = demarche_prober_fold (prober, mending->sentence, i);
    g_string_append_printf (out, "%s%s", i > mending->first ? " " : "", word);
  }
  return g_string_free (out, FALSE);
}

static void
replace (DemarcheDefect *defect, gsize start, gsize end, char *replacement)
{
  defect->edit_start = start;
  defect->edit_end = end;
  defect->replacement = replacement;
}

/* takes @words as one more choice at the item */
static void
add_choice (const DemarcheMending *mending, DemarcheDefect *defect, char *words)
{
  const DemarcheProbeItem *item = mending->slot->item;
  g_autofree char *text = cut_text (mending->probe->phrase->text, item->start, item->end);
  gsize length = strlen (text);
  char *choice = text[0] == '(' && text[length - 1] == ')'
                     ? g_strdup_printf ("%.*s | %s)", (int)(length - 1), text, words)
                     : g_strdup_printf ("(%s | %s)", text, words);

  replace (defect, item->start, item->end, choice);
  if (item->node->type == DEMARCHE_PHRASE_LIST)
    defect->list = g_strdup (item->node->word);
  defect->choice = words;
}

static void
mend_kin (const DemarcheProber *prober, const DemarcheMending *mending, DemarcheDefect *defect)
{
  const DemarcheKinship *kinship = mending->kinship;
  const DemarchePhraseNode *member = kinship->member;
  const char *text = mending->probe->phrase->text;

  if (kinship->reach == NULL) {
    add_choice (mending, defect, fold_words (prober, mending));
  } else if (holds (mending->probe->phrase->root, member)) {
    gsize start = member->start - (member->exact ? 1 : 0);
    gsize end = member->end + (member->exact || (member->inflected && text[member->end] == '~'));
    if (!member->exact || (member->start > 0 && text[start] == '"' && text[end - 1] == '"'))
      replace (defect, start, end, g_strdup (kinship->reach));
  } else {
    add_choice (mending, defect, g_strdup (kinship->reach));
  }
}

static void
mend_distance (const DemarcheMending *mending, DemarcheDefect *defect)
{
  const DemarcheSlot *slot = mending->gap;
  guint n_more = defect->n_between - defect->n_allowed;

  if (slot->gap != NULL && slot->gap->node->gap + n_more <= DEMARCHE_LIMIT_GAP_WORDS)
    replace (defect, slot->gap->start, slot->gap->end,
             g_strdup_printf ("..%u", slot->gap->node->gap + n_more));
  else if (slot->gap == NULL && n_more <= MAX_NEW_GAP)
    replace (defect, slot->item->start, slot->item->start, g_strdup_printf ("..%u ", n_more));
}

static gboolean
are_function_words (const DemarcheProber *prober, const DemarcheMending *mending)
{
  for (guint i = mending->first; i <= mending->last; i++)
    if (!demarche_prober_is_function_word (prober, mending->sentence, i))
      return FALSE;
  return TRUE;
}

void
demarche_near_miss_mend (const DemarcheProber *prober, const DemarcheMending *mending,
                         DemarcheDefect *defect)
{
  const DemarcheProbeItem *item = mending->slot->item;

  switch (defect->block) {
  case DEMARCHE_BLOCK_ABSENT:
    if (mending->has_neighbours && item->node->type == DEMARCHE_PHRASE_WORD)
      replace (defect, item->end, item->end, g_strdup ("?"));
    break;
  case DEMARCHE_BLOCK_INSTEAD:
    if (mending->last - mending->first < MAX_NEW_WORDS && !are_function_words (prober, mending))
      add_choice (mending, defect, fold_words (prober, mending));
    break;
  case DEMARCHE_BLOCK_TOO_FAR:
    mend_distance (mending, defect);
    break;
  case DEMARCHE_BLOCK_INFLECTION:
  case DEMARCHE_BLOCK_DERIVATION:
  case DEMARCHE_BLOCK_SPELLING:
  case DEMARCHE_BLOCK_COMPOUND:
  case DEMARCHE_BLOCK_CASE:
    if (mending->kinship != NULL)
      mend_kin (prober, mending, defect);
    break;
  case DEMARCHE_BLOCK_START:
  case DEMARCHE_BLOCK_END:
    replace (defect, item->start, item->end, g_strdup (""));
    break;
  default:
    break;
  }
}
