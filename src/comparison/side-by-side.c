/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Aligns the paragraphs of two versions: the monotone pairing with most words in common. */
#include "comparison/side-by-side.h"

#include <string.h>

#define LEAST_SIMILARITY 0.3 /* below that two paragraphs have only small words in common */
#define MOST_PAIRS (4u << 20)

typedef struct {
  DemarcheStatement *first;
  DemarcheStatement *second;
  GPtrArray *words[2]; /* GArray of guint for each paragraph: its words as numbers, sorted */
  GArray *pairs;
} Alignment;

/* ---- words ---- */

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  guint first = *(const guint *)a;
  guint second = *(const guint *)b;

  return first < second ? -1 : first > second;
}

static guint
number_word (GHashTable *numbers, char *word)
{
  gpointer number = g_hash_table_lookup (numbers, word);

  if (number != NULL) {
    g_free (word);
    return GPOINTER_TO_UINT (number);
  }
  number = GUINT_TO_POINTER (g_hash_table_size (numbers) + 1);
  g_hash_table_insert (numbers, word, number);
  return GPOINTER_TO_UINT (number);
}

static GArray *
read_words (GHashTable *numbers, const DemarcheParagraph *paragraph)
{
  GArray *words = g_array_new (FALSE, FALSE, sizeof (guint));
  const char *end = paragraph->text + paragraph->length;
  const char *start = NULL;

  for (const char *p = paragraph->text; p <= end; p = p < end ? g_utf8_next_char (p) : p + 1) {
    gboolean is_word = p < end && g_unichar_isalnum (g_utf8_get_char (p));

    if (is_word && start == NULL)
      start = p;
    if (is_word || start == NULL)
      continue;
    guint number = number_word (numbers, g_utf8_casefold (start, p - start));
    g_array_append_val (words, number);
    start = NULL;
  }
  g_array_sort (words, compare_numbers);
  return words;
}

static GPtrArray *
read_statement (GHashTable *numbers, DemarcheStatement *statement)
{
  guint n = demarche_statement_get_n_paragraphs (statement);
  GPtrArray *all = g_ptr_array_new_full (n, (GDestroyNotify)g_array_unref);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (all, read_words (numbers, demarche_statement_get_paragraph (statement, i)));
  return all;
}

/* twice the common words by all words of both */
static double
get_similarity (const Alignment *alignment, guint first, guint second)
{
  const GArray *one = g_ptr_array_index (alignment->words[0], first);
  const GArray *two = g_ptr_array_index (alignment->words[1], second);
  guint n_common = 0;

  for (guint i = 0, k = 0; i < one->len && k < two->len;) {
    guint a = g_array_index (one, guint, i);
    guint b = g_array_index (two, guint, k);

    n_common += a == b;
    i += a <= b;
    k += b <= a;
  }
  return one->len + two->len > 0 ? 2.0 * n_common / (one->len + two->len) : 0;
}

/* ---- pairing ---- */

static void
add_pair (Alignment *alignment, guint first, guint second, double similarity)
{
  const DemarcheParagraphPair pair = {first, second, similarity};

  g_array_append_val (alignment->pairs, pair);
}

/* paragraphs [first, first_end) and [second, second_end) */
typedef struct {
  guint first;
  guint first_end;
  guint second;
  guint second_end;
} Block;

/* best[i * width + k]: most words in common of what comes from i and k on */
static void
fill_best (const Alignment *alignment, const Block *block, float *best)
{
  guint height = block->first_end - block->first;
  guint width = block->second_end - block->second + 1;

  for (guint i = height; i-- > 0;)
    for (guint k = width - 1; k-- > 0;) {
      double similarity = get_similarity (alignment, block->first + i, block->second + k);
      float here = MAX (best[(i + 1) * width + k], best[i * width + k + 1]);

      if (similarity >= LEAST_SIMILARITY)
        here = MAX (here, best[(i + 1) * width + k + 1] + (float)similarity);
      best[i * width + k] = here;
    }
}

static void
follow_best (Alignment *alignment, const Block *block, const float *best)
{
  guint height = block->first_end - block->first;
  guint width = block->second_end - block->second + 1;
  guint i = 0;
  guint k = 0;

  while (i < height && k + 1 < width) {
    float here = best[i * width + k];
    double similarity = get_similarity (alignment, block->first + i, block->second + k);

    if (similarity >= LEAST_SIMILARITY && best[(i + 1) * width + k + 1] + (float)similarity >= here)
      add_pair (alignment, block->first + i++, block->second + k++, similarity);
    else if (best[(i + 1) * width + k] >= here)
      add_pair (alignment, block->first + i++, DEMARCHE_NONE, 0);
    else
      add_pair (alignment, DEMARCHE_NONE, block->second + k++, 0);
  }
  while (i < height)
    add_pair (alignment, block->first + i++, DEMARCHE_NONE, 0);
  while (k + 1 < width)
    add_pair (alignment, DEMARCHE_NONE, block->second + k++, 0);
}

static void
align_block (Alignment *alignment, Block block)
{
  gsize n_first = block.first_end - block.first;
  gsize n_second = block.second_end - block.second;

  if ((n_first + 1) * (n_second + 1) <= MOST_PAIRS) {
    g_autofree float *best = g_new0 (float, (n_first + 1) * (n_second + 1));

    fill_best (alignment, &block, best);
    follow_best (alignment, &block, best);
    return;
  }
  guint first = block.first + (guint)(n_first / 2);
  guint second = block.second + (guint)(n_second / 2);
  align_block (alignment, (Block){block.first, first, block.second, second});
  align_block (alignment, (Block){first, block.first_end, second, block.second_end});
}

GArray *
demarche_paragraphs_align (DemarcheStatement *first, DemarcheStatement *second)
{
  g_return_val_if_fail (first != NULL && second != NULL, NULL);
  g_autoptr (GHashTable) numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) first_words = read_statement (numbers, first);
  g_autoptr (GPtrArray) second_words = read_statement (numbers, second);
  Alignment alignment = {first,
                         second,
                         {first_words, second_words},
                         g_array_new (FALSE, FALSE, sizeof (DemarcheParagraphPair))};

  align_block (&alignment, (Block){0, first_words->len, 0, second_words->len});
  return alignment.pairs;
}
