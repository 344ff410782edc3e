/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Short strings that come again and again. */
#pragma once

#include "base/macros.h"

G_BEGIN_DECLS

/* one string for all that are equal, kept as long as the program runs; of any thread. Not
 * g_ref_string_new_intern(): before GLib 2.80 it may give back a string that another thread frees
 */
GRefString *demarche_share_string (const char *text) DEMARCHE_MUST_USE;

G_END_DECLS
