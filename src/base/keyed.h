/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Many things put in order by a number. */
#pragma once

#include "base/macros.h"

G_BEGIN_DECLS

/* @value: what has the key, such as an index */
typedef struct {
  guint64 key;
  guint32 value;
} DemarcheKeyed;

/* by key, rising; those of one key stay as they stand. Time grows with their number alone.
 * @items: (element-type DemarcheKeyed) */
void demarche_keyed_sort (GArray *items);

G_END_DECLS
