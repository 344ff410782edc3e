/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Places in a text as editors count them: lines and characters from 0. */
#pragma once

#include "base/source.h"

G_BEGIN_DECLS

typedef enum {
  DEMARCHE_POSITION_UTF_16, /* what every client speaks */
  DEMARCHE_POSITION_UTF_8,
} DemarchePositionEncoding;

typedef struct {
  guint line;
  guint character; /* units of the encoding */
} DemarcheEditorPosition;

/* an offset past the end is the end */
DemarcheEditorPosition demarche_position_locate (DemarcheSource *source, gsize offset,
                                                 DemarchePositionEncoding encoding);
/* a character past the end of its line is that end; a line past the last is the end of the text */
gsize demarche_position_find (DemarcheSource *source, const DemarcheEditorPosition *position,
                              DemarchePositionEncoding encoding);
/* "range": { "start": …, "end": … } */
void demarche_position_append_range (GString *out, DemarcheSource *source, gsize start, gsize end,
                                     DemarchePositionEncoding encoding);

G_END_DECLS
