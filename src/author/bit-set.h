/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* A set of numbers below a limit: paragraphs of a corpus. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* @n_cells: how many numbers of 64 bits it takes */
typedef struct {
  guint n_cells;
  guint64 *cells;
} DemarcheBitSet;

DemarcheBitSet *demarche_bit_set_new (guint limit);
DemarcheBitSet *demarche_bit_set_copy (const DemarcheBitSet *set);
void demarche_bit_set_free (DemarcheBitSet *set);
/* all numbers below @limit */
void demarche_bit_set_fill (DemarcheBitSet *set, guint limit);
/* sets of one limit only */
void demarche_bit_set_unite (DemarcheBitSet *set, const DemarcheBitSet *other);
void demarche_bit_set_intersect (DemarcheBitSet *set, const DemarcheBitSet *other);
void demarche_bit_set_subtract (DemarcheBitSet *set, const DemarcheBitSet *other);
/* the first number of the set in [@from, @end), or @end */
guint demarche_bit_set_find (const DemarcheBitSet *set, guint from, guint end);

static inline void
demarche_bit_set_add (DemarcheBitSet *set, guint number)
{
  set->cells[number / 64] |= (guint64)1 << number % 64;
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemarcheBitSet, demarche_bit_set_free)

G_END_DECLS
