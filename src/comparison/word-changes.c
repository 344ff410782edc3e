/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The words in which two texts differ: the shortest script of deletions and insertions (Myers
 * 1986), given up where they have next to nothing in common. */
#include "comparison/side-by-side.h"

#include <string.h>

#define MOST_EDITS 600     /* deletions and insertions; memory grows with their square */
#define SHORT_WORD_BYTES 3 /* one of these alone between two changes is no common ground */

/* the words of a text, each with the bytes it takes and whether the other text has it */
typedef struct {
  const char *text;
  GArray *spans; /* DemarcheSpan */
  gboolean *is_kept;
} Words;

static gboolean
is_word_char (const char *at)
{
  gunichar c = g_utf8_get_char (at);

  return g_unichar_isalnum (c) || g_unichar_ismark (c) || c == '\'' || c == 0x2019 || c == '-';
}

/* a word, or one mark; white space is none */
static void
read_words (Words *words, const char *text, gsize length)
{
  const char *end = text + length;

  words->text = text;
  words->spans = g_array_new (FALSE, FALSE, sizeof (DemarcheSpan));
  for (const char *p = text; p < end;) {
    const char *start = p;
    gboolean is_word = is_word_char (p);

    p = g_utf8_next_char (p);
    if (!is_word && g_unichar_isspace (g_utf8_get_char (start)))
      continue;
    while (is_word && p < end && is_word_char (p))
      p = g_utf8_next_char (p);
    DemarcheSpan span = {(gsize)(start - text), (gsize)(MIN (p, end) - text)};
    g_array_append_val (words->spans, span);
  }
  words->is_kept = g_new0 (gboolean, words->spans->len + 1);
}

static void
clear_words (Words *words)
{
  g_array_unref (words->spans);
  g_free (words->is_kept);
}

static gboolean
is_equal (const Words *first, guint i, const Words *second, guint k)
{
  DemarcheSpan one = g_array_index (first->spans, DemarcheSpan, i);
  DemarcheSpan two = g_array_index (second->spans, DemarcheSpan, k);

  return one.end - one.start == two.end - two.start &&
         memcmp (first->text + one.start, second->text + two.start, one.end - one.start) == 0;
}

static void
keep (Words *first, guint i, Words *second, guint k)
{
  first->is_kept[i] = TRUE;
  second->is_kept[k] = TRUE;
}

/* ---- the shortest script ---- */

/* where a path on a diagonal of the grid has come to, with @n_edits edits; @reach is of the middle
 * one */
static int
step (const int *reach, int n_edits, int diagonal)
{
  gboolean is_down =
      diagonal == -n_edits || (diagonal != n_edits && reach[diagonal - 1] < reach[diagonal + 1]);

  return is_down ? reach[diagonal + 1] : reach[diagonal - 1] + 1;
}

/* marks what a path keeps, from its end back; @history: (element-type int array): by edits */
static void
walk_back (Words *first, Words *second, guint offset, GPtrArray *history, int i, int k)
{
  for (int n_edits = (int)history->len - 1; n_edits >= 0; n_edits--) {
    const int *reach = (const int *)g_ptr_array_index (history, n_edits) + MOST_EDITS + 1;
    int diagonal = i - k;
    int from = n_edits == 0 ? 0 : step (reach, n_edits, diagonal);

    while (i > from && k > 0 && i > 0) {
      i--;
      k--;
      keep (first, offset + (guint)i, second, offset + (guint)k);
    }
    if (n_edits == 0)
      return;
    gboolean is_down =
        diagonal == -n_edits || (diagonal != n_edits && reach[diagonal - 1] < reach[diagonal + 1]);
    i = is_down ? from : from - 1;
    k = i - (is_down ? diagonal + 1 : diagonal - 1);
  }
}

/* between what both begin and end with */
static void
compare_middle (Words *first, Words *second, guint offset, int n_first, int n_second)
{
  g_autofree int *buffer = g_new0 (int, 2 * MOST_EDITS + 3);
  g_autoptr (GPtrArray) history = g_ptr_array_new_with_free_func (g_free);
  int *reach = buffer + MOST_EDITS + 1;

  for (int n_edits = 0; n_edits <= MIN (MOST_EDITS, n_first + n_second); n_edits++) {
    g_ptr_array_add (history, g_memdup2 (buffer, sizeof (int) * (2 * MOST_EDITS + 3)));
    for (int diagonal = -n_edits; diagonal <= n_edits; diagonal += 2) {
      int i = n_edits == 0 ? 0 : step (reach, n_edits, diagonal);
      int k = i - diagonal;

      while (i < n_first && k < n_second && i >= 0 && k >= 0 &&
             is_equal (first, offset + (guint)i, second, offset + (guint)k)) {
        i++;
        k++;
      }
      reach[diagonal] = i;
      if (i >= n_first && k >= n_second) {
        walk_back (first, second, offset, history, n_first, n_second);
        return;
      }
    }
  }
}

static void
compare_words (Words *first, Words *second)
{
  guint n = MIN (first->spans->len, second->spans->len);
  guint start = 0;
  guint end = 0;

  for (; start < n && is_equal (first, start, second, start); start++)
    keep (first, start, second, start);
  for (; end < n - start &&
         is_equal (first, first->spans->len - 1 - end, second, second->spans->len - 1 - end);
       end++)
    keep (first, first->spans->len - 1 - end, second, second->spans->len - 1 - end);
  compare_middle (first, second, start, (int)(first->spans->len - start - end),
                  (int)(second->spans->len - start - end));
}

/* ---- stretches ---- */

/* a small word or a mark alone between two changes reads better as part of them */
static void
drop_crumbs (Words *words)
{
  for (guint i = 1; i + 1 < words->spans->len; i++) {
    DemarcheSpan span = g_array_index (words->spans, DemarcheSpan, i);

    if (words->is_kept[i] && !words->is_kept[i - 1] && !words->is_kept[i + 1] &&
        span.end - span.start <= SHORT_WORD_BYTES)
      words->is_kept[i] = FALSE;
  }
}

static void
list_changes (const Words *words, GArray *changes)
{
  for (guint i = 0; i < words->spans->len; i++) {
    DemarcheSpan span = g_array_index (words->spans, DemarcheSpan, i);

    if (words->is_kept[i])
      continue;
    if (i > 0 && !words->is_kept[i - 1])
      g_array_index (changes, DemarcheSpan, changes->len - 1).end = span.end;
    else
      g_array_append_val (changes, span);
  }
}

void
demarche_words_compare (const char *first, gsize first_length, const char *second,
                        gsize second_length, GArray *deleted, GArray *inserted)
{
  Words one;
  Words two;

  read_words (&one, first, first_length);
  read_words (&two, second, second_length);
  compare_words (&one, &two);
  drop_crumbs (&one);
  drop_crumbs (&two);
  list_changes (&one, deleted);
  list_changes (&two, inserted);
  clear_words (&one);
  clear_words (&two);
}
