/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What the writers of a concordance share. */
#pragma once

#include "author/concordance.h"

G_BEGIN_DECLS

/* (element-type DemarcheReachedItem) */
GPtrArray *demarche_concordance_list_reached (DemarcheConcordance *concordance) DEMARCHE_MUST_USE;
gboolean demarche_concordance_has_rules (DemarcheConcordance *concordance);
gboolean demarche_concordance_has_gold (DemarcheConcordance *concordance);
/* whether hits are told apart by a position: "tagged so" */
gboolean demarche_concordance_has_position (DemarcheConcordance *concordance);
/* whether tags are looked for, not words */
gboolean demarche_concordance_is_of_tags (DemarcheConcordance *concordance);

/* a line of words in context that says nothing of tags. @spans: of DemarcheSpan */
void demarche_concordance_append_quote (GString *out, const char *statement,
                                        const DemarcheParagraph *paragraph, GArray *spans,
                                        const DemarcheConcordanceLayout *layout);

/* the first and one past the last byte of a hit */
gsize demarche_concordance_hit_get_start (const DemarcheConcordanceHit *hit);
gsize demarche_concordance_hit_get_end (const DemarcheConcordanceHit *hit);

G_END_DECLS
