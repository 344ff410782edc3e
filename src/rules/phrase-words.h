/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* A phrase in plain words. */
#pragma once

#include "rules/phrase.h"

G_BEGIN_DECLS

/* "legally binding", then up to 3 words, then a phrase of @norm. @text: as written */
char *demarche_phrase_describe (const DemarchePhraseNode *root, const char *text) DEMARCHE_MUST_USE;

G_END_DECLS
