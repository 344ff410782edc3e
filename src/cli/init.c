/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* demarche init: a small rule folder to begin with. */
#include "config.h"

#include "cli/commands.h"

#include <string.h>

static const DemarcheCommandHelp help = {
    "DIR",
    "Makes a folder with a small rule set to change into your own: lists, an issue with two "
    "positions, rules with their tests. Never replaces a file.",
    {"demarche init our-rules", "demarche init . && demarche check ."},
};

static void
write_line (DemarcheCommandContext *context, const char *text)
{
  g_autoptr (GString) line = g_string_new (NULL);

  demarche_escape_terminal (line, text, -1);
  g_string_append_c (line, '\n');
  demarche_command_write (context, line->str, -1);
}

/* a path as a shell takes it; most need no quotation marks */
static char *
quote (const char *path)
{
  static const char plain[] = "/._-+,@%";

  for (const char *at = path; *at != '\0'; at++)
    if (!g_ascii_isalnum (*at) && strchr (plain, *at) == NULL)
      return g_shell_quote (path);
  return g_strdup (path);
}

static char *
find_schema (const char *data_dir)
{
  static const char *const folders[] = {"schema", "data/schema"};

  for (gsize i = 0; i < G_N_ELEMENTS (folders); i++) {
    g_autofree char *path = g_build_filename (data_dir, folders[i], "rules.schema.json", NULL);
    if (g_file_test (path, G_FILE_TEST_EXISTS))
      return g_steal_pointer (&path);
  }
  return NULL;
}

static void
say_next (DemarcheCommandContext *context, const char *folder)
{
  g_autofree char *path = quote (folder);
  g_autofree char *check = g_strdup_printf ("  demarche check %s", path);
  g_autofree char *explain = g_strdup_printf (
      "  demarche explain --text 'We propose to lower the catch limits.' -r %s", path);
  g_autofree char *report =
      g_strdup_printf ("  demarche report STATEMENTS -r %s -o report.html", path);
  g_autofree char *schema = find_schema (context->data_dir);

  write_line (context, "next:");
  write_line (context, check);
  write_line (context, explain);
  write_line (context, report);
  if (schema != NULL) {
    g_autofree char *line = g_strdup_printf ("for completion in an editor: %s", schema);
    write_line (context, line);
  }
}

static void
create (DemarcheCommandContext *context, const char *folder)
{
  g_autoptr (GError) error = NULL;

  if (!demarche_rule_folder_create (folder, &error)) {
    demarche_command_fail (context, folder, error);
    return;
  }
  for (const char *const *file = demarche_rule_folder_get_files (); *file != NULL; file++) {
    g_autofree char *path = g_build_filename (folder, *file, NULL);
    write_line (context, path);
  }
  say_next (context, folder);
}

int
demarche_command_init (DemarcheCommandContext *context, int argc, char **argv)
{
  g_auto (GStrv) paths = NULL;
  const GOptionEntry entries[] = {G_OPTION_ENTRY_NULL};

  if (!demarche_command_parse (context, &help, entries, NULL, argc, argv, &paths))
    return demarche_command_finish (context);
  if (g_strv_length (paths) != 1 || *paths[0] == '\0')
    demarche_command_usage_error (context, "which folder?", "name one that is new or empty");
  else
    create (context, paths[0]);
  return demarche_command_finish (context);
}
