/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What comparing two taggings of a corpus asks of it. */
#pragma once

#include "author/corpus.h"
#include "comparison/part.h"

G_BEGIN_DECLS

DemarcheCorpus *demarche_tagging_get_corpus (DemarcheTagging *tagging); /* borrowed */
/* what a comparison of its statements knows of them without tags; made when first asked for */
const DemarcheFrame *demarche_corpus_get_frame (DemarcheCorpus *corpus);
/* borrowed; made when first asked for, with less to do where those of @near (nullable), a tagging
 * that differs little, are there */
const DemarcheTotals *demarche_tagging_get_totals (DemarcheTagging *tagging, DemarcheTagging *near);

G_END_DECLS
