/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The summary: sentences made from the figures, each with the way to its evidence. */
#pragma once

#include "report/report-private.h"

G_BEGIN_DECLS

typedef enum {
  DEMARCHE_RUN_TEXT,
  DEMARCHE_RUN_STRONG,
  DEMARCHE_RUN_NAME, /* a name from a document, strong */
  DEMARCHE_RUN_FLAG, /* a warning of a word or two */
  DEMARCHE_RUN_LINK,
  DEMARCHE_RUN_ARROW, /* between two of them */
  DEMARCHE_RUN_CODE,  /* to be typed as it is */
} DemarcheRunKind;

/* a stretch of a sentence; @target: the anchor of a link */
typedef struct {
  DemarcheRunKind kind;
  char *text;
  char *target;
} DemarcheRun;

/* each returns (element-type GPtrArray of DemarcheRun) (transfer full); empty: nothing to say */

/* what changed, at most five sentences */
GPtrArray *demarche_sentences_changes (DemarcheReport *report) DEMARCHE_MUST_USE;
/* where they stand, at most five, and who said both */
GPtrArray *demarche_sentences_stands (DemarcheReport *report) DEMARCHE_MUST_USE;
/* one sentence that stands above the summary when no figure is proven: why, and the command that
 * measures it */
GPtrArray *demarche_sentences_lack (DemarcheReport *report) DEMARCHE_MUST_USE;
/* how far to rely on it */
GPtrArray *demarche_sentences_reliance (DemarcheReport *report) DEMARCHE_MUST_USE;

/* headings of the first two */
char *demarche_sentences_changes_heading (DemarcheReport *report) DEMARCHE_MUST_USE;
char *demarche_sentences_stands_heading (DemarcheReport *report) DEMARCHE_MUST_USE;

/* why nothing is said of changes */
char *demarche_sentences_no_changes (DemarcheReport *report) DEMARCHE_MUST_USE;

/* "7 delegations, 8 issues, 3 windows from … 46 statements, 658 paragraphs, 203 tags …" */
char *demarche_sentences_facts (DemarcheReport *report) DEMARCHE_MUST_USE;

/* whether a link names something that can be looked up on paper: E14, X2 */
gboolean demarche_run_is_reference (const DemarcheRun *run);
char *demarche_sentence_to_plain (GPtrArray *sentence) DEMARCHE_MUST_USE;

/* what stands above the next */
#define DEMARCHE_SAMPLES_LEAD                                                                      \
  "The second way through the gate: tags of a position, drawn at random from statements that the " \
  "rules were not developed on and judged by people. Intervals: 95 %, by Wilson’s method."
/* one for each position of which a sample was drawn */
GPtrArray *demarche_sentences_samples (DemarcheReport *report) DEMARCHE_MUST_USE;

G_END_DECLS
