/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Makes one rule set of several files: what comes again under one id, and what may not. */
#include "rules/rule-contents.h"
#include "rules/rule-merge.h"
#include "rules/rule-reader.h"

#include "base/json-scanner.h"
#include "base/limits.h"
#include "base/text.h"

#include <stdarg.h>
#include <string.h>

#define ID_LENGTH 48 /* characters of the id of a rule that is named after its phrase */

/* a rule or cue and the file that it stands in now */
typedef struct {
  gpointer item; /* (unowned) */
  DemarchePlace place;
} Slot;

/* things with ids, in the order in which each id came first */
typedef struct {
  GArray *slots;        /* (element-type Slot) */
  GHashTable *known;    /* (element-type utf8 uint): index of an id's slot; items own the ids */
  const char *what;     /* "rule", "cue" */
  GArray *replacements; /* (unowned) */
} Shelf;

void
demarche_report_at (DemarcheDiagnostics *diagnostics, DemarcheSeverity severity,
                    const DemarchePlace *place, const char *code, const char *help,
                    const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  demarche_diagnostics_take (diagnostics,
                             demarche_diagnostic_new (severity, place->source, place->start,
                                                      place->end, code, message, help));
}

DemarchePlace
demarche_place_node (const DemarchePhrase *phrase, const DemarchePhraseNode *node)
{
  DemarcheSource *source = phrase->place.source;
  gsize literal = phrase->place.start;

  /* one that stands in no file: its source is the phrase itself */
  if (phrase->place.start == phrase->place.end)
    return (DemarchePlace){source, node->start, node->end};
  return (DemarchePlace){.source = source,
                         .start = demarche_json_string_source_offset (source, literal, node->start),
                         .end = demarche_json_string_source_offset (source, literal, node->end)};
}

static void
shelf_init (Shelf *shelf, const char *what, GArray *replacements)
{
  shelf->replacements = replacements;
  shelf->slots = g_array_new (FALSE, TRUE, sizeof (Slot));
  shelf->known = g_hash_table_new (g_str_hash, g_str_equal);
  shelf->what = what;
}

static void
shelf_clear (Shelf *shelf)
{
  g_array_unref (shelf->slots);
  g_hash_table_unref (shelf->known);
}

static Slot *
shelf_find (Shelf *shelf, const char *id)
{
  gpointer index = NULL;

  if (!g_hash_table_lookup_extended (shelf->known, id, NULL, &index))
    return NULL;
  return &g_array_index (shelf->slots, Slot, GPOINTER_TO_UINT (index));
}

static void
report_nothing_to_replace (Shelf *shelf, const char *id, const DemarchePlace *place,
                           DemarcheDiagnostics *diagnostics)
{
  g_autofree const char **ids = (const char **)g_hash_table_get_keys_as_array (shelf->known, NULL);
  const char *nearest = demarche_nearest_name (id, ids);
  g_autofree char *help = nearest != NULL ? g_strdup_printf ("did you mean '%s'?", nearest) : NULL;

  demarche_report_at (diagnostics, DEMARCHE_SEVERITY_ERROR, place, NULL, help,
                      "there is no %s '%s' to switch off", shelf->what, id);
}

/* puts an item in the place of the one with its id, which belongs to it, or at the end. @is_whole:
 * whether it could stand alone, else it only switches another one off */
static void
shelf_put (Shelf *shelf, const char *id, gpointer item, const DemarchePlace *place,
           gboolean is_whole, DemarcheDiagnostics *diagnostics)
{
  Slot slot = {.item = item, .place = *place};
  Slot *old = shelf_find (shelf, id);
  g_autofree char *where = old != NULL ? demarche_place_describe (&old->place) : NULL;

  if (old == NULL && !is_whole) {
    report_nothing_to_replace (shelf, id, place, diagnostics);
  } else if (old == NULL) {
    g_hash_table_insert (shelf->known, (gpointer)id, GUINT_TO_POINTER (shelf->slots->len));
    g_array_append_val (shelf->slots, slot);
  } else if (old->place.source == place->source) {
    g_autofree char *help = g_strdup_printf ("the first is at %s", where);
    demarche_report_at (diagnostics, DEMARCHE_SEVERITY_ERROR, place, NULL, help,
                        "%s '%s' stands twice in this file", shelf->what, id);
  } else {
    DemarcheReplacement replacement = {
        .place = *place,
        .message = g_strdup_printf ("%s '%s' replaces the one at %s", shelf->what, id, where)};
    g_array_append_val (shelf->replacements, replacement);
    *old = slot;
  }
}

/* ---- ids of rules without one ---- */

static const DemarchePhrase *
get_first_phrase (const DemarcheRule *rule)
{
  GPtrArray *phrases = rule->any != NULL ? rule->any : rule->all;

  return phrases != NULL && phrases->len > 0 ? g_ptr_array_index (phrases, 0) : NULL;
}

/* nearly all are ASCII */
static void
append_char (GString *out, gunichar c)
{
  if (c < 0x80)
    g_string_append_c (out, (char)c);
  else
    g_string_append_unichar (out, c);
}

/* the phrase in small letters, all else one hyphen, none at the ends */
static char *
make_slug (const char *text)
{
  g_autofree char *small = demarche_text_is_ascii (text, strlen (text)) ? g_ascii_strdown (text, -1)
                                                                        : g_utf8_strdown (text, -1);
  GString *slug = g_string_sized_new (ID_LENGTH);
  gboolean is_apart = FALSE;
  guint n_characters = 0;

  for (const char *at = small; *at != '\0' && n_characters < ID_LENGTH;
       at = g_utf8_next_char (at)) {
    gunichar c = (guchar)*at < 0x80 ? (guchar)*at : g_utf8_get_char (at);
    if (!demarche_text_is_word_char (c)) {
      is_apart = slug->len > 0;
      continue;
    }
    if (is_apart && ++n_characters < ID_LENGTH)
      g_string_append_c (slug, '-');
    if (n_characters++ < ID_LENGTH)
      append_char (slug, c);
    is_apart = FALSE;
  }
  return g_string_free (slug, FALSE);
}

typedef struct {
  Shelf rules;
  Shelf cues;
  GHashTable *reserved;   /* (element-type utf8): ids written in the file at hand */
  gboolean is_reserved;   /* whether these were collected for it */
  GHashTable *collisions; /* (element-type utf8 uint): last number that told a slug from others */
  DemarcheRuleContents *contents;
  DemarcheDiagnostics *diagnostics;
  gboolean is_full; /* too many rules, which has been reported */
} Merge;

static void
reserve_ids (Merge *merge, const DemarcheRuleFile *file)
{
  if (merge->is_reserved)
    return;
  g_hash_table_remove_all (merge->reserved);
  for (guint i = 0; i < file->rules->len; i++) {
    const DemarcheFileRule *rule = g_ptr_array_index (file->rules, i);
    if (rule->id.text != NULL)
      g_hash_table_add (merge->reserved, g_strconcat (rule->code->text, "/", rule->id.text, NULL));
  }
  merge->is_reserved = TRUE;
}

static gboolean
is_taken (Merge *merge, const char *id)
{
  return shelf_find (&merge->rules, id) != NULL || g_hash_table_contains (merge->reserved, id);
}

static char *
make_rule_id (Merge *merge, const DemarcheRuleFile *file, const DemarcheFileRule *rule)
{
  const DemarchePhrase *phrase = get_first_phrase (&rule->rule);
  g_autofree char *slug = phrase != NULL ? make_slug (phrase->text) : g_strdup ("rule");
  char *base = demarche_store_join (file->store, rule->code->text, '/', slug);
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (merge->collisions, base));
  char *id = NULL;

  reserve_ids (merge, file);
  if (number == 0 && !is_taken (merge, base))
    return base;
  do {
    number = MAX (number, 1) + 1;
    g_autofree char *digits = g_strdup_printf ("%u", number);
    id = demarche_store_join (file->store, base, '-', digits);
  } while (is_taken (merge, id));
  g_hash_table_insert (merge->collisions, base, GUINT_TO_POINTER (number));
  return id;
}

/* ---- rules ---- */

static void
report_unknown_position (Merge *merge, const DemarcheFileName *code)
{
  DemarcheCodebook *codebook = merge->contents->codebook;
  guint n_positions = demarche_codebook_get_n_positions (codebook);
  g_autofree const char **codes = g_new0 (const char *, n_positions + 1);
  g_autofree char *help = NULL;

  for (guint i = 0; i < n_positions; i++)
    codes[i] = demarche_codebook_get_position (codebook, i)->code;
  help = demarche_rule_hint (code->text, "position codes", "", codes);
  demarche_report_at (merge->diagnostics, DEMARCHE_SEVERITY_ERROR, &code->place, NULL, help,
                      "unknown position '%s'", code->text);
}

/* @rule's position is known */
static void
put_rule (Merge *merge, const DemarcheRuleFile *file, DemarcheFileRule *rule)
{
  gboolean is_whole = rule->enabled || rule->rule.any != NULL || rule->rule.all != NULL;
  const DemarchePlace *place = rule->id.text != NULL ? &rule->id.place : &rule->rule.place;

  rule->rule.id = rule->id.text != NULL
                      ? demarche_store_join (file->store, rule->code->text, '/', rule->id.text)
                      : make_rule_id (merge, file, rule);
  rule->rule.language = file->language.text;
  shelf_put (&merge->rules, rule->rule.id, rule, place, is_whole, merge->diagnostics);
}

/* rules of one position stand together. FALSE: there is no such position */
static gboolean
find_position (Merge *merge, DemarcheFileRule *rule, const DemarcheFileRule *before)
{
  int position = -1;

  if (before != NULL && before->code == rule->code)
    position = (int)before->rule.position;
  else
    position = demarche_codebook_find_position (merge->contents->codebook, rule->code->text);
  rule->rule.position = (guint)position;
  return position >= 0;
}

static void
merge_rules (Merge *merge, const DemarcheRuleFile *file)
{
  DemarcheCodebook *codebook = merge->contents->codebook;

  for (guint i = 0; i < file->codes->len; i++) {
    const DemarcheFileName *code = g_ptr_array_index (file->codes, i);
    if (demarche_codebook_find_position (codebook, code->text) < 0)
      report_unknown_position (merge, code);
  }
  merge->is_reserved = FALSE;
  for (guint i = 0; i < file->rules->len && !merge->is_full; i++) {
    DemarcheFileRule *rule = g_ptr_array_index (file->rules, i);
    const DemarcheFileRule *before = i > 0 ? g_ptr_array_index (file->rules, i - 1) : NULL;
    if (find_position (merge, rule, before) && (rule->enabled || rule->id.text != NULL))
      put_rule (merge, file, rule);
    merge->is_full = merge->rules.slots->len > DEMARCHE_LIMIT_RULES;
    if (merge->is_full)
      demarche_report_at (merge->diagnostics, DEMARCHE_SEVERITY_ERROR, &rule->rule.place, NULL,
                          "a rule may hold many phrases", "more than %u rules",
                          DEMARCHE_LIMIT_RULES);
  }
}

static void
merge_cues (Merge *merge, const DemarcheRuleFile *file)
{
  for (guint i = 0; i < file->cues->len; i++) {
    DemarcheFileCue *cue = g_ptr_array_index (file->cues, i);
    gboolean is_whole = cue->enabled || cue->cue.phrases != NULL;
    if (cue->id.text == NULL)
      continue;
    cue->cue.id = cue->id.text;
    cue->cue.language = file->language.text;
    shelf_put (&merge->cues, cue->cue.id, cue, &cue->id.place, is_whole, merge->diagnostics);
  }
}

/* ---- lists, names, tables ---- */

static DemarcheRuleFile *
find_file (const DemarcheRuleContents *contents, const DemarcheSource *source)
{
  for (guint i = 0; i < contents->files->len; i++) {
    DemarcheRuleFile *file = g_ptr_array_index (contents->files, i);
    if (file->source == source)
      return file;
  }
  return NULL;
}

static void
merge_lists (Merge *merge, DemarcheRuleFile *file)
{
  for (guint i = 0; i < file->lists->len; i++) {
    DemarcheFileList *list = g_ptr_array_index (file->lists, i);
    const DemarcheFileList *old = g_hash_table_lookup (merge->contents->lists, list->name.text);
    if (old != NULL &&
        !demarche_rule_file_extends (file, find_file (merge->contents, old->name.place.source))) {
      g_autofree char *where = demarche_place_describe (&old->name.place);
      g_autofree char *help = g_strdup_printf (
          "the first is at %s; only a file that extends that one may replace it", where);
      demarche_report_at (merge->diagnostics, DEMARCHE_SEVERITY_ERROR, &list->name.place, NULL,
                          help, "list '%s' is defined twice", list->name.text);
      continue;
    }
    g_hash_table_replace (merge->contents->lists, list->name.text, list);
  }
}

static void
merge_names (Merge *merge, const DemarcheRuleFile *file)
{
  for (guint i = 0; file->names != NULL && i < file->names->len; i++)
    g_ptr_array_add (merge->contents->names, g_ptr_array_index (file->names, i));
}

static void
merge_tables (Merge *merge, const DemarcheRuleFile *file)
{
  GHashTable *languages = merge->contents->languages;
  DemarcheLanguage *language = NULL;

  if (file->language.text == NULL)
    return;
  language = g_hash_table_lookup (languages, file->language.text);
  if (language == NULL) {
    language = demarche_language_new (file->language.text);
    g_hash_table_insert (languages, language->id, language);
  }
  if (file->tables != NULL)
    demarche_language_merge (language, file->tables);
}

/* ---- the result ---- */

static void
take_tests (Merge *merge, GPtrArray *tests, guint position, const char *rule, const char *language)
{
  for (guint i = 0; tests != NULL && i < tests->len; i++) {
    DemarcheRuleTest *test = g_ptr_array_index (tests, i);
    test->position = position;
    test->rule = rule;
    test->language = language;
    g_ptr_array_add (merge->contents->tests, test);
  }
}

static void
take_rules (Merge *merge)
{
  for (guint i = 0; i < merge->rules.slots->len; i++) {
    DemarcheFileRule *rule = g_array_index (merge->rules.slots, Slot, i).item;
    if (!rule->enabled) {
      g_ptr_array_add (merge->contents->disabled, &rule->rule);
      continue;
    }
    g_ptr_array_add (merge->contents->rules, &rule->rule);
    take_tests (merge, rule->tests, rule->rule.position, rule->rule.id, rule->rule.language);
  }
  for (guint i = 0; i < merge->cues.slots->len; i++) {
    DemarcheFileCue *cue = g_array_index (merge->cues.slots, Slot, i).item;
    if (cue->enabled)
      g_ptr_array_add (merge->contents->cues, &cue->cue);
  }
}

static void
take_position_tests (Merge *merge, GPtrArray *tests_by_position)
{
  for (guint i = 0; i < tests_by_position->len; i++) {
    const DemarchePositionTests *own = g_ptr_array_index (tests_by_position, i);
    if (own->tests != NULL)
      take_tests (merge, own->tests, i, NULL, own->language);
  }
}

static void
merge_init (Merge *merge, DemarcheRuleContents *contents, DemarcheDiagnostics *diagnostics)
{
  *merge = (Merge){.contents = contents, .diagnostics = diagnostics};
  shelf_init (&merge->rules, "rule", contents->replacements);
  shelf_init (&merge->cues, "cue", contents->replacements);
  merge->reserved = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  merge->collisions = g_hash_table_new (g_str_hash, g_str_equal);
}

static void
merge_clear (Merge *merge)
{
  shelf_clear (&merge->rules);
  shelf_clear (&merge->cues);
  g_hash_table_unref (merge->reserved);
  g_hash_table_unref (merge->collisions);
}

void
demarche_rule_contents_merge (DemarcheRuleContents *contents, DemarcheDiagnostics *diagnostics)
{
  g_autoptr (GPtrArray) position_tests = g_ptr_array_new_with_free_func (g_free);
  Merge merge;

  merge_init (&merge, contents, diagnostics);
  demarche_rule_contents_merge_issues (contents, position_tests, diagnostics);
  for (guint i = 0; i < contents->files->len; i++) {
    DemarcheRuleFile *file = g_ptr_array_index (contents->files, i);
    merge_lists (&merge, file);
    merge_names (&merge, file);
    merge_tables (&merge, file);
    merge_rules (&merge, file);
    merge_cues (&merge, file);
  }
  take_position_tests (&merge, position_tests);
  take_rules (&merge);
  merge_clear (&merge);
}
