/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Runs the tests inside rules again after an edit: their texts are a corpus like any other. */
#include "author/corpus-private.h"
#include "author/rule-tests-private.h"

/* all of a test that its tags hang on */
static char *
make_key (const DemarcheRuleTest *test)
{
  const char *parts[] = {test->text,           test->section, test->speaker, test->delegation,
                         test->paragraph_kind, test->date,    test->language};
  GString *key = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    g_string_append_printf (key, "%s%c", parts[i] != NULL ? parts[i] : "",
                            parts[i] != NULL ? '\1' : '\2');
  return g_string_free (key, FALSE);
}

/* (element-type guint): the statement of each test; NULL when one has none */
static GArray *
find_statements (GHashTable *texts, GPtrArray *tests)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < tests->len; i++) {
    g_autofree char *key = make_key (g_ptr_array_index (tests, i));
    gpointer index = NULL;
    if (!g_hash_table_lookup_extended (texts, key, NULL, &index))
      return NULL;
    guint statement = GPOINTER_TO_UINT (index);
    g_array_append_val (found, statement);
  }
  return g_steal_pointer (&found);
}

/* a corpus of the texts of @tests. @texts: (element-type utf8 guint): gets the statement of each */
static DemarcheCorpus *
make_corpus (GPtrArray *tests, GHashTable *texts)
{
  g_autoptr (GPtrArray) statements =
      g_ptr_array_new_with_free_func ((GDestroyNotify)demarche_statement_unref);

  for (guint i = 0; i < tests->len; i++) {
    char *key = make_key (g_ptr_array_index (tests, i));
    if (g_hash_table_contains (texts, key)) {
      g_free (key);
      continue;
    }
    g_hash_table_insert (texts, key, GUINT_TO_POINTER (statements->len));
    g_ptr_array_add (statements, demarche_rule_test_make_statement (g_ptr_array_index (tests, i)));
  }
  return demarche_corpus_new (statements, NULL);
}

static DemarcheTestReport *
judge (DemarcheRuleSet *rules, DemarcheTagging *tagging, const GArray *statements)
{
  g_autoptr (DemarcheClassifier) classifier = demarche_classifier_new (rules, NULL);
  GPtrArray *all = demarche_tagging_get_tagged (tagging);
  g_autofree DemarcheTagged **tagged = g_new (DemarcheTagged *, statements->len + 1);

  for (guint i = 0; i < statements->len; i++)
    tagged[i] = g_ptr_array_index (all, g_array_index (statements, guint, i));
  return demarche_test_report_new (classifier, tagged);
}

/* a text that no test has any more stays: it may come back */
DemarcheTestReport *
demarche_rule_tests_run_again (DemarcheRuleSet *rules, DemarcheTestReport *before,
                               GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (DEMARCHE_IS_RULE_SET (rules), NULL);
  GPtrArray *tests = demarche_rule_set_get_tests (rules);
  DemarcheTagging *old = before != NULL ? before->tagging : NULL;
  g_autoptr (GHashTable) texts = old != NULL ? g_hash_table_ref (before->texts) : NULL;
  g_autoptr (GArray) statements = old != NULL ? find_statements (texts, tests) : NULL;
  g_autoptr (DemarcheCorpus) corpus = NULL;

  if (statements != NULL) {
    corpus = g_object_ref (demarche_tagging_get_corpus (old));
  } else {
    old = NULL;
    g_clear_pointer (&texts, g_hash_table_unref);
    texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
    corpus = make_corpus (tests, texts);
    statements = find_statements (texts, tests);
  }
  g_autoptr (DemarcheTagging) tagging =
      demarche_corpus_tag (corpus, rules, old, cancellable, error);
  if (tagging == NULL)
    return NULL;
  DemarcheTestReport *report = judge (rules, tagging, statements);
  report->tagging = g_steal_pointer (&tagging);
  report->texts = g_steal_pointer (&texts);
  return report;
}
