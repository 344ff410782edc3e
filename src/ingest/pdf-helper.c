/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Runs the helper that opens PDF files, within limits. */
#include "ingest/pdf-helper.h"

#include "base/limits.h"

#include <errno.h>
#include <gio/gunixinputstream.h>
#include <poll.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

const DemarchePdfLimits demarche_pdf_limits_default = {
    .memory = DEMARCHE_LIMIT_PDF_MEMORY_BYTES,
    .processor = DEMARCHE_LIMIT_PDF_PROCESSOR_SECONDS,
    .microseconds = DEMARCHE_LIMIT_PDF_SECONDS * G_USEC_PER_SEC,
    .output = DEMARCHE_LIMIT_PDF_OUTPUT_BYTES,
};

static void
set_limit (int resource, guint64 value)
{
  struct rlimit limit = {value, value};

  (void)setrlimit (resource, &limit); /* one that is lower already stays */
}

/* in the child before the program starts: nothing but system calls */
static void
confine (gpointer data)
{
  const DemarchePdfLimits *limits = data;

  set_limit (RLIMIT_AS, limits->memory);
  set_limit (RLIMIT_CPU, limits->processor);
  set_limit (RLIMIT_FSIZE, 0);
  set_limit (RLIMIT_CORE, 0);
  (void)prctl (PR_SET_PDEATHSIG, SIGKILL);
}

/* a file in memory that holds @bytes, open at its start; -1 with @error */
static int
open_bytes (GBytes *bytes, GError **error)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  int file = memfd_create ("pdf", MFD_CLOEXEC);

  while (file >= 0 && length > 0) {
    gssize n = write (file, data, length);

    if (n < 0 && errno == EINTR)
      continue;
    if (n <= 0)
      break;
    data += n;
    length -= (gsize)n;
  }
  if (file >= 0 && length == 0 && lseek (file, 0, SEEK_SET) == 0)
    return file;
  g_set_error (error, DEMARCHE_ERROR, DEMARCHE_ERROR_IO, "cannot hand it to demarche-pdf: %s",
               g_strerror (errno));
  if (file >= 0)
    close (file);
  return -1;
}

static GSubprocess *
start (const char *folder, GBytes *pdf, const DemarchePdfLimits *limits, GError **error)
{
  static char *no_environment[] = {NULL};
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (
      G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_autofree char *program = g_build_filename (folder, DEMARCHE_PDF_HELPER, NULL);
  const char *vector[] = {program, NULL};
  int input;

  if (!g_file_test (program, G_FILE_TEST_IS_EXECUTABLE) ||
      g_file_test (program, G_FILE_TEST_IS_DIR)) {
    g_set_error (error, DEMARCHE_ERROR, DEMARCHE_ERROR_NOT_FOUND,
                 "a PDF, and the program that opens those, demarche-pdf, is not in %s: install "
                 "Debian's libpoppler-glib-dev, then build and install demarche again",
                 folder);
    return NULL;
  }
  input = open_bytes (pdf, error);
  if (input < 0)
    return NULL;
  g_subprocess_launcher_take_stdin_fd (launcher, input);
  g_subprocess_launcher_set_environ (launcher, no_environment);
  g_subprocess_launcher_set_child_setup (launcher, confine, (gpointer)limits, NULL);
  return g_subprocess_launcher_spawnv (launcher, vector, error);
}

static gboolean
set_too_slow (GError **error, const DemarchePdfLimits *limits)
{
  g_set_error (error, DEMARCHE_ERROR, DEMARCHE_ERROR_LIMIT,
               "opening the PDF takes longer than %u seconds, the limit of one file; print it to a "
               "new PDF, or save its text",
               (guint)MAX (1, limits->microseconds / G_USEC_PER_SEC));
  return FALSE;
}

/* waits until there is something to read; FALSE: the time is over, or it was cancelled */
static gboolean
wait_for_output (int file, gint64 end, const DemarchePdfLimits *limits, GCancellable *cancellable,
                 GError **error)
{
  struct pollfd files[2] = {{.fd = file, .events = POLLIN}, {.fd = -1}};
  GPollFD cancel;
  int n = 0;

  if (g_cancellable_make_pollfd (cancellable, &cancel))
    files[1] = (struct pollfd){.fd = cancel.fd, .events = POLLIN};
  while (n == 0 || (n < 0 && errno == EINTR)) {
    gint64 left = end - g_get_monotonic_time ();

    if (left <= 0)
      break;
    n = poll (files, 2, (int)(left / 1000) + 1);
  }
  if (files[1].fd >= 0)
    g_cancellable_release_fd (cancellable);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  return n > 0 || set_too_slow (error, limits);
}

static GBytes *
read_output (GSubprocess *process, const DemarchePdfLimits *limits, gint64 end,
             GCancellable *cancellable, GError **error)
{
  g_autoptr (GByteArray) data = g_byte_array_new ();
  GInputStream *pipe = g_subprocess_get_stdout_pipe (process);
  int file = g_unix_input_stream_get_fd (G_UNIX_INPUT_STREAM (pipe));
  guint8 buffer[65536];

  while (wait_for_output (file, end, limits, cancellable, error)) {
    gssize n = g_input_stream_read (pipe, buffer, sizeof buffer, NULL, error);

    if (n < 0)
      return NULL;
    if (n == 0)
      return g_byte_array_free_to_bytes (g_steal_pointer (&data));
    g_byte_array_append (data, buffer, (guint)n);
    if (data->len > limits->output) {
      g_set_error (error, DEMARCHE_ERROR, DEMARCHE_ERROR_LIMIT,
                   "the text of the PDF is larger than %u MiB, the limit of one file",
                   (guint)(limits->output >> 20));
      return NULL;
    }
  }
  return NULL;
}

/* why it ended as it did; it wrote all that it was going to */
static gboolean
check_end (GSubprocess *process, const DemarchePdfLimits *limits, GError **error)
{
  if (g_subprocess_get_successful (process))
    return TRUE;
  if (g_subprocess_get_if_signaled (process) && (g_subprocess_get_term_sig (process) == SIGXCPU ||
                                                 g_subprocess_get_term_sig (process) == SIGKILL))
    g_set_error (error, DEMARCHE_ERROR, DEMARCHE_ERROR_LIMIT,
                 "opening the PDF takes more than %u seconds of the processor, the limit of one "
                 "file, or demarche-pdf was killed; print it to a new PDF, or save its text",
                 limits->processor);
  else if (g_subprocess_get_if_signaled (process))
    g_set_error (error, DEMARCHE_ERROR, DEMARCHE_ERROR_LIMIT,
                 "opening the PDF made demarche-pdf crash (signal %d), or needs more than %u MiB "
                 "of memory; print it to a new PDF, or save its text",
                 g_subprocess_get_term_sig (process), (guint)(limits->memory >> 20));
  else
    g_set_error (error, DEMARCHE_ERROR, DEMARCHE_ERROR_IO,
                 "demarche-pdf failed on it (exit code %d)",
                 g_subprocess_get_exit_status (process));
  return FALSE;
}

GBytes *
demarche_pdf_helper_run (const char *folder, GBytes *pdf, const DemarchePdfLimits *limits,
                         GCancellable *cancellable, GError **error)
{
  gint64 end = g_get_monotonic_time () + limits->microseconds;
  g_autoptr (GSubprocess) process = start (folder, pdf, limits, error);
  g_autoptr (GBytes) output = NULL;

  if (!process)
    return NULL;
  output = read_output (process, limits, end, cancellable, error);
  if (!output)
    g_subprocess_force_exit (process);
  if (!g_subprocess_wait (process, NULL, output ? error : NULL) || !output)
    return NULL;
  return check_end (process, limits, error) ? g_steal_pointer (&output) : NULL;
}
