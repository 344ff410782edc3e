/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The language tables that are compiled in. */
#include "rules/rule-contents.h"

#include "rules/rules-resources.h"

#define ENGLISH "/org/demarche/languages/en.json"

void
demarche_language_add_builtin (GHashTable *languages)
{
  g_autoptr (GBytes) bytes = g_resource_lookup_data (demarche_rules_get_resource (), ENGLISH,
                                                     G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autoptr (DemarcheDiagnostics) diagnostics = demarche_diagnostics_new ();
  g_autoptr (DemarcheSource) source = demarche_source_new ("languages/en.json", bytes);
  g_autoptr (DemarcheRuleFile) file = demarche_rule_file_read (source, ENGLISH, diagnostics);
  DemarcheLanguage *language = g_steal_pointer (&file->tables);

  language->id = g_strdup (file->language.text);
  g_hash_table_insert (languages, language->id, language);
}
