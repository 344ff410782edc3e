/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* A signal ends `add` after what is in hand: what is half written is taken back, the summary is
 * said, and the program ends as by that signal. */
#include "config.h"

#include "cli/add.h"

#include <signal.h>

static const int signals[] = {SIGINT, SIGTERM, SIGHUP};

static volatile sig_atomic_t came;

static void
note (int number)
{
  came = number;
}

void
demarche_add_begin_signals (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (signals); i++) {
    struct sigaction action = {.sa_handler = note};
    struct sigaction before;

    /* what nohup has ignored stays so; a second one ends at once */
    action.sa_flags = (int)SA_RESETHAND;
    if (sigaction (signals[i], NULL, &before) == 0 && before.sa_handler == SIG_DFL)
      sigaction (signals[i], &action, NULL);
  }
}

gboolean
demarche_add_is_interrupted (void)
{
  return came != 0;
}

int
demarche_add_get_signal (void)
{
  return came;
}

void
demarche_add_end_signals (void)
{
  if (came != 0)
    raise (came);
}
