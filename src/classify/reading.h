/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* How a paragraph is read: cut into sentences, or into a list's lead-in and items. */
#pragma once

#include "classify/program.h"
#include "classify/sentences.h"

G_BEGIN_DECLS

/**
 * DemarcheSentence:
 * @first: index in the reading's `words` of its first word; @n_words: how many
 * @n_lead: how many of them, from the front, belong to the lead-in of a list
 * @next: index of the sentence that follows in the same stretch of text, or -1
 * @start, @end: bytes of its own text (without the lead-in)
 *
 * What is read as one sentence. Words are token indices.
 */
typedef struct {
  guint first;
  guint n_words;
  guint n_lead;
  int next;
  gsize start;
  gsize end;
  gboolean is_question;
} DemarcheSentence;

/**
 * DemarcheReading:
 *
 * Buffers that are filled for one paragraph after the other.
 */
typedef struct {
  GArray *tokens;    /* of DemarcheToken */
  GArray *words;     /* of guint32: token indices, sentence by sentence */
  GArray *sentences; /* of DemarcheSentence */
} DemarcheReading;

/* the word at @at of the reading's words */
static inline const DemarcheWord *
demarche_reading_get_word (const DemarcheReading *reading, guint at)
{
  guint32 token = g_array_index (reading->words, guint32, at);

  return g_array_index (reading->tokens, DemarcheToken, token).word;
}

DemarcheReading *demarche_reading_new (void) DEMARCHE_MUST_USE;
void demarche_reading_free (DemarcheReading *reading);

/* cuts the text, whose tokens are in @reading already, into sentences; a list is read as the
 * last sentence of its lead-in followed by each item (design.md 5.1) */
void demarche_reading_cut (DemarcheReading *reading, DemarcheSentenceBreaker *breaker,
                           const char *text, gsize length, gboolean is_list);

/* one sentence of all tokens, for a text that is no paragraph (a section's name) */
void demarche_reading_keep_whole (DemarcheReading *reading, gsize length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemarcheReading, demarche_reading_free)

G_END_DECLS
