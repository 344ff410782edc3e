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
  DemarcheCueWords *cues; /* (nullable): made when first asked for */
  GPtrArray *groups;      /* (element-type Group): by number */
} Search;

/* phrases that do the same */
typedef struct {
  GArray *numbers; /* of guint: of its entries, rising */
  guint wider;
  char *form;          /* (nullable): of its phrases and those of the wider group */
  gboolean is_wanted;  /* it is searched, or the group that it is wider than */
  gboolean is_known;   /* it was without fault before */
  gboolean is_suspect; /* a phrase of it is included in another, whatever follows */
} Group;

/* the phrase that may be superfluous */
typedef struct {
  const DemarchePhraseEntry *entry;
  DemarcheSpelled *spelled;
  GArray *items; /* that one begins with which includes it */
} Inner;

static const DemarchePhraseEntry *
get_entry (const Search *search, guint number)
{
  return &g_array_index (search->entries, DemarchePhraseEntry, number);
}

static Group *
get_group (const Search *search, guint number)
{
  return g_ptr_array_index (search->groups, number);
}

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

static DemarcheCueWords *
get_cues (Search *search)
{
  if (search->cues == NULL)
    search->cues = demarche_cue_words_new (search->lint->contents, search->words);
  return search->cues;
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
  get_group (search, entry->group)->is_suspect = TRUE;
  if (inclusion == DEMARCHE_INCLUDES_WIDER && !is_mere_presence (entry->use) &&
      (entry->use == DEMARCHE_PHRASES_CUE || entry->is_part ||
       !demarche_cue_words_are_apart (get_cues (search), phrase->language, phrase->root)))
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
      const DemarchePhraseEntry *outer = get_entry (search, g_array_index (numbers, guint, j));
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

/* of `all` and `with` every phrase is asked for: the one that matches less counts */
static gboolean
may_be_superfluous (const DemarchePhraseEntry *entry)
{
  return !entry->is_duplicate && entry->use != DEMARCHE_PHRASES_ALL &&
         entry->use != DEMARCHE_PHRASES_WITH;
}

/* ---- groups that were without fault before ---- */

static void
group_free (gpointer data)
{
  Group *group = data;

  g_array_unref (group->numbers);
  g_free (group->form);
  g_free (group);
}

static void
collect_groups (Search *search)
{
  for (guint i = 0; i < search->entries->len; i++) {
    const DemarchePhraseEntry *entry = get_entry (search, i);
    while (search->groups->len <= MAX (entry->group, entry->wider)) {
      Group *group = g_new0 (Group, 1);
      group->numbers = g_array_new (FALSE, FALSE, sizeof (guint));
      g_ptr_array_add (search->groups, group);
    }
    get_group (search, entry->group)->wider = entry->wider;
    g_array_append_val (get_group (search, entry->group)->numbers, i);
  }
}

/* where no entry is left it stands after all others */
static guint
peek (const GArray *numbers, guint at)
{
  return at < numbers->len ? g_array_index (numbers, guint, at) : G_MAXUINT;
}

/* the phrases of a group and the wider one in turn, and where the next rule begins */
static char *
make_form (const Search *search, const Group *group)
{
  const GArray *own = group->numbers;
  const GArray *others = get_group (search, group->wider)->numbers;
  GString *form = g_string_new (NULL);
  guint order = 0;
  guint at[2] = {0, own == others ? others->len : 0};

  while (at[0] < own->len || at[1] < others->len) {
    gboolean is_own = peek (own, at[0]) < peek (others, at[1]);
    const DemarchePhraseEntry *entry =
        get_entry (search, is_own ? peek (own, at[0]++) : peek (others, at[1]++));
    g_string_append (form, is_own ? "own " : "other ");
    if (entry->order != order)
      g_string_append (form, "rule ");
    order = entry->order;
    demarche_lint_memory_append_form (search->lint->memory, form, entry->phrase);
  }
  return g_string_free (form, FALSE);
}

static void
choose_groups (Search *search)
{
  DemarcheLintMemory *memory = search->lint->memory;

  for (guint i = 0; i < search->groups->len; i++) {
    Group *group = get_group (search, i);
    if (group->numbers->len == 0 ||
        !may_be_superfluous (get_entry (search, peek (group->numbers, 0))))
      continue;
    if (memory != NULL)
      group->form = make_form (search, group);
    group->is_known = memory != NULL && demarche_lint_memory_is_clean (memory, group->form);
    group->is_wanted |= !group->is_known;
    get_group (search, group->wider)->is_wanted |= !group->is_known;
  }
}

static void
remember_groups (const Search *search)
{
  for (guint i = 0; i < search->groups->len; i++) {
    const Group *group = get_group (search, i);
    if (group->form != NULL && !group->is_suspect)
      demarche_lint_memory_keep_clean (search->lint->memory, group->form);
  }
}

static void
search_all (Search *search)
{
  for (guint i = 0; i < search->entries->len; i++) {
    const DemarchePhraseEntry *entry = get_entry (search, i);
    if (get_group (search, entry->group)->is_wanted)
      demarche_phrase_index_add (search->index, entry->group, entry->phrase, i, MAX_CANDIDATES);
  }
  for (guint i = 0; i < search->entries->len; i++) {
    const DemarchePhraseEntry *entry = get_entry (search, i);
    if (may_be_superfluous (entry) && !get_group (search, entry->group)->is_known)
      check_entry (search, entry);
  }
}

void
demarche_lint_subsumed (DemarcheLint *lint, const GArray *entries)
{
  g_autoptr (DemarcheWords) words = demarche_words_new (lint->contents);
  g_autoptr (DemarchePhraseIndex) index = demarche_phrase_index_new (lint->contents, words);
  g_autoptr (GPtrArray) groups = g_ptr_array_new_with_free_func (group_free);
  Search search = {
      .lint = lint, .entries = entries, .words = words, .index = index, .groups = groups};

  demarche_lint_look_for (lint, DEMARCHE_WARNING_SUBSUMED_PHRASE);
  collect_groups (&search);
  choose_groups (&search);
  search_all (&search);
  if (lint->memory != NULL)
    remember_groups (&search);
  g_clear_pointer (&search.cues, demarche_cue_words_free);
}
