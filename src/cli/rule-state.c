/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The last good state of a rule set. */
#include "config.h"

#include "cli/rule-state.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define MAX_STATE_BYTES (16u << 20) /* the largest rule set that is kept */
#define MAX_STATES 50               /* the oldest go */
#define SUFFIX ".rules"

typedef struct {
  char *path;
  gint64 seconds; /* when it was kept */
} State;

static char *
get_folder (void)
{
  return g_build_filename (g_get_user_state_dir (), "demarche", "last-good", NULL);
}

/* the file for the rule set at one path, whatever links lead there; NULL when it has none */
static char *
get_file (DemarcheRuleSet *rules)
{
  g_autofree char *path = demarche_rule_set_get_path (rules);
  g_autofree char *folder = get_folder ();

  if (path == NULL)
    return NULL;
  g_autofree char *real = realpath (path, NULL);
  g_autofree char *hash =
      g_compute_checksum_for_string (G_CHECKSUM_SHA256, real != NULL ? real : path, -1);
  g_autofree char *name = g_strconcat (hash, SUFFIX, NULL);
  return g_build_filename (folder, name, NULL);
}

static void
clear_state (gpointer data)
{
  g_free (((State *)data)->path);
}

/* newest first */
static int
compare_states (gconstpointer first, gconstpointer second)
{
  gint64 one = ((const State *)first)->seconds;
  gint64 other = ((const State *)second)->seconds;

  if (one != other)
    return one > other ? -1 : 1;
  return strcmp (((const State *)first)->path, ((const State *)second)->path);
}

static void
remove_oldest (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  g_autoptr (GArray) states = g_array_new (FALSE, FALSE, sizeof (State));
  const char *name = NULL;

  g_array_set_clear_func (states, clear_state);
  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL) {
    State state = {g_build_filename (path, name, NULL), 0};
    GStatBuf status;
    if (g_lstat (state.path, &status) == 0)
      state.seconds = status.st_mtime;
    if (g_str_has_suffix (name, SUFFIX))
      g_array_append_val (states, state);
    else
      g_free (state.path);
  }
  g_array_sort (states, compare_states);
  for (guint i = MAX_STATES; i < states->len; i++)
    (void)g_unlink (g_array_index (states, State, i).path);
}

void
demarche_rule_state_keep (DemarcheRuleSet *rules)
{
  g_autofree char *folder = get_folder ();
  g_autofree char *file = get_file (rules);
  g_autoptr (GBytes) saved = file != NULL ? demarche_rule_set_save (rules) : NULL;

  if (saved == NULL || g_bytes_get_size (saved) > MAX_STATE_BYTES ||
      g_mkdir_with_parents (folder, 0700) != 0)
    return;
  if (demarche_io_write (file, g_bytes_get_data (saved, NULL), g_bytes_get_size (saved), NULL))
    remove_oldest (folder);
}

DemarcheRuleSet *
demarche_rule_state_load (DemarcheRuleSet *rules, GError **error)
{
  g_autofree char *file = get_file (rules);
  g_autoptr (DemarcheDiagnostics) diagnostics = demarche_diagnostics_new ();
  g_autoptr (GBytes) saved = NULL;

  if (file == NULL) {
    g_set_error_literal (error, DEMARCHE_ERROR, DEMARCHE_ERROR_INVALID,
                         "only a file or folder has a last good state");
    return NULL;
  }
  if (!g_file_test (file, G_FILE_TEST_EXISTS)) {
    g_set_error_literal (error, DEMARCHE_ERROR, DEMARCHE_ERROR_NOT_FOUND,
                         "no state that passed 'demarche check' is kept");
    return NULL;
  }
  saved = demarche_io_read (file, MAX_STATE_BYTES, error);
  DemarcheRuleSet *state =
      saved != NULL ? demarche_rule_set_load_saved (saved, diagnostics, error) : NULL;
  if (state == NULL)
    g_prefix_error (error, "the last good state in '%s': ", file);
  return state;
}
