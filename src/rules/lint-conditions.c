/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Conditions of rules that never come true, or always do. */
#include "rules/lint-private.h"
#include "rules/phrase-inclusion.h"

#include "model/statement.h"

#include <string.h>

typedef struct {
  DemarcheLint *lint;
  DemarcheWords *words;
  const DemarcheRule *rule;
} Look;

/* ---- `unless` that cannot apply ---- */

static void
warn_idle (const Look *look, const DemarchePhrase *phrase, const char *why)
{
  demarche_lint_add (look->lint, DEMARCHE_WARNING_IDLE_UNLESS, &phrase->place,
                     "delete it, or mend what it is about", "'unless' never applies: %s", why);
}

static guint
find_widest_gap (const Look *look)
{
  GPtrArray *groups[] = {look->rule->any, look->rule->all};
  guint widest = 0;

  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    for (guint j = 0; groups[i] != NULL && j < groups[i]->len; j++) {
      const DemarchePhrase *phrase = g_ptr_array_index (groups[i], j);
      widest = MAX (widest, demarche_phrase_measure (look->lint, phrase->root).max_gap);
    }
  return widest;
}

static void
check_inside (const Look *look)
{
  GPtrArray *inside = look->rule->unless.inside;
  guint widest = find_widest_gap (look);

  for (guint i = 0; inside != NULL && i < inside->len; i++) {
    const DemarchePhrase *phrase = g_ptr_array_index (inside, i);
    guint least = demarche_phrase_measure (look->lint, phrase->root).min;
    if (widest == 0) {
      warn_idle (look, phrase, "'inside' is about gaps, and no phrase of the rule has one");
    } else if (least > widest) {
      g_autofree char *why = g_strdup_printf (
          "it takes %u words, and the widest gap of the rule holds %u", least, widest);
      warn_idle (look, phrase, why);
    }
  }
}

static gboolean
are_anchored (GPtrArray *phrases, gboolean at_end)
{
  for (guint i = 0; i < phrases->len; i++)
    if (!demarche_phrase_is_anchored (((DemarchePhrase *)g_ptr_array_index (phrases, i))->root,
                                      at_end))
      return FALSE;
  return TRUE;
}

/* whether each match of the rule begins (or ends) where a sentence does */
static gboolean
is_rule_anchored (const DemarcheRule *rule, gboolean at_end)
{
  if (rule->all == NULL)
    return rule->any != NULL && are_anchored (rule->any, at_end);
  if (rule->within != DEMARCHE_WITHIN_SENTENCE)
    return FALSE;
  for (guint i = 0; i < rule->all->len; i++)
    if (demarche_phrase_is_anchored (((DemarchePhrase *)g_ptr_array_index (rule->all, i))->root,
                                     at_end))
      return TRUE;
  return rule->any != NULL && are_anchored (rule->any, at_end);
}

/* @is_after: `after`, else `before` */
static void
check_beside (const Look *look, GPtrArray *phrases, gboolean is_after)
{
  gboolean is_at_edge = phrases != NULL && is_rule_anchored (look->rule, is_after);

  for (guint i = 0; phrases != NULL && i < phrases->len; i++) {
    const DemarchePhrase *phrase = g_ptr_array_index (phrases, i);
    if (is_at_edge)
      warn_idle (look, phrase,
                 is_after ? "the rule matches at the end of a sentence only ('$'), and nothing "
                            "stands after that"
                          : "the rule matches at the start of a sentence only ('^'), and nothing "
                            "stands before that");
    else if (demarche_phrase_is_anchored (phrase->root, !is_after))
      warn_idle (look, phrase,
                 is_after ? "'^' is the start of a sentence, and the match stands before it"
                          : "'$' is the end of a sentence, and the match stands after it");
  }
}

/* ---- what cancels itself ---- */

static void
check_cancelled (const Look *look, GPtrArray *needed, GPtrArray *cancelling)
{
  for (guint i = 0; needed != NULL && cancelling != NULL && i < needed->len; i++) {
    const DemarchePhrase *phrase = g_ptr_array_index (needed, i);
    g_autoptr (DemarcheSpelled) spelled = demarche_spelled_new (look->lint, look->words, phrase);
    for (guint j = 0; j < cancelling->len; j++) {
      const DemarchePhrase *other = g_ptr_array_index (cancelling, j);
      if (demarche_spelled_compare (spelled, other) == DEMARCHE_INCLUDES_NOT)
        continue;
      g_autofree char *text = demarche_lint_shorten (other);
      g_autofree char *where = demarche_place_describe_from (&phrase->place, &other->place);
      demarche_lint_add (look->lint, DEMARCHE_WARNING_ALWAYS_CANCELLED, &phrase->place,
                         "delete one of the two",
                         "phrase is always cancelled: wherever it matches, so does '%s' in "
                         "'unless' (%s)",
                         text, where);
      break;
    }
  }
}

static void
check_unless (const Look *look)
{
  const DemarcheRule *rule = look->rule;
  const DemarcheUnless *unless = &rule->unless;

  check_inside (look);
  check_beside (look, unless->before, FALSE);
  check_beside (look, unless->after, TRUE);
  check_cancelled (look, rule->any, unless->sentence);
  check_cancelled (look, rule->any, unless->paragraph);
  check_cancelled (look, rule->all, unless->sentence);
  check_cancelled (look, rule->all, unless->paragraph);
  check_cancelled (look, rule->with, unless->paragraph);
  /* else it may stand in another sentence */
  if (rule->within == DEMARCHE_WITHIN_SENTENCE)
    check_cancelled (look, rule->with, unless->sentence);
}

/* ---- `where` ---- */

static const char *const field_names[DEMARCHE_N_WHERE_FIELDS] = {
    [DEMARCHE_WHERE_ROLE] = "role",
    [DEMARCHE_WHERE_SPEAKER] = "speaker",
    [DEMARCHE_WHERE_DELEGATION] = "delegation",
    [DEMARCHE_WHERE_KIND] = "kind",
};

static gboolean
has_value (GPtrArray *values, const char *value)
{
  return values != NULL && g_ptr_array_find_with_equal_func (values, value, g_str_equal, NULL);
}

static gboolean
is_tagged_kind (const char *name)
{
  DemarcheParagraphKind kind = DEMARCHE_PARAGRAPH_PARAGRAPH;

  return demarche_paragraph_kind_from_name (name, &kind) &&
         demarche_paragraph_kind_is_taggable (kind);
}

static gboolean
may_be (const DemarcheWhere *where, guint field, const char *value)
{
  return !has_value (where->is_not[field], value) &&
         (field != DEMARCHE_WHERE_KIND || is_tagged_kind (value));
}

static void
check_field (const Look *look, guint field)
{
  const DemarcheWhere *where = look->rule->where;
  GPtrArray *is = where->is[field];
  GPtrArray *is_not = where->is_not[field];
  gboolean is_possible = FALSE;

  for (guint i = 0; is != NULL && i < is->len; i++)
    is_possible = is_possible || may_be (where, field, g_ptr_array_index (is, i));
  if (is != NULL && !is_possible) {
    demarche_lint_add (
        look->lint, DEMARCHE_WARNING_IMPOSSIBLE_WHERE, &where->place,
        field == DEMARCHE_WHERE_KIND ? "only the kinds paragraph, list and question are tagged"
                                     : NULL,
        "no paragraph meets this 'where': each value of '%s' is shut out", field_names[field]);
    return;
  }
  for (guint i = 0; is_not != NULL && i < is_not->len; i++) {
    const char *value = g_ptr_array_index (is_not, i);
    if (is != NULL && !has_value (is, value))
      demarche_lint_add (look->lint, DEMARCHE_WARNING_IDLE_WHERE, &where->place, NULL,
                         "'%s-not' shuts out '%s', which '%s' does not let in", field_names[field],
                         value, field_names[field]);
    else if (field == DEMARCHE_WHERE_KIND && !is_tagged_kind (value))
      demarche_lint_add (look->lint, DEMARCHE_WARNING_IDLE_WHERE, &where->place, NULL,
                         "'kind-not' shuts out '%s', which is never tagged", value);
  }
}

static void
check_excluded_kinds (const Look *look)
{
  static const char *const tagged[] = {"list", "paragraph", "question"};
  const DemarcheWhere *where = look->rule->where;
  GPtrArray *is_not = where->is_not[DEMARCHE_WHERE_KIND];

  if (where->is[DEMARCHE_WHERE_KIND] != NULL || is_not == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (tagged); i++)
    if (!has_value (is_not, tagged[i]))
      return;
  demarche_lint_add (look->lint, DEMARCHE_WARNING_IMPOSSIBLE_WHERE, &where->place,
                     "only the kinds paragraph, list and question are tagged",
                     "no paragraph meets this 'where': 'kind-not' shuts all out");
}

/* whether each of the wanted sections is shut out */
static void
check_sections (const Look *look)
{
  const DemarcheWhere *where = look->rule->where;

  for (guint i = 0; where->section != NULL && i < where->section->len; i++) {
    const DemarchePhrase *wanted = g_ptr_array_index (where->section, i);
    gboolean is_shut_out = FALSE;
    for (guint j = 0; where->section_not != NULL && j < where->section_not->len; j++)
      is_shut_out =
          is_shut_out || demarche_phrase_includes (look->lint, look->words,
                                                   g_ptr_array_index (where->section_not, j),
                                                   wanted) != DEMARCHE_INCLUDES_NOT;
    if (!is_shut_out)
      return;
  }
  if (where->section != NULL)
    demarche_lint_add (look->lint, DEMARCHE_WARNING_IMPOSSIBLE_WHERE, &where->place, NULL,
                       "no paragraph meets this 'where': 'section-not' shuts out each 'section'");
}

void
demarche_lint_conditions (DemarcheLint *lint)
{
  static const DemarcheWarningId ids[] = {
      DEMARCHE_WARNING_IDLE_UNLESS, DEMARCHE_WARNING_ALWAYS_CANCELLED,
      DEMARCHE_WARNING_IMPOSSIBLE_WHERE, DEMARCHE_WARNING_IDLE_WHERE};
  g_autoptr (DemarcheWords) words = demarche_words_new (lint->contents);

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    demarche_lint_look_for (lint, ids[i]);
  for (guint i = 0; i < lint->contents->rules->len; i++) {
    const Look look = {
        .lint = lint, .words = words, .rule = g_ptr_array_index (lint->contents->rules, i)};
    check_unless (&look);
    for (guint field = 0; field < DEMARCHE_N_WHERE_FIELDS; field++)
      check_field (&look, field);
    check_excluded_kinds (&look);
    check_sections (&look);
  }
}
