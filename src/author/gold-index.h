/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Tags by people, found for a statement by its name and for a paragraph by its words. */
#pragma once

#include "model/tag.h"

G_BEGIN_DECLS

typedef struct _DemarcheGoldIndex DemarcheGoldIndex;

/* @gold: (element-type DemarcheTagged): must outlive it */
DemarcheGoldIndex *demarche_gold_index_new (GPtrArray *gold) DEMARCHE_MUST_USE;
void demarche_gold_index_free (DemarcheGoldIndex *index);
/* for each paragraph of @statement the index of the one in @gold that people read, or -1; NULL when
 * they did not read the statement */
int *demarche_gold_index_pair (DemarcheGoldIndex *index, DemarcheStatement *statement,
                               DemarcheTagged **gold) DEMARCHE_MUST_USE;
/* how many paragraphs of @gold found no partner in the statements asked for so far */
guint demarche_gold_index_count_unpaired (DemarcheGoldIndex *index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemarcheGoldIndex, demarche_gold_index_free)

G_END_DECLS
