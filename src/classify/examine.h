/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* One paragraph tagged with everything left open to look at. */
#pragma once

#include "classify/classifier.h"
#include "classify/cue-scope.h"
#include "classify/trace.h"

G_BEGIN_DECLS

/**
 * DemarcheExamination:
 * @workspace: its trace is set
 * @tags: (element-type DemarcheTag)
 *
 * The inside of the classifier after it has tagged one paragraph; gone after the call.
 */
typedef struct {
  DemarcheRuleSet *rules;
  DemarcheStatement *statement;
  guint paragraph;
  DemarcheWorkspace *workspace;
  DemarcheCues *cues;
  GPtrArray *tags;
} DemarcheExamination;

typedef void (*DemarcheExaminer) (const DemarcheExamination *examination, gpointer data);

DemarcheRuleSet *demarche_classifier_get_rules (DemarcheClassifier *classifier);

/* tags a taggable paragraph as demarche_classifier_tag() does, with a trace, and calls @examine */
void demarche_classifier_examine (DemarcheClassifier *classifier, DemarcheStatement *statement,
                                  guint paragraph, DemarcheExaminer examine, gpointer data);

G_END_DECLS
