/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Work on all processors. */
#pragma once

#include "base/macros.h"

G_BEGIN_DECLS

typedef void (*DemarcheParallelFunc) (guint index, gpointer data);

/* calls @function for 0 to @n - 1, in any order and from @n_jobs threads (0: one for each
 * processor); returns when all have come back */
DEMARCHE_API void demarche_parallel_run (guint n_jobs, guint n, DemarcheParallelFunc function,
                                         gpointer data);

G_END_DECLS
