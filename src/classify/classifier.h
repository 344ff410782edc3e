/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Statements in, tags out. */
#pragma once

#include "model/speaker.h"
#include "model/tag.h"
#include "rules/rule-set.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define DEMARCHE_TYPE_CLASSIFIER (demarche_classifier_get_type ())

/**
 * DemarcheClassifier:
 *
 * Tags the paragraphs of statements by the rules of a rule set. Never changes after creation and
 * may be used from any thread.
 */
DEMARCHE_API
G_DECLARE_FINAL_TYPE (DemarcheClassifier, demarche_classifier, DEMARCHE, CLASSIFIER, GObject)

/* compiles the rules once. @speakers: (nullable): names for `held-by` */
DEMARCHE_API DemarcheClassifier *demarche_classifier_new (
    DemarcheRuleSet *rules, DemarcheSpeakers *speakers) DEMARCHE_MUST_USE;

/* why no rule is tried on a statement, whose language none of them speaks; NULL when one is */
DEMARCHE_API char *demarche_classifier_explain_unread (
    DemarcheRuleSet *rules, DemarcheStatement *statement) DEMARCHE_MUST_USE;
/* tags every taggable paragraph; a statement in a language without rules comes back with an error
 * in place of tags. Only cancellation is an error of this function */
DEMARCHE_API DemarcheTagged *demarche_classifier_tag (DemarcheClassifier *classifier,
                                                      DemarcheStatement *statement,
                                                      GCancellable *cancellable,
                                                      GError **error) DEMARCHE_MUST_USE;

G_END_DECLS
