/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What the writers of a concordance share. */
#pragma once

#include "author/concordance.h"
#include "classify/classifier.h"

G_BEGIN_DECLS

/* (element-type DemarcheReachedItem) */
GPtrArray *demarche_concordance_list_reached (DemarcheConcordance *concordance) DEMARCHE_MUST_USE;
/* whether hits are told apart by a position: "tagged so" */
gboolean demarche_concordance_has_position (DemarcheConcordance *concordance);
/* whether tags are looked for, not words */
gboolean demarche_concordance_is_of_tags (DemarcheConcordance *concordance);

/* a line of words in context that says nothing of tags. @spans: of DemarcheSpan */
void demarche_concordance_append_quote (GString *out, const char *statement,
                                        const DemarcheParagraph *paragraph, GArray *spans,
                                        const DemarcheConcordanceLayout *layout);

/* @spans: taken, at least one */
DemarcheConcordanceHit *demarche_concordance_hit_new (guint paragraph,
                                                      GArray *spans) DEMARCHE_MUST_USE;
void demarche_concordance_hit_free (gpointer hit);
/* in the order of the text; of hits at the same words one is left */
void demarche_concordance_sort_hits (GPtrArray *hits);
/* fills in the hit's state, tags and why; the page has what the classifier made of the statement */
void demarche_concordance_ask_rules (DemarcheClassifier *classifier,
                                     const DemarcheConcordancePage *page,
                                     DemarcheConcordanceHit *hit);
/* the same for people. @partner: index of the paragraph in @gold, or -1: they did not read it */
void demarche_concordance_ask_people (const DemarcheConcordancePage *page, DemarcheTagged *gold,
                                      int partner, DemarcheConcordanceHit *hit);

/* the first and one past the last byte of a hit */
gsize demarche_concordance_hit_get_start (const DemarcheConcordanceHit *hit);
gsize demarche_concordance_hit_get_end (const DemarcheConcordanceHit *hit);

G_END_DECLS
