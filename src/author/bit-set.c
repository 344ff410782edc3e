/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* A set of numbers below a limit: paragraphs of a corpus. */
#include "author/bit-set.h"

DemarcheBitSet *
demarche_bit_set_new (guint limit)
{
  DemarcheBitSet *set = g_new (DemarcheBitSet, 1);

  set->n_cells = limit / 64 + 1;
  set->cells = g_new0 (guint64, set->n_cells);
  return set;
}

DemarcheBitSet *
demarche_bit_set_copy (const DemarcheBitSet *set)
{
  DemarcheBitSet *copy = g_new (DemarcheBitSet, 1);

  copy->n_cells = set->n_cells;
  copy->cells = g_memdup2 (set->cells, set->n_cells * sizeof (guint64));
  return copy;
}

void
demarche_bit_set_free (DemarcheBitSet *set)
{
  if (set == NULL)
    return;
  g_free (set->cells);
  g_free (set);
}

void
demarche_bit_set_fill (DemarcheBitSet *set, guint limit)
{
  for (guint i = 0; i < limit; i++)
    demarche_bit_set_add (set, i);
}

void
demarche_bit_set_unite (DemarcheBitSet *set, const DemarcheBitSet *other)
{
  for (guint i = 0; i < set->n_cells; i++)
    set->cells[i] |= other->cells[i];
}

void
demarche_bit_set_intersect (DemarcheBitSet *set, const DemarcheBitSet *other)
{
  for (guint i = 0; i < set->n_cells; i++)
    set->cells[i] &= other->cells[i];
}

void
demarche_bit_set_subtract (DemarcheBitSet *set, const DemarcheBitSet *other)
{
  for (guint i = 0; i < set->n_cells; i++)
    set->cells[i] &= ~other->cells[i];
}

guint
demarche_bit_set_find (const DemarcheBitSet *set, guint from, guint end)
{
  while (from < end) {
    guint64 rest = set->cells[from / 64] >> from % 64;
    if (rest != 0)
      return MIN (from + (guint)__builtin_ctzll (rest), end);
    from = (from / 64 + 1) * 64;
  }
  return end;
}
