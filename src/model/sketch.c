/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* A fair sample of the runs of words in a statement, by which copies know each other. */
#include "model/sketch.h"

#include "base/text.h"
#include "model/statement-private.h"

#define RUN_WORDS 5
#define FEWEST_RUNS 20 /* a shorter text is told by a few set phrases */

/* finaliser of SplitMix64: neighbours become far apart, so that the least are a fair sample */
static guint64
mix (guint64 z)
{
  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return z ^ (z >> 31);
}

/* of bytes in the form that equal words share */
static guint64
hash_word (const char *word, gsize length)
{
  guint64 hash = G_GUINT64_CONSTANT (0xcbf29ce484222325); /* FNV-1a */
  for (gsize i = 0; i < length; i++)
    hash =
        (hash ^ (guchar)demarche_text_lower_ascii (word[i])) * G_GUINT64_CONSTANT (0x100000001b3);
  return hash;
}

/* @folded: room for it */
static guint64
hash_wide_word (GString *folded, const char *word, gsize length)
{
  g_string_truncate (folded, 0);
  demarche_text_fold (folded, word, length);
  return hash_word (folded->str, folded->len);
}

static const char *
skip_word (const char *at, const char *end)
{
  while (at < end && demarche_text_is_word_char (g_utf8_get_char (at)))
    at = g_utf8_next_char (at);
  return at;
}

static void
add_words (GArray *words, const DemarcheParagraph *paragraph)
{
  const char *end = paragraph->text + paragraph->length;
  const char *at = paragraph->text;
  g_autoptr (GString) folded = g_string_new (NULL);
  while (at < end) {
    const char *start = at;
    const char *narrow = demarche_text_skip_letters (start, end, TRUE);
    at = narrow < end && (guchar)*narrow >= 0x80 ? skip_word (narrow, end) : narrow;
    if (at == start) {
      at = g_utf8_next_char (at);
      continue;
    }
    guint64 hash = at == narrow ? hash_word (start, (gsize)(at - start))
                                : hash_wide_word (folded, start, (gsize)(at - start));
    g_array_append_val (words, hash);
  }
}

static int
compare_hashes (gconstpointer first, gconstpointer second)
{
  const guint32 *one = first;
  const guint32 *two = second;
  return *one < *two ? -1 : *one > *two;
}

/* sorts them and leaves the least different ones */
static void
keep_least (GArray *sketch)
{
  guint n_kept = 0;
  g_array_sort (sketch, compare_hashes);
  for (guint i = 0; i < sketch->len && n_kept < DEMARCHE_SKETCH; i++) {
    guint32 hash = g_array_index (sketch, guint32, i);
    if (n_kept == 0 || hash != g_array_index (sketch, guint32, n_kept - 1))
      g_array_index (sketch, guint32, n_kept++) = hash;
  }
  g_array_set_size (sketch, n_kept);
}

/* adds the hash of a run that begins at @words; those above @greatest are not among the least */
static void
add_run (GArray *sketch, const guint64 *words, guint32 *greatest)
{
  guint64 hash = 0;
  for (guint i = 0; i < RUN_WORDS; i++)
    hash = mix (hash + words[i]);
  guint32 kept = (guint32)(hash >> 32);
  if (kept <= *greatest)
    g_array_append_val (sketch, kept);
  if (sketch->len < 4 * DEMARCHE_SKETCH)
    return;
  keep_least (sketch);
  if (sketch->len == DEMARCHE_SKETCH)
    *greatest = g_array_index (sketch, guint32, DEMARCHE_SKETCH - 1);
}

/* @greatest: hashes above it are passed over */
static void
add_runs (GArray *sketch, const GArray *words, guint32 greatest)
{
  g_array_set_size (sketch, 0);
  for (guint i = 0; i + RUN_WORDS <= words->len; i++)
    add_run (sketch, &g_array_index (words, guint64, i), &greatest);
  keep_least (sketch);
}

/* below it lie about twice as many of @n different hashes as a sketch keeps */
static guint32
guess_greatest (guint n)
{
  return n <= 2 * DEMARCHE_SKETCH ? G_MAXUINT32
                                  : (guint32)((guint64)G_MAXUINT32 * 2 * DEMARCHE_SKETCH / n);
}

static GArray *
make_sketch (DemarcheStatement *statement)
{
  g_autoptr (GArray) words = g_array_new (FALSE, FALSE, sizeof (guint64));
  GArray *sketch = g_array_new (FALSE, FALSE, sizeof (guint32));
  for (guint i = 0; i < demarche_statement_get_n_paragraphs (statement); i++) {
    const DemarcheParagraph *paragraph = demarche_statement_get_paragraph (statement, i);
    if (demarche_paragraph_kind_is_taggable (paragraph->kind))
      add_words (words, paragraph);
  }
  guint32 greatest = guess_greatest (words->len);
  add_runs (sketch, words, greatest);
  /* where runs come again fewer are different */
  if (sketch->len < DEMARCHE_SKETCH && greatest < G_MAXUINT32)
    add_runs (sketch, words, G_MAXUINT32);
  if (sketch->len < FEWEST_RUNS)
    g_array_set_size (sketch, 0);
  return sketch;
}

GArray *
demarche_sketch_new (DemarcheStatement *statement)
{
  g_return_val_if_fail (statement != NULL, NULL);
  return statement->sketch != NULL ? g_array_ref (statement->sketch) : make_sketch (statement);
}
