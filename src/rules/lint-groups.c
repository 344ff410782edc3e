/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Walks the phrases of a rule set by what they stand for, and measures them. */
#include "rules/lint-private.h"
#include "rules/rule-reader.h"

#define SHOWN_CHARS 48   /* of a phrase in a message about another one */
#define MOST_WORDS 65536 /* more than a phrase may have */

void
demarche_lint_visit_rule (const DemarcheRule *rule, guint order, DemarcheGroupVisitor visit,
                          gpointer data)
{
  const DemarchePhraseGroup groups[] = {
      {.use = DEMARCHE_PHRASES_ANY, .phrases = rule->any},
      {.use = DEMARCHE_PHRASES_ALL, .phrases = rule->all},
      {.use = DEMARCHE_PHRASES_WITH, .phrases = rule->with},
      {.use = DEMARCHE_PHRASES_BEFORE, .phrases = rule->unless.before},
      {.use = DEMARCHE_PHRASES_AFTER, .phrases = rule->unless.after},
      {.use = DEMARCHE_PHRASES_INSIDE, .phrases = rule->unless.inside},
      {.use = DEMARCHE_PHRASES_SENTENCE, .phrases = rule->unless.sentence},
      {.use = DEMARCHE_PHRASES_PARAGRAPH, .phrases = rule->unless.paragraph},
      {.use = DEMARCHE_PHRASES_SECTION, .phrases = rule->where->section},
      {.use = DEMARCHE_PHRASES_SECTION_NOT, .phrases = rule->where->section_not},
  };

  for (guint i = 0; i < G_N_ELEMENTS (groups); i++) {
    DemarchePhraseGroup group = groups[i];
    group.rule = rule;
    group.order = order;
    if (group.phrases != NULL)
      visit (&group, data);
  }
}

/* by name, so that nothing depends on the order of a hash table */
static void
visit_lists (const DemarcheRuleContents *contents, DemarcheGroupVisitor visit, gpointer data)
{
  g_autoptr (GPtrArray) names = demarche_sort_keys (contents->lists);

  for (guint i = 0; i < names->len; i++) {
    const DemarchePhraseGroup group = {
        .use = DEMARCHE_PHRASES_LIST,
        .phrases = demarche_rule_contents_get_list (contents, g_ptr_array_index (names, i))};
    visit (&group, data);
  }
}

void
demarche_lint_visit_groups (const DemarcheRuleContents *contents, DemarcheGroupVisitor visit,
                            gpointer data)
{
  const DemarchePhraseGroup names = {.use = DEMARCHE_PHRASES_NAMES, .phrases = contents->names};

  for (guint i = 0; i < contents->rules->len; i++)
    demarche_lint_visit_rule (g_ptr_array_index (contents->rules, i), i, visit, data);
  for (guint i = 0; i < contents->cues->len; i++) {
    const DemarcheCue *cue = g_ptr_array_index (contents->cues, i);
    const DemarchePhraseGroup group = {
        .use = DEMARCHE_PHRASES_CUE, .phrases = cue->phrases, .cue = cue};
    if (cue->phrases != NULL)
      visit (&group, data);
  }
  for (guint i = 0; i < contents->about->len; i++) {
    const DemarchePhraseGroup group = {.use = DEMARCHE_PHRASES_ABOUT,
                                       .phrases = g_ptr_array_index (contents->about, i)};
    if (group.phrases != NULL)
      visit (&group, data);
  }
  visit_lists (contents, visit, data);
  visit (&names, data);
}

GPtrArray *
demarche_rule_contents_get_list (const DemarcheRuleContents *contents, const char *name)
{
  const DemarcheFileList *list = g_hash_table_lookup (contents->lists, name);

  return list != NULL ? list->phrases : NULL;
}

static DemarchePhraseExtent
join_alternatives (DemarchePhraseExtent known, DemarchePhraseExtent next, gboolean is_first)
{
  return (DemarchePhraseExtent){.min = is_first ? next.min : MIN (known.min, next.min),
                                .max = MAX (known.max, next.max),
                                .max_gap = MAX (known.max_gap, next.max_gap)};
}

static DemarchePhraseExtent
measure_list (DemarcheLint *lint, const char *name)
{
  GPtrArray *phrases = demarche_rule_contents_get_list (lint->contents, name);
  DemarchePhraseExtent *known = g_hash_table_lookup (lint->extents, name);
  DemarchePhraseExtent extent = {.min = 1, .max = 1};

  if (known != NULL)
    return *known;
  /* a list in a circle meets itself here */
  known = g_memdup2 (&extent, sizeof extent);
  g_hash_table_insert (lint->extents, g_strdup (name), known);
  for (guint i = 0; phrases != NULL && i < phrases->len; i++) {
    const DemarchePhrase *phrase = g_ptr_array_index (phrases, i);
    extent = join_alternatives (extent, demarche_phrase_measure (lint, phrase->root), i == 0);
  }
  *known = extent;
  return extent;
}

static DemarchePhraseExtent
measure_children (DemarcheLint *lint, const DemarchePhraseNode *node)
{
  DemarchePhraseExtent extent = {0};

  for (guint i = 0; i < node->n_children; i++) {
    DemarchePhraseExtent child = demarche_phrase_measure (lint, &node->children[i]);
    if (node->type == DEMARCHE_PHRASE_ALTERNATIVES) {
      extent = join_alternatives (extent, child, i == 0);
      continue;
    }
    /* doubling lists reach any number */
    extent.min = MIN (extent.min + child.min, MOST_WORDS);
    extent.max = MIN (extent.max + child.max, MOST_WORDS);
    extent.max_gap = MAX (extent.max_gap, child.max_gap);
  }
  if (node->type == DEMARCHE_PHRASE_OPTIONAL)
    extent.min = 0;
  /* "non-binding" is also written as one word */
  if (node->type == DEMARCHE_PHRASE_HYPHENATED)
    extent.min = MAX (extent.min, 2) - 1;
  return extent;
}

DemarchePhraseExtent
demarche_phrase_measure (DemarcheLint *lint, const DemarchePhraseNode *node)
{
  switch (node->type) {
  case DEMARCHE_PHRASE_WORD:
    return (DemarchePhraseExtent){.min = 1, .max = 1};
  case DEMARCHE_PHRASE_GAP:
    return (DemarchePhraseExtent){.max_gap = node->gap};
  case DEMARCHE_PHRASE_START:
  case DEMARCHE_PHRASE_END:
    return (DemarchePhraseExtent){0};
  case DEMARCHE_PHRASE_LIST:
    return measure_list (lint, node->word);
  default:
    return measure_children (lint, node);
  }
}

gboolean
demarche_phrase_is_anchored (const DemarchePhraseNode *node, gboolean at_end)
{
  gboolean any = FALSE;
  gboolean all = TRUE;

  if (node->type == (at_end ? DEMARCHE_PHRASE_END : DEMARCHE_PHRASE_START))
    return TRUE;
  if (node->type != DEMARCHE_PHRASE_SEQUENCE && node->type != DEMARCHE_PHRASE_ALTERNATIVES)
    return FALSE;
  for (guint i = 0; i < node->n_children; i++) {
    gboolean is_anchored = demarche_phrase_is_anchored (&node->children[i], at_end);
    any = any || is_anchored;
    all = all && is_anchored;
  }
  return node->type == DEMARCHE_PHRASE_SEQUENCE ? any : all;
}

char *
demarche_place_describe_from (const DemarchePlace *from, const DemarchePlace *place)
{
  guint line = 0;
  guint column = 0;
  guint from_line = 0;

  if (from->source != place->source)
    return demarche_place_describe (place);
  demarche_source_locate (from->source, from->start, &from_line, NULL);
  demarche_source_locate (place->source, place->start, &line, &column);
  return line == from_line ? g_strdup_printf ("column %u", column)
                           : g_strdup_printf ("line %u", line);
}

const DemarchePlace *
demarche_rule_get_name_place (const DemarcheRule *rule)
{
  /* what the set holds is the first member of what the file holds */
  const DemarcheFileRule *file_rule = (const DemarcheFileRule *)(gconstpointer)rule;

  return file_rule->id.text != NULL ? &file_rule->id.place : &rule->place;
}

char *
demarche_lint_shorten (const DemarchePhrase *phrase)
{
  if (g_utf8_strlen (phrase->text, -1) <= SHOWN_CHARS)
    return g_strdup (phrase->text);
  g_autofree char *start = g_utf8_substring (phrase->text, 0, SHOWN_CHARS - 1);
  return g_strconcat (start, "…", NULL);
}
