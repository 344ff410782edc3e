/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* A rule diff as text, JSON and CSV. */
#pragma once

#include "demarche.h"

G_BEGIN_DECLS

/* @limit: most lines of each list, 0: all; @width: columns that a quote may take; @colour:
 * whether marks are coloured; @is_fixed: whether the reader has no say in the limit */
typedef struct {
  guint limit;
  guint width;
  gboolean colour;
  gboolean is_fixed;
} DemarcheDiffLayout;

/* appends it for a terminal */
void demarche_diff_append_text (GString *out, const DemarcheRuleDiff *diff,
                                const DemarcheDiffLayout *layout);
/* parts of it: edits by file, one tag in three lines */
void demarche_diff_append_edits (GString *out, GPtrArray *edits, const DemarcheDiffLayout *layout);
void demarche_diff_append_tag (GString *out, const DemarcheTagChange *change, const char *reference,
                               const DemarcheDiffLayout *layout);

/* one JSON object and a line end, with everything in it */
void demarche_diff_append_json (GString *out, const DemarcheRuleDiff *diff);
/* the tags as CSV rows below a head */
void demarche_diff_append_csv (GString *out, const DemarcheRuleDiff *diff);

G_END_DECLS
