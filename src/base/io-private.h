/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Descriptors read and written to the end, interrupted calls and short writes included. */
#pragma once

#include "base/io.h"

G_BEGIN_DECLS

/* at most @size bytes; 0 at the end, -1 with errno */
gssize demarche_io_read_some (int descriptor, char *buffer, gsize size) DEMARCHE_MUST_USE;
/* FALSE with errno */
gboolean demarche_io_write_all (int descriptor, const char *data, gsize length) DEMARCHE_MUST_USE;
/* sets "@what: reason" and returns FALSE */
gboolean demarche_io_set_errno (GError **error, int number, const char *what);

G_END_DECLS
