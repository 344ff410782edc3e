/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* demarche tag: tags the paragraphs of statements. */
#include "config.h"

#include "cli/tagging.h"
#include "cli/commands.h"
#include "cli/inputs.h"

#include <unistd.h>

#define MOST_JOBS 1024

static const DemarcheCommandHelp help = {
    "STATEMENTS… -r RULES",
    "Tags the paragraphs of statements. With '-' statements or paragraphs come as JSON lines on "
    "standard input, and tags are written as they come.",
    {"demarche tag statements/ -r ict-security > tags.jsonl",
     "demarche tag speech.txt -r rules/ict-security --format text"},
};

typedef enum {
  FORMAT_JSONL,
  FORMAT_CSV,
  FORMAT_TEXT,
} Format;

static const char *const formats[] = {"jsonl", "csv", "text", NULL};

typedef struct {
  DemarcheCommandContext *context;
  DemarcheIngest *ingest;
  DemarcheClassifier *classifier; /* of the stream */
  DemarcheRuleSet *rules;
  Format format;
  guint n_jobs;
} Tagging;

/* FALSE: nobody reads on */
static gboolean
write_tagged (const Tagging *tagging, DemarcheTagged *tagged)
{
  g_autoptr (GString) out = g_string_new (NULL);
  DemarcheCodebook *codebook = demarche_rule_set_get_codebook (tagging->rules);

  switch (tagging->format) {
  case FORMAT_JSONL:
    demarche_tag_lines_append (out, tagged, codebook,
                               demarche_rule_set_get_meaning_hash (tagging->rules));
    break;
  case FORMAT_CSV:
    demarche_tag_rows_append (out, tagged, codebook);
    break;
  case FORMAT_TEXT:
    demarche_tag_text_append (out, tagged, codebook);
    break;
  }
  return demarche_command_write (tagging->context, out->str, (gssize)out->len);
}

static gboolean
tag_statement (const Tagging *tagging, DemarcheStatement *statement)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DemarcheTagged) tagged =
      demarche_classifier_tag (tagging->classifier, statement, NULL, &error);

  if (tagged != NULL && demarche_tagged_get_error (tagged) != NULL)
    demarche_command_say ("%s: warning: %s", demarche_statement_get_name (statement),
                          demarche_tagged_get_error (tagged));
  if (tagged != NULL)
    return write_tagged (tagging, tagged);
  demarche_command_fail (tagging->context, demarche_statement_get_name (statement), error);
  return FALSE;
}

/* a line in place of the tags of a statement that could not be read */
static gboolean
write_failure (const Tagging *tagging, const char *name, const char *why)
{
  g_autoptr (DemarcheTagged) failed = demarche_tagged_new_failed (name, why);

  return tagging->format != FORMAT_JSONL || write_tagged (tagging, failed);
}

static gboolean
take_tagged (const DemarcheInput *input, DemarcheTagged *tagged, const char *why, gpointer data)
{
  g_autoptr (DemarcheTagged) owned = tagged;

  return owned != NULL ? write_tagged (data, owned) : write_failure (data, input->name, why);
}

static gboolean
tag_line (const Tagging *tagging, const char *line, gsize length, guint64 number)
{
  g_autofree char *name = g_strdup_printf ("line %" G_GUINT64_FORMAT, number);
  g_autoptr (GBytes) bytes = g_bytes_new_static (line, length);
  g_autoptr (DemarcheSource) source = demarche_source_new (name, bytes);
  g_autoptr (DemarcheDiagnostics) diagnostics = demarche_diagnostics_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (DemarcheStatement) statement =
      demarche_ingest_read_line (tagging->ingest, source, diagnostics, &error);

  demarche_command_print_diagnostics (tagging->context, diagnostics);
  tagging->context->n_statements++;
  if (statement != NULL)
    return tag_statement (tagging, statement);
  if (demarche_diagnostics_count (diagnostics, DEMARCHE_SEVERITY_ERROR) == 0)
    demarche_command_fail (tagging->context, name, error);
  g_ptr_array_add (tagging->context->failed, g_strdup (name));
  return write_failure (tagging, name, error->message);
}

static gboolean
tag_stream (const Tagging *tagging)
{
  g_autoptr (DemarcheLines) lines =
      demarche_lines_new (STDIN_FILENO, DEMARCHE_LIMIT_JSON_LINE_BYTES);

  while (TRUE) {
    g_autoptr (GError) error = NULL;
    gsize length;
    const char *line = demarche_lines_next (lines, &length, &error);

    if (line == NULL && error == NULL)
      return TRUE;
    if (line == NULL) {
      demarche_command_fail (tagging->context, "standard input", error);
      if (!g_error_matches (error, DEMARCHE_ERROR, DEMARCHE_ERROR_LIMIT))
        return FALSE;
      continue;
    }
    if (length > 0 && (!tag_line (tagging, line, length, demarche_lines_get_number (lines)) ||
                       !demarche_command_flush (tagging->context)))
      return FALSE;
  }
}

static gboolean
is_stream (char **paths)
{
  return g_strcmp0 (paths[0], "-") == 0 && paths[1] == NULL;
}

static void
run (Tagging *tagging, char **paths)
{
  /* the stream is listed too: that loads the registry given as an option */
  g_autoptr (GPtrArray) inputs = demarche_command_list (tagging->context, tagging->ingest, paths);

  if (inputs == NULL)
    return;
  if (tagging->format == FORMAT_CSV) {
    g_autoptr (GString) head = g_string_new (NULL);
    demarche_tag_rows_append_head (head);
    demarche_command_write (tagging->context, head->str, (gssize)head->len);
  }
  if (is_stream (paths)) {
    g_autoptr (DemarcheClassifier) classifier =
        demarche_classifier_new (tagging->rules, demarche_ingest_get_speakers (tagging->ingest));
    tagging->classifier = classifier;
    tag_stream (tagging);
    return;
  }
  demarche_command_tag_inputs (tagging->context, tagging->ingest, tagging->rules, inputs, NULL,
                               tagging->n_jobs, take_tagged, tagging);
}

int
demarche_command_tag (DemarcheCommandContext *context, int argc, char **argv)
{
  g_auto (GStrv) paths = NULL;
  g_autofree char *rules_path = NULL;
  g_autofree char *format = NULL;
  g_autofree char *jobs = NULL;
  guint n_jobs = 0;
  g_auto (DemarcheStatementOptions) options = {0};
  GOptionEntry statement_entries[DEMARCHE_N_STATEMENT_OPTIONS];
  const GOptionEntry entries[] = {
      {"rules", 'r', 0, G_OPTION_ARG_FILENAME, &rules_path, "Rule file, folder or shipped name",
       "RULES"},
      {"format", 0, 0, G_OPTION_ARG_FILENAME, &format, "jsonl (default), csv or text", "FORMAT"},
      {"jobs", 'j', 0, G_OPTION_ARG_FILENAME, &jobs,
       "Statements read at the same time, by default as many as there are processors", "N"},
      G_OPTION_ENTRY_NULL,
  };

  demarche_statement_options_get_entries (&options, statement_entries);
  if (!demarche_command_parse (context, &help, entries, statement_entries, argc, argv, &paths))
    return demarche_command_finish (context);
  int choice = demarche_command_choose (context, "format", format, formats, FORMAT_JSONL);
  g_autoptr (DemarcheIngest) ingest =
      choice >= 0 && demarche_command_choose_number (context, "jobs", jobs, 1, MOST_JOBS, &n_jobs)
          ? demarche_command_open_ingest (context, &options)
          : NULL;
  g_autoptr (DemarcheRuleSet) rules =
      ingest != NULL ? demarche_command_load_rules (context, rules_path) : NULL;
  if (rules != NULL) {
    Tagging tagging = {.context = context, .ingest = ingest, .rules = rules, .n_jobs = n_jobs};
    tagging.format = (Format)choice;
    run (&tagging, paths);
  }
  return demarche_command_finish (context);
}
