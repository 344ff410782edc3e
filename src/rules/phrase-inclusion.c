/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Compares phrases. A phrase without gaps is spelled out as sequences of items, and the other is
 * run over each of them; phrases with gaps must be built alike. */
#include "rules/phrase-inclusion.h"

#define MAX_SEQUENCES 64
#define MAX_ITEMS 48 /* of a sequence: positions between them are the bits of one number */

/* one way through a phrase: WORD, LIST and HYPHENATED nodes, the two last taken whole */
typedef struct {
  GPtrArray *items;
  gboolean at_start; /* it stands at the start of a sentence */
  gboolean at_end;
} Sequence;

typedef struct {
  DemarcheLint *lint;
  DemarcheWords *words;
  const char *language;
  const Sequence *sequence; /* the one that the outer phrase is run over */
} Comparison;

struct _DemarcheSpelled {
  DemarcheLint *lint;
  DemarcheWords *words;
  const DemarchePhrase *phrase;
  DemarchePhraseExtent extent;
  GPtrArray *sequences; /* (nullable): of a phrase without gaps and with few ways through it */
};

static void
sequence_free (gpointer data)
{
  Sequence *sequence = data;

  g_ptr_array_unref (sequence->items);
  g_free (sequence);
}

static GPtrArray *
new_sequences (void)
{
  return g_ptr_array_new_with_free_func (sequence_free);
}

static GPtrArray *
copy_sequences (GPtrArray *sequences)
{
  GPtrArray *copies = new_sequences ();

  for (guint i = 0; i < sequences->len; i++) {
    const Sequence *sequence = g_ptr_array_index (sequences, i);
    Sequence *copy = g_memdup2 (sequence, sizeof *sequence);
    copy->items = g_ptr_array_copy (sequence->items, NULL, NULL);
    g_ptr_array_add (copies, copy);
  }
  return copies;
}

static gboolean
has_gap (DemarcheLint *lint, const DemarchePhraseNode *node)
{
  return demarche_phrase_measure (lint, node).max_gap > 0;
}

/* ---- spelling out ---- */

static gboolean spell_out (DemarcheLint *lint, GPtrArray **sequences,
                           const DemarchePhraseNode *node);

static gboolean
add_item (GPtrArray *sequences, const DemarchePhraseNode *node)
{
  for (guint i = 0; i < sequences->len; i++) {
    Sequence *sequence = g_ptr_array_index (sequences, i);
    if (sequence->at_end || sequence->items->len >= MAX_ITEMS)
      return FALSE;
    g_ptr_array_add (sequence->items, (gpointer)node);
  }
  return TRUE;
}

static gboolean
add_anchor (GPtrArray *sequences, gboolean at_end)
{
  for (guint i = 0; i < sequences->len; i++) {
    Sequence *sequence = g_ptr_array_index (sequences, i);
    if (at_end)
      sequence->at_end = TRUE;
    else if (sequence->items->len > 0)
      return FALSE;
    else
      sequence->at_start = TRUE;
  }
  return TRUE;
}

/* each sequence goes on with one of the node's children, or with none of them */
static gboolean
branch (DemarcheLint *lint, GPtrArray **sequences, const DemarchePhraseNode *node, gboolean or_none)
{
  g_autoptr (GPtrArray) all = or_none ? copy_sequences (*sequences) : new_sequences ();

  for (guint i = 0; i < node->n_children; i++) {
    GPtrArray *way = copy_sequences (*sequences);
    gboolean is_spelled = spell_out (lint, &way, &node->children[i]);
    g_ptr_array_extend_and_steal (all, way);
    if (!is_spelled || all->len > MAX_SEQUENCES)
      return FALSE;
  }
  g_ptr_array_unref (*sequences);
  *sequences = g_steal_pointer (&all);
  return TRUE;
}

/* FALSE when the node has a gap or too many ways through it */
static gboolean
spell_out (DemarcheLint *lint, GPtrArray **sequences, const DemarchePhraseNode *node)
{
  switch (node->type) {
  case DEMARCHE_PHRASE_GAP:
    return FALSE;
  case DEMARCHE_PHRASE_START:
  case DEMARCHE_PHRASE_END:
    return add_anchor (*sequences, node->type == DEMARCHE_PHRASE_END);
  case DEMARCHE_PHRASE_ALTERNATIVES:
  case DEMARCHE_PHRASE_OPTIONAL:
    return branch (lint, sequences, node, node->type == DEMARCHE_PHRASE_OPTIONAL);
  case DEMARCHE_PHRASE_SEQUENCE:
    for (guint i = 0; i < node->n_children; i++)
      if (!spell_out (lint, sequences, &node->children[i]))
        return FALSE;
    return TRUE;
  default:
    return !has_gap (lint, node) && add_item (*sequences, node);
  }
}

static GPtrArray *
list_sequences (DemarcheLint *lint, const DemarchePhraseNode *root)
{
  g_autoptr (GPtrArray) sequences = new_sequences ();
  Sequence *empty = g_new0 (Sequence, 1);

  empty->items = g_ptr_array_new ();
  g_ptr_array_add (sequences, empty);
  return spell_out (lint, &sequences, root) ? g_steal_pointer (&sequences) : NULL;
}

/* ---- running the outer phrase over a sequence ---- */

static gboolean
is_same (const DemarchePhraseNode *first, const DemarchePhraseNode *second)
{
  g_autoptr (GString) a = g_string_new (NULL);
  g_autoptr (GString) b = g_string_new (NULL);

  if (first->type != second->type)
    return FALSE;
  demarche_phrase_append_canonical (a, first);
  demarche_phrase_append_canonical (b, second);
  return g_string_equal (a, b);
}

static gboolean
takes_item (const Comparison *comparison, const DemarchePhraseNode *node,
            const DemarchePhraseNode *item)
{
  if (node->type != item->type)
    return FALSE;
  if (node->type == DEMARCHE_PHRASE_WORD)
    return demarche_words_include (comparison->words, comparison->language, item, node);
  if (node->type == DEMARCHE_PHRASE_LIST)
    return g_str_equal (node->word, item->word);
  return is_same (node, item);
}

static guint64
take_items (const Comparison *comparison, const DemarchePhraseNode *node, guint64 from)
{
  GPtrArray *items = comparison->sequence->items;
  guint64 to = 0;

  for (guint i = 0; i < items->len; i++)
    if ((from >> i & 1) != 0 && takes_item (comparison, node, g_ptr_array_index (items, i)))
      to |= (guint64)1 << (i + 1);
  return to;
}

static guint64 advance (const Comparison *comparison, const DemarchePhraseNode *node, guint64 from);

static guint64
advance_in_turn (const Comparison *comparison, const DemarchePhraseNode *node, guint64 from)
{
  for (guint i = 0; i < node->n_children && from != 0; i++)
    from = advance (comparison, &node->children[i], from);
  return from;
}

/* a part that is a lone `*` takes words that nothing is known of */
static gboolean
has_lone_star (const DemarchePhraseNode *node)
{
  for (guint i = 0; i < node->n_children; i++) {
    const DemarchePhraseNode *part = &node->children[i];
    if (part->type == DEMARCHE_PHRASE_WORD && g_str_equal (part->word, "*"))
      return TRUE;
  }
  return FALSE;
}

static guint64
advance_list (const Comparison *comparison, const DemarchePhraseNode *node, guint64 from)
{
  GPtrArray *phrases = demarche_rule_contents_get_list (comparison->lint->contents, node->word);
  guint64 to = take_items (comparison, node, from);

  for (guint i = 0; phrases != NULL && i < phrases->len; i++) {
    const DemarchePhrase *phrase = g_ptr_array_index (phrases, i);
    to |= advance (comparison, phrase->root, from);
  }
  return to;
}

/* @from, result: positions between items that the outer phrase may be at before and after
 * @node. Gaps stay empty: no more gap words than the inner phrase has */
static guint64
advance (const Comparison *comparison, const DemarchePhraseNode *node, guint64 from)
{
  const Sequence *sequence = comparison->sequence;
  guint64 to = 0;

  if (from == 0)
    return 0;
  switch (node->type) {
  case DEMARCHE_PHRASE_WORD:
    return take_items (comparison, node, from);
  case DEMARCHE_PHRASE_HYPHENATED:
    to = take_items (comparison, node, from);
    return has_lone_star (node) ? to : to | advance_in_turn (comparison, node, from);
  case DEMARCHE_PHRASE_SEQUENCE:
    return advance_in_turn (comparison, node, from);
  case DEMARCHE_PHRASE_LIST:
    return advance_list (comparison, node, from);
  case DEMARCHE_PHRASE_GAP:
    return from;
  case DEMARCHE_PHRASE_START:
    return sequence->at_start ? from & 1 : 0;
  case DEMARCHE_PHRASE_END:
    return sequence->at_end ? from & (guint64)1 << sequence->items->len : 0;
  default:
    to = node->type == DEMARCHE_PHRASE_OPTIONAL ? from : 0;
    for (guint i = 0; i < node->n_children; i++)
      to |= advance (comparison, &node->children[i], from);
    return to;
  }
}

static guint
count_words (DemarcheLint *lint, const Sequence *sequence)
{
  guint n_words = 0;

  for (guint i = 0; i < sequence->items->len; i++)
    n_words += demarche_phrase_measure (lint, g_ptr_array_index (sequence->items, i)).max;
  return n_words;
}

static DemarchePhraseInclusion
compare_without_gaps (Comparison *comparison, const DemarchePhrase *outer, GPtrArray *sequences)
{
  guint max = demarche_phrase_measure (comparison->lint, outer->root).max;
  DemarchePhraseInclusion result = DEMARCHE_INCLUDES_SAME;

  for (guint i = 0; i < sequences->len; i++) {
    const Sequence *sequence = g_ptr_array_index (sequences, i);
    comparison->sequence = sequence;
    if ((advance (comparison, outer->root, 1) >> sequence->items->len & 1) == 0)
      return DEMARCHE_INCLUDES_NOT;
    if (count_words (comparison->lint, sequence) < max)
      result = DEMARCHE_INCLUDES_WIDER;
  }
  return result;
}

/* ---- phrases with gaps ---- */

static gboolean
is_one_word (const DemarchePhraseNode *node)
{
  if (node->type != DEMARCHE_PHRASE_ALTERNATIVES && node->type != DEMARCHE_PHRASE_SEQUENCE)
    return node->type == DEMARCHE_PHRASE_WORD;
  if (node->type == DEMARCHE_PHRASE_SEQUENCE && node->n_children > 1)
    return FALSE;
  for (guint i = 0; i < node->n_children; i++)
    if (!is_one_word (&node->children[i]))
      return FALSE;
  return TRUE;
}

static gboolean
includes_one_word (Comparison *comparison, const DemarchePhraseNode *outer,
                   const DemarchePhraseNode *inner)
{
  g_autoptr (GPtrArray) sequences = NULL;

  if (!is_one_word (outer) || !is_one_word (inner))
    return FALSE;
  sequences = list_sequences (comparison->lint, inner);
  for (guint i = 0; sequences != NULL && i < sequences->len; i++) {
    comparison->sequence = g_ptr_array_index (sequences, i);
    if (advance (comparison, outer, 1) != 2)
      return FALSE;
  }
  return sequences != NULL;
}

static gboolean
has_list_with_gap (DemarcheLint *lint, const DemarchePhraseNode *node)
{
  if (node->type == DEMARCHE_PHRASE_LIST)
    return has_gap (lint, node);
  for (guint i = 0; i < node->n_children; i++)
    if (has_list_with_gap (lint, &node->children[i]))
      return TRUE;
  return FALSE;
}

/* what stands before the first gap may reach fewer words, each one word long, all else must be
 * the same: then both phrases find the same gaps. Where there is one gap only it may be narrower:
 * the nearest end is the nearest for both */
static DemarchePhraseInclusion
compare_with_gaps (Comparison *comparison, const DemarchePhraseNode *outer,
                   const DemarchePhraseNode *inner)
{
  gboolean is_only_gap = demarche_phrase_count_gaps (inner) == 1 &&
                         demarche_phrase_count_gaps (outer) == 1 &&
                         !has_list_with_gap (comparison->lint, inner);
  gboolean are_words = TRUE;
  gboolean are_same = TRUE;
  gboolean after_gap = FALSE;

  if (outer->type != DEMARCHE_PHRASE_SEQUENCE || inner->type != DEMARCHE_PHRASE_SEQUENCE ||
      outer->n_children != inner->n_children)
    return DEMARCHE_INCLUDES_NOT;
  for (guint i = 0; i < inner->n_children; i++) {
    const DemarchePhraseNode *a = &outer->children[i];
    const DemarchePhraseNode *b = &inner->children[i];
    gboolean is_wider = a->type == DEMARCHE_PHRASE_GAP && b->type == DEMARCHE_PHRASE_GAP &&
                        is_only_gap && a->gap >= b->gap;
    gboolean is_equal = is_wider || is_same (a, b);
    if (after_gap && !is_equal)
      return DEMARCHE_INCLUDES_NOT;
    after_gap = after_gap || a->type == DEMARCHE_PHRASE_GAP;
    if (after_gap && !is_equal)
      return DEMARCHE_INCLUDES_NOT;
    if (!after_gap && a->type != DEMARCHE_PHRASE_START) {
      are_same = are_same && is_equal;
      are_words = are_words && includes_one_word (comparison, a, b);
    }
  }
  return after_gap && (are_same || are_words) ? DEMARCHE_INCLUDES_SAME : DEMARCHE_INCLUDES_NOT;
}

DemarcheSpelled *
demarche_spelled_new (DemarcheLint *lint, DemarcheWords *words, const DemarchePhrase *phrase)
{
  DemarcheSpelled *spelled = g_new0 (DemarcheSpelled, 1);

  spelled->lint = lint;
  spelled->words = words;
  spelled->phrase = phrase;
  spelled->extent = demarche_phrase_measure (lint, phrase->root);
  if (spelled->extent.max_gap == 0)
    spelled->sequences = list_sequences (lint, phrase->root);
  return spelled;
}

void
demarche_spelled_free (DemarcheSpelled *spelled)
{
  if (spelled == NULL)
    return;
  g_clear_pointer (&spelled->sequences, g_ptr_array_unref);
  g_free (spelled);
}

DemarchePhraseInclusion
demarche_spelled_compare (DemarcheSpelled *inner, const DemarchePhrase *outer)
{
  Comparison comparison = {
      .lint = inner->lint, .words = inner->words, .language = inner->phrase->language};
  DemarchePhraseExtent extent = demarche_phrase_measure (inner->lint, outer->root);

  if (g_strcmp0 (outer->language, inner->phrase->language) != 0 || extent.min > inner->extent.min ||
      extent.max < inner->extent.max)
    return DEMARCHE_INCLUDES_NOT;
  if (inner->extent.max_gap > 0)
    return compare_with_gaps (&comparison, outer->root, inner->phrase->root);
  return inner->sequences != NULL ? compare_without_gaps (&comparison, outer, inner->sequences)
                                  : DEMARCHE_INCLUDES_NOT;
}

DemarchePhraseInclusion
demarche_phrase_includes (DemarcheLint *lint, DemarcheWords *words, const DemarchePhrase *outer,
                          const DemarchePhrase *inner)
{
  g_autoptr (DemarcheSpelled) spelled = demarche_spelled_new (lint, words, inner);

  return demarche_spelled_compare (spelled, outer);
}
