/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* A terminal as one screen that is drawn whole, and given back as it was. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _DemarcheScreen DemarcheScreen;

/* takes the screen of standard output, and single keys where standard input is a terminal too */
DemarcheScreen *demarche_screen_open (void);
/* gives it back as it was */
void demarche_screen_close (DemarcheScreen *screen);

void demarche_screen_get_size (guint *n_rows, guint *n_columns);
/* shows @lines (element-type utf8), no more than there are rows; control sequences in them are
 * the caller's. FALSE when the terminal is gone */
gboolean demarche_screen_draw (DemarcheScreen *screen, GPtrArray *lines);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemarcheScreen, demarche_screen_close)

G_END_DECLS
