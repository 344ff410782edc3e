/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Words with letters of two alphabets that look alike. */
#pragma once

#include "base/macros.h"

G_BEGIN_DECLS

/* how many places there are at which a Latin letter stands beside a Cyrillic or Greek one;
 * @start, @end: (out): bytes of the first word with one */
guint demarche_scripts_count_mixed (const char *text, gsize length, gsize *start, gsize *end);

G_END_DECLS
