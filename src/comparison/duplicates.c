/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Statements that read like versions of one another, found by runs of words in common. */
#include "comparison/comparison-private.h"

#include "base/parallel.h"
#include "base/text.h"

#define RUN_WORDS 5
#define SKETCH 128      /* least hashes kept of a statement: enough to tell one half within 9 % */
#define FEWEST_RUNS 20  /* a shorter text is told by a few set phrases */
#define MOST_SHARING 16 /* a run in more statements than that is a set phrase */
#define ALIKE 0.5

/* finaliser of SplitMix64: neighbours become far apart, so that the least are a fair sample */
static guint64
mix (guint64 z)
{
  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return z ^ (z >> 31);
}

static guint64
hash_word (const char *word, gsize length)
{
  guint64 hash = G_GUINT64_CONSTANT (0xcbf29ce484222325); /* FNV-1a */
  for (gsize i = 0; i < length; i++)
    hash = (hash ^ (guchar)word[i]) * G_GUINT64_CONSTANT (0x100000001b3);
  return hash;
}

static void
add_words (GArray *words, const DemarcheParagraph *paragraph)
{
  const char *end = paragraph->text + paragraph->length;
  const char *at = paragraph->text;
  g_autoptr (GString) folded = g_string_new (NULL);
  while (at < end) {
    const char *start = at;
    while (at < end && demarche_text_is_word_char (g_utf8_get_char (at)))
      at = g_utf8_next_char (at);
    if (at == start) {
      at = g_utf8_next_char (at);
      continue;
    }
    g_string_truncate (folded, 0);
    demarche_text_fold (folded, start, (gsize)(at - start));
    guint64 hash = hash_word (folded->str, folded->len);
    g_array_append_val (words, hash);
  }
}

static int
compare_hashes (gconstpointer first, gconstpointer second)
{
  const guint64 *one = first;
  const guint64 *two = second;
  return *one < *two ? -1 : *one > *two;
}

/* sorts them and leaves the least different ones */
static void
keep_least (GArray *sketch)
{
  guint n_kept = 0;
  g_array_sort (sketch, compare_hashes);
  for (guint i = 0; i < sketch->len && n_kept < SKETCH; i++) {
    guint64 hash = g_array_index (sketch, guint64, i);
    if (n_kept == 0 || hash != g_array_index (sketch, guint64, n_kept - 1))
      g_array_index (sketch, guint64, n_kept++) = hash;
  }
  g_array_set_size (sketch, n_kept);
}

/* the least different hashes of a statement's runs of words, rising */
static GArray *
make_sketch (DemarcheStatement *statement)
{
  g_autoptr (GArray) words = g_array_new (FALSE, FALSE, sizeof (guint64));
  GArray *sketch = g_array_new (FALSE, FALSE, sizeof (guint64));
  guint64 greatest = G_MAXUINT64; /* those above are not among the least */
  for (guint i = 0; i < demarche_statement_get_n_paragraphs (statement); i++) {
    const DemarcheParagraph *paragraph = demarche_statement_get_paragraph (statement, i);
    if (demarche_paragraph_kind_is_taggable (paragraph->kind))
      add_words (words, paragraph);
  }
  for (guint i = 0; i + RUN_WORDS <= words->len; i++) {
    guint64 hash = 0;
    for (guint j = 0; j < RUN_WORDS; j++)
      hash = mix (hash + g_array_index (words, guint64, i + j));
    if (hash <= greatest)
      g_array_append_val (sketch, hash);
    if (sketch->len == 4 * SKETCH) {
      keep_least (sketch);
      if (sketch->len == SKETCH)
        greatest = g_array_index (sketch, guint64, SKETCH - 1);
    }
  }
  keep_least (sketch);
  if (sketch->len < FEWEST_RUNS)
    g_array_set_size (sketch, 0);
  return sketch;
}

/* share of the least hashes of both together that are in both */
static double
compare_sketches (GArray *first, GArray *second)
{
  guint i = 0;
  guint j = 0;
  guint n_all = 0;
  guint n_both = 0;
  guint most = MIN (MAX (first->len, second->len), SKETCH);
  while (n_all < most && i < first->len && j < second->len) {
    guint64 one = g_array_index (first, guint64, i);
    guint64 two = g_array_index (second, guint64, j);
    n_all++;
    n_both += one == two;
    i += one <= two;
    j += two <= one;
  }
  n_all = MIN (most, n_all + (first->len - i) + (second->len - j));
  return n_all == 0 ? 0 : (double)n_both / n_all;
}

typedef struct {
  guint64 hash;
  guint statement;
} Sighting;

static int
compare_sightings (gconstpointer first, gconstpointer second)
{
  const Sighting *one = first;
  const Sighting *two = second;
  if (one->hash != two->hash)
    return one->hash < two->hash ? -1 : 1;
  return one->statement < two->statement ? -1 : one->statement > two->statement;
}

static GArray *
list_sightings (GPtrArray *sketches)
{
  GArray *sightings = g_array_new (FALSE, FALSE, sizeof (Sighting));
  for (guint i = 0; i < sketches->len; i++) {
    GArray *sketch = g_ptr_array_index (sketches, i);
    for (guint j = 0; j < sketch->len; j++) {
      Sighting sighting = {g_array_index (sketch, guint64, j), i};
      g_array_append_val (sightings, sighting);
    }
  }
  g_array_sort (sightings, compare_sightings);
  return sightings;
}

static void
add_candidates (GArray *pairs, const Sighting *sightings, guint n_sightings)
{
  if (n_sightings > MOST_SHARING)
    return;
  for (guint i = 0; i < n_sightings; i++) {
    for (guint j = i + 1; j < n_sightings; j++) {
      guint64 pair = (guint64)sightings[i].statement << 32 | sightings[j].statement;
      g_array_append_val (pairs, pair);
    }
  }
}

/* every pair of statements as often as they share a hash, equal pairs side by side */
static GArray *
list_candidates (GPtrArray *sketches)
{
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (guint64));
  g_autoptr (GArray) sightings = list_sightings (sketches);
  guint end = 0;
  for (guint start = 0; start < sightings->len; start = end) {
    const Sighting *first = &g_array_index (sightings, Sighting, start);
    for (end = start + 1; end < sightings->len; end++) {
      if (g_array_index (sightings, Sighting, end).hash != first->hash)
        break;
    }
    add_candidates (pairs, first, end - start);
  }
  g_array_sort (pairs, compare_hashes);
  return pairs;
}

typedef struct {
  DemarcheStage *stage;
  GPtrArray *sketches; /* by statement */
} Sketching;

static void
sketch_statement (guint index, gpointer data)
{
  const Sketching *work = data;
  gboolean counts = demarche_stage_get_statement (work->stage, index)->counts == index;
  DemarcheTagged *tagged = demarche_stage_get_tagged (work->stage, index);
  g_ptr_array_index (work->sketches, index) =
      counts ? make_sketch (demarche_tagged_get_statement (tagged))
             : g_array_new (FALSE, FALSE, sizeof (guint64));
}

void
demarche_stage_find_duplicates (DemarcheStage *stage)
{
  DemarcheComparison *comparison = stage->comparison;
  g_autoptr (GPtrArray) sketches = g_ptr_array_new_with_free_func ((GDestroyNotify)g_array_unref);
  g_ptr_array_set_free_func (comparison->duplicates, g_free);
  Sketching work = {stage, sketches};
  g_ptr_array_set_size (sketches, (int)comparison->tagged->len);
  demarche_parallel_run (0, comparison->tagged->len, sketch_statement, &work);
  g_autoptr (GArray) pairs = list_candidates (sketches);
  for (guint i = 0; i < pairs->len; i++) {
    guint64 pair = g_array_index (pairs, guint64, i);
    if (i > 0 && pair == g_array_index (pairs, guint64, i - 1))
      continue;
    guint first = (guint)(pair >> 32);
    guint second = (guint)pair;
    double similarity = compare_sketches (sketches->pdata[first], sketches->pdata[second]);
    if (similarity < ALIKE)
      continue;
    DemarcheDuplicate duplicate = {first, second, similarity};
    g_ptr_array_add (comparison->duplicates, g_memdup2 (&duplicate, sizeof duplicate));
  }
}
