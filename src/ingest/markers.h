/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* List marks: bullets, dashes, enumerators. */
#pragma once

#include "base/macros.h"

G_BEGIN_DECLS

typedef enum {
  DEMARCHE_MARKER_NONE,
  DEMARCHE_MARKER_BULLET, /* • and its like, * or + as Markdown has them */
  DEMARCHE_MARKER_DASH,   /* - – — */
  DEMARCHE_MARKER_NUMBER, /* 1. 1) (1) */
  DEMARCHE_MARKER_LETTER, /* a) (a) a. */
  DEMARCHE_MARKER_ROMAN,  /* i) (ii) iv. I. */
  DEMARCHE_N_MARKERS
} DemarcheMarker;

/* the mark that a text starts with; @ordinal: the number it stands for; @end: (out): where the
 * words begin */
DemarcheMarker demarche_marker_find (const char *text, gsize length, guint *ordinal, gsize *end);

/* whether a mark goes on from the one before it */
gboolean demarche_marker_follows (DemarcheMarker before, guint ordinal_before,
                                  DemarcheMarker marker, guint ordinal);

G_END_DECLS
