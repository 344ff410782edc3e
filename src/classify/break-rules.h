/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Where a sentence may end, by the rules of UAX 29 for texts without characters that join others.
 */
#pragma once

#include "base/macros.h"

G_BEGIN_DECLS

/* whether the rules below are enough: no combining mark and no format character is in the text */
gboolean demarche_break_rules_suffice (const char *text, gsize length);

/* the first break from @at on that a full stop, question or exclamation mark makes, after the
 * closing marks and spaces behind it; NULL when there is none before @limit */
const char *demarche_find_break (const char *at, const char *limit);

G_END_DECLS
