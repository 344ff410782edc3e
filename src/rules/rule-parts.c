/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Takes a rule set apart for comparison. */
#include "rules/rule-parts.h"

#include "rules/rule-meaning.h"

#include <string.h>

typedef struct {
  const DemarcheRuleContents *contents;
  GPtrArray *parts;
} Parts;

static void
part_free (DemarcheRulePart *part)
{
  g_free (part->key);
  g_clear_pointer (&part->phrases, g_ptr_array_unref);
  g_array_unref (part->fields);
  g_free (part);
}

static void
clear_field (gpointer data)
{
  g_free (((DemarchePartField *)data)->form);
}

static DemarcheRulePart *
add_part (Parts *parts, DemarchePartKind kind, const char *key, const DemarchePlace *place,
          GPtrArray *phrases)
{
  DemarcheRulePart *part = g_new0 (DemarcheRulePart, 1);

  part->kind = kind;
  part->key = g_strdup (key);
  part->phrases = phrases != NULL ? g_ptr_array_ref (phrases) : NULL;
  part->fields = g_array_new (FALSE, FALSE, sizeof (DemarchePartField));
  g_array_set_clear_func (part->fields, clear_field);
  if (place != NULL)
    part->place = *place;
  g_ptr_array_add (parts->parts, part);
  return part;
}

/* takes @form */
static void
add_field (DemarcheRulePart *part, const char *name, GString *form)
{
  DemarchePartField field = {name, g_string_free (form, FALSE)};

  g_array_append_val (part->fields, field);
}

static void
add_text (DemarcheRulePart *part, const char *name, const char *text)
{
  add_field (part, name, g_string_new (text));
}

static void
add_number (DemarcheRulePart *part, const char *name, double number)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  add_text (part, name, g_ascii_dtostr (buffer, sizeof buffer, number));
}

static void
add_phrases (DemarcheRulePart *part, const char *name, GPtrArray *phrases)
{
  GString *form = g_string_new (NULL);

  demarche_meaning_put_phrases (form, phrases);
  add_field (part, name, form);
}

/* ---- issues and positions ---- */

/* where the files say the issue, or its position with @id, for the last time */
static DemarchePlace
find_issue (Parts *parts, const char *issue_id, const char *id)
{
  DemarchePlace place = {0};

  for (guint i = 0; i < parts->contents->files->len; i++) {
    const DemarcheRuleFile *file = g_ptr_array_index (parts->contents->files, i);
    for (guint j = 0; j < file->issues->len; j++) {
      const DemarcheFileIssue *issue = g_ptr_array_index (file->issues, j);
      if (g_strcmp0 (issue->id.text, issue_id) != 0)
        continue;
      if (id == NULL)
        place = issue->id.place;
      for (guint k = 0; id != NULL && issue->positions != NULL && k < issue->positions->len; k++) {
        const DemarcheFilePosition *position = g_ptr_array_index (issue->positions, k);
        if (g_strcmp0 (position->id.text, id) == 0)
          place = position->id.place;
      }
    }
  }
  return place;
}

static void
add_issues (Parts *parts)
{
  DemarcheCodebook *codebook = parts->contents->codebook;

  for (guint i = 0; i < demarche_codebook_get_n_issues (codebook); i++) {
    const DemarcheIssue *issue = demarche_codebook_get_issue (codebook, i);
    DemarchePlace place = find_issue (parts, issue->id, NULL);
    DemarcheRulePart *part = add_part (parts, DEMARCHE_PART_ISSUE, issue->id, &place, NULL);
    add_text (part, "kind", issue->kind == DEMARCHE_ISSUE_SCALE ? "scale" : "choice");
    if (issue->has_about)
      (void)add_part (parts, DEMARCHE_PART_ABOUT, issue->id, &place,
                      g_ptr_array_index (parts->contents->about, i));
  }
  for (guint i = 0; i < demarche_codebook_get_n_positions (codebook); i++) {
    const DemarchePosition *position = demarche_codebook_get_position (codebook, i);
    const DemarcheIssue *issue = demarche_codebook_get_issue (codebook, position->issue);
    DemarchePlace place = find_issue (parts, issue->id, position->id);
    add_number (add_part (parts, DEMARCHE_PART_POSITION, position->code, &place, NULL), "value",
                position->value);
  }
}

/* ---- rules and cues ---- */

/* a rule that is written as a string: its phrase and nothing else */
static gboolean
is_phrase (const DemarcheRule *rule)
{
  gsize length = 0;
  const char *text = demarche_source_get_text (rule->place.source, &length);

  return rule->place.start < length && text[rule->place.start] == '"';
}

static void
add_unless (DemarcheRulePart *part, const DemarcheUnless *unless)
{
  GString *form = g_string_new (NULL);

  demarche_meaning_put_unless (form, unless);
  add_field (part, "unless", form);
}

static void
add_where (DemarcheRulePart *part, const DemarcheWhere *where)
{
  GString *form = g_string_new (NULL);

  demarche_meaning_put_where (form, where);
  add_field (part, "where", form);
}

static void
add_rule (Parts *parts, const DemarcheRule *rule)
{
  DemarcheRulePart *part = add_part (parts, DEMARCHE_PART_RULE, rule->id, &rule->place, rule->any);

  add_phrases (part, "all", rule->all);
  add_phrases (part, "with", rule->with);
  add_number (part, "within",
              rule->within == DEMARCHE_WITHIN_WORDS ? rule->within_words : -1.0 - rule->within);
  add_unless (part, &rule->unless);
  add_where (part, rule->where);
  add_number (part, "force", rule->force);
  add_number (part, "stance", rule->stance);
  add_number (part, "holder", rule->holder);
  add_number (part, "rhetorical", rule->rhetorical);
}

/* phrases of a position stand together, where the first of them is */
static void
add_rules (Parts *parts)
{
  g_autoptr (GHashTable) phrases = g_hash_table_new (NULL, NULL); /* of positions */

  for (guint i = 0; i < parts->contents->rules->len; i++) {
    const DemarcheRule *rule = g_ptr_array_index (parts->contents->rules, i);
    DemarcheRulePart *part = g_hash_table_lookup (phrases, GUINT_TO_POINTER (rule->position + 1));
    if (!is_phrase (rule)) {
      add_rule (parts, rule);
      continue;
    }
    if (part == NULL) {
      const char *code =
          demarche_codebook_get_position (parts->contents->codebook, rule->position)->code;
      part = add_part (parts, DEMARCHE_PART_PHRASES, code, &rule->place, NULL);
      part->phrases = g_ptr_array_new ();
      g_hash_table_insert (phrases, GUINT_TO_POINTER (rule->position + 1), part);
    }
    g_ptr_array_extend (part->phrases, rule->any, NULL, NULL);
  }
}

static void
add_cues (Parts *parts)
{
  for (guint i = 0; i < parts->contents->cues->len; i++) {
    const DemarcheCue *cue = g_ptr_array_index (parts->contents->cues, i);
    DemarcheRulePart *part =
        add_part (parts, DEMARCHE_PART_CUE, cue->id, &cue->place, cue->phrases);
    add_text (part, "effect", demarche_cue_effect_get_name (cue->effect));
    add_number (part, "direction", cue->direction);
    add_number (part, "max", cue->max);
    add_number (part, "of", cue->of);
  }
}

static void
add_lists (Parts *parts)
{
  g_autoptr (GPtrArray) names = demarche_sort_keys (parts->contents->lists);

  for (guint i = 0; i < names->len; i++) {
    const DemarcheFileList *list =
        g_hash_table_lookup (parts->contents->lists, g_ptr_array_index (names, i));
    (void)add_part (parts, DEMARCHE_PART_LIST, list->name.text, &list->name.place, list->phrases);
  }
}

static void
add_languages (Parts *parts)
{
  g_autoptr (GPtrArray) ids = demarche_sort_keys (parts->contents->languages);

  for (guint i = 0; i < ids->len; i++) {
    const char *id = g_ptr_array_index (ids, i);
    DemarcheRulePart *part = add_part (parts, DEMARCHE_PART_LANGUAGE, id, NULL, NULL);
    GString *form = g_string_new (NULL);
    demarche_meaning_put_language (form, g_hash_table_lookup (parts->contents->languages, id));
    add_field (part, "tables", form);
  }
}

GPtrArray *
demarche_rule_parts_new (DemarcheRuleSet *rules)
{
  Parts parts = {demarche_rule_set_get_contents (rules),
                 g_ptr_array_new_with_free_func ((GDestroyNotify)part_free)};

  add_issues (&parts);
  add_lists (&parts);
  if (parts.contents->names->len > 0)
    (void)add_part (&parts, DEMARCHE_PART_NAMES, "names", NULL, parts.contents->names);
  add_rules (&parts);
  add_cues (&parts);
  add_languages (&parts);
  return parts.parts;
}

/* the name without the revision before it */
static const char *
strip_revision (const DemarcheRuleContents *contents, const char *name)
{
  gsize length = contents->revision != NULL ? strlen (contents->revision) : 0;

  return length > 0 && strncmp (name, contents->revision, length) == 0 ? name + length : name;
}

char *
demarche_rule_set_label_file (DemarcheRuleSet *rules, DemarcheSource *source)
{
  const DemarcheRuleContents *contents = demarche_rule_set_get_contents (rules);
  const char *name = strip_revision (contents, demarche_source_get_name (source));
  const char *folder = contents->folder;
  gsize common = 0;

  /* what both begin with, whole parts of the path only */
  for (gsize i = 0; name[i] != '\0' && name[i] == folder[i]; i++)
    if (name[i] == '/')
      common = i + 1;
  return g_strdup (common > 1 || *name != '/' ? name + common : name);
}
