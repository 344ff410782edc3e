/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The warnings that are given whenever rules load: a reader is misled, or a tag is a coin toss. */
#include "rules/lint-private.h"
#include "rules/rule-merge.h"
#include "rules/rule-reader.h"

#include <string.h>

/* ---- one letter alone ---- */

static gboolean
is_alphabetic (gunichar c)
{
  GUnicodeScript script = g_unichar_get_script (c);

  return g_unichar_isalpha (c) &&
         (script == G_UNICODE_SCRIPT_LATIN || script == G_UNICODE_SCRIPT_GREEK ||
          script == G_UNICODE_SCRIPT_CYRILLIC);
}

const DemarchePhraseNode *
demarche_phrase_find_lone_letter (const DemarchePhraseNode *node)
{
  if (node->type == DEMARCHE_PHRASE_WORD)
    return !node->exact && g_utf8_strlen (node->word, -1) == 1 &&
                   is_alphabetic (g_utf8_get_char (node->word))
               ? node
               : NULL;
  if (node->type == DEMARCHE_PHRASE_SEQUENCE && node->n_children > 1)
    return NULL;
  for (guint i = 0; i < node->n_children; i++) {
    const DemarchePhraseNode *found = demarche_phrase_find_lone_letter (&node->children[i]);
    if (found != NULL && node->type != DEMARCHE_PHRASE_HYPHENATED)
      return found;
  }
  return NULL;
}

static void
warn_of_lone_letters (const DemarchePhraseGroup *group, gpointer data)
{
  DemarcheLint *lint = data;

  if (group->use != DEMARCHE_PHRASES_ANY && group->use != DEMARCHE_PHRASES_ALL &&
      group->use != DEMARCHE_PHRASES_CUE && group->use != DEMARCHE_PHRASES_ABOUT)
    return;
  for (guint i = 0; i < group->phrases->len; i++) {
    const DemarchePhrase *phrase = g_ptr_array_index (group->phrases, i);
    const DemarchePhraseNode *letter = demarche_phrase_find_lone_letter (phrase->root);
    DemarchePlace place;
    if (letter == NULL)
      continue;
    place = demarche_place_node (phrase, letter);
    demarche_lint_add (lint, DEMARCHE_WARNING_LONE_LETTER, &place,
                       "write the word beside it, or a whole word",
                       "'%s' alone matches every such letter that stands by itself", letter->word);
  }
}

/* ---- what the loader came across ---- */

static void
warn_of_invisible (DemarcheLint *lint)
{
  for (guint i = 0; i < lint->contents->files->len; i++) {
    const DemarcheRuleFile *file = g_ptr_array_index (lint->contents->files, i);
    for (guint j = 0; j < file->invisible->len; j++) {
      const DemarcheFileInvisible *found =
          &g_array_index (file->invisible, DemarcheFileInvisible, j);
      demarche_lint_add (lint, DEMARCHE_WARNING_INVISIBLE_CHARACTER, &found->place,
                         "delete it: it does not show and is ignored in phrases",
                         "invisible character U+%04X", found->c);
    }
  }
}

static void
note_replacements (DemarcheLint *lint)
{
  for (guint i = 0; i < lint->contents->replacements->len; i++) {
    const DemarcheReplacement *replacement =
        &g_array_index (lint->contents->replacements, DemarcheReplacement, i);
    demarche_lint_add_note (lint, DEMARCHE_WARNING_REPLACED_RULE, &replacement->place, NULL, "%s",
                            replacement->message);
  }
}

void
demarche_lint_load_warnings (DemarcheLint *lint)
{
  lint->looked_for |= DEMARCHE_WARNINGS_AT_LOAD;
  warn_of_invisible (lint);
  note_replacements (lint);
  demarche_lint_visit_groups (lint->contents, warn_of_lone_letters, lint);
  demarche_lint_contradictions (lint);
}

void
demarche_lint_at_load (const DemarcheRuleContents *contents, DemarcheDiagnostics *diagnostics)
{
  g_autoptr (DemarcheLint) lint = demarche_lint_new (contents);

  demarche_lint_load_warnings (lint);
  /* whether silencing is in order is asked when the rules are checked */
  demarche_lint_report (lint, ~DEMARCHE_WARNINGS_AT_LOAD, diagnostics);
}
