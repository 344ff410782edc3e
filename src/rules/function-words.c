/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Words that every text is full of and that show no position by themselves. */
#include "rules/function-words.h"

#include <stdlib.h>
#include <string.h>

/* sorted; folded. Negations are none: they turn a position round */
static const char *const english[] = {
    "a",    "about", "after", "all",    "also",    "am",     "among",  "an",     "and",   "any",
    "are",  "as",    "at",    "be",     "because", "been",   "before", "being",  "both",  "but",
    "by",   "can",   "could", "did",    "do",      "does",   "doing",  "done",   "each",  "every",
    "for",  "from",  "had",   "has",    "have",    "having", "he",     "her",    "here",  "him",
    "his",  "how",   "i",     "if",     "in",      "into",   "is",     "it",     "its",   "may",
    "me",   "might", "more",  "most",   "must",    "my",     "of",     "on",     "or",    "other",
    "our",  "out",   "over",  "own",    "same",    "shall",  "she",    "should", "so",    "some",
    "such", "than",  "that",  "the",    "their",   "them",   "then",   "there",  "these", "they",
    "this", "those", "to",    "too",    "under",   "up",     "upon",   "us",     "very",  "was",
    "we",   "were",  "what",  "when",   "where",   "which",  "while",  "who",    "whom",  "whose",
    "why",  "will",  "with",  "within", "would",   "you",    "your",
};

static int
compare_words (const void *first, const void *second)
{
  return strcmp (first, *(const char *const *)second);
}

gboolean
demarche_is_function_word (const char *language, const char *word)
{
  if (language != NULL && !g_str_equal (language, "en"))
    return FALSE;
  return bsearch (word, english, G_N_ELEMENTS (english), sizeof english[0], compare_words) != NULL;
}
