/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Phrases that do nothing because another one has each of their matches. */
#include "rules/cue-words.h"
#include "rules/lint-private.h"
#include "rules/phrase-inclusion.h"
#include "rules/phrase-index.h"

/* of one phrase; hundreds of phrases that begin alike are compared with the first of them only */
#define MAX_CANDIDATES 200

typedef struct {
  DemarcheLint *lint;
  const GArray *entries;
  DemarcheWords *words;
  DemarchePhraseIndex *index;
  DemarcheCueWords *cues;
} Search;

/* the phrase that may be superfluous */
typedef struct {
  const DemarchePhraseEntry *entry;
  DemarcheSpelled *spelled;
  GArray *items; /* that one begins with which includes it */
} Inner;

/* whether it is enough that the phrase is found at all, or that one of a list is */
static gboolean
is_mere_presence (DemarchePhrasesUse use)
{
  return use != DEMARCHE_PHRASES_ANY && use != DEMARCHE_PHRASES_ALL && use != DEMARCHE_PHRASES_CUE;
}

/* the last item where it is one word or list, else NULL */
static const DemarchePhraseNode *
get_last_item (const DemarchePhraseNode *root)
{
  const DemarchePhraseNode *last = root;

  if (root->type == DEMARCHE_PHRASE_SEQUENCE)
    last = &root->children[root->n_children - 1];
  return last->type == DEMARCHE_PHRASE_WORD || last->type == DEMARCHE_PHRASE_LIST ? last : NULL;
}

/* a cheap answer for most pairs: what ends in one word includes only what ends in such a word */
static gboolean
may_end_alike (Search *search, const DemarchePhrase *inner, const DemarchePhrase *outer)
{
  const DemarchePhraseNode *a = get_last_item (inner->root);
  const DemarchePhraseNode *b = get_last_item (outer->root);

  if (a == NULL || b == NULL || b->type == DEMARCHE_PHRASE_LIST)
    return TRUE;
  return a->type == DEMARCHE_PHRASE_WORD &&
         demarche_words_include (search->words, inner->language, a, b);
}

static gboolean
is_superfluous (Search *search, const Inner *inner, const DemarchePhraseEntry *outer)
{
  const DemarchePhraseEntry *entry = inner->entry;
  const DemarchePhrase *phrase = outer->phrase;
  DemarchePhraseInclusion inclusion = DEMARCHE_INCLUDES_NOT;

  /* where both match the same words the rule that comes first has the tag */
  if (outer == entry || outer->is_duplicate || outer->order > entry->order ||
      !may_end_alike (search, entry->phrase, phrase))
    return FALSE;
  inclusion = demarche_spelled_compare (inner->spelled, phrase);
  if (inclusion == DEMARCHE_INCLUDES_NOT)
    return FALSE;
  if (inclusion == DEMARCHE_INCLUDES_WIDER && !is_mere_presence (entry->use) &&
      (entry->use == DEMARCHE_PHRASES_CUE || entry->is_part ||
       !demarche_cue_words_are_apart (search->cues, phrase->language, phrase->root)))
    return FALSE;
  /* of two that say the same the first one stays */
  return outer < entry || demarche_phrase_includes (search->lint, search->words, entry->phrase,
                                                    phrase) == DEMARCHE_INCLUDES_NOT;
}

static const DemarchePhraseEntry *
find_in_group (Search *search, const Inner *inner, guint group)
{
  for (guint i = 0; i < inner->items->len; i++) {
    GArray *numbers =
        demarche_phrase_index_find (search->index, group, g_array_index (inner->items, guint, i));
    for (guint j = 0; numbers != NULL && j < numbers->len; j++) {
      const DemarchePhraseEntry *outer =
          &g_array_index (search->entries, DemarchePhraseEntry, g_array_index (numbers, guint, j));
      if (is_superfluous (search, inner, outer))
        return outer;
    }
  }
  return NULL;
}

static void
report (Search *search, const DemarchePhraseEntry *entry, const DemarchePhrase *outer)
{
  g_autofree char *where = demarche_place_describe_from (&entry->phrase->place, &outer->place);
  g_autofree char *text = demarche_lint_shorten (outer);

  demarche_lint_add (search->lint, DEMARCHE_WARNING_SUBSUMED_PHRASE, &entry->phrase->place, NULL,
                     "phrase %s: every match of it is a match of '%s' (%s)",
                     is_mere_presence (entry->use) ? "adds nothing" : "can never win", text, where);
}

static void
check_entry (Search *search, const DemarchePhraseEntry *entry)
{
  g_autoptr (GArray) items = demarche_phrase_index_list_items (search->index, entry->phrase);
  g_autoptr (DemarcheSpelled) spelled =
      demarche_spelled_new (search->lint, search->words, entry->phrase);
  const Inner inner = {.entry = entry, .spelled = spelled, .items = items};
  const DemarchePhraseEntry *outer = find_in_group (search, &inner, entry->group);

  if (outer == NULL && entry->wider != entry->group)
    outer = find_in_group (search, &inner, entry->wider);
  if (outer != NULL)
    report (search, entry, outer->phrase);
}

void
demarche_lint_subsumed (DemarcheLint *lint, const GArray *entries)
{
  g_autoptr (DemarcheWords) words = demarche_words_new (lint->contents);
  g_autoptr (DemarchePhraseIndex) index = demarche_phrase_index_new (lint->contents, words);
  g_autoptr (DemarcheCueWords) cues = demarche_cue_words_new (lint->contents, words);
  Search search = {.lint = lint, .entries = entries, .words = words, .index = index, .cues = cues};

  demarche_lint_look_for (lint, DEMARCHE_WARNING_SUBSUMED_PHRASE);
  for (guint i = 0; i < entries->len; i++) {
    const DemarchePhraseEntry *entry = &g_array_index (entries, DemarchePhraseEntry, i);
    demarche_phrase_index_add (index, entry->group, entry->phrase, i, MAX_CANDIDATES);
  }
  for (guint i = 0; i < entries->len; i++) {
    const DemarchePhraseEntry *entry = &g_array_index (entries, DemarchePhraseEntry, i);
    /* of `all` and `with` every phrase is asked for: the one that matches less counts */
    if (!entry->is_duplicate && entry->use != DEMARCHE_PHRASES_ALL &&
        entry->use != DEMARCHE_PHRASES_WITH)
      check_entry (&search, entry);
  }
}
