/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Statements and tag files become the tagged statements of a report. */
#include "config.h"

#include "cli/tagging.h"
#include "cli/report.h"

static gboolean
is_tag_file (const char *path)
{
  return g_str_has_suffix (path, ".jsonl");
}

static DemarcheSource *
load_tag_file (DemarcheCommandContext *context, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = demarche_io_read (path, DEMARCHE_LIMIT_TAG_FILE_BYTES, &error);

  if (bytes != NULL)
    return demarche_source_new (path, bytes);
  demarche_command_fail (context, path, error);
  return NULL;
}

/* adds what the files hold, where a statement may be spread over several; FALSE after a mistake */
static gboolean
read_tag_files (DemarcheCommandContext *context, DemarcheRuleSet *rules, GPtrArray *sources,
                GPtrArray *tagged)
{
  g_autoptr (DemarcheDiagnostics) diagnostics = demarche_diagnostics_new ();
  g_autoptr (GPtrArray) read = demarche_tag_lines_read_files (
      sources, DEMARCHE_TAG_LINES_TAGS, demarche_rule_set_get_codebook (rules), diagnostics);

  demarche_command_print_diagnostics (context, diagnostics);
  for (guint i = 0; read != NULL && i < read->len; i++)
    g_ptr_array_add (tagged, demarche_tagged_ref (g_ptr_array_index (read, i)));
  return read != NULL;
}

typedef struct {
  DemarcheCommandContext *context;
  DemarcheIngest *ingest;
  GPtrArray *tagged;
} Collecting;

static gboolean
take_tagged (const DemarcheInput *input, DemarcheTagged *tagged, const char *why, gpointer data)
{
  const Collecting *collecting = data;

  g_ptr_array_add (collecting->tagged,
                   tagged != NULL ? tagged
                                  : demarche_command_describe_unread (
                                        collecting->context, collecting->ingest, input, why));
  return TRUE;
}

static gboolean
tag_statements (DemarcheCommandContext *context, DemarcheIngest *ingest, DemarcheRuleSet *rules,
                char **paths, gboolean with_words, GPtrArray *tagged)
{
  g_autoptr (GPtrArray) inputs = demarche_command_list (context, ingest, paths);
  g_autoptr (GHashTable) outlines = NULL;

  if (inputs == NULL)
    return FALSE;
  if (!with_words && (outlines = demarche_command_load_outlines (context, rules)) == NULL)
    return FALSE;
  Collecting collecting = {context, ingest, tagged};
  return demarche_command_tag_inputs (context, ingest, rules, inputs, outlines, 0, take_tagged,
                                      &collecting);
}

/* loads the given manifest and registry. That files of the manifest are not there says nothing
 * where tags are read in their place */
static gboolean
load_given (DemarcheCommandContext *context, DemarcheIngest *ingest)
{
  static const char *const no_paths[] = {NULL};
  g_autoptr (DemarcheDiagnostics) diagnostics = demarche_diagnostics_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) inputs = demarche_ingest_list (ingest, no_paths, diagnostics, &error);

  if (inputs != NULL)
    return TRUE;
  demarche_command_print_diagnostics (context, diagnostics);
  demarche_command_fail (context, NULL, error);
  return FALSE;
}

GPtrArray *
demarche_command_collect_tagged (DemarcheCommandContext *context, DemarcheIngest *ingest,
                                 DemarcheRuleSet *rules, char **paths, gboolean with_words)
{
  g_autoptr (GPtrArray) tagged =
      g_ptr_array_new_with_free_func ((GDestroyNotify)demarche_tagged_unref);
  g_autoptr (GPtrArray) statements = g_ptr_array_new ();
  g_autoptr (GPtrArray) sources =
      g_ptr_array_new_with_free_func ((GDestroyNotify)demarche_source_unref);

  for (guint i = 0; paths[i] != NULL; i++) {
    DemarcheSource *source = NULL;

    if (!is_tag_file (paths[i])) {
      g_ptr_array_add (statements, paths[i]);
      continue;
    }
    source = load_tag_file (context, paths[i]);
    if (source == NULL)
      return NULL;
    g_ptr_array_add (sources, source);
  }
  if (!read_tag_files (context, rules, sources, tagged))
    return NULL;
  gboolean has_statements = statements->len > 0 || *paths == NULL;
  g_ptr_array_add (statements, NULL);
  if (!(has_statements ? tag_statements (context, ingest, rules, (char **)statements->pdata,
                                         with_words, tagged)
                       : load_given (context, ingest)))
    return NULL;
  return g_steal_pointer (&tagged);
}

/* where presence is looked up */
typedef struct {
  DemarcheCommandContext *context;
  DemarcheIngest *ingest;
  GHashTable *present;
} Presence;

/* by the manifests; else by those from which the archive was filled */
static void
add_event (const Presence *presence, const char *event)
{
  DemarcheArchive *archive = presence->context->archive;

  if (event == NULL || g_hash_table_contains (presence->present, event))
    return;
  g_autofree const char **names = demarche_ingest_get_present (presence->ingest, event);
  char **all = names != NULL ? g_strdupv ((char **)names) : NULL;
  if (all == NULL && archive != NULL)
    all = demarche_archive_get_present (archive, event, NULL);
  if (all != NULL)
    g_hash_table_insert (presence->present, g_strdup (event), all);
}

GHashTable *
demarche_command_collect_present (DemarcheCommandContext *context, DemarcheIngest *ingest,
                                  GPtrArray *tagged)
{
  GHashTable *present =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_strfreev);
  const Presence presence = {context, ingest, present};

  for (guint i = 0; i < tagged->len; i++) {
    DemarcheStatement *statement = demarche_tagged_get_statement (g_ptr_array_index (tagged, i));

    add_event (&presence, demarche_statement_get_field (statement, DEMARCHE_FIELD_EVENT));
    for (guint k = 0; k < demarche_statement_get_n_paragraphs (statement); k++)
      add_event (&presence, demarche_statement_get_paragraph (statement, k)->occasion->event);
  }
  return present;
}

DemarcheComparison *
demarche_command_compare (DemarcheCommandContext *context, DemarcheReportDefinition *definition,
                          DemarcheRuleSet *rules, DemarcheIngest *ingest, GPtrArray *tagged,
                          gboolean is_last)
{
  g_autoptr (GHashTable) present = demarche_command_collect_present (context, ingest, tagged);
  DemarcheComparisonOptions options = {
      .speakers = demarche_ingest_get_speakers (ingest), .present = present, .is_last = is_last};

  demarche_report_definition_fill_options (definition, &options);
  return demarche_comparison_new (tagged, demarche_rule_set_get_codebook (rules), &options);
}
