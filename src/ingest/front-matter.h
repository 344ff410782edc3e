/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Metadata at the top of a text: a block between `---` lines, or `Key: value` lines. */
#pragma once

#include "model/statement.h"

G_BEGIN_DECLS

/**
 * demarche_front_matter_read:
 * @start: (out): where the text begins after it; 0 when there is none
 *
 * `Key: value` lines count only when every line up to the first blank one has a known key.
 * Errors: INVALID for a value that cannot be
 */
gboolean demarche_front_matter_read (DemarcheStatementBuilder *builder, DemarcheSource *source,
                                     gsize *start, DemarcheDiagnostics *diagnostics,
                                     GError **error) DEMARCHE_MUST_USE;

G_END_DECLS
