/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* How paragraphs of word processors become blocks: those of a note are one, and in rows of tables
 * figures and short words stand on one line, running text in paragraphs. */
#include "ingest/office.h"

#include "ingest/wording.h"

#define SHORTEST_RUNNING_TEXT 120

gboolean
demarche_office_flow_start_row (DemarcheOfficeFlow *flow, DemarcheBlockText *block, GError **error)
{
  flow->n_rows++;
  return flow->in_note || demarche_block_text_flush (block, 0, error);
}

gboolean
demarche_office_flow_end_row (DemarcheOfficeFlow *flow, DemarcheBlockText *block, GError **error)
{
  flow->n_rows--;
  return flow->in_note || demarche_block_text_flush (block, 0, error);
}

void
demarche_office_flow_start_cell (DemarcheOfficeFlow *flow, DemarcheBlockText *block)
{
  flow->n_paragraphs = 0;
  demarche_block_text_append (block, " ", TRUE, FALSE);
}

gboolean
demarche_office_flow_start_paragraph (DemarcheOfficeFlow *flow, DemarcheBlockText *block,
                                      gboolean is_apart, GError **error)
{
  if (flow->in_note || (flow->n_rows > 0 && flow->n_paragraphs == 0 && !is_apart))
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
demarche_office_flow_end_paragraph (DemarcheOfficeFlow *flow, DemarcheBlockText *block, guint flags,
                                    GError **error)
{
  demarche_block_text_drop_empty_item (block);
  if (flow->in_note) {
    demarche_block_text_append (block, " ", TRUE, FALSE);
    return TRUE;
  }
  flow->n_paragraphs += block->words->len > block->mark_length;
  if (flow->n_rows > 0 && flags == 0 && block->mark_length == 0 && !is_running_text (block))
    return TRUE;
  return demarche_block_text_flush (block, flags, error);
}
