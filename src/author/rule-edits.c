/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What differs between two versions of a rule set. */
#include "author/rule-edits.h"

#include "author/phrase-edits.h"
#include "rules/rule-parts.h"
#include "rules/rule-reader.h"

#include <string.h>

typedef struct {
  DemarcheRuleSet *before;
  DemarcheRuleSet *after;
  GPtrArray *edits;
} Edits;

const char *
demarche_change_get_name (DemarcheChange change)
{
  static const char *const names[DEMARCHE_N_CHANGES] = {"added", "removed", "changed"};

  return change < DEMARCHE_N_CHANGES ? names[change] : NULL;
}

const char *
demarche_change_get_mark (DemarcheChange change)
{
  static const char *const marks[DEMARCHE_N_CHANGES] = {"+", "-", "~"};

  return change < DEMARCHE_N_CHANGES ? marks[change] : NULL;
}

const char *
demarche_edit_kind_get_name (DemarcheEditKind kind, gboolean is_plural)
{
  static const char *const names[DEMARCHE_N_EDITS][2] = {
      {"phrase", "phrases"},     {"rule", "rules"},
      {"cue", "cues"},           {"list", "lists"},
      {"issue", "issues"},       {"position", "positions"},
      {"language", "languages"}, {"order of rules", "orders of rules"},
  };

  return kind < DEMARCHE_N_EDITS ? names[kind][is_plural] : NULL;
}

static void
edit_free (DemarcheRuleEdit *edit)
{
  g_free (edit->file);
  g_free (edit->place);
  g_free (edit->subject);
  g_free (edit->detail);
  g_free (edit->before);
  g_free (edit->after);
  g_free (edit);
}

static DemarcheRuleEdit *
add_edit (Edits *edits, DemarcheChange change, DemarcheEditKind kind, const char *subject,
          const DemarchePlace *place)
{
  DemarcheRuleSet *rules = change == DEMARCHE_CHANGE_REMOVED ? edits->before : edits->after;
  DemarcheRuleEdit *edit = g_new0 (DemarcheRuleEdit, 1);

  edit->change = change;
  edit->kind = kind;
  edit->subject = g_strdup (subject);
  edit->file =
      place->source != NULL ? demarche_rule_set_label_file (rules, place->source) : g_strdup ("");
  edit->place = place->source != NULL ? demarche_place_describe (place) : NULL;
  g_ptr_array_add (edits->edits, edit);
  return edit;
}

/* ---- phrases ---- */

/* what the phrases of a part belong to */
static char *
describe_part (const DemarcheRulePart *part)
{
  switch (part->kind) {
  case DEMARCHE_PART_LIST:
    return g_strconcat ("@", part->key, NULL);
  case DEMARCHE_PART_CUE:
    return g_strconcat ("cue ", part->key, NULL);
  case DEMARCHE_PART_ABOUT:
    return g_strconcat ("about ", part->key, NULL);
  default:
    return g_strdup (part->key);
  }
}

static void
add_phrase_edit (Edits *edits, const char *subject, const DemarchePhrase *before,
                 const DemarchePhrase *after)
{
  DemarcheChange change = before == NULL  ? DEMARCHE_CHANGE_ADDED
                          : after == NULL ? DEMARCHE_CHANGE_REMOVED
                                          : DEMARCHE_CHANGE_CHANGED;
  const DemarchePhrase *shown = after != NULL ? after : before;
  DemarcheRuleEdit *edit = add_edit (edits, change, DEMARCHE_EDIT_PHRASE, subject, &shown->place);

  edit->before = before != NULL ? g_strdup (before->text) : NULL;
  edit->after = after != NULL ? g_strdup (after->text) : NULL;
}

/* @before, @after: (nullable): a part with phrases */
static void
compare_phrases (Edits *edits, const DemarcheRulePart *before, const DemarcheRulePart *after)
{
  g_autofree char *subject = describe_part (after != NULL ? after : before);
  g_autoptr (GArray) pairs = demarche_phrase_pairs_new (before != NULL ? before->phrases : NULL,
                                                        after != NULL ? after->phrases : NULL);

  for (guint i = 0; i < pairs->len; i++) {
    const DemarchePhrasePair *pair = &g_array_index (pairs, DemarchePhrasePair, i);
    add_phrase_edit (edits, subject, pair->before, pair->after);
  }
}

/* ---- parts ---- */

/* what an edit of a part is called; those without a name of their own are nothing but phrases */
static gboolean
find_edit_kind (DemarchePartKind part, DemarcheEditKind *kind)
{
  static const struct {
    DemarchePartKind part;
    DemarcheEditKind kind;
  } kinds[] = {
      {DEMARCHE_PART_ISSUE, DEMARCHE_EDIT_ISSUE},       {DEMARCHE_PART_RULE, DEMARCHE_EDIT_RULE},
      {DEMARCHE_PART_POSITION, DEMARCHE_EDIT_POSITION}, {DEMARCHE_PART_LIST, DEMARCHE_EDIT_LIST},
      {DEMARCHE_PART_LANGUAGE, DEMARCHE_EDIT_LANGUAGE}, {DEMARCHE_PART_CUE, DEMARCHE_EDIT_CUE},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (kinds[i].part == part) {
      *kind = kinds[i].kind;
      return TRUE;
    }
  return FALSE;
}

static void
add_whole_part (Edits *edits, DemarcheChange change, const DemarcheRulePart *part)
{
  gboolean is_added = change == DEMARCHE_CHANGE_ADDED;
  DemarcheEditKind kind;

  if (find_edit_kind (part->kind, &kind))
    (void)add_edit (edits, change, kind, part->key, &part->place);
  else
    compare_phrases (edits, is_added ? NULL : part, is_added ? part : NULL);
}

/* "value 1 → 0.5" where that can be read, else the name of the key */
static void
append_field (GString *detail, DemarchePartKind kind, const char *name, const char *before,
              const char *after)
{
  gboolean is_readable =
      kind == DEMARCHE_PART_POSITION || kind == DEMARCHE_PART_ISSUE || g_str_equal (name, "effect");

  if (detail->len > 0)
    g_string_append (detail, ", ");
  g_string_append (detail, name);
  if (is_readable)
    g_string_append_printf (detail, " %s → %s", before, after);
}

static void
compare_fields (Edits *edits, const DemarcheRulePart *before, const DemarcheRulePart *after)
{
  g_autoptr (GString) detail = g_string_new (NULL);
  g_autoptr (GString) old = g_string_new (NULL);
  g_autoptr (GString) new = g_string_new (NULL);
  const DemarchePartField *fields = demarche_part_kind_get_fields (after->kind);
  DemarcheEditKind kind;

  for (guint i = 0; fields[i].name != NULL; i++) {
    g_string_truncate (old, 0);
    g_string_truncate (new, 0);
    fields[i].append (old, before->item);
    fields[i].append (new, after->item);
    if (!g_string_equal (old, new))
      append_field (detail, after->kind, fields[i].name, old->str, new->str);
  }
  if (detail->len > 0 && find_edit_kind (after->kind, &kind))
    add_edit (edits, DEMARCHE_CHANGE_CHANGED, kind, after->key, &after->place)->detail =
        g_strdup (detail->str);
}

static void
compare_parts (Edits *edits, const DemarcheRulePart *before, const DemarcheRulePart *after)
{
  compare_fields (edits, before, after);
  compare_phrases (edits, before, after);
}

/* ---- which part is which ---- */

static guint
hash_part (gconstpointer data)
{
  const DemarcheRulePart *part = data;

  return g_str_hash (part->key) * 31 + part->kind;
}

static gboolean
is_equal_part (gconstpointer first, gconstpointer second)
{
  const DemarcheRulePart *one = first;
  const DemarcheRulePart *other = second;

  return one->kind == other->kind && g_str_equal (one->key, other->key);
}

static GHashTable *
index_parts (GPtrArray *parts)
{
  GHashTable *index = g_hash_table_new (hash_part, is_equal_part);

  for (guint i = 0; i < parts->len; i++)
    g_hash_table_add (index, g_ptr_array_index (parts, i));
  return index;
}

/* a rule without an id is named after its first phrase: the rule of the same position that lost
 * its name and shares a phrase is the same */
static gboolean
is_renamed_from (const DemarcheRulePart *after, const DemarcheRulePart *before)
{
  gsize code = strcspn (after->key, "/");

  return before->kind == DEMARCHE_PART_RULE && strncmp (before->key, after->key, code + 1) == 0 &&
         demarche_phrases_have_common (before->phrases, after->phrases);
}

/* the part that @part was before: of its name, or renamed; it is taken out of @before */
static const DemarcheRulePart *
take_part (GHashTable *before, GHashTable *after, const DemarcheRulePart *part)
{
  const DemarcheRulePart *found = g_hash_table_lookup (before, part);
  GHashTableIter iter;
  gpointer old = NULL;

  if (found == NULL && part->kind == DEMARCHE_PART_RULE) {
    g_hash_table_iter_init (&iter, before);
    while (g_hash_table_iter_next (&iter, &old, NULL))
      if (!g_hash_table_contains (after, old) && is_renamed_from (part, old) &&
          (found == NULL || strcmp (((DemarcheRulePart *)old)->key, found->key) < 0))
        found = old;
  }
  if (found != NULL)
    g_hash_table_remove (before, found);
  return found;
}

static int
compare_files (gconstpointer first, gconstpointer second)
{
  const DemarcheRuleEdit *one = *(const DemarcheRuleEdit *const *)first;
  const DemarcheRuleEdit *other = *(const DemarcheRuleEdit *const *)second;

  return strcmp (one->file, other->file);
}

static void
compare_all (Edits *edits)
{
  g_autoptr (GPtrArray) before = demarche_rule_parts_new (edits->before);
  g_autoptr (GPtrArray) after = demarche_rule_parts_new (edits->after);
  g_autoptr (GHashTable) left = index_parts (before);
  g_autoptr (GHashTable) index = index_parts (after);

  for (guint i = 0; i < after->len; i++) {
    const DemarcheRulePart *part = g_ptr_array_index (after, i);
    const DemarcheRulePart *old = take_part (left, index, part);
    if (old != NULL)
      compare_parts (edits, old, part);
    else
      add_whole_part (edits, DEMARCHE_CHANGE_ADDED, part);
  }
  for (guint i = 0; i < before->len; i++)
    if (g_hash_table_contains (left, g_ptr_array_index (before, i)))
      add_whole_part (edits, DEMARCHE_CHANGE_REMOVED, g_ptr_array_index (before, i));
}

GPtrArray *
demarche_rule_edits_new (DemarcheRuleSet *before, DemarcheRuleSet *after)
{
  Edits edits = {before, after, g_ptr_array_new_with_free_func ((GDestroyNotify)edit_free)};

  if (g_str_equal (demarche_rule_set_get_meaning_hash (before),
                   demarche_rule_set_get_meaning_hash (after)))
    return edits.edits;
  compare_all (&edits);
  if (edits.edits->len == 0)
    (void)add_edit (&edits, DEMARCHE_CHANGE_CHANGED, DEMARCHE_EDIT_ORDER, "", &(DemarchePlace){0});
  g_ptr_array_sort (edits.edits, compare_files);
  return edits.edits;
}
