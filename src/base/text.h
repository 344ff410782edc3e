/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What a letter, a word and equal words are: the one definition that phrases, matching and
 * segmentation share. */
#pragma once

#include "base/macros.h"

G_BEGIN_DECLS

/* letters, marks and decimal digits */
gboolean demarche_text_is_word_char (gunichar c);
/* soft hyphen, zero-width space, joiners, word joiner, BOM, direction marks, variation
 * selectors: as if they were not there */
gboolean demarche_text_is_ignored (gunichar c);
/* ' and its typographic forms */
gboolean demarche_text_is_apostrophe (gunichar c);
/* hyphen-minus, U+2010, U+2011: soft joints between the parts of a word (no dashes) */
gboolean demarche_text_is_hyphen (gunichar c);
/* characters of scripts written without spaces (Han, kana, Thai, Lao, Khmer, Myanmar): each is
 * a word of its own */
gboolean demarche_text_is_unspaced (gunichar c);
/* space, no-break space and other separators, tab and line ends */
gboolean demarche_text_is_space (gunichar c);

/* appends the form under which words are equal: case folded, canonically composed, ignored
 * characters left out, every apostrophe straight. Accents stay. @word is valid UTF-8. */
void demarche_text_fold (GString *out, const char *word, gsize length);
/* the same without case folding, for quoted words */
void demarche_text_normalise (GString *out, const char *word, gsize length);

G_END_DECLS
