/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Things in order by a number, those of one number as they stood. */
#include "base/keyed.h"
#include "runner.h"

#define N 5000

/* spread over all bits; the same in each run */
static guint64
make_key (guint index, guint64 mask)
{
  guint64 key = (index + 1) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

  return (key ^ key >> 31) & mask;
}

static void
check_sorted (guint n, guint64 mask)
{
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (DemarcheKeyed));
  g_autofree gboolean *seen = g_new0 (gboolean, n + 1);

  for (guint i = 0; i < n; i++) {
    DemarcheKeyed item = {make_key (i, mask), i};
    g_array_append_val (items, item);
  }
  demarche_keyed_sort (items);
  ck_assert_uint_eq (items->len, n);
  for (guint i = 0; i < n; i++) {
    const DemarcheKeyed *item = &g_array_index (items, DemarcheKeyed, i);
    ck_assert_uint_eq (item->key, make_key (item->value, mask));
    ck_assert (!seen[item->value]);
    seen[item->value] = TRUE;
    if (i == 0)
      continue;
    const DemarcheKeyed *before = item - 1;
    ck_assert (before->key < item->key ||
               (before->key == item->key && before->value < item->value));
  }
}

START_TEST (keys_rise_and_equals_keep_their_order)
{
  const guint64 masks[] = {G_MAXUINT64,
                           0,
                           0xff,
                           0xf0f0,
                           G_GUINT64_CONSTANT (0xff00000000000001),
                           G_GUINT64_CONSTANT (0xffffffff00000000)};
  const guint sizes[] = {0, 1, 2, 3, N};

  for (guint i = 0; i < G_N_ELEMENTS (masks); i++)
    for (guint k = 0; k < G_N_ELEMENTS (sizes); k++)
      check_sorted (sizes[k], masks[i]);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("keyed");
  TCase *tests = tcase_create ("keyed");

  tcase_add_test (tests, keys_rise_and_equals_keep_their_order);
  suite_add_tcase (suite, tests);
  return demarche_run_suite (suite);
}
