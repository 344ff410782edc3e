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

/* edits that lead from one name to the other: a letter more, less or other, or two swapped;
 * case does not count */
static guint
measure_distance (const char *first, gsize n_first, const char *second, gsize n_second)
{
  Row rows[3];
  Row *above2 = &rows[0];
  Row *above = &rows[1];
  Row *row = &rows[2];

  for (gsize j = 0; j <= n_second; j++)
    (*row)[j] = (guchar)j;
  for (gsize i = 1; i <= n_first; i++) {
    Row *spare = above2;

    above2 = above;
    above = row;
    row = spare;
    (*row)[0] = (guchar)i;
    for (gsize j = 1; j <= n_second; j++) {
      guint other = (*above)[j - 1] + (is_same (first[i - 1], second[j - 1]) ? 0 : 1);
      guint best = MIN (other, MIN ((*above)[j], (*row)[j - 1]) + 1u);

      if (i > 1 && j > 1 && is_same (first[i - 1], second[j - 2]) &&
          is_same (first[i - 2], second[j - 1]))
        best = MIN (best, (*above2)[j - 2] + 1u);
      (*row)[j] = (guchar)best;
    }
  }
  return (*row)[n_second];
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
