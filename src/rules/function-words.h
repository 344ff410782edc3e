/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Words that every text is full of and that show no position by themselves. */
#pragma once

#include "base/macros.h"

G_BEGIN_DECLS

/* @language: (nullable): none are known but those of English; @word is folded */
gboolean demarche_is_function_word (const char *language, const char *word);

G_END_DECLS
