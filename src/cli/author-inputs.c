/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What commands that look into a corpus take. */
#include "config.h"

#include "cli/author-inputs.h"

#include <string.h>

void
demarche_selection_get_entries (DemarcheSelection *selection, GOptionEntry *entries)
{
  const GOptionEntry all[DEMARCHE_N_SELECTION_OPTIONS] = {
      {"speaker", 0, 0, G_OPTION_ARG_FILENAME, &selection->speaker, "Only what this person says",
       "NAME"},
      {"delegation", 0, 0, G_OPTION_ARG_FILENAME, &selection->delegation,
       "Only what is said for this State or body", "NAME"},
      {"from", 0, 0, G_OPTION_ARG_FILENAME, &selection->from,
       "Only what was said on that day or later", "YYYY-MM-DD"},
      {"to", 0, 0, G_OPTION_ARG_FILENAME, &selection->to,
       "Only what was said on that day or earlier", "YYYY-MM-DD"},
  };

  memcpy (entries, all, sizeof all);
}

void
demarche_selection_clear (DemarcheSelection *selection)
{
  g_clear_pointer (&selection->speaker, g_free);
  g_clear_pointer (&selection->delegation, g_free);
  g_clear_pointer (&selection->from, g_free);
  g_clear_pointer (&selection->to, g_free);
}

void
demarche_selection_replace_entries (GOptionEntry *entries)
{
  guint n_kept = 0;

  for (guint i = 0; i < DEMARCHE_N_STATEMENT_OPTIONS; i++)
    if (g_strcmp0 (entries[i].long_name, "speaker") != 0 &&
        g_strcmp0 (entries[i].long_name, "delegation") != 0)
      entries[n_kept++] = entries[i];
}

static void
say_of_file (DemarcheCommandContext *context, DemarcheSeverity severity, const char *path,
             const char *message, const char *hint)
{
  g_autoptr (DemarcheDiagnostics) diagnostics = demarche_diagnostics_new ();

  demarche_diagnostics_take (diagnostics,
                             demarche_diagnostic_new_for_file (severity, path, message, hint));
  demarche_command_print_diagnostics (context, diagnostics);
}

/* a table or a statement would give a message for each of its lines */
static gboolean
is_json_lines (GBytes *bytes)
{
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);
  gsize at = 0;

  while (at < length && g_ascii_isspace (text[at]))
    at++;
  return at == length || text[at] == '{';
}

/* FALSE: nothing in it */
static gboolean
check_gold (DemarcheCommandContext *context, const char *path, GPtrArray *gold)
{
  guint n_paragraphs = 0;
  guint n_tags = 0;

  for (guint i = 0; i < gold->len; i++) {
    DemarcheTagged *tagged = g_ptr_array_index (gold, i);
    n_paragraphs += demarche_statement_get_n_paragraphs (demarche_tagged_get_statement (tagged));
    n_tags += demarche_tagged_get_n_tags (tagged);
  }
  if (n_paragraphs == 0)
    say_of_file (context, DEMARCHE_SEVERITY_ERROR, path, "no paragraph is in it",
                 "a line for each paragraph, as 'demarche tag' writes them");
  else if (n_tags == 0)
    say_of_file (context, DEMARCHE_SEVERITY_WARNING, path, "none of its paragraphs has a tag",
                 "were the tags saved? each goes into the list 'tags' of its line");
  return n_paragraphs > 0;
}

static DemarcheSource *
open_gold (DemarcheCommandContext *context, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = demarche_io_read (path, DEMARCHE_LIMIT_TAG_FILE_BYTES, &error);

  if (bytes == NULL) {
    demarche_command_fail (context, path, error);
    return NULL;
  }
  if (is_json_lines (bytes))
    return demarche_source_new (path, bytes);
  say_of_file (context, DEMARCHE_SEVERITY_ERROR, path, "these are no JSON lines",
               "a line for each paragraph, as 'demarche tag' writes them: it begins with '{'");
  return NULL;
}

GPtrArray *
demarche_command_load_gold_files (DemarcheCommandContext *context, char **paths,
                                  DemarcheCodebook *codebook)
{
  g_autoptr (DemarcheDiagnostics) diagnostics = demarche_diagnostics_new ();
  g_autoptr (GPtrArray) sources =
      g_ptr_array_new_with_free_func ((GDestroyNotify)demarche_source_unref);

  for (guint i = 0; paths[i] != NULL; i++) {
    DemarcheSource *source = open_gold (context, paths[i]);
    if (source == NULL)
      return NULL;
    g_ptr_array_add (sources, source);
  }
  g_autoptr (GPtrArray) gold =
      demarche_tag_lines_read_files (sources, DEMARCHE_TAG_LINES_GOLD, codebook, diagnostics);
  demarche_command_print_diagnostics (context, diagnostics);
  return gold != NULL && check_gold (context, sources->len == 1 ? paths[0] : NULL, gold)
             ? g_steal_pointer (&gold)
             : NULL;
}

GPtrArray *
demarche_command_load_gold (DemarcheCommandContext *context, const char *path,
                            DemarcheCodebook *codebook)
{
  char *paths[] = {(char *)path, NULL};

  return demarche_command_load_gold_files (context, paths, codebook);
}

void
demarche_command_say_unread (const char *path, guint n)
{
  if (n > 0)
    demarche_command_say ("%s: %u paragraph%s in none of these statements", path, n,
                          n == 1 ? " is" : "s are");
}
