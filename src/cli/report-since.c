/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What a report is new against: the last report or a day, and the rules of that time. */
#include "config.h"

#include "cli/report.h"
#include "cli/rule-state.h"

#include <string.h>

DemarcheSince *
demarche_command_load_since (DemarcheCommandContext *context, const char *value)
{
  g_autoptr (DemarcheDiagnostics) diagnostics = demarche_diagnostics_new ();
  g_autoptr (GError) error = NULL;
  gboolean is_file = g_str_has_suffix (value, ".json") || g_file_test (value, G_FILE_TEST_EXISTS);

  if (!is_file) {
    DemarcheSince *since = demarche_since_new_from_date (value, &error);

    if (since == NULL)
      demarche_command_usage_error (context, error->message,
                                    "--since takes a JSON report or a day, YYYY-MM-DD");
    return since;
  }
  g_autoptr (GBytes) bytes = demarche_io_read (value, DEMARCHE_LIMIT_TAG_FILE_BYTES, &error);
  if (bytes == NULL) {
    demarche_command_fail (context, value, error);
    return NULL;
  }
  g_autoptr (DemarcheSource) source = demarche_source_new (value, bytes);
  DemarcheSince *since = demarche_since_new_from_report (source, diagnostics);
  demarche_command_print_diagnostics (context, diagnostics);
  return since;
}

static gboolean
has_hash (DemarcheRuleSet *rules, const char *hash)
{
  return g_strcmp0 (demarche_rule_set_get_meaning_hash (rules), hash) == 0;
}

static void
refuse_rules (DemarcheCommandContext *context, const char *path, DemarcheRuleSet *rules,
              const char *hash)
{
  g_autoptr (GError) error =
      g_error_new (DEMARCHE_ERROR, DEMARCHE_ERROR_INVALID,
                   "these are not the rules of the last report: theirs is %.8s, by meaning, these "
                   "are %.8s",
                   hash, demarche_rule_set_get_meaning_hash (rules));

  demarche_command_fail (context, path, error);
}

/* FALSE after an error. @old: (out) (nullable): those named, else the last state that passed
 * 'check', when it is the one */
static gboolean
find_old_rules (DemarcheCommandContext *context, const char *path, DemarcheRuleSet *rules,
                const char *hash, DemarcheRuleSet **old)
{
  g_autoptr (DemarcheRuleSet) found = NULL;

  if (hash == NULL || has_hash (rules, hash))
    return TRUE;
  if (path != NULL) {
    found = demarche_command_load_rules (context, path);
    if (found == NULL)
      return FALSE;
    if (!has_hash (found, hash)) {
      refuse_rules (context, path, found, hash);
      return FALSE;
    }
  } else {
    found = demarche_rule_state_load (rules, NULL);
  }
  if (found != NULL && has_hash (found, hash))
    *old = g_steal_pointer (&found);
  return TRUE;
}

static GPtrArray *
list_past (DemarcheSince *since, GPtrArray *tagged)
{
  GPtrArray *past = g_ptr_array_new_with_free_func ((GDestroyNotify)demarche_tagged_unref);

  for (guint i = 0; i < tagged->len; i++)
    if (demarche_since_is_past (since,
                                demarche_tagged_get_statement (g_ptr_array_index (tagged, i))))
      g_ptr_array_add (past, demarche_tagged_ref (g_ptr_array_index (tagged, i)));
  return past;
}

/* the same statements by other rules */
static GPtrArray *
tag_anew (DemarcheRuleSet *rules, DemarcheSpeakers *speakers, GPtrArray *tagged)
{
  GPtrArray *anew = g_ptr_array_new_with_free_func ((GDestroyNotify)demarche_tagged_unref);
  g_autoptr (DemarcheClassifier) classifier = demarche_classifier_new (rules, speakers);

  for (guint i = 0; i < tagged->len; i++) {
    DemarcheTagged *one = g_ptr_array_index (tagged, i);
    DemarcheTagged *other =
        demarche_tagged_get_error (one) == NULL
            ? demarche_classifier_tag (classifier, demarche_tagged_get_statement (one), NULL, NULL)
            : demarche_tagged_ref (one);

    g_ptr_array_add (anew, other);
  }
  return anew;
}

/* tags that come from a file say nothing of what other rules would have found */
static gboolean
has_tag_file (char **paths)
{
  for (guint i = 0; paths[i] != NULL; i++)
    if (g_str_has_suffix (paths[i], ".jsonl"))
      return TRUE;
  return FALSE;
}

void
demarche_command_clear_news_basis (DemarcheNewsBasis *basis)
{
  g_clear_pointer (&basis->since, demarche_since_unref);
  g_clear_pointer (&basis->past, demarche_comparison_unref);
  g_clear_object (&basis->rules);
  g_clear_object (&basis->old_rules);
  g_clear_pointer (&basis->past_by_old_rules, demarche_comparison_unref);
  g_clear_pointer (&basis->past_by_rules, demarche_comparison_unref);
  g_clear_pointer (&basis->by_old_rules, demarche_comparison_unref);
}

gboolean
demarche_command_fill_news_basis (DemarcheCommandContext *context, const char *since,
                                  const char *old_rules, DemarcheReportDefinition *definition,
                                  DemarcheRuleSet *rules, DemarcheIngest *ingest, char **paths,
                                  GPtrArray *by_rules, GPtrArray *decided, DemarcheNewsBasis *basis)
{
  basis->since = demarche_command_load_since (context, since);
  if (basis->since == NULL)
    return FALSE;
  g_autoptr (GPtrArray) past = list_past (basis->since, decided);
  g_autoptr (GPtrArray) past_by_rules = list_past (basis->since, by_rules);
  basis->rules = g_object_ref (rules);
  basis->past = demarche_command_compare (context, definition, rules, ingest, past, FALSE);
  if (has_tag_file (paths))
    return TRUE;
  if (!find_old_rules (context, old_rules, rules, demarche_since_get_rules_hash (basis->since),
                       &basis->old_rules))
    return FALSE;
  if (basis->old_rules == NULL)
    return TRUE;
  g_autoptr (GPtrArray) anew =
      tag_anew (basis->old_rules, demarche_ingest_get_speakers (ingest), by_rules);
  g_autoptr (GPtrArray) past_anew = list_past (basis->since, anew);
  basis->past_by_old_rules =
      demarche_command_compare (context, definition, basis->old_rules, ingest, past_anew, FALSE);
  basis->past_by_rules =
      demarche_command_compare (context, definition, rules, ingest, past_by_rules, FALSE);
  basis->by_old_rules =
      demarche_command_compare (context, definition, basis->old_rules, ingest, anew, FALSE);
  return TRUE;
}
