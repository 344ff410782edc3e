/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* demarche speakers: who was found in statements, under which spellings; confirms merges. */
#include "config.h"

#include "cli/commands.h"
#include "cli/inputs.h"
#include "cli/speakers-format.h"

#include <string.h>

#define REGISTRY "speakers.json"

static const DemarcheCommandHelp help = {
    "(STATEMENTS… | --merge NAME ALIAS…)",
    "Lists the persons, delegations and groups of statements, under which spellings each was "
    "found, "
    "and names that may be one. With '--merge' the names after the first become its aliases in a "
    "registry; nothing is merged without it.",
    {"demarche speakers statements/", "demarche speakers --merge 'Anna Rossi' 'A. Rossi' -o "
                                      "statements/speakers.json"},
};

typedef enum {
  FORMAT_TEXT,
  FORMAT_JSON,
  FORMAT_CSV,
} Format;

static const char *const formats[] = {"text", "json", "csv", NULL};
static const char *const kinds[] = {"person", "delegation", "group", NULL};

static void
write_roster (DemarcheCommandContext *context, DemarcheRoster *roster, Format format,
              const char *registry)
{
  g_autoptr (GString) out = g_string_new (NULL);

  switch (format) {
  case FORMAT_TEXT:
    demarche_speakers_append_text (out, roster, registry);
    break;
  case FORMAT_JSON:
    demarche_speakers_append_json (out, roster);
    break;
  case FORMAT_CSV:
    demarche_speakers_append_csv (out, roster);
    break;
  }
  demarche_command_write (context, out->str, (gssize)out->len);
}

/* read without the registry, whose spellings would hide what was written */
static void
list_names (DemarcheCommandContext *context, DemarcheIngest *ingest, char **paths, Format format)
{
  g_autoptr (GPtrArray) inputs = demarche_command_list (context, ingest, paths);
  g_autoptr (DemarcheSpeakers) nobody = demarche_speakers_new ();

  if (inputs == NULL)
    return;
  const char *registry = demarche_ingest_get_speakers_path (ingest);
  g_autoptr (DemarcheRoster) roster = demarche_roster_new (demarche_ingest_get_speakers (ingest));
  demarche_ingest_set_speakers (ingest, nobody);
  for (guint i = 0; i < inputs->len; i++) {
    g_autoptr (DemarcheStatement) statement =
        demarche_command_read_statement (context, ingest, g_ptr_array_index (inputs, i), NULL);
    if (statement != NULL)
      demarche_roster_add (roster, statement);
  }
  demarche_roster_finish (roster);
  write_roster (context, roster, format, registry != NULL ? registry : REGISTRY);
}

/* FALSE after an error; no file is no mistake */
static gboolean
load_registry (DemarcheCommandContext *context, const char *path, DemarcheSource **source)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  *source = NULL;
  if (path == NULL || g_str_equal (path, "-"))
    return TRUE;
  bytes = demarche_io_read (path, DEMARCHE_LIMIT_RULE_FILE_BYTES, &error);
  if (bytes != NULL)
    *source = demarche_source_new (path, bytes);
  else if (!g_error_matches (error, DEMARCHE_ERROR, DEMARCHE_ERROR_NOT_FOUND))
    demarche_command_fail (context, path, error);
  return bytes != NULL || g_error_matches (error, DEMARCHE_ERROR, DEMARCHE_ERROR_NOT_FOUND);
}

static void
write_registry (DemarcheCommandContext *context, const char *path, const char *text, char **names)
{
  g_autoptr (GError) error = NULL;

  if (path == NULL || g_str_equal (path, "-")) {
    demarche_command_write (context, text, -1);
    return;
  }
  if (!demarche_io_write (path, text, strlen (text), &error)) {
    demarche_command_fail (context, path, error);
    return;
  }
  for (guint i = 1; names[i] != NULL; i++)
    demarche_command_say ("%s: '%s' is '%s'", path, names[i], names[0]);
}

static void
merge (DemarcheCommandContext *context, char **names, DemarcheRosterKind kind,
       const char *delegation, const char *path)
{
  g_autoptr (DemarcheDiagnostics) diagnostics = demarche_diagnostics_new ();
  g_autoptr (DemarcheSource) source = NULL;
  g_autoptr (GError) error = NULL;

  if (g_strv_length (names) < 2) {
    demarche_command_usage_error (context, "'--merge' needs two names or more",
                                  "the name to keep, then those that are the same");
    return;
  }
  if (!load_registry (context, path, &source))
    return;
  g_autofree char *text = demarche_speakers_merge (source, kind, (const char *const *)names,
                                                   delegation, diagnostics, &error);
  demarche_command_print_diagnostics (context, diagnostics);
  if (text != NULL)
    write_registry (context, path, text, names);
  else
    demarche_command_fail (context, path, error);
}

int
demarche_command_speakers (DemarcheCommandContext *context, int argc, char **argv)
{
  g_auto (GStrv) paths = NULL;
  g_autofree char *format = NULL;
  g_autofree char *kind = NULL;
  g_autofree char *output = NULL;
  gboolean merging = FALSE;
  g_auto (DemarcheStatementOptions) options = {0};
  GOptionEntry statement_entries[DEMARCHE_N_STATEMENT_OPTIONS];
  const GOptionEntry entries[] = {
      {"format", 0, 0, G_OPTION_ARG_FILENAME, &format, "text (default), json or csv", "FORMAT"},
      {"merge", 0, 0, G_OPTION_ARG_NONE, &merging,
       "The names that follow are one: write that into a registry", NULL},
      {"as", 0, 0, G_OPTION_ARG_FILENAME, &kind,
       "What they name: person (default), delegation, group", "KIND"},
      {"output", 'o', 0, G_OPTION_ARG_FILENAME, &output,
       "The registry to write into, made when it is not there; standard output without it", "FILE"},
      G_OPTION_ENTRY_NULL,
  };

  demarche_statement_options_get_entries (&options, statement_entries);
  if (!demarche_command_parse (context, &help, entries, statement_entries, argc, argv, &paths))
    return demarche_command_finish (context);
  int choice = demarche_command_choose (context, "format", format, formats, FORMAT_TEXT);
  int kind_choice = demarche_command_choose (context, "as", kind, kinds, DEMARCHE_ROSTER_PERSON);
  if (choice < 0 || kind_choice < 0)
    return demarche_command_finish (context);
  if (merging) {
    merge (context, paths, (DemarcheRosterKind)kind_choice,
           options.fields[DEMARCHE_FIELD_DELEGATION], output);
    return demarche_command_finish (context);
  }
  g_autoptr (DemarcheIngest) ingest = demarche_command_open_ingest (context, &options);
  if (ingest != NULL)
    list_names (context, ingest, paths, (Format)choice);
  return demarche_command_finish (context);
}
