/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Quotes as notes, sentences, cells. */
#include "report/document.h"

#include "report/quote.h"
#include "report/sentences.h"
#include "report/words.h"

#define EXCERPT_BYTES 320

void
demarche_document_quote (DemarcheDocument *document, guint index)
{
  const DemarcheEvidence *evidence = demarche_report_get_evidence (document->report, index);
  const DemarcheParagraph *paragraph = demarche_report_get_paragraph (document->report, evidence);
  DemarcheSpan part = demarche_quote_excerpt (paragraph, evidence->tag, EXCERPT_BYTES);
  g_autoptr (GArray) pieces = demarche_quote_split (paragraph, evidence->tag, part);

  demarche_docx_text (document->docx, DEMARCHE_DOCX_PLAIN, part.start > 0 ? "“… " : "“");
  for (guint i = 0; i < pieces->len; i++) {
    const DemarchePiece *piece = &g_array_index (pieces, DemarchePiece, i);
    DemarcheDocxLook look = piece->kind == DEMARCHE_PIECE_MATCH ? DEMARCHE_DOCX_UNDERLINED
                            : piece->kind == DEMARCHE_PIECE_CUE ? DEMARCHE_DOCX_ITALIC
                                                                : DEMARCHE_DOCX_PLAIN;

    demarche_docx_text_length (document->docx, look, paragraph->text + piece->span.start,
                               piece->span.end - piece->span.start);
  }
  demarche_docx_text (document->docx, DEMARCHE_DOCX_PLAIN,
                      part.end < paragraph->length ? " …”" : "”");
}

void
demarche_document_cite (DemarcheDocument *document, guint index)
{
  const DemarcheEvidence *evidence = demarche_report_get_evidence (document->report, index);
  g_autofree char *citation = demarche_words_citation (evidence);

  if (document->notes[index] > 0) {
    demarche_docx_refer_to_note (document->docx, document->notes[index]);
    return;
  }
  document->notes[index] = demarche_docx_open_note (document->docx);
  demarche_document_quote (document, index);
  demarche_docx_textf (document->docx, DEMARCHE_DOCX_PLAIN, " %s. Reference %s.", citation,
                       evidence->reference);
  demarche_docx_close_note (document->docx);
}

void
demarche_document_cite_cell (DemarcheDocument *document, const DemarcheCell *cell)
{
  if (cell->quote != DEMARCHE_NONE)
    demarche_document_cite (document, cell->quote);
}

/* "g12": the tags of a cell, or those ascribed to others */
static void
cite_group (DemarcheDocument *document, const char *target)
{
  DemarcheReport *report = document->report;
  const DemarcheEvidenceGroup *group;
  const DemarcheCell *cell;
  guint64 number;

  if (target[0] != 'g' ||
      !g_ascii_string_to_unsigned (target + 1, 10, 1, report->groups->len, &number, NULL))
    return;
  group = demarche_report_get_group (report, (guint)number - 1);
  cell =
      demarche_comparison_find_cell (report->comparison, group->actor, group->issue, group->window);
  if (cell != NULL)
    demarche_document_cite_cell (document, cell);
  else if (group->n_own > 0)
    demarche_document_cite (document, group->own[0]);
}

static void
write_run (DemarcheDocument *document, const DemarcheRun *run)
{
  switch (run->kind) {
  case DEMARCHE_RUN_STRONG:
  case DEMARCHE_RUN_NAME:
    demarche_docx_text (document->docx, DEMARCHE_DOCX_BOLD, run->text);
    break;
  case DEMARCHE_RUN_FLAG:
    demarche_docx_textf (document->docx, DEMARCHE_DOCX_ITALIC, "(%s)", run->text);
    break;
  case DEMARCHE_RUN_LINK:
    if (g_ascii_isdigit (run->text[0]))
      demarche_docx_text (document->docx, DEMARCHE_DOCX_PLAIN, run->text);
    else if (run->text[0] == 'E' && !document->is_short)
      cite_group (document, run->target);
    break;
  case DEMARCHE_RUN_ARROW:
    if (!document->is_short)
      demarche_docx_text (document->docx, DEMARCHE_DOCX_PLAIN, run->text);
    break;
  case DEMARCHE_RUN_TEXT:
  default:
    demarche_docx_text (document->docx, DEMARCHE_DOCX_PLAIN, run->text);
  }
}

void
demarche_document_sentence (DemarcheDocument *document, GPtrArray *sentence)
{
  for (guint i = 0; i < sentence->len; i++)
    write_run (document, g_ptr_array_index (sentence, i));
}

void
demarche_document_position (DemarcheDocument *document, const DemarcheCell *cell)
{
  g_autofree char *score = cell->has_score ? demarche_words_score (cell->mean) : NULL;

  demarche_docx_text (document->docx,
                      cell->share_firm >= 0.5 ? DEMARCHE_DOCX_BOLD : DEMARCHE_DOCX_ITALIC,
                      cell->short_label);
  demarche_docx_textf (document->docx, DEMARCHE_DOCX_PLAIN, "%s%s%s, %s, n %u",
                       demarche_report_get_dagger (document->report, cell),
                       score != NULL ? " " : "", score != NULL ? score : "",
                       demarche_words_force (cell), cell->n_counted);
}

void
demarche_document_open_cell (DemarcheDocument *document)
{
  demarche_docx_open_cell (document->docx);
  demarche_docx_open_paragraph (document->docx, DEMARCHE_DOCX_BODY);
}

void
demarche_document_close_cell (DemarcheDocument *document)
{
  demarche_docx_close_paragraph (document->docx);
  demarche_docx_close_cell (document->docx);
}

void
demarche_document_cell (DemarcheDocument *document, DemarcheDocxLook look, const char *text)
{
  demarche_document_open_cell (document);
  demarche_docx_text (document->docx, look, text);
  demarche_document_close_cell (document);
}

void
demarche_document_head (DemarcheDocument *document, const char *const *heads, guint n)
{
  demarche_docx_open_row (document->docx, TRUE);
  for (guint i = 0; i < n; i++)
    demarche_document_cell (document, DEMARCHE_DOCX_BOLD, heads[i]);
  demarche_docx_close_row (document->docx);
}
