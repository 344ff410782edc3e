/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The marks of list items that a word processor counts itself. */
#pragma once

#include "base/macros.h"

G_BEGIN_DECLS

#define DEMARCHE_LIST_LEVELS 9

/* how a level counts: "1", "a", "A", "i", "I", '-' for a bullet, 0 for no mark */
typedef struct {
  char numbering;
  char *pattern; /* (nullable): "(%1)", "%1.%2" of the levels' numbers; NULL: "%LEVEL." */
  guint start;
  guint count;
} DemarcheListLevel;

/* all levels of a list, and how far each has counted */
typedef struct {
  DemarcheListLevel levels[DEMARCHE_LIST_LEVELS];
} DemarcheListStyle;

DemarcheListStyle *demarche_list_style_new (void) DEMARCHE_MUST_USE;
DemarcheListStyle *demarche_list_style_copy (const DemarcheListStyle *style) DEMARCHE_MUST_USE;
void demarche_list_style_free (DemarcheListStyle *style);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemarcheListStyle, demarche_list_style_free)

void demarche_list_level_set_pattern (DemarcheListLevel *level, const char *pattern);
/* the number of its first item, as the document writes it */
void demarche_list_level_set_start (DemarcheListLevel *level, const char *number);
/* the level starts anew */
void demarche_list_style_restart (DemarcheListStyle *style, guint level);
/* counts one more item; returns its mark with a space, NULL when it has none. Free with g_free */
char *demarche_list_style_count (DemarcheListStyle *style, guint level) DEMARCHE_MUST_USE;

G_END_DECLS
