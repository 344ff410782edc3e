/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Lays out JSON that people write by hand. */
#pragma once

#include "base/diagnostic.h"

G_BEGIN_DECLS

/**
 * demarche_json_format:
 * @length: (out): bytes of the result
 * @problem: (out): the first mistake of a text that is no strict JSON
 *
 * The same text with two spaces for each level, at most 100 columns where what it holds allows
 * it, and one line feed at the end. Line breaks that the author set between items stay, and
 * single blank lines; all other white space is set anew. Keys, strings and numbers stay as they
 * are written, in their order. What it returns it returns unchanged when given again.
 *
 * Returns: (transfer full) (nullable): the text, %NULL when @problem was set
 */
DEMARCHE_API char *demarche_json_format (DemarcheSource *source, gsize *length,
                                         DemarcheDiagnostic **problem) DEMARCHE_MUST_USE;

G_END_DECLS
