/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The group that a statement is made on behalf of. */
#pragma once

#include "base/macros.h"

G_BEGIN_DECLS

/* the group that a title names: "Statement on behalf of the X"; NULL when none */
char *demarche_behalf_find_in_title (const char *text, gsize length) DEMARCHE_MUST_USE;

/* the group for which the speaker says to speak: "I have the honour to speak on behalf of the X",
 * and not "we align ourselves with the statement made on behalf of the X"; NULL when none */
char *demarche_behalf_find_in_opening (const char *text, gsize length) DEMARCHE_MUST_USE;

G_END_DECLS
