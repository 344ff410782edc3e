/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* `add --restore`: makes a new archive of an export. */
#include "config.h"

#include "cli/add.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

static int
open_export (const char *path, GError **error)
{
  int descriptor =
      g_str_equal (path, "-") ? dup (STDIN_FILENO) : g_open (path, O_RDONLY | O_CLOEXEC, 0);

  if (descriptor < 0)
    g_set_error_literal (error, DEMARCHE_ERROR, DEMARCHE_ERROR_IO, g_strerror (errno));
  return descriptor;
}

static void
read_export (DemarcheCommandContext *context, int descriptor, const char *export, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DemarcheLines) lines = demarche_lines_new (descriptor, DEMARCHE_LIMIT_JSON_LINE_BYTES);

  if (!demarche_command_open_archive (context, path, DEMARCHE_ARCHIVE_CREATE) ||
      demarche_archive_restore (context->archive, lines, &error))
    return;
  g_clear_object (&context->archive);
  (void)g_unlink (path);
  demarche_command_fail (context, export, error);
}

/* one that fails leaves no archive */
void
demarche_add_restore (DemarcheCommandContext *context, const char *export, const char *path)
{
  g_autoptr (GError) error = NULL;

  if (path != NULL && g_file_test (path, G_FILE_TEST_EXISTS)) {
    g_set_error_literal (&error, DEMARCHE_ERROR, DEMARCHE_ERROR_INVALID,
                         "this is there already; an export is read into a new archive");
    demarche_command_fail (context, path, error);
    return;
  }
  int descriptor = open_export (export, &error);
  if (descriptor < 0) {
    demarche_command_fail (context, export, error);
    return;
  }
  read_export (context, descriptor, export, path);
  close (descriptor);
}
