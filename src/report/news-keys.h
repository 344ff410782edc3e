/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What a comparison shows, as keys that are the same in every comparison. */
#pragma once

#include "report/news.h"

G_BEGIN_DECLS

gboolean demarche_news_is_new (const DemarcheNews *news, const DemarcheComparison *comparison,
                               guint evidence);
gboolean demarche_news_has_new (const DemarcheNews *news, const DemarcheComparison *comparison,
                                const guint *evidence, guint n_evidence);
/* whether a cell of all windows together holds what a new statement says */
gboolean demarche_news_is_in_cell (const DemarcheNews *news, const DemarcheComparison *comparison,
                                   const DemarcheCell *cell);
/* what such a cell says against what is not new in it, moves and contradictions aside */
DemarcheNewsKind demarche_news_find_kind (const DemarcheNews *news,
                                          const DemarcheComparison *comparison,
                                          const DemarcheCell *cell);

/* of an actor's issue, and of what is shown of it */
char *demarche_news_place_key (const DemarcheComparison *comparison, guint actor,
                               guint issue) DEMARCHE_MUST_USE;
char *demarche_news_shift_key (const DemarcheComparison *comparison,
                               const DemarcheShift *shift) DEMARCHE_MUST_USE;
char *demarche_news_contradiction_key (const DemarcheComparison *comparison,
                                       const DemarcheContradiction *contradiction)
    DEMARCHE_MUST_USE;
char *demarche_news_cell_key (const DemarcheComparison *comparison, const DemarcheCell *cell,
                              DemarcheNewsKind kind) DEMARCHE_MUST_USE;
/* (element-type utf8): of all that is shown. @has_cells: cells with something new too */
GHashTable *demarche_news_collect_keys (const DemarcheNews *news,
                                        const DemarcheComparison *comparison,
                                        gboolean has_cells) DEMARCHE_MUST_USE;

G_END_DECLS
