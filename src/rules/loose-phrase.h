/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* A phrase that stands in no rule file: one that somebody looks for. */
#pragma once

#include "rules/rule-set-private.h"

G_BEGIN_DECLS

/* reads @text in the phrase language, with the lists of @rules; NULL after a mistake, which is
 * shown under the phrase itself. It is in no language of its own: inflections are those of the text
 * it is looked for in */
DemarchePhrase *demarche_loose_phrase_new (DemarcheRuleSet *rules, const char *text,
                                           DemarcheDiagnostics *diagnostics) DEMARCHE_MUST_USE;
void demarche_loose_phrase_free (DemarchePhrase *phrase);

G_END_DECLS
