/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Parts of a rule set in a form that is the same where they mean the same. The hash of the meaning
 * is made of it: a change here changes each hash. */
#pragma once

#include "rules/language.h"
#include "rules/rule-set-private.h"

G_BEGIN_DECLS

void demarche_meaning_put_number (GString *out, double number);
/* @phrases: (nullable) */
void demarche_meaning_put_phrases (GString *out, GPtrArray *phrases);
void demarche_meaning_put_unless (GString *out, const DemarcheUnless *unless);
void demarche_meaning_put_where (GString *out, const DemarcheWhere *where);
void demarche_meaning_put_language (GString *out, const DemarcheLanguage *language);

G_END_DECLS
