/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Parts of a rule set as strings that are equal when their meaning is. */
#include "author/rule-forms.h"

#include "base/hash.h"
#include "rules/rule-contents.h"
#include "rules/rule-meaning.h"

#include <string.h>

struct _DemarcheRuleForms {
  DemarcheRuleSet *rules;
  GHashTable *phrases; /* (element-type DemarchePhrase utf8) */
  GHashTable *lists;   /* (element-type utf8 utf8): name to the checksum of what it holds */
  GHashTable *same;    /* (element-type utf8 gboolean): lists that the other forms have alike */
};

/* a byte that no UTF-8 has ends a string, so that no two meanings have one form */
static void
put (GString *out, const char *text)
{
  g_string_append (out, text != NULL ? text : "-");
  g_string_append (out, text != NULL ? "=\xff" : "\xff");
}

DemarcheRuleForms *
demarche_rule_forms_new (DemarcheRuleSet *rules)
{
  DemarcheRuleForms *forms = g_new0 (DemarcheRuleForms, 1);

  forms->rules = g_object_ref (rules);
  forms->phrases = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  forms->lists = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  forms->same = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return forms;
}

void
demarche_rule_forms_free (DemarcheRuleForms *forms)
{
  g_object_unref (forms->rules);
  g_hash_table_unref (forms->phrases);
  g_hash_table_unref (forms->lists);
  g_hash_table_unref (forms->same);
  g_free (forms);
}

DemarcheRuleSet *
demarche_rule_forms_get_rules (DemarcheRuleForms *forms)
{
  return forms->rules;
}

const char *
demarche_rule_forms_get_phrase (DemarcheRuleForms *forms, const DemarchePhrase *phrase)
{
  char *form = g_hash_table_lookup (forms->phrases, phrase);

  if (form == NULL) {
    GString *out = g_string_new (NULL);
    put (out, phrase->language);
    demarche_phrase_append_canonical (out, phrase->root);
    form = g_string_free (out, FALSE);
    g_hash_table_insert (forms->phrases, (gpointer)phrase, form);
  }
  return form;
}

/* a checksum: lists may hold lists that hold lists, each many times */
static const char *
get_list (DemarcheRuleForms *forms, const char *name)
{
  char *form = g_hash_table_lookup (forms->lists, name);

  if (form == NULL) {
    g_autofree char *text =
        demarche_rule_forms_make_phrases (forms, demarche_rule_set_get_list (forms->rules, name));
    form = demarche_hash_bytes (text, strlen (text));
    g_hash_table_insert (forms->lists, g_strdup (name), form);
  }
  return form;
}

typedef struct {
  DemarcheRuleForms *forms;
  GString *out;
} Listing;

static void
put_list (const DemarchePhraseNode *node, gpointer data)
{
  const Listing *listing = data;

  put (listing->out, node->word);
  put (listing->out, get_list (listing->forms, node->word));
}

/* what the lists of a phrase hold, "" when it names none */
static char *
make_lists (DemarcheRuleForms *forms, const DemarchePhrase *phrase)
{
  Listing listing = {forms, g_string_new (NULL)};

  demarche_phrase_visit_lists (phrase->root, put_list, &listing);
  return g_string_free (listing.out, FALSE);
}

char *
demarche_rule_forms_make_phrases (DemarcheRuleForms *forms, GPtrArray *phrases)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; phrases != NULL && i < phrases->len; i++) {
    const DemarchePhrase *phrase = g_ptr_array_index (phrases, i);
    g_autofree char *lists = make_lists (forms, phrase);
    g_string_append (out, demarche_rule_forms_get_phrase (forms, phrase));
    g_string_append (out, lists);
  }
  return g_string_free (out, FALSE);
}

/* ---- the same without forms: nearly all of a set stays as it is written ---- */

gboolean
demarche_phrases_are_written_alike (const GPtrArray *phrases, const GPtrArray *others)
{
  guint n = phrases != NULL ? phrases->len : 0;

  if (n != (others != NULL ? others->len : 0))
    return FALSE;
  for (guint i = 0; i < n; i++) {
    const DemarchePhrase *phrase = g_ptr_array_index (phrases, i);
    const DemarchePhrase *other = g_ptr_array_index (others, i);
    if (!g_str_equal (phrase->text, other->text) ||
        g_strcmp0 (phrase->language, other->language) != 0)
      return FALSE;
  }
  return TRUE;
}

typedef struct {
  DemarcheRuleForms *forms;
  DemarcheRuleForms *other;
  gboolean is_same;
} Likeness;

static void
compare_list (const DemarchePhraseNode *node, gpointer data)
{
  Likeness *likeness = data;
  DemarcheRuleForms *forms = likeness->forms;
  gpointer same = NULL;

  if (!g_hash_table_lookup_extended (forms->same, node->word, NULL, &same)) {
    same = GINT_TO_POINTER (demarche_rule_forms_are_alike (
        forms, likeness->other, demarche_rule_set_get_list (forms->rules, node->word),
        demarche_rule_set_get_list (likeness->other->rules, node->word)));
    g_hash_table_insert (forms->same, g_strdup (node->word), same);
  }
  likeness->is_same &= GPOINTER_TO_INT (same);
}

gboolean
demarche_rule_forms_has_same_lists (DemarcheRuleForms *forms, DemarcheRuleForms *other,
                                    const DemarchePhrase *phrase)
{
  Likeness likeness = {forms, other, TRUE};

  if (strchr (phrase->text, '@') != NULL)
    demarche_phrase_visit_lists (phrase->root, compare_list, &likeness);
  return likeness.is_same;
}

gboolean
demarche_rule_forms_are_alike (DemarcheRuleForms *forms, DemarcheRuleForms *other,
                               GPtrArray *phrases, GPtrArray *others)
{
  if (!demarche_phrases_are_written_alike (phrases, others)) {
    g_autofree char *form = demarche_rule_forms_make_phrases (forms, phrases);
    g_autofree char *other_form = demarche_rule_forms_make_phrases (other, others);
    return g_str_equal (form, other_form);
  }
  for (guint i = 0; phrases != NULL && i < phrases->len; i++)
    if (!demarche_rule_forms_has_same_lists (forms, other, g_ptr_array_index (phrases, i)))
      return FALSE;
  return TRUE;
}

char *
demarche_rule_forms_make_frame (DemarcheRuleForms *forms, const DemarcheRule *rule)
{
  GString *out = g_string_new (NULL);
  g_autofree char *section = demarche_rule_forms_make_phrases (forms, rule->where->section);
  g_autofree char *section_not = demarche_rule_forms_make_phrases (forms, rule->where->section_not);

  put (out, rule->language);
  demarche_meaning_put_where (out, rule->where);
  put (out, section);
  put (out, section_not);
  /* an array that is absent asks for nothing, an empty one would never be satisfied */
  demarche_meaning_put_number (out, rule->any != NULL);
  demarche_meaning_put_number (out, rule->all != NULL);
  demarche_meaning_put_number (out, rule->within);
  demarche_meaning_put_number (out, rule->within_words);
  demarche_meaning_put_number (out, rule->force);
  demarche_meaning_put_number (out, rule->stance);
  demarche_meaning_put_number (out, rule->holder);
  demarche_meaning_put_number (out, rule->rhetorical);
  return g_string_free (out, FALSE);
}

char *
demarche_cue_make_frame (const DemarcheCue *cue)
{
  GString *out = g_string_new (NULL);

  put (out, cue->language);
  demarche_meaning_put_number (out, cue->effect);
  demarche_meaning_put_number (out, cue->direction);
  demarche_meaning_put_number (out, cue->max);
  demarche_meaning_put_number (out, cue->of);
  return g_string_free (out, FALSE);
}

char *
demarche_rule_set_make_languages (DemarcheRuleSet *rules)
{
  GString *out = g_string_new (NULL);

  for (const char *const *name = demarche_rule_set_get_languages (rules); *name != NULL; name++) {
    put (out, *name);
    demarche_meaning_put_language (out, demarche_rule_set_get_language_tables (rules, *name));
  }
  /* what a set without languages is read by */
  demarche_meaning_put_language (out, demarche_rule_set_get_language_tables (rules, "en"));
  return g_string_free (out, FALSE);
}
