/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* "Did you mean": the nearest of some names by edit distance. */

#include "base/diagnostic.h"

#include "base/limits.h"

#include <string.h>

typedef guchar Row[DEMARCHE_LIMIT_NAME_GUESS_BYTES + 1];

static gboolean
is_same (char first, char second)
{
  return g_ascii_tolower (first) == g_ascii_tolower (second);
}

static gboolean
is_swapped (const char *first, const char *second)
{
  return is_same (first[0], second[-1]) && is_same (first[-1], second[0]);
}

/* the distances of first[0] to first[i - 1] from each beginning of @second, given the rows for
 * one letter less and for two */
static void
fill_row (guchar *row, const guchar *above, const guchar *above2, const char *first, gsize i,
          const char *second, gsize n_second)
{
  row[0] = (guchar)i;
  for (gsize j = 1; j <= n_second; j++) {
    guint other = above[j - 1] + (is_same (first[i - 1], second[j - 1]) ? 0u : 1u);
    guint best = MIN (other, MIN (above[j], row[j - 1]) + 1u);

    if (i > 1 && j > 1 && is_swapped (first + i - 1, second + j - 1))
      best = MIN (best, above2[j - 2] + 1u);
    row[j] = (guchar)best;
  }
}

/* edits that lead from one name to the other: a letter more, less or other, or two swapped;
 * case does not count */
static guint
measure_distance (const char *first, gsize n_first, const char *second, gsize n_second)
{
  Row rows[3] = {{0}};

  for (gsize j = 0; j <= n_second; j++)
    rows[0][j] = (guchar)j;
  for (gsize i = 1; i <= n_first; i++)
    fill_row (rows[i % 3], rows[(i - 1) % 3], rows[(i + 1) % 3], first, i, second, n_second);
  return rows[n_first % 3][n_second];
}

const char *
demarche_nearest_name (const char *name, const char *const *candidates)
{
  gsize length = strlen (name);
  guint limit = (guint)MIN (MAX (length, 3) / 3, 4); /* one letter in three may be wrong */
  const char *nearest = NULL;

  if (length == 0 || length > DEMARCHE_LIMIT_NAME_GUESS_BYTES)
    return NULL;
  for (gsize i = 0; candidates[i] != NULL; i++) {
    gsize other = strlen (candidates[i]);
    guint distance;

    if (other > length + limit || other + limit < length || other > DEMARCHE_LIMIT_NAME_GUESS_BYTES)
      continue;
    distance = measure_distance (name, length, candidates[i], other);
    if (distance <= limit && distance < MAX (length, other)) {
      nearest = candidates[i];
      if (distance == 0)
        return nearest;
      limit = distance - 1;
    }
  }
  return nearest;
}
