/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The steps by which an agreement is measured. */
#pragma once

#include "comparison/agreement.h"
#include "comparison/coding.h"

G_BEGIN_DECLS

/* the score of one position in one statement; those of a statement stand together */
typedef struct {
  guint statement; /* index of the scored statement, in the order of gold */
  guint position;
  DemarcheScore score;
} DemarchePartScore;

/* what the steps share. In a coding of two the first is gold */
typedef struct {
  DemarcheAgreement *agreement;
  DemarcheCodebook *codebook;
  DemarcheCoding *coding;
  GArray *parts;   /* DemarchePartScore */
  GArray *is_seen; /* gboolean by scored statement */
} DemarcheMeasuring;

/* one paragraph of both sides; @found: without tags when that side has no such paragraph */
typedef struct {
  const DemarcheCodingRow *row;
  DemarcheCoded gold;
  DemarcheCoded found;
} DemarcheJudged;

void demarche_score_add (DemarcheScore *score, const DemarcheScore *more);

/* the scores of a paragraph; @scores: by position of the codebook, added to */
void demarche_measuring_score (const DemarcheMeasuring *measuring, const DemarcheJudged *judged,
                               DemarcheScore *scores);
/* sums the parts, and finds the intervals */
void demarche_measuring_sum (const DemarcheMeasuring *measuring);
void demarche_measuring_list_mistakes (const DemarcheMeasuring *measuring,
                                       const DemarcheJudged *judged);
void demarche_measuring_confuse (const DemarcheMeasuring *measuring, const DemarcheJudged *judged);

/* starts zeroed */
void demarche_reliability_measure (DemarcheReliability *reliability, const DemarcheCoding *coding,
                                   DemarcheCodebook *codebook);
void demarche_reliability_clear (DemarcheReliability *reliability);

G_END_DECLS
