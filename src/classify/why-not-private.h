/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What answers about rules and about cues share. */
#pragma once

#include "classify/near-miss.h"
#include "classify/why-not.h"

G_BEGIN_DECLS

/* an answer with its rank among those of one kind: what is missed, then what is found */
typedef struct {
  DemarcheWhyNotAnswer answer;
  guint n_missed;  /* phrases */
  guint n_defects; /* of the nearest missed one */
  guint n_content; /* words of it that were found */
  guint order;
} DemarcheRankedAnswer;

DemarcheWhyNot *demarche_why_not_new (DemarcheExplanation *explanation) DEMARCHE_MUST_USE;
DemarcheRankedAnswer *demarche_why_not_add (DemarcheWhyNot *why, DemarcheWhyNotKind kind,
                                            const char *id, const DemarchePlace *place);
/* nearest first */
void demarche_why_not_rank (DemarcheWhyNot *why);

/* the paragraph that is explained; the language that rules must have to be read in it */
const DemarcheParagraph *demarche_why_not_get_paragraph (const DemarcheExplanation *explanation);
const char *demarche_why_not_choose_language (const DemarcheExplanation *explanation);
/* a phrase as an answer shows it */
DemarcheSourced demarche_why_not_source (const DemarchePhrase *phrase);
/* the same on one line */
char *demarche_why_not_show (const DemarchePhrase *phrase);
/* words of the paragraph on one line */
char *demarche_why_not_quote (const DemarcheExplanation *explanation, DemarcheSpan span);

/**
 * DemarcheAsking:
 * @language: (nullable): that rules are read in
 * @prober: has read the paragraph
 * @indices: every phrase of the rules that are asked about, to its index in the prober + 1
 */
typedef struct {
  DemarcheWhyNot *why;
  DemarcheExplanation *explanation;
  const char *language;
  DemarcheProber *prober;
  GHashTable *indices;
} DemarcheAsking;

DemarcheNearMiss *demarche_asking_probe (const DemarcheAsking *asking,
                                         const DemarchePhrase *phrase) DEMARCHE_MUST_USE;
gboolean demarche_asking_is_found (const DemarcheAsking *asking, const DemarchePhrase *phrase);
/* the phrase of `with` that is written so */
const DemarchePhrase *demarche_asking_find_with (const DemarcheRule *rule, const char *text);

/* the match of a rule that came furthest, or NULL; and the answer about it */
const DemarcheExplainedMatch *demarche_asking_find_match (const DemarcheAsking *asking,
                                                          const DemarcheRule *rule);
void demarche_asking_answer_match (const DemarcheAsking *asking, const DemarcheRule *rule,
                                   const DemarcheExplainedMatch *match);

/* what to write so that the rule holds in the paragraph, all its clauses included; NULL when that
 * does not help: the phrase of a near miss, `within`, an `unless` phrase left out */
char *demarche_asking_suggest_phrase (const DemarcheAsking *asking, const DemarcheRule *rule,
                                      const DemarcheNearMiss *near);
char *demarche_asking_suggest_within (const DemarcheAsking *asking, const DemarcheRule *rule,
                                      DemarcheWithin within, guint n_words);
char *demarche_asking_suggest_unless (const DemarcheAsking *asking, const DemarcheRule *rule,
                                      DemarcheClause clause, const char *text);

/* whether the first of two near misses is nearer */
gboolean demarche_near_miss_is_nearer (const DemarcheNearMiss *first,
                                       const DemarcheNearMiss *second);

G_END_DECLS
