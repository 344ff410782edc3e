/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The names of a comparison's choices in files and options. */
#include "comparison/comparison.h"

static const char *const unit_names[] = {
    [DEMARCHE_UNIT_DELEGATION] = "delegation",
    [DEMARCHE_UNIT_SPEAKER] = "speaker",
    [DEMARCHE_UNIT_GROUP] = "group",
};

static const char *const counting_names[] = {
    [DEMARCHE_COUNTING_PARAGRAPH] = "paragraph",
    [DEMARCHE_COUNTING_TURN] = "turn",
    [DEMARCHE_COUNTING_STATEMENT] = "statement",
};

static const char *const window_names[] = {
    [DEMARCHE_WINDOWS_EVENT] = "event",
    [DEMARCHE_WINDOWS_MONTH] = "month",
    [DEMARCHE_WINDOWS_QUARTER] = "quarter",
    [DEMARCHE_WINDOWS_YEAR] = "year",
};

static const char *const shift_names[] = {
    [DEMARCHE_SHIFT_REVERSED] = "reversed",
    [DEMARCHE_SHIFT_MOVED] = "moved",
    [DEMARCHE_SHIFT_STANCE_REVERSED] = "stance-reversed",
    [DEMARCHE_SHIFT_SOFTER] = "softer",
    [DEMARCHE_SHIFT_FIRMER] = "firmer",
    [DEMARCHE_SHIFT_ADDED] = "added",
    [DEMARCHE_SHIFT_DROPPED] = "dropped",
    [DEMARCHE_SHIFT_FIRST_TAKEN] = "first-taken",
};

static int
find_name (const char *const *names, guint n_names, const char *name)
{
  for (guint i = 0; i < n_names; i++) {
    if (g_strcmp0 (names[i], name) == 0)
      return (int)i;
  }
  return -1;
}

const char *
demarche_unit_get_name (DemarcheUnit unit)
{
  g_return_val_if_fail ((guint)unit < G_N_ELEMENTS (unit_names), NULL);
  return unit_names[unit];
}

gboolean
demarche_unit_from_name (const char *name, DemarcheUnit *unit)
{
  int found = find_name (unit_names, G_N_ELEMENTS (unit_names), name);
  if (found < 0)
    return FALSE;
  *unit = (DemarcheUnit)found;
  return TRUE;
}

const char *
demarche_counting_get_name (DemarcheCounting counting)
{
  g_return_val_if_fail ((guint)counting < G_N_ELEMENTS (counting_names), NULL);
  return counting_names[counting];
}

gboolean
demarche_counting_from_name (const char *name, DemarcheCounting *counting)
{
  int found = find_name (counting_names, G_N_ELEMENTS (counting_names), name);
  if (found < 0)
    return FALSE;
  *counting = (DemarcheCounting)found;
  return TRUE;
}

const char *
demarche_window_kind_get_name (DemarcheWindowKind kind)
{
  g_return_val_if_fail ((guint)kind < G_N_ELEMENTS (window_names), NULL);
  return window_names[kind];
}

gboolean
demarche_window_kind_from_name (const char *name, DemarcheWindowKind *kind)
{
  int found = find_name (window_names, G_N_ELEMENTS (window_names), name);
  if (found < 0)
    return FALSE;
  *kind = (DemarcheWindowKind)found;
  return TRUE;
}

const char *
demarche_shift_kind_get_name (DemarcheShiftKind kind)
{
  g_return_val_if_fail ((guint)kind < G_N_ELEMENTS (shift_names), NULL);
  return shift_names[kind];
}
