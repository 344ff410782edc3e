/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* demarche read: shows how files are understood, or writes that as a manifest. */
#include "config.h"

#include "cli/commands.h"
#include "cli/inputs.h"
#include "cli/read-format.h"

static const DemarcheCommandHelp help = {
    "STATEMENTS…",
    "Shows how files are understood: who speaks, when, in which paragraphs, and from where that is "
    "known. With '--manifest' it writes that as statements.csv, ready to be corrected.",
    {"demarche read speech.txt", "demarche read statements/ --manifest > statements.csv"},
};

typedef enum {
  FORMAT_TEXT,
  FORMAT_JSON,
} Format;

static const char *const formats[] = {"text", "json", NULL};

/* FALSE: nobody reads on */
static gboolean
show_all (DemarcheCommandContext *context, DemarcheIngest *ingest, GPtrArray *inputs, Format format)
{
  guint n_shown = 0;

  if (format == FORMAT_JSON && !demarche_command_write (context, "{\"statements\": [", -1))
    return FALSE;
  for (guint i = 0; i < inputs->len; i++) {
    g_autoptr (GString) out = g_string_new (NULL);
    g_autoptr (DemarcheStatement) statement =
        demarche_command_read_statement (context, ingest, g_ptr_array_index (inputs, i), NULL);

    if (statement == NULL)
      continue;
    if (format == FORMAT_JSON)
      demarche_read_append_json (out, statement, n_shown == 0);
    else
      demarche_read_append_text (out, statement, n_shown == 0);
    n_shown++;
    if (!demarche_command_write (context, out->str, (gssize)out->len))
      return FALSE;
  }
  return format != FORMAT_JSON || demarche_command_write (context, "\n]}\n", -1);
}

static void
write_manifest (DemarcheCommandContext *context, DemarcheIngest *ingest, GPtrArray *inputs)
{
  g_autoptr (DemarcheManifestWriter) writer = demarche_manifest_writer_new ();
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < inputs->len; i++) {
    g_autoptr (DemarcheStatement) statement =
        demarche_command_read_statement (context, ingest, g_ptr_array_index (inputs, i), NULL);

    if (statement != NULL)
      demarche_manifest_writer_add (writer, statement);
  }
  demarche_manifest_writer_append (out, writer, ingest);
  demarche_command_write (context, out->str, (gssize)out->len);
}

/* here '--manifest' writes one, so using one goes by another name */
static void
rename_manifest_option (GOptionEntry *entries)
{
  for (guint i = 0; entries[i].long_name != NULL; i++) {
    if (g_str_equal (entries[i].long_name, "manifest"))
      entries[i].long_name = "from-manifest";
  }
}

int
demarche_command_read (DemarcheCommandContext *context, int argc, char **argv)
{
  g_auto (GStrv) paths = NULL;
  g_autofree char *format = NULL;
  gboolean manifest = FALSE;
  g_auto (DemarcheStatementOptions) options = {0};
  GOptionEntry statement_entries[DEMARCHE_N_STATEMENT_OPTIONS];
  const GOptionEntry entries[] = {
      {"format", 0, 0, G_OPTION_ARG_FILENAME, &format, "text (default) or json", "FORMAT"},
      {"manifest", 0, 0, G_OPTION_ARG_NONE, &manifest, "Write a manifest of what was understood",
       NULL},
      G_OPTION_ENTRY_NULL,
  };

  demarche_statement_options_get_entries (&options, statement_entries);
  rename_manifest_option (statement_entries);
  if (!demarche_command_parse (context, &help, entries, statement_entries, argc, argv, &paths))
    return demarche_command_finish (context);
  int choice = demarche_command_choose (context, "format", format, formats, FORMAT_TEXT);
  g_autoptr (DemarcheIngest) ingest =
      choice >= 0 ? demarche_command_open_ingest (context, &options) : NULL;
  g_autoptr (GPtrArray) inputs =
      ingest != NULL ? demarche_command_list (context, ingest, paths) : NULL;

  if (inputs != NULL && manifest)
    write_manifest (context, ingest, inputs);
  else if (inputs != NULL)
    show_all (context, ingest, inputs, (Format)choice);
  return demarche_command_finish (context);
}
