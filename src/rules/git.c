/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Runs git for reading. */
#include "rules/git.h"

#include <gio/gio.h>
#include <string.h>

#define MAX_MESSAGE 4096

static const char *const program_folders[] = {
    "/usr/bin", "/usr/local/bin", "/bin", "/opt/homebrew/bin", "/run/current-system/sw/bin", NULL,
};

/* what would point git at another repository, at other settings or make it talk. A hook sets some
 * of them, so a user may have them without knowing */
static const char *const unwanted_variables[] = {
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_COMMON_DIR",
    "GIT_CONFIG",
    "GIT_CONFIG_COUNT",
    "GIT_CONFIG_PARAMETERS",
    "GIT_DIR",
    "GIT_EXEC_PATH",
    "GIT_GRAFT_FILE",
    "GIT_INDEX_FILE",
    "GIT_NAMESPACE",
    "GIT_OBJECT_DIRECTORY",
    "GIT_PREFIX",
    "GIT_REPLACE_REF_BASE",
    "GIT_SHALLOW_FILE",
    "GIT_TRACE",
    "GIT_TRACE_SETUP",
    "GIT_TRACE2",
    "GIT_TRACE2_EVENT",
    "GIT_TRACE2_PERF",
    "GIT_WORK_TREE",
};

char *
demarche_git_find (const char *const *folders)
{
  for (const char *const *folder = folders; *folder != NULL; folder++) {
    g_autofree char *path = g_build_filename (*folder, "git", NULL);
    if (g_file_test (path, G_FILE_TEST_IS_EXECUTABLE) && !g_file_test (path, G_FILE_TEST_IS_DIR))
      return g_steal_pointer (&path);
  }
  return NULL;
}

static GSubprocessLauncher *
make_launcher (void)
{
  GSubprocessLauncher *launcher =
      g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);

  for (gsize i = 0; i < G_N_ELEMENTS (unwanted_variables); i++)
    g_subprocess_launcher_unsetenv (launcher, unwanted_variables[i]);
  g_subprocess_launcher_setenv (launcher, "LC_ALL", "C", TRUE); /* messages are compared */
  g_subprocess_launcher_setenv (launcher, "PATH", "/usr/bin:/bin", TRUE);
  g_subprocess_launcher_setenv (launcher, "GIT_TERMINAL_PROMPT", "0", TRUE);
  /* a partial clone fetches what it lacks when it is read */
  g_subprocess_launcher_setenv (launcher, "GIT_NO_LAZY_FETCH", "1", TRUE);
  g_subprocess_launcher_setenv (launcher, "GIT_ALLOW_PROTOCOL", "none", TRUE);
  return launcher;
}

static GSubprocess *
start (const char *folder, const char *const *arguments, GError **error)
{
  static const char *const options[] = {"--no-optional-locks", "--no-pager", "--no-replace-objects",
                                        "--literal-pathspecs"};
  g_autoptr (GSubprocessLauncher) launcher = NULL;
  g_autoptr (GPtrArray) vector = g_ptr_array_new ();
  g_autofree char *program = demarche_git_find (program_folders);

  if (program == NULL) {
    g_autofree char *folders = g_strjoinv (", ", (char **)program_folders);
    g_set_error (error, DEMARCHE_ERROR, DEMARCHE_ERROR_NOT_FOUND, "git is in none of %s", folders);
    return NULL;
  }
  g_ptr_array_add (vector, program);
  for (gsize i = 0; i < G_N_ELEMENTS (options); i++)
    g_ptr_array_add (vector, (gpointer)options[i]);
  g_ptr_array_add (vector, (gpointer) "-C");
  g_ptr_array_add (vector, (gpointer)folder);
  for (const char *const *argument = arguments; *argument != NULL; argument++)
    g_ptr_array_add (vector, (gpointer)*argument);
  g_ptr_array_add (vector, NULL);
  launcher = make_launcher ();
  return g_subprocess_launcher_spawnv (launcher, (const char *const *)vector->pdata, error);
}

/* at most @limit + 1 bytes, so that more shows */
static GBytes *
read_some (GInputStream *stream, gsize limit, GError **error)
{
  g_autoptr (GByteArray) data = g_byte_array_new ();
  guchar buffer[16384];
  gsize n = sizeof buffer;

  while (n == sizeof buffer && data->len <= limit) {
    if (!g_input_stream_read_all (stream, buffer, sizeof buffer, &n, NULL, error))
      return NULL;
    g_byte_array_append (data, buffer, (guint)n);
  }
  return g_byte_array_free_to_bytes (g_steal_pointer (&data));
}

/* its first line without "fatal: " */
static void
set_error_said (GError **error, GBytes *said)
{
  gsize length = 0;
  const char *data = said != NULL ? g_bytes_get_data (said, &length) : NULL;
  g_autofree char *text = g_strndup (data != NULL ? data : "", MIN (length, MAX_MESSAGE));
  const char *start = g_str_has_prefix (text, "fatal: ") ? text + strlen ("fatal: ") : text;

  g_set_error (error, DEMARCHE_ERROR, DEMARCHE_ERROR_IO, "git: %.*s", (int)strcspn (start, "\r\n"),
               *start != '\0' ? start : "it failed without a word");
}

GBytes *
demarche_git_run (const char *folder, gsize limit, const char *const *arguments, GError **error)
{
  g_autoptr (GSubprocess) process = start (folder, arguments, error);
  g_autoptr (GBytes) answer = NULL;
  g_autoptr (GBytes) said = NULL;

  if (process == NULL)
    return NULL;
  answer = read_some (g_subprocess_get_stdout_pipe (process), limit, error);
  if (answer == NULL || g_bytes_get_size (answer) > limit) {
    g_subprocess_force_exit (process);
    if (answer != NULL)
      g_set_error (error, DEMARCHE_ERROR, DEMARCHE_ERROR_LIMIT,
                   "larger than %" G_GSIZE_FORMAT " MiB", limit >> 20);
    return NULL;
  }
  said = read_some (g_subprocess_get_stderr_pipe (process), MAX_MESSAGE, NULL);
  if (!g_subprocess_wait (process, NULL, error))
    return NULL;
  if (g_subprocess_get_successful (process))
    return g_steal_pointer (&answer);
  set_error_said (error, said);
  return NULL;
}
