/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What must hold in the whole rule set: lists that exist and do not go in circles. */
#include "rules/rule-contents.h"
#include "rules/lint-private.h"
#include "rules/rule-merge.h"
#include "rules/rule-reader.h"

#include "base/limits.h"

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

/* ---- lists that do not exist ---- */

static void
check_list_name (const DemarchePhraseNode *node, gpointer data)
{
  const Check *check = data;
  DemarchePlace place = demarche_place_node (check->phrase, node);
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
  DemarchePlace place = demarche_place_node (phrase, node);
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
  g_hash_table_insert (check->measures, (gpointer)node->word, known);
  g_ptr_array_add (check->open, (gpointer)node->word);
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
    return 1 + node->n_children;
  case DEMARCHE_PHRASE_HYPHENATED:
    return 3 + node->n_children;
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
  for (guint i = 0; i < node->n_children; i++)
    add_measure (&total, measure_node (check, phrase, &node->children[i]));
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
    for (guint j = 0; j < file->phrases->len; j++)
      check_phrase (&check, g_ptr_array_index (file->phrases, j));
  }
}
