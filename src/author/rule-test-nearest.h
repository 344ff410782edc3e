/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What a failed test was nearest to. */
#pragma once

#include "author/rule-tests.h"
#include "classify/classifier.h"
#include "rules/rule-set-private.h"

G_BEGIN_DECLS

void demarche_test_nearest_free (DemarcheTestNearest *nearest);

/* sets `nearest` and `next` of a failed test; @tagged: its only paragraph */
void demarche_rule_test_find_nearest (DemarcheClassifier *classifier, DemarcheTagged *tagged,
                                      const DemarcheRuleTest *test, DemarcheTestResult *result);

G_END_DECLS
