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

/* @hidden_by: index of the prefix (non, anti …) that hides the word, or -1 */
typedef struct {
  guint32 start; /* bytes in the text */
  guint32 end;
  const DemarcheWord *word;
  gint32 hidden_by;
  guint32 before; /* DemarcheBefore */
} DemarcheToken;

/* a word that some phrase names; @at: how many words stand before it in the text */
typedef struct {
  const DemarcheWord *word;
  guint at;
} DemarcheMarkedWord;

/* the first word from @at on, NULL when there is none; it ends before @end */
const char *demarche_find_word (const char *at, const char *limit, const char **end);

/* cuts @text into words; @tokens (of DemarcheToken) is emptied first. Words are the memo's */
void demarche_tokenise (DemarcheWordMemo *memo, const char *text, gsize length, GArray *tokens);

/* the same words, of which only those that phrases name are kept; @marked (of DemarcheMarkedWord)
 * is emptied first. Returns how many there are in all */
guint demarche_skim (DemarcheWordMemo *memo, const char *text, gsize length, GArray *marked);

G_END_DECLS
