/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Tags as JSON lines, one line a paragraph: what `tag` writes, gold files and `report` read. */
#pragma once

#include "model/tag.h"

G_BEGIN_DECLS

/* appends the lines of a statement; fields in the fixed order of design.md section 6, offsets
 * in code points. A statement with an error, or without a paragraph, is one line that says so.
 * @rules_hash: (nullable): written into each line when given */
DEMARCHE_API void demarche_tag_lines_append (GString *out, DemarcheTagged *tagged,
                                             DemarcheCodebook *codebook, const char *rules_hash);

/* library-private: the lines of some paragraphs. @is_wanted: for each */
void demarche_tag_lines_append_some (GString *out, DemarcheTagged *tagged,
                                     DemarcheCodebook *codebook, const gboolean *is_wanted);

typedef enum {
  DEMARCHE_TAG_LINES_TAGS, /* written by a classifier: every field is checked */
  DEMARCHE_TAG_LINES_GOLD, /* by people: needs statement, paragraph, text, tags only */
} DemarcheTagLinesKind;

/**
 * demarche_tag_lines_read:
 * @source: the lines
 * @diagnostics: gets every mistake: bad JSON, a missing field, an unknown position …
 *
 * Lines of one statement need not stand together; statements come in the order of their first
 * line, paragraphs in order of their number.
 *
 * Returns: (element-type DemarcheTagged) (transfer full) (nullable): %NULL after any mistake
 */
DEMARCHE_API GPtrArray *demarche_tag_lines_read (
    DemarcheSource *source, DemarcheTagLinesKind kind, DemarcheCodebook *codebook,
    DemarcheDiagnostics *diagnostics) DEMARCHE_MUST_USE;

/* the same for lines in several files, in which the lines of one statement may be spread: the tag
 * files of all shards. @sources: (element-type DemarcheSource) */
DEMARCHE_API GPtrArray *demarche_tag_lines_read_files (
    GPtrArray *sources, DemarcheTagLinesKind kind, DemarcheCodebook *codebook,
    DemarcheDiagnostics *diagnostics) DEMARCHE_MUST_USE;

G_END_DECLS
