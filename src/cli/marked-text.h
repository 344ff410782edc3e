/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Text for a terminal: wrapped to its width, with marks under words. */
#pragma once

#include "demarche.h"

G_BEGIN_DECLS

/* columns of the terminal, within what is good to read */
guint demarche_text_width (void);

/* what a byte of a text is marked as: a stronger one covers a weaker one */
typedef enum {
  DEMARCHE_MARK_NONE,
  DEMARCHE_MARK_EVIDENCE, /* ~ */
  DEMARCHE_MARK_CUE,      /* - */
} DemarcheMark;

/**
 * demarche_marked_text_append:
 * @marks: (array length=length): DemarcheMark of each byte
 *
 * Appends the text in lines of at most @width columns, each after @indent spaces, and under a
 * line that holds marks a line with them. Safe for a terminal.
 */
void demarche_marked_text_append (GString *out, const char *text, gsize length, const guint8 *marks,
                                  guint indent, guint width, gboolean colour);

G_END_DECLS
