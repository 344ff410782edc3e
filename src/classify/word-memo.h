/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The words of a text that were looked up already. */
#pragma once

#include "classify/starts.h"

G_BEGIN_DECLS

/**
 * DemarcheWordMemo:
 *
 * Each distinct word of the texts read, with what the lexicon says of it. Not thread safe;
 * bounded: a hostile vocabulary empties it now and then.
 */
typedef struct _DemarcheWordMemo DemarcheWordMemo;

/* both must outlive the memo */
DemarcheWordMemo *demarche_word_memo_new (const DemarcheLexicon *lexicon,
                                          const DemarcheStartIndex *starts) DEMARCHE_MUST_USE;
void demarche_word_memo_free (DemarcheWordMemo *memo);
/* forgets everything when it has grown too large; words looked up before are then gone */
void demarche_word_memo_trim (DemarcheWordMemo *memo);

/**
 * DemarcheToken:
 * @start, @end: bytes in the text
 * @word: the memo's
 * @hidden_by: index of the prefix (non, anti …) that hides the word, or -1
 * @before: how it is joined to the word before it, DemarcheBefore of tokens.h
 *
 * A word where it stands in a text.
 */
typedef struct {
  guint32 start;
  guint32 end;
  const DemarcheWord *word;
  gint32 hidden_by;
  guint32 before;
} DemarcheToken;

/* looks up the words of @text that @tokens place in it; sets their `word`. @marked: has room for
 * all and gets the indices of those that make a text worth reading. Returns how many */
guint demarche_word_memo_look_up (DemarcheWordMemo *memo, const char *text, gsize length,
                                  DemarcheToken *tokens, guint n_tokens, guint *marked);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemarcheWordMemo, demarche_word_memo_free)

G_END_DECLS
