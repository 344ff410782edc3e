/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Sorts by one byte of the keys after the other, the lowest first: comparing two by two takes
 * many times as long when there are a million. */
#include "base/keyed.h"

#include <string.h>

#define BYTES 8
#define VALUES 256

typedef struct {
  gsize n[BYTES][VALUES];
} Counts;

static guint
get_byte (guint64 key, guint byte)
{
  return (guint)(key >> byte * 8 & (VALUES - 1));
}

static void
count (const DemarcheKeyed *items, gsize n, Counts *counts)
{
  for (gsize i = 0; i < n; i++)
    for (guint byte = 0; byte < BYTES; byte++)
      counts->n[byte][get_byte (items[i].key, byte)]++;
}

/* to where those before leave room, in the order in which they stand */
static void
deal_out (const DemarcheKeyed *from, gsize n, guint byte, const gsize *n_of, DemarcheKeyed *to)
{
  gsize places[VALUES];
  gsize next = 0;
  for (guint i = 0; i < VALUES; i++) {
    places[i] = next;
    next += n_of[i];
  }
  for (gsize i = 0; i < n; i++)
    to[places[get_byte (from[i].key, byte)]++] = from[i];
}

void
demarche_keyed_sort (GArray *items)
{
  gsize n = items->len;
  DemarcheKeyed *from = (DemarcheKeyed *)(gpointer)items->data;
  if (n < 2)
    return;
  g_autofree Counts *counts = g_new0 (Counts, 1);
  g_autofree DemarcheKeyed *room = g_new (DemarcheKeyed, n);
  DemarcheKeyed *to = room;
  count (from, n, counts);
  for (guint byte = 0; byte < BYTES; byte++) {
    if (counts->n[byte][get_byte (from->key, byte)] == n)
      continue; /* the same in all */
    deal_out (from, n, byte, counts->n[byte], to);
    DemarcheKeyed *dealt = to;
    to = from;
    from = dealt;
  }
  if (from == room)
    memcpy (items->data, room, n * sizeof (DemarcheKeyed));
}
