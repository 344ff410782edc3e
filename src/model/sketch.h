/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* A fair sample of the runs of words in a statement. */
#pragma once

#include "model/statement.h"

G_BEGIN_DECLS

/* most hashes in a sketch: enough to tell one half within 9 % */
#define DEMARCHE_SKETCH 128

/**
 * demarche_sketch_new:
 *
 * The least different hashes of the runs of five words in the paragraphs that can be tagged (a
 * bottom-k sketch: the share of the least hashes of two statements together that both have
 * estimates the share of their runs that both have; A. Broder, On the resemblance and containment
 * of documents, 1997). Empty for a text of few words. That of an outline was made from the whole.
 *
 * Returns: (element-type guint32) (transfer full): rising
 */
GArray *demarche_sketch_new (DemarcheStatement *statement) DEMARCHE_MUST_USE;

G_END_DECLS
