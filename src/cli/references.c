/* SPDX-License-Identifier: LGPL-2.1-or-later */
#include "config.h"

#include "cli/references.h"

#include <string.h>

gboolean
demarche_command_is_reference (const char *text)
{
  return strlen (text) >= DEMARCHE_REFERENCE_CHARS &&
         text[strspn (text, "abcdefghijklmnopqrstuvwxyz234567")] == '\0';
}

/* as the archive has them, else as @classifier makes them */
static DemarcheTagged *
read_tags (DemarcheArchive *archive, DemarcheClassifier *classifier, DemarcheRuleSet *rules,
           const char *name, GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (DemarcheStatement) statement = NULL;
  DemarcheTagged *tagged = demarche_archive_read_tagged (archive, name, rules, &problem);

  if (problem != NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
  else if (tagged == NULL)
    statement = demarche_archive_read (archive, name, FALSE, error);
  return statement != NULL ? demarche_classifier_tag (classifier, statement, NULL, error) : tagged;
}

static gboolean
has_reference (DemarcheTagged *tagged, DemarcheRuleSet *rules, const char *reference, guint *number)
{
  g_autoptr (GPtrArray) one = g_ptr_array_new ();

  g_ptr_array_add (one, tagged);
  g_autoptr (GPtrArray) references =
      demarche_references_new (one, demarche_rule_set_get_codebook (rules));
  for (guint i = 0; i < references->len; i++) {
    const char *known = g_ptr_array_index (references, i);
    guint paragraph = demarche_tagged_get_tag (tagged, i)->paragraph;

    if (!g_str_has_prefix (known, reference) && !g_str_has_prefix (reference, known))
      continue;
    *number = demarche_statement_get_paragraph (demarche_tagged_get_statement (tagged), paragraph)
                  ->number;
    return TRUE;
  }
  return FALSE;
}

/* @seen: (element-type utf8): statements that were looked through; @found: the first of them, by
 * name, that has it */
typedef struct {
  DemarcheRuleSet *rules;
  const char *reference;
  GHashTable *seen;
  char *found;
  guint number;
} Search;

static void
look_through (DemarcheTagged *outline, gpointer data)
{
  g_autoptr (DemarcheTagged) tagged = outline;
  Search *search = data;
  const char *name = demarche_statement_get_name (demarche_tagged_get_statement (tagged));
  guint number;

  g_hash_table_add (search->seen, g_strdup (name));
  if (!has_reference (tagged, search->rules, search->reference, &number) ||
      (search->found != NULL && strcmp (search->found, name) < 0))
    return;
  g_free (search->found);
  search->found = g_strdup (name);
  search->number = number;
}

/* those of which there is no outline, one by one */
static gboolean
look_through_rest (DemarcheCommandContext *context, DemarcheIngest *ingest, Search *search,
                   GError **error)
{
  g_autoptr (GPtrArray) names = demarche_archive_list_names (context->archive, error);
  g_autoptr (DemarcheClassifier) classifier =
      demarche_classifier_new (search->rules, demarche_ingest_get_speakers (ingest));

  for (guint i = 0; names != NULL && search->found == NULL && i < names->len; i++) {
    const char *name = g_ptr_array_index (names, i);
    if (g_hash_table_contains (search->seen, name))
      continue;
    DemarcheTagged *tagged = read_tags (context->archive, classifier, search->rules, name, error);
    if (tagged == NULL)
      return FALSE;
    look_through (tagged, search);
  }
  return names != NULL;
}

char *
demarche_command_find_reference (DemarcheCommandContext *context, DemarcheIngest *ingest,
                                 DemarcheRuleSet *rules, const char *reference, guint *number,
                                 GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Search search = {rules, reference, seen, NULL, 0};

  if (!demarche_archive_read_outlines (context->archive, rules, look_through, &search, error) ||
      (search.found == NULL && !look_through_rest (context, ingest, &search, error))) {
    g_free (search.found);
    return NULL;
  }
  *number = search.number;
  return search.found;
}
