/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Tags as CSV rows and as text for a terminal: what `tag` prints for people. */
#pragma once

#include "model/tag.h"

G_BEGIN_DECLS

/* appends the head of the columns below, with its line end */
DEMARCHE_API void demarche_tag_rows_append_head (GString *out);
/* appends one row per tag: where it stands, what it says, the quoted words. Cells are escaped
 * for spreadsheets; several pieces of evidence have " … " between */
DEMARCHE_API void demarche_tag_rows_append (GString *out, DemarcheTagged *tagged,
                                            DemarcheCodebook *codebook);
/* appends each tagged paragraph with its tags, safe for a terminal */
DEMARCHE_API void demarche_tag_text_append (GString *out, DemarcheTagged *tagged,
                                            DemarcheCodebook *codebook);

G_END_DECLS
