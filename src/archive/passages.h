/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Texts of paragraphs out of the text that they stand in. */
#pragma once

#include "model/statement.h"

G_BEGIN_DECLS

/* the offsets of a text of @length bytes, from the archive. @n: (out). NULL: they are none */
DemarcheOffset *demarche_passage_read_offsets (const guint8 *bytes, gsize size, gsize length,
                                               guint *n) DEMARCHE_MUST_USE;
/* (nullable): the text of @length bytes that @map leads to, line ends and tabs as spaces, and
 * a space where two pieces were joined; NUL-terminated. NULL: it leads out of the source */
char *demarche_passage_derive (const char *source, gsize source_length, const DemarcheOffset *map,
                               guint n_map, gsize length) DEMARCHE_MUST_USE;
/* whether that is @text, which then need not be kept */
gboolean demarche_passage_is_derived (const char *source, gsize source_length,
                                      const DemarcheOffset *map, guint n_map, const char *text,
                                      gsize length);

G_END_DECLS
