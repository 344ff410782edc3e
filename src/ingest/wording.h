/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Small questions about a piece of text that the readers of structure share. */
#pragma once

#include "base/macros.h"

G_BEGIN_DECLS

/* the first @max bytes in small letters, white space folded, apostrophes and quotation marks
 * straight, every dash a hyphen; independent of the locale */
char *demarche_wording_fold (const char *text, gsize length, gsize max) DEMARCHE_MUST_USE;

/* the first of @phrases (NULL-terminated, folded) that @folded starts with, as whole words */
const char *demarche_wording_starts (const char *folded, const char *const *phrases);
/* the first of @phrases that stands in @folded as whole words; @place: (out) (optional): where */
const char *demarche_wording_has (const char *folded, const char *const *phrases, gsize *place);
/* whether a single word is in the list */
gboolean demarche_wording_is (const char *word, const char *const *list);

/* a long list of words, found by a hash of them */
typedef struct {
  const char *const *list; /* NULL-terminated, folded */
  GHashTable *set;         /* made when first asked; lives as long as the process */
  guint32 seconds[32];     /* by the first letter, a bit for each second one */
} DemarcheWords;

/* for a static variable */
#define DEMARCHE_WORDS(words)                                                                      \
  {                                                                                                \
    .list = (words)                                                                                \
  }

/* whether a single word is in the list */
gboolean demarche_words_have (DemarcheWords *words, const char *word);

/* a list of phrases, and by which letters they begin */
typedef struct {
  const char *const *list; /* NULL-terminated, folded */
  gsize is_ready;
  guint32 seconds[32]; /* by the first letter, a bit for each second one; case does not count */
  guint32 thirds[32];  /* the same for the third one */
} DemarchePhrases;

/* for a static variable */
#define DEMARCHE_PHRASES(phrases)                                                                  \
  {                                                                                                \
    .list = (phrases)                                                                              \
  }

#define DEMARCHE_LETTER_BITS 0x1F /* of an ASCII letter, large or small */

/* the same by all bytes, and where the list has not been looked at yet */
gboolean demarche_phrases_look (DemarchePhrases *phrases, const char *text, gsize length);

/* FALSE: no phrase begins @text once it is folded. Mostly told by its first letters */
static inline gboolean
demarche_phrases_may_begin (DemarchePhrases *phrases, const char *text, gsize length)
{
  if (length >= 2 && g_ascii_isalpha (text[0]) && g_ascii_isalpha (text[1]) &&
      g_atomic_pointer_get (&phrases->is_ready) != 0 &&
      !(phrases->seconds[text[0] & DEMARCHE_LETTER_BITS] >> (text[1] & DEMARCHE_LETTER_BITS) & 1))
    return FALSE;
  return demarche_phrases_look (phrases, text, length);
}

guint demarche_wording_count_words (const char *text, gsize length);
/* the last character that is no white space, closing quotation mark or bracket; 0 for none */
gunichar demarche_wording_last (const char *text, gsize length);
/* the first character that is no white space, opening quotation mark or bracket */
gunichar demarche_wording_first (const char *text, gsize length);
/* the first word in small letters, "" for none */
char *demarche_wording_first_word (const char *text, gsize length) DEMARCHE_MUST_USE;
char *demarche_wording_last_word (const char *text, gsize length) DEMARCHE_MUST_USE;
/* full stop, question or exclamation mark and their like in other scripts */
gboolean demarche_wording_is_sentence_end (gunichar c);
/* ends as a sentence does and has small words: "We want one, and we will say so." */
gboolean demarche_wording_is_sentence (const char *text, gsize length);
/* has letters, and none of them small */
gboolean demarche_wording_is_capitals (const char *text, gsize length);
/* whether a small word such as "the", "of", "our" (also in French, Spanish, Russian) */
gboolean demarche_wording_is_function_word (const char *folded);

/* for hash tables whose keys come from a document: no text is made to collide */
guint demarche_wording_hash (gconstpointer string);

G_END_DECLS
