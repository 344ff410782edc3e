/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Where marks and labels of an issue line go, so that none covers another. */
#pragma once

#include "report/page.h"

G_BEGIN_DECLS

#define DEMARCHE_LINE_LEFT 150.0
#define DEMARCHE_LINE_RIGHT 790.0
#define DEMARCHE_LINE_WIDTH 940.0

typedef enum {
  DEMARCHE_LABEL_NONE, /* in a stack: named in words below */
  DEMARCHE_LABEL_LEFT,
  DEMARCHE_LABEL_RIGHT,
} DemarcheLabelSide;

/**
 * DemarcheLineItem:
 * @shift: (nullable) (unowned)
 * @name: shortened to what there is room for
 * @change: (nullable) (unowned): the word for the shift, where there is room for it
 * @lane: 0 is next to the axis
 *
 * One actor on a line.
 */
typedef struct {
  const DemarcheCell *cell; /* (unowned) */
  const DemarcheShift *shift;
  DemarcheMark mark;
  char *name;
  const char *change;
  double x;
  DemarcheLabelSide side;
  guint lane;
} DemarcheLineItem;

/**
 * DemarcheLineLayout:
 * @items: (element-type DemarcheLineItem)
 * @n_lanes: height of the drawing
 * @is_stacked: too many for labels
 */
typedef struct {
  GPtrArray *items;
  guint n_lanes;
  gboolean is_stacked;
} DemarcheLineLayout;

/* everybody who stands on @issue in the window that counts as now */
DemarcheLineLayout *demarche_line_layout_new (DemarchePage *page, guint issue) DEMARCHE_MUST_USE;
void demarche_line_layout_free (DemarcheLineLayout *layout);

/* a copy of at most @length characters, with an ellipsis where it was cut */
char *demarche_line_shorten (const char *name, glong length) DEMARCHE_MUST_USE;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemarcheLineLayout, demarche_line_layout_free)

G_END_DECLS
