/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What can only be checked in the whole rule set: lists, and phrases that contradict. */
#include "rules/rule-contents.h"
#include "rules/rule-merge.h"
#include "rules/rule-reader.h"

#include "base/json-scanner.h"
#include "base/limits.h"

#include <string.h>

/* lists in lists are walked by recursion; hand-written ones are two or three deep */
#define MAX_LIST_DEPTH 32

/* what is known of a list while lists are measured */
typedef struct {
  gboolean is_open; /* it is being measured */
  guint depth;      /* of lists in it */
  gsize n_states;   /* at least as many as its program has, all its lists included */
} Measure;

typedef struct {
  const DemarcheRuleContents *contents;
  DemarcheDiagnostics *diagnostics;
  const DemarchePhrase *phrase; /* (unowned): the one at hand */
  GHashTable *measures;         /* (element-type utf8 Measure) */
  GPtrArray *open;              /* (element-type utf8): lists being measured */
} Check;

static DemarchePlace
place_node (const DemarchePhrase *phrase, const DemarchePhraseNode *node)
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

/* ---- lists that do not exist ---- */

static void
check_list_name (const DemarchePhraseNode *node, gpointer data)
{
  const Check *check = data;
  DemarchePlace place = place_node (check->phrase, node);
  g_autofree const char **names = NULL;
  g_autofree char *help = NULL;

  if (g_hash_table_contains (check->contents->lists, node->word))
    return;
  names = (const char **)g_hash_table_get_keys_as_array (check->contents->lists, NULL);
  help = demarche_rule_hint (node->word, "lists here", "@", names);
  demarche_report_at (check->diagnostics, DEMARCHE_SEVERITY_ERROR, &place, NULL, help,
                      "list '%s' is not defined", node->word);
}

/* ---- lists in circles, and phrases too large ---- */

static Measure measure_node (Check *check, const DemarchePhrase *phrase,
                             const DemarchePhraseNode *node);

static void
add_measure (Measure *total, Measure part)
{
  total->depth = MAX (total->depth, part.depth);
  /* saturates: doubling lists reach any number */
  total->n_states = MIN (total->n_states + part.n_states, DEMARCHE_LIMIT_PHRASE_STATES + 1);
}

static void
report_circle (Check *check, const DemarchePhrase *phrase, const DemarchePhraseNode *node)
{
  DemarchePlace place = place_node (phrase, node);
  g_autoptr (GString) chain = g_string_new (NULL);
  guint first = 0;

  (void)g_ptr_array_find_with_equal_func (check->open, node->word, g_str_equal, &first);
  for (guint i = first; i < check->open->len; i++)
    g_string_append_printf (chain, "@%s -> ", (const char *)g_ptr_array_index (check->open, i));
  g_string_append_printf (chain, "@%s", node->word);
  demarche_report_at (check->diagnostics, DEMARCHE_SEVERITY_ERROR, &place, NULL, chain->str,
                      "list '%s' holds itself", node->word);
}

static Measure
measure_list (Check *check, const DemarchePhrase *phrase, const DemarchePhraseNode *node)
{
  const DemarcheFileList *list = g_hash_table_lookup (check->contents->lists, node->word);
  Measure *known = g_hash_table_lookup (check->measures, node->word);
  const Measure nothing = {.n_states = 1};

  if (known != NULL && known->is_open)
    report_circle (check, phrase, node);
  if (known != NULL)
    return *known;
  if (list == NULL || check->open->len > MAX_LIST_DEPTH)
    return (Measure){.depth = list != NULL ? MAX_LIST_DEPTH : 0, .n_states = 1};
  known = g_memdup2 (&nothing, sizeof nothing);
  known->is_open = TRUE;
  g_hash_table_insert (check->measures, node->word, known);
  g_ptr_array_add (check->open, node->word);
  known->n_states += list->phrases->len;
  for (guint i = 0; i < list->phrases->len; i++) {
    const DemarchePhrase *entry = g_ptr_array_index (list->phrases, i);
    add_measure (known, measure_node (check, entry, entry->root));
  }
  g_ptr_array_remove_index (check->open, check->open->len - 1);
  known->depth++;
  known->is_open = FALSE;
  return *known;
}

/* without those of its children: what the ways into them and out of them take */
static gsize
count_own_states (const DemarchePhraseNode *node)
{
  switch (node->type) {
  case DEMARCHE_PHRASE_GAP:
    return 2 * (gsize)node->gap;
  case DEMARCHE_PHRASE_ALTERNATIVES:
    return 1 + node->children->len;
  case DEMARCHE_PHRASE_HYPHENATED:
    return 3 + node->children->len;
  case DEMARCHE_PHRASE_SEQUENCE:
    return 0;
  default:
    return 1;
  }
}

static Measure
measure_node (Check *check, const DemarchePhrase *phrase, const DemarchePhraseNode *node)
{
  Measure total = {.depth = 0};

  if (node->type == DEMARCHE_PHRASE_LIST)
    return measure_list (check, phrase, node);
  total.n_states = count_own_states (node);
  for (guint i = 0; node->children != NULL && i < node->children->len; i++)
    add_measure (&total, measure_node (check, phrase, g_ptr_array_index (node->children, i)));
  return total;
}

static void
check_phrase (Check *check, const DemarchePhrase *phrase)
{
  Measure measure;

  check->phrase = phrase;
  demarche_phrase_visit_lists (phrase->root, check_list_name, check);
  measure = measure_node (check, phrase, phrase->root);
  if (measure.depth > MAX_LIST_DEPTH)
    demarche_report_at (check->diagnostics, DEMARCHE_SEVERITY_ERROR, &phrase->place, NULL, NULL,
                        "lists are nested deeper than %d", MAX_LIST_DEPTH);
  else if (measure.n_states > DEMARCHE_LIMIT_PHRASE_STATES)
    demarche_report_at (check->diagnostics, DEMARCHE_SEVERITY_ERROR, &phrase->place, NULL,
                        "split the phrase, or shorten its lists",
                        "phrase is larger than %u steps with its lists",
                        DEMARCHE_LIMIT_PHRASE_STATES);
}

/* ---- one letter alone ---- */

static gboolean
is_alphabetic (gunichar c)
{
  GUnicodeScript script = g_unichar_get_script (c);

  return g_unichar_isalpha (c) &&
         (script == G_UNICODE_SCRIPT_LATIN || script == G_UNICODE_SCRIPT_GREEK ||
          script == G_UNICODE_SCRIPT_CYRILLIC);
}

/* the word when the phrase can match one letter alone, or NULL */
static const DemarchePhraseNode *
find_lone_letter (const DemarchePhraseNode *node)
{
  if (node->type == DEMARCHE_PHRASE_WORD)
    return !node->exact && g_utf8_strlen (node->word, -1) == 1 &&
                   is_alphabetic (g_utf8_get_char (node->word))
               ? node
               : NULL;
  if (node->type == DEMARCHE_PHRASE_SEQUENCE && node->children->len > 1)
    return NULL;
  for (guint i = 0; node->children != NULL && i < node->children->len; i++) {
    const DemarchePhraseNode *found = find_lone_letter (g_ptr_array_index (node->children, i));
    if (found != NULL && node->type != DEMARCHE_PHRASE_HYPHENATED)
      return found;
  }
  return NULL;
}

static void
warn_of_lone_letters (Check *check, GPtrArray *phrases)
{
  for (guint i = 0; phrases != NULL && i < phrases->len; i++) {
    const DemarchePhrase *phrase = g_ptr_array_index (phrases, i);
    const DemarchePhraseNode *letter = find_lone_letter (phrase->root);
    DemarchePlace place;
    if (letter == NULL)
      continue;
    place = place_node (phrase, letter);
    demarche_report_at (check->diagnostics, DEMARCHE_SEVERITY_WARNING, &place, "W002 lone-letter",
                        "write the word beside it, or a whole word",
                        "'%s' alone matches every such letter that stands by itself", letter->word);
  }
}

/* ---- one phrase for opposed positions ---- */

/* whether the words alone decide, so that two rules with them always fire together */
static gboolean
is_unconditional (const DemarcheRule *rule)
{
  static const DemarcheUnless no_unless;
  static const DemarcheWhere no_where;

  return rule->any != NULL && rule->all == NULL && rule->with == NULL && rule->stance < 0 &&
         memcmp (&rule->unless, &no_unless, sizeof no_unless) == 0 &&
         memcmp (&rule->where, &no_where, sizeof no_where) == 0;
}

typedef struct {
  const DemarcheRule *rule;
  const DemarchePhrase *phrase;
} FirstUse;

static void
check_contradiction (Check *check, GHashTable *uses, const DemarcheRule *rule,
                     const DemarchePhrase *phrase)
{
  DemarcheCodebook *codebook = check->contents->codebook;
  g_autoptr (GString) key = g_string_new (phrase->language);
  const FirstUse *first = NULL;
  FirstUse *use = NULL;

  g_string_append_c (key, ' ');
  demarche_phrase_append_canonical (key, phrase->root);
  first = g_hash_table_lookup (uses, key->str);
  if (first == NULL) {
    use = g_new0 (FirstUse, 1);
    use->rule = rule;
    use->phrase = phrase;
    g_hash_table_insert (uses, g_strdup (key->str), use);
  } else if (demarche_codebook_is_opposed (codebook, first->rule->position, rule->position)) {
    g_autofree char *where = demarche_place_describe (&first->phrase->place);
    demarche_report_at (
        check->diagnostics, DEMARCHE_SEVERITY_WARNING, &phrase->place, "W001 contradicting-phrases",
        NULL, "phrase shows '%s' here and the opposed '%s' at %s",
        demarche_codebook_get_position (codebook, rule->position)->code,
        demarche_codebook_get_position (codebook, first->rule->position)->code, where);
  }
}

static void
check_contradictions (Check *check)
{
  g_autoptr (GHashTable) uses = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; i < check->contents->rules->len; i++) {
    const DemarcheRule *rule = g_ptr_array_index (check->contents->rules, i);
    if (!is_unconditional (rule))
      continue;
    for (guint j = 0; j < rule->any->len; j++)
      check_contradiction (check, uses, rule, g_ptr_array_index (rule->any, j));
  }
}

void
demarche_rule_contents_check_phrase (const DemarcheRuleContents *contents,
                                     const DemarchePhrase *phrase, DemarcheDiagnostics *diagnostics)
{
  g_autoptr (GHashTable) measures = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  g_autoptr (GPtrArray) open = g_ptr_array_new ();
  Check check = {
      .contents = contents, .diagnostics = diagnostics, .measures = measures, .open = open};

  check_phrase (&check, phrase);
}

void
demarche_rule_contents_check (const DemarcheRuleContents *contents,
                              DemarcheDiagnostics *diagnostics)
{
  g_autoptr (GHashTable) measures = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  g_autoptr (GPtrArray) open = g_ptr_array_new ();
  Check check = {
      .contents = contents, .diagnostics = diagnostics, .measures = measures, .open = open};

  for (guint i = 0; i < contents->files->len; i++) {
    const DemarcheRuleFile *file = g_ptr_array_index (contents->files, i);
    for (guint j = 0; file->phrases != NULL && j < file->phrases->len; j++)
      check_phrase (&check, g_ptr_array_index (file->phrases, j));
  }
  for (guint i = 0; i < contents->rules->len; i++) {
    const DemarcheRule *rule = g_ptr_array_index (contents->rules, i);
    warn_of_lone_letters (&check, rule->any);
    warn_of_lone_letters (&check, rule->all);
  }
  for (guint i = 0; i < contents->cues->len; i++)
    warn_of_lone_letters (&check, ((DemarcheCue *)g_ptr_array_index (contents->cues, i))->phrases);
  for (guint i = 0; i < contents->about->len; i++)
    warn_of_lone_letters (&check, g_ptr_array_index (contents->about, i));
  check_contradictions (&check);
}
