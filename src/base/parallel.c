/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Work on all processors: each thread takes the next piece until none is left. */
#include "base/parallel.h"

typedef struct {
  DemarcheParallelFunc function;
  gpointer data;
  guint n;
  guint next; /* atomic */
} Work;

static gpointer
work_on (gpointer data)
{
  Work *work = data;

  while (TRUE) {
    guint index = (guint)g_atomic_int_add (&work->next, 1);
    if (index >= work->n)
      return NULL;
    work->function (index, work->data);
  }
}

/* a thread that cannot be had leaves its share to the others */
void
demarche_parallel_run (guint n_jobs, guint n, DemarcheParallelFunc function, gpointer data)
{
  Work work = {.function = function, .data = data, .n = n};
  guint n_threads = n_jobs > 0 ? n_jobs : g_get_num_processors ();
  guint n_helpers = MIN (n_threads, MAX (n, 1)) - 1;
  g_autoptr (GPtrArray) helpers = g_ptr_array_new ();

  for (guint i = 0; i < n_helpers; i++) {
    GThread *helper = g_thread_try_new ("demarche", work_on, &work, NULL);
    if (helper != NULL)
      g_ptr_array_add (helpers, helper);
  }
  work_on (&work);
  for (guint i = 0; i < helpers->len; i++)
    g_thread_join (g_ptr_array_index (helpers, i));
}
