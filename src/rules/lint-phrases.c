/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Phrases that do not match what their author means, as far as one phrase shows it. */
#include "rules/function-words.h"
#include "rules/lint-private.h"
#include "rules/rule-merge.h"

#include "base/scripts.h"
#include "base/text.h"

#include <string.h>

typedef struct {
  DemarcheLint *lint;
  const DemarchePhrase *phrase;
} Look;

static void
warn (const Look *look, DemarcheWarningId id, const DemarchePhraseNode *node, const char *help,
      const char *message)
{
  DemarchePlace place = demarche_place_node (look->phrase, node);

  demarche_lint_add (look->lint, id, &place, help, "%s", message);
}

/* ---- gaps at the end of what must match ---- */

/* a match prefers fewer gap words, so it ends before a gap that leads only to what may lack */
static void
look_for_idle_gap (const Look *look, const DemarchePhraseNode *node)
{
  const DemarchePhraseNode *last = NULL;

  if (node->n_children == 0 || node->type == DEMARCHE_PHRASE_OPTIONAL)
    return;
  if (node->type == DEMARCHE_PHRASE_ALTERNATIVES) {
    for (guint i = 0; i < node->n_children; i++)
      look_for_idle_gap (look, &node->children[i]);
    return;
  }
  for (guint i = node->n_children; i-- > 0;) {
    const DemarchePhraseNode *child = &node->children[i];
    if (child->type == DEMARCHE_PHRASE_GAP && last != NULL) {
      g_autofree char *message = g_strdup_printf (
          "the gap before '%.*s' does nothing: that may lack, and then the match ends before it",
          (int)(last->end - last->start), look->phrase->text + last->start);
      warn (look, DEMARCHE_WARNING_IDLE_GAP, child,
            "take the '?' away, or the gap and what follows it", message);
      return;
    }
    if (!demarche_phrase_is_wordless (child) || child->type == DEMARCHE_PHRASE_END) {
      if (last == NULL)
        look_for_idle_gap (look, child);
      return;
    }
    last = child;
  }
}

/* ---- marks inside a word ---- */

static gboolean
is_word_like (const DemarchePhraseNode *node)
{
  return node->type != DEMARCHE_PHRASE_GAP && node->type != DEMARCHE_PHRASE_START &&
         node->type != DEMARCHE_PHRASE_END;
}

/* scripts without spaces are written so */
static gboolean
is_unspaced_at (const char *text, gsize offset)
{
  const char *before = g_utf8_find_prev_char (text, text + offset);

  return demarche_text_is_unspaced (g_utf8_get_char (text + offset)) ||
         (before != NULL && demarche_text_is_unspaced (g_utf8_get_char (before)));
}

static void
look_for_glue (const Look *look, const DemarchePhraseNode *node)
{
  for (guint i = 0; i < node->n_children; i++)
    look_for_glue (look, &node->children[i]);
  for (guint i = 1; node->type == DEMARCHE_PHRASE_SEQUENCE && i < node->n_children; i++) {
    const DemarchePhraseNode *first = &node->children[i - 1];
    const DemarchePhraseNode *second = &node->children[i];
    const char *text = look->phrase->text;
    if (!is_word_like (first) || !is_word_like (second) || first->end != second->start ||
        first->exact || is_unspaced_at (text, second->start))
      continue;
    g_autofree char *message = g_strdup_printf (
        "'%.*s' is read as two words: '%.*s %.*s'", (int)(second->end - first->start),
        text + first->start, (int)(first->end - first->start), text + first->start,
        (int)(second->end - second->start), text + second->start);
    warn (look, DEMARCHE_WARNING_GLUED_WORDS, second,
          "write a space between two words; write 'norm~' for norm and norms, (pro | anti)-x for "
          "parts of a word",
          message);
    return;
  }
}

/* ---- anchors where they cannot be ---- */

static void
look_for_lost_anchors (const Look *look, const DemarchePhraseNode *node, gboolean is_word_before,
                       gboolean is_word_after)
{
  if (node->type == DEMARCHE_PHRASE_START && is_word_before)
    warn (look, DEMARCHE_WARNING_IMPOSSIBLE_PHRASE, node, "write it before the first word",
          "'^' is the start of a sentence, and here a word stands before it: nothing can match");
  if (node->type == DEMARCHE_PHRASE_END && is_word_after)
    warn (look, DEMARCHE_WARNING_IMPOSSIBLE_PHRASE, node, "write it after the last word",
          "'$' is the end of a sentence, and here a word stands after it: nothing can match");
  for (guint i = 0; i < node->n_children; i++) {
    const DemarchePhraseNode *child = &node->children[i];
    gboolean is_in_turn = node->type != DEMARCHE_PHRASE_ALTERNATIVES;
    gboolean before = is_word_before;
    gboolean after = is_word_after;
    for (guint j = 0; is_in_turn && j < node->n_children; j++) {
      gboolean is_word = !demarche_phrase_is_wordless (&node->children[j]);
      before = before || (j < i && is_word);
      after = after || (j > i && is_word);
    }
    look_for_lost_anchors (look, child, before, after);
  }
}

/* ---- alphabets ---- */

static void
look_for_scripts (const Look *look)
{
  const DemarchePhrase *phrase = look->phrase;
  gsize start = 0;
  gsize end = 0;

  if (demarche_scripts_count_mixed (phrase->text, strlen (phrase->text), &start, &end) == 0)
    return;
  DemarchePhraseNode word = {
      .type = DEMARCHE_PHRASE_WORD, .start = (guint16)start, .end = (guint16)end};
  warn (look, DEMARCHE_WARNING_MIXED_SCRIPTS, &word,
        "type the word anew: one of its letters only looks like the one that is meant",
        "word mixes Latin letters with Cyrillic or Greek ones; no word of a text will match");
}

/* ---- words that every text is full of ---- */

/* whether a match may hold function words only; a list is taken to hold others too */
static gboolean
may_be_function_words (const DemarchePhraseNode *node, const char *language)
{
  gboolean any = FALSE;
  gboolean all = TRUE;

  switch (node->type) {
  case DEMARCHE_PHRASE_WORD:
    return !node->wildcard && demarche_is_function_word (language, node->word);
  case DEMARCHE_PHRASE_LIST:
    return FALSE;
  case DEMARCHE_PHRASE_GAP:
  case DEMARCHE_PHRASE_OPTIONAL:
  case DEMARCHE_PHRASE_START:
  case DEMARCHE_PHRASE_END:
    return TRUE;
  default:
    for (guint i = 0; i < node->n_children; i++) {
      gboolean may = may_be_function_words (&node->children[i], language);
      any = any || may;
      all = all && may;
    }
    return node->type == DEMARCHE_PHRASE_ALTERNATIVES ? any : all;
  }
}

static void
look_for_function_words (DemarcheLint *lint, const DemarchePhraseGroup *group)
{
  const char *help = "add the word that carries the meaning";

  if (group->use == DEMARCHE_PHRASES_ANY && (group->rule->all != NULL || group->rule->with != NULL))
    return;
  if (group->use != DEMARCHE_PHRASES_ANY && group->use != DEMARCHE_PHRASES_ABOUT)
    return;
  for (guint i = 0; i < group->phrases->len; i++) {
    const DemarchePhrase *phrase = g_ptr_array_index (group->phrases, i);
    if (may_be_function_words (phrase->root, phrase->language) &&
        demarche_phrase_find_lone_letter (phrase->root) == NULL)
      demarche_lint_add (lint, DEMARCHE_WARNING_FUNCTION_WORDS, &phrase->place, help,
                         "phrase can match words that every text is full of, and nothing else");
  }
}

/* whether a match may end where its phrase lets it: no match follows it, no word of another
 * phrase does, and it need not go round one */
static gboolean
ends_freely (const DemarchePhraseGroup *group)
{
  return group->use != DEMARCHE_PHRASES_BEFORE && group->use != DEMARCHE_PHRASES_LIST &&
         (group->cue == NULL || group->cue->direction != DEMARCHE_DIRECTION_AROUND);
}

static void
look_at_group (const DemarchePhraseGroup *group, gpointer data)
{
  DemarcheLint *lint = data;

  look_for_function_words (lint, group);
  for (guint i = 0; i < group->phrases->len; i++) {
    const Look look = {.lint = lint, .phrase = g_ptr_array_index (group->phrases, i)};
    const DemarchePhraseNode *root = look.phrase->root;
    if (ends_freely (group))
      look_for_idle_gap (&look, root);
    if (strpbrk (look.phrase->text, "^$") != NULL)
      look_for_lost_anchors (&look, root, FALSE, FALSE);
    look_for_scripts (&look);
    look_for_glue (&look, root);
  }
}

void
demarche_lint_phrases (DemarcheLint *lint)
{
  static const DemarcheWarningId ids[] = {
      DEMARCHE_WARNING_FUNCTION_WORDS, DEMARCHE_WARNING_IDLE_GAP, DEMARCHE_WARNING_GLUED_WORDS,
      DEMARCHE_WARNING_IMPOSSIBLE_PHRASE, DEMARCHE_WARNING_MIXED_SCRIPTS};

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    demarche_lint_look_for (lint, ids[i]);
  demarche_lint_visit_groups (lint->contents, look_at_group, lint);
}
