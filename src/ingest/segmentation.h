/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Cuts a text into paragraphs and says of each what governs it. */
#pragma once

#include "model/speaker.h"
#include "model/statement.h"

G_BEGIN_DECLS

/**
 * demarche_segment:
 * @builder: gets paragraphs, and as guesses the fields that only the text shows
 * @source: the decoded text
 * @from: where the text starts, after front matter
 * @hints: (nullable) (element-type DemarcheHint): what a format says of lines of the text
 * @speakers: (nullable): registry by which names are one
 *
 * Errors: LIMIT
 */
gboolean demarche_segment (DemarcheStatementBuilder *builder, DemarcheSource *source, gsize from,
                           const GArray *hints, DemarcheSpeakers *speakers,
                           DemarcheDiagnostics *diagnostics, GError **error) DEMARCHE_MUST_USE;

G_END_DECLS
