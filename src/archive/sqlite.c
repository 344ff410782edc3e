/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Opens SQLite. It hands the table of all its functions to extensions, so that only those by which
 * to become one are found by name. */
#include "config.h"

#include "archive/sqlite.h"

#include "base/error.h"
#include "base/late-library.h"

#include <sqlite3.h>

#define LIBSQLITE3_FUNCTIONS(X)                                                                    \
  X (sqlite3_auto_extension) X (sqlite3_cancel_auto_extension) X (sqlite3_open) X (sqlite3_close)

static struct {
  LIBSQLITE3_FUNCTIONS (DEMARCHE_LATE_POINTER)
} libsqlite3;

const sqlite3_api_routines *sqlite3_api;

static int
take_functions (sqlite3 *handle, const char **message, const sqlite3_api_routines *functions)
{
  sqlite3_api = functions;
  return SQLITE_OK;
}

/* what is opened here comes and goes: extensions begin with a connection */
static void
become_extension (void)
{
  sqlite3 *handle = NULL;

  libsqlite3.sqlite3_auto_extension (G_CALLBACK (take_functions));
  libsqlite3.sqlite3_open (":memory:", &handle);
  libsqlite3.sqlite3_close (handle);
  libsqlite3.sqlite3_cancel_auto_extension (G_CALLBACK (take_functions));
}

gboolean
demarche_sqlite_open (GError **error)
{
  static const char *const names[] = {LIBSQLITE3_FUNCTIONS (DEMARCHE_LATE_NAME) NULL};
  static DemarcheLateLibrary library = {DEMARCHE_LIBSQLITE3, "an archive", names, &libsqlite3, 0};
  static gsize is_ready = 0;

  if (!demarche_late_library_open (&library, error))
    return FALSE;
  if (g_once_init_enter (&is_ready)) {
    become_extension ();
    g_once_init_leave (&is_ready, TRUE);
  }
  if (sqlite3_api == NULL)
    g_set_error_literal (error, DEMARCHE_ERROR, DEMARCHE_ERROR_NOT_FOUND, "SQLite cannot be used");
  return sqlite3_api != NULL;
}
