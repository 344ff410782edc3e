/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* How far long work is, on a terminal; nothing in a pipe. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* @began: monotonic time. Shown now and then, in a line that the next message takes away */
void demarche_progress_show (guint n_done, guint n, gint64 began);
void demarche_progress_clear (void);

G_END_DECLS
