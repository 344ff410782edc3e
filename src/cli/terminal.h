/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What is known of the terminal. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* columns of the terminal that results go to; else those that COLUMNS says; else 80 */
guint demarche_terminal_get_width (void);

G_END_DECLS
