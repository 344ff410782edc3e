/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* A tag as one plain sentence: the same in `explain`, in reports and in tables. */
#pragma once

#include "model/tag.h"

G_BEGIN_DECLS

/**
 * demarche_tag_append_reading:
 * @paragraph: the one that is tagged
 *
 * Appends a sentence such as "Aldovia says that others firmly support: norms stay voluntary."
 * Who speaks is whom the paragraph counts for: groups, else the delegation, else the person.
 * What is ambiguous or mixed is said to be. The text is not escaped.
 */
DEMARCHE_API void demarche_tag_append_reading (GString *out, const DemarcheTag *tag,
                                               const DemarcheParagraph *paragraph,
                                               DemarcheCodebook *codebook);

G_END_DECLS
