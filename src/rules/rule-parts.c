/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Takes a rule set apart for comparison. */
#include "rules/rule-parts.h"

#include "rules/rule-meaning.h"

#include <string.h>

typedef struct {
  const DemarcheRuleContents *contents;
  GPtrArray *parts;
} Parts;

/* ---- fields ---- */

static void
append_issue_kind (GString *out, gconstpointer item)
{
  const DemarcheIssue *issue = item;

  g_string_append (out, issue->kind == DEMARCHE_ISSUE_SCALE ? "scale" : "choice");
}

static void
append_value (GString *out, gconstpointer item)
{
  const DemarchePosition *position = item;
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append (out, g_ascii_dtostr (buffer, sizeof buffer, position->value));
}

static void
append_all (GString *out, gconstpointer item)
{
  demarche_meaning_put_phrases (out, ((const DemarcheRule *)item)->all);
}

static void
append_with (GString *out, gconstpointer item)
{
  demarche_meaning_put_phrases (out, ((const DemarcheRule *)item)->with);
}

static void
append_within (GString *out, gconstpointer item)
{
  const DemarcheRule *rule = item;

  demarche_meaning_put_number (out, rule->within);
  if (rule->within == DEMARCHE_WITHIN_WORDS)
    demarche_meaning_put_number (out, rule->within_words);
}

static void
append_unless (GString *out, gconstpointer item)
{
  demarche_meaning_put_unless (out, &((const DemarcheRule *)item)->unless);
}

static void
append_where (GString *out, gconstpointer item)
{
  demarche_meaning_put_where (out, ((const DemarcheRule *)item)->where);
}

static void
append_force (GString *out, gconstpointer item)
{
  demarche_meaning_put_number (out, ((const DemarcheRule *)item)->force);
}

static void
append_stance (GString *out, gconstpointer item)
{
  demarche_meaning_put_number (out, ((const DemarcheRule *)item)->stance);
}

static void
append_holder (GString *out, gconstpointer item)
{
  demarche_meaning_put_number (out, ((const DemarcheRule *)item)->holder);
}

static void
append_rhetorical (GString *out, gconstpointer item)
{
  demarche_meaning_put_number (out, ((const DemarcheRule *)item)->rhetorical);
}

static void
append_effect (GString *out, gconstpointer item)
{
  g_string_append (out, demarche_cue_effect_get_name (((const DemarcheCue *)item)->effect));
}

static void
append_direction (GString *out, gconstpointer item)
{
  demarche_meaning_put_number (out, ((const DemarcheCue *)item)->direction);
}

static void
append_max (GString *out, gconstpointer item)
{
  demarche_meaning_put_number (out, ((const DemarcheCue *)item)->max);
}

static void
append_of (GString *out, gconstpointer item)
{
  demarche_meaning_put_number (out, ((const DemarcheCue *)item)->of);
}

static void
append_tables (GString *out, gconstpointer item)
{
  demarche_meaning_put_language (out, item);
}

static const DemarchePartField no_fields[] = {{0}};
static const DemarchePartField issue_fields[] = {{"kind", append_issue_kind}, {0}};
static const DemarchePartField position_fields[] = {{"value", append_value}, {0}};
static const DemarchePartField rule_fields[] = {{"all", append_all},
                                                {"with", append_with},
                                                {"within", append_within},
                                                {"unless", append_unless},
                                                {"where", append_where},
                                                {"force", append_force},
                                                {"stance", append_stance},
                                                {"holder", append_holder},
                                                {"rhetorical", append_rhetorical},
                                                {0}};
static const DemarchePartField cue_fields[] = {{"effect", append_effect},
                                               {"direction", append_direction},
                                               {"max", append_max},
                                               {"of", append_of},
                                               {0}};
static const DemarchePartField language_fields[] = {{"tables", append_tables}, {0}};

const DemarchePartField *
demarche_part_kind_get_fields (DemarchePartKind kind)
{
  switch (kind) {
  case DEMARCHE_PART_ISSUE:
    return issue_fields;
  case DEMARCHE_PART_POSITION:
    return position_fields;
  case DEMARCHE_PART_RULE:
    return rule_fields;
  case DEMARCHE_PART_CUE:
    return cue_fields;
  case DEMARCHE_PART_LANGUAGE:
    return language_fields;
  default:
    return no_fields;
  }
}

/* ---- parts ---- */

static void
part_free (DemarcheRulePart *part)
{
  g_free (part->key);
  g_clear_pointer (&part->phrases, g_ptr_array_unref);
  g_free (part);
}

static DemarcheRulePart *
add_part (Parts *parts, DemarchePartKind kind, const char *key, const DemarchePlace *place,
          GPtrArray *phrases, gconstpointer item)
{
  DemarcheRulePart *part = g_new0 (DemarcheRulePart, 1);

  part->kind = kind;
  part->key = g_strdup (key);
  part->phrases = phrases != NULL ? g_ptr_array_ref (phrases) : NULL;
  part->item = item;
  if (place != NULL)
    part->place = *place;
  g_ptr_array_add (parts->parts, part);
  return part;
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
    (void)add_part (parts, DEMARCHE_PART_ISSUE, issue->id, &place, NULL, issue);
    if (issue->has_about)
      (void)add_part (parts, DEMARCHE_PART_ABOUT, issue->id, &place,
                      g_ptr_array_index (parts->contents->about, i), NULL);
  }
  for (guint i = 0; i < demarche_codebook_get_n_positions (codebook); i++) {
    const DemarchePosition *position = demarche_codebook_get_position (codebook, i);
    const DemarcheIssue *issue = demarche_codebook_get_issue (codebook, position->issue);
    DemarchePlace place = find_issue (parts, issue->id, position->id);
    (void)add_part (parts, DEMARCHE_PART_POSITION, position->code, &place, NULL, position);
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

/* phrases of a position stand together, where the first of them is */
static void
add_rules (Parts *parts)
{
  g_autoptr (GHashTable) phrases = g_hash_table_new (NULL, NULL); /* of positions */

  for (guint i = 0; i < parts->contents->rules->len; i++) {
    const DemarcheRule *rule = g_ptr_array_index (parts->contents->rules, i);
    DemarcheRulePart *part = g_hash_table_lookup (phrases, GUINT_TO_POINTER (rule->position + 1));
    if (!is_phrase (rule)) {
      (void)add_part (parts, DEMARCHE_PART_RULE, rule->id, &rule->place, rule->any, rule);
      continue;
    }
    if (part == NULL) {
      const char *code =
          demarche_codebook_get_position (parts->contents->codebook, rule->position)->code;
      part = add_part (parts, DEMARCHE_PART_PHRASES, code, &rule->place, NULL, NULL);
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
    (void)add_part (parts, DEMARCHE_PART_CUE, cue->id, &cue->place, cue->phrases, cue);
  }
}

static void
add_lists (Parts *parts)
{
  g_autoptr (GPtrArray) names = demarche_sort_keys (parts->contents->lists);

  for (guint i = 0; i < names->len; i++) {
    const DemarcheFileList *list =
        g_hash_table_lookup (parts->contents->lists, g_ptr_array_index (names, i));
    (void)add_part (parts, DEMARCHE_PART_LIST, list->name.text, &list->name.place, list->phrases,
                    NULL);
  }
}

static void
add_languages (Parts *parts)
{
  g_autoptr (GPtrArray) ids = demarche_sort_keys (parts->contents->languages);

  for (guint i = 0; i < ids->len; i++) {
    const char *id = g_ptr_array_index (ids, i);
    (void)add_part (parts, DEMARCHE_PART_LANGUAGE, id, NULL, NULL,
                    g_hash_table_lookup (parts->contents->languages, id));
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
    (void)add_part (&parts, DEMARCHE_PART_NAMES, "names", NULL, parts.contents->names, NULL);
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
