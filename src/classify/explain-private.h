/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The steps by which an explanation is written from what the classifier has before it. */
#pragma once

#include "classify/examine.h"
#include "classify/explain.h"

G_BEGIN_DECLS

/**
 * DemarcheExplainer:
 * @found: (element-type DemarcheTag): tags of the examination, in the order of the explanation
 * @cues: (element-type CueKey guint): index of each cue found, + 1
 */
typedef struct {
  const DemarcheExamination *examination;
  DemarcheWorkspace *workspace; /* the examination's */
  DemarcheExplanation *explanation;
  const GPtrArray *found;
  GHashTable *cues;
} DemarcheExplainer;

DemarcheSourced demarche_explainer_source (const char *text, const DemarchePlace *place);
/* the phrase among @phrases that is one of the matcher's */
DemarcheSourced demarche_explainer_find_phrase (const DemarcheExplainer *explainer,
                                                const GPtrArray *phrases, guint phrase);
/* bytes of the words [start, end] of a sentence */
DemarcheSpan demarche_explainer_span (const DemarcheExplainer *explainer, guint sentence,
                                      guint start, guint end);

/* writes down every cue of the paragraph */
void demarche_explain_cues (DemarcheExplainer *explainer);
/* reads the cues for a finding; writes the role of each */
const DemarcheCueReading *demarche_explain_roles (DemarcheExplainer *explainer,
                                                  const DemarcheFinding *finding, GArray *roles);
/* writes down every place where a rule holds */
void demarche_explain_matches (DemarcheExplainer *explainer);

G_END_DECLS
