/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Styles of word processors, which go on from each other. */
#include "ingest/office.h"

#include "ingest/wording.h"

#define LONGEST_DESCENT 16

void
demarche_office_style_clear (DemarcheOfficeStyle *style)
{
  g_clear_pointer (&style->base, g_free);
  g_clear_pointer (&style->list, g_free);
}

static void
free_style (gpointer data)
{
  demarche_office_style_clear (data);
  g_free (data);
}

GHashTable *
demarche_office_styles_new (void)
{
  return g_hash_table_new_full (demarche_wording_hash, g_str_equal, g_free, free_style);
}

void
demarche_office_style_resolve (DemarcheOfficeStyle *style, GHashTable *styles)
{
  const char *base = style->base;

  for (guint i = 0; base && i < LONGEST_DESCENT; i++) {
    const DemarcheOfficeStyle *from = g_hash_table_lookup (styles, base);

    if (!from)
      return;
    style->is_heading |= from->is_heading;
    style->is_contents |= from->is_contents;
    style->emphasis = style->emphasis ? style->emphasis : from->emphasis;
    style->hidden = style->hidden ? style->hidden : from->hidden;
    if (!style->list && from->list) {
      style->list = g_strdup (from->list);
      style->level = from->level;
    }
    base = from->base;
  }
}
