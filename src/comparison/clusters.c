/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Average linkage by chains of nearest neighbours. */
#include "comparison/clusters.h"

typedef struct {
  guint n;
  double *values; /* mean likeness between clusters, by the slot of their first member */
  guint *sizes;   /* of the cluster in a slot, 0: merged away */
  guint *names;   /* its number in the tree */
  GArray *merges; /* DemarcheMerge, in the order in which chains ended */
} Linkage;

static double *
value_between (const Linkage *linkage, guint first, guint second)
{
  return &linkage->values[(gsize)first * linkage->n + second];
}

/* the most alike other cluster; @preferred wins a draw, else the lower slot */
static guint
find_nearest (const Linkage *linkage, guint slot, guint preferred)
{
  guint best = preferred;
  for (guint i = 0; i < linkage->n; i++) {
    if (i == slot || linkage->sizes[i] == 0 || i == preferred)
      continue;
    if (best == DEMARCHE_NONE ||
        *value_between (linkage, slot, i) > *value_between (linkage, slot, best))
      best = i;
  }
  return best;
}

static void
merge_slots (Linkage *linkage, guint first, guint second)
{
  guint kept = MIN (first, second);
  guint gone = MAX (first, second);
  double share = (double)linkage->sizes[kept] / (linkage->sizes[kept] + linkage->sizes[gone]);
  DemarcheMerge merge = {linkage->names[kept], linkage->names[gone],
                         *value_between (linkage, kept, gone)};
  for (guint i = 0; i < linkage->n; i++) {
    if (linkage->sizes[i] == 0 || i == kept || i == gone)
      continue;
    double mean =
        share * *value_between (linkage, kept, i) + (1 - share) * *value_between (linkage, gone, i);
    *value_between (linkage, kept, i) = mean;
    *value_between (linkage, i, kept) = mean;
  }
  linkage->sizes[kept] += linkage->sizes[gone];
  linkage->sizes[gone] = 0;
  linkage->names[kept] = linkage->n + linkage->merges->len;
  g_array_append_val (linkage->merges, merge);
}

static guint
find_first (const Linkage *linkage)
{
  guint first = 0;
  while (linkage->sizes[first] == 0)
    first++;
  return first;
}

/* a chain of ever nearer neighbours ends at two that are nearest to each other */
static void
follow_chain (Linkage *linkage, GArray *chain)
{
  if (chain->len == 0) {
    guint start = find_first (linkage);
    g_array_append_val (chain, start);
  }
  guint last = g_array_index (chain, guint, chain->len - 1);
  guint before = chain->len < 2 ? DEMARCHE_NONE : g_array_index (chain, guint, chain->len - 2);
  guint nearest = find_nearest (linkage, last, before);
  if (nearest == before) {
    g_array_set_size (chain, chain->len - 2);
    merge_slots (linkage, last, before);
  } else {
    g_array_append_val (chain, nearest);
  }
}

GArray *
demarche_clusters_link (double *values, guint n)
{
  g_autofree guint *sizes = g_new (guint, n);
  g_autofree guint *names = g_new (guint, n);
  g_autoptr (GArray) chain = g_array_new (FALSE, FALSE, sizeof (guint));
  GArray *merges = g_array_new (FALSE, FALSE, sizeof (DemarcheMerge));
  Linkage linkage = {n, values, sizes, names, merges};
  for (guint i = 0; i < n; i++) {
    sizes[i] = 1;
    names[i] = i;
  }
  while (merges->len + 1 < n)
    follow_chain (&linkage, chain);
  return merges;
}

/* without recursion: a tree may be one long branch */
GArray *
demarche_clusters_order (GArray *merges, guint n)
{
  GArray *order = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) stack = g_array_new (FALSE, FALSE, sizeof (guint));
  guint root = n + merges->len - 1; /* without a merge the only thing */
  g_array_append_val (stack, root);
  while (stack->len > 0) {
    guint name = g_array_index (stack, guint, stack->len - 1);
    g_array_set_size (stack, stack->len - 1);
    if (name < n) {
      g_array_append_val (order, name);
      continue;
    }
    const DemarcheMerge *merge = &g_array_index (merges, DemarcheMerge, name - n);
    g_array_append_val (stack, merge->second);
    g_array_append_val (stack, merge->first);
  }
  return order;
}
