/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Work on all processors, its results taken in order by one thread. */
#include "base/parallel.h"

/* as many pieces may be begun and not taken, or one of any weight: enough to keep threads busy */
#define WINDOW 256
#define MOST_BYTES (4 << 20)

typedef struct {
  gpointer result;
  gsize weight;
  gboolean is_made;
} Slot;

/* guarded by @lock. Piece i waits in slot i % WINDOW */
typedef struct {
  GMutex lock;
  GCond has_changed;
  guint n;
  guint next;      /* to be made */
  guint taken;     /* all below are taken */
  gsize weight;    /* of those between */
  guint n_waiting; /* threads */
  Slot slots[WINDOW];
  const DemarcheParallelStages *stages;
  gpointer data;
  gboolean is_alone; /* one thread makes and takes: nobody waits, and nothing need be weighed */
} Line;

/* wakes those who wait, with the lock held: to find that nobody does is cheap only here */
static void
announce (Line *line)
{
  if (line->n_waiting > 0)
    g_cond_broadcast (&line->has_changed);
}

/* with the lock held on entry and return */
static void
wait_for_change (Line *line)
{
  line->n_waiting++;
  g_cond_wait (&line->has_changed, &line->lock);
  line->n_waiting--;
}

/* whether the next piece may begin now */
static gboolean
has_room (const Line *line)
{
  return line->next == line->taken ||
         (line->next - line->taken < WINDOW && line->weight < MOST_BYTES);
}

/* makes the next piece, with the lock held on entry and return; FALSE: there is none */
static gboolean
make_next (Line *line)
{
  guint index = line->next;
  Slot *slot = &line->slots[index % WINDOW];

  if (index >= line->n)
    return FALSE;
  line->next++;
  if (!line->is_alone && line->stages->weigh != NULL)
    slot->weight = line->stages->weigh (index, line->data);
  line->weight += slot->weight;
  g_mutex_unlock (&line->lock);
  gpointer result = line->stages->make (index, line->data);
  g_mutex_lock (&line->lock);
  slot->result = result;
  slot->is_made = TRUE;
  announce (line);
  return TRUE;
}

static gpointer
work (gpointer data)
{
  Line *line = data;

  g_mutex_lock (&line->lock);
  while (line->next < line->n) {
    if (has_room (line))
      make_next (line);
    else
      wait_for_change (line);
  }
  g_mutex_unlock (&line->lock);
  return NULL;
}

/* waits for piece @index, making pieces meanwhile */
static gpointer
wait_for (Line *line, guint index)
{
  Slot *slot = &line->slots[index % WINDOW];

  g_mutex_lock (&line->lock);
  while (!slot->is_made)
    if (!has_room (line) || !make_next (line))
      wait_for_change (line);
  gpointer result = slot->result;
  line->weight -= slot->weight;
  *slot = (Slot){NULL, 0, FALSE};
  line->taken = index + 1;
  announce (line);
  g_mutex_unlock (&line->lock);
  return result;
}

static void
take_all (Line *line)
{
  for (guint i = 0; i < line->n; i++) {
    if (line->stages->take (i, wait_for (line, i), line->data))
      continue;
    g_mutex_lock (&line->lock);
    line->n = line->next; /* what is begun is finished */
    announce (line);
    g_mutex_unlock (&line->lock);
    return;
  }
}

/* what pieces need that is made once and kept is best made here, where memory grows in large steps,
 * and before others wait for it */
static void
make_first (Line *line)
{
  g_mutex_lock (&line->lock);
  make_next (line);
  g_mutex_unlock (&line->lock);
}

/* a thread that cannot be had leaves its share to the others */
static GPtrArray *
start_helpers (Line *line, guint n_jobs)
{
  guint n_threads = n_jobs > 0 ? n_jobs : g_get_num_processors ();
  GPtrArray *helpers = g_ptr_array_new ();

  for (guint i = 1; i < MIN (n_threads, line->n); i++) {
    GThread *helper = g_thread_try_new ("demarche", work, line, NULL);
    if (helper != NULL)
      g_ptr_array_add (helpers, helper);
  }
  return helpers;
}

void
demarche_parallel_run_in_order (guint n_jobs, guint n, const DemarcheParallelStages *stages,
                                gpointer data)
{
  g_autofree Line *line = g_new0 (Line, 1);

  line->n = n;
  line->stages = stages;
  line->data = data;
  g_mutex_init (&line->lock);
  g_cond_init (&line->has_changed);
  line->is_alone = n_jobs == 1;
  make_first (line);
  g_autoptr (GPtrArray) helpers = start_helpers (line, n_jobs);
  if (helpers->len == 0)
    line->is_alone = TRUE;
  take_all (line);
  for (guint i = 0; i < helpers->len; i++)
    g_thread_join (g_ptr_array_index (helpers, i));
  for (guint i = 0; i < WINDOW; i++)
    if (line->slots[i].is_made)
      stages->drop (line->slots[i].result);
  g_cond_clear (&line->has_changed);
  g_mutex_clear (&line->lock);
}
