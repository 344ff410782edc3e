/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The words of one block while a reader walks over marked-up text. */
#pragma once

#include "ingest/extract.h"

G_BEGIN_DECLS

/**
 * DemarcheBlockText:
 * @words: what it has so far
 * @mark_length: bytes of the list mark that it starts with; @is_first_item: of its list
 * @first_plain: where its first character without emphasis stands
 */
typedef struct {
  DemarcheExtract *extract; /* (unowned) */
  GString *words;
  gsize mark_length;
  gsize first_plain;
  gboolean is_first_item;
} DemarcheBlockText;

void demarche_block_text_init (DemarcheBlockText *block, DemarcheExtract *extract);
void demarche_block_text_clear (DemarcheBlockText *block);
/* @verbatim: line breaks count; else all white space is one space */
void demarche_block_text_append (DemarcheBlockText *block, const char *text, gboolean emphasised,
                                 gboolean verbatim);
/* a line break that the author made; @as_space: where one line is wanted */
void demarche_block_text_break (DemarcheBlockText *block, gboolean as_space);
/* the block that begins is an item of a list; @mark: "- ", "2. " */
void demarche_block_text_start_item (DemarcheBlockText *block, const char *mark, gboolean is_first);
/* an item without words loses its mark */
void demarche_block_text_drop_empty_item (DemarcheBlockText *block);
/* hands the block over, when there are words in it. Errors: LIMIT */
gboolean demarche_block_text_flush (DemarcheBlockText *block, guint flags,
                                    GError **error) DEMARCHE_MUST_USE;

G_END_DECLS
