/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* A fair sample of the runs of words in a statement. */
#pragma once

#include "model/statement.h"

G_BEGIN_DECLS

/* most hashes in a sketch: enough to tell one half within 9 % */
#define DEMARCHE_SKETCH 128

/**
 * DemarcheSketch:
 * @hashes: @n of them, rising
 *
 * The least different hashes of the runs of five words in the paragraphs that can be tagged (a
 * bottom-k sketch: the share of the least hashes of two statements together that both have
 * estimates the share of their runs that both have; A. Broder, On the resemblance and containment
 * of documents, 1997). Empty for a text of few words.
 */
typedef struct {
  const guint32 *hashes;
  guint n;
  GArray *drawn; /*< private >*/
} DemarcheSketch;

/* that of an outline was made from the whole, and lasts until it is forgotten */
DemarcheSketch demarche_sketch_draw (DemarcheStatement *statement) DEMARCHE_MUST_USE;
void demarche_sketch_clear (DemarcheSketch *sketch);
/* gives back the sketch of an outline, which has none from now on; nobody else may be at it */
void demarche_sketch_forget (DemarcheStatement *statement);

G_END_DECLS
