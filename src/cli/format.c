/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* demarche format: lays rule files out. */
#include "config.h"

#include "cli/commands.h"

#include <string.h>

static const DemarcheCommandHelp help = {
    "RULES…",
    "Lays out rule files: two spaces for each level, at most 100 columns, one style of brackets. "
    "Lines that you broke stay broken, and what the rules mean does not change. A folder means "
    "its own *.json. Writes a file only when its layout changes, and names it; '-' reads standard "
    "input and writes the result to standard output. A file with a mistake is left as it is.",
    {"demarche format rules/ict-security", "demarche format --check norms.json cues.json"},
};

typedef struct {
  DemarcheCommandContext *context;
  gboolean is_check;
  guint n_changed;
  guint n_same;
  guint n_failed;
} Formatting;

static void
name_changed (Formatting *formatting, const char *path)
{
  g_autoptr (GString) line = g_string_new (NULL);

  formatting->n_changed++;
  demarche_escape_terminal (line, path, -1);
  g_string_append_c (line, '\n');
  demarche_command_write (formatting->context, line->str, -1);
}

static void
fail (Formatting *formatting, const char *path, const GError *error)
{
  formatting->n_failed++;
  demarche_command_fail (formatting->context, path, error);
}

static void
report_problem (Formatting *formatting, DemarcheDiagnostic *problem)
{
  g_autoptr (DemarcheDiagnostics) diagnostics = demarche_diagnostics_new ();

  formatting->n_failed++;
  demarche_diagnostics_take (diagnostics, problem);
  demarche_command_print_diagnostics (formatting->context, diagnostics);
}

static void
take_over (Formatting *formatting, const char *path, const char *text, gsize length,
           gboolean is_same)
{
  g_autoptr (GError) error = NULL;
  gboolean is_stream = strcmp (path, "-") == 0;

  if (is_stream && !formatting->is_check) {
    demarche_command_write (formatting->context, text, (gssize)length);
    formatting->n_changed += !is_same;
    formatting->n_same += is_same;
  } else if (is_same) {
    formatting->n_same++;
  } else if (formatting->is_check || demarche_io_write (path, text, length, &error)) {
    name_changed (formatting, path);
  } else {
    fail (formatting, path, error);
  }
}

static void
format_file (Formatting *formatting, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = demarche_io_read (path, DEMARCHE_LIMIT_RULE_FILE_BYTES, &error);
  DemarcheDiagnostic *problem = NULL;

  if (bytes == NULL) {
    fail (formatting, path, error);
    return;
  }
  g_autoptr (DemarcheSource) source = demarche_source_new (path, bytes);
  gsize length = 0;
  g_autofree char *text = demarche_json_format (source, &length, &problem);
  if (text == NULL) {
    report_problem (formatting, problem);
    return;
  }
  gboolean is_same = g_bytes_get_size (bytes) == length &&
                     memcmp (g_bytes_get_data (bytes, NULL), text, length) == 0;
  take_over (formatting, path, text, length, is_same);
}

static void
format_folder (Formatting *formatting, const char *folder)
{
  g_autoptr (DemarcheRuleFiles) disk = demarche_rule_files_new_disk ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) names = demarche_rule_files_list (disk, folder, &error);

  if (names != NULL && names->len == 0)
    g_set_error_literal (&error, DEMARCHE_ERROR, DEMARCHE_ERROR_NOT_FOUND,
                         "the folder holds no file *.json");
  if (error != NULL)
    fail (formatting, folder, error);
  for (guint i = 0; names != NULL && i < names->len; i++) {
    g_autofree char *path = g_build_filename (folder, g_ptr_array_index (names, i), NULL);
    format_file (formatting, path);
  }
}

static void
format_path (Formatting *formatting, const char *path)
{
  if (strcmp (path, "-") != 0 && g_file_test (path, G_FILE_TEST_IS_DIR))
    format_folder (formatting, path);
  else
    format_file (formatting, path);
}

static void
say_summary (const Formatting *formatting)
{
  guint n_files = formatting->n_changed + formatting->n_same + formatting->n_failed;
  g_autoptr (GString) line = g_string_new (NULL);

  g_string_printf (line, "%u %s: %u %s, %u unchanged", n_files, n_files == 1 ? "file" : "files",
                   formatting->n_changed, formatting->is_check ? "would change" : "laid out anew",
                   formatting->n_same);
  if (formatting->n_failed > 0)
    g_string_append_printf (line, ", %u with errors", formatting->n_failed);
  demarche_command_say ("%s", line->str);
}

int
demarche_command_format (DemarcheCommandContext *context, int argc, char **argv)
{
  g_auto (GStrv) paths = NULL;
  Formatting formatting = {.context = context};
  const GOptionEntry entries[] = {
      {"check", 0, 0, G_OPTION_ARG_NONE, &formatting.is_check,
       "Write nothing; name the files whose layout would change, exit code 1 if there are any",
       NULL},
      G_OPTION_ENTRY_NULL,
  };

  if (!demarche_command_parse (context, &help, entries, NULL, argc, argv, &paths))
    return demarche_command_finish (context);
  if (*paths == NULL) {
    demarche_command_usage_error (context, "which files?", "name rule files, folders or '-'");
    return demarche_command_finish (context);
  }
  for (char **path = paths; *path != NULL; path++)
    format_path (&formatting, *path);
  if (formatting.is_check && formatting.n_changed > 0)
    demarche_command_raise (context, DEMARCHE_EXIT_LOOK);
  say_summary (&formatting);
  return demarche_command_finish (context);
}
