/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Where paragraphs end on a page. */
#pragma once

#include "ingest/layout.h"

G_BEGIN_DECLS

/* from one line of running text to the next, rounded up */
int demarche_layout_find_pitch (const DemarcheLayout *layout);
/* whether more space than usual parts two lines that follow each other */
gboolean demarche_layout_is_gap (const DemarcheLayout *layout, int pitch,
                                 const DemarcheLayoutLine *line, const DemarcheLayoutLine *next);
/* whether two lines in the middle of the column, as a title has them, were meant as two */
gboolean demarche_layout_is_own_line (const DemarcheLayout *layout, const DemarcheLayoutLine *line,
                                      const DemarcheLayoutLine *next);
/* whether a paragraph ends with @line; @first: the line that it began with */
gboolean demarche_layout_is_break (const DemarcheLayout *layout, int pitch,
                                   const DemarcheLayoutLine *line, const DemarcheLayoutLine *next,
                                   const DemarcheLayoutLine *first);

G_END_DECLS
