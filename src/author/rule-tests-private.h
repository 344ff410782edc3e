/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What running tests and looking at them share. */
#pragma once

#include "author/rule-tests.h"
#include "classify/classifier.h"
#include "model/statement.h"
#include "rules/rule-set-private.h"

G_BEGIN_DECLS

/* "hit", "opposes" … */
const char *demarche_rule_test_get_kind (const DemarcheRuleTest *test);
/* the statement of one paragraph that a test tags */
DemarcheStatement *demarche_rule_test_make_statement (const DemarcheRuleTest *test)
    DEMARCHE_MUST_USE;
/* what the tags of all tests, in their order, say */
DemarcheTestReport *demarche_test_report_new (DemarcheClassifier *classifier,
                                              DemarcheTagged *const *tagged) DEMARCHE_MUST_USE;

G_END_DECLS
