/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Which release of the library this is. */
#pragma once

#include "base/macros.h"

G_BEGIN_DECLS

/**
 * demarche_get_version:
 *
 * Returns: (transfer none): the version of the library that runs, such as "0.1.0"
 *
 * Since: 0.1
 */
DEMARCHE_API const char *demarche_get_version (void);

G_END_DECLS
