/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* How far long work is, on a terminal; nothing in a pipe. */
#include "config.h"

#include "cli/progress.h"

#include <string.h>
#include <unistd.h>

#define EVERY_MICROSECONDS (G_USEC_PER_SEC / 5)
#define TAKE_AWAY "\r\033[K"

static gint64 shown; /* when; 0: nothing is shown */
static gint64 last;

static void
print (const char *text)
{
  (void)!write (STDERR_FILENO, text, strlen (text));
}

void
demarche_progress_show (guint n_done, guint n, gint64 began)
{
  gint64 now = g_get_monotonic_time ();
  double seconds = (double)(now - began) / G_USEC_PER_SEC;

  if (now - last < EVERY_MICROSECONDS || n_done == 0 || !isatty (STDERR_FILENO))
    return;
  last = now;
  shown = now;
  g_autofree char *line = g_strdup_printf (TAKE_AWAY "%u of %u, %.0f/s, %.0f s left", n_done, n,
                                           n_done / seconds, (n - n_done) * seconds / n_done);
  print (line);
}

void
demarche_progress_clear (void)
{
  if (shown != 0)
    print (TAKE_AWAY);
  shown = 0;
}
