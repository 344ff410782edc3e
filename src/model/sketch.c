/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* A fair sample of the runs of words in a statement, by which copies know each other. */
#include "model/sketch.h"

#include "base/text.h"
#include "model/statement-private.h"

#include <string.h>

#define RUN_WORDS 5
#define BYTES_A_WORD 7 /* with the space before it: many languages have longer words */
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

/* hashes of runs of words on the way to a sketch */
typedef struct {
  GArray *sketch;
  guint32 greatest; /* those above it are not among the least */
  guint64 words[RUN_WORDS];
  guint n_words;
  GString *folded;
} Sketching;

static void
add_run (Sketching *self)
{
  guint64 hash = 0;
  for (guint i = 0; i < RUN_WORDS; i++)
    hash = mix (hash + self->words[i]);
  guint32 kept = (guint32)(hash >> 32);
  if (kept > self->greatest)
    return;
  g_array_append_val (self->sketch, kept);
  if (self->sketch->len < 4 * DEMARCHE_SKETCH)
    return;
  keep_least (self->sketch);
  if (self->sketch->len == DEMARCHE_SKETCH)
    self->greatest = g_array_index (self->sketch, guint32, DEMARCHE_SKETCH - 1);
}

/* each word ends a run, when there are enough before it */
static inline void
add_word (Sketching *self, guint64 hash)
{
  memmove (self->words, self->words + 1, sizeof self->words - sizeof *self->words);
  self->words[RUN_WORDS - 1] = hash;
  if (++self->n_words >= RUN_WORDS)
    add_run (self);
}

static void
add_words (Sketching *self, const DemarcheParagraph *paragraph)
{
  const char *end = paragraph->text + paragraph->length;
  const char *at = paragraph->text;
  while (at < end) {
    const char *start = at;
    const char *narrow = demarche_text_skip_letters (start, end, TRUE);
    at = narrow < end && (guchar)*narrow >= 0x80 ? skip_word (narrow, end) : narrow;
    if (at == start)
      at = g_utf8_next_char (at);
    else if (at == narrow)
      add_word (self, hash_word (start, (gsize)(at - start)));
    else
      add_word (self, hash_wide_word (self->folded, start, (gsize)(at - start)));
  }
}

/* @greatest: hashes above it are passed over */
static GArray *
draw (DemarcheStatement *statement, guint32 greatest)
{
  g_autoptr (GString) folded = g_string_new (NULL);
  Sketching self = {.sketch = g_array_new (FALSE, FALSE, sizeof (guint32)),
                    .greatest = greatest,
                    .folded = folded};
  for (guint i = 0; i < demarche_statement_get_n_paragraphs (statement); i++) {
    const DemarcheParagraph *paragraph = demarche_statement_get_paragraph (statement, i);
    if (demarche_paragraph_kind_is_taggable (paragraph->kind))
      add_words (&self, paragraph);
  }
  keep_least (self.sketch);
  return self.sketch;
}

/* so many bytes have about twice as many different hashes below it as a sketch keeps */
static guint32
guess_greatest (gsize n_bytes)
{
  gsize n = n_bytes / BYTES_A_WORD;
  return n <= 2 * DEMARCHE_SKETCH ? G_MAXUINT32
                                  : (guint32)((guint64)G_MAXUINT32 * 2 * DEMARCHE_SKETCH / n);
}

static GArray *
draw_least (DemarcheStatement *statement)
{
  guint32 greatest = guess_greatest (statement->text_length);
  GArray *sketch = draw (statement, greatest);
  /* of long words there are fewer; and runs that come again are counted once */
  if (sketch->len < DEMARCHE_SKETCH && greatest < G_MAXUINT32) {
    g_array_unref (sketch);
    sketch = draw (statement, G_MAXUINT32);
  }
  if (sketch->len < FEWEST_RUNS)
    g_array_set_size (sketch, 0);
  return sketch;
}

DemarcheSketch
demarche_sketch_draw (DemarcheStatement *statement)
{
  if (demarche_statement_is_outline (statement))
    return (DemarcheSketch){statement->sketch, statement->n_sketch, NULL};
  GArray *drawn = draw_least (statement);
  return (DemarcheSketch){(const guint32 *)(gpointer)drawn->data, drawn->len, drawn};
}

void
demarche_sketch_forget (DemarcheStatement *statement)
{
  statement->sketch = NULL;
  statement->n_sketch = 0;
  g_clear_pointer (&statement->sketches, demarche_store_unref);
}

void
demarche_sketch_clear (DemarcheSketch *sketch)
{
  g_clear_pointer (&sketch->drawn, g_array_unref);
}
