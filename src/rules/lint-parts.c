/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Parts of rule files that do not do what they seem to: lists, cues, scales. */
#include "rules/lint-private.h"
#include "rules/rule-reader.h"

#include <string.h>

/* ---- lists that nothing names ---- */

typedef struct {
  const DemarcheRuleContents *contents;
  GHashTable *used; /* (element-type utf8) */
} Usage;

static void
use_list (const DemarchePhraseNode *node, gpointer data)
{
  Usage *usage = data;
  GPtrArray *phrases = demarche_rule_contents_get_list (usage->contents, node->word);

  if (!g_hash_table_add (usage->used, (gpointer)node->word))
    return;
  for (guint i = 0; phrases != NULL && i < phrases->len; i++)
    demarche_phrase_visit_lists (((DemarchePhrase *)g_ptr_array_index (phrases, i))->root, use_list,
                                 usage);
}

static void
use_lists (const DemarchePhraseGroup *group, gpointer data)
{
  for (guint i = 0; group->use != DEMARCHE_PHRASES_LIST && i < group->phrases->len; i++) {
    const DemarchePhrase *phrase = g_ptr_array_index (group->phrases, i);
    if (strchr (phrase->text, '@') != NULL)
      demarche_phrase_visit_lists (phrase->root, use_list, data);
  }
}

/* a rule that is switched off may be switched on again */
static void
use_lists_of_files (Usage *usage)
{
  for (guint i = 0; i < usage->contents->files->len; i++) {
    const DemarcheRuleFile *file = g_ptr_array_index (usage->contents->files, i);
    for (guint j = 0; j < file->rules->len; j++) {
      const DemarcheFileRule *rule = g_ptr_array_index (file->rules, j);
      demarche_lint_visit_rule (&rule->rule, 0, use_lists, usage);
    }
    for (guint j = 0; j < file->cues->len; j++) {
      const DemarcheFileCue *cue = g_ptr_array_index (file->cues, j);
      const DemarchePhraseGroup group = {.use = DEMARCHE_PHRASES_CUE, .phrases = cue->cue.phrases};
      if (group.phrases != NULL)
        use_lists (&group, usage);
    }
  }
}

static void
check_lists (DemarcheLint *lint)
{
  g_autoptr (GHashTable) used = g_hash_table_new (g_str_hash, g_str_equal);
  Usage usage = {.contents = lint->contents, .used = used};
  g_autoptr (GPtrArray) names = demarche_sort_keys (lint->contents->lists);

  demarche_lint_look_for (lint, DEMARCHE_WARNING_UNUSED_LIST);
  demarche_lint_visit_groups (lint->contents, use_lists, &usage);
  use_lists_of_files (&usage);
  for (guint i = 0; i < names->len; i++) {
    const DemarcheFileList *list =
        g_hash_table_lookup (lint->contents->lists, g_ptr_array_index (names, i));
    g_autofree char *help = NULL;
    if (g_hash_table_contains (used, list->name.text))
      continue;
    help = g_strdup_printf ("write '@%s' in a phrase, or delete the list", list->name.text);
    demarche_lint_add (lint, DEMARCHE_WARNING_UNUSED_LIST, &list->name.place, help,
                       "list '%s' is used by no phrase", list->name.text);
  }
}

/* ---- cues ---- */

static void
check_cues (DemarcheLint *lint)
{
  demarche_lint_look_for (lint, DEMARCHE_WARNING_NO_DIRECTION);
  for (guint i = 0; i < lint->contents->cues->len; i++) {
    /* what the set holds is the first member of what the file holds */
    const DemarcheFileCue *cue = g_ptr_array_index (lint->contents->cues, i);
    DemarcheCueEffect effect = cue->cue.effect;
    /* the others act both ways, or take no direction */
    gboolean is_asked = effect == DEMARCHE_CUE_NEGATION || effect == DEMARCHE_CUE_ATTRIBUTION ||
                        effect == DEMARCHE_CUE_HEDGE || effect == DEMARCHE_CUE_CONDITIONAL;
    if (is_asked && cue->direction < 0)
      demarche_lint_add (lint, DEMARCHE_WARNING_NO_DIRECTION, &cue->id.place,
                         "add \"direction\": \"after\", \"before\", \"both\" or \"around\"",
                         "cue '%s' has no 'direction': it acts on what comes after it",
                         cue->id.text);
  }
}

/* ---- scales ---- */

/* where the value of a position was written last; @position: its index in the codebook */
static const DemarchePlace *
find_value_place (DemarcheLint *lint, const DemarcheIssue *issue, const DemarchePosition *position)
{
  const DemarchePlace *place = NULL;

  for (guint i = 0; i < lint->contents->files->len; i++) {
    const DemarcheRuleFile *file = g_ptr_array_index (lint->contents->files, i);
    for (guint j = 0; j < file->issues->len; j++) {
      const DemarcheFileIssue *own = g_ptr_array_index (file->issues, j);
      if (g_strcmp0 (own->id.text, issue->id) != 0 || own->positions == NULL)
        continue;
      for (guint k = 0; k < own->positions->len; k++) {
        const DemarcheFilePosition *written = g_ptr_array_index (own->positions, k);
        if (g_strcmp0 (written->id.text, position->id) == 0 && written->has_value)
          place = &written->value_place;
      }
    }
  }
  return place;
}

static void
check_values (DemarcheLint *lint, const DemarcheIssue *issue)
{
  DemarcheCodebook *codebook = lint->contents->codebook;

  for (guint i = 0; i < issue->n_positions; i++) {
    const DemarchePosition *position =
        demarche_codebook_get_position (codebook, issue->first_position + i);
    for (guint j = 0; j < i; j++) {
      const DemarchePosition *other =
          demarche_codebook_get_position (codebook, issue->first_position + j);
      const DemarchePlace *place = find_value_place (lint, issue, position);
      if (position->value != other->value || place == NULL)
        continue;
      demarche_lint_add (lint, DEMARCHE_WARNING_EQUAL_VALUES, place,
                         "give them values apart, or make them one position",
                         "position '%s' has the value of '%s': the scale cannot tell them apart",
                         position->id, other->id);
      break;
    }
  }
}

static void
check_scales (DemarcheLint *lint)
{
  DemarcheCodebook *codebook = lint->contents->codebook;

  demarche_lint_look_for (lint, DEMARCHE_WARNING_EQUAL_VALUES);
  for (guint i = 0; i < demarche_codebook_get_n_issues (codebook); i++) {
    const DemarcheIssue *issue = demarche_codebook_get_issue (codebook, i);
    if (issue->kind == DEMARCHE_ISSUE_SCALE)
      check_values (lint, issue);
  }
}

void
demarche_lint_file_parts (DemarcheLint *lint)
{
  check_lists (lint);
  check_cues (lint);
  check_scales (lint);
}
