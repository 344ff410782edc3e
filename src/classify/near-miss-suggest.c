/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Edits that were tried: the phrase is changed, compiled and matched against the same text. */
#include "base/limits.h"
#include "classify/near-miss-private.h"

#include <string.h>

/* more edits make another phrase */
#define MAX_EDITS 2
/* longer choices are shown by their first words */
#define MAX_SHOWN_BYTES 40

void
demarche_suggestion_free (DemarcheSuggestion *suggestion)
{
  if (suggestion == NULL)
    return;
  g_free (suggestion->text);
  g_free (suggestion->phrase);
  g_free (suggestion);
}

static gboolean
matches_so (const DemarcheProber *prober, const DemarchePhrase *model, const char *text)
{
  DemarchePhraseProblem problem = {0};
  g_autoptr (DemarchePhraseNode) root =
      demarche_phrase_parse (text, DEMARCHE_PHRASE_PLAIN, &problem);
  const DemarchePhrase phrase = {
      .text = (char *)text, .root = root, .place = model->place, .language = model->language};

  demarche_phrase_problem_clear (&problem);
  if (root == NULL)
    return FALSE;
  g_autoptr (DemarcheProber) trial = demarche_prober_new (prober->rules, prober->language_name);
  guint index = demarche_prober_add (trial, &phrase);
  demarche_prober_read (trial, prober->paragraph);
  return demarche_prober_matches (trial, index);
}

/* edits from the last to the first, so that places stay true; NULL when one defect has none */
static char *
apply_edits (const DemarcheNearMiss *near)
{
  g_autoptr (GString) text = g_string_new (near->phrase->text);

  for (guint i = near->n_defects; i-- > 0;) {
    const DemarcheDefect *defect = &near->defects[i];
    if (defect->replacement == NULL || defect->edit_end > text->len)
      return NULL;
    g_string_erase (text, (gssize)defect->edit_start,
                    (gssize)(defect->edit_end - defect->edit_start));
    g_string_insert (text, (gssize)defect->edit_start, defect->replacement);
  }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* whether edits are apart from each other and stand in phrase order */
static gboolean
are_apart (const DemarcheNearMiss *near)
{
  for (guint i = 1; i < near->n_defects; i++)
    if (near->defects[i].edit_start < near->defects[i - 1].edit_end)
      return FALSE;
  return TRUE;
}

static void
describe_edit (GString *out, const DemarcheNearMiss *near, const DemarcheDefect *defect)
{
  const char *text = near->phrase->text;
  int length = (int)(defect->edit_end - defect->edit_start);

  if (defect->list != NULL)
    g_string_append_printf (out, "add '%s' to list @%s", defect->choice, defect->list);
  else if (*defect->replacement == '\0')
    g_string_append_printf (out, "leave out '%.*s'", length, text + defect->edit_start);
  else if (defect->choice != NULL && length > MAX_SHOWN_BYTES)
    g_string_append_printf (out, "add '%s' to the choice '%.*s| …)'", defect->choice,
                            (int)strcspn (text + defect->edit_start, "|"),
                            text + defect->edit_start);
  else if (length > 0)
    g_string_append_printf (out, "write '%s' instead of '%.*s'", defect->replacement, length,
                            text + defect->edit_start);
  else if (defect->block == DEMARCHE_BLOCK_TOO_FAR)
    g_string_append_printf (out, "write '%s' before '%s'", g_strchomp (defect->replacement),
                            defect->item);
  else
    g_string_append_printf (out, "write '%s%s' instead of '%s'", defect->item, defect->replacement,
                            defect->item);
}

static DemarcheSuggestion *
suggestion_new (char *text, char *phrase)
{
  DemarcheSuggestion *suggestion = g_new0 (DemarcheSuggestion, 1);

  suggestion->text = text;
  suggestion->phrase = phrase;
  return suggestion;
}

static DemarcheSuggestion *
try_edits (const DemarcheProber *prober, const DemarcheNearMiss *near)
{
  if (near->n_defects > MAX_EDITS || !are_apart (near))
    return NULL;
  g_autofree char *phrase = apply_edits (near);
  if (phrase == NULL || !matches_so (prober, near->phrase, phrase))
    return NULL;
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < near->n_defects; i++) {
    g_string_append (text, i > 0 ? ", and " : "");
    describe_edit (text, near, &near->defects[i]);
  }
  return suggestion_new (g_string_free (text, FALSE), g_steal_pointer (&phrase));
}

/* the only gap of a plain sequence, or NULL */
static const DemarchePhraseNode *
find_only_gap (const DemarchePhraseNode *root)
{
  const DemarchePhraseNode *gap = NULL;

  if (root->type != DEMARCHE_PHRASE_SEQUENCE)
    return NULL;
  for (guint i = 0; i < root->n_children; i++) {
    const DemarchePhraseNode *child = &root->children[i];
    if (child->type == DEMARCHE_PHRASE_START || child->type == DEMARCHE_PHRASE_END ||
        (child->type == DEMARCHE_PHRASE_GAP && gap != NULL))
      return NULL;
    if (child->type == DEMARCHE_PHRASE_GAP)
      gap = child;
  }
  return gap;
}

/* the phrase before its gap and the one after it */
static gboolean
split_at_gap (const DemarchePhrase *phrase, char **before, char **after)
{
  const DemarchePhraseNode *gap = find_only_gap (phrase->root);

  if (gap == NULL)
    return FALSE;
  *before = g_strstrip (g_strndup (phrase->text, gap->start));
  *after = g_strstrip (g_strdup (phrase->text + gap->end));
  return TRUE;
}

/* the same words the other way round, in the narrowest gap that does */
static DemarcheSuggestion *
try_other_order (const DemarcheProber *prober, const DemarcheNearMiss *near)
{
  static const guint widths[] = {0, 3, 6, DEMARCHE_LIMIT_GAP_WORDS / 2};
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  if (!split_at_gap (near->phrase, &before, &after))
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (widths); i++) {
    g_autofree char *phrase = widths[i] == 0 ? g_strdup_printf ("%s %s", after, before)
                              : widths[i] == 3
                                  ? g_strdup_printf ("%s ... %s", after, before)
                                  : g_strdup_printf ("%s ..%u %s", after, widths[i], before);
    if (!matches_so (prober, near->phrase, phrase))
      continue;
    char *text = g_strdup_printf ("add the phrase '%s'", phrase);
    return suggestion_new (text, g_steal_pointer (&phrase));
  }
  return NULL;
}

/* two phrases that a rule looks for in the whole paragraph */
static DemarcheSuggestion *
try_paragraph (const DemarcheProber *prober, const DemarcheNearMiss *near)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  if (!split_at_gap (near->phrase, &before, &after) || !matches_so (prober, near->phrase, before) ||
      !matches_so (prober, near->phrase, after))
    return NULL;
  return suggestion_new (
      g_strdup_printf ("write a rule with \"all\": [\"%s\", \"%s\"] and \"within\": \"paragraph\"",
                       before, after),
      NULL);
}

DemarcheSuggestion *
demarche_prober_suggest (DemarcheProber *prober, const DemarcheNearMiss *near)
{
  if (near->n_defects == 0)
    return NULL;
  DemarcheBlock block = near->defects[0].block;
  if (near->n_defects == 1 && block == DEMARCHE_BLOCK_ORDER)
    return try_other_order (prober, near);
  if (near->n_defects == 1 &&
      (block == DEMARCHE_BLOCK_SENTENCE || block == DEMARCHE_BLOCK_LIST_ITEM))
    return try_paragraph (prober, near);
  return try_edits (prober, near);
}
