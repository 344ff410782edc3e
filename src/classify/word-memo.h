/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The words of a text that were looked up already. */
#pragma once

#include "classify/lexicon.h"

G_BEGIN_DECLS

/**
 * DemarcheWordMemo:
 *
 * Each distinct word of the texts read, with what the lexicon says of it. Not thread safe;
 * bounded: a hostile vocabulary empties it now and then.
 */
typedef struct _DemarcheWordMemo DemarcheWordMemo;

/* @lexicon must outlive the memo */
DemarcheWordMemo *demarche_word_memo_new (const DemarcheLexicon *lexicon) DEMARCHE_MUST_USE;
void demarche_word_memo_free (DemarcheWordMemo *memo);
/* forgets everything when it has grown too large; words looked up before are then gone */
void demarche_word_memo_trim (DemarcheWordMemo *memo);

/**
 * DemarcheSoughtWord:
 *
 * A word that is looked up in two steps: see demarche_word_memo_seek().
 */
typedef struct {
  const char *text; /* (unowned) */
  gsize length;
  guint64 front; /* these are the memo's */
  guint64 back;
  gsize hash;
} DemarcheSoughtWord;

/* the first step has the memory fetched that the second one reads. Who looks many words up takes
 * the first step with several before the second, so as not to wait for each */
void demarche_word_memo_seek (const DemarcheWordMemo *memo, const char *text, gsize length,
                              const char *limit, DemarcheSoughtWord *sought);
const DemarcheWord *demarche_word_memo_get (DemarcheWordMemo *memo,
                                            const DemarcheSoughtWord *sought);

/* the word of @length bytes at @text, which may be read up to @limit. The memo's */
const DemarcheWord *demarche_word_memo_look_up (DemarcheWordMemo *memo, const char *text,
                                                gsize length, const char *limit);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemarcheWordMemo, demarche_word_memo_free)

G_END_DECLS
