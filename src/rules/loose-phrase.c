/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* A phrase that stands in no rule file. */
#include "rules/loose-phrase.h"

#include "rules/rule-contents.h"

#include <string.h>

/* what messages call it */
#define NAME "phrase"

static DemarchePhraseNode *
parse (const char *text, DemarcheSource *source, DemarcheDiagnostics *diagnostics)
{
  DemarchePhraseProblem problem = {0};
  DemarchePhraseNode *root = demarche_phrase_parse (text, DEMARCHE_PHRASE_PLAIN, &problem);

  if (root == NULL)
    demarche_diagnostics_take (
        diagnostics, demarche_diagnostic_new (DEMARCHE_SEVERITY_ERROR, source, problem.start,
                                              problem.end, NULL, problem.message, problem.help));
  demarche_phrase_problem_clear (&problem);
  return root;
}

static gboolean
is_utf8 (const char *text, DemarcheSource *source, DemarcheDiagnostics *diagnostics)
{
  const char *end = NULL;

  if (g_utf8_validate (text, -1, &end))
    return TRUE;
  demarche_diagnostics_take (diagnostics,
                             demarche_diagnostic_new (DEMARCHE_SEVERITY_ERROR, source,
                                                      (gsize)(end - text), (gsize)(end - text) + 1,
                                                      NULL, "phrase is not UTF-8", NULL));
  return FALSE;
}

DemarchePhrase *
demarche_loose_phrase_new (DemarcheRuleSet *rules, const char *text,
                           DemarcheDiagnostics *diagnostics)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (DemarcheSource) source = demarche_source_new (NAME, bytes);
  guint n_errors = demarche_diagnostics_count (diagnostics, DEMARCHE_SEVERITY_ERROR);
  DemarchePhraseNode *root =
      is_utf8 (text, source, diagnostics) ? parse (text, source, diagnostics) : NULL;

  if (root == NULL)
    return NULL;
  DemarchePhrase *phrase = g_new0 (DemarchePhrase, 1);
  phrase->text = g_strdup (text);
  phrase->root = root;
  phrase->place.source = g_steal_pointer (&source);
  demarche_rule_contents_check_phrase (demarche_rule_set_get_contents (rules), phrase, diagnostics);
  if (demarche_diagnostics_count (diagnostics, DEMARCHE_SEVERITY_ERROR) > n_errors)
    g_clear_pointer (&phrase, demarche_loose_phrase_free);
  return phrase;
}

void
demarche_loose_phrase_free (DemarchePhrase *phrase)
{
  if (phrase == NULL)
    return;
  g_free (phrase->text);
  demarche_phrase_node_free (phrase->root);
  demarche_source_unref (phrase->place.source);
  g_free (phrase);
}
