/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Most groups of phrases are without fault, and an edit changes few of them: the others are known
 * by what is written in them. */
#include "rules/lint-memory.h"

#include "rules/lint-private.h"
#include "rules/rule-meaning.h"

#include <string.h>

struct _DemarcheLintMemory {
  const DemarcheRuleContents *contents; /* of the rules at hand */
  char *languages;                      /* (nullable): their tables */
  GHashTable *clean;                    /* (element-type utf8): of the rules before */
  GHashTable *next;                     /* (element-type utf8): of those at hand */
  GHashTable *lists;                    /* (element-type utf8 uint): by what is written in them */
  GHashTable *by_name;                  /* (element-type utf8 uint): lists of the rules at hand */
};

static GHashTable *
new_forms (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

DemarcheLintMemory *
demarche_lint_memory_new (void)
{
  DemarcheLintMemory *memory = g_new0 (DemarcheLintMemory, 1);

  memory->clean = new_forms ();
  memory->next = new_forms ();
  memory->lists = new_forms ();
  memory->by_name = new_forms ();
  return memory;
}

void
demarche_lint_memory_free (DemarcheLintMemory *memory)
{
  if (memory == NULL)
    return;
  g_free (memory->languages);
  g_hash_table_unref (memory->clean);
  g_hash_table_unref (memory->next);
  g_hash_table_unref (memory->lists);
  g_hash_table_unref (memory->by_name);
  g_free (memory);
}

static char *
describe_languages (const DemarcheRuleContents *contents)
{
  g_autoptr (GPtrArray) languages = demarche_sort_keys (contents->languages);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < languages->len; i++)
    demarche_meaning_put_language (
        out, g_hash_table_lookup (contents->languages, g_ptr_array_index (languages, i)));
  return g_string_free (out, FALSE);
}

void
demarche_lint_memory_begin (DemarcheLintMemory *memory, const DemarcheRuleContents *contents)
{
  g_autofree char *languages = describe_languages (contents);

  if (g_strcmp0 (languages, memory->languages) != 0)
    g_hash_table_remove_all (memory->clean);
  g_free (memory->languages);
  memory->languages = g_steal_pointer (&languages);
  memory->contents = contents;
  g_hash_table_remove_all (memory->by_name);
}

void
demarche_lint_memory_end (DemarcheLintMemory *memory)
{
  g_hash_table_unref (memory->clean);
  memory->clean = memory->next;
  memory->next = new_forms ();
  memory->contents = NULL;
}

/* ---- forms ---- */

typedef struct {
  DemarcheLintMemory *memory;
  GString *form;
} FormWalk;

/* lists are the same when this number is; they do not hold themselves */
static guint
find_list (DemarcheLintMemory *memory, const char *name)
{
  GPtrArray *phrases = demarche_rule_contents_get_list (memory->contents, name);
  g_autoptr (GString) form = g_string_new (NULL);
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (memory->by_name, name));

  if (number != 0)
    return number;
  for (guint i = 0; phrases != NULL && i < phrases->len; i++)
    demarche_lint_memory_append_form (memory, form, g_ptr_array_index (phrases, i));
  number = GPOINTER_TO_UINT (g_hash_table_lookup (memory->lists, form->str));
  if (number == 0) {
    number = g_hash_table_size (memory->lists) + 1;
    g_hash_table_insert (memory->lists, g_strdup (form->str), GUINT_TO_POINTER (number));
  }
  g_hash_table_insert (memory->by_name, g_strdup (name), GUINT_TO_POINTER (number));
  return number;
}

static void
append_list (const DemarchePhraseNode *node, gpointer data)
{
  const FormWalk *walk = data;

  g_string_append_printf (walk->form, "\1%u", find_list (walk->memory, node->word));
}

/* no phrase holds the marks between its parts */
void
demarche_lint_memory_append_form (DemarcheLintMemory *memory, GString *form,
                                  const DemarchePhrase *phrase)
{
  FormWalk walk = {memory, form};

  g_string_append (form, phrase->language != NULL ? phrase->language : "");
  g_string_append_c (form, '\1');
  g_string_append (form, phrase->text);
  if (strchr (phrase->text, '@') != NULL)
    demarche_phrase_visit_lists (phrase->root, append_list, &walk);
  g_string_append_c (form, '\2');
}

/* ---- groups ---- */

gboolean
demarche_lint_memory_is_clean (DemarcheLintMemory *memory, const char *form)
{
  return g_hash_table_contains (memory->clean, form);
}

void
demarche_lint_memory_keep_clean (DemarcheLintMemory *memory, const char *form)
{
  g_hash_table_add (memory->next, g_strdup (form));
}
