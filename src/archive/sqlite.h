/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* SQLite, opened with the first archive: see base/late-library.h. Who includes sqlite3ext.h calls
 * its functions by their names, through the table that is found then. */
#pragma once

#include "base/macros.h"

G_BEGIN_DECLS

/* once, for the rest of the run; from any thread. FALSE: %DEMARCHE_ERROR_NOT_FOUND */
gboolean demarche_sqlite_open (GError **error) DEMARCHE_MUST_USE;

G_END_DECLS
