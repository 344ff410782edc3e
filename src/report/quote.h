/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The words behind a tag: which stretch of a paragraph to quote and what to mark in it. */
#pragma once

#include "model/tag.h"

G_BEGIN_DECLS

typedef enum {
  DEMARCHE_PIECE_PLAIN,
  DEMARCHE_PIECE_MATCH,
  DEMARCHE_PIECE_CUE,
} DemarchePieceKind;

/* bytes of a paragraph that are shown alike; @effect only of the last piece of a cue */
typedef struct {
  DemarcheSpan span;
  DemarchePieceKind kind;
  gboolean ends_cue;
  DemarcheCueEffect effect;
} DemarchePiece;

/**
 * demarche_quote_split:
 * @part: the stretch to show
 *
 * Cuts @part into pieces in text order that leave out nothing. Spans may overlap or lie outside;
 * where a match and a cue overlap the match is shown.
 *
 * Returns: (element-type DemarchePiece) (transfer full)
 */
GArray *demarche_quote_split (const DemarcheParagraph *paragraph, const DemarcheTag *tag,
                              DemarcheSpan part) DEMARCHE_MUST_USE;

/* the sentences that hold the evidence and the cues, at most about @limit bytes; the whole
 * paragraph when the tag has no evidence and it is short */
DemarcheSpan demarche_quote_excerpt (const DemarcheParagraph *paragraph, const DemarcheTag *tag,
                                     gsize limit);

G_END_DECLS
