/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* A text as words: where they stand, how they are joined, what hides them. */
#pragma once

#include "classify/word-memo.h"

G_BEGIN_DECLS

typedef enum {
  DEMARCHE_BEFORE_HYPHEN = 1 << 0,  /* a hyphen joins the word to the one before it */
  DEMARCHE_BEFORE_NOTHING = 1 << 1, /* nothing stands between the two */
  DEMARCHE_BEFORE_SEMICOLON = 1 << 2,
  DEMARCHE_BEFORE_COMMA = 1 << 3,
  DEMARCHE_BEFORE_SPACE = 1 << 4, /* nothing but space */
} DemarcheBefore;

/* cuts @text into words; @tokens (of DemarcheToken) is emptied first and gets where they stand */
void demarche_cut_words (const char *text, gsize length, GArray *tokens);

/* cuts and looks up the words of @text; @marked (of guint, emptied first) gets the indices of those
 * that may tell whether it is worth reading: see demarche_hits_may_find() */
void demarche_skim (DemarcheWordMemo *memo, const char *text, gsize length, GArray *tokens,
                    GArray *marked);
/* sets how the words of @text are joined */
void demarche_join_words (const char *text, GArray *tokens);

/* all of this */
void demarche_tokenise (DemarcheWordMemo *memo, const char *text, gsize length, GArray *tokens);

G_END_DECLS
