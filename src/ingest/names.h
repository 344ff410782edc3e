/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Names of persons as they stand in titles and at the head of turns. */
#pragma once

#include "base/macros.h"

G_BEGIN_DECLS

/* bytes of the forms of address at the start: "H.E. Mr. ", "Ambassador " */
gsize demarche_name_skip_address (const char *text, gsize length);

/* bytes of a person's name at the start: capitalised words, initials, particles between them;
 * no words of office, no address; 0 when there is none. @n_words: (out) (optional) */
gsize demarche_name_scan (const char *text, gsize length, guint *n_words);

/* FALSE: at most one word of a name is at the start, and a word in small letters behind it. Mostly
 * told by the first bytes of both */
gboolean demarche_name_may_be_whole (const char *text, gsize length);

/* a name without forms of address, white space folded, words in capitals in mixed case */
char *demarche_name_tidy (const char *text, gsize length) DEMARCHE_MUST_USE;

/* the end of the capitalised words, with "of", "the", "and" between them, that start at @at */
gsize demarche_name_scan_proper (const char *text, gsize length, gsize at);

/* the first person that a title names ("Statement by …, Ambassador A. Rossi, at …"), tidy;
 * NULL when none */
char *demarche_name_find (const char *text, gsize length) DEMARCHE_MUST_USE;

G_END_DECLS
