/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* How far people who judged the same tags agree. */
#pragma once

#include "comparison/reliability.h"
#include "model/decided.h"

G_BEGIN_DECLS

/**
 * DemarcheReviewersAgreement:
 * @names: (nullable): of the two; NULL: of all together
 * @n_tags: that two or more of them judged
 * @same: the share of equal pairs of judgements; NAN without any
 * @kappa: Cohen's; NAN where it is not defined, and for all together
 * @alpha: Krippendorff's, nominal; NAN where it is not defined
 *
 * A unit is a tag; its value is what somebody makes of it: right, wrong, or what is right instead.
 */
typedef struct {
  const char *names[2];
  guint n_tags;
  double same;
  double kappa;
  double alpha;
} DemarcheReviewersAgreement;

/**
 * DemarcheReviewers:
 * @names: (element-type utf8): who decided, in order of name
 * @n_judged: (element-type guint): how many tags each judged
 * @pairs: (element-type DemarcheReviewersAgreement): those who judged a tag in common; after them
 *   all together, where there are more than two people
 */
typedef struct {
  GPtrArray *names;
  GArray *n_judged;
  GArray *pairs;
} DemarcheReviewers;

/* a person's last decision about a tag is their judgement; what has no place or no name is left
 * out */
DEMARCHE_API DemarcheReviewers *demarche_reviewers_new (DemarcheDecided *decided) DEMARCHE_MUST_USE;
DEMARCHE_API void demarche_reviewers_free (DemarcheReviewers *reviewers);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemarcheReviewers, demarche_reviewers_free)

G_END_DECLS
