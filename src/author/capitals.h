/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Names by their capital letters: "Open-ended Working Group". */
#pragma once

#include "classify/matcher.h"

G_BEGIN_DECLS

/* whether so many words of the text are capitalised that capitals mean nothing (headings) */
gboolean demarche_capitals_are_everywhere (const GArray *tokens, const char *text);

/* the capitalised name that a match lies in, when its own words are capitalised too and the name
 * is longer than it: as a phrase, in small letters; else %NULL. @text: of the paragraph */
char *demarche_capitals_find_name (const char *text, const DemarcheStretch *stretch,
                                   const DemarcheHit *hit) DEMARCHE_MUST_USE;

G_END_DECLS
