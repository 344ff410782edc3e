/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* A state of the rules as lines for a screen or a log. */
#pragma once

#include "cli/watch-state.h"

G_BEGIN_DECLS

typedef enum {
  DEMARCHE_LINE_PLAIN,
  DEMARCHE_LINE_GOOD,
  DEMARCHE_LINE_BAD,
  DEMARCHE_LINE_CHANGED,
  DEMARCHE_LINE_OLD, /* of an earlier state */
} DemarcheLineStyle;

/* @text is safe for a terminal, without line end and without colours; @is_long: to be wrapped, not
 * cut, where it is too long */
typedef struct {
  DemarcheLineStyle style;
  gboolean is_long;
  char *text;
} DemarcheWatchLine;

/**
 * DemarcheWatchView:
 * @state: the newest one
 * @good: (nullable): the last good one, which stays in sight while the newest is broken
 * @n_failed: statements that could not be read
 * @width: columns that a quote may take
 * @is_screen: with the time that was needed, and what was seen last while rules are broken
 *
 * What is shown.
 */
typedef struct {
  const char *path; /* of the rules */
  const DemarcheWatchState *state;
  const DemarcheWatchState *good;
  guint n_failed;
  guint width;
  gboolean is_screen;
} DemarcheWatchView;

/* (element-type DemarcheWatchLine) (transfer full): what matters most comes first; of each list at
 * most @limit entries */
GPtrArray *demarche_watch_view_write (const DemarcheWatchView *view, guint limit) DEMARCHE_MUST_USE;

/* (element-type utf8) (transfer full): the view in as many lines, as wide as it is; the last one
 * is @footer */
GPtrArray *demarche_watch_view_fit (const DemarcheWatchView *view, guint n_rows,
                                    gboolean is_coloured, const char *footer) DEMARCHE_MUST_USE;

G_END_DECLS
