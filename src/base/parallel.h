/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Work on all processors. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef void (*DemarcheParallelFunc) (guint index, gpointer data);

/* calls @function for 0 to @n - 1, in any order and from several threads; returns when all have
 * come back */
void demarche_parallel_run (guint n, DemarcheParallelFunc function, gpointer data);

G_END_DECLS
