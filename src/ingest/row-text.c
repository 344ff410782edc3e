/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Rows of tables: figures and short words stand on one line, running text in paragraphs. */
#include "ingest/office.h"

#include "ingest/wording.h"

#define SHORTEST_RUNNING_TEXT 120

void
demarche_row_text_start_cell (DemarcheRowText *row, DemarcheBlockText *block)
{
  row->n_paragraphs = 0;
  demarche_block_text_append (block, " ", TRUE, FALSE);
}

gboolean
demarche_row_text_start_paragraph (DemarcheRowText *row, DemarcheBlockText *block,
                                   gboolean is_apart, GError **error)
{
  if (row->n_rows > 0 && row->n_paragraphs == 0 && !is_apart)
    return TRUE;
  return demarche_block_text_flush (block, 0, error);
}

static gboolean
is_running_text (const DemarcheBlockText *block)
{
  gsize length = block->words->len;

  return length >= SHORTEST_RUNNING_TEXT &&
         demarche_wording_is_sentence_end (demarche_wording_last (block->words->str, length));
}

gboolean
demarche_row_text_end_paragraph (DemarcheRowText *row, DemarcheBlockText *block, guint flags,
                                 GError **error)
{
  gboolean has_words = block->words->len > block->mark_length;

  if (row->n_rows > 0 && flags == 0 && block->mark_length == 0 && !is_running_text (block)) {
    row->n_paragraphs += has_words;
    return TRUE;
  }
  row->n_paragraphs += has_words;
  return demarche_block_text_flush (block, flags, error);
}
