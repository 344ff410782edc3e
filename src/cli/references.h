/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Tags of an archive by their lasting reference, without the name of a statement. */
#pragma once

#include "cli/inputs.h"

G_BEGIN_DECLS

/* whether @text can be a reference: 8 or more small letters and digits 2 to 7 */
gboolean demarche_command_is_reference (const char *text);
/* the statement of the archive with the tag whose reference begins so, or is the beginning of this
 * one; @number: (out): of its paragraph. NULL without an error: there is none by these rules */
char *demarche_command_find_reference (DemarcheCommandContext *context, DemarcheIngest *ingest,
                                       DemarcheRuleSet *rules, const char *reference, guint *number,
                                       GError **error) DEMARCHE_MUST_USE;

G_END_DECLS
