/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What a sample of statements says of the rules. */
#pragma once

#include "author/lint.h"
#include "rules/lint-private.h"

G_BEGIN_DECLS

/* adds W024 to W027 */
void demarche_lint_sample_report (DemarcheLintSample *sample, DemarcheLint *lint);

G_END_DECLS
