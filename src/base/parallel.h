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

/**
 * DemarcheParallelStages:
 * @weigh: (nullable): how much memory piece @index takes, in bytes; called from any thread
 * @make: makes the result of a piece; called from any thread
 * @take: takes (transfer full) a result, in the thread that began; FALSE: no more is wanted
 * @drop: frees a result that is not wanted any more
 *
 * Pieces of work of two stages: the first is done on all processors, the second in order, by one
 * thread.
 */
typedef struct {
  gsize (*weigh) (guint index, gpointer data);
  gpointer (*make) (guint index, gpointer data);
  gboolean (*take) (guint index, gpointer result, gpointer data);
  GDestroyNotify drop;
} DemarcheParallelStages;

/* has the results of 0 to @n - 1 made by @n_jobs threads (0: one for each processor) and taken in
 * that order, meanwhile; the first is made by the caller, before all others. How many wait to be
 * taken is bounded, also by what they weigh */
DEMARCHE_API void demarche_parallel_run_in_order (guint n_jobs, guint n,
                                                  const DemarcheParallelStages *stages,
                                                  gpointer data);

G_END_DECLS
