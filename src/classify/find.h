/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The first half of classification: where rules hold in a paragraph, before cues are read. */
#pragma once

#include "classify/workspace.h"

G_BEGIN_DECLS

/* reads the paragraph and finds every place where a rule holds, its `with`, `unless` and
 * `where` included; FALSE when no phrase can match, and then nothing was cut (but for a trace) */
gboolean demarche_find (DemarcheWorkspace *workspace, const DemarcheParagraph *paragraph);

G_END_DECLS
