/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The names of a comparison's choices in files and options. */
#include "base/names.h"
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

DEMARCHE_DEFINE_NAMES (DemarcheUnit, demarche_unit, unit_names)
DEMARCHE_DEFINE_NAMES (DemarcheCounting, demarche_counting, counting_names)
DEMARCHE_DEFINE_NAMES (DemarcheWindowKind, demarche_window_kind, window_names)

const char *
demarche_shift_kind_get_name (DemarcheShiftKind kind)
{
  g_return_val_if_fail ((guint)kind < G_N_ELEMENTS (shift_names), NULL);
  return shift_names[kind];
}
